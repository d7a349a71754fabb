// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/messagefilter.h"

#include "models/core/bytes.h"
#include "models/nats/subject.h"

#include <algorithm>

namespace natsight {

namespace {

constexpr unsigned char outside = 1; ///< whatever the payload says
constexpr unsigned char open = 2; ///< the payload decides
constexpr unsigned char inside = 3; ///< whatever the payload says

} // namespace

MessageMatcher::MessageMatcher(MessageFilter filter)
    : m_filter(std::move(filter))
    , m_finder(viewOf(m_filter.text))
    , m_isPattern(m_filter.branch.contains('*') || m_filter.branch.contains('>'))
{
}

unsigned char MessageMatcher::decide(std::string_view subject) const
{
    if (m_filter.hidesInternal && isInternalSubject(subject))
        return outside;
    if (const std::string_view branch = viewOf(m_filter.branch); !branch.empty()) {
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
