// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/mailbox.h"
#include "models/jetstream/jetstreamfeed.h"
#include "models/jetstream/streamreader.h"
#include "models/objects/objectclient.h"

#include <QHash>
#include <QSet>

namespace natsight {

/// The objects of one bucket as they come and go. GUI thread (the session's).
///
/// All metadata are read once, then what is new: when the stream has grown at the next look of the JetStreamFeed, and at once when
/// a subscription hears of it (which may be denied, and is only a bell: what it hears is read from the stream).
/// No consumer is made, so reading is enough of a permission and nothing has to be taken up again after a reconnect.
/// Bounds: 100,000 objects, about 1 KiB each.
class ObjectFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype maxObjects = 100'000;

    ObjectFeed(JetStreamFeed *feed, const QString &bucket, QObject *parent = nullptr);
    ~ObjectFeed() override;

    [[nodiscard]] const QString &bucket() const { return m_client->bucket(); }
    [[nodiscard]] QString stream() const { return m_client->stream(); }
    [[nodiscard]] ObjectClient *client() const { return m_client; }

    /// Looks while somebody holds it, see JetStreamFeed.
    [[nodiscard]] JetStreamFeed::Watch watch();
    /// Reads all anew.
    void refresh();

    [[nodiscard]] const FeedState &state() const { return m_state; }
    /// Deleted ones included, in no order.
    [[nodiscard]] QList<ObjectInfo> objects() const { return m_objects.values(); }
    [[nodiscard]] const ObjectInfo *object(const QByteArray &subject) const;
    [[nodiscard]] const ObjectInfo *named(const QString &name) const; ///< that exists
    /// What one of our own changes has told, before the next look.
    void take(const ObjectInfo &info);
    /// Whether there are more than are kept.
    [[nodiscard]] bool isCut() const { return m_isCut; }

Q_SIGNALS:
    void objectsCame(const QList<natsight::ObjectInfo> &objects);
    void objectsGone(const QList<QByteArray> &subjects);
    void stateChanged();

private:
    class Watcher;

    void look();
    void read(bool isWhole);
    void readPage();
    void readNext();
    void takeMessages(const QList<StoredMessage> &messages);
    void finish(const std::optional<Error> &error);
    void listen(bool isOn);

    QPointer<JetStreamFeed> m_feed;
    ObjectClient *m_client;
    StreamReader *m_reader;
    QHash<QByteArray, ObjectInfo> m_objects;
    FeedState m_state;
    int m_watchers = 0;
    JetStreamFeed::Watch m_streamWatch;
    quint64 m_generation = 0; ///< of a reading; an older one's answers are thrown away
    QSet<QByteArray> m_seen; ///< of the whole reading under way
    bool m_isWhole = false;
    bool m_isCut = false;
    quint64 m_next = 1; ///< sequence that was not looked at yet
    quint64 m_known = 0; ///< last sequence of the stream when it was read last
    quint64 m_messages = 0;
    qint64 m_createdNs = 0;
    std::shared_ptr<Mailbox<Message>> m_bell;
    quint64 m_subscription = 0;
    QTimer m_ring;
};

} // namespace natsight
