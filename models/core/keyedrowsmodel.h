// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <utility>

namespace natsight {

/// What tables of things are made of: rows with a key (`keyOf(row)`, found by its arguments) that are fed with values only and keep
/// their place. What is known is renewed in place with few dataChanged(), what is new comes at the end in one insert, what goes
/// goes in blocks. GUI thread.
template<typename Row>
class KeyedRowsModel : public QAbstractTableModel
{
public:
    using Key = decltype(keyOf(std::declval<Row>()));
    using QAbstractTableModel::QAbstractTableModel;

    /// Adds and renews.
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
            const Key key = keyOf(row);
            const int place = placeOf(key);
            if (place < 0) {
                // Twice in one answer happens when a list changes while it is paged.
                if (const auto twice = addedPlaces.constFind(key); twice != addedPlaces.cend()) {
                    added[*twice] = row;
                } else {
                    addedPlaces.insert(key, added.size());
                    added << row;
                }
                continue;
            }
            m_rows[place] = row;
            rowIsSet(place);
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
            const auto place = static_cast<int>(m_rows.size());
            m_places.insert(keyOf(row), place);
            m_rows << row;
            rowIsSet(place);
        }
        this->endInsertRows();
    }

    /// The whole list: what is missing in it goes. Never a reset.
    void setRows(const QList<Row> &rows)
    {
        QSet<Key> keep;
        keep.reserve(rows.size());
        for (const Row &row : rows)
            keep.insert(keyOf(row));
        removeIf([&keep](const Row &row) { return !keep.contains(keyOf(row)); });
        merge(rows);
    }

    void clear()
    {
        this->beginResetModel();
        rowsGo(0, static_cast<int>(m_rows.size()));
        m_rows.clear();
        m_places.clear();
        this->endResetModel();
    }

    [[nodiscard]] const Row &row(int row) const { return m_rows.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    [[nodiscard]] int placeOf(const Key &key) const { return m_places.value(key, -1); } ///< -1 = none
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

    /// For what is kept beside the rows: one was renewed, or added at the end.
    virtual void rowIsSet(int) { }
    virtual void rowsGo(int /*first*/, int /*count*/) { }

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
        rowsGo(row, count);
        for (int i = row; i < m_rows.size(); ++i)
            m_places[keyOf(m_rows.at(i))] = i;
        this->endRemoveRows();
    }

    QList<Row> m_rows;
    QHash<Key, int> m_places;
};

} // namespace natsight
