// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keylistmodel.h"

#include <algorithm>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr auto reorderAfter = 1s;
/// More runs of rows than these come and go all at once.
constexpr std::size_t maxRuns = 32;

} // namespace

KeyListModel::KeyListModel(KeyCells *cells, QObject *parent)
    : QAbstractTableModel(parent)
    , m_cells(cells)
    , m_index(cells->index())
    , m_rows(m_index->shown())
{
    m_reorder.setSingleShot(true);
    m_reorder.setInterval(reorderAfter);
    connect(&m_reorder, &QTimer::timeout, this, [this] {
        if (!m_isHeld && m_rows.size() <= maxResorted)
            rearrange([this] { order(); });
    });
    connect(m_index, &KeyIndex::shownReplaced, this, &KeyListModel::replace);
    connect(m_index, &KeyIndex::shownChanged, this, &KeyListModel::change);
    connect(m_index, &KeyIndex::aboutToClear, this, [this] {
        beginResetModel();
        std::vector<quint32>().swap(m_rows);
    });
    connect(m_index, &KeyIndex::cleared, this, [this] { endResetModel(); });
    connect(cells, &KeyCells::aboutToChangeColumns, this, [this] { beginResetModel(); });
    connect(cells, &KeyCells::columnsChanged, this, [this] {
        m_column = std::min(m_column, m_cells->columnCount() - 1);
        endResetModel();
    });
    if (cells->values()) {
        connect(cells->values(), &KeyValues::valuesCame, this, [this](const QList<quint32> &ids) {
            KeyIndex::Change came;
            came.updated.assign(ids.cbegin(), ids.cend());
            change(came);
        });
    }
}

int KeyListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int KeyListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_cells->columnCount();
}

QVariant KeyListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_cells->data(m_rows[static_cast<std::size_t>(index.row())], index.column(), role);
}

QVariant KeyListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? m_cells->header(section, role) : QVariant();
}

quint32 KeyListModel::idAt(int row) const
{
    return row >= 0 && static_cast<std::size_t>(row) < m_rows.size() ? m_rows[static_cast<std::size_t>(row)]
                                                                     : KeyStore::none;
}

/// Where a row with this key is or would be in the rows by key.
int KeyListModel::place(quint32 id) const
{
    const KeyStore &store = m_index->store();
    const std::string_view key = store.key(id);
    const auto found = m_order == Qt::AscendingOrder
        ? std::lower_bound(m_rows.cbegin(), m_rows.cend(), key,
            [&store](quint32 other, std::string_view wanted) { return compareKeys(store.key(other), wanted) < 0; })
        : std::lower_bound(m_rows.cbegin(), m_rows.cend(), key,
            [&store](quint32 other, std::string_view wanted) { return compareKeys(store.key(other), wanted) > 0; });
    return static_cast<int>(found - m_rows.cbegin());
}

int KeyListModel::rowOf(quint32 id) const
{
    if (isByKey()) {
        const int row = id < m_index->store().size() ? place(id) : 0;
        return idAt(row) == id ? row : -1;
    }
    const auto found = std::find(m_rows.cbegin(), m_rows.cend(), id);
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

void KeyListModel::rearrange(const std::function<void()> &edit)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<quint32> ids;
    ids.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex &index : before)
        ids.push_back(idAt(index.row()));
    edit();
    QModelIndexList after;
    after.reserve(before.size());
    QHash<quint32, int> rows;
    if (!before.isEmpty() && !isByKey()) {
        const QSet<quint32> wanted(ids.cbegin(), ids.cend());
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            if (wanted.contains(m_rows[row]))
                rows.insert(m_rows[row], static_cast<int>(row));
        }
    }
    for (qsizetype at = 0; at < before.size(); ++at) {
        const quint32 id = ids[static_cast<std::size_t>(at)];
        const int row = isByKey() ? rowOf(id) : rows.value(id, -1);
        after << (row >= 0 ? index(row, before.at(at).column()) : QModelIndex());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void KeyListModel::replace()
{
    rearrange([this] {
        m_rows = m_index->shown();
        order();
    });
}

void KeyListModel::order()
{
    if (isByKey()) {
        m_rows = m_index->shown();
        if (m_order == Qt::DescendingOrder)
            std::reverse(m_rows.begin(), m_rows.end());
        return;
    }
    const bool isText = m_column == KeyCells::Value || m_column >= KeyCells::FixedColumns;
    const bool isUp = m_order == Qt::AscendingOrder;
    if (isText) {
        std::vector<std::pair<QString, quint32>> rows;
        rows.reserve(m_rows.size());
        for (const quint32 id : m_rows)
            rows.emplace_back(m_cells->data(id, m_column, KeyCells::SortRole).toString(), id);
        std::stable_sort(rows.begin(), rows.end(),
            [isUp](const auto &a, const auto &b) { return isUp ? a.first < b.first : b.first < a.first; });
        std::transform(rows.cbegin(), rows.cend(), m_rows.begin(), [](const auto &row) { return row.second; });
        return;
    }
    std::vector<std::pair<qint64, quint32>> rows;
    rows.reserve(m_rows.size());
    for (const quint32 id : m_rows)
        rows.emplace_back(m_cells->data(id, m_column, KeyCells::SortRole).toLongLong(), id);
    std::stable_sort(rows.begin(), rows.end(),
        [isUp](const auto &a, const auto &b) { return isUp ? a.first < b.first : b.first < a.first; });
    std::transform(rows.cbegin(), rows.cend(), m_rows.begin(), [](const auto &row) { return row.second; });
}

void KeyListModel::sort(int column, Qt::SortOrder order)
{
    column = column < 0 || column >= columnCount() ? static_cast<int>(KeyCells::Key) : column;
    if (column == m_column && order == m_order)
        return;
    rearrange([this, column, order] {
        m_column = column;
        m_order = order;
        this->order();
    });
}

void KeyListModel::setOrderHeld(bool isHeld)
{
    m_isHeld = isHeld;
    if (!isHeld && !isByKey() && !m_reorder.isActive())
        m_reorder.start();
}

void KeyListModel::change(const KeyIndex::Change &change)
{
    if (change.removed.size() + change.added.size() > maxRuns) {
        rearrange([this, &change] {
            if (isByKey()) {
                order();
                return;
            }
            const QSet<quint32> removed(change.removed.cbegin(), change.removed.cend());
            m_rows.erase(
                std::remove_if(m_rows.begin(), m_rows.end(), [&removed](quint32 id) { return removed.contains(id); }),
                m_rows.end());
            m_rows.insert(m_rows.end(), change.added.cbegin(), change.added.cend());
        });
    } else {
        for (const quint32 id : change.removed) {
            const int row = rowOf(id);
            if (row < 0)
                continue;
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
        for (const quint32 id : change.added) {
            const int row = isByKey() ? place(id) : static_cast<int>(m_rows.size());
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, id);
            endInsertRows();
        }
    }
    if (!change.updated.empty() && !m_rows.empty()) {
        int first = static_cast<int>(m_rows.size());
        int last = -1;
        // By key a row is found at once; else, and for many, one range has them all.
        if (isByKey() && change.updated.size() <= 1'000) {
            for (const quint32 id : change.updated) {
                const int row = rowOf(id);
                if (row < 0)
                    continue;
                first = std::min(first, row);
                last = std::max(last, row);
            }
        } else {
            first = 0;
            last = static_cast<int>(m_rows.size()) - 1;
        }
        if (last >= first)
            Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
    if (!isByKey() && !m_reorder.isActive())
        m_reorder.start();
}

} // namespace natsight
