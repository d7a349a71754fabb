// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicefindings.h"
#include "widgets/common/theme.h"

#include <QWidget>

class QListView;
class QPushButton;
class QStandardItemModel;

namespace natsight {

class NoticeBar;

/// What is wrong with one service or with many: the worst finding in a line, and all of them in a list below it once that is
/// asked for. Each leads to the place that it is about. Hidden while there is nothing to say. GUI thread.
class FindingsBar : public QWidget
{
    Q_OBJECT

public:
    /// `name` begins the object names. With `namesService` each finding tells whose it is.
    FindingsBar(const QString &name, bool namesService, QWidget *parent = nullptr);

    void setFindings(const QList<ServiceFinding> &findings);
    /// A line that is no finding, until the next findings.
    void setNotice(Tone tone, const QString &text);

Q_SIGNALS:
    void opened(const natsight::ServiceFinding &finding);

private:
    void updateList();
    void open(int row);
    [[nodiscard]] QString textOf(const ServiceFinding &finding) const;

    bool m_namesService;
    QList<ServiceFinding> m_findings;
    NoticeBar *m_notice;
    QPushButton *m_all;
    QListView *m_list;
    QStandardItemModel *m_model;
};

/// The place of a service's page that a finding is about: path behind the service's name.
[[nodiscard]] QStringList placeOf(const ServiceFinding &finding);

} // namespace natsight
