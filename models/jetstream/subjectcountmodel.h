// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamtypes.h"
#include "models/jetstream/listroles.h"

#include <QAbstractTableModel>

namespace natsight {

// What the list and the tree of subjects show alike.

/// A number of messages or subjects by role: shown, sorted by, copied.
[[nodiscard]] QVariant countCell(quint64 value, int role);
/// A share of all, 0 to 1, by role.
[[nodiscard]] QVariant shareCell(double share, int role);
[[nodiscard]] double shareOf(quint64 part, quint64 all);
/// Heads from titles; the first one stands over subjects, the others over numbers.
[[nodiscard]] QVariant subjectHead(const QStringList &titles, int section, Qt::Orientation orientation, int role);

/// Subjects of a stream with how many messages it holds of each, fed page by page. GUI thread.
class SubjectCountModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Subject, Messages, Share, ColumnCount };
    /// Of all messages counted, 0 to 1.
    static constexpr int ShareRole = TailRole + 1;

    explicit SubjectCountModel(QObject *parent = nullptr);

    void clear();
    void add(const QList<SubjectCount> &page);
    [[nodiscard]] const SubjectCount &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] quint64 messages() const { return m_messages; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<SubjectCount> m_rows;
    quint64 m_messages = 0;
};

} // namespace natsight
