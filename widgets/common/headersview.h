// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/message.h"

#include <QWidget>

class QAction;
class QLabel;
class QTableView;

namespace natsight {

/// The headers of one message: names and values in their order, a name as often as it comes; above them the inline
/// status when there is one. GUI thread.
class HeadersView : public QWidget
{
    Q_OBJECT

public:
    explicit HeadersView(QWidget *parent = nullptr);

    /// `status` is the inline status (503, …), 0 when there is none.
    void setHeaders(const Headers &headers, int status = 0, const QByteArray &statusText = {});
    void clear();
    [[nodiscard]] const Headers &headers() const;

    /// The selected headers, or all without a selection, as `Name: value` lines on the clipboard.
    void copy();

private:
    class Model;

    QLabel *m_status;
    QLabel *m_empty;
    QTableView *m_table;
    QAction *m_copy;
    Model *m_model;
};

} // namespace natsight
