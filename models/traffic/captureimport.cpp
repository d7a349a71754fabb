// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/captureimport.h"

#include "models/core/future.h"
#include "models/core/text.h"
#include "models/payload/messagelinereader.h"

#include <QFile>
#include <QtConcurrent>

#include <atomic>
#include <cstring>
#include <mutex>
#include <utility>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype blockBytes = qsizetype { 1 } << 20;
constexpr quint64 linesOfAnotherFormat = 1'000; ///< not one of so many is a message: it is another kind of file

QThreadPool *readers()
{
    static QThreadPool pool;
    static const bool isSet = (pool.setMaxThreadCount(2), true);
    (void)isSet;
    return &pool;
}

} // namespace

/// What both threads know of an import. The counters are written by the reading thread alone.
struct CaptureImport::Job {
    std::shared_ptr<CaptureStore> store;
    QString path;
    std::atomic<bool> isCancelled = false;
    std::atomic<quint64> lines = 0;
    std::atomic<quint64> messages = 0;
    std::atomic<quint64> broken = 0;
    std::atomic<quint64> sequences = 0;
    std::atomic<quint64> others = 0;
    std::atomic<quint64> bytes = 0;
    std::atomic<quint64> totalBytes = 0;
    std::mutex mutex;
    QList<BrokenLine> brokenLines; ///< since they were taken; under the mutex
    qsizetype named = 0;

    MessageLineReader reader;
    quint64 lineNumber = 0;

    void setBroken(const QString &reason)
    {
        ++lines;
        ++broken;
        if (named >= mostNamed)
            return;
        ++named;
        const std::lock_guard lock(mutex);
        brokenLines.append({ lineNumber, reason });
    }

    void takeLine(QByteArrayView line)
    {
        ++lineNumber;
        if (lineNumber == 1 && line.startsWith("\xef\xbb\xbf"))
            line = line.sliced(3);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.trimmed().isEmpty())
            return;
        const Result<ReadMessage> read = reader.read(line);
        if (!read) {
            setBroken(read.error().message);
            return;
        }
        ++lines;
        ++messages;
        if (read->sequence)
            ++sequences;
        if (read->hasOthers)
            ++others;
        const QByteArray headers = encodeHeaders(read->headers);
        IncomingMessage message;
        message.tap = tap;
        message.receivedNs = read->timeNs;
        message.subject = read->subject;
        message.reply = read->reply;
        message.headers = { headers.constData(), static_cast<std::size_t>(headers.size()) };
        message.payload = read->payload;
        store->append(message);
    }

    [[nodiscard]] std::optional<Error> otherFormat() const
    {
        return Error { Error::Kind::File, Text::tr("%1 has no messages, one a line as JSON.").arg(path),
            Text::tr("Open a file that was exported as NDJSON.") };
    }

    [[nodiscard]] std::optional<Error> run()
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return Error { Error::Kind::File, Text::tr("%1 cannot be read.").arg(path),
                Text::tr("Check the path and that you may read it."), file.errorString() };
        totalBytes = static_cast<quint64>(std::max<qint64>(0, file.size()));
        QByteArray held; // begins with the unfinished line
        bool isOverlong = false; // the rest of the line is passed over
        while (!isCancelled) {
            const qsizetype before = held.size();
            held.resize(before + blockBytes);
            const qint64 got = file.read(held.data() + before, blockBytes);
            held.resize(before + static_cast<qsizetype>(std::max<qint64>(0, got)));
            if (got < 0)
                return Error { Error::Kind::File, Text::tr("%1 cannot be read to its end.").arg(path),
                    Text::tr("What was read until there is shown."), file.errorString() };
            bytes += static_cast<quint64>(got);
            if (got == 0) {
                if (isOverlong || !held.isEmpty())
                    finishLine(held, isOverlong);
                return lines > 0 && messages == 0 ? otherFormat() : std::nullopt;
            }
            qsizetype start = 0;
            qsizetype from = before; // what was there before has no line end
            while (!isCancelled) {
                const void *found = std::memchr(
                    held.constData() + from, '\n', static_cast<std::size_t>(held.size() - from));
                if (!found)
                    break;
                const qsizetype end = static_cast<const char *>(found) - held.constData();
                finishLine(QByteArrayView(held.constData() + start, end - start), isOverlong);
                isOverlong = false;
                start = end + 1;
                from = start;
            }
            held.remove(0, start);
            if (held.size() > MessageLineReader::longestLine) {
                isOverlong = true;
                held.clear();
                held.squeeze();
            }
            if (lines >= linesOfAnotherFormat && messages == 0)
                return otherFormat();
        }
        return {};
    }

    void finishLine(QByteArrayView line, bool isOverlong)
    {
        if (!isOverlong) {
            takeLine(line);
            return;
        }
        ++lineNumber;
        setBroken(Text::tr("It is longer than %1 MiB.").arg(MessageLineReader::longestLine >> 20));
    }
};

CaptureImport::CaptureImport(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(100ms);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        take();
        Q_EMIT progressChanged();
    });
}

CaptureImport::~CaptureImport()
{
    cancel();
}

void CaptureImport::start(std::shared_ptr<CaptureStore> store, const QString &path)
{
    if (isRunning())
        return;
    m_path = path;
    m_job = std::make_shared<Job>();
    m_job->store = std::move(store);
    m_job->path = path;
    m_progress = {};
    m_brokenLines.clear();
    m_error.reset();
    m_wasCancelled = false;
    m_timer.start();
    whenDone(
        this, QtConcurrent::run(readers(), [job = m_job] { return job->run(); }), [this](std::optional<Error> error) {
            take();
            m_timer.stop();
            m_error = std::move(error);
            m_job.reset();
            Q_EMIT finished();
        });
    Q_EMIT progressChanged();
}

void CaptureImport::cancel()
{
    if (!m_job)
        return;
    m_wasCancelled = true;
    m_job->isCancelled = true;
}

void CaptureImport::take()
{
    m_progress = { m_job->lines, m_job->messages, m_job->broken, m_job->sequences, m_job->others, m_job->bytes,
        m_job->totalBytes };
    const std::lock_guard lock(m_job->mutex);
    m_brokenLines += std::exchange(m_job->brokenLines, {});
}

} // namespace natsight
