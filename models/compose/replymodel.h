// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/message.h"

#include <QAbstractTableModel>

namespace natsight {

/// `Service error 400: bad name` where the headers of a micro service say so, else empty.
[[nodiscard]] QString serviceErrorText(const Headers &headers);

/// The answers to one request as rows, in order of arrival. Fed with values only. GUI thread. Bounds are those of the sender.
class ReplyModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Elapsed, Size, Status, HeaderCount, Preview, ColumnCount };
    enum Role {
        ExactRole = Qt::UserRole + 1, ///< for copies
        IsErrorRole, ///< bool: a service error or an inline status
    };

    explicit ReplyModel(QObject *parent = nullptr);

    void clear();
    void append(const QList<Reply> &replies);
    [[nodiscard]] const Reply &reply(int row) const { return m_replies.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString statusText(const Reply &reply);

    QList<Reply> m_replies;
};

} // namespace natsight
