// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/listroles.h"
#include "models/jetstream/liverows.h"

#include <QAbstractTableModel>
#include <QHash>

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

/// A cell by role: shown, sorted by (unknown below everything), copied, or told in a tooltip. A value, any thread.
class ListCell
{
public:
    explicit ListCell(int role)
        : m_role(role)
    {
    }
    /// Whether it is one of those four roles.
    [[nodiscard]] bool isOne() const { return isShown() || isSort() || isExact() || isTip(); }
    [[nodiscard]] bool isShown() const { return m_role == Qt::DisplayRole; }
    [[nodiscard]] bool isSort() const { return m_role == SortRole; }
    [[nodiscard]] bool isExact() const { return m_role == ExactRole; }
    [[nodiscard]] bool isTip() const { return m_role == Qt::ToolTipRole; }

    [[nodiscard]] QVariant number(quint64 value, const QString &shown = {}, const QString &tip = {}) const;
    [[nodiscard]] QVariant rate(double value, const QString &shown) const;
    [[nodiscard]] QVariant text(const QString &value) const;
    [[nodiscard]] QVariant moment(qint64 unixNs) const;
    /// What a thing does not have.
    [[nodiscard]] QVariant nothing(const QString &shown = {}) const;

private:
    int m_role;
};

/// What the lists of streams and of consumers are made of: rows that are fed with values only and keep their place, each with
/// its verdict. merge() adds and renews, retain() takes away. GUI thread.
template<typename Row>
class LiveListModel : public QAbstractTableModel
{
public:
    using Key = decltype(keyOf(std::declval<Row>()));
    using QAbstractTableModel::QAbstractTableModel;

    void merge(const QList<Row> &rows)
    {
        int first = -1;
        int last = -1;
        QList<Row> added;
        QHash<Key, qsizetype> addedPlaces;
        const auto flush = [&] {
            if (first >= 0)
                Q_EMIT this->dataChanged(this->index(first, 0), this->index(last, this->columnCount() - 1));
            first = last = -1;
        };
        for (const Row &row : rows) {
            const int place = m_places.value(keyOf(row), -1);
            if (place < 0) {
                // Twice in one answer happens when the list changes while it is paged.
                if (const auto known = addedPlaces.constFind(keyOf(row)); known != addedPlaces.cend()) {
                    added[*known] = row;
                } else {
                    addedPlaces.insert(keyOf(row), added.size());
                    added << row;
                }
                continue;
            }
            m_rows[place] = row;
            m_verdicts[place] = judge(row);
            if (first < 0) {
                first = last = place;
            } else if (place == last + 1) {
                last = place;
            } else if (place < first || place > last) {
                flush();
                first = last = place;
            }
        }
        flush();
        if (added.isEmpty())
            return;
        const auto begin = static_cast<int>(m_rows.size());
        this->beginInsertRows({}, begin, begin + static_cast<int>(added.size()) - 1);
        for (const Row &row : std::as_const(added)) {
            m_places.insert(keyOf(row), static_cast<int>(m_rows.size()));
            m_rows << row;
            m_verdicts << judge(row);
        }
        this->endInsertRows();
    }

    /// Rows of an earlier generation go.
    void retain(quint64 generation)
    {
        removeIf([generation](const Row &row) { return row.generation < generation; });
    }

    void clear()
    {
        this->beginResetModel();
        m_rows.clear();
        m_verdicts.clear();
        m_places.clear();
        this->endResetModel();
    }

    [[nodiscard]] const Row &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] const Verdict &verdict(int row) const { return m_verdicts.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    [[nodiscard]] int placeOf(const Key &key) const { return m_places.value(key, -1); } ///< -1 = none
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

    /// What every column of both lists answers alike; nothing for other roles.
    [[nodiscard]] std::optional<QVariant> common(const QModelIndex &index, int role) const
    {
        const Row &row = m_rows.at(index.row());
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
        const Row &one = m_rows.at(row);
        if (!cell.isTip())
            return one.name;
        return one.info && !one.info->description.isEmpty() ? QVariant(one.info->description) : QVariant();
    }

    void removeKey(const Key &key)
    {
        if (const int place = placeOf(key); place >= 0)
            removeAt(place, 1);
    }

    template<typename IsGone>
    void removeIf(IsGone isGone)
    {
        // In blocks from the end, so that the places behind are counted anew as seldom as can be.
        for (auto end = static_cast<int>(m_rows.size()); end > 0;) {
            int begin = end;
            while (begin > 0 && isGone(m_rows.at(begin - 1)))
                --begin;
            if (begin < end)
                removeAt(begin, end - begin);
            end = begin - 1;
        }
    }

private:
    void removeAt(int row, int count)
    {
        this->beginRemoveRows({}, row, row + count - 1);
        for (int i = row; i < row + count; ++i)
            m_places.remove(keyOf(m_rows.at(i)));
        m_rows.remove(row, count);
        m_verdicts.remove(row, count);
        for (int i = row; i < m_rows.size(); ++i)
            m_places[keyOf(m_rows.at(i))] = i;
        this->endRemoveRows();
    }

    QList<Row> m_rows;
    QList<Verdict> m_verdicts;
    QHash<Key, int> m_places;
};

} // namespace natsight
