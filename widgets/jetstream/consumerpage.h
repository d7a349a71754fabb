// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/jetstream/jetstreampage.h"

#include <QHash>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QStandardItemModel;
class QTabWidget;

namespace natsight {

class ConfigView;
class ConfirmSheet;
class ConsumerFetch;
class ConsumerFetchView;
class ElidedLabel;
class JetStreamActions;
class ListPanel;
class NoticeBar;
class NumberTile;
class PeersView;
class Plot;
class RedeliveryModel;
class ThingHeader;

/// One consumer over time: what is pending and delivered, with the advisories that concern it as marks; fetching by hand; what
/// is redelivered; its configuration and replicas. Link `consumers/STREAM/NAME`. GUI thread.
class ConsumerPage : public JetStreamPage
{
    Q_OBJECT

public:
    /// Null when the link names no consumer.
    [[nodiscard]] static ConsumerPage *make(JetStreamFeed *feed, const Link &link, QWidget *parent);

    ~ConsumerPage() override;

    [[nodiscard]] QString title() const override { return tr("%1 › %2 · consumer").arg(m_stream, m_name); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("consumer"); }
    void focusFilter() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;
    /// Asks where messages are held: they are released first.
    [[nodiscard]] bool mayClose() override;

protected:
    [[nodiscard]] JetStreamFeed::Watch startWatch() override;
    [[nodiscard]] const FeedState &feedState() const override;
    [[nodiscard]] QString what() const override { return tr("consumer %1 of %2").arg(m_name, m_stream); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;

private:
    ConsumerPage(JetStreamFeed *feed, Link link, QWidget *parent);

    void makeHeader();
    [[nodiscard]] QWidget *makeDebugger();
    [[nodiscard]] QWidget *makePlots();
    [[nodiscard]] QWidget *makeRedelivered();
    [[nodiscard]] QWidget *makeAdvisories();
    void addAdvisories(const QList<Advisory> &advisories);
    void addMark(const Advisory &advisory, qint64 timeMs);
    void showMessage(quint64 sequence);
    void openFetch();
    void updateRedelivered(const ConsumerInfo &info);
    void updatePlots();

    QString m_stream;
    QString m_name;
    JetStreamActions *m_actions;
    ConsumerFetch *m_fetch;
    RedeliveryModel *m_redeliveries;
    ThingHeader *m_header = nullptr;
    NumberTile *m_pending = nullptr;
    NumberTile *m_ackPending = nullptr;
    NumberTile *m_redelivered = nullptr;
    NumberTile *m_rates = nullptr;
    NumberTile *m_floor = nullptr;
    QPushButton *m_fetchVerb = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_resume = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_stepDown = nullptr;
    QAction *m_unpin = nullptr;
    QAction *m_reset = nullptr;
    QAction *m_delete = nullptr;
    NoticeBar *m_problem = nullptr;
    NoticeBar *m_reason = nullptr;
    QTabWidget *m_tabs = nullptr;
    Plot *m_backlog = nullptr;
    Plot *m_flow = nullptr;
    QLabel *m_flowTitle = nullptr;
    ElidedLabel *m_lastMark = nullptr;
    ConsumerFetchView *m_fetchView = nullptr;
    ListPanel *m_redeliveredList = nullptr;
    QPointer<ConfirmSheet> m_closeQuestion;
    QHash<QString, qint64> m_markedMs; ///< kind of an advisory: when it was marked last
    QStandardItemModel *m_advisories;
    ConfigView *m_config = nullptr;
    PeersView *m_peers = nullptr;
    QStringList m_streamSubjects;
    qint64 m_plottedMs = 0;
    int m_advisoryTab = 0;
    bool m_isStreamAsked = false;
};

} // namespace natsight
