// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicefilter.h"
#include "models/services/serviceroles.h"
#include "models/services/servicetypes.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace natsight {

/// Services as a tree service → version → instance, or flat (services only), fed with values only:
/// `setRows(feed->services(), feed->instances())`. Rows keep their place; what is new comes at the end of its parent. Never a reset,
/// save for a change of shape. The filter leaves out instances that do not match, and what has none left. GUI thread.
///
/// Sort with a QSortFilterProxyModel by `ServiceRole::Sort`; worst first by `ServiceRole::WorstFirst` descending.
class ServiceListModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class NodeKind { Service, Version, Instance };
    enum class Shape { Tree, Flat };
    enum Column {
        Name, ///< service, version or instance
        State,
        Instances,
        Version,
        Started,
        RequestRate,
        ErrorRate,
        ErrorShare,
        AverageTime,
        Endpoints,
        Requests,
        Rtt,
        Description,
        ColumnCount
    };

    explicit ServiceListModel(QObject *parent = nullptr);
    ~ServiceListModel() override;

    void setRows(const QList<ServiceRow> &services, const QList<InstanceRow> &instances);
    void setFilter(const QString &typed);
    void setShape(Shape shape);
    [[nodiscard]] Shape shape() const { return m_shape; }
    [[nodiscard]] int serviceCount() const; ///< that the filter lets through

    [[nodiscard]] NodeKind kindOf(const QModelIndex &index) const;
    [[nodiscard]] QString serviceOf(const QModelIndex &index) const;
    [[nodiscard]] QString instanceOf(const QModelIndex &index) const; ///< empty for others
    /// Null for others. Valid until the next setRows().
    [[nodiscard]] const ServiceRow *serviceRow(const QModelIndex &index) const;
    [[nodiscard]] const InstanceRow *instanceRow(const QModelIndex &index) const;
    /// Invalid when it is not shown.
    [[nodiscard]] QModelIndex indexOf(const QString &service, const QString &instance = {}) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    struct Wanted;

    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfNode(const Node *node, int column = 0) const;
    void apply();
    void renew(Node &parent, std::vector<Wanted> &wanted);

    std::unique_ptr<Node> m_root;
    QList<ServiceRow> m_services;
    QList<InstanceRow> m_instances;
    ServiceFilter m_filter;
    Shape m_shape = Shape::Tree;
};

} // namespace natsight
