// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keycells.h"

#include "models/core/format.h"

#include <QDateTime>

#include <limits>

namespace natsight {

namespace {

qint64 nowNs()
{
    return QDateTime::currentMSecsSinceEpoch() * 1'000'000;
}

bool isNumber(int column)
{
    return column == KeyCells::Revision || column == KeyCells::Changed || column == KeyCells::Size
        || column == KeyCells::TtlLeft;
}

} // namespace

KeyCells::KeyCells(KeyIndex *index, KeyFeed *feed, KeyValues *values, QObject *parent)
    : QObject(parent)
    , m_index(index)
    , m_feed(feed)
    , m_values(values)
{
}

int KeyCells::columnCount() const
{
    return FixedColumns + (m_values ? static_cast<int>(m_values->paths().size()) : 0);
}

Result<void> KeyCells::addPath(const QString &path)
{
    QStringList paths = m_values->paths();
    if (path.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("Type the path of a field, for instance limits.max."));
    if (paths.contains(path))
        return fail(Error::Kind::Invalid, tr("There is such a column already."));
    if (paths.size() >= maxPaths)
        return fail(Error::Kind::Limit, tr("At most %1 such columns are shown.").arg(maxPaths));
    Q_EMIT aboutToChangeColumns();
    m_values->setPaths(paths << path);
    Q_EMIT columnsChanged();
    return {};
}

void KeyCells::removePath(const QString &path)
{
    QStringList paths = m_values->paths();
    if (!paths.removeOne(path))
        return;
    Q_EMIT aboutToChangeColumns();
    m_values->setPaths(paths);
    Q_EMIT columnsChanged();
}

QString KeyCells::keyText(quint32 id) const
{
    const std::string_view key = m_index->store().key(id);
    return format::preview(QByteArrayView(key.data(), static_cast<qsizetype>(key.size())), 4'096);
}

QString KeyCells::operationWord(const KeyFacts &facts)
{
    switch (facts.meaning.reason) {
    case MarkerReason::MaxAge:
        return tr("expired");
    case MarkerReason::Purge:
        return tr("purged by a limit");
    case MarkerReason::Remove:
        return tr("removed");
    case MarkerReason::Other:
    case MarkerReason::None:
        break;
    }
    switch (facts.meaning.operation) {
    case KeyOperation::Put:
        return facts.revision == 0 ? format::unknown() : tr("put");
    case KeyOperation::Delete:
        return tr("deleted");
    case KeyOperation::Purge:
        return tr("purged");
    }
    return {};
}

QVariant KeyCells::text(quint32 id, const KeyFacts &facts, int column) const
{
    switch (column) {
    case Key:
        return keyText(id);
    case Value: {
        if (facts.isDeleted() || !m_values)
            return QString();
        if (m_values->isTooLong(id))
            return tr("long: select it to read it");
        const KeyValue *value = m_values->look(id);
        return value ? value->preview : QString(QStringLiteral("…"));
    }
    case Revision:
        return facts.revision == 0 ? format::unknown() : QString::number(facts.revision);
    case Changed:
        return facts.timeNs == 0 ? format::unknown()
                                 : format::ago(std::chrono::nanoseconds(std::max<qint64>(0, nowNs() - facts.timeNs)));
    case Size:
        return facts.isDeleted() || facts.size < 0 ? format::unknown() : format::bytes(double(facts.size));
    case TtlLeft: {
        if (facts.timeNs == 0)
            return format::unknown();
        const qint64 expires = facts.expiresNs(m_bucket);
        if (expires == 0)
            return QStringLiteral("∞");
        // Whole seconds, so that it does not tremble.
        const qint64 left = std::max<qint64>(0, expires - nowNs()) / 1'000'000'000;
        return format::duration(std::chrono::seconds(left));
    }
    case Operation:
        return operationWord(facts);
    default: {
        if (facts.isDeleted() || m_values->isTooLong(id))
            return QString();
        const KeyValue *value = m_values->look(id);
        return value ? value->fields.value(column - FixedColumns) : QString();
    }
    }
}

QVariant KeyCells::exact(quint32 id, const KeyFacts &facts, int column) const
{
    switch (column) {
    case Revision:
        return facts.revision == 0 ? QVariant() : QVariant(facts.revision);
    case Changed:
        return facts.timeNs == 0 ? QVariant() : QVariant(format::exactTime(facts.timeNs));
    case Size:
        return facts.isDeleted() || facts.size < 0 ? QVariant() : QVariant(facts.size);
    case TtlLeft: {
        const qint64 expires = facts.expiresNs(m_bucket);
        if (facts.timeNs == 0)
            return {};
        return expires == 0 ? QVariant(tr("stays")) : QVariant(tr("until %1").arg(format::exactTime(expires)));
    }
    default:
        return text(id, facts, column);
    }
}

QVariant KeyCells::sortable(quint32 id, const KeyFacts &facts, int column) const
{
    switch (column) {
    case Revision:
        return facts.revision;
    case Changed:
        return facts.timeNs;
    case Size:
        return facts.isDeleted() ? qint64 { -1 } : facts.size;
    case TtlLeft: {
        const qint64 expires = facts.expiresNs(m_bucket);
        return expires == 0 ? std::numeric_limits<qint64>::max() : expires;
    }
    case Operation:
        return static_cast<int>(facts.meaning.operation) * 8 + static_cast<int>(facts.meaning.reason);
    default:
        return text(id, facts, column);
    }
}

QVariant KeyCells::data(quint32 id, int column, int role) const
{
    const KeyStore &store = m_index->store();
    switch (role) {
    case Qt::TextAlignmentRole:
        return isNumber(column) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case IdRole:
        return id;
    case KeyRole: {
        const std::string_view key = store.key(id);
        return QByteArray(key.data(), static_cast<qsizetype>(key.size()));
    }
    case MarkRole:
        return static_cast<int>(m_feed ? m_feed->mark(id, QDateTime::currentMSecsSinceEpoch()) : KeyFeed::Mark::None);
    case IsDeletedRole:
        return store.isDeleted(id);
    case Qt::DisplayRole:
        return text(id, store.facts(id), column);
    case Qt::ToolTipRole:
        if (column != Key && column != Changed && column != Size && column != TtlLeft)
            return {};
        [[fallthrough]];
    case ExactRole:
        return exact(id, store.facts(id), column);
    case SortRole:
        return sortable(id, store.facts(id), column);
    default:
        return {};
    }
}

QVariant KeyCells::header(int section, int role) const
{
    if (role == Qt::TextAlignmentRole && isNumber(section))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section >= FixedColumns)
        return tr("From the values, where they are JSON");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Key:
        return tr("Key");
    case Value:
        return tr("Value");
    case Revision:
        return tr("Revision");
    case Changed:
        return tr("Changed");
    case Size:
        return tr("Size");
    case TtlLeft:
        return tr("TTL left");
    case Operation:
        return tr("Operation");
    default:
        return m_values ? m_values->paths().value(section - FixedColumns) : QString();
    }
}

} // namespace natsight
