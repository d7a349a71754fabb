// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/tracemodel.h"

#include "models/core/format.h"
#include "models/core/text.h"

namespace natsight {

namespace {

TopologyHealth healthOf(const TraceStep &step)
{
    if (!step.error.isEmpty())
        return TopologyHealth::Bad;
    if (step.isLastTold || step.hasNoInterest)
        return TopologyHealth::Warning;
    const bool isGot = (step.kind == TraceStep::Kind::Egress && step.peer == TraceStep::Peer::Client)
        || (step.kind == TraceStep::Kind::JetStream && !step.stream.isEmpty());
    return isGot ? TopologyHealth::Good : TopologyHealth::Unknown;
}

} // namespace

TraceModel::TraceModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void TraceModel::setTrace(const MessageTrace &trace)
{
    beginResetModel();
    m_trace = trace;
    m_rows.clear();
    m_roots.clear();
    m_numbers.clear();
    m_next.clear();
    for (qsizetype i = 0; i < m_trace.hops.size(); ++i) {
        if (const MessageTrace::Hop &hop = m_trace.hops.at(i); hop.parent >= 0)
            m_next.insert({ hop.parent, hop.step }, i);
    }
    for (qsizetype i = 0; i < m_trace.hops.size(); ++i) {
        if (m_trace.hops.at(i).parent < 0)
            addHop(i, -1);
    }
    endResetModel();
}

int TraceModel::add(qsizetype hop, qsizetype step, int parent)
{
    const int row = static_cast<int>(m_rows.size());
    QList<int> &siblings = parent < 0 ? m_roots : m_rows[parent].children;
    const int place = static_cast<int>(siblings.size());
    siblings << row;
    m_rows.append({ hop, step, parent, place, {} });
    return row;
}

/// As deep as hops follow each other, which traceOf() bounds.
void TraceModel::addHop(qsizetype hop, int parent)
{
    const int row = add(hop, -1, parent);
    m_numbers.insert(hop, static_cast<int>(m_numbers.size()) + 1);
    for (qsizetype step = 0; step < m_trace.hops.at(hop).event.steps.size(); ++step) {
        const int child = add(hop, step, row);
        if (const qsizetype next = m_next.value({ hop, step }, -1); next >= 0)
            addHop(next, child);
    }
}

const TraceEvent *TraceModel::event(const QModelIndex &index) const
{
    return index.isValid() ? &m_trace.hops.at(m_rows.at(static_cast<qsizetype>(index.internalId())).hop).event
                           : nullptr;
}

const TraceStep *TraceModel::step(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const Row &row = m_rows.at(static_cast<qsizetype>(index.internalId()));
    return row.step >= 0 ? &m_trace.hops.at(row.hop).event.steps.at(row.step) : nullptr;
}

QModelIndex TraceModel::indexOf(const QString &hop) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).step < 0 && m_trace.hops.at(m_rows.at(i).hop).event.hop == hop)
            return createIndex(m_rows.at(i).place, 0, static_cast<quintptr>(i));
    }
    return {};
}

QModelIndex TraceModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const QList<int> &siblings = parent.isValid() ? m_rows.at(static_cast<qsizetype>(parent.internalId())).children
                                                  : m_roots;
    return createIndex(row, column, static_cast<quintptr>(siblings.at(row)));
}

QModelIndex TraceModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const int parent = m_rows.at(static_cast<qsizetype>(child.internalId())).parent;
    return parent < 0 ? QModelIndex() : createIndex(m_rows.at(parent).place, 0, static_cast<quintptr>(parent));
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    return static_cast<int>(
        parent.isValid() ? m_rows.at(static_cast<qsizetype>(parent.internalId())).children.size() : m_roots.size());
}

int TraceModel::columnCount(const QModelIndex &) const
{
    return columns;
}

QString TraceModel::text(const Row &row, int column) const
{
    const TraceEvent &event = m_trace.hops.at(row.hop).event;
    const TraceStep *step = row.step >= 0 ? &event.steps.at(row.step) : nullptr;
    switch (column) {
    case What:
        return step ? traceStepKind(*step) : Text::tr("%1 · %2").arg(numberOf(row.hop)).arg(event.server.name);
    case Details:
        if (step)
            return traceStepWords(*step);
        return event.server.cluster.isEmpty() || event.server.cluster == event.server.name
            ? Text::tr("server, version %1").arg(event.server.version)
            : Text::tr("server of cluster %1, version %2").arg(event.server.cluster, event.server.version);
    case Account:
        return step ? step->account : QString();
    case After: {
        const qint64 start = m_trace.startNs();
        const TraceStep *in = step ? step : event.ingress();
        if (!in || in->timeNs == 0 || start == 0)
            return {};
        // Clocks of servers differ.
        return in->timeNs < start ? Text::tr("clock is behind")
                                  : format::duration(std::chrono::nanoseconds(in->timeNs - start));
    }
    default:
        return {};
    }
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(static_cast<qsizetype>(index.internalId()));
    const TraceEvent &event = m_trace.hops.at(row.hop).event;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() == After ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::AccessibleTextRole: {
        QStringList parts;
        for (int column = 0; column < columns; ++column) {
            if (const QString part = text(row, column); !part.isEmpty())
                parts << part;
        }
        return index.column() == What ? parts.join(QStringLiteral(", ")) : text(row, index.column());
    }
    case ServerRole:
        return event.server.name;
    case ServerIdRole:
        return event.server.id;
    case HealthRole:
        return static_cast<int>(row.step >= 0 ? healthOf(event.steps.at(row.step)) : TopologyHealth::Unknown);
    case IsServerRole:
        return row.step < 0;
    default:
        return {};
    }
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return Text::tr("Server and step");
    case Details:
        return Text::tr("From, to");
    case Account:
        return Text::tr("Account");
    case After:
        return Text::tr("After");
    default:
        return {};
    }
}

} // namespace natsight
