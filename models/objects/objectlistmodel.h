// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/listroles.h"
#include "models/jetstream/livelistmodel.h"
#include "models/objects/objecttypes.h"

namespace natsight {

struct ObjectRow {
    ObjectInfo info;
    quint64 generation = 0;
};

[[nodiscard]] inline QByteArray keyOf(const ObjectRow &row)
{
    return row.info.subject;
}
[[nodiscard]] Verdict judge(const ObjectRow &row);

/// Objects as rows, fed with values only. Rows keep their place. GUI thread.
class ObjectListModel : public LiveListModel<ObjectRow>
{
    Q_OBJECT

public:
    enum Column { Name, Kind, Size, Chunks, Modified, Description, Digest, Nuid, ColumnCount };

    using LiveListModel::LiveListModel;

    /// Whether objects that are marked as deleted have a row.
    void setShowsDeleted(bool isOn);
    [[nodiscard]] bool showsDeleted() const { return m_showsDeleted; }
    void add(const QList<ObjectInfo> &objects);
    void remove(const QList<QByteArray> &subjects);
    [[nodiscard]] int rowOf(const QByteArray &subject) const { return placeOf(subject); }

    struct Totals {
        quint64 objects = 0; ///< without deleted ones
        quint64 links = 0;
        quint64 broken = 0;
        quint64 bytes = 0;
    };
    [[nodiscard]] Totals totals() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QHash<QByteArray, ObjectInfo> m_deleted;
    bool m_showsDeleted = false;
};

} // namespace natsight
