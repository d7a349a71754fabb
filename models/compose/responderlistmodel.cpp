// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/responderlistmodel.h"

#include "models/core/format.h"

#include <algorithm>

namespace natsight {

namespace {

bool isSame(const ResponderRow &a, const ResponderRow &b)
{
    return a.definition == b.definition && a.instance == b.instance && a.endpoint == b.endpoint;
}

bool isNumeric(int column)
{
    return column >= ResponderListModel::Requests && column <= ResponderListModel::Average;
}

} // namespace

ResponderListModel::ResponderListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ResponderListModel::setRows(const QList<ResponderRow> &rows)
{
    // Those that are gone.
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        const bool isKept = std::any_of(
            rows.begin(), rows.end(), [&](const ResponderRow &row) { return isSame(row, m_rows.at(i)); });
        if (isKept)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    // Those that are new, each in its place: the order of those that stay is the same.
    for (int i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && isSame(m_rows.at(i), rows.at(i))) {
            m_rows[i] = rows.at(i);
            continue;
        }
        beginInsertRows({}, i, i);
        m_rows.insert(i, rows.at(i));
        endInsertRows();
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
}

ResponderListModel::Totals ResponderListModel::totals() const
{
    Totals totals;
    for (const ResponderRow &row : m_rows) {
        totals.running += row.isStarted() ? 1 : 0;
        totals.requests += row.counts.requests;
        totals.answers += row.counts.answers;
        totals.errors += row.counts.errors;
        totals.lost += row.dropped + row.counts.failed;
        totals.rate += row.rate;
    }
    return totals;
}

int ResponderListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ResponderListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ResponderListModel::display(const ResponderRow &row, int column)
{
    switch (column) {
    case State:
        switch (row.state) {
        case ResponderRow::State::Stopped:
            return tr("stopped");
        case ResponderRow::State::Waiting:
            return tr("waiting");
        case ResponderRow::State::Running:
            return row.reason.isEmpty() ? tr("answering") : tr("answers refused");
        case ResponderRow::State::Denied:
            return tr("not allowed");
        }
        return {};
    case Name:
        return row.name;
    case Subject:
        return format::preview(row.subject, 500);
    case QueueGroup:
        return row.queueGroup.isEmpty() ? tr("none") : QString::fromUtf8(row.queueGroup);
    case Requests:
        return format::count(row.counts.requests);
    case Rate:
        return row.isStarted() ? format::rate(row.rate) : format::unknown();
    case Answers:
        return format::count(row.counts.answers);
    case Errors:
        return format::count(row.counts.errors + row.counts.failed);
    case Unanswered:
        return format::count(row.counts.unanswered + row.dropped);
    case Average:
        return row.counts.answers == 0 ? format::unknown()
                                       : format::duration(std::chrono::nanoseconds(row.counts.averageNs()));
    case LastRequest:
        return row.counts.lastRequestNs == 0 ? format::unknown() : format::time(row.counts.lastRequestNs);
    case AnswersWith:
        return row.answer;
    default:
        return {};
    }
}

QVariant ResponderListModel::typed(const ResponderRow &row, int column)
{
    switch (column) {
    case State:
        return static_cast<int>(row.state);
    case Requests:
        return row.counts.requests;
    case Rate:
        return row.rate;
    case Answers:
        return row.counts.answers;
    case Errors:
        return row.counts.errors + row.counts.failed;
    case Unanswered:
        return row.counts.unanswered + row.dropped;
    case Average:
        return row.counts.averageNs();
    case LastRequest:
        return row.counts.lastRequestNs;
    default:
        return display(row, column);
    }
}

QString ResponderListModel::toolTip(const ResponderRow &row, int column)
{
    switch (column) {
    case State:
        return row.reason;
    case Name:
        return row.isService && !row.instanceId.isEmpty() ? tr("%1\nInstance %2").arg(row.name, row.instanceId)
                                                          : QString();
    case QueueGroup:
        return row.queueGroup.isEmpty()
            ? tr("In no queue group: it answers every request, whoever else answers as well.")
            : tr("Of all who answer in the group %1 one gets each request.").arg(QString::fromUtf8(row.queueGroup));
    case Errors:
        if (!row.counts.lastProblem.isEmpty())
            return tr("%1 answers could not be sent, last: %2")
                .arg(format::count(row.counts.failed), row.counts.lastProblem);
        return row.counts.lastError.isEmpty() ? QString()
                                              : tr("Last error: %1").arg(format::preview(row.counts.lastError));
    case Unanswered:
        return tr("%1 without an answer by rule, by hand or for want of a reply subject, %2 dropped because they came "
                  "too fast, %3 under way")
            .arg(format::count(row.counts.unanswered), format::count(row.dropped), format::count(row.counts.waiting));
    case LastRequest:
        return row.counts.lastRequestNs == 0 ? QString() : format::exactTime(row.counts.lastRequestNs);
    default:
        return {};
    }
}

QVariant ResponderListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ResponderRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case SortRole:
        return typed(row, index.column());
    case ExactRole:
        if (index.column() == LastRequest)
            return row.counts.lastRequestNs == 0 ? QString() : format::exactTime(row.counts.lastRequestNs);
        return isNumeric(index.column()) ? typed(row, index.column()) : display(row, index.column());
    case StateRole:
        return static_cast<int>(row.state);
    case Qt::TextAlignmentRole:
        return isNumeric(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        if (const QString tip = toolTip(row, index.column()); !tip.isEmpty())
            return tip;
        return {};
    default:
        return {};
    }
}

QVariant ResponderListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && isNumeric(section))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Name:
        return tr("Name");
    case Subject:
        return tr("Subject");
    case QueueGroup:
        return tr("Queue group");
    case Requests:
        return tr("Requests");
    case Rate:
        return tr("Rate");
    case Answers:
        return tr("Answers");
    case Errors:
        return tr("Errors");
    case Unanswered:
        return tr("Unanswered");
    case Average:
        return tr("Avg. time");
    case LastRequest:
        return tr("Last request");
    case AnswersWith:
        return tr("Answer");
    default:
        return {};
    }
}

} // namespace natsight
