// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyvalueclient.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/text.h"
#include "models/jetstream/streampublish.h"
#include "models/nats/subject.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace natsight {

namespace {

using namespace std::chrono_literals;

const QByteArray expectedHeader("Nats-Expected-Last-Subject-Sequence");
const QByteArray idHeader("Nats-Msg-Id");

/// Between two looks for a write that was not answered.
constexpr auto lookPause = 300ms;
/// So many looks that show the key unchanged end the search: then the write is not there, and may still come.
constexpr int unchangedLooks = 4;
/// A deletion that expires or is purged between two tries of a create is met again; not for ever.
constexpr int maxCreateTries = 4;
/// Revisions that are looked through for ours.
constexpr int maxLookedThrough = 256;

QByteArray newId()
{
    return QUuid::createUuid().toRfc4122().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// Bytes that headers take in a message.
qint64 headerBytes(const Headers &headers)
{
    constexpr qint64 frame = 10 + 2; // `NATS/1.0`, and the empty line at the end
    return headers.empty() ? 0 : frame + encodeHeaders(headers).size();
}

bool isWrongSequence(const Error &error)
{
    return error.kind == Error::Kind::Server && (error.code == 10071 || error.code == 10164);
}

/// `wrong last sequence: 812 (10071, 400)`; later servers do not tell the number in all cases.
quint64 sequenceIn(const QString &details)
{
    static const QRegularExpression pattern(QStringLiteral("sequence: (\\d{1,20})\\b"));
    return pattern.match(details.left(300)).captured(1).toULongLong();
}

/// Whether nothing was stored for sure. What went away while it waited, or was answered by something else, may be.
bool isCertain(const Error &error, const QByteArray &subject)
{
    switch (error.kind) {
    case Error::Kind::Invalid:
    case Error::Kind::NoResponders:
    case Error::Kind::Server:
    case Error::Kind::Unsupported:
    case Error::Kind::Limit:
        return true;
    case Error::Kind::Denied:
        // Where only the answer is denied the message itself has gone out.
        return !error.subject.isEmpty() && subject.startsWith(error.subject.toUtf8());
    default:
        return false;
    }
}

} // namespace

class KeyValueClient::Private
{
public:
    Private(JetStreamClient *jetStream, Bucket of, KeyValueClient *owner)
        : q(owner)
        , client(jetStream)
        , bucket(std::move(of))
        , reader(new StreamReader(jetStream, bucket.stream, owner))
    {
    }

    [[nodiscard]] Result<KeyEntry> entryOf(Result<StoredMessage> message, const QByteArray &key) const
    {
        if (!message)
            return fail(std::move(message.error()));
        std::optional<KeyEntry> entry = KeyEntry::ofMessage(bucket, std::move(*message));
        if (!entry || entry->key != key) {
            Error error { Error::Kind::Server, Text::tr("This revision is another key's.") };
            error.code = 404;
            return fail(std::move(error));
        }
        return std::move(*entry);
    }

    QFuture<Result<KeyEntry>> entry(const QByteArray &key, const QFuture<Result<StoredMessage>> &message)
    {
        auto promise = std::make_shared<QPromise<Result<KeyEntry>>>();
        promise->start();
        whenDone(q, message, [this, key, promise](Result<StoredMessage> stored) {
            promise->addResult(entryOf(std::move(stored), key));
            promise->finish();
        });
        return promise->future();
    }

    [[nodiscard]] Result<void> checkKey(const QByteArray &key) const
    {
        if (key.isEmpty())
            return fail(Error::Kind::Invalid, Text::tr("The key is empty."));
        return validatePublishSubject(bucket.subjectOf(key));
    }

    KeyValueClient *q;
    QPointer<JetStreamClient> client;
    Bucket bucket;
    StreamReader *reader;
    std::chrono::milliseconds timeout { 5000 };
    std::chrono::milliseconds patience { 15'000 };
};

/// One write from its sending to its outcome. Deletes itself when it is done; goes with its client.
class KeyValueClient::Writing : public QObject
{
public:
    struct Task {
        QByteArray key;
        QByteArray value;
        Headers headers; ///< without the expectation
        std::optional<quint64> revision; ///< expected; 0 = nothing there
        bool isCreate = false; ///< a deletion counts as nothing there
    };

    Writing(Private *client, Task task)
        : QObject(client->q)
        , d(client)
        , m_task(std::move(task))
        , m_subject(d->bucket.subjectOf(m_task.key))
        , m_expected(m_task.revision)
    {
        m_promise.start();
    }

    QFuture<KeyWrite> start()
    {
        auto future = m_promise.future();
        if (const auto valid = check(); !valid)
            refuse(valid.error());
        else
            send();
        return future;
    }

private:
    [[nodiscard]] Result<void> check() const
    {
        if (const auto valid = d->checkKey(m_task.key); !valid)
            return valid;
        if (const auto can = d->q->canWrite(); !can)
            return can;
        const qint64 size = headerBytes(headers(false)) + m_task.value.size();
        if (d->bucket.maxValueSize >= 0 && size > d->bucket.maxValueSize)
            return fail(Error::Kind::Limit,
                Text::tr("The value is too big: with its headers it has %1 bytes, and the bucket takes %2.")
                    .arg(format::count(quint64(size)), format::count(quint64(d->bucket.maxValueSize))),
                Text::tr("Shorten it, or raise the bucket's maximum value size."));
        if (!d->client || !d->client->session()
            || d->client->session()->status().state != SessionStatus::State::Connected)
            return fail(Error::Kind::NotConnected, Text::tr("There is no connection: nothing was sent."));
        return {};
    }

    [[nodiscard]] Headers headers(bool withId) const
    {
        Headers headers = m_task.headers;
        if (m_expected)
            headers.emplace_back(expectedHeader, QByteArray::number(*m_expected));
        if (withId)
            headers.emplace_back(idHeader, m_id);
        return headers;
    }

    void send()
    {
        Session *session = d->client ? d->client->session() : nullptr;
        if (!session)
            return refuse({ Error::Kind::NotConnected, Text::tr("There is no connection: nothing was sent.") });
        // By its id it is found again for sure; a value that just fits does without.
        m_id = newId();
        const qint64 limit = d->bucket.maxValueSize;
        if (limit >= 0 && headerBytes(headers(true)) + m_task.value.size() > limit)
            m_id.clear();
        OutgoingMessage message;
        message.subject = d->bucket.writePrefix + m_task.key;
        message.payload = m_task.value;
        message.headers = headers(!m_id.isEmpty());
        whenDone(this, publishToStream(session, message, d->timeout),
            [this, subject = message.subject](Result<PublishAck> ack) { take(std::move(ack), subject); });
    }

    void take(Result<PublishAck> ack, const QByteArray &subject)
    {
        if (ack && ack->sequence > 0 && (d->bucket.isMirror || ack->stream == d->bucket.stream))
            return written(ack->sequence);
        if (ack) {
            m_reason = Error { Error::Kind::Protocol,
                Text::tr("The stream %1 says that it has the value, and not the bucket's own.").arg(ack->stream) };
        } else if (isWrongSequence(ack.error())) {
            m_reason = std::move(ack.error());
            return lookAtConflict();
        } else if (isCertain(ack.error(), subject)) {
            if (ack.error().kind == Error::Kind::NoResponders) {
                ack.error().message = Text::tr("Nothing takes values for this bucket at the moment.");
                ack.error().advice = Text::tr(
                    "The bucket may have no leader, or be deleted. It was not written; try again.");
            }
            return refuse(std::move(ack.error()));
        } else {
            m_reason = std::move(ack.error());
        }
        m_searched.start();
        look();
    }

    // Outcomes ---------------------------------------------------------------------------------------------------------

    void finish(KeyWrite result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    void refuse(Error error)
    {
        KeyWrite result;
        result.error = std::move(error);
        finish(std::move(result));
    }

    void written(quint64 revision, bool wasReadBack = false)
    {
        KeyWrite result;
        result.outcome = KeyWrite::Outcome::Written;
        result.revision = revision;
        result.wasReadBack = wasReadBack;
        finish(std::move(result));
    }

    void conflict(quint64 revision, std::optional<KeyEntry> current, bool isUncertain = false)
    {
        KeyWrite result;
        result.outcome = KeyWrite::Outcome::Conflict;
        result.revision = revision;
        result.isUncertain = isUncertain;
        result.wasReadBack = m_searched.isValid();
        Error error = m_reason;
        error.kind = Error::Kind::Server;
        error.code = 10071;
        error.message = m_task.isCreate ? Text::tr("The key is there already.")
            : !current && revision == 0 ? Text::tr("The key is gone: it has no revision any more.")
                                        : Text::tr("Somebody else has written revision %1.").arg(revision);
        error.advice = Text::tr("Nothing was overwritten.");
        if (isUncertain)
            error.advice = Text::tr("Whether this value was there before it is not known.");
        result.error = std::move(error);
        result.current = std::move(current);
        finish(std::move(result));
    }

    void unknown(std::optional<KeyEntry> current)
    {
        KeyWrite result;
        result.outcome = KeyWrite::Outcome::Unknown;
        result.current = std::move(current);
        Error error = m_reason;
        error.message = Text::tr("It is not known whether the value was written: %1").arg(m_reason.message);
        error.advice = m_expected
            ? Text::tr("It was not found so far. Writing again is safe: nothing that came meanwhile is overwritten.")
            : Text::tr("It was not found so far. Look at the key before you write again.");
        result.error = std::move(error);
        finish(std::move(result));
    }

    // What is there instead ---------------------------------------------------------------------------------------------

    void lookAtConflict()
    {
        const quint64 told = sequenceIn(m_reason.details);
        whenDone(this, d->q->getFromLeader(m_task.key), [this, told](Result<KeyEntry> entry) {
            if (!entry)
                return conflict(isNoKey(entry.error()) ? 0 : told, std::nullopt);
            // A deletion is nothing: what is not there is created, in the place of just this deletion.
            if (m_task.isCreate && entry->isDeleted() && ++m_tries < maxCreateTries) {
                m_expected = entry->revision;
                return send();
            }
            // A mirror may lag behind what its origin refused by.
            if (entry->revision < told)
                return conflict(told, std::nullopt);
            const quint64 revision = entry->revision;
            conflict(revision, std::move(*entry));
        });
    }

    // No answer: where is it? -------------------------------------------------------------------------------------------

    [[nodiscard]] bool isOurs(const KeyEntry &entry) const
    {
        if (!m_id.isEmpty())
            return headerValue(entry.headers, idHeader) == m_id;
        return m_expected && entry.revision > *m_expected && entry.value == m_task.value
            && headerValue(entry.headers, expectedHeader) == QByteArray::number(*m_expected)
            && entry.meaning == KeyMeaning::ofHeaders(m_task.headers);
    }

    void lookAgain(std::optional<KeyEntry> current)
    {
        if (m_searched.hasExpired(d->patience.count()))
            return unknown(std::move(current));
        QTimer::singleShot(lookPause, this, [this] { look(); });
    }

    void look()
    {
        if (!d->client || !d->client->session())
            return unknown(std::nullopt);
        if (d->client->session()->status().state != SessionStatus::State::Connected)
            return lookAgain(std::nullopt);
        whenDone(this, d->q->getFromLeader(m_task.key), [this](Result<KeyEntry> entry) {
            if (entry && isOurs(*entry))
                return written(entry->revision, true);
            if (!entry && !isNoKey(entry.error())) {
                // A read that is not allowed does not become so.
                return entry.error().kind == Error::Kind::Denied ? unknown(std::nullopt) : lookAgain(std::nullopt);
            }
            const quint64 revision = entry ? entry->revision : 0;
            std::optional<KeyEntry> current = entry ? std::optional(std::move(*entry)) : std::nullopt;
            if (m_expected && revision == *m_expected) {
                return ++m_unchanged >= unchangedLooks ? unknown(std::move(current)) : lookAgain(std::move(current));
            }
            lookBehind(revision, std::move(current));
        });
    }

    /// The key has a later revision, or none: ours may be under it.
    void lookBehind(quint64 revision, std::optional<KeyEntry> current)
    {
        whenDone(this, d->q->history(m_task.key, maxLookedThrough),
            [this, revision, current = std::move(current)](const KeyHistory &history) mutable {
                const auto ours = std::find_if(history.entries.begin(), history.entries.end(),
                    [this](const KeyEntry &one) { return isOurs(one); });
                if (ours != history.entries.end())
                    return written(ours->revision, true);
                if (!m_expected)
                    return ++m_unchanged >= unchangedLooks ? unknown(std::move(current))
                                                           : lookAgain(std::move(current));
                const bool isBehind = revision > 0
                    && (history.entries.isEmpty() || history.entries.constFirst().revision < revision);
                if (history.error || isBehind)
                    return lookAgain(std::move(current));
                // With another revision in the place of the expected one ours can never be taken any more. Was it?
                const bool isAllThere = std::any_of(history.entries.begin(), history.entries.end(),
                    [this](const KeyEntry &one) { return one.revision == *m_expected; });
                conflict(revision, std::move(current), !isAllThere);
            });
    }

    Private *d;
    Task m_task;
    QByteArray m_subject;
    std::optional<quint64> m_expected;
    QByteArray m_id;
    QPromise<KeyWrite> m_promise;
    Error m_reason;
    QElapsedTimer m_searched;
    int m_tries = 0;
    int m_unchanged = 0;
};

namespace {

/// One history being read. Deletes itself when it is done; goes with its parent.
class HistoryReading : public QObject
{
public:
    HistoryReading(StreamReader *reader, Bucket bucket, const QByteArray &key, int most, QObject *parent)
        : QObject(parent)
        , m_reader(reader)
        , m_bucket(std::move(bucket))
        , m_most(std::clamp(most, 1, KeyValueClient::maxHistory))
    {
        m_query.filter = m_bucket.subjectOf(key);
        // Forwards it is a question for each revision; backwards whole stretches of the stream are looked at.
        m_query.isBackward = m_bucket.history < 1 || m_bucket.history > m_most;
        m_query.count = m_most;
        m_query.maxBytes = qint64 { 4 } << 20;
        m_promise.start();
    }

    QFuture<KeyHistory> start()
    {
        auto future = m_promise.future();
        next();
        return future;
    }

private:
    void next()
    {
        whenDone(this, m_reader->page(m_query), [this](MessagePage page) {
            take(page);
            m_history.error = page.error;
            const bool isFull = m_query.isBackward && (m_history.entries.size() >= m_most || isOverBytes());
            if (page.isComplete || page.error || isFull)
                return finish(page.isComplete);
            if (m_query.isBackward)
                m_query.last = page.first - 1;
            else
                m_query.first = page.last + 1;
            next();
        });
    }

    [[nodiscard]] bool isOverBytes() const { return m_bytes > KeyValueClient::maxHistoryBytes; }

    void take(MessagePage &page)
    {
        QList<KeyEntry> entries;
        for (StoredMessage &message : page.messages) {
            m_bytes += message.payload.size();
            if (auto entry = KeyEntry::ofMessage(m_bucket, std::move(message)))
                entries.prepend(std::move(*entry));
        }
        if (m_query.isBackward) {
            m_history.entries += entries;
            return;
        }
        m_history.entries = entries + m_history.entries;
        while (m_history.entries.size() > m_most || (isOverBytes() && m_history.entries.size() > 1)) {
            m_bytes -= m_history.entries.constLast().value.size();
            m_history.entries.removeLast();
            m_wasCut = true;
        }
    }

    void finish(bool isComplete)
    {
        if (m_history.entries.size() > m_most) {
            m_history.entries.resize(m_most);
            m_wasCut = true;
        }
        m_history.isComplete = isComplete && !m_wasCut;
        m_promise.addResult(std::move(m_history));
        m_promise.finish();
        deleteLater();
    }

    StreamReader *m_reader;
    Bucket m_bucket;
    int m_most;
    PageQuery m_query;
    KeyHistory m_history;
    QPromise<KeyHistory> m_promise;
    qint64 m_bytes = 0;
    bool m_wasCut = false;
};

} // namespace

KeyValueClient::KeyValueClient(JetStreamClient *client, Bucket bucket, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(client, std::move(bucket), this))
{
}

KeyValueClient::~KeyValueClient()
{
    // What is under way knows the private part and goes first.
    const QObjectList open = children();
    qDeleteAll(open);
}

const Bucket &KeyValueClient::bucket() const
{
    return d->bucket;
}

void KeyValueClient::setBucket(Bucket bucket)
{
    d->bucket = std::move(bucket);
}

JetStreamClient *KeyValueClient::client() const
{
    return d->client;
}

void KeyValueClient::setTimeout(std::chrono::milliseconds timeout)
{
    d->timeout = timeout;
    d->reader->setTimeout(timeout);
}

void KeyValueClient::setPatience(std::chrono::milliseconds patience)
{
    d->patience = patience;
}

Result<void> KeyValueClient::canWrite() const
{
    if (d->bucket.isSealed)
        return fail(Error::Kind::Unsupported, Text::tr("The bucket is sealed: nothing in it can change any more."));
    if (d->bucket.writePrefix.isEmpty())
        return fail(Error::Kind::Unsupported,
            Text::tr("Nothing can be written to this bucket: it only takes in what its sources have."));
    return {};
}

Result<void> KeyValueClient::canPurge() const
{
    if (const auto can = canWrite(); !can)
        return can;
    if (!d->bucket.allowsRollup)
        return fail(Error::Kind::Unsupported,
            Text::tr("This bucket does not allow purging a key: its stream was made without roll-ups."));
    return {};
}

Result<void> KeyValueClient::canSetTtl() const
{
    if (const auto can = canWrite(); !can)
        return can;
    if (d->client) {
        if (const auto supported = d->client->supports(JetStreamClient::Feature::MessageTtl); !supported)
            return supported;
    }
    if (!d->bucket.allowsKeyTtl)
        return fail(Error::Kind::Unsupported, Text::tr("This bucket does not allow a TTL for each key."));
    return {};
}

qint64 KeyValueClient::maxValueBytes() const
{
    const Headers headers { { expectedHeader, QByteArray::number(std::numeric_limits<quint64>::max()) } };
    qint64 limit = d->bucket.maxValueSize;
    const Session *session = d->client ? d->client->session() : nullptr;
    const qint64 ofServer = session ? session->status().server.maxPayload : 0;
    if (ofServer > 0)
        limit = limit < 0 ? ofServer : std::min(limit, ofServer);
    return limit < 0 ? -1 : std::max<qint64>(0, limit - headerBytes(headers));
}

QFuture<Result<KeyEntry>> KeyValueClient::get(const QByteArray &key)
{
    if (const auto valid = d->checkKey(key); !valid)
        return QtFuture::makeReadyFuture(Result<KeyEntry>(fail(valid.error())));
    return d->entry(key, d->reader->message({ MessageQuery::Mode::LastBySubject, 0, d->bucket.subjectOf(key) }));
}

QFuture<Result<KeyEntry>> KeyValueClient::getFromLeader(const QByteArray &key)
{
    const auto valid = d->checkKey(key);
    if (!valid || !d->client)
        return QtFuture::makeReadyFuture(Result<KeyEntry>(
            valid ? fail(Error::Kind::NotConnected, Text::tr("The connection is gone.")) : fail(valid.error())));
    const MessageQuery query { MessageQuery::Mode::LastBySubject, 0, d->bucket.subjectOf(key) };
    auto promise = std::make_shared<QPromise<Result<KeyEntry>>>();
    promise->start();
    whenDone(
        this, d->client->message(d->bucket.stream, query), [this, key, query, promise](Result<StoredMessage> stored) {
            if (stored || stored.error().kind != Error::Kind::Denied) {
                promise->addResult(d->entryOf(std::move(stored), key));
                promise->finish();
                return;
            }
            // Some users may read by direct get only.
            whenDone(this, d->reader->message(query), [this, key, promise](Result<StoredMessage> direct) {
                promise->addResult(d->entryOf(std::move(direct), key));
                promise->finish();
            });
        });
    return promise->future();
}

QFuture<Result<KeyEntry>> KeyValueClient::get(const QByteArray &key, quint64 revision)
{
    if (const auto valid = d->checkKey(key); !valid)
        return QtFuture::makeReadyFuture(Result<KeyEntry>(fail(valid.error())));
    return d->entry(key, d->reader->message({ MessageQuery::Mode::Sequence, revision, {} }));
}

bool KeyValueClient::isNoKey(const Error &error)
{
    return StreamReader::isNoMessage(error);
}

QFuture<KeyHistory> KeyValueClient::history(const QByteArray &key, int most)
{
    if (const auto valid = d->checkKey(key); !valid) {
        KeyHistory history;
        history.error = valid.error();
        return QtFuture::makeReadyFuture(history);
    }
    auto *reading = new HistoryReading(d->reader, d->bucket, key, most, this);
    return reading->start();
}

namespace {

QFuture<KeyWrite> refused(Error error)
{
    KeyWrite result;
    result.error = std::move(error);
    return QtFuture::makeReadyFuture(result);
}

QByteArray ttlHeader(std::chrono::seconds ttl)
{
    return QByteArray::number(qint64 { ttl.count() }) + 's';
}

} // namespace

QFuture<KeyWrite> KeyValueClient::create(
    const QByteArray &key, const QByteArray &value, std::chrono::seconds ttl, Headers headers)
{
    // What is new is to be readable by every client.
    if (const auto valid = Bucket::validateKey(key); !valid)
        return refused(valid.error());
    Writing::Task task;
    task.key = key;
    task.value = value;
    task.headers = std::move(headers);
    task.revision = 0;
    task.isCreate = true;
    if (ttl > 0s) {
        if (const auto can = canSetTtl(); !can)
            return refused(can.error());
        task.headers.emplace_back("Nats-TTL", ttlHeader(ttl));
    }
    return (new Writing(d.get(), std::move(task)))->start();
}

QFuture<KeyWrite> KeyValueClient::update(
    const QByteArray &key, const QByteArray &value, quint64 revision, Headers headers)
{
    Writing::Task task;
    task.key = key;
    task.value = value;
    task.headers = std::move(headers);
    task.revision = revision;
    return (new Writing(d.get(), std::move(task)))->start();
}

QFuture<KeyWrite> KeyValueClient::put(const QByteArray &key, const QByteArray &value)
{
    Writing::Task task;
    task.key = key;
    task.value = value;
    return (new Writing(d.get(), std::move(task)))->start();
}

QFuture<KeyWrite> KeyValueClient::remove(const QByteArray &key, std::optional<quint64> revision)
{
    Writing::Task task;
    task.key = key;
    task.revision = revision;
    task.headers.emplace_back("KV-Operation", "DEL");
    return (new Writing(d.get(), std::move(task)))->start();
}

QFuture<KeyWrite> KeyValueClient::purge(
    const QByteArray &key, std::optional<quint64> revision, std::chrono::seconds ttl)
{
    if (const auto can = canPurge(); !can)
        return refused(can.error());
    Writing::Task task;
    task.key = key;
    task.revision = revision;
    task.headers.emplace_back("KV-Operation", "PURGE");
    task.headers.emplace_back("Nats-Rollup", "sub");
    if (ttl > 0s) {
        if (const auto can = canSetTtl(); !can)
            return refused(can.error());
        task.headers.emplace_back("Nats-TTL", ttlHeader(ttl));
    }
    return (new Writing(d.get(), std::move(task)))->start();
}

} // namespace natsight
