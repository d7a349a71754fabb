// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <QPointer>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace natsight {

class Connection;

/// One connection: where it leads, as whom, what it may do, and what needs attention. GUI thread.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    OverviewPage(Connection *connection, const Link &link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Overview"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("overview"); }
    [[nodiscard]] QString liveText() const override;
    void refresh() override;

    /// The permissions in an answer of `$SYS.REQ.USER.INFO`, in words; empty when it has none that can be read.
    [[nodiscard]] static QString permissionsInWords(const QByteArray &json);

private:
    void update();
    void askPermissions();
    QLabel *addRow(QFormLayout *form, const QString &name, const QString &title);

    QPointer<Connection> m_connection;
    QLabel *m_heading;
    QList<std::pair<QString, QLabel *>> m_values;
    QVBoxLayout *m_findings;
    QWidget *m_actions; ///< while the connection is closed
    QStringList m_shownFindings;
    QLabel *m_permissions;
    bool m_isAsked = false;
};

} // namespace natsight
