// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionmodel.h"

#include "models/core/listcell.h"

namespace natsight {

int AttentionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AttentionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Attention &one = row(index.row());
    if (role == HarmRole)
        return static_cast<int>(one.harm);
    if (role == MutedRole)
        return one.isMuted;
    const ListCell cell(role);
    if (!cell.isOne())
        return {};
    switch (index.column()) {
    case Harm:
        // Muted ones stand below all others.
        if (cell.isSort())
            return one.isMuted ? -1.0 : static_cast<double>(one.harm);
        return cell.text(one.isMuted ? tr("muted") : harmWord(one.harm), one.rule);
    case What:
        return cell.text(one.what, one.rule);
    case Reason:
        return cell.text(one.reason, one.rule.isEmpty() ? one.reason : one.reason + u'\n' + one.rule);
    case Rule:
        return cell.text(one.rule, one.rule);
    case Where:
        return cell.text(one.where ? one.where->toString() : QString());
    case Since:
        return cell.moment(one.sinceMs * 1'000'000);
    default:
        return {};
    }
}

QVariant AttentionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Harm:
        return tr("Harm");
    case What:
        return tr("What");
    case Reason:
        return tr("Why");
    case Since:
        return tr("Since");
    case Rule:
        return tr("Rule");
    case Where:
        return tr("Where");
    default:
        return {};
    }
}

} // namespace natsight
