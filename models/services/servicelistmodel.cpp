// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicelistmodel.h"

#include "models/core/format.h"
#include "models/services/servicefindings.h"
#include "models/services/servicerowsmodel.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <utility>

namespace natsight {

namespace {

bool isNumber(int column)
{
    switch (column) {
    case ServiceListModel::Instances:
    case ServiceListModel::RequestRate:
    case ServiceListModel::ErrorRate:
    case ServiceListModel::ErrorShare:
    case ServiceListModel::AverageTime:
    case ServiceListModel::Endpoints:
    case ServiceListModel::Requests:
    case ServiceListModel::Rtt:
        return true;
    default:
        return false;
    }
}

/// What a service, a version and an instance show alike.
struct Figures {
    ServiceRates rates;
    ServiceCounts total;
    ServiceCounts recent;
    int present = 0;
    int left = 0;
    ServiceHealth health = ServiceHealth::Good;

    /// Rates of instances that run, together.
    void add(const InstanceRow &row)
    {
        health = std::max(health, row.health);
        if (row.state == InstanceRow::State::Left) {
            ++left;
            return;
        }
        ++present;
        total += row.total;
        recent += row.recent;
        if (!std::isfinite(row.rates.requests))
            return;
        const bool isFirst = !std::isfinite(rates.requests);
        const double before = isFirst ? 0 : rates.requests;
        const double time = std::isfinite(rates.averageNs) ? rates.averageNs * before : 0;
        const double more = std::isfinite(row.rates.averageNs) ? row.rates.averageNs * row.rates.requests : 0;
        rates.requests = before + row.rates.requests;
        rates.errors = (isFirst ? 0 : rates.errors) + row.rates.errors;
        rates.errorShare = rates.requests > 0 ? rates.errors / rates.requests : unknownNumber;
        rates.averageNs = rates.requests > 0 ? (time + more) / rates.requests : unknownNumber;
    }
};

QString instancesText(int present, int left)
{
    return left > 0 ? ServiceListModel::tr("%1 (%2 left)").arg(present).arg(left) : QString::number(present);
}

} // namespace

struct ServiceListModel::Node {
    NodeKind kind = NodeKind::Service;
    QString key; ///< name, version or id
    Node *parent = nullptr;
    int place = 0;
    std::vector<std::unique_ptr<Node>> children;
    ServiceRow service; ///< of a service
    InstanceRow instance; ///< of an instance
    Figures figures;
};

struct ServiceListModel::Wanted {
    NodeKind kind = NodeKind::Service;
    QString key;
    const ServiceRow *service = nullptr;
    const InstanceRow *instance = nullptr;
    Figures figures;
    std::vector<Wanted> children;
};

ServiceListModel::ServiceListModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

ServiceListModel::~ServiceListModel() = default;

void ServiceListModel::setRows(const QList<ServiceRow> &services, const QList<InstanceRow> &instances)
{
    m_services = services;
    m_instances = instances;
    apply();
}

void ServiceListModel::setFilter(const QString &typed)
{
    m_filter = ServiceFilter(typed);
    apply();
}

void ServiceListModel::setShape(Shape shape)
{
    if (shape == m_shape)
        return;
    beginResetModel();
    m_shape = shape;
    m_root = std::make_unique<Node>();
    endResetModel();
    apply();
}

int ServiceListModel::serviceCount() const
{
    return static_cast<int>(m_root->children.size());
}

void ServiceListModel::apply()
{
    std::vector<Wanted> wanted;
    QHash<QString, std::size_t> places;
    for (const ServiceRow &service : std::as_const(m_services)) {
        places.insert(service.name, wanted.size());
        Wanted one { NodeKind::Service, service.name, &service, nullptr, {}, {} };
        one.figures = { service.rates, service.total, service.recent, service.present, service.left, service.health };
        wanted.push_back(std::move(one));
    }
    std::vector<bool> isShown(wanted.size(), m_filter.isEmpty());
    QHash<std::pair<QString, QString>, std::size_t> versions;
    for (const InstanceRow &row : std::as_const(m_instances)) {
        const auto place = places.constFind(row.service);
        if (place == places.cend() || (!m_filter.isEmpty() && !m_filter.matches(row)))
            continue;
        isShown[*place] = true;
        if (m_shape == Shape::Flat)
            continue;
        Wanted &service = wanted[*place];
        const auto key = std::pair(row.service, row.info->version);
        auto version = versions.constFind(key);
        if (version == versions.cend()) {
            version = versions.insert(key, service.children.size());
            service.children.push_back({ NodeKind::Version, row.info->version, nullptr, nullptr, {}, {} });
        }
        Wanted &group = service.children[*version];
        group.figures.add(row);
        Wanted one { NodeKind::Instance, row.id, nullptr, &row, {}, {} };
        one.figures.add(row);
        group.children.push_back(std::move(one));
    }
    std::vector<Wanted> shown;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (isShown[i])
            shown.push_back(std::move(wanted[i]));
    }
    renew(*m_root, shown);
}

void ServiceListModel::renew(Node &parent, std::vector<Wanted> &wanted) // NOLINT(misc-no-recursion): three levels
{
    const QModelIndex parentIndex = indexOfNode(&parent);
    QHash<QString, Wanted *> byKey;
    byKey.reserve(static_cast<qsizetype>(wanted.size()));
    for (Wanted &one : wanted)
        byKey.insert(one.key, &one);
    auto &children = parent.children;
    // Gone, in blocks from the end.
    for (auto end = children.size(); end > 0;) {
        auto begin = end;
        while (begin > 0 && !byKey.contains(children[begin - 1]->key))
            --begin;
        if (begin < end) {
            beginRemoveRows(parentIndex, static_cast<int>(begin), static_cast<int>(end) - 1);
            children.erase(children.begin() + static_cast<std::ptrdiff_t>(begin),
                children.begin() + static_cast<std::ptrdiff_t>(end));
            for (std::size_t i = begin; i < children.size(); ++i)
                children[i]->place = static_cast<int>(i);
            endRemoveRows();
        }
        end = begin > 0 ? begin - 1 : 0;
    }
    const auto fill = [](Node &node, const Wanted &from) {
        node.figures = from.figures;
        if (from.service)
            node.service = *from.service;
        if (from.instance)
            node.instance = *from.instance;
    };
    for (const auto &child : children)
        fill(*child, *byKey.value(child->key));
    if (!children.empty()) {
        Q_EMIT dataChanged(indexOfNode(children.front().get()), indexOfNode(children.back().get(), ColumnCount - 1));
        for (const auto &child : children) {
            if (child->kind != NodeKind::Instance)
                renew(*child, byKey.value(child->key)->children);
            byKey.remove(child->key);
        }
    }
    // New, at the end, with all below them.
    std::vector<std::unique_ptr<Node>> added;
    const auto make = [&fill](const auto &self, Node *above, const Wanted &from, int place) -> std::unique_ptr<Node> {
        auto node = std::make_unique<Node>();
        node->kind = from.kind;
        node->key = from.key;
        node->parent = above;
        node->place = place;
        fill(*node, from);
        for (const Wanted &child : from.children)
            node->children.push_back(self(self, node.get(), child, static_cast<int>(node->children.size())));
        return node;
    };
    for (const Wanted &one : wanted) {
        if (byKey.value(one.key, nullptr) == &one)
            added.push_back(make(make, &parent, one, static_cast<int>(children.size() + added.size())));
    }
    if (added.empty())
        return;
    const auto first = static_cast<int>(children.size());
    beginInsertRows(parentIndex, first, first + static_cast<int>(added.size()) - 1);
    for (auto &node : added)
        children.push_back(std::move(node));
    endInsertRows();
}

ServiceListModel::Node *ServiceListModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ServiceListModel::indexOfNode(const Node *node, int column) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->place, column, node);
}

ServiceListModel::NodeKind ServiceListModel::kindOf(const QModelIndex &index) const
{
    return nodeOf(index)->kind;
}

QString ServiceListModel::serviceOf(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    while (node->parent && node->parent != m_root.get())
        node = node->parent;
    return node->key;
}

QString ServiceListModel::instanceOf(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return node->kind == NodeKind::Instance ? node->key : QString();
}

const ServiceRow *ServiceListModel::serviceRow(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return index.isValid() && node->kind == NodeKind::Service ? &node->service : nullptr;
}

const InstanceRow *ServiceListModel::instanceRow(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return index.isValid() && node->kind == NodeKind::Instance ? &node->instance : nullptr;
}

QModelIndex ServiceListModel::indexOf(const QString &service, const QString &instance) const
{
    for (const auto &one : m_root->children) {
        if (one->key != service)
            continue;
        if (instance.isEmpty())
            return indexOfNode(one.get());
        for (const auto &version : one->children) {
            for (const auto &leaf : version->children) {
                if (leaf->key == instance)
                    return indexOfNode(leaf.get());
            }
        }
    }
    return {};
}

QModelIndex ServiceListModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (parent.column() > 0 || row < 0 || column < 0 || column >= ColumnCount
        || row >= static_cast<int>(node->children.size()))
        return {};
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ServiceListModel::parent(const QModelIndex &child) const
{
    const Node *node = nodeOf(child);
    return child.isValid() && node->parent ? indexOfNode(node->parent) : QModelIndex();
}

int ServiceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int ServiceListModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

bool ServiceListModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant ServiceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = *nodeOf(index);
    const bool isService = node.kind == NodeKind::Service;
    const bool isInstance = node.kind == NodeKind::Instance;
    const Figures &figures = node.figures;
    const QString reason = isService ? node.service.reason : isInstance ? node.instance.reason : QString();
    switch (role) {
    case ServiceRole::Health:
        return static_cast<int>(figures.health);
    case ServiceRole::Reason:
        return reason;
    case ServiceRole::Name:
        return serviceOf(index);
    case ServiceRole::Instance:
        return isInstance ? node.key : QString();
    case ServiceRole::Version:
        return isInstance ? node.parent->key : isService ? QString() : node.key;
    case ServiceRole::Kind:
        return static_cast<int>(node.kind);
    case ServiceRole::Tail:
        return QVariant::fromValue(isService ? node.service.tail : isInstance ? node.instance.tail : QList<float>());
    case ServiceRole::Share:
        return isInstance ? node.instance.share : unknownNumber;
    case ServiceRole::WorstFirst:
        return badness(figures.health, figures.recent);
    case ServiceRole::FilterText:
        return isInstance ? searchText(node.instance) : node.key;
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        break;
    }
    const ListCell cell(role);
    if (!cell.isOne())
        return {};
    switch (index.column()) {
    case Name:
        if (role == Qt::DisplayRole)
            return isInstance ? QVariant(shortInstanceId(node.key)) : cell.text(node.key);
        return cell.isTip() && isService && !node.service.description.isEmpty() ? QVariant(node.service.description)
                                                                                : QVariant(node.key);
    case State:
        return cell.isTip() ? QVariant(reason)
            : cell.isSort() ? QVariant(static_cast<double>(figures.health))
            : isInstance    ? QVariant(node.instance.stateText)
                            : QVariant(figures.present == 0 ? serviceHealthWord(ServiceHealth::Left)
                                                            : serviceHealthWord(figures.health));
    case Instances:
        if (isInstance)
            return cell.isSort() ? QVariant(0.0) : QVariant();
        return role == Qt::DisplayRole ? QVariant(instancesText(figures.present, figures.left))
                                       : cell.number(static_cast<quint64>(figures.present));
    case Version:
        if (isService) {
            QStringList versions;
            for (const VersionCount &one : node.service.versions) {
                if (one.present > 0)
                    versions << one.version;
            }
            return cell.text(versions.join(QLatin1String(", ")));
        }
        return cell.text(isInstance ? node.parent->key : node.key);
    case Started:
        return isInstance ? cell.moment(node.instance.info->startedNs) : cell.isSort() ? QVariant(0.0) : QVariant();
    case RequestRate:
        return cell.rate(figures.rates.requests);
    case ErrorRate:
        return cell.rate(figures.rates.errors);
    case ErrorShare:
        return cell.share(figures.rates.errorShare, failedWords(figures.recent));
    case AverageTime:
        return cell.duration(figures.rates.averageNs);
    case Endpoints:
        return isService    ? cell.number(static_cast<quint64>(node.service.endpoints))
            : isInstance    ? cell.number(static_cast<quint64>(node.instance.info->endpoints.size()))
            : cell.isSort() ? QVariant(0.0)
                            : QVariant();
    case Requests:
        return cell.number(figures.total.requests);
    case Rtt:
        return cell.duration(isInstance && node.instance.rtt.count() > 0
                ? static_cast<double>(node.instance.rtt.count())
                : isService && node.service.slowest.count() > 0 ? static_cast<double>(node.service.slowest.count())
                                                                : unknownNumber);
    case Description:
        return cell.text(isService ? node.service.description
                : isInstance       ? node.instance.info->description
                                   : QString());
    default:
        return {};
    }
}

QVariant ServiceListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case ErrorShare:
            return tr("Part of the requests that fail");
        case AverageTime:
            return tr("Average processing time of a request in the last interval");
        case Requests:
            return tr("Since the instances began");
        case Rtt:
            return tr("From asking to the last answer");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Service");
    case State:
        return tr("State");
    case Instances:
        return tr("Instances");
    case Version:
        return tr("Version");
    case Started:
        return tr("Started");
    case RequestRate:
        return tr("Requests/s");
    case ErrorRate:
        return tr("Errors/s");
    case ErrorShare:
        return tr("Errors");
    case AverageTime:
        return tr("Time");
    case Endpoints:
        return tr("Endpoints");
    case Requests:
        return tr("Requests");
    case Rtt:
        return tr("Answers in");
    case Description:
        return tr("Description");
    default:
        return {};
    }
}

} // namespace natsight
