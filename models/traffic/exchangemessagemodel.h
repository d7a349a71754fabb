// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/conversations.h"
#include "models/traffic/messagetablemodel.h"

namespace natsight {

/// One exchange alone: its request and its replies in the order in which they were captured. Messages are copied, so that they
/// stay when the capture moves on. GUI thread; bounds: what the pairing lists of an exchange.
class ExchangeMessageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Step, Time, After, Size, HeadersMark, Preview, ColumnCount };

    explicit ExchangeMessageModel(QObject *parent = nullptr);

    /// Of another exchange all is read anew, of the same one what came since.
    void show(const Exchange &exchange, const CaptureStore &store);
    void showNothing();
    [[nodiscard]] const std::optional<Exchange> &exchange() const { return m_exchange; }
    [[nodiscard]] const KeptMessage &messageAt(int row) const { return m_messages.at(row); }
    [[nodiscard]] bool isRequest(int row) const;
    [[nodiscard]] QString stepText(int row) const;
    /// Replies that are counted, but whose messages are not here any more.
    [[nodiscard]] quint64 missing() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::optional<Exchange> m_exchange;
    QList<KeptMessage> m_messages;
    QList<RowNumber> m_taken; ///< rows that were looked for, found or not
};

} // namespace natsight
