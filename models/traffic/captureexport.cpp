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
#include <utility>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype blockBytes = qsizetype { 2 } << 20;
constexpr std::uint64_t rowsPerSnapshot = 8'192; ///< a snapshot held longer keeps evicted memory alive
constexpr qsizetype longestSubjectInName = 100;

QThreadPool *writers()
{
    static QThreadPool pool;
    static const bool isSet = (pool.setMaxThreadCount(2), true);
    (void)isSet;
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

/// What both threads know of an export. The counters are written by the writing thread alone.
struct CaptureExport::Job {
    std::shared_ptr<const CaptureStore> store;
    CaptureRows rows;
    Format format = Format::Ndjson;
    QString path;
    std::atomic<bool> isCancelled = false;
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
        while (i < count && !isCancelled) {
            const CaptureStore::Snapshot snapshot = store->snapshot();
            const std::uint64_t last = std::min(count, i + rowsPerSnapshot);
            for (; i < last && !isCancelled; ++i) {
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

    [[nodiscard]] std::optional<Error> writeLines()
    {
        QFile file(path);
        // Not buffered: what write() took is what the file has.
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
            return Error { Error::Kind::File, Text::tr("%1 cannot be written.").arg(path),
                Text::tr("Choose another place."), file.errorString() };
        MessageLines lines(linesOf(format));
        QByteArray block;
        block.reserve(blockBytes + blockBytes / 4);
        if (format == Format::Csv)
            block += MessageLines::csvHead(false);
        quint64 inBlock = 0;
        const auto flush = [&]() -> std::optional<Error> {
            const qint64 start = file.pos();
            qint64 done = 0;
            while (done < block.size()) {
                const qint64 step = file.write(block.constData() + done, block.size() - done);
                if (step <= 0)
                    break;
                done += step;
            }
            if (done < block.size()) {
                const QString why = file.errorString();
                // Whole lines of it stay; line ends inside of a quoted CSV field are the reason to count back to the block.
                qint64 kept = 0;
                if (format != Format::Csv)
                    kept = block.first(done).lastIndexOf('\n') + 1;
                if (file.resize(start + kept)) {
                    written += static_cast<quint64>(block.first(kept).count('\n'));
                    bytes += static_cast<quint64>(kept);
                }
                return Error { Error::Kind::File, Text::tr("%1 takes no more.").arg(path),
                    Text::tr("The messages that were written stay in it. Make room, or choose another place."), why };
            }
            written += inBlock;
            bytes += static_cast<quint64>(block.size());
            block.resize(0);
            inBlock = 0;
            return {};
        };
        auto error = eachMessage([&](const CapturedMessage &message) -> std::optional<Error> {
            const Headers headers = decodeHeaders(message.headers);
            lines.append(block, { {}, message.timeNs, message.subject, message.reply, headers, message.payload });
            ++inBlock;
            return block.size() >= blockBytes ? flush() : std::nullopt;
        });
        return error ? error : flush();
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
    m_job->isCancelled = true;
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
