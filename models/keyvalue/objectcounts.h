// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamclient.h"
#include "models/jetstream/liverows.h"

#include <QHash>

namespace natsight {

/// Counts the objects of buckets, which a stream's state does not tell: the subjects of their descriptions. Deleted objects count
/// as long as theirs stay. One bucket after the other, and again only when something was written to it or removed.
///
/// Lives on the client's thread. Bounds: buckets with more than 20,000 subjects are not counted, as the server sends all of them.
class ObjectCounts : public QObject
{
    Q_OBJECT

public:
    static constexpr quint64 maxSubjects = 20'000;

    explicit ObjectCounts(JetStreamClient *client, QObject *parent = nullptr);

    /// Of these streams the object buckets that are new or changed.
    void update(const QList<StreamRow> &rows);

Q_SIGNALS:
    void counted(const QString &stream, quint64 objects);

private:
    void next();

    struct State {
        quint64 lastSequence = 0;
        quint64 messages = 0;
        bool operator==(const State &) const = default;
    };

    QPointer<JetStreamClient> m_client;
    QHash<QString, State> m_asked; ///< as it was when it was counted, or put down for it
    QStringList m_waiting;
    bool m_isAsking = false;
};

} // namespace natsight
