// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/listcell.h"
#include "models/traffic/conversationbook.h"

#include <QAbstractTableModel>

#include <deque>
#include <optional>

namespace natsight {

/// The single exchanges in order of their requests, narrowed down to a subject, a kind and a text.
///
/// GUI thread. `take()` is called with each update of the book: removes, renews and inserts in as few ranges as there are.
/// Bounds: as many as the pairing keeps.
class ExchangeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Subject, State, Latency, LastLatency, Replies, Size, ReplySubject, ColumnCount };
    enum Role {
        StateRole = exactCellRole + 1, ///< Exchange::State as int
        IdRole, ///< quint64
    };
    enum class Show {
        All,
        Open, ///< no reply yet
        Failed, ///< error, status or no responders
        Late, ///< a first reply that was slow, or several that are the same
        NotSeen, ///< a half of it was not captured
    };
    struct Filter {
        std::optional<QByteArray> subject; ///< exactly this one of the request
        Show show = Show::All;
        QString text; ///< in subject, reply subject or state, either case

        friend bool operator==(const Filter &, const Filter &) = default;
    };

    explicit ExchangeModel(QObject *parent = nullptr);

    void take(const ConversationUpdate &update);
    void setFilter(const Filter &filter);
    [[nodiscard]] const Filter &filter() const { return m_filter; }
    /// The clock of open requests' age, milliseconds since the epoch.
    void setNow(qint64 nowMs);

    [[nodiscard]] qsizetype total() const { return static_cast<qsizetype>(m_all.size()); }
    [[nodiscard]] const Exchange &exchangeAt(int row) const { return *find(m_rows[static_cast<std::size_t>(row)]); }
    /// Null when it is not kept (any more); valid until the next take().
    [[nodiscard]] const Exchange *find(quint64 id) const;
    /// The exchange that has this message as its request or one of its replies.
    [[nodiscard]] const Exchange *findMessage(RowNumber row) const;
    [[nodiscard]] int rowOf(quint64 id) const; ///< -1 = not shown

    /// In a word or two, and in a sentence.
    [[nodiscard]] static QString stateText(const Exchange &exchange);
    [[nodiscard]] static QString stateReason(const Exchange &exchange);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool accepts(const Exchange &exchange) const;
    void removeBefore(quint64 firstId);
    void renew(const QList<Exchange> &changed);

    Filter m_filter;
    std::deque<Exchange> m_all; ///< ids without gaps
    quint64 m_firstId = 0;
    std::deque<quint64> m_rows; ///< ids that are shown
    quint64 m_generation = 0;
    qint64 m_nowMs = 0;
};

} // namespace natsight
