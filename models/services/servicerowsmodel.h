// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/serviceroles.h"
#include "models/services/servicetypes.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <tuple>
#include <utility>

namespace natsight {

[[nodiscard]] inline std::pair<QString, QString> keyOf(const InstanceRow &row)
{
    return { row.service, row.id };
}
[[nodiscard]] inline std::pair<QString, QString> keyOf(const EndpointRow &row)
{
    return { row.instance, row.stats.name + QChar(0) + row.stats.subject };
}

/// What the tables of instances and of endpoints are made of: rows that are fed with values only and keep their place. setRows()
/// takes the whole list: what is known is renewed in place with few dataChanged(), what is new comes at the end in one insert, what
/// is missing goes in blocks. Never a reset. GUI thread.
template<typename Row>
class ServiceRowsModel : public QAbstractTableModel
{
public:
    using Key = decltype(keyOf(std::declval<Row>()));
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<Row> &rows)
    {
        removeMissing(rows);
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
            const int place = m_places.value(key, -1);
            if (place < 0) {
                if (const auto twice = addedPlaces.constFind(key); twice != addedPlaces.cend()) {
                    added[*twice] = row;
                } else {
                    addedPlaces.insert(key, added.size());
                    added << row;
                }
                continue;
            }
            m_rows[place] = row;
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
        }
        this->endInsertRows();
    }

    [[nodiscard]] const Row &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(const Key &key) const { return m_places.value(key, -1); } ///< -1 = none

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

private:
    void removeMissing(const QList<Row> &rows)
    {
        QSet<Key> keep;
        keep.reserve(rows.size());
        for (const Row &row : rows)
            keep.insert(keyOf(row));
        // In blocks from the end.
        bool isRemoved = false;
        for (auto end = static_cast<int>(m_rows.size()); end > 0;) {
            int begin = end;
            while (begin > 0 && !keep.contains(keyOf(m_rows.at(begin - 1))))
                --begin;
            if (begin < end) {
                this->beginRemoveRows({}, begin, end - 1);
                m_rows.remove(begin, end - begin);
                this->endRemoveRows();
                isRemoved = true;
            }
            end = begin - 1;
        }
        if (!isRemoved)
            return;
        m_places.clear();
        for (int i = 0; i < m_rows.size(); ++i)
            m_places.insert(keyOf(m_rows.at(i)), i);
    }

    QList<Row> m_rows;
    QHash<Key, int> m_places;
};

/// A cell by role: shown, sorted by (unknown below everything), copied, or told in a tooltip. A value, any thread.
class ServiceCell
{
public:
    explicit ServiceCell(int role)
        : m_role(role)
    {
    }
    /// Whether it is one of those four roles.
    [[nodiscard]] bool isOne() const;
    [[nodiscard]] bool isTip() const { return m_role == Qt::ToolTipRole; }
    [[nodiscard]] bool isSort() const { return m_role == ServiceRole::Sort; }

    [[nodiscard]] QVariant text(const QString &value, const QString &tip = {}) const; ///< empty is an en dash
    [[nodiscard]] QVariant count(quint64 value, const QString &tip = {}) const;
    [[nodiscard]] QVariant rate(double perSecond) const;
    [[nodiscard]] QVariant share(double value, const QString &tip = {}) const; ///< 0 to 1, shown in percent
    [[nodiscard]] QVariant duration(double nanoseconds) const;
    [[nodiscard]] QVariant moment(qint64 unixNs) const;

private:
    int m_role;
};

/// `12 %`, `0.3 %`; an en dash for NaN.
[[nodiscard]] QString percentText(double share);

} // namespace natsight
