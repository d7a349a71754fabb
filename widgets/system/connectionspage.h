// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/system/systempage.h"

namespace natsight {

class ConnectionsView;

/// All connections of all servers. Link `connections[/FILTER]`. GUI thread.
class ConnectionsPage : public SystemPage
{
    Q_OBJECT

public:
    ConnectionsPage(SystemFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Connections"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("connections"); }
    bool goTo(const Link &link) override;
    void focusFilter() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    [[nodiscard]] SystemPart part() const override;
    [[nodiscard]] std::shared_ptr<void> startWatch() override;
    [[nodiscard]] QString what() const override { return tr("the connections"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;

private:
    ConnectionsView *m_view;
};

} // namespace natsight
