// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/services/servicelivepage.h"

class QLabel;

namespace natsight {

class ServiceGraphPanel;

/// All services of the account as a graph: who answers what, and where requests fail. Link `servicegraph`. GUI thread.
class ServiceGraphPage : public ServiceLivePage
{
    Q_OBJECT

public:
    ServiceGraphPage(ServiceFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Graph of services"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("flow"); }
    void focusFilter() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    [[nodiscard]] QString what() const override { return tr("the services"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;

private:
    ServiceGraphPanel *m_graph;
    QLabel *m_strip;
};

} // namespace natsight
