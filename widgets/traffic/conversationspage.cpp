// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/traffic/conversationspage.h"

#include "models/core/format.h"
#include "models/traffic/conversationsubjectmodel.h"
#include "models/traffic/exchangemessagemodel.h"
#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/messageinspector.h"
#include "widgets/common/rowsview.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"
#include "widgets/common/viewsetup.h"
#include "widgets/traffic/capturefilebar.h"
#include "widgets/traffic/latencyview.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QGuiApplication>
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
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr auto shownInterval = 200ms;
constexpr auto hiddenInterval = 1s;
constexpr int filterDelayMs = 120;
constexpr qsizetype mostChip = 40;

Tone toneOf(Exchange::State state)
{
    switch (state) {
    case Exchange::State::Answered:
        return Tone::Good;
    case Exchange::State::Open:
    case Exchange::State::Status:
        return Tone::Warning;
    case Exchange::State::Failed:
    case Exchange::State::NoResponders:
        return Tone::Bad;
    case Exchange::State::NotCovered:
    case Exchange::State::Pull:
    case Exchange::State::RequestMissing:
    case Exchange::State::RequestGone:
        return Tone::Idle;
    }
    return Tone::Idle;
}

QString numberText(RowNumber row)
{
    return QString::number(row + 1);
}

} // namespace

bool ConversationsPage::isKnown(const Link &link)
{
    if (link.path.size() <= 1)
        return true;
    bool isNumber = false;
    return link.path.size() == 2 && link.path.constFirst() == QLatin1String("message")
        && link.path.at(1).toULongLong(&isNumber) > 0 && isNumber;
}

ConversationsPage *ConversationsPage::make(TrafficFeed *feed, const Link &link, QWidget *parent)
{
    return isKnown(link) ? new ConversationsPage(feed, link, parent) : nullptr;
}

ConversationsPage::ConversationsPage(TrafficFeed *feed, const Link &link, QWidget *parent)
    : Page(link, parent)
    , m_feed(feed)
    , m_book(new ConversationBook(feed, this))
    , m_subjectModel(new ConversationSubjectModel(this))
    , m_exchangeModel(new ExchangeModel(this))
    , m_followModel(new ExchangeMessageModel(this))
{
    setObjectName(QStringLiteral("conversationsPage"));
    setAccessibleName(tr("Requests"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (feed->file())
        layout->addWidget(new CaptureFileBar(feed, this));
    m_pages = new QStackedWidget(this);
    auto *all = new QSplitter(Qt::Vertical, m_pages);
    all->setObjectName(QStringLiteral("conversationsSplitter"));
    all->setChildrenCollapsible(false);
    all->addWidget(buildSubjects());
    auto *below = new QSplitter(Qt::Horizontal, all);
    below->setObjectName(QStringLiteral("exchangesSplitter"));
    below->setChildrenCollapsible(false);
    below->addWidget(buildExchanges());
    m_latencies = new LatencyView(below);
    below->addWidget(m_latencies);
    below->setStretchFactor(0, 1);
    below->setSizes({ 800, 400 });
    all->addWidget(below);
    all->setSizes({ 330, 420 });
    m_pages->addWidget(all);
    m_pages->addWidget(buildFollow());
    layout->addWidget(m_pages);

    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(filterDelayMs);
    connect(&m_filterDelay, &QTimer::timeout, this, &ConversationsPage::applyFilter);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (!m_book->isPaused())
            takeNow();
    });
    connect(m_book, &ConversationBook::updated, this, &ConversationsPage::take);
    connect(feed, &TrafficFeed::subscriptionsChanged, this, &ConversationsPage::updateWords);
    m_book->setInterval(hiddenInterval);
    m_latencies->setHistogram(tr("all subjects"), {});
    goTo(link);
    updateWords();
    updateVerbs();
}

Link ConversationsPage::linkTo(const QString &kind, const QStringList &path) const
{
    return { link().context, kind, path };
}

QWidget *ConversationsPage::buildSubjects()
{
    ListOptions options;
    options.name = QStringLiteral("requestSubjects");
    options.title = tr("Subjects of requests");
    options.view.widths = { 23, 11, 8, 11, 8, 8, 8, 7, 7, 9, 9, 9, 9, 7, 13 };
    options.view.hiddenColumns = { ConversationSubjectModel::Late, ConversationSubjectModel::Last };
    options.sortRole = sortCellRole;
    options.exactRole = exactCellRole;
    options.nameColumn = ConversationSubjectModel::Subject;
    m_subjects = new ListPanel(m_subjectModel, options, this);
    QTableView *view = m_subjects->view();
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->sortByColumn(ConversationSubjectModel::Requests, Qt::DescendingOrder);
    view->setItemDelegateForColumn(ConversationSubjectModel::Subject, new MonospaceDelegate(view));
    view->setItemDelegateForColumn(
        ConversationSubjectModel::Trend, new SparklineDelegate(ConversationSubjectModel::TrendRole, view));
    // A number that asks for attention only where there is something to attend to.
    const auto toned = [view](int column, Tone tone) {
        auto *delegate = new TextDelegate(view);
        delegate->setTone(
            [tone](const QModelIndex &index) { return index.data(sortCellRole).toDouble() > 0 ? tone : Tone::Muted; });
        view->setItemDelegateForColumn(column, delegate);
    };
    toned(ConversationSubjectModel::Open, Tone::Warning);
    toned(ConversationSubjectModel::NotCovered, Tone::Warning);
    toned(ConversationSubjectModel::NoResponders, Tone::Bad);
    toned(ConversationSubjectModel::Failed, Tone::Bad);
    QToolButton *restart = m_subjects->addVerb(QStringLiteral("requestsRestart"), QStringLiteral("clear"),
        tr("Count anew"), tr("Forget these counts and exchanges and begin anew; the capture keeps its messages"));
    connect(restart, &QToolButton::clicked, m_book, &ConversationBook::restart);
    restart->setVisible(!isFile()); // anew there is nothing
    connect(m_subjects, &ListPanel::selectionChanged, this, [this] {
        const int row = m_subjects->currentRow();
        if (!m_subjects->selectedRows().isEmpty() && row >= 0)
            chooseSubject(m_subjectModel->row(row).subject);
    });
    connect(m_subjects, &ListPanel::activated, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_subjects, &ListPanel::emptyTriggered, this,
        [this] { Q_EMIT openRequested(linkTo(QStringLiteral("traffic")), false); });
    connect(m_subjects, &ListPanel::noticeTriggered, this, &ConversationsPage::subscribeToInboxes);
    connect(m_subjects, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const int row = m_subjects->currentRow();
        if (row < 0 || m_subjectModel->row(row).subject.isEmpty())
            return;
        const QString subject = QString::fromUtf8(m_subjectModel->row(row).subject);
        menu->addAction(tr("Show in traffic"), this,
            [this, subject] { Q_EMIT openRequested(linkTo(QStringLiteral("traffic"), { subject }), false); });
        menu->addAction(tr("Copy subject"), this, [subject] { QGuiApplication::clipboard()->setText(subject); });
    });
    return m_subjects;
}

QWidget *ConversationsPage::buildExchanges()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    const auto tool = [&](const char *name, const QString &iconName, const QString &text, const QString &tip) {
        auto *button = new QToolButton(part);
        button->setObjectName(QLatin1String(name));
        button->setIcon(icon(iconName));
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(plainTip(tip));
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
        return button;
    };
    m_chip = tool("exchangesSubject", QStringLiteral("filter"), QString(), tr("Show the exchanges of all subjects"));
    m_chip->setAccessibleName(tr("Show the exchanges of all subjects"));
    m_chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_chip->hide();
    connect(m_chip, &QToolButton::clicked, this, [this] { chooseSubject({}); });
    m_filter = new QLineEdit(part);
    m_filter->setObjectName(QStringLiteral("exchangesFilter"));
    m_filter->setAccessibleName(tr("Filter of exchanges"));
    m_filter->setPlaceholderText(tr("Filter…"));
    m_filter->setToolTip(tr("Show only exchanges with this text in subject, reply subject or state (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(120);
    m_filter->setMaximumWidth(320);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterDelay.start(); });
    bar->addWidget(m_filter, 1);
    m_show = new QComboBox(part);
    m_show->setObjectName(QStringLiteral("exchangesShow"));
    m_show->setAccessibleName(tr("Which exchanges are shown"));
    m_show->setToolTip(tr("Which exchanges are shown"));
    m_show->addItem(tr("all exchanges"), static_cast<int>(ExchangeModel::Show::All));
    m_show->addItem(tr("without a reply"), static_cast<int>(ExchangeModel::Show::Open));
    m_show->addItem(tr("failed"), static_cast<int>(ExchangeModel::Show::Failed));
    m_show->addItem(tr("late or answered twice"), static_cast<int>(ExchangeModel::Show::Late));
    m_show->addItem(tr("half not captured"), static_cast<int>(ExchangeModel::Show::NotSeen));
    m_show->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_show, &QComboBox::currentIndexChanged, this, &ConversationsPage::applyFilter);
    bar->addWidget(m_show);
    m_count = plainLabel(part, QStringLiteral("exchangesCount"));
    m_count->setAccessibleName(tr("Exchanges shown"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    bar->addWidget(m_count);
    bar->addStretch(1);
    m_followButton = tool("exchangesFollow", QStringLiteral("request"), tr("Follow"),
        tr("Show the selected exchange alone: its request and all replies (Enter)"));
    m_followButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_followButton, &QToolButton::clicked, this, [this] {
        if (m_table->currentIndex().isValid())
            follow(m_table->currentIndex().data(ExchangeModel::IdRole).toULongLong());
    });
    m_copy = tool("exchangesCopy", QStringLiteral("copy"), tr("Copy rows"),
        tr("Copy the selected exchanges, or all that are shown (Ctrl+C: as TSV)"));
    m_copy->setAutoRaise(true);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    auto *copyMenu = new QMenu(m_copy);
    copyMenu->addAction(tr("Copy as CSV"), this, [this] { copyExchanges(true); });
    copyMenu->addAction(tr("Copy as JSON"), this, [this] { copyExchanges(false); });
    m_copy->setMenu(copyMenu);
    layout->addLayout(bar);

    m_tablePages = new QStackedWidget(part);
    m_table = new RowsView(m_tablePages);
    m_table->setObjectName(QStringLiteral("exchangesTable"));
    m_table->setAccessibleName(tr("Exchanges"));
    m_table->setModel(m_exchangeModel);
    ViewOptions options;
    options.widths = { 12, 20, 20, 9, 9, 7, 8, 30 };
    options.hiddenColumns = { ExchangeModel::ReplySubject };
    options.isSortable = false;
    options.exactRole = exactCellRole;
    setUpTable(m_table, options);
    for (const int column : { ExchangeModel::Time, ExchangeModel::Subject, ExchangeModel::ReplySubject })
        m_table->setItemDelegateForColumn(column, new MonospaceDelegate(m_table));
    m_table->setItemDelegateForColumn(ExchangeModel::State,
        new StateDelegate(
            [](const QModelIndex &index) {
                const Tone tone = toneOf(static_cast<Exchange::State>(index.data(ExchangeModel::StateRole).toInt()));
                const auto *model = qobject_cast<const ExchangeModel *>(index.model());
                const bool isOdd = model
                    && (model->exchangeAt(index.row()).isLate || model->exchangeAt(index.row()).doubled > 0);
                return tone == Tone::Good && isOdd ? Tone::Warning : tone;
            },
            m_table));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::customContextMenuRequested, this, &ConversationsPage::openExchangeMenu);
    connect(m_table, &QTableView::doubleClicked, this,
        [this](const QModelIndex &index) { follow(index.data(ExchangeModel::IdRole).toULongLong()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_isUpdating)
            m_isFollowingNewest = false;
        updateVerbs();
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_isUpdating)
            m_isFollowingNewest = value >= m_table->verticalScrollBar()->maximum();
    });
    connect(m_exchangeModel, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        if (first == 0)
            m_shift += last - first + 1;
    });
    m_noExchange = new EmptyState(m_tablePages);
    m_noExchange->button()->setObjectName(QStringLiteral("exchangesClearFilter"));
    connect(m_noExchange, &EmptyState::triggered, this, [this] {
        m_filter->clear();
        m_show->setCurrentIndex(0);
        chooseSubject({});
        applyFilter();
    });
    m_tablePages->addWidget(m_table);
    m_tablePages->addWidget(m_noExchange);
    layout->addWidget(m_tablePages, 1);
    return part;
}

QWidget *ConversationsPage::buildFollow()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::inset);
    m_back = new QToolButton(part);
    m_back->setObjectName(QStringLiteral("followBack"));
    m_back->setIcon(icon(QStringLiteral("back")));
    m_back->setText(tr("All requests"));
    m_back->setAccessibleName(tr("Back to all requests"));
    m_back->setToolTip(tr("Back to all requests (Esc)"));
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setFocusPolicy(Qt::TabFocus);
    connect(m_back, &QToolButton::clicked, this, &ConversationsPage::leaveFollow);
    bar->addWidget(m_back);
    m_followTitle = new ElidedLabel(part);
    m_followTitle->setObjectName(QStringLiteral("followTitle"));
    m_followTitle->setFont(Theme::heading());
    bar->addWidget(m_followTitle, 1);
    m_followState = plainLabel(part, QStringLiteral("followState"));
    bar->addWidget(m_followState);
    layout->addLayout(bar);
    m_followReason = plainLabel(part, QStringLiteral("followReason"));
    m_followReason->setForegroundRole(QPalette::PlaceholderText);
    m_followReason->setWordWrap(true);
    m_followReason->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    layout->addWidget(m_followReason);

    auto *splitter = new QSplitter(Qt::Vertical, part);
    splitter->setObjectName(QStringLiteral("followSplitter"));
    splitter->setChildrenCollapsible(false);
    m_followTable = new RowsView(splitter);
    m_followTable->setObjectName(QStringLiteral("followTable"));
    m_followTable->setAccessibleName(tr("Messages of the exchange"));
    m_followTable->setModel(m_followModel);
    ViewOptions options;
    options.widths = { 12, 14, 10, 9, 5, 70 };
    options.isSortable = false;
    options.exactRole = exactCellRole;
    setUpTable(m_followTable, options);
    m_followTable->setItemDelegateForColumn(ExchangeMessageModel::Time, new MonospaceDelegate(m_followTable));
    auto *preview = new MonospaceDelegate(m_followTable);
    preview->setTone(Tone::Muted);
    preview->setElideMode(Qt::ElideRight);
    m_followTable->setItemDelegateForColumn(ExchangeMessageModel::Preview, preview);
    connect(m_followTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ConversationsPage::showFollowedMessage);
    splitter->addWidget(m_followTable);
    m_inspector = new MessageInspector(splitter);
    m_inspector->setSizes({ 640, 300 });
    connect(m_inspector, &MessageInspector::statusText, this, &Page::statusText);
    splitter->addWidget(m_inspector);
    splitter->setSizes({ 240, 460 });
    layout->addWidget(splitter, 1);
    return part;
}

// Live ----------------------------------------------------------------------------------------------------------------

void ConversationsPage::take(const ConversationUpdate &update)
{
    const bool isRestarted = update.generation != m_last.generation;
    if (isRestarted) {
        m_subjectModel->clear();
        m_followed.reset();
    }
    QScrollBar *bar = m_table->verticalScrollBar();
    const int before = m_exchangeModel->rowCount();
    m_shift = 0;
    m_isUpdating = true;
    m_exchangeModel->take(update);
    if (m_isFollowingNewest) {
        if (before != m_exchangeModel->rowCount() || m_shift > 0)
            m_table->scrollToBottom();
    } else if (m_shift > 0) {
        // What the person looks at stays where it is.
        const int value = bar->value() - m_shift;
        m_table->doItemsLayout();
        bar->setValue(std::max(0, value));
    }
    m_isUpdating = false;
    if (update.hasSubjects) {
        m_subjectModel->merge(update.subjects);
        const QString of = !m_book->watched() ? tr("all subjects")
                                              : ConversationSubjectModel::nameOf(*m_book->watched());
        m_latencies->setHistogram(of, update.latencies);
    }
    m_last = update;
    m_last.changed.clear();
    m_last.subjects.clear();
    if (m_wanted && update.readTo > *m_wanted)
        followWanted();
    if (m_followed && !update.changed.isEmpty())
        showFollowed();
    updateWords();
    updateVerbs();
}

void ConversationsPage::updateWords()
{
    if (!m_feed)
        return;
    const ConversationTotals &totals = m_last.totals;
    const auto count = [](quint64 number) { return format::count(number); };
    if (m_feed->subscriptions().isEmpty() && m_last.readTo == 0 && !isFile()) {
        m_subjects->setEmpty(QStringLiteral("request"), tr("Nothing is captured yet."),
            tr("Requests and replies are found in what the traffic page captures: subscribe there, to > or to the "
               "subjects of the requests and to %1.")
                .arg(QString::fromUtf8(m_book->inboxPattern())),
            tr("Open traffic"));
    } else if (m_last.backlog > 0) {
        m_subjects->setEmpty(QStringLiteral("request"), tr("Reading what was captured…"),
            tr("%1 messages wait.").arg(count(m_last.backlog)));
    } else {
        m_subjects->setEmpty(QStringLiteral("request"), tr("No request among the captured messages."),
            tr("A message with a reply subject is a request, for instance: nats request orders.new {}"),
            tr("Open traffic"));
    }
    const bool areUnseen = totals.notCovered > 0 && !m_book->coversInboxes();
    m_subjects->setNotice(Tone::Warning,
        areUnseen ? tr("Replies are not captured: no subscription covers the reply subjects of %1 requests.")
                        .arg(count(totals.notCovered))
                  : QString(),
        areUnseen ? tr("Subscribe to %1").arg(QString::fromUtf8(m_book->inboxPattern())) : QString());

    QStringList parts { tr("%1 requests").arg(count(totals.requests)), tr("%1 replies").arg(count(totals.replies)) };
    const auto add = [&](quint64 number, const QString &text) {
        if (number > 0)
            parts << text.arg(count(number));
    };
    add(totals.open, tr("%1 open"));
    add(totals.notCovered, tr("%1 with replies not captured"));
    add(totals.pulls, tr("%1 pull requests"));
    add(totals.acknowledgements, tr("%1 for acknowledgement"));
    add(totals.requestMissing, tr("%1 replies without their request"));
    add(totals.requestGone, tr("%1 replies after their request had left"));
    add(totals.copies, tr("%1 copies over other subscriptions"));
    add(totals.leftByLimit + totals.leftByEviction, tr("%1 exchanges left the list"));
    add(totals.unlistedReplies, tr("%1 replies counted, not listed"));
    add(m_last.unread, tr("%1 messages left before they were read"));
    add(m_last.backlog, tr("%1 messages wait"));
    m_subjects->setStrip(parts.join(QStringLiteral(" · ")));

    const auto shown = static_cast<quint64>(m_exchangeModel->rowCount());
    const auto all = static_cast<quint64>(m_exchangeModel->total());
    m_count->setText(all == 0 ? QString() : shown == all ? count(all) : tr("%1 of %2").arg(count(shown), count(all)));
    if (all == 0)
        m_noExchange->setContent(QStringLiteral("request"), tr("No exchange yet."), {});
    else if (shown == 0)
        m_noExchange->setContent(QStringLiteral("filter"), tr("No exchange matches."),
            tr("%1 exchanges are kept.").arg(count(all)), tr("Show all"));
    m_noExchange->button()->setAccessibleName(tr("Show all"));
    m_tablePages->setCurrentIndex(shown > 0 ? 0 : 1);
}

void ConversationsPage::updateVerbs()
{
    m_followButton->setEnabled(m_table->currentIndex().isValid());
    m_copy->setEnabled(m_exchangeModel->rowCount() > 0);
}

void ConversationsPage::setPaused(bool isPaused)
{
    if (isPaused == m_book->isPaused() || isFile())
        return;
    m_pausedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_book->setPaused(isPaused);
    Q_EMIT liveChanged();
}

void ConversationsPage::takeNow()
{
    m_exchangeModel->setNow(m_book->nowNs() / 1'000'000);
}

QString ConversationsPage::liveText() const
{
    if (isFile())
        return tr("from a file");
    return m_book->isPaused()
        ? tr("paused %1").arg(QDateTime::fromMSecsSinceEpoch(m_pausedAtMs).toString(QStringLiteral("HH:mm:ss")))
        : tr("live");
}

void ConversationsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    takeNow();
    m_second.start();
    m_book->setInterval(shownInterval);
}

void ConversationsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_second.stop();
    m_book->setInterval(hiddenInterval);
}

// What is shown -------------------------------------------------------------------------------------------------------

bool ConversationsPage::goTo(const Link &link)
{
    if (link.kind != this->link().kind || link.context != this->link().context || !isKnown(link))
        return false;
    if (link.path.size() == 2) {
        m_wanted = link.path.at(1).toULongLong() - 1;
        m_pages->setCurrentIndex(1);
        m_followed.reset();
        m_followModel->showNothing();
        m_followTitle->setText(tr("Message %1").arg(format::count(*m_wanted + 1)));
        m_followState->clear();
        m_followReason->setText(tr("Looking for its exchange…"));
        m_inspector->clear(tr("No message selected"));
        setLink(link);
        if (m_last.readTo > *m_wanted)
            followWanted();
        return true;
    }
    m_pages->setCurrentIndex(0);
    m_followed.reset();
    m_wanted.reset();
    chooseSubject(link.path.isEmpty() ? std::optional<QByteArray>() : link.path.constFirst().toUtf8());
    return true;
}

void ConversationsPage::chooseSubject(const std::optional<QByteArray> &subject)
{
    m_subject = subject;
    m_book->setWatched(subject);
    const bool isNamed = subject && !subject->isEmpty();
    if (!subject && !m_subjects->selectedRows().isEmpty()) {
        m_subjects->view()->clearSelection();
        m_subjects->view()->setCurrentIndex({});
    }
    m_chip->setVisible(isNamed);
    if (isNamed) {
        QString name = format::preview(*subject, mostChip);
        m_chip->setText(name.replace(QLatin1Char('&'), QLatin1String("&&")) + QStringLiteral(" ×"));
        m_chip->setToolTip(
            plainTip(tr("Only exchanges of %1 are shown. Click to show all again.").arg(format::preview(*subject))));
    }
    setLink(linkTo(link().kind, isNamed ? QStringList { QString::fromUtf8(*subject) } : QStringList()));
    applyFilter();
}

void ConversationsPage::applyFilter()
{
    m_filterDelay.stop();
    ExchangeModel::Filter filter;
    if (m_subject && !m_subject->isEmpty())
        filter.subject = m_subject;
    filter.show = static_cast<ExchangeModel::Show>(m_show->currentData().toInt());
    filter.text = m_filter->text().trimmed();
    if (filter != m_exchangeModel->filter()) {
        m_isUpdating = true;
        m_exchangeModel->setFilter(filter);
        m_isFollowingNewest = true;
        m_table->scrollToBottom();
        m_isUpdating = false;
    }
    updateWords();
    updateVerbs();
}

void ConversationsPage::focusFilter()
{
    if (m_pages->currentIndex() != 0)
        leaveFollow();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QList<std::pair<QString, QString>> ConversationsPage::keys() const
{
    return { { QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Follow the selected exchange") },
        { QStringLiteral("Esc"), tr("Back to all requests, or show all subjects again") },
        { QStringLiteral("Ctrl+C"), tr("Copy the selected rows as tab-separated text") } };
}

void ConversationsPage::openExchangeMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    const Exchange &exchange = m_exchangeModel->exchangeAt(index.row());
    auto *menu = new QMenu(m_table);
    menu->setObjectName(QStringLiteral("exchangeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Follow"), this, [this, id = exchange.id] { follow(id); });
    if (exchange.hasRequest()) {
        menu->addAction(tr("Show only this subject"), this, [this, of = exchange.subject] { chooseSubject(of); });
        menu->addAction(tr("Show in traffic"), this, [this, of = QString::fromUtf8(exchange.subject)] {
            Q_EMIT openRequested(linkTo(QStringLiteral("traffic"), { of }), false);
        });
        menu->addAction(tr("Copy subject"), this,
            [of = QString::fromUtf8(exchange.subject)] { QGuiApplication::clipboard()->setText(of); });
    }
    menu->addAction(tr("Copy reply subject"), this,
        [of = QString::fromUtf8(exchange.reply)] { QGuiApplication::clipboard()->setText(of); });
    menu->addSeparator();
    menu->addAction(tr("Copy as CSV"), this, [this] { copyExchanges(true); });
    menu->addAction(tr("Copy as JSON"), this, [this] { copyExchanges(false); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void ConversationsPage::copyExchanges(bool asCsv)
{
    const QString text = rowsAs(m_table, asCsv ? RowFormat::Csv : RowFormat::JsonArray, exactCellRole);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void ConversationsPage::subscribeToInboxes()
{
    if (!m_feed)
        return;
    const QByteArray pattern = m_book->inboxPattern();
    if (const auto added = m_feed->add(pattern); !added)
        Q_EMIT statusText(added.error().text());
    else
        Q_EMIT statusText(tr("Subscribed to %1.").arg(QString::fromUtf8(pattern)));
}

// Follow --------------------------------------------------------------------------------------------------------------

void ConversationsPage::follow(quint64 id)
{
    const Exchange *exchange = m_exchangeModel->find(id);
    if (!exchange)
        return;
    m_wanted.reset();
    m_followed = id;
    m_pages->setCurrentIndex(1);
    setLink(linkTo(link().kind, { QStringLiteral("message"), numberText(exchange->firstRow()) }));
    showFollowed();
    m_followTable->setFocus(Qt::OtherFocusReason);
}

void ConversationsPage::followWanted()
{
    const RowNumber wanted = *std::exchange(m_wanted, std::nullopt);
    if (const Exchange *exchange = m_exchangeModel->findMessage(wanted)) {
        m_followed = exchange->id;
        showFollowed();
        for (int row = 0; row < m_followModel->rowCount(); ++row) {
            if (m_followModel->messageAt(row).row == wanted)
                m_followTable->setCurrentIndex(m_followModel->index(row, 0));
        }
        return;
    }
    m_followReason->setText(tr("This message belongs to no exchange that is known: it has no reply subject and came on "
                               "none, or its exchange has left the list."));
}

void ConversationsPage::leaveFollow()
{
    const std::optional<quint64> id = m_followed;
    m_followed.reset();
    m_wanted.reset();
    m_pages->setCurrentIndex(0);
    chooseSubject(m_subject);
    const int row = id ? m_exchangeModel->rowOf(*id) : -1;
    if (row >= 0) {
        m_table->setCurrentIndex(m_exchangeModel->index(row, 0));
        m_table->scrollTo(m_exchangeModel->index(row, 0));
    }
    m_table->setFocus(Qt::OtherFocusReason);
}

void ConversationsPage::showFollowed()
{
    const Exchange *exchange = m_followed ? m_exchangeModel->find(*m_followed) : nullptr;
    if (!exchange) {
        m_followed.reset(); // it left the list; what was copied stays
        return;
    }
    m_followModel->show(*exchange, *m_book->store());
    m_followTitle->setText(format::preview(exchange->hasRequest() ? exchange->subject : exchange->reply));
    QString state = ExchangeModel::stateText(*exchange);
    if (exchange->firstLatency() >= 0)
        state = tr("%1 after %2").arg(state, format::duration(std::chrono::nanoseconds(exchange->firstLatency())));
    m_followState->setText(state);
    QStringList reasons { ExchangeModel::stateReason(*exchange) };
    reasons.removeAll(QString());
    if (const quint64 missing = m_followModel->missing(); missing > 0)
        reasons << tr("%1 of its messages are not listed or no longer kept.").arg(format::count(missing));
    m_followReason->setText(reasons.join(u' '));
    m_followReason->setVisible(!reasons.isEmpty());
    if (!m_followTable->currentIndex().isValid() && m_followModel->rowCount() > 0)
        m_followTable->setCurrentIndex(m_followModel->index(0, 0));
    showFollowedMessage();
}

void ConversationsPage::showFollowedMessage()
{
    const QModelIndex index = m_followTable->currentIndex();
    if (!index.isValid()) {
        m_inspector->clear(tr("No message selected"));
        return;
    }
    const KeptMessage &kept = m_followModel->messageAt(index.row());
    const QString title = tr("Message %1, %2")
                              .arg(format::count(static_cast<quint64>(kept.row + 1)),
                                  m_followModel->stepText(index.row()));
    if (m_inspector->message() && m_inspector->property("row").toULongLong() == kept.row) {
        m_inspector->setTitle(title); // not shown anew under a reader's eyes
        return;
    }
    QList<MessageInspector::Detail> details {
        { tr("Time"), format::time(kept.timeNs), false, format::exactTime(kept.timeNs) },
    };
    if (!kept.message.reply.isEmpty())
        details << MessageInspector::Detail { tr("Reply subject"), format::preview(kept.message.reply), true, {} };
    m_inspector->showMessage(title, kept.message, details);
    m_inspector->setProperty("row", static_cast<quint64>(kept.row));
}

bool ConversationsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_table && isEnter) {
            if (m_table->currentIndex().isValid())
                follow(m_table->currentIndex().data(ExchangeModel::IdRole).toULongLong());
            return true;
        }
        if (watched == m_filter && (isEnter || key->key() == Qt::Key_Down)) {
            applyFilter();
            m_table->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (watched == m_filter && key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void ConversationsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_pages->currentIndex() == 1) {
        leaveFollow();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_subject) {
        chooseSubject({});
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace natsight
