// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/respondersview.h"

#include "models/core/format.h"
#include "models/payload/natscommand.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/messageinspector.h"
#include "widgets/common/viewsetup.h"
#include "widgets/compose/responderdialog.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>

namespace natsight {

namespace {

Tone rowTone(const QModelIndex &index)
{
    switch (static_cast<ResponderRow::State>(index.data(ResponderListModel::StateRole).toInt())) {
    case ResponderRow::State::Running:
        return index.data(Qt::ToolTipRole).isValid() ? Tone::Warning : Tone::Good;
    case ResponderRow::State::Waiting:
        return Tone::Warning;
    case ResponderRow::State::Denied:
        return Tone::Bad;
    case ResponderRow::State::Stopped:
        break;
    }
    return Tone::Idle;
}

Tone leftTone(const QModelIndex &index)
{
    const double left = index.data(HeldRequestModel::LeftShareRole).toDouble();
    return left > 0.5 ? Tone::Good : left > 0.2 ? Tone::Warning : Tone::Bad;
}

} // namespace

RespondersView::RespondersView(ResponderFeed *feed, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
{
    setObjectName(QStringLiteral("respondersView"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("respondersSplitter"));
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter);

    ListOptions options;
    options.name = QStringLiteral("responders");
    options.title = tr("Responders and hosted services");
    options.view.widths = { 11, 16, 15, 9, 8, 8, 8, 7, 10, 8, 12, 28 };
    options.sortRole = ResponderListModel::SortRole;
    options.exactRole = ResponderListModel::ExactRole;
    options.nameColumn = ResponderListModel::Name;
    m_list = new ListPanel(feed->list(), options, m_splitter);
    QTableView *view = m_list->view();
    view->setItemDelegateForColumn(ResponderListModel::State, new StateDelegate(rowTone, view));
    view->setItemDelegateForColumn(ResponderListModel::Subject, new MonospaceDelegate(view));
    view->setItemDelegateForColumn(ResponderListModel::QueueGroup, new MonospaceDelegate(view));
    m_list->setEmpty(QStringLiteral("responder"), tr("Nothing is answered from here yet."),
        tr("A responder answers requests on a subject: a roll call with your name on rollcall, a lottery when several "
           "answer in one queue group, a guestbook, or a chat where you answer each message by hand. A hosted service "
           "is found by everybody who lists services."),
        tr("New responder…"));
    m_new = m_list->addVerb(QStringLiteral("respondersNew"), QStringLiteral("add"), tr("New…"),
        tr("New responder: answer the requests on a subject (N)"), true);
    m_host = m_list->addVerb(QStringLiteral("respondersHost"), QStringLiteral("service"), tr("Host a service…"),
        tr("Host a micro service that others can find"));
    m_start = m_list->addVerb(QStringLiteral("respondersStart"), QStringLiteral("play"), tr("Start"), {});
    m_stop = m_list->addVerb(QStringLiteral("respondersStop"), QStringLiteral("stop"), tr("Stop"), {});
    m_stopAll = m_list->addVerb(QStringLiteral("respondersStopAll"), QStringLiteral("stop"), tr("Stop all"), {});
    // Its icon alone is that of its neighbour.
    m_stopAll->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_splitter->addWidget(m_list);
    m_heldPane = makeHeld();
    m_splitter->addWidget(m_heldPane);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);

    connect(m_new, &QToolButton::clicked, this, [this] { newResponder(); });
    connect(m_list, &ListPanel::newRequested, this, [this] { newResponder(); });
    connect(m_list, &ListPanel::emptyTriggered, this, [this] { newResponder(); });
    connect(m_host, &QToolButton::clicked, this, &RespondersView::newService);
    connect(m_start, &QToolButton::clicked, this, [this] { start(true); });
    connect(m_stop, &QToolButton::clicked, this, [this] { start(false); });
    connect(m_stopAll, &QToolButton::clicked, this, [this] {
        if (m_feed)
            m_feed->stopAll();
    });
    connect(m_list, &ListPanel::editRequested, this, &RespondersView::edit);
    connect(m_list, &ListPanel::activated, this, &RespondersView::edit);
    connect(m_list, &ListPanel::deleteRequested, this, &RespondersView::removeSelected);
    connect(m_list, &ListPanel::selectionChanged, this, &RespondersView::updateVerbs);
    connect(m_list, &ListPanel::noticeTriggered, this, [this] {
        m_failure.clear();
        update();
    });
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const auto rows = m_list->selectedRows();
        if (rows.isEmpty() || !m_feed)
            return;
        const ResponderRow row = m_feed->list()->row(rows.constFirst());
        menu->addAction(m_start->text(), this, [this] { start(true); })->setEnabled(m_start->isEnabled());
        menu->addAction(m_stop->text(), this, [this] { start(false); })->setEnabled(m_stop->isEnabled());
        menu->addSeparator();
        const QByteArray subject = sampleSubject(row.subject);
        menu->addAction(tr("Send a request…"), this, [this, subject] { Q_EMIT requestAsked({ subject, {} }); });
        menu->addAction(tr("Show traffic"), this, [this, subject = row.subject] { Q_EMIT trafficAsked(subject); });
        menu->addAction(tr("Copy nats request command"), this, [subject] {
            QApplication::clipboard()->setText(
                QLatin1String("nats request ") + shellWord(subject) + QLatin1String(" ''"));
        });
        menu->addSeparator();
        menu->addAction(tr("Counters begin anew"), this, [this] { m_feed->resetCounters(); });
        menu->addAction(tr("Edit…"), this, &RespondersView::edit);
        menu->addAction(tr("Remove"), this, &RespondersView::removeSelected);
    });
    connect(feed, &ResponderFeed::changed, this, &RespondersView::update);
    connect(feed, &ResponderFeed::runningChanged, this, &RespondersView::updateVerbs);
    connect(feed, &ResponderFeed::definitionsChanged, this, &RespondersView::update);
    connect(feed, &ResponderFeed::answered, this, &RespondersView::statusText);
    connect(feed->held(), &QAbstractItemModel::rowsInserted, this, [this] {
        if (!m_held->selectionModel()->hasSelection())
            m_held->selectRow(0);
        update();
    });
    // The next one is at hand when one is answered.
    connect(feed->held(), &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first) {
        const int left = m_feed ? m_feed->held()->rowCount() : 0;
        if (left > 0 && !m_held->selectionModel()->hasSelection())
            m_held->selectRow(std::min(first, left - 1));
        showHeld();
        update();
    });
    update();
    showHeld();
}

RespondersView::~RespondersView()
{
    // Views and models still talk while they go; nobody is here to listen any more.
    if (m_held->selectionModel()) // it goes with the model, which may have gone before
        m_held->selectionModel()->disconnect(this);
    if (m_feed) {
        m_feed->held()->disconnect(this);
        m_feed->disconnect(this);
    }
}

QWidget *RespondersView::makeHeld()
{
    auto *pane = new QWidget(m_splitter);
    pane->setObjectName(QStringLiteral("heldPane"));
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_heldTitle = captionLabel({}, pane);
    m_heldTitle->setObjectName(QStringLiteral("heldTitle"));
    m_heldTitle->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap / 2);
    column->addWidget(m_heldTitle);
    auto *parts = new QSplitter(Qt::Vertical, pane);
    parts->setObjectName(QStringLiteral("heldSplitter"));
    parts->setChildrenCollapsible(false);
    column->addWidget(parts, 1);
    m_held = new QTableView(parts);
    m_held->setObjectName(QStringLiteral("heldRequests"));
    m_held->setAccessibleName(tr("Requests that wait for your answer"));
    m_held->setModel(m_feed->held());
    ViewOptions options;
    options.widths = { 11, 11, 12, 9, 8, 20 };
    options.hiddenColumns = { HeldRequestModel::Size };
    options.isSortable = false;
    options.exactRole = HeldRequestModel::ExactRole;
    setUpTable(m_held, options);
    m_held->horizontalHeader()->setStretchLastSection(true);
    m_held->setItemDelegateForColumn(HeldRequestModel::Subject, new MonospaceDelegate(m_held));
    auto *preview = new MonospaceDelegate(m_held);
    preview->setTone(Tone::Muted);
    preview->setElideMode(Qt::ElideRight);
    m_held->setItemDelegateForColumn(HeldRequestModel::Preview, preview);
    auto *left = new BarDelegate(HeldRequestModel::LeftShareRole, m_held);
    left->setBarTone(leftTone);
    m_held->setItemDelegateForColumn(HeldRequestModel::Left, left);
    m_held->installEventFilter(this);
    parts->addWidget(m_held);

    auto *sides = new QSplitter(Qt::Horizontal, parts);
    sides->setObjectName(QStringLiteral("heldSides"));
    sides->setChildrenCollapsible(false);
    m_request = new MessageTabs(sides);
    m_request->setObjectName(QStringLiteral("heldRequestTabs"));
    connect(m_request, &MessageTabs::statusText, this, &RespondersView::statusText);
    sides->addWidget(m_request);
    auto *editor = new QWidget(sides);
    auto *form = new QVBoxLayout(editor);
    form->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    form->setSpacing(Theme::gap);
    const auto text = [&](const char *objectName, const QString &accessible, const QString &placeholder) {
        auto *made = new QPlainTextEdit(editor);
        made->setObjectName(QLatin1String(objectName));
        made->setAccessibleName(accessible);
        made->setPlaceholderText(placeholder);
        made->setFont(Theme::monospace());
        made->setProperty("input", true);
        made->setTabChangesFocus(true);
        made->installEventFilter(this);
        return made;
    };
    m_body = text("heldAnswer", tr("Your answer"), tr("Your answer; Ctrl+Enter sends it"));
    m_body->setMinimumHeight(2 * m_body->fontMetrics().lineSpacing() + 16);
    m_headers = text("heldHeaders", tr("Headers of your answer, a line each"), tr("Header: value"));
    m_headers->setFixedHeight(m_headers->fontMetrics().lineSpacing() + 16);
    form->addWidget(m_body, 1);
    form->addWidget(m_headers);
    auto *verbs = new QHBoxLayout;
    verbs->setSpacing(Theme::gap);
    m_answer = new QPushButton(tr("Answer"), editor);
    m_answer->setObjectName(QStringLiteral("heldSend"));
    m_answer->setAccessibleName(tr("Send the answer"));
    m_answer->setToolTip(tr("Send the answer (Ctrl+Enter)"));
    m_answer->setProperty("primary", true);
    m_drop = new QPushButton(tr("Don't answer"), editor);
    m_drop->setObjectName(QStringLiteral("heldDrop"));
    m_drop->setAccessibleName(m_drop->text());
    m_drop->setToolTip(tr("Take it off the list; whoever asks runs into the timeout (Del in the list)"));
    verbs->addWidget(m_answer);
    verbs->addWidget(m_drop);
    verbs->addStretch(1);
    form->addLayout(verbs);
    auto *errors = new QHBoxLayout;
    errors->setSpacing(Theme::gap);
    m_code = new QSpinBox(editor);
    m_code->setObjectName(QStringLiteral("heldCode"));
    m_code->setAccessibleName(tr("Code of the error"));
    m_code->setRange(0, 999'999);
    m_code->setValue(500);
    m_errorText = new QLineEdit(editor);
    m_errorText->setObjectName(QStringLiteral("heldErrorText"));
    m_errorText->setAccessibleName(tr("Text of the error"));
    m_errorText->setPlaceholderText(tr("what is wrong"));
    m_errorText->setMinimumWidth(60);
    m_error = new QPushButton(tr("Send error"), editor);
    m_error->setObjectName(QStringLiteral("heldError"));
    m_error->setAccessibleName(m_error->text());
    m_error->setToolTip(tr("Send the headers Nats-Service-Error and Nats-Service-Error-Code with the answer"));
    errors->addWidget(m_code);
    errors->addWidget(m_errorText, 1);
    errors->addWidget(m_error);
    form->addLayout(errors);
    sides->addWidget(editor);
    parts->addWidget(sides);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 3);

    connect(m_held->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { showHeld(); });
    connect(m_answer, &QPushButton::clicked, this, [this] { answer(false); });
    connect(m_error, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_errorText, &QLineEdit::textChanged, this, [this] { updateVerbs(); });
    connect(m_errorText, &QLineEdit::returnPressed, this, [this] { answer(true); });
    connect(m_drop, &QPushButton::clicked, this, &RespondersView::dropHeld);
    return pane;
}

void RespondersView::focusFilter()
{
    m_list->focusFilter();
}

QList<std::pair<QString, QString>> RespondersView::keys() const
{
    return { { QStringLiteral("N"), tr("New responder") }, { QStringLiteral("F2"), tr("Edit what is selected") },
        { QStringLiteral("Del"), tr("Remove what is selected; in the list of requests: don't answer") },
        { QStringLiteral("Ctrl+Return"), tr("Send the answer that is typed") } };
}

QList<std::pair<quint64, int>> RespondersView::selected() const
{
    QList<std::pair<quint64, int>> list;
    for (const int row : m_list->selectedRows()) {
        const ResponderRow &one = m_feed->list()->row(row);
        const std::pair<quint64, int> place { one.definition, one.instance };
        if (!list.contains(place))
            list << place;
    }
    return list;
}

void RespondersView::update()
{
    if (!m_feed)
        return;
    const QString reason = m_feed->whyNot();
    const auto totals = m_feed->list()->totals();
    const int running = m_feed->runningCount();
    const bool isAnyDenied = std::any_of(
        m_feed->list()->rows().begin(), m_feed->list()->rows().end(), [](const ResponderRow &row) {
            return row.state == ResponderRow::State::Denied || (row.isStarted() && !row.reason.isEmpty());
        });
    if (!m_failure.isEmpty()) {
        m_list->setNotice(Tone::Bad, m_failure, tr("Close"));
    } else if (!reason.isEmpty()) {
        m_list->setNotice(Tone::Info, reason);
    } else if (isAnyDenied) {
        QString first;
        for (const ResponderRow &row : m_feed->list()->rows()) {
            if (first.isEmpty() && row.isStarted() && !row.reason.isEmpty())
                first = tr("%1: %2").arg(row.name, row.reason);
        }
        m_list->setNotice(Tone::Warning, first);
    } else {
        m_list->setNotice(Tone::Info, {});
    }
    QStringList parts;
    parts << (running == 0 ? tr("none running")
            : running == 1 ? tr("1 running")
                           : tr("%1 running").arg(running))
          << tr("%1 requests").arg(format::count(totals.requests)) << format::rate(totals.rate)
          << tr("%1 answers, %2 errors").arg(format::count(totals.answers), format::count(totals.errors));
    if (totals.lost > 0)
        parts << tr("%1 lost").arg(format::count(totals.lost));
    if (m_feed->refused() > 0)
        parts << tr("%1 not held: too many waited").arg(format::count(m_feed->refused()));
    m_list->setStrip(parts.join(QStringLiteral(" · ")));

    const int held = m_feed->held()->rowCount();
    bool isByHand = held > 0;
    for (const auto &one : m_feed->definitions()) {
        const auto holds = [](const AnswerRules &rules) { return rules.kind == AnswerRules::Kind::ByHand; };
        if (const auto *service = std::get_if<ServiceRules>(&one.rules)) {
            isByHand = isByHand
                || std::any_of(service->endpoints.begin(), service->endpoints.end(),
                    [&](const EndpointRules &endpoint) { return holds(endpoint.answer); });
        } else {
            isByHand = isByHand || holds(std::get<ResponderRules>(one.rules).answer);
        }
    }
    m_heldPane->setVisible(isByHand);
    m_host->setToolButtonStyle(width() >= 720 && !isByHand ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_heldTitle->setText(held == 0 ? tr("No request waits for your answer.")
            : held == 1            ? tr("1 request waits for your answer")
                                   : tr("%1 requests wait for your answer").arg(held));
    updateVerbs();
}

void RespondersView::updateVerbs()
{
    if (!m_feed)
        return;
    const QString reason = m_feed->whyNot();
    const auto places = selected();
    const bool isOneRunning = std::any_of(
        places.begin(), places.end(), [this](const auto &one) { return m_feed->isRunning(one.first, one.second); });
    const bool isOneStopped = std::any_of(
        places.begin(), places.end(), [this](const auto &one) { return !m_feed->isRunning(one.first, one.second); });
    m_start->setEnabled(isOneStopped && reason.isEmpty());
    m_start->setToolTip(reason.isEmpty() ? tr("Answer requests with what is selected") : reason);
    m_stop->setEnabled(isOneRunning);
    m_stop->setToolTip(tr("Stop what is selected; requests that came before are answered still"));
    m_stopAll->setEnabled(m_feed->runningCount() > 0);
    m_stopAll->setToolTip(tr("Stop all responders and hosted services of this connection"));
    const HeldRequest *held = m_feed->held()->find(heldId());
    const bool canAnswer = held && held->state != HeldRequest::State::Answering;
    m_answer->setEnabled(canAnswer);
    m_drop->setEnabled(canAnswer);
    m_error->setEnabled(canAnswer && !m_errorText->text().trimmed().isEmpty());
}

void RespondersView::openDialog(const ResponderFeed::Rules &rules, quint64 id)
{
    const auto follow = [this, id](auto *dialog) {
        connect(dialog, &std::remove_pointer_t<decltype(dialog)>::rulesChosen, this,
            [this, id, dialog](const ResponderFeed::Rules &chosen, bool startsIt) {
                if (!m_feed)
                    return;
                quint64 place = id;
                Result<void> taken;
                if (id == 0) {
                    if (const auto added = m_feed->add(chosen); added)
                        place = *added;
                    else
                        taken = fail(added.error());
                } else {
                    taken = m_feed->change(id, chosen);
                }
                if (!taken) {
                    dialog->setProblem(taken.error().text());
                    return;
                }
                dialog->accept();
                m_failure.clear();
                if (startsIt) {
                    if (const auto started = m_feed->start(place); !started)
                        m_failure = started.error().text();
                }
                const auto &rows = m_feed->list()->rows();
                for (int row = 0; row < rows.size(); ++row) {
                    if (rows.at(row).definition == place) {
                        m_list->selectRow(row);
                        break;
                    }
                }
                update();
            });
        dialog->open();
    };
    if (const auto *service = std::get_if<ServiceRules>(&rules))
        follow(new ServiceDialog(*service, id == 0, this));
    else
        follow(new ResponderDialog(std::get<ResponderRules>(rules), id == 0, this));
}

void RespondersView::newResponder(const QByteArray &subject)
{
    ResponderRules rules;
    rules.subject = subject;
    openDialog(rules, 0);
}

void RespondersView::newService()
{
    openDialog(ServiceRules(), 0);
}

void RespondersView::edit()
{
    const auto places = selected();
    if (places.isEmpty() || !m_feed)
        return;
    if (const auto *definition = m_feed->find(places.constFirst().first))
        openDialog(definition->rules, definition->id);
}

void RespondersView::removeSelected()
{
    if (!m_feed)
        return;
    const auto places = selected();
    for (const auto &[id, instance] : places)
        m_feed->remove(id);
}

void RespondersView::start(bool isOn)
{
    if (!m_feed)
        return;
    m_failure.clear();
    const auto places = selected();
    for (const auto &[id, instance] : places) {
        if (!isOn) {
            m_feed->stop(id, instance);
        } else if (const auto started = m_feed->start(id, instance); !started) {
            m_failure = started.error().text();
            Q_EMIT statusText(m_failure);
        }
    }
    update();
}

quint64 RespondersView::heldId() const
{
    const QModelIndexList rows = m_held->selectionModel() ? m_held->selectionModel()->selectedRows()
                                                          : QModelIndexList();
    return rows.isEmpty() ? 0 : rows.constFirst().data(HeldRequestModel::IdRole).toULongLong();
}

void RespondersView::showHeld()
{
    const HeldRequest *held = m_feed ? m_feed->held()->find(heldId()) : nullptr;
    const quint64 id = held ? held->id : 0;
    if (id != m_shown) {
        m_shown = id;
        if (held)
            m_request->setMessage(held->message);
        else
            m_request->clearMessage();
    }
    updateVerbs();
}

void RespondersView::answer(bool isError)
{
    const quint64 id = heldId();
    if (!m_feed || !m_feed->held()->find(id))
        return;
    Answer answer;
    answer.isError = isError;
    if (isError) {
        if (m_errorText->text().trimmed().isEmpty())
            return;
        answer.headers = serviceErrorHeaders(m_code->value(), m_errorText->text().trimmed().toUtf8());
    }
    const auto headers = pairsFromLines(m_headers->toPlainText(), u':');
    if (!headers) {
        Q_EMIT statusText(tr("Headers: %1").arg(headers.error().text()));
        return;
    }
    for (const auto &[name, value] : *headers)
        answer.headers.emplace_back(name.toUtf8(), value.toUtf8());
    answer.payload = m_body->toPlainText().toUtf8();
    m_feed->answer(id, answer);
    m_body->selectAll(); // typed over by the next answer, or sent once more
}

void RespondersView::dropHeld()
{
    if (m_feed)
        m_feed->drop(heldId());
}

bool RespondersView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if ((watched == m_body || watched == m_headers) && isReturn && key->modifiers() == Qt::ControlModifier) {
        answer(false);
        return true;
    }
    if (watched == m_held && key->key() == Qt::Key_Delete) {
        dropHeld();
        return true;
    }
    if (watched == m_held && isReturn) {
        m_body->setFocus();
        m_body->selectAll();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

RespondersPage::RespondersPage(ResponderFeed *feed, Link link, QWidget *parent)
    : Page(std::move(link), parent)
    , m_view(new RespondersView(feed, this))
{
    setObjectName(QStringLiteral("respondersPage"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Responders"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    connect(m_view, &RespondersView::statusText, this, &Page::statusText);
    connect(m_view, &RespondersView::requestAsked, this,
        [this](const OutgoingMessage &message) { Q_EMIT composeRequested(message, true); });
    connect(m_view, &RespondersView::trafficAsked, this, [this](const QByteArray &subject) {
        Q_EMIT openRequested(
            Link { this->link().context, QStringLiteral("traffic"), { QString::fromUtf8(subject) } }, false);
    });
}

} // namespace natsight
