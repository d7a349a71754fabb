// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/savedfiltersdialog.h"

#include "widgets/common/delegates.h"
#include "widgets/common/filterline.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"
#include "widgets/common/viewsetup.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>

namespace natsight {

namespace {

constexpr int nameRole = Qt::UserRole + 1; ///< under which it is kept, while another is typed

} // namespace

SavedFiltersDialog::SavedFiltersDialog(FilterBook book, const QString &typed, QWidget *parent)
    : QDialog(parent)
    , m_book(std::move(book))
    , m_text(typed)
    , m_name(new QLineEdit(this))
    , m_problem(plainParagraph({}, this))
    , m_model(new QStandardItemModel(this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("savedFiltersDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Saved filters"));
    setMinimumSize(620, 400);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(tr("Saved filters"), this));
    buildForm();
    buildList();
    connect(m_name, &QLineEdit::textChanged, this, &SavedFiltersDialog::updateButtons);
    connect(m_name, &QLineEdit::returnPressed, this, &SavedFiltersDialog::save);
    fill({});
    m_name->setFocus();
}

void SavedFiltersDialog::buildForm()
{
    auto *box = static_cast<QVBoxLayout *>(layout());
    auto *text = plainParagraph(
        m_text.isEmpty() ? tr("There is no valid filter in the line that could be saved.") : m_text, this);
    if (!m_text.isEmpty())
        text->setFont(FilterLine::fontFor(m_text));
    text->setObjectName(QStringLiteral("savedFilterText"));
    box->addWidget(text);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    m_name->setObjectName(QStringLiteral("savedFilterName"));
    m_name->setAccessibleName(tr("Name of the filter"));
    m_name->setPlaceholderText(tr("Name, for instance Large orders"));
    m_name->setMaxLength(static_cast<int>(FilterBook::longestName));
    m_name->setEnabled(!m_text.isEmpty());
    row->addWidget(m_name, 1);
    m_save = button(QStringLiteral("savedFilterSave"), tr("Save"), tr("Keep the filter of the line under this name"));
    m_save->setProperty("primary", true);
    connect(m_save, &QPushButton::clicked, this, &SavedFiltersDialog::save);
    row->addWidget(m_save);
    box->addLayout(row);
    m_problem->setObjectName(QStringLiteral("savedFilterProblem"));
    m_problem->hide();
    box->addWidget(m_problem);
}

void SavedFiltersDialog::buildList()
{
    auto *box = static_cast<QVBoxLayout *>(layout());
    m_model->setHorizontalHeaderLabels({ tr("Name"), tr("Filter") });
    m_table->setObjectName(QStringLiteral("savedFiltersTable"));
    m_table->setAccessibleName(tr("Saved filters"));
    m_table->setModel(m_model);
    ViewOptions options;
    options.widths = { 24, 30 };
    options.isSortable = false;
    setUpTable(m_table, options);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setItemDelegateForColumn(1, new MonospaceDelegate(m_table));
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SavedFiltersDialog::updateButtons);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (index.isValid())
            use();
    });
    connect(m_model, &QStandardItemModel::itemChanged, this, &SavedFiltersDialog::rename);
    box->addWidget(m_table, 1);

    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    m_rename = button(QStringLiteral("savedFilterRename"), tr("Rename"), tr("Give it another name (F2)"));
    connect(m_rename, &QPushButton::clicked, this,
        [this] { m_table->edit(m_model->index(m_table->currentIndex().row(), 0)); });
    m_remove = button(QStringLiteral("savedFilterDelete"), tr("Delete"),
        tr("Forget the name (Del); the filter stays among the earlier ones"));
    connect(m_remove, &QPushButton::clicked, this, &SavedFiltersDialog::remove);
    auto *removeKey = new QAction(this);
    removeKey->setShortcut(QKeySequence::Delete);
    removeKey->setShortcutContext(Qt::WidgetShortcut);
    connect(removeKey, &QAction::triggered, this, &SavedFiltersDialog::remove);
    m_table->addAction(removeKey);
    m_use = button(QStringLiteral("savedFilterUse"), tr("Use"), tr("Filter by it (Enter)"));
    connect(m_use, &QPushButton::clicked, this, &SavedFiltersDialog::use);
    auto *close = button(QStringLiteral("savedFiltersClose"), tr("Close"), tr("Close (Esc)"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(m_rename);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(m_use);
    box->addLayout(row);
}

QPushButton *SavedFiltersDialog::button(const QString &name, const QString &text, const QString &toolTip)
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(name);
    made->setAccessibleName(text);
    made->setToolTip(toolTip);
    made->setAutoDefault(false);
    return made;
}

FilterBook SavedFiltersDialog::savedIn(FilterBook book) const
{
    book.setSaved(m_book);
    // What was deleted is not lost.
    for (auto text = m_book.history().crbegin(); text != m_book.history().crend(); ++text) {
        if (!book.history().contains(*text))
            book.remember(*text);
    }
    return book;
}

void SavedFiltersDialog::fill(const QString &current)
{
    m_isFilling = true;
    m_model->setRowCount(0);
    int row = -1;
    for (const SavedFilter &one : m_book.saved()) {
        auto *name = new QStandardItem(one.name);
        name->setData(one.name, nameRole);
        auto *text = new QStandardItem(one.text);
        text->setEditable(false);
        if (one.name == current)
            row = m_model->rowCount();
        m_model->appendRow({ name, text });
    }
    m_isFilling = false;
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
    updateButtons();
}

QString SavedFiltersDialog::currentName() const
{
    return m_model->index(m_table->currentIndex().row(), 0).data(nameRole).toString();
}

void SavedFiltersDialog::updateButtons()
{
    const QString name = m_name->text().trimmed();
    m_save->setEnabled(!m_text.isEmpty() && !name.isEmpty());
    m_save->setText(m_book.find(name) ? tr("Replace") : tr("Save"));
    const bool hasCurrent = m_table->currentIndex().isValid();
    for (QPushButton *one : { m_rename, m_remove, m_use })
        one->setEnabled(hasCurrent);
    m_problem->hide();
}

void SavedFiltersDialog::save()
{
    const QString name = m_name->text().trimmed();
    if (!m_save->isEnabled())
        return;
    if (!m_book.save(name, m_text)) {
        m_problem->setText(tr("At most %1 filters can be saved: delete one first.").arg(FilterBook::mostSaved));
        m_problem->show();
        return;
    }
    m_name->clear();
    fill(name);
    Q_EMIT changed();
}

void SavedFiltersDialog::rename(QStandardItem *item)
{
    if (m_isFilling || item->column() != 0)
        return;
    const QString from = item->data(nameRole).toString();
    const QString to = item->text().trimmed();
    if (from == to)
        return;
    const bool isGood = m_book.rename(from, to);
    // Not while the view is still about to close its editor.
    QMetaObject::invokeMethod(
        this,
        [this, isGood, from, to] {
            fill(isGood ? to : from);
            if (!isGood) {
                m_problem->setText(to.isEmpty() ? tr("A filter is saved under a name.")
                                                : tr("There is a filter named “%1” already.").arg(to));
                m_problem->show();
            }
        },
        Qt::QueuedConnection);
    if (isGood)
        Q_EMIT changed();
}

void SavedFiltersDialog::remove()
{
    const QString name = currentName();
    const SavedFilter *known = m_book.find(name);
    if (!known)
        return;
    m_book.remember(QString(known->text));
    m_book.remove(name);
    const int row = m_table->currentIndex().row();
    fill({});
    m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    Q_EMIT changed();
}

void SavedFiltersDialog::use()
{
    const SavedFilter *known = m_book.find(currentName());
    if (!known)
        return;
    const QString text = known->text;
    accept();
    Q_EMIT chosen(text);
}

} // namespace natsight
