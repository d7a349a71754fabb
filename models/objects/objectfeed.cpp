// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/objects/objectfeed.h"

#include "models/core/future.h"
#include "models/core/text.h"

#include <QDateTime>

namespace natsight {

namespace {

constexpr int ringEveryMs = 100;
constexpr int pageMessages = 1'000;
constexpr int noStream = 10059;

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

ObjectFeed::ObjectFeed(JetStreamFeed *feed, const QString &bucket, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_client(new ObjectClient(feed->client(), bucket, this))
    , m_reader(new StreamReader(feed->client(), objectStream(bucket), this))
{
    m_client->setShared([this](const QString &nuid, const QByteArray &exceptSubject) {
        return std::any_of(m_objects.cbegin(), m_objects.cend(), [&](const ObjectInfo &info) {
            return !info.isDeleted && info.nuid == nuid && info.subject != exceptSubject;
        });
    });
    connect(feed, &JetStreamFeed::stateChanged, this, &ObjectFeed::look);
    connect(feed, &JetStreamFeed::streamsCame, this, [this](const QList<StreamRow> &rows) {
        for (const StreamRow &row : rows) {
            if (row.name == stream())
                look();
        }
    });
    m_ring.setInterval(ringEveryMs);
    connect(&m_ring, &QTimer::timeout, this, [this] {
        if (m_bell && !m_state.isAsking && m_state.isKnown && !m_bell->take().empty())
            read(false);
    });
}

ObjectFeed::~ObjectFeed()
{
    listen(false);
}

JetStreamFeed::Watch ObjectFeed::watch()
{
    if (++m_watchers == 1 && m_feed) {
        m_streamWatch = m_feed->watchStream(stream());
        listen(true);
        look();
    }
    return JetStreamFeed::Watch(nullptr, [self = QPointer<ObjectFeed>(this)](void *) {
        if (!self || --self->m_watchers > 0)
            return;
        self->m_streamWatch.reset();
        self->listen(false);
    });
}

void ObjectFeed::listen(bool isOn)
{
    Session *session = m_feed ? m_feed->session() : nullptr;
    if (!isOn) {
        m_ring.stop();
        if (session && m_subscription != 0)
            session->unsubscribe(m_subscription);
        m_subscription = 0;
        m_bell.reset();
    } else if (session && m_subscription == 0) {
        m_bell = std::make_shared<Mailbox<Message>>(16, std::size_t { 1 } << 20);
        if (const auto subscription = session->subscribe(objectMetaPattern(bucket()), {}, m_bell)) {
            m_subscription = *subscription;
            m_ring.start();
        }
    }
}

void ObjectFeed::refresh()
{
    if (m_feed)
        m_feed->refresh();
    read(true);
}

const ObjectInfo *ObjectFeed::object(const QByteArray &subject) const
{
    const auto found = m_objects.constFind(subject);
    return found == m_objects.cend() ? nullptr : &*found;
}

const ObjectInfo *ObjectFeed::named(const QString &name) const
{
    const QList<QByteArray> subjects = objectMetaSubjects(bucket(), name);
    for (const QByteArray &subject : subjects) {
        if (const ObjectInfo *info = object(subject); info && !info->isDeleted && info->name == name)
            return info;
    }
    return nullptr;
}

void ObjectFeed::take(const ObjectInfo &info)
{
    const ObjectInfo *known = object(info.subject);
    if (known && known->sequence >= info.sequence)
        return;
    m_objects.insert(info.subject, info);
    Q_EMIT objectsCame({ info });
}

void ObjectFeed::look()
{
    if (m_watchers == 0 || !m_feed)
        return;
    const FeedState &state = m_feed->streamState(stream());
    if (state.error && !m_state.isAsking) {
        if (state.error->kind == Error::Kind::Server && state.error->code == noStream && !m_objects.isEmpty()) {
            const QList<QByteArray> gone = m_objects.keys();
            m_objects.clear();
            m_messages = 0;
            m_known = 0;
            Q_EMIT objectsGone(gone);
        }
        if (!m_state.error || m_state.error->message != state.error->message) {
            m_state.error = state.error;
            Q_EMIT stateChanged();
        }
        // Who may not ask for the stream may still read it.
        if (state.error->kind == Error::Kind::Denied && !m_state.isKnown)
            read(true);
        return;
    }
    const StreamRow *row = m_feed->stream(stream());
    if (!row || !row->info || state.answeredMs == 0 || m_state.isAsking)
        return;
    const StreamInfo &info = *row->info;
    m_reader->setInfo(info);
    // Fewer messages than before: something was taken away, maybe metadata. Another stream of the name: all is new.
    const bool isWhole = !m_state.isKnown || info.createdNs != m_createdNs || info.state.messages < m_messages
        || info.state.lastSequence < m_known;
    const bool isNew = info.state.lastSequence != m_known;
    m_createdNs = info.createdNs;
    m_messages = info.state.messages;
    m_known = info.state.lastSequence;
    if (isWhole || isNew) {
        read(isWhole);
    } else if (m_state.error || m_state.answeredMs < state.answeredMs) {
        m_state.error.reset();
        m_state.answeredMs = state.answeredMs;
        Q_EMIT stateChanged();
    }
}

void ObjectFeed::read(bool isWhole)
{
    if (!m_feed || (m_state.isAsking && !isWhole))
        return;
    ++m_generation;
    m_isWhole = isWhole;
    m_seen.clear();
    m_state.isAsking = true;
    m_state.askedMs = nowMs();
    m_state.received = 0;
    if (isWhole) {
        m_next = 1;
        m_isCut = false;
    }
    Q_EMIT stateChanged();
    const bool hasBatches = (!m_reader->info() || m_reader->info()->allowsDirect)
        && m_reader->way() != StreamReader::Way::Leader
        && m_feed->client()->supports(JetStreamClient::Feature::BatchedDirectGet).has_value();
    if (hasBatches)
        readPage();
    else
        readNext();
}

void ObjectFeed::readPage()
{
    PageQuery query;
    query.first = m_next;
    query.filter = objectMetaPattern(bucket());
    query.count = pageMessages;
    whenDone(this, m_reader->page(query), [this, generation = m_generation](const MessagePage &page) {
        if (generation != m_generation)
            return;
        takeMessages(page.messages);
        if (page.error)
            return finish(page.error);
        if (!page.messages.isEmpty())
            m_next = page.messages.constLast().sequence + 1;
        if (page.isComplete || page.messages.isEmpty() || m_isCut)
            return finish({});
        readPage();
    });
}

void ObjectFeed::readNext()
{
    // One by one: pages of a server without batches read the chunks that lie between.
    const MessageQuery query { MessageQuery::Mode::NextBySubject, m_next, objectMetaPattern(bucket()) };
    whenDone(this, m_reader->message(query), [this, generation = m_generation](const Result<StoredMessage> &message) {
        if (generation != m_generation)
            return;
        if (!message)
            return finish(StreamReader::isNoMessage(message.error()) ? std::nullopt : std::optional(message.error()));
        m_next = message->sequence + 1;
        takeMessages({ *message });
        if (m_isCut)
            return finish({});
        readNext();
    });
}

void ObjectFeed::takeMessages(const QList<StoredMessage> &messages)
{
    if (messages.isEmpty())
        return;
    QList<ObjectInfo> came;
    for (const StoredMessage &message : messages) {
        if (m_objects.size() >= maxObjects && !m_objects.contains(message.subject)) {
            m_isCut = true;
            continue;
        }
        m_seen.insert(message.subject);
        const ObjectInfo *known = object(message.subject);
        if (known && known->sequence >= message.sequence)
            continue;
        ObjectInfo info = readObjectInfo(bucket(), message);
        m_objects.insert(info.subject, info);
        came << info;
    }
    m_state.received += static_cast<quint64>(messages.size());
    if (!came.isEmpty())
        Q_EMIT objectsCame(came);
}

void ObjectFeed::finish(const std::optional<Error> &error)
{
    m_state.isAsking = false;
    m_state.error = error;
    if (!error) {
        m_state.answeredMs = nowMs();
        if (m_isWhole) {
            QList<QByteArray> gone;
            for (auto it = m_objects.begin(); it != m_objects.end();) {
                // What one of our own changes told while this was read stays until the next reading.
                if (m_seen.contains(it.key()) || it->sequence >= m_next) {
                    ++it;
                } else {
                    gone << it.key();
                    it = m_objects.erase(it);
                }
            }
            if (!gone.isEmpty())
                Q_EMIT objectsGone(gone);
            m_state.isKnown = true;
            m_state.total = static_cast<quint64>(m_objects.size());
        }
    } else {
        m_known = 0; // at the next look again
    }
    m_seen.clear();
    Q_EMIT stateChanged();
}

} // namespace natsight
