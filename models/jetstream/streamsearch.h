// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/streamreader.h"
#include "models/payload/messagelines.h"

#include <QElapsedTimer>

#include <functional>
#include <memory>

class QFile;

namespace natsight {

/// Whether a message is wanted. Called on a background thread, one call at a time; must not throw.
using MessageTest = std::function<bool(const StoredMessage &)>;

/// Text in subject, a header's name or value, or the payload. ASCII letters match either case unless one of the text is a
/// capital.
[[nodiscard]] MessageTest textTest(const QByteArray &text);

/// How far a walk through a stream has come.
struct ScanProgress {
    quint64 sequence = 0; ///< looked at up to here
    quint64 messages = 0; ///< read
    quint64 bytes = 0; ///< of their subjects, headers and payloads
    double share = 0; ///< of the sequences, 0 to 1
    double messagesPerSecond = 0; ///< since the start
};

/// Walks through a range of a stream, page after page, the next one asked for while one is worked on.
///
/// Lives on the reader's thread; the work on a page is done on a pool thread. Bounds: two pages of 4 MiB (and a message) at once.
/// `finished()` comes once after start(), however it ended.
class StreamScan : public QObject
{
    Q_OBJECT

public:
    explicit StreamScan(StreamReader *reader, QObject *parent = nullptr);
    ~StreamScan() override;

    /// Sequences `first` to `last`, both included, of the messages whose subject matches; an empty filter takes all.
    void start(quint64 first, quint64 last, const QByteArray &filter);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] bool wasCancelled() const { return m_wasCancelled; }
    [[nodiscard]] const ScanProgress &progress() const { return m_progress; }
    /// What ended it early.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void progressChanged();
    void finished();

protected:
    /// What is done with a page, made ready now; runs on a pool thread and gives an error that ends the walk.
    using Work = std::function<std::optional<Error>(const QList<StoredMessage> &)>;
    [[nodiscard]] virtual Work work() = 0;
    /// Takes what the work left, on the reader's thread: after each page and before finished().
    virtual void collect() { }
    /// The walk is over, and no work runs any more.
    virtual void close() { }

private:
    void ask();
    void next(MessagePage page);
    void worked(const std::optional<Error> &error);
    void end();

    QPointer<StreamReader> m_reader;
    PageQuery m_query;
    quint64 m_first = 0;
    QFuture<MessagePage> m_reading;
    std::optional<MessagePage> m_page; ///< waits for the work on the one before
    ScanProgress m_progress;
    std::optional<Error> m_error;
    QElapsedTimer m_clock;
    quint64 m_generation = 0;
    bool m_isRunning = false;
    bool m_isWorking = false;
    bool m_isAtEnd = false;
    bool m_wasCancelled = false;
};

/// A message that a search found, as far as a list shows it.
struct SearchHit {
    quint64 sequence = 0;
    qint64 timeNs = 0;
    QByteArray subject;
    qint64 size = 0; ///< of the payload
    QByteArray preview; ///< its first bytes
};

/// Finds messages; hits come as they are found. The first `maxHits` are kept, all are counted.
class StreamSearch : public StreamScan
{
    Q_OBJECT

public:
    static constexpr qsizetype maxHits = 10'000;

    explicit StreamSearch(StreamReader *reader, QObject *parent = nullptr);
    ~StreamSearch() override;

    /// Before start().
    void setTest(MessageTest test);
    /// In the stream's order.
    [[nodiscard]] const QList<SearchHit> &hits() const { return m_hits; }
    /// How many there are so far, kept or not.
    [[nodiscard]] quint64 foundCount() const { return m_found; }

Q_SIGNALS:
    /// Hits that are kept.
    void found(const QList<natsight::SearchHit> &hits);

protected:
    Work work() override;
    void collect() override;

private:
    struct Shared;

    std::shared_ptr<Shared> m_shared;
    QList<SearchHit> m_hits;
    quint64 m_found = 0;
};

/// Writes messages to a file as they come, as MessageLines.
/// What was written stays when it ends early, in whole lines as far as the disk took them.
class StreamExport : public StreamScan
{
    Q_OBJECT

public:
    using Format = MessageLines::Format;

    explicit StreamExport(StreamReader *reader, QObject *parent = nullptr);
    ~StreamExport() override;

    /// Opens the file, then as StreamScan::start(). An error when it cannot be opened; nothing starts then.
    [[nodiscard]] Result<void> startTo(
        const QString &path, Format format, quint64 first, quint64 last, const QByteArray &filter);
    /// Messages that are in the file.
    [[nodiscard]] quint64 written() const { return m_written; }
    [[nodiscard]] quint64 lastWritten() const { return m_lastWritten; } ///< sequence of the last one; 0 = none

protected:
    Work work() override;
    void collect() override;
    void close() override;

private:
    struct Output;

    std::shared_ptr<Output> m_output;
    quint64 m_written = 0;
    quint64 m_lastWritten = 0;
};

} // namespace natsight
