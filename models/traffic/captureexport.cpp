// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/captureexport.h"

#include "models/core/bytes.h"
#include "models/core/future.h"
#include "models/core/text.h"
#include "models/payload/payload.h"

#include <QDir>
#include <QFile>
#include <QtConcurrent>

#include <algorithm>
#include <deque>
#include <utility>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t blockBytes = std::size_t { 2 } << 20; ///< of messages, before they are lines
constexpr std::uint64_t rowsPerSnapshot = 8'192; ///< a snapshot held longer keeps evicted memory alive
constexpr std::size_t blocksAhead = 4; ///< made into lines while one is written
constexpr qsizetype longestSubjectInName = 100;

QThreadPool *writers()
{
    static QThreadPool pool;
    static const bool isSet = (pool.setMaxThreadCount(2), true);
    (void)isSet;
    return &pool;
}

/// Makes the lines of which the writers are waiting.
QThreadPool *encoders()
{
    static QThreadPool pool;
    return &pool;
}

MessageLines::Format linesOf(CaptureExport::Format format)
{
    switch (format) {
    case CaptureExport::Format::NdjsonValues:
        return MessageLines::Format::NdjsonValues;
    case CaptureExport::Format::Csv:
        return MessageLines::Format::Csv;
    case CaptureExport::Format::Ndjson:
    case CaptureExport::Format::Payloads:
        break;
    }
    return MessageLines::Format::Ndjson;
}

QString suffixOf(std::string_view payload)
{
    return payloadSuffix(QByteArrayView(payload.data(), static_cast<qsizetype>(payload.size())));
}

} // namespace

std::uint64_t countOf(const CaptureRows &rows)
{
    if (const auto *range = std::get_if<RowRange>(&rows))
        return range->end - std::min(range->first, range->end);
    return std::get<std::vector<RowNumber>>(rows).size();
}

/// What the threads know of an export. The counters are written by the writing thread alone.
struct CaptureExport::Job {
    std::shared_ptr<const CaptureStore> store;
    CaptureRows rows;
    Format format = Format::Ndjson;
    QString path;
    std::atomic<bool> isOver = false; ///< cancelled, or failed
    std::atomic<quint64> looked = 0;
    std::atomic<quint64> written = 0;
    std::atomic<quint64> gone = 0;
    std::atomic<quint64> bytes = 0;

    [[nodiscard]] RowNumber rowAt(std::uint64_t i) const
    {
        if (const auto *range = std::get_if<RowRange>(&rows))
            return range->first + i;
        return std::get<std::vector<RowNumber>>(rows)[i];
    }

    /// Calls `take` with each message that is still there, until it gives an error or the export is cancelled.
    template<typename Take>
    [[nodiscard]] std::optional<Error> eachMessage(Take take)
    {
        const std::uint64_t count = countOf(rows);
        std::uint64_t i = 0;
        while (i < count && !isOver) {
            const CaptureStore::Snapshot snapshot = store->snapshot();
            const std::uint64_t last = std::min(count, i + rowsPerSnapshot);
            for (; i < last && !isOver; ++i) {
                const RowNumber row = rowAt(i);
                if (row < snapshot.firstRow() || row >= snapshot.endRow())
                    ++gone;
                else if (auto error = take(snapshot.at(row)))
                    return error;
                looked.store(i + 1, std::memory_order_relaxed);
            }
        }
        return {};
    }

    [[nodiscard]] std::optional<Error> run() { return format == Format::Payloads ? writeFiles() : writeLines(); }

    /// Lines of messages that stand one after the other, and the end of their rows.
    struct Block {
        QByteArray lines;
        quint64 messages = 0;
        quint64 gone = 0;
        std::uint64_t end = 0;
    };

    /// The block that begins with this row, up to `blockBytes` of messages, or one that is larger. Moves `next` to its end.
    [[nodiscard]] QFuture<Block> startBlock(std::uint64_t &next)
    {
        const CaptureStore::Snapshot snapshot = store->snapshot();
        const std::uint64_t first = next;
        const std::uint64_t last = std::min(countOf(rows), first + rowsPerSnapshot);
        std::size_t size = 0;
        for (; next < last && size < blockBytes; ++next) {
            const RowNumber row = rowAt(next);
            if (row >= snapshot.firstRow() && row < snapshot.endRow()) {
                const CapturedMessage message = snapshot.at(row);
                size += message.payload.size() + message.headers.size() + message.subject.size();
            }
        }
        return QtConcurrent::run(encoders(), [this, snapshot, size, first, end = next] {
            constexpr std::size_t lineOverhead = 100; // time, names, quotes
            Block block;
            block.lines.reserve(static_cast<qsizetype>(size + size / 8 + (end - first) * lineOverhead));
            MessageLines lines(linesOf(format));
            std::uint64_t i = first;
            for (; i < end && !isOver; ++i) {
                const RowNumber row = rowAt(i);
                if (row < snapshot.firstRow() || row >= snapshot.endRow()) {
                    ++block.gone;
                    continue;
                }
                const CapturedMessage message = snapshot.at(row);
                const Headers headers = message.headers.empty() ? Headers() : decodeHeaders(message.headers);
                lines.append(
                    block.lines, { {}, message.timeNs, message.subject, message.reply, headers, message.payload });
                ++block.messages;
            }
            block.end = i;
            return block;
        });
    }

    /// All of it, or an error and as many whole lines as fit.
    [[nodiscard]] std::optional<Error> write(QFile &file, const Block &block)
    {
        const qint64 start = file.pos();
        qint64 done = 0;
        while (done < block.lines.size()) {
            const qint64 step = file.write(block.lines.constData() + done, block.lines.size() - done);
            if (step <= 0)
                break;
            done += step;
        }
        if (done < block.lines.size()) {
            const QString why = file.errorString();
            // Whole lines of it stay; line ends inside of a quoted CSV field are the reason to count back to the block.
            qint64 kept = 0;
            if (format != Format::Csv)
                kept = block.lines.first(done).lastIndexOf('\n') + 1;
            if (file.resize(start + kept)) {
                written += static_cast<quint64>(block.lines.first(kept).count('\n'));
                bytes += static_cast<quint64>(kept);
            }
            return Error { Error::Kind::File, Text::tr("%1 takes no more.").arg(path),
                Text::tr("The messages that were written stay in it. Make room, or choose another place."), why };
        }
        written += block.messages;
        gone += block.gone;
        bytes += static_cast<quint64>(block.lines.size());
        looked = block.end;
        return {};
    }

    [[nodiscard]] std::optional<Error> writeLines()
    {
        QFile file(path);
        // Not buffered: what write() took is what the file has.
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
            return Error { Error::Kind::File, Text::tr("%1 cannot be written.").arg(path),
                Text::tr("Choose another place."), file.errorString() };
        std::optional<Error> error;
        if (format == Format::Csv)
            error = write(file, { MessageLines::csvHead(false) });
        std::deque<QFuture<Block>> blocks;
        for (std::uint64_t next = 0; !error && !isOver;) {
            while (next < countOf(rows) && blocks.size() < blocksAhead)
                blocks.push_back(startBlock(next));
            if (blocks.empty())
                break;
            const Block block = blocks.front().takeResult();
            blocks.pop_front();
            error = write(file, block);
        }
        isOver = true; // nobody waits for what is being made
        for (QFuture<Block> &block : blocks)
            block.waitForFinished();
        return error;
    }

    [[nodiscard]] std::optional<Error> writeFiles()
    {
        const QDir folder(path);
        if (!folder.exists())
            return Error { Error::Kind::File, Text::tr("There is no folder %1.").arg(path),
                Text::tr("Choose a folder that exists.") };
        return eachMessage([&](const CapturedMessage &message) -> std::optional<Error> {
            QFile file(folder.filePath(fileName(message)));
            if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
                return Error { Error::Kind::File, Text::tr("%1 cannot be written.").arg(file.fileName()),
                    file.exists() ? Text::tr("A file of this name is there already: choose an empty folder.")
                                  : QString(),
                    file.errorString() };
            const auto size = static_cast<qint64>(message.payload.size());
            if (file.write(message.payload.data(), size) != size) {
                const QString why = file.errorString();
                file.remove();
                return Error { Error::Kind::File, Text::tr("%1 takes no more.").arg(path),
                    Text::tr("The messages that were written stay in it. Make room, or choose another place."), why };
            }
            ++written;
            bytes += static_cast<quint64>(size);
            return {};
        });
    }
};

CaptureExport::CaptureExport(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(100ms);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        take();
        Q_EMIT progressChanged();
    });
}

CaptureExport::~CaptureExport()
{
    cancel();
}

void CaptureExport::start(
    std::shared_ptr<const CaptureStore> store, CaptureRows rows, Format format, const QString &path)
{
    if (isRunning())
        return;
    m_total = countOf(rows);
    m_job = std::make_shared<Job>();
    m_job->store = std::move(store);
    m_job->rows = std::move(rows);
    m_job->format = format;
    m_job->path = path;
    m_progress = {};
    m_error.reset();
    m_wasCancelled = false;
    m_clock.start();
    m_timer.start();
    whenDone(
        this, QtConcurrent::run(writers(), [job = m_job] { return job->run(); }), [this](std::optional<Error> error) {
            take();
            m_elapsedNs = m_clock.nsecsElapsed();
            m_timer.stop();
            m_error = std::move(error);
            m_job.reset();
            Q_EMIT finished();
        });
    Q_EMIT progressChanged();
}

void CaptureExport::cancel()
{
    if (!m_job)
        return;
    m_wasCancelled = true;
    m_job->isOver = true;
}

double CaptureExport::rowsPerSecond() const
{
    const qint64 elapsed = isRunning() ? m_clock.nsecsElapsed() : m_elapsedNs;
    return elapsed > 0 ? static_cast<double>(m_progress.rows) * 1e9 / static_cast<double>(elapsed) : 0;
}

void CaptureExport::take()
{
    m_progress = { m_job->looked, m_job->written, m_job->gone, m_job->bytes };
}

QString CaptureExport::fileName(const CapturedMessage &message)
{
    QByteArray subject = bytesOf(message.subject.substr(0, longestSubjectInName));
    for (char &c : subject) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
            || c == '-' || c == '_';
        if (!isPlain)
            c = '_';
    }
    return QStringLiteral("%1_%2.%3")
        .arg(message.row, 10, 10, QLatin1Char('0'))
        .arg(QString::fromLatin1(subject), suffixOf(message.payload));
}

} // namespace natsight
