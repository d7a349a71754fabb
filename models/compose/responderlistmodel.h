// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/responder.h"

#include <QAbstractTableModel>

namespace natsight {

/// One line of the list: a responder, or one endpoint of one instance of a hosted service.
struct ResponderRow {
    enum class State {
        Stopped,
        Waiting, ///< started, but there is no connection now, or the server does not have it yet
        Running,
        Denied, ///< this user may not subscribe
    };

    quint64 definition = 0;
    int instance = 0; ///< from 1; 0 = a responder
    int endpoint = 0;
    QString name;
    QByteArray subject;
    QByteArray queueGroup;
    QString answer; ///< in words
    bool isService = false;
    State state = State::Stopped;
    QString reason; ///< why it waits, is denied or can't send its answers
    QString instanceId;
    ResponderCounts counts;
    quint64 dropped = 0; ///< requests lost at the library's pending limit
    double rate = 0; ///< requests per second

    [[nodiscard]] bool isStarted() const { return state != State::Stopped; }
};

/// Responders and hosted services. Fed with values only. GUI thread.
class ResponderListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        State,
        Name,
        Subject,
        QueueGroup,
        Requests,
        Rate,
        Answers,
        Errors,
        Unanswered,
        Average,
        LastRequest,
        AnswersWith,
        ColumnCount,
    };
    enum Role {
        SortRole = Qt::UserRole + 100, ///< typed values
        ExactRole, ///< for copies
        StateRole, ///< int of ResponderRow::State
    };

    explicit ResponderListModel(QObject *parent = nullptr);

    /// Rows of one definition stand together, in the order given.
    void setRows(const QList<ResponderRow> &rows);
    [[nodiscard]] const ResponderRow &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] const QList<ResponderRow> &rows() const { return m_rows; }
    struct Totals {
        int running = 0; ///< started rows
        quint64 requests = 0;
        quint64 answers = 0;
        quint64 errors = 0;
        quint64 lost = 0; ///< dropped, or answers that could not be sent
        double rate = 0;
    };
    [[nodiscard]] Totals totals() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QVariant display(const ResponderRow &row, int column);
    [[nodiscard]] static QVariant typed(const ResponderRow &row, int column);
    [[nodiscard]] static QString toolTip(const ResponderRow &row, int column);

    QList<ResponderRow> m_rows;
};

} // namespace natsight
