// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/listroles.h"
#include "models/jetstream/liverows.h"

#include <QAbstractTableModel>
#include <QHash>

namespace natsight {

/// Streams as rows, fed with values only: merge() adds and renews, retain() takes away. Rows keep their place. GUI thread.
class StreamListModel : public QAbstractTableModel
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

    explicit StreamListModel(QObject *parent = nullptr);

    void merge(const QList<StreamRow> &rows);
    /// Rows of an earlier generation go.
    void retain(quint64 generation);
    void remove(const QString &name);
    void clear();

    [[nodiscard]] const StreamRow &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(const QString &name) const { return m_places.value(name, -1); }
    [[nodiscard]] const Verdict &verdict(int row) const { return m_verdicts.at(row); }

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

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeAt(int row, int count);

    QList<StreamRow> m_rows;
    QList<Verdict> m_verdicts;
    QHash<QString, int> m_places;
};

} // namespace natsight
