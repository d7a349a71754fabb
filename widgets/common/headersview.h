// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterexpression.h"
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

    /// Offers to filter by the value of a header. Default: no.
    void setFilterable(bool isFilterable);

    /// The selected headers, or all without a selection, as `Name: value` lines on the clipboard.
    void copy();

Q_SIGNALS:
    /// One wants to see only messages with this header, or only others.
    void conditionChosen(const natsight::FilterExpression &condition, bool isExcluded);

private:
    class Model;
    QAction *addConditionAction(const QString &name, const QString &text, bool isExcluded);

    QLabel *m_status;
    QLabel *m_empty;
    QTableView *m_table;
    QAction *m_copy;
    QAction *m_filterBy;
    QAction *m_exclude;
    Model *m_model;
};

} // namespace natsight
