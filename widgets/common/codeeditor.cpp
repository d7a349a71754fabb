// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/codeeditor.h"

#include "widgets/common/theme.h"

#include <QCheckBox>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

// Its headers speak Qt's keywords, ours do without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexerjson.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots

#include <algorithm>

namespace natsight {

namespace {

constexpr int markIndicator = 8; // the first one that is not a lexer's
constexpr int foldMargin = 2;
constexpr int tintMarker = 0;

long scintillaColor(const QColor &color)
{
    return static_cast<long>(color.red()) | (static_cast<long>(color.green()) << 8)
        | (static_cast<long>(color.blue()) << 16);
}

} // namespace

class CodeEditor::Private
{
public:
    QsciScintilla *editor = nullptr; // a child of the widget, as all of these
    QsciLexerJSON *lexer = nullptr;
    QWidget *findBar = nullptr;
    QLineEdit *findText = nullptr;
    QCheckBox *findCase = nullptr;
    QLabel *findResult = nullptr;
    QVBoxLayout *layout = nullptr;

    QString waitingText;
    QString name;
    Language language = Language::Plain;
    qsizetype mark = -1;
    QList<qsizetype> tinted;
    bool isReadOnly = true;
    bool tabMovesFocus = false;
    bool wraps = false;
    bool showsNumbers = false;
    bool isSetting = false;
};

CodeEditor::CodeEditor(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->layout = new QVBoxLayout(this);
    d->layout->setContentsMargins(0, 0, 0, 0);
    d->layout->setSpacing(0);
    d->name = tr("Text");
    setMinimumSize(120, 60);
    setFocusPolicy(Qt::StrongFocus);
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::ensureEditor()
{
    if (d->editor != nullptr) {
        return;
    }
    auto *editor = new QsciScintilla(this);
    d->editor = editor;
    editor->setObjectName(QStringLiteral("codeEditorText"));
    editor->setFrameShape(QFrame::NoFrame);
    editor->setUtf8(true);
    editor->setMarginType(0, QsciScintilla::NumberMargin);
    editor->setMarginWidth(1, 0);
    editor->setIndentationsUseTabs(false);
    editor->setIndentationWidth(2);
    editor->setTabWidth(4);
    editor->setAutoIndent(true);
    editor->setEolMode(QsciScintilla::EolUnix);
    editor->setWrapVisualFlags(QsciScintilla::WrapFlagByText);
    editor->setWrapIndentMode(QsciScintilla::WrapIndentSame);
    editor->setScrollWidth(1);
    editor->setScrollWidthTracking(true);
    editor->SendScintilla(QsciScintilla::SCI_SETLAYOUTCACHE, QsciScintilla::SC_CACHE_PAGE);
    editor->SendScintilla(QsciScintilla::SCI_INDICSETSTYLE, markIndicator, QsciScintilla::INDIC_SQUIGGLE);
    editor->installEventFilter(this);
    editor->viewport()->installEventFilter(this);
    d->layout->insertWidget(0, editor, 1);
    setFocusProxy(editor);
    connect(editor, &QsciScintilla::textChanged, this, [this] {
        if (!d->isSetting) {
            Q_EMIT textChanged();
        }
    });
    d->isSetting = true;
    editor->setText(d->waitingText);
    d->isSetting = false;
    d->waitingText.clear();
    applySettings();
    applyTheme();
    applyMargin();
    applyMark();
    applyTint();
    setEditorName(d->name);
}

void CodeEditor::setText(const QString &text)
{
    d->mark = -1;
    if (d->editor == nullptr) {
        d->waitingText = text;
    } else {
        // Setting it as what can be undone would keep every text that was ever shown.
        d->isSetting = true;
        d->editor->setReadOnly(false);
        d->editor->SendScintilla(QsciScintilla::SCI_SETUNDOCOLLECTION, 0UL);
        d->editor->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTH, 1UL);
        d->editor->setText(text);
        d->editor->SendScintilla(QsciScintilla::SCI_EMPTYUNDOBUFFER);
        d->editor->SendScintilla(QsciScintilla::SCI_SETUNDOCOLLECTION, 1UL);
        d->editor->setReadOnly(d->isReadOnly);
        d->isSetting = false;
        applyMark();
        applyMargin();
    }
    Q_EMIT textChanged();
}

void CodeEditor::updateText(const QString &text)
{
    if (d->editor == nullptr) {
        setText(text);
        return;
    }
    // Only what differs, so that place and folds stay, and as something that can be undone.
    const auto before = d->editor->text().toUtf8();
    const auto after = text.toUtf8();
    const auto isInside = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U; };
    const auto shorter = std::min(before.size(), after.size());
    qsizetype start = 0;
    while (start < shorter && before[start] == after[start]) {
        ++start;
    }
    while (start > 0 && start < shorter && (isInside(before[start]) || isInside(after[start]))) {
        --start;
    }
    qsizetype end = 0;
    while (end < shorter - start && before[before.size() - 1 - end] == after[after.size() - 1 - end]) {
        ++end;
    }
    while (end > 0 && isInside(before[before.size() - end])) {
        --end;
    }
    d->mark = -1;
    d->isSetting = true;
    d->editor->setReadOnly(false);
    d->editor->SendScintilla(QsciScintilla::SCI_SETTARGETSTART, static_cast<unsigned long>(start));
    d->editor->SendScintilla(QsciScintilla::SCI_SETTARGETEND, static_cast<unsigned long>(before.size() - end));
    d->editor->SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<unsigned long>(after.size() - end - start),
        after.constData() + start);
    d->editor->setReadOnly(d->isReadOnly);
    d->isSetting = false;
    applyMark();
    applyMargin();
    Q_EMIT textChanged();
}

QString CodeEditor::text() const
{
    return d->editor != nullptr ? d->editor->text() : d->waitingText;
}

qsizetype CodeEditor::length() const
{
    return d->editor != nullptr ? d->editor->length() : d->waitingText.size();
}

QString CodeEditor::selectedText() const
{
    return d->editor != nullptr ? d->editor->selectedText() : QString();
}

void CodeEditor::setReadOnly(bool isReadOnly)
{
    d->isReadOnly = isReadOnly;
    applySettings();
}

bool CodeEditor::isReadOnly() const
{
    return d->isReadOnly;
}

void CodeEditor::setTabMovesFocus(bool moves)
{
    d->tabMovesFocus = moves;
}

void CodeEditor::setLanguage(Language language)
{
    if (d->language != language) {
        d->language = language;
        applySettings();
        applyTheme();
    }
}

CodeEditor::Language CodeEditor::language() const
{
    return d->language;
}

void CodeEditor::setWordWrap(bool wraps)
{
    d->wraps = wraps;
    applySettings();
}

bool CodeEditor::wordWrap() const
{
    return d->wraps;
}

void CodeEditor::setLineNumbersShown(bool areShown)
{
    d->showsNumbers = areShown;
    applySettings();
}

void CodeEditor::applySettings()
{
    auto *editor = d->editor;
    if (editor == nullptr) {
        return;
    }
    editor->setReadOnly(d->isReadOnly);
    editor->setWrapMode(d->wraps ? QsciScintilla::WrapCharacter : QsciScintilla::WrapNone);
    applyMargin();
    const bool isJson = d->language == Language::Json;
    if (isJson && d->lexer == nullptr) {
        d->lexer = new QsciLexerJSON(editor);
        d->lexer->setFoldCompact(false);
        // What is not JSON was said already, in words.
        d->lexer->setHighlightComments(false);
    }
    if (isJson && editor->lexer() != d->lexer) {
        editor->setLexer(d->lexer);
        editor->setFolding(QsciScintilla::PlainFoldStyle, foldMargin);
    } else if (!isJson && editor->lexer() != nullptr) {
        editor->clearFolds();
        editor->setFolding(QsciScintilla::NoFoldStyle, foldMargin);
        editor->setLexer(nullptr);
    }
}

void CodeEditor::applyMargin()
{
    // As wide as the numbers are in the font of now.
    if (d->showsNumbers) {
        d->editor->setMarginWidth(0, QLatin1Char('0') + QString::number(d->editor->lines()));
    } else {
        d->editor->setMarginWidth(0, 0);
    }
}

void CodeEditor::applyTheme()
{
    auto *editor = d->editor;
    if (editor == nullptr) {
        return;
    }
    const auto &colors = palette();
    const auto text = Theme::color(Tone::Text, colors);
    const auto paper = Theme::color(Tone::Panel, colors);
    const auto muted = Theme::color(Tone::Muted, colors);
    // The editor component knows points only.
    auto font = Theme::monospace();
    font.setPointSizeF(font.pixelSize() * 72.0 / std::max(editor->logicalDpiY(), 1));
    if (editor->lexer() != nullptr) {
        auto *lexer = d->lexer;
        lexer->setDefaultFont(font);
        lexer->setDefaultColor(text);
        lexer->setDefaultPaper(paper);
        lexer->setFont(font, -1);
        lexer->setPaper(paper, -1);
        lexer->setColor(text, -1);
        lexer->setColor(Theme::series(0, colors), QsciLexerJSON::Property);
        lexer->setColor(Theme::series(2, colors), QsciLexerJSON::String);
        lexer->setColor(Theme::series(2, colors), QsciLexerJSON::IRI);
        lexer->setColor(Theme::series(2, colors), QsciLexerJSON::IRICompact);
        lexer->setColor(Theme::series(4, colors), QsciLexerJSON::EscapeSequence);
        lexer->setColor(Theme::series(3, colors), QsciLexerJSON::Number);
        lexer->setColor(Theme::series(1, colors), QsciLexerJSON::Keyword);
        lexer->setColor(Theme::series(1, colors), QsciLexerJSON::KeywordLD);
        lexer->setColor(muted, QsciLexerJSON::Operator);
        lexer->setColor(Theme::color(Tone::Bad, colors), QsciLexerJSON::Error);
        lexer->setColor(Theme::color(Tone::Bad, colors), QsciLexerJSON::UnclosedString);
    } else {
        editor->setFont(font);
        editor->setColor(text);
        editor->setPaper(paper);
    }
    editor->setMarginsFont(font);
    editor->setMarginsBackgroundColor(paper);
    editor->setMarginsForegroundColor(muted);
    editor->setFoldMarginColors(paper, paper);
    constexpr int firstMarker = QsciScintilla::SC_MARKNUM_FOLDEREND;
    constexpr int lastMarker = QsciScintilla::SC_MARKNUM_FOLDEROPEN;
    for (int marker = firstMarker; marker <= lastMarker; ++marker) {
        // The component's own functions pass over the markers of folds.
        for (const int message : { QsciScintilla::SCI_MARKERSETFORE, QsciScintilla::SCI_MARKERSETBACK })
            editor->SendScintilla(
                static_cast<unsigned>(message), static_cast<unsigned long>(marker), scintillaColor(muted));
    }
    editor->setCaretForegroundColor(text);
    editor->setSelectionBackgroundColor(Theme::color(Tone::Selection, colors));
    editor->setSelectionForegroundColor(text);
    editor->SendScintilla(QsciScintilla::SCI_INDICSETFORE, static_cast<unsigned long>(markIndicator),
        scintillaColor(Theme::color(Tone::Bad, colors)));
}

void CodeEditor::foldAll()
{
    if (d->editor == nullptr || d->language != Language::Json) {
        return;
    }
    // The outermost level stays open: a single `{…}` would tell nothing.
    auto *editor = d->editor;
    editor->SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
    const auto lines = editor->lines();
    for (int line = 0; line < lines; ++line) {
        const auto level = editor->SendScintilla(QsciScintilla::SCI_GETFOLDLEVEL, line);
        const bool isHeader = (level & QsciScintilla::SC_FOLDLEVELHEADERFLAG) != 0;
        const auto depth = (level & QsciScintilla::SC_FOLDLEVELNUMBERMASK) - QsciScintilla::SC_FOLDLEVELBASE;
        if (isHeader && depth == 1) {
            editor->SendScintilla(QsciScintilla::SCI_FOLDLINE, static_cast<unsigned long>(line),
                static_cast<long>(QsciScintilla::SC_FOLDACTION_CONTRACT));
        }
    }
}

void CodeEditor::unfoldAll()
{
    if (d->editor != nullptr) {
        d->editor->SendScintilla(
            QsciScintilla::SCI_FOLDALL, static_cast<unsigned long>(QsciScintilla::SC_FOLDACTION_EXPAND));
    }
}

bool CodeEditor::hasFolds() const
{
    return d->editor != nullptr && d->editor->SendScintilla(QsciScintilla::SCI_GETALLLINESVISIBLE) == 0;
}

void CodeEditor::setMark(qsizetype position)
{
    d->mark = position;
    applyMark();
}

void CodeEditor::applyMark()
{
    auto *editor = d->editor;
    if (editor == nullptr) {
        return;
    }
    const auto length = editor->SendScintilla(QsciScintilla::SCI_GETLENGTH);
    editor->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(markIndicator));
    editor->SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL, length);
    if (d->mark < 0) {
        return;
    }
    // Scintilla counts bytes of UTF-8.
    const auto before = editor->text().left(d->mark).toUtf8().size();
    auto start = std::min<long>(before, length);
    const auto line = editor->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, start);
    auto end = editor->SendScintilla(QsciScintilla::SCI_GETLINEENDPOSITION, line);
    if (end <= start) {
        // Nothing follows on the line: mark what stands before.
        start = std::max(0L, start - 1);
        end = start + 1;
    }
    editor->SendScintilla(
        QsciScintilla::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(start), std::min<long>(end - start, 2000));
}

void CodeEditor::goToMark()
{
    if (d->mark < 0) {
        return;
    }
    ensureEditor();
    const auto before = d->editor->text().left(d->mark).toUtf8().size();
    const auto line = d->editor->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<long>(before));
    d->editor->SendScintilla(QsciScintilla::SCI_ENSUREVISIBLE, static_cast<unsigned long>(line));
    d->editor->SendScintilla(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(before));
    d->editor->setFocus();
}

void CodeEditor::setTintedLines(const QList<qsizetype> &lines)
{
    d->tinted = lines;
    applyTint();
}

void CodeEditor::applyTint()
{
    auto *editor = d->editor;
    if (editor == nullptr) {
        return;
    }
    const QColor ground = Theme::color(Tone::Panel, palette());
    const QColor tint = Theme::color(Tone::Warning, palette());
    constexpr double share = 0.18;
    const auto mixed = [share](int of, int with) { return static_cast<int>(of + (with - of) * share); };
    editor->markerDefine(QsciScintilla::Background, tintMarker);
    editor->setMarkerBackgroundColor(
        QColor(mixed(ground.red(), tint.red()), mixed(ground.green(), tint.green()), mixed(ground.blue(), tint.blue())),
        tintMarker);
    editor->markerDeleteAll(tintMarker);
    for (const qsizetype line : std::as_const(d->tinted)) {
        editor->markerAdd(static_cast<int>(line), tintMarker);
    }
}

void CodeEditor::setEditorName(const QString &name)
{
    d->name = name;
    setAccessibleName(name);
    if (d->editor != nullptr) {
        d->editor->setAccessibleName(name);
    }
}

void CodeEditor::openFind()
{
    ensureEditor();
    if (d->findBar == nullptr) {
        d->findBar = new QWidget(this);
        d->findBar->setObjectName(QStringLiteral("codeEditorFindBar"));
        auto *row = new QHBoxLayout(d->findBar);
        row->setContentsMargins(Theme::gap, Theme::gap / 2, Theme::gap, Theme::gap / 2);
        row->setSpacing(Theme::gap);
        d->findText = new QLineEdit(d->findBar);
        d->findText->setObjectName(QStringLiteral("codeEditorFindText"));
        d->findText->setPlaceholderText(tr("Find"));
        d->findText->setAccessibleName(tr("Find in text"));
        d->findText->setToolTip(tr("Enter goes to the next place, Shift+Enter to the one before, Esc closes."));
        d->findText->setClearButtonEnabled(true);
        d->findText->setMaxLength(10'000);
        d->findText->installEventFilter(this);
        row->addWidget(d->findText, 1);
        const auto addButton = [&](const QString &objectName, const QString &text, const QString &tip) {
            auto *button = new QToolButton(d->findBar);
            button->setObjectName(objectName);
            button->setText(text);
            button->setAccessibleName(tip);
            button->setToolTip(tip);
            button->setAutoRaise(true);
            row->addWidget(button);
            return button;
        };
        auto *previous = addButton(QStringLiteral("codeEditorFindPrevious"), tr("Previous"), tr("Find the one before"));
        auto *next = addButton(QStringLiteral("codeEditorFindNext"), tr("Next"), tr("Find the next one"));
        d->findCase = new QCheckBox(tr("Match case"), d->findBar);
        d->findCase->setObjectName(QStringLiteral("codeEditorFindCase"));
        d->findCase->setAccessibleName(tr("Match case"));
        d->findCase->setToolTip(tr("Tell capital letters from small ones"));
        row->addWidget(d->findCase);
        d->findResult = new QLabel(d->findBar);
        d->findResult->setObjectName(QStringLiteral("codeEditorFindResult"));
        row->addWidget(d->findResult);
        auto *close = addButton(QStringLiteral("codeEditorFindClose"), tr("Close"), tr("Close the find bar"));
        connect(previous, &QToolButton::clicked, this, [this] { find(false, false); });
        connect(next, &QToolButton::clicked, this, [this] { find(true, false); });
        connect(close, &QToolButton::clicked, this, &CodeEditor::closeFind);
        connect(d->findText, &QLineEdit::textChanged, this, [this] { find(true, true); });
        connect(d->findCase, &QCheckBox::toggled, this, [this] { find(true, true); });
        d->layout->addWidget(d->findBar);
    }
    const auto selected = selectedText();
    if (!selected.isEmpty() && selected.size() < 200 && !selected.contains(QLatin1Char('\n'))) {
        d->findText->setText(selected);
    }
    d->findBar->show();
    d->findText->setFocus();
    d->findText->selectAll();
}

void CodeEditor::closeFind()
{
    if (d->findBar != nullptr && !d->findBar->isHidden()) {
        d->findBar->hide();
        d->editor->setFocus();
    }
}

void CodeEditor::find(bool isForward, bool fromStart)
{
    const auto text = d->findText->text();
    if (text.isEmpty()) {
        d->findResult->clear();
        return;
    }
    int line = 0;
    int index = 0;
    int lineTo = 0;
    int indexTo = 0;
    d->editor->getSelection(&line, &index, &lineTo, &indexTo);
    if (line < 0) {
        d->editor->getCursorPosition(&line, &index);
    } else if (isForward && !fromStart) {
        line = lineTo;
        index = indexTo;
    }
    const bool isFound = d->editor->findFirst(
        text, false, d->findCase->isChecked(), false, true, isForward, line, index, true);
    d->findResult->setText(isFound ? QString() : tr("Not found"));
}

void CodeEditor::openMenu(const QPoint &globalPosition, bool isAtPointer)
{
    auto *editor = d->editor;
    long place = editor->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
    QPoint at = globalPosition;
    if (isAtPointer) {
        const QPoint point = editor->viewport()->mapFromGlobal(globalPosition);
        place = editor->SendScintilla(
            QsciScintilla::SCI_POSITIONFROMPOINT, static_cast<unsigned long>(point.x()), static_cast<long>(point.y()));
    } else {
        const auto x = editor->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, place);
        const auto y = editor->SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, place);
        at = editor->viewport()->mapToGlobal(QPoint(static_cast<int>(x), static_cast<int>(y)));
    }
    auto *menu = editor->createStandardContextMenu();
    menu->setObjectName(QStringLiteral("codeEditorMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // Scintilla counts bytes of UTF-8.
    Q_EMIT menuAboutToShow(menu, QString::fromUtf8(editor->text().toUtf8().left(place)).size());
    menu->popup(at);
}

void CodeEditor::showEvent(QShowEvent *event)
{
    ensureEditor();
    QWidget::showEvent(event);
}

void CodeEditor::changeEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::ApplicationFontChange:
        applyTheme();
        applyTint();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

bool CodeEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Ours inside the editor, the page's everywhere else.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Find) || (watched == d->findText && key->key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ContextMenu && d->editor != nullptr
        && (watched == d->editor || watched == d->editor->viewport())) {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        openMenu(menu->globalPos(), menu->reason() == QContextMenuEvent::Mouse);
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Find)) {
            openFind();
            return true;
        }
        if (watched == d->findText) {
            if (key->key() == Qt::Key_Escape) {
                closeFind();
                return true;
            }
            if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
                find((key->modifiers() & Qt::ShiftModifier) == 0, false);
                return true;
            }
        } else if (watched == d->editor) {
            const bool isTab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
            if (isTab && (d->isReadOnly || d->tabMovesFocus)) {
                focusNextPrevChild(key->key() == Qt::Key_Tab);
                return true;
            }
            if (key->key() == Qt::Key_Escape) {
                // Nothing of the editor's to close: it is for the page or dialog around it.
                event->ignore();
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace natsight
