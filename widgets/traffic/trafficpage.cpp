// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/traffic/trafficpage.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/moment.h"
#include "models/nats/subject.h"
#include "models/payload/numberfields.h"
#include "models/payload/payloadrules.h"
#include "models/traffic/capturenames.h"
#include "models/traffic/fieldplotfeed.h"
#include "models/traffic/subjecttreemodel.h"
#include "widgets/common/chipbutton.h"
#include "widgets/common/delegates.h"
#include "widgets/common/filterline.h"
#include "widgets/common/frameclock.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/messageinspector.h"
#include "widgets/common/plot.h"
#include "widgets/common/rowsview.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"
#include "widgets/common/viewsetup.h"
#include "widgets/traffic/capturefilebar.h"
#include "widgets/traffic/differenceview.h"
#include "widgets/traffic/exportdialog.h"
#include "widgets/traffic/fieldplotsview.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QCursor>
#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr int mostChips = 4;
constexpr qint64 plotSpanMs = 5 * 60 * 1'000;
constexpr qint64 leastPlotSpanMs = 60 * 1'000;

QString text(const QByteArray &bytes, qsizetype maxChars = 500)
{
    return format::preview(bytes, maxChars);
}

/// `reply` as a small tag.
class TagDelegate : public TextDelegate
{
public:
    using TextDelegate::TextDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        paintBackground(painter, option);
        const QString tag = index.data(Qt::DisplayRole).toString();
        if (tag.isEmpty())
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setFont(Theme::caption());
        const int width = std::min(painter->fontMetrics().horizontalAdvance(tag) + 10, option.rect.width() - 4);
        const QRectF box(option.rect.left() + 2.5, option.rect.top() + 3.5, width, option.rect.height() - 7);
        painter->setPen(Theme::color(Tone::Line, option.palette));
        painter->setBrush(Theme::color(Tone::Window, option.palette));
        painter->drawRoundedRect(box, 4, 4);
        painter->setPen(Theme::color(Tone::Muted, option.palette));
        painter->drawText(box, Qt::AlignCenter, tag);
        painter->restore();
    }
};

/// `1204331`, `1,204,331`; a time `14:03`, `14:03:22.5`, `-2h`, ISO. The second is nanoseconds since the epoch.
struct Place {
    std::optional<RowNumber> number;
    std::optional<qint64> timeNs;
};

Place parsePlace(const QString &typed, qint64 nowMs)
{
    QString digits = typed.trimmed();
    digits.remove(QLatin1Char(',')).remove(QLatin1Char('.')).remove(QLatin1Char(' ')).remove(QLatin1Char('#'));
    bool isNumber = false;
    if (const quint64 number = digits.toULongLong(&isNumber); isNumber && number > 0)
        return { number - 1, {} };
    return { {}, momentFromText(typed, nowMs) };
}

} // namespace

TrafficPage::TrafficPage(TrafficFeed *feed, FrameClock *clock, Link link, QWidget *parent)
    : Page(std::move(link), parent)
    , m_feed(feed)
    , m_store(feed->store())
    , m_messages(new MessageTableModel(m_store, this))
    , m_subjects(new SubjectTreeModel(m_store, this))
    , m_lastSecondMs(QDateTime::currentMSecsSinceEpoch())
    , m_treeFilterDelay(new QTimer(this))
{
    setObjectName(QStringLiteral("trafficPage"));
    setAccessibleName(tr("Traffic"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    if (feed->file())
        m_fileBar = new CaptureFileBar(feed, this);
    buildBar();
    buildSubscribePanel();
    buildNotice();
    layout->addWidget(m_bar);
    layout->addWidget(m_filterProblem);
    layout->addWidget(m_goToPanel);
    layout->addWidget(m_panel);
    layout->addWidget(m_notice);
    if (m_fileBar)
        layout->addWidget(m_fileBar);

    m_plot = new Plot(this);
    m_plot->setObjectName(QStringLiteral("trafficPlot"));
    m_plot->setAccessibleName(tr("Messages a second"));
    m_plot->setFixedHeight(120);
    m_plot->setSpan(plotSpanMs);
    m_allSeries = m_plot->addSeries(tr("all"), Plot::Unit::MessagesPerSecond, true);
    layout->addWidget(m_plot);
    m_fieldPlots = new FieldPlotFeed(m_store, this);
    m_fieldPlotsView = new FieldPlotsView(m_fieldPlots, this);
    connect(m_fieldPlotsView, &FieldPlotsView::momentChosen, this, &TrafficPage::showMoment);
    connect(m_plot, &Plot::clicked, this, &TrafficPage::showMoment);
    layout->addWidget(m_fieldPlotsView);

    buildTree();
    buildTable();
    buildInspector();

    m_right = new QSplitter(Qt::Vertical, this);
    m_right->setObjectName(QStringLiteral("trafficRightSplitter"));
    m_right->setChildrenCollapsible(false);
    m_right->addWidget(m_tablePages);
    m_right->addWidget(m_inspector);
    m_right->setStretchFactor(0, 3);
    m_right->setStretchFactor(1, 2);
    auto *left = new QWidget(this);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    auto *treeTop = new QHBoxLayout;
    treeTop->setContentsMargins(Theme::gap, Theme::gap / 2, Theme::gap, Theme::gap / 2);
    treeTop->addWidget(m_treeFilter);
    leftLayout->addLayout(treeTop);
    leftLayout->addWidget(m_tree, 1);
    m_main = new QSplitter(Qt::Horizontal, this);
    m_main->setObjectName(QStringLiteral("trafficMainSplitter"));
    m_main->setChildrenCollapsible(false);
    m_main->addWidget(left);
    m_main->addWidget(m_right);
    m_main->setStretchFactor(0, 0);
    m_main->setStretchFactor(1, 1);
    m_main->setSizes({ 410, 792 });
    m_right->setSizes({ 340, 260 });
    layout->addWidget(m_main, 1);

    auto *stripRow = new QHBoxLayout;
    stripRow->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    stripRow->setSpacing(Theme::margin);
    m_watching = plainLabel(this, QStringLiteral("trafficWatching"));
    m_watching->setForegroundRole(QPalette::PlaceholderText);
    m_watching->setFont(Theme::caption());
    m_watching->setMinimumWidth(60);
    m_watching->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_strip = plainLabel(this, QStringLiteral("trafficStrip"));
    m_strip->setFont(Theme::caption());
    m_strip->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_strip->setAccessibleName(tr("Balance of captured messages"));
    stripRow->addWidget(m_watching, 1);
    stripRow->addWidget(m_strip);
    layout->addLayout(stripRow);

    QWidget *former = m_filter;
    for (QWidget *next : { static_cast<QWidget *>(m_pause), static_cast<QWidget *>(m_goToButton),
             static_cast<QWidget *>(m_internal), static_cast<QWidget *>(m_plotButton),
             static_cast<QWidget *>(m_exportButton), static_cast<QWidget *>(m_clearButton),
             static_cast<QWidget *>(m_extend), static_cast<QWidget *>(m_plot), static_cast<QWidget *>(m_treeFilter),
             static_cast<QWidget *>(m_tree), static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_emptyButton) }) {
        setTabOrder(former, next);
        former = next;
    }

    m_treeFilterDelay->setSingleShot(true);
    m_treeFilterDelay->setInterval(200);
    // What payloads are was said anew: a filter of their values finds others.
    const auto readAnew = [this] {
        if (m_filter->text().contains(QLatin1String("json")))
            m_filter->applyAnew();
    };
    connect(&PayloadRulesBook::shared(), &PayloadRulesBook::choicesChanged, this, readAnew);
    connect(&PayloadRulesBook::shared(), &PayloadRulesBook::schemasChanged, this, readAnew);
    connect(m_treeFilterDelay, &QTimer::timeout, this, &TrafficPage::applyTreeFilter);

    const auto shortcut = [this](const QKeySequence &key, auto slot) {
        auto *made = new QShortcut(key, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, slot);
    };
    shortcut(QKeySequence(Qt::Key_Slash), [this] { focusFilter(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_G), [this] { openGoTo(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { openExport(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { m_inspector->copyCommand(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_End), [this] { jumpToNewest(); });

    connect(m_feed, &TrafficFeed::subscriptionsChanged, this, [this] {
        updateChips();
        updateNotice();
        updateStrip();
        updateEmptyState();
        const auto &program = m_messages->filter().program;
        if (program && program->uses(static_cast<int>(MessageField::Subscription)))
            applyFilter();
    });
    connect(m_feed, &TrafficFeed::numbersChanged, this, &TrafficPage::everySecond);
    connect(m_feed, &TrafficFeed::stoppedByItself, this, [this](TapId, const QByteArray &pattern) {
        Q_EMIT statusText(tr("%1 stopped by itself: its allowance is used up.").arg(text(pattern)));
        updateNotice();
    });
    connect(m_messages, &MessageTableModel::progressChanged, this, &TrafficPage::updateCount);
    connect(m_messages, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        if (first == 0)
            m_shift -= last - first + 1;
    });
    connect(m_messages, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (first == 0)
            m_shift += last - first + 1;
    });
    if (clock)
        clock->add(this, [this] { return frame(); });
    if (isFile())
        setUpForFile();

    if (!this->link().path.isEmpty())
        restrictTo(this->link().path.constFirst());
    updateChips();
    updateNotice();
    updateStrip();
    updatePlot();
    updateCount();
    updateEmptyState();
    showMessage();
}

TrafficPage::~TrafficPage()
{
    // Views and models still talk while they go; nobody is here to listen any more.
    m_table->selectionModel()->disconnect(this);
    m_table->verticalScrollBar()->disconnect(this);
    m_tree->selectionModel()->disconnect(this);
    m_tree->disconnect(this);
    m_messages->disconnect(this);
}

/// Nothing comes any more: what is about subscriptions and about now is out of place.
void TrafficPage::setUpForFile()
{
    for (QWidget *widget :
        { static_cast<QWidget *>(m_subscribe), static_cast<QWidget *>(m_pause), static_cast<QWidget *>(m_clearButton),
            static_cast<QWidget *>(m_plotButton), static_cast<QWidget *>(m_plot) })
        widget->hide();
    for (const int column : { SubjectTreeModel::MessageRate, SubjectTreeModel::ByteRate, SubjectTreeModel::Trend })
        m_tree->setColumnHidden(column, true);
    m_tree->setColumnHidden(SubjectTreeModel::Messages, false);
    // One reads from the beginning.
    m_isNewest = false;
    m_isFollowing = false;
    connect(m_feed->file(), &CaptureImport::finished, this, &TrafficPage::everySecond);
}

QString TrafficPage::title() const
{
    return isFile() ? tr("Capture") : tr("Traffic");
}

QString TrafficPage::iconName() const
{
    return QStringLiteral("traffic");
}

bool TrafficPage::goTo(const Link &target)
{
    if (target.kind != link().kind)
        return false;
    restrictTo(target.path.isEmpty() ? QString() : target.path.constFirst());
    return true;
}

// Building ------------------------------------------------------------------------------------------------------------

QToolButton *TrafficPage::toolButton(
    const QString &name, const QString &iconName, const QString &what, const QString &tip)
{
    auto *button = new QToolButton(m_bar);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setAccessibleName(what);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TrafficPage::buildBar()
{
    m_bar = new QWidget(this);
    m_bar->setObjectName(QStringLiteral("trafficBar"));
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    row->setSpacing(Theme::gap);

    m_chips = new QHBoxLayout;
    m_chips->setSpacing(Theme::gap);
    row->addLayout(m_chips);
    m_subscribe = new QToolButton(m_bar);
    m_subscribe->setObjectName(QStringLiteral("subscribeButton"));
    m_subscribe->setText(tr("+ subscribe"));
    m_subscribe->setAccessibleName(tr("Subscribe"));
    m_subscribe->setToolTip(tr("Capture another subject or pattern (Ctrl+T)"));
    m_subscribe->setFocusPolicy(Qt::TabFocus);
    connect(m_subscribe, &QToolButton::clicked, this, [this] { openSubscribe(); });
    row->addWidget(m_subscribe);

    m_branch = new QToolButton(m_bar);
    m_branch->setObjectName(QStringLiteral("branchChip"));
    m_branch->setIcon(icon(QStringLiteral("filter")));
    m_branch->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_branch->setFocusPolicy(Qt::TabFocus);
    m_branch->setAccessibleName(tr("Remove the restriction to a branch"));
    m_branch->hide();
    connect(m_branch, &QToolButton::clicked, this, [this] { restrictTo({}); });
    row->addWidget(m_branch);

    m_filter = new FilterLine(messageFields(), m_bar);
    m_filter->setObjectName(QStringLiteral("trafficFilter"));
    m_filter->setPlaceholderText(tr("Text, or a filter such as json.total >= 100"));
    m_filter->setAccessibleName(tr("Filter of messages"));
    m_filter->setMinimumWidth(200);
    m_filter->setNameSource([store = m_store] { return [store] { return captureNames(*store); }; });
    connect(m_filter, &FilterLine::applied, this, &TrafficPage::applyFilter);
    connect(m_filter, &FilterLine::left, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    row->addWidget(m_filter, 1);
    m_count = plainLabel(m_bar, QStringLiteral("filterCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setAccessibleName(tr("Messages shown"));
    row->addWidget(m_count);

    m_pause = toolButton(QStringLiteral("pauseButton"), QStringLiteral("pause"), tr("Pause the view"),
        tr("Freeze the table; capturing goes on (Space)"));
    m_pause->setCheckable(true);
    connect(m_pause, &QToolButton::clicked, this, [this](bool isChecked) { setPaused(isChecked); });
    row->addWidget(m_pause);
    m_goToButton = toolButton(QStringLiteral("goToButton"), QStringLiteral("search"), tr("Go to number or time"),
        tr("Go to a message by number or time (Ctrl+G)"));
    connect(m_goToButton, &QToolButton::clicked, this, &TrafficPage::openGoTo);
    row->addWidget(m_goToButton);
    m_internal = toolButton(QStringLiteral("hideInternalButton"), QStringLiteral("eye"), tr("Hide internal subjects"),
        tr("Hide inboxes, $JS, $SYS, $KV and $O subjects"));
    m_internal->setCheckable(true);
    connect(m_internal, &QToolButton::toggled, this, [this](bool isHidden) {
        m_subjects->setInternalHidden(isHidden);
        applyFilter();
    });
    row->addWidget(m_internal);
    m_plotButton = toolButton(QStringLiteral("showPlotButton"), QStringLiteral("plot"), tr("Show the rate plot"),
        tr("Show or hide the rate plot"));
    m_plotButton->setCheckable(true);
    m_plotButton->setChecked(true);
    connect(m_plotButton, &QToolButton::toggled, this, [this](bool isShown) { m_plot->setVisible(isShown); });
    row->addWidget(m_plotButton);
    m_exportButton = toolButton(QStringLiteral("exportButton"), QStringLiteral("download"), tr("Export messages"),
        tr("Write captured messages to a file (Ctrl+E)"));
    connect(m_exportButton, &QToolButton::clicked, this, &TrafficPage::openExport);
    row->addWidget(m_exportButton);
    m_clearButton = toolButton(QStringLiteral("clearButton"), QStringLiteral("clear"), tr("Clear captured messages"),
        tr("Forget the captured messages; subscriptions go on"));
    connect(m_clearButton, &QToolButton::clicked, this, &TrafficPage::clearCapture);
    row->addWidget(m_clearButton);

    m_filterProblem = m_filter->newProblemLabel(this);
    m_filterProblem->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);

    m_goToPanel = new QWidget(this);
    auto *goRow = new QHBoxLayout(m_goToPanel);
    goRow->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    auto *label = new QLabel(tr("&Go to"), m_goToPanel);
    m_goTo = new QLineEdit(m_goToPanel);
    m_goTo->setObjectName(QStringLiteral("goToLine"));
    m_goTo->setAccessibleName(tr("Number or time to go to"));
    m_goTo->setPlaceholderText(tr("1,204,271 or 14:03:20 or -5m"));
    m_goTo->setToolTip(tr("A number of the first column, a time of today, an ISO date and time, or -5m (Enter)"));
    m_goTo->setFixedWidth(260);
    m_goTo->installEventFilter(this);
    label->setBuddy(m_goTo);
    m_goToProblem = plainLabel(m_goToPanel, QStringLiteral("goToProblem"));
    goRow->addWidget(label);
    goRow->addWidget(m_goTo);
    goRow->addWidget(m_goToProblem, 1);
    connect(m_goTo, &QLineEdit::returnPressed, this, &TrafficPage::goToTyped);
    m_goToPanel->hide();
}

void TrafficPage::buildSubscribePanel()
{
    m_panel = new QWidget(this);
    m_panel->setObjectName(QStringLiteral("subscribePanel"));
    auto *layout = new QVBoxLayout(m_panel);
    layout->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    m_panelPages = new QStackedWidget(m_panel);
    m_panelPages->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout->addWidget(m_panelPages);

    auto *edit = new QWidget(m_panelPages);
    auto *editLayout = new QVBoxLayout(edit);
    editLayout->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    auto *patternLabel = new QLabel(tr("S&ubject or pattern"), edit);
    m_pattern = new QLineEdit(edit);
    m_pattern->setObjectName(QStringLiteral("subscribePattern"));
    m_pattern->setAccessibleName(tr("Subject or pattern to subscribe to"));
    m_pattern->setPlaceholderText(QStringLiteral("orders.>"));
    m_pattern->setToolTip(tr("* stands for one token, > at the end for one or more (Enter subscribes)"));
    m_pattern->setFont(Theme::monospace());
    m_pattern->installEventFilter(this);
    patternLabel->setBuddy(m_pattern);
    auto *groupLabel = new QLabel(tr("&Queue group"), edit);
    m_queueGroup = new QLineEdit(edit);
    m_queueGroup->setObjectName(QStringLiteral("subscribeQueueGroup"));
    m_queueGroup->setAccessibleName(tr("Queue group"));
    m_queueGroup->setPlaceholderText(tr("none"));
    m_queueGroup->setToolTip(
        tr("With a group, messages go here instead of to another member of it: leave it empty to only watch."));
    m_queueGroup->setFixedWidth(160);
    m_queueGroup->installEventFilter(this);
    groupLabel->setBuddy(m_queueGroup);
    m_panelSubscribe = new QPushButton(tr("Subscribe"), edit);
    m_panelSubscribe->setObjectName(QStringLiteral("subscribeConfirm"));
    m_panelSubscribe->setAccessibleName(tr("Subscribe"));
    m_panelSubscribe->setToolTip(tr("Start to capture (Enter)"));
    m_panelSubscribe->setProperty("primary", true);
    auto *cancel = new QPushButton(tr("Cancel"), edit);
    cancel->setObjectName(QStringLiteral("subscribeCancel"));
    cancel->setAccessibleName(tr("Cancel"));
    cancel->setToolTip(tr("Close without subscribing (Esc)"));
    row->addWidget(patternLabel);
    row->addWidget(m_pattern, 1);
    row->addWidget(groupLabel);
    row->addWidget(m_queueGroup);
    row->addWidget(m_panelSubscribe);
    row->addWidget(cancel);
    editLayout->addLayout(row);
    m_panelProblem = plainLabel(edit, QStringLiteral("subscribeProblem"));
    m_panelProblem->setWordWrap(true);
    m_panelProblem->hide();
    editLayout->addWidget(m_panelProblem);
    m_panelPages->addWidget(edit);

    auto *broad = new QWidget(m_panelPages);
    auto *broadLayout = new QHBoxLayout(broad);
    broadLayout->setContentsMargins(0, 0, 0, 0);
    broadLayout->setSpacing(Theme::gap);
    m_broadText = plainLabel(broad, QStringLiteral("broadText"));
    m_broadText->setWordWrap(true);
    m_broadSubscribe = new QPushButton(tr("Subscribe to everything"), broad);
    m_broadSubscribe->setObjectName(QStringLiteral("broadConfirm"));
    m_broadSubscribe->setAccessibleName(tr("Subscribe to everything"));
    m_broadSubscribe->setToolTip(tr("Start to capture; it stops by itself after a while (Enter)"));
    auto *broadCancel = new QPushButton(tr("Cancel"), broad);
    broadCancel->setObjectName(QStringLiteral("broadCancel"));
    broadCancel->setAccessibleName(tr("Cancel"));
    broadCancel->setToolTip(tr("Do not subscribe (Esc)"));
    broadLayout->addWidget(m_broadText, 1);
    broadLayout->addWidget(m_broadSubscribe);
    broadLayout->addWidget(broadCancel);
    m_panelPages->addWidget(broad);
    m_panel->hide();

    connect(m_pattern, &QLineEdit::textEdited, m_panelProblem, &QLabel::hide);
    connect(m_pattern, &QLineEdit::returnPressed, this, &TrafficPage::tryToSubscribe);
    connect(m_queueGroup, &QLineEdit::returnPressed, this, &TrafficPage::tryToSubscribe);
    connect(m_panelSubscribe, &QPushButton::clicked, this, &TrafficPage::tryToSubscribe);
    connect(cancel, &QPushButton::clicked, this, &TrafficPage::closePanel);
    connect(broadCancel, &QPushButton::clicked, this, &TrafficPage::closePanel);
    connect(m_broadSubscribe, &QPushButton::clicked, this, [this] {
        if (addSubscription(m_broadPattern, m_broadQueueGroup))
            closePanel();
    });
}

void TrafficPage::buildNotice()
{
    m_notice = new QWidget(this);
    m_notice->setObjectName(QStringLiteral("trafficNotice"));
    auto *row = new QHBoxLayout(m_notice);
    row->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    row->setSpacing(Theme::gap);
    auto *mark = new QLabel(m_notice);
    mark->setPixmap(icon(QStringLiteral("info")).pixmap(16, 16));
    m_noticeText = plainLabel(m_notice, QStringLiteral("noticeText"));
    m_noticeText->setWordWrap(true);
    m_extend = new QPushButton(tr("Extend"), m_notice);
    m_extend->setObjectName(QStringLiteral("extendButton"));
    m_extend->setAccessibleName(tr("Extend the subscriptions that stop by themselves"));
    m_extend->setToolTip(tr("Give them their whole allowance again"));
    connect(m_extend, &QPushButton::clicked, this, [this] {
        if (!m_feed)
            return;
        const auto subscriptions = m_feed->subscriptions();
        for (const TrafficSubscription &subscription : subscriptions) {
            if (subscription.stopAtMs != 0 || subscription.stopAfterMessages != 0)
                m_feed->extend(subscription.id);
        }
        updateNotice();
    });
    row->addWidget(mark);
    row->addWidget(m_noticeText, 1);
    row->addWidget(m_extend);
    m_notice->hide();
}

void TrafficPage::buildTree()
{
    m_treeFilter = new QLineEdit(this);
    m_treeFilter->setObjectName(QStringLiteral("subjectFilter"));
    m_treeFilter->setPlaceholderText(tr("Filter subjects…"));
    m_treeFilter->setAccessibleName(tr("Filter of subjects"));
    m_treeFilter->setToolTip(tr("Shows the subjects that contain this text"));
    m_treeFilter->setClearButtonEnabled(true);
    m_treeFilter->installEventFilter(this);
    connect(m_treeFilter, &QLineEdit::textChanged, this, [this] { m_treeFilterDelay->start(); });

    m_tree = new QTreeView(this);
    m_tree->setObjectName(QStringLiteral("subjectTree"));
    m_tree->setAccessibleName(tr("Subjects"));
    m_tree->setModel(m_subjects);
    ViewOptions options;
    options.widths = { 13, 9, 6, 7, 7, 24, 5 };
    options.hiddenColumns = { SubjectTreeModel::Messages, SubjectTreeModel::Value };
    options.exactRole = SubjectTreeModel::TypedSortRole;
    setUpTree(m_tree, options);
    m_tree->setIndentation(15);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setItemDelegateForColumn(SubjectTreeModel::Subject, new MonospaceDelegate(m_tree));
    m_tree->setItemDelegateForColumn(SubjectTreeModel::Value, new MonospaceDelegate(m_tree));
    m_tree->setItemDelegateForColumn(
        SubjectTreeModel::Trend, new SparklineDelegate(SubjectTreeModel::TrendRole, m_tree));
    for (const int column : { SubjectTreeModel::ByteRate, SubjectTreeModel::Last }) {
        auto *muted = new TextDelegate(m_tree);
        muted->setTone(Tone::Muted);
        m_tree->setItemDelegateForColumn(column, muted);
    }
    m_tree->header()->setSortIndicator(SubjectTreeModel::Subject, Qt::AscendingOrder);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &TrafficPage::openTreeMenu);
    connect(
        m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) { m_subjects->setExpanded(index, true); });
    connect(m_tree, &QTreeView::collapsed, this,
        [this](const QModelIndex &index) { m_subjects->setExpanded(index, false); });
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const QString subject = index.data(SubjectTreeModel::SubjectRole).toString();
        if (!subject.isEmpty())
            restrictTo(subject);
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        const QString subject = index.data(SubjectTreeModel::SubjectRole).toString();
        if (subject == m_selectedSubject)
            return;
        m_selectedSubject = subject;
        m_selectedRate.clear();
        updatePlot();
    });
}

void TrafficPage::buildTable()
{
    m_tablePages = new QStackedWidget(this);
    m_table = new RowsView(m_tablePages);
    m_table->setObjectName(QStringLiteral("messageTable"));
    m_table->setAccessibleName(tr("Messages"));
    m_table->setModel(m_messages);
    ViewOptions options;
    options.widths = { 8, 12, 7, 19, 5, 6, 3, 18 };
    options.isSortable = false;
    setUpTable(m_table, options);
    for (const int column : { MessageTableModel::Time, MessageTableModel::Subject })
        m_table->setItemDelegateForColumn(column, new MonospaceDelegate(m_table));
    for (const int column : { MessageTableModel::Number, MessageTableModel::HeadersMark }) {
        auto *muted = new TextDelegate(m_table);
        muted->setTone(Tone::Muted);
        m_table->setItemDelegateForColumn(column, muted);
    }
    for (const int column : { MessageTableModel::Delta, MessageTableModel::Preview }) {
        auto *muted = new MonospaceDelegate(m_table);
        muted->setTone(Tone::Muted);
        muted->setElideMode(Qt::ElideRight);
        m_table->setItemDelegateForColumn(column, muted);
    }
    m_table->setItemDelegateForColumn(MessageTableModel::Reply, new TagDelegate(m_table));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->viewport()->installEventFilter(this);
    if (auto *copy = m_table->findChild<QAction *>(QStringLiteral("copyRows"))) {
        // Copies have whole payloads and exact times, not what fits the columns.
        disconnect(copy, &QAction::triggered, nullptr, nullptr);
        connect(copy, &QAction::triggered, this, &TrafficPage::copyRows);
    }
    connect(m_table, &QTableView::customContextMenuRequested, this, &TrafficPage::openTableMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current, const QModelIndex &) {
            // Rows that are evicted leave their message in the inspector.
            if (m_isUpdating || !current.isValid())
                return;
            m_message = m_messages->messageAt(current.row());
            m_isNewest = false;
            showMessage();
            m_isFollowing = false;
            updateJump();
        });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (m_isUpdating)
            return;
        m_isFollowing = value >= m_table->verticalScrollBar()->maximum();
        updateJump();
    });

    m_jump = new QPushButton(tr("Jump to newest"), m_table);
    m_jump->setObjectName(QStringLiteral("jumpToNewest"));
    m_jump->setIcon(icon(QStringLiteral("jump-newest")));
    m_jump->setAccessibleName(tr("Jump to the newest message"));
    m_jump->setToolTip(tr("Show the newest messages and follow them (Ctrl+End)"));
    m_jump->hide();
    connect(m_jump, &QPushButton::clicked, this, &TrafficPage::jumpToNewest);
    m_tablePages->addWidget(m_table);

    auto *empty = new QWidget(m_tablePages);
    auto *layout = new QVBoxLayout(empty);
    layout->setSpacing(Theme::gap);
    m_emptyTitle = plainLabel(empty, QStringLiteral("emptyTitle"));
    m_emptyTitle->setFont(Theme::heading());
    m_emptyTitle->setAlignment(Qt::AlignCenter);
    m_emptyTitle->setWordWrap(true);
    m_emptyAdvice = plainLabel(empty, QStringLiteral("emptyAdvice"));
    m_emptyAdvice->setForegroundRole(QPalette::PlaceholderText);
    m_emptyAdvice->setAlignment(Qt::AlignCenter);
    m_emptyAdvice->setWordWrap(true);
    m_emptyButton = new QPushButton(empty);
    m_emptyButton->setObjectName(QStringLiteral("emptyButton"));
    m_emptyButton->setProperty("primary", true);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (m_messages->isFiltered()) {
            m_branchText.clear();
            m_filter->clear();
            m_internal->setChecked(false);
            m_filter->apply();
        } else {
            openSubscribe();
        }
    });
    layout->addStretch();
    layout->addWidget(m_emptyTitle);
    layout->addWidget(m_emptyAdvice);
    layout->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    layout->addStretch();
    m_tablePages->addWidget(empty);
}

void TrafficPage::buildInspector()
{
    m_inspector = new MessageInspector(this);
    m_inspector->setSizes({ 540, 260 });
    m_inspector->setFilterable(true);
    connect(m_inspector, &MessageInspector::statusText, this, &Page::statusText);
    connect(m_inspector, &MessageInspector::conditionChosen, m_filter, &FilterLine::addCondition);
    m_difference = new DifferenceView(m_store, m_inspector);
    m_inspector->addTab(m_difference, tr("Difference"));
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_isUpdating)
            showDifference();
    });
}

// Live ----------------------------------------------------------------------------------------------------------------

bool TrafficPage::frame()
{
    QScrollBar *bar = m_table->verticalScrollBar();
    const bool isFollowing = m_isFollowing && !m_messages->isPaused();
    const int before = m_messages->rowCount();
    m_shift = 0;
    m_isUpdating = true;
    m_messages->update();
    if (isFollowing) {
        if (m_messages->rowCount() != before || m_shift != 0)
            m_table->scrollToBottom();
    } else if (m_shift != 0) {
        // What the person looks at stays where it is.
        const int value = bar->value() + m_shift;
        m_table->doItemsLayout();
        bar->setValue(std::max(0, value));
    }
    m_isUpdating = false;
    m_subjects->update(QDateTime::currentMSecsSinceEpoch());
    if (++m_frames % 6 == 0 || (before == 0) != (m_messages->rowCount() == 0)) {
        updateCount();
        updateEmptyState();
    }
    const quint64 captured = m_store->total().messages;
    return std::exchange(m_captured, captured) != captured || m_messages->progress() < 1;
}

void TrafficPage::everySecond()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (!isVisible()) {
        m_isUpdating = true;
        m_messages->update();
        m_isUpdating = false;
        m_subjects->update(now);
    }
    const double elapsed = static_cast<double>(now - m_lastSecondMs) / 1'000;
    if (m_messages->isFiltered() && elapsed > 0 && !m_messages->isPaused()) {
        const quint64 matched = m_messages->matchedNew();
        m_filteredRate.add(now, static_cast<double>(matched - std::min(matched, m_lastMatched)) / elapsed);
        m_lastMatched = matched;
    }
    m_lastSecondMs = now;
    if (!m_selectedSubject.isEmpty()) {
        const QModelIndex selected = m_subjects->indexOf(m_selectedSubject);
        if (const double rate = selected.data(SubjectTreeModel::RateRole).toDouble();
            selected.isValid() && !std::isnan(rate))
            m_selectedRate.add(now, rate);
    }
    if (!isVisible())
        return;
    // Rows never move under the pointer.
    if (!m_tree->viewport()->rect().contains(m_tree->viewport()->mapFromGlobal(QCursor::pos())))
        m_subjects->resort();
    showNewest();
    updateChips();
    updateNotice();
    updateStrip();
    updatePlot();
    updateCount();
    updateEmptyState();
}

void TrafficPage::showNewest()
{
    // Until a message is chosen the inspector shows what comes; not while somebody reads or copies in it.
    if (!m_isNewest || !m_isFollowing || m_messages->isPaused() || m_messages->rowCount() == 0
        || m_inspector->isAncestorOf(QApplication::focusWidget()))
        return;
    std::optional<KeptMessage> newest = m_messages->messageAt(m_messages->rowCount() - 1);
    if (!newest || (m_message && m_message->row == newest->row))
        return;
    m_message = std::move(newest);
    showMessage();
}

void TrafficPage::updateChips()
{
    if (!m_feed)
        return;
    const auto &subscriptions = m_feed->subscriptions();
    const int wanted = static_cast<int>(subscriptions.size());
    // Chips are kept and renamed, so that a menu or the focus in one outlives the second.
    while (m_chips->count() > wanted) {
        QLayoutItem *item = m_chips->takeAt(m_chips->count() - 1);
        item->widget()->deleteLater();
        delete item;
    }
    while (m_chips->count() < wanted) {
        auto *chip = new ChipButton({}, m_bar);
        chip->setClosable(true);
        chip->setMonospace(true);
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->setProperty("isChip", true);
        chip->installEventFilter(this);
        connect(chip, &ChipButton::closeRequested, this, [this, chip] {
            if (m_feed)
                m_feed->remove(chip->property("tap").toUInt());
        });
        auto *menu = new QMenu(chip);
        chip->setMenu(menu);
        connect(menu, &QMenu::aboutToShow, chip, [this, chip, menu] {
            menu->clear();
            const auto id = chip->property("tap").toUInt();
            const bool isMuted = chip->property("isMuted").toBool();
            menu->addAction(isMuted ? tr("Unmute") : tr("Mute"), this,
                    [this, id, isMuted] {
                        if (m_feed)
                            m_feed->setMuted(id, !isMuted);
                    })
                ->setShortcut(Qt::Key_M);
            const QString pattern = chip->property("pattern").toString();
            menu->addAction(tr("Copy pattern"), this, [pattern] { QApplication::clipboard()->setText(pattern); });
            menu->addSeparator();
            menu->addAction(tr("Remove"), this,
                    [this, id] {
                        if (m_feed)
                            m_feed->remove(id);
                    })
                ->setShortcut(Qt::Key_Delete);
        });
        m_chips->addWidget(chip);
    }
    for (int i = 0; i < wanted; ++i) {
        const TrafficSubscription &subscription = subscriptions.at(i);
        auto *chip = qobject_cast<ChipButton *>(m_chips->itemAt(i)->widget());
        const QString pattern = text(subscription.pattern, 40);
        QString state;
        switch (subscription.state) {
        case TapStatus::State::Active:
            state = std::isnan(subscription.messagesPerSecond) ? format::unknown()
                                                               : format::rate(subscription.messagesPerSecond);
            break;
        case TapStatus::State::Waiting:
            state = tr("waiting");
            break;
        case TapStatus::State::Muted:
            state = tr("muted");
            break;
        case TapStatus::State::Denied:
            state = tr("■ denied");
            break;
        }
        chip->setObjectName(QStringLiteral("chip%1").arg(i));
        if (chip->text() != pattern)
            chip->setText(pattern);
        chip->setDetail(state);
        chip->setAccessibleName(tr("Subscription %1, %2").arg(pattern, state));
        QString tip = text(subscription.pattern);
        if (!subscription.queueGroup.isEmpty())
            tip += QLatin1Char('\n') + tr("Queue group %1").arg(text(subscription.queueGroup));
        tip += QLatin1Char('\n') + tr("%1 received").arg(format::count(subscription.received));
        if (!subscription.reason.isEmpty())
            tip += QLatin1Char('\n') + subscription.reason;
        tip += QLatin1Char('\n') + tr("Del removes, M mutes");
        chip->setToolTip(plainTip(tip));
        chip->setProperty("tap", subscription.id);
        chip->setProperty("pattern", QString::fromUtf8(subscription.pattern));
        chip->setProperty("isMuted", subscription.state == TapStatus::State::Muted);
        chip->setVisible(i < mostChips);
    }
}

void TrafficPage::updateNotice()
{
    if (!m_feed)
        return;
    const auto &subscriptions = m_feed->subscriptions();
    QStringList lines;
    bool canExtend = false;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const TrafficSubscription &subscription : subscriptions) {
        const QString pattern = text(subscription.pattern, 80);
        if (subscription.state == TapStatus::State::Denied)
            lines << tr("%1 is denied: %2").arg(pattern, subscription.reason);
        if (subscription.stopAtMs == 0 && subscription.stopAfterMessages == 0)
            continue;
        canExtend = true;
        if (subscription.state == TapStatus::State::Muted) {
            lines << tr("%1 has stopped.").arg(pattern);
            continue;
        }
        QStringList parts;
        if (subscription.stopAtMs != 0)
            parts << tr("in %1").arg(
                format::duration(std::chrono::seconds(std::max<qint64>(0, (subscription.stopAtMs - now) / 1'000))));
        if (subscription.stopAfterMessages != 0)
            parts << tr("at %1 messages").arg(format::count(subscription.stopAfterMessages));
        lines << tr("%1 stops by itself %2.").arg(pattern, parts.join(tr(" or ")));
    }
    for (qsizetype i = 0; i < subscriptions.size(); ++i) {
        for (qsizetype j = i + 1; j < subscriptions.size() && lines.size() < 4; ++j) {
            const QByteArray &a = subscriptions.at(i).pattern;
            const QByteArray &b = subscriptions.at(j).pattern;
            if (patternsOverlap({ a.constData(), static_cast<std::size_t>(a.size()) },
                    { b.constData(), static_cast<std::size_t>(b.size()) }))
                lines << tr("%1 and %2 overlap: a message under both is captured twice.").arg(text(a, 80), text(b, 80));
        }
    }
    m_noticeText->setText(QStringList(lines.mid(0, 4)).join(QLatin1Char('\n')));
    m_extend->setVisible(canExtend);
    m_notice->setVisible(!lines.isEmpty());
}

void TrafficPage::updateStrip()
{
    if (!m_feed)
        return;
    if (m_fileBar) {
        m_strip->setText(m_fileBar->balance());
        m_watching->setText(m_feed->file()->path());
        return;
    }
    const TrafficSubscription sum = m_feed->totals();
    const quint64 dropped = sum.droppedLibrary + sum.droppedOther;
    QString strip = tr("received %1 · kept %2 · evicted %3 · dropped %4")
                        .arg(format::count(sum.received), format::count(sum.kept), format::count(sum.evicted),
                            format::count(dropped));
    if (dropped > 0)
        strip.prepend(QStringLiteral("▲ "));
    m_strip->setText(strip);
    m_strip->setToolTip(tr(
        "Evicted: removed here to stay within the capture budget.\nDropped by the client library, because this program "
        "did not keep up: %1.\nDropped because a message is larger than the whole budget: %2.")
                            .arg(format::count(sum.droppedLibrary), format::count(sum.droppedOther)));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::color(dropped > 0 ? Tone::Warning : Tone::Muted, palette()));
    m_strip->setPalette(colors);

    QStringList patterns;
    for (const TrafficSubscription &subscription : m_feed->subscriptions())
        patterns << text(subscription.pattern, 60);
    m_watching->setText(
        patterns.isEmpty() ? tr("Not subscribed") : tr("Watching %1").arg(patterns.join(QLatin1String(", "))));
}

void TrafficPage::updatePlot()
{
    const bool isFiltered = m_messages->isFiltered();
    if (isFiltered && m_filteredSeries < 0)
        m_filteredSeries = m_plot->addSeries(tr("filtered"), Plot::Unit::MessagesPerSecond, true);
    if (!isFiltered && m_filteredSeries >= 0) {
        m_plot->removeSeries(m_filteredSeries);
        m_filteredSeries = -1;
    }
    if (!m_selectedSubject.isEmpty() && m_selectedSeries < 0)
        m_selectedSeries = m_plot->addSeries(m_selectedSubject, Plot::Unit::MessagesPerSecond);
    else if (m_selectedSubject.isEmpty() && m_selectedSeries >= 0) {
        m_plot->removeSeries(m_selectedSeries);
        m_selectedSeries = -1;
    }
    if (!m_plot->isVisible() || !m_feed)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const std::vector<RingSeries::Point> all = m_feed->messageRate().points(now - plotSpanMs, now);
    // A young history fills the plot, too.
    const auto first = std::find_if(all.begin(), all.end(), [](const auto &point) { return !std::isnan(point.value); });
    const qint64 age = first == all.end() ? plotSpanMs : now - first->timeMs;
    m_plot->setSpan(std::clamp(age, leastPlotSpanMs, plotSpanMs));
    m_plot->setPoints(m_allSeries, all);
    if (m_filteredSeries >= 0)
        m_plot->setPoints(m_filteredSeries, m_filteredRate.points(now - plotSpanMs, now));
    if (m_selectedSeries >= 0) {
        m_plot->renameSeries(m_selectedSeries, format::preview(m_selectedSubject.toUtf8(), 40));
        m_plot->setPoints(m_selectedSeries, m_selectedRate.points(now - plotSpanMs, now));
    }
    m_plot->replot(now);
}

void TrafficPage::updateCount()
{
    const auto shown = static_cast<quint64>(m_messages->rowCount());
    QString count;
    if (!m_messages->isFiltered())
        count = tr("%1 messages").arg(format::count(shown));
    else if (m_messages->progress() < 1)
        count = tr("%1 of %2, %3 % read")
                    .arg(format::count(shown), format::count(m_messages->keptRows()),
                        QString::number(static_cast<int>(m_messages->progress() * 100)));
    else
        count = tr("%1 of %2").arg(format::count(shown), format::count(m_messages->keptRows()));
    if (m_messages->isPaused())
        count += tr(" · %1 waiting").arg(format::count(m_messages->waitingRows()));
    m_count->setText(count);

    m_filter->setHasHits(shown > 0 || m_messages->progress() < 1 || m_messages->keptRows() == 0);
}

void TrafficPage::updateEmptyState()
{
    if (!m_feed)
        return;
    if (m_messages->rowCount() > 0) {
        if (m_tablePages->currentIndex() != 0)
            m_tablePages->setCurrentIndex(0);
        return;
    }
    const auto &subscriptions = m_feed->subscriptions();
    QString title;
    QString advice;
    QString button = isFile() ? QString() : tr("Subscribe to a subject");
    if (m_messages->isFiltered() && m_messages->keptRows() > 0) {
        const bool isReading = m_messages->progress() < 1;
        title = isReading ? tr("Reading captured messages") : tr("No message matches");
        advice = isReading ? tr("None of the newest matches yet.")
                           : tr("None of %1 captured messages matches the filter. New ones show up when they do.")
                                 .arg(format::count(m_messages->keptRows()));
        button = tr("Clear the filter");
    } else if (isFile()) {
        title = m_feed->file()->isRunning() ? tr("Reading the file") : tr("No message in this file");
        advice = m_feed->file()->isRunning() ? tr("Its messages show up here as they are read.")
                                             : tr("A file that was exported as NDJSON has a message in each line.");
    } else if (subscriptions.isEmpty()) {
        title = tr("No subscription yet");
        advice = tr("Messages of the subjects that you subscribe to show up here.");
    } else if (std::all_of(subscriptions.cbegin(), subscriptions.cend(),
                   [](const auto &one) { return one.state == TapStatus::State::Denied; })) {
        title = tr("This user may not subscribe");
        advice = subscriptions.constFirst().reason;
        button = tr("Subscribe to another subject");
    } else if (std::none_of(subscriptions.cbegin(), subscriptions.cend(),
                   [](const auto &one) { return one.state == TapStatus::State::Active; })) {
        title = tr("Waiting for the connection");
        advice = tr("Captures as soon as there is a connection and a subscription is not muted.");
        button = tr("Subscribe to another subject");
    } else {
        title = tr("Waiting for messages");
        advice = tr("Subscribed to %1. Nothing has been published there since.")
                     .arg(text(subscriptions.constFirst().pattern, 80));
        button = tr("Subscribe to another subject");
    }
    m_emptyTitle->setText(title);
    m_emptyAdvice->setText(advice);
    m_emptyButton->setVisible(!button.isEmpty());
    m_emptyButton->setText(button);
    m_emptyButton->setAccessibleName(button);
    m_emptyButton->setToolTip(button);
    if (m_tablePages->currentIndex() != 1)
        m_tablePages->setCurrentIndex(1);
}

void TrafficPage::updateJump()
{
    const bool isShown = !m_isFollowing && m_messages->rowCount() > 0;
    m_jump->setVisible(isShown);
    if (!isShown)
        return;
    m_jump->adjustSize();
    const QRect area = m_table->viewport()->geometry();
    m_jump->move(area.right() - m_jump->width() - Theme::margin, area.bottom() - m_jump->height() - Theme::inset);
    m_jump->raise();
}

// Inspector -----------------------------------------------------------------------------------------------------------

void TrafficPage::showMessage()
{
    if (!m_message) {
        m_difference->clear();
        m_inspector->clear(isFile() ? tr("The message that you select shows up here.")
                                    : tr("The newest message, or the one that you select, shows up here."));
        return;
    }
    showDifference();
    const Message &message = m_message->message;
    const QString number = format::count(m_message->row + 1);
    m_inspector->showMessage(m_isNewest ? tr("Newest message, %1").arg(number) : tr("Message %1").arg(number), message,
        { { tr("Reply"), message.reply.isEmpty() ? format::unknown() : text(message.reply, 4'000), true, {} },
            { tr("Received"), format::time(m_message->timeNs), true, format::exactTime(m_message->timeNs) } });
}

void TrafficPage::showDifference()
{
    if (!m_message)
        return;
    std::optional<KeptMessage> other;
    // Two ranges or one of two rows at most; more are not a pair.
    if (const QModelIndexList selected = m_table->selectionModel()->selection().size() <= 2
            ? m_table->selectionModel()->selectedRows()
            : QModelIndexList();
        selected.size() == 2) {
        for (const QModelIndex &index : selected) {
            if (auto one = m_messages->messageAt(index.row()); one && one->row != m_message->row)
                other = std::move(one);
        }
    }
    m_difference->setMessage(*m_message, other);
}

// What the user does --------------------------------------------------------------------------------------------------

void TrafficPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TrafficPage::refresh()
{
    m_subjects->resort();
    everySecond();
}

bool TrafficPage::isPaused() const
{
    return m_messages->isPaused();
}

void TrafficPage::setPaused(bool isPaused)
{
    if (isFile())
        return;
    if (isPaused != m_messages->isPaused()) {
        m_pausedAtMs = QDateTime::currentMSecsSinceEpoch();
        m_isUpdating = true;
        m_messages->setPaused(isPaused);
        m_isUpdating = false;
        if (!isPaused)
            frame();
        Q_EMIT liveChanged();
    }
    m_pause->setChecked(isPaused);
    m_pause->setIcon(icon(isPaused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setAccessibleName(isPaused ? tr("Go live") : tr("Pause the view"));
    m_pause->setToolTip(
        isPaused ? tr("Show new messages again (Space)") : tr("Freeze the table; capturing goes on (Space)"));
    updateCount();
}

QString TrafficPage::liveText() const
{
    if (isFile())
        return tr("from a file");
    return m_messages->isPaused()
        ? tr("paused %1").arg(QDateTime::fromMSecsSinceEpoch(m_pausedAtMs).toString(QStringLiteral("HH:mm:ss")))
        : tr("live");
}

QList<std::pair<QString, QString>> TrafficPage::keys() const
{
    return { { QStringLiteral("/"), tr("Filter messages") }, { QStringLiteral("Ctrl+G"), tr("Go to a number or time") },
        { QStringLiteral("F1"), tr("In the filter: its language and keys") },
        { QStringLiteral("Ctrl+End"), tr("Jump to the newest message") },
        { QStringLiteral("Esc"), tr("Leave the selected message and follow the newest") },
        { QStringLiteral("Enter"), tr("In the tree: show only this branch") },
        { QStringLiteral("Ctrl+C"), tr("Copy the selected messages as tab-separated text") },
        { QStringLiteral("Ctrl+Shift+C"), tr("Copy the message as nats command") },
        { QStringLiteral("Ctrl+E"), tr("Export messages to a file") },
        { QStringLiteral("Del"), tr("On a subscription: remove it") },
        { QStringLiteral("M"), tr("On a subscription: mute or unmute it") } };
}

void TrafficPage::restrictTo(const QString &branch)
{
    m_branchText = branch;
    applyFilter();
}

void TrafficPage::applyFilter()
{
    MessageFilter filter;
    filter.branch = m_branchText.toUtf8();
    filter.program = m_filter->program(); // a broken text leaves it as it was
    filter.hidesInternal = m_internal->isChecked();
    if (filter.program->uses(static_cast<int>(MessageField::Subscription)) && m_feed) {
        for (const TrafficSubscription &subscription : m_feed->subscriptions())
            filter.taps.emplace_back(subscription.id, subscription.pattern);
    }
    const bool isChanged = filter != m_messages->filter();
    if (isChanged) {
        m_isUpdating = true;
        m_messages->setFilter(filter);
        m_messages->update();
        m_isUpdating = false;
        m_isFollowing = !isFile();
        m_isNewest = !isFile() && (m_isNewest || !m_message);
        m_filteredRate.clear();
        m_lastMatched = 0;
        if (isFile())
            m_table->scrollToTop();
        else
            m_table->scrollToBottom();
    }
    m_branch->setVisible(!m_branchText.isEmpty());
    if (!m_branchText.isEmpty()) {
        QString shown = format::preview(m_branchText.toUtf8(), 40);
        m_branch->setAccessibleName(tr("Only %1; remove").arg(shown));
        m_branch->setToolTip(plainTip(tr("Only %1 is shown. Click to show all again.").arg(m_branchText)));
        m_branch->setText(shown.replace(QLatin1Char('&'), QLatin1String("&&")) + QStringLiteral(" ×"));
    }
    Link now = link();
    const QStringList path = m_branchText.isEmpty() ? QStringList() : QStringList { m_branchText };
    if (now.path != path) {
        now.path = path;
        setLink(now);
    }
    updateCount();
    updateEmptyState();
    updateJump();
    updatePlot();
}

void TrafficPage::applyTreeFilter()
{
    QString selected = m_selectedSubject;
    m_subjects->setFilter(m_treeFilter->text().trimmed());
    if (!m_treeFilter->text().isEmpty())
        expandTo(6);
    else if (!selected.isEmpty()) {
        if (const QModelIndex index = m_subjects->indexOf(selected); index.isValid())
            m_tree->setCurrentIndex(index);
    }
}

void TrafficPage::expandTo(int depth)
{
    // Not expandToDepth(): with 100,000 rows opened at once nobody finds anything, and it takes seconds.
    int left = 5'000;
    std::vector<std::pair<QModelIndex, int>> open { { QModelIndex(), 0 } };
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto [index, level] = open[i];
        if (index.isValid()) {
            m_subjects->setExpanded(index, true);
            m_tree->setExpanded(index, true);
        }
        const int rows = m_subjects->rowCount(index);
        left -= rows;
        if (left < 0 || level >= depth)
            continue;
        for (int row = 0; row < rows; ++row) {
            const QModelIndex child = m_subjects->index(row, 0, index);
            if (m_subjects->hasChildren(child))
                open.emplace_back(child, level + 1);
        }
    }
}

bool TrafficPage::subscribe(const QByteArray &pattern, Ask ask, const QByteArray &queueGroup)
{
    if (const auto valid = validateSubscribeSubject(pattern); !valid) {
        openSubscribe(QString::fromUtf8(pattern));
        m_panelProblem->setText(valid.error().text());
        m_panelProblem->show();
        return false;
    }
    if (ask == Ask::Yes && m_asksBeforeBroad && TrafficFeed::isBroad(pattern)) {
        askBroad(pattern, queueGroup);
        return true;
    }
    return addSubscription(pattern, queueGroup);
}

bool TrafficPage::addSubscription(const QByteArray &pattern, const QByteArray &queueGroup)
{
    if (!m_feed)
        return false;
    TrafficFeed::Options options;
    options.queueGroup = queueGroup;
    options.stopsByItself = TrafficFeed::isBroad(pattern);
    const auto added = m_feed->add(pattern, options);
    if (!added) {
        openSubscribe(QString::fromUtf8(pattern));
        m_panelProblem->setText(added.error().text());
        m_panelProblem->show();
        return false;
    }
    Q_EMIT statusText(tr("Subscribed to %1.").arg(text(pattern)));
    return true;
}

void TrafficPage::openSubscribe(const QString &pattern)
{
    if (isFile())
        return;
    ++m_question;
    m_panelPages->setCurrentIndex(0);
    m_pattern->setText(pattern);
    m_panelProblem->hide();
    m_panel->show();
    m_pattern->setFocus(Qt::ShortcutFocusReason);
}

void TrafficPage::closePanel()
{
    ++m_question;
    m_panel->hide();
    m_table->setFocus(Qt::OtherFocusReason);
}

void TrafficPage::tryToSubscribe()
{
    const QByteArray pattern = m_pattern->text().trimmed().toUtf8();
    const QByteArray group = m_queueGroup->text().trimmed().toUtf8();
    if (!group.isEmpty()) {
        if (const auto valid = validateQueueGroup(group); !valid) {
            m_panelProblem->setText(valid.error().text());
            m_panelProblem->show();
            return;
        }
    }
    if (subscribe(pattern, Ask::Yes, group) && m_panelPages->currentIndex() == 0)
        closePanel();
}

void TrafficPage::askBroad(const QByteArray &pattern, const QByteArray &queueGroup)
{
    if (!m_feed)
        return;
    m_broadPattern = pattern;
    m_broadQueueGroup = queueGroup;
    const int question = ++m_question;
    const auto say = [this, pattern](const QString &rate) {
        m_broadText->setText(tr("%1 brings everything that this account's users may see to this computer. %2 The "
                                "server sends each of these "
                                "messages once more, over your network; in production that can slow others. It stops "
                                "by itself after a while.")
                                 .arg(text(pattern, 80), rate));
    };
    say(tr("Asking the server how much that is now…"));
    m_panelPages->setCurrentIndex(1);
    m_panel->show();
    m_broadSubscribe->setFocus(Qt::OtherFocusReason);
    whenDone(this, m_feed->accountRate(), [this, question, say](const Result<AccountRate> &rate) {
        if (question != m_question)
            return;
        say(rate ? tr("Now that is %1, %2.")
                       .arg(format::rate(rate->messagesPerSecond), format::byteRate(rate->bytesPerSecond))
                 : tr("How much that is now, the server does not tell."));
    });
}

void TrafficPage::openGoTo()
{
    m_goToProblem->clear();
    m_goToPanel->show();
    m_goTo->setFocus(Qt::ShortcutFocusReason);
    m_goTo->selectAll();
}

void TrafficPage::goToTyped()
{
    const Place place = parsePlace(m_goTo->text(), QDateTime::currentMSecsSinceEpoch());
    int row = -1;
    if (place.timeNs)
        row = m_messages->rowAtTime(*place.timeNs);
    else if (place.number)
        row = m_messages->rowOf(*place.number);
    else {
        m_goToProblem->setText(tr("That is neither a number nor a time."));
        return;
    }
    if (row < 0) {
        m_goToProblem->setText(tr("There is no such message yet."));
        return;
    }
    const auto found = m_messages->rowNumberAt(row);
    if (place.number && found && *found != *place.number)
        Q_EMIT statusText(tr("Message %1 is not shown or no longer kept; this is the next one.")
                              .arg(format::count(*place.number + 1)));
    m_goToPanel->hide();
    showRow(row);
}

void TrafficPage::showRow(int row)
{
    m_isFollowing = false;
    m_tablePages->setCurrentIndex(0);
    const QModelIndex index = m_messages->index(row, 0);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_table->setFocus(Qt::OtherFocusReason);
    m_isFollowing = false;
    updateJump();
}

void TrafficPage::jumpToNewest()
{
    if (m_messages->isPaused())
        setPaused(false);
    m_isFollowing = true;
    m_table->scrollToBottom();
    updateJump();
}

void TrafficPage::clearCapture()
{
    if (!m_feed)
        return;
    m_feed->clear();
    m_isUpdating = true;
    m_messages->takeAll();
    m_isUpdating = false;
    m_message.reset();
    m_isNewest = true;
    m_isFollowing = true;
    showMessage();
    updateJump();
    updateCount();
    updateStrip();
    updateEmptyState();
}

QList<int> TrafficPage::selectedRows() const
{
    QList<int> rows;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < 100'000; ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void TrafficPage::copyRows()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return;
    QApplication::clipboard()->setText(m_messages->toTsv(rows));
    Q_EMIT statusText(tr("%n message(s) copied.", nullptr, static_cast<int>(rows.size())));
}

void TrafficPage::openExport()
{
    std::vector<RowNumber> selected;
    const QList<int> rows = selectedRows();
    for (const int row : rows) {
        if (const auto number = m_messages->rowNumberAt(row))
            selected.push_back(*number);
    }
    QList<ExportDialog::Choice> choices;
    // The one that follows the newest message was chosen by nobody.
    if (!m_isNewest && !selected.empty())
        choices << ExportDialog::Choice { tr("Selected messages"), std::move(selected) };
    if (m_messages->isFiltered())
        choices << ExportDialog::Choice { tr("What the filter shows"), m_messages->shownRows() };
    const CaptureStore::Snapshot kept = m_store->snapshot();
    choices << ExportDialog::Choice { tr("Everything kept"), RowRange { kept.firstRow(), kept.endRow() } };
    auto *dialog = new ExportDialog(m_store, choices, this);
    connect(dialog, &ExportDialog::ended, this, [this](const QString &text) { Q_EMIT statusText(text); });
    dialog->open();
}

void TrafficPage::sendAgain()
{
    const std::optional<Message> &message = m_inspector->message();
    if (!message)
        return;
    // The inbox of a request is gone; whoever sends it again gets an inbox of their own.
    const bool isRequest = message->reply.startsWith("_INBOX.");
    Q_EMIT composeRequested(
        { message->subject, message->payload, message->headers, isRequest ? QByteArray() : message->reply }, isRequest);
}

void TrafficPage::openTreeMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    auto *menu = new QMenu(m_tree);
    menu->setObjectName(QStringLiteral("treeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString subject = index.data(SubjectTreeModel::SubjectRole).toString();
    const QString pattern = index.data(SubjectTreeModel::PatternRole).toString();
    if (!subject.isEmpty()) {
        menu->addAction(tr("Show only this branch"), this, [this, subject] { restrictTo(subject); });
        if (!isFile())
            menu->addAction(tr("Subscribe to this"), this, [this, pattern] { subscribe(pattern.toUtf8(), Ask::Yes); });
        menu->addAction(tr("Copy subject"), this, [subject] { QApplication::clipboard()->setText(subject); });
        MessageFilter branch;
        branch.branch = subject.toUtf8();
        addRatePlots(menu->addMenu(tr("Plot")), branch, tr("this branch"));
        menu->addSeparator();
    }
    for (int depth = 1; depth <= 4; ++depth)
        menu->addAction(tr("Expand to depth %1").arg(depth), this, [this, depth] {
            m_tree->collapseAll();
            expandTo(depth);
        });
    menu->addAction(tr("Expand all"), this, [this] { expandTo(1'000); });
    menu->addAction(tr("Collapse all"), m_tree, &QTreeView::collapseAll);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void TrafficPage::openTableMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(m_table);
    menu->setObjectName(QStringLiteral("tableMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString subject = index.data(MessageTableModel::SubjectRole).toString();
    menu->addAction(tr("Copy rows"), this, &TrafficPage::copyRows)->setShortcut(QKeySequence::Copy);
    menu->addAction(tr("Copy payload"), m_inspector, &MessageInspector::copyPayload);
    menu->addAction(tr("Copy as nats command"), m_inspector, &MessageInspector::copyCommand)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    menu->addAction(tr("Copy subject"), this, [subject] { QApplication::clipboard()->setText(subject); });
    if (!isFile()) {
        QAction *again = menu->addAction(tr("Send again…"), this, &TrafficPage::sendAgain);
        again->setObjectName(QStringLiteral("sendAgain"));
        again->setEnabled(m_inspector->message().has_value());
    }
    menu->addAction(tr("Export…"), this, &TrafficPage::openExport)->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    const QString number = QString::number(index.data(MessageTableModel::RowNumberRole).toULongLong() + 1);
    menu->addAction(tr("Follow exchange"), this,
            [this, number] {
                Q_EMIT openRequested(
                    { link().context, QStringLiteral("conversations"), { QStringLiteral("message"), number } }, false);
            })
        ->setObjectName(QStringLiteral("followExchange"));
    const bool arePair = selectedRows().size() == 2;
    menu->addAction(arePair ? tr("Compare the two messages") : tr("Compare with previous on this subject"), this,
            [this] {
                showDifference();
                m_inspector->showTab(m_difference);
            })
        ->setObjectName(QStringLiteral("compareMessages"));
    addPlotMenu(menu, index);
    menu->addSeparator();
    menu->addAction(tr("Show only this subject"), this, [this, subject] { restrictTo(subject); });
    menu->addAction(tr("Trace this subject"), this,
            [this, subject] {
                Q_EMIT openRequested(
                    { link().context, QStringLiteral("topology"), { QStringLiteral("trace"), subject } }, false);
            })
        ->setObjectName(QStringLiteral("traceThisSubject"));
    if (const auto condition = conditionOf(index)) {
        QString what = text(condition->print().toUtf8(), 60);
        what.replace(QLatin1Char('&'), QLatin1String("&&"));
        menu->addAction(
                tr("Filter by %1").arg(what), this, [this, condition] { m_filter->addCondition(*condition, false); })
            ->setObjectName(QStringLiteral("filterByThis"));
        menu->addAction(
                tr("Exclude %1").arg(what), this, [this, condition] { m_filter->addCondition(*condition, true); })
            ->setObjectName(QStringLiteral("excludeThis"));
    }
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void TrafficPage::addPlotMenu(QMenu *menu, const QModelIndex &index)
{
    const auto message = m_messages->messageAt(index.row());
    if (!message)
        return;
    QMenu *plots = menu->addMenu(tr("Plot"));
    plots->setObjectName(QStringLiteral("plotMenu"));
    const QByteArray subject = message->message.subject;
    for (const NumberField &field : numberFields(message->message.payload, viewOf(subject))) {
        QString name = field.name.isEmpty() ? tr("the payload") : format::preview(field.name.toUtf8(), 60);
        plots->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")), this, [this, subject, field] {
            addPlot({ PlottedField::What::Number, subject, field.name.isEmpty() ? tr("payload") : field.name,
                field.pointer, {} });
        });
    }
    if (!plots->isEmpty())
        plots->addSeparator();
    const auto add = [this, plots](const QString &text, const char *name, const PlottedField &field) {
        plots->addAction(text, this, [this, field] { addPlot(field); })->setObjectName(QLatin1String(name));
    };
    using What = PlottedField::What;
    add(tr("Size of the messages on this subject"), "plotSize", { What::Size, subject, {}, {}, {} });
    add(tr("Messages a second on this subject"), "plotMessages", { What::Messages, subject, {}, {}, {} });
    add(tr("Bytes a second on this subject"), "plotBytes", { What::Bytes, subject, {}, {}, {} });
    plots->addSeparator();
    const MessageFilter &shown = m_messages->filter();
    addRatePlots(plots, shown, shown.isEmpty() ? tr("all that is kept") : tr("what the filter shows"));
}

void TrafficPage::addRatePlots(QMenu *menu, const MessageFilter &filter, const QString &of)
{
    using What = PlottedField::What;
    menu->addAction(tr("Messages a second of %1").arg(of), this,
            [this, filter] {
                addPlot({ What::Messages, {}, {}, {}, filter });
            })
        ->setObjectName(QStringLiteral("plotShownMessages"));
    menu->addAction(tr("Bytes a second of %1").arg(of), this,
            [this, filter] {
                addPlot({ What::Bytes, {}, {}, {}, filter });
            })
        ->setObjectName(QStringLiteral("plotShownBytes"));
}

void TrafficPage::addPlot(const PlottedField &field)
{
    if (!m_fieldPlots->add(field))
        Q_EMIT statusText(tr("%1 plots are as many as there can be: remove one first.").arg(FieldPlotFeed::mostPlots));
}

void TrafficPage::showMoment(qint64 timeMs)
{
    if (const int row = m_messages->rowAtTime(timeMs * 1'000'000); row >= 0)
        showRow(row);
}

std::optional<FilterExpression> TrafficPage::conditionOf(const QModelIndex &index) const
{
    const auto message = m_messages->messageAt(index.row());
    if (!message)
        return {};
    FilterTest test;
    test.op = FilterTest::Op::Equal;
    const auto about = [&test](MessageField field, const QByteArray &value) {
        for (const FilterField &known : messageFields().fields) {
            if (known.id != static_cast<int>(field))
                continue;
            test.type = known.type;
            test.field = known.name;
        }
        if (test.type == FilterType::Size)
            test.values.push_back(*filterQuantity(QString::number(value.size())));
        else
            test.values.push_back({ FilterValue::Kind::Text, value.toStdString(), {}, 0 });
    };
    switch (index.column()) {
    case MessageTableModel::Reply:
        about(MessageField::Reply, message->message.reply);
        if (!message->message.reply.isEmpty())
            break;
        test.op = FilterTest::Op::Exists;
        test.values.clear();
        return FilterExpression::of(std::move(test)).negated();
    case MessageTableModel::Size:
        about(MessageField::Size, message->message.payload);
        break;
    case MessageTableModel::Preview:
        if (message->message.payload.size() > 1'000)
            return {};
        about(MessageField::Payload, message->message.payload);
        break;
    default:
        about(MessageField::Subject, message->message.subject);
    }
    return FilterExpression::of(std::move(test));
}

bool TrafficPage::eventFilter(QObject *watched, QEvent *event)
{
    if (m_table && watched == m_table->viewport() && event->type() == QEvent::Resize)
        updateJump();
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched->property("isChip").toBool() && m_feed) {
            const auto id = watched->property("tap").toUInt();
            if (key->key() == Qt::Key_Delete) {
                m_feed->remove(id);
                return true;
            }
            if (key->key() == Qt::Key_M && key->modifiers() == Qt::NoModifier) {
                m_feed->setMuted(id, !watched->property("isMuted").toBool());
                return true;
            }
        }
        if (key->key() == Qt::Key_Escape && qobject_cast<QLineEdit *>(watched)) {
            if (watched == m_goTo)
                m_goToPanel->hide();
            else if (watched == m_pattern || watched == m_queueGroup)
                closePanel();
            m_table->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void TrafficPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_panel->isVisible()) {
        closePanel();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_goToPanel->isVisible()) {
        m_goToPanel->hide();
        return;
    }
    if (event->key() == Qt::Key_Escape && !m_isNewest && !isFile()) {
        m_table->clearSelection();
        jumpToNewest();
        m_isNewest = true;
        showNewest();
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace natsight
