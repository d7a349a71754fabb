// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/payloadview.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/subjectpattern.h"
#include "models/filter/jsonplace.h"
#include "models/payload/natscommand.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/payloadformatsdialog.h"
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
#include <QStackedWidget>
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

constexpr qsizetype inlineUnpacked = qsizetype { 256 } << 10;

/// The patterns for which a format may be remembered: the subject, its siblings, all of its first token.
QList<QByteArray> patternsOf(const QByteArray &subject)
{
    QList<QByteArray> patterns;
    if (!isSubjectPattern(viewOf(subject)) || subject.size() > 200)
        return patterns;
    patterns << subject;
    const auto last = subject.lastIndexOf('.');
    const auto first = subject.indexOf('.');
    if (last > 0)
        patterns << subject.first(last + 1) + '*';
    if (first > 0 && first < last)
        patterns << subject.first(first + 1) + '>';
    return patterns;
}

/// For menus, where an ampersand marks a key.
QString inMenu(const QByteArray &pattern)
{
    return format::preview(pattern, 60).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

PayloadView::PayloadView(QWidget *parent)
    : QWidget(parent)
    , m_limits(firstLimits)
    , m_format(new QComboBox(this))
    , m_choices(new QMenu(this))
    , m_choicesButton(new QToolButton(this))
    , m_layers(new ElidedLabel(this))
    , m_size(new QLabel(this))
    , m_problem(new QLabel)
    , m_goToProblem(new QToolButton)
    , m_problemRow(new QWidget(this))
    , m_note(new QLabel)
    , m_more(new QToolButton)
    , m_noteRow(new QWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_editor(new CodeEditor(m_stack))
    , m_picture(new PictureView(m_stack))
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
    m_format->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_format->setMinimumContentsLength(13); // `Auto: JSON`
    fillFormats();
    m_choices->setObjectName(QStringLiteral("payloadChoices"));
    m_choicesButton->setObjectName(QStringLiteral("payloadChoicesButton"));
    m_choicesButton->setAccessibleName(tr("Remember the format for subjects"));
    m_choicesButton->setToolTip(tr("Remember the format for subjects"));
    m_choicesButton->setIcon(icon(QStringLiteral("more")));
    m_choicesButton->setMenu(m_choices);
    m_choicesButton->setPopupMode(QToolButton::InstantPopup);
    m_choicesButton->setAutoRaise(true);
    m_layers->setObjectName(QStringLiteral("payloadLayers"));
    m_layers->setAccessibleName(tr("In what the payload is packed"));
    m_size->setObjectName(QStringLiteral("payloadSize"));
    m_size->setAccessibleName(tr("Payload size"));
    m_size->setTextFormat(Qt::PlainText);
    m_size->setContentsMargins(Theme::gap / 2, 0, 0, 0);
    m_size->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::gap, Theme::gap / 2, Theme::gap, Theme::gap / 2);
    bar->setSpacing(Theme::gap / 2);
    bar->addWidget(m_format);
    bar->addWidget(m_choicesButton);
    bar->addWidget(m_layers);
    bar->addWidget(m_size, 1);
    setTabOrder(m_format, m_choicesButton);
    QWidget *last = m_choicesButton;
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
    setTabOrder(m_editor, m_picture);

    m_editor->setObjectName(QStringLiteral("payloadEditor"));
    m_editor->setEditorName(tr("Payload text"));
    m_picture->setObjectName(QStringLiteral("payloadPicture"));
    m_stack->addWidget(m_editor);
    m_stack->addWidget(m_picture);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_problemRow);
    layout->addWidget(m_noteRow);
    layout->addWidget(m_stack, 1);

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
    connect(m_choices, &QMenu::aboutToShow, this, &PayloadView::fillChoices);
    connect(&PayloadRulesBook::shared(), &PayloadRulesBook::choicesChanged, this, &PayloadView::render);
    connect(&PayloadRulesBook::shared(), &PayloadRulesBook::schemasChanged, this, [this] {
        fillFormats();
        render();
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

bool PayloadView::isTree() const
{
    return m_shown.rendered.format == PayloadFormat::Json || !m_shown.json.isEmpty();
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
    if (m_fullSize > m_payload.size())
        return tr("first %1 of %2 kept").arg(size, format::bytes(static_cast<double>(m_fullSize)));
    if (m_isRendering)
        return size;
    if (!m_shown.picture.image.isNull())
        return tr("%1 × %2 points, %3")
            .arg(QString::number(m_shown.picture.size.width()), QString::number(m_shown.picture.size.height()), size);
    if (!m_shown.layers.isEmpty() && m_shown.content.size() != m_payload.size())
        return tr("%1, unpacked %2").arg(size, format::bytes(static_cast<double>(m_shown.content.size())));
    return size;
}

void PayloadView::fillFormats()
{
    const PayloadFormat before = m_format->count() > 0 ? format() : PayloadFormat::Auto;
    m_format->clear();
    m_format->addItem(payloadFormatName(PayloadFormat::Auto), QVariant::fromValue(PayloadFormat::Auto));
    for (const PayloadFormat choosable : choosableFormats()) {
        if (choosable != PayloadFormat::Schema || PayloadRulesBook::shared().rules()->schemas)
            m_format->addItem(payloadFormatName(choosable), QVariant::fromValue(choosable));
    }
    m_format->setCurrentIndex(std::max(0, m_format->findData(QVariant::fromValue(before))));
}

PayloadFormat PayloadView::shownFormat() const
{
    return format() != PayloadFormat::Auto ? format() : m_shown.rendered.format;
}

void PayloadView::fillChoices()
{
    m_choices->clear();
    const PayloadFormat wanted = shownFormat();
    const QString name = payloadFormatName(wanted);
    const QList<QByteArray> patterns = patternsOf(m_subject.toUtf8());
    for (qsizetype i = 0; i < patterns.size(); ++i) {
        const QByteArray &pattern = patterns.at(i);
        m_choices
            ->addAction(tr("Always %1 for %2").arg(name, inMenu(pattern)), this,
                [this, pattern, wanted] { remember(pattern, wanted); })
            ->setObjectName(QStringLiteral("payloadAlways%1").arg(i));
    }
    if (const QByteArray pattern = m_shown.pattern; !pattern.isEmpty()) {
        m_choices->addSeparator();
        m_choices
            ->addAction(tr("Forget what is remembered for %1").arg(inMenu(pattern)), this,
                [this, pattern] { remember(pattern, PayloadFormat::Auto); })
            ->setObjectName(QStringLiteral("payloadForget"));
    }
    m_choices->addSeparator();
    m_choices
        ->addAction(tr("Remembered formats…"), this,
            [this, patterns, wanted] {
                auto *dialog = new PayloadFormatsDialog(
                    this, QString::fromUtf8(patterns.value(std::min<qsizetype>(1, patterns.size() - 1))), wanted);
                dialog->open();
            })
        ->setObjectName(QStringLiteral("payloadFormats"));
}

void PayloadView::remember(const QByteArray &pattern, PayloadFormat wanted)
{
    PayloadChoices choices = PayloadRulesBook::shared().rules()->choices;
    if (!choices.set(pattern, wanted)) {
        Q_EMIT statusText(
            tr("%1 remembered formats are as many as there can be: forget one first.").arg(PayloadChoices::most));
        return;
    }
    // What is remembered comes in place of `Auto`.
    m_format->setCurrentIndex(0);
    if (choices == PayloadRulesBook::shared().rules()->choices)
        render();
    else
        PayloadRulesBook::shared().setChoices(choices); // renders all views
    const QString shown = format::preview(pattern, 60);
    Q_EMIT statusText(wanted == PayloadFormat::Auto
            ? tr("Payloads of %1 are recognised by their bytes again.").arg(shown)
            : tr("Payloads of %1 are always %2.").arg(shown, payloadFormatName(wanted)));
}

PayloadView::Shown PayloadView::make(
    const QByteArray &payload, DecodedPayload decoded, const RenderLimits &limits, const std::stop_token &stop)
{
    Shown shown;
    shown.content = decoded.isUnwrapped ? decoded.unwrapped.bytes : payload;
    shown.pattern = decoded.pattern;
    if (decoded.format == PayloadFormat::Image)
        shown.picture = readPicture(shown.content);
    if (shown.picture.image.isNull()) {
        shown.rendered = renderDecoded(decoded, limits, stop);
        decoded.format = shown.rendered.format; // what began as JSON may be text
    }
    shown.rendered.format = decoded.format;
    if (!shown.picture.problem.isEmpty())
        shown.rendered.notes.prepend(shown.picture.problem);
    if (decoded.tree)
        shown.json = decoded.tree->json;
    if (!decoded.unwrapped.wrappings.isEmpty() || decoded.format == PayloadFormat::Schema
        || decoded.format == PayloadFormat::Avro)
        shown.layers = decoded.layers();
    return shown;
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
    if (renderAtOnce())
        return;
    m_note->setText(tr("Reading %1…").arg(format::bytes(static_cast<double>(m_payload.size()))));
    m_size->setText(sizeText());
    m_layers->hide();
    m_problemRow->hide();
    m_more->hide();
    m_noteRow->show();
    updateActions();
    m_delay->start();
}

/// False when it may take a while.
bool PayloadView::renderAtOnce()
{
    if (m_payload.size() > inlineSize)
        return false;
    DecodeOptions options;
    options.format = format();
    options.unwrap.maxBytes = inlineUnpacked;
    const DecodedPayload decoded = decodePayload(m_payload, viewOf(m_subject.toUtf8()), options);
    if (decoded.format == PayloadFormat::Image || decoded.unwrapped.isCut)
        return false;
    present(make(m_payload, decoded, m_limits, {}));
    return true;
}

void PayloadView::startRendering()
{
    if (m_isPoolBusy) {
        return; // asked to stop; its end starts the newest
    }
    m_isPoolBusy = true;
    m_stop = std::stop_source();
    const auto work = [payload = m_payload, subject = m_subject.toUtf8(), wanted = format(), limits = m_limits,
                          stop = m_stop.get_token()] {
        DecodeOptions options;
        options.format = wanted;
        return make(payload, decodePayload(payload, viewOf(subject), options, stop), limits, stop);
    };
    whenDone(this, QtConcurrent::run(work), [this, generation = m_generation](Shown shown) {
        m_isPoolBusy = false;
        if (generation == m_generation) {
            present(std::move(shown));
        } else if (m_isRendering && !m_delay->isActive()) {
            startRendering();
        }
    });
}

void PayloadView::present(Shown shown)
{
    m_isRendering = false;
    m_shown = std::move(shown);
    const Rendered &rendered = m_shown.rendered;
    const bool isAuto = format() == PayloadFormat::Auto;
    const QString autoName = payloadFormatName(PayloadFormat::Auto);
    m_format->setItemText(0,
        isAuto && m_hasMessage && !m_payload.isEmpty() ? tr("Auto: %1").arg(payloadFormatName(rendered.format))
                                                       : autoName);
    m_format->setToolTip(m_shown.pattern.isEmpty()
            ? tr("How the bytes of the payload are shown")
            : tr("Remembered for %1").arg(format::preview(m_shown.pattern, 200)).toHtmlEscaped());
    m_layers->setText(m_shown.layers);
    m_layers->setVisible(!m_shown.layers.isEmpty());
    m_size->setText(m_hasMessage ? sizeText() : QString());
    m_picture->setPicture(m_shown.picture);
    // The text first: the lexer then runs over it once.
    m_editor->setText(QString());
    m_editor->setLanguage(isTree() ? CodeEditor::Language::Json : CodeEditor::Language::Plain);
    m_editor->setText(rendered.text);
    m_stack->setCurrentWidget(m_shown.picture.image.isNull() ? static_cast<QWidget *>(m_editor) : m_picture);

    if (rendered.problem) {
        m_problem->setText(QStringLiteral("▲ ") + rendered.problem->error.text());
        m_editor->setMark(rendered.problem->textPosition);
    }
    m_problemRow->setVisible(rendered.problem.has_value());

    auto notes = rendered.notes;
    if (m_hasMessage && m_payload.isEmpty()) {
        notes += tr("The payload is empty.");
    }
    if (!rendered.encoding.isEmpty() && rendered.encoding != QLatin1String("UTF-8")) {
        notes += tr("The text is %1.").arg(rendered.encoding);
    }
    if (m_fullSize > m_payload.size()) {
        notes += tr("Only the beginning of this payload was kept.");
    }
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_more->setVisible(rendered.truncated && m_limits.maxText < mostText);
    m_noteRow->setVisible(!notes.isEmpty());
    updateActions();
    Q_EMIT renderingFinished();
}

void PayloadView::updateActions()
{
    const bool hasFolds = !m_isRendering && isTree() && !m_shown.rendered.text.isEmpty();
    m_fold->setEnabled(hasFolds);
    m_unfold->setEnabled(hasFolds);
    m_choicesButton->setVisible(m_hasMessage && !m_subject.isEmpty());
    m_copy->setEnabled(m_hasMessage && !m_payload.isEmpty());
    m_copyCommand->setEnabled(m_hasMessage && !m_subject.isEmpty());
    m_save->setEnabled(m_hasMessage);
    m_format->setEnabled(m_hasMessage);
}

void PayloadView::addConditions(QMenu *menu, qsizetype position)
{
    if (!m_isFilterable || m_isRendering || !isTree())
        return;
    const auto place = jsonPlaceAt(m_shown.rendered.text, position);
    // What was made visible or cut is not what the message has.
    if (!place || !jsonFulfils(m_shown.json.isEmpty() ? m_shown.content : m_shown.json, place->condition()))
        return;
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
    add(QStringLiteral("filterByValue"), tr("Filter by %1").arg(inMenu(what.toUtf8())), false);
    add(QStringLiteral("excludeValue"), tr("Exclude %1").arg(inMenu(what.toUtf8())), true);
    menu->insertSeparator(first);
}

void PayloadView::copyPayload()
{
    auto *copied = new QMimeData;
    // As it is seen, while the bytes stay those of the message.
    copied->setText(m_isRendering        ? payloadPlainText(m_payload)
            : m_shown.json.isEmpty()     ? payloadPlainText(m_shown.content)
            : m_shown.rendered.truncated ? QString::fromUtf8(m_shown.json)
                                         : m_shown.rendered.text);
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
    dialog->selectFile(QStringLiteral("payload.") + payloadSuffix(m_payload));
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
