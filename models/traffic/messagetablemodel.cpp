// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/messagetablemodel.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/payload/decode.h"

#include <QElapsedTimer>
#include <QThread>
#include <QtConcurrent>

#include <algorithm>
#include <atomic>
#include <climits>
#include <map>
#include <mutex>

namespace natsight {

namespace {

constexpr RowNumber scanBlock = 4'096;
constexpr RowNumber mostBacklog = 250'000; ///< rows that frames may lag behind before the pool thread takes over
constexpr int mostScanThreads = 8;
constexpr qint64 frameBudgetUs = 3'000;
constexpr RowNumber rowsBetweenLooks = 256; ///< at the clock

QByteArrayView viewOf(std::string_view view)
{
    return { view.data(), static_cast<qsizetype>(view.size()) };
}

int headerCount(std::string_view headers)
{
    return static_cast<int>(std::count(headers.cbegin(), headers.cend(), '\n'));
}

QString oneLine(QString text)
{
    text.replace(QLatin1Char('\t'), QLatin1Char(' '));
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    text.replace(QLatin1Char('\r'), QLatin1Char(' '));
    return text;
}

} // namespace

/// The work of the pool threads: matches of [first, end) in blocks, each thread takes the next one in the direction.
struct MessageTableModel::Scan {
    CaptureStore::Snapshot snapshot;
    MessageFilter filter;
    RowNumber first = 0;
    RowNumber end = 0;
    bool isBackward = true;
    std::atomic<bool> isCancelled { false };
    std::atomic<RowNumber> nextBlock { 0 };

    std::mutex mutex;
    std::map<RowNumber, std::vector<RowNumber>> blocks; ///< ready ones by number, each ascending
    RowNumber takenBlocks = 0; ///< by the table; all of them are ready before any further one is
    bool isDone = false; ///< everything was taken

    [[nodiscard]] RowNumber blockCount() const { return (end - first + scanBlock - 1) / scanBlock; }

    /// Rows [from, to) of a block.
    [[nodiscard]] std::pair<RowNumber, RowNumber> rowsOf(RowNumber block) const
    {
        if (isBackward) {
            const RowNumber to = end - block * scanBlock;
            return { to - std::min(scanBlock, to - first), to };
        }
        const RowNumber from = first + block * scanBlock;
        return { from, from + std::min(scanBlock, end - from) };
    }

    /// Of one thread.
    void run()
    {
        CaptureStore::Snapshot own;
        {
            const std::scoped_lock lock(mutex);
            own = snapshot; // each has its own: it remembers where it read last
        }
        MessageMatcher matcher(filter);
        for (RowNumber block = nextBlock++; block < blockCount(); block = nextBlock++) {
            std::vector<RowNumber> found;
            const auto [from, to] = rowsOf(block);
            for (RowNumber row = from; row < to; ++row) {
                if ((row - from) % rowsBetweenLooks == 0 && isCancelled.load(std::memory_order_relaxed))
                    return;
                if (matcher.matches(own.at(row)))
                    found.push_back(row);
            }
            const std::scoped_lock lock(mutex);
            blocks.emplace(block, std::move(found));
        }
    }

    /// The blocks that are ready without a gap, in the order of the direction; up to where that is.
    RowNumber take(std::vector<std::vector<RowNumber>> &ready)
    {
        const std::scoped_lock lock(mutex);
        for (auto block = blocks.begin(); block != blocks.end() && block->first == takenBlocks;
             block = blocks.erase(block)) {
            ready.push_back(std::move(block->second));
            ++takenBlocks;
        }
        if (takenBlocks == blockCount()) {
            isDone = true;
            snapshot = {};
        }
        return isBackward ? end - std::min(end - first, takenBlocks * scanBlock)
                          : first + std::min(end - first, takenBlocks * scanBlock);
    }
};

MessageTableModel::MessageTableModel(std::shared_ptr<CaptureStore> store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(std::move(store))
    , m_snapshot(m_store->snapshot())
    , m_first(m_snapshot.firstRow())
    , m_end(m_snapshot.endRow())
{
    m_pool.setMaxThreadCount(std::clamp(QThread::idealThreadCount(), 1, mostScanThreads));
}

MessageTableModel::~MessageTableModel()
{
    stopScan();
    m_pool.waitForDone();
}

int MessageTableModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    const quint64 rows = isFiltered() ? m_rows.size() : m_end - m_first;
    return static_cast<int>(std::min<quint64>(rows, INT_MAX));
}

int MessageTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

RowNumber MessageTableModel::numberAt(int row) const
{
    return isFiltered() ? m_rows[static_cast<std::size_t>(row)] : m_first + static_cast<RowNumber>(row);
}

QVariant MessageTableModel::value(int row, int column, int role, const CapturedMessage &message) const
{
    const auto subject = [&] { return format::preview(viewOf(message.subject), 4'000); };
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Number:
            return format::count(message.row + 1);
        case Time:
            return format::time(message.timeNs);
        case Delta:
            if (row == 0)
                return format::unknown();
            return format::duration(std::chrono::nanoseconds(
                std::max<qint64>(0, message.timeNs - m_snapshot.at(numberAt(row - 1)).timeNs)));
        case Subject:
            return subject();
        case Reply:
            return message.reply.empty() ? QString() : tr("reply");
        case Size:
            return format::bytes(static_cast<double>(message.payload.size()));
        case HeadersMark: {
            const int count = headerCount(message.headers);
            return count == 0 ? QString() : QString::number(count);
        }
        case Preview:
            return payloadPreview(viewOf(message.payload), message.subject);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        switch (column) {
        case Time:
            return format::exactTime(message.timeNs);
        case Size:
            return tr("%1 bytes").arg(format::count(message.payload.size()));
        case Subject:
            return subject();
        case Reply:
            if (message.reply.empty())
                return {};
            return tr("Reply to %1").arg(format::preview(viewOf(message.reply), 500));
        case HeadersMark:
            if (message.headers.empty())
                return {};
            return tr("%n header(s)", nullptr, headerCount(message.headers));
        default:
            return {};
        }
    case Qt::TextAlignmentRole:
        if (column == Number || column == Delta || column == Size)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        if (column == HeadersMark)
            return QVariant(Qt::AlignHCenter | Qt::AlignVCenter);
        return {};
    case TypedSortRole:
        switch (column) {
        case Time:
            return static_cast<qint64>(message.timeNs);
        case Subject:
            return subject();
        case Size:
            return static_cast<quint64>(message.payload.size());
        default:
            return static_cast<quint64>(message.row);
        }
    case SubjectRole:
        return QString::fromUtf8(message.subject.data(), static_cast<qsizetype>(message.subject.size()));
    case RowNumberRole:
        return static_cast<quint64>(message.row);
    case HasReplyRole:
        return !message.reply.empty();
    case HeaderCountRole:
        return headerCount(message.headers);
    case AccessibleRole:
        return tr("%1: %2").arg(headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
            value(row, column, Qt::DisplayRole, message).toString());
    default:
        return {};
    }
}

QVariant MessageTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return value(index.row(), index.column(), role, m_snapshot.at(numberAt(index.row())));
}

void MessageTableModel::multiData(const QModelIndex &index, QModelRoleDataSpan roles) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        for (QModelRoleData &role : roles)
            role.clearData();
        return;
    }
    const CapturedMessage message = m_snapshot.at(numberAt(index.row()));
    for (QModelRoleData &role : roles)
        role.setData(value(index.row(), index.column(), role.role(), message));
}

QVariant MessageTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isRight = section == Number || section == Delta || section == Size;
        return QVariant((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const bool isShort = role == Qt::DisplayRole;
    if (!isShort && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case Number:
        return isShort ? tr("#") : tr("Number");
    case Time:
        return isShort ? tr("Time") : tr("Time received");
    case Delta:
        return isShort ? tr("Δ") : tr("Time since the row above");
    case Subject:
        return tr("Subject");
    case Reply:
        return isShort ? QString() : tr("Has a reply subject");
    case Size:
        return isShort ? tr("Size") : tr("Size of the payload");
    case HeadersMark:
        return isShort ? tr("Hdr") : tr("Number of headers");
    case Preview:
        return isShort ? tr("Preview") : tr("Beginning of the payload");
    default:
        return {};
    }
}

void MessageTableModel::update()
{
    CaptureStore::Snapshot snapshot = m_isPaused ? m_snapshot : m_store->snapshot();
    if (isFiltered())
        updateFiltered(std::move(snapshot));
    else if (!m_isPaused)
        updatePlain(std::move(snapshot));
}

void MessageTableModel::updatePlain(CaptureStore::Snapshot snapshot)
{
    const RowNumber first = snapshot.firstRow();
    const RowNumber end = snapshot.endRow();
    if (first > m_first) {
        // The old snapshot stays while views still ask for the rows that go.
        const RowNumber gone = std::min(first, m_end) - m_first;
        if (gone > 0) {
            beginRemoveRows({}, 0, static_cast<int>(gone) - 1);
            m_first += gone;
            m_snapshot = snapshot;
            endRemoveRows();
        }
        if (m_first == m_end)
            m_first = m_end = first;
    }
    m_snapshot = std::move(snapshot);
    if (end > m_end) {
        const int rows = rowCount();
        beginInsertRows({}, rows, rows + static_cast<int>(end - m_end) - 1);
        m_end = end;
        endInsertRows();
    }
}

void MessageTableModel::updateFiltered(CaptureStore::Snapshot snapshot)
{
    const RowNumber first = snapshot.firstRow();
    const RowNumber end = snapshot.endRow();
    const auto gone = std::lower_bound(m_rows.cbegin(), m_rows.cend(), first) - m_rows.cbegin();
    if (gone > 0) {
        beginRemoveRows({}, 0, static_cast<int>(gone) - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + gone);
        m_snapshot = snapshot;
        endRemoveRows();
    }
    m_snapshot = std::move(snapshot);
    m_scannedFirst = std::max(m_scannedFirst, first);
    m_scannedEnd = std::max(m_scannedEnd, first);
    takeScanned();

    if (m_scan && !m_scan->isBackward)
        return; // the pool thread is at the newest rows
    if (m_scannedEnd >= end)
        return;
    if (!m_scan && end - m_scannedEnd > mostBacklog) {
        startScan(m_scannedEnd, end, false);
        return;
    }
    QElapsedTimer clock;
    clock.start();
    std::vector<RowNumber> found;
    RowNumber row = m_scannedEnd;
    while (row < end) {
        const RowNumber stop = std::min(end, row + rowsBetweenLooks);
        for (; row < stop; ++row) {
            if (m_matcher.matches(m_snapshot.at(row)))
                found.push_back(row);
        }
        if (clock.nsecsElapsed() / 1'000 > frameBudgetUs)
            break;
    }
    m_scannedEnd = row;
    if (found.empty())
        return;
    m_matchedNew += static_cast<quint64>(found.cend() - std::lower_bound(found.cbegin(), found.cend(), m_newFrom));
    const int rows = rowCount();
    beginInsertRows({}, rows, rows + static_cast<int>(found.size()) - 1);
    m_rows.insert(m_rows.end(), found.cbegin(), found.cend());
    endInsertRows();
}

void MessageTableModel::takeScanned()
{
    if (!m_scan)
        return;
    const std::shared_ptr<Scan> scan = m_scan;
    std::vector<std::vector<RowNumber>> blocks;
    const RowNumber position = scan->take(blocks);
    if (scan->isDone)
        m_scan.reset();
    if (blocks.empty() && m_scan)
        return;
    std::vector<RowNumber> found;
    if (scan->isBackward)
        std::reverse(blocks.begin(), blocks.end());
    const RowNumber first = m_snapshot.firstRow();
    for (const auto &block : blocks)
        found.insert(found.end(), std::lower_bound(block.cbegin(), block.cend(), first), block.cend());
    if (scan->isBackward) {
        m_scannedFirst = std::max(position, first);
        if (!found.empty()) {
            beginInsertRows({}, 0, static_cast<int>(found.size()) - 1);
            m_rows.insert(m_rows.begin(), found.cbegin(), found.cend());
            endInsertRows();
        }
    } else {
        m_scannedEnd = std::max(m_scannedEnd, position);
        m_matchedNew += static_cast<quint64>(found.cend() - std::lower_bound(found.cbegin(), found.cend(), m_newFrom));
        if (!found.empty()) {
            const int rows = rowCount();
            beginInsertRows({}, rows, rows + static_cast<int>(found.size()) - 1);
            m_rows.insert(m_rows.end(), found.cbegin(), found.cend());
            endInsertRows();
        }
    }
    Q_EMIT progressChanged();
}

void MessageTableModel::startScan(RowNumber first, RowNumber end, bool isBackward)
{
    stopScan();
    if (first >= end)
        return;
    m_scan = std::make_shared<Scan>();
    m_scan->snapshot = m_snapshot;
    m_scan->filter = m_filter;
    m_scan->first = first;
    m_scan->end = end;
    m_scan->isBackward = isBackward;
    // The store outlives its snapshots only while somebody holds it.
    const auto threads = std::min<RowNumber>(m_scan->blockCount(), static_cast<RowNumber>(m_pool.maxThreadCount()));
    for (RowNumber i = 0; i < threads; ++i)
        m_pool.start([scan = m_scan, store = m_store] { scan->run(); });
}

void MessageTableModel::stopScan()
{
    if (m_scan)
        m_scan->isCancelled.store(true, std::memory_order_relaxed);
    m_scan.reset();
}

void MessageTableModel::setFilter(const MessageFilter &filter)
{
    if (filter == m_filter)
        return;
    stopScan();
    beginResetModel();
    m_filter = filter;
    m_matcher = MessageMatcher(filter);
    m_rows.clear();
    m_matchedNew = 0;
    if (!m_isPaused)
        m_snapshot = m_store->snapshot();
    m_first = m_snapshot.firstRow();
    m_end = m_snapshot.endRow();
    m_scannedFirst = m_scannedEnd = m_newFrom = m_end;
    endResetModel();
    if (isFiltered())
        startScan(m_first, m_end, true);
    Q_EMIT progressChanged();
}

double MessageTableModel::progress() const
{
    if (!isFiltered() || m_snapshot.size() == 0)
        return 1;
    const RowNumber scanned = m_scannedEnd - std::min(m_scannedEnd, m_scannedFirst);
    return m_scan ? std::min(1.0, static_cast<double>(scanned) / static_cast<double>(m_snapshot.size())) : 1.0;
}

void MessageTableModel::setPaused(bool isPaused)
{
    if (m_isPaused == isPaused)
        return;
    m_isPaused = isPaused;
    if (!isPaused)
        update();
}

quint64 MessageTableModel::waitingRows() const
{
    return m_isPaused ? m_store->snapshot().endRow() - m_snapshot.endRow() : 0;
}

void MessageTableModel::takeAll()
{
    const bool wasPaused = std::exchange(m_isPaused, false);
    update();
    m_isPaused = wasPaused;
}

CaptureRows MessageTableModel::shownRows() const
{
    if (!isFiltered())
        return RowRange { m_first, m_end };
    return std::vector<RowNumber>(m_rows.cbegin(), m_rows.cend());
}

std::optional<RowNumber> MessageTableModel::rowNumberAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return numberAt(row);
}

std::optional<KeptMessage> MessageTableModel::messageAt(int row) const
{
    const auto number = rowNumberAt(row);
    if (!number)
        return std::nullopt;
    const CapturedMessage message = m_snapshot.at(*number);
    return KeptMessage { *number, message.timeNs, message.tap,
        { bytesOf(message.subject), bytesOf(message.reply), decodeHeaders(message.headers),
            bytesOf(message.payload) } };
}

int MessageTableModel::rowOf(RowNumber number) const
{
    if (isFiltered()) {
        const auto found = std::lower_bound(m_rows.cbegin(), m_rows.cend(), number);
        return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
    }
    if (number >= m_end)
        return -1;
    return number < m_first ? 0 : static_cast<int>(number - m_first);
}

int MessageTableModel::rowAtTime(qint64 timeNs) const
{
    if (rowCount() == 0)
        return -1;
    const int row = rowOf(m_snapshot.rowAtTime(timeNs));
    return row < 0 ? rowCount() - 1 : row;
}

QString MessageTableModel::toTsv(const QList<int> &rows, int maxRows) const
{
    QString text = tr("Number\tTime\tSubject\tReply\tSize\tHeaders\tPayload") + QLatin1Char('\n');
    int copied = 0;
    for (const int row : rows) {
        if (row < 0 || row >= rowCount())
            continue;
        if (++copied > maxRows)
            break;
        const CapturedMessage message = m_snapshot.at(numberAt(row));
        const auto field = [](std::string_view bytes) {
            return oneLine(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())));
        };
        QString headers = field(message.headers);
        text += QString::number(message.row + 1) + QLatin1Char('\t') + format::exactTime(message.timeNs)
            + QLatin1Char('\t') + field(message.subject) + QLatin1Char('\t') + field(message.reply) + QLatin1Char('\t')
            + QString::number(message.payload.size()) + QLatin1Char('\t') + headers.trimmed() + QLatin1Char('\t')
            + field(message.payload.substr(0, 64 * 1024)) + QLatin1Char('\n');
    }
    return text;
}

} // namespace natsight
