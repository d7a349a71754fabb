// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schemamappingmodel.h"

#include <algorithm>

namespace natsight {

SchemaMappingModel::SchemaMappingModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SchemaMappingModel::setMappings(const QList<SchemaMapping> &mappings)
{
    beginResetModel();
    m_mappings = mappings;
    endResetModel();
}

QList<SchemaMapping> SchemaMappingModel::mappings() const
{
    QList<SchemaMapping> kept;
    std::copy_if(m_mappings.cbegin(), m_mappings.cend(), std::back_inserter(kept),
        [](const SchemaMapping &mapping) { return !mapping.pattern.isEmpty(); });
    return kept;
}

void SchemaMappingModel::setBook(std::shared_ptr<const SchemaBook> book)
{
    m_book = std::move(book);
    if (!m_mappings.isEmpty())
        Q_EMIT dataChanged(index(0, Note), index(rowCount() - 1, Note));
}

int SchemaMappingModel::append()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_mappings.emplace_back();
    endInsertRows();
    return row;
}

void SchemaMappingModel::remove(const QList<int> &rows)
{
    QList<int> last = rows;
    std::sort(last.begin(), last.end(), std::greater<>());
    for (const int row : std::as_const(last)) {
        beginRemoveRows({}, row, row);
        m_mappings.removeAt(row);
        endRemoveRows();
    }
    if (!last.isEmpty())
        Q_EMIT edited();
}

int SchemaMappingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_mappings.size());
}

int SchemaMappingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant SchemaMappingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SchemaMapping &mapping = m_mappings.at(index.row());
    const bool isText = role == Qt::DisplayRole || role == Qt::EditRole;
    if (isText && index.column() == Pattern)
        return QString::fromUtf8(mapping.pattern);
    if (isText && index.column() == Type)
        return mapping.type;
    const bool isNote = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (isNote && index.column() == Note && m_book && !mapping.pattern.isEmpty())
        return m_book->problemOf(mapping);
    return {};
}

QVariant SchemaMappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Pattern:
        return tr("Subjects");
    case Type:
        return tr("Type");
    default:
        return tr("Problem");
    }
}

Qt::ItemFlags SchemaMappingModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() != Note ? usual | Qt::ItemIsEditable : usual;
}

bool SchemaMappingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() == Note)
        return false;
    SchemaMapping &mapping = m_mappings[index.row()];
    const SchemaMapping before = mapping;
    const QString typed = value.toString().simplified();
    if (index.column() == Pattern)
        mapping.pattern = QString(typed).remove(u' ').toUtf8();
    else
        mapping.type = m_book ? m_book->typeNamed(typed).value_or(typed) : typed;
    if (mapping == before)
        return true;
    Q_EMIT dataChanged(index, this->index(index.row(), Note));
    Q_EMIT edited();
    return true;
}

} // namespace natsight
