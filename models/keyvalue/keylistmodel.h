// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keycells.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace natsight {

/// The shown keys of an index, one a row. Sorted by key they are where the index has them; by another column they are sorted when
/// it is asked for and, up to 100,000, again after changes, a second later. Memory: 4 bytes a key. GUI thread.
class KeyListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr std::size_t maxResorted = 100'000;

    explicit KeyListModel(KeyCells *cells, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] quint32 idAt(int row) const;
    /// -1 = it is not shown.
    [[nodiscard]] int rowOf(quint32 id) const;
    /// No new order meanwhile, so that no row jumps under the pointer.
    void setOrderHeld(bool isHeld);
    [[nodiscard]] std::size_t memoryBytes() const { return m_rows.capacity() * sizeof(quint32); }

private:
    void replace();
    void change(const KeyIndex::Change &change);
    void rearrange(const std::function<void()> &edit);
    void order();
    [[nodiscard]] bool isByKey() const { return m_column == KeyCells::Key; }
    [[nodiscard]] int place(quint32 id) const;

    KeyCells *m_cells;
    KeyIndex *m_index;
    std::vector<quint32> m_rows;
    int m_column = KeyCells::Key;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QTimer m_reorder;
    bool m_isHeld = false;
};

} // namespace natsight
