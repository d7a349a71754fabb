// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/subjectsview.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/jetstream/subjectcounttreemodel.h"
#include "widgets/common/delegates.h"
#include "widgets/common/icons.h"
#include "widgets/common/listpanel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

namespace natsight {

namespace {

/// Of so many subjects all branches are opened while the tree is filtered; of more, the first two levels.
constexpr int maxOpenedByFilter = 5'000;

/// Subjects may have thousands of characters.
QString inMenu(const QString &subject)
{
    constexpr int longest = 60;
    QString text = subject.size() <= longest ? subject
                                             : QString(subject.left(longest / 2) + u'…' + subject.right(longest / 2));
    return text.replace(u'&', QLatin1String("&&"));
}

} // namespace

SubjectsView::SubjectsView(JetStreamClient *client, const QString &stream, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_stream(stream)
    , m_model(new SubjectCountModel(this))
    , m_pattern(new QLineEdit(this))
    , m_load(new QPushButton(tr("Count"), this))
    , m_treeButton(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_treeModel(new SubjectCountTreeModel(this))
    , m_treeProxy(new QSortFilterProxyModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, 0);
    bar->setSpacing(Theme::gap);
    auto *label = new QLabel(tr("&Subjects"), this);
    m_pattern->setObjectName(QStringLiteral("subjectsPattern"));
    m_pattern->setAccessibleName(tr("Subjects to count"));
    m_pattern->setPlaceholderText(QStringLiteral(">"));
    m_pattern->setToolTip(tr("A subject or a pattern, for instance orders.eu.>"));
    m_pattern->setFont(Theme::monospace());
    m_pattern->setMaximumWidth(420);
    label->setBuddy(m_pattern);
    m_load->setObjectName(QStringLiteral("subjectsCount"));
    m_load->setAccessibleName(tr("Count the messages of these subjects"));
    bar->addWidget(label);
    bar->addWidget(m_pattern, 1);
    bar->addWidget(m_load);
    bar->addStretch(1);
    m_treeButton->setObjectName(QStringLiteral("subjectsAsTree"));
    m_treeButton->setText(tr("Tree"));
    m_treeButton->setIcon(icon(QStringLiteral("subject")));
    m_treeButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_treeButton->setAccessibleName(tr("Show the subjects as a tree"));
    m_treeButton->setToolTip(tr("Token by token, with the sums of each branch; otherwise one subject a line"));
    m_treeButton->setCheckable(true);
    m_treeButton->setFocusPolicy(Qt::TabFocus);
    bar->addWidget(m_treeButton);
    layout->addLayout(bar);
    ListOptions options;
    options.name = QStringLiteral("subjects");
    options.title = tr("Subjects");
    options.view.widths = { 60, 16, 24 };
    options.sortRole = SortRole;
    options.exactRole = ExactRole;
    options.nameColumn = SubjectCountModel::Subject;
    m_list = new ListPanel(m_model, options, m_stack);
    m_list->view()->setItemDelegateForColumn(SubjectCountModel::Subject, new MonospaceDelegate(m_list->view()));
    m_list->view()->setItemDelegateForColumn(
        SubjectCountModel::Share, new BarDelegate(SubjectCountModel::ShareRole, m_list->view()));
    m_list->view()->horizontalHeader()->setStretchLastSection(false);
    m_stack->addWidget(m_list);
    makeTree();
    layout->addWidget(m_stack, 1);
    connect(m_treeButton, &QToolButton::clicked, this, [this](bool isTree) {
        setTree(isTree);
        Q_EMIT treeChanged(isTree);
    });
    connect(
        m_list, &ListPanel::activated, this, [this](int row) { Q_EMIT messagesRequested(m_model->row(row).subject); });
    connect(m_load, &QPushButton::clicked, this, &SubjectsView::load);
    connect(m_pattern, &QLineEdit::returnPressed, this, &SubjectsView::load);
    connect(m_list, &ListPanel::emptyTriggered, this, &SubjectsView::load);
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const int row = m_list->currentRow();
        if (row < 0)
            return;
        const QString subject = m_model->row(row).subject;
        addVerbs(menu, subject);
        menu->addAction(tr("Copy subject"), this, [subject] { QGuiApplication::clipboard()->setText(subject); });
    });
    updateWords();
}

void SubjectsView::makeTree()
{
    m_treePanel = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(m_treePanel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    m_treeFilter = new QLineEdit(m_treePanel);
    m_treeFilter->setObjectName(QStringLiteral("subjectsTreeFilter"));
    m_treeFilter->setAccessibleName(tr("Filter of the subject tree"));
    m_treeFilter->setPlaceholderText(tr("Filter…"));
    m_treeFilter->setToolTip(tr("Show only subjects that contain this (Ctrl+F)"));
    m_treeFilter->setClearButtonEnabled(true);
    m_treeFilter->setMinimumWidth(140);
    m_treeFilter->setMaximumWidth(360);
    m_treeFilter->installEventFilter(this);
    bar->addWidget(m_treeFilter, 2);
    bar->addStretch(3);
    const auto tool = [&](const char *name, const QString &iconName, const QString &what) {
        auto *button = new QToolButton(m_treePanel);
        button->setObjectName(QLatin1String(name));
        button->setIcon(icon(iconName));
        button->setAccessibleName(what);
        button->setToolTip(what);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
        return button;
    };
    auto *collapse = tool("subjectsCollapse", QStringLiteral("collapse"), tr("Close all branches"));
    layout->addLayout(bar);

    m_treeProxy->setSourceModel(m_treeModel);
    m_treeProxy->setSortRole(SortRole);
    m_treeProxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_treeProxy->setFilterRole(NameRole);
    m_treeProxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_treeProxy->setRecursiveFilteringEnabled(true);
    m_tree = new QTreeView(m_treePanel);
    m_tree->setObjectName(QStringLiteral("subjectsTree"));
    m_tree->setAccessibleName(tr("Subjects as a tree"));
    m_tree->setModel(m_treeProxy);
    ViewOptions options;
    options.widths = { 56, 16, 12, 24 };
    options.exactRole = ExactRole;
    setUpTree(m_tree, options);
    m_tree->header()->setStretchLastSection(false);
    m_tree->setItemDelegateForColumn(SubjectCountTreeModel::Subject, new MonospaceDelegate(m_tree));
    m_tree->setItemDelegateForColumn(
        SubjectCountTreeModel::Share, new BarDelegate(SubjectCountTreeModel::ShareRole, m_tree));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->installEventFilter(this);
    m_tree->sortByColumn(SubjectCountTreeModel::Subject, Qt::AscendingOrder);
    layout->addWidget(m_tree, 1);
    m_treeStrip = new QLabel(m_treePanel);
    m_treeStrip->setObjectName(QStringLiteral("subjectsTreeStrip"));
    m_treeStrip->setAccessibleName(tr("Totals of the subjects"));
    m_treeStrip->setTextFormat(Qt::PlainText);
    m_treeStrip->setFont(Theme::caption());
    m_treeStrip->setForegroundRole(QPalette::PlaceholderText);
    m_treeStrip->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    m_treeStrip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_treeStrip);
    m_stack->addWidget(m_treePanel);

    m_treeFilterDelay.setSingleShot(true);
    m_treeFilterDelay.setInterval(200);
    connect(&m_treeFilterDelay, &QTimer::timeout, this, &SubjectsView::filterTree);
    connect(m_treeFilter, &QLineEdit::textChanged, this, [this] { m_treeFilterDelay.start(); });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &SubjectsView::openTreeMenu);
    connect(m_tree, &QTreeView::doubleClicked, this, &SubjectsView::showMessages);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_isOpening)
            m_open.insert(index.siblingAtColumn(0).data(NameRole).toString());
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_isOpening)
            m_open.remove(index.siblingAtColumn(0).data(NameRole).toString());
    });
    connect(collapse, &QToolButton::clicked, this, [this] {
        m_open.clear();
        m_tree->collapseAll();
    });
}

void SubjectsView::setTree(bool isTree)
{
    m_isTree = isTree;
    m_treeButton->setChecked(isTree);
    updateShown();
}

QList<std::pair<QString, QString>> SubjectsView::keys() const
{
    return { { QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText),
        m_isTree ? tr("Show the messages of the branch") : tr("Show the messages of the subject") } };
}

void SubjectsView::updateShown()
{
    // Why there is nothing is told by the list.
    const bool showsTree = m_isTree && m_model->rowCount() > 0;
    if (showsTree && m_isTreeOld)
        fillTree();
    const bool hadFocus = m_stack->currentWidget()->isAncestorOf(focusWidget());
    m_stack->setCurrentWidget(showsTree ? m_treePanel : static_cast<QWidget *>(m_list));
    if (hadFocus && showsTree)
        m_tree->setFocus();
    else if (hadFocus && m_list->view()->isVisible())
        m_list->view()->setFocus();
}

void SubjectsView::fillTree()
{
    m_isTreeOld = false;
    QList<SubjectCount> all;
    all.reserve(m_model->rowCount());
    for (int row = 0; row < m_model->rowCount(); ++row)
        all << m_model->row(row);
    m_treeModel->clear();
    m_treeModel->add(all);
    openKnown();
}

void SubjectsView::openKnown()
{
    m_isOpening = true;
    if (!m_treeFilter->text().trimmed().isEmpty()) {
        if (m_model->rowCount() <= maxOpenedByFilter)
            m_tree->expandAll();
        else
            m_tree->expandToDepth(1);
    } else if (m_open.isEmpty()) {
        // What has no choice is passed: of `orders.eu.…` alone the regions are what one wants to see.
        QModelIndex index;
        while (m_treeProxy->rowCount(index) == 1) {
            index = m_treeProxy->index(0, 0, index);
            m_tree->expand(index);
        }
    } else {
        for (const QString &subject : std::as_const(m_open)) {
            const QModelIndex index = m_treeProxy->mapFromSource(m_treeModel->indexOf(subject));
            if (index.isValid())
                m_tree->expand(index);
        }
    }
    m_isOpening = false;
}

void SubjectsView::filterTree()
{
    m_isOpening = true;
    m_treeProxy->setFilterFixedString(m_treeFilter->text().trimmed());
    m_tree->collapseAll();
    m_isOpening = false;
    openKnown();
}

void SubjectsView::addVerbs(QMenu *menu, const QString &pattern)
{
    menu->addAction(
        tr("Show messages of %1").arg(inMenu(pattern)), this, [this, pattern] { Q_EMIT messagesRequested(pattern); });
}

void SubjectsView::showMessages(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT messagesRequested(index.siblingAtColumn(0).data(SubjectCountTreeModel::PatternRole).toString());
}

void SubjectsView::openTreeMenu(const QPoint &at)
{
    const QModelIndex index = m_tree->currentIndex().siblingAtColumn(0);
    if (!index.isValid())
        return;
    const QString subject = index.data(NameRole).toString();
    const QString pattern = index.data(SubjectCountTreeModel::PatternRole).toString();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("subjectsTreeMenu"));
    addVerbs(menu, pattern);
    if (pattern != subject) {
        if (index.data(SubjectCountTreeModel::IsSubjectRole).toBool())
            addVerbs(menu, subject);
        menu->addAction(tr("Count only %1").arg(inMenu(pattern)), this, [this, pattern] {
            m_pattern->setText(pattern);
            load();
        });
        menu->addAction(
            tr("Open all below"), this, [this, at = QPersistentModelIndex(index)] { m_tree->expandRecursively(at); });
    }
    menu->addSeparator();
    menu->addAction(tr("Copy subject"), this, [subject] { QGuiApplication::clipboard()->setText(subject); });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

bool SubjectsView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_tree && isEnter) {
            showMessages(m_tree->currentIndex());
            return true;
        }
        if (watched == m_treeFilter && key->key() == Qt::Key_Down) {
            m_tree->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (watched == m_treeFilter && key->key() == Qt::Key_Escape && !m_treeFilter->text().isEmpty()) {
            m_treeFilter->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SubjectsView::focusFilter()
{
    if (m_stack->currentWidget() == m_treePanel) {
        m_treeFilter->setFocus(Qt::ShortcutFocusReason);
        m_treeFilter->selectAll();
    } else {
        m_list->focusFilter();
    }
}

void SubjectsView::setKnown(quint64 subjects, quint64 messages)
{
    const bool isFirst = !m_subjects;
    m_subjects = subjects;
    m_messages = messages;
    if (isFirst && isVisible())
        loadFew();
    if (!m_isLoaded)
        updateWords();
}

void SubjectsView::showEvent(QShowEvent *event)
{
    loadFew();
    QWidget::showEvent(event);
}

void SubjectsView::loadFew()
{
    if (!m_isLoaded && !m_isLoading && m_subjects && *m_subjects <= maxUnbidden)
        load();
}

void SubjectsView::load()
{
    if (!m_client)
        return;
    const QString pattern = m_pattern->text().trimmed().isEmpty() ? QStringLiteral(">") : m_pattern->text().trimmed();
    const int question = ++m_question;
    m_isLoading = true;
    m_error.reset();
    m_total = 0;
    m_model->clear();
    m_isTreeOld = true;
    updateWords();
    const auto onPage = [this, question, guard = QPointer(this)](
                            const ListPage<SubjectCount> &page, quint64, quint64 total) {
        if (!guard || question != m_question)
            return;
        m_total = total;
        m_model->add(page.items);
        m_isTreeOld = true;
        updateWords();
    };
    whenDone(this, m_client->streamSubjects(m_stream, pattern, maxSubjects, onPage),
        [this, question](const Listing<SubjectCount> &listing) {
            if (question != m_question)
                return;
            m_isLoading = false;
            m_isLoaded = true;
            m_countedMs = QDateTime::currentMSecsSinceEpoch();
            m_error = listing.error;
            m_total = listing.total;
            updateWords();
        });
}

void SubjectsView::updateWords()
{
    const QString none = QStringLiteral("subject");
    if (m_isLoading)
        m_list->setEmpty(none, tr("Counting…"), {});
    else if (m_error)
        m_list->setEmpty(
            none, tr("Can't count the subjects: %1").arg(m_error->message), m_error->advice, tr("Ask again"));
    else if (m_isLoaded)
        m_list->setEmpty(none, tr("No message with such a subject is stored."), {});
    else if (m_subjects && *m_subjects > maxUnbidden)
        m_list->setEmpty(none, tr("This stream has %1 subjects.").arg(format::count(*m_subjects)),
            tr("Type which ones to count, for instance orders.eu.>; at most %1 are shown.")
                .arg(format::count(maxSubjects)),
            tr("Count the first %1").arg(format::count(maxSubjects)));
    else
        m_list->setEmpty(none, tr("Which subjects are stored, and how often."), {}, tr("Count"));
    const auto shown = static_cast<quint64>(m_model->rowCount());
    QString strip;
    if (shown > 0) {
        strip = tr("%1 of %2 subjects · %3 messages")
                    .arg(format::count(shown), format::count(std::max(shown, m_total)),
                        format::count(m_model->messages()));
        if (m_isLoading)
            strip += QStringLiteral(" · ") + tr("counting…");
        else
            strip += QStringLiteral(" · ") + tr("counted %1").arg(format::time(m_countedMs * 1'000'000));
        if (m_error)
            strip += QStringLiteral(" · ") + m_error->message;
    }
    m_list->setStrip(strip);
    m_treeStrip->setText(strip);
    updateShown();
}

} // namespace natsight
