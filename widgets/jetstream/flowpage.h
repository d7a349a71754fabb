// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/dataflowmodel.h"
#include "widgets/jetstream/jetstreampage.h"

class QLabel;

namespace natsight {

class EmptyState;
class GraphPanel;
class GraphView;

/// How messages flow through the account, or to and from one stream. Link `flow[/STREAM]`. GUI thread.
///
/// Up to 60 streams are drawn; of a larger account it asks for a filter. Consumers of all streams are asked for where all can
/// be drawn, else those of the first 12 streams that are drawn; of the others their number is shown.
class FlowPage : public JetStreamPage
{
    Q_OBJECT

public:
    /// Null when the link names no stream.
    [[nodiscard]] static FlowPage *make(JetStreamFeed *feed, const Link &link, QWidget *parent);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("flow"); }
    void focusFilter() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    [[nodiscard]] JetStreamFeed::Watch startWatch() override;
    [[nodiscard]] const FeedState &feedState() const override;
    [[nodiscard]] QString what() const override { return tr("the streams"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void showEvent(QShowEvent *event) override;

private:
    FlowPage(JetStreamFeed *feed, Link link, QWidget *parent);

    void addTools();
    void changeSoon();
    void rebuild();
    void watchShown();
    void applyFilter();
    void updateStrip();
    void open(int row, bool beside);
    void openMenu(int row, const QPoint &at);
    [[nodiscard]] std::optional<Link> linkOf(const FlowNode &node) const;

    struct Watches;

    QString m_stream; ///< empty: of all
    DataFlowModel *m_model;
    GraphPanel *m_panel = nullptr;
    GraphView *m_view = nullptr;
    QLabel *m_strip = nullptr;
    EmptyState *m_nothing = nullptr;
    std::weak_ptr<Watches> m_watches;
    QTimer m_change;
    bool m_isBuilt = false;
};

} // namespace natsight
