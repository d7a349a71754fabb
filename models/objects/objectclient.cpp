// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/objects/objectclient.h"

#include "models/core/future.h"
#include "models/core/text.h"
#include "models/jetstream/streampublish.h"
#include "models/jetstream/streamreader.h"
#include "models/nats/subject.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <nlohmann/json.hpp>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr int wrongLastSequence = 10071;
constexpr int wrongLastSequenceInGroup = 10164; // of a cluster, while another change is under way
constexpr int noMessage = 10037;
constexpr int noStream = 10059;
constexpr int maxTries = 60;
constexpr auto soon = 1s;
/// How long the fate of a change is looked up before it is told as unknown.
constexpr qint64 patienceMs = 60'000;
constexpr int maxLinks = 8;

bool isOfTheConnection(const Error &error)
{
    return error.kind == Error::Kind::NotConnected || error.kind == Error::Kind::Timeout
        || error.kind == Error::Kind::NoResponders;
}

Error gone()
{
    return { Error::Kind::NotConnected, Text::tr("The connection is gone.") };
}

template<typename T>
QFuture<Result<T>> failed(const Error &error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(fail(error));
    promise.finish();
    return promise.future();
}

/// The newest message of a subject: as the leader has it, or where that may not be asked, as any replica has it.
template<typename Done>
void readLast(QObject *owner, JetStreamClient *client, const QString &stream, const QByteArray &subject, Done done)
{
    const MessageQuery query { MessageQuery::Mode::LastBySubject, 0, subject };
    whenDone(owner, client->message(stream, query),
        [owner, client = QPointer<JetStreamClient>(client), stream, query, done = std::move(done)](
            Result<StoredMessage> message) {
            if (message || message.error().kind != Error::Kind::Denied || !client) {
                done(std::move(message));
                return;
            }
            auto *reader = new StreamReader(client, stream, owner);
            whenDone(owner, reader->message(query), [reader, done](Result<StoredMessage> other) {
                reader->deleteLater();
                done(std::move(other));
            });
        });
}

} // namespace

// Cleaner ---------------------------------------------------------------------------------------------------------------

ObjectCleaner::ObjectCleaner(JetStreamClient *client)
    : QObject(client)
    , m_client(client)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ObjectCleaner::next);
    connect(client->session(), &Session::statusChanged, this, [this] {
        if (!m_jobs.empty() && !m_isBusy && m_client->session()->status().state == SessionStatus::State::Connected
            && !m_timer.isActive())
            m_timer.start(soon);
    });
}

ObjectCleaner *ObjectCleaner::of(JetStreamClient *client)
{
    auto *known = client->findChild<ObjectCleaner *>({}, Qt::FindDirectChildrenOnly);
    return known ? known : new ObjectCleaner(client);
}

void ObjectCleaner::add(const QString &bucket, const QString &nuid, const QByteArray &metaSubject, bool isTwice)
{
    if (objectChunkSubject(bucket, nuid).isEmpty())
        return;
    m_jobs.push_back({ bucket, nuid, metaSubject, isTwice });
    next();
}

void ObjectCleaner::next()
{
    if (m_isBusy || m_jobs.empty() || m_timer.isActive())
        return;
    Session *session = m_client->session();
    if (!session || session->status().state != SessionStatus::State::Connected)
        return; // the next change of its state comes here
    m_isBusy = true;
    const Job &job = m_jobs.front();
    if (job.metaSubject.isEmpty()) {
        purge();
        return;
    }
    readLast(this, m_client, objectStream(job.bucket), job.metaSubject, [this](const Result<StoredMessage> &message) {
        const Job &first = m_jobs.front();
        if (!message && !StreamReader::isNoMessage(message.error())) {
            again(message.error());
        } else if (message) {
            const ObjectInfo info = readObjectInfo(first.bucket, *message);
            if (info.nuid == first.nuid && !info.isDeleted)
                finish(true, {}); // it came through after all
            else
                purge();
        } else {
            purge();
        }
    });
}

void ObjectCleaner::purge()
{
    const Job &job = m_jobs.front();
    PurgeOptions options;
    options.filter = QString::fromUtf8(objectChunkSubject(job.bucket, job.nuid));
    whenDone(this, m_client->purgeStream(objectStream(job.bucket), options), [this](const Result<quint64> &purged) {
        if (!purged)
            again(purged.error());
        else
            finish(true, {});
    });
}

void ObjectCleaner::again(const Error &error)
{
    if (error.kind == Error::Kind::Server && error.code == noStream) {
        finish(true, error); // the bucket is gone, and all with it
        return;
    }
    const bool isForGood = error.kind == Error::Kind::Denied || error.kind == Error::Kind::Invalid;
    if (isForGood || ++m_jobs.front().tries >= maxTries) {
        finish(false, error);
        return;
    }
    m_isBusy = false;
    m_timer.start(soon);
}

void ObjectCleaner::finish(bool isGood, const Error &error)
{
    Job job = m_jobs.front();
    m_jobs.pop_front();
    m_isBusy = false;
    if (isGood && job.isTwice) {
        job.isTwice = false;
        m_jobs.push_back(job);
        m_timer.start(soon);
    } else if (isGood) {
        Q_EMIT cleaned(job.bucket, job.nuid);
    } else {
        Q_EMIT failed(job.bucket, job.nuid, error);
    }
    next();
}

// Client ----------------------------------------------------------------------------------------------------------------

/// Looks for a name under one subject after the other. Deletes itself.
class ObjectClient::Finding : public QObject
{
public:
    Finding(ObjectClient *client, const QString &name)
        : QObject(client)
        , m_client(client)
        , m_subjects(objectMetaSubjects(client->bucket(), name))
    {
        m_none.bucket = client->bucket();
        m_none.name = name;
        m_none.subject = m_subjects.constFirst();
        m_promise.start();
    }

    QFuture<Result<ObjectInfo>> start()
    {
        auto future = m_promise.future();
        ask();
        return future;
    }

private:
    void finish(Result<ObjectInfo> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    void ask()
    {
        if (m_subjects.isEmpty()) {
            finish(m_found.value_or(m_none));
            return;
        }
        if (!m_client->jetStream()) {
            finish(fail(gone()));
            return;
        }
        const QByteArray subject = m_subjects.takeFirst();
        readLast(this, m_client->jetStream(), m_client->stream(), subject,
            [this, isOurs = subject == m_none.subject](const Result<StoredMessage> &message) {
                if (!message && !StreamReader::isNoMessage(message.error())) {
                    finish(fail(message.error()));
                    return;
                }
                if (message) {
                    ObjectInfo info = readObjectInfo(m_client->bucket(), *message);
                    // What is another name in another encoding is another object.
                    if (!isOurs && info.name != m_none.name) {
                        ask();
                        return;
                    }
                    if (!info.isDeleted) {
                        finish(std::move(info));
                        return;
                    }
                    if (!m_found)
                        m_found = std::move(info);
                }
                ask();
            });
    }

    ObjectClient *m_client;
    QList<QByteArray> m_subjects;
    ObjectInfo m_none;
    std::optional<ObjectInfo> m_found;
    QPromise<Result<ObjectInfo>> m_promise;
};

/// Follows links. Deletes itself.
class ObjectClient::Resolving : public QObject
{
public:
    explicit Resolving(ObjectClient *client)
        : QObject(client)
        , m_client(client)
    {
        m_promise.start();
    }

    QFuture<Result<ObjectInfo>> start(const ObjectInfo &info)
    {
        auto future = m_promise.future();
        follow(info);
        return future;
    }

private:
    void finish(Result<ObjectInfo> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    void follow(const ObjectInfo &info)
    {
        if (!info.isLink()) {
            finish(info);
        } else if (info.link->name.isEmpty()) {
            finish(
                fail(Error::Kind::Invalid, Text::tr("%1 is a link to the bucket %2.").arg(info.name, info.link->bucket),
                    Text::tr("Open that bucket instead.")));
        } else if (++m_links > maxLinks) {
            finish(fail(Error::Kind::Limit, Text::tr("The link %1 leads in a circle, or too far.").arg(info.name)));
        } else if (const auto valid = validateBucketName(info.link->bucket); !valid || !m_client->jetStream()) {
            finish(fail(valid ? gone() : valid.error()));
        } else {
            auto *other = new ObjectClient(m_client->jetStream(), info.link->bucket, this);
            whenDone(this, other->info(info.link->name), [this](const Result<ObjectInfo> &target) {
                if (target)
                    follow(*target);
                else
                    finish(fail(target.error()));
            });
        }
    }

    ObjectClient *m_client;
    int m_links = 0;
    QPromise<Result<ObjectInfo>> m_promise;
};

/// Stores metadata, and finds out whether they are stored where the answer does not come. Deletes itself; outlives who asked,
/// because a change that is on its way needs its end.
class ObjectClient::MetaWriting : public QObject
{
public:
    MetaWriting(JetStreamClient *client, ObjectInfo info, quint64 expected)
        : QObject(client)
        , m_client(client)
        , m_info(std::move(info))
        , m_expected(expected)
        , m_payload(objectMetaJson(m_info))
    {
        m_promise.start();
        m_clock.start();
    }

    QFuture<Result<ObjectInfo>> start()
    {
        auto future = m_promise.future();
        publish();
        return future;
    }

private:
    void finish(Result<ObjectInfo> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    void publish()
    {
        OutgoingMessage message;
        message.subject = m_info.subject;
        message.payload = m_payload;
        message.headers = { { "Nats-Rollup", "sub" }, { "Nats-Expected-Stream", objectStream(m_info.bucket).toUtf8() },
            { "Nats-Expected-Last-Subject-Sequence", QByteArray::number(m_expected) } };
        whenDone(this, publishToStream(m_client->session(), std::move(message)), [this](const Result<PublishAck> &ack) {
            if (ack) {
                m_info.sequence = ack->sequence;
                stored();
            } else if (isOfTheConnection(ack.error())) {
                later(ack.error());
            } else if (isConflict(ack.error())) {
                // Ours may be the one that is there: its first answer was lost.
                lookUp(conflict(m_info.name));
            } else {
                finish(fail(ack.error()));
            }
        });
    }

    void stored()
    {
        StoredMessage message;
        message.subject = m_info.subject;
        message.sequence = m_info.sequence;
        message.timeNs = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
        message.payload = m_payload;
        finish(readObjectInfo(m_info.bucket, message));
    }

    void later(const Error &error)
    {
        if (m_clock.elapsed() > patienceMs) {
            Error unknown = error;
            unknown.message = Text::tr("It is not known whether %1 was stored: %2").arg(m_info.name, error.message);
            unknown.advice = Text::tr("Look at the object when the connection is back.");
            finish(fail(unknown));
            return;
        }
        m_isUnsure = true;
        QTimer::singleShot(soon, this, [this, error] { lookUp(error); });
    }

    void lookUp(const Error &error)
    {
        if (!m_isUnsure) {
            finish(fail(error));
            return;
        }
        readLast(this, m_client, objectStream(m_info.bucket), m_info.subject,
            [this, error](const Result<StoredMessage> &message) {
                if (message && message->payload == m_payload && message->sequence > m_expected) {
                    m_info.sequence = message->sequence;
                    stored();
                } else if (!message && !StreamReader::isNoMessage(message.error())) {
                    if (isOfTheConnection(message.error()))
                        later(error);
                    else
                        finish(fail(message.error()));
                } else if ((message ? message->sequence : 0) == m_expected) {
                    publish(); // it did not arrive; if it still does, one of the two is refused
                } else {
                    finish(fail(conflict(m_info.name)));
                }
            });
    }

    JetStreamClient *m_client;
    ObjectInfo m_info;
    quint64 m_expected;
    QByteArray m_payload;
    bool m_isUnsure = false;
    QElapsedTimer m_clock;
    QPromise<Result<ObjectInfo>> m_promise;
};

ObjectClient::ObjectClient(JetStreamClient *client, QString bucket, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_bucket(std::move(bucket))
{
}

bool ObjectClient::isConflict(const Error &error)
{
    return error.kind == Error::Kind::Server
        && (error.code == wrongLastSequence || error.code == wrongLastSequenceInGroup);
}

bool ObjectClient::isMissing(const Error &error)
{
    return error.kind == Error::Kind::Server && error.code == noMessage;
}

Error ObjectClient::conflict(const QString &name)
{
    Error error;
    error.kind = Error::Kind::Server;
    error.code = wrongLastSequence;
    error.message = Text::tr("Someone else has changed %1 meanwhile.").arg(name);
    error.advice = Text::tr("Nothing was overwritten. Look at it as it is now, and try again.");
    return error;
}

QFuture<Result<ObjectInfo>> ObjectClient::find(const QString &name)
{
    if (!m_client)
        return failed<ObjectInfo>(gone());
    if (const auto valid = validateObjectName(m_bucket, name); !valid)
        return failed<ObjectInfo>(valid.error());
    auto *finding = new Finding(this, name);
    return finding->start();
}

QFuture<Result<ObjectInfo>> ObjectClient::info(const QString &name)
{
    auto promise = std::make_shared<QPromise<Result<ObjectInfo>>>();
    promise->start();
    whenDone(this, find(name), [this, promise, name](Result<ObjectInfo> found) {
        if (found && (found->sequence == 0 || found->isDeleted)) {
            Error error;
            error.kind = Error::Kind::Server;
            error.code = noMessage;
            error.message = Text::tr("There is no object %1 in %2.").arg(name, m_bucket);
            found = fail(std::move(error));
        }
        promise->addResult(std::move(found));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<ObjectInfo>> ObjectClient::resolve(const ObjectInfo &info)
{
    auto *resolving = new Resolving(this);
    return resolving->start(info);
}

QFuture<Result<QByteArray>> ObjectClient::firstBytes(const ObjectInfo &info, qint64 max)
{
    const QByteArray subject = objectChunkSubject(info.bucket, info.nuid);
    if (!m_client)
        return failed<QByteArray>(gone());
    if (info.size > 0 && subject.isEmpty())
        return failed<QByteArray>({ Error::Kind::Protocol, info.problem });
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    if (subject.isEmpty()) {
        promise->addResult(QByteArray());
        promise->finish();
        return promise->future();
    }
    auto *reader = new StreamReader(m_client, objectStream(info.bucket), this);
    PageQuery query;
    query.filter = subject;
    query.count = static_cast<int>(std::clamp<qint64>(max / 1024, 1, 1'000));
    query.maxBytes = max;
    // Enough for the bytes that are wanted, of chunks as they usually are; what is missing is not shown.
    const qint64 chunk = info.chunks > 0 ? static_cast<qint64>(info.size / info.chunks) : 0;
    if (chunk > 0)
        query.count = static_cast<int>(std::clamp<qint64>((max + chunk - 1) / chunk, 1, 1'000));
    whenDone(reader, reader->page(query), [reader, promise, max](const MessagePage &page) {
        reader->deleteLater();
        QByteArray bytes;
        for (const StoredMessage &message : page.messages) {
            if (bytes.size() < max)
                bytes += message.payload;
        }
        if (page.messages.isEmpty() && page.error)
            promise->addResult(fail(*page.error));
        else if (page.messages.isEmpty())
            promise->addResult(fail(Error::Kind::Protocol, Text::tr("The chunks of this object are missing.")));
        else
            promise->addResult(std::move(bytes));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<ObjectInfo>> ObjectClient::writeMeta(ObjectInfo info, quint64 expected)
{
    if (!m_client)
        return failed<ObjectInfo>(gone());
    if (const auto valid = validateObjectName(m_bucket, info.name); !valid)
        return failed<ObjectInfo>(valid.error());
    auto *writing = new MetaWriting(m_client, std::move(info), expected);
    return writing->start();
}

QFuture<Result<ObjectInfo>> ObjectClient::change(
    const ObjectInfo &as, const QString &newName, const ObjectTexts &texts, std::optional<quint64> replaces)
{
    ObjectInfo wanted = as;
    wanted.texts = texts;
    if (newName == as.name)
        return writeMeta(std::move(wanted), as.sequence);
    auto promise = std::make_shared<QPromise<Result<ObjectInfo>>>();
    auto future = promise->future();
    promise->start();
    const auto finish = [promise](Result<ObjectInfo> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    // First the new name, then away with the old one: whatever comes between, the object is there.
    whenDone(
        this, find(newName), [this, as, wanted, newName, replaces, finish](const Result<ObjectInfo> &taken) mutable {
            if (!taken)
                return finish(fail(taken.error()));
            if (replaces && *replaces != taken->sequence)
                return finish(fail(conflict(newName)));
            if (taken->sequence > 0 && !taken->isDeleted && !replaces)
                return finish(fail(Error::Kind::Invalid, Text::tr("There is an object %1 already.").arg(newName),
                    Text::tr("Choose another name, or delete that one first.")));
            wanted.name = newName;
            wanted.subject = taken->subject;
            const QByteArray oldSubject = as.subject;
            whenDone(this, find(as.name),
                [this, as, wanted, taken = *taken, oldSubject, finish](const Result<ObjectInfo> &now) {
                    if (!now)
                        return finish(fail(now.error()));
                    if (now->sequence != as.sequence)
                        return finish(fail(conflict(as.name)));
                    whenDone(this, writeMeta(wanted, taken.sequence),
                        [this, as, taken, oldSubject, finish](const Result<ObjectInfo> &stored) {
                            if (!stored || !m_client)
                                return finish(stored ? Result<ObjectInfo>(fail(gone())) : stored);
                            if (taken.sequence > 0 && !taken.isDeleted && !taken.isLink() && taken.nuid != as.nuid)
                                dropChunks(taken.nuid, taken.subject);
                            // Only what was seen goes: a change that came between stays, under the old name.
                            PurgeOptions options;
                            options.filter = QString::fromUtf8(oldSubject);
                            options.beforeSequence = as.sequence + 1;
                            whenDone(this, m_client->purgeStream(stream(), options),
                                [as, stored = *stored, finish](const Result<quint64> &purged) {
                                    if (purged)
                                        return finish(stored);
                                    Error error = purged.error();
                                    error.message = Text::tr(
                                        "%1 is there, but the old name %2 could not be taken away: %3")
                                                        .arg(stored.name, as.name, error.message);
                                    error.advice = Text::tr(
                                        "Both names share their bytes now: deleting one would take them "
                                        "from the other.");
                                    finish(fail(std::move(error)));
                                });
                        });
                });
        });
    return future;
}

QFuture<Result<QString>> ObjectClient::freeName(const QString &name)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    auto future = promise->future();
    promise->start();
    tryName(name, 2, [promise](Result<QString> free) {
        promise->addResult(std::move(free));
        promise->finish();
    });
    return future;
}

void ObjectClient::tryName(const QString &name, int number, const std::function<void(Result<QString>)> &done)
{
    constexpr int most = 100;
    // Before the ending of the last part: `logs.d/a.txt` gives `logs.d/a (2).txt`.
    const qsizetype slash = name.lastIndexOf(u'/');
    const qsizetype dot = name.lastIndexOf(u'.');
    const qsizetype place = dot > slash + 1 ? dot : name.size();
    QString wanted = name;
    wanted.insert(place, QStringLiteral(" (%1)").arg(number));
    if (number > most)
        return done(fail(Error::Kind::Invalid, Text::tr("There are a hundred objects named like %1.").arg(name),
            Text::tr("Choose another name.")));
    if (m_givenNames.contains(wanted))
        return tryName(name, number + 1, done);
    whenDone(this, find(wanted), [this, name, number, wanted, done](const Result<ObjectInfo> &there) {
        if (!there)
            return done(fail(there.error()));
        if ((there->sequence > 0 && !there->isDeleted) || m_givenNames.contains(wanted))
            return tryName(name, number + 1, done);
        m_givenNames.insert(wanted);
        done(wanted);
    });
}

QFuture<Result<void>> ObjectClient::remove(const ObjectInfo &as)
{
    ObjectInfo gravestone = as;
    gravestone.isDeleted = true;
    gravestone.size = 0;
    gravestone.chunks = 0;
    gravestone.digest.clear();
    gravestone.link.reset();
    if (gravestone.nuid.isEmpty())
        gravestone.nuid = newNuid();
    auto promise = std::make_shared<QPromise<Result<void>>>();
    auto future = promise->future();
    promise->start();
    whenDone(this, writeMeta(gravestone, as.sequence), [this, promise, as](const Result<ObjectInfo> &stored) {
        if (stored) {
            if (!as.isLink())
                dropChunks(as.nuid, as.subject);
            promise->addResult(Result<void>());
        } else {
            promise->addResult(Result<void>(fail(stored.error())));
        }
        promise->finish();
    });
    return future;
}

QFuture<Result<ObjectInfo>> ObjectClient::addLink(const QString &name, const ObjectLink &target)
{
    if (const auto valid = validateBucketName(target.bucket); !valid)
        return failed<ObjectInfo>(valid.error());
    if (target.bucket == m_bucket && target.name == name)
        return failed<ObjectInfo>({ Error::Kind::Invalid, Text::tr("A link cannot lead to itself.") });
    auto promise = std::make_shared<QPromise<Result<ObjectInfo>>>();
    auto future = promise->future();
    promise->start();
    const auto finish = [promise](Result<ObjectInfo> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    whenDone(this, find(name), [this, name, target, finish](const Result<ObjectInfo> &found) {
        if (!found)
            return finish(fail(found.error()));
        if (found->sequence > 0 && !found->isDeleted)
            return finish(fail(Error::Kind::Invalid, Text::tr("There is an object %1 already.").arg(name),
                Text::tr("Choose another name, or delete that one first.")));
        ObjectInfo link;
        link.bucket = m_bucket;
        link.name = name;
        link.subject = found->subject;
        link.nuid = newNuid();
        link.link = target;
        whenDone(this, writeMeta(std::move(link), found->sequence), finish);
    });
    return future;
}

void ObjectClient::dropChunks(const QString &nuid, const QByteArray &metaSubject)
{
    if (!m_client || isShared(nuid, metaSubject))
        return;
    ObjectCleaner::of(m_client)->add(m_bucket, nuid, metaSubject, false);
}

} // namespace natsight
