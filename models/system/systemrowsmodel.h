// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/keyedrowsmodel.h"
#include "models/system/systemroles.h"

namespace natsight {

/// What tables of a system that are fed with values have alike: a cell by role, a head with a tooltip, figures on the right. GUI thread.
template<typename Row>
class SystemRowsModel : public KeyedRowsModel<Row>
{
public:
    using KeyedRowsModel<Row>::KeyedRowsModel;

    [[nodiscard]] int rowOf(const typename KeyedRowsModel<Row>::Key &key) const ///< -1 = none
    {
        return this->placeOf(key);
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!this->checkIndex(index,
                QAbstractItemModel::CheckIndexOption::IndexIsValid
                    | QAbstractItemModel::CheckIndexOption::ParentIsInvalid))
            return {};
        if (role == Qt::TextAlignmentRole)
            return alignment(index.column());
        const SystemCell cell(role);
        return cell.isOne() ? cellOf(this->row(index.row()), index.column(), cell)
                            : meaningOf(this->row(index.row()), index.column(), role);
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        switch (role) {
        case Qt::TextAlignmentRole:
            return alignment(section);
        case Qt::DisplayRole:
            return titleOf(section);
        case Qt::ToolTipRole: {
            const QString tip = tipOf(section);
            return tip.isEmpty() ? QVariant() : QVariant(tip);
        }
        default:
            return {};
        }
    }

protected:
    [[nodiscard]] virtual QVariant cellOf(const Row &row, int column, const SystemCell &cell) const = 0;
    /// The roles of SystemRole beyond those of cells.
    [[nodiscard]] virtual QVariant meaningOf(const Row &row, int column, int role) const = 0;
    [[nodiscard]] virtual bool isNumber(int column) const = 0;
    [[nodiscard]] virtual QString titleOf(int column) const = 0;
    [[nodiscard]] virtual QString tipOf(int column) const = 0;

private:
    [[nodiscard]] QVariant alignment(int column) const
    {
        return isNumber(column) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    }
};

} // namespace natsight
