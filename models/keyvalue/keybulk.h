// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keyfolder.h"
#include "models/keyvalue/keyvalueclient.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

class QFile;

namespace natsight {

/// A key of a file, or to be written to one.
struct KeyLine {
    QByteArray key;
    QByteArray value;
    quint64 revision = 0; ///< as it was when it was exported; 0 = not told
    Headers headers = {};
};

/// What of the headers of a revision is written again with its value.
struct KeptHeaders {
    Headers headers;
    /// Names of those that are not: they steer the server (`Nats-…`, `KV-Operation`), or cannot be written. What only belonged to the
    /// one write (`Nats-Expected-…`, `Nats-Msg-Id`) is in neither.
    QStringList left;
};
/// A time to live of its own is written where the bucket takes one; it begins anew.
[[nodiscard]] KeptHeaders keptHeaders(const Headers &headers, bool takesTtl);

/// One line of NDJSON without its end: `key` (`key_base64` where it is no UTF-8), `value` as text or `value_base64`, `revision`,
/// `time`, and where there are any `headers`, each a list of texts (`headers_base64` where they are no UTF-8).
[[nodiscard]] QByteArray lineOf(const KeyEntry &entry);
/// Reads one; a value that is no text but JSON counts as that JSON without spaces, a revision that is none as not told. Any bytes, any thread.
[[nodiscard]] Result<KeyLine> keyLineFrom(QByteArrayView line);

/// Writes, deletes or reads many keys, one by one, 32 at a time. Nothing is silently half done: what was not written is listed
/// with the reason, as is what may have been, and what was written without its headers. `finished()` comes once after each
/// start. GUI thread (the client's); a folder is read and written on the thread pool.
///
/// Bounds: `maxListed` lines of the report, the rest is counted; an import holds 32 lines of its file, or 32 files, of 64 MiB at
/// most, and takes `maxFiles` of a folder.
class KeyBulk : public QObject
{
    Q_OBJECT

public:
    enum class OnConflict {
        Skip, ///< what is there stays, and is listed: only new keys are written
        Overwrite, ///< what was there when it was looked at; what somebody changes in that moment stays
        Stop, ///< the first one ends it
    };
    enum class Left {
        Skipped,
        Failed,
        Unknown,
        NotReached,
        WithoutHeaders, ///< written, without some of its headers
    };
    /// A key that was not written, or nobody knows, or not all of it.
    struct Item {
        QByteArray key; ///< may be empty: a line or a file that cannot be read
        Left left = Left::Failed;
        QString reason;
    };
    struct Key {
        QByteArray key;
        quint64 revision = 0;
    };
    static constexpr qsizetype maxListed = 10'000;
    static constexpr qint64 maxLine = qint64 { 64 } << 20;
    static constexpr qsizetype maxFiles = 1'000'000;

    explicit KeyBulk(QObject *parent = nullptr);
    ~KeyBulk() override;

    /// Only while they are at the revisions that were seen.
    void remove(KeyValueClient *client, QList<Key> keys, bool isPurge);
    /// The newest values of one bucket to another one. A dry run only looks.
    void copy(KeyValueClient *from, KeyValueClient *to, QList<Key> keys, OnConflict onConflict, bool isDryRun);
    /// An error when the file cannot be opened; nothing starts then.
    [[nodiscard]] Result<void> exportTo(KeyValueClient *from, QList<Key> keys, const QString &path);
    [[nodiscard]] Result<void> importFrom(
        KeyValueClient *to, const QString &path, OnConflict onConflict, bool isDryRun);
    /// Keys as files, see keyfolder.h. Files have no headers. `onConflict`: what with files that are there.
    [[nodiscard]] Result<void> exportToFolder(
        KeyValueClient *from, QList<Key> keys, const QString &folder, OnConflict onConflict, bool isDryRun);
    [[nodiscard]] Result<void> importFromFolder(
        KeyValueClient *to, const QString &folder, OnConflict onConflict, bool isDryRun);
    /// What is under way is waited for, the rest is not begun.
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] bool isDryRun() const { return m_isDryRun; }
    [[nodiscard]] bool isReading() const { return m_isReading; } ///< a folder, for what is in it
    [[nodiscard]] double share() const; ///< 0 to 1
    [[nodiscard]] quint64 written() const { return m_written; } ///< or would be, in a dry run
    [[nodiscard]] quint64 left() const { return m_left; } ///< in all
    [[nodiscard]] quint64 unknown() const { return m_unknown; } ///< of these
    [[nodiscard]] quint64 withoutHeaders() const { return m_withoutHeaders; } ///< written, but for headers
    [[nodiscard]] const QList<Item> &report() const { return m_report; }
    /// What ended it early.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void progressChanged();
    void finished();

private:
    using Done = std::function<void()>;
    using Work = std::function<void(const KeyLine &, Done)>;

    enum class Source { Keys, Lines };

    void start(Source source, OnConflict onConflict, bool isDryRun);
    void pump();
    void end();
    void leave(const QByteArray &key, Left left, const QString &reason);
    void leaveHeaders(const QByteArray &key, const QStringList &names);
    void takeWrite(const QByteArray &key, const KeyWrite &write, const QStringList &headersLeft = {});
    void takeFileWrite(const QByteArray &key, const Result<KeyFileWrite> &write, const QStringList &headersLeft);
    void write(KeyValueClient *to, const KeyLine &line, const Done &done);
    void writeOver(KeyValueClient *to, const KeyLine &line, const QStringList &headersLeft, const Done &done);
    void stopWith(Error error);
    void giveUp(Error error);
    [[nodiscard]] std::optional<KeyLine> next();

    QList<Key> m_keys;
    qsizetype m_at = 0;
    std::unique_ptr<QFile> m_file;
    Source m_source = Source::Keys;
    std::shared_ptr<std::atomic<bool>> m_stopReading; ///< of a folder
    bool m_isReading = false; ///< the folder, for its keys
    bool m_isRemoval = false;
    Work m_work;
    OnConflict m_onConflict = OnConflict::Skip;
    bool m_isDryRun = false;
    bool m_isRunning = false;
    bool m_isStopped = false;
    bool m_isPumping = false;
    int m_underWay = 0;
    quint64 m_lineNumber = 0;
    quint64 m_written = 0;
    quint64 m_left = 0;
    quint64 m_unknown = 0;
    quint64 m_withoutHeaders = 0;
    QList<Item> m_report;
    std::optional<Error> m_error;
};

} // namespace natsight
