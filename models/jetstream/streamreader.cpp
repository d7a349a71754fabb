// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/streamreader.h"

#include "models/core/bytepool.h"
#include "models/core/bytes.h"
#include "models/core/future.h"
#include "models/core/text.h"
#include "models/nats/subject.h"

#include <QPointer>
#include <QPromise>
#include <QThreadPool>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

namespace {

using namespace std::chrono_literals;

/// A message at most so far from the one before is worth asking for its neighbours by sequence.
constexpr quint64 denseDistance = 8;

/// Reads answers; a pool of its own so that they never wait behind long work.
QThreadPool *readers()
{
    static QThreadPool pool;
    static const bool isSet = (pool.setMaxThreadCount(2), true);
    (void)isSet;
    return &pool;
}

QByteArray jsonBody(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// Takes the last header of this name out: the server appends its own behind those of the message.
QByteArray takeLast(Headers &headers, QByteArrayView name)
{
    const auto found = std::find_if(
        headers.rbegin(), headers.rend(), [name](const auto &header) { return header.first == name; });
    if (found == headers.rend()) {
        return {};
    }
    QByteArray value = std::move(found->second);
    headers.erase(std::next(found).base());
    return value;
}

bool isStatusOnly(const Reply &reply)
{
    return reply.status > 0 && reply.message.payload.isEmpty()
        && headerValue(reply.message.headers, "Nats-Sequence").isNull();
}

/// A message as direct get answers it: the server's headers say which one it is.
Result<StoredMessage> storedFrom(Reply reply)
{
    StoredMessage message;
    message.headers = std::move(reply.message.headers);
    message.payload = std::move(reply.message.payload);
    message.sequence = takeLast(message.headers, "Nats-Sequence").toULongLong();
    message.subject = takeLast(message.headers, "Nats-Subject");
    message.timeNs = timeFromJson(takeLast(message.headers, "Nats-Time-Stamp"));
    takeLast(message.headers, "Nats-Stream");
    if (message.sequence == 0) {
        return fail(Error::Kind::Protocol, Text::tr("The answer is no stored message."));
    }
    return message;
}

struct Batch {
    QList<StoredMessage> messages;
    bool isWhole = false; ///< its end came
    bool isLast = false; ///< nothing that matches follows
    bool isSupported = true; ///< a server before 2.11 answers with one message and counts nothing
};

/// Makes a batch of its answers as they come; what every message pays when a stream is read as a whole.
class BatchTaker
{
public:
    explicit BatchTaker(std::shared_ptr<BytePool> memory)
        : m_memory(std::move(memory))
    {
    }

    void take(const IncomingReply &reply)
    {
        if (m_isOver) {
            return;
        }
        StoredMessage message;
        Marks marks;
        for (const auto &[name, value] : reply.headers) {
            if (std::string_view *mark = marks.find(name)) {
                // The server appends its own behind those of the message.
                if (mark->data() != nullptr) {
                    message.headers.emplace_back(bytesOf(name), bytesOf(*mark));
                }
                *mark = value;
            } else {
                message.headers.emplace_back(bytesOf(name), bytesOf(value));
            }
        }
        const int status = bytesOf(reply.header("Status")).toInt();
        if (status > 0 && reply.payload.empty() && marks.sequence.data() == nullptr) {
            takeStatus(status, marks, reply);
            return;
        }
        if (marks.pending.data() == nullptr) {
            m_batch.isSupported = false;
        }
        message.sequence = bytesOf(marks.sequence).toULongLong();
        if (message.sequence == 0) {
            m_error = Error { Error::Kind::Protocol, Text::tr("The answer is no stored message.") };
            m_isOver = true;
            return;
        }
        // Neighbours often have the same subject: one copy of it.
        if (m_batch.messages.isEmpty() || m_batch.messages.constLast().subject != QByteArrayView(marks.subject)) {
            message.subject = bytesOf(marks.subject);
        } else {
            message.subject = m_batch.messages.constLast().subject;
        }
        message.timeNs = timeFromJson(marks.time);
        message.payload = m_memory ? m_memory->copyOf(reply.payload) : bytesOf(reply.payload);
        m_batch.messages.append(std::move(message));
    }

    /// When all that will come has come.
    [[nodiscard]] Result<Batch> made(const Result<void> &end)
    {
        if (!end) {
            return fail(end.error());
        }
        if (m_error) {
            return fail(*m_error);
        }
        if (m_batch.messages.isEmpty() && !m_batch.isWhole) {
            return fail(Error::Kind::Timeout, Text::tr("The server did not send the messages in time."));
        }
        return std::move(m_batch);
    }

private:
    /// The headers by which the server says which message it is.
    struct Marks {
        std::string_view stream;
        std::string_view subject;
        std::string_view sequence;
        std::string_view time;
        std::string_view pending;
        std::string_view lastSequence;

        [[nodiscard]] std::string_view *find(std::string_view name)
        {
            if (!name.starts_with("Nats-")) {
                return nullptr;
            }
            name.remove_prefix(5);
            return name == "Stream"       ? &stream
                : name == "Subject"       ? &subject
                : name == "Sequence"      ? &sequence
                : name == "Time-Stamp"    ? &time
                : name == "Num-Pending"   ? &pending
                : name == "Last-Sequence" ? &lastSequence
                                          : nullptr;
        }
    };

    void takeStatus(int status, const Marks &marks, const IncomingReply &reply)
    {
        m_isOver = true;
        if (status == 204 || status == 404) {
            m_batch.isWhole = true;
            m_batch.isLast = status == 404 || marks.pending == "0";
        } else if (m_batch.messages.isEmpty()) {
            m_error = apiError(status, 0, QString::fromUtf8(bytesOf(reply.header("Description"))));
        }
    }

    std::shared_ptr<BytePool> m_memory;
    Batch m_batch;
    std::optional<Error> m_error;
    bool m_isOver = false;
};

Result<StoredMessage> readSingle(Result<Reply> reply)
{
    if (!reply) {
        return fail(std::move(reply.error()));
    }
    if (isStatusOnly(*reply)) {
        return fail(apiError(reply->status, 0, QString::fromUtf8(reply->statusText)));
    }
    return storedFrom(std::move(*reply));
}

/// Whether another way of reading may do what this one did not.
bool isOfTheWay(const Error &error)
{
    return error.kind == Error::Kind::Denied || error.kind == Error::Kind::NoResponders
        || error.kind == Error::Kind::Timeout;
}

qint64 sizeOf(const StoredMessage &message)
{
    qint64 size = message.subject.size() + message.payload.size();
    for (const auto &[name, value] : message.headers) {
        size += name.size() + value.size();
    }
    return size;
}

} // namespace

QList<SequenceGap> MessagePage::gaps() const
{
    QList<SequenceGap> list;
    quint64 next = first;
    for (const StoredMessage &message : messages) {
        if (message.sequence > next) {
            list.append({ next, message.sequence - 1 });
        }
        next = message.sequence + 1;
    }
    if (last >= next && last >= first) {
        list.append({ next, last });
    }
    return list;
}

class StreamReader::Private
{
public:
    Private(StreamReader *reader, JetStreamClient *theClient, QString name)
        : q(reader)
        , client(theClient)
        , stream(std::move(name))
    {
    }

    /// The best way that is left.
    [[nodiscard]] Way bestWay() const
    {
        if ((info && !info->allowsDirect) || directProblem) {
            return Way::Leader;
        }
        if (batchProblem || !client || !client->supports(JetStreamClient::Feature::BatchedDirectGet)) {
            return Way::Direct;
        }
        return Way::Batches;
    }

    void used(Way by)
    {
        if (way != by) {
            way = by;
            Q_EMIT q->wayChanged();
        }
    }

    [[nodiscard]] QByteArray directSubject() const
    {
        return client->session()->jetStreamSubject(QByteArray("DIRECT.GET." + stream.toUtf8()));
    }

    [[nodiscard]] bool isConnected() const { return client && client->session(); }

    [[nodiscard]] QFuture<Result<Batch>> askBatch(
        const Json &body, int count, qint64 maxBytes, std::shared_ptr<BytePool> memory = {}) const
    {
        ScatterOptions options;
        options.timeout = timeout * 2;
        options.stall = timeout / 2;
        options.maxReplies = count + 2;
        // One message more than the bound, however large, and what stands around each.
        options.maxBytes = maxBytes + (qint64 { 160 } << 20);
        options.endsByStatus = true;
        const auto taker = std::make_shared<BatchTaker>(std::move(memory));
        auto promise = std::make_shared<QPromise<Result<Batch>>>();
        auto future = promise->future();
        promise->start();
        client->session()->requestMany(
            { directSubject(), jsonBody(body) }, options, [taker](const IncomingReply &reply) { taker->take(reply); },
            [taker, promise](const Result<void> &end) {
                promise->addResult(taker->made(end));
                promise->finish();
            });
        return future;
    }

    [[nodiscard]] QFuture<Result<StoredMessage>> askOne(Way by, const MessageQuery &query) const
    {
        if (by == Way::Leader) {
            return client->message(stream, query);
        }
        Json body = Json::object();
        switch (query.mode) {
        case MessageQuery::Mode::Sequence:
            body["seq"] = query.sequence;
            break;
        case MessageQuery::Mode::LastBySubject:
            body["last_by_subj"] = query.subject.toStdString();
            break;
        case MessageQuery::Mode::NextBySubject:
            body["seq"] = std::max<quint64>(query.sequence, 1);
            body["next_by_subj"] = query.subject.toStdString();
            break;
        }
        return readInBackground<Result<StoredMessage>, Result<Reply>>(
            readers(),
            [&](std::function<void(Result<Reply>)> done) {
                client->session()->request({ directSubject(), jsonBody(body) }, timeout, std::move(done));
            },
            [](Result<Reply> reply) { return readSingle(std::move(reply)); });
    }

    /// A single message by the best way, or the one after it. The owner is what waits for it.
    void get(QObject *owner, const MessageQuery &query, std::function<void(Result<StoredMessage>)> done)
    {
        if (!isConnected()) {
            done(fail(Error::Kind::NotConnected, Text::tr("The connection is gone.")));
            return;
        }
        const Way by = bestWay() == Way::Leader ? Way::Leader : Way::Direct;
        whenDone(
            owner, askOne(by, query), [this, owner, query, by, done = std::move(done)](Result<StoredMessage> message) {
                if (!message && by == Way::Direct && isOfTheWay(message.error())) {
                    directProblem = message.error();
                    get(owner, query, done);
                    return;
                }
                if (bestWay() != Way::Batches) {
                    used(by);
                }
                done(std::move(message));
            });
    }

    void setInfo(StreamInfo news)
    {
        info = std::move(news);
        // A permission stays missing; what had no responders may have a leader again.
        if (directProblem && directProblem->kind != Error::Kind::Denied) {
            directProblem.reset();
        }
        Q_EMIT q->infoChanged();
    }

    /// Asks for the stream where it is not known, or where `isNewest` wants it as it is now.
    void withInfo(QObject *owner, bool isNewest, std::function<void(std::optional<Error>)> done)
    {
        if (info && !isNewest) {
            done({});
            return;
        }
        if (!isConnected()) {
            done(Error { Error::Kind::NotConnected, Text::tr("The connection is gone.") });
            return;
        }
        whenDone(owner, client->streamInfo(stream), [this, done = std::move(done)](Result<StreamInfo> news) {
            if (news) {
                setInfo(std::move(*news));
                done({});
            } else if (news.error().kind == Error::Kind::Denied) {
                // Then the reading itself shows what is allowed.
                done({});
            } else {
                done(news.error());
            }
        });
    }

    StreamReader *q;
    QPointer<JetStreamClient> client;
    QString stream;
    std::chrono::milliseconds timeout { 5000 };
    std::optional<StreamInfo> info;
    std::optional<Error> directProblem; ///< why direct get is not used though the stream allows it
    std::optional<Error> batchProblem;
    Way way = Way::Unknown;
};

/// One page being read. Deletes itself when it is done; goes with its reader.
class StreamReader::Reading : public QObject
{
public:
    Reading(Private *reader, PageQuery query, QObject *parent)
        : QObject(parent)
        , d(reader)
        , m_query(std::move(query))
        , m_filter(m_query.filter.isEmpty() ? QByteArray(">") : m_query.filter)
    {
        m_promise.start();
    }

    QFuture<MessagePage> start()
    {
        auto future = m_promise.future();
        m_query.first = std::max<quint64>(m_query.first, 1);
        m_query.count = std::clamp(m_query.count, 1, 100'000);
        m_page.first = m_query.first;
        m_page.last = m_query.first - 1;
        if (m_query.first > m_query.last) {
            m_page.isComplete = true;
            finish();
            return future;
        }
        if (const auto valid = validateSubscribeSubject(m_filter); !valid) {
            m_page.error = valid.error();
            finish();
            return future;
        }
        const bool isNewest = m_query.isBackward && d->info
            && m_query.last > d->info->state.lastSequence; // backwards from where?
        d->withInfo(this, isNewest, [this](const std::optional<Error> &error) {
            if (error) {
                m_page.error = *error;
                finish();
            } else if (m_query.isBackward) {
                startBackward();
            } else {
                readForward(m_query.first, m_query.last, m_query.count, [this](Chunk chunk) {
                    m_page.messages = std::move(chunk.messages);
                    m_page.last = chunk.last;
                    m_page.isComplete = chunk.last == m_query.last;
                    m_page.error = std::move(chunk.error);
                    finish();
                });
            }
        });
        return future;
    }

private:
    /// Some messages at or after a sequence.
    struct Chunk {
        QList<StoredMessage> messages;
        quint64 last = 0; ///< looked at up to here
        std::optional<Error> error;
    };
    using Done = std::function<void(Chunk)>;

    void finish()
    {
        if (!m_promise.isCanceled()) {
            m_promise.addResult(std::move(m_page));
        }
        m_promise.finish();
        deleteLater();
    }

    /// True when nobody waits any more.
    bool isGone()
    {
        if (!m_promise.isCanceled()) {
            return false;
        }
        m_promise.finish();
        deleteLater();
        return true;
    }

    void readForward(quint64 from, quint64 to, int count, Done done)
    {
        if (isGone()) {
            return;
        }
        if (!d->isConnected()) {
            done({ {}, from - 1, Error { Error::Kind::NotConnected, Text::tr("The connection is gone.") } });
            return;
        }
        m_chunk = {};
        m_chunk.last = from - 1;
        m_next = from;
        m_to = to;
        m_count = count;
        m_bytes = 0;
        m_done = std::move(done);
        if (d->bestWay() == Way::Batches) {
            askBatch();
        } else {
            m_isDense = m_query.filter.isEmpty();
            askSome();
        }
    }

    void endChunk()
    {
        const auto done = std::exchange(m_done, {});
        done(std::move(m_chunk));
    }

    void askBatch()
    {
        Json body = Json::object();
        const quint64 most = m_to - m_next >= static_cast<quint64>(m_count) ? static_cast<quint64>(m_count)
                                                                            : m_to - m_next + 1;
        body["seq"] = m_next;
        body["next_by_subj"] = m_filter.toStdString();
        body["batch"] = most;
        body["max_bytes"] = m_query.maxBytes;
        auto asked = d->askBatch(body, static_cast<int>(most), m_query.maxBytes, m_query.memory);
        whenDone(this, asked, [this](Result<Batch> batch) {
            if (isGone()) {
                return;
            }
            if (!batch || !batch->isSupported) {
                if (batch) {
                    d->batchProblem = Error { Error::Kind::Unsupported,
                        Text::tr("The server of this stream has no batches.") };
                } else if (isOfTheWay(batch.error())) {
                    d->directProblem = batch.error();
                } else {
                    m_chunk.error = batch.error();
                    endChunk();
                    return;
                }
                m_isDense = m_query.filter.isEmpty();
                askSome();
                return;
            }
            d->used(Way::Batches);
            QList<StoredMessage> &messages = batch->messages;
            const auto end = std::partition_point(messages.cbegin(), messages.cend(),
                [this](const StoredMessage &message) { return message.sequence <= m_to; });
            const bool isPast = batch->isLast || end != messages.cend();
            messages.erase(end, messages.cend());
            if (!messages.isEmpty()) {
                m_chunk.last = messages.constLast().sequence;
                m_chunk.messages = std::move(messages);
            }
            if (isPast) {
                m_chunk.last = m_to;
            } else if (batch->isWhole && m_chunk.messages.isEmpty()) {
                m_chunk.error = Error { Error::Kind::Protocol,
                    Text::tr("The server sent no message though it has some.") };
            }
            endChunk();
        });
    }

    // Message by message ----------------------------------------------------------------------------------------------

    /// How many may be asked for at once.
    [[nodiscard]] quint64 windowSize() const
    {
        qint64 size = m_largest;
        if (d->info && d->info->state.messages > 0) {
            size = std::max<qint64>(size, static_cast<qint64>(d->info->state.bytes / d->info->state.messages));
        }
        return static_cast<quint64>(std::clamp<qint64>(maxBytesInFlight / std::max<qint64>(size, 1), 1, maxInFlight));
    }

    /// True when the chunk has ended with this message.
    bool take(StoredMessage message)
    {
        const qint64 size = sizeOf(message);
        m_bytes += size;
        m_largest = std::max(m_largest, size);
        m_chunk.last = message.sequence;
        m_chunk.messages.append(std::move(message));
        return m_chunk.messages.size() >= m_count || m_bytes >= m_query.maxBytes;
    }

    void askSome()
    {
        if (isGone()) {
            return;
        }
        if (m_next > m_to || m_next == 0) {
            m_chunk.last = m_to;
            endChunk();
            return;
        }
        const quint64 known = d->info ? d->info->state.lastSequence : 0;
        if (m_isDense && m_next <= known) {
            const quint64 left = static_cast<quint64>(m_count - m_chunk.messages.size());
            const quint64 end = std::min(m_to, known);
            askWindow(std::min({ windowSize(), m_query.filter.isEmpty() ? left : windowSize(), end - m_next + 1 }));
        } else {
            askNext();
        }
    }

    /// The next one that there is: leaps over any gap.
    void askNext()
    {
        d->get(this, { MessageQuery::Mode::NextBySubject, m_next, m_filter }, [this](Result<StoredMessage> message) {
            if (isGone()) {
                return;
            }
            if (!message && !isNoMessage(message.error())) {
                m_chunk.error = message.error();
                endChunk();
            } else if (!message || message->sequence > m_to) {
                m_chunk.last = m_to;
                endChunk();
            } else {
                m_isDense = message->sequence - m_next <= denseDistance;
                m_next = message->sequence + 1;
                if (take(std::move(*message))) {
                    endChunk();
                } else {
                    askSome();
                }
            }
        });
    }

    /// So many sequences at once, whether there is a message or not.
    void askWindow(quint64 size)
    {
        m_window.assign(static_cast<std::size_t>(size), {});
        m_open = m_window.size();
        for (std::size_t i = 0; i < m_window.size(); ++i) {
            d->get(this, { MessageQuery::Mode::Sequence, m_next + i, {} }, [this, i](Result<StoredMessage> message) {
                m_window[i] = std::move(message);
                if (--m_open == 0) {
                    takeWindow();
                }
            });
        }
    }

    void takeWindow()
    {
        if (isGone()) {
            return;
        }
        quint64 found = 0;
        const auto window = std::exchange(m_window, {});
        for (const auto &message : window) {
            if (!message->has_value()) {
                if (!isNoMessage(message->error())) {
                    m_chunk.error = message->error();
                    endChunk();
                    return;
                }
                m_chunk.last = m_next++;
                continue;
            }
            const StoredMessage &stored = message->value();
            m_next = stored.sequence + 1;
            m_chunk.last = stored.sequence;
            if (!m_query.filter.isEmpty()
                && !subjectMatches({ m_filter.constData(), static_cast<std::size_t>(m_filter.size()) },
                    { stored.subject.constData(), static_cast<std::size_t>(stored.subject.size()) })) {
                continue;
            }
            ++found;
            if (take(stored)) {
                endChunk();
                return;
            }
        }
        m_isDense = found * denseDistance >= window.size();
        askSome();
    }

    // Backwards: windows of sequences, each read forwards, wider as less is found ------------------------------------

    void startBackward()
    {
        quint64 bound = m_query.first;
        m_high = m_query.last;
        qint64 stride = m_query.count;
        if (d->info) {
            const StreamState &state = d->info->state;
            if (m_high > state.lastSequence) {
                m_high = state.lastSequence;
            }
            bound = std::max(bound, state.firstSequence);
            if (state.messages > 0 && state.lastSequence >= state.firstSequence) {
                const double span = static_cast<double>(state.lastSequence - state.firstSequence) + 1;
                const double density = std::min(1.0, static_cast<double>(state.messages) / span);
                const double size = std::max(
                    1.0, static_cast<double>(state.bytes) / static_cast<double>(state.messages));
                const double wanted = std::min<double>(
                    m_query.count, std::max(1.0, static_cast<double>(m_query.maxBytes) / size));
                stride = static_cast<qint64>(std::clamp(wanted / density, 1.0, 1e15));
            }
        }
        m_bound = bound;
        m_stride = static_cast<quint64>(stride);
        m_page.last = m_high;
        m_page.first = m_high + 1;
        if (m_high == 0 || m_high < m_bound) {
            endBackward(true);
            return;
        }
        readWindow();
    }

    void endBackward(bool isComplete)
    {
        m_page.isComplete = isComplete;
        if (isComplete) {
            m_page.first = m_query.first;
            if (m_page.messages.isEmpty() && !m_page.error && m_page.last < m_page.first) {
                m_page.last = m_page.first - 1;
            }
        }
        finish();
    }

    void readWindow()
    {
        m_low = m_high - m_bound >= m_stride ? m_high - m_stride + 1 : m_bound;
        m_found.clear();
        m_foundBytes = 0;
        readOn(m_low);
    }

    void readOn(quint64 from)
    {
        const auto need = m_query.count - m_page.messages.size();
        readForward(from, m_high, std::max<int>(static_cast<int>(need), 64), [this, need](Chunk chunk) {
            for (StoredMessage &message : chunk.messages) {
                m_foundBytes += sizeOf(message);
                m_found.append(std::move(message));
            }
            if (chunk.error) {
                m_page.error = std::move(chunk.error);
                // What is behind a hole in our knowledge cannot be shown before it.
                finish();
                return;
            }
            if (chunk.last < m_high) {
                const bool isTooMuch = m_found.size() > 4 * need + 64 || m_foundBytes > 4 * m_query.maxBytes;
                if (isTooMuch && m_stride > 1) {
                    m_stride = std::max<quint64>(1, std::min(m_stride, m_high - m_low + 1) / 4);
                    readWindow();
                } else {
                    readOn(chunk.last + 1);
                }
                return;
            }
            takeFound(need);
        });
    }

    void takeFound(qsizetype need)
    {
        const auto found = m_found.size();
        if (found > need) {
            m_found.remove(0, found - need);
            m_low = m_found.constFirst().sequence;
        }
        m_page.messages = m_found + m_page.messages;
        m_page.first = m_low;
        m_total += m_foundBytes;
        // A page that is nearly full is one: the next one begins where it ends.
        if (m_low <= m_bound) {
            endBackward(true);
        } else if (found >= need || m_page.messages.size() * 2 >= m_query.count || m_total >= m_query.maxBytes) {
            endBackward(false);
        } else {
            const quint64 width = m_high - m_low + 1;
            const quint64 most = std::min<quint64>(width, std::numeric_limits<quint64>::max() / 8) * 4;
            auto left = static_cast<quint64>(m_query.count - m_page.messages.size());
            if (m_total > 0) {
                const qint64 size = std::max<qint64>(1, m_total / std::max<qsizetype>(1, m_page.messages.size()));
                left = std::min(left, static_cast<quint64>(std::max<qint64>(1, (m_query.maxBytes - m_total) / size)));
            }
            m_stride = found == 0
                ? most
                : std::clamp<quint64>(static_cast<quint64>(static_cast<double>(width) / static_cast<double>(found)
                                          * static_cast<double>(left) * 1.25),
                    1, most);
            m_high = m_low - 1;
            readWindow();
        }
    }

    Private *d;
    PageQuery m_query;
    QByteArray m_filter; ///< never empty
    QPromise<MessagePage> m_promise;
    MessagePage m_page;

    // The chunk that is being read.
    Chunk m_chunk;
    Done m_done;
    quint64 m_next = 0;
    quint64 m_to = 0;
    int m_count = 0;
    qint64 m_bytes = 0;
    bool m_isDense = false;
    qint64 m_largest = 0;
    std::vector<std::optional<Result<StoredMessage>>> m_window;
    std::size_t m_open = 0;

    // Backwards.
    quint64 m_bound = 0;
    quint64 m_high = 0;
    quint64 m_low = 0;
    quint64 m_stride = 0;
    QList<StoredMessage> m_found;
    qint64 m_foundBytes = 0;
    qint64 m_total = 0;
};

/// Finds where a time is: asked of the server that knows, else by halving.
class StreamReader::TimeSearch : public QObject
{
public:
    TimeSearch(Private *reader, qint64 timeNs, QObject *parent)
        : QObject(parent)
        , d(reader)
        , m_timeNs(timeNs)
    {
        m_promise.start();
    }

    QFuture<Result<quint64>> start()
    {
        auto future = m_promise.future();
        d->withInfo(this, true, [this](const std::optional<Error> &error) {
            if (error) {
                finish(fail(*error));
            } else if (d->bestWay() == Way::Batches) {
                ask();
            } else {
                halve();
            }
        });
        return future;
    }

private:
    void finish(Result<quint64> result)
    {
        if (!m_promise.isCanceled()) {
            m_promise.addResult(std::move(result));
        }
        m_promise.finish();
        deleteLater();
    }

    void ask()
    {
        Json body = Json::object();
        body["start_time"] = timeToJson(std::max<qint64>(m_timeNs, 1)).toStdString();
        body["next_by_subj"] = ">";
        body["batch"] = 1;
        body["max_bytes"] = 1 << 20;
        whenDone(this, d->askBatch(body, 1, 1 << 20), [this](Result<Batch> batch) {
            if (!batch && isOfTheWay(batch.error())) {
                d->directProblem = batch.error();
                halve();
            } else if (!batch) {
                finish(fail(std::move(batch.error())));
            } else if (!batch->isSupported) {
                d->batchProblem = Error { Error::Kind::Unsupported,
                    Text::tr("The server of this stream has no batches.") };
                halve();
            } else {
                finish(batch->messages.isEmpty() ? 0 : batch->messages.constFirst().sequence);
            }
        });
    }

    void halve()
    {
        m_low = std::max<quint64>(1, d->info ? d->info->state.firstSequence : 1);
        m_high = d->info ? d->info->state.lastSequence : 0;
        m_found = 0;
        if (d->info && d->info->state.messages == 0) {
            m_high = 0;
        }
        step();
    }

    void step()
    {
        if (m_promise.isCanceled() || m_low > m_high) {
            finish(m_found);
            return;
        }
        const quint64 middle = m_low + (m_high - m_low) / 2;
        d->get(this, { MessageQuery::Mode::NextBySubject, middle, ">" }, [this, middle](Result<StoredMessage> message) {
            if (!message && !isNoMessage(message.error())) {
                finish(fail(std::move(message.error())));
                return;
            }
            if (message && message->timeNs < m_timeNs) {
                m_low = message->sequence + 1;
            } else {
                if (message) {
                    m_found = message->sequence;
                }
                m_high = middle - 1;
            }
            step();
        });
    }

    Private *d;
    qint64 m_timeNs;
    QPromise<Result<quint64>> m_promise;
    quint64 m_low = 0;
    quint64 m_high = 0;
    quint64 m_found = 0;
};

StreamReader::StreamReader(JetStreamClient *client, QString stream, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, client, std::move(stream)))
{
}

StreamReader::~StreamReader()
{
    // Before what they read with.
    const auto readings = children();
    qDeleteAll(readings);
}

const QString &StreamReader::stream() const
{
    return d->stream;
}

JetStreamClient *StreamReader::client() const
{
    return d->client;
}

void StreamReader::setTimeout(std::chrono::milliseconds timeout)
{
    d->timeout = timeout;
}

void StreamReader::setInfo(const StreamInfo &info)
{
    d->setInfo(info);
}

const std::optional<StreamInfo> &StreamReader::info() const
{
    return d->info;
}

StreamReader::Way StreamReader::way() const
{
    return d->way;
}

QString StreamReader::wayText() const
{
    switch (d->way) {
    case Way::Unknown:
        return {};
    case Way::Batches:
        return Text::tr("Read in batches by direct get.");
    case Way::Direct: {
        const auto why = d->client ? d->client->supports(JetStreamClient::Feature::BatchedDirectGet) : Result<void>();
        return Text::tr("Read one by one by direct get: %1")
            .arg(why ? Text::tr("the server has no batches.") : why.error().message);
    }
    case Way::Leader:
        if (d->directProblem && d->directProblem->kind == Error::Kind::Denied) {
            return Text::tr("Read one by one from the leader: this user may not use direct get (%1).")
                .arg(d->directProblem->subject);
        }
        return d->directProblem ? Text::tr("Read one by one from the leader: nobody answers direct get.")
                                : Text::tr("Read one by one from the leader: this stream does not allow direct get.");
    }
    return {};
}

QFuture<MessagePage> StreamReader::page(PageQuery query)
{
    auto *reading = new Reading(d.get(), std::move(query), this);
    return reading->start();
}

QFuture<Result<StoredMessage>> StreamReader::message(MessageQuery query)
{
    auto promise = std::make_shared<QPromise<Result<StoredMessage>>>();
    promise->start();
    auto *owner = new QObject(this);
    const auto finish = [promise, owner](Result<StoredMessage> message) {
        promise->addResult(std::move(message));
        promise->finish();
        owner->deleteLater();
    };
    d->withInfo(owner, false, [this, owner, query = std::move(query), finish](const std::optional<Error> &error) {
        if (error) {
            finish(fail(*error));
        } else {
            d->get(owner, query, finish);
        }
    });
    return promise->future();
}

QFuture<Result<quint64>> StreamReader::sequenceAtTime(qint64 timeNs)
{
    auto *search = new TimeSearch(d.get(), timeNs, this);
    return search->start();
}

bool StreamReader::isNoMessage(const Error &error)
{
    return error.kind == Error::Kind::Server && (error.code == 404 || error.code == 10037);
}

} // namespace natsight
