// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/consumerlistmodel.h"
#include "models/jetstream/streamorigins.h"
#include "widgets/jetstream/jetstreampage.h"

class QAction;
class QFormLayout;
class QLabel;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace natsight {

class ConfigView;
class FilterLine;
class Gauge;
class JetStreamActions;
class ListPanel;
class NoticeBar;
class NumberTile;
class OriginsView;
class PeersView;
class Plot;
class StreamMessagesView;
class SubjectsView;
class ThingHeader;

/// One stream: state, messages, consumers, subjects, replicas, configuration. Link `streams/NAME[/TAB]`, and
/// `streams/NAME/messages/SEQUENCE`. GUI thread.
class StreamPage : public JetStreamPage
{
    Q_OBJECT

public:
    /// Null when the link names no place of a stream.
    [[nodiscard]] static StreamPage *make(JetStreamFeed *feed, const Link &link, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("%1 · stream").arg(m_stream); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("stream"); }
    bool goTo(const Link &link) override;
    void focusFilter() override;
    void refresh() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;
    void setSubjectsAsTree(bool isTree);
    [[nodiscard]] FilterLine *searchLine() const; ///< of the search over its messages

Q_SIGNALS:
    void subjectsAsTreeChanged(bool isTree);

protected:
    [[nodiscard]] JetStreamFeed::Watch startWatch() override;
    [[nodiscard]] const FeedState &feedState() const override;
    [[nodiscard]] QString what() const override { return tr("stream %1").arg(m_stream); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;

private:
    struct Watches;

    StreamPage(JetStreamFeed *feed, Link link, QWidget *parent);

    [[nodiscard]] static const QStringList &tabNames();
    [[nodiscard]] QWidget *makeOverview();
    [[nodiscard]] QWidget *makeConsumers();
    /// Where a link leads inside a stream: the tab, -1 for none, and the message, 0 for none.
    [[nodiscard]] static std::pair<int, quint64> placeOf(const Link &link);
    void makeHeader(ThingHeader *header);
    void editConsumer();
    void deleteConsumers();
    void updateConsumerVerbs();
    [[nodiscard]] QStringList selectedConsumers() const;
    void updateHeader(const StreamRow &row);
    void updateOverview(const StreamRow &row);
    void updatePlots();
    void showNoConsumers(const std::optional<Error> &error);
    void updateConsumers();
    void findCopiers();
    void updateCopies();
    void showProblem(const QString &text);
    [[nodiscard]] Link linkOf(const QString &kind, const QStringList &path) const;

    QString m_stream;
    JetStreamActions *m_actions;
    ConsumerListModel *m_consumers;
    NumberTile *m_messages = nullptr;
    NumberTile *m_bytes = nullptr;
    NumberTile *m_rate = nullptr;
    NumberTile *m_consumerCount = nullptr;
    NumberTile *m_replicas = nullptr;
    ThingHeader *m_header = nullptr;
    NoticeBar *m_reason = nullptr;
    NoticeBar *m_problem = nullptr;
    QTabWidget *m_tabs = nullptr;
    Plot *m_ratePlot = nullptr;
    Plot *m_messagePlot = nullptr;
    Plot *m_bytePlot = nullptr;
    QList<std::pair<QString, Gauge *>> m_gauges;
    QLabel *m_noLimits = nullptr;
    QList<std::pair<QString, QLabel *>> m_facts;
    OriginsView *m_origins = nullptr;
    ListPanel *m_consumerList = nullptr;
    QString m_consumerProblem; ///< why none can be listed
    StreamMessagesView *m_storedMessages = nullptr;
    SubjectsView *m_subjects = nullptr;
    PeersView *m_peers = nullptr;
    ConfigView *m_config = nullptr;
    QToolButton *m_newConsumer = nullptr;
    QToolButton *m_editConsumer = nullptr;
    QToolButton *m_deleteConsumer = nullptr;
    QPushButton *m_edit = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_purge = nullptr;
    QAction *m_seal = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_stepDown = nullptr;
    QList<StreamCopier> m_copiers;
    std::weak_ptr<Watches> m_watches;
    qint64 m_plottedMs = 0;
};

} // namespace natsight
