// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemevent.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/text.h"
#include "models/payload/foreignjson.h"
#include "models/system/systemanswer.h"

#include <QDateTime>

#include <algorithm>
#include <string_view>

namespace natsight {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr qsizetype maxEventBytes = qsizetype { 4 } << 20;
constexpr qsizetype maxKeptBytes = qsizetype { 64 } << 10;
constexpr std::size_t longestText = 1'024;

class Fields
{
public:
    explicit Fields(QByteArrayView payload)
    {
        m_isValid = payload.size() <= maxEventBytes && m_json.parse(payload) == simdjson::SUCCESS
            && m_json.root().get(m_root) == simdjson::SUCCESS;
    }

    [[nodiscard]] QString text(std::string_view key) const { return m_isValid ? textOf(m_root, key) : QString(); }
    [[nodiscard]] QString text(std::string_view parent, std::string_view key) const
    {
        object from;
        return m_isValid && m_root[parent].get(from) == simdjson::SUCCESS ? textOf(from, key) : QString();
    }
    [[nodiscard]] quint64 number(std::string_view key) const
    {
        std::uint64_t value = 0;
        return m_isValid && m_root[key].get(value) == simdjson::SUCCESS ? value : 0;
    }
    [[nodiscard]] quint64 number(std::string_view parent, std::string_view key) const
    {
        object from;
        std::uint64_t value = 0;
        return m_isValid && m_root[parent].get(from) == simdjson::SUCCESS && from[key].get(value) == simdjson::SUCCESS
            ? value
            : 0;
    }
    [[nodiscard]] bool flag(std::string_view key) const
    {
        bool value = false;
        return m_isValid && m_root[key].get(value) == simdjson::SUCCESS && value;
    }

private:
    static QString textOf(const object &from, std::string_view key)
    {
        std::string_view value;
        return from[key].get(value) == simdjson::SUCCESS ? QString::fromUtf8(bytesOf(value.substr(0, longestText)))
                                                         : QString();
    }

    ForeignJson m_json;
    object m_root;
    bool m_isValid = false;
};

qint64 timeOf(const QString &text)
{
    const auto moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    constexpr qint64 latest = 9'000'000'000'000;
    const qint64 ms = moment.isValid() ? moment.toMSecsSinceEpoch() : 0;
    return ms > 0 && ms < latest ? ms : 0;
}

/// `web, 10.0.0.7` of a client.
QString clientText(const Fields &from)
{
    const QString name = from.text("client", "name");
    const QString user = from.text("client", "user");
    const QString host = from.text("client", "host");
    QStringList parts;
    for (const QString &part : { name, name.isEmpty() ? user : QString(), host }) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.isEmpty() ? Text::tr("a client") : parts.join(QLatin1String(", "));
}

void describeServerEvent(SystemEvent &event, const Fields &from)
{
    using Severity = SystemEvent::Severity;
    event.server = from.text("server", "name");
    event.serverId = from.text("server", "id");
    event.account = from.text("client", "acc");
    event.connection = from.number("client", "id");
    event.user = from.text("client", "user");
    event.client = from.text("client", "name");
    if (event.client.isEmpty())
        event.client = from.text("client", "host");
    event.reason = from.text("reason");
    const QByteArray &subject = event.subject;
    const QList<QByteArray> tokens = subject.split('.');
    if (event.account.isEmpty() && tokens.size() > 2 && tokens.at(1) == "ACCOUNT")
        event.account = QString::fromUtf8(tokens.at(2));
    if (subject.endsWith(".LEAFNODE.CONNECT")) {
        event.kind = Text::tr("leaf node connected");
        event.severity = Severity::Good;
        event.thing = event.account;
        event.text = Text::tr("A leaf node connected to account %1 on server %2.").arg(event.account, event.server);
    } else if (subject.endsWith(".AUTH.ERR")) {
        event.what = SystemEvent::What::SignInRefused;
        event.kind = Text::tr("sign-in refused");
        event.severity = Severity::Warning;
        event.thing = clientText(from);
        const QString reason = from.text("reason");
        event.text = reason.isEmpty() ? Text::tr("Server %1 refused %2.").arg(event.server, event.thing)
                                      : Text::tr("Server %1 refused %2: %3.").arg(event.server, event.thing, reason);
    } else if (subject.endsWith(".DISCONNECT")) {
        const QString reason = from.text("reason");
        event.what = SystemEvent::What::Disconnected;
        event.kind = Text::tr("disconnected");
        event.thing = clientText(from);
        event.severity = reason == QLatin1String("Client Closed") || reason.isEmpty() ? Severity::Info
            : reason.contains(QLatin1String("Slow"), Qt::CaseInsensitive)             ? Severity::Error
                                                                                      : Severity::Warning;
        event.text = Text::tr("%1 left server %2: %3. It had sent %4 and received %5 messages.")
                         .arg(event.thing, event.server, reason.isEmpty() ? Text::tr("no reason told") : reason,
                             format::count(from.number("received", "msgs")),
                             format::count(from.number("sent", "msgs")));
    } else if (subject.endsWith(".CONNECT")) {
        event.what = SystemEvent::What::Connected;
        event.kind = Text::tr("connected");
        event.severity = Severity::Good;
        event.thing = clientText(from);
        event.text = Text::tr("%1 connected to server %2 as %3 with %4 %5.")
                         .arg(event.thing, event.server, from.text("client", "user"), from.text("client", "lang"),
                             from.text("client", "ver"));
    } else if (subject.endsWith(".SHUTDOWN")) {
        event.kind = Text::tr("server shut down");
        event.severity = Severity::Error;
        event.thing = event.server;
        event.text = Text::tr("Server %1 shut down.").arg(event.server);
    } else if (subject.endsWith(".LAMEDUCK")) {
        event.kind = Text::tr("lame duck");
        event.severity = Severity::Warning;
        event.thing = event.server;
        event.text = Text::tr("Server %1 goes down soon and sends its clients away.").arg(event.server);
    } else if (subject.endsWith(".CLAIMS.UPDATE")) {
        event.kind = Text::tr("account updated");
        event.thing = event.account;
        event.text = Text::tr("The claims of account %1 are updated.").arg(event.account);
    } else if (subject.contains(".OCSP.")) {
        event.kind = Text::tr("certificate refused");
        event.severity = Severity::Warning;
        event.text = Text::tr("Server %1 refused the certificate of a peer.").arg(event.server);
    } else {
        event.kind = from.text("type").section(u'.', -1).replace(u'_', u' ');
        event.text = event.kind.isEmpty() ? Text::tr("An event that is not known here.") : event.kind;
    }
}

void describeAdvisory(SystemEvent &event, const Fields &from)
{
    using Severity = SystemEvent::Severity;
    event.source = SystemEvent::Source::JetStream;
    const QString type = from.text("type").section(u'.', -1);
    const QString stream = from.text("stream");
    const QString consumer = from.text("consumer");
    event.account = from.text("account");
    event.server = from.text("server");
    event.thing = consumer.isEmpty() ? stream : stream + QStringLiteral(" › ") + consumer;
    event.kind = QString(type).replace(u'_', u' ');
    const bool isConsumer = !consumer.isEmpty();
    if (type == QLatin1String("stream_action") || type == QLatin1String("consumer_action")) {
        const QString action = from.text("action");
        const bool isDelete = action == QLatin1String("delete");
        event.severity = isDelete ? Severity::Warning : Severity::Info;
        event.kind = isConsumer ? (action == QLatin1String("create") ? Text::tr("consumer created")
                             : isDelete                              ? Text::tr("consumer deleted")
                                                                     : Text::tr("consumer changed"))
                                : (action == QLatin1String("create") ? Text::tr("stream created")
                                        : isDelete                   ? Text::tr("stream deleted")
                                                                     : Text::tr("stream changed"));
        event.text = action == QLatin1String("create") ? Text::tr("%1 was created.").arg(event.thing)
            : isDelete                                 ? Text::tr("%1 was deleted.").arg(event.thing)
                                                       : Text::tr("%1 was changed.").arg(event.thing);
    } else if (type.endsWith(QLatin1String("leader_elected"))) {
        event.kind = Text::tr("leader elected");
        if (event.server.isEmpty())
            event.server = from.text("leader");
        event.text = event.thing.isEmpty()
            ? Text::tr("%1 is the new leader of JetStream.").arg(from.text("leader"))
            : Text::tr("%1 is the new leader of %2.").arg(from.text("leader"), event.thing);
    } else if (type.endsWith(QLatin1String("quorum_lost"))) {
        event.kind = Text::tr("quorum lost");
        event.severity = Severity::Error;
        event.text = Text::tr("%1 lost most of its replicas: it stands still until they are back.").arg(event.thing);
    } else if (type == QLatin1String("max_deliver")) {
        event.kind = Text::tr("given up");
        event.severity = Severity::Warning;
        event.text = Text::tr("%1: message %2 was delivered %3 times and is given up.")
                         .arg(event.thing, format::count(from.number("stream_seq")),
                             format::count(from.number("deliveries")));
    } else if (type == QLatin1String("terminated")) {
        event.kind = Text::tr("terminated");
        event.severity = Severity::Warning;
        event.text = Text::tr("%1: message %2 was terminated.")
                         .arg(event.thing, format::count(from.number("stream_seq")));
    } else if (type == QLatin1String("nak")) {
        event.kind = Text::tr("refused (nak)");
        event.text = Text::tr("%1: message %2 was refused at delivery %3.")
                         .arg(event.thing, format::count(from.number("consumer_seq")),
                             format::count(from.number("deliveries")));
    } else if (type == QLatin1String("server_out_of_space")) {
        event.severity = Severity::Error;
        event.thing = event.server;
        event.text = Text::tr("Server %1 has no storage left.").arg(event.server);
    } else if (type == QLatin1String("api_limit_reached")) {
        event.severity = Severity::Error;
        event.text = Text::tr("%1 API requests were dropped: too many at once.")
                         .arg(format::count(from.number("dropped")));
    } else if (type == QLatin1String("server_removed")) {
        event.severity = Severity::Warning;
        event.thing = event.server;
        event.text = Text::tr("Server %1 was removed from JetStream.").arg(event.server);
    } else if (type == QLatin1String("consumer_pause")) {
        event.kind = from.flag("paused") ? Text::tr("consumer paused") : Text::tr("consumer resumed");
        event.text = QString(event.kind + QStringLiteral(": ") + event.thing);
    } else if (type == QLatin1String("api_audit")) {
        event.kind = Text::tr("API request");
        event.thing = from.text("client", "name");
        event.text = Text::tr("Request %1.").arg(from.text("subject"));
    } else {
        event.text = event.kind.isEmpty() ? Text::tr("An advisory that cannot be read.")
                                          : QString(event.kind + QStringLiteral(": ") + event.thing);
    }
}

} // namespace

SystemEvent readSystemEvent(const QByteArray &subject, QByteArrayView payload, qint64 arrivedMs)
{
    SystemEvent event;
    event.subject = subject;
    event.arrivedMs = arrivedMs;
    event.raw = withoutSecrets(payload.first(std::min(payload.size(), maxEventBytes))).left(maxKeptBytes);
    const Fields from(payload);
    if (subject.startsWith("$JS."))
        describeAdvisory(event, from);
    else
        describeServerEvent(event, from);
    event.timeMs = timeOf(from.text("timestamp"));
    if (event.timeMs == 0)
        event.timeMs = timeOf(from.text("server", "time"));
    if (event.timeMs == 0)
        event.timeMs = arrivedMs;
    return event;
}

} // namespace natsight
