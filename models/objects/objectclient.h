// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamclient.h"
#include "models/objects/objecttypes.h"

#include <QSet>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>

namespace natsight {

/// Chunks that belong to no object any more: of an upload that did not come to its end, or of what was replaced while the
/// connection went away. They are purged as soon as that is possible, after a reconnect if need be, and never where metadata
/// that name them were stored after all. One for each client, with which it goes. GUI thread.
class ObjectCleaner : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static ObjectCleaner *of(JetStreamClient *client);

    /// `metaSubject` is where the metadata of these chunks would be. `isTwice`: some of them may still be on their way, so they
    /// are looked for again.
    void add(const QString &bucket, const QString &nuid, const QByteArray &metaSubject, bool isTwice);
    [[nodiscard]] int pending() const { return static_cast<int>(m_jobs.size()); }

Q_SIGNALS:
    void cleaned(const QString &bucket, const QString &nuid);
    /// They stay where they are.
    void failed(const QString &bucket, const QString &nuid, const natsight::Error &error);

private:
    explicit ObjectCleaner(JetStreamClient *client);

    struct Job {
        QString bucket;
        QString nuid;
        QByteArray metaSubject;
        bool isTwice = false;
        int tries = 0;
    };

    void next();
    void purge();
    void again(const Error &error);
    void finish(bool isGood, const Error &error);

    JetStreamClient *m_client;
    std::deque<Job> m_jobs;
    bool m_isBusy = false;
    QTimer m_timer;
};

/// The objects of one bucket: their metadata, what changes them, and their first bytes. Their bytes as a whole are the business
/// of ObjectPut and ObjectGet.
///
/// Lives on the session's thread; every function returns at once and nothing blocks. Received with `whenDone()`.
/// Every change tells the server the sequence of the metadata that it is based on, so that nobody's change is overwritten
/// unawares: `isConflict()` of the error says that someone else was first. What became of a change whose answer was lost is
/// looked up before it is told.
class ObjectClient : public QObject
{
    Q_OBJECT

public:
    ObjectClient(JetStreamClient *client, QString bucket, QObject *parent = nullptr);

    [[nodiscard]] const QString &bucket() const { return m_bucket; }
    [[nodiscard]] QString stream() const { return objectStream(m_bucket); }
    [[nodiscard]] JetStreamClient *jetStream() const { return m_client; }

    /// The metadata of a name, deleted or not; sequence 0 where there are none. Looks where other clients may have put them.
    [[nodiscard]] QFuture<Result<ObjectInfo>> find(const QString &name);
    /// An object that exists: an error with isMissing() where there is none or it is deleted.
    [[nodiscard]] QFuture<Result<ObjectInfo>> info(const QString &name);
    /// Follows links to objects, into other buckets as well, up to 8 of them.
    [[nodiscard]] QFuture<Result<ObjectInfo>> resolve(const ObjectInfo &info);
    /// The first bytes of an object that is no link; at most `max` and a chunk more are read.
    [[nodiscard]] QFuture<Result<QByteArray>> firstBytes(const ObjectInfo &info, qint64 max);

    /// Stores metadata in place of those with this sequence (0: there are none). The result has its new sequence.
    [[nodiscard]] QFuture<Result<ObjectInfo>> writeMeta(ObjectInfo info, quint64 expected);
    /// Another name, other texts. `as`: as it was seen. `replaces`: sequence of what the person has agreed to lose under the new
    /// name; none: nothing of this name may exist.
    [[nodiscard]] QFuture<Result<ObjectInfo>> change(
        const ObjectInfo &as, const QString &newName, const ObjectTexts &texts, std::optional<quint64> replaces = {});
    /// A name like this one that nothing has: `a.txt` gives `a (2).txt`. An error where a hundred of them are taken. Those that were
    /// given out before count as taken.
    [[nodiscard]] QFuture<Result<QString>> freeName(const QString &name);
    /// Marks it as deleted, and takes its chunks away.
    [[nodiscard]] QFuture<Result<void>> remove(const ObjectInfo &as);
    /// A new object that is a link. Nothing of this name may exist.
    [[nodiscard]] QFuture<Result<ObjectInfo>> addLink(const QString &name, const ObjectLink &target);

    /// Takes chunks away that nothing refers to any more; those that another object of the bucket has under a second name stay.
    void dropChunks(const QString &nuid, const QByteArray &metaSubject);

    using IsShared = std::function<bool(const QString &nuid, const QByteArray &exceptSubject)>;
    /// Who knows whether other metadata name the same chunks.
    void setShared(IsShared isShared) { m_isShared = std::move(isShared); }
    [[nodiscard]] bool isShared(const QString &nuid, const QByteArray &exceptSubject) const
    {
        return m_isShared && m_isShared(nuid, exceptSubject);
    }

    [[nodiscard]] static bool isConflict(const Error &error);
    [[nodiscard]] static bool isMissing(const Error &error);
    [[nodiscard]] static Error conflict(const QString &name);

private:
    class MetaWriting;
    class Finding;
    class Resolving;

    void tryName(const QString &name, int number, const std::function<void(Result<QString>)> &done);

    QPointer<JetStreamClient> m_client;
    QString m_bucket;
    IsShared m_isShared;
    QSet<QString> m_givenNames; ///< by freeName()
};

} // namespace natsight
