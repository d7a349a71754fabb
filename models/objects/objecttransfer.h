// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/objects/objectclient.h"
#include "models/objects/objectsource.h"

#include <functional>

namespace natsight {

/// How a transfer goes.
struct TransferProgress {
    enum class State {
        Waiting, ///< its turn has not come
        Running,
        Finishing, ///< all bytes are there; cannot be cancelled any more
        Cancelling,
        Done,
        Failed,
        Cancelled,
    };

    State state = State::Waiting;
    quint64 bytes = 0; ///< that are safe where they go
    quint64 total = 0; ///< 0 = not known
    double bytesPerSecond = 0; ///< of the last second; of all of it when it is over
    qint64 startedMs = 0;
    qint64 endedMs = 0;
    QString words; ///< what holds it up, or how it ended: what was written and what was not
    std::optional<Error> error;

    [[nodiscard]] bool isOver() const { return state >= State::Done; }
};

/// One object on its way. Session's thread; every function returns at once.
class ObjectTransfer : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Upload, Download, Copy };
    Q_ENUM(Kind)

    ~ObjectTransfer() override;

    void start();
    void cancel();

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const QString &name() const { return m_name; } ///< of the object
    [[nodiscard]] const QString &place() const { return m_place; } ///< file, or bucket that a copy comes from
    [[nodiscard]] const TransferProgress &progress() const { return m_progress; }

Q_SIGNALS:
    void changed(); ///< ten times a second at most, and at the end
    void finished();

protected:
    ObjectTransfer(Kind kind, QString name, QString place, QObject *parent);

    virtual void begin() = 0;
    /// Undo what was done; ends with end().
    virtual void abandon() = 0;

    void setTotal(quint64 bytes);
    void addBytes(quint64 bytes);
    void setWords(const QString &words);
    void setFinishing();
    void end(const QString &words);
    void fail(const Error &error, const QString &consequence);
    void endCancelled(const QString &words);
    [[nodiscard]] bool isStopped() const;
    TransferProgress m_progress;

private:
    void tell(bool isNow);
    void close(TransferProgress::State state);

    Kind m_kind;
    QString m_name;
    QString m_place;
    QTimer m_tell;
    QElapsedTimer m_clock;
    qint64 m_rateMs = 0;
    quint64 m_rateBytes = 0;
};

/// What is stored.
struct PutRequest {
    QString name;
    std::optional<ObjectTexts> texts; ///< none: those of what is replaced stay
    /// Sequence of the metadata that the person has agreed to replace; none: nothing of this name may exist.
    std::optional<quint64> replaces;
};

/// Stores an object: chunks under a new nuid with several publishes under way and each acknowledgement checked, then the
/// metadata as a compare-and-set, then away with the chunks of what was replaced. Whatever happens before the metadata are
/// stored, the old object is untouched and the new chunks are purged (ObjectCleaner).
/// Bounds: `window` bytes under way and as much again read ahead.
class ObjectPut : public ObjectTransfer
{
    Q_OBJECT

public:
    static constexpr qint64 window = qint64 { 4 } << 20;

    /// From a file.
    ObjectPut(ObjectClient *client, PutRequest request, const QString &path, QObject *parent = nullptr);
    /// From another bucket, maybe of another connection: `from` has to be no link.
    ObjectPut(ObjectClient *client, PutRequest request, JetStreamClient *fromClient, const ObjectInfo &from,
        QObject *parent = nullptr);
    ~ObjectPut() override;

    /// What was stored; after the end.
    [[nodiscard]] const ObjectInfo &stored() const { return m_info; }

protected:
    void begin() override;
    void abandon() override;

private:
    struct Acks;

    void checkBucket();
    void checkObject();
    void send();
    void takeAcks();
    void stop(const Error &error);
    void settle();
    void writeMeta();
    void finish(const Result<ObjectInfo> &stored);

    QPointer<ObjectClient> m_client;
    QPointer<JetStreamClient> m_jetStream; ///< outlives the client above, for what has to be taken away
    PutRequest m_request;
    QString m_path;
    QPointer<JetStreamClient> m_fromClient;
    ObjectInfo m_from;
    ObjectSource *m_source = nullptr;
    ObjectInfo m_old;
    ObjectInfo m_info;
    QByteArray m_chunkSubject;
    qint64 m_chunkBytes = objectChunkBytes;
    std::shared_ptr<Acks> m_acks;
    QList<QByteArray> m_waiting; ///< chunks read and not sent
    bool m_isReading = false;
    bool m_isAllRead = false;
    bool m_isSent = false; ///< some chunk was
    quint64 m_sent = 0;
    quint64 m_acked = 0;
    qint64 m_bytesUnderWay = 0;
    QList<QByteArray> m_chunks; ///< those under way, by index from m_firstOpen; empty once they are acknowledged
    QList<quint64> m_sequences; ///< their sequences once they are acknowledged
    quint64 m_firstOpen = 0;
    quint64 m_lastSequence = 0;
    int m_open = 0;
    std::optional<Error> m_problem;
    bool m_isUnsure = false;
};

/// What is fetched and where to.
struct GetRequest {
    ObjectInfo info; ///< links are followed
    QString path;
    bool isOverwriting = false; ///< the person has agreed that an existing file is replaced
};

/// Fetches an object into a file. The file appears when all of it is there and verified; until then, and after a failure, what
/// was there before stays. One block is written while the next one is read and hashed: bounds are those of ChunkSource and two
/// blocks more.
class ObjectGet : public ObjectTransfer
{
    Q_OBJECT

public:
    ObjectGet(ObjectClient *client, GetRequest request, QObject *parent = nullptr);
    ~ObjectGet() override;

    [[nodiscard]] const QString &path() const { return m_request.path; }

protected:
    void begin() override;
    void abandon() override;

private:
    class File;

    void open(const ObjectInfo &target);
    void take(const ObjectSource::Block &block);
    void write();
    void commit();
    void dropSource();
    void stop(const Error &error);

    QPointer<ObjectClient> m_client;
    GetRequest m_request;
    ObjectSource *m_source = nullptr;
    std::shared_ptr<File> m_file;
    QList<ObjectSource::Block> m_blocks; ///< that came and are not written yet: one at most
    bool m_isWriting = false;
    bool m_isVerified = false;
};

} // namespace natsight
