// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QByteArray>
#include <QList>
#include <QString>

#include <string_view>

namespace natsight {

/// One place in which two payloads differ.
struct PayloadChange {
    enum class Kind { Changed, Added, Removed };
    Kind kind = Kind::Changed;
    QString place; ///< `limits.per_minute`, `line 3`, `00000010`; empty = the whole payload
    QString before;
    QString after;
    friend bool operator==(const PayloadChange &, const PayloadChange &) = default;
};

/// Where two payloads differ.
struct PayloadDifference {
    enum class By { Members, Lines, Bytes };
    By by = By::Members;
    QList<PayloadChange> changes;
    bool isCut = false; ///< there may be more than is listed or was looked at
};

/// By members where both have a tree (JSON, MessagePack, CBOR, what a schema reads), else by lines where both are text, else by rows of 16
/// bytes; packed payloads by what is in them. At most 1,000 places; of each payload the first MiB is looked at. Any thread.
[[nodiscard]] PayloadDifference payloadDifference(QByteArrayView before, QByteArrayView after,
    std::string_view subjectBefore = {}, std::string_view subjectAfter = {});

/// The places of a difference as a table. GUI thread; fed with values only.
class PayloadChangeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Place, Before, After, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< PayloadChange::Kind as int
        ExactRole, ///< the whole value, QString
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setChanges(QList<PayloadChange> changes);
    [[nodiscard]] const QList<PayloadChange> &changes() const { return m_changes; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<PayloadChange> m_changes;
};

} // namespace natsight
