// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keytreemodel.h"

#include "models/core/bytes.h"
#include "models/core/format.h"

#include <algorithm>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr auto reorderAfter = 1s;
/// More changes than these are not looked for one by one.
constexpr std::size_t maxTouched = 200;
constexpr std::size_t maxSettled = 2'000;

/// Whether a key is the path or below it.
bool isAtOrBelow(std::string_view key, std::string_view path)
{
    return key.substr(0, path.size()) == path && (key.size() == path.size() || key[path.size()] == '.');
}

} // namespace

KeyTreeModel::KeyTreeModel(KeyCells *cells, QObject *parent)
    : QAbstractItemModel(parent)
    , m_cells(cells)
    , m_index(cells->index())
{
    connect(m_index, &KeyIndex::shownReplaced, this, &KeyTreeModel::replace);
    connect(m_index, &KeyIndex::shownChanged, this, &KeyTreeModel::change);
    connect(m_index, &KeyIndex::aboutToClear, this, [this] {
        beginResetModel();
        m_root.rows.clear();
        m_root.children.clear();
        m_root.isBuilt = false;
        m_root.keys = 0;
    });
    connect(m_index, &KeyIndex::cleared, this, [this] { endResetModel(); });
    connect(cells, &KeyCells::aboutToChangeColumns, this, [this] { beginResetModel(); });
    connect(cells, &KeyCells::columnsChanged, this, [this] {
        if (m_column >= m_cells->columnCount()) {
            m_column = KeyCells::Key;
            arrangeBuilt(&m_root);
        }
        endResetModel();
    });
    m_reorder.setSingleShot(true);
    m_reorder.setInterval(reorderAfter);
    connect(&m_reorder, &QTimer::timeout, this, [this] {
        if (!m_isHeld)
            reorder();
    });
    if (cells->values()) {
        connect(cells->values(), &KeyValues::valuesCame, this, [this](const QList<quint32> &ids) {
            touch({ ids.cbegin(), ids.cend() });
        });
    }
}

KeyTreeModel::~KeyTreeModel() = default;

KeyTreeModel::Node *KeyTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : &m_root;
}

QModelIndex KeyTreeModel::indexFor(const Node *node, int column) const
{
    return node && node->parent ? createIndex(node->row, column, node) : QModelIndex();
}

std::string_view KeyTreeModel::keyAt(std::size_t place) const
{
    return m_index->store().key(m_index->shown()[place]);
}

/// Places of the keys that are the path or below it.
std::pair<std::size_t, std::size_t> KeyTreeModel::rangeOf(std::string_view path) const
{
    const std::size_t first = m_index->lowerBound(path);
    const std::size_t size = m_index->shown().size();
    // What is below stands right behind, so a search that doubles its steps finds the end without looking at all of it.
    std::size_t step = 1;
    std::size_t inside = first;
    if (first >= size || !isAtOrBelow(keyAt(first), path))
        return { first, first };
    while (inside + step < size && isAtOrBelow(keyAt(inside + step), path)) {
        inside += step;
        step *= 2;
    }
    std::size_t outside = std::min(size, inside + step);
    while (outside - inside > 1) {
        const std::size_t middle = inside + (outside - inside) / 2;
        (isAtOrBelow(keyAt(middle), path) ? inside : outside) = middle;
    }
    return { first, outside };
}

std::pair<std::size_t, std::size_t> KeyTreeModel::rangeBelow(const Node &node) const
{
    if (!node.parent)
        return { 0, m_index->shown().size() };
    auto [first, last] = rangeOf(node.path);
    if (first < last && keyAt(first) == node.path)
        ++first; // itself
    return { first, last };
}

KeyTreeModel::Children KeyTreeModel::made(Node *node) const
{
    Children children;
    const std::size_t token = node->parent ? node->path.size() + 1 : 0;
    auto [at, end] = rangeBelow(*node);
    while (at < end) {
        auto child = std::make_unique<Node>();
        child->parent = node;
        child->row = static_cast<int>(children.size());
        child->token = token;
        if (children.size() >= maxLevel) {
            child->isMore = true;
            child->isBuilt = true;
            child->keys = static_cast<quint32>(end - at);
            children.push_back(std::move(child));
            break;
        }
        const std::string_view key = keyAt(at);
        child->path = key.substr(0, key.find('.', token));
        if (child->path.size() == key.size())
            child->id = m_index->shown()[at];
        const std::size_t next = rangeOf(child->path).second;
        child->keys = static_cast<quint32>(next - at);
        at = std::max(next, at + 1);
        children.push_back(std::move(child));
    }
    return children;
}

void KeyTreeModel::build(Node *node) const
{
    if (node->isBuilt)
        return;
    node->isBuilt = true;
    node->children = made(node);
    arrange(node);
}

/// The rows of a level in the order that is wanted.
void KeyTreeModel::arrange(Node *node) const
{
    std::vector<Node *> &rows = node->rows;
    rows.clear();
    rows.reserve(node->children.size());
    for (const std::unique_ptr<Node> &child : node->children)
        rows.push_back(child.get());
    const bool hasMore = !rows.empty() && rows.back()->isMore;
    const auto end = rows.end() - (hasMore ? 1 : 0);
    const bool isUp = m_order == Qt::AscendingOrder;
    if (m_column == KeyCells::Key) {
        if (!isUp)
            std::reverse(rows.begin(), end);
    } else {
        const auto keys = std::stable_partition(
            rows.begin(), end, [](const Node *child) { return child->id == KeyStore::none; });
        const bool isText = m_column == KeyCells::Value || m_column >= KeyCells::FixedColumns;
        const auto sortBy = [&](const auto &valueOf) {
            std::vector<std::pair<decltype(valueOf(QVariant())), Node *>> values;
            values.reserve(static_cast<std::size_t>(end - keys));
            for (auto row = keys; row != end; ++row)
                values.emplace_back(valueOf(m_cells->data((*row)->id, m_column, KeyCells::SortRole)), *row);
            std::stable_sort(values.begin(), values.end(),
                [isUp](const auto &a, const auto &b) { return isUp ? a.first < b.first : b.first < a.first; });
            std::transform(values.cbegin(), values.cend(), keys, [](const auto &value) { return value.second; });
        };
        if (isText)
            sortBy([](const QVariant &value) { return value.toString(); });
        else
            sortBy([](const QVariant &value) { return value.toLongLong(); });
    }
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows[row]->row = static_cast<int>(row);
}

void KeyTreeModel::arrangeBuilt(Node *node) const // NOLINT(misc-no-recursion)
{
    if (!node->isBuilt)
        return;
    arrange(node);
    for (const std::unique_ptr<Node> &child : node->children)
        arrangeBuilt(child.get());
}

void KeyTreeModel::reorder()
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    arrangeBuilt(&m_root);
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after << indexFor(nodeOf(index), index.column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void KeyTreeModel::reorderSoon()
{
    if (!isByKey() && !m_reorder.isActive())
        m_reorder.start();
}

void KeyTreeModel::sort(int column, Qt::SortOrder order)
{
    column = column < 0 || column >= columnCount() ? static_cast<int>(KeyCells::Key) : column;
    if (column == m_column && order == m_order)
        return;
    m_column = column;
    m_order = order;
    reorder();
}

void KeyTreeModel::setOrderHeld(bool isHeld)
{
    const bool isLetGo = m_isHeld && !isHeld;
    m_isHeld = isHeld;
    if (isLetGo)
        reorderSoon();
}

QModelIndex KeyTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= columnCount() || row >= rowCount(parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->rows[static_cast<std::size_t>(row)]);
}

QModelIndex KeyTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexFor(nodeOf(child)->parent) : QModelIndex();
}

int KeyTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    Node *node = nodeOf(parent);
    build(node);
    return static_cast<int>(node->rows.size());
}

bool KeyTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Node *node = nodeOf(parent);
    if (node->isMore)
        return false;
    return node->parent ? (node->isBuilt ? !node->children.empty() : node->isBranch()) : rowCount() > 0;
}

int KeyTreeModel::columnCount(const QModelIndex &) const
{
    return m_cells->columnCount();
}

QVariant KeyTreeModel::branchData(const Node &node, int column, int role) const
{
    const QString token = format::preview(bytesOf(node.path.substr(std::min(node.token, node.path.size()))));
    switch (role) {
    case Qt::DisplayRole:
    case KeyCells::ExactRole:
    case KeyCells::SortRole:
        if (column != KeyCells::Key)
            return {};
        if (node.isMore)
            return tr("… %1 more: use the filter or the flat list").arg(format::count(node.keys));
        return tr("%1 (%2)").arg(token.isEmpty() ? tr("(empty)") : token, format::count(node.keys));
    case KeyCells::IdRole:
        return KeyStore::none;
    case KeyCells::KeyRole:
        return bytesOf(node.path);
    case Qt::ToolTipRole:
        return column == KeyCells::Key && !node.isMore
            ? QVariant(tr("%1: %2 keys").arg(format::preview(bytesOf(node.path)), format::count(node.keys)))
            : QVariant();
    default:
        return {};
    }
}

QVariant KeyTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    if (node.id == KeyStore::none)
        return branchData(node, index.column(), role);
    if (index.column() == KeyCells::Key && role == Qt::DisplayRole) {
        const QString token = format::preview(bytesOf(node.path.substr(std::min(node.token, node.path.size()))));
        const QString name = token.isEmpty() ? tr("(empty)") : token;
        return node.isBranch() ? tr("%1 (%2)").arg(name, format::count(node.keys)) : name;
    }
    return m_cells->data(node.id, index.column(), role);
}

QVariant KeyTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? m_cells->header(section, role) : QVariant();
}

/// Row of the first child that is not before the path.
std::size_t KeyTreeModel::placeOf(const Node &parent, std::string_view path) const
{
    const auto found = std::lower_bound(parent.children.cbegin(), parent.children.cend(), path,
        [](const std::unique_ptr<Node> &child, std::string_view wanted) {
            return !child->isMore && compareKeys(child->path, wanted) < 0;
        });
    return static_cast<std::size_t>(found - parent.children.cbegin());
}

QModelIndex KeyTreeModel::indexOf(std::string_view path) const
{
    Node *node = &m_root;
    std::size_t from = 0;
    while (true) {
        build(node);
        const std::size_t end = std::min(path.find('.', from), path.size());
        const std::string_view part = path.substr(0, end);
        const std::size_t row = placeOf(*node, part);
        if (row >= node->children.size() || node->children[row]->isMore || node->children[row]->path != part)
            return {};
        node = node->children[row].get();
        if (end == path.size())
            return indexFor(node);
        from = end + 1;
    }
}

std::vector<quint32> KeyTreeModel::idsBelow(const QModelIndex &index) const
{
    const Node &node = *nodeOf(index);
    if (node.isMore)
        return {};
    const auto [first, last] = node.parent ? rangeOf(node.path) : rangeBelow(node);
    const auto &shown = m_index->shown();
    return { shown.cbegin() + static_cast<std::ptrdiff_t>(first), shown.cbegin() + static_cast<std::ptrdiff_t>(last) };
}

quint32 KeyTreeModel::idAt(const QModelIndex &index) const
{
    return index.isValid() ? nodeOf(index)->id : KeyStore::none;
}

/// The level as the index has it now; nodes that stay are the same ones.
void KeyTreeModel::rebuild(Node *node, Children &dead)
{
    if (!node->isBuilt)
        return;
    Children before = std::exchange(node->children, made(node));
    auto old = before.begin();
    for (std::unique_ptr<Node> &child : node->children) {
        if (child->isMore)
            continue;
        while (old != before.end() && ((*old)->isMore || compareKeys((*old)->path, child->path) < 0)) {
            dead.push_back(std::move(*old));
            ++old;
        }
        if (old == before.end() || (*old)->path != child->path)
            continue;
        (*old)->path = child->path;
        (*old)->id = child->id;
        (*old)->keys = child->keys;
        (*old)->row = child->row;
        child = std::move(*old);
        ++old;
        rebuild(child.get(), dead);
    }
    for (; old != before.end(); ++old)
        dead.push_back(std::move(*old));
    arrange(node);
}

void KeyTreeModel::replace()
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    Children dead;
    rebuild(&m_root, dead);
    // The dead and what is below them has no place any more.
    QSet<const Node *> roots;
    for (const std::unique_ptr<Node> &node : dead)
        roots.insert(node.get());
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before) {
        const Node *node = nodeOf(index);
        bool isDead = false;
        for (const Node *up = node; up && !isDead; up = up->parent)
            isDead = roots.contains(up);
        after << (isDead ? QModelIndex() : indexFor(node, index.column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

/// `row` is its place by key.
void KeyTreeModel::insert(Node *parent, std::size_t row, std::string_view path, std::size_t token)
{
    const bool hasMore = !parent->children.empty() && parent->children.back()->isMore;
    const std::size_t shown = isByKey() ? row : parent->rows.size() - (hasMore ? 1 : 0);
    beginInsertRows(indexFor(parent), static_cast<int>(shown), static_cast<int>(shown));
    auto child = std::make_unique<Node>();
    Node *made = child.get();
    child->parent = parent;
    child->path = path;
    child->token = token;
    parent->children.insert(parent->children.begin() + static_cast<std::ptrdiff_t>(row), std::move(child));
    parent->rows.insert(parent->rows.begin() + static_cast<std::ptrdiff_t>(shown), made);
    for (std::size_t at = shown; at < parent->rows.size(); ++at)
        parent->rows[at]->row = static_cast<int>(at);
    refresh(made);
    endInsertRows();
}

void KeyTreeModel::remove(Node *parent, std::size_t row)
{
    const auto shown = static_cast<std::size_t>(parent->children[row]->row);
    beginRemoveRows(indexFor(parent), static_cast<int>(shown), static_cast<int>(shown));
    parent->rows.erase(parent->rows.begin() + static_cast<std::ptrdiff_t>(shown));
    parent->children.erase(parent->children.begin() + static_cast<std::ptrdiff_t>(row));
    for (std::size_t at = shown; at < parent->rows.size(); ++at)
        parent->rows[at]->row = static_cast<int>(at);
    endRemoveRows();
}

/// What the index says of a node now.
void KeyTreeModel::refresh(Node *node)
{
    const auto [first, last] = rangeOf(node->path);
    node->keys = static_cast<quint32>(last - first);
    node->id = first < last && keyAt(first) == node->path ? m_index->shown()[first] : KeyStore::none;
}

/// A key that came or went: the rows on its way become what they have to be.
void KeyTreeModel::settle(quint32 id)
{
    const std::string_view key = m_index->store().key(id);
    Node *node = &m_root;
    std::size_t from = 0;
    while (node->isBuilt) {
        const std::size_t end = std::min(key.find('.', from), key.size());
        const std::string_view path = key.substr(0, end);
        const std::size_t row = placeOf(*node, path);
        const bool isThere = row < node->children.size() && !node->children[row]->isMore
            && node->children[row]->path == path;
        const auto [first, last] = rangeOf(path);
        if (!isThere && first == last)
            return;
        if (!isThere) {
            const bool isCut = !node->children.empty() && node->children.back()->isMore;
            if (isCut && row + 1 >= node->children.size()) {
                Node &more = *node->children.back();
                const auto [begin, finish] = rangeBelow(*node);
                const std::size_t from2 = node->children.size() > 1
                    ? rangeOf(node->children[node->children.size() - 2]->path).second
                    : begin;
                more.keys = static_cast<quint32>(finish - from2);
                const QModelIndex changed = indexFor(&more);
                Q_EMIT dataChanged(changed, changed);
                return;
            }
            insert(node, row, path, from);
            return;
        }
        if (first == last) {
            remove(node, row);
            return;
        }
        Node *child = node->children[row].get();
        const bool wasBranch = child->isBranch();
        refresh(child);
        // A view that asked before knows it as a leaf; one that did not has to be told that it can be opened.
        if (!wasBranch && child->isBranch() && !child->isBuilt) {
            Children below = made(child);
            child->isBuilt = true; // without rows, until they are inserted
            beginInsertRows(indexFor(child), 0, static_cast<int>(below.size()) - 1);
            child->children = std::move(below);
            arrange(child);
            endInsertRows();
        }
        const QModelIndex changed = indexFor(child);
        Q_EMIT dataChanged(changed, changed.siblingAtColumn(columnCount() - 1));
        if (end == key.size())
            return;
        node = child;
        from = end + 1;
    }
}

void KeyTreeModel::touchAll(Node *node)
{
    if (!node->isBuilt || node->children.empty())
        return;
    Q_EMIT dataChanged(indexFor(node->rows.front()), indexFor(node->rows.back(), columnCount() - 1));
    for (const std::unique_ptr<Node> &child : node->children)
        touchAll(child.get());
}

void KeyTreeModel::touch(const std::vector<quint32> &ids)
{
    reorderSoon();
    if (ids.size() > maxTouched)
        return touchAll(&m_root);
    for (const quint32 id : ids) {
        // Only where the levels are there already.
        const std::string_view key = m_index->store().key(id);
        Node *node = &m_root;
        std::size_t from = 0;
        while (node && node->isBuilt) {
            const std::size_t end = std::min(key.find('.', from), key.size());
            const std::size_t row = placeOf(*node, key.substr(0, end));
            node = row < node->children.size() && node->children[row]->path == key.substr(0, end)
                ? node->children[row].get()
                : nullptr;
            if (node && end == key.size()) {
                Q_EMIT dataChanged(indexFor(node), indexFor(node, columnCount() - 1));
                break;
            }
            from = end + 1;
        }
    }
}

void KeyTreeModel::change(const KeyIndex::Change &change)
{
    if (change.added.size() + change.removed.size() > maxSettled) {
        replace();
    } else {
        for (const quint32 id : change.removed)
            settle(id);
        for (const quint32 id : change.added)
            settle(id);
        if (!change.added.empty())
            reorderSoon();
    }
    if (!change.updated.empty())
        touch(change.updated);
}

} // namespace natsight
