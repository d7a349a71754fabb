// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemeventmodel.h"

#include <algorithm>

namespace natsight {

bool SystemEventModel::isShown(const SystemEvent &event) const
{
    switch (m_show) {
    case Show::All:
        return true;
    case Show::Servers:
        return event.source == SystemEvent::Source::Server;
    case Show::JetStream:
        return event.source == SystemEvent::Source::JetStream;
    case Show::Problems:
        break;
    }
    return event.severity >= SystemEvent::Severity::Warning;
}

void SystemEventModel::add(const QList<SystemEvent> &events)
{
    const quint64 newest = m_all.empty() ? 0 : m_all.front().number;
    QList<SystemEvent> added;
    for (const SystemEvent &one : events) {
        if (one.number <= newest)
            continue;
        m_all.push_front(one);
        if (isShown(one))
            added << one;
    }
    while (m_all.size() > static_cast<std::size_t>(maxRows))
        m_all.pop_back();
    if (added.size() > maxRows)
        added.remove(0, added.size() - maxRows);
    const auto tooMany = static_cast<int>(static_cast<qsizetype>(m_shown.size()) + added.size() - maxRows);
    if (tooMany > 0) {
        beginRemoveRows({}, rowCount() - tooMany, rowCount() - 1);
        m_shown.erase(m_shown.end() - tooMany, m_shown.end());
        endRemoveRows();
    }
    if (added.isEmpty())
        return;
    beginInsertRows({}, 0, static_cast<int>(added.size()) - 1);
    for (const SystemEvent &one : std::as_const(added))
        m_shown.push_front(one);
    endInsertRows();
}

void SystemEventModel::clear()
{
    beginResetModel();
    m_all.clear();
    m_shown.clear();
    endResetModel();
}

void SystemEventModel::setShow(Show show)
{
    if (m_show == show)
        return;
    beginResetModel();
    m_show = show;
    m_shown.clear();
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(m_shown),
        [this](const SystemEvent &one) { return isShown(one); });
    endResetModel();
}

int SystemEventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int SystemEventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SystemEventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SystemEvent &one = event(index.row());
    switch (role) {
    case SystemRole::Condition:
        return static_cast<int>(one.severity);
    case SystemRole::Reason:
        return one.text;
    case SystemRole::Name:
        return one.thing;
    case SystemRole::Id:
        return one.number;
    default:
        break;
    }
    const SystemCell cell(role);
    if (!cell.isOne())
        return {};
    switch (index.column()) {
    case Time:
        // Events of one moment stay in their order.
        return cell.isSort() ? QVariant(static_cast<double>(one.number)) : cell.moment(one.timeMs);
    case Kind:
        return cell.text(one.kind);
    case Server:
        return cell.text(one.server);
    case Account:
        return cell.text(one.account);
    case Thing:
        return cell.text(one.thing);
    case Words:
        return cell.text(one.text);
    case Subject:
        return cell.text(QString::fromUtf8(one.subject));
    default:
        return {};
    }
}

QVariant SystemEventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Kind:
        return tr("Event");
    case Server:
        return tr("Server");
    case Account:
        return tr("Account");
    case Thing:
        return tr("Of");
    case Words:
        return tr("What happened");
    case Subject:
        return tr("Subject");
    default:
        return {};
    }
}

} // namespace natsight
