// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/consumerfetchview.h"

#include "models/core/format.h"
#include "models/payload/natscommand.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/messageinspector.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/verbsdelegate.h"
#include "widgets/common/viewsetup.h"
#include "widgets/jetstream/changegate.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

namespace {

constexpr double shortWait = 0.25;

HeldMessage::State stateOf(const QModelIndex &index)
{
    return static_cast<HeldMessage::State>(index.data(HeldMessageModel::StateRole).toInt());
}

bool isOver(const QModelIndex &index)
{
    const HeldMessage::State state = stateOf(index);
    return state == HeldMessage::State::DeliveredAgain || state == HeldMessage::State::Forgotten;
}

Tone waitTone(const QModelIndex &index)
{
    return index.data(HeldMessageModel::WaitShareRole).toDouble() < shortWait ? Tone::Warning : Tone::Accent;
}

/// More than one delivery is what one looks for.
Tone deliveredTone(const QModelIndex &index)
{
    constexpr quint64 many = 5;
    const quint64 deliveries = index.data(ExactRole).toULongLong();
    if (isOver(index))
        return Tone::Muted;
    return deliveries >= many ? Tone::Bad : deliveries > 1 ? Tone::Warning : Tone::Text;
}

Tone subjectTone(const QModelIndex &index)
{
    return isOver(index) ? Tone::Muted : Tone::Text;
}

/// In the order of a row's buttons.
constexpr ConsumerAnswer::Kind rowKinds[] = { ConsumerAnswer::Kind::Ack, ConsumerAnswer::Kind::Nak,
    ConsumerAnswer::Kind::InProgress, ConsumerAnswer::Kind::Terminate };

} // namespace

ConsumerFetchView::ConsumerFetchView(ConsumerFetch *fetch, QString stream, QString consumer, QWidget *parent)
    : QWidget(parent)
    , m_fetch(fetch)
    , m_stream(std::move(stream))
    , m_consumer(std::move(consumer))
    , m_gate(new ChangeGate(fetch->client() ? fetch->client()->session() : nullptr, this))
    , m_warning(new NoticeBar(this))
    , m_forgotten(new NoticeBar(this))
    , m_pages(new QStackedWidget(this))
    , m_push(new EmptyState(this))
{
    setObjectName(QStringLiteral("consumerFetch"));
    setAccessibleName(tr("Fetch from consumer %1").arg(m_consumer));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages);
    m_warning->setObjectName(QStringLiteral("fetchWarning"));
    m_forgotten->setObjectName(QStringLiteral("heldForgotten"));
    m_forgotten->button()->setObjectName(QStringLiteral("heldForgottenDismiss"));
    m_push->setObjectName(QStringLiteral("fetchImpossible"));
    m_push->button()->setObjectName(QStringLiteral("fetchImpossibleButton"));
    m_push->button()->setAccessibleName(tr("Open Traffic"));

    auto *body = new QWidget(m_pages);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_warning);
    column->addWidget(m_forgotten);
    column->addWidget(makeRequest());
    m_groupRow = makeGroup();
    column->addWidget(m_groupRow);
    m_splitter = new QSplitter(Qt::Horizontal, body);
    m_splitter->setObjectName(QStringLiteral("fetchSplitter"));
    m_splitter->setChildrenCollapsible(false);
    auto *side = new QWidget(m_splitter);
    auto *rows = new QVBoxLayout(side);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_stack = new QStackedWidget(side);
    makeTable();
    m_empty = new EmptyState(m_stack);
    m_empty->setContent(QStringLiteral("message"), tr("Nothing is held."),
        tr("What you fetch stands here with its ack-wait clock until you answer it."));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    rows->addWidget(m_stack, 1);
    m_splitter->addWidget(side);
    m_splitter->addWidget(makeInspector());
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({ 740, 360 });
    column->addWidget(m_splitter, 1);
    // Beneath both: with longer words it needs the whole width.
    column->addWidget(makeAnswers());
    QWidget *before = m_table;
    for (QWidget *next : std::initializer_list<QWidget *> {
             m_ack, m_nak, m_delay, m_progress, m_terminate, m_reason, m_release, m_show }) {
        setTabOrder(before, next);
        before = next;
    }
    m_pages->addWidget(body);
    m_pages->addWidget(m_push);

    connect(m_fetch, &ConsumerFetch::progressChanged, this, &ConsumerFetchView::updateState);
    connect(m_fetch, &ConsumerFetch::answered, this, [this](const HeldMessage &message, ConsumerAnswer::Kind kind) {
        const QString sequence = format::count(message.delivery.streamSequence);
        switch (kind) {
        case ConsumerAnswer::Kind::Ack:
            Q_EMIT statusText(tr("Message %1 is acknowledged.").arg(sequence));
            break;
        case ConsumerAnswer::Kind::Nak:
            Q_EMIT statusText(tr("Message %1 goes back to the consumer.").arg(sequence));
            break;
        case ConsumerAnswer::Kind::InProgress:
            Q_EMIT statusText(tr("The ack wait of message %1 begins anew.").arg(sequence));
            break;
        case ConsumerAnswer::Kind::Terminate:
            Q_EMIT statusText(tr("Message %1 is terminated.").arg(sequence));
            break;
        }
        updateState();
    });
    connect(m_fetch, &ConsumerFetch::forgotten, this, [this](int count, const QString &why) {
        const QString what = count == 1
            ? tr("1 message that was held here is not held any more: its delivery is forgotten. The message is in the "
                 "stream as before, and comes again where the consumer goes on before it.")
            : tr("%1 messages that were held here are not held any more: their deliveries are forgotten. The messages "
                 "are in the stream as before, and come again where the consumer goes on before them.")
                  .arg(count);
        m_forgotten->setNotice(Tone::Info, why + u' ' + what, tr("Take off the list"));
        Q_EMIT statusText(why + u' ' + what);
        updateState();
    });
    connect(m_forgotten, &NoticeBar::triggered, this, [this] {
        QList<quint64> ids;
        for (const HeldMessage &message : m_fetch->held()->rows()) {
            if (message.state == HeldMessage::State::Forgotten)
                ids << message.id;
        }
        m_fetch->dismiss(ids);
        updateState();
    });
    connect(m_fetch, &ConsumerFetch::answerFailed, this, [this](const HeldMessage &message, const Error &error) {
        Q_EMIT statusText(
            tr("Message %1 is not answered: %2").arg(format::count(message.delivery.streamSequence), error.text()));
        updateState();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showCurrent();
        updateAnswers();
    });
    connect(m_fetch->held(), &QAbstractItemModel::rowsInserted, this, [this] {
        if (!m_table->selectionModel()->hasSelection())
            m_table->selectRow(0);
        updateState();
    });
    // The next one is at hand when one is answered.
    connect(m_fetch->held(), &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first) {
        const int left = m_fetch->held()->rowCount();
        if (left > 0 && !m_table->selectionModel()->hasSelection())
            m_table->selectRow(std::min(first, left - 1));
    });
    connect(m_fetch->held(), &QAbstractItemModel::dataChanged, this, [this] { updateAnswers(); });
    showCurrent();
    updateWarning();
    updateState();
}

ConsumerFetchView::~ConsumerFetchView()
{
    // Views and models still talk while they go; nobody is here to listen any more.
    m_table->selectionModel()->disconnect(this);
    m_fetch->held()->disconnect(this);
    m_fetch->disconnect(this);
}

void ConsumerFetchView::makeTable()
{
    m_table = new QTableView(m_stack);
    m_table->setObjectName(QStringLiteral("heldMessages"));
    m_table->setAccessibleName(tr("Messages that are held here"));
    m_table->setModel(m_fetch->held());
    ViewOptions options;
    options.widths = { 8, 15, 7, 13, 12, 8, 8 };
    // When it came is told by its clock, and the tooltip of the sequence.
    options.hiddenColumns = { HeldMessageModel::Received, HeldMessageModel::Size };
    options.isSortable = false;
    options.exactRole = ExactRole;
    setUpTable(m_table, options);
    m_table->viewport()->installEventFilter(this);
    auto *subject = new MonospaceDelegate(m_table);
    subject->setTone(subjectTone);
    m_table->setItemDelegateForColumn(HeldMessageModel::Subject, subject);
    auto *preview = new MonospaceDelegate(m_table);
    preview->setTone(Tone::Muted);
    preview->setElideMode(Qt::ElideRight);
    m_table->setItemDelegateForColumn(HeldMessageModel::Preview, preview);
    auto *deliveries = new TextDelegate(m_table);
    deliveries->setTone(deliveredTone);
    m_table->setItemDelegateForColumn(HeldMessageModel::Delivered, deliveries);
    auto *wait = new BarDelegate(HeldMessageModel::WaitShareRole, m_table);
    wait->setBarTone(waitTone);
    m_table->setItemDelegateForColumn(HeldMessageModel::AckWait, wait);
    // The same texts as below, with what asks first told by its dots.
    m_rowAnswers = new VerbsDelegate(
        { { tr("Ack"), {} }, { tr("Nak…"), {} }, { tr("In progress"), {} }, { tr("Term…"), {} } },
        HeldMessageModel::Answers, m_table);
    m_rowAnswers->setState([this](const QModelIndex &index) {
        const HeldMessage &message = m_fetch->held()->row(index.row());
        if (message.state == HeldMessage::State::Answering)
            return VerbsDelegate::State::Disabled;
        return !message.isAnswerable() ? VerbsDelegate::State::Absent
            : m_isReadOnly             ? VerbsDelegate::State::Disabled
                                       : VerbsDelegate::State::Enabled;
    });
    m_table->setItemDelegateForColumn(HeldMessageModel::Answers, m_rowAnswers);
    m_table->horizontalHeader()->setSectionResizeMode(HeldMessageModel::Answers, QHeaderView::Fixed);
    m_table->horizontalHeader()->resizeSection(HeldMessageModel::Answers, m_rowAnswers->width());
    connect(m_rowAnswers, &VerbsDelegate::triggered, this,
        [this](const QModelIndex &index, int verb) { answerRow(index, rowKinds[verb]); });
    m_table->installEventFilter(this);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, &ConsumerFetchView::openMenu);
}

QWidget *ConsumerFetchView::makeRequest()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    row->setSpacing(Theme::gap);
    const auto spin = [&](const char *name, const QString &what, int from, int to, int value, const QString &suffix) {
        auto *made = new QSpinBox(bar);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(what);
        made->setToolTip(what);
        made->setRange(from, to);
        made->setValue(value);
        made->setSuffix(suffix);
        made->setGroupSeparatorShown(true);
        row->addWidget(made);
        return made;
    };
    m_batch = spin("fetchBatch", tr("How many messages at most"), 1, ConsumerFetch::maxBatch, 1, tr(" messages"));
    m_bytes = spin(
        "fetchBytes", tr("How many bytes at most"), 0, static_cast<int>(ConsumerFetch::maxBytes >> 10), 0, tr(" KiB"));
    m_bytes->setSpecialValueText(tr("any size"));
    m_expires = spin("fetchExpires", tr("How long to wait for messages"), 0, 3600, 5, tr(" s"));
    m_expires->setSpecialValueText(tr("don't wait"));
    m_start = new QPushButton(tr("Fetch"), bar);
    m_start->setObjectName(QStringLiteral("fetchStart"));
    m_start->setProperty("primary", true);
    connect(m_start, &QPushButton::clicked, this, &ConsumerFetchView::askToFetch);
    m_cancel = new QPushButton(tr("Cancel"), bar);
    m_cancel->setObjectName(QStringLiteral("fetchCancel"));
    m_cancel->setAccessibleName(tr("Cancel the pull"));
    connect(m_cancel, &QPushButton::clicked, m_fetch, &ConsumerFetch::cancel);
    m_state = new ElidedLabel(bar);
    m_state->setObjectName(QStringLiteral("fetchState"));
    m_state->setElideMode(Qt::ElideRight);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_start);
    row->addWidget(m_cancel);
    row->addWidget(m_state, 1);
    m_strip = new QLabel(bar);
    m_strip->setObjectName(QStringLiteral("heldStrip"));
    m_strip->setTextFormat(Qt::PlainText);
    m_strip->setFont(Theme::caption());
    m_strip->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_strip);
    return bar;
}

QWidget *ConsumerFetchView::makeGroup()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    row->setSpacing(Theme::gap);
    const auto label = [&](const QString &text) {
        auto *made = new QLabel(text, bar);
        row->addWidget(made);
        return made;
    };
    auto *groupLabel = label(tr("Priority &group"));
    m_group = new QComboBox(bar);
    m_group->setObjectName(QStringLiteral("fetchGroup"));
    m_group->setAccessibleName(tr("Priority group"));
    groupLabel->setBuddy(m_group);
    row->addWidget(m_group);
    const auto spin = [&](const char *name, const QString &what, int to) {
        auto *made = new QSpinBox(bar);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(what);
        made->setRange(0, to);
        made->setGroupSeparatorShown(true);
        row->addWidget(made);
        return made;
    };
    constexpr int most = 1'000'000'000;
    m_minPendingLabel = label(tr("only from pending"));
    m_minPending = spin("fetchMinPending", tr("Only while at least so many messages are pending"), most);
    m_minAckPendingLabel = label(tr("or ack pending"));
    m_minAckPending = spin("fetchMinAckPending", tr("Or so many are not acknowledged"), most);
    m_priorityLabel = label(tr("priority"));
    m_priority = spin("fetchPriority", tr("Priority: 0 comes before 9"), 9);
    m_pinned = label({});
    m_pinned->setObjectName(QStringLiteral("fetchPinned"));
    m_pinned->setTextFormat(Qt::PlainText);
    m_pinned->setForegroundRole(QPalette::PlaceholderText);
    row->addStretch(1);
    bar->hide();
    return bar;
}

QWidget *ConsumerFetchView::makeAnswers()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    row->setSpacing(Theme::gap);
    const auto verb = [&](const char *name, const QString &text, const std::function<void()> &run) {
        auto *made = new QPushButton(text, bar);
        made->setObjectName(QLatin1String(name));
        connect(made, &QPushButton::clicked, this, run);
        row->addWidget(made);
        return made;
    };
    m_ack = verb("heldAck", tr("Ack"), [this] { answer(ConsumerAnswer::Kind::Ack); });
    m_nak = verb("heldNak", tr("Nak"), [this] { answer(ConsumerAnswer::Kind::Nak); });
    m_delay = new QSpinBox(bar);
    m_delay->setObjectName(QStringLiteral("heldDelay"));
    m_delay->setAccessibleName(tr("Seconds until a nak is delivered again"));
    m_delay->setToolTip(m_delay->accessibleName());
    m_delay->setRange(0, 86'400);
    m_delay->setPrefix(tr("after "));
    m_delay->setSuffix(tr(" s"));
    m_delay->setSpecialValueText(tr("at once"));
    row->addWidget(m_delay);
    m_progress = verb("heldProgress", tr("In progress"), [this] { answer(ConsumerAnswer::Kind::InProgress); });
    m_terminate = verb("heldTerminate", tr("Terminate…"), [this] { answer(ConsumerAnswer::Kind::Terminate); });
    m_reason = new QLineEdit(bar);
    m_reason->setObjectName(QStringLiteral("heldReason"));
    m_reason->setAccessibleName(tr("Why a message is terminated"));
    m_reason->setPlaceholderText(tr("reason"));
    m_reason->setMaxLength(500);
    m_reason->setMinimumWidth(60);
    row->addWidget(m_reason, 1);
    m_release = verb("heldRelease", tr("Release all"), [this] {
        const int count = m_fetch->releaseAll();
        Q_EMIT statusText(tr("%1 messages went back to the consumer.").arg(count));
    });
    return bar;
}

QWidget *ConsumerFetchView::makeInspector()
{
    auto *inspector = new QWidget(m_splitter);
    inspector->setObjectName(QStringLiteral("heldInspector"));
    auto *column = new QVBoxLayout(inspector);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::gap, Theme::gap / 2);
    m_title = new QLabel(inspector);
    m_title->setObjectName(QStringLiteral("heldTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_title->setWordWrap(true);
    m_show = new QToolButton(inspector);
    m_show->setObjectName(QStringLiteral("heldShow"));
    m_show->setIcon(icon(QStringLiteral("open")));
    m_show->setAutoRaise(true);
    m_show->setFocusPolicy(Qt::TabFocus);
    m_show->setToolTip(tr("Show it among the stream's messages (Enter)"));
    m_show->setAccessibleName(tr("Show it among the stream's messages"));
    const auto show = [this] {
        if (const HeldMessage *message = m_fetch->held()->find(m_shown))
            Q_EMIT messageRequested(message->delivery.streamSequence);
    };
    connect(m_show, &QToolButton::clicked, this, show);
    connect(m_table, &QTableView::activated, this, show);
    head->addWidget(m_title, 1);
    head->addWidget(m_show);
    column->addLayout(head);
    m_tabs = new MessageTabs(inspector);
    connect(m_tabs, &MessageTabs::statusText, this, &ConsumerFetchView::statusText);
    column->addWidget(m_tabs, 1);
    return inspector;
}

QString ConsumerFetchView::readOnlyReason() const
{
    return m_isReadOnly ? tr("This connection is read-only: fetching changes what the consumer has delivered.")
                        : QString();
}

void ConsumerFetchView::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_gate->setReadOnly(isReadOnly);
    m_rowAnswers->setDisabledReason(readOnlyReason());
    m_table->viewport()->update();
    updateState();
}

void ConsumerFetchView::setWorkQueue(bool isWorkQueue)
{
    m_isWorkQueue = isWorkQueue;
    updateAnswers();
}

void ConsumerFetchView::setInfo(const ConsumerInfo &info)
{
    m_fetch->setInfo(info);
    m_waiting = info.waiting;
    if (const auto can = m_fetch->canFetch(); !can && info.isPush()) {
        m_push->setContent(QStringLiteral("consumer"), can.error().message, can.error().advice);
        m_pages->setCurrentWidget(m_push);
    } else {
        m_pages->setCurrentIndex(0);
    }
    // Nothing of what one types is taken away while the same groups are there.
    QStringList groups;
    if (const auto listed = info.config->find("priority_groups"); listed != info.config->end() && listed->is_array()) {
        for (const Json &group : *listed) {
            if (group.is_string())
                groups << QString::fromStdString(group.get<std::string>());
        }
    }
    QStringList shown;
    for (int i = 0; i < m_group->count(); ++i)
        shown << m_group->itemText(i);
    if (groups != shown) {
        m_group->clear();
        m_group->addItems(groups);
    }
    const bool hasGroups = !groups.isEmpty() && !(info.priorityPolicy == PriorityPolicy::None);
    m_groupRow->setVisible(hasGroups);
    const bool isOverflow = info.priorityPolicy == PriorityPolicy::Overflow;
    for (QWidget *part :
        std::initializer_list<QWidget *> { m_minPendingLabel, m_minPending, m_minAckPendingLabel, m_minAckPending })
        part->setVisible(isOverflow);
    const bool isPrioritized = info.priorityPolicy == PriorityPolicy::Prioritized;
    m_priorityLabel->setVisible(isPrioritized);
    m_priority->setVisible(isPrioritized);
    m_pinned->setVisible(info.priorityPolicy == PriorityPolicy::PinnedClient);
    if (m_pinned->isVisibleTo(m_groupRow)) {
        const QString group = m_group->currentText();
        const auto found = std::find_if(info.priorityGroups.begin(), info.priorityGroups.end(),
            [&group](const PriorityGroupInfo &one) { return one.group == group; });
        const QString pinned = found == info.priorityGroups.end() ? QString() : found->pinnedClientId;
        m_pinned->setText(pinned.isEmpty()   ? tr("nobody is pinned: whoever fetches first is")
                : pinned == m_fetch->pinId() ? tr("you are the pinned client: others get nothing")
                                             : tr("another client is pinned: a pull waits until it lets go"));
    }
    updateWarning();
    updateState();
}

void ConsumerFetchView::updateWarning()
{
    const quint64 others = m_waiting > 0 && m_fetch->progress().isOpen ? m_waiting - 1 : m_waiting;
    QString text = tr(
        "Fetching takes messages away from the consumer's real clients: what is held here reaches none of "
        "them until it is answered or its ack wait is over.");
    if (others == 1)
        text += u' ' + tr("1 pull of theirs is open now.");
    else if (others > 1)
        text += u' ' + tr("%1 pulls of theirs are open now.").arg(format::count(others));
    if (text != m_warning->text())
        m_warning->setNotice(Tone::Warning, text);
}

void ConsumerFetchView::updateState()
{
    const FetchProgress &progress = m_fetch->progress();
    const QString denied = readOnlyReason();
    const bool isConnected = m_fetch->canFetch().has_value();
    m_start->setVisible(!progress.isOpen);
    m_cancel->setVisible(progress.isOpen);
    m_start->setEnabled(denied.isEmpty() && isConnected);
    m_start->setAccessibleName(tr("Fetch messages"));
    m_start->setToolTip(denied.isEmpty() ? tr("Send one pull for these messages") : denied);
    for (QWidget *part : std::initializer_list<QWidget *> {
             m_batch, m_bytes, m_expires, m_group, m_minPending, m_minAckPending, m_priority })
        part->setEnabled(!progress.isOpen && denied.isEmpty());
    QString words = progress.words;
    if (progress.isOpen) {
        const qint64 seconds = (QDateTime::currentMSecsSinceEpoch() - progress.sinceMs) / 1'000;
        words = tr("Waiting: %1 of %2 messages came, %3 s.").arg(progress.came).arg(progress.asked).arg(seconds);
    } else if (progress.lost > 0) {
        words += u' '
            + tr("%1 more found no room here: they come again when their ack wait is over.").arg(progress.lost);
    }
    const bool isBad = progress.tone == FetchProgress::Tone::Bad && !progress.isOpen;
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::PlaceholderText, Theme::color(isBad ? Tone::Bad : Tone::Muted, this->palette()));
    m_state->setPalette(palette);
    m_state->setText(words);
    m_state->setToolTip(progress.details.isEmpty() ? words : words + u'\n' + progress.details);
    if (m_fetch->held()->forgottenCount() == 0)
        m_forgotten->setNotice(Tone::Info, {});
    m_stack->setCurrentWidget(m_fetch->held()->rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (!m_fetch->held()->find(m_shown))
        showCurrent();
    updateAnswers();
}

void ConsumerFetchView::updateAnswers()
{
    const QList<quint64> ids = selected();
    const auto canAnswer = [this](quint64 id) {
        const HeldMessage *message = m_fetch->held()->find(id);
        return message && message->isAnswerable();
    };
    const bool isAny = std::any_of(ids.begin(), ids.end(), canAnswer);
    const QString denied = readOnlyReason();
    const auto set = [&](QWidget *verb, const QString &tip) {
        verb->setEnabled(isAny && denied.isEmpty());
        verb->setToolTip(denied.isEmpty() ? tip : denied);
    };
    set(m_ack,
        m_isWorkQueue ? tr("It counts as done and is deleted from the stream, which is a work queue (A)")
                      : tr("It counts as done: no client of the consumer gets it any more (A)"));
    set(m_nak, tr("Give it back: it is delivered again (N)"));
    set(m_delay, m_delay->accessibleName());
    set(m_progress, tr("The ack wait begins anew (P)"));
    set(m_terminate, tr("Give it up: it is not delivered again (T)"));
    const bool hasReason = m_fetch->canGiveReason();
    set(m_reason,
        hasReason ? tr("Told in the advisory of the termination") : tr("A reason needs server 2.10.4 or later."));
    m_reason->setEnabled(m_reason->isEnabled() && hasReason);
    m_rowAnswers->setTip(0, m_ack->toolTip());
    m_rowAnswers->setTip(1, tr("Give this one back, at once or after a while (N: as the line below says)"));
    m_rowAnswers->setTip(2, m_progress->toolTip());
    m_rowAnswers->setTip(3, m_terminate->toolTip());
    for (QPushButton *verb : { m_ack, m_nak, m_progress, m_terminate })
        verb->setAccessibleName(verb->text().remove(QChar(0x2026)));
    const int held = m_fetch->held()->heldCount();
    m_release->setEnabled(held > 0 && denied.isEmpty());
    m_release->setAccessibleName(tr("Release all"));
    m_release->setToolTip(denied.isEmpty() ? tr("Give back all that is held (nak)") : denied);
    const auto shortest = m_fetch->held()->shortestMs(QDateTime::currentMSecsSinceEpoch());
    QString strip;
    if (held > 0 && shortest)
        strip = tr("%1 held, first ack wait over in %2 s").arg(held).arg((*shortest + 999) / 1'000);
    else if (held > 0)
        strip = tr("%1 held").arg(held);
    if (strip != m_strip->text())
        m_strip->setText(strip);
}

QList<quint64> ConsumerFetchView::selected() const
{
    QList<quint64> ids;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        ids << row.data(HeldMessageModel::IdRole).toULongLong();
    return ids;
}

void ConsumerFetchView::showCurrent()
{
    const QModelIndex index = m_table->selectionModel()->hasSelection() ? m_table->currentIndex() : QModelIndex();
    const HeldMessage *message = index.isValid() ? &m_fetch->held()->row(index.row()) : nullptr;
    m_show->setEnabled(message);
    if (!message) {
        m_shown = 0;
        m_title->setText(tr("The message that you select shows up here."));
        m_tabs->clearMessage();
        return;
    }
    if (m_shown == message->id)
        return;
    m_shown = message->id;
    m_title->setText(tr("Message %1 · delivery %2 · stored %3")
                         .arg(format::count(message->delivery.streamSequence),
                             format::count(message->delivery.deliveries), format::time(message->delivery.storedNs)));
    m_tabs->setMessage({ message->subject, {}, message->headers, message->payload });
}

FetchRequest ConsumerFetchView::request() const
{
    FetchRequest request;
    request.batch = m_batch->value();
    request.maxBytes = qint64 { m_bytes->value() } << 10;
    request.expires = std::chrono::seconds(m_expires->value());
    if (!m_groupRow->isVisibleTo(this))
        return request;
    request.group = m_group->currentText();
    if (m_minPending->isVisibleTo(this)) {
        request.minPending = static_cast<quint64>(m_minPending->value());
        request.minAckPending = static_cast<quint64>(m_minAckPending->value());
    }
    if (m_priority->isVisibleTo(this))
        request.priority = m_priority->value();
    if (m_pinned->isVisibleTo(this))
        request.pinId = m_fetch->pinId();
    return request;
}

void ConsumerFetchView::askToFetch()
{
    if (m_hasAsked)
        return fetch();
    const int batch = m_batch->value();
    Confirmation question;
    question.title = batch == 1 ? tr("Fetch 1 message from %1?").arg(m_consumer)
                                : tr("Fetch %1 messages from %2?").arg(QString::number(batch), m_consumer);
    question.what = tr(
        "They count as delivered, and the consumer's clients don't get them while they are held here. "
        "What is not answered is delivered to them when its ack wait is over, or when this page closes.");
    question.command = QLatin1String("nats consumer next ") + shellWord(m_stream.toUtf8()) + u' '
        + shellWord(m_consumer.toUtf8()) + QLatin1String(" --no-ack --count=") + QString::number(batch);
    question.verb = batch == 1 ? tr("Fetch 1 message") : tr("Fetch %1 messages").arg(batch);
    auto *sheet = new ConfirmSheet(question, this);
    m_gate->guard(sheet);
    connect(sheet, &QDialog::accepted, this, [this] {
        m_hasAsked = true;
        fetch();
    });
    sheet->open();
}

void ConsumerFetchView::fetch()
{
    if (const auto sent = m_fetch->fetch(request()); !sent) {
        m_state->setText(sent.error().text());
        Q_EMIT statusText(sent.error().text());
    }
}

ConsumerAnswer ConsumerFetchView::answerOf(ConsumerAnswer::Kind kind) const
{
    ConsumerAnswer answer;
    answer.kind = kind;
    answer.delay = std::chrono::seconds(m_delay->value());
    answer.reason = m_reason->text();
    return answer;
}

void ConsumerFetchView::answer(ConsumerAnswer::Kind kind)
{
    answer(selected(), answerOf(kind));
}

void ConsumerFetchView::answerRow(const QModelIndex &index, ConsumerAnswer::Kind kind)
{
    if (kind == ConsumerAnswer::Kind::Nak)
        return openDelays(index);
    answer({ index.data(HeldMessageModel::IdRole).toULongLong() }, answerOf(kind));
}

void ConsumerFetchView::openDelays(const QModelIndex &index)
{
    using namespace std::chrono_literals;
    auto *menu = new QMenu(m_table);
    menu->setObjectName(QStringLiteral("heldDelays"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QList<std::chrono::seconds> delays { 0s, 10s, 1min, 10min };
    if (const std::chrono::seconds typed(m_delay->value()); !delays.contains(typed))
        delays.insert(1, typed);
    const QList<quint64> ids { index.data(HeldMessageModel::IdRole).toULongLong() };
    for (const std::chrono::seconds delay : std::as_const(delays)) {
        menu->addAction(delay.count() == 0 ? tr("Give back at once")
                                           : tr("Give back, to come again after %1").arg(format::duration(delay)),
            this, [this, ids, delay] {
                ConsumerAnswer nak = answerOf(ConsumerAnswer::Kind::Nak);
                nak.delay = delay;
                answer(ids, nak);
            });
    }
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(m_table->viewport()->mapToGlobal(m_rowAnswers->rectOf(index, 1).bottomLeft() + QPoint(0, 2)));
}

void ConsumerFetchView::answer(const QList<quint64> &ids, const ConsumerAnswer &answer)
{
    if (ids.isEmpty() || m_isReadOnly)
        return;
    const ConsumerAnswer::Kind kind = answer.kind;
    const bool isDeleting = kind == ConsumerAnswer::Kind::Terminate
        || (kind == ConsumerAnswer::Kind::Ack && m_isWorkQueue);
    if (!isDeleting)
        return send(ids, answer);
    const bool isAck = kind == ConsumerAnswer::Kind::Ack;
    const QString count = QString::number(ids.size());
    Confirmation question;
    question.title = isAck
        ? ids.size() == 1 ? tr("Acknowledge this message?") : tr("Acknowledge %1 messages?").arg(count)
        : ids.size() == 1 ? tr("Terminate this message?")
                          : tr("Terminate %1 messages?").arg(count);
    question.what = isAck
        ? tr("The stream is a work queue: what is acknowledged is deleted, and nobody has worked on it.")
        : tr("The consumer gives it up: it is not delivered again, whatever max deliver says.");
    if (!isAck && m_isWorkQueue)
        question.what += u' ' + tr("The stream is a work queue: it is deleted.");
    if (!isAck && m_fetch->canGiveReason())
        question.what += u' '
            + (answer.reason.isEmpty() ? tr("No reason is given.") : tr("The reason given is: %1").arg(answer.reason));
    for (const quint64 id : ids) {
        if (const HeldMessage *message = m_fetch->held()->find(id))
            question.changes << format::count(message->delivery.streamSequence) + u' '
                    + format::preview(message->subject, 100);
    }
    question.verb = isAck ? tr("Acknowledge") : tr("Terminate");
    auto *sheet = new ConfirmSheet(question, this);
    m_gate->guard(sheet);
    connect(sheet, &QDialog::accepted, this, [this, ids, answer] { send(ids, answer); });
    sheet->open();
}

void ConsumerFetchView::send(const QList<quint64> &ids, const ConsumerAnswer &answer)
{
    m_fetch->answer(ids, answer);
    m_table->setFocus(Qt::OtherFocusReason); // for the next answer
}

/// The preview takes what is left, so that the buttons stand at the edge.
void ConsumerFetchView::fitPreview()
{
    constexpr int least = 60;
    QHeaderView *header = m_table->horizontalHeader();
    const int others = header->length() - header->sectionSize(HeldMessageModel::Preview);
    if (!header->isSectionHidden(HeldMessageModel::Preview))
        header->resizeSection(HeldMessageModel::Preview, std::max(least, m_table->viewport()->width() - others));
}

bool ConsumerFetchView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitPreview();
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier) {
            const auto press = [](QPushButton *verb) {
                if (verb->isEnabled())
                    verb->click();
                return true;
            };
            switch (key->key()) {
            case Qt::Key_A:
                return press(m_ack);
            case Qt::Key_N:
                return press(m_nak);
            case Qt::Key_P:
                return press(m_progress);
            case Qt::Key_T:
                return press(m_terminate);
            case Qt::Key_Delete:
                m_fetch->dismiss(selected());
                return true;
            default:
                break;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ConsumerFetchView::openMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("heldMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QPushButton *verb : { m_ack, m_nak, m_progress, m_terminate }) {
        QAction *action = menu->addAction(verb->text(), verb, &QPushButton::click);
        action->setEnabled(verb->isEnabled());
    }
    menu->addSeparator();
    menu->addAction(m_show->accessibleName(), m_show, &QToolButton::click)->setEnabled(m_show->isEnabled());
    // Without its reply subject: that one takes answers to this delivery.
    QAction *again = menu->addAction(tr("Send again…"), this, [this] {
        if (const HeldMessage *message = m_fetch->held()->find(m_shown))
            Q_EMIT composeRequested({ message->subject, message->payload, message->headers }, false);
    });
    again->setObjectName(QStringLiteral("sendAgain"));
    again->setEnabled(m_fetch->held()->find(m_shown) != nullptr);
    menu->addAction(tr("Take off this list"), this, [this] { m_fetch->dismiss(selected()); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void ConsumerFetchView::focusRequest()
{
    if (m_pages->currentIndex() != 0)
        return m_push->setFocus(Qt::OtherFocusReason);
    m_batch->setFocus(Qt::OtherFocusReason);
    m_batch->selectAll();
}

QList<std::pair<QString, QString>> ConsumerFetchView::keys() const
{
    return { { QStringLiteral("A"), tr("Acknowledge the selected messages") },
        { QStringLiteral("N"), tr("Give them back (nak)") }, { QStringLiteral("P"), tr("Their ack wait begins anew") },
        { QStringLiteral("T"), tr("Terminate them") },
        { QStringLiteral("Right, Left"), tr("Choose an answer's button in the current row; Space presses it") },
        { QStringLiteral("Del"), tr("Take off the list what can't be answered any more") },
        { QStringLiteral("Return"), tr("Show the message in the stream") } };
}

} // namespace natsight
