// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicetimelinemodel.h"

#include "models/core/text.h"
#include "models/services/servicefindings.h"
#include "models/services/servicerowsmodel.h"

#include <algorithm>

namespace natsight {

QString serviceEventWord(ServiceEvent::Kind kind)
{
    switch (kind) {
    case ServiceEvent::Kind::Joined:
        return Text::tr("joined");
    case ServiceEvent::Kind::Left:
        return Text::tr("left");
    case ServiceEvent::Kind::Returned:
        return Text::tr("returned");
    case ServiceEvent::Kind::Restarted:
        return Text::tr("restarted");
    case ServiceEvent::Kind::VersionChanged:
        break;
    }
    return Text::tr("new version");
}

void ServiceTimelineModel::setEvents(const QList<ServiceEvent> &events)
{
    const quint64 newest = m_events.isEmpty() ? 0 : m_events.constLast().number;
    // Another list than the one before: another service, or a new connection.
    const bool isOther = !m_events.isEmpty()
        && std::none_of(
            events.begin(), events.end(), [this](const ServiceEvent &one) { return one == m_events.constLast(); });
    if (isOther) {
        beginRemoveRows({}, 0, static_cast<int>(m_events.size()) - 1);
        m_events.clear();
        endRemoveRows();
    }
    QList<ServiceEvent> added;
    std::copy_if(events.begin(), events.end(), std::back_inserter(added),
        [&](const ServiceEvent &one) { return isOther || one.number > newest; });
    if (added.size() > maxRows)
        added.remove(0, added.size() - maxRows);
    if (added.isEmpty())
        return;
    const auto tooMany = static_cast<int>(m_events.size() + added.size() - maxRows);
    if (tooMany > 0) {
        const int rows = rowCount();
        beginRemoveRows({}, rows - tooMany, rows - 1);
        m_events.remove(0, tooMany);
        endRemoveRows();
    }
    beginInsertRows({}, 0, static_cast<int>(added.size()) - 1);
    m_events += added;
    endInsertRows();
}

const ServiceEvent &ServiceTimelineModel::event(int row) const
{
    return m_events.at(m_events.size() - 1 - row);
}

int ServiceTimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int ServiceTimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ServiceTimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ServiceEvent &one = event(index.row());
    switch (role) {
    case ServiceRole::Name:
        return one.service;
    case ServiceRole::Instance:
        return one.instance;
    case ServiceRole::Version:
        return one.version;
    case ServiceRole::Kind:
        return static_cast<int>(one.kind);
    case ServiceRole::FilterText:
        return QStringList { one.service, one.instance, one.version, one.previous, one.text }.join(QLatin1Char('\n'));
    default:
        break;
    }
    const ListCell cell(role);
    if (!cell.isOne())
        return {};
    switch (index.column()) {
    case Time:
        return cell.moment(one.timeMs * 1'000'000);
    case Event:
        return cell.text(serviceEventWord(one.kind));
    case Service:
        return cell.text(one.service);
    case Instance:
        return role == Qt::DisplayRole ? QVariant(shortInstanceId(one.instance)) : QVariant(one.instance);
    case Version:
        return cell.text(one.version);
    case Words:
        return cell.text(one.text);
    default:
        return {};
    }
}

QVariant ServiceTimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Event:
        return tr("Event");
    case Service:
        return tr("Service");
    case Instance:
        return tr("Instance");
    case Version:
        return tr("Version");
    case Words:
        return tr("What happened");
    default:
        return {};
    }
}

} // namespace natsight
