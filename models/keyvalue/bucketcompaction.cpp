// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/bucketcompaction.h"

#include "models/core/future.h"
#include "models/jetstream/heldmessagemodel.h"
#include "models/keyvalue/keyentry.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr int batch = 1'000;
constexpr int maxOpen = 8;
constexpr qsizetype maxFailures = 1'000;
constexpr auto lookEvery = 20ms;
constexpr qint64 quietMs = 10'000;

} // namespace

BucketCompaction::BucketCompaction(JetStreamClient *client, Bucket bucket, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_bucket(std::move(bucket))
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &BucketCompaction::tick);
}

BucketCompaction::~BucketCompaction()
{
    blockSignals(true);
    cancel();
}

Result<void> BucketCompaction::canCompact(const StreamInfo &info)
{
    if (info.isMirror())
        return fail(Error::Kind::Unsupported, tr("A mirror is what its origin is: compact that one."));
    if (info.isSealed)
        return fail(Error::Kind::Unsupported, tr("The bucket is sealed: nothing can be removed from it."));
    if (info.deniesPurge)
        return fail(Error::Kind::Unsupported, tr("The bucket denies purges: nothing can be removed from it."));
    return {};
}

void BucketCompaction::look()
{
    if (m_state == State::Looking || m_state == State::Compacting || !m_client || !m_client->session())
        return;
    m_state = State::Looking;
    m_wasCancelled = false;
    m_error.reset();
    m_markers.clear();
    m_looked = m_keys = m_found = 0;
    m_nowNs = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    Session *session = m_client->session();
    const QString prefix = session->profile().inboxPrefix.isEmpty() ? QStringLiteral("_INBOX")
                                                                    : session->profile().inboxPrefix;
    m_inbox = prefix.toUtf8() + ".compact" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    m_mailbox = std::make_shared<Mailbox<Message>>(batch + 100, std::size_t { 64 } << 20);
    const auto subscription = session->subscribe(m_inbox, {}, m_mailbox);
    if (!subscription)
        return endLooking(subscription.error());
    m_subscription = *subscription;
    Json config = Json::object();
    config["description"] = "Natsight looks for delete markers";
    config["deliver_policy"] = "last_per_subject";
    config["filter_subject"] = ">";
    config["ack_policy"] = "none";
    config["replay_policy"] = "instant";
    config["headers_only"] = true;
    config["inactive_threshold"] = std::chrono::nanoseconds(30s).count();
    config["num_replicas"] = 1;
    config["mem_storage"] = true;
    const quint64 generation = ++m_generation;
    whenDone(
        this, m_client->createConsumer(m_bucket.stream, config), [this, generation](const Result<ConsumerInfo> &info) {
            if (generation != m_generation) {
                if (info && m_client)
                    (void)m_client->deleteConsumer(m_bucket.stream, info->name);
                return;
            }
            if (!info)
                return endLooking(info.error());
            m_consumer = info->name;
            m_keys = info->pending;
            if (m_keys == 0)
                return endLooking({});
            m_timer.start();
            pull();
        });
    Q_EMIT progressChanged();
}

void BucketCompaction::pull()
{
    m_wanted = batch;
    m_quiet.start();
    Json body = Json::object();
    body["batch"] = batch;
    body["no_wait"] = true;
    OutgoingMessage message;
    message.subject = m_client->session()->jetStreamSubject(
        QByteArray("CONSUMER.MSG.NEXT." + m_bucket.stream.toUtf8() + '.' + m_consumer.toUtf8()));
    message.payload = QByteArray::fromStdString(body.dump());
    message.reply = m_inbox;
    const quint64 generation = m_generation;
    whenDone(this, m_client->session()->publish(std::move(message)), [this, generation](const Result<void> &sent) {
        if (!sent && generation == m_generation && m_state == State::Looking)
            endLooking(sent.error());
    });
}

void BucketCompaction::tick()
{
    if (m_state != State::Looking)
        return;
    if (!m_client || !m_client->session())
        return endLooking(Error { Error::Kind::NotConnected, tr("The connection is gone."), {}, {} });
    const auto messages = m_mailbox->take();
    for (const Message &message : messages) {
        if (m_state == State::Looking)
            take(message);
    }
    if (m_state != State::Looking)
        return;
    if (!messages.empty()) {
        m_quiet.start();
        Q_EMIT progressChanged();
        if (m_wanted <= 0)
            pull();
    } else if (m_quiet.elapsed() > quietMs) {
        endLooking(Error { Error::Kind::Timeout, tr("The server stopped answering while the keys were looked through."),
            tr("Try again; nothing was changed."), {} });
    }
}

void BucketCompaction::take(const Message &message)
{
    const auto delivery = readAckSubject(message.reply);
    if (!delivery) {
        const QByteArray status = headerValue(message.headers, "Status");
        if (status == "100")
            return;
        // Nothing more, or not as much as was asked for.
        if (status == "404" || status == "408")
            return endLooking({});
        return endLooking(Error { Error::Kind::Server, tr("The keys could not be looked through."), {},
            QString::fromUtf8(QByteArray(status + ' ' + headerValue(message.headers, "Description"))) });
    }
    --m_wanted;
    ++m_looked;
    if (KeyMeaning::ofHeaders(message.headers).operation != KeyOperation::Put
        && !m_bucket.keyOf(message.subject).isEmpty()) {
        ++m_found;
        if (m_markers.size() < maxMarkers)
            m_markers.append({ message.subject, delivery->streamSequence, delivery->storedNs });
    }
    if (delivery->pending == 0)
        endLooking({});
}

void BucketCompaction::endLooking(std::optional<Error> error)
{
    m_timer.stop();
    ++m_generation;
    if (m_client && m_client->session()) {
        if (m_subscription != 0)
            m_client->session()->unsubscribe(m_subscription);
        if (!m_consumer.isEmpty())
            (void)m_client->deleteConsumer(m_bucket.stream, m_consumer);
    }
    m_subscription = 0;
    m_consumer.clear();
    m_mailbox.reset();
    m_error = std::move(error);
    m_state = m_error ? State::Idle : State::Known;
    Q_EMIT known();
}

bool BucketCompaction::isOld(const Marker &marker, std::chrono::nanoseconds olderThan) const
{
    return olderThan.count() <= 0 || marker.timeNs < m_nowNs - olderThan.count();
}

BucketCompaction::Count BucketCompaction::count(std::chrono::nanoseconds olderThan) const
{
    Count count;
    for (const Marker &marker : m_markers)
        ++(isOld(marker, olderThan) ? count.markers : count.kept);
    return count;
}

void BucketCompaction::compact(std::chrono::nanoseconds olderThan)
{
    if (m_state != State::Known)
        return;
    m_state = State::Compacting;
    m_olderThan = olderThan;
    m_next = 0;
    m_open = 0;
    m_done = m_purged = m_failed = 0;
    m_failures.clear();
    purgeMore();
}

void BucketCompaction::purgeMore()
{
    const quint64 generation = m_generation;
    while (m_state == State::Compacting && m_client && m_open < maxOpen && m_next < m_markers.size()) {
        const Marker &marker = m_markers.at(m_next++);
        PurgeOptions options;
        options.filter = QString::fromUtf8(marker.subject);
        options.beforeSequence = isOld(marker, m_olderThan) ? marker.sequence + 1 : marker.sequence;
        const QByteArray key = m_bucket.keyOf(marker.subject);
        if (options.beforeSequence <= 1) {
            // There is nothing before it, and servers take that bound for none.
            ++m_done;
            continue;
        }
        ++m_open;
        whenDone(
            this, m_client->purgeStream(m_bucket.stream, options), [this, generation, key](Result<quint64> purged) {
                if (generation != m_generation)
                    return;
                --m_open;
                if (purged) {
                    ++m_done;
                    m_purged += *purged;
                } else {
                    ++m_failed;
                    if (m_failures.size() < maxFailures)
                        m_failures.append({ key, purged.error() });
                }
                Q_EMIT progressChanged();
                purgeMore();
            });
    }
    if (m_state == State::Compacting && m_open == 0 && (m_next >= m_markers.size() || !m_client)) {
        m_state = State::Done;
        Q_EMIT finished();
    }
}

void BucketCompaction::cancel()
{
    if (m_state == State::Looking) {
        m_wasCancelled = true;
        m_markers.clear();
        endLooking(Error { Error::Kind::Cancelled, tr("Cancelled."), {}, {} });
    } else if (m_state == State::Compacting) {
        m_wasCancelled = true;
        ++m_generation; // those under way are not waited for
        m_state = State::Done;
        Q_EMIT finished();
    }
}

} // namespace natsight
