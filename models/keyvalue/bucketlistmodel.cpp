// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/bucketlistmodel.h"

#include "models/core/format.h"
#include "models/jetstream/bucketconfig.h"
#include "models/jetstream/streamorigins.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace natsight {

namespace {

using Model = BucketListModel;

/// The cell of the stream that a column shows; ColumnCount: it has none.
StreamListModel::Column streamColumn(int column)
{
    switch (column) {
    case Model::BucketState:
        return StreamListModel::State;
    case Model::Values:
        return StreamListModel::Messages;
    case Model::Size:
        return StreamListModel::Bytes;
    case Model::ChangeRate:
        return StreamListModel::MessageRate;
    case Model::LastChange:
        return StreamListModel::Last;
    case Model::Replicas:
        return StreamListModel::Replicas;
    case Model::Leader:
        return StreamListModel::Leader;
    case Model::Storage:
        return StreamListModel::Storage;
    case Model::Lag:
        return StreamListModel::Lag;
    default:
        return StreamListModel::ColumnCount;
    }
}

bool isNumeric(int column)
{
    switch (column) {
    case Model::Keys:
    case Model::SizeLimit:
    case Model::History:
    case Model::Ttl:
    case Model::ValueSize:
        return true;
    default:
        return false;
    }
}

QString compressionOf(const StreamInfo &info)
{
    const auto found = info.config->find("compression");
    return found != info.config->end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                             : QString();
}

/// `mirror of config`, `sources: a, b`.
QString originText(ConfigOf what, const StreamInfo &info)
{
    const QList<StreamOrigin> origins = originsOf(info);
    QStringList names;
    for (const StreamOrigin &origin : origins) {
        QString name = bucketName(what, origin.name);
        if (!origin.domain.isEmpty())
            name += u'@' + origin.domain;
        names << name;
    }
    if (names.isEmpty())
        return {};
    return origins.constFirst().isMirror ? BucketListModel::tr("mirror of %1").arg(names.constFirst())
        : names.size() == 1              ? BucketListModel::tr("source: %1").arg(names.constFirst())
                                         : BucketListModel::tr("sources: %1").arg(names.join(QLatin1String(", ")));
}

} // namespace

BucketListModel::BucketListModel(ConfigOf what, QObject *parent)
    : StreamListModel(parent)
    , m_what(what)
{
}

void BucketListModel::mergeStreams(const QList<StreamRow> &rows)
{
    QList<StreamRow> mine;
    for (const StreamRow &row : rows) {
        if (bucketKindOf(row.name) == m_what)
            mine << row;
    }
    merge(mine);
}

void BucketListModel::setObjectCount(const QString &stream, quint64 objects)
{
    m_objects.insert(stream, objects);
    if (const int place = rowOf(stream); place >= 0)
        Q_EMIT dataChanged(index(place, Keys), index(place, Keys));
}

QVariant BucketListModel::keysCell(const StreamRow &row, int role) const
{
    const quint64 subjects = row.info->state.subjects;
    const auto counted = m_objects.constFind(row.name);
    const bool isExactly = m_what == ConfigOf::KeyValue || counted != m_objects.cend();
    const quint64 number = m_what == ConfigOf::KeyValue || !isExactly ? subjects : *counted;
    switch (role) {
    case Qt::DisplayRole:
        return isExactly ? format::count(number) : QString(QStringLiteral("≤ ") + format::count(number));
    case SortRole:
        return static_cast<double>(number);
    case ExactRole:
        return isExactly ? QVariant(number) : QVariant();
    default:
        return isExactly ? QVariant()
                         : QVariant(tr("Not counted: each object has one or two of the bucket's subjects"));
    }
}

QString BucketListModel::bucketAt(int row) const
{
    return bucketName(m_what, streamAt(row));
}

int BucketListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : BucketColumnCount;
}

QVariant BucketListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StreamRow &row = this->row(index.row());
    const QString name = bucketName(m_what, row.name);
    if (role == NameRole)
        return name;
    if (const Column column = streamColumn(index.column()); column != ColumnCount)
        return StreamListModel::data(createIndex(index.row(), column), role);
    if (role == Qt::TextAlignmentRole)
        return isNumeric(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    const bool isShown = role == Qt::DisplayRole;
    const bool isSort = role == SortRole;
    const bool isExact = role == ExactRole;
    const bool isTip = role == Qt::ToolTipRole;
    if (!isShown && !isSort && !isExact && !isTip) // of the stream's name, in every column
        return StreamListModel::data(createIndex(index.row(), StreamListModel::Name), role);
    if (index.column() == BucketName) {
        if (isTip)
            return row.info && !row.info->description.isEmpty() ? QVariant(row.info->description) : QVariant();
        return name;
    }
    if (!row.info) {
        const bool isUnknown = isShown && index.column() != Notes;
        return isUnknown ? QVariant(format::unknown()) : isSort ? QVariant(-1.0) : QVariant();
    }
    const StreamInfo &info = *row.info;
    // No limit sorts above all limits.
    const auto limit = [&](qint64 value, const QString &shown, const QString &none) -> QVariant {
        const bool isLimited = value > 0;
        return isShown ? QVariant(isLimited ? shown : QStringLiteral("∞"))
            : isSort   ? QVariant(isLimited ? static_cast<double>(value) : std::numeric_limits<double>::max())
            : isExact  ? (isLimited ? QVariant(value) : QVariant())
                       : (isLimited ? QVariant() : QVariant(none));
    };
    const auto text = [&](const QString &value, const QString &tip = {}) -> QVariant {
        return isTip ? (tip.isEmpty() ? QVariant() : QVariant(tip)) : QVariant(value);
    };
    switch (index.column()) {
    case Keys:
        return keysCell(row, role);
    case SizeLimit:
        return limit(info.maxBytes, format::bytes(static_cast<double>(info.maxBytes)), tr("No limit of size"));
    case History:
        return limit(info.maxMessagesPerSubject, format::count(static_cast<quint64>(info.maxMessagesPerSubject)),
            tr("All values of a key are kept"));
    case Ttl:
        return limit(
            info.maxAgeNs, format::duration(std::chrono::nanoseconds(info.maxAgeNs)), tr("Nothing expires by itself"));
    case ValueSize:
        return limit(info.maxMessageSize, format::bytes(static_cast<double>(info.maxMessageSize)),
            tr("As large as the server takes"));
    case Compression: {
        const QString how = compressionOf(info);
        return text(how.isEmpty() || how == QLatin1String("none") ? tr("none") : how);
    }
    case Origin:
        return text(originText(m_what, info));
    case Domain:
        return text(info.domain);
    case Notes: {
        QStringList sentences;
        if (isTip) {
            const QList<ConfigProblem> notices = bucketNotices(m_what, *info.config);
            for (const ConfigProblem &one : notices)
                sentences << one.text;
        }
        return text(bucketNoticeWords(m_what, *info.config).join(QLatin1String(", ")), sentences.join(u'\n'));
    }
    default:
        return {};
    }
}

QVariant BucketListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isKeyValue = m_what == ConfigOf::KeyValue;
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Keys:
            return isKeyValue ? tr("Different keys; deleted ones count until their markers are compacted away")
                              : tr("Deleted objects count as long as their descriptions stay");
        case Values:
            return isKeyValue ? tr("All values that are kept: history and markers of deleted keys included")
                              : tr("Parts and descriptions of objects");
        case Notes:
            return tr("What will not work with this bucket, or works otherwise than with those that clients make");
        default:
            break;
        }
    }
    if (role == Qt::DisplayRole) {
        switch (section) {
        case BucketName:
            return tr("Bucket");
        case Keys:
            return isKeyValue ? tr("Keys (with deleted)") : tr("Objects (with deleted)");
        case Values:
            return isKeyValue ? tr("Values") : tr("Parts");
        case Size:
            return tr("Size");
        case SizeLimit:
            return tr("Limit");
        case History:
            return tr("History");
        case Ttl:
            return tr("TTL");
        case ChangeRate:
            return tr("Changes/s");
        case LastChange:
            return tr("Last change");
        case Compression:
            return tr("Compression");
        case Origin:
            return tr("Copies");
        case Domain:
            return tr("Domain");
        case ValueSize:
            return tr("Value size");
        case Notes:
            return tr("Notes");
        default:
            break;
        }
    }
    if (role == Qt::TextAlignmentRole && isNumeric(section))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    const Column column = streamColumn(section);
    return column != ColumnCount ? StreamListModel::headerData(column, orientation, role) : QVariant();
}

} // namespace natsight
