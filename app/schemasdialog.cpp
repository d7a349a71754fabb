// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schemasdialog.h"

#include "app/schemakeeper.h"
#include "app/schemamappingmodel.h"
#include "widgets/common/delegates.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"
#include "widgets/common/viewsetup.h"

#include <QCompleter>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

namespace natsight {

namespace {

constexpr int mostProblems = 100; ///< that are listed of one file or folder

/// A line in which patterns and types are typed; types are completed by any part of their names.
class MappingDelegate : public MonospaceDelegate
{
public:
    using MonospaceDelegate::MonospaceDelegate;

    QWidget *createEditor(
        QWidget *parent, const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const override
    {
        auto *line = new QLineEdit(parent);
        line->setFrame(false);
        line->setFont(Theme::monospace());
        const bool isType = index.column() == SchemaMappingModel::Type;
        line->setObjectName(isType ? QStringLiteral("schemaTypeLine") : QStringLiteral("schemaPatternLine"));
        line->setAccessibleName(isType ? SchemasDialog::tr("Type") : SchemasDialog::tr("Subjects"));
        line->setPlaceholderText(isType ? QStringLiteral("shop.Order") : QStringLiteral("orders.>"));
        const auto *model = qobject_cast<const SchemaMappingModel *>(index.model());
        if (isType && model && model->book()) {
            auto *completer = new QCompleter(model->book()->types(), line);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            line->setCompleter(completer);
        }
        return line;
    }
};

} // namespace

SchemasDialog::SchemasDialog(SchemaKeeper *keeper, QWidget *parent)
    : QDialog(parent)
    , m_keeper(keeper)
    , m_sources(new QStandardItemModel(this))
    , m_mappings(new SchemaMappingModel(this))
{
    setObjectName(QStringLiteral("schemasDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Schemas"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::gap);
    layout->addWidget(plainParagraph(tr("By these Natsight reads protobuf and Avro payloads: in views, filters, plots "
                                        "and comparisons, of all connections."),
        this));
    layout->addWidget(makeSources(), 3);
    layout->addWidget(makeMappings(), 2);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    QPushButton *done = addButton(buttons, "schemasClose", tr("Close"), {});
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    layout->addLayout(buttons);
    m_mappings->setBook(m_keeper->book());
    m_mappings->setMappings(m_keeper->mappings());
    connect(m_mappings, &SchemaMappingModel::edited, this, [this] { m_keeper->setMappings(m_mappings->mappings()); });
    connect(m_keeper, &SchemaKeeper::changed, this, &SchemasDialog::showSources);
    showSources();
    resize(800, 680);
}

QPushButton *SchemasDialog::addButton(QLayout *row, const char *name, const QString &text, const QString &tip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(tip.isEmpty() ? QString(text).remove(u'&') : tip);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    row->addWidget(button);
    return button;
}

QWidget *SchemasDialog::makeSources()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, Theme::gap, 0, 0);
    layout->setSpacing(Theme::gap);
    layout->addWidget(captionLabel(tr("Files and folders"), part));
    m_sources->setHorizontalHeaderLabels({ tr("File or folder"), tr("What is in it") });
    m_sourceView = new QTreeView(part);
    m_sourceView->setObjectName(QStringLiteral("schemaSources"));
    m_sourceView->setAccessibleName(tr("Files and folders with schemas"));
    m_sourceView->setModel(m_sources);
    m_sourceView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    ViewOptions options;
    options.widths = { 60, 24 };
    options.isSortable = false;
    setUpTree(m_sourceView, options);
    auto *delegate = new TextDelegate(m_sourceView);
    delegate->setTone([](const QModelIndex &index) { return index.parent().isValid() ? Tone::Warning : Tone::Text; });
    m_sourceView->setItemDelegate(delegate);
    m_sourceView->installEventFilter(this);
    layout->addWidget(m_sourceView, 1);
    layout->addWidget(plainParagraph(tr("Protobuf: .proto files and descriptor sets; imports are looked up in the "
                                        "folders here and beside the files. "
                                        "Avro: .avsc files."),
        part));
    auto *row = new QHBoxLayout;
    connect(addButton(row, "schemaAddFiles", tr("Add &files…"), tr("Add files with schemas")), &QPushButton::clicked,
        this, [this] { choose(false); });
    connect(addButton(row, "schemaAddFolder", tr("Add f&older…"), tr("Add a folder with schemas")),
        &QPushButton::clicked, this, [this] { choose(true); });
    m_removeSource = addButton(row, "schemaRemove", tr("&Remove"), tr("Remove the file or folder from this list"));
    connect(m_removeSource, &QPushButton::clicked, this, &SchemasDialog::removeSource);
    row->addStretch(1);
    m_reload = addButton(row, "schemaReload", tr("Read a&gain"), tr("Read all files again"));
    connect(m_reload, &QPushButton::clicked, m_keeper, &SchemaKeeper::reload);
    layout->addLayout(row);
    connect(m_sourceView->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SchemasDialog::update);
    return part;
}

QWidget *SchemasDialog::makeMappings()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, Theme::gap, 0, 0);
    layout->setSpacing(Theme::gap);
    layout->addWidget(captionLabel(tr("Types of subjects"), part));
    layout->addWidget(plainParagraph(
        tr("Where several patterns fit a subject, the most specific one counts. Avro with its schema or fingerprint in "
           "the message needs no line here."),
        part));
    m_mappingView = new QTableView(part);
    m_mappingView->setObjectName(QStringLiteral("schemaMappings"));
    m_mappingView->setAccessibleName(tr("Which subjects have which type"));
    m_mappingView->setModel(m_mappings);
    ViewOptions options;
    options.widths = { 26, 34 };
    options.isSortable = false;
    setUpTable(m_mappingView, options);
    auto *editable = new MappingDelegate(m_mappingView);
    m_mappingView->setItemDelegateForColumn(SchemaMappingModel::Pattern, editable);
    m_mappingView->setItemDelegateForColumn(SchemaMappingModel::Type, editable);
    auto *note = new TextDelegate(m_mappingView);
    note->setTone(Tone::Warning);
    note->setElideMode(Qt::ElideRight);
    m_mappingView->setItemDelegateForColumn(SchemaMappingModel::Note, note);
    m_mappingView->setEditTriggers(
        QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked | QAbstractItemView::EditKeyPressed);
    m_mappingView->installEventFilter(this);
    layout->addWidget(m_mappingView, 1);
    auto *row = new QHBoxLayout;
    connect(addButton(row, "schemaAddMapping", tr("&Add"), tr("Add a type for subjects")), &QPushButton::clicked, this,
        &SchemasDialog::addMapping);
    m_removeMapping = addButton(row, "schemaRemoveMapping", tr("Re&move"), tr("Remove the selected types of subjects"));
    connect(m_removeMapping, &QPushButton::clicked, this, &SchemasDialog::removeMappings);
    row->addStretch(1);
    layout->addLayout(row);
    connect(m_mappingView->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SchemasDialog::update);
    return part;
}

void SchemasDialog::choose(bool isFolder)
{
    auto *chooser = isFolder ? new QFileDialog(this, tr("Add a folder with schemas"))
                             : new QFileDialog(this, tr("Add files with schemas"), {},
                                 tr("Schemas (*.proto *.desc *.protoset *.binpb *.fds *.pb *.avsc)")
                                     + QStringLiteral(";;") + tr("All files (*)"));
    chooser->setObjectName(QStringLiteral("schemaChooser"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    chooser->setOption(QFileDialog::ShowDirsOnly, isFolder);
    connect(chooser, &QFileDialog::filesSelected, this, &SchemasDialog::addSources);
    chooser->open();
}

void SchemasDialog::addSources(const QStringList &paths)
{
    QStringList sources = m_keeper->sources();
    for (const QString &path : paths)
        sources << QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    sources.removeDuplicates();
    m_keeper->setSources(sources);
}

void SchemasDialog::removeSource()
{
    QModelIndex index = m_sourceView->currentIndex();
    while (index.parent().isValid())
        index = index.parent();
    QStringList sources = m_keeper->sources();
    if (!index.isValid() || index.row() >= sources.size())
        return;
    sources.removeAt(index.row());
    m_keeper->setSources(sources);
}

void SchemasDialog::addMapping()
{
    const QModelIndex index = m_mappings->index(m_mappings->append(), SchemaMappingModel::Pattern);
    m_mappingView->setCurrentIndex(index);
    m_mappingView->setFocus();
    m_mappingView->edit(index);
}

void SchemasDialog::removeMappings()
{
    QList<int> rows;
    for (const QModelIndex &index : m_mappingView->selectionModel()->selectedRows())
        rows << index.row();
    m_mappings->remove(rows);
}

/// A file or folder with its problems below.
void SchemasDialog::addRow(const QString &source, const QString &state, const QList<SchemaProblem> &problems)
{
    auto *name = new QStandardItem(source);
    name->setToolTip(source);
    if (!problems.isEmpty())
        name->setIcon(icon(QStringLiteral("warning")));
    for (const SchemaProblem &problem : problems.first(std::min<qsizetype>(problems.size(), mostProblems))) {
        auto *line = new QStandardItem(problem.sentence());
        line->setToolTip(problem.path + u'\n' + problem.sentence());
        name->appendRow(line);
    }
    QStringList words { state };
    if (!problems.isEmpty())
        words << tr("%n problem(s)", nullptr, static_cast<int>(problems.size()));
    words.removeAll(QString());
    m_sources->appendRow({ name, new QStandardItem(words.join(QStringLiteral(", "))) });
    for (int row = 0; row < name->rowCount(); ++row)
        m_sourceView->setFirstColumnSpanned(row, name->index(), true);
}

void SchemasDialog::showSources()
{
    const int current = m_sourceView->currentIndex().parent().isValid() ? m_sourceView->currentIndex().parent().row()
                                                                        : m_sourceView->currentIndex().row();
    m_sources->removeRows(0, m_sources->rowCount());
    const SchemaReport &report = m_keeper->report();
    QList<SchemaProblem> others = report.problems;
    for (const QString &source : m_keeper->sources()) {
        const QList<SchemaProblem> problems = report.problemsOf(source);
        others.removeIf([&problems](const SchemaProblem &one) { return problems.contains(one); });
        const QString types = tr("%n type(s)", nullptr, static_cast<int>(report.typeCountOf(source)));
        addRow(source, m_keeper->isReading() ? tr("Reading…") : types, problems);
    }
    if (!others.isEmpty())
        addRow(tr("Imported files"), {}, others);
    m_sourceView->expandAll();
    if (m_sources->rowCount() > 0)
        m_sourceView->setCurrentIndex(m_sources->index(std::clamp(current, 0, m_sources->rowCount() - 1), 0));
    m_mappings->setBook(m_keeper->book());
    update();
}

void SchemasDialog::update()
{
    m_removeSource->setEnabled(m_sourceView->currentIndex().isValid());
    m_reload->setEnabled(m_sources->rowCount() > 0 && !m_keeper->isReading());
    m_removeMapping->setEnabled(m_mappingView->selectionModel()->hasSelection());
}

bool SchemasDialog::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDelete = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete;
    if (!isDelete)
        return QDialog::eventFilter(watched, event);
    if (watched == m_sourceView)
        removeSource();
    else
        removeMappings();
    return true;
}

} // namespace natsight
