// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/consumerfetch.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/text.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace natsight {

namespace {

using namespace std::chrono_literals;

/// Ack waits are shown in whole seconds, deliveries are wanted at once.
constexpr auto tickEvery = 50ms;
/// A server ends a pull by itself when its time is over; one that has not by then has no leader, or may not answer.
constexpr auto grace = 3s;
/// Longer pulls say in between that they are still open.
constexpr auto heartbeat = 5s;
constexpr qint64 maxMailboxBytes = qint64 { 64 } << 20;
constexpr qsizetype maxReason = 500;
constexpr auto answerTimeout = 5s;

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

ConsumerFetch::ConsumerFetch(JetStreamClient *client, QString stream, QString consumer, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_stream(std::move(stream))
    , m_consumer(std::move(consumer))
    , m_held(new HeldMessageModel(this))
{
    m_timer.setInterval(tickEvery);
    connect(&m_timer, &QTimer::timeout, this, &ConsumerFetch::tick);
    connect(m_held, &HeldMessageModel::heldChanged, this, &ConsumerFetch::progressChanged);
    // A pull that may not be sent gets no answer: the server tells it in another way.
    if (client && client->session()) {
        connect(client->session(), &Session::eventHappened, this, [this](const SessionEvent &event) {
            if (!m_progress.isOpen || event.details.isEmpty())
                return;
            const QString pull = u'"' + QString::fromUtf8(m_subject) + u'"';
            const QString inbox = u'"' + QString::fromUtf8(m_inbox) + u'"';
            if (event.details.contains(pull) || event.details.contains(inbox))
                fail({ Error::Kind::Denied, event.text, tr("Ask for that permission, or open another context."),
                    event.details });
        });
    }
}

ConsumerFetch::~ConsumerFetch()
{
    m_held->disconnect(this);
    blockSignals(true);
    cancel();
    releaseAll();
}

void ConsumerFetch::setInfo(const ConsumerInfo &info)
{
    const bool isSame = m_info && m_info->createdNs == info.createdNs;
    if (isSame && info.timeNs > 0 && info.timeNs < m_info->timeNs)
        return; // answers can cross
    if (m_info && !isSame) {
        m_pinId.clear();
        forget(tr("The consumer was deleted and created again."));
    } else if (isSame && info.timeNs > 0 && info.delivered.consumer < m_info->delivered.consumer) {
        forget(tr("The consumer was reset."));
    }
    m_info = info;
}

void ConsumerFetch::restart(const ConsumerInfo &info)
{
    if (m_info && m_info->createdNs == info.createdNs) {
        forget(tr("The consumer was reset."));
        m_info = info;
    } else {
        setInfo(info);
    }
}

void ConsumerFetch::forgetDeleted()
{
    forget(tr("The consumer was deleted."));
}

void ConsumerFetch::forget(const QString &why)
{
    // It counts its deliveries: those since it began anew are of the consumer as it is now.
    const quint64 before = m_renewedFrom > 0 ? m_renewedFrom : std::numeric_limits<quint64>::max();
    m_renewedFrom = 0;
    m_lastDelivered = 0;
    if (const int count = m_held->forget(before, why); count > 0)
        Q_EMIT forgotten(count, why);
}

Result<void> ConsumerFetch::canFetch() const
{
    if (!m_client || !m_client->session())
        return natsight::fail(Error::Kind::NotConnected, tr("The connection is gone."));
    if (!m_info)
        return natsight::fail(Error::Kind::NotConnected, tr("Nothing is known of this consumer yet."));
    if (m_info->isPush())
        return natsight::fail(Error::Kind::Unsupported, tr("This is a push consumer: there is nothing to fetch."),
            tr("The server sends its messages to %1 by itself. Subscribe to that subject on the Traffic page to see "
               "them: that takes nothing away unless a queue group shares them.")
                .arg(m_info->deliverSubject));
    return {};
}

bool ConsumerFetch::canGiveReason() const
{
    return m_client && m_client->session() && m_client->session()->status().server.isAtLeast(2, 10, 4);
}

QByteArray ConsumerFetch::body(const FetchRequest &request) const
{
    Json pull = Json::object();
    pull["batch"] = request.batch;
    pull["max_bytes"] = request.maxBytes;
    if (request.expires.count() > 0) {
        pull["expires"] = std::chrono::nanoseconds(request.expires).count();
        // With a heartbeat newer servers do not say that the consumer has too many pulls: only where it is worth it.
        if (request.expires >= 2 * heartbeat)
            pull["idle_heartbeat"] = std::chrono::nanoseconds(heartbeat).count();
    } else {
        pull["no_wait"] = true;
    }
    if (!request.group.isEmpty()) {
        pull["group"] = request.group.toStdString();
        if (request.minPending > 0)
            pull["min_pending"] = request.minPending;
        if (request.minAckPending > 0)
            pull["min_ack_pending"] = request.minAckPending;
        if (request.priority > 0)
            pull["priority"] = request.priority;
        if (!request.pinId.isEmpty())
            pull["id"] = request.pinId.toStdString();
    }
    return QByteArray::fromStdString(pull.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<void> ConsumerFetch::fetch(FetchRequest request)
{
    if (auto can = canFetch(); !can)
        return can;
    if (m_progress.isOpen)
        return natsight::fail(Error::Kind::Invalid, tr("A pull is open: wait for it, or cancel it."));
    if (request.batch < 1 || request.batch > maxBatch)
        return natsight::fail(
            Error::Kind::Invalid, tr("Between 1 and %1 messages can be fetched at once.").arg(maxBatch));
    if (m_held->rowCount() + request.batch > maxHeld)
        return natsight::fail(Error::Kind::Limit, tr("At most %1 messages are held here.").arg(format::count(maxHeld)),
            tr("Answer or release some first."));
    Session *session = m_client->session();
    if (session->status().state != SessionStatus::State::Connected)
        return natsight::fail(Error::Kind::NotConnected, tr("There is no connection."));
    qint64 most = maxBytes;
    if (const auto bound = m_info->config->find("max_bytes");
        bound != m_info->config->end() && bound->is_number_integer() && bound->get<qint64>() > 0)
        most = std::min(most, bound->get<qint64>());
    request.maxBytes = request.maxBytes > 0 ? std::min(request.maxBytes, maxBytes) : most;

    const QString prefix = session->profile().inboxPrefix.isEmpty() ? QStringLiteral("_INBOX")
                                                                    : session->profile().inboxPrefix;
    m_inbox = prefix.toUtf8() + ".fetch" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    m_mailbox = std::make_shared<Mailbox<Message>>(
        static_cast<std::size_t>(request.batch) + 100, static_cast<std::size_t>(maxMailboxBytes));
    const auto subscription = session->subscribe(m_inbox, {}, m_mailbox);
    if (!subscription)
        return natsight::fail(subscription.error());
    m_subscription = *subscription;
    m_request = std::move(request);
    m_subject = session->jetStreamSubject(
        QByteArray("CONSUMER.MSG.NEXT." + m_stream.toUtf8() + '.' + m_consumer.toUtf8()));
    m_progress = {};
    m_progress.isOpen = true;
    m_progress.asked = m_request.batch;
    m_progress.sinceMs = nowMs();
    m_sinceAsked.start();
    m_sinceHeard.start();
    m_timer.start();
    const quint64 generation = ++m_generation;
    OutgoingMessage pull;
    pull.subject = m_subject;
    pull.payload = body(m_request);
    pull.reply = m_inbox;
    whenDone(this, session->publish(std::move(pull)), [this, generation](const Result<void> &sent) {
        if (!sent && generation == m_generation && m_progress.isOpen)
            fail(sent.error());
    });
    Q_EMIT progressChanged();
    return {};
}

void ConsumerFetch::cancel()
{
    if (!m_progress.isOpen)
        return;
    take(m_mailbox->take());
    if (!m_progress.isOpen)
        return; // its end was among them
    m_progress.tone = m_progress.came > 0 ? FetchProgress::Tone::Partial : FetchProgress::Tone::Nothing;
    m_progress.words = tr("Cancelled: %1 of %2 messages came.").arg(m_progress.came).arg(m_progress.asked);
    finish();
}

void ConsumerFetch::finish()
{
    if (m_client && m_client->session() && m_subscription != 0)
        m_client->session()->unsubscribe(m_subscription);
    m_subscription = 0;
    m_progress.lost = m_mailbox ? m_mailbox->dropped() : 0;
    m_progress.isOpen = false;
    m_mailbox.reset();
    Q_EMIT progressChanged();
}

void ConsumerFetch::fail(const Error &error)
{
    m_progress.tone = FetchProgress::Tone::Bad;
    m_progress.words = error.text();
    m_progress.details = error.details;
    finish();
}

void ConsumerFetch::tick()
{
    if (m_progress.isOpen)
        take(m_mailbox->take());
    if (m_progress.isOpen) {
        const bool isLong = m_request.expires >= 2 * heartbeat;
        if (m_client && m_client->session() && m_client->session()->status().state != SessionStatus::State::Connected) {
            fail({ Error::Kind::NotConnected, tr("The connection was lost while the pull was open."),
                tr("What was on its way comes again when its ack wait is over.") });
        } else if (std::chrono::milliseconds(m_sinceAsked.elapsed()) > m_request.expires + grace) {
            fail({ Error::Kind::Timeout, tr("The server did not answer the pull."),
                tr("The consumer may have no leader, or this user may not publish to %1.")
                    .arg(QString::fromUtf8(m_subject)) });
        } else if (isLong && std::chrono::milliseconds(m_sinceHeard.elapsed()) > 2 * heartbeat + grace) {
            fail({ Error::Kind::Timeout, tr("Nothing was heard of the pull any more."),
                tr("The consumer may have lost its leader. Fetch again.") });
        }
    }
    m_held->tick(nowMs());
    if (!m_progress.isOpen && m_held->rowCount() == 0)
        m_timer.stop();
}

void ConsumerFetch::take(std::vector<Message> messages)
{
    if (messages.empty())
        return;
    m_sinceHeard.start();
    for (Message &message : messages) {
        // A stored message can have a header of any name; only deliveries have somewhere to answer to.
        const QByteArray status = message.reply.isEmpty() ? headerValue(message.headers, "Status") : QByteArray();
        if (status.isEmpty())
            takeDelivery(std::move(message));
        else if (m_progress.isOpen)
            takeStatus(status.toInt(), headerValue(message.headers, "Description"));
    }
    if (m_progress.isOpen && m_progress.came >= m_progress.asked) {
        m_progress = endOf(m_progress, 0, {});
        finish();
    } else {
        Q_EMIT progressChanged();
    }
}

void ConsumerFetch::takeDelivery(Message message)
{
    HeldMessage held;
    held.delivery = readAckSubject(message.reply).value_or(Delivery());
    held.subject = std::move(message.subject);
    held.reply = std::move(message.reply);
    held.headers = std::move(message.headers);
    held.payload = std::move(message.payload);
    held.receivedMs = nowMs();
    if (const QByteArray pin = headerValue(held.headers, "Nats-Pin-Id"); !pin.isEmpty())
        m_pinId = QString::fromUtf8(pin);
    if (m_info && m_info->ackPolicy == AckPolicy::None) {
        held.state = HeldMessage::State::NoAnswer;
    } else if (m_info) {
        held.waitMs = std::chrono::duration_cast<std::chrono::milliseconds>(ackWait(*m_info, held.delivery.deliveries))
                          .count();
        held.deadlineMs = held.waitMs > 0 ? held.receivedMs + held.waitMs : 0;
    }
    ++m_progress.came;
    m_progress.bytes += held.subject.size() + held.payload.size();
    for (const auto &[name, value] : held.headers)
        m_progress.bytes += name.size() + value.size();
    const quint64 number = held.delivery.consumerSequence;
    const quint64 id = m_held->add(std::move(held));
    if (number > 0 && number <= m_lastDelivered)
        m_renewedFrom = id;
    m_lastDelivered = number;
    Q_EMIT delivered(*m_held->find(id));
}

void ConsumerFetch::takeStatus(int status, const QByteArray &text)
{
    if (status == 100)
        return; // a heartbeat: it is still open
    m_progress = endOf(m_progress, status, text);
    finish();
}

FetchProgress ConsumerFetch::endOf(FetchProgress progress, int status, const QByteArray &text)
{
    using Tone = FetchProgress::Tone;
    const QString said = QString::fromUtf8(text.left(500));
    const auto has = [&said](const char *words) { return said.contains(QLatin1String(words), Qt::CaseInsensitive); };
    const bool isSome = progress.came > 0;
    const QString share = tr("%1 of %2 messages came.").arg(progress.came).arg(progress.asked);
    // Servers tell the end of a whole batch as well where bytes were asked for.
    if (progress.came >= progress.asked) {
        progress.tone = Tone::Good;
        progress.words = progress.came == 1
            ? tr("1 message came.")
            : tr("All %1 messages came.").arg(format::count(static_cast<quint64>(progress.came)));
        return progress;
    }
    progress.details = QString::number(status) + u' ' + said;
    progress.tone = isSome ? Tone::Partial : Tone::Nothing;
    if (status == 404) {
        progress.words = isSome ? tr("No more messages wait: %1").arg(share) : tr("No message waits.");
    } else if (status == 408 && has("pending")) {
        progress.words = tr("The pulls of other clients wait for all that there is.");
    } else if (status == 408 && has("interest")) {
        progress.tone = Tone::Bad;
        progress.words = tr("The server saw nobody who waits for the messages.");
    } else if (status == 408) {
        progress.words = isSome ? tr("The time is over: %1").arg(share) : tr("The time is over: no message came.");
    } else if (status == 409 && has("exceeds maxbytes")) {
        progress.words = isSome
            ? tr("The next message is larger than what is left of the bytes asked for: %1").arg(share)
            : tr("The next message is larger than the bytes asked for.");
    } else if (status == 409 && has("batch completed")) {
        progress.words = tr("No more fits into the bytes asked for: %1").arg(share);
    } else {
        progress.tone = Tone::Bad;
        if (status == 409 && has("leadership"))
            progress.words = tr("The consumer has another leader now. Fetch again.");
        else if (status == 409 && has("deleted"))
            progress.words = tr("The consumer was deleted.");
        else if (status == 409 && has("shutdown"))
            progress.words = tr("The consumer's server goes down. Fetch again.");
        else if (status == 409 && has("push based"))
            progress.words = tr("This is a push consumer: there is nothing to fetch.");
        else if (status == 409 && has("maxwaiting"))
            progress.words = tr("The consumer has as many open pulls as it takes (max waiting).");
        else if (status == 423)
            progress.words = tr("Another client is pinned to this group: only that one gets messages.");
        else if (status == 503)
            progress.words = tr("JetStream does not answer: the stream or consumer may be gone.");
        else if (status == 400 || status == 409)
            progress.words = tr("The consumer refuses this pull: %1").arg(said);
        else
            progress.words = tr("The pull ended with %1 %2.").arg(QString::number(status), said);
    }
    return progress;
}

std::chrono::nanoseconds ConsumerFetch::ackWait(const ConsumerInfo &info, quint64 deliveries)
{
    if (const auto backoff = info.config->find("backoff");
        backoff != info.config->end() && backoff->is_array() && !backoff->empty()) {
        const std::size_t step = std::min<std::size_t>(
            static_cast<std::size_t>(std::max<quint64>(deliveries, 1) - 1), backoff->size() - 1);
        if ((*backoff)[step].is_number_integer())
            return std::chrono::nanoseconds((*backoff)[step].get<qint64>());
    }
    return std::chrono::nanoseconds(info.ackWaitNs);
}

QByteArray ConsumerFetch::payloadOf(const ConsumerAnswer &answer, bool hasReason)
{
    switch (answer.kind) {
    case ConsumerAnswer::Kind::Ack:
        return "+ACK";
    case ConsumerAnswer::Kind::Nak:
        return answer.delay.count() > 0
            ? "-NAK {\"delay\": " + QByteArray::number(qint64 { answer.delay.count() }) + '}'
            : QByteArray("-NAK");
    case ConsumerAnswer::Kind::InProgress:
        return "+WPI";
    case ConsumerAnswer::Kind::Terminate:
        break;
    }
    const QString reason = answer.reason.simplified().left(maxReason);
    // Before 2.10.4 servers take +TERM alone and pass over anything longer.
    return hasReason && !reason.isEmpty() ? "+TERM " + reason.toUtf8() : QByteArray("+TERM");
}

void ConsumerFetch::answer(const QList<quint64> &ids, const ConsumerAnswer &answer)
{
    if (!m_client || !m_client->session())
        return;
    const QByteArray payload = payloadOf(answer, canGiveReason());
    for (const quint64 id : ids) {
        const HeldMessage *message = m_held->find(id);
        if (!message || !message->isAnswerable() || message->reply.isEmpty())
            continue;
        const HeldMessage copy = *message;
        m_held->setState(id, HeldMessage::State::Answering);
        whenDone(this, m_client->session()->request({ copy.reply, payload }, answerTimeout),
            [this, copy, kind = answer.kind](const Result<Reply> &reply) {
                const HeldMessage *now = m_held->find(copy.id);
                if (!reply) {
                    Error error = reply.error();
                    if (error.kind == Error::Kind::Timeout)
                        error.message = tr("The server did not confirm the answer in time: it may count or not.");
                    // What came again meanwhile stays as that.
                    if (now && now->state == HeldMessage::State::Answering)
                        m_held->setState(copy.id, HeldMessage::State::Held, error.text());
                    Q_EMIT answerFailed(copy, error);
                    return;
                }
                if (kind == ConsumerAnswer::Kind::InProgress) {
                    if (now && now->state == HeldMessage::State::Answering)
                        m_held->restart(copy.id, nowMs());
                } else {
                    drop(copy, kind);
                }
                Q_EMIT answered(copy, kind);
            });
    }
}

void ConsumerFetch::drop(const HeldMessage &message, ConsumerAnswer::Kind kind)
{
    m_held->remove(message.id);
    if (kind != ConsumerAnswer::Kind::Ack || !m_info || !(m_info->ackPolicy == AckPolicy::All))
        return;
    // One answer counts for all deliveries before.
    const QList<HeldMessage> rows = m_held->rows();
    for (const HeldMessage &other : rows) {
        if (other.delivery.consumerSequence < message.delivery.consumerSequence)
            m_held->remove(other.id);
    }
}

int ConsumerFetch::releaseAll()
{
    int released = 0;
    const QList<HeldMessage> rows = m_held->rows();
    for (const HeldMessage &message : rows) {
        if (message.state == HeldMessage::State::Held && !message.reply.isEmpty() && m_client && m_client->session()) {
            (void)m_client->session()->publish({ message.reply, "-NAK" });
            ++released;
        }
        m_held->remove(message.id);
    }
    return released;
}

void ConsumerFetch::dismiss(const QList<quint64> &ids)
{
    for (const quint64 id : ids) {
        const HeldMessage *message = m_held->find(id);
        if (message && message->state != HeldMessage::State::Held && message->state != HeldMessage::State::Answering)
            m_held->remove(id);
    }
}

} // namespace natsight
