// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/savedpanel.h"

#include "models/core/format.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/delegates.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/theme.h"
#include "widgets/common/viewsetup.h"

#include <QAction>
#include <QBoxLayout>
#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

namespace natsight {

using Kind = CollectionNode::Kind;

SavedPanel::SavedPanel(CollectionModel *collections, SendHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_collections(collections)
    , m_history(history)
    , m_shown(new QSortFilterProxyModel(this))
    , m_shownHistory(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_tabs(new QTabWidget(this))
    , m_notice(new NoticeBar(this))
    , m_menu(new QMenu(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::gap, Theme::gap, Theme::gap, Theme::gap);
    layout->setSpacing(Theme::gap);
    m_search->setObjectName(QStringLiteral("savedSearch"));
    m_search->setAccessibleName(tr("Search saved and sent messages"));
    m_search->setPlaceholderText(tr("Search…"));
    m_search->setClearButtonEnabled(true);
    layout->addWidget(m_search);
    m_tabs->setObjectName(QStringLiteral("savedTabs"));
    m_tabs->setAccessibleName(tr("Saved and sent messages"));
    m_tabs->tabBar()->setObjectName(QStringLiteral("savedTabBar"));
    m_tabs->tabBar()->setAccessibleName(m_tabs->accessibleName());
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildCollections(), tr("Saved"));
    m_tabs->addTab(buildHistory(), tr("History"));
    layout->addWidget(m_tabs, 1);
    m_notice->setObjectName(QStringLiteral("savedNotice"));
    layout->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    m_save = new QPushButton(tr("Save…"), this);
    m_save->setObjectName(QStringLiteral("savedSave"));
    m_save->setAccessibleName(tr("Save the message"));
    m_save->setToolTip(tr("Save the message of the form in a collection (Ctrl+S)"));
    connect(m_save, &QPushButton::clicked, this, &SavedPanel::saveRequested);
    row->addWidget(m_save);
    row->addStretch(1);
    auto *more = new QToolButton(this);
    more->setObjectName(QStringLiteral("savedMore"));
    more->setAccessibleName(tr("Collections"));
    more->setToolTip(tr("New collection, folders, environment, import and export"));
    more->setIcon(icon(QStringLiteral("more")));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::TabFocus);
    buildMenu(m_menu);
    more->setMenu(m_menu);
    row->addWidget(more);
    layout->addLayout(row);

    connect(m_search, &QLineEdit::textChanged, this, &SavedPanel::filter);
    const auto problems = [this] {
        QStringList lines = m_collections->problems();
        if (!m_history->problem().isEmpty())
            lines << m_history->problem();
        m_notice->setNotice(Tone::Warning, lines.join(u'\n'));
    };
    connect(m_collections, &QAbstractItemModel::modelReset, this, problems);
    problems();
    updateActions();
}

SavedPanel::~SavedPanel() = default;

QWidget *SavedPanel::buildCollections()
{
    m_shown->setSourceModel(m_collections);
    m_shown->setFilterRole(CollectionModel::SearchRole);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setRecursiveFilteringEnabled(true);
    m_treeStack = new QStackedWidget(m_tabs);
    m_tree = new QTreeView(m_treeStack);
    m_tree->setObjectName(QStringLiteral("savedTree"));
    m_tree->setAccessibleName(tr("Saved messages"));
    m_tree->setModel(m_shown);
    ViewOptions options;
    options.isSortable = false;
    setUpTree(m_tree, options);
    m_tree->header()->hide();
    m_tree->header()->setStretchLastSection(true);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty = new EmptyState(m_treeStack);
    m_empty->setObjectName(QStringLiteral("savedEmpty"));
    m_empty->setContent(
        {}, tr("No saved messages yet."), tr("Fill in the form and save it here, or import a collection."));
    m_treeStack->addWidget(m_tree);
    m_treeStack->addWidget(m_empty);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &SavedPanel::openMenu);
    connect(
        m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) { choose(m_shown->mapToSource(index)); });
    connect(
        m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) { choose(m_shown->mapToSource(index)); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &SavedPanel::updateActions);
    const auto counted = [this] {
        m_treeStack->setCurrentWidget(m_collections->rowCount() > 0 ? static_cast<QWidget *>(m_tree) : m_empty);
        updateActions();
    };
    connect(m_collections, &QAbstractItemModel::modelReset, this, counted);
    connect(m_collections, &QAbstractItemModel::rowsInserted, this, counted);
    connect(m_collections, &QAbstractItemModel::rowsRemoved, this, counted);
    m_treeStack->setCurrentWidget(m_collections->rowCount() > 0 ? static_cast<QWidget *>(m_tree) : m_empty);
    return m_treeStack;
}

QWidget *SavedPanel::buildHistory()
{
    m_shownHistory->setSourceModel(m_history);
    m_shownHistory->setFilterRole(SendHistory::SearchRole);
    m_shownHistory->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_historyStack = new QStackedWidget(m_tabs);
    m_table = new QTableView(m_historyStack);
    m_table->setObjectName(QStringLiteral("historyTable"));
    m_table->setAccessibleName(tr("What was sent"));
    m_table->setModel(m_shownHistory);
    ViewOptions options;
    options.widths = { 13, 10, 18, 40 };
    options.isSortable = false;
    setUpTable(m_table, options);
    // The panel is narrow: what it was comes first.
    m_table->horizontalHeader()->moveSection(SendHistory::Subject, 0);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(SendHistory::Subject, new MonospaceDelegate(m_table));
    m_noHistory = new EmptyState(m_historyStack);
    m_noHistory->setObjectName(QStringLiteral("historyEmpty"));
    m_noHistory->setContent({}, tr("Nothing was sent yet."),
        tr("What the composer sends stands here, to be sent again. The last %1 are kept.")
            .arg(format::count(quint64 { SendHistory::maxEntries })));
    auto *page = new QWidget(m_historyStack);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::gap);
    column->addWidget(m_table, 1);
    m_historyLimit = plainParagraph({}, page);
    m_historyLimit->setObjectName(QStringLiteral("historyLimit"));
    m_historyLimit->setAccessibleName(tr("What the history keeps"));
    m_historyLimit->setFont(Theme::caption());
    m_historyLimit->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_historyLimit);
    m_historyStack->addWidget(page);
    m_historyStack->addWidget(m_noHistory);
    const auto again = [this](const QModelIndex &index) {
        const SentEntry &entry = m_history->entry(m_shownHistory->mapToSource(index).row());
        m_filledIn = QPersistentModelIndex();
        Q_EMIT environmentChanged();
        Q_EMIT chosen(entry.message);
        if (!entry.hasBody)
            m_notice->setNotice(
                Tone::Warning, tr("The body of this message was too large to be kept: it is empty now."));
    };
    connect(m_table, &QTableView::activated, this, again);
    connect(m_table, &QTableView::clicked, this, again);
    const auto counted = [this, page] {
        m_historyStack->setCurrentWidget(m_history->rowCount() > 0 ? page : static_cast<QWidget *>(m_noHistory));
        m_historyLimit->setText(
            tr("%1 of the last %2, kept with bodies up to %3.")
                .arg(format::count(static_cast<quint64>(m_history->rowCount())),
                    format::count(quint64 { SendHistory::maxEntries }), format::bytes(double(SendHistory::maxBody))));
    };
    connect(m_history, &QAbstractItemModel::modelReset, this, counted);
    connect(m_history, &QAbstractItemModel::rowsInserted, this, counted);
    connect(m_history, &QAbstractItemModel::rowsRemoved, this, counted);
    counted();
    return m_historyStack;
}

void SavedPanel::buildMenu(QMenu *menu)
{
    menu->setObjectName(QStringLiteral("savedMenu"));
    const auto add = [this, menu](const char *name, const QString &text, const std::function<void()> &run) {
        QAction *action = menu->addAction(text, this, run);
        action->setObjectName(QLatin1String(name));
        return action;
    };
    add("savedNewCollection", tr("New collection…"), [this] {
        askName("collectionName", tr("New collection"), tr("My requests"), tr("Create"),
            [this](const QString &name) -> Result<void> {
                auto made = m_collections->addCollection(name);
                if (!made)
                    return fail(std::move(made.error()));
                select(*made);
                return {};
            });
    });
    m_needCollection << add("savedNewFolder", tr("New folder…"), [this] {
        const QPersistentModelIndex where = m_collections->containerOf(current());
        askName("folderName", tr("New folder"), {}, tr("Create"), [this, where](const QString &name) -> Result<void> {
            auto made = m_collections->addFolder(where, name);
            if (!made)
                return fail(std::move(made.error()));
            select(*made);
            return {};
        });
    });
    m_needItem << add("savedRename", tr("Rename…"), [this] {
        const QPersistentModelIndex what = current();
        askName("itemName", tr("Rename"), what.data().toString(), tr("Rename"),
            [this, what](const QString &name) { return m_collections->rename(what, name); });
    });
    m_needItem << add("savedRemove", tr("Delete…"), [this] { askRemove(); });
    m_needItem << add("savedLink", tr("Copy link"), [this] {
        if (const QStringList place = m_collections->place(current()); !place.isEmpty())
            Q_EMIT linkRequested(place);
    });
    menu->addSeparator();
    m_needCollection << add("savedEnvironment", tr("Environment…"), [this] { askEnvironment(); });
    menu->addSeparator();
    add("savedImport", tr("Import collection…"), [this] { importFile(); });
    m_needCollection << add("savedExport", tr("Export collection…"), [this] { exportFile(); });
    menu->addSeparator();
    add("historyClear", tr("Clear the history"), [this] { m_history->clear(); });
}

void SavedPanel::openMenu(const QPoint &position)
{
    m_menu->popup(m_tree->viewport()->mapToGlobal(position));
}

QModelIndex SavedPanel::current() const
{
    return m_shown->mapToSource(m_tree->currentIndex());
}

void SavedPanel::select(const QModelIndex &index)
{
    const QModelIndex shown = m_shown->mapFromSource(index);
    m_tabs->setCurrentIndex(0);
    m_tree->expand(shown.parent());
    m_tree->setCurrentIndex(shown);
    m_tree->scrollTo(shown);
}

void SavedPanel::updateActions()
{
    const bool isItem = current().isValid();
    for (QAction *action : std::as_const(m_needItem))
        action->setEnabled(isItem);
    for (QAction *action : std::as_const(m_needCollection))
        action->setEnabled(isItem);
}

void SavedPanel::filter(const QString &text)
{
    m_shown->setFilterFixedString(text);
    m_shownHistory->setFilterFixedString(text);
    if (!text.isEmpty())
        m_tree->expandAll();
}

void SavedPanel::choose(const QModelIndex &index)
{
    if (!index.isValid() || m_collections->kind(index) != Kind::Message)
        return;
    m_filledIn = index;
    Q_EMIT environmentChanged();
    Q_EMIT chosen(m_collections->message(index));
}

void SavedPanel::open(const QStringList &place)
{
    const QModelIndex found = m_collections->find(place);
    if (!found.isValid()) {
        m_notice->setNotice(Tone::Warning,
            tr("Nothing is saved as “%1” here: it was renamed, moved or deleted.")
                .arg(format::preview(place.join(QStringLiteral(" / ")).toUtf8())));
        return;
    }
    m_notice->setNotice(Tone::Info, {});
    m_search->clear();
    select(found);
    choose(found);
}

Environment SavedPanel::environment() const
{
    return m_filledIn.isValid() ? m_collections->environment(m_filledIn) : Environment();
}

void SavedPanel::say(const Result<void> &result)
{
    m_notice->setNotice(Tone::Bad, result ? QString() : result.error().text());
}

void SavedPanel::askName(const char *objectName, const QString &title, const QString &text, const QString &verb,
    const std::function<Result<void>(const QString &)> &take)
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QLatin1String(objectName));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(text);
    dialog->setOkButtonText(verb);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, take](const QString &name) { say(take(name)); });
    dialog->open();
}

void SavedPanel::save(const ComposedMessage &message)
{
    const QPersistentModelIndex filledIn = m_filledIn;
    // A message that was taken from here is changed in its place; under another name it is a new one.
    const QString name = filledIn.isValid() ? filledIn.data().toString() : message.subject;
    askName("messageName", tr("Save message"), name, tr("Save"),
        [this, message, filledIn, name](const QString &typed) -> Result<void> {
            if (filledIn.isValid() && typed == name)
                return m_collections->setMessage(filledIn, message);
            QModelIndex where = m_collections->containerOf(current());
            if (!where.isValid())
                where = m_collections->index(0, 0);
            if (!where.isValid()) {
                auto made = m_collections->addCollection(tr("My requests"));
                if (!made)
                    return fail(std::move(made.error()));
                where = *made;
            }
            auto made = m_collections->addMessage(where, typed, message);
            if (!made)
                return fail(std::move(made.error()));
            m_filledIn = *made;
            select(*made);
            Q_EMIT environmentChanged();
            return {};
        });
}

void SavedPanel::askEnvironment()
{
    const QPersistentModelIndex collection = m_collections->collectionOf(current());
    const Environment now = m_collections->environment(collection);
    QStringList lines;
    for (auto it = now.cbegin(); it != now.cend(); ++it)
        lines << QString(it.key() + u'=' + it.value());
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("environmentDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Environment of %1").arg(collection.data().toString()));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setLabelText(
        tr("One variable a line, as NAME=value. {{NAME}} stands for it in messages of this collection."));
    dialog->setTextValue(lines.join(u'\n'));
    dialog->setOkButtonText(tr("Save"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, collection](const QString &text) {
        Environment environment;
        const QStringList typed = text.split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : typed) {
            const qsizetype equals = line.indexOf(u'=');
            const QString name = line.left(equals).trimmed();
            if (equals < 1 || name.isEmpty()) {
                say(fail(Error::Kind::Invalid,
                    tr("“%1” has no name and value. The environment was not changed.").arg(line)));
                return;
            }
            environment.insert(name, line.mid(equals + 1).trimmed());
        }
        say(m_collections->setEnvironment(collection, environment));
        Q_EMIT environmentChanged();
    });
    dialog->open();
}

void SavedPanel::askRemove()
{
    const QPersistentModelIndex index = current();
    if (!index.isValid())
        return;
    const QString name = index.data().toString();
    Confirmation question;
    question.title = tr("Delete %1?").arg(name);
    switch (m_collections->kind(index)) {
    case Kind::Collection:
        question.grade = Confirmation::Grade::Destroys;
        question.what = tr("The collection goes with everything in it, and its file.");
        question.name = name;
        question.verb = tr("Delete collection");
        break;
    case Kind::Folder:
        question.what = tr("The folder goes with everything in it.");
        question.verb = tr("Delete folder");
        break;
    case Kind::Message:
        question.what = tr("The saved message goes.");
        question.verb = tr("Delete message");
        break;
    }
    auto *sheet = new ConfirmSheet(question, this);
    connect(sheet, &QDialog::accepted, this, [this, index] { say(m_collections->remove(index)); });
    sheet->open();
}

void SavedPanel::importFile()
{
    auto *dialog = new QFileDialog(this, tr("Import collection"), {}, tr("Collections (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        auto made = m_collections->importFile(path);
        say(made ? Result<void>() : Result<void>(fail(made.error())));
        if (made)
            select(*made);
    });
    dialog->open();
}

void SavedPanel::exportFile()
{
    const QPersistentModelIndex collection = m_collections->collectionOf(current());
    auto *dialog = new QFileDialog(this, tr("Export collection"), {}, tr("Collections (*.json)"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(collection.data().toString() + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, collection](const QString &path) { say(m_collections->exportFile(collection, path)); });
    dialog->open();
}

} // namespace natsight
