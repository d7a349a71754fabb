// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace natsight {

class ConnectionManager;

/// Shown while no page is open: the demo, the known connections and a field for a server's address. GUI thread.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(ConnectionManager *connections, QWidget *parent = nullptr);

Q_SIGNALS:
    void demoRequested();
    void connectionRequested(const QString &name);
    void serverRequested(const QString &url);

private:
    void fill();
    void connectToServer();

    ConnectionManager *m_connections;
    QVBoxLayout *m_list;
    QLineEdit *m_url;
    QLabel *m_problem;
};

} // namespace natsight
