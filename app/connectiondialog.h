// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connectionmanager.h"
#include "models/nats/connectiontest.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace natsight {

/// Creates or edits a connection, and tests it step by step. Saves as a context of the nats CLI. GUI thread.
class ConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    /// `oldName` is empty for a new connection (or a copy).
    ConnectionDialog(ConnectionManager *connections, const ConnectionProfile &profile, const QString &oldName,
        QWidget *parent = nullptr);

    [[nodiscard]] ConnectionProfile profile() const;

Q_SIGNALS:
    void saved(const QString &name, bool opensIt);

private:
    QLineEdit *addLine(
        QFormLayout *form, const char *name, const QString &label, const QString &text, bool isSecret = false);
    QLineEdit *addFile(QFormLayout *form, const char *name, const QString &label, const QString &text);
    void updateFields();
    void startTest();
    void showTest();
    void save(bool opensIt);
    void chooseColor();
    void setColor(const QString &color);

    ConnectionManager *m_connections;
    ConnectionProfile m_profile;
    QString m_oldName;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QLineEdit *m_servers;
    QComboBox *m_mode;
    QFormLayout *m_signIn;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_token;
    QLineEdit *m_file;
    QLineEdit *m_jwt;
    QLineEdit *m_seed;
    QComboBox *m_secrets;
    QCheckBox *m_tls;
    QCheckBox *m_skipVerify;
    QLineEdit *m_ca;
    QLineEdit *m_certificate;
    QLineEdit *m_key;
    QLineEdit *m_host;
    QLineEdit *m_inbox;
    QLineEdit *m_domain;
    QLineEdit *m_apiPrefix;
    QCheckBox *m_ignoreDiscovered;
    QCheckBox *m_readOnly;
    QPushButton *m_color;
    QPushButton *m_test;
    QLabel *m_problem;
    QListWidget *m_steps;
    QString m_colorName;
    std::unique_ptr<ConnectionTest> m_running;
};

} // namespace natsight
