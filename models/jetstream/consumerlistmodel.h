// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/listroles.h"
#include "models/jetstream/livelistmodel.h"

namespace natsight {

/// Consumers of one or of many streams as rows, fed with values only: merge() adds and renews, retain() takes away. Rows
/// keep their place. GUI thread.
class ConsumerListModel : public LiveListModel<ConsumerRow>
{
    Q_OBJECT

public:
    enum Column {
        State,
        Stream,
        Name,
        Kind,
        Pending,
        AckPending,
        Redelivered,
        Waiting,
        DeliveredRate,
        AckedRate,
        FloorGap,
        LastDelivery,
        Pinned,
        Leader,
        ColumnCount
    };

    using LiveListModel::LiveListModel;

    void remove(const QString &stream, const QString &name) { removeKey({ stream, name }); }
    void removeStream(const QString &stream)
    {
        removeIf([&stream](const ConsumerRow &row) { return row.stream == stream; });
    }

    [[nodiscard]] int rowOf(const QString &stream, const QString &name) const { return placeOf({ stream, name }); }

    struct Totals {
        quint64 consumers = 0;
        quint64 pending = 0;
        quint64 ackPending = 0;
        double deliveredPerSecond = 0;
        int sick = 0; ///< lagging or worse
    };
    [[nodiscard]] Totals totals() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace natsight
