// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/comparedialog.h"

#include "models/core/format.h"
#include "models/keyvalue/mergechoicemodel.h"
#include "models/payload/jsonchange.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"
#include "widgets/common/verbsdelegate.h"
#include "widgets/common/viewsetup.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

namespace natsight {

namespace {

constexpr qsizetype maxHexBytes = qsizetype { 64 } << 10;
constexpr int maxNamed = 12; ///< places that are told by name

void setTints(CodeEditor *left, CodeEditor *right, const QString &leftText, const QString &rightText)
{
    QList<qsizetype> leftLines;
    QList<qsizetype> rightLines;
    const QList<LineHunk> hunks = differentLines(splitLines(leftText), splitLines(rightText));
    for (const LineHunk &hunk : hunks) {
        for (qsizetype i = 0; i < hunk.fromCount; ++i)
            leftLines << hunk.from + i;
        for (qsizetype i = 0; i < hunk.toCount; ++i)
            rightLines << hunk.to + i;
    }
    if (left)
        left->setTintedLines(leftLines);
    right->setTintedLines(rightLines);
}

QString placesOf(const QList<JsonChange> &changes)
{
    QStringList places;
    for (const JsonChange &change : changes.mid(0, maxNamed))
        places << (change.path.isEmpty() ? CompareDialog::tr("the whole value")
                                         : format::preview(change.path.toUtf8(), 60));
    if (changes.size() > maxNamed)
        places << CompareDialog::tr("%1 more").arg(changes.size() - maxNamed);
    return places.join(QLatin1String(", "));
}

} // namespace

CompareDialog::CompareDialog(
    const QString &heading, const ComparedValue &left, const ComparedValue &right, ValueFormat format, QWidget *parent)
    : QDialog(parent)
    , m_format(format)
    , m_summary(plainParagraph({}, this))
{
    setUp(heading, { left, right });
}

CompareDialog::CompareDialog(const QString &heading, const ComparedValue &base, const ComparedValue &mine,
    const ComparedValue &theirs, ValueFormat format, QWidget *parent)
    : QDialog(parent)
    , m_format(format)
    , m_summary(plainParagraph({}, this))
{
    setUp(heading, { base, mine, theirs });
}

QString CompareDialog::textOf(const QByteArray &bytes, ValueFormat format)
{
    const ValueText text = valueText(bytes, format);
    return format == ValueFormat::Json ? formattedText(text.text, format).value_or(text.text) : text.text;
}

QString CompareDialog::result() const
{
    return m_result ? m_result->text() : QString();
}

void CompareDialog::setUp(const QString &heading, const QList<ComparedValue> &sides)
{
    setObjectName(QStringLiteral("compareDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(heading);
    resize(sides.size() == 3 ? 1080 : 880, sides.size() == 3 ? 640 : 520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    QLabel *title = plainParagraph(heading, this);
    QFont strong = Theme::heading();
    strong.setPixelSize(16);
    title->setFont(strong);
    layout->addWidget(title);
    m_summary->setObjectName(QStringLiteral("compareSummary"));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_summary);

    static constexpr const char *names[3] = { "compareFirst", "compareSecond", "compareThird" };
    auto *panes = new QSplitter(Qt::Horizontal, this);
    panes->setObjectName(QStringLiteral("comparePanes"));
    panes->setChildrenCollapsible(false);
    for (qsizetype i = 0; i < sides.size(); ++i) {
        auto *pane = new QWidget(panes);
        auto *column = new QVBoxLayout(pane);
        column->setContentsMargins(i > 0 ? Theme::gap : 0, 0, 0, 0);
        column->setSpacing(4);
        auto *name = new ElidedLabel(sides.at(i).title, pane);
        name->setFont(Theme::caption());
        name->setForegroundRole(QPalette::PlaceholderText);
        auto *editor = new CodeEditor(pane);
        editor->setObjectName(QLatin1String(names[i]));
        editor->setEditorName(sides.at(i).title);
        editor->setLineNumbersShown(true);
        editor->setLanguage(m_format == ValueFormat::Text || m_format == ValueFormat::Hex ? CodeEditor::Language::Plain
                                                                                          : CodeEditor::Language::Json);
        // Where nothing is made of it the beginning of a dump will do.
        const bool isCut = sides.size() == 2 && m_format == ValueFormat::Hex;
        editor->setText(textOf(isCut ? sides.at(i).bytes.left(maxHexBytes) : sides.at(i).bytes, m_format));
        column->addWidget(name);
        column->addWidget(editor, 1);
        panes->addWidget(pane);
        m_panes << editor;
    }

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::gap);
    const auto addButton = [&](const char *objectName, const QString &text) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QLatin1String(objectName));
        button->setAccessibleName(text);
        button->setAutoDefault(false);
        buttons->addWidget(button);
        return button;
    };
    if (sides.size() == 3) {
        auto *split = new QSplitter(Qt::Vertical, this);
        split->setChildrenCollapsible(false);
        split->addWidget(panes);
        split->addWidget(makePlaces());
        layout->addWidget(split, 1);
        auto *pane = new QWidget(split);
        auto *column = new QVBoxLayout(pane);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(4);
        auto *name = plainLabel(pane, QStringLiteral("compareResultName"));
        name->setText(tr("Result: edit it as you like"));
        name->setFont(Theme::caption());
        name->setForegroundRole(QPalette::PlaceholderText);
        m_result = new CodeEditor(pane);
        m_result->setObjectName(QStringLiteral("compareResult"));
        m_result->setEditorName(tr("Result"));
        m_result->setReadOnly(false);
        m_result->setTabMovesFocus(true);
        m_result->setLineNumbersShown(true);
        m_result->setLanguage(m_panes.constFirst()->language());
        column->addWidget(name);
        column->addWidget(m_result, 1);
        split->addWidget(pane);
        addResult();
        auto *mine = addButton("compareTakeMine", tr("Take mine"));
        auto *theirs = addButton("compareTakeTheirs", tr("Take theirs"));
        connect(mine, &QPushButton::clicked, this, [this] { m_result->updateText(m_panes.at(1)->text()); });
        connect(theirs, &QPushButton::clicked, this, [this] { m_result->updateText(m_panes.at(2)->text()); });
        buttons->addStretch(1);
        auto *cancel = addButton("compareCancel", tr("Cancel"));
        connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
        auto *take = addButton("compareUse", tr("Edit this result"));
        take->setProperty("primary", true);
        take->setToolTip(tr("It goes into the editor. Nothing is written before you save."));
        connect(take, &QPushButton::clicked, this, [this] {
            Q_EMIT resultTaken(result());
            accept();
        });
    } else {
        layout->addWidget(panes, 1);
        showDifferences(sides);
        buttons->addStretch(1);
        auto *close = addButton("compareClose", tr("Close"));
        connect(close, &QPushButton::clicked, this, &QDialog::accept);
    }
    layout->addLayout(buttons);
}

void CompareDialog::showDifferences(const QList<ComparedValue> &sides)
{
    const QByteArray &left = sides.at(0).bytes;
    const QByteArray &right = sides.at(1).bytes;
    const QString leftText = m_panes.at(0)->text();
    const QString rightText = m_panes.at(1)->text();
    setTints(m_panes.at(0), m_panes.at(1), leftText, rightText);
    QString told;
    const bool isJson = m_format != ValueFormat::Hex && m_format != ValueFormat::Text;
    const auto changes = isJson ? jsonChanges(leftText.toUtf8(), rightText.toUtf8()) : std::nullopt;
    if (left == right)
        told = tr("Both are the same, byte for byte.");
    else if (changes && changes->isEmpty())
        told = tr("Both say the same; white space or the order of members differs.");
    else if (changes)
        told = tr("Different: %1.").arg(placesOf(*changes));
    else if (m_format == ValueFormat::Hex)
        told = tr("%1 and %2.").arg(format::bytes(double(left.size())), format::bytes(double(right.size())))
            + (std::max(left.size(), right.size()) > maxHexBytes
                    ? QString(u' ' + tr("The first %1 are shown.").arg(format::bytes(double(maxHexBytes))))
                    : QString());
    else
        told = changeSummary(left, right);
    m_summary->setText(told);
}

void CompareDialog::addResult()
{
    const QString base = m_panes.at(0)->text();
    const QString mine = m_panes.at(1)->text();
    const QString theirs = m_panes.at(2)->text();
    setTints(nullptr, m_panes.at(1), base, mine);
    setTints(nullptr, m_panes.at(2), base, theirs);
    const bool isJson = m_format != ValueFormat::Hex && m_format != ValueFormat::Text;
    QList<MergePlace> places;
    if (const auto merge = isJson ? mergeJson(base.toUtf8(), mine.toUtf8(), theirs.toUtf8()) : std::nullopt) {
        m_isJsonMerge = true;
        m_result->setText(QString::fromUtf8(merge->merged));
        m_summary->setText(merge->conflicts.isEmpty()
                ? tr("You and the other changed different things: the result has both.")
                : tr("Both changed %1: there the result has mine, unless you choose otherwise.")
                      .arg(placesOf(merge->conflicts)));
        for (const JsonChange &conflict : merge->conflicts)
            places.append({ conflict.path.isEmpty() ? tr("the whole value") : conflict.path,
                conflict.before.value_or(tr("(removed)")), conflict.after.value_or(tr("(removed)")), false });
    } else {
        m_merge = mergeText(base, mine, theirs);
        m_result->setText(m_merge.text(true));
        m_summary->setText(m_merge.conflicts() == 0
                ? tr("You and the other changed different lines: the result has both.")
                : tr(
                    "Both changed the same lines (places: %1): there the result has mine, unless you choose otherwise.")
                      .arg(m_merge.conflicts()));
        qsizetype line = 1;
        for (const MergePart &part : std::as_const(m_merge.parts)) {
            if (part.kind == MergePart::Kind::Conflict)
                places.append({ tr("line %1").arg(format::count(static_cast<quint64>(line))), part.mine.join(u'\n'),
                    part.theirs.join(u'\n'), true });
            line += part.mine.size();
        }
        m_result->setTintedLines(m_merge.chosenLines({}));
    }
    m_choices->setPlaces(places);
}

/// The list of what is to be chosen; it is hidden where there is nothing.
QWidget *CompareDialog::makePlaces()
{
    m_choices = new MergeChoiceModel(this);
    auto *table = new QTableView(this);
    table->setObjectName(QStringLiteral("comparePlaces"));
    table->setAccessibleName(tr("Places that both changed"));
    table->setToolTip(tr("M takes mine, T theirs, B both. What you typed into the result comes back with Undo."));
    table->setModel(m_choices);
    ViewOptions options;
    options.widths = { 16, 28, 28, 8, 20 };
    options.isSortable = false;
    setUpTable(table, options);
    for (const int column : { MergeChoiceModel::Mine, MergeChoiceModel::Theirs }) {
        auto *text = new MonospaceDelegate(table);
        text->setElideMode(Qt::ElideRight);
        table->setItemDelegateForColumn(column, text);
    }
    const QList<std::pair<QString, QKeySequence>> verbs { { tr("Mine"), Qt::Key_M }, { tr("Theirs"), Qt::Key_T },
        { tr("Both"), Qt::Key_B } };
    auto *delegate = new VerbsDelegate(
        { { verbs.at(0).first, tr("Take mine there (M)") }, { verbs.at(1).first, tr("Take theirs there (T)") },
            { verbs.at(2).first, tr("Take both there, mine first (B)") } },
        MergeChoiceModel::Verbs, table);
    delegate->setDisabledReason(tr("The result has this."));
    delegate->setVerbState([this](const QModelIndex &index, int verb) {
        const auto choice = static_cast<MergeChoice>(verb);
        return !m_choices->canChoose(index.row(), choice)    ? VerbsDelegate::State::Absent
            : m_choices->choices().at(index.row()) == choice ? VerbsDelegate::State::Disabled
                                                             : VerbsDelegate::State::Enabled;
    });
    table->setItemDelegateForColumn(MergeChoiceModel::Verbs, delegate);
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(MergeChoiceModel::Mine, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(MergeChoiceModel::Theirs, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(MergeChoiceModel::Verbs, QHeaderView::Fixed);
    table->horizontalHeader()->resizeSection(MergeChoiceModel::Verbs, delegate->width());
    connect(delegate, &VerbsDelegate::triggered, this,
        [this](const QModelIndex &index, int verb) { m_choices->choose(index.row(), static_cast<MergeChoice>(verb)); });
    for (int verb = 0; verb < verbs.size(); ++verb) {
        auto *action = new QAction(verbs.at(verb).first, table);
        action->setShortcut(verbs.at(verb).second);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, table, verb] {
            const QModelIndexList rows = table->selectionModel()->selectedRows();
            for (const QModelIndex &index : rows)
                m_choices->choose(index.row(), static_cast<MergeChoice>(verb));
        });
        table->addAction(action);
    }
    connect(m_choices, &MergeChoiceModel::choicesChanged, this, &CompareDialog::updateResult);
    connect(m_choices, &MergeChoiceModel::modelReset, table, [this, table] {
        const int rows = m_choices->rowCount();
        table->setVisible(rows > 0);
        table->setFixedHeight((std::min(rows, 5) + 1) * Theme::rowHeight() + Theme::gap);
        if (rows > 0)
            table->selectRow(0);
    });
    table->hide();
    return table;
}

void CompareDialog::updateResult()
{
    const QList<MergeChoice> &choices = m_choices->choices();
    if (!m_isJsonMerge) {
        m_result->updateText(m_merge.text(choices));
        m_result->setTintedLines(m_merge.chosenLines(choices));
        return;
    }
    QList<bool> takesTheirs;
    for (const MergeChoice choice : choices)
        takesTheirs << (choice == MergeChoice::Theirs);
    const auto merge = mergeJson(
        m_panes.at(0)->text().toUtf8(), m_panes.at(1)->text().toUtf8(), m_panes.at(2)->text().toUtf8(), takesTheirs);
    if (merge)
        m_result->updateText(QString::fromUtf8(merge->merged));
}

} // namespace natsight
