// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/flowpage.h"

#include "models/core/format.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/tips.h"
#include "widgets/jetstream/flowview.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
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

QString keyText(int key)
{
    return QKeySequence(key).toString(QKeySequence::NativeText);
}

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
    layout->addWidget(makeBar(content));

    m_stack = new QStackedWidget(content);
    m_view = new FlowView(m_model, m_stack);
    m_view->setObjectName(QStringLiteral("flowView"));
    m_view->setAccessibleName(title());
    m_nothing = new EmptyState(m_stack);
    m_nothing->button()->setObjectName(QStringLiteral("flowEmptyButton"));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_nothing);
    layout->addWidget(m_stack, 1);

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

    auto *slash = new QShortcut(QKeySequence(Qt::Key_Slash), this);
    slash->setContext(Qt::WidgetWithChildrenShortcut);
    connect(slash, &QShortcut::activated, this, &FlowPage::focusFilter);
    connect(m_view, &FlowView::opened, this, &FlowPage::open);
    connect(m_view, &FlowView::menuRequested, this, &FlowPage::openMenu);
    connect(m_view, &FlowView::zoomChanged, this, &FlowPage::updateWords);
    connect(m_nothing, &EmptyState::triggered, this, [this] {
        const QString kind = m_model->flow().isFocusKnown ? QStringLiteral("streams") : QStringLiteral("flow");
        Q_EMIT openRequested(Link { this->link().context, kind, {} }, false);
    });
    m_change.setSingleShot(true);
    m_change.setInterval(changeDelayMs);
    connect(&m_change, &QTimer::timeout, this, &FlowPage::rebuild);
    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(200);
    connect(&m_filterDelay, &QTimer::timeout, this, &FlowPage::applyFilter);
    connect(feed, &JetStreamFeed::streamsCame, this, &FlowPage::changeSoon);
    connect(feed, &JetStreamFeed::streamsListed, this, &FlowPage::changeSoon);
    connect(feed, &JetStreamFeed::consumersCame, this, &FlowPage::changeSoon);
    connect(feed, &JetStreamFeed::consumersListed, this, &FlowPage::changeSoon);
    connect(feed, &JetStreamFeed::streamGone, this, &FlowPage::changeSoon);
    connect(feed, &JetStreamFeed::consumerGone, this, &FlowPage::changeSoon);
    setContent(content);
    rebuild();
}

QWidget *FlowPage::makeBar(QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *bar = new QHBoxLayout(widget);
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    m_filter = new QLineEdit(widget);
    m_filter->setObjectName(QStringLiteral("flowFilter"));
    m_filter->setAccessibleName(tr("Filter of the data flow"));
    m_filter->setPlaceholderText(tr("Filter…"));
    m_filter->setToolTip(tr("Names that contain this stand out (Ctrl+F or /); Enter goes to the next one"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(140);
    m_filter->setMaximumWidth(360);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterDelay.start(); });
    bar->addWidget(m_filter, 2);
    const auto label = [&](const char *name, const QString &accessible) {
        auto *made = new QLabel(widget);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(accessible);
        made->setTextFormat(Qt::PlainText);
        made->setForegroundRole(QPalette::PlaceholderText);
        return made;
    };
    m_count = label("flowCount", tr("Boxes that stand out"));
    bar->addWidget(m_count);
    bar->addStretch(1);
    const auto button = [&](const char *name, const QString &iconName, const QString &text, const QString &tip) {
        auto *made = new QToolButton(widget);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setAccessibleName(tip.section(QLatin1String(" ("), 0, 0));
        made->setToolTip(tip);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        if (!iconName.isEmpty())
            made->setIcon(icon(iconName));
        bar->addWidget(made);
        return made;
    };
    if (!m_stream.isEmpty()) {
        auto *stream = button("flowStream", QStringLiteral("stream"), m_stream, tr("Open the stream"));
        stream->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        stream->setText(stream->fontMetrics()
                            .elidedText(m_stream, Qt::ElideMiddle, longestName)
                            .replace(u'&', QLatin1String("&&")));
        stream->setToolTip(plainTip(tr("Open the stream %1").arg(m_stream)));
        connect(stream, &QToolButton::clicked, this, [this] {
            Q_EMIT openRequested(Link { link().context, QStringLiteral("streams"), { m_stream } }, false);
        });
        auto *all = button("flowAll", QStringLiteral("flow"), tr("All streams"), tr("Show the flow of all streams"));
        all->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(all, &QToolButton::clicked, this, [this] {
            Q_EMIT openRequested(Link { link().context, QStringLiteral("flow"), {} }, false);
        });
    }
    connect(button("flowSmaller", QStringLiteral("subtract"), {}, tr("Smaller (-)")), &QToolButton::clicked, this,
        [this] { m_view->zoomBy(1 / 1.2); });
    m_zoom = label("flowZoom", tr("Zoom"));
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("250 %")) + 4);
    bar->addWidget(m_zoom);
    connect(button("flowLarger", QStringLiteral("add"), {}, tr("Larger (+)")), &QToolButton::clicked, this,
        [this] { m_view->zoomBy(1.2); });
    connect(button("flowFit", {}, tr("Fit"), tr("Show all of it (0)")), &QToolButton::clicked, this,
        [this] { m_view->fit(); });
    return widget;
}

QString FlowPage::title() const
{
    return m_stream.isEmpty() ? tr("Data flow") : tr("%1 · data flow").arg(m_stream);
}

void FlowPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QList<std::pair<QString, QString>> FlowPage::keys() const
{
    const QString arrows = QStringLiteral("← → ↑ ↓");
    return { { arrows, tr("Walk along the ways, and up and down") }, { keyText(Qt::Key_Return), tr("Open the box") },
        { QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the box beside") },
        { QStringLiteral("/"), tr("Filter: names that contain the text stand out") },
        { QStringLiteral("+ −"), tr("Larger, smaller") }, { QStringLiteral("0"), tr("Fit all of it") },
        { QStringLiteral("1"), tr("Full size") } };
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
    options.filter = m_filter->text().trimmed();
    m_model->setFlow(flowOf(
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
    else if (flow.isTooMany && m_filter->text().trimmed().isEmpty())
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
    m_nothing->button()->setAccessibleName(m_nothing->button()->text());
    m_stack->setCurrentWidget(flow.nodes.isEmpty() ? static_cast<QWidget *>(m_nothing) : m_view);
    updateWords();
    updateStrip();
}

void FlowPage::applyFilter()
{
    m_view->setHighlight(m_filter->text().trimmed());
    // In a large account it chooses what is drawn.
    if (m_stream.isEmpty() && m_model->flow().allStreams > FlowOptions().maxStreams)
        rebuild();
    updateWords();
}

void FlowPage::updateWords()
{
    const QString filter = m_filter->text().trimmed();
    QString count;
    if (!filter.isEmpty() && m_model->rowCount() > 0)
        count = tr("%1 of %2").arg(m_view->matches()).arg(m_model->rowCount());
    if (m_count->text() != count)
        m_count->setText(count);
    m_zoom->setText(QStringLiteral("%1 %").arg(qRound(m_view->zoom() * 100)));
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

bool FlowPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_filterDelay.isActive()) {
                m_filterDelay.stop();
                applyFilter();
            }
            m_view->nextMatch(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return true;
        case Qt::Key_Down:
            m_view->setFocus(Qt::TabFocusReason);
            return true;
        case Qt::Key_Escape:
            if (m_filter->text().isEmpty())
                m_view->setFocus(Qt::TabFocusReason);
            else
                m_filter->clear();
            return true;
        default:
            break;
        }
    }
    return JetStreamPage::eventFilter(watched, event);
}

} // namespace natsight
