// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/consumerlistmodel.h"
#include "widgets/jetstream/jetstreamactions.h"
#include "widgets/jetstream/jetstreampage.h"

class QToolButton;

namespace natsight {

class ListPanel;

/// All consumers of all streams, the stuck ones first. Link `consumers`. GUI thread.
class ConsumersPage : public JetStreamPage
{
    Q_OBJECT

public:
    ConsumersPage(JetStreamFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Consumers"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("consumer"); }
    void focusFilter() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    [[nodiscard]] JetStreamFeed::Watch startWatch() override;
    [[nodiscard]] const FeedState &feedState() const override;
    [[nodiscard]] QString what() const override { return tr("the consumers"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;

private:
    void makeNew();
    void editSelected();
    void deleteSelected();
    [[nodiscard]] JetStreamActions::Consumers selected() const;

    ConsumerListModel *m_model;
    JetStreamActions *m_actions;
    ListPanel *m_list;
    QToolButton *m_new;
    QToolButton *m_edit;
    QToolButton *m_delete;
};

} // namespace natsight
