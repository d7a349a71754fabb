// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/streamsearch.h"

#include "models/core/bytes.h"
#include "models/core/future.h"
#include "models/payload/decode.h"
#include "models/payload/textfinder.h"

#include <QFile>
#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>
#include <mutex>

namespace natsight {

namespace {

constexpr int messagesPerPage = 25'000;
/// Where they come one by one, so that progress shows.
constexpr int fewMessagesPerPage = 1'000;
constexpr qsizetype previewBytes = 300; ///< of a hit
constexpr qint64 bytesPerPage = qint64 { 4 } << 20;

QThreadPool *workers()
{
    static QThreadPool pool;
    static const bool isSet = (pool.setMaxThreadCount(1), true);
    (void)isSet;
    return &pool;
}

} // namespace

MessageTest textTest(const QByteArray &text)
{
    return [finder = TextFinder(viewOf(text))](const StoredMessage &message) {
        return finder.isIn(viewOf(message.subject)) || finder.isIn(viewOf(message.payload))
            || std::any_of(message.headers.cbegin(), message.headers.cend(), [&finder](const auto &header) {
                   return finder.isIn(viewOf(header.first)) || finder.isIn(viewOf(header.second));
               });
    };
}

// The walk ------------------------------------------------------------------------------------------------------------

StreamScan::StreamScan(StreamReader *reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{
}

StreamScan::~StreamScan()
{
    m_reading.cancel();
}

void StreamScan::start(quint64 first, quint64 last, const QByteArray &filter)
{
    m_query = {};
    m_query.first = std::max<quint64>(first, 1);
    m_query.last = last;
    m_query.filter = filter;
    m_query.maxBytes = bytesPerPage;
    m_first = m_query.first;
    m_progress = {};
    m_error.reset();
    m_page.reset();
    m_wasCancelled = false;
    m_isAtEnd = false;
    m_isRunning = true;
    ++m_generation;
    m_clock.start();
    Q_EMIT progressChanged();
    ask();
}

void StreamScan::cancel()
{
    if (!m_isRunning || m_wasCancelled) {
        return;
    }
    m_wasCancelled = true;
    m_reading.cancel();
    m_page.reset();
    if (!m_isWorking) {
        end();
    }
}

void StreamScan::ask()
{
    if (!m_reader) {
        m_error = Error { Error::Kind::NotConnected, tr("The connection is gone.") };
        end();
        return;
    }
    m_query.count = m_reader->way() == StreamReader::Way::Batches ? messagesPerPage : fewMessagesPerPage;
    m_reading = m_reader->page(m_query);
    whenDone(this, m_reading, [this, generation = m_generation](MessagePage page) {
        if (generation == m_generation && m_isRunning && !m_wasCancelled) {
            next(std::move(page));
        }
    });
}

void StreamScan::next(MessagePage page)
{
    if (m_isWorking) {
        m_page = std::move(page);
        return;
    }
    m_isAtEnd = page.isComplete || page.error || page.last < m_query.first || page.last >= m_query.last;
    if (page.error) {
        m_error = page.error;
    } else if (!page.isComplete && page.last < m_query.first) {
        m_error = Error { Error::Kind::Protocol, tr("The server sent nothing though there is more.") };
    }
    if (page.last >= m_query.first) {
        m_progress.sequence = page.last;
    }
    m_progress.messages += static_cast<quint64>(page.messages.size());
    for (const StoredMessage &message : std::as_const(page.messages)) {
        m_progress.bytes += static_cast<quint64>(message.subject.size() + message.payload.size());
        for (const auto &[name, value] : message.headers) {
            m_progress.bytes += static_cast<quint64>(name.size() + value.size());
        }
    }
    if (!m_isAtEnd) {
        m_query.first = page.last + 1;
        ask();
    }
    m_isWorking = true;
    whenDone(this,
        QtConcurrent::run(workers(), [work = work(), messages = std::move(page.messages)] { return work(messages); }),
        [this](const std::optional<Error> &error) { worked(error); });
}

void StreamScan::worked(const std::optional<Error> &error)
{
    m_isWorking = false;
    collect();
    const double seconds = std::max(0.001, static_cast<double>(m_clock.nsecsElapsed()) / 1e9);
    m_progress.messagesPerSecond = static_cast<double>(m_progress.messages) / seconds;
    const double span = static_cast<double>(m_query.last - m_first) + 1;
    m_progress.share = m_isAtEnd && !m_error && !error
        ? 1
        : std::clamp((static_cast<double>(m_progress.sequence) - static_cast<double>(m_first) + 1) / span, 0.0, 1.0);
    if (error) {
        m_reading.cancel();
        m_page.reset();
        m_error = error;
        m_isAtEnd = true;
    }
    Q_EMIT progressChanged();
    if (!m_isRunning) {
        return;
    }
    if (m_isAtEnd || m_wasCancelled) {
        end();
    } else if (m_page) {
        MessagePage page = std::move(*m_page);
        m_page.reset();
        next(std::move(page));
    }
}

void StreamScan::end()
{
    ++m_generation;
    m_isRunning = false;
    close();
    Q_EMIT finished();
}

// Search --------------------------------------------------------------------------------------------------------------

/// Used by one page's work at a time, and by collect() after it.
struct StreamSearch::Shared {
    MessageTest test;
    QList<SearchHit> hits;
    quint64 found = 0; ///< since the last collect()
};

StreamSearch::StreamSearch(StreamReader *reader, QObject *parent)
    : StreamScan(reader, parent)
    , m_shared(std::make_shared<Shared>())
{
}

StreamSearch::~StreamSearch() = default;

void StreamSearch::setTest(MessageTest test)
{
    m_shared = std::make_shared<Shared>();
    m_shared->test = std::move(test);
    m_hits.clear();
    m_found = 0;
}

StreamScan::Work StreamSearch::work()
{
    return [shared = m_shared, room = maxHits - m_hits.size()](
               const QList<StoredMessage> &messages) -> std::optional<Error> {
        for (const StoredMessage &message : messages) {
            if (shared->test && !shared->test(message)) {
                continue;
            }
            ++shared->found;
            if (shared->hits.size() < room) {
                shared->hits.append({ message.sequence, message.timeNs, message.subject, message.payload.size(),
                    payloadBeginning(message.payload, viewOf(message.subject), previewBytes) });
            }
        }
        return {};
    };
}

void StreamSearch::collect()
{
    const QList<SearchHit> hits = std::exchange(m_shared->hits, {});
    m_found += std::exchange(m_shared->found, 0);
    if (!hits.isEmpty()) {
        m_hits += hits;
        Q_EMIT found(hits);
    }
}

// Export --------------------------------------------------------------------------------------------------------------

struct StreamExport::Output {
    QFile file;
    Format format = Format::Ndjson;
    quint64 written = 0;
    quint64 last = 0;
};

StreamExport::StreamExport(StreamReader *reader, QObject *parent)
    : StreamScan(reader, parent)
{
}

StreamExport::~StreamExport() = default;

Result<void> StreamExport::startTo(
    const QString &path, Format format, quint64 first, quint64 last, const QByteArray &filter)
{
    auto output = std::make_shared<Output>();
    output->format = format;
    output->file.setFileName(path);
    // Not buffered: what write() took is what the file has.
    if (!output->file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)) {
        return fail(Error::Kind::File, tr("%1 cannot be written.").arg(path), {}, output->file.errorString());
    }
    if (format == Format::Csv && output->file.write(MessageLines::csvHead(true)) < 0) {
        return fail(Error::Kind::File, tr("%1 cannot be written.").arg(path), {}, output->file.errorString());
    }
    m_output = std::move(output);
    m_written = 0;
    m_lastWritten = 0;
    start(first, last, filter);
    return {};
}

StreamScan::Work StreamExport::work()
{
    return [output = m_output](const QList<StoredMessage> &messages) -> std::optional<Error> {
        MessageLines lines(output->format);
        QByteArray block;
        quint64 inBlock = 0;
        quint64 last = 0;
        const auto flush = [&]() -> bool {
            qint64 done = 0;
            while (done < block.size()) {
                const qint64 step = output->file.write(block.constData() + done, block.size() - done);
                if (step <= 0) {
                    return false; // of this block some lines may be there; they are not counted
                }
                done += step;
            }
            output->written += inBlock;
            output->last = last;
            block.clear();
            inBlock = 0;
            return true;
        };
        for (qsizetype i = 0; i < messages.size(); ++i) {
            const StoredMessage &message = messages.at(i);
            lines.append(block,
                { message.sequence, message.timeNs, viewOf(message.subject), {}, message.headers,
                    viewOf(message.payload) });
            ++inBlock;
            last = message.sequence;
            if ((block.size() > (1 << 20) || i + 1 == messages.size()) && !flush()) {
                return Error { Error::Kind::File, tr("%1 takes no more.").arg(output->file.fileName()),
                    tr("Messages up to sequence %1 are in it.").arg(output->last), output->file.errorString() };
            }
        }
        return {};
    };
}

void StreamExport::collect()
{
    m_written = m_output->written;
    m_lastWritten = m_output->last;
}

void StreamExport::close()
{
    m_output->file.close();
}

} // namespace natsight
