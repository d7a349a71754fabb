// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/storedfilter.h"

#include "models/core/bytes.h"
#include "models/core/text.h"
#include "models/payload/decode.h"

#include <optional>

namespace natsight {

namespace {

enum Field { Subject, Payload, HeaderLines, Sequence, Size, Time };

FilterFields makeStoredFields()
{
    FilterFields made;
    made.fields = {
        { "subject", FilterType::Subject, Subject, Text::tr("on which it was published"), false, false, true },
        { "payload", FilterType::Bytes, Payload, Text::tr("bytes of the message"), true, false, true },
        { "headers", FilterType::Bytes, HeaderLines, Text::tr("all headers as lines"), true, false, true },
        { "sequence", FilterType::Number, Sequence, Text::tr("number in the stream") },
        { "size", FilterType::Size, Size, Text::tr("bytes of the payload") },
        { "time", FilterType::Time, Time, Text::tr("when it was stored") },
    };
    made.hasHeaders = true;
    made.hasJson = true;
    return made;
}

class StoredRecord final : public FilterRecord
{
public:
    StoredRecord(const StoredMessage &message, TreeReader &trees)
        : m_message(message)
        , m_trees(trees)
    {
    }

    [[nodiscard]] std::string_view text(int field) const override
    {
        switch (field) {
        case Subject:
            return viewOf(m_message.subject);
        case Payload:
            return viewOf(m_message.payload);
        default:
            return headers();
        }
    }
    [[nodiscard]] FilterNumber number(int field) const override
    {
        switch (field) {
        case Sequence:
            return static_cast<FilterNumber>(m_message.sequence);
        case Size:
            return static_cast<FilterNumber>(m_message.payload.size());
        default:
            return static_cast<FilterNumber>(m_message.timeNs);
        }
    }
    [[nodiscard]] std::string_view headers() const override
    {
        if (!m_headers)
            m_headers = encodeHeaders(m_message.headers);
        return viewOf(*m_headers);
    }
    [[nodiscard]] std::string_view json() const override
    {
        // Several conditions ask the same.
        if (!m_json)
            m_json = m_trees.json(viewOf(m_message.payload), viewOf(m_message.subject));
        return *m_json;
    }

private:
    const StoredMessage &m_message;
    TreeReader &m_trees;
    mutable std::optional<std::string_view> m_json;
    mutable std::optional<QByteArray> m_headers; ///< made when they are asked for
};

} // namespace

const FilterFields &storedFields()
{
    static const FilterFields fields = makeStoredFields();
    return fields;
}

MessageTest filterTest(std::shared_ptr<const FilterProgram> program)
{
    const auto evaluator = std::make_shared<FilterEvaluator>(std::move(program));
    const auto trees = std::make_shared<TreeReader>();
    return
        [evaluator, trees](const StoredMessage &message) { return evaluator->matches(StoredRecord(message, *trees)); };
}

SeenNames storedNames(const QList<StoredMessage> &messages)
{
    NameCounter counter;
    TreeReader trees;
    for (const StoredMessage &message : messages) {
        counter.addValue("subject", viewOf(message.subject));
        counter.addHeaders(viewOf(encodeHeaders(message.headers)));
        counter.addJson(trees.json(viewOf(message.payload), viewOf(message.subject)));
    }
    return counter.names();
}

} // namespace natsight
