// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/advisoryfeed.h"

#include "models/core/text.h"
#include "models/jetstream/jetstreamtypes.h"
#include "models/nats/session.h"
#include "models/payload/foreignjson.h"

#include <algorithm>

namespace natsight {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr auto auditSubject = "$JS.EVENT.ADVISORY.API";
constexpr qsizetype maxAdvisoryBytes = qsizetype { 4 } << 20;

class Document
{
public:
    explicit Document(const QByteArray &payload)
    {
        m_isValid = payload.size() <= maxAdvisoryBytes && m_json.parse(payload) == simdjson::SUCCESS
            && m_json.root().get(m_root) == simdjson::SUCCESS;
    }

    [[nodiscard]] bool isValid() const { return m_isValid; }

    [[nodiscard]] QString text(std::string_view key) const
    {
        std::string_view value;
        return m_isValid && m_root[key].get(value) == simdjson::SUCCESS
            ? QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()))
            : QString();
    }

    [[nodiscard]] quint64 number(std::string_view key) const
    {
        std::uint64_t value = 0;
        return m_isValid && m_root[key].get(value) == simdjson::SUCCESS ? value : 0;
    }

    [[nodiscard]] bool flag(std::string_view key) const
    {
        bool value = false;
        return m_isValid && m_root[key].get(value) == simdjson::SUCCESS && value;
    }

    /// A text of an object below.
    [[nodiscard]] QString text(std::string_view parent, std::string_view key) const
    {
        object from;
        std::string_view value;
        return m_isValid && m_root[parent].get(from) == simdjson::SUCCESS && from[key].get(value) == simdjson::SUCCESS
            ? QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()))
            : QString();
    }

    [[nodiscard]] quint64 number(std::string_view parent, std::string_view key) const
    {
        object from;
        std::uint64_t value = 0;
        return m_isValid && m_root[parent].get(from) == simdjson::SUCCESS && from[key].get(value) == simdjson::SUCCESS
            ? value
            : 0;
    }

private:
    ForeignJson m_json;
    object m_root;
    bool m_isValid = false;
};

/// `io.nats.jetstream.advisory.v1.max_deliver` is `max_deliver`.
QString shortType(const QString &type)
{
    return type.section(QLatin1Char('.'), -1);
}

QString actionText(const QString &action, bool isConsumer)
{
    if (action == QLatin1String("create")) {
        return isConsumer ? Text::tr("Consumer created.") : Text::tr("Stream created.");
    }
    if (action == QLatin1String("delete")) {
        return isConsumer ? Text::tr("Consumer deleted.") : Text::tr("Stream deleted.");
    }
    return isConsumer ? Text::tr("Consumer changed.") : Text::tr("Stream changed.");
}

void describe(Advisory &advisory, const Document &from)
{
    using Severity = Advisory::Severity;
    const auto &type = advisory.type;
    const bool isConsumer = !advisory.consumer.isEmpty();
    if (type == QLatin1String("max_deliver")) {
        advisory.severity = Severity::Warning;
        advisory.text = Text::tr("Message %1 was delivered %2 times and is given up.")
                            .arg(advisory.streamSequence)
                            .arg(advisory.deliveries);
    } else if (type == QLatin1String("nak")) {
        advisory.text = Text::tr("Message %1 was refused (nak) at delivery %2.")
                            .arg(advisory.streamSequence)
                            .arg(advisory.deliveries);
    } else if (type == QLatin1String("terminated")) {
        advisory.severity = Severity::Warning;
        const auto reason = from.text("reason");
        advisory.text = reason.isEmpty()
            ? Text::tr("Message %1 was terminated: it is not delivered again.").arg(advisory.streamSequence)
            : Text::tr("Message %1 was terminated: %2").arg(QString::number(advisory.streamSequence), reason);
    } else if (type == QLatin1String("stream_action") || type == QLatin1String("consumer_action")) {
        advisory.text = actionText(from.text("action"), isConsumer);
    } else if (type == QLatin1String("stream_leader_elected") || type == QLatin1String("consumer_leader_elected")) {
        advisory.text = Text::tr("%1 is the new leader.").arg(from.text("leader"));
    } else if (type == QLatin1String("stream_quorum_lost") || type == QLatin1String("consumer_quorum_lost")) {
        advisory.severity = Severity::Error;
        advisory.text = Text::tr("Most replicas are lost: nothing is stored or delivered until they are back.");
    } else if (type == QLatin1String("domain_leader_elected")) {
        advisory.text = Text::tr("%1 is the new leader of JetStream.").arg(from.text("leader"));
    } else if (type == QLatin1String("server_out_of_space")) {
        advisory.severity = Severity::Error;
        advisory.text = Text::tr("Server %1 has no storage left.").arg(from.text("server"));
    } else if (type == QLatin1String("server_removed")) {
        advisory.severity = Severity::Warning;
        advisory.text = Text::tr("Server %1 was removed.").arg(from.text("server"));
    } else if (type == QLatin1String("api_limit_reached")) {
        advisory.severity = Severity::Error;
        advisory.text = Text::tr("The server dropped %1 requests: too many at once.").arg(from.number("dropped"));
    } else if (type == QLatin1String("consumer_pause")) {
        advisory.text = from.flag("paused") ? Text::tr("Paused.") : Text::tr("Resumed.");
    } else if (type == QLatin1String("consumer_group_pinned")) {
        advisory.text = Text::tr("A client is pinned to the group %1.").arg(from.text("group"));
    } else if (type == QLatin1String("consumer_group_unpinned")) {
        advisory.text = Text::tr("The pinned client of the group %1 lost its place.").arg(from.text("group"));
    } else if (type == QLatin1String("snapshot_create")) {
        advisory.text = Text::tr("A backup began.");
    } else if (type == QLatin1String("snapshot_complete")) {
        advisory.text = Text::tr("A backup ended.");
    } else if (type == QLatin1String("restore_create")) {
        advisory.text = Text::tr("A restore began.");
    } else if (type == QLatin1String("restore_complete")) {
        advisory.text = Text::tr("A restore ended.");
    } else if (type == QLatin1String("api_audit")) {
        const auto client = from.text("client", "name");
        advisory.text = client.isEmpty() ? Text::tr("Request %1.").arg(from.text("subject"))
                                         : Text::tr("Request %1 of %2.").arg(from.text("subject"), client);
    } else {
        // Newer kinds speak for themselves: their subject names them.
        advisory.text = type.isEmpty() ? Text::tr("An advisory that cannot be read.")
                                       : QString(type).replace(QLatin1Char('_'), QLatin1Char(' '));
    }
}

} // namespace

Advisory readAdvisory(const QByteArray &subject, const QByteArray &payload)
{
    Advisory advisory;
    advisory.subject = subject;
    advisory.raw = payload;
    const Document from(payload);
    advisory.type = shortType(from.text("type"));
    const auto time = from.text("timestamp").toLatin1();
    advisory.timeNs = timeFromJson(time);
    advisory.stream = from.text("stream");
    advisory.consumer = from.text("consumer");
    advisory.domain = from.text("domain");
    advisory.streamSequence = from.number("stream_seq");
    advisory.consumerSequence = from.number("consumer_seq");
    advisory.deliveries = from.number("deliveries");
    describe(advisory, from);
    return advisory;
}

AdvisoryFeed::AdvisoryFeed(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_mailbox(std::make_shared<Mailbox<Message>>())
{
}

AdvisoryFeed::~AdvisoryFeed()
{
    stop();
}

Result<void> AdvisoryFeed::start()
{
    if (m_subscription != 0) {
        return {};
    }
    if (!m_session) {
        return fail(Error::Kind::NotConnected, Text::tr("The connection is gone."));
    }
    const auto subscription = m_session->subscribe(QByteArrayLiteral("$JS.EVENT.ADVISORY.>"), {}, m_mailbox);
    if (!subscription) {
        return fail(subscription.error());
    }
    m_subscription = *subscription;
    return {};
}

void AdvisoryFeed::stop()
{
    if (m_subscription != 0 && m_session) {
        m_session->unsubscribe(m_subscription);
    }
    m_subscription = 0;
}

QList<Advisory> AdvisoryFeed::take(int max)
{
    QList<Advisory> advisories;
    for (const Message &message : m_mailbox->take(static_cast<std::size_t>(std::max(max, 0)))) {
        if (message.subject == auditSubject && m_session
            && isOwnEcho(message.payload, m_session->status().server, m_session->profile().clientName)) {
            continue;
        }
        advisories.append(readAdvisory(message.subject, message.payload));
    }
    return advisories;
}

bool AdvisoryFeed::isOwnEcho(const QByteArray &payload, const ServerInfo &server, const QString &clientName)
{
    const Document from(payload);
    const auto id = from.number("client", "id");
    const auto name = from.text("client", "name");
    if (id == 0 && name.isEmpty()) {
        return true;
    }
    if (server.clientId != 0 && id != 0) {
        // Ids are each server's own.
        const auto theirs = from.text("client", "server");
        return id == server.clientId && (theirs.isEmpty() || theirs == server.name || theirs == server.id);
    }
    return clientName.isEmpty() ? name.startsWith(QLatin1String("natsight")) : name == clientName;
}

} // namespace natsight
