// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardItemModel>
#include <QTableView>

namespace natsight {

/// A table for millions of rows that come and go each frame: all rows have the height of the vertical header's default
/// section, none is hidden or moved, and a row costs nothing until it is on the screen.
///
/// QTableView keeps an entry for every row and adds all of them up again whenever rows come or go, 7 ms at three million
/// rows. To everybody else, screen readers included, this is a QTableView; only what asks its vertical header about single rows
/// gets no answer. GUI thread.
class RowsView : public QTableView
{
    Q_OBJECT

public:
    explicit RowsView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &position) const override;
    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &index) const override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;

private:
    [[nodiscard]] int rows() const;
    [[nodiscard]] int rowPixels() const;
    [[nodiscard]] int topRow() const;
    [[nodiscard]] int wholeRows() const; ///< that fit below each other, at least one
    [[nodiscard]] int rowAtPixel(int y) const; ///< the nearest one; -1 without rows

    QStandardItemModel m_noRows; ///< what the vertical header believes in
    bool m_isUpdating = false;
};

} // namespace natsight
