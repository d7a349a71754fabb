// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/capturestore.h"

#include <QAbstractItemModel>
#include <QElapsedTimer>

#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

namespace natsight {

/// The subjects of a capture store as a tree, one node a token, with counters, rates and short histories.
///
/// GUI thread. `update()` is called each frame and works for at most about 4 ms: it takes new subjects in batches (one
/// insert for each parent that has some), then goes over the counters once a second, a slice at a time. Rows change
/// their order only in `resort()` and `sort()`.
/// Bounds: the store's subject limit; at most `foldLimit()` rows under one parent, the rest in a row "other (n)";
/// histories (60 samples) only of rows under expanded parents, at most 2,000.
class SubjectTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Subject, Messages, MessageRate, ByteRate, Last, Value, Trend, ColumnCount };
    enum Role {
        TypedSortRole = Qt::UserRole + 1,
        SubjectRole, ///< whole prefix `orders.eu`; empty for the fold row
        PatternRole, ///< what to subscribe to for this row: the subject, or `orders.eu.>` when it has others below
        IsLeafRole, ///< bool: messages came on exactly this subject
        TrendRole, ///< std::vector<float>: messages per second, oldest first
        RateRole, ///< double: messages per second, NaN while unknown
        IsFoldRole, ///< bool: the row "other (n)"
    };
    static constexpr std::size_t trendSamples = 60;

    explicit SubjectTreeModel(std::shared_ptr<CaptureStore> store, QObject *parent = nullptr);
    ~SubjectTreeModel() override;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Takes the order and sorts now.
    void sort(int column, Qt::SortOrder order) override;

    /// Milliseconds since the epoch.
    void update(qint64 nowMs);
    /// Puts the rows into the order again: what came since, and rates as they are now. Does nothing when nothing changed.
    void resort();

    /// The view says which rows are open: only their children are sorted and have histories.
    void setExpanded(const QModelIndex &index, bool isExpanded);

    void setInternalHidden(bool isHidden);
    [[nodiscard]] bool isInternalHidden() const { return m_isInternalHidden; }
    /// Keeps subjects that contain the text (either case) and what leads to them. Resets the model.
    void setFilter(const QString &text);
    [[nodiscard]] QString filter() const { return m_filterText; }
    void setFoldLimit(int rows);
    [[nodiscard]] int foldLimit() const { return m_foldLimit; }

    /// Subjects taken from the store so far.
    [[nodiscard]] std::uint32_t subjectCount() const { return m_taken; }
    /// The row of a subject or prefix; invalid when it is not shown.
    [[nodiscard]] QModelIndex indexOf(const QString &subject) const;

private:
    using NodeId = std::uint32_t;
    static constexpr NodeId root = 0;
    static constexpr NodeId noNode = UINT32_MAX;
    static constexpr NodeId foldBit = 0x8000'0000U;

    struct Node;
    /// Grows without moving what is there: moving 200,000 nodes would take longer than a frame.
    class Nodes
    {
    public:
        Nodes();
        ~Nodes();
        Node &add();
        [[nodiscard]] Node &operator[](NodeId id);
        [[nodiscard]] const Node &operator[](NodeId id) const;
        [[nodiscard]] std::size_t size() const { return m_size; }

    private:
        std::vector<std::unique_ptr<Node[]>> m_chunks;
        std::size_t m_size = 0;
    };
    struct Sums;
    struct History;

    [[nodiscard]] NodeId find(std::string_view prefix) const;
    NodeId findOrAdd(NodeId parent, std::string_view subject, std::size_t tokenStart, std::size_t tokenEnd);
    void growIndex();
    void takeSubject(SubjectId id);
    [[nodiscard]] bool isWanted(const Node &node) const;
    void show(NodeId leaf, bool isSilent);
    void append(NodeId parent, NodeId child);
    [[nodiscard]] bool isAttached(NodeId node) const;
    void flushPending();
    void rebuild();
    void countSlice(qint64 nowMs, qint64 deadlineUs, const QElapsedTimer &clock);
    void finishPass();
    void announce();
    void collectExpanded(std::vector<NodeId> &expanded) const;
    void sortChildren(NodeId parent);
    [[nodiscard]] QModelIndex indexOfNode(NodeId node, int column = 0) const;
    [[nodiscard]] bool hasFold(NodeId node) const;
    [[nodiscard]] QVariant foldData(NodeId parent, int column, int role) const;
    [[nodiscard]] QVariant sumsText(const Sums &sums, int column, int role) const;
    [[nodiscard]] QString valueOf(const Node &node) const;

    std::shared_ptr<CaptureStore> m_store;
    Nodes m_nodes; ///< parents before their children
    std::vector<NodeId> m_slots; ///< open addressing by hash of the prefix
    std::vector<NodeId> m_leafOf; ///< by subject id
    std::unordered_map<NodeId, Sums> m_folds;
    std::unordered_map<NodeId, History> m_histories;
    std::unordered_map<NodeId, std::vector<NodeId>> m_pending;
    std::uint32_t m_taken = 0;

    bool m_isInternalHidden = false;
    QString m_filterText;
    QByteArray m_filter;
    int m_foldLimit = 1'000;
    int m_sortColumn = Subject;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_isDirty = false; ///< rows came or numbers changed since the last sort

    NodeId m_passNext = noNode; ///< next node to count, downwards; noNode = no pass
    qint64 m_passStartMs = 0;
    qint64 m_nowMs = 0;
};

} // namespace natsight
