// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/listroles.h"
#include "models/jetstream/livelistmodel.h"

namespace natsight {

/// Streams as rows, fed with values only: merge() adds and renews, retain() takes away. Rows keep their place. GUI thread.
class StreamListModel : public LiveListModel<StreamRow>
{
    Q_OBJECT

public:
    enum Column {
        State,
        Name,
        Subjects,
        Messages,
        Bytes,
        MessageRate,
        ByteRate,
        Consumers,
        Replicas,
        Leader,
        Storage,
        Last,
        Lag,
        ColumnCount
    };

    using LiveListModel::LiveListModel;

    void remove(const QString &name) { removeKey(name); }

    [[nodiscard]] int rowOf(const QString &name) const { return placeOf(name); }

    /// Sums over all rows.
    struct Totals {
        quint64 streams = 0;
        quint64 messages = 0;
        quint64 bytes = 0;
        quint64 consumers = 0;
        double messagesPerSecond = 0;
        double bytesPerSecond = 0;
        int sick = 0; ///< lagging or worse
    };
    [[nodiscard]] Totals totals() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace natsight
