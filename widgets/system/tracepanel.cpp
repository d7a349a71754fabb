// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/tracepanel.h"

#include "models/nats/subject.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/viewsetup.h"
#include "widgets/system/topologyview.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>

namespace natsight {

namespace {

constexpr int maxTyped = 65'536;
constexpr qsizetype mostExpanded = 200; ///< servers

Tone stepTone(const QModelIndex &index)
{
    return topologyTone(static_cast<TopologyHealth>(index.data(TraceModel::HealthRole).toInt()));
}

/// `Name: value; Name: value`
Result<Headers> readHeaders(const QString &typed)
{
    Headers headers;
    for (const QString &one : typed.split(u';', Qt::SkipEmptyParts)) {
        if (one.trimmed().isEmpty())
            continue;
        const qsizetype colon = one.indexOf(u':');
        if (colon < 0) {
            return fail(Error::Kind::Invalid,
                TracePanel::tr("Headers are written as Name: value, with semicolons between them."));
        }
        const QByteArray name = one.left(colon).trimmed().toUtf8();
        const QByteArray value = one.mid(colon + 1).trimmed().toUtf8();
        if (const auto good = validateHeader(name, value); !good)
            return fail(good.error());
        headers.emplace_back(name, value);
    }
    return headers;
}

} // namespace

TracePanel::TracePanel(QWidget *parent)
    : QWidget(parent)
    , m_tracer(new MessageTracer(this))
    , m_model(new TraceModel(this))
{
    setObjectName(QStringLiteral("tracePanel"));
    setAccessibleName(tr("Message trace"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    makeBar(bar);
    layout->addLayout(bar);
    m_notice = new NoticeBar(this);
    m_notice->setObjectName(QStringLiteral("traceNotice"));
    layout->addWidget(m_notice);
    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack, 1);
    makeTree();
    m_words = plainLabel(this, QStringLiteral("traceWords"));
    m_words->setAccessibleName(tr("What the trace found"));
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setContentsMargins(Theme::inset, 2, Theme::inset, 2);
    m_words->setWordWrap(true);
    m_words->hide();
    layout->addWidget(m_words);
    connect(m_tracer, &MessageTracer::changed, this, &TracePanel::tracerChanged);
    updateWords();
}

void TracePanel::makeBar(QHBoxLayout *bar)
{
    bar->setContentsMargins(Theme::inset, 4, Theme::inset, 4);
    bar->setSpacing(Theme::gap);
    const auto field = [&](const char *name, const QString &accessible, const QString &placeholder, const QString &tip,
                           int stretch) {
        auto *made = new QLineEdit(this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(accessible);
        made->setPlaceholderText(placeholder);
        made->setToolTip(tip);
        made->setMinimumWidth(90);
        bar->addWidget(made, stretch);
        connect(made, &QLineEdit::returnPressed, this, &TracePanel::start);
        connect(made, &QLineEdit::textEdited, this, [this] { refuse({}); });
        return made;
    };
    m_subject = field("traceSubject", tr("Subject to trace"), tr("Subject, for instance orders.new"),
        tr("Where a message with this subject would go. It is sent as a trace only: nobody gets it, nothing stores "
           "it."),
        3);
    m_subject->setMaxLength(static_cast<int>(maxSubjectBytes));
    m_subject->setClearButtonEnabled(true);
    m_payload = field("tracePayload", tr("Payload of the traced message"), tr("Payload (optional)"),
        tr("Seldom matters: a server checks its size before anything else"), 2);
    m_payload->setMaxLength(maxTyped);
    m_headers = field("traceHeaders", tr("Headers of the traced message"), tr("Name: value; … (optional)"),
        tr("Headers, with semicolons between them: what a mapping or a stream may look at"), 2);
    m_headers->setMaxLength(maxTyped);
    m_button = new QPushButton(tr("Trace"), this);
    m_button->setObjectName(QStringLiteral("traceStart"));
    m_button->setAutoDefault(false);
    m_button->setEnabled(false);
    bar->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_tracer->isRunning())
            m_tracer->stop();
        else
            start();
    });
    connect(m_subject, &QLineEdit::textChanged, this, &TracePanel::updateWords);
}

void TracePanel::makeTree()
{
    m_tree = new QTreeView(m_stack);
    m_tree->setObjectName(QStringLiteral("traceTree"));
    m_tree->setAccessibleName(tr("Way of the message"));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    ViewOptions options;
    options.widths = { 26, 62, 12, 10 };
    options.isSortable = false;
    setUpTree(m_tree, options);
    m_tree->setItemDelegateForColumn(TraceModel::What, new StateDelegate(stepTone, m_tree));
    m_tree->installEventFilter(this);
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        open(index, QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
    });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &TracePanel::openMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (const TraceEvent *event = m_model->event(current))
            Q_EMIT serverChosen(event->server.id, event->server.name);
    });
    m_empty = plainParagraph(
        tr("Where would a message go? Type a subject: the servers tell which clients, streams, mappings and "
           "accounts it would reach. It is not delivered."),
        m_stack);
    m_empty->setObjectName(QStringLiteral("traceEmpty"));
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tree);
}

void TracePanel::setGuard(std::function<QString()> why)
{
    m_guard = std::move(why);
    updateGuard();
}

void TracePanel::updateGuard()
{
    const QString why = m_guard ? m_guard() : QString();
    if (why == m_why)
        return;
    m_why = why;
    updateWords();
}

void TracePanel::setSubject(const QString &subject)
{
    m_subject->setText(subject);
    refuse({});
    m_subject->setFocus(Qt::OtherFocusReason);
}

void TracePanel::refuse(const QString &why)
{
    if (m_refused == why)
        return;
    m_refused = why;
    updateWords();
}

void TracePanel::start()
{
    updateGuard();
    const QByteArray subject = m_subject->text().trimmed().toUtf8();
    if (!m_why.isEmpty() || m_tracer->isRunning() || subject.isEmpty())
        return;
    if (const auto good = validatePublishSubject(subject); !good)
        return refuse(good.error().text());
    const auto headers = readHeaders(m_headers->text());
    if (!headers)
        return refuse(headers.error().text());
    if (const auto started = m_tracer->start(m_session, subject, m_payload->text().toUtf8(), *headers); !started)
        return refuse(started.error().text());
    refuse({});
    Q_EMIT traceStarted(QString::fromUtf8(subject));
}

void TracePanel::tracerChanged()
{
    // A choice stays while more is told.
    if (m_tracer->trace() != m_model->trace()) {
        const TraceEvent *chosen = m_model->event(m_tree->currentIndex());
        const QString hop = chosen ? chosen->hop : QString();
        m_model->setTrace(m_tracer->trace());
        if (m_model->trace().hops.size() <= mostExpanded)
            m_tree->expandAll();
        else
            m_tree->expandToDepth(1);
        if (chosen) {
            const QModelIndex again = m_model->indexOf(hop);
            if (again.isValid())
                m_tree->setCurrentIndex(again);
        }
        Q_EMIT traceChanged();
    }
    updateWords();
}

void TracePanel::updateWords()
{
    const bool isRunning = m_tracer->isRunning();
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    m_button->setText(isRunning ? tr("Stop") : tr("Trace"));
    m_button->setAccessibleName(isRunning ? tr("Stop waiting for servers") : tr("Trace the subject"));
    m_button->setEnabled(isRunning || (m_why.isEmpty() && !m_subject->text().trimmed().isEmpty()));
    m_button->setToolTip(m_why.isEmpty() ? tr("Send a message that is only traced (Enter in the subject)") : m_why);
    const bool isDone = m_tracer->state() == MessageTracer::State::Done;
    const QString missing = isDone ? traceMissingWords(m_model->trace()) : QString();
    if (!m_why.isEmpty())
        m_notice->setNotice(Tone::Warning, m_why);
    else if (!m_refused.isEmpty())
        m_notice->setNotice(Tone::Bad, m_refused);
    else if (m_tracer->state() == MessageTracer::State::Failed && m_tracer->error())
        m_notice->setNotice(Tone::Bad, m_tracer->error()->text());
    else if (!missing.isEmpty())
        m_notice->setNotice(Tone::Warning, tr("Sent on, and no word came back from: %1").arg(missing));
    else
        m_notice->setNotice(Tone::Info, {});
    QString words;
    switch (m_tracer->state()) {
    case MessageTracer::State::Idle:
    case MessageTracer::State::Failed:
        break;
    case MessageTracer::State::Preparing:
        words = tr("%1: until all servers know where to tell of it…").arg(m_tracer->subject());
        break;
    case MessageTracer::State::Collecting:
        words = tr("%1: waiting for servers… %2").arg(m_tracer->subject(), traceWords(m_model->trace()));
        break;
    case MessageTracer::State::Done: {
        words = tr("%1: %2").arg(m_tracer->subject(), traceWords(m_model->trace()));
        const MessageTrace &trace = m_model->trace();
        if (trace.isComplete() && trace.clients == 0 && trace.streams == 0)
            words += QStringLiteral(" · ") + tr("nobody would get it");
        break;
    }
    }
    if (m_words->text() != words)
        m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
}

void TracePanel::open(const QModelIndex &index, bool beside)
{
    using Peer = TraceStep::Peer;
    const TraceEvent *event = m_model->event(index);
    const TraceStep *step = m_model->step(index);
    if (!event)
        return;
    if (step && step->kind == TraceStep::Kind::JetStream && !step->stream.isEmpty())
        return Q_EMIT openRequested(QStringLiteral("streams"), { step->stream }, beside);
    const bool isWay = step && (step->kind == TraceStep::Kind::Egress || step->kind == TraceStep::Kind::Ingress);
    if (isWay && step->peer == Peer::Client && step->connection > 0) {
        QString filter = QLatin1String("cid=") + QString::number(step->connection);
        // A filter's word ends at a space.
        if (!event->server.name.contains(u' '))
            filter += QLatin1String(" server:") + event->server.name;
        return Q_EMIT openRequested(QStringLiteral("connections"), { filter }, beside);
    }
    const bool isServer = isWay
        && (step->peer == Peer::Router || step->peer == Peer::Gateway || step->peer == Peer::Leaf);
    Q_EMIT openRequested(
        QStringLiteral("servers"), { isServer && !step->name.isEmpty() ? step->name : event->server.name }, beside);
}

void TracePanel::openMenu(const QPoint &at)
{
    const QPersistentModelIndex index = m_tree->indexAt(at).siblingAtColumn(0);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("traceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid()) {
        menu->addAction(tr("Open"), this, [this, index] { open(index, false); });
        menu->addAction(tr("Open beside"), this, [this, index] { open(index, true); });
        menu->addSeparator();
    }
    menu->addAction(tr("Copy all as text"), this, [this] { QGuiApplication::clipboard()->setText(rowsAsTsv(m_tree)); });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

bool TracePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            open(m_tree->currentIndex(), key->modifiers().testFlag(Qt::ControlModifier));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace natsight
