// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/subjectpattern.h"

#include <algorithm>

namespace natsight {

bool isSubjectPattern(std::string_view pattern)
{
    for (;;) {
        const auto dot = pattern.find('.');
        const std::string_view token = pattern.substr(0, dot);
        if (token.empty() || (token == ">" && dot != std::string_view::npos))
            return false;
        if (dot == std::string_view::npos)
            return true;
        pattern.remove_prefix(dot + 1);
    }
}

bool subjectPatternMatches(std::string_view pattern, std::string_view subject)
{
    for (;;) {
        const auto end = pattern.find('.');
        const auto subjectEnd = subject.find('.');
        const std::string_view token = pattern.substr(0, end);
        const std::string_view own = subject.substr(0, subjectEnd);
        if (token == ">")
            return !subject.empty();
        if (token == "*" ? own.empty() : token != own)
            return false;
        if (end == std::string_view::npos || subjectEnd == std::string_view::npos)
            return end == subjectEnd;
        pattern.remove_prefix(end + 1);
        subject.remove_prefix(subjectEnd + 1);
    }
}

bool isMoreSpecific(std::string_view a, std::string_view b)
{
    const auto rank = [](std::string_view token) { return token == ">" ? 2 : token == "*" ? 1 : 0; };
    for (;;) {
        const auto end = a.find('.');
        const auto otherEnd = b.find('.');
        const int own = rank(a.substr(0, end));
        const int other = rank(b.substr(0, otherEnd));
        if (own != other)
            return own < other;
        if (end == std::string_view::npos || otherEnd == std::string_view::npos)
            return end != std::string_view::npos && otherEnd == std::string_view::npos;
        a.remove_prefix(end + 1);
        b.remove_prefix(otherEnd + 1);
    }
}

} // namespace natsight
