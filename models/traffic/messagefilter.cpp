// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/messagefilter.h"

#include "models/nats/subject.h"

#include <algorithm>

namespace natsight {

namespace {

constexpr unsigned char outside = 1; ///< whatever the payload says
constexpr unsigned char open = 2; ///< the payload decides
constexpr unsigned char inside = 3; ///< whatever the payload says

std::string_view view(const QByteArray &bytes)
{
    return { bytes.constData(), static_cast<std::size_t>(bytes.size()) };
}

unsigned char lower(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + 32) : c;
}

} // namespace

TextFinder::TextFinder(std::string_view text)
    : m_text(text)
{
    m_isExact = std::any_of(m_text.cbegin(), m_text.cend(), [](char c) { return c >= 'A' && c <= 'Z'; })
        || std::none_of(m_text.cbegin(), m_text.cend(), [](char c) { return c >= 'a' && c <= 'z'; });
    for (std::size_t i = 0; i < 256; ++i)
        m_fold[i] = m_isExact ? static_cast<unsigned char>(i) : lower(static_cast<unsigned char>(i));
    m_skip.fill(std::max<std::size_t>(m_text.size(), 1));
    for (std::size_t i = 0; i + 1 < m_text.size(); ++i)
        m_skip[static_cast<unsigned char>(m_text[i])] = m_text.size() - 1 - i;
}

bool TextFinder::isIn(std::string_view bytes) const
{
    const std::size_t length = m_text.size();
    if (length == 0)
        return true;
    // Horspool's search over folded bytes.
    for (std::size_t at = 0; at + length <= bytes.size();) {
        std::size_t i = length;
        while (
            i > 0 && m_fold[static_cast<unsigned char>(bytes[at + i - 1])] == static_cast<unsigned char>(m_text[i - 1]))
            --i;
        if (i == 0)
            return true;
        at += m_skip[m_fold[static_cast<unsigned char>(bytes[at + length - 1])]];
    }
    return false;
}

MessageMatcher::MessageMatcher(MessageFilter filter)
    : m_filter(std::move(filter))
    , m_finder(view(m_filter.text))
    , m_isPattern(m_filter.branch.contains('*') || m_filter.branch.contains('>'))
{
}

unsigned char MessageMatcher::decide(std::string_view subject) const
{
    if (m_filter.hidesInternal && isInternalSubject(subject))
        return outside;
    if (const std::string_view branch = view(m_filter.branch); !branch.empty()) {
        if (m_isPattern) {
            if (!subjectMatches(branch, subject))
                return outside;
        } else if (!subject.starts_with(branch) || (subject.size() > branch.size() && subject[branch.size()] != '.')) {
            return outside;
        }
    }
    if (m_finder.isEmpty())
        return inside;
    return m_finder.isIn(subject) ? inside : open;
}

bool MessageMatcher::matches(const CapturedMessage &message)
{
    if (!m_filter.hiddenTaps.empty()
        && std::find(m_filter.hiddenTaps.cbegin(), m_filter.hiddenTaps.cend(), message.tap)
            != m_filter.hiddenTaps.cend())
        return false;
    unsigned char decision = 0;
    if (message.subjectId == Interner::none) {
        decision = decide(message.subject);
    } else {
        if (message.subjectId >= m_subjects.size())
            m_subjects.resize(std::size_t { message.subjectId } + 1024, 0);
        unsigned char &known = m_subjects[message.subjectId];
        if (known == 0)
            known = decide(message.subject);
        decision = known;
    }
    return decision == inside || (decision == open && m_finder.isIn(message.payload));
}

} // namespace natsight
