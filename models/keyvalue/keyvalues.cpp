// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyvalues.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/payload/decode.h"
#include "models/payload/foreignjson.h"

#include <QDateTime>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr int maxBatch = 1'024; // what servers take (ADR-31)
constexpr qint64 maxBatchBytes = qint64 { 1 } << 20;
constexpr int maxUnderWay = 64;
constexpr qsizetype maxWanted = 2'000;
constexpr qsizetype keptBytes = qsizetype { 16 } << 20;
constexpr qsizetype entryBytes = 800; ///< a preview and what is around it
constexpr qint64 retryAfterMs = 5'000;
constexpr qsizetype maxFieldChars = 200;

} // namespace

QString jsonField(QByteArrayView value, const QString &path)
{
    if (value.isEmpty() || path.isEmpty())
        return {};
    std::string pointer;
    const QStringList steps = path.split(u'.');
    for (const QString &step : steps) {
        pointer += '/';
        for (const char byte : step.toStdString()) {
            if (byte == '~')
                pointer += "~0";
            else if (byte == '/')
                pointer += "~1";
            else
                pointer += byte;
        }
    }
    TreeReader trees;
    const std::string_view tree = trees.json({ value.data(), static_cast<std::size_t>(value.size()) }, {});
    ForeignJson json;
    if (json.parse({ tree.data(), static_cast<qsizetype>(tree.size()) }) != simdjson::SUCCESS)
        return {};
    simdjson::dom::element found;
    if (json.root().at_pointer(pointer).get(found) != simdjson::SUCCESS)
        return {};
    std::string_view text;
    const std::string printed = found.get(text) == simdjson::SUCCESS ? std::string(text) : simdjson::minify(found);
    return format::preview(QByteArrayView(printed.data(), static_cast<qsizetype>(printed.size())), maxFieldChars);
}

KeyValues::KeyValues(JetStreamClient *client, KeyIndex *index, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_index(index)
    , m_values(keptBytes)
{
    m_soon.setSingleShot(true);
    m_tell.setSingleShot(true);
    m_tell.setInterval(30);
    connect(&m_soon, &QTimer::timeout, this, &KeyValues::ask);
    connect(&m_tell, &QTimer::timeout, this, [this] { Q_EMIT valuesCame(std::exchange(m_came, {})); });
    connect(index, &KeyIndex::aboutToClear, this, [this] {
        ++m_generation;
        m_values.clear();
        m_wanted.clear();
        m_asked.clear();
        m_came.clear();
        m_underWay = 0;
    });
}

KeyValues::~KeyValues() = default;

void KeyValues::setBucket(const Bucket &bucket)
{
    m_bucket = bucket;
    if (m_client && (!m_reader || m_reader->stream() != bucket.stream)) {
        delete m_reader;
        m_reader = new StreamReader(m_client, bucket.stream, this);
    }
}

bool KeyValues::isTooLong(quint32 id) const
{
    return m_index->store().facts(id).size > maxValue;
}

const KeyValue *KeyValues::look(quint32 id)
{
    const KeyStore &store = m_index->store();
    const KeyValue *known = m_values.object(id);
    const bool isCurrent = known && (known->revision >= store.revision(id)) && known->fields.size() == m_paths.size();
    if (!isCurrent && m_client && m_reader && !store.isDeleted(id) && !store.isGone(id) && !isTooLong(id)
        && !m_asked.contains(id)) {
        if (m_wanted.size() >= maxWanted)
            m_asked.remove(m_wanted.takeFirst());
        m_asked.insert(id);
        m_wanted << id;
        if (!m_soon.isActive())
            m_soon.start(std::max<qint64>(0, m_retryAtMs - QDateTime::currentMSecsSinceEpoch()));
    }
    return known;
}

void KeyValues::setPaths(const QStringList &paths)
{
    m_paths = paths;
    const QList<quint32> known = m_values.keys();
    for (const quint32 id : known) {
        KeyValue *value = m_values.object(id);
        if (value->value.isEmpty() && !value->preview.isEmpty())
            continue; // it was too long to be kept: it is read again when it is looked at
        value->fields.clear();
        for (const QString &path : paths)
            value->fields << jsonField(value->value, path);
    }
}

QList<quint32> KeyValues::next(int most, qint64 mostBytes)
{
    // What was looked at last is what is on the screen now.
    QList<quint32> ids;
    qint64 bytes = 0;
    while (!m_wanted.isEmpty() && ids.size() < most) {
        const qint64 size = std::max<qint64>(100, m_index->store().facts(m_wanted.constLast()).size);
        if (!ids.isEmpty() && bytes + size > mostBytes)
            break;
        bytes += size;
        ids << m_wanted.takeLast();
    }
    return ids;
}

void KeyValues::ask()
{
    if (!m_client || !m_client->session() || m_wanted.isEmpty())
        return;
    if (m_client->session()->status().state != SessionStatus::State::Connected) {
        m_asked.clear();
        m_wanted.clear();
        return;
    }
    if (m_hasBatches && m_bucket.allowsDirect
        && m_client->supports(JetStreamClient::Feature::BatchedDirectGet).has_value())
        askBatch();
    else
        askEach();
}

void KeyValues::askBatch()
{
    if (m_underWay > 0)
        return;
    const QList<quint32> ids = next(maxBatch, maxBatchBytes);
    Json subjects = Json::array();
    QHash<QByteArray, quint32> places;
    for (const quint32 id : ids) {
        const std::string_view key = m_index->store().key(id);
        const QByteArray subject = m_bucket.subjectOf(QByteArray(key.data(), static_cast<qsizetype>(key.size())));
        subjects.push_back(subject.toStdString());
        places.insert(subject, id);
    }
    Json body = Json::object();
    body["multi_last"] = std::move(subjects);
    body["batch"] = ids.size();
    body["max_bytes"] = maxBatchBytes * 2;
    OutgoingMessage message;
    message.subject = m_client->session()->jetStreamSubject(QByteArray("DIRECT.GET." + m_bucket.stream.toUtf8()));
    message.payload = QByteArray::fromStdString(body.dump(-1, ' ', false, Json::error_handler_t::replace));
    ScatterOptions options;
    options.timeout = 5s;
    options.stall = 2s;
    options.maxReplies = maxBatch + 1;
    options.maxBytes = maxBatchBytes * 8;
    options.endsByStatus = true;
    ++m_underWay;
    whenDone(this, m_client->session()->requestMany(std::move(message), options),
        [this, ids, places, generation = m_generation](const Result<QList<Reply>> &replies) {
            if (generation != m_generation)
                return;
            --m_underWay;
            for (const quint32 id : ids)
                m_asked.remove(id);
            if (!replies)
                return failed(replies.error());
            for (const Reply &reply : *replies) {
                const QByteArray sequence = headerValue(reply.message.headers, "Nats-Sequence");
                const auto place = places.constFind(headerValue(reply.message.headers, "Nats-Subject"));
                if (!sequence.isNull() && place != places.cend())
                    take(*place, sequence.toULongLong(), reply.message.payload);
                else if (reply.status != 0 && reply.status != 204 && reply.status != 404)
                    m_hasBatches = false; // one by one it is
            }
            m_error.reset();
            if (!m_wanted.isEmpty())
                m_soon.start(0);
        });
}

void KeyValues::askEach()
{
    const QList<quint32> ids = next(maxUnderWay - m_underWay, maxBatchBytes);
    for (const quint32 id : ids) {
        const std::string_view key = m_index->store().key(id);
        MessageQuery query;
        query.mode = MessageQuery::Mode::LastBySubject;
        query.subject = m_bucket.subjectOf(QByteArray(key.data(), static_cast<qsizetype>(key.size())));
        ++m_underWay;
        whenDone(this, m_reader->message(query),
            [this, id, generation = m_generation](const Result<StoredMessage> &message) {
                if (generation != m_generation)
                    return;
                --m_underWay;
                m_asked.remove(id);
                if (message)
                    take(id, message->sequence, message->payload);
                else if (!StreamReader::isNoMessage(message.error()))
                    return failed(message.error());
                m_error.reset();
                if (!m_wanted.isEmpty() && !m_soon.isActive())
                    m_soon.start(0);
            });
    }
}

void KeyValues::failed(const Error &error)
{
    m_error = error;
    m_retryAtMs = QDateTime::currentMSecsSinceEpoch() + retryAfterMs;
    m_wanted.clear();
    m_asked.clear();
}

void KeyValues::take(quint32 id, quint64 revision, const QByteArray &value)
{
    auto made = std::make_unique<KeyValue>();
    made->revision = revision;
    made->preview = payloadPreview(value, {});
    for (const QString &path : std::as_const(m_paths))
        made->fields << jsonField(value, path);
    if (value.size() <= maxKept)
        made->value = value;
    const qsizetype cost = entryBytes + made->value.size();
    m_values.insert(id, made.release(), cost);
    m_came << id;
    if (!m_tell.isActive())
        m_tell.start();
}

} // namespace natsight
