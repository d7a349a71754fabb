// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/configfields.h"
#include "models/jetstream/streamlistmodel.h"

namespace natsight {

/// Buckets of one kind as rows: the streams that are such buckets, under a bucket's words. Fed with rows of all streams. GUI thread.
class BucketListModel : public StreamListModel
{
    Q_OBJECT

public:
    /// The order of the columns; most are cells of the stream.
    enum BucketColumn {
        BucketState,
        BucketName,
        Keys, ///< different subjects: deleted keys have one as long as their markers stay; objects, where they were counted
        Values,
        Size,
        SizeLimit,
        History,
        Ttl,
        ChangeRate,
        LastChange,
        Notes, ///< what is odd about it
        Origin,
        Replicas,
        Leader,
        Storage,
        Compression,
        Lag,
        Domain,
        ValueSize,
        BucketColumnCount
    };

    /// KeyValue or Objects.
    explicit BucketListModel(ConfigOf what, QObject *parent = nullptr);

    /// Of the rows those that are buckets of this kind.
    void mergeStreams(const QList<StreamRow> &rows);
    /// How many objects a bucket has, deleted ones with their descriptions included.
    void setObjectCount(const QString &stream, quint64 objects);

    [[nodiscard]] ConfigOf kind() const { return m_what; }
    [[nodiscard]] QString bucketAt(int row) const;
    [[nodiscard]] QString streamAt(int row) const { return this->row(row).name; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant keysCell(const StreamRow &row, int role) const;

    ConfigOf m_what;
    QHash<QString, quint64> m_objects; ///< by stream
};

} // namespace natsight
