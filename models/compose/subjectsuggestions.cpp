// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/subjectsuggestions.h"

#include <algorithm>

namespace natsight {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// What of a pattern can be typed: all of a subject, else whole tokens up to the first wildcard.
std::string_view literalPart(std::string_view pattern)
{
    std::size_t begin = 0;
    while (begin < pattern.size()) {
        const std::size_t end = std::min(pattern.find('.', begin), pattern.size());
        const std::string_view token = pattern.substr(begin, end - begin);
        if (token == "*" || token == ">")
            return pattern.substr(0, begin);
        begin = end + 1;
    }
    return pattern;
}

} // namespace

SubjectSuggestions::SubjectSuggestions(const QString &typed)
    : m_typed(typed.toUtf8())
    , m_exact(m_typed)
{
    std::transform(m_typed.begin(), m_typed.end(), m_typed.begin(), lower);
}

bool SubjectSuggestions::add(std::string_view pattern, const QString &origin)
{
    const std::string_view text = literalPart(pattern);
    if (text.empty() || text == std::string_view(m_exact.constData(), static_cast<std::size_t>(m_exact.size())))
        return false;
    std::size_t rank = 0;
    if (!m_typed.isEmpty()) {
        const auto found = std::search(
            text.begin(), text.end(), m_typed.begin(), m_typed.end(), [](char a, char b) { return lower(a) == b; });
        if (found == text.end())
            return false;
        rank = found == text.begin() ? 0 : *(found - 1) == '.' ? 1 : 2;
    }
    if (m_ranks[rank].size() >= most)
        return false;
    const QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
    if (m_seen.contains(bytes))
        return false;
    const QString subject = QString::fromUtf8(bytes);
    if (subject.toUtf8() != bytes) // cannot be typed
        return false;
    m_seen.insert(bytes);
    m_ranks[rank].append({ subject, origin });
    return true;
}

QList<SubjectSuggestion> SubjectSuggestions::best() const
{
    QList<SubjectSuggestion> all = m_ranks[0] + m_ranks[1] + m_ranks[2];
    all.resize(std::min<qsizetype>(all.size(), most));
    return all;
}

} // namespace natsight
