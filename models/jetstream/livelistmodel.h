// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/keyedrowsmodel.h"
#include "models/core/listcell.h"
#include "models/jetstream/listroles.h"
#include "models/jetstream/liverows.h"

#include <optional>
#include <utility>

namespace natsight {

[[nodiscard]] inline QString keyOf(const StreamRow &row)
{
    return row.name;
}
[[nodiscard]] inline std::pair<QString, QString> keyOf(const ConsumerRow &row)
{
    return { row.stream, row.name };
}

[[nodiscard]] inline QString streamOf(const StreamRow &row)
{
    return row.name;
}
[[nodiscard]] inline QString streamOf(const ConsumerRow &row)
{
    return row.stream;
}

/// What the lists of streams and of consumers are made of: rows, each with its verdict. merge() adds and renews, retain() takes
/// away. GUI thread.
template<typename Row>
class LiveListModel : public KeyedRowsModel<Row>
{
public:
    using KeyedRowsModel<Row>::KeyedRowsModel;

    /// Rows of an earlier generation go.
    void retain(quint64 generation)
    {
        this->removeIf([generation](const Row &row) { return row.generation < generation; });
    }

    [[nodiscard]] const Verdict &verdict(int row) const { return m_verdicts.at(row); }

protected:
    /// What every column of both lists answers alike; nothing for other roles.
    [[nodiscard]] std::optional<QVariant> common(const QModelIndex &index, int role) const
    {
        const Row &row = this->row(index.row());
        switch (role) {
        case HealthRole:
            return static_cast<int>(verdict(index.row()).health);
        case ReasonRole:
            return verdict(index.row()).reason;
        case NameRole:
            return row.name;
        case StreamRole:
            return streamOf(row);
        case TailRole:
            return QVariant::fromValue(row.tail);
        default:
            return {};
        }
    }
    /// Column of the state.
    [[nodiscard]] QVariant stateCell(int row, const ListCell &cell) const
    {
        const Verdict &judged = verdict(row);
        return cell.isTip() ? QVariant(judged.reason)
            : cell.isSort() ? QVariant(static_cast<int>(judged.health))
                            : QVariant(healthWord(judged.health));
    }
    /// Column of the name; its description is the tooltip.
    [[nodiscard]] QVariant nameCell(int row, const ListCell &cell) const
    {
        const Row &one = this->row(row);
        if (!cell.isTip())
            return one.name;
        return one.info && !one.info->description.isEmpty() ? QVariant(one.info->description) : QVariant();
    }

    void rowIsSet(int place) override
    {
        if (place < m_verdicts.size())
            m_verdicts[place] = judge(this->row(place));
        else
            m_verdicts << judge(this->row(place));
    }
    void rowsGo(int first, int count) override { m_verdicts.remove(first, count); }

private:
    QList<Verdict> m_verdicts;
};

} // namespace natsight
