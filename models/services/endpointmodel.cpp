// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/endpointmodel.h"

#include "models/core/format.h"
#include "models/services/servicefilter.h"

#include <cmath>

namespace natsight {

namespace {

bool isNumber(int column)
{
    switch (column) {
    case EndpointModel::Instances:
    case EndpointModel::RequestRate:
    case EndpointModel::ErrorRate:
    case EndpointModel::ErrorShare:
    case EndpointModel::AverageTime:
    case EndpointModel::Requests:
    case EndpointModel::Errors:
        return true;
    default:
        return false;
    }
}

} // namespace

int EndpointModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EndpointModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const EndpointRow &one = row(index.row());
    if (const auto shared = common(one, role))
        return *shared;
    switch (role) {
    case ServiceRole::Endpoint:
        return one.stats.name;
    case ServiceRole::Subject:
        return one.stats.subject;
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        break;
    }
    const ListCell cell(role);
    if (!cell.isOne())
        return {};
    switch (index.column()) {
    case Endpoint:
        return cell.text(one.stats.name);
    case Subject:
        return cell.text(one.stats.subject);
    case QueueGroup:
        return cell.text(one.stats.queueGroup);
    case Instances:
        return cell.number(static_cast<quint64>(std::max(one.instances, 0)));
    case RequestRate:
        return cell.rate(one.rates.requests);
    case Share:
        return cell.share(one.share,
            std::isfinite(one.recentShare) ? tr("%1 in the last 5 minutes").arg(percentText(one.recentShare))
                                           : QString());
    case ErrorRate:
        return cell.rate(one.rates.errors);
    case ErrorShare:
        return cell.share(one.rates.errorShare, failedWords(one.recent));
    case AverageTime:
        return cell.duration(one.rates.averageNs);
    case Requests:
        return cell.number(one.stats.requests);
    case Errors:
        return cell.number(one.stats.errors);
    case LastError:
        return role == Qt::DisplayRole ? QVariant(format::preview(one.stats.lastError.toUtf8()))
                                       : QVariant(cell.text(one.stats.lastError, one.stats.lastError));
    default:
        return {};
    }
}

QVariant EndpointModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case QueueGroup:
            return tr("One of its members answers each request");
        case Instances:
            return tr("That have it and are present");
        case Share:
            return tr("Part of its queue group's requests that this instance answers");
        case ErrorShare:
            return tr("Part of the requests that fail");
        case AverageTime:
            return tr("Average processing time of a request in the last interval");
        case Requests:
        case Errors:
            return tr("Since the instances began");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Endpoint:
        return tr("Endpoint");
    case Subject:
        return tr("Subject");
    case QueueGroup:
        return tr("Queue group");
    case Instances:
        return tr("Instances");
    case RequestRate:
        return tr("Requests/s");
    case Share:
        return tr("Share of load");
    case ErrorRate:
        return tr("Errors/s");
    case ErrorShare:
        return tr("Errors");
    case AverageTime:
        return tr("Time");
    case Requests:
        return tr("Requests");
    case Errors:
        return tr("All errors");
    case LastError:
        return tr("Last error");
    default:
        return {};
    }
}

} // namespace natsight
