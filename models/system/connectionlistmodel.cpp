// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/connectionlistmodel.h"

#include "models/core/format.h"
#include "models/core/future.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace natsight {

namespace {

constexpr std::size_t maxRows = 250'000;
constexpr int orderEveryMs = 500;
constexpr qint64 leastSpanMs = 500;
constexpr quint64 muchPending = quint64 { 1 } << 20;
constexpr quint64 tooMuchPending = quint64 { 16 } << 20;
/// More changes than this are one reset: as cheap, and nobody follows them by eye.
constexpr int maxRanges = 64;

double perSecond(const MaybeCount &now, const MaybeCount &before, qint64 spanMs)
{
    if (!now || !before || *now < *before)
        return unknownFigure;
    return static_cast<double>(*now - *before) * 1'000 / static_cast<double>(spanMs);
}

double figure(const MaybeCount &count)
{
    return count ? static_cast<double>(*count) : -1;
}

double figure(double value)
{
    return std::isfinite(value) ? value : -1;
}

bool isText(int column)
{
    switch (column) {
    case ConnectionListModel::State:
    case ConnectionListModel::Server:
    case ConnectionListModel::Name:
    case ConnectionListModel::Account:
    case ConnectionListModel::User:
    case ConnectionListModel::Client:
    case ConnectionListModel::Address:
    case ConnectionListModel::Kind:
    case ConnectionListModel::Tls:
        return true;
    default:
        return false;
    }
}

bool isNumber(int column)
{
    return !isText(column) && column != ConnectionListModel::Started && column != ConnectionListModel::LastActivity
        && column != ConnectionListModel::Stopped;
}

QString clientText(const ConnectionDetail &detail)
{
    return detail.language.isEmpty()      ? detail.libraryVersion
        : detail.libraryVersion.isEmpty() ? detail.language
                                          : QString(detail.language + u' ' + detail.libraryVersion);
}

QString kindText(const ConnectionDetail &detail)
{
    if (!detail.mqttClient.isEmpty())
        return QStringLiteral("mqtt");
    return detail.type.isEmpty() || detail.type == QLatin1String("nats") ? detail.kind : detail.type;
}

QString textOf(const ConnectionRow &row, int column)
{
    const ConnectionDetail &detail = row.detail;
    switch (column) {
    case ConnectionListModel::Server:
        return row.server;
    case ConnectionListModel::Name:
        return detail.name;
    case ConnectionListModel::Account:
        return detail.account;
    case ConnectionListModel::User:
        return detail.user;
    case ConnectionListModel::Client:
        return clientText(detail);
    case ConnectionListModel::Address:
        return row.address();
    case ConnectionListModel::Kind:
        return kindText(detail);
    case ConnectionListModel::Tls:
        return detail.tlsVersion;
    default:
        return {};
    }
}

double numberOf(const ConnectionRow &row, int column)
{
    const ConnectionDetail &detail = row.detail;
    switch (column) {
    case ConnectionListModel::State:
        return static_cast<double>(ConnectionListModel::markOf(row));
    case ConnectionListModel::Cid:
        return static_cast<double>(detail.id);
    case ConnectionListModel::Rtt:
        return static_cast<double>(detail.rttNs);
    case ConnectionListModel::Uptime:
        return detail.startMs > 0 ? static_cast<double>((detail.stopMs > 0 ? detail.stopMs : row.atMs) - detail.startMs)
                                  : -1;
    case ConnectionListModel::Subscriptions:
        return figure(detail.subscriptions);
    case ConnectionListModel::Pending:
        return figure(detail.pendingBytes);
    case ConnectionListModel::InMessages:
        return figure(row.rates.inMessages);
    case ConnectionListModel::OutMessages:
        return figure(row.rates.outMessages);
    case ConnectionListModel::InBytes:
        return figure(row.rates.inBytes);
    case ConnectionListModel::OutBytes:
        return figure(row.rates.outBytes);
    case ConnectionListModel::TotalInMessages:
        return figure(detail.traffic.in.messages);
    case ConnectionListModel::TotalOutMessages:
        return figure(detail.traffic.out.messages);
    case ConnectionListModel::TotalInBytes:
        return figure(detail.traffic.in.bytes);
    case ConnectionListModel::TotalOutBytes:
        return figure(detail.traffic.out.bytes);
    case ConnectionListModel::Stalls:
        return figure(detail.stalls);
    case ConnectionListModel::Started:
        return static_cast<double>(detail.startMs);
    case ConnectionListModel::LastActivity:
        return static_cast<double>(detail.lastActivityMs);
    case ConnectionListModel::Stopped:
        return static_cast<double>(detail.stopMs);
    default:
        return 0;
    }
}

} // namespace

struct ConnectionListModel::Job {
    std::vector<ConnectionRowPtr> rows;
    ConnectionFilter filter;
    int column = 0;
    bool isDescending = false;
    quint64 epoch = 0;
};

struct ConnectionListModel::Order {
    std::vector<quint32> places;
    Totals totals;
    quint64 epoch = 0;

    [[nodiscard]] static Order of(const Job &job)
    {
        Order order;
        order.epoch = job.epoch;
        std::vector<std::pair<double, quint32>> numbers;
        std::vector<std::pair<QString, quint32>> texts;
        const bool isByText = isText(job.column) && job.column != State;
        for (std::size_t i = 0; i < job.rows.size(); ++i) {
            const ConnectionRowPtr &row = job.rows[i];
            if (!row)
                continue;
            order.totals.subscriptions += row->detail.subscriptions.value_or(0);
            order.totals.pending += row->detail.pendingBytes.value_or(0);
            order.totals.inMessages += std::isfinite(row->rates.inMessages) ? row->rates.inMessages : 0;
            order.totals.outMessages += std::isfinite(row->rates.outMessages) ? row->rates.outMessages : 0;
            order.totals.marked += markOf(*row) >= Mark::Warning ? 1 : 0;
            if (!job.filter.isEmpty() && !job.filter.matches(*row))
                continue;
            if (isByText)
                texts.emplace_back(textOf(*row, job.column).toCaseFolded(), static_cast<quint32>(i));
            else
                numbers.emplace_back(numberOf(*row, job.column), static_cast<quint32>(i));
        }
        const auto place = [&order, isDescending = job.isDescending](auto &keys) {
            std::stable_sort(keys.begin(), keys.end(), [isDescending](const auto &one, const auto &other) {
                return isDescending ? other.first < one.first : one.first < other.first;
            });
            order.places.reserve(keys.size());
            for (const auto &key : keys)
                order.places.push_back(key.second);
        };
        if (isByText)
            place(texts);
        else
            place(numbers);
        return order;
    }
};

ConnectionListModel::ConnectionListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_orderTimer.setSingleShot(true);
    m_orderTimer.setInterval(orderEveryMs);
    connect(&m_orderTimer, &QTimer::timeout, this, &ConnectionListModel::startOrder);
}

ConnectionListModel::~ConnectionListModel() = default;

ConnectionListModel::Mark ConnectionListModel::markOf(const ConnectionRow &row)
{
    const ConnectionDetail &detail = row.detail;
    if (detail.stopMs > 0 || !detail.reason.isEmpty())
        return detail.reason.contains(QLatin1String("Slow Consumer"), Qt::CaseInsensitive) ? Mark::Bad : Mark::Closed;
    const quint64 pending = detail.pendingBytes.value_or(0);
    return pending >= tooMuchPending                              ? Mark::Bad
        : pending >= muchPending || detail.stalls.value_or(0) > 0 ? Mark::Warning
                                                                  : Mark::Good;
}

QString ConnectionListModel::markReason(const ConnectionRow &row)
{
    const ConnectionDetail &detail = row.detail;
    if (!detail.reason.isEmpty())
        return tr("The server closed it: %1.").arg(detail.reason);
    if (const quint64 pending = detail.pendingBytes.value_or(0); pending >= muchPending)
        return tr("%1 wait at the server: it reads more slowly than it is sent to.")
            .arg(format::bytes(static_cast<double>(pending)));
    if (detail.stalls.value_or(0) > 0)
        return tr("The server had to slow it down %n time(s), because others did not keep up.", nullptr,
            static_cast<int>(std::min<quint64>(*detail.stalls, 1'000'000)));
    return {};
}

void ConnectionListModel::setServer(const QString &server)
{
    m_server = server;
}

void ConnectionListModel::merge(const ServerConnections &page, quint64 sweep)
{
    const QString id = page.server.id;
    if (!m_server.isEmpty() && page.server.name != m_server && id != m_server)
        return;
    const qint64 at = page.server.timeMs > 0 ? page.server.timeMs : page.arrivedMs;
    QHash<quint64, quint32> &places = m_places[id];
    for (const ConnectionDetail &detail : page.connections) {
        const auto known = places.constFind(detail.id);
        if (known == places.cend() && m_rows.size() - m_holes >= maxRows) {
            ++m_refused;
            continue;
        }
        auto row = std::make_shared<ConnectionRow>();
        row->detail = detail;
        row->serverId = id;
        row->server = page.server.name;
        row->atMs = at;
        row->sweep = sweep;
        if (known == places.cend()) {
            places.insert(detail.id, static_cast<quint32>(m_rows.size()));
            m_rows.push_back(std::move(row));
            continue;
        }
        const ConnectionRow &before = *m_rows[*known];
        const qint64 span = at - before.atMs;
        if (span < leastSpanMs) {
            // Twice in one sweep, when the list moved between two pages.
            row->rates = before.rates;
            row->atMs = before.atMs;
        } else if (before.detail.startMs == detail.startMs && detail.stopMs == 0) {
            const TrafficCounts &then = before.detail.traffic;
            row->rates = { perSecond(detail.traffic.in.messages, then.in.messages, span),
                perSecond(detail.traffic.out.messages, then.out.messages, span),
                perSecond(detail.traffic.in.bytes, then.in.bytes, span),
                perSecond(detail.traffic.out.bytes, then.out.bytes, span) };
        }
        m_rows[*known] = std::move(row);
    }
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    orderLater();
}

void ConnectionListModel::endSweep(const QStringList &servers, quint64 sweep)
{
    // Rows that went stay on screen, as they were, until the next order is taken: that one leaves them out.
    for (const QString &id : servers) {
        const auto found = m_places.find(id);
        if (found == m_places.end())
            continue;
        for (auto one = found->begin(); one != found->end();) {
            if (m_rows[one.value()]->sweep >= sweep) {
                ++one;
                continue;
            }
            auto gone = std::make_shared<ConnectionRow>(*m_rows[one.value()]);
            gone->sweep = 0;
            m_rows[one.value()] = std::move(gone);
            ++m_holes;
            one = found->erase(one);
        }
        if (found->isEmpty())
            m_places.erase(found);
    }
    orderLater();
}

void ConnectionListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_order.clear();
    m_places.clear();
    m_holes = 0;
    m_refused = 0;
    m_totals = {};
    ++m_epoch;
    endResetModel();
    Q_EMIT ordered();
}

void ConnectionListModel::setFilter(const QString &typed)
{
    if (m_filter == typed)
        return;
    m_filter = typed;
    m_isUrgent = true;
    m_isOrderOld = true;
    startOrder();
}

void ConnectionListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    m_isUrgent = true;
    m_isOrderOld = true;
    startOrder();
}

void ConnectionListModel::setHeld(bool isHeld)
{
    m_isHeld = isHeld;
    if (!isHeld && m_isOrderOld)
        orderLater();
}

void ConnectionListModel::orderLater()
{
    m_isOrderOld = true;
    // The first rows are shown at once.
    if (m_order.empty())
        startOrder();
    else if (!m_orderTimer.isActive())
        m_orderTimer.start();
}

void ConnectionListModel::startOrder()
{
    if (m_isOrdering || !m_isOrderOld || (m_isHeld && !m_isUrgent))
        return;
    m_isOrdering = true;
    m_isOrderOld = false;
    m_isUrgent = false;
    compact();
    Job job { m_rows, ConnectionFilter(m_filter), m_sortColumn, m_sortOrder == Qt::DescendingOrder, m_epoch };
    for (ConnectionRowPtr &row : job.rows) {
        if (row && row->sweep == 0)
            row.reset();
    }
    whenDone(this, QtConcurrent::run([job = std::move(job)] { return Order::of(job); }), [this](const Order &order) {
        m_isOrdering = false;
        if (order.epoch == m_epoch)
            takeOrder(order);
        if (m_isOrderOld) {
            if (m_isUrgent)
                startOrder();
            else
                orderLater();
        }
    });
}

/// Holes are filled up before they are many; places change then, and orders that are under way are void.
void ConnectionListModel::compact()
{
    if (m_holes * 4 < m_rows.size() || m_holes < 1'000)
        return;
    std::vector<quint32> newPlaces(m_rows.size());
    std::vector<bool> isShown(m_rows.size(), false);
    for (const quint32 place : m_order)
        isShown[place] = true;
    std::vector<ConnectionRowPtr> kept;
    std::size_t holes = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool isGone = m_rows[i]->sweep == 0;
        if (isGone && !isShown[i])
            continue;
        holes += isGone ? 1 : 0;
        newPlaces[i] = static_cast<quint32>(kept.size());
        kept.push_back(std::move(m_rows[i]));
    }
    for (quint32 &place : m_order)
        place = newPlaces[place];
    for (auto &server : m_places) {
        for (quint32 &place : server)
            place = newPlaces[place];
    }
    m_rows = std::move(kept);
    m_holes = holes;
    ++m_epoch;
}

void ConnectionListModel::takeOrder(const Order &order)
{
    m_totals = order.totals;
    const std::vector<quint32> &wanted = order.places;
    std::vector<int> rowOfPlace(m_rows.size(), -1);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        rowOfPlace[wanted[i]] = static_cast<int>(i);
    // What goes, from the end, in ranges.
    std::vector<std::pair<int, int>> gone;
    for (auto row = static_cast<int>(m_order.size()) - 1; row >= 0; --row) {
        if (rowOfPlace[m_order[static_cast<std::size_t>(row)]] >= 0)
            continue;
        if (!gone.empty() && gone.back().first == row + 1)
            gone.back().first = row;
        else
            gone.emplace_back(row, row);
    }
    if (m_order.empty() || gone.size() > maxRanges) {
        beginResetModel();
        m_order = wanted;
        endResetModel();
        Q_EMIT ordered();
        return;
    }
    for (const auto &[first, last] : gone) {
        beginRemoveRows({}, first, last);
        m_order.erase(m_order.begin() + first, m_order.begin() + last + 1);
        endRemoveRows();
    }
    std::vector<bool> isShown(m_rows.size(), false);
    for (const quint32 place : m_order)
        isShown[place] = true;
    std::vector<quint32> added;
    std::copy_if(
        wanted.begin(), wanted.end(), std::back_inserter(added), [&isShown](quint32 place) { return !isShown[place]; });
    if (!added.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
        m_order.insert(m_order.end(), added.begin(), added.end());
        endInsertRows();
    }
    if (m_order == wanted) {
        Q_EMIT ordered();
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &one : before)
        after << index(rowOfPlace[m_order[static_cast<std::size_t>(one.row())]], one.column());
    m_order = wanted;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    Q_EMIT ordered();
}

int ConnectionListModel::rowOf(const QString &serverId, quint64 connection) const
{
    const auto server = m_places.constFind(serverId);
    if (server == m_places.cend())
        return -1;
    const auto place = server->constFind(connection);
    if (place == server->cend())
        return -1;
    const auto found = std::find(m_order.begin(), m_order.end(), *place);
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

ConnectionRowPtr ConnectionListModel::find(const QString &server, quint64 connection) const
{
    const auto at = [this, connection](const QHash<quint64, quint32> &places) -> ConnectionRowPtr {
        const auto place = places.constFind(connection);
        return place == places.cend() ? nullptr : m_rows[*place];
    };
    if (const auto byId = m_places.constFind(server); byId != m_places.cend())
        return at(*byId);
    for (const auto &places : m_places) {
        if (const ConnectionRowPtr row = at(places); row && row->server == server)
            return row;
    }
    return nullptr;
}

QList<ConnectionRowPtr> ConnectionListModel::alike(const ConnectionRow &connection, qsizetype max) const
{
    QList<ConnectionRowPtr> found;
    const ConnectionDetail &detail = connection.detail;
    if (detail.name.isEmpty())
        return found;
    for (const ConnectionRowPtr &row : m_rows) {
        const bool isGone = !row || row->sweep == 0;
        if (isGone || row->detail.name != detail.name || row->detail.account != detail.account
            || row->detail.user != detail.user || (row->serverId == connection.serverId && row->detail.id == detail.id))
            continue;
        found << row;
        if (found.size() >= max)
            break;
    }
    return found;
}

int ConnectionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ConnectionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnectionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ConnectionRow &row = this->row(index.row());
    const ConnectionDetail &detail = row.detail;
    switch (role) {
    case SystemRole::Condition:
        return static_cast<int>(markOf(row));
    case SystemRole::Reason:
        return markReason(row);
    case SystemRole::Name:
        return detail.name;
    case SystemRole::Id:
        return detail.id;
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        break;
    }
    const SystemCell cell(role);
    if (!cell.isOne())
        return {};
    if (isText(index.column()) && index.column() != State)
        return cell.text(textOf(row, index.column()));
    switch (index.column()) {
    case State: {
        if (cell.isSort())
            return static_cast<int>(markOf(row));
        if (cell.isTip())
            return markReason(row);
        const bool isClosed = detail.stopMs > 0 || !detail.reason.isEmpty();
        return isClosed                                      ? (detail.reason.isEmpty() ? tr("closed") : detail.reason)
            : detail.pendingBytes.value_or(0) >= muchPending ? tr("slow")
            : detail.stalls.value_or(0) > 0                  ? tr("stalled")
                                                             : tr("open");
    }
    case Cid:
        return cell.isShown() ? QVariant(QString::number(detail.id)) : cell.count(detail.id);
    case Rtt:
        return cell.duration(detail.rttNs);
    case Uptime: {
        const double ms = numberOf(row, Uptime);
        return cell.duration(ms < 0 ? -1 : static_cast<qint64>(ms) * 1'000'000);
    }
    case Subscriptions:
        return cell.count(detail.subscriptions);
    case Pending:
        return cell.bytes(detail.pendingBytes);
    case InMessages:
        return cell.rate(row.rates.inMessages);
    case OutMessages:
        return cell.rate(row.rates.outMessages);
    case InBytes:
        return cell.byteRate(row.rates.inBytes);
    case OutBytes:
        return cell.byteRate(row.rates.outBytes);
    case TotalInMessages:
        return cell.count(detail.traffic.in.messages);
    case TotalOutMessages:
        return cell.count(detail.traffic.out.messages);
    case TotalInBytes:
        return cell.bytes(detail.traffic.in.bytes);
    case TotalOutBytes:
        return cell.bytes(detail.traffic.out.bytes);
    case Stalls:
        return cell.count(detail.stalls);
    case Started:
        return cell.moment(detail.startMs);
    case LastActivity:
        return cell.moment(detail.lastActivityMs);
    case Stopped:
        return cell.moment(detail.stopMs);
    default:
        return {};
    }
}

QVariant ConnectionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Cid:
            return tr("Number of the connection on its server");
        case Pending:
            return tr("Bytes that wait at the server for this client to read them");
        case InMessages:
            return tr("Messages that the client sends to the server");
        case OutMessages:
            return tr("Messages that the server sends to the client");
        case Stalls:
            return tr(
                "How often the server had to slow it down as a publisher, because others did not keep up (2.12 and "
                "later)");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Server:
        return tr("Server");
    case Cid:
        return tr("Id");
    case Name:
        return tr("Name");
    case Account:
        return tr("Account");
    case User:
        return tr("User");
    case Client:
        return tr("Client");
    case Address:
        return tr("Address");
    case Kind:
        return tr("Kind");
    case Rtt:
        return tr("RTT");
    case Uptime:
        return tr("Up");
    case Subscriptions:
        return tr("Subs");
    case Pending:
        return tr("Pending");
    case InMessages:
        return tr("Msgs in");
    case OutMessages:
        return tr("Msgs out");
    case InBytes:
        return tr("Bytes in");
    case OutBytes:
        return tr("Bytes out");
    case TotalInMessages:
        return tr("Total msgs in");
    case TotalOutMessages:
        return tr("Total msgs out");
    case TotalInBytes:
        return tr("Total bytes in");
    case TotalOutBytes:
        return tr("Total bytes out");
    case Stalls:
        return tr("Stalls");
    case Started:
        return tr("Started");
    case LastActivity:
        return tr("Last activity");
    case Stopped:
        return tr("Closed");
    case Tls:
        return tr("TLS");
    default:
        return {};
    }
}

} // namespace natsight
