// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/objects/objecttransfer.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/text.h"
#include "models/jetstream/streampublish.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>
#include <QThreadPool>
#include <QtConcurrent>

#include <mutex>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#endif

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr int tellEveryMs = 100;
constexpr auto ackTimeout = 10s;
/// What a message is more than its payload, as servers count it, generously.
constexpr qint64 overhead = 1'024;

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

// Transfer --------------------------------------------------------------------------------------------------------------

ObjectTransfer::ObjectTransfer(Kind kind, QString name, QString place, QObject *parent)
    : QObject(parent)
    , m_kind(kind)
    , m_name(std::move(name))
    , m_place(std::move(place))
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(tellEveryMs);
    connect(&m_tell, &QTimer::timeout, this, [this] { tell(true); });
}

ObjectTransfer::~ObjectTransfer() = default;

void ObjectTransfer::start()
{
    if (m_progress.state != TransferProgress::State::Waiting)
        return;
    m_progress.state = TransferProgress::State::Running;
    m_progress.startedMs = nowMs();
    m_clock.start();
    begin();
    tell(false);
}

void ObjectTransfer::cancel()
{
    if (m_progress.state == TransferProgress::State::Waiting) {
        endCancelled(Text::tr("Cancelled before it began: nothing was written."));
    } else if (m_progress.state == TransferProgress::State::Running) {
        m_progress.state = TransferProgress::State::Cancelling;
        tell(false);
        abandon();
    }
}

bool ObjectTransfer::isStopped() const
{
    return m_progress.state != TransferProgress::State::Running;
}

void ObjectTransfer::setTotal(quint64 bytes)
{
    m_progress.total = bytes;
    tell(false);
}

void ObjectTransfer::addBytes(quint64 bytes)
{
    m_progress.bytes += bytes;
    const qint64 now = m_clock.elapsed();
    if (now - m_rateMs >= 1'000) {
        m_progress.bytesPerSecond = static_cast<double>(m_progress.bytes - m_rateBytes) * 1000.0
            / static_cast<double>(now - m_rateMs);
        m_rateMs = now;
        m_rateBytes = m_progress.bytes;
    }
    tell(false);
}

void ObjectTransfer::setWords(const QString &words)
{
    if (m_progress.words == words)
        return;
    m_progress.words = words;
    tell(false);
}

void ObjectTransfer::setFinishing()
{
    m_progress.state = TransferProgress::State::Finishing;
    tell(false);
}

void ObjectTransfer::close(TransferProgress::State state)
{
    if (m_progress.isOver())
        return;
    m_progress.state = state;
    m_progress.endedMs = nowMs();
    const qint64 elapsed = m_clock.isValid() ? std::max<qint64>(m_clock.elapsed(), 1) : 1;
    m_progress.bytesPerSecond = static_cast<double>(m_progress.bytes) * 1000.0 / static_cast<double>(elapsed);
    tell(true);
    Q_EMIT finished();
}

void ObjectTransfer::end(const QString &words)
{
    m_progress.words = words;
    close(TransferProgress::State::Done);
}

void ObjectTransfer::fail(const Error &error, const QString &consequence)
{
    m_progress.error = error;
    m_progress.words = consequence.isEmpty() ? error.text() : error.text() + u' ' + consequence;
    close(TransferProgress::State::Failed);
}

void ObjectTransfer::endCancelled(const QString &words)
{
    m_progress.words = words;
    close(TransferProgress::State::Cancelled);
}

void ObjectTransfer::tell(bool isNow)
{
    if (isNow) {
        m_tell.stop();
        Q_EMIT changed();
    } else if (!m_tell.isActive()) {
        m_tell.start();
    }
}

// Put -------------------------------------------------------------------------------------------------------------------

/// Where acknowledgements come to on the library's thread; one event for as many as there are.
struct ObjectPut::Acks {
    struct Ack {
        quint64 chunk;
        Result<PublishAck> result;
    };
    std::mutex mutex;
    ObjectPut *owner = nullptr;
    QList<Ack> list;
    bool isPosted = false;

    void add(quint64 chunk, Result<PublishAck> result)
    {
        const std::scoped_lock lock(mutex);
        list.append({ chunk, std::move(result) });
        if (owner && !std::exchange(isPosted, true))
            QMetaObject::invokeMethod(
                owner, [owner = owner] { owner->takeAcks(); }, Qt::QueuedConnection);
    }
};

ObjectPut::ObjectPut(ObjectClient *client, PutRequest request, const QString &path, QObject *parent)
    : ObjectTransfer(Kind::Upload, request.name, path, parent)
    , m_client(client)
    , m_request(std::move(request))
    , m_path(path)
    , m_acks(std::make_shared<Acks>())
{
    m_acks->owner = this;
}

ObjectPut::ObjectPut(
    ObjectClient *client, PutRequest request, JetStreamClient *fromClient, const ObjectInfo &from, QObject *parent)
    : ObjectTransfer(Kind::Copy, request.name, from.bucket, parent)
    , m_client(client)
    , m_request(std::move(request))
    , m_fromClient(fromClient)
    , m_from(from)
    , m_acks(std::make_shared<Acks>())
{
    m_acks->owner = this;
}

ObjectPut::~ObjectPut()
{
    {
        const std::scoped_lock lock(m_acks->mutex);
        m_acks->owner = nullptr;
    }
    // Not to the end: what was sent goes, unless its metadata are on their way.
    if (m_isSent && !m_progress.isOver() && m_progress.state != TransferProgress::State::Finishing && m_jetStream)
        ObjectCleaner::of(m_jetStream)->add(m_info.bucket, m_info.nuid, m_info.subject, true);
}

void ObjectPut::begin()
{
    if (!m_client || !m_client->jetStream() || !m_client->jetStream()->session())
        return fail({ Error::Kind::NotConnected, Text::tr("The connection is gone.") }, {});
    m_jetStream = m_client->jetStream();
    if (!m_path.isEmpty()) {
        const QFileInfo info(m_path);
        if (!info.isFile() || !info.isReadable())
            return fail({ Error::Kind::File, Text::tr("Can't read %1.").arg(m_path),
                            Text::tr("Check that the file is there and may be read.") },
                Text::tr("Nothing was written."));
        setTotal(static_cast<quint64>(info.size()));
    } else {
        setTotal(m_from.size);
    }
    checkBucket();
}

void ObjectPut::checkBucket()
{
    whenDone(this, m_client->jetStream()->streamInfo(m_client->stream()), [this](const Result<StreamInfo> &info) {
        if (isStopped())
            return;
        const QString nothing = Text::tr("Nothing was written.");
        if (!m_client || !m_client->jetStream())
            return fail({ Error::Kind::NotConnected, Text::tr("The connection is gone.") }, nothing);
        // Who may not ask may still be allowed to write.
        if (!info && info.error().kind != Error::Kind::Denied)
            return fail(info.error(), nothing);
        qint64 most = m_client->jetStream()->session()->status().server.maxPayload;
        if (info) {
            if (info->isSealed)
                return fail(
                    { Error::Kind::Invalid, Text::tr("The bucket %1 is sealed.").arg(m_client->bucket()) }, nothing);
            const quint64 used = info->state.bytes;
            if (info->maxBytes > 0 && used + m_progress.total > static_cast<quint64>(info->maxBytes))
                return fail({ Error::Kind::Limit,
                                Text::tr("The bucket has no room for it: %1 of %2 are used, and this takes %3.")
                                    .arg(format::bytes(static_cast<double>(used)),
                                        format::bytes(static_cast<double>(info->maxBytes)),
                                        format::bytes(static_cast<double>(m_progress.total))),
                                Text::tr("Delete something, or raise the bucket's limit.") },
                    nothing);
            if (info->maxMessageSize > 0)
                most = most > 0 ? std::min(most, info->maxMessageSize) : info->maxMessageSize;
        }
        if (most > 0)
            m_chunkBytes = std::clamp<qint64>(most > 2 * overhead ? most - overhead : most / 2, 1, objectChunkBytes);
        checkObject();
    });
}

void ObjectPut::checkObject()
{
    whenDone(this, m_client->find(m_request.name), [this](const Result<ObjectInfo> &found) {
        if (isStopped())
            return;
        const QString nothing = Text::tr("Nothing was written.");
        if (!m_client || !m_client->jetStream())
            return fail({ Error::Kind::NotConnected, Text::tr("The connection is gone.") }, nothing);
        if (!found)
            return fail(found.error(), nothing);
        m_old = *found;
        const bool isThere = m_old.sequence > 0 && !m_old.isDeleted;
        if (isThere && !m_request.replaces)
            return fail(
                { Error::Kind::Invalid, Text::tr("There is an object %1 already.").arg(m_request.name) }, nothing);
        if (m_request.replaces && *m_request.replaces != m_old.sequence)
            return fail(ObjectClient::conflict(m_request.name), nothing);
        m_info.bucket = m_client->bucket();
        m_info.name = m_request.name;
        m_info.subject = m_old.subject;
        m_info.nuid = newNuid();
        m_info.maxChunkSize = static_cast<quint64>(m_chunkBytes);
        m_info.texts = m_request.texts ? *m_request.texts : isThere ? m_old.texts : m_from.texts;
        m_chunkSubject = objectChunkSubject(m_info.bucket, m_info.nuid);
        if (!m_path.isEmpty())
            m_source = new FileSource(m_path, m_chunkBytes, this);
        else if (m_fromClient)
            m_source = new ChunkSource(m_fromClient, m_from, this);
        else
            return fail({ Error::Kind::NotConnected, Text::tr("The connection that it comes from is gone.") }, nothing);
        connect(m_source, &ObjectSource::came, this, [this](const ObjectSource::Block &block) {
            m_isReading = false;
            for (const QByteArray &chunk : block.chunks) {
                // Chunks of a bucket that takes larger ones are cut.
                for (qsizetype at = 0; at < chunk.size(); at += m_chunkBytes)
                    m_waiting << (chunk.size() <= m_chunkBytes ? chunk : chunk.mid(at, m_chunkBytes));
            }
            m_isAllRead = block.isLast;
            send();
        });
        connect(m_source, &ObjectSource::failed, this, [this](const Error &error) {
            m_isReading = false;
            stop(error);
        });
        connect(m_source, &ObjectSource::waiting, this, &ObjectPut::setWords);
        send();
    });
}

void ObjectPut::send()
{
    if (m_problem || isStopped()) {
        settle();
        return;
    }
    JetStreamClient *jetStream = m_client ? m_client->jetStream() : nullptr;
    if (!jetStream || !jetStream->session()) {
        stop({ Error::Kind::NotConnected, Text::tr("The connection is gone.") });
        return;
    }
    while (!m_waiting.isEmpty() && m_bytesUnderWay < window) {
        const QByteArray chunk = m_waiting.takeFirst();
        const quint64 index = m_sent++;
        m_chunks << chunk;
        m_sequences << 0;
        m_bytesUnderWay += chunk.size();
        ++m_open;
        m_isSent = true;
        jetStream->session()->request(
            { m_chunkSubject, chunk }, ackTimeout, [acks = m_acks, index](const Result<Reply> &reply) {
                acks->add(index,
                    reply ? readPublishAck(reply->message.payload) : Result<PublishAck>(natsight::fail(reply.error())));
            });
    }
    if (!m_isReading && !m_isAllRead && m_waiting.size() * m_chunkBytes < window) {
        m_isReading = true;
        m_source->next();
    }
    if (m_isAllRead && m_waiting.isEmpty() && m_open == 0)
        writeMeta();
}

void ObjectPut::takeAcks()
{
    QList<Acks::Ack> acks;
    {
        const std::scoped_lock lock(m_acks->mutex);
        acks.swap(m_acks->list);
        m_acks->isPosted = false;
    }
    quint64 bytes = 0;
    for (const Acks::Ack &ack : std::as_const(acks)) {
        --m_open;
        const auto place = static_cast<qsizetype>(ack.chunk - m_firstOpen);
        QByteArray chunk = std::exchange(m_chunks[place], {});
        m_bytesUnderWay -= chunk.size();
        bytes += static_cast<quint64>(chunk.size());
        m_source->reuse(std::move(chunk));
        if (!ack.result) {
            m_isUnsure = true;
            if (!m_problem)
                m_problem = ack.result.error();
            m_sequences[place] = std::numeric_limits<quint64>::max();
        } else if (ack.result->stream != objectStream(m_info.bucket) && !m_problem) {
            m_problem = Error { Error::Kind::Protocol,
                Text::tr("Another stream, %1, has taken a chunk.").arg(ack.result->stream),
                Text::tr("Two streams have the same subjects: one of them is not the bucket.") };
        } else {
            m_sequences[place] = ack.result->sequence;
        }
    }
    // In the order that they were sent, or the object would be another one.
    while (!m_sequences.isEmpty() && m_sequences.constFirst() > 0) {
        const quint64 sequence = m_sequences.takeFirst();
        m_chunks.removeFirst();
        ++m_firstOpen;
        if (sequence <= m_lastSequence && !m_problem)
            m_problem = Error { Error::Kind::Protocol, Text::tr("The server has stored the chunks in another order."),
                Text::tr("Try again.") };
        m_lastSequence = sequence;
    }
    if (!m_problem)
        addBytes(bytes);
    send();
}

void ObjectPut::stop(const Error &error)
{
    if (!m_problem)
        m_problem = error;
    settle();
}

void ObjectPut::abandon()
{
    settle();
}

void ObjectPut::settle()
{
    // What is on its way has to arrive, or to fail, before it can be taken away.
    m_waiting.clear();
    if (m_open > 0 || m_progress.isOver())
        return;
    if (m_isSent && m_jetStream)
        ObjectCleaner::of(m_jetStream)->add(m_info.bucket, m_info.nuid, m_info.subject, m_isUnsure);
    const QString before = m_old.sequence > 0 && !m_old.isDeleted
        ? Text::tr("%1 is as it was before.").arg(m_request.name)
        : Text::tr("Nothing was stored.");
    if (m_problem)
        fail(*m_problem, before);
    else
        endCancelled(Text::tr("Cancelled.") + u' ' + before);
}

void ObjectPut::writeMeta()
{
    setFinishing();
    setWords({});
    const ObjectSource::Totals &totals = m_source->totals();
    m_info.size = totals.bytes;
    m_info.chunks = m_sent;
    m_info.digest = objectDigest(totals.sha256);
    // What follows has to be done even when nobody looks at this transfer any more.
    auto *cleaner = ObjectCleaner::of(m_client->jetStream());
    const bool hadChunks = m_old.sequence > 0 && !m_old.isDeleted && !m_old.isLink()
        && !m_client->isShared(m_old.nuid, m_old.subject);
    whenDone(cleaner, m_client->writeMeta(m_info, m_old.sequence),
        [self = QPointer<ObjectPut>(this), cleaner, hadChunks, old = m_old, info = m_info](
            const Result<ObjectInfo> &stored) {
            if (stored && hadChunks)
                cleaner->add(old.bucket, old.nuid, old.subject, false);
            else if (!stored)
                cleaner->add(info.bucket, info.nuid, info.subject, true);
            if (self)
                self->finish(stored);
        });
}

void ObjectPut::finish(const Result<ObjectInfo> &stored)
{
    m_isSent = false; // taken care of
    if (!stored) {
        stop(stored.error());
        return;
    }
    m_info = *stored;
    const QString size = format::bytes(static_cast<double>(m_info.size));
    end(m_info.chunks == 1 ? Text::tr("%1 stored in 1 chunk.").arg(size)
                           : Text::tr("%1 stored in %2 chunks.").arg(size, format::count(m_info.chunks)));
}

// Get -------------------------------------------------------------------------------------------------------------------

/// Used by one job after the other, on a worker's thread.
class ObjectGet::File
{
public:
    explicit File(const QString &path)
        : file(path)
    {
    }

    Result<void> open(quint64 size)
    {
        const QFileInfo info(file.fileName());
        if (!QDir().mkpath(info.absolutePath()))
            return natsight::fail(Error::Kind::File, Text::tr("Can't make the folder %1.").arg(info.absolutePath()),
                Text::tr("Choose a folder that you may write to."));
        const QStorageInfo storage(info.absolutePath());
        if (storage.isValid() && storage.bytesAvailable() >= 0 && size > static_cast<quint64>(storage.bytesAvailable()))
            return natsight::fail(Error::Kind::File,
                Text::tr("%1 has room for %2, and this takes %3.")
                    .arg(info.absolutePath(), format::bytes(static_cast<double>(storage.bytesAvailable())),
                        format::bytes(static_cast<double>(size))),
                Text::tr("Make room, or choose another folder."));
        if (!file.open(QIODevice::WriteOnly))
            return cannot();
        return {};
    }

    Result<quint64> write(const QList<QByteArray> &chunks)
    {
        quint64 bytes = 0;
        for (const QByteArray &chunk : chunks) {
            if (file.write(chunk) != chunk.size())
                return cannot();
            bytes += static_cast<quint64>(chunk.size());
        }
#ifdef Q_OS_LINUX
        // On its way to the disk meanwhile: commit() waits for all of it.
        ::sync_file_range(
            file.handle(), file.pos() - static_cast<qint64>(bytes), static_cast<off64_t>(bytes), SYNC_FILE_RANGE_WRITE);
#endif
        return bytes;
    }

    Result<void> commit(bool isOverwriting)
    {
        if (!isOverwriting && QFileInfo::exists(file.fileName()))
            return natsight::fail(Error::Kind::File, Text::tr("%1 is there meanwhile.").arg(file.fileName()),
                Text::tr("Choose another name."));
        if (!file.commit())
            return cannot();
        return {};
    }

    [[nodiscard]] Failure cannot() const
    {
        return natsight::fail(Error::Kind::File,
            Text::tr("Can't write %1: %2").arg(file.fileName(), file.errorString()),
            Text::tr("Check the folder, its permissions and the room on the disk."));
    }

    QSaveFile file;
};

ObjectGet::ObjectGet(ObjectClient *client, GetRequest request, QObject *parent)
    : ObjectTransfer(Kind::Download, request.info.name, request.path, parent)
    , m_client(client)
    , m_request(std::move(request))
{
}

ObjectGet::~ObjectGet() = default;

void ObjectGet::begin()
{
    setTotal(m_request.info.size);
    if (!m_client)
        return stop({ Error::Kind::NotConnected, Text::tr("The connection is gone.") });
    whenDone(this, m_client->resolve(m_request.info), [this](const Result<ObjectInfo> &target) {
        if (isStopped())
            return;
        if (!target)
            return stop(target.error());
        open(*target);
    });
}

void ObjectGet::open(const ObjectInfo &target)
{
    setTotal(target.size);
    m_file = std::make_shared<File>(m_request.path);
    whenDone(this,
        QtConcurrent::run(ObjectSource::workers(), [file = m_file, size = target.size] { return file->open(size); }),
        [this, target](const Result<void> &opened) {
            if (isStopped())
                return;
            if (!opened)
                return stop(opened.error());
            if (!m_client || !m_client->jetStream())
                return stop({ Error::Kind::NotConnected, Text::tr("The connection is gone.") });
            m_source = new ChunkSource(m_client->jetStream(), target, this);
            connect(m_source, &ObjectSource::came, this, &ObjectGet::take);
            connect(m_source, &ObjectSource::failed, this, &ObjectGet::stop);
            connect(m_source, &ObjectSource::waiting, this, &ObjectGet::setWords);
            m_source->next();
        });
}

void ObjectGet::take(const ObjectSource::Block &block)
{
    if (isStopped())
        return;
    m_blocks << block;
    write();
}

void ObjectGet::write()
{
    if (m_isWriting || m_blocks.isEmpty())
        return;
    m_isWriting = true;
    const ObjectSource::Block block = m_blocks.takeFirst();
    whenDone(this,
        QtConcurrent::run(
            ObjectSource::workers(), [file = m_file, chunks = block.chunks] { return file->write(chunks); }),
        [this, block](const Result<quint64> &written) {
            m_isWriting = false;
            if (isStopped())
                return;
            if (!written)
                return stop(written.error());
            for (const QByteArray &chunk : block.chunks)
                m_source->reuse(chunk);
            addBytes(*written);
            if (block.isLast)
                commit();
            else
                write();
        });
    if (!block.isLast)
        m_source->next();
}

void ObjectGet::commit()
{
    setFinishing();
    m_isVerified = m_source->totals().isVerified;
    whenDone(this,
        QtConcurrent::run(ObjectSource::workers(),
            [file = m_file, isOverwriting = m_request.isOverwriting] { return file->commit(isOverwriting); }),
        [this](const Result<void> &written) {
            if (!written)
                return stop(written.error());
            const QString size = format::bytes(static_cast<double>(m_progress.bytes));
            end(m_isVerified ? Text::tr("%1 written, digest verified.").arg(size)
                             : Text::tr("%1 written. The object has no digest to verify it by.").arg(size));
        });
}

void ObjectGet::dropSource()
{
    // It may be the one that calls.
    if (auto *source = std::exchange(m_source, nullptr)) {
        source->disconnect(this);
        source->deleteLater();
    }
}

void ObjectGet::stop(const Error &error)
{
    dropSource();
    m_file.reset();
    fail(error, Text::tr("No file was written."));
}

void ObjectGet::abandon()
{
    dropSource();
    m_file.reset(); // what a job still writes goes with it: it was not committed
    endCancelled(Text::tr("Cancelled: no file was written."));
}

} // namespace natsight
