// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemeventfeed.h"
#include "models/system/systemeventmodel.h"
#include "widgets/system/systempage.h"

class QComboBox;
class QSplitter;

namespace natsight {

class FilterLine;
class ListPanel;
class PayloadView;

/// What the servers and JetStream tell of by themselves, as it happens. Records while the page is open, also behind others. Link
/// `events`. GUI thread.
class EventsPage : public SystemPage
{
    Q_OBJECT

public:
    EventsPage(SystemFeed *feed, SystemEventFeed *events, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Events"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("events"); }
    void focusFilter() override;
    [[nodiscard]] FilterLine *filterLine() const { return m_filter; }
    void setPaused(bool isPaused) override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    [[nodiscard]] std::shared_ptr<void> startWatch() override;
    [[nodiscard]] QString what() const override { return tr("events"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;

private:
    void showDetails();

    QPointer<SystemEventFeed> m_events;
    SystemEventFeed::Recording m_recording;
    SystemEventModel *m_model;
    ListPanel *m_list;
    FilterLine *m_filter;
    QComboBox *m_show;
    PayloadView *m_details;
    quint64 m_shown = 0; ///< number of the event in the details
};

} // namespace natsight
