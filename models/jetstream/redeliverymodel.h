// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/advisoryfeed.h"
#include "models/jetstream/listroles.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

namespace natsight {

/// A message that was delivered more than once, or will be.
struct Redelivery {
    enum class Kind {
        Fetched, ///< it came here once more
        Refused, ///< a client answered nak
        Terminated, ///< a client gave it up
        GivenUp, ///< max deliver is reached
        Answered, ///< done with from here
    };

    quint64 sequence = 0;
    quint64 deliveries = 0; ///< as many as are known of
    Kind kind = Kind::Fetched;
    qint64 timeNs = 0; ///< when that was
    QString subject; ///< empty where only an advisory told of it
    QString text; ///< in words
};

/// What an advisory tells of a redelivery; nothing for any other advisory.
[[nodiscard]] std::optional<Redelivery> redeliveryOf(const Advisory &advisory);

/// Messages of one consumer that were redelivered, as far as anything tells which: the server itself gives a number and no
/// list, so these come from advisories and from what was fetched here. Fed with values only. GUI thread.
/// Bounds: 5,000 messages; the ones that were heard of longest ago go, a tenth at a time.
class RedeliveryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Sequence, Deliveries, What, Subject, Last, ColumnCount };
    enum Role { KindRole = TailRole + 1 };
    static constexpr int maxRows = 5'000;

    explicit RedeliveryModel(QObject *parent = nullptr);

    void note(const Redelivery &redelivery);
    void clear();
    [[nodiscard]] const Redelivery &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(quint64 sequence) const { return m_places.value(sequence, -1); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void makeRoom();

    QList<Redelivery> m_rows;
    QHash<quint64, int> m_places;
};

} // namespace natsight
