// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/composerview.h"

#include "models/compose/composecommand.h"
#include "models/compose/sendhistory.h"
#include "models/core/format.h"
#include "models/core/link.h"
#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/messageinspector.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/theme.h"
#include "widgets/common/viewsetup.h"
#include "widgets/compose/burstpanel.h"
#include "widgets/compose/savedpanel.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

namespace natsight {

using Mode = ComposedMessage::Mode;

namespace {

constexpr int leastDetails = 200; ///< px beside a payload

} // namespace

ComposerView::ComposerView(CollectionModel *collections, SendHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_collections(collections)
    , m_history(history)
    , m_model(new ReplyModel(this))
    , m_sender(new Sender(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_saved(new SavedPanel(collections, history, m_splitter))
{
    setObjectName(QStringLiteral("composer"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_splitter->setObjectName(QStringLiteral("composerSplitter"));
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter);

    auto *middle = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_replaced = new NoticeBar(middle);
    m_replaced->setObjectName(QStringLiteral("composerReplaced"));
    m_to = new ElidedLabel(middle);
    m_to->setObjectName(QStringLiteral("composerTo"));
    m_to->setAccessibleName(tr("Whom it is sent to"));
    m_to->setFont(Theme::caption());
    m_to->setForegroundRole(QPalette::PlaceholderText);
    m_to->setContentsMargins(Theme::gap, Theme::gap, Theme::gap, 0);
    m_form = new ComposeForm(middle);
    m_form->setObjectName(QStringLiteral("composeForm"));
    column->addWidget(m_to);
    column->addWidget(m_replaced);
    column->addWidget(m_form, 1);
    buildResults();
    m_splitter->addWidget(m_saved);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(m_results);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 4);
    m_splitter->setSizes({ 230, 480, 600 });
    m_saved->setMinimumWidth(150);
    middle->setMinimumWidth(320);
    m_results->setMinimumWidth(std::max(280, m_inspector->widget(0)->minimumSizeHint().width()));
    buildMenu();

    connect(m_form, &ComposeForm::sendRequested, this, &ComposerView::send);
    connect(m_form, &ComposeForm::cancelRequested, m_sender, &Sender::cancel);
    connect(m_form, &ComposeForm::changed, this, &ComposerView::draftChanged);
    connect(m_sender, &Sender::repliesArrived, this, [this](const QList<Reply> &replies) {
        const bool isFirst = m_model->rowCount() == 0;
        m_model->append(replies);
        m_stack->setCurrentIndex(1);
        if (isFirst)
            m_table->selectRow(0);
    });
    connect(m_sender, &Sender::finished, this, &ComposerView::take);
    connect(m_saved, &SavedPanel::chosen, this, [this](const ComposedMessage &message) { fillIn(message); });
    connect(m_saved, &SavedPanel::linkRequested, this, [this](const QStringList &place) {
        const Link link { m_name, QStringLiteral("compose"), QStringList { QStringLiteral("saved") } + place };
        QApplication::clipboard()->setText(link.toString());
        Q_EMIT statusText(tr("Link copied."));
    });
    connect(m_saved, &SavedPanel::environmentChanged, this, [this] { m_form->setEnvironment(m_saved->environment()); });
    connect(m_saved, &SavedPanel::saveRequested, this, [this] { m_saved->save(m_form->message()); });
    connect(m_replaced, &NoticeBar::triggered, this, [this] {
        m_form->setMessage(m_before);
        m_replaced->setNotice(Tone::Info, {});
    });
    connect(m_burst, &BurstPanel::finished, this,
        [this](bool isGood, const QString &text) { remember(isGood, text, m_repeated); });
    m_burst->setSource([this]() -> Result<PreparedMessage> {
        m_repeated = { m_form->message(), m_name };
        return prepareMessage(m_repeated.message, server(), m_form->environment());
    });
    updateState();
}

ComposerView::~ComposerView()
{
    // Parts tell of their end; who listens is gone by then.
    m_form->disconnect(this);
    m_sender->disconnect(this);
}

void ComposerView::buildResults()
{
    m_results = new QTabWidget(m_splitter);
    m_results->setObjectName(QStringLiteral("composerResults"));
    m_results->setAccessibleName(tr("What comes back"));
    m_results->tabBar()->setObjectName(QStringLiteral("composerResultTabs"));
    m_results->tabBar()->setAccessibleName(m_results->accessibleName());
    m_results->setDocumentMode(true);
    auto *page = new QWidget(m_results);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_outcome = new NoticeBar(page);
    m_outcome->setObjectName(QStringLiteral("composerOutcome"));
    layout->addWidget(m_outcome);
    m_stack = new QStackedWidget(page);
    m_empty = new EmptyState(m_stack);
    m_empty->setObjectName(QStringLiteral("composerEmpty"));
    m_stack->addWidget(m_empty);
    auto *both = new QSplitter(Qt::Vertical, m_stack);
    both->setObjectName(QStringLiteral("composerReplySplitter"));
    both->setChildrenCollapsible(false);
    m_table = new QTableView(both);
    m_table->setObjectName(QStringLiteral("replyTable"));
    m_table->setAccessibleName(tr("Replies"));
    m_table->setModel(m_model);
    ViewOptions options;
    options.widths = { 5, 10, 9, 24, 9, 50 };
    options.isSortable = false;
    options.exactRole = ReplyModel::ExactRole;
    setUpTable(m_table, options);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setItemDelegateForColumn(ReplyModel::Preview, new MonospaceDelegate(m_table));
    m_table->setItemDelegateForColumn(ReplyModel::Status,
        new StateDelegate(
            [](const QModelIndex &index) {
                return index.data(ReplyModel::IsErrorRole).toBool() ? Tone::Bad : Tone::Good;
            },
            m_table));
    m_table->setMinimumHeight(3 * Theme::rowHeight());
    m_inspector = new MessageInspector(both);
    both->addWidget(m_table);
    both->addWidget(m_inspector);
    both->setStretchFactor(0, 1);
    both->setStretchFactor(1, 3);
    m_stack->addWidget(both);
    layout->addWidget(m_stack, 1);
    m_results->addTab(page, tr("Replies"));
    m_results->installEventFilter(this);
    m_inspector->installEventFilter(this);
    m_burst = new BurstPanel(m_results);
    m_results->addTab(m_burst, tr("Burst"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ComposerView::showReply);
    connect(m_inspector, &MessageInspector::statusText, this, &ComposerView::statusText);
}

bool ComposerView::eventFilter(QObject *watched, QEvent *event)
{
    // Details stand beside the payload where there is room for both, else below it.
    const bool isRoomNew = (watched == m_results && event->type() == QEvent::Resize)
        || (watched == m_inspector && event->type() == QEvent::LayoutRequest);
    if (isRoomNew) {
        int both = m_inspector->handleWidth();
        for (int i = 0; i < m_inspector->count(); ++i) {
            const QWidget *part = m_inspector->widget(i);
            both += std::max({ part->minimumWidth(), part->minimumSizeHint().width(), i > 0 ? leastDetails : 0 });
        }
        const auto wanted = m_results->width() < both ? Qt::Vertical : Qt::Horizontal;
        if (m_inspector->orientation() != wanted) {
            m_inspector->setOrientation(wanted);
            m_inspector->setSizes(wanted == Qt::Vertical ? QList { 300, 150 } : QList { 300, leastDetails });
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ComposerView::buildMenu()
{
    auto *menu = new QMenu(m_form->moreButton());
    menu->setObjectName(QStringLiteral("composeMenu"));
    const auto add = [this, menu](const char *name, const QString &text, const QKeySequence &key, auto run) {
        QAction *action = menu->addAction(text, this, run);
        action->setObjectName(QLatin1String(name));
        if (!key.isEmpty()) {
            action->setShortcut(key);
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
            addAction(action);
        }
    };
    add("composeCopyCommand", tr("Copy as nats command"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copyCommand(); });
    add("composePasteCommand", tr("Paste a nats command"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
        [this] { pasteCommand(); });
    add("composeSave", tr("Save…"), QKeySequence::Save, [this] { m_saved->save(m_form->message()); });
    menu->addSeparator();
    add("composeClear", tr("Begin anew"), {}, [this] { fillIn({}); });
    m_form->moreButton()->setMenu(menu);
    auto *sendNow = new QAction(tr("Send"), this);
    sendNow->setObjectName(QStringLiteral("composeSendNow"));
    sendNow->setShortcuts({ QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter) });
    sendNow->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(sendNow);
    connect(sendNow, &QAction::triggered, this, [this] {
        if (m_form->canSend())
            send();
    });
}

ServerInfo ComposerView::server() const
{
    return m_session ? m_session->status().server : ServerInfo();
}

void ComposerView::setSession(Session *session, const QString &name)
{
    m_name = name;
    if (m_session != session) {
        if (m_session)
            m_session->disconnect(this);
        m_sender->cancel();
        m_session = session;
        m_burst->setSession(session);
        if (session)
            connect(session, &Session::statusChanged, this, &ComposerView::updateState);
    }
    updateState();
}

void ComposerView::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    updateState();
}

void ComposerView::setSubjectSource(ComposeForm::SubjectSource source)
{
    m_form->setSubjectSource(std::move(source));
}

void ComposerView::updateState()
{
    const ServerInfo info = server();
    m_form->setServer(info);
    const auto state = m_session ? m_session->status().state : SessionStatus::State::Closed;
    QString reason;
    if (!m_session)
        reason = tr("There is no connection. Open one to send.");
    else if (m_isReadOnly)
        reason = tr("The connection %1 is read-only: nothing is sent over it. Lift that in its menu first.")
                     .arg(m_name);
    else if (state == SessionStatus::State::Closed)
        reason = tr("The connection %1 is closed. Open it to send.").arg(m_name);
    else if (state != SessionStatus::State::Connected)
        reason = tr("The connection %1 is not up now. It is tried again by itself.").arg(m_name);
    m_form->setBlocked(reason);
    m_burst->setBlocked(reason);
    m_to->setText(m_session ? tr("To %1").arg(m_name) : tr("No connection"));
    m_empty->setContent(QStringLiteral("request"), tr("What comes back stands here."),
        reason.isEmpty() ? tr("Type a subject and send: the stream's acknowledgement, or the replies to a request with "
                              "their times, are shown.")
                         : reason);
}

ComposedMessage ComposerView::draft() const
{
    return m_form->message();
}

void ComposerView::setDraft(const ComposedMessage &message)
{
    m_form->setMessage(message);
}

void ComposerView::fillIn(const ComposedMessage &message, const QString &note)
{
    const ComposedMessage now = m_form->message();
    ComposedMessage fresh;
    fresh.mode = now.mode;
    const bool isLost = !(now == message) && !(now == fresh) && !(now == m_sent.message) && !now.subject.isEmpty();
    m_before = now;
    m_form->setMessage(message);
    QStringList notes { note };
    if (std::any_of(message.headers.begin(), message.headers.end(),
            [](const ComposedHeader &header) { return !header.raw.isEmpty(); }))
        notes << tr("Headers with bytes that are no UTF-8 text are sent byte for byte as they are.");
    if (isLost)
        notes << tr("The message that was in the form was replaced.");
    notes.removeAll(QString());
    m_replaced->setNotice(
        note.isEmpty() ? Tone::Info : Tone::Warning, notes.join(u' '), isLost ? tr("Take it back") : QString());
    m_form->focusSubject();
}

void ComposerView::compose(const OutgoingMessage &message, bool isRequest)
{
    const ComposedMessage form = composedFrom(message, isRequest ? Mode::Request : Mode::Publish);
    // A subject is a text here; another one must not be sent to without a word.
    const bool isSame = form.subject.toUtf8() == message.subject
        && (form.mode != Mode::Publish || form.reply.toUtf8() == message.reply);
    fillIn(form,
        isSame ? QString()
               : tr("The subject has bytes that are no UTF-8 text. It cannot be typed here, and what stands for them "
                    "is another subject."));
}

void ComposerView::openSaved(const QStringList &place)
{
    m_saved->open(place);
}

void ComposerView::begin(bool isRequest)
{
    if (!isRequest && m_form->message().mode == Mode::JetStream) {
        m_form->focusSubject();
        return;
    }
    m_form->setMode(isRequest ? Mode::Request : Mode::Publish);
    m_form->focusSubject();
}

void ComposerView::focusSubject()
{
    m_form->focusSubject();
}

void ComposerView::focusSearch()
{
    if (auto *search = m_saved->findChild<QWidget *>(QStringLiteral("savedSearch")))
        search->setFocus(Qt::ShortcutFocusReason);
}

void ComposerView::send()
{
    if (m_sender->isSending())
        return;
    m_sent = { m_form->message(), m_name };
    const auto prepared = prepareMessage(m_sent.message, server(), m_form->environment());
    m_results->setCurrentIndex(0);
    m_model->clear();
    m_inspector->clear({});
    m_stack->setCurrentIndex(0);
    if (!prepared) {
        m_outcome->setNotice(Tone::Bad, prepared.error().text());
        return;
    }
    m_replaced->setNotice(Tone::Info, {});
    m_outcome->setNotice(Tone::Info,
        m_sent.message.mode == Mode::Publish ? tr("Sending…")
            : m_sent.message.mode == Mode::JetStream
            ? tr("Waiting for the stream's acknowledgement, at most %1…").arg(m_sent.message.timeout)
            : tr("Waiting for replies, at most %1…").arg(m_sent.message.timeout));
    m_sender->send(m_session, *prepared);
    m_form->setSending(m_sender->isSending());
}

void ComposerView::take(const SendOutcome &outcome)
{
    m_form->setSending(false);
    m_outcome->setNotice(outcome.isGood ? Tone::Good : Tone::Bad,
        outcome.details.isEmpty() || outcome.text.contains(outcome.details)
            ? outcome.text
            : tr("%1 The server said: %2").arg(outcome.text, outcome.details));
    remember(outcome.isGood, outcome.text, m_sent);
    Q_EMIT statusText(outcome.text);
}

void ComposerView::remember(bool isGood, const QString &text, const Sent &sent)
{
    SentEntry entry;
    entry.timeMs = QDateTime::currentMSecsSinceEpoch();
    entry.connection = sent.connection;
    entry.message = sent.message;
    entry.isGood = isGood;
    entry.outcome = text;
    m_history->add(std::move(entry));
}

void ComposerView::showReply()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid()) {
        m_inspector->clear({});
        return;
    }
    const Reply &reply = m_model->reply(index.row());
    QList<MessageInspector::Detail> details;
    details.append({ tr("Answered after"), format::duration(reply.elapsed), false,
        tr("%1 ns").arg(format::count(static_cast<quint64>(reply.elapsed.count()))) });
    if (const QString error = serviceErrorText(reply.message.headers); !error.isEmpty())
        details.append({ tr("Service"), error, false, {} });
    if (reply.status > 0)
        details.append({ tr("Status"), index.siblingAtColumn(ReplyModel::Status).data().toString(), false, {} });
    m_inspector->showMessage(tr("Reply %1").arg(index.row() + 1), reply.message, details);
}

void ComposerView::copyCommand()
{
    const ComposedMessage form = m_form->message();
    const auto prepared = prepareMessage(form, server(), m_form->environment());
    const auto message = prepared ? prepared->render(1) : Result<OutgoingMessage>(fail(prepared.error()));
    if (!message) {
        m_outcome->setNotice(Tone::Bad, tr("There is no command to copy. %1").arg(message.error().text()));
        return;
    }
    QString note;
    QApplication::clipboard()->setText(composeCommand(form, *message, &note));
    Q_EMIT statusText(note.isEmpty() ? tr("nats command copied.") : tr("nats command copied. %1").arg(note));
}

void ComposerView::pasteCommand()
{
    const auto read = readComposeCommand(QApplication::clipboard()->text());
    if (!read) {
        m_outcome->setNotice(Tone::Bad, read.error().text());
        return;
    }
    fillIn(read->message);
    m_outcome->setNotice(Tone::Info, read->notes.join(u' '));
}

} // namespace natsight
