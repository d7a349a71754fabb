// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/objects/objecttransfer.h"

#include <QAbstractTableModel>

namespace natsight {

/// Transfers as rows, newest last; owns and starts them, two at a time. Those that are over stay until they are cleared; beyond
/// 1,000 the oldest of them go. GUI thread.
class TransferListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, What, Progress, Rate, Result, ColumnCount };
    enum Role { ShareRole = Qt::UserRole + 100, StateRole, SortRole };
    static constexpr int maxRunning = 2;
    static constexpr int maxKept = 1'000;

    explicit TransferListModel(QObject *parent = nullptr);

    void add(ObjectTransfer *transfer);
    [[nodiscard]] ObjectTransfer *transfer(int row) const { return m_transfers.value(row); }
    void cancel(int row);
    void cancelAll();
    void clearFinished();

    [[nodiscard]] int unfinished() const;
    /// Uploads and copies that failed or were cancelled, and downloads: for the line that sums it up.
    struct Totals {
        int done = 0;
        int failed = 0;
        int cancelled = 0;
        int unfinished = 0;
        double bytesPerSecond = 0;
    };
    [[nodiscard]] Totals totals() const;
    /// What was and what was not written, a line each.
    [[nodiscard]] QString report() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void transferFinished(natsight::ObjectTransfer *transfer);
    void changed();

private:
    void startNext();
    void removeAt(int row);

    QList<ObjectTransfer *> m_transfers;
};

[[nodiscard]] QString transferStateWord(TransferProgress::State state);

} // namespace natsight
