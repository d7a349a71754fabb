// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keycells.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <memory>
#include <string_view>
#include <vector>

namespace natsight {

/// The shown keys of an index as a tree of their tokens. A level is made when it is looked at, from the index, which has what is
/// below a branch together: a branch that nobody opened costs nothing. A token may be a key and a branch at once.
///
/// Each level is in the order of its keys, or in that of another column: then branches that are no keys stand first, and what
/// changes finds its new place a second later, or when the order is not held any more.
///
/// Bounds: `maxLevel` rows a level; then a last row says how many more there are. GUI thread.
class KeyTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    static constexpr std::size_t maxLevel = 20'000;

    explicit KeyTreeModel(KeyCells *cells, QObject *parent = nullptr);
    ~KeyTreeModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    /// While the pointer is over the rows none of them moves away under it.
    void setOrderHeld(bool isHeld);

    /// Of a key, or of a branch by its path; invalid where it is not shown. Makes the levels above it.
    [[nodiscard]] QModelIndex indexOf(std::string_view path) const;
    /// Numbers of all keys at and below an index.
    [[nodiscard]] std::vector<quint32> idsBelow(const QModelIndex &index) const;
    [[nodiscard]] quint32 idAt(const QModelIndex &index) const;

private:
    struct Node {
        Node *parent = nullptr;
        std::string_view path; ///< up to its token's end; bytes of the store
        std::size_t token = 0; ///< where its token begins
        quint32 id = KeyStore::none; ///< of the key that it is
        quint32 keys = 0; ///< at and below it
        int row = 0; ///< among the shown
        bool isBuilt = false;
        bool isMore = false; ///< the row that says how many more there are
        std::vector<std::unique_ptr<Node>> children; ///< in the order of the keys
        std::vector<Node *> rows; ///< the same as they are shown

        [[nodiscard]] bool isBranch() const { return keys > (id == KeyStore::none ? 0U : 1U); }
    };
    using Children = std::vector<std::unique_ptr<Node>>;

    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexFor(const Node *node, int column = 0) const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> rangeBelow(const Node &node) const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> rangeOf(std::string_view path) const;
    [[nodiscard]] std::string_view keyAt(std::size_t place) const;
    void build(Node *node) const;
    void arrange(Node *node) const;
    void arrangeBuilt(Node *node) const;
    void reorder();
    void reorderSoon();
    [[nodiscard]] bool isByKey() const { return m_column == KeyCells::Key && m_order == Qt::AscendingOrder; }
    [[nodiscard]] Children made(Node *node) const;
    void rebuild(Node *node, Children &dead);
    void replace();
    void change(const KeyIndex::Change &change);
    void settle(quint32 id);
    void refresh(Node *node);
    void insert(Node *parent, std::size_t row, std::string_view path, std::size_t token);
    void remove(Node *parent, std::size_t row);
    void touch(const std::vector<quint32> &ids);
    void touchAll(Node *node);
    [[nodiscard]] std::size_t placeOf(const Node &parent, std::string_view path) const;
    [[nodiscard]] QVariant branchData(const Node &node, int column, int role) const;

    KeyCells *m_cells;
    KeyIndex *m_index;
    mutable Node m_root;
    int m_column = KeyCells::Key;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QTimer m_reorder;
    bool m_isHeld = false;
};

} // namespace natsight
