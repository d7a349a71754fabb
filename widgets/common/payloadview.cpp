// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/payloadview.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/filter/jsonplace.h"
#include "models/payload/natscommand.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace natsight {

namespace {

constexpr qsizetype inlineSize = qsizetype { 64 } << 10; ///< rendered at once up to here
constexpr int delayMs = 30; ///< so that running along a list with the arrow key renders the last one only
// What the editor lays out without a visible pause.
constexpr RenderLimits firstLimits { qsizetype { 512 } << 10, qsizetype { 12 } << 10, 256, qsizetype { 64 } << 10,
    qsizetype { 16 } << 10 };
constexpr qsizetype mostText = qsizetype { 64 } << 20;

QString formatName(PayloadFormat format)
{
    switch (format) {
    case PayloadFormat::Json:
        return PayloadView::tr("JSON");
    case PayloadFormat::Text:
        return PayloadView::tr("Text");
    case PayloadFormat::Hex:
        return PayloadView::tr("Hex");
    case PayloadFormat::Auto:
        break;
    }
    return PayloadView::tr("Auto");
}

QString shortForMenu(const QString &text)
{
    auto shown = format::preview(text.toUtf8(), 60);
    return shown.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

PayloadView::PayloadView(QWidget *parent)
    : QWidget(parent)
    , m_limits(firstLimits)
    , m_format(new QComboBox(this))
    , m_size(new QLabel(this))
    , m_problem(new QLabel)
    , m_goToProblem(new QToolButton)
    , m_problemRow(new QWidget(this))
    , m_note(new QLabel)
    , m_more(new QToolButton)
    , m_noteRow(new QWidget(this))
    , m_editor(new CodeEditor(this))
    , m_delay(new QTimer(this))
    , m_fold(new QAction(tr("Fold all"), this))
    , m_unfold(new QAction(tr("Unfold all"), this))
    , m_wrap(new QAction(tr("Wrap"), this))
    , m_copy(new QAction(tr("Copy"), this))
    , m_copyCommand(new QAction(tr("Copy as nats pub"), this))
    , m_save(new QAction(tr("Save…"), this))
{
    setAccessibleName(tr("Payload"));

    m_format->setObjectName(QStringLiteral("payloadFormat"));
    m_format->setAccessibleName(tr("Payload format"));
    m_format->setToolTip(tr("How the bytes of the payload are shown"));
    for (const auto format : { PayloadFormat::Auto, PayloadFormat::Json, PayloadFormat::Text, PayloadFormat::Hex }) {
        m_format->addItem(formatName(format), QVariant::fromValue(format));
    }
    m_format->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_format->setMinimumContentsLength(10); // `Auto: JSON`
    m_size->setObjectName(QStringLiteral("payloadSize"));
    m_size->setAccessibleName(tr("Payload size"));
    m_size->setTextFormat(Qt::PlainText);
    m_size->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::gap, Theme::gap / 2, Theme::gap, Theme::gap / 2);
    bar->setSpacing(Theme::gap / 2);
    bar->addWidget(m_format);
    bar->addSpacing(Theme::gap / 2);
    bar->addWidget(m_size, 1);
    QWidget *last = m_format;
    const auto addAction = [&](QAction *action, const QString &objectName, const char *iconName, const QString &tip) {
        action->setObjectName(objectName);
        action->setIcon(icon(QLatin1String(iconName)));
        action->setToolTip(tip);
        auto *button = new QToolButton(this);
        button->setObjectName(objectName + QLatin1String("Button"));
        button->setDefaultAction(action);
        button->setAccessibleName(tip);
        button->setAutoRaise(true);
        bar->addWidget(button);
        setTabOrder(last, button);
        last = button;
    };
    m_wrap->setCheckable(true);
    addAction(m_fold, QStringLiteral("payloadFold"), "collapse", tr("Fold everything below the outermost level"));
    addAction(m_unfold, QStringLiteral("payloadUnfold"), "expand", tr("Unfold everything"));
    addAction(m_wrap, QStringLiteral("payloadWrap"), "wrap", tr("Wrap long lines"));
    addAction(m_copy, QStringLiteral("payloadCopy"), "copy", tr("Copy the whole payload"));
    addAction(m_copyCommand, QStringLiteral("payloadCopyCommand"), "publish",
        tr("Copy the nats command that publishes this message"));
    addAction(m_save, QStringLiteral("payloadSave"), "save", tr("Save the bytes of the payload to a file"));

    const auto fillRow = [](QWidget *row, QLabel *label, QToolButton *button) {
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::gap, Theme::gap / 2);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        button->setAutoRaise(true);
        layout->addWidget(label, 1);
        layout->addWidget(button, 0, Qt::AlignTop);
        row->hide();
    };
    m_problemRow->setObjectName(QStringLiteral("payloadProblemRow"));
    m_problem->setObjectName(QStringLiteral("payloadProblem"));
    m_problem->setAccessibleName(tr("Problem with the payload"));
    m_goToProblem->setObjectName(QStringLiteral("payloadGoToProblem"));
    m_goToProblem->setText(tr("Go there"));
    m_goToProblem->setAccessibleName(tr("Go to the problem"));
    m_goToProblem->setToolTip(tr("Put the cursor where the payload breaks"));
    fillRow(m_problemRow, m_problem, m_goToProblem);
    m_noteRow->setObjectName(QStringLiteral("payloadNoteRow"));
    m_note->setObjectName(QStringLiteral("payloadNote"));
    m_note->setAccessibleName(tr("About what is shown"));
    m_more->setObjectName(QStringLiteral("payloadMore"));
    m_more->setText(tr("Show more"));
    m_more->setAccessibleName(tr("Show more of the payload"));
    m_more->setToolTip(tr("Show four times as much"));
    fillRow(m_noteRow, m_note, m_more);
    setTabOrder(last, m_goToProblem);
    setTabOrder(m_goToProblem, m_more);
    setTabOrder(m_more, m_editor);

    m_editor->setObjectName(QStringLiteral("payloadEditor"));
    m_editor->setEditorName(tr("Payload text"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_problemRow);
    layout->addWidget(m_noteRow);
    layout->addWidget(m_editor, 1);

    m_delay->setSingleShot(true);
    m_delay->setInterval(delayMs);
    connect(m_delay, &QTimer::timeout, this, &PayloadView::startRendering);
    connect(m_format, qOverload<int>(&QComboBox::activated), this, [this] {
        m_limits = firstLimits;
        render();
        Q_EMIT formatChanged(format());
    });
    connect(m_goToProblem, &QToolButton::clicked, m_editor, &CodeEditor::goToMark);
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_limits.maxText = std::min(m_limits.maxText * 4, mostText);
        m_limits.maxToken = std::min(m_limits.maxToken * 4, mostText);
        m_limits.maxHexBytes = std::min(m_limits.maxHexBytes * 4, mostText);
        render();
    });
    connect(m_fold, &QAction::triggered, m_editor, &CodeEditor::foldAll);
    connect(m_unfold, &QAction::triggered, m_editor, &CodeEditor::unfoldAll);
    connect(m_wrap, &QAction::toggled, this, [this](bool wraps) {
        m_editor->setWordWrap(wraps);
        Q_EMIT wordWrapChanged(wraps);
    });
    connect(m_copy, &QAction::triggered, this, &PayloadView::copyPayload);
    connect(m_copyCommand, &QAction::triggered, this, &PayloadView::copyCommand);
    connect(m_save, &QAction::triggered, this, &PayloadView::askWhereToSave);
    connect(m_editor, &CodeEditor::menuAboutToShow, this, &PayloadView::addConditions);
    clear();
}

PayloadView::~PayloadView()
{
    m_stop.request_stop();
}

void PayloadView::setMessage(
    const QByteArray &payload, const Headers &headers, const QString &subject, const QString &reply, qint64 fullSize)
{
    m_payload = payload;
    m_headers = headers;
    m_subject = subject;
    m_reply = reply;
    m_fullSize = fullSize;
    m_hasMessage = true;
    m_limits = firstLimits;
    m_size->setText(sizeText());
    m_size->setToolTip(
        tr("%1 bytes").arg(format::count(static_cast<quint64>(std::max(fullSize, qint64 { payload.size() })))));
    render();
}

void PayloadView::clear()
{
    m_delay->stop();
    m_stop.request_stop();
    ++m_generation;
    m_isRendering = false;
    m_payload.clear();
    m_headers.clear();
    m_subject.clear();
    m_reply.clear();
    m_fullSize = -1;
    m_hasMessage = false;
    m_size->clear();
    m_size->setToolTip(QString());
    present({});
}

PayloadFormat PayloadView::format() const
{
    return m_format->currentData().value<PayloadFormat>();
}

void PayloadView::setFormat(PayloadFormat format)
{
    const auto index = m_format->findData(QVariant::fromValue(format));
    if (index >= 0 && index != m_format->currentIndex()) {
        m_format->setCurrentIndex(index);
        m_limits = firstLimits;
        render();
    }
}

bool PayloadView::wordWrap() const
{
    return m_wrap->isChecked();
}

void PayloadView::setWordWrap(bool wraps)
{
    m_wrap->setChecked(wraps);
}

QString PayloadView::sizeText() const
{
    const auto size = format::bytes(static_cast<double>(m_payload.size()));
    return m_fullSize > m_payload.size()
        ? tr("first %1 of %2 kept").arg(size, format::bytes(static_cast<double>(m_fullSize)))
        : size;
}

void PayloadView::render()
{
    m_stop.request_stop();
    ++m_generation;
    m_delay->stop();
    if (!m_hasMessage) {
        return;
    }
    m_isRendering = true;
    if (m_payload.size() <= inlineSize) {
        present(renderPayload(m_payload, format(), m_limits));
        return;
    }
    m_note->setText(tr("Reading %1…").arg(format::bytes(static_cast<double>(m_payload.size()))));
    m_problemRow->hide();
    m_more->hide();
    m_noteRow->show();
    updateActions();
    m_delay->start();
}

void PayloadView::startRendering()
{
    if (m_isPoolBusy) {
        return; // asked to stop; its end starts the newest
    }
    m_isPoolBusy = true;
    m_stop = std::stop_source();
    const auto work = [payload = m_payload, wanted = format(), limits = m_limits, stop = m_stop.get_token()] {
        return renderPayload(payload, wanted, limits, stop);
    };
    whenDone(this, QtConcurrent::run(work), [this, generation = m_generation](Rendered rendered) {
        m_isPoolBusy = false;
        if (generation == m_generation) {
            present(std::move(rendered));
        } else if (m_isRendering && !m_delay->isActive()) {
            startRendering();
        }
    });
}

void PayloadView::present(Rendered rendered)
{
    m_isRendering = false;
    m_rendered = std::move(rendered);
    const bool isJson = m_rendered.format == PayloadFormat::Json;
    const bool isAuto = format() == PayloadFormat::Auto;
    m_format->setItemText(0,
        isAuto && m_hasMessage && !m_payload.isEmpty() ? tr("Auto: %1").arg(formatName(m_rendered.format))
                                                       : formatName(PayloadFormat::Auto));
    // The text first: the lexer then runs over it once.
    m_editor->setText(QString());
    m_editor->setLanguage(isJson ? CodeEditor::Language::Json : CodeEditor::Language::Plain);
    m_editor->setText(m_rendered.text);

    if (m_rendered.problem) {
        m_problem->setText(QStringLiteral("▲ ") + m_rendered.problem->error.text());
        m_editor->setMark(m_rendered.problem->textPosition);
    }
    m_problemRow->setVisible(m_rendered.problem.has_value());

    auto notes = m_rendered.notes;
    if (m_hasMessage && m_payload.isEmpty()) {
        notes += tr("The payload is empty.");
    }
    if (!m_rendered.encoding.isEmpty() && m_rendered.encoding != QLatin1String("UTF-8")) {
        notes += tr("The text is %1.").arg(m_rendered.encoding);
    }
    if (m_fullSize > m_payload.size()) {
        notes += tr("Only the beginning of this payload was kept.");
    }
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_more->setVisible(m_rendered.truncated && m_limits.maxText < mostText);
    m_noteRow->setVisible(!notes.isEmpty());
    updateActions();
    Q_EMIT renderingFinished();
}

void PayloadView::updateActions()
{
    const bool isJson = !m_isRendering && m_rendered.format == PayloadFormat::Json && !m_rendered.text.isEmpty();
    m_fold->setEnabled(isJson);
    m_unfold->setEnabled(isJson);
    m_copy->setEnabled(m_hasMessage && !m_payload.isEmpty());
    m_copyCommand->setEnabled(m_hasMessage && !m_subject.isEmpty());
    m_save->setEnabled(m_hasMessage);
    m_format->setEnabled(m_hasMessage);
}

void PayloadView::addConditions(QMenu *menu, qsizetype position)
{
    if (!m_isFilterable || m_isRendering || m_rendered.format != PayloadFormat::Json) {
        return;
    }
    const auto place = jsonPlaceAt(m_rendered.text, position);
    // What was made visible or cut is not what the message has.
    if (!place || !jsonFulfils(m_payload, place->condition())) {
        return;
    }
    auto *first = menu->actions().value(0);
    const auto add = [&](const QString &objectName, const QString &text, bool isExcluded) {
        auto *action = new QAction(text, menu);
        action->setObjectName(objectName);
        action->setToolTip(place->condition().print());
        connect(action, &QAction::triggered, this,
            [this, condition = place->condition(), isExcluded] { Q_EMIT conditionChosen(condition, isExcluded); });
        menu->insertAction(first, action);
    };
    const auto what = place->condition().print();
    add(QStringLiteral("filterByValue"), tr("Filter by %1").arg(shortForMenu(what)), false);
    add(QStringLiteral("excludeValue"), tr("Exclude %1").arg(shortForMenu(what)), true);
    menu->insertSeparator(first);
}

void PayloadView::copyPayload()
{
    auto *copied = new QMimeData;
    copied->setText(payloadPlainText(m_payload));
    copied->setData(QStringLiteral("application/octet-stream"), m_payload);
    QGuiApplication::clipboard()->setMimeData(copied);
    Q_EMIT statusText(tr("Copied %1 of payload.").arg(format::bytes(static_cast<double>(m_payload.size()))));
}

void PayloadView::copyCommand()
{
    QString note;
    QGuiApplication::clipboard()->setText(
        natsCommand(m_subject.toUtf8(), m_reply.toUtf8(), m_headers, m_payload, &note));
    const auto done = tr("Copied the nats command.");
    Q_EMIT statusText(note.isEmpty() ? done : QString(done + QLatin1Char(' ') + note));
}

void PayloadView::askWhereToSave()
{
    auto *dialog = new QFileDialog(this, tr("Save payload"));
    dialog->setObjectName(QStringLiteral("payloadSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(m_rendered.format == PayloadFormat::Json ? QStringLiteral("payload.json")
            : m_rendered.format == PayloadFormat::Text          ? QStringLiteral("payload.txt")
                                                                : QStringLiteral("payload.bin"));
    connect(dialog, &QFileDialog::fileSelected, this, &PayloadView::saveTo);
    dialog->open();
}

void PayloadView::saveTo(const QString &path)
{
    const auto write = [path, payload = m_payload]() -> QString {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(payload) != payload.size() || !file.commit()) {
            return file.errorString();
        }
        return {};
    };
    whenDone(this, QtConcurrent::run(write), [this, path](const QString &error) {
        Q_EMIT statusText(error.isEmpty() ? tr("Saved the payload to %1.").arg(path)
                                          : tr("Can't save the payload to %1: %2").arg(path, error));
        Q_EMIT saved(path, error.isEmpty());
    });
}

void PayloadView::openFind()
{
    m_editor->openFind();
}

} // namespace natsight
