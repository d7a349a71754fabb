// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/servermodel.h"
#include "widgets/system/systempage.h"

class QToolButton;

namespace natsight {

class ListPanel;

/// All servers of the system, those that need attention first. Link `servers`. GUI thread.
class ServersPage : public SystemPage
{
    Q_OBJECT

public:
    ServersPage(SystemFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Servers"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("server"); }
    void focusFilter() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    [[nodiscard]] std::shared_ptr<void> startWatch() override;
    [[nodiscard]] QString what() const override { return tr("the servers"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;

private:
    void renew();

    ServerModel *m_model;
    ListPanel *m_list;
    QToolButton *m_forget;
};

} // namespace natsight
