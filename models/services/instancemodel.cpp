// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/instancemodel.h"

#include "models/core/format.h"
#include "models/services/servicefilter.h"
#include "models/services/servicefindings.h"

#include <cmath>

namespace natsight {

namespace {

bool isNumber(int column)
{
    switch (column) {
    case InstanceModel::RequestRate:
    case InstanceModel::ErrorShare:
    case InstanceModel::AverageTime:
    case InstanceModel::Requests:
    case InstanceModel::Errors:
    case InstanceModel::Rtt:
        return true;
    default:
        return false;
    }
}

QString clientText(const InstanceRow &row)
{
    return row.connection
        ? QString(row.connection->language + QLatin1Char(' ') + row.connection->libraryVersion).trimmed()
        : QString();
}

QString clientTip(const InstanceRow &row)
{
    if (!row.connection)
        return {};
    const InstanceConnection &connection = *row.connection;
    return InstanceModel::tr("Connection %1 of %2: “%3” from %4")
        .arg(connection.clientId)
        .arg(connection.serverName, connection.name, connection.address);
}

} // namespace

int InstanceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InstanceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const InstanceRow &one = row(index.row());
    if (const auto shared = common(one, role))
        return *shared;
    switch (role) {
    case ServiceRole::Version:
        return one.info->version;
    case ServiceRole::Tail:
        return QVariant::fromValue(one.tail);
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        break;
    }
    const ListCell cell(role);
    if (!cell.isOne())
        return {};
    switch (index.column()) {
    case Instance:
        return role == Qt::DisplayRole ? QVariant(shortInstanceId(one.id)) : QVariant(one.id);
    case Service:
        return cell.text(one.service, one.info->description);
    case Version:
        return cell.text(one.info->version);
    case Client:
        return cell.text(clientText(one), clientTip(one));
    case Started:
        return cell.moment(one.info->startedNs);
    case RequestRate:
        return cell.rate(one.rates.requests);
    case Share:
        return cell.share(one.share,
            std::isfinite(one.recentShare) ? tr("%1 in the last 5 minutes").arg(percentText(one.recentShare))
                                           : QString());
    case ErrorShare:
        return cell.share(one.rates.errorShare, failedWords(one.recent));
    case AverageTime:
        return cell.duration(one.rates.averageNs);
    case Requests:
        return cell.number(one.total.requests);
    case Errors:
        return cell.number(one.total.errors);
    case Rtt:
        return cell.duration(one.rtt.count() > 0 ? static_cast<double>(one.rtt.count()) : unknownNumber);
    case LastError:
        return role == Qt::DisplayRole ? QVariant(format::preview(one.lastError.toUtf8()))
                                       : QVariant(cell.text(one.lastError, one.lastError));
    case State:
        return cell.isTip() ? QVariant(one.reason)
            : cell.isSort() ? QVariant(static_cast<double>(one.health))
                            : QVariant(one.stateText);
    default:
        return {};
    }
}

QVariant InstanceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Client:
            return tr("Client library, where the server tells");
        case Share:
            return tr("Part of its queue groups' requests that it answers");
        case ErrorShare:
            return tr("Part of its requests that fail");
        case AverageTime:
            return tr("Average processing time of a request in the last interval");
        case Rtt:
            return tr("From asking to its last answer");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Instance:
        return tr("Instance");
    case Service:
        return tr("Service");
    case Version:
        return tr("Version");
    case Client:
        return tr("Client");
    case Started:
        return tr("Started");
    case RequestRate:
        return tr("Requests/s");
    case Share:
        return tr("Share of load");
    case ErrorShare:
        return tr("Errors");
    case AverageTime:
        return tr("Time");
    case Requests:
        return tr("Requests");
    case Errors:
        return tr("All errors");
    case Rtt:
        return tr("Answers in");
    case LastError:
        return tr("Last error");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace natsight
