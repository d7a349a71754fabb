// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keyfeed.h"
#include "models/keyvalue/keyvalues.h"

#include <QVariant>

namespace natsight {

/// What list and tree show of a key, column by column. GUI thread.
class KeyCells : public QObject
{
    Q_OBJECT

public:
    enum Column { Key, Value, Revision, Changed, Size, TtlLeft, Operation, FixedColumns };
    enum Role {
        KeyRole = Qt::UserRole + 200, ///< QByteArray; of a branch without its last dot
        IdRole, ///< quint32; KeyStore::none for a branch
        MarkRole, ///< KeyFeed::Mark
        IsDeletedRole,
        SortRole, ///< typed
        ExactRole, ///< for copies and tooltips
    };

    /// `feed` may be null in tests; then there are no marks.
    KeyCells(KeyIndex *index, KeyFeed *feed, KeyValues *values, QObject *parent = nullptr);

    [[nodiscard]] KeyIndex *index() const { return m_index; }
    [[nodiscard]] KeyValues *values() const { return m_values; }
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] QVariant data(quint32 id, int column, int role) const;
    [[nodiscard]] QVariant header(int section, int role) const;

    /// A column of its own for what a path leads to in JSON values; `maxPaths` at most.
    [[nodiscard]] Result<void> addPath(const QString &path);
    void removePath(const QString &path);
    static constexpr qsizetype maxPaths = 8;

    void setBucket(const Bucket &bucket) { m_bucket = bucket; }

    [[nodiscard]] static QString operationWord(const KeyFacts &facts);

Q_SIGNALS:
    void aboutToChangeColumns();
    void columnsChanged();

private:
    [[nodiscard]] QVariant text(quint32 id, const KeyFacts &facts, int column) const;
    [[nodiscard]] QVariant exact(quint32 id, const KeyFacts &facts, int column) const;
    [[nodiscard]] QVariant sortable(quint32 id, const KeyFacts &facts, int column) const;
    [[nodiscard]] QString keyText(quint32 id) const;

    KeyIndex *m_index;
    KeyFeed *m_feed;
    KeyValues *m_values;
    Bucket m_bucket;
};

} // namespace natsight
