// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/flowpage.h"

#include "models/core/format.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/graphpanel.h"
#include "widgets/common/tips.h"
#include "widgets/jetstream/flowview.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace natsight {

namespace {

/// What came meanwhile is drawn together.
constexpr int changeDelayMs = 60;
/// Making the picture takes a twentieth of the time at most.
constexpr int restFactor = 20;
/// Streams of a large account whose consumers are asked for one by one.
constexpr qsizetype maxWatched = 12;
/// Of a stream in the bar, in pixels.
constexpr int longestName = 200;

} // namespace

/// What is asked for while the page is on screen.
struct FlowPage::Watches {
    JetStreamFeed::Watch streams;
    JetStreamFeed::Watch all;
    std::map<QString, JetStreamFeed::Watch> some;
};

FlowPage *FlowPage::make(JetStreamFeed *feed, const Link &link, QWidget *parent)
{
    const bool isGood = link.path.isEmpty()
        || (link.path.size() == 1 && JetStreamClient::validateStreamName(link.path.constFirst()).has_value());
    return isGood ? new FlowPage(feed, link, parent) : nullptr;
}

FlowPage::FlowPage(JetStreamFeed *feed, Link link, QWidget *parent)
    : JetStreamPage(feed, std::move(link), parent)
    , m_stream(this->link().path.value(0))
    , m_model(new DataFlowModel(this))
{
    setObjectName(QStringLiteral("flowPage"));
    setAccessibleName(title());
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    m_panel = new GraphPanel(QStringLiteral("flow"), title(), new FlowView(m_model), content);
    m_view = m_panel->view();
    m_nothing = m_panel->nothing();
    addTools();
    layout->addWidget(m_panel, 1);

    m_strip = new QLabel(content);
    m_strip->setObjectName(QStringLiteral("flowStrip"));
    m_strip->setAccessibleName(tr("What is drawn"));
    m_strip->setTextFormat(Qt::PlainText);
    m_strip->setFont(Theme::caption());
    m_strip->setForegroundRole(QPalette::PlaceholderText);
    m_strip->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_strip->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    m_strip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_strip);

    connect(m_view, &GraphView::opened, this, &FlowPage::open);
    connect(m_view, &GraphView::menuRequested, this, &FlowPage::openMenu);
    connect(m_panel, &GraphPanel::filterChanged, this, &FlowPage::applyFilter);
    connect(m_nothing, &EmptyState::triggered, this, [this] {
        const QString kind = m_model->flow().isFocusKnown ? QStringLiteral("streams") : QStringLiteral("flow");
        Q_EMIT openRequested(Link { this->link().context, kind, {} }, false);
    });
    m_change.setSingleShot(true);
    m_change.setInterval(changeDelayMs);
    connect(&m_change, &QTimer::timeout, this, &FlowPage::rebuild);
    connect(feed, &JetStreamFeed::streamsCame, this, &FlowPage::changeSoon);
    connect(feed, &JetStreamFeed::streamsListed, this, &FlowPage::changeSoon);
    connect(feed, &JetStreamFeed::consumersCame, this, &FlowPage::changeSoon);
    connect(feed, &JetStreamFeed::consumersListed, this, &FlowPage::changeSoon);
    connect(feed, &JetStreamFeed::streamGone, this, &FlowPage::changeSoon);
    connect(feed, &JetStreamFeed::consumerGone, this, &FlowPage::changeSoon);
    setContent(content);
    rebuild();
}

void FlowPage::addTools()
{
    if (m_stream.isEmpty())
        return;
    QToolButton *stream = m_panel->addTool("Stream", QStringLiteral("stream"), m_stream, tr("Open the stream"));
    stream->setText(
        stream->fontMetrics().elidedText(m_stream, Qt::ElideMiddle, longestName).replace(u'&', QLatin1String("&&")));
    stream->setToolTip(plainTip(tr("Open the stream %1").arg(m_stream)));
    connect(stream, &QToolButton::clicked, this, [this] {
        Q_EMIT openRequested(Link { link().context, QStringLiteral("streams"), { m_stream } }, false);
    });
    QToolButton *all = m_panel->addTool(
        "All", QStringLiteral("flow"), tr("All streams"), tr("Show the flow of all streams"));
    connect(all, &QToolButton::clicked, this, [this] {
        Q_EMIT openRequested(Link { link().context, QStringLiteral("flow"), {} }, false);
    });
}

QString FlowPage::title() const
{
    return m_stream.isEmpty() ? tr("Data flow") : tr("%1 · data flow").arg(m_stream);
}

void FlowPage::focusFilter()
{
    m_panel->focusFilter();
}

QList<std::pair<QString, QString>> FlowPage::keys() const
{
    return GraphPanel::keys();
}

// What is asked for ---------------------------------------------------------------------------------------------------

JetStreamFeed::Watch FlowPage::startWatch()
{
    auto watches = std::make_shared<Watches>();
    watches->streams = feed()->watchStreams();
    m_watches = watches;
    watchShown();
    return watches;
}

void FlowPage::watchShown()
{
    const std::shared_ptr<Watches> watches = m_watches.lock();
    if (!watches || !feed() || !feed()->streamsState().isKnown)
        return;
    const DataFlow &flow = m_model->flow();
    const bool isAll = m_stream.isEmpty() && flow.allStreams <= FlowOptions().maxStreams;
    if (!isAll)
        watches->all.reset();
    else if (!watches->all)
        watches->all = feed()->watchAllConsumers();
    QStringList wanted;
    if (!isAll) {
        if (flow.streams.contains(m_stream))
            wanted << m_stream;
        for (const QString &stream : flow.streams) {
            const StreamRow *row = feed()->stream(stream);
            const bool hasSome = row && row->info && row->info->state.consumers > 0;
            if (hasSome && stream != m_stream && !flow.before.contains(stream) && wanted.size() < maxWatched)
                wanted << stream;
        }
    }
    std::erase_if(watches->some, [&wanted](const auto &one) { return !wanted.contains(one.first); });
    for (const QString &stream : std::as_const(wanted)) {
        if (!watches->some.contains(stream))
            watches->some.emplace(stream, feed()->watchConsumers(stream));
    }
}

const FeedState &FlowPage::feedState() const
{
    return feed()->streamsState();
}

bool FlowPage::hasContent() const
{
    return feed() && (m_model->rowCount() > 0 || feed()->streamsState().isKnown);
}

// What is drawn -------------------------------------------------------------------------------------------------------

void FlowPage::changeSoon()
{
    // What comes meanwhile for other pages is taken when this one is seen again.
    if (isVisible() && !isPaused() && !m_change.isActive())
        m_change.start();
}

void FlowPage::showEvent(QShowEvent *event)
{
    JetStreamPage::showEvent(event);
    changeSoon();
}

void FlowPage::rebuild()
{
    if (!feed())
        return;
    QElapsedTimer clock;
    clock.start();
    FlowOptions options;
    options.focus = m_stream;
    options.filter = m_panel->filterText();
    m_model->setGraph(flowOf(
        feed()->streams(), [this](const QString &stream) { return feed()->consumers(stream); }, options));
    m_change.setInterval(std::max(changeDelayMs, static_cast<int>(clock.elapsed()) * restFactor));
    if (!m_isBuilt && m_model->rowCount() > 0) {
        // Where a person begins: at the stream that was asked for.
        m_isBuilt = true;
        const qsizetype row = m_model->flow().indexOf(QStringLiteral("stream:") + m_stream);
        if (row >= 0)
            m_view->setCurrentIndex(m_model->index(static_cast<int>(row)));
    }
    watchShown();
    updateState();
}

void FlowPage::updateContent()
{
    const DataFlow &flow = m_model->flow();
    const bool isKnown = feed()->streamsState().isKnown;
    if (!flow.isFocusKnown && isKnown)
        m_nothing->setContent(iconName(), tr("There is no stream %1.").arg(m_stream),
            tr("It was deleted, or it is in another account."), tr("Show all streams"));
    else if (flow.isTooMany && m_panel->filterText().isEmpty())
        m_nothing->setContent(iconName(),
            tr("%1 streams are too many for one picture.").arg(format::count(static_cast<quint64>(flow.allStreams))),
            tr("Type a part of a name or subject above, or choose “Show data flow” at a stream."),
            tr("List of streams"));
    else if (flow.isTooMany)
        m_nothing->setContent(iconName(),
            tr("%1 streams match: too many for one picture.").arg(format::count(static_cast<quint64>(flow.matches))),
            tr("Type more of the name or subject."), tr("List of streams"));
    else if (flow.allStreams == 0)
        m_nothing->setContent(iconName(), tr("There is no stream in this account."),
            tr("Here you see which subjects are stored, copied, published again and delivered."));
    else
        m_nothing->setContent(iconName(), tr("No stream has such a name or subject."), {}, tr("List of streams"));
    m_panel->showPicture(!flow.nodes.isEmpty());
    m_panel->updateWords();
    updateStrip();
}

void FlowPage::applyFilter()
{
    // In a large account it chooses what is drawn.
    if (m_stream.isEmpty() && m_model->flow().allStreams > FlowOptions().maxStreams)
        rebuild();
}

void FlowPage::updateStrip()
{
    const DataFlow &flow = m_model->flow();
    const auto number = [](qsizetype value) { return format::count(static_cast<quint64>(value)); };
    QStringList parts;
    if (flow.streams.size() < flow.allStreams)
        parts << tr("%1 of %2 streams").arg(number(flow.streams.size()), number(flow.allStreams));
    else
        parts << tr("%1 streams").arg(number(flow.allStreams));
    if (flow.sick > 0)
        parts << tr("%1 lagging or stuck").arg(number(flow.sick));
    if (flow.leftOut > 0)
        parts << tr("%1 more streams are connected and not drawn").arg(number(flow.leftOut));
    const FeedState &state = feedState();
    if (state.isAsking && !state.isKnown && state.total > 0)
        parts << tr("loaded %1 of %2").arg(format::count(state.received), format::count(state.total));
    if (state.error)
        parts << state.error->text();
    const std::shared_ptr<Watches> watches = m_watches.lock();
    if (watches && watches->all && feed()->consumersState({}).error)
        parts << tr("consumers: %1").arg(feed()->consumersState({}).error->text());
    m_strip->setText(parts.join(QStringLiteral(" · ")));
}

// What is done with it ------------------------------------------------------------------------------------------------

std::optional<Link> FlowPage::linkOf(const FlowNode &node) const
{
    const QString streams = QStringLiteral("streams");
    const auto to = [this](const QString &kind, const QStringList &path) {
        return Link { link().context, kind, path };
    };
    switch (node.kind) {
    case FlowNode::Kind::Subjects:
    case FlowNode::Kind::MoreSubjects:
        return to(streams, { node.stream, QStringLiteral("subjects") });
    case FlowNode::Kind::Stream:
    case FlowNode::Kind::MoreOrigins:
        return to(streams, { node.stream });
    case FlowNode::Kind::Republish:
        return to(QStringLiteral("traffic"), { node.name });
    case FlowNode::Kind::Consumer:
        return to(QStringLiteral("consumers"), { node.stream, node.name });
    case FlowNode::Kind::MoreConsumers:
        return to(streams, { node.stream, QStringLiteral("consumers") });
    case FlowNode::Kind::OutsideStream:
    case FlowNode::Kind::MissingStream:
        break;
    }
    return {};
}

void FlowPage::open(int row, bool beside)
{
    const FlowNode &node = m_model->node(row);
    if (const std::optional<Link> link = linkOf(node))
        Q_EMIT openRequested(*link, beside);
    else if (node.kind == FlowNode::Kind::OutsideStream)
        Q_EMIT statusText(tr("%1 is in another account or domain: open it with a connection to there.").arg(node.name));
    else
        Q_EMIT statusText(tr("There is no stream %1 in this account.").arg(node.name));
}

void FlowPage::openMenu(int row, const QPoint &at)
{
    const FlowNode node = m_model->node(row);
    const std::optional<Link> target = linkOf(node);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("flowMenu"));
    const auto go = [this](const Link &to, bool beside) {
        return [this, to, beside] { Q_EMIT openRequested(to, beside); };
    };
    if (target) {
        menu->addAction(tr("Open"), this, go(*target, false));
        menu->addAction(tr("Open beside"), this, go(*target, true));
    }
    const bool isHere = node.kind != FlowNode::Kind::OutsideStream && node.kind != FlowNode::Kind::MissingStream;
    if (isHere && node.stream != m_stream) {
        menu->addAction(tr("Show only the flow of %1").arg(node.stream).replace(u'&', QLatin1String("&&")), this,
            go(Link { link().context, QStringLiteral("flow"), { node.stream } }, false));
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    menu->addAction(tr("Copy name"), this, [name = node.name] { QGuiApplication::clipboard()->setText(name); });
    if (target) {
        menu->addAction(
            tr("Copy link"), this, [to = *target] { QGuiApplication::clipboard()->setText(to.toString()); });
    }
    menu->popup(at);
}

} // namespace natsight
