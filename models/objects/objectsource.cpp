// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/objects/objectsource.h"

#include "models/core/bytepool.h"
#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/text.h"
#include "models/nats/sha256.h"

#include <QFile>
#include <QFileInfo>
#include <QThreadPool>
#include <QtConcurrent>

namespace natsight {

namespace {

constexpr qint64 blockBytes = qint64 { 1 } << 20;
constexpr qint64 mostUnused = qint64 { 4 } << 20;
constexpr qint64 pageBytes = qint64 { 8 } << 20;
constexpr qint64 mostUnusedPages = 2 * pageBytes;
constexpr quint64 pageMessages = 1'000;
constexpr qint64 patienceMs = 60'000;
constexpr int retryMs = 1'000;

bool isOfTheConnection(const Error &error)
{
    return error.kind == Error::Kind::NotConnected || error.kind == Error::Kind::Timeout
        || error.kind == Error::Kind::NoResponders || error.kind == Error::Kind::Network
        || (error.kind == Error::Kind::Server && (error.code == 503 || error.code == 10008));
}

} // namespace

QThreadPool *ObjectSource::workers()
{
    static QThreadPool pool;
    static const bool isSet = (pool.setMaxThreadCount(4), true);
    (void)isSet;
    return &pool;
}

// File ------------------------------------------------------------------------------------------------------------------

/// Used by one job after the other; the memory from any thread.
class FileSource::Work
{
public:
    Work(const QString &path, qint64 chunk)
        : file(path)
        , chunkBytes(chunk)
    {
    }

    Result<Block> read()
    {
        if (!file.isOpen() && !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return cannot();
        Block block;
        for (qint64 bytes = 0; bytes < std::max(blockBytes, chunkBytes);) {
            QByteArray chunk = memory.take(chunkBytes);
            qint64 got = 0;
            while (got < chunkBytes) {
                const qint64 more = file.read(chunk.data() + got, chunkBytes - got);
                if (more < 0)
                    return cannot();
                if (more == 0)
                    break;
                got += more;
            }
            if (got > 0) {
                chunk.truncate(got);
                sha.add(chunk);
                totals.bytes += static_cast<quint64>(got);
                ++totals.chunks;
                block.chunks << std::move(chunk);
                bytes += got;
            }
            if (got < chunkBytes) {
                block.isLast = true;
                totals.sha256 = sha.result();
                break;
            }
        }
        return block;
    }

    QFile file;
    qint64 chunkBytes;
    BytePool memory { mostUnused };
    Sha256 sha;
    Totals totals;

private:
    [[nodiscard]] Failure cannot() const
    {
        return natsight::fail(Error::Kind::File, Text::tr("Can't read %1: %2").arg(file.fileName(), file.errorString()),
            Text::tr("Check that the file is there and may be read."));
    }
};

FileSource::FileSource(const QString &path, qint64 chunkBytes, QObject *parent)
    : ObjectSource(parent)
    , m_path(path)
    , m_size(static_cast<quint64>(QFileInfo(path).size()))
    , m_work(std::make_shared<Work>(path, std::max<qint64>(chunkBytes, 1)))
{
}

void FileSource::reuse(QByteArray chunk)
{
    m_work->memory.giveBack(std::move(chunk));
}

void FileSource::next()
{
    whenDone(this, QtConcurrent::run(workers(), [work = m_work] { return work->read(); }),
        [this](const Result<Block> &block) {
            if (!block) {
                Q_EMIT failed(block.error());
                return;
            }
            m_totals = m_work->totals;
            Q_EMIT came(*block);
        });
}

// Chunks ----------------------------------------------------------------------------------------------------------------

class ChunkSource::Work
{
public:
    /// The digest when it is the last.
    QByteArray add(const QList<QByteArray> &chunks, bool isLast)
    {
        for (const QByteArray &chunk : chunks)
            sha.add(chunk);
        return isLast ? sha.result() : QByteArray();
    }

    Sha256 sha;
};

ChunkSource::ChunkSource(JetStreamClient *client, ObjectInfo info, QObject *parent)
    : ObjectSource(parent)
    , m_client(client)
    , m_info(std::move(info))
    , m_subject(objectChunkSubject(m_info.bucket, m_info.nuid))
    , m_reader(new StreamReader(client, objectStream(m_info.bucket), this))
    , m_work(std::make_shared<Work>())
    , m_memory(std::make_shared<BytePool>(mostUnusedPages))
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, this, &ChunkSource::readAhead);
    m_sinceProgress.start();
}

ChunkSource::~ChunkSource() = default;

void ChunkSource::reuse(QByteArray chunk)
{
    m_memory->giveBack(std::move(chunk));
}

Error ChunkSource::incomplete() const
{
    return { Error::Kind::Protocol,
        Text::tr("%1 is incomplete: the bucket has %2 of its %3 chunks.")
            .arg(m_info.name, format::count(m_read), format::count(m_info.chunks)),
        Text::tr("Its upload was interrupted, or something has removed chunks. Store the object anew.") };
}

void ChunkSource::fail(const Error &error)
{
    if (std::exchange(m_isOver, true))
        return;
    m_retry.stop();
    Q_EMIT failed(error);
}

void ChunkSource::next()
{
    m_isWanted = true;
    if (m_info.size == 0 && m_info.chunks == 0) {
        m_isComplete = true;
        hash();
        return;
    }
    if (m_subject.isEmpty()) {
        // Told when the caller has heard of this call's return.
        QTimer::singleShot(0, this, [this] {
            fail({ Error::Kind::Protocol,
                Text::tr("The metadata of %1 do not say where its chunks are.").arg(m_info.name) });
        });
        return;
    }
    readAhead();
    hash();
}

void ChunkSource::readAhead()
{
    if (m_isReading || m_isComplete || m_isOver || m_pages.size() >= 1 || m_retry.isActive())
        return;
    if (!m_client) {
        fail({ Error::Kind::NotConnected, Text::tr("The connection is gone.") });
        return;
    }
    m_isReading = true;
    PageQuery query;
    query.filter = m_subject;
    query.first = m_next;
    query.maxBytes = pageBytes;
    query.memory = m_memory;
    // One more than there should be: it says that there is no more.
    const quint64 left = m_info.chunks > m_read ? m_info.chunks - m_read + 1 : 1;
    query.count = static_cast<int>(m_info.chunks > 0 ? std::min(left, pageMessages) : pageMessages);
    whenDone(m_reader, m_reader->page(query), [this](MessagePage page) { take(std::move(page)); });
}

void ChunkSource::take(MessagePage page)
{
    m_isReading = false;
    if (m_isOver)
        return;
    if (!page.messages.isEmpty()) {
        QList<QByteArray> chunks;
        chunks.reserve(page.messages.size());
        for (StoredMessage &message : page.messages) {
            m_next = message.sequence + 1;
            chunks << std::move(message.payload);
        }
        m_read += static_cast<quint64>(chunks.size());
        m_pages << std::move(chunks);
        m_sinceProgress.start();
        Q_EMIT waiting({});
    }
    if (m_info.chunks > 0 && m_read > m_info.chunks) {
        fail({ Error::Kind::Protocol,
            Text::tr("%1 has more chunks than the %2 that its metadata tell.")
                .arg(m_info.name, format::count(m_info.chunks)),
            Text::tr("Store the object anew.") });
        return;
    }
    if (page.error) {
        retry(*page.error); // first, so that nothing more is asked of the reader that goes
        hash();
    } else if (page.isComplete && m_read < m_info.chunks) {
        confirmEnd();
    } else {
        m_isComplete = page.isComplete;
        hash();
        readAhead();
    }
}

void ChunkSource::confirmEnd()
{
    // A replica may be behind: what the leader does not have is missing.
    m_isReading = true;
    const MessageQuery query { MessageQuery::Mode::NextBySubject, m_next, m_subject };
    whenDone(this, m_client->message(objectStream(m_info.bucket), query), [this](const Result<StoredMessage> &message) {
        m_isReading = false;
        if (m_isOver)
            return;
        if (message) {
            MessagePage page;
            page.messages << *message;
            take(std::move(page));
        } else if (isOfTheConnection(message.error())) {
            retry(message.error());
        } else {
            fail(incomplete());
        }
    });
}

void ChunkSource::retry(const Error &error)
{
    if (!isOfTheConnection(error) || m_sinceProgress.elapsed() > patienceMs) {
        fail(error);
        return;
    }
    Q_EMIT waiting(error.message);
    // Whether it can be read directly is found out anew.
    m_reader->deleteLater();
    m_reader = new StreamReader(m_client, objectStream(m_info.bucket), this);
    m_retry.start();
}

void ChunkSource::hash()
{
    if (!m_isWanted || m_isHashing || m_isOver || (m_pages.isEmpty() && !m_isComplete))
        return;
    m_isWanted = false;
    m_isHashing = true;
    Block block;
    if (!m_pages.isEmpty())
        block.chunks = m_pages.takeFirst();
    block.isLast = m_isComplete && m_pages.isEmpty();
    readAhead();
    for (const QByteArray &chunk : std::as_const(block.chunks))
        m_totals.bytes += static_cast<quint64>(chunk.size());
    m_totals.chunks += static_cast<quint64>(block.chunks.size());
    whenDone(this,
        QtConcurrent::run(workers(), [work = m_work, block] { return work->add(block.chunks, block.isLast); }),
        [this, block](const QByteArray &sha256) {
            m_isHashing = false;
            if (m_isOver)
                return;
            if (block.isLast) {
                m_totals.sha256 = sha256;
                m_isOver = true;
                if (m_totals.bytes != m_info.size) {
                    Q_EMIT failed({ Error::Kind::Protocol,
                        Text::tr("%1 has %2 bytes, but its metadata tell %3.")
                            .arg(m_info.name, format::count(m_totals.bytes), format::count(m_info.size)),
                        Text::tr("Store the object anew.") });
                    return;
                }
                const QByteArray wanted = sha256OfDigest(m_info.digest);
                if (!wanted.isEmpty() && wanted != sha256) {
                    Error error { Error::Kind::Protocol,
                        Text::tr("The bytes of %1 are not those that were stored: the digest is another.")
                            .arg(m_info.name),
                        Text::tr("Store the object anew.") };
                    error.details = objectDigest(sha256) + QLatin1String(" ≠ ") + m_info.digest;
                    Q_EMIT failed(error);
                    return;
                }
                m_totals.isVerified = !wanted.isEmpty();
            }
            Q_EMIT came(block);
        });
}

} // namespace natsight
