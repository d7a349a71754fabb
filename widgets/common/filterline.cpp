// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/filterline.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "widgets/common/delegates.h"
#include "widgets/common/filterhelpdialog.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/savedfiltersdialog.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QAbstractTableModel>
#include <QAction>
#include <QCompleter>
#include <QCoreApplication>
#include <QDateTime>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTextCharFormat>
#include <QTimer>
#include <QTreeView>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 150ms;
constexpr qint64 freshMs = 3'000; ///< names that were collected
constexpr int mostPopupRows = 12;
constexpr int widestPopup = 640;
constexpr qsizetype mostInMenu = 15;

QString shortened(const QString &text)
{
    QString shown = format::preview(text.toUtf8(), 60);
    return shown.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

class FilterLine::Model : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void set(QList<FilterCompletion> list)
    {
        beginResetModel();
        m_list = std::move(list);
        endResetModel();
    }
    [[nodiscard]] const QList<FilterCompletion> &list() const { return m_list; }

    int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_list.size());
    }
    int columnCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const FilterCompletion &one = m_list.at(index.row());
        if (role == Qt::AccessibleTextRole)
            return one.meaning.isEmpty() ? one.shown
                                         : FilterLine::tr("%1, %2", "completion, meaning").arg(one.shown, one.meaning);
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return index.column() == 0 ? one.shown : one.meaning;
        return {};
    }

private:
    QList<FilterCompletion> m_list;
};

FilterLine::FilterLine(FilterFields fields, QWidget *parent)
    : QLineEdit(parent)
    , m_fields(std::move(fields))
    , m_program(*FilterProgram::compile({}, m_fields, 0))
    , m_delay(new QTimer(this))
    , m_model(new Model(this))
    , m_completer(new QCompleter(this))
    , m_popup(new QTreeView)
{
    setObjectName(QStringLiteral("filterLine"));
    setAccessibleName(tr("Filter"));
    setFont(fontFor({}));
    setMaxLength(static_cast<int>(maxFilterLength));
    setToolTip(
        tr("A word, or conditions such as %1.\nCtrl+Space completes, Up brings back earlier filters, F1 explains.")
            .arg(m_fields.fields.empty()
                    ? QStringLiteral("json.total >= 100")
                    : filterExamples(m_fields.fields.front().type, QString::fromLatin1(m_fields.fields.front().name))
                          .constFirst()));
    setClearButtonEnabled(true);
    m_menuAction = addAction(icon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    m_menuAction->setObjectName(QStringLiteral("filterMenuAction"));
    m_menuAction->setText(tr("Saved and earlier filters"));
    m_menuAction->setToolTip(tr("Saved and earlier filters (Alt+Down)"));
    connect(m_menuAction, &QAction::triggered, this, &FilterLine::openMenu);
    m_helpAction = addAction(icon(QStringLiteral("help")), QLineEdit::TrailingPosition);
    m_helpAction->setObjectName(QStringLiteral("filterHelpAction"));
    m_helpAction->setText(tr("Explain the filter language"));
    m_helpAction->setToolTip(tr("Explain the filter language (F1)"));
    connect(m_helpAction, &QAction::triggered, this, &FilterLine::openHelp);

    m_delay->setSingleShot(true);
    m_delay->setInterval(typingPause);
    connect(m_delay, &QTimer::timeout, this, &FilterLine::apply);
    setUpCompletion();
    connect(this, &QLineEdit::textChanged, this, &FilterLine::lookAgain);
    connect(this, &QLineEdit::textEdited, this, [this] {
        if (m_isReplacing)
            return;
        m_past = -1;
        updateCompletion(false);
    });
}

FilterLine::~FilterLine() = default;

void FilterLine::setUpCompletion()
{
    m_popup->setObjectName(QStringLiteral("filterCompletion"));
    m_popup->setAccessibleName(tr("What can stand here"));
    m_popup->setRootIsDecorated(false);
    m_popup->setUniformRowHeights(true);
    m_popup->setAllColumnsShowFocus(true);
    m_popup->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_popup->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_popup->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_popup->header()->hide();
    m_popup->header()->setStretchLastSection(true);
    m_completer->setModel(m_model);
    m_completer->setPopup(m_popup); // owns it
    m_popup->setItemDelegateForColumn(0, new MonospaceDelegate(m_popup));
    auto *meaning = new TextDelegate(m_popup);
    meaning->setTone(Tone::Muted);
    m_popup->setItemDelegateForColumn(1, meaning);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(mostPopupRows);
    // Not setCompleter(): that one replaces the whole text.
    m_completer->setWidget(this);
    m_popup->installEventFilter(this); // looks before the completer does
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
        [this](const QModelIndex &index) { choose(index.row()); });
}

void FilterLine::setBook(const FilterBook &book)
{
    if (book == m_book)
        return;
    m_book = book;
    m_past = -1;
}

QLabel *FilterLine::newProblemLabel(QWidget *parent)
{
    QLabel *label = plainLabel(parent, QStringLiteral("filterProblem"));
    label->setWordWrap(true);
    label->setAccessibleName(tr("What is wrong with the filter"));
    label->hide();
    connect(this, &FilterLine::problemChanged, label, [label](const QString &problem) {
        label->setText(problem);
        label->setVisible(!problem.isEmpty());
    });
    return label;
}

// Validity ------------------------------------------------------------------------------------------------------------

void FilterLine::lookAgain()
{
    if (const QFont wanted = fontFor(text()); wanted != font())
        setFont(wanted);
    // The error goes at once when it is mended; a new one waits for the end of a word.
    const bool isBlank = text().trimmed().isEmpty();
    const auto read = isBlank ? tl::expected<FilterExpression, FilterError>() : parseFilter(text(), m_fields);
    if (read)
        setError({});
    else if (m_error)
        setError(read.error());
    m_delay->start();
}

void FilterLine::apply()
{
    compile(m_program->text() != text());
}

void FilterLine::applyAnew()
{
    compile(true);
}

void FilterLine::compile(bool isNew)
{
    m_delay->stop();
    if (isNew) {
        const qint64 nowNs = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
        auto program = FilterProgram::compile(text(), m_fields, nowNs);
        setError(program ? std::nullopt : std::optional(program.error()));
        if (program)
            m_program = std::move(*program);
    } else {
        setError({});
    }
    update();
    Q_EMIT applied();
}

void FilterLine::setError(std::optional<FilterError> error)
{
    m_error = std::move(error);
    QString problem;
    if (m_error) {
        const QString place = text().mid(m_error->begin, std::min<qsizetype>(m_error->length, 40));
        problem = place.isEmpty()
            ? m_error->text
            : tr("At character %1, “%2”: %3").arg(QString::number(m_error->begin + 1), place, m_error->text);
    }
    underline();
    if (problem == m_problem)
        return;
    m_problem = problem;
    update();
    Q_EMIT problemChanged(m_problem);
}

/// Formats come into a line edit in the only way that it takes any: as those of an input method without text.
void FilterLine::underline()
{
    if (m_isComposing)
        return;
    QList<QInputMethodEvent::Attribute> attributes;
    if (m_error && !text().isEmpty()) {
        // At the end there is nothing to underline but what stands before it.
        const qsizetype begin = m_error->length > 0 ? m_error->begin : text().size() - 1;
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(Theme::color(Tone::Bad, palette()));
        attributes << QInputMethodEvent::Attribute(QInputMethodEvent::TextFormat,
            static_cast<int>(begin) - cursorPosition(), static_cast<int>(std::max<qsizetype>(m_error->length, 1)),
            format);
    }
    QInputMethodEvent event(QString(), attributes);
    QLineEdit::inputMethodEvent(&event);
}

void FilterLine::setHasHits(bool hasHits)
{
    if (std::exchange(m_hasHits, hasHits) != hasHits)
        update();
}

FilterLine::Edge FilterLine::edge() const
{
    if (text().isEmpty())
        return Edge::Neutral;
    return !m_error && m_hasHits ? Edge::Good : Edge::Bad;
}

void FilterLine::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (edge() == Edge::Neutral)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::color(edge() == Edge::Good ? Tone::Good : Tone::Bad, palette()), 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
}

// Completion ----------------------------------------------------------------------------------------------------------

void FilterLine::openCompletion()
{
    collectNames();
    updateCompletion(true);
}

void FilterLine::updateCompletion(bool isAsked)
{
    collectNames();
    m_isAsking = isAsked || !text().isEmpty();
    m_model->set(
        m_isAsking ? filterCompletions(text(), cursorPosition(), m_fields, m_names) : QList<FilterCompletion>());
    if (m_model->list().isEmpty()) {
        m_popup->hide();
        return;
    }
    int first = 0;
    int second = 0;
    const QFontMetrics monospace(Theme::monospace());
    for (const FilterCompletion &one : m_model->list()) {
        first = std::max(first, monospace.horizontalAdvance(one.shown));
        second = std::max(second, m_popup->fontMetrics().horizontalAdvance(one.meaning));
    }
    first = std::min(first + 2 * Theme::inset, widestPopup * 3 / 5);
    const int width = std::clamp(first + second + 4 * Theme::inset, 260, widestPopup);
    m_popup->header()->resizeSection(0, first);
    const QString before = text().mid(
        m_model->list().constFirst().begin, cursorPosition() - m_model->list().constFirst().begin);
    const int x = std::clamp(cursorRect().center().x() - fontMetrics().horizontalAdvance(before) - Theme::gap, 0,
        std::max(0, this->width() - width));
    m_completer->complete(QRect(x, 0, width, height()));
    m_popup->setCurrentIndex({});
}

void FilterLine::closeCompletion()
{
    m_isAsking = false;
    m_popup->hide();
}

void FilterLine::choose(int row)
{
    if (row < 0 || row >= m_model->list().size())
        return;
    const FilterCompletion chosen = m_model->list().at(row);
    closeCompletion();
    m_isReplacing = true;
    setSelection(static_cast<int>(chosen.begin), static_cast<int>(chosen.length));
    insert(chosen.insert);
    setCursorPosition(static_cast<int>(chosen.begin + chosen.cursor));
    m_isReplacing = false;
    m_past = -1;
    if (chosen.continues)
        updateCompletion(true);
}

void FilterLine::collectNames()
{
    if (!m_nameSource || m_isCollecting || (m_collected.isValid() && !m_collected.hasExpired(freshMs)))
        return;
    m_isCollecting = true;
    whenDone(this, QtConcurrent::run(m_nameSource()), [this](SeenNames names) {
        m_isCollecting = false;
        m_collected.start();
        const bool isNews = names != m_names;
        m_names = std::move(names);
        if (isNews && m_isAsking && !m_popup->currentIndex().isValid())
            updateCompletion(m_popup->isVisible());
    });
}

// Former and saved filters --------------------------------------------------------------------------------------------

void FilterLine::replaceAll(const QString &newText)
{
    m_isReplacing = true;
    closeCompletion();
    selectAll();
    if (newText.isEmpty())
        del();
    else
        insert(newText); // not setText(), which cannot be undone
    m_isReplacing = false;
}

void FilterLine::use(const QString &text)
{
    replaceAll(text);
    apply();
    remember();
}

void FilterLine::addCondition(const FilterExpression &condition, bool isExcluded)
{
    use(filterWith(text(), isExcluded ? condition.negated() : condition, m_fields));
}

void FilterLine::insertExample(const QString &example)
{
    const auto condition = parseFilter(example, m_fields);
    if (condition && !text().trimmed().isEmpty() && !m_error)
        addCondition(*condition, false);
    else
        use(example);
    setFocus(Qt::OtherFocusReason);
}

void FilterLine::remember()
{
    m_past = -1;
    if (m_error || m_program->text() != text())
        return;
    FilterBook book = m_book;
    if (book.remember(text()))
        setChangedBook(book);
}

void FilterLine::setChangedBook(const FilterBook &book)
{
    if (book == m_book)
        return;
    m_book = book;
    Q_EMIT bookChanged(m_book);
}

void FilterLine::walkHistory(int steps)
{
    const QStringList &history = m_book.history();
    qsizetype to = m_past + steps;
    // What stands in the line already is not worth a key.
    if (m_past < 0 && to == 0 && !history.isEmpty() && history.constFirst() == text().trimmed())
        ++to;
    if (to < -1 || to >= history.size())
        return;
    if (m_past < 0)
        m_typed = text();
    m_past = to;
    replaceAll(to < 0 ? m_typed : history.at(to));
}

void FilterLine::openMenu()
{
    closeCompletion();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("filterMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    fillMenu(menu);
    menu->popup(mapToGlobal(rect().bottomLeft()));
}

void FilterLine::fillMenu(QMenu *menu)
{
    const auto add = [this, menu](const QString &shown, const QString &text) {
        QAction *action = menu->addAction(shown, this, [this, text] { use(text); });
        action->setData(text);
        action->setToolTip(plainTip(text));
        return action;
    };
    for (const SavedFilter &one : m_book.saved())
        add(shortened(one.name), one.text)->setObjectName(QStringLiteral("savedFilter"));
    menu->addSeparator();
    menu->addAction(m_book.saved().isEmpty() ? tr("Save this filter…") : tr("Save and arrange filters…"), this,
            &FilterLine::openSaved)
        ->setObjectName(QStringLiteral("savedFilters"));
    menu->addSeparator();
    if (m_book.history().isEmpty()) {
        menu->addAction(tr("No earlier filter yet"))->setEnabled(false);
        return;
    }
    for (const QString &text : m_book.history().mid(0, mostInMenu)) {
        QAction *action = add(shortened(text), text);
        action->setObjectName(QStringLiteral("earlierFilter"));
        action->setFont(fontFor(action->text()));
    }
    menu->addSeparator();
    menu->addAction(tr("Forget earlier filters"), this,
            [this] {
                FilterBook book = m_book;
                book.clearHistory();
                setChangedBook(book);
            })
        ->setObjectName(QStringLiteral("forgetFilters"));
}

void FilterLine::openSaved()
{
    auto *dialog = new SavedFiltersDialog(m_book, m_error ? QString() : text().trimmed(), this);
    connect(dialog, &SavedFiltersDialog::changed, this, [this, dialog] {
        // Only what is saved is the dialog's: the history goes on meanwhile.
        setChangedBook(dialog->savedIn(m_book));
    });
    connect(dialog, &SavedFiltersDialog::chosen, this, &FilterLine::use);
    dialog->open();
}

void FilterLine::openHelp()
{
    closeCompletion();
    if (!m_help) {
        m_help = new FilterHelpDialog(m_fields, window());
        connect(m_help, &FilterHelpDialog::exampleChosen, this, &FilterLine::insertExample);
        connect(this, &QObject::destroyed, m_help, &QObject::deleteLater);
    }
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

QFont FilterLine::fontFor(const QString &text)
{
    QFont font = Theme::monospace();
    const auto isAscii = [](QChar c) { return c.unicode() < 0x80; };
    if (std::all_of(text.cbegin(), text.cend(), isAscii))
        font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

QList<std::pair<QString, QString>> FilterLine::keys()
{
    return { { QStringLiteral("Ctrl+Space"), tr("What can stand here; Enter or Tab takes it") },
        { QStringLiteral("Enter"), tr("Apply now, and remember") },
        { QStringLiteral("Up, Down"), tr("Earlier filters") },
        { QStringLiteral("Alt+Down"), tr("Saved and earlier filters") }, { QStringLiteral("Esc"), tr("Clear") },
        { QStringLiteral("Ctrl+Z"), tr("Bring back what was there") } };
}

// Keys ----------------------------------------------------------------------------------------------------------------

bool FilterLine::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs = key->key() == Qt::Key_F1 || key->key() == Qt::Key_Escape
            || (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier)
            || (key->key() == Qt::Key_Down && key->modifiers() == Qt::AltModifier);
        if (isOurs) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

bool FilterLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_popup && event->type() == QEvent::KeyPress && popupKey(static_cast<QKeyEvent *>(event)))
        return true;
    return QLineEdit::eventFilter(watched, event);
}

/// A key while the list is open. False: it is the line's, or moves in the list.
bool FilterLine::popupKey(const QKeyEvent *key)
{
    const QModelIndex current = m_popup->currentIndex();
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current.isValid()) {
            choose(current.row());
            return true;
        }
        closeCompletion();
        return false;
    case Qt::Key_Tab:
        choose(current.isValid() ? current.row() : 0);
        return true;
    case Qt::Key_Escape:
        closeCompletion();
        return true;
    default:
        return false;
    }
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        closeCompletion();
        apply();
        remember();
        QLineEdit::keyPressEvent(event); // tells of it, too
        return;
    case Qt::Key_F1:
        openHelp();
        return;
    case Qt::Key_Space:
        if (event->modifiers() != Qt::ControlModifier)
            break;
        openCompletion();
        return;
    case Qt::Key_Up:
        if (!isPlain)
            break;
        walkHistory(1);
        return;
    case Qt::Key_Down:
        if (event->modifiers() == Qt::AltModifier) {
            openMenu();
        } else if (!isPlain) {
            break;
        } else if (m_past >= 0) {
            walkHistory(-1);
        } else {
            Q_EMIT left();
        }
        return;
    case Qt::Key_Escape:
        escape();
        return;
    default:
        break;
    }
    // What comes back was not typed.
    const QScopedValueRollback replacing(
        m_isReplacing, event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo));
    QLineEdit::keyPressEvent(event);
}

/// Closes the innermost thing. What is typed is not lost: Ctrl+Z and Up bring it back.
void FilterLine::escape()
{
    if (m_popup->isVisible()) {
        closeCompletion();
    } else if (text().isEmpty()) {
        Q_EMIT left();
    } else {
        remember();
        replaceAll({});
        apply();
    }
}

void FilterLine::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    collectNames();
}

void FilterLine::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason)
        return;
    m_isAsking = false;
    remember();
}

void FilterLine::inputMethodEvent(QInputMethodEvent *event)
{
    const bool wasComposing = std::exchange(m_isComposing, !event->preeditString().isEmpty());
    QLineEdit::inputMethodEvent(event);
    if (wasComposing && !m_isComposing)
        underline();
}

void FilterLine::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        underline();
}

} // namespace natsight
