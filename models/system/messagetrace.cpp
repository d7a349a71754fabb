// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/messagetrace.h"

#include "models/core/bytes.h"
#include "models/core/text.h"

#include <QDateTime>
#include <QSet>
#include <QVersionNumber>

#include <simdjson.h>

#include <algorithm>

namespace natsight {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr qsizetype maxBytes = qsizetype { 8 } << 20;
constexpr std::size_t maxDepth = 16;
constexpr std::size_t maxTextBytes = 4'096;
constexpr qsizetype maxSteps = 20'000;
constexpr qsizetype maxHopLength = 200;
constexpr qsizetype maxNamed = 4;

QString textOf(const object &from, std::string_view key)
{
    std::string_view found;
    if (from[key].get(found) != simdjson::SUCCESS)
        return {};
    return QString::fromUtf8(bytesOf(found.substr(0, maxTextBytes)));
}

quint64 numberOf(const object &from, std::string_view key)
{
    std::uint64_t found = 0;
    return from[key].get(found) == simdjson::SUCCESS ? found : 0;
}

/// RFC 3339 with up to nine digits of a second.
qint64 timeOf(const object &from, std::string_view key)
{
    const QString text = textOf(from, key);
    const qsizetype dot = text.indexOf(u'.');
    qsizetype end = dot + 1;
    qint64 nanoseconds = 0;
    if (dot > 0) {
        int digits = 0;
        for (; end < text.size() && text.at(end) >= u'0' && text.at(end) <= u'9'; ++end) {
            if (digits < 9) {
                nanoseconds = nanoseconds * 10 + text.at(end).digitValue();
                ++digits;
            }
        }
        for (; digits < 9; ++digits)
            nanoseconds *= 10;
    }
    const QDateTime whole = QDateTime::fromString(dot > 0 ? text.left(dot) + text.mid(end) : text, Qt::ISODate);
    if (!whole.isValid())
        return 0;
    const qint64 seconds = whole.toSecsSinceEpoch();
    constexpr qint64 most = std::numeric_limits<qint64>::max() / 1'000'000'000 - 1;
    return seconds > 0 && seconds < most ? seconds * 1'000'000'000 + nanoseconds : 0;
}

TraceStep::Kind kindOf(const QString &type)
{
    using Kind = TraceStep::Kind;
    static const std::pair<const char *, Kind> kinds[] = { { "in", Kind::Ingress }, { "sm", Kind::Mapping },
        { "se", Kind::StreamExport }, { "si", Kind::ServiceImport }, { "js", Kind::JetStream },
        { "eg", Kind::Egress } };
    for (const auto &[name, kind] : kinds) {
        if (type == QLatin1String(name))
            return kind;
    }
    return Kind::Other;
}

TraceStep stepOf(const object &from)
{
    TraceStep step;
    const QString type = textOf(from, "type");
    step.kind = kindOf(type);
    step.timeNs = timeOf(from, "ts");
    if (step.kind == TraceStep::Kind::Ingress || step.kind == TraceStep::Kind::Egress) {
        std::uint64_t peer = 0;
        if (from["kind"].get(peer) == simdjson::SUCCESS && peer < static_cast<quint64>(TraceStep::Peer::Unknown))
            step.peer = static_cast<TraceStep::Peer>(peer);
    }
    step.connection = numberOf(from, "cid");
    step.name = step.kind == TraceStep::Kind::Other ? type : textOf(from, "name");
    step.account = textOf(from, "acc");
    step.subject = textOf(from, "subj");
    if (step.subject.isEmpty())
        step.subject = textOf(from, "to");
    if (step.subject.isEmpty())
        step.subject = textOf(from, "subject");
    step.from = textOf(from, "from");
    step.stream = textOf(from, "stream");
    step.subscription = textOf(from, "sub");
    step.queue = textOf(from, "queue");
    step.hop = textOf(from, "hop").left(maxHopLength);
    step.error = textOf(from, "error");
    bool hasNoInterest = false;
    if (from["nointerest"].get(hasNoInterest) == simdjson::SUCCESS)
        step.hasNoInterest = hasNoInterest;
    return step;
}

/// `1.2.10` after `1.2.9`.
bool isBefore(const QString &a, const QString &b)
{
    const QStringList one = a.isEmpty() ? QStringList() : a.split(u'.');
    const QStringList other = b.isEmpty() ? QStringList() : b.split(u'.');
    const qsizetype both = std::min(one.size(), other.size());
    for (qsizetype i = 0; i < both; ++i) {
        if (one.at(i) == other.at(i))
            continue;
        const uint x = one.at(i).toUInt();
        const uint y = other.at(i).toUInt();
        return x != y ? x < y : one.at(i) < other.at(i);
    }
    return one.size() < other.size();
}

bool isOld(const QString &version)
{
    return QVersionNumber::fromString(version) < QVersionNumber(2, 11);
}

} // namespace

const TraceStep *TraceEvent::ingress() const
{
    const auto at = std::find_if(
        steps.cbegin(), steps.cend(), [](const TraceStep &step) { return step.kind == TraceStep::Kind::Ingress; });
    return at != steps.cend() ? &*at : nullptr;
}

Result<TraceEvent> readTraceEvent(QByteArrayView payload)
{
    const auto unreadable = [] {
        return fail(Error::Kind::Protocol, Text::tr("This is no event of a traced message."));
    };
    if (payload.size() > maxBytes)
        return unreadable();
    simdjson::dom::parser parser;
    if (parser.allocate(static_cast<std::size_t>(payload.size()) + 1, maxDepth) != simdjson::SUCCESS)
        return unreadable();
    const simdjson::padded_string text(payload.data(), static_cast<std::size_t>(payload.size()));
    element document;
    object root;
    object server;
    array steps;
    if (parser.parse(text).get(document) != simdjson::SUCCESS || document.get(root) != simdjson::SUCCESS
        || root["server"].get(server) != simdjson::SUCCESS || root["events"].get(steps) != simdjson::SUCCESS)
        return unreadable();
    TraceEvent event;
    event.server.id = textOf(server, "id");
    event.server.name = textOf(server, "name");
    event.server.cluster = textOf(server, "cluster");
    event.server.version = textOf(server, "ver");
    event.server.host = textOf(server, "host");
    event.server.domain = textOf(server, "domain");
    if (event.server.id.isEmpty())
        return unreadable();
    if (event.server.name.isEmpty())
        event.server.name = event.server.id;
    event.hops = static_cast<int>(std::min<quint64>(numberOf(root, "hops"), MessageTrace::maxEvents));
    object headers;
    if (root["request"]["header"].get(headers) == simdjson::SUCCESS) {
        array values;
        for (const auto &field : headers) {
            if (QByteArrayView(bytesOf(field.key)).compare("Nats-Trace-Hop", Qt::CaseInsensitive) != 0
                || field.value.get(values) != simdjson::SUCCESS)
                continue;
            std::string_view hop;
            if (values.at(0).get(hop) == simdjson::SUCCESS)
                event.hop = QString::fromUtf8(bytesOf(hop.substr(0, maxHopLength)));
        }
    }
    for (const element &one : steps) {
        object step;
        if (event.steps.size() >= maxSteps)
            break;
        if (one.get(step) == simdjson::SUCCESS)
            event.steps << stepOf(step);
    }
    using Kind = TraceStep::Kind;
    for (qsizetype i = 0; i < event.steps.size(); ++i) {
        TraceStep &step = event.steps[i];
        if (step.kind == Kind::StreamExport) {
            // What follows is the egress to that subscription, unless the export does not allow tracing.
            const TraceStep *next = i + 1 < event.steps.size() ? &event.steps.at(i + 1) : nullptr;
            step.isLastTold = !next
                || !(next->kind == Kind::JetStream || (next->kind == Kind::Egress && next->account == step.account));
        } else if (step.kind == Kind::ServiceImport) {
            step.isLastTold = i + 1 == event.steps.size();
        }
    }
    return event;
}

MessageTrace traceOf(const QList<TraceEvent> &events)
{
    MessageTrace trace;
    QSet<std::pair<QString, QString>> seen;
    qsizetype steps = 0;
    for (const TraceEvent &event : events) {
        steps += event.steps.size();
        if (trace.hops.size() >= MessageTrace::maxEvents || steps > MessageTrace::maxSteps)
            break;
        const qsizetype before = seen.size();
        seen.insert({ event.hop, event.server.id });
        if (seen.size() != before)
            trace.hops.append({ event, -1, -1 });
    }
    std::sort(trace.hops.begin(), trace.hops.end(), [](const MessageTrace::Hop &a, const MessageTrace::Hop &b) {
        if (a.event.hop != b.event.hop)
            return isBefore(a.event.hop, b.event.hop);
        return a.event.server.id < b.event.server.id;
    });
    QHash<QString, qsizetype> byHop;
    for (qsizetype i = 0; i < trace.hops.size(); ++i) {
        if (!byHop.contains(trace.hops.at(i).event.hop))
            byHop.insert(trace.hops.at(i).event.hop, i);
    }
    for (qsizetype i = 0; i < trace.hops.size(); ++i) {
        const TraceEvent event = trace.hops.at(i).event;
        QSet<QString> announced;
        const auto miss = [&](const QString &hop, const QString &server) {
            if (trace.missing.size() < MessageTrace::maxEvents)
                trace.missing.append({ hop, server, event.server.name });
        };
        for (qsizetype j = 0; j < event.steps.size(); ++j) {
            const TraceStep &step = event.steps.at(j);
            trace.errors += step.error.isEmpty() ? 0 : 1;
            if (step.kind == TraceStep::Kind::JetStream)
                trace.streams += step.error.isEmpty() && !step.hasNoInterest && !step.stream.isEmpty() ? 1 : 0;
            if (step.kind != TraceStep::Kind::Egress)
                continue;
            trace.clients += step.peer == TraceStep::Peer::Client && step.error.isEmpty() ? 1 : 0;
            if (step.hop.isEmpty())
                continue;
            // A hop is one behind another, never itself or one before: no circle, whatever is told.
            announced.insert(step.hop);
            const qsizetype next = byHop.value(step.hop, -1);
            if (next > i && trace.hops.at(next).parent < 0) {
                trace.hops[next].parent = i;
                trace.hops[next].step = j;
            } else if (next < 0 && step.error.isEmpty()) {
                miss(step.hop, step.name);
            }
        }
        // Ways that it counts and does not list.
        for (int k = 1; k <= event.hops && announced.size() < event.hops; ++k) {
            const QString hop = event.hop.isEmpty() ? QString::number(k) : event.hop + u'.' + QString::number(k);
            if (announced.contains(hop))
                continue;
            announced.insert(hop);
            if (!byHop.contains(hop))
                miss(hop, {});
        }
    }
    return trace;
}

qint64 MessageTrace::startNs() const
{
    const TraceStep *in = hops.isEmpty() ? nullptr : hops.constFirst().event.ingress();
    return in ? in->timeNs : 0;
}

QString whyNotTraceAt(const QString &server, const QString &version)
{
    if (version.isEmpty())
        return Text::tr("Not connected: which version the server has is not known.");
    if (isOld(version)) {
        return Text::tr("%1 runs version %2. Before 2.11 servers do not trace: they would really deliver the message.")
            .arg(server, version);
    }
    return {};
}

QString whyNotTrace(const QString &server, const QString &version, const Topology *topology, bool isReadOnly)
{
    if (isReadOnly)
        return Text::tr("This connection is read-only: a traced message is sent, though nobody gets it.");
    if (const QString why = whyNotTraceAt(server, version); !why.isEmpty())
        return why;
    if (!topology) {
        return Text::tr(
            "Which versions the servers have is not known, and one before 2.11 would really deliver the message. "
            "The permission to publish to $SYS.REQ.ACCOUNT.PING.STATZ or credentials of the system account show it.");
    }
    const auto named = [](const QStringList &names) {
        const QString shown = names.mid(0, maxNamed).join(QStringLiteral(", "));
        return names.size() > maxNamed ? Text::tr("%1 and %2 more").arg(shown).arg(names.size() - maxNamed) : shown;
    };
    QStringList old;
    QStringList unknown;
    for (const TopologyServer &one : topology->servers) {
        if (one.state == ServerState::Gone || (one.isConfigured && !one.isAnswered))
            continue;
        if (one.version.isEmpty())
            unknown << one.name;
        else if (isOld(one.version))
            old << Text::tr("%1 (%2)").arg(one.name, one.version);
    }
    if (!old.isEmpty()) {
        return Text::tr("Older than 2.11: %1. Such servers do not trace: they would really deliver the message.")
            .arg(named(old));
    }
    if (!unknown.isEmpty()) {
        return Text::tr("No version is known of %1. A server before 2.11 would really deliver the message.")
            .arg(named(unknown));
    }
    return {};
}

QString traceStepKind(const TraceStep &step)
{
    switch (step.kind) {
    case TraceStep::Kind::Ingress:
        return Text::tr("in");
    case TraceStep::Kind::Mapping:
        return Text::tr("mapped");
    case TraceStep::Kind::StreamExport:
        return Text::tr("stream export");
    case TraceStep::Kind::ServiceImport:
        return Text::tr("service import");
    case TraceStep::Kind::JetStream:
        return Text::tr("JetStream");
    case TraceStep::Kind::Egress:
        return Text::tr("out");
    case TraceStep::Kind::Other:
        break;
    }
    return step.name.isEmpty() ? Text::tr("other") : step.name;
}

QString traceStepWords(const TraceStep &step)
{
    using Peer = TraceStep::Peer;
    QStringList parts;
    const QString name = step.name.isEmpty() ? Text::tr("number %1").arg(step.connection)
        : step.peer == Peer::Client          ? Text::tr("%1 (number %2)").arg(step.name).arg(step.connection)
                                             : step.name;
    switch (step.kind) {
    case TraceStep::Kind::Ingress:
    case TraceStep::Kind::Egress: {
        const bool isIn = step.kind == TraceStep::Kind::Ingress;
        switch (step.peer) {
        case Peer::Client:
            parts << (isIn ? Text::tr("from client %1") : Text::tr("to client %1")).arg(name);
            break;
        case Peer::Router:
            parts << (isIn ? Text::tr("by the route from %1") : Text::tr("by the route to %1")).arg(name);
            break;
        case Peer::Gateway:
            parts << (isIn ? Text::tr("by the gateway from %1") : Text::tr("by the gateway to %1")).arg(name);
            break;
        case Peer::Leaf:
            parts << (isIn ? Text::tr("from leaf node or hub %1") : Text::tr("to leaf node or hub %1")).arg(name);
            break;
        case Peer::JetStream:
            parts << (isIn ? Text::tr("from JetStream") : Text::tr("to JetStream"));
            break;
        case Peer::System:
            parts << (isIn ? Text::tr("from the server itself") : Text::tr("to the server itself"));
            break;
        case Peer::Account:
            parts << (isIn ? Text::tr("from another account") : Text::tr("to another account"));
            break;
        case Peer::Unknown:
            parts << (isIn ? Text::tr("from %1") : Text::tr("to %1")).arg(name);
            break;
        }
        break;
    }
    case TraceStep::Kind::Mapping:
        parts << Text::tr("to subject %1").arg(step.subject);
        break;
    case TraceStep::Kind::StreamExport:
        parts << Text::tr("to account %1").arg(step.account);
        break;
    case TraceStep::Kind::ServiceImport:
        parts << Text::tr("of account %1, %2 becomes %3").arg(step.account, step.from, step.subject);
        break;
    case TraceStep::Kind::JetStream:
        parts << (step.hasNoInterest ? Text::tr("not stored in %1: no consumer wants it")
                                     : Text::tr("stored in stream %1"))
                     .arg(step.stream);
        break;
    case TraceStep::Kind::Other:
        break;
    }
    const bool isSubjectTold = step.kind == TraceStep::Kind::Mapping || step.kind == TraceStep::Kind::ServiceImport;
    if (!step.subject.isEmpty() && !isSubjectTold)
        parts << Text::tr("subject %1").arg(step.subject);
    if (!step.subscription.isEmpty())
        parts << Text::tr("subscription %1").arg(step.subscription);
    if (!step.queue.isEmpty())
        parts << Text::tr("queue group %1").arg(step.queue);
    if (step.isLastTold) {
        parts << (step.kind == TraceStep::Kind::StreamExport
                ? Text::tr("not followed further: the export does not allow tracing (allow_trace)")
                : Text::tr(
                    "nothing more is told: nobody listens there, or the export does not allow tracing (allow_trace)"));
    }
    if (!step.error.isEmpty())
        parts << Text::tr("error: %1").arg(step.error);
    return parts.join(QStringLiteral(", "));
}

QString traceWords(const MessageTrace &trace)
{
    if (trace.hops.isEmpty())
        return Text::tr("No server has told of it yet.");
    QStringList parts;
    parts << Text::tr("%n server(s)", nullptr, static_cast<int>(trace.hops.size()));
    parts << Text::tr("%n client(s) would get it", nullptr, trace.clients);
    if (trace.streams > 0)
        parts << Text::tr("%n stream(s) would store it", nullptr, trace.streams);
    if (trace.errors > 0)
        parts << Text::tr("%n error(s)", nullptr, trace.errors);
    if (!trace.missing.isEmpty())
        parts << Text::tr("%n server(s) silent", nullptr, static_cast<int>(trace.missing.size()));
    return parts.join(QStringLiteral(" · "));
}

QString traceMissingWords(const MessageTrace &trace)
{
    QStringList parts;
    for (const MessageTrace::Missing &one : trace.missing) {
        if (parts.size() == maxNamed) {
            parts << Text::tr("%n more", nullptr, static_cast<int>(trace.missing.size() - maxNamed));
            break;
        }
        parts << Text::tr("%1 (hop %2, sent by %3)")
                     .arg(one.server.isEmpty() ? Text::tr("a server without a name") : one.server, one.hop, one.from);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace natsight
