// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/streamreader.h"
#include "models/keyvalue/keyindex.h"

#include <QCache>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace natsight {

/// The part of a JSON value that a path (`limits.max`, `hosts.0`) leads to, as one line of text; null where there is none, or no
/// JSON. Any bytes, any thread.
[[nodiscard]] QString jsonField(QByteArrayView value, const QString &path);

/// A value as it was read.
struct KeyValue {
    quint64 revision = 0;
    QString preview; ///< one line
    QStringList fields; ///< for each of KeyValues::paths()
    QByteArray value; ///< empty when it is longer than maxKept
};

/// Reads the values of the keys that somebody looks at, and no others: many at once where the server can (multi_last, 2.11), else
/// one by one. GUI thread (the client's).
///
/// Bounds: values longer than 64 KiB are not read; 16 MiB and 20,000 values are kept, the longest unused go first; 1 MiB, 1,024
/// keys and 64 requests are under way at once, 2,000 keys wait and the oldest are forgotten (they are asked for again when they
/// are looked at).
class KeyValues : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 maxValue = 64 << 10;
    static constexpr qsizetype maxKept = 8 << 10;

    KeyValues(JetStreamClient *client, KeyIndex *index, QObject *parent = nullptr);
    ~KeyValues() override;

    void setBucket(const Bucket &bucket);

    /// What is known of a key's value, if need be an older one; null when nothing is. Asks for what is not known.
    [[nodiscard]] const KeyValue *look(quint32 id);
    /// Whether it is too long to be shown in a list.
    [[nodiscard]] bool isTooLong(quint32 id) const;

    /// Paths into JSON values that are shown in columns.
    [[nodiscard]] const QStringList &paths() const { return m_paths; }
    void setPaths(const QStringList &paths);

    /// Of the last request; gone with the next good answer.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void valuesCame(const QList<quint32> &ids);

private:
    void ask();
    void askBatch();
    void askEach();
    void take(quint32 id, quint64 revision, const QByteArray &value);
    void failed(const Error &error);
    [[nodiscard]] QList<quint32> next(int most, qint64 mostBytes);

    QPointer<JetStreamClient> m_client;
    KeyIndex *m_index;
    Bucket m_bucket;
    StreamReader *m_reader = nullptr;
    QCache<quint32, KeyValue> m_values;
    QStringList m_paths;
    QList<quint32> m_wanted; ///< newest last
    QSet<quint32> m_asked; ///< waiting or under way
    QList<quint32> m_came;
    QTimer m_soon;
    QTimer m_tell;
    quint64 m_generation = 0;
    int m_underWay = 0;
    qint64 m_retryAtMs = 0;
    bool m_hasBatches = true;
    std::optional<Error> m_error;
};

} // namespace natsight
