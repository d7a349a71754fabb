// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamclient.h"
#include "models/jetstream/streamreader.h"
#include "models/objects/objecttypes.h"

#include <QElapsedTimer>
#include <QTimer>

class QThreadPool;

namespace natsight {

/// Where the bytes of an object come from, a block of about a megabyte or some at a time and only when asked for. Reads and
/// hashes on a thread of its own. Session's thread.
class ObjectSource : public QObject
{
    Q_OBJECT

public:
    struct Block {
        QList<QByteArray> chunks;
        bool isLast = false; ///< all is read; what the source could check is right
    };
    /// What was read when the last block has come.
    struct Totals {
        quint64 bytes = 0;
        quint64 chunks = 0;
        QByteArray sha256;
        bool isVerified = false; ///< against a digest that the object had
    };

    using QObject::QObject;

    /// Either came() or failed() follows; one at a time.
    virtual void next() = 0;
    /// A chunk of a block that is not needed any more: its memory may be used for a later one.
    virtual void reuse(QByteArray chunk) { Q_UNUSED(chunk) }
    /// Bytes that are to come; 0 where that is not known.
    [[nodiscard]] virtual quint64 size() const = 0;
    [[nodiscard]] const Totals &totals() const { return m_totals; }

    /// For what may wait for a disk.
    [[nodiscard]] static QThreadPool *workers();

Q_SIGNALS:
    void came(const natsight::ObjectSource::Block &block);
    void failed(const natsight::Error &error);
    /// Something holds it up; empty: it goes on.
    void waiting(const QString &why);

protected:
    Totals m_totals;
};

/// A file in chunks. Memory that comes back by reuse() is read into again: fresh memory for each chunk costs more than the
/// reading. Bounds: a block, and 4 MiB kept for reuse.
class FileSource : public ObjectSource
{
    Q_OBJECT

public:
    FileSource(const QString &path, qint64 chunkBytes, QObject *parent = nullptr);

    void next() override;
    void reuse(QByteArray chunk) override;
    [[nodiscard]] quint64 size() const override { return m_size; }

private:
    class Work;

    QString m_path;
    quint64 m_size = 0;
    std::shared_ptr<Work> m_work;
};

/// The chunks of an object in order, read ahead by one page. Count, size and digest are checked; an object of which something is
/// missing or changed ends with failed(). While the connection is away it waits, up to a minute without a chunk.
/// Bounds: three pages of 8 MiB, and two kept for reuse.
class ChunkSource : public ObjectSource
{
    Q_OBJECT

public:
    ChunkSource(JetStreamClient *client, ObjectInfo info, QObject *parent = nullptr);
    ~ChunkSource() override;

    void next() override;
    void reuse(QByteArray chunk) override;
    [[nodiscard]] quint64 size() const override { return m_info.size; }

private:
    class Work;

    void readAhead();
    void take(MessagePage page);
    void confirmEnd();
    void retry(const Error &error);
    void hash();
    void fail(const Error &error);
    [[nodiscard]] Error incomplete() const;

    QPointer<JetStreamClient> m_client;
    ObjectInfo m_info;
    QByteArray m_subject;
    StreamReader *m_reader = nullptr;
    std::shared_ptr<Work> m_work;
    std::shared_ptr<BytePool> m_memory;
    QList<QList<QByteArray>> m_pages; ///< read and not hashed yet
    quint64 m_read = 0; ///< chunks so far
    quint64 m_next = 1; ///< sequence
    bool m_isWanted = false;
    bool m_isReading = false;
    bool m_isHashing = false;
    bool m_isComplete = false; ///< no more to read
    bool m_isOver = false;
    QElapsedTimer m_sinceProgress;
    QTimer m_retry;
};

} // namespace natsight

Q_DECLARE_METATYPE(natsight::ObjectSource::Block)
