// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/subjecttreemodel.h"

#include "models/core/format.h"
#include "models/nats/subject.h"
#include "models/traffic/messagefilter.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace natsight {

namespace {

constexpr qint64 budgetUs = 4'000;
constexpr qint64 passEveryMs = 1'000;
constexpr std::size_t mostHistories = 2'000;
constexpr int shortestFold = 10;

QByteArrayView viewOf(std::string_view view)
{
    return { view.data(), static_cast<qsizetype>(view.size()) };
}

double orZero(double value)
{
    return std::isnan(value) ? 0 : value;
}

} // namespace

/// What a row shows as numbers.
struct SubjectTreeModel::Sums {
    std::uint64_t messages = 0;
    std::uint64_t bytes = 0;
    std::int64_t lastNs = 0;
    float messageRate = std::numeric_limits<float>::quiet_NaN();
    float byteRate = std::numeric_limits<float>::quiet_NaN();
    qint64 sampledMs = 0;

    /// Takes new counters and makes rates of the difference.
    void sample(std::uint64_t newMessages, std::uint64_t newBytes, std::int64_t newLastNs, qint64 nowMs)
    {
        const auto elapsed = static_cast<double>(nowMs - sampledMs) / 1'000;
        if (sampledMs != 0 && elapsed > 0) {
            messageRate = static_cast<float>(
                static_cast<double>(newMessages - std::min(messages, newMessages)) / elapsed);
            byteRate = static_cast<float>(static_cast<double>(newBytes - std::min(bytes, newBytes)) / elapsed);
        }
        messages = newMessages;
        bytes = newBytes;
        lastNs = newLastNs;
        sampledMs = nowMs;
    }
};

struct SubjectTreeModel::Node {
    enum class State : std::uint8_t { Hidden, Pending, Shown, Folded };

    const char *text = nullptr; ///< of a subject that passes through here; lives as long as the store
    std::uint32_t length = 0; ///< of this node's prefix
    std::uint32_t tokenStart = 0;
    std::uint64_t hash = 0; ///< of the prefix
    NodeId parent = noNode;
    SubjectId subject = Interner::none;
    std::uint32_t row = 0; ///< while shown
    State state = State::Hidden;
    bool isInternal = false;
    bool isExpanded = false;
    std::vector<NodeId> children; ///< shown, in the view's order
    std::vector<NodeId> folded;
    Sums sums;

    // Collected by the pass from the children.
    std::uint64_t passMessages = 0;
    std::uint64_t passBytes = 0;
    std::int64_t passLastNs = 0;

    [[nodiscard]] std::string_view prefix() const { return { text, length }; }
    [[nodiscard]] std::string_view token() const { return { text + tokenStart, length - tokenStart }; }
};

namespace {
constexpr std::size_t chunkBits = 10;
constexpr std::size_t chunkNodes = std::size_t { 1 } << chunkBits;
} // namespace

SubjectTreeModel::Nodes::Nodes() = default;
SubjectTreeModel::Nodes::~Nodes() = default;

SubjectTreeModel::Node &SubjectTreeModel::Nodes::add()
{
    if (m_size % chunkNodes == 0)
        m_chunks.push_back(std::make_unique<Node[]>(chunkNodes));
    ++m_size;
    return (*this)[static_cast<NodeId>(m_size - 1)];
}

SubjectTreeModel::Node &SubjectTreeModel::Nodes::operator[](NodeId id)
{
    return m_chunks[id >> chunkBits][id & (chunkNodes - 1)];
}

const SubjectTreeModel::Node &SubjectTreeModel::Nodes::operator[](NodeId id) const
{
    return m_chunks[id >> chunkBits][id & (chunkNodes - 1)];
}

struct SubjectTreeModel::History {
    std::array<float, trendSamples> samples {};
    std::uint8_t next = 0;
    std::uint8_t count = 0;

    void add(float value)
    {
        samples[next] = value;
        next = static_cast<std::uint8_t>((next + 1) % trendSamples);
        count = static_cast<std::uint8_t>(std::min<std::size_t>(count + 1, trendSamples));
    }
    [[nodiscard]] std::vector<float> values() const
    {
        std::vector<float> result;
        result.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            result.push_back(samples[(next + trendSamples - count + i) % trendSamples]);
        return result;
    }
};

SubjectTreeModel::SubjectTreeModel(std::shared_ptr<CaptureStore> store, QObject *parent)
    : QAbstractItemModel(parent)
    , m_store(std::move(store))
{
    m_nodes.add();
    m_nodes[root].state = Node::State::Shown;
    m_nodes[root].isExpanded = true;
    m_slots.assign(1'024, noNode);
}

SubjectTreeModel::~SubjectTreeModel() = default;

// The tree ------------------------------------------------------------------------------------------------------------

SubjectTreeModel::NodeId SubjectTreeModel::find(std::string_view prefix) const
{
    const std::size_t mask = m_slots.size() - 1;
    const std::uint64_t hash = hashBytes(prefix);
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const NodeId node = m_slots[slot];
        if (node == noNode || (m_nodes[node].hash == hash && m_nodes[node].prefix() == prefix))
            return node;
    }
}

void SubjectTreeModel::growIndex()
{
    m_slots.assign(m_slots.size() * 8, noNode); // rarely: putting all nodes in again takes a frame's time
    const std::size_t mask = m_slots.size() - 1;
    for (NodeId node = 1; node < m_nodes.size(); ++node) {
        std::size_t slot = m_nodes[node].hash & mask;
        while (m_slots[slot] != noNode)
            slot = (slot + 1) & mask;
        m_slots[slot] = node;
    }
}

SubjectTreeModel::NodeId SubjectTreeModel::findOrAdd(
    NodeId parent, std::string_view subject, std::size_t tokenStart, std::size_t tokenEnd)
{
    const std::string_view prefix = subject.substr(0, tokenEnd);
    if (const NodeId known = find(prefix); known != noNode)
        return known;
    if (m_nodes.size() * 4 >= m_slots.size() * 3)
        growIndex();
    const auto id = static_cast<NodeId>(m_nodes.size());
    Node &node = m_nodes.add();
    node.text = subject.data();
    node.length = static_cast<std::uint32_t>(tokenEnd);
    node.tokenStart = static_cast<std::uint32_t>(tokenStart);
    node.parent = parent;
    node.hash = hashBytes(prefix);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = node.hash & mask;
    while (m_slots[slot] != noNode)
        slot = (slot + 1) & mask;
    m_slots[slot] = id;
    return id;
}

void SubjectTreeModel::takeSubject(SubjectId id)
{
    const std::string_view subject = m_store->subjectText(id);
    NodeId node = root;
    for (std::size_t start = 0;;) {
        const std::size_t dot = subject.find('.', start);
        const std::size_t end = dot == std::string_view::npos ? subject.size() : dot;
        node = findOrAdd(node, subject, start, end);
        if (dot == std::string_view::npos)
            break;
        start = dot + 1;
    }
    m_nodes[node].subject = id;
    m_nodes[node].isInternal = isInternalSubject(subject);
    m_leafOf.push_back(node);
    if (isWanted(m_nodes[node]))
        show(node, false);
}

bool SubjectTreeModel::isWanted(const Node &node) const
{
    if (m_isInternalHidden && node.isInternal)
        return false;
    if (m_filter.isEmpty())
        return true;
    const std::string_view wanted { m_filter.constData(), static_cast<std::size_t>(m_filter.size()) };
    const std::string_view subject = node.prefix();
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::search(subject.cbegin(), subject.cend(), wanted.cbegin(), wanted.cend(), [&lower](char a, char b) {
        return lower(a) == b;
    }) != subject.cend();
}

bool SubjectTreeModel::isAttached(NodeId node) const
{
    for (; node != root; node = m_nodes[node].parent) {
        if (m_nodes[node].state != Node::State::Shown)
            return false;
    }
    return true;
}

void SubjectTreeModel::append(NodeId parent, NodeId child)
{
    Node &to = m_nodes[parent];
    Node &node = m_nodes[child];
    if (to.children.size() < static_cast<std::size_t>(m_foldLimit)) {
        node.row = static_cast<std::uint32_t>(to.children.size());
        node.state = Node::State::Shown;
        to.children.push_back(child);
    } else {
        node.state = Node::State::Folded;
        to.folded.push_back(child);
    }
}

void SubjectTreeModel::show(NodeId leaf, bool isSilent)
{
    for (NodeId node = leaf; node != root && m_nodes[node].state == Node::State::Hidden; node = m_nodes[node].parent) {
        const NodeId parent = m_nodes[node].parent;
        if (!isSilent && isAttached(parent)) {
            m_nodes[node].state = Node::State::Pending;
            m_pending[parent].push_back(node);
            return;
        }
        append(parent, node);
    }
}

void SubjectTreeModel::flushPending()
{
    if (m_pending.empty())
        return;
    m_isDirty = true;
    // What waits here hangs on parents that the views already know; none of these is below another one that waits.
    for (const auto &[parent, waiting] : std::exchange(m_pending, {})) {
        const std::size_t shown = m_nodes[parent].children.size();
        const std::size_t room = static_cast<std::size_t>(m_foldLimit) - std::min<std::size_t>(shown, m_foldLimit);
        const std::size_t added = std::min(room, waiting.size());
        const QModelIndex index = indexOfNode(parent);
        std::size_t next = 0;
        if (added > 0) {
            beginInsertRows(index, static_cast<int>(shown), static_cast<int>(shown + added) - 1);
            for (; next < added; ++next)
                append(parent, waiting[next]);
            endInsertRows();
        }
        if (next < waiting.size()) {
            const bool isNewFold = !hasFold(parent);
            if (isNewFold) {
                const int row = static_cast<int>(m_nodes[parent].children.size());
                beginInsertRows(index, row, row);
            }
            for (; next < waiting.size(); ++next)
                append(parent, waiting[next]);
            if (isNewFold)
                endInsertRows();
        }
    }
}

void SubjectTreeModel::rebuild()
{
    beginResetModel();
    for (NodeId id = 0; id < m_nodes.size(); ++id) {
        Node &node = m_nodes[id];
        node.state = Node::State::Hidden;
        node.children.clear();
        node.folded.clear();
        node.isExpanded = false;
    }
    m_nodes[root].state = Node::State::Shown;
    m_nodes[root].isExpanded = true;
    m_folds.clear();
    for (const NodeId leaf : m_leafOf) {
        if (isWanted(m_nodes[leaf]))
            show(leaf, true);
    }
    sortChildren(root);
    endResetModel();
}

void SubjectTreeModel::setInternalHidden(bool isHidden)
{
    if (m_isInternalHidden == isHidden)
        return;
    m_isInternalHidden = isHidden;
    rebuild();
}

void SubjectTreeModel::setFilter(const QString &text)
{
    if (m_filterText == text)
        return;
    m_filterText = text;
    m_filter = text.toUtf8().toLower();
    rebuild();
}

void SubjectTreeModel::setFoldLimit(int rows)
{
    const int limit = std::max(rows, shortestFold);
    if (m_foldLimit == limit)
        return;
    m_foldLimit = limit;
    rebuild();
}

// Time ----------------------------------------------------------------------------------------------------------------

void SubjectTreeModel::update(qint64 nowMs)
{
    QElapsedTimer clock;
    clock.start();
    m_nowMs = nowMs;
    const auto spentUs = [&clock] { return clock.nsecsElapsed() / 1'000; };

    const std::uint32_t count = m_store->subjectCount();
    const bool hadNew = m_taken < count;
    while (m_taken < count && spentUs() < budgetUs / 2) {
        const std::uint32_t stop = std::min(count, m_taken + 64);
        for (; m_taken < stop; ++m_taken)
            takeSubject(m_taken);
    }
    if (hadNew)
        flushPending();
    // Subjects past the store's own limit have a row too.
    if (!hasFold(root) && m_folds.find(root) == m_folds.end() && m_store->other().messages > 0) {
        const int row = static_cast<int>(m_nodes[root].children.size());
        beginInsertRows({}, row, row);
        m_folds[root];
        endInsertRows();
    }

    if (m_passNext == noNode && (m_passStartMs == 0 || nowMs - m_passStartMs >= passEveryMs || nowMs < m_passStartMs)) {
        m_passStartMs = nowMs;
        m_passNext = static_cast<NodeId>(m_nodes.size()) - 1;
    }
    if (m_passNext != noNode)
        countSlice(nowMs, budgetUs, clock);
}

void SubjectTreeModel::countSlice(qint64 nowMs, qint64 deadlineUs, const QElapsedTimer &clock)
{
    for (int done = 1;; ++done) {
        Node &node = m_nodes[m_passNext];
        if (node.subject != Interner::none) {
            const SubjectCounters own = m_store->subject(node.subject);
            node.passMessages += own.messages;
            node.passBytes += own.bytes;
            node.passLastNs = std::max(node.passLastNs, own.lastNs);
        }
        node.sums.sample(node.passMessages, node.passBytes, node.passLastNs, nowMs);
        if (node.parent != noNode) {
            Node &parent = m_nodes[node.parent];
            parent.passMessages += node.passMessages;
            parent.passBytes += node.passBytes;
            parent.passLastNs = std::max(parent.passLastNs, node.passLastNs);
        }
        node.passMessages = 0;
        node.passBytes = 0;
        node.passLastNs = 0;
        if (m_passNext == root)
            break;
        --m_passNext;
        if (done % 512 == 0 && clock.nsecsElapsed() / 1'000 > deadlineUs)
            return;
    }
    m_passNext = noNode;
    finishPass();
}

void SubjectTreeModel::collectExpanded(std::vector<NodeId> &expanded) const
{
    expanded.assign(1, root);
    for (std::size_t i = 0; i < expanded.size(); ++i) {
        for (const NodeId child : m_nodes[expanded[i]].children) {
            if (m_nodes[child].isExpanded)
                expanded.push_back(child);
        }
    }
}

void SubjectTreeModel::finishPass()
{
    m_isDirty = true;
    std::vector<NodeId> expanded;
    collectExpanded(expanded);
    std::unordered_map<NodeId, History> kept;
    for (const NodeId parent : expanded) {
        for (const NodeId child : m_nodes[parent].children) {
            if (kept.size() >= mostHistories)
                break;
            History history;
            if (const auto known = m_histories.find(child); known != m_histories.end())
                history = known->second;
            history.add(m_nodes[child].sums.messageRate);
            kept.emplace(child, history);
        }
        if (!hasFold(parent))
            continue;
        Sums &fold = m_folds[parent];
        std::uint64_t messages = 0;
        std::uint64_t bytes = 0;
        std::int64_t lastNs = 0;
        for (const NodeId child : m_nodes[parent].folded) {
            messages += m_nodes[child].sums.messages;
            bytes += m_nodes[child].sums.bytes;
            lastNs = std::max(lastNs, m_nodes[child].sums.lastNs);
        }
        if (parent == root) {
            const SubjectCounters other = m_store->other();
            messages += other.messages;
            bytes += other.bytes;
            lastNs = std::max(lastNs, other.lastNs);
        }
        fold.sample(messages, bytes, lastNs, m_nowMs);
    }
    m_histories = std::move(kept);
    announce();
}

void SubjectTreeModel::announce()
{
    std::vector<NodeId> expanded;
    collectExpanded(expanded);
    const QList<int> roles { Qt::DisplayRole, TrendRole, RateRole };
    for (const NodeId parent : expanded) {
        const QModelIndex index = indexOfNode(parent);
        const int rows = rowCount(index);
        if (rows > 0)
            Q_EMIT dataChanged(this->index(0, Messages, index), this->index(rows - 1, ColumnCount - 1, index), roles);
    }
}

void SubjectTreeModel::setExpanded(const QModelIndex &index, bool isExpanded)
{
    if (!index.isValid())
        return;
    const auto id = static_cast<NodeId>(index.internalId());
    if ((id & foldBit) != 0 || m_nodes[id].isExpanded == isExpanded)
        return;
    m_nodes[id].isExpanded = isExpanded;
    if (isExpanded)
        m_isDirty = true;
}

// Order ---------------------------------------------------------------------------------------------------------------

void SubjectTreeModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    m_isDirty = true;
    resort();
}

void SubjectTreeModel::sortChildren(NodeId parent)
{
    Node &node = m_nodes[parent];
    // Whoever belongs on top is shown, also when it came after the fold was full.
    std::vector<NodeId> all;
    all.reserve(node.children.size() + node.folded.size());
    all.insert(all.end(), node.children.cbegin(), node.children.cend());
    all.insert(all.end(), node.folded.cbegin(), node.folded.cend());

    const auto compare = [this](NodeId left, NodeId right) {
        const Node &a = m_nodes[left];
        const Node &b = m_nodes[right];
        const auto three = [](auto x, auto y) { return x < y ? -1 : (y < x ? 1 : 0); };
        int order = 0;
        switch (m_sortColumn) {
        case Messages:
            order = three(a.sums.messages, b.sums.messages);
            break;
        case MessageRate:
        case Trend:
            order = three(orZero(a.sums.messageRate), orZero(b.sums.messageRate));
            break;
        case ByteRate:
            order = three(orZero(a.sums.byteRate), orZero(b.sums.byteRate));
            break;
        case Last:
            order = three(a.sums.lastNs, b.sums.lastNs);
            break;
        default:
            order = three(a.token(), b.token());
            break;
        }
        if (order != 0)
            return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
        return a.token() < b.token();
    };
    if (!node.folded.empty() || !std::is_sorted(all.cbegin(), all.cend(), compare))
        std::sort(all.begin(), all.end(), compare);
    const std::size_t shown = std::min(all.size(), static_cast<std::size_t>(m_foldLimit));
    for (std::size_t i = 0; i < all.size(); ++i) {
        m_nodes[all[i]].state = i < shown ? Node::State::Shown : Node::State::Folded;
        m_nodes[all[i]].row = static_cast<std::uint32_t>(i);
    }
    node.children.assign(all.cbegin(), all.cbegin() + static_cast<std::ptrdiff_t>(shown));
    node.folded.assign(all.cbegin() + static_cast<std::ptrdiff_t>(shown), all.cend());
}

void SubjectTreeModel::resort()
{
    if (!m_isDirty)
        return;
    m_isDirty = false;
    std::vector<NodeId> expanded;
    collectExpanded(expanded);
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    for (const NodeId parent : expanded)
        sortChildren(parent);
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before) {
        const auto id = static_cast<NodeId>(index.internalId());
        if ((id & foldBit) != 0) {
            const NodeId parent = id & ~foldBit;
            after.append(hasFold(parent) && isAttached(parent)
                    ? createIndex(static_cast<int>(m_nodes[parent].children.size()), index.column(), quintptr { id })
                    : QModelIndex());
        } else {
            after.append(isAttached(id) ? indexOfNode(id, index.column()) : QModelIndex());
        }
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

// What views ask ------------------------------------------------------------------------------------------------------

bool SubjectTreeModel::hasFold(NodeId node) const
{
    return !m_nodes[node].folded.empty() || (node == root && m_folds.find(root) != m_folds.end());
}

QModelIndex SubjectTreeModel::indexOfNode(NodeId node, int column) const
{
    if (node == root)
        return {};
    return createIndex(static_cast<int>(m_nodes[node].row), column, quintptr { node });
}

QModelIndex SubjectTreeModel::indexOf(const QString &subject) const
{
    const QByteArray bytes = subject.toUtf8();
    const NodeId node = find({ bytes.constData(), static_cast<std::size_t>(bytes.size()) });
    return node == noNode || bytes.isEmpty() || !isAttached(node) ? QModelIndex() : indexOfNode(node);
}

QModelIndex SubjectTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    const NodeId id = parent.isValid() ? static_cast<NodeId>(parent.internalId()) : root;
    const auto &children = m_nodes[id].children;
    const NodeId child = static_cast<std::size_t>(row) < children.size() ? children[static_cast<std::size_t>(row)]
                                                                         : (id | foldBit);
    return createIndex(row, column, quintptr { child });
}

QModelIndex SubjectTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const auto id = static_cast<NodeId>(child.internalId());
    return indexOfNode((id & foldBit) != 0 ? id & ~foldBit : m_nodes[id].parent);
}

int SubjectTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const NodeId id = parent.isValid() ? static_cast<NodeId>(parent.internalId()) : root;
    if ((id & foldBit) != 0)
        return 0;
    return static_cast<int>(m_nodes[id].children.size()) + (hasFold(id) ? 1 : 0);
}

int SubjectTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool SubjectTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QString SubjectTreeModel::valueOf(const Node &node) const
{
    if (node.subject == Interner::none)
        return {};
    const SubjectCounters counters = m_store->subject(node.subject);
    if (counters.messages == 0)
        return {};
    const CaptureStore::Snapshot snapshot = m_store->snapshot();
    if (counters.lastRow < snapshot.firstRow() || counters.lastRow >= snapshot.endRow())
        return {};
    const CapturedMessage message = snapshot.at(counters.lastRow);
    return message.subjectId == node.subject ? format::preview(viewOf(message.payload.substr(0, 500)), 120) : QString();
}

QVariant SubjectTreeModel::sumsText(const Sums &sums, int column, int role) const
{
    const bool isSampled = sums.sampledMs != 0;
    const std::chrono::nanoseconds age { std::max<qint64>(0, m_nowMs * 1'000'000 - sums.lastNs) };
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Messages:
            return isSampled ? format::count(sums.messages) : format::unknown();
        case MessageRate:
            return std::isnan(sums.messageRate) ? format::unknown() : format::compact(sums.messageRate);
        case ByteRate:
            return std::isnan(sums.byteRate) ? format::unknown() : format::bytes(sums.byteRate);
        case Last:
            return sums.lastNs == 0 ? format::unknown() : format::ago(age);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        switch (column) {
        case MessageRate:
            return std::isnan(sums.messageRate) ? QVariant()
                                                : QVariant(tr("%1 messages a second").arg(sums.messageRate, 0, 'f', 1));
        case ByteRate:
            return std::isnan(sums.byteRate) ? QVariant()
                                             : QVariant(tr("%1 bytes a second").arg(sums.byteRate, 0, 'f', 0));
        case Last:
            return sums.lastNs == 0 ? QVariant() : QVariant(format::exactTime(sums.lastNs));
        default:
            return {};
        }
    case TypedSortRole:
        switch (column) {
        case Messages:
            return quint64 { sums.messages };
        case MessageRate:
        case Trend:
            return double { sums.messageRate };
        case ByteRate:
            return double { sums.byteRate };
        case Last:
            return qint64 { sums.lastNs };
        default:
            return {};
        }
    case RateRole:
        return double { sums.messageRate };
    case Qt::TextAlignmentRole:
        if (column >= Messages && column <= Last)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    default:
        return {};
    }
}

QVariant SubjectTreeModel::foldData(NodeId parent, int column, int role) const
{
    const std::size_t count = m_nodes[parent].folded.size();
    if (role == IsFoldRole)
        return true;
    if (role == IsLeafRole)
        return false;
    if (role == SubjectRole || role == PatternRole)
        return QString();
    if (column == Subject && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == TypedSortRole))
        return count > 0 ? tr("other (%1)").arg(format::count(count)) : tr("other");
    if (column == Subject && role == Qt::ToolTipRole) {
        return count > 0 ? tr("Subjects that are not shown one by one. Sort by rate or type a filter to reach them.")
                         : tr("Subjects past the limit of %1 that are told apart.")
                               .arg(format::count(m_store->limits().maxSubjects));
    }
    const auto fold = m_folds.find(parent);
    return sumsText(fold == m_folds.end() ? Sums() : fold->second, column, role);
}

QVariant SubjectTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto id = static_cast<NodeId>(index.internalId());
    if ((id & foldBit) != 0)
        return foldData(id & ~foldBit, index.column(), role);
    const Node &node = m_nodes[id];
    const int column = index.column();
    switch (role) {
    case SubjectRole:
        return QString::fromUtf8(node.text, static_cast<qsizetype>(node.length));
    case PatternRole:
        return node.children.empty()
            ? QString::fromUtf8(node.text, static_cast<qsizetype>(node.length))
            : QString::fromUtf8(node.text, static_cast<qsizetype>(node.length)) + QLatin1String(".>");
    case IsLeafRole:
        return node.subject != Interner::none;
    case IsFoldRole:
        return false;
    case RateRole:
        return double { node.sums.messageRate };
    case TrendRole: {
        const auto history = m_histories.find(id);
        return QVariant::fromValue(history == m_histories.end() ? std::vector<float>() : history->second.values());
    }
    case Qt::AccessibleTextRole:
        if (column == Trend)
            return tr("%1 messages a second now").arg(format::compact(node.sums.messageRate));
        return data(index, Qt::DisplayRole);
    default:
        break;
    }
    if (column == Subject) {
        if (role == Qt::DisplayRole || role == TypedSortRole)
            return format::preview(viewOf(node.token()), 500);
        if (role == Qt::ToolTipRole)
            return format::preview(viewOf(node.prefix()), 4'000);
        return {};
    }
    if (column == Value && (role == Qt::DisplayRole || role == TypedSortRole))
        return valueOf(node);
    return sumsText(node.sums, column, role);
}

QVariant SubjectTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section >= Messages && section <= Last ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const bool isShort = role == Qt::DisplayRole;
    if (!isShort && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case Subject:
        return tr("Subject");
    case Messages:
        return isShort ? tr("Messages") : tr("Messages since the start of the capture");
    case MessageRate:
        return isShort ? tr("msgs/s") : tr("Messages a second");
    case ByteRate:
        return isShort ? tr("bytes/s") : tr("Payload bytes a second");
    case Last:
        return isShort ? tr("Last") : tr("Time since the last message");
    case Value:
        return isShort ? tr("Value") : tr("Beginning of the last payload");
    case Trend:
        return isShort ? QString() : tr("Messages a second over the last minute");
    default:
        return {};
    }
}

} // namespace natsight
