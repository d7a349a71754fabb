// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/composeform.h"

#include "models/payload/valuecodec.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/delegates.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"
#include "widgets/common/viewsetup.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>

namespace natsight {

using Mode = ComposedMessage::Mode;
using Body = ComposedMessage::Body;
using Replies = ComposedMessage::Replies;

using namespace std::chrono_literals;

namespace {

constexpr qsizetype largeBody = qsizetype { 64 } << 10;
constexpr int rawRole = Qt::UserRole; ///< of a header's value: bytes that are no UTF-8

void name(QWidget *widget, const char *objectName, const QString &accessible)
{
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(accessible);
}

/// A cell of the headers; names are suggested.
class HeaderDelegate : public MonospaceDelegate
{
public:
    using MonospaceDelegate::MonospaceDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        auto *editor = new QLineEdit(parent);
        name(editor, "composeHeaderEdit",
            index.column() == 0 ? ComposeForm::tr("Name of the header") : ComposeForm::tr("Value of the header"));
        editor->setFont(Theme::monospace());
        editor->setFrame(false);
        if (index.column() == 0) {
            auto *completer = new QCompleter(knownHeaderNames(), editor);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            editor->setCompleter(completer);
        }
        return editor;
    }
};

} // namespace

ComposeForm::ComposeForm(QWidget *parent)
    : QWidget(parent)
    , m_mode(new QComboBox(this))
    , m_subject(new QLineEdit(this))
    , m_completer(new SubjectCompleter(m_subject))
    , m_send(new QPushButton(this))
    , m_more(new QToolButton(this))
    , m_options(new QWidget(this))
    , m_tabs(new QTabWidget(this))
    , m_problemLabel(plainLabel(this, QStringLiteral("composeProblem")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::gap, Theme::gap, Theme::gap, Theme::gap);
    layout->setSpacing(Theme::gap);
    buildTop();
    buildOptions();
    m_tabs->setDocumentMode(true);
    name(m_tabs, "composeTabs", tr("Parts of the message"));
    name(m_tabs->tabBar(), "composeTabBar", tr("Parts of the message"));
    m_tabs->addTab(buildBody(), tr("Body"));
    m_tabs->addTab(buildHeaders(), tr("Headers"));
    m_tabs->addTab(buildStream(), tr("Stream"));
    layout->addWidget(m_tabs, 1);
    m_problemLabel->setAccessibleName(tr("Why it cannot be sent"));
    m_problemLabel->setFont(Theme::caption());
    m_problemLabel->setForegroundRole(QPalette::PlaceholderText);
    m_problemLabel->setWordWrap(true);
    layout->addWidget(m_problemLabel);
    m_bodyTimer.setSingleShot(true);
    m_bodyTimer.setInterval(300ms);
    connect(&m_bodyTimer, &QTimer::timeout, this, &ComposeForm::check);
    setMessage({});
}

void ComposeForm::buildTop()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    name(m_mode, "composeMode", tr("How it is sent"));
    m_mode->addItem(icon(QStringLiteral("publish")), tr("Publish"), int(Mode::Publish));
    m_mode->addItem(icon(QStringLiteral("stream")), tr("Publish to a stream"), int(Mode::JetStream));
    m_mode->addItem(icon(QStringLiteral("request")), tr("Request"), int(Mode::Request));
    m_mode->setToolTip(
        tr("Publish: to whoever listens. To a stream: waits for its acknowledgement. Request: waits for replies."));
    name(m_subject, "composeSubject", tr("Subject"));
    m_subject->setFont(Theme::monospace());
    m_subject->setPlaceholderText(tr("Subject, for instance %1").arg(QStringLiteral("orders.new")));
    m_subject->setMinimumWidth(120);
    m_subject->setToolTip(tr("Down shows the subjects that are known here."));
    name(m_send, "composeSend", tr("Send"));
    m_send->setProperty("primary", true);
    name(m_more, "composeMore", tr("More"));
    m_more->setIcon(icon(QStringLiteral("more")));
    m_more->setToolTip(tr("Copy or paste a nats command, begin anew"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_mode);
    row->addStretch(1);
    row->addWidget(m_send);
    row->addWidget(m_more);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_subject);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &ComposeForm::updateParts);
    connect(m_subject, &QLineEdit::textChanged, this, &ComposeForm::check);
    connect(m_subject, &QLineEdit::returnPressed, this, [this] {
        if (m_send->isEnabled() && !m_isSending && !m_completer->isChoosing())
            Q_EMIT sendRequested();
    });
    connect(m_send, &QPushButton::clicked, this, [this] {
        if (m_isSending)
            Q_EMIT cancelRequested();
        else
            Q_EMIT sendRequested();
    });
}

void ComposeForm::buildOptions()
{
    auto *row = new QHBoxLayout(m_options);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::gap);
    const auto edit = [this, row](const char *objectName, const QString &text, int chars, QLabel **label) {
        *label = new QLabel(text, m_options);
        auto *made = new QLineEdit(m_options);
        name(made, objectName, QString(text).remove(u'&'));
        (*label)->setBuddy(made);
        if (chars > 0)
            made->setFixedWidth(fontMetrics().averageCharWidth() * chars + 2 * Theme::inset);
        row->addWidget(*label);
        row->addWidget(made, chars > 0 ? 0 : 1);
        connect(made, &QLineEdit::textChanged, this, &ComposeForm::check);
        return made;
    };
    m_reply = edit("composeReply", tr("Reply subject"), 0, &m_replyLabel);
    m_reply->setFont(Theme::monospace());
    m_reply->setPlaceholderText(tr("none; whoever answers would send there"));
    m_timeout = edit("composeTimeout", tr("Timeout"), 6, &m_timeoutLabel);
    m_replies = new QComboBox(m_options);
    name(m_replies, "composeReplies", tr("Which replies"));
    m_replies->addItem(tr("One reply"), int(Replies::One));
    m_replies->addItem(tr("So many replies"), int(Replies::Count));
    m_replies->addItem(tr("All until quiet"), int(Replies::UntilStall));
    row->addWidget(m_replies);
    m_replyCount = new QSpinBox(m_options);
    name(m_replyCount, "composeReplyCount", tr("Number of replies"));
    m_replyCount->setRange(1, ComposedMessage::maxReplyCount);
    row->addWidget(m_replyCount);
    m_stall = edit("composeStall", tr("quiet for"), 6, &m_stallLabel);
    row->addStretch(0);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_options);
    connect(m_replies, &QComboBox::currentIndexChanged, this, &ComposeForm::updateParts);
    connect(m_replyCount, &QSpinBox::valueChanged, this, &ComposeForm::check);
}

QWidget *ComposeForm::buildBody()
{
    auto *page = new QWidget(m_tabs);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, Theme::gap, 0, 0);
    layout->setSpacing(Theme::gap);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    m_format = new QComboBox(page);
    name(m_format, "composeFormat", tr("Format of the body"));
    for (const Body body :
        { Body::Text, Body::JsonText, Body::Hex, Body::Base64, Body::MessagePack, Body::Cbor, Body::File })
        m_format->addItem(bodyFormatName(body), int(body));
    row->addWidget(m_format);
    m_layOut = new QPushButton(tr("Lay out"), page);
    name(m_layOut, "composeLayOut", tr("Lay the body out nicely"));
    row->addWidget(m_layOut);
    m_file = new QLineEdit(page);
    name(m_file, "composeFile", tr("File whose bytes are sent"));
    m_file->setPlaceholderText(tr("File whose bytes are sent"));
    row->addWidget(m_file, 1);
    m_choose = new QPushButton(tr("Choose…"), page);
    name(m_choose, "composeChooseFile", tr("Choose the file"));
    row->addWidget(m_choose);
    row->addStretch(0);
    m_variables = new QCheckBox(tr("Variables"), page);
    name(m_variables, "composeVariables", tr("Fill in variables"));
    m_variables->setToolTip(
        tr("Fills in {{count}}, {{uuid}}, {{time}}, {{unix}}, {{unixnano}}, {{random 10 20}}, {{number 1 6}} and the "
           "names of the collection's environment, in subject, headers and body."));
    row->addWidget(m_variables);
    layout->addLayout(row);
    m_body = new CodeEditor(page);
    m_body->setObjectName(QStringLiteral("composeBody"));
    m_body->setEditorName(tr("Body"));
    m_body->setReadOnly(false);
    m_body->setTabMovesFocus(true);
    m_body->setLineNumbersShown(false);
    m_body->setMinimumHeight(60);
    layout->addWidget(m_body, 1);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ComposeForm::updateParts);
    connect(m_file, &QLineEdit::textChanged, this, &ComposeForm::bodyEdited);
    connect(m_body, &CodeEditor::textChanged, this, &ComposeForm::bodyEdited);
    connect(m_variables, &QCheckBox::toggled, this, &ComposeForm::check);
    connect(m_choose, &QPushButton::clicked, this, &ComposeForm::chooseFile);
    connect(m_layOut, &QPushButton::clicked, this, &ComposeForm::layBodyOut);
    return page;
}

QWidget *ComposeForm::buildHeaders()
{
    m_headers = new QTableWidget(0, 2, m_tabs);
    name(m_headers, "composeHeaders", tr("Headers"));
    m_headers->setHorizontalHeaderLabels({ tr("Name"), tr("Value") });
    ViewOptions options;
    options.widths = { 30, 50 };
    options.isSortable = false;
    setUpTable(m_headers, options);
    m_headers->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_headers->setItemDelegate(new HeaderDelegate(m_headers));
    m_headers->setTabKeyNavigation(false);
    m_headers->horizontalHeader()->setStretchLastSection(true);
    m_headers->setToolTip(tr("Type a name and a value; an empty line is not sent. Del removes a line."));
    auto *remove = new QAction(tr("Remove header"), m_headers);
    remove->setObjectName(QStringLiteral("composeRemoveHeader"));
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_headers->addAction(remove);
    connect(remove, &QAction::triggered, this, [this] {
        if (const int row = m_headers->currentRow(); row >= 0 && row + 1 < m_headers->rowCount()) {
            m_headers->removeRow(row);
            check();
        }
    });
    connect(m_headers, &QTableWidget::itemChanged, this, [this](QTableWidgetItem *item) {
        if (m_isFilling)
            return;
        if (item->data(rawRole).isValid()) {
            // What is typed stands for itself.
            const bool wasFilling = std::exchange(m_isFilling, true);
            item->setData(rawRole, {});
            item->setToolTip({});
            m_isFilling = wasFilling;
        }
        keepEmptyHeaderRow();
        check();
    });
    return m_headers;
}

QWidget *ComposeForm::buildStream()
{
    auto *area = new QScrollArea(m_tabs);
    area->setObjectName(QStringLiteral("composeStreamArea"));
    area->setAccessibleName(tr("What the stream has to check"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    m_stream = new QWidget(area);
    auto *form = new QFormLayout(m_stream);
    form->setContentsMargins(0, Theme::gap, 0, 0);
    form->setHorizontalSpacing(Theme::inset);
    form->setVerticalSpacing(Theme::gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto edit = [this, form](const char *objectName, const QString &label, const QString &hint) {
        auto *made = new QLineEdit(m_stream);
        name(made, objectName, label);
        made->setPlaceholderText(hint);
        form->addRow(label, made);
        connect(made, &QLineEdit::textChanged, this, &ComposeForm::check);
        return made;
    };
    m_messageId = edit(
        "composeMessageId", tr("Message id"), tr("none; the stream drops a second one with the same id"));
    m_ttl = edit("composeTtl", tr("Time to live"), tr("none; for instance 15m"));
    m_expectedStream = edit("composeExpectedStream", tr("Expected stream"), tr("any"));
    m_expectedLast = edit(
        "composeExpectedLast", tr("Expected last sequence"), tr("any; refused when the stream is further"));
    m_expectedSubjectLast = edit(
        "composeExpectedSubjectLast", tr("Expected last sequence of the subject"), tr("any; 0 = the first on it"));
    m_expectedId = edit("composeExpectedId", tr("Expected last message id"), tr("any"));
    area->setWidget(m_stream);
    return area;
}

void ComposeForm::addHeaderRow(const ComposedHeader &header)
{
    const int row = m_headers->rowCount();
    m_headers->insertRow(row);
    m_headers->setItem(row, 0, new QTableWidgetItem(header.name));
    auto *value = new QTableWidgetItem(header.value);
    if (!header.raw.isEmpty()) {
        value->setData(rawRole, header.raw);
        value->setToolTip(plainTip(
            tr("These bytes are no UTF-8 text and are sent as they are: %1. What you type replaces them.")
                .arg(QString::fromLatin1(header.raw.first(std::min<qsizetype>(header.raw.size(), 100)).toHex(' ')))));
    }
    m_headers->setItem(row, 1, value);
}

void ComposeForm::keepEmptyHeaderRow()
{
    const int last = m_headers->rowCount() - 1;
    const auto isEmpty = [this](int row, int column) {
        const QTableWidgetItem *item = m_headers->item(row, column);
        return item == nullptr || item->text().isEmpty();
    };
    if (last >= 0 && isEmpty(last, 0) && isEmpty(last, 1))
        return;
    const bool wasFilling = std::exchange(m_isFilling, true);
    addHeaderRow({});
    m_isFilling = wasFilling;
}

ComposedMessage ComposeForm::message() const
{
    ComposedMessage message = head();
    message.body = message.bodyFormat == Body::File ? m_file->text() : m_body->text();
    return message;
}

ComposedMessage ComposeForm::head() const
{
    ComposedMessage message;
    message.mode = static_cast<Mode>(m_mode->currentData().toInt());
    message.subject = m_subject->text();
    message.reply = m_reply->text();
    for (int row = 0; row < m_headers->rowCount(); ++row) {
        const auto text = [this, row](int column) {
            const QTableWidgetItem *item = m_headers->item(row, column);
            return item ? item->text() : QString();
        };
        if (!text(0).isEmpty() || !text(1).isEmpty()) {
            const QTableWidgetItem *value = m_headers->item(row, 1);
            message.headers.append(
                { text(0).trimmed(), text(1), value ? value->data(rawRole).toByteArray() : QByteArray() });
        }
    }
    message.bodyFormat = static_cast<Body>(m_format->currentData().toInt());
    message.hasVariables = m_variables->isChecked();
    message.timeout = m_timeout->text();
    message.replies = static_cast<Replies>(m_replies->currentData().toInt());
    message.replyCount = m_replyCount->value();
    message.stall = m_stall->text();
    message.messageId = m_messageId->text();
    message.expectedStream = m_expectedStream->text();
    message.expectedLastSequence = m_expectedLast->text();
    message.expectedLastSubjectSequence = m_expectedSubjectLast->text();
    message.expectedLastMessageId = m_expectedId->text();
    message.ttl = m_ttl->text();
    return message;
}

void ComposeForm::setMessage(const ComposedMessage &message)
{
    m_isFilling = true;
    m_mode->setCurrentIndex(m_mode->findData(int(message.mode)));
    m_subject->setText(message.subject);
    m_reply->setText(message.reply);
    m_headers->setRowCount(0);
    for (const ComposedHeader &header : message.headers)
        addHeaderRow(header);
    keepEmptyHeaderRow();
    m_format->setCurrentIndex(m_format->findData(int(message.bodyFormat)));
    if (message.bodyFormat == Body::File)
        m_file->setText(message.body);
    else
        m_body->setText(message.body);
    m_variables->setChecked(message.hasVariables);
    m_timeout->setText(message.timeout);
    m_replies->setCurrentIndex(m_replies->findData(int(message.replies)));
    m_replyCount->setValue(message.replyCount);
    m_stall->setText(message.stall);
    m_messageId->setText(message.messageId);
    m_expectedStream->setText(message.expectedStream);
    m_expectedLast->setText(message.expectedLastSequence);
    m_expectedSubjectLast->setText(message.expectedLastSubjectSequence);
    m_expectedId->setText(message.expectedLastMessageId);
    m_ttl->setText(message.ttl);
    m_isFilling = false;
    m_isBodyNew = true;
    m_bodyTimer.stop();
    updateParts();
}

void ComposeForm::setMode(Mode mode)
{
    m_mode->setCurrentIndex(m_mode->findData(int(mode)));
}

void ComposeForm::setServer(const ServerInfo &server)
{
    m_server = server;
    updateParts();
}

void ComposeForm::setEnvironment(const Environment &environment)
{
    m_environment = environment;
    check();
}

void ComposeForm::setSubjectSource(SubjectSource source)
{
    m_completer->setSource(source
            ? [this, source = std::move(source)](
                  const QString &typed) { return source(typed, static_cast<Mode>(m_mode->currentData().toInt())); }
            : SubjectCompleter::Source());
}

void ComposeForm::focusSubject()
{
    m_subject->setFocus(Qt::ShortcutFocusReason);
    m_subject->selectAll();
}

void ComposeForm::setSending(bool isSending)
{
    m_isSending = isSending;
    check();
}

void ComposeForm::setBlocked(const QString &reason)
{
    m_blocked = reason;
    check();
}

void ComposeForm::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("File to send"));
    dialog->setObjectName(QStringLiteral("composeFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void ComposeForm::layBodyOut()
{
    const auto body = static_cast<Body>(m_format->currentData().toInt());
    const auto text = formattedText(m_body->text(), body == Body::Hex ? ValueFormat::Hex : ValueFormat::Json);
    if (text)
        m_body->updateText(*text);
    else
        m_problemLabel->setText(text.error().text());
}

void ComposeForm::updateParts()
{
    if (m_isFilling)
        return;
    const auto mode = static_cast<Mode>(m_mode->currentData().toInt());
    const auto body = static_cast<Body>(m_format->currentData().toInt());
    const auto replies = static_cast<Replies>(m_replies->currentData().toInt());
    for (QWidget *one : { static_cast<QWidget *>(m_replyLabel), static_cast<QWidget *>(m_reply) })
        one->setVisible(mode == Mode::Publish);
    for (QWidget *one : { static_cast<QWidget *>(m_timeoutLabel), static_cast<QWidget *>(m_timeout) })
        one->setVisible(mode != Mode::Publish);
    m_replies->setVisible(mode == Mode::Request);
    m_replyCount->setVisible(mode == Mode::Request && replies == Replies::Count);
    for (QWidget *one : { static_cast<QWidget *>(m_stallLabel), static_cast<QWidget *>(m_stall) })
        one->setVisible(mode == Mode::Request && replies == Replies::UntilStall);
    m_tabs->setTabVisible(2, mode == Mode::JetStream);
    const bool isFile = body == Body::File;
    m_file->setVisible(isFile);
    m_choose->setVisible(isFile);
    m_body->setVisible(!isFile);
    m_layOut->setVisible(
        body == Body::JsonText || body == Body::Hex || body == Body::MessagePack || body == Body::Cbor);
    m_body->setLanguage(body == Body::JsonText || body == Body::MessagePack || body == Body::Cbor
            ? CodeEditor::Language::Json
            : CodeEditor::Language::Plain);
    const auto canTtl = canCompose(ComposeField::Ttl, m_server);
    m_ttl->setEnabled(canTtl.has_value());
    m_ttl->setToolTip(canTtl ? tr("The message goes by itself after this time, where the stream allows that.")
                             : plainTip(canTtl.error().text()));
    m_ttl->setPlaceholderText(canTtl ? tr("none; for instance 15m") : canTtl.error().message);
    check();
}

void ComposeForm::bodyEdited()
{
    if (m_isFilling)
        return;
    m_isBodyNew = true;
    // A large one is not read with each key: neither here nor by who keeps what is typed.
    const bool isFile = static_cast<Body>(m_format->currentData().toInt()) == Body::File;
    if (!isFile && m_body->length() > largeBody)
        m_bodyTimer.start();
    else
        check();
}

void ComposeForm::checkBody()
{
    ComposedMessage body;
    body.bodyFormat = static_cast<Body>(m_format->currentData().toInt());
    body.hasVariables = m_variables->isChecked();
    const BodyCheck now { body.bodyFormat, body.hasVariables, m_server.maxPayload, m_environment };
    if (!m_isBodyNew && now == m_bodyCheck)
        return;
    m_bodyTimer.stop();
    body.body = body.bodyFormat == Body::File ? m_file->text() : m_body->text();
    const auto problems = bodyProblems(body, m_server, m_environment);
    m_bodyProblem = problems.isEmpty() ? QString() : problems.constFirst().text;
    m_bodyCheck = now;
    m_isBodyNew = false;
}

void ComposeForm::check()
{
    if (m_isFilling)
        return;
    // While a large body is typed what was said of it stands.
    if (!m_bodyTimer.isActive())
        checkBody();
    ComposedMessage now = head();
    now.bodyFormat = Body::Text;
    m_tabs->setTabText(1, now.headers.isEmpty() ? tr("Headers") : tr("Headers %1").arg(now.headers.size()));
    const auto problems = composeProblems(now, m_server, m_environment);
    m_problem = problems.isEmpty() ? QString() : problems.constFirst().text;
    // In the order of the form.
    if (!m_bodyProblem.isEmpty() && (problems.isEmpty() || problems.constFirst().field > ComposeField::Payload))
        m_problem = m_bodyProblem;
    const QString reason = m_blocked.isEmpty() ? m_problem : m_blocked;
    // That an untouched form has no subject needs no words.
    const bool isUntouched = m_blocked.isEmpty() && now.subject.isEmpty();
    m_problemLabel->setText(isUntouched ? QString() : reason);
    m_problemLabel->setVisible(!isUntouched && !reason.isEmpty());
    QString verb;
    switch (now.mode) {
    case Mode::Publish:
        verb = tr("Publish");
        break;
    case Mode::JetStream:
        verb = tr("Publish to stream");
        break;
    case Mode::Request:
        verb = tr("Send request");
        break;
    }
    m_send->setText(m_isSending ? tr("Give up") : verb);
    m_send->setEnabled(m_isSending || reason.isEmpty());
    m_send->setToolTip(reason.isEmpty() ? tr("%1 (Ctrl+Enter)").arg(verb) : plainTip(reason));
    Q_EMIT changed();
}

} // namespace natsight
