// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/messagefilter.h"

#include "models/core/bytes.h"
#include "models/core/text.h"
#include "models/nats/subject.h"

#include <algorithm>

namespace natsight {

namespace {

constexpr unsigned char outside = 1;
constexpr unsigned char inside = 2;

class MessageRecord final : public FilterRecord
{
public:
    MessageRecord(const CapturedMessage &message, const MessageFilter &filter, TreeReader &trees)
        : m_message(message)
        , m_filter(filter)
        , m_trees(trees)
    {
    }

    [[nodiscard]] std::string_view text(int field) const override
    {
        switch (static_cast<MessageField>(field)) {
        case MessageField::Subject:
            return m_message.subject;
        case MessageField::Reply:
            return m_message.reply;
        case MessageField::Payload:
            return m_message.payload;
        case MessageField::Subscription:
            for (const auto &[tap, pattern] : m_filter.taps) {
                if (tap == m_message.tap)
                    return viewOf(pattern);
            }
            return {};
        default:
            return {};
        }
    }

    [[nodiscard]] FilterNumber number(int field) const override
    {
        return static_cast<MessageField>(field) == MessageField::Size
            ? static_cast<FilterNumber>(m_message.payload.size())
            : static_cast<FilterNumber>(m_message.timeNs);
    }

    [[nodiscard]] std::string_view headers() const override { return m_message.headers; }
    [[nodiscard]] std::string_view json() const override
    {
        // Several conditions ask the same.
        if (!m_json)
            m_json = m_trees.json(m_message.payload, m_message.subject);
        return *m_json;
    }

private:
    const CapturedMessage &m_message;
    const MessageFilter &m_filter;
    TreeReader &m_trees;
    mutable std::optional<std::string_view> m_json;
};

FilterFields makeMessageFields()
{
    const auto id = [](MessageField field) { return static_cast<int>(field); };
    FilterFields made;
    made.fields = {
        { "subject", FilterType::Subject, id(MessageField::Subject), Text::tr("on which it was published"), false, true,
            true },
        { "payload", FilterType::Bytes, id(MessageField::Payload), Text::tr("bytes of the message"), true, false,
            true },
        { "reply", FilterType::Subject, id(MessageField::Reply), Text::tr("reply subject"), true },
        { "size", FilterType::Size, id(MessageField::Size), Text::tr("bytes of the payload") },
        { "time", FilterType::Time, id(MessageField::Time), Text::tr("when it was received") },
        { "subscription", FilterType::Text, id(MessageField::Subscription), Text::tr("pattern that brought it") },
    };
    made.hasHeaders = true;
    made.hasJson = true;
    return made;
}

} // namespace

const FilterFields &messageFields()
{
    static const FilterFields fields = makeMessageFields();
    return fields;
}

MessageMatcher::MessageMatcher(MessageFilter filter)
    : m_filter(std::move(filter))
    , m_decides(m_filter.hidesInternal || !m_filter.branch.isEmpty())
    , m_isPattern(m_filter.branch.contains('*') || m_filter.branch.contains('>'))
{
    if (m_filter.program && !m_filter.program->passesAll())
        m_evaluator.emplace(m_filter.program);
}

bool MessageMatcher::decide(std::string_view subject) const
{
    if (m_filter.hidesInternal && isInternalSubject(subject))
        return false;
    const std::string_view branch = viewOf(m_filter.branch);
    if (branch.empty())
        return true;
    if (m_isPattern)
        return subjectMatches(branch, subject);
    return subject.starts_with(branch) && (subject.size() == branch.size() || subject[branch.size()] == '.');
}

bool MessageMatcher::matches(const CapturedMessage &message)
{
    if (!m_filter.hiddenTaps.empty()
        && std::find(m_filter.hiddenTaps.cbegin(), m_filter.hiddenTaps.cend(), message.tap)
            != m_filter.hiddenTaps.cend())
        return false;
    const bool hasId = message.subjectId != Interner::none;
    if (m_decides && !hasId) {
        if (!decide(message.subject))
            return false;
    } else if (m_decides) {
        if (message.subjectId >= m_subjects.size())
            m_subjects.resize(std::size_t { message.subjectId } + 1024, 0);
        unsigned char &known = m_subjects[message.subjectId];
        if (known == 0)
            known = decide(message.subject) ? inside : outside;
        if (known == outside)
            return false;
    }
    if (!m_evaluator)
        return true;
    const MessageRecord record(message, m_filter, m_trees);
    return m_evaluator->matches(record, hasId ? message.subjectId : FilterEvaluator::noKey);
}

} // namespace natsight
