// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/connectiontrail.h"

#include <QWidget>

class QPushButton;

namespace natsight {

class DetailsForm;
class ElidedLabel;
class NoticeBar;

/// A connection that stands out on the topology: its figures, what is wrong with it, and the way to its row. Hidden while there is
/// none. GUI thread.
class ConnectionCard : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionCard(QWidget *parent = nullptr);

    /// Null while it is not known; `note` then says why.
    void show(const ConnectionKey &key, const ConnectionRow *connection, const QString &note);
    /// No connection is chosen.
    void clear();

Q_SIGNALS:
    void openRequested(const natsight::ConnectionKey &connection);

private:
    ConnectionKey m_key;
    ElidedLabel *m_name;
    NoticeBar *m_notice;
    DetailsForm *m_form;
    QPushButton *m_open;
};

} // namespace natsight
