// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamclient.h"
#include "models/keyvalue/bucket.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace natsight {

/// Who is told of the changes of a bucket: a consumer of its stream.
struct Watcher {
    enum class Kind {
        Watch, ///< as clients make one to watch keys: goes with its client, and acknowledges nothing
        Push,
        Pull,
    };
    QString consumer;
    Kind kind = Kind::Watch;
    QStringList keys; ///< patterns of keys; empty: all
    bool isHeadersOnly = false; ///< values are not sent
    bool isBound = false; ///< somebody listens
    quint64 pending = 0; ///< changes not sent yet
    qint64 createdNs = 0;
    QString deliverSubject; ///< of a push consumer
    QString client; ///< name or number of the connection that listens; empty: not known

    [[nodiscard]] static Watcher of(const ConsumerInfo &info, const Bucket &bucket);
};
/// Names of the connections in an answer to CONNZ, `name (#7)`. Any bytes, any thread.
[[nodiscard]] QStringList connectionNames(QByteArrayView payload);

/// Watchers as rows. Fed with values only. GUI thread.
class WatcherModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Keys, Kind, Client, Consumer, Pending, Since, ColumnCount };
    enum Role { ExactRole = Qt::UserRole + 1 };

    explicit WatcherModel(QObject *parent = nullptr);

    void setWatchers(QList<Watcher> watchers);
    [[nodiscard]] const QList<Watcher> &watchers() const { return m_watchers; }
    void setClient(const QString &deliverSubject, const QString &client);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Watcher> m_watchers;
};

/// Asks who watches a bucket, and of those the connections by what they subscribe to: every account may ask for its own. Each
/// ask() is one round; answers of an earlier one are dropped. GUI thread (the client's).
///
/// Bounds: `maxWatchers` are shown; the connections of `maxNamed` are asked for, 4 at a time.
class BucketWatchers : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype maxWatchers = 10'000;
    static constexpr qsizetype maxNamed = 100;

    BucketWatchers(JetStreamClient *client, Bucket bucket, QObject *parent = nullptr);

    [[nodiscard]] WatcherModel *model() const { return m_model; }
    void ask();
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    /// Why the list is not complete.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Why the connections are not known.
    [[nodiscard]] const std::optional<Error> &namesError() const { return m_namesError; }

Q_SIGNALS:
    void changed();

private:
    void askNext(quint64 generation);

    QPointer<JetStreamClient> m_client;
    Bucket m_bucket;
    WatcherModel *m_model;
    QStringList m_waiting; ///< subjects whose listeners are to be asked for
    int m_underWay = 0;
    bool m_isAsking = false;
    quint64 m_generation = 0;
    std::optional<Error> m_error;
    std::optional<Error> m_namesError;
};

} // namespace natsight
