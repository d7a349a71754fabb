// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/streamlistmodel.h"
#include "widgets/jetstream/jetstreampage.h"

class QToolButton;

namespace natsight {

class Gauge;
class JetStreamActions;
class ListPanel;

/// All streams of the account. Link `streams`. GUI thread.
class StreamsPage : public JetStreamPage
{
    Q_OBJECT

public:
    StreamsPage(JetStreamFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Streams"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("streams"); }
    void focusFilter() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    [[nodiscard]] JetStreamFeed::Watch startWatch() override;
    [[nodiscard]] const FeedState &feedState() const override;
    [[nodiscard]] QString what() const override { return tr("the streams"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;

private:
    void updateAccount();
    void updateStrip();
    void makeNew();
    void editSelected();
    void deleteSelected();
    [[nodiscard]] QStringList selected() const;
    [[nodiscard]] Link linkOf(const QString &stream) const;

    StreamListModel *m_model;
    JetStreamActions *m_actions;
    ListPanel *m_list = nullptr;
    QWidget *m_account = nullptr;
    Gauge *m_storage = nullptr;
    Gauge *m_memory = nullptr;
    Gauge *m_streams = nullptr;
    Gauge *m_consumers = nullptr;
    QToolButton *m_new = nullptr;
    QToolButton *m_edit = nullptr;
    QToolButton *m_purge = nullptr;
    QToolButton *m_delete = nullptr;
};

} // namespace natsight
