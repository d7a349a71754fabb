// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/valueview.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/payload/jsonchange.h"
#include "models/payload/natscommand.h"
#include "widgets/common/chipbutton.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/theme.h"
#include "widgets/keyvalue/comparedialog.h"
#include "widgets/keyvalue/keyhistoryview.h"
#include "widgets/keyvalue/newkeysheet.h"
#include "widgets/keyvalue/ttlfield.h"

#include <QAction>
#include <QActionGroup>
#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QtConcurrentRun>

#include <algorithm>

namespace natsight {

namespace {

using namespace std::chrono_literals;

/// Files that are read at most; no server takes messages of this size.
constexpr qint64 maxFileBytes = qint64 { 64 } << 20;
/// Texts above this are not checked with every key that is pressed.
constexpr qsizetype maxCheckedAtOnce = qsizetype { 64 } << 10;

qint64 nowNs()
{
    return QDateTime::currentMSecsSinceEpoch() * 1'000'000;
}

QString ago(qint64 timeNs)
{
    return format::ago(std::chrono::nanoseconds(std::max<qint64>(0, nowNs() - timeNs)));
}

CodeEditor::Language languageOf(ValueFormat format)
{
    return format == ValueFormat::Text || format == ValueFormat::Hex ? CodeEditor::Language::Plain
                                                                     : CodeEditor::Language::Json;
}

QString commandWord(const QByteArray &bytes)
{
    return shellWord(bytes);
}

} // namespace

ValueView::ValueView(KeyValueClient *client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(QStringLiteral("valueView"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    m_empty->setObjectName(QStringLiteral("valueEmpty"));
    m_empty->setContent(QStringLiteral("key"), tr("No key is selected"),
        tr("Select a key to see its value and history, or create a new one."));
    m_stack->addWidget(m_empty);

    auto *content = new QWidget(m_stack);
    m_stack->addWidget(content);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeader();
    auto *header = new QHBoxLayout;
    header->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    header->setSpacing(Theme::gap);
    header->addWidget(m_name, 1);
    header->addWidget(m_chip);
    header->addSpacing(Theme::gap);
    header->addWidget(m_revision);
    header->addWidget(m_formatButton);
    header->addWidget(m_save);
    header->addWidget(m_more);
    layout->addLayout(header);

    m_notice = new NoticeBar(content);
    m_notice->setObjectName(QStringLiteral("valueNotice"));
    connect(m_notice, &NoticeBar::triggered, this, [this] {
        // It may be another one by the time it has run.
        if (const auto run = m_noticeVerb)
            run();
    });
    m_conflict = new NoticeBar(content);
    m_conflict->setObjectName(QStringLiteral("valueConflict"));
    connect(m_conflict, &NoticeBar::triggered, this, &ValueView::compareTheirs);
    auto *theirs = m_conflict->addButton(tr("Take theirs"));
    theirs->setObjectName(QStringLiteral("valueTakeTheirs"));
    theirs->setToolTip(tr("Shows what is there now. What you typed comes back with Undo."));
    connect(theirs, &QPushButton::clicked, this, &ValueView::takeTheirs);
    auto *mine = m_conflict->addButton(tr("Keep mine"));
    mine->setObjectName(QStringLiteral("valueKeepMine"));
    mine->setToolTip(tr("Your text becomes an edit of what is there now: saving replaces it."));
    connect(mine, &QPushButton::clicked, this, &ValueView::keepMine);
    layout->addWidget(m_notice);
    layout->addWidget(m_conflict);

    auto *split = new QSplitter(Qt::Vertical, content);
    split->setObjectName(QStringLiteral("valueSplitter"));
    split->setChildrenCollapsible(false);
    layout->addWidget(split, 1);
    auto *upper = new QWidget(split);
    auto *column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_editor = new CodeEditor(upper);
    m_editor->setObjectName(QStringLiteral("valueEditor"));
    m_editor->setEditorName(tr("Value"));
    m_editor->setLineNumbersShown(true);
    m_editor->setTabMovesFocus(true);
    connect(m_editor, &CodeEditor::textChanged, this, &ValueView::edited);
    column->addWidget(m_editor, 1);
    m_footer = plainLabel(upper, QStringLiteral("valueFooter"));
    m_footer->setAccessibleName(tr("Size of the value, or what is wrong with it"));
    m_footer->setFont(Theme::caption());
    m_footer->setForegroundRole(QPalette::PlaceholderText);
    m_footer->setContentsMargins(Theme::inset, 4, Theme::inset, 4);
    m_footer->setWordWrap(true);
    column->addWidget(m_footer);
    split->addWidget(upper);
    auto *tabs = new QTabWidget(split);
    tabs->setObjectName(QStringLiteral("valueTabs"));
    tabs->tabBar()->setObjectName(QStringLiteral("valueTabBar"));
    tabs->tabBar()->setAccessibleName(tr("More of the key"));
    tabs->setDocumentMode(true);
    m_history = new KeyHistoryView(tabs);
    m_history->setObjectName(QStringLiteral("valueHistory"));
    connect(m_history, &KeyHistoryView::compareRequested, this, &ValueView::compareRevisions);
    connect(m_history, &KeyHistoryView::revertRequested, this, &ValueView::revertTo);
    tabs->addTab(m_history, tr("History"));
    split->addWidget(tabs);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({ 420, 220 });

    m_sizeDelay.setSingleShot(true);
    m_sizeDelay.setInterval(150);
    connect(&m_sizeDelay, &QTimer::timeout, this, &ValueView::updateSize);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (!isVisible() || m_key.isEmpty())
            return;
        updateConflict();
        updateView();
    });
    m_clock.start();
    updateView();
}

ValueView::~ValueView() = default;

void ValueView::buildHeader()
{
    m_name = new ElidedLabel(this);
    m_name->setObjectName(QStringLiteral("valueKey"));
    QFont strong = Theme::monospace();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);

    m_chip = new ChipButton(tr("Text"), this);
    m_chip->setObjectName(QStringLiteral("valueFormatChip"));
    m_formats = new QMenu(this);
    m_formatGroup = new QActionGroup(this);
    for (const ValueFormat one :
        { ValueFormat::Json, ValueFormat::Text, ValueFormat::Hex, ValueFormat::MessagePack, ValueFormat::Cbor }) {
        QAction *action = m_formats->addAction(valueFormatName(one));
        action->setCheckable(true);
        action->setData(QVariant::fromValue(one));
        action->setObjectName(QStringLiteral("valueFormat%1").arg(int(one)));
        m_formatGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, one] { chooseFormat(one); });
    }
    m_formats->addSeparator();
    m_compact = m_formats->addAction(tr("Store without white space"));
    m_compact->setObjectName(QStringLiteral("valueCompact"));
    m_compact->setCheckable(true);
    m_compact->setToolTip(tr("JSON is shown with a value on each line and stored on one."));
    connect(m_compact, &QAction::triggered, this, [this](bool isOn) {
        m_isCompact = isOn;
        updateSize();
    });
    m_chip->setMenu(m_formats);

    m_revision = plainLabel(this, QStringLiteral("valueRevision"));
    m_revision->setForegroundRole(QPalette::PlaceholderText);

    m_formatButton = new QPushButton(tr("Format"), this);
    m_formatButton->setObjectName(QStringLiteral("valueFormat"));
    m_formatButton->setAccessibleName(tr("Format the text"));
    connect(m_formatButton, &QPushButton::clicked, this, &ValueView::format);
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(QStringLiteral("valueSave"));
    m_save->setProperty("primary", true);
    connect(m_save, &QPushButton::clicked, this, &ValueView::save);
    auto *shortcut = new QAction(this);
    shortcut->setShortcut(QKeySequence::Save);
    shortcut->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QAction::triggered, this, &ValueView::save);
    addAction(shortcut);

    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("valueMore"));
    m_more->setIcon(icon(QStringLiteral("more")));
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("More for this key"));
    m_more->setAccessibleName(tr("More for this key"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(m_more);
    menu->setToolTipsVisible(true);
    const auto add = [&](const char *name, const QString &text, auto run) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    m_discard = add("valueDiscard", tr("Discard my edit"), [this] { discard(); });
    menu->addSeparator();
    m_load = add("valueLoad", tr("Load from file…"), [this] {
        auto *dialog = new QFileDialog(this, tr("Load a value"));
        dialog->setObjectName(QStringLiteral("valueLoadDialog"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &ValueView::loadFrom);
        dialog->open();
    });
    m_store = add("valueStore", tr("Save to file…"), [this] {
        auto *dialog = new QFileDialog(this, tr("Save the value"));
        dialog->setObjectName(QStringLiteral("valueStoreDialog"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setFileMode(QFileDialog::AnyFile);
        QString name = shownKey();
        name.replace(u'/', u'_');
        dialog->selectFile(name + (m_format == ValueFormat::Json ? QStringLiteral(".json") : QStringLiteral(".bin")));
        connect(dialog, &QFileDialog::fileSelected, this, &ValueView::saveTo);
        dialog->open();
    });
    menu->addSeparator();
    add("valueCopyKey", tr("Copy key"), [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_key)); });
    add("valueCopyCommand", tr("Copy as nats command"), [this] {
        if (m_client)
            QGuiApplication::clipboard()->setText(QStringLiteral("nats kv get --raw ")
                + commandWord(m_client->bucket().name.toUtf8()) + u' ' + commandWord(m_key));
    });
    menu->addSeparator();
    m_remove = add("valueDelete", tr("Delete…"), [this] { removeKey(); });
    m_purge = add("valuePurge", tr("Purge…"), [this] { purgeKey(); });
    m_more->setMenu(menu);
}

void ValueView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::PaletteChange)
        updateView();
    QWidget::changeEvent(event);
}

// What is shown --------------------------------------------------------------------------------------------------------

void ValueView::setKey(const Bucket &bucket, const QByteArray &key)
{
    const bool isSame = m_client && m_client->bucket().name == bucket.name && key == m_key;
    if (m_client)
        m_client->setBucket(bucket);
    if (isSame)
        return updateView();
    keepDraft();
    ++m_generation;
    m_key = key;
    m_base.reset();
    m_restored.reset();
    m_isLoaded = false;
    m_isWriting = false;
    m_wasEdited = false;
    m_fileBytes.reset();
    m_seenWhileWriting.reset();
    m_afterLoad.clear();
    setTheirs(std::nullopt);
    m_history->clear();
    tell(Tone::Info, {});
    m_stack->setCurrentIndex(key.isEmpty() ? 0 : 1);
    m_canEdit = false;
    showBytes({}, ValueFormat::Text, false);
    if (!key.isEmpty()) {
        if (const auto found = m_drafts.constFind(key); found != m_drafts.cend()) {
            const Draft draft = *found;
            m_base = draft.base;
            showBytes(baseBytes(), draft.format, false);
            m_isCompact = draft.isCompact;
            m_fileBytes = draft.bytes;
            m_canEdit = true;
            m_isLoaded = true;
            m_isShowing = true;
            m_editor->updateText(draft.text);
            m_isShowing = false;
            edited();
        }
        load(false);
        loadHistory();
    }
    updateView();
}

QString ValueView::shownKey() const
{
    return format::preview(m_key, 300);
}

void ValueView::refresh()
{
    if (m_key.isEmpty() || m_isWriting)
        return;
    load(true);
    loadHistory();
}

void ValueView::load(bool isNewest)
{
    if (!m_client)
        return;
    const quint64 generation = ++m_generation;
    whenDone(this, isNewest ? m_client->getFromLeader(m_key) : m_client->get(m_key),
        [this, generation](const Result<KeyEntry> &entry) {
            if (generation == m_generation)
                takeLoaded(entry);
        });
}

void ValueView::takeLoaded(const Result<KeyEntry> &entry)
{
    if (!entry && !KeyValueClient::isNoKey(entry.error())) {
        const bool isGone = entry.error().code == 10059;
        tell(Tone::Bad,
            isGone ? tr("The bucket is gone.") : tr("Can't read %1: %2").arg(shownKey(), entry.error().text()),
            tr("Try again"), [this] { refresh(); });
        return updateView();
    }
    tell(Tone::Info, {});
    if (isEdited()) {
        // What is typed stays, on the revision that it was made from.
        const quint64 there = entry ? entry->revision : 0;
        if (there > baseRevision() || (!entry && m_base)) {
            m_isTheirsGone = !entry;
            setTheirs(entry ? std::optional(*entry) : std::nullopt);
        } else {
            setTheirs(std::nullopt);
        }
        return updateView();
    }
    if (entry && m_isLoaded && entry->revision < baseRevision())
        return; // of a replica that lags behind what was written here
    setTheirs(std::nullopt);
    show(entry ? std::optional(*entry) : std::nullopt);
    if (const QString told = std::exchange(m_afterLoad, {}); !told.isEmpty())
        tell(Tone::Warning, told);
}

void ValueView::show(const std::optional<KeyEntry> &base)
{
    const bool isSameAgain = m_isLoaded && m_base && base && m_base->revision == base->revision;
    m_base = base;
    m_isLoaded = true;
    m_canEdit = true;
    m_fileBytes.reset();
    if (!base) {
        tell(Tone::Info, tr("The key has no value: it expired, was purged, or never was there."));
        showBytes({}, ValueFormat::Text, false);
    } else if (base->isDeleted()) {
        if (const KeyEntry *last = m_history->model()->lastValue(); last && last->key == m_key)
            m_restored = *last;
        const QString how = base->meaning.reason == MarkerReason::MaxAge ? tr("Expired")
            : base->meaning.operation == KeyOperation::Purge             ? tr("Purged")
                                                                         : tr("Deleted");
        const QString when = tr("%1 %2, revision %3.").arg(how, ago(base->timeNs), format::count(base->revision));
        if (m_restored)
            tell(Tone::Idle,
                when + u' ' + tr("This is its last value, of revision %1.").arg(format::count(m_restored->revision)));
        else
            tell(Tone::Idle, when + u' ' + tr("No value from before is kept."));
        const QByteArray bytes = baseBytes();
        showBytes(bytes, detectValueFormat(bytes), false);
    } else if (!isSameAgain) {
        m_restored.reset();
        showBytes(base->value, detectValueFormat(base->value), false);
    }
    updateView();
}

void ValueView::showBytes(const QByteArray &bytes, ValueFormat format, bool isUndoable)
{
    const ValueText text = valueText(bytes, format);
    m_format = format;
    m_isCompact = text.isCompact;
    m_isExact = text.isExact;
    m_canEdit = m_isLoaded && text.isEditable;
    m_isShowing = true;
    m_editor->setLanguage(languageOf(format));
    if (isUndoable)
        m_editor->updateText(text.text);
    else
        m_editor->setText(text.text);
    m_startText = m_editor->text();
    m_isShowing = false;
    if (!text.note.isEmpty() && m_isLoaded)
        tell(text.isEditable && text.isExact ? Tone::Info : Tone::Warning, text.note);
    edited();
}

QByteArray ValueView::baseBytes() const
{
    if (m_base && !m_base->isDeleted())
        return m_base->value;
    return m_restored ? m_restored->value : QByteArray();
}

void ValueView::loadHistory()
{
    if (!m_client)
        return;
    whenDone(this, m_client->history(m_key), [this, key = m_key](const KeyHistory &history) {
        if (key != m_key)
            return;
        m_history->setHistory(history);
        // The last value of what is deleted is known only now.
        if (m_base && m_base->isDeleted() && !m_restored && !isEdited() && m_history->model()->lastValue())
            show(m_base);
        updateView();
    });
}

void ValueView::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    updateView();
}

// Changes of others ----------------------------------------------------------------------------------------------------

void ValueView::keyChanged(const KeyEntry &meta)
{
    if (meta.key != m_key || m_key.isEmpty())
        return;
    if (m_isWriting) {
        if (!m_seenWhileWriting || m_seenWhileWriting->revision < meta.revision)
            m_seenWhileWriting = meta;
        return;
    }
    if (!m_isLoaded || meta.revision <= baseRevision() || meta.revision <= m_theirRevision)
        return;
    loadHistory();
    if (!isEdited())
        return load(true);
    m_theirRevision = meta.revision;
    m_theirTimeNs = meta.timeNs;
    m_theirs.reset();
    updateConflict();
    loadTheirs();
}

void ValueView::loadTheirs()
{
    if (!m_client)
        return;
    const quint64 generation = ++m_generation;
    whenDone(this, m_client->getFromLeader(m_key), [this, generation](const Result<KeyEntry> &entry) {
        if (generation != m_generation)
            return;
        if (!entry && !KeyValueClient::isNoKey(entry.error()))
            return tell(Tone::Bad, tr("Can't read what was changed: %1").arg(entry.error().text()), tr("Try again"),
                [this] { loadTheirs(); });
        m_isTheirsGone = !entry;
        setTheirs(entry ? std::optional(*entry) : std::nullopt);
        updateView();
    });
}

void ValueView::setTheirs(const std::optional<KeyEntry> &theirs)
{
    m_theirs = theirs;
    if (theirs) {
        m_isTheirsGone = false;
        m_theirRevision = theirs->revision;
        m_theirTimeNs = theirs->timeNs;
        // The same, written by another (or by us, when the answer stayed out): nothing to choose between.
        const auto mine = bytes();
        if (mine && !theirs->isDeleted() && *mine == theirs->value) {
            m_theirs.reset();
            m_theirRevision = 0;
            m_wasSaveRefused = false;
            m_base = theirs;
            m_startText = m_editor->text();
            m_fileBytes.reset();
            Q_EMIT statusText(tr("%1 has this value as revision %2.").arg(shownKey(), format::count(theirs->revision)));
            edited();
        }
    } else if (!m_isTheirsGone) {
        m_theirRevision = 0;
        m_wasSaveRefused = false;
    }
    updateConflict();
}

void ValueView::updateConflict()
{
    const bool isThere = m_theirRevision > 0 || m_isTheirsGone;
    if (!isThere)
        return m_conflict->setNotice(Tone::Warning, {});
    QString text;
    if (m_isTheirsGone)
        text = tr("The key is gone meanwhile: it expired or was purged, and has no revision any more.");
    else if (m_theirs && m_theirs->isDeleted())
        text = tr("Deleted by someone else in revision %1, %2.")
                   .arg(format::count(m_theirRevision), ago(m_theirTimeNs));
    else if (m_theirTimeNs > 0)
        text = tr("Changed by someone else to revision %1, %2.")
                   .arg(format::count(m_theirRevision), ago(m_theirTimeNs));
    else
        text = tr("Changed by someone else to revision %1.").arg(format::count(m_theirRevision));
    if (m_wasSaveRefused)
        text = tr("Not saved.") + u' ' + text;
    m_conflict->setNotice(Tone::Warning, text, tr("Compare"));
    const bool isKnown = m_theirs.has_value() || m_isTheirsGone;
    m_conflict->button()->setObjectName(QStringLiteral("valueCompare"));
    m_conflict->button()->setEnabled(m_theirs.has_value());
    m_conflict->findChild<QPushButton *>(QStringLiteral("valueTakeTheirs"))->setEnabled(isKnown);
    m_conflict->findChild<QPushButton *>(QStringLiteral("valueKeepMine"))->setEnabled(isKnown);
}

void ValueView::takeTheirs()
{
    if (!m_theirs && !m_isTheirsGone)
        return;
    const std::optional<KeyEntry> theirs = m_theirs;
    m_isTheirsGone = false;
    m_base = theirs;
    m_restored.reset();
    m_fileBytes.reset();
    tell(Tone::Info, {});
    const QByteArray bytes = theirs && !theirs->isDeleted() ? theirs->value : QByteArray();
    const ValueFormat kept = m_format;
    const ValueText text = valueText(bytes, kept);
    showBytes(bytes, text.isEditable && text.note.isEmpty() ? kept : detectValueFormat(bytes), true);
    setTheirs(std::nullopt);
    m_drafts.remove(m_key);
    Q_EMIT statusText(tr("This is what is there now; Undo brings your text back."));
    updateView();
}

void ValueView::keepMine()
{
    if (!m_theirs && !m_isTheirsGone)
        return;
    m_base = m_theirs;
    m_isTheirsGone = false;
    const QByteArray theirs = m_base && !m_base->isDeleted() ? m_base->value : QByteArray();
    m_startText = valueText(theirs, m_format).text;
    setTheirs(std::nullopt);
    tell(Tone::Info, {});
    edited();
    m_editor->setFocus();
}

void ValueView::compareTheirs()
{
    if (!m_theirs)
        return;
    const ComparedValue base { m_base ? tr("Before · revision %1").arg(format::count(m_base->revision)) : tr("Before"),
        baseBytes() };
    auto mineBytes = bytes();
    ValueFormat format = m_format;
    if (!mineBytes) {
        // What cannot be read in its format is compared as the text that it is.
        mineBytes = m_editor->text().toUtf8();
        format = ValueFormat::Text;
    }
    const ComparedValue mine { tr("Mine"), *mineBytes };
    const ComparedValue theirs { m_theirs->isDeleted()
            ? tr("Theirs · deleted in revision %1").arg(natsight::format::count(m_theirs->revision))
            : tr("Theirs · revision %1").arg(natsight::format::count(m_theirs->revision)),
        m_theirs->isDeleted() ? QByteArray() : m_theirs->value };
    const QString heading = tr("%1 was changed by someone else").arg(shownKey());
    const bool isWhole = valueText(base.bytes, format).isEditable && valueText(mine.bytes, format).isEditable
        && valueText(theirs.bytes, format).isEditable;
    if (!isWhole) {
        // A result could only be a part of it.
        (new CompareDialog(heading, mine, theirs, ValueFormat::Hex, this))->open();
        return;
    }
    auto *dialog = new CompareDialog(heading, base, mine, theirs, format, this);
    connect(dialog, &CompareDialog::resultTaken, this, [this, revision = m_theirs->revision](const QString &text) {
        // Somebody may have written again while it was compared: then the bar stays.
        if (!m_theirs || m_theirs->revision != revision)
            return;
        keepMine();
        m_fileBytes.reset();
        m_isShowing = true;
        m_editor->updateText(text);
        m_isShowing = false;
        edited();
    });
    dialog->open();
}

// Editing --------------------------------------------------------------------------------------------------------------

bool ValueView::isEdited() const
{
    return m_isLoaded && !m_key.isEmpty() && (m_fileBytes || (m_canEdit && m_editor->text() != m_startText));
}

QList<QByteArray> ValueView::editedKeys() const
{
    QList<QByteArray> keys = m_drafts.keys();
    if (isEdited() && !keys.contains(m_key))
        keys << m_key;
    else if (!isEdited())
        keys.removeAll(m_key);
    return keys;
}

void ValueView::keepDraft()
{
    if (m_key.isEmpty())
        return;
    if (!isEdited()) {
        if (m_isLoaded)
            m_drafts.remove(m_key);
        return;
    }
    Draft draft;
    draft.base = m_base;
    draft.text = m_editor->text();
    draft.format = m_format;
    draft.isCompact = m_isCompact;
    draft.bytes = m_fileBytes;
    m_drafts.insert(m_key, draft);
    Q_EMIT statusText(tr("Your edit of %1 is kept; it is not saved.").arg(shownKey()));
}

bool ValueView::mayClose()
{
    const QList<QByteArray> keys = editedKeys();
    if (keys.isEmpty())
        return true;
    if (m_closeQuestion)
        return false;
    Confirmation question;
    question.title = keys.size() == 1
        ? tr("Close without saving %1?").arg(natsight::format::preview(keys.constFirst(), 80))
        : tr("Close without saving %1 keys?").arg(keys.size());
    question.what = tr("What you typed is lost.");
    if (keys.size() > 1) {
        for (const QByteArray &one : keys)
            question.changes << natsight::format::preview(one, 200);
    }
    question.verb = tr("Close without saving");
    m_closeQuestion = new ConfirmSheet(question, this);
    connect(m_closeQuestion, &QDialog::finished, this, [this](int result) {
        m_closeQuestion.clear();
        if (result == QDialog::Accepted) {
            m_drafts.clear();
            m_fileBytes.reset();
            m_startText = m_editor->text();
        }
        Q_EMIT closeAnswered(result == QDialog::Accepted);
    });
    m_closeQuestion->open();
    return false;
}

void ValueView::edited()
{
    if (m_isShowing)
        return;
    if (m_editor->text().size() > maxCheckedAtOnce)
        m_sizeDelay.start();
    else
        updateSize();
    if (isEdited() != m_wasEdited) {
        m_wasEdited = isEdited();
        if (!m_wasEdited && m_theirRevision > 0) {
            // Given up by Undo: then what is there is shown.
            load(true);
        }
        Q_EMIT editedChanged();
    }
    updateView();
}

Result<QByteArray> ValueView::bytes() const
{
    if (m_fileBytes)
        return *m_fileBytes;
    if (!m_canEdit || m_editor->text() == m_startText)
        return baseBytes();
    return valueBytes(m_editor->text(), m_format, m_isCompact);
}

void ValueView::updateSize()
{
    m_sizeDelay.stop();
    const auto read = bytes();
    m_problem.clear();
    if (!read)
        m_problem = read.error().text();
    else
        m_size = read->size();
    const qint64 limit = m_client ? m_client->maxValueBytes() : -1;
    const bool isTooBig = read && limit >= 0 && m_size > limit;
    if (isTooBig)
        m_problem = tr("Too big: %1, and this bucket takes %2.")
                        .arg(natsight::format::bytes(double(m_size)), natsight::format::bytes(double(limit)));
    updateView();
}

void ValueView::chooseFormat(ValueFormat format)
{
    if (format == m_format)
        return updateView();
    const auto now = bytes();
    if (!now) {
        tell(Tone::Warning, tr("It stays %1: %2").arg(valueFormatName(m_format), now.error().text()));
        return updateView();
    }
    const bool wasEdited = isEdited();
    const QByteArray before = baseBytes();
    tell(Tone::Info, {});
    showBytes(*now, format, false);
    // An edit is one in every format.
    if (wasEdited && !m_fileBytes)
        m_startText = valueText(before, format).text;
    edited();
}

void ValueView::format()
{
    if (!m_canEdit || m_fileBytes || m_isReadOnly)
        return;
    const auto text = formattedText(m_editor->text(), m_format);
    if (!text)
        return tell(Tone::Warning, text.error().text());
    m_isShowing = true;
    m_editor->updateText(*text);
    m_isShowing = false;
    edited();
}

void ValueView::discard()
{
    if (!isEdited())
        return;
    m_fileBytes.reset();
    m_isShowing = true;
    // With Undo it is there again.
    m_editor->updateText(m_startText);
    m_isShowing = false;
    m_drafts.remove(m_key);
    m_isTheirsGone = false;
    edited();
    refresh();
}

void ValueView::loadFrom(const QString &path)
{
    const auto read = [path]() -> Result<QByteArray> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(Error::Kind::File, file.errorString());
        if (file.size() > maxFileBytes)
            return fail(Error::Kind::Limit,
                tr("It has %1; at most %2 are read.")
                    .arg(natsight::format::bytes(double(file.size())), natsight::format::bytes(double(maxFileBytes))));
        return file.read(maxFileBytes);
    };
    whenDone(this, QtConcurrent::run(read), [this, path, key = m_key](const Result<QByteArray> &loaded) {
        if (key != m_key || !m_isLoaded)
            return;
        if (!loaded)
            return tell(Tone::Bad, tr("Can't load %1: %2").arg(path, loaded.error().text()));
        const QByteArray before = baseBytes();
        const ValueFormat format = detectValueFormat(*loaded);
        tell(Tone::Info, {});
        showBytes(*loaded, format, true);
        if (!m_canEdit || !m_isExact)
            m_fileBytes = *loaded;
        m_startText = valueText(before, format).text;
        Q_EMIT statusText(tr("Loaded %1. It is not saved yet.").arg(path));
        edited();
    });
}

void ValueView::saveTo(const QString &path)
{
    const auto now = bytes();
    if (!now)
        return tell(Tone::Warning, now.error().text());
    const auto write = [path, value = *now]() -> QString {
        QSaveFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(value) == value.size() && file.commit()
            ? QString()
            : file.errorString();
    };
    whenDone(this, QtConcurrent::run(write), [this, path](const QString &error) {
        Q_EMIT statusText(error.isEmpty() ? tr("Saved the value to %1.").arg(path)
                                          : tr("Can't save the value to %1: %2").arg(path, error));
    });
}

// Writing --------------------------------------------------------------------------------------------------------------

ConfirmSheet *ValueView::ask(Confirmation confirmation, const std::function<void()> &run)
{
    auto *sheet = new ConfirmSheet(std::move(confirmation), this);
    connect(sheet, &QDialog::accepted, this, [this, run, key = m_key] {
        if (key == m_key)
            run();
    });
    sheet->open();
    return sheet;
}

QString ValueView::noWriteReason() const
{
    if (m_isReadOnly)
        return tr("This connection is read-only: nothing can be changed.");
    if (!m_client)
        return tr("The connection is gone.");
    const auto can = m_client->canWrite();
    return can ? QString() : can.error().text();
}

void ValueView::newKey(const QByteArray &prefix)
{
    if (!noWriteReason().isEmpty())
        return tell(Tone::Info, noWriteReason());
    auto *sheet = new NewKeySheet(m_client, prefix, this);
    connect(sheet, &NewKeySheet::created, this, [this](const QByteArray &key, quint64 revision) {
        Q_EMIT statusText(tr("%1 is created as revision %2.")
                              .arg(natsight::format::preview(key, 80), natsight::format::count(revision)));
        Q_EMIT written(key, revision);
        Q_EMIT keyCreated(key);
        if (key == m_key)
            refresh();
    });
    sheet->open();
}

void ValueView::save()
{
    if (!m_save->isEnabled())
        return;
    updateSize();
    const auto value = bytes();
    if (!value || !m_problem.isEmpty())
        return;
    if (m_theirRevision > 0 || m_isTheirsGone) {
        m_wasSaveRefused = true;
        updateConflict();
        m_conflict->button()->setFocus();
        return;
    }
    if (!m_isExact && !m_fileBytes) {
        Confirmation question;
        question.title = tr("Save %1 as %2?").arg(shownKey(), valueFormatName(m_format));
        question.what = tr(
            "The value cannot be written byte for byte as it was, also where you changed nothing: binary "
            "data, number sizes or the like become what the JSON says.");
        question.changes = QStringList { tr("%1 → %2").arg(
            natsight::format::bytes(double(baseBytes().size())), natsight::format::bytes(double(value->size()))) };
        question.verb = tr("Save");
        ask(question, [this, bytes = *value] { write(Purpose::Save, bytes); });
        return;
    }
    write(Purpose::Save, *value);
}

void ValueView::write(Purpose purpose, const QByteArray &value, std::chrono::seconds ttl)
{
    if (!m_client || m_isWriting)
        return;
    m_isWriting = true;
    m_seenWhileWriting.reset();
    ++m_generation; // what is being read is older
    tell(Tone::Info, {});
    updateView();
    const std::optional<quint64> revision = m_base ? std::optional(m_base->revision) : std::nullopt;
    QFuture<KeyWrite> future;
    switch (purpose) {
    case Purpose::Save:
    case Purpose::Revert:
        future = revision ? m_client->update(m_key, value, *revision) : m_client->create(m_key, value);
        break;
    case Purpose::Remove:
        future = m_client->remove(m_key, revision);
        break;
    case Purpose::Purge:
        future = m_client->purge(m_key, revision, ttl);
        break;
    }
    const QString text = m_editor->text();
    whenDone(this, future, [this, purpose, key = m_key, value, text](const KeyWrite &write) {
        if (key == m_key && m_isWriting && write.isWritten() && purpose == Purpose::Save)
            m_startText = text; // what was typed since is another edit
        takeWrite(purpose, key, value, write);
    });
}

void ValueView::takeWrite(Purpose purpose, const QByteArray &key, const QByteArray &value, const KeyWrite &write)
{
    const QString name = natsight::format::preview(key, 80);
    if (write.isWritten()) {
        const QString revision = natsight::format::count(write.revision);
        const QString done = purpose == Purpose::Save ? tr("%1 is saved as revision %2.").arg(name, revision)
            : purpose == Purpose::Revert              ? tr("%1 is reverted; it is revision %2.").arg(name, revision)
            : purpose == Purpose::Remove              ? tr("%1 is deleted in revision %2.").arg(name, revision)
                                                      : tr("%1 is purged in revision %2.").arg(name, revision);
        Q_EMIT statusText(
            write.wasReadBack ? done + u' ' + tr("The answer did not come; reading it back told.") : done);
        Q_EMIT written(key, write.revision);
    }
    if (key != m_key || !m_isWriting) {
        // Another key is shown by now; the draft of this one tells what is not saved.
        if (write.isWritten()) {
            const auto draft = m_drafts.constFind(key);
            const auto typed = draft == m_drafts.cend() ? Result<QByteArray>(QByteArray())
                : draft->bytes                          ? Result<QByteArray>(*draft->bytes)
                                                        : valueBytes(draft->text, draft->format, draft->isCompact);
            if (purpose == Purpose::Save && typed && *typed == value)
                m_drafts.remove(key);
        } else {
            Q_EMIT statusText(tr("%1 is not saved: %2").arg(name, write.error ? write.error->text() : QString()));
        }
        if (key == m_key)
            refresh();
        return;
    }
    m_isWriting = false;
    const auto seen = std::exchange(m_seenWhileWriting, std::nullopt);
    switch (write.outcome) {
    case KeyWrite::Outcome::Written: {
        KeyEntry entry;
        entry.key = key;
        entry.revision = write.revision;
        entry.timeNs = nowNs();
        entry.value = value;
        m_drafts.remove(key);
        m_isTheirsGone = false;
        setTheirs(std::nullopt);
        if (purpose == Purpose::Save) {
            m_base = entry;
            m_restored.reset();
            m_isExact = true;
            if (m_fileBytes && *m_fileBytes == value)
                m_fileBytes.reset();
            edited();
        } else if (purpose == Purpose::Revert) {
            show(entry);
        } else {
            entry.meaning.operation = purpose == Purpose::Remove ? KeyOperation::Delete : KeyOperation::Purge;
            entry.value.clear();
            if (purpose == Purpose::Purge) {
                m_history->clear();
                m_restored.reset();
            }
            show(entry);
        }
        loadHistory();
        break;
    }
    case KeyWrite::Outcome::Conflict:
        takeConflict(purpose, value, write);
        break;
    case KeyWrite::Outcome::Refused:
        tell(Tone::Bad,
            purpose == Purpose::Save ? tr("Not saved: %1 Your edit is kept.").arg(write.error->text())
                                     : tr("Nothing was changed: %1").arg(write.error->text()));
        break;
    case KeyWrite::Outcome::Unknown:
        tell(Tone::Warning, write.error->text(), tr("Look again"), [this, value] { lookForUnknown(value); });
        break;
    }
    if (seen && seen->revision > baseRevision())
        keyChanged(*seen);
    updateView();
}

void ValueView::takeConflict(Purpose purpose, const QByteArray &, const KeyWrite &write)
{
    if (purpose != Purpose::Save) {
        // Told once what is there now is shown.
        m_afterLoad = tr(
            "Nothing was changed: someone else has changed the key meanwhile (revision %1). Look at it and "
            "try again.")
                          .arg(natsight::format::count(write.revision));
        return refresh();
    }
    m_wasSaveRefused = true;
    m_isTheirsGone = !write.current && write.revision == 0;
    if (write.current || m_isTheirsGone) {
        setTheirs(write.current);
        loadHistory();
        return;
    }
    m_theirRevision = write.revision;
    m_theirTimeNs = 0;
    updateConflict();
    loadTheirs();
}

void ValueView::lookForUnknown(const QByteArray &value)
{
    if (!m_client || m_isWriting)
        return;
    tell(Tone::Info, tr("Reading %1…").arg(shownKey()));
    const quint64 generation = ++m_generation;
    whenDone(this, m_client->getFromLeader(m_key), [this, generation, value](const Result<KeyEntry> &entry) {
        if (generation != m_generation)
            return;
        if (!entry && !KeyValueClient::isNoKey(entry.error()))
            return tell(Tone::Warning, tr("It is still not known whether it was saved: %1").arg(entry.error().text()),
                tr("Look again"), [this, value] { lookForUnknown(value); });
        if ((entry ? entry->revision : 0) == baseRevision())
            tell(Tone::Info, tr("It was not saved. Saving again is safe: it is compared with what is there."));
        else
            takeLoaded(entry);
        updateView();
    });
}

void ValueView::removeKey()
{
    if (!m_base || m_base->isDeleted() || !noWriteReason().isEmpty())
        return;
    Confirmation question;
    question.title = tr("Delete %1?").arg(shownKey());
    question.what = tr("Readers find no value any more. Its revisions stay in the history, and the last one can be "
                       "restored while it is kept.");
    if (isEdited())
        question.what += u' ' + tr("Your edit is not saved.");
    question.command = QLatin1String("nats kv del -f ") + commandWord(m_client->bucket().name.toUtf8()) + u' '
        + commandWord(m_key);
    question.verb = tr("Delete key");
    ask(question, [this] {
        m_fileBytes.reset();
        write(Purpose::Remove, {});
    });
}

void ValueView::purgeKey()
{
    if (!m_base || !noWriteReason().isEmpty())
        return;
    const KeyHistory &history = m_history->model()->history();
    Confirmation question;
    question.grade = Confirmation::Grade::Destroys;
    question.title = tr("Purge %1?").arg(shownKey());
    const auto count = quint64(history.entries.size());
    const QString number = natsight::format::count(count);
    question.what = count == 1 ? tr("Its only revision is lost for good; only a mark stays that it was purged.")
        : history.isComplete
        ? tr("All %1 revisions are lost for good; only a mark stays that it was purged.").arg(number)
        : tr("More than %1 revisions are lost for good; only a mark stays that it was purged.").arg(number);
    if (isEdited())
        question.what += u' ' + tr("Your edit is not saved.");
    question.command = QLatin1String("nats kv purge -f ") + commandWord(m_client->bucket().name.toUtf8()) + u' '
        + commandWord(m_key);
    question.verb = count == 1 ? tr("Purge 1 revision") : tr("Purge %1 revisions").arg(number);
    question.name = shownKey();
    auto *ttl = new TtlField(m_client,
        tr("The mark that the key was purged goes by itself after this time. The nats command has nothing for it."));
    ttl->setObjectName(QStringLiteral("purgeTtl"));
    ttl->setAccessibleName(tr("Time to live of the mark"));
    ConfirmSheet *sheet = ask(question, [this, ttl = QPointer(ttl)] {
        m_fileBytes.reset();
        const auto seconds = ttl ? ttl->ttl() : std::nullopt;
        write(Purpose::Purge, {}, seconds.value_or(std::chrono::seconds(0)));
    });
    sheet->addField(tr("&Mark goes after"), ttl);
    connect(ttl, &TtlField::textChanged, sheet, [sheet, ttl] { sheet->setBlocked(ttl->problem()); });
}

void ValueView::revertTo(quint64 revision)
{
    if (!noWriteReason().isEmpty() || !m_base)
        return;
    if (isEdited())
        return tell(Tone::Info, tr("Save or discard your edit before you revert."));
    const KeyHistoryModel *model = m_history->model();
    const KeyEntry *entry = model->entry(model->rowOf(revision));
    if (!entry || entry->isDeleted())
        return;
    Confirmation question;
    question.title = tr("Revert %1 to revision %2?").arg(shownKey(), natsight::format::count(revision));
    question.what = tr("Its value of %1 is written as a new revision. What is there now stays in the history.")
                        .arg(natsight::format::time(entry->timeNs));
    if (const auto changes = jsonChanges(m_base->value, entry->value, 200); changes && !m_base->isDeleted()) {
        for (const JsonChange &change : *changes) {
            const auto shown = [](const std::optional<QString> &text) {
                return text ? natsight::format::preview(text->toUtf8(), 60) : QStringLiteral("–");
            };
            question.changes << natsight::format::preview(change.path.toUtf8(), 100) + QLatin1String(": ")
                    + shown(change.before) + QStringLiteral(" → ") + shown(change.after);
        }
    } else if (!m_base->isDeleted()) {
        question.changes << changeSummary(m_base->value, entry->value);
    }
    question.command = QLatin1String("nats kv revert --force ") + commandWord(m_client->bucket().name.toUtf8()) + u' '
        + commandWord(m_key) + u' ' + QString::number(revision);
    question.verb = tr("Revert");
    ask(question, [this, value = entry->value] { write(Purpose::Revert, value); });
}

void ValueView::compareRevisions(quint64 older, quint64 newer)
{
    const KeyHistoryModel *model = m_history->model();
    const KeyEntry *before = model->entry(model->rowOf(older));
    const KeyEntry *after = model->entry(model->rowOf(newer));
    if (!before || !after)
        return;
    const auto side = [](const KeyEntry &entry) {
        const QString title = tr("Revision %1 · %2 · %3")
                                  .arg(natsight::format::count(entry.revision),
                                      KeyHistoryModel::operationText(entry.meaning),
                                      natsight::format::time(entry.timeNs));
        return ComparedValue { title, entry.value };
    };
    const ValueFormat format = detectValueFormat(after->isDeleted() ? before->value : after->value);
    (new CompareDialog(tr("%1: two revisions").arg(shownKey()), side(*before), side(*after), format, this))->open();
}

// How it looks ---------------------------------------------------------------------------------------------------------

void ValueView::tell(Tone tone, const QString &text, const QString &verb, std::function<void()> run)
{
    m_noticeVerb = std::move(run);
    m_notice->setNotice(tone, text, verb);
}

void ValueView::updateView()
{
    const bool isDeleted = m_base && m_base->isDeleted();
    const bool isEditing = isEdited();
    const QString reason = noWriteReason();
    m_name->setText(shownKey());
    m_name->setAccessibleName(tr("Key %1").arg(shownKey()));

    const bool isBad = m_canEdit && !m_problem.isEmpty() && m_format != ValueFormat::Text;
    const QString name = valueFormatName(m_format);
    const bool isChecked = m_format == ValueFormat::Json || m_format == ValueFormat::MessagePack
        || m_format == ValueFormat::Cbor;
    m_chip->setText(!isChecked || m_key.isEmpty() ? name
            : isBad                               ? QString(name + QStringLiteral(" ✗"))
                                                  : QString(name + QStringLiteral(" ✓")));
    m_chip->setAccessibleName(isBad ? tr("Format: %1, with an error").arg(name) : tr("Format: %1").arg(name));
    m_chip->setToolTip(isBad ? m_problem : tr("Format in which the value is shown and edited"));
    const QList<QAction *> formats = m_formatGroup->actions();
    for (QAction *action : formats)
        action->setChecked(action->data().value<ValueFormat>() == m_format);
    m_compact->setEnabled(m_format == ValueFormat::Json);
    m_compact->setChecked(m_isCompact && m_format == ValueFormat::Json);

    QString revision;
    if (!m_isLoaded)
        revision = tr("reading…");
    else if (m_isWriting)
        revision = tr("writing…");
    else if (!m_base)
        revision = isEditing ? tr("you write a first revision") : tr("no revision");
    else if (isEditing)
        revision = tr("you edit revision %1").arg(format::count(m_base->revision));
    else if (isDeleted)
        revision = tr("deleted in revision %1").arg(format::count(m_base->revision));
    else
        revision = tr("revision %1").arg(format::count(m_base->revision));
    const qint64 expires = m_base && m_client && !isDeleted ? m_base->expiresNs(m_client->bucket()) : 0;
    if (expires > 0)
        revision += QStringLiteral(" · ")
            + (expires > nowNs() ? tr("expires in %1")
                                       .arg(natsight::format::duration(std::chrono::floor<std::chrono::seconds>(
                                           std::chrono::nanoseconds(expires - nowNs()))))
                                 : tr("expired"));
    m_revision->setText(revision);
    m_revision->setToolTip(m_base ? natsight::format::exactTime(m_base->timeNs) : QString());

    QString footer = m_problem;
    if (footer.isEmpty() && m_isLoaded) {
        const qint64 limit = m_client ? m_client->maxValueBytes() : -1;
        const QString size = natsight::format::bytes(double(m_size));
        footer = limit >= 0 ? tr("%1 of %2").arg(size, natsight::format::bytes(double(limit))) : size;
        if (isEditing && m_base && m_base->meaning.ttlNs > 0)
            footer += QStringLiteral(" · ") + tr("saving takes its time to live away");
    }
    m_footer->setText(footer);
    QPalette colours = palette();
    colours.setColor(QPalette::PlaceholderText, Theme::color(m_problem.isEmpty() ? Tone::Muted : Tone::Bad, palette()));
    m_footer->setPalette(colours);

    const bool canRestore = isDeleted && m_restored && !isEditing;
    m_save->setText(canRestore ? tr("Restore") : tr("Save"));
    m_save->setAccessibleName(m_save->text());
    m_save->setEnabled(
        reason.isEmpty() && m_isLoaded && !m_isWriting && m_problem.isEmpty() && (isEditing || canRestore));
    m_save->setToolTip(!reason.isEmpty() ? reason
            : !m_problem.isEmpty()       ? m_problem
            : canRestore                 ? tr("Writes the last value again, as a new revision (Ctrl+S)")
                                         : tr("Writes a new revision, if nobody else has meanwhile (Ctrl+S)"));
    m_formatButton->setEnabled(reason.isEmpty() && m_canEdit && !m_fileBytes && m_format != ValueFormat::Text);
    m_formatButton->setToolTip(!reason.isEmpty() ? reason : tr("Lays the text out with a value on each line"));
    m_editor->setReadOnly(!reason.isEmpty() || !m_canEdit || m_fileBytes.has_value());

    m_discard->setEnabled(isEditing && !m_isWriting);
    m_load->setEnabled(reason.isEmpty() && m_isLoaded && !m_isWriting);
    m_load->setToolTip(reason);
    m_store->setEnabled(m_isLoaded && (m_base || isEditing));
    m_remove->setEnabled(reason.isEmpty() && m_base && !isDeleted && !m_isWriting);
    m_remove->setToolTip(reason);
    const auto canPurge = m_client ? m_client->canPurge() : Result<void>();
    m_purge->setEnabled(reason.isEmpty() && m_base && canPurge && !m_isWriting);
    m_purge->setToolTip(!reason.isEmpty() ? reason : canPurge ? QString() : canPurge.error().text());
    m_history->setRevertReason(reason);
}

} // namespace natsight
