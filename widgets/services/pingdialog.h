// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicefeed.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QPushButton;
class QStandardItemModel;

namespace natsight {

/// Pings the present instances of a service, one after the other, and shows how long each took. Deletes itself; closing it ends
/// the run. GUI thread.
class PingDialog : public QDialog
{
    Q_OBJECT

public:
    /// `instance` empty: all that are present.
    PingDialog(ServiceFeed *feed, const QString &service, const QString &instance, QWidget *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_isRunning; }

private:
    void start();
    void next();
    void showResult(int row, const struct PingResult &result);

    QPointer<ServiceFeed> m_feed;
    QString m_service;
    QString m_instance;
    QStringList m_ids;
    int m_at = 0;
    bool m_isRunning = false;
    QStandardItemModel *m_results;
    QLabel *m_state;
    QPushButton *m_again;
};

} // namespace natsight
