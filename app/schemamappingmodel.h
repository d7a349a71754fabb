// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/schemabook.h"

#include <QAbstractTableModel>

#include <memory>

namespace natsight {

/// Which subjects have which type, to be edited in place. GUI thread.
class SchemaMappingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Pattern, Type, Note, columns };

    explicit SchemaMappingModel(QObject *parent = nullptr);

    void setMappings(const QList<SchemaMapping> &mappings);
    /// With a pattern; others are not worth keeping.
    [[nodiscard]] QList<SchemaMapping> mappings() const;
    /// By which types are completed and judged.
    void setBook(std::shared_ptr<const SchemaBook> book);
    [[nodiscard]] const SchemaBook *book() const { return m_book.get(); }

    int append(); ///< an empty one; its row
    void remove(const QList<int> &rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void edited(); ///< by a person

private:
    QList<SchemaMapping> m_mappings;
    std::shared_ptr<const SchemaBook> m_book;
};

} // namespace natsight
