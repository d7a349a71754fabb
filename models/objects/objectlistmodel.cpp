// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/objects/objectlistmodel.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <QSet>

namespace natsight {

namespace {

QString kindText(const ObjectInfo &info)
{
    if (info.isDeleted)
        return ObjectListModel::tr("deleted");
    if (!info.problem.isEmpty())
        return ObjectListModel::tr("broken");
    if (!info.link)
        return ObjectListModel::tr("object");
    return info.link->name.isEmpty() ? ObjectListModel::tr("link → %1").arg(info.link->bucket)
                                     : ObjectListModel::tr("link → %1/%2").arg(info.link->bucket, info.link->name);
}

} // namespace

Verdict judge(const ObjectRow &row)
{
    if (row.info.isDeleted)
        return { Health::Paused, Text::tr("It was deleted: only its metadata are left.") };
    if (!row.info.problem.isEmpty())
        return { Health::Stuck, row.info.problem };
    return {};
}

void ObjectListModel::setShowsDeleted(bool isOn)
{
    if (isOn == m_showsDeleted)
        return;
    m_showsDeleted = isOn;
    if (isOn) {
        QList<ObjectRow> more;
        for (const ObjectInfo &info : std::as_const(m_deleted))
            more.append({ info });
        merge(more);
    } else {
        removeIf([](const ObjectRow &row) { return row.info.isDeleted; });
    }
}

void ObjectListModel::add(const QList<ObjectInfo> &objects)
{
    QList<ObjectRow> rows;
    QSet<QByteArray> hidden;
    for (const ObjectInfo &info : objects) {
        if (info.isDeleted)
            m_deleted.insert(info.subject, info);
        else
            m_deleted.remove(info.subject);
        if (info.isDeleted && !m_showsDeleted) {
            if (placeOf(info.subject) >= 0)
                hidden.insert(info.subject);
        } else {
            rows.append({ info });
        }
    }
    if (!hidden.isEmpty())
        removeIf([&hidden](const ObjectRow &row) { return hidden.contains(row.info.subject); });
    merge(rows);
}

void ObjectListModel::remove(const QList<QByteArray> &subjects)
{
    const QSet<QByteArray> gone(subjects.begin(), subjects.end());
    for (const QByteArray &subject : subjects)
        m_deleted.remove(subject);
    removeIf([&gone](const ObjectRow &row) { return gone.contains(row.info.subject); });
}

ObjectListModel::Totals ObjectListModel::totals() const
{
    Totals totals;
    for (const ObjectRow &row : rows()) {
        if (row.info.isDeleted)
            continue;
        ++totals.objects;
        totals.links += row.info.isLink() ? 1 : 0;
        totals.broken += row.info.problem.isEmpty() ? 0 : 1;
        totals.bytes += row.info.size;
    }
    return totals;
}

int ObjectListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ObjectListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ObjectInfo &info = rows().at(index.row()).info;
    const Verdict &judged = verdict(index.row());
    const bool isNumber = index.column() == Size || index.column() == Chunks;
    switch (role) {
    case HealthRole:
        return static_cast<int>(judged.health);
    case ReasonRole:
        return judged.reason;
    case NameRole:
        return info.name;
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        break;
    }
    const bool isShown = role == Qt::DisplayRole;
    const bool isSort = role == SortRole;
    const bool isExact = role == ExactRole;
    const bool isTip = role == Qt::ToolTipRole;
    if (!isShown && !isSort && !isExact && !isTip)
        return {};
    const auto number = [&](quint64 value, const QString &shown, const QString &tip) -> QVariant {
        if (info.isLink() || info.isDeleted)
            return isShown ? QVariant(format::unknown()) : isSort ? QVariant(-1.0) : QVariant();
        return isShown ? QVariant(shown)
            : isSort   ? QVariant(static_cast<double>(value))
            : isExact  ? QVariant(value)
                       : QVariant(tip);
    };
    const auto text = [&](const QString &value) -> QVariant {
        return isTip ? QVariant() : value.isEmpty() && isShown ? QVariant(format::unknown()) : QVariant(value);
    };
    switch (index.column()) {
    case Name:
        return text(info.name);
    case Kind:
        return isTip ? QVariant(judged.reason) : QVariant(kindText(info));
    case Size:
        return number(
            info.size, format::bytes(static_cast<double>(info.size)), tr("%1 bytes").arg(format::count(info.size)));
    case Chunks:
        return number(info.chunks, format::count(info.chunks), {});
    case Modified:
        if (isSort)
            return static_cast<double>(info.modifiedNs);
        if (isShown)
            return info.modifiedNs > 0 ? format::time(info.modifiedNs) : format::unknown();
        if (info.modifiedNs <= 0)
            return {};
        return isExact ? QString::fromLatin1(timeToJson(info.modifiedNs)) : format::exactTime(info.modifiedNs);
    case Description:
        return text(info.texts.description);
    case Digest:
        return text(info.digest);
    case Nuid:
        return text(info.nuid);
    default:
        return {};
    }
}

QVariant ObjectListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Size || section == Chunks ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter))
                                                    : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Object");
    case Kind:
        return tr("Kind");
    case Size:
        return tr("Size");
    case Chunks:
        return tr("Chunks");
    case Modified:
        return tr("Modified");
    case Description:
        return tr("Description");
    case Digest:
        return tr("Digest");
    case Nuid:
        return tr("Nuid");
    default:
        return {};
    }
}

} // namespace natsight
