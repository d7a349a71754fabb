// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/listroles.h"
#include "models/jetstream/liverows.h"

#include <QAbstractTableModel>
#include <QHash>

#include <functional>

namespace natsight {

/// Consumers of one or of many streams as rows, fed with values only: merge() adds and renews, retain() takes away. Rows
/// keep their place. GUI thread.
class ConsumerListModel : public QAbstractTableModel
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

    explicit ConsumerListModel(QObject *parent = nullptr);

    void merge(const QList<ConsumerRow> &rows);
    /// Rows of an earlier generation go.
    void retain(quint64 generation);
    void remove(const QString &stream, const QString &name);
    void removeStream(const QString &stream);
    void clear();

    [[nodiscard]] const ConsumerRow &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(const QString &stream, const QString &name) const
    {
        return m_places.value({ stream, name }, -1);
    }
    [[nodiscard]] const Verdict &verdict(int row) const { return m_verdicts.at(row); }

    struct Totals {
        quint64 consumers = 0;
        quint64 pending = 0;
        quint64 ackPending = 0;
        double deliveredPerSecond = 0;
        int sick = 0; ///< lagging or worse
    };
    [[nodiscard]] Totals totals() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeAt(int row, int count);
    void removeIf(const std::function<bool(const ConsumerRow &)> &isGone);

    QList<ConsumerRow> m_rows;
    QList<Verdict> m_verdicts;
    QHash<std::pair<QString, QString>, int> m_places;
};

} // namespace natsight
