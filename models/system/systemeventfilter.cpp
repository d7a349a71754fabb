// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemeventfilter.h"

#include "models/core/bytes.h"
#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace natsight {

namespace {

constexpr qsizetype mostCounted = 2'000;

enum Field { Kind, Words, Server, Account, Of, Client, User, Reason, Severity, Source, Subject, Time, FieldCount };

FilterFields makeEventFields()
{
    FilterFields made;
    made.fields = {
        { "event", FilterType::Text, Kind, Text::tr("what kind of event"), false, false, true },
        { "text", FilterType::Text, Words, Text::tr("what happened, in words"), false, false, true },
        { "server", FilterType::Text, Server, Text::tr("server that tells of it"), true, false, true },
        { "account", FilterType::Text, Account, Text::tr("account"), true, false, true },
        { "of", FilterType::Text, Of, Text::tr("client, stream, consumer or server that it is about"), true, false,
            true },
        { "client", FilterType::Text, Client, Text::tr("name or host of the client"), true, false, true },
        { "user", FilterType::Text, User, Text::tr("user of the client"), true, false, true },
        { "reason", FilterType::Text, Reason, Text::tr("why, as the server says it"), true, false, true },
        { "severity", FilterType::Text, Severity, Text::tr("info, good, warning or error") },
        { "source", FilterType::Text, Source, Text::tr("server or jetstream") },
        { "subject", FilterType::Subject, Subject, Text::tr("subject on which it came"), false, false, true },
        { "time", FilterType::Time, Time, Text::tr("when it happened") },
    };
    made.hasJson = true;
    return made;
}

QByteArray nameOf(SystemEvent::Severity severity)
{
    switch (severity) {
    case SystemEvent::Severity::Info:
        return "info";
    case SystemEvent::Severity::Good:
        return "good";
    case SystemEvent::Severity::Warning:
        return "warning";
    case SystemEvent::Severity::Error:
        break;
    }
    return "error";
}

QByteArray textOf(const SystemEvent &event, int field)
{
    switch (field) {
    case Kind:
        return event.kind.toUtf8();
    case Words:
        return event.text.toUtf8();
    case Server:
        return event.server.toUtf8();
    case Account:
        return event.account.toUtf8();
    case Of:
        return event.thing.toUtf8();
    case Client:
        return event.client.toUtf8();
    case User:
        return event.user.toUtf8();
    case Reason:
        return event.reason.toUtf8();
    case Severity:
        return nameOf(event.severity);
    case Source:
        return event.source == SystemEvent::Source::Server ? "server" : "jetstream";
    case Subject:
        return event.subject;
    default:
        return {};
    }
}

class EventRecord final : public FilterRecord
{
public:
    explicit EventRecord(const SystemEvent &event)
        : m_event(event)
    {
    }

    [[nodiscard]] std::string_view text(int field) const override
    {
        auto &text = m_texts.at(static_cast<std::size_t>(field));
        if (!text)
            text = textOf(m_event, field);
        return viewOf(*text);
    }
    [[nodiscard]] FilterNumber number(int) const override
    {
        return static_cast<FilterNumber>(m_event.timeMs) * 1'000'000;
    }
    [[nodiscard]] std::string_view json() const override { return viewOf(m_event.raw); }

private:
    const SystemEvent &m_event;
    mutable std::array<std::optional<QByteArray>, FieldCount> m_texts; ///< made as they are asked for
};

} // namespace

const FilterFields &eventFields()
{
    static const FilterFields fields = makeEventFields();
    return fields;
}

bool matchesEvent(FilterEvaluator &evaluator, const SystemEvent &event)
{
    return evaluator.matches(EventRecord(event));
}

SeenNames eventNames(const QList<SystemEvent> &events)
{
    NameCounter counter;
    for (const SystemEvent &event : events.last(std::min(events.size(), mostCounted))) {
        for (const FilterField &field : eventFields().fields) {
            if (field.type != FilterType::Time && field.id != Words)
                counter.addValue(field.name, viewOf(textOf(event, field.id)));
        }
        counter.addJson(viewOf(event.raw));
    }
    return counter.names();
}

} // namespace natsight
