// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/keysview.h"

#include "models/core/format.h"
#include "models/keyvalue/keylistmodel.h"
#include "models/keyvalue/keytreemodel.h"
#include "widgets/common/delegates.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/rowsview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace natsight {

namespace {

/// Of so many keys all branches are opened while they are filtered; of more, the first two levels.
constexpr std::size_t maxOpenedByFilter = 2'000;
constexpr int maxCopied = 100'000;

/// A cell that is coloured for a moment when its key changed.
template<typename Base>
class MarkedDelegate : public Base
{
public:
    using Base::Base;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        Base::initStyleOption(option, index);
        const auto mark = static_cast<KeyFeed::Mark>(index.data(KeyCells::MarkRole).toInt());
        if (mark != KeyFeed::Mark::None) {
            const Tone tone = mark == KeyFeed::Mark::Created ? Tone::Good
                : mark == KeyFeed::Mark::Changed             ? Tone::Warning
                                                             : Tone::Bad;
            QColor color = Theme::color(tone, option->palette);
            color.setAlphaF(0.18F);
            option->backgroundBrush = color;
        }
    }
};

Tone toneOf(const QModelIndex &index)
{
    return index.data(KeyCells::IsDeletedRole).toBool() || index.column() != KeyCells::Key ? Tone::Muted : Tone::Text;
}

std::string_view viewOf(const QByteArray &bytes)
{
    return { bytes.constData(), static_cast<std::size_t>(bytes.size()) };
}

/// What is typed: a part of the key, and behind `value:` a part of the value.
std::pair<QByteArray, QByteArray> partsOf(const QString &typed)
{
    static const QString word = QStringLiteral("value:");
    const qsizetype at = typed.indexOf(word);
    if (at < 0)
        return { typed.trimmed().toUtf8(), {} };
    return { typed.left(at).trimmed().toUtf8(), typed.mid(at + word.size()).trimmed().toUtf8() };
}

} // namespace

KeysView::KeysView(KeyFeed *feed, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_index(feed->index())
    , m_values(new KeyValues(feed->client(), m_index, this))
    , m_cells(new KeyCells(m_index, feed, m_values, this))
    , m_search(new KeySearch(feed, this))
    , m_treeModel(new KeyTreeModel(m_cells, this))
    , m_listModel(new KeyListModel(m_cells, this))
{
    setBucket(feed->bucket());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeBar();
    m_notice = new NoticeBar(this);
    m_notice->setObjectName(QStringLiteral("keysNotice"));
    connect(m_notice, &NoticeBar::triggered, this, &KeysView::relistRequested);
    layout->addWidget(m_notice);
    makeViews();
    m_strip = plainLabel(this, QStringLiteral("keysStrip"));
    m_strip->setAccessibleName(tr("What is watched"));
    m_strip->setFont(Theme::caption());
    m_strip->setForegroundRole(QPalette::PlaceholderText);
    m_strip->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    m_strip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_strip);

    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(400);
    connect(&m_searchDelay, &QTimer::timeout, this, [this] { m_search->start(m_needle); });
    connect(m_search, &KeySearch::hitsChanged, this, &KeysView::applyFilter);
    connect(m_search, &KeySearch::progressChanged, this, &KeysView::updateState);
    connect(feed, &KeyFeed::stateChanged, this, &KeysView::updateState);
    connect(feed, &KeyFeed::bucketChanged, this, [this] { setBucket(m_feed->bucket()); });
    connect(m_index, &KeyIndex::shownReplaced, this, [this] {
        updateState();
        openTree();
        selectCurrent();
    });
    connect(m_index, &KeyIndex::shownChanged, this, [this](const KeyIndex::Change &change) {
        if (change.added.empty() && change.removed.empty())
            return;
        updateState();
        if (!m_wasOpened)
            openTree();
        if (!change.added.empty())
            selectCurrent();
    });
    connect(m_index, &KeyIndex::cleared, this, [this] {
        m_wasOpened = false;
        updateState();
    });
    updateState();
}

KeysView::~KeysView() = default;

void KeysView::setBucket(const Bucket &bucket)
{
    m_values->setBucket(bucket);
    m_cells->setBucket(bucket);
}

void KeysView::makeBar()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("keysFilter"));
    m_filter->setAccessibleName(tr("Filter of the keys"));
    m_filter->setPlaceholderText(tr("Filter keys, or search values with value:"));
    m_filter->setToolTip(tr("Part of a key; behind value: a part of the value (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(120);
    m_filter->installEventFilter(this);
    bar->addWidget(m_filter, 1);
    const auto toggle = [this, bar](const char *name, const QString &text, const QString &tip) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setAccessibleName(tip);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
        return button;
    };
    m_shape = toggle("keysAsTree", tr("Tree"), tr("Show the keys as a tree of what is between their dots"));
    m_shape->setChecked(m_isTree);
    m_deleted = toggle(
        "keysShowDeleted", tr("Show deleted"), tr("Show keys without a value too, and why they have none"));
    static_cast<QVBoxLayout *>(layout())->addLayout(bar);
    connect(m_filter, &QLineEdit::textChanged, this, &KeysView::takeFilter);
    connect(m_shape, &QToolButton::clicked, this, [this](bool isTree) {
        setTree(isTree);
        Q_EMIT treeChanged(isTree);
    });
    connect(m_deleted, &QToolButton::toggled, this, &KeysView::applyFilter);

    m_searchRow = new QWidget(this);
    auto *row = new QHBoxLayout(m_searchRow);
    row->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    row->setSpacing(Theme::gap);
    m_searchWords = plainLabel(m_searchRow, QStringLiteral("keysSearchWords"));
    m_searchWords->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_searchWords, 1);
    m_progress = new QProgressBar(m_searchRow);
    m_progress->setObjectName(QStringLiteral("keysSearchProgress"));
    m_progress->setAccessibleName(tr("Progress of the search"));
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(120);
    row->addWidget(m_progress);
    m_stop = new QToolButton(m_searchRow);
    m_stop->setObjectName(QStringLiteral("keysSearchStop"));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop the search"));
    m_stop->setFocusPolicy(Qt::TabFocus);
    connect(m_stop, &QToolButton::clicked, m_search, &KeySearch::cancel);
    row->addWidget(m_stop);
    m_searchRow->hide();
    layout()->addWidget(m_searchRow);
}

void KeysView::makeViews()
{
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(m_stack);
    m_empty->button()->setObjectName(QStringLiteral("keysEmptyButton"));
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (!m_filter->text().isEmpty())
            m_filter->clear();
        else if (m_feed->state() == KeyFeed::State::Live)
            Q_EMIT newKeyRequested();
        else
            Q_EMIT relistRequested();
    });
    m_stack->addWidget(m_empty);
    ViewOptions options;
    options.widths = { 18, 19, 8, 11, 9, 10, 11 };
    options.exactRole = KeyCells::ExactRole;
    m_tree = new QTreeView(m_stack);
    m_tree->setObjectName(QStringLiteral("keysTree"));
    m_tree->setAccessibleName(tr("Keys as a tree"));
    keepCurrent(m_treeModel, [this] { m_tree->setModel(m_treeModel); });
    setUpTree(m_tree, options);
    m_tree->header()->setStretchLastSection(false);
    setUp(m_tree);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_isOpening)
            m_open.insert(index.data(KeyCells::KeyRole).toByteArray());
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_isOpening)
            m_open.remove(index.data(KeyCells::KeyRole).toByteArray());
    });
    m_list = new RowsView(m_stack);
    m_list->setObjectName(QStringLiteral("keysList"));
    m_list->setAccessibleName(tr("Keys as a list"));
    keepCurrent(m_listModel, [this] { m_list->setModel(m_listModel); });
    options.widths.first() = 28;
    setUpTable(m_list, options);
    m_list->horizontalHeader()->setStretchLastSection(false);
    setUp(m_list);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_list);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_stack, 1);
}

/// A view goes to the next row when the current one goes: that is nobody's choice, so the key that is read stays. Slots are called in
/// the order in which they were connected, hence around the view's own.
void KeysView::keepCurrent(QAbstractItemModel *model, const std::function<void()> &setModel)
{
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_isSelecting = true; });
    setModel();
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { m_isSelecting = false; });
}

void KeysView::setUp(QAbstractItemView *view)
{
    auto *mono = new MarkedDelegate<MonospaceDelegate>(view);
    mono->setTone(toneOf);
    auto *text = new MarkedDelegate<TextDelegate>(view);
    text->setTone(toneOf);
    auto *value = new MarkedDelegate<MonospaceDelegate>(view);
    value->setTone(toneOf);
    value->setElideMode(Qt::ElideRight);
    view->setItemDelegate(text);
    view->setItemDelegateForColumn(KeyCells::Key, mono);
    view->setItemDelegateForColumn(KeyCells::Value, value);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    view->installEventFilter(this);
    connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint &at) { openMenu(view, at); });
    connect(view, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { currentChanged(index); });
    connect(view, &QAbstractItemView::doubleClicked, this, &KeysView::activate);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &index) { currentChanged(index); });
}

QAbstractItemView *KeysView::view() const
{
    return m_isTree ? static_cast<QAbstractItemView *>(m_tree) : m_list;
}

void KeysView::setTree(bool isTree)
{
    if (isTree == m_isTree)
        return;
    const bool hadFocus = view()->hasFocus();
    m_isTree = isTree;
    m_shape->setChecked(isTree);
    updateState();
    selectCurrent();
    if (hadFocus)
        view()->setFocus();
}

void KeysView::setShowsDeleted(bool isShown)
{
    m_deleted->setChecked(isShown);
}

void KeysView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void KeysView::setFilter(const QString &text)
{
    m_filter->setText(text);
}

void KeysView::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    updateEmpty();
}

QList<std::pair<QString, QString>> KeysView::keys() const
{
    const auto name = [](QKeySequence key) { return key.toString(QKeySequence::NativeText); };
    return { { name(Qt::Key_Return), tr("Go to the value of the key, or open the branch") },
        { name(Qt::Key_N), tr("New key") }, { name(Qt::Key_Delete), tr("Delete what is selected") },
        { name(Qt::CTRL | Qt::Key_C), tr("Copy rows") } };
}

void KeysView::takeFilter()
{
    const auto [key, value] = partsOf(m_filter->text());
    if (value != m_needle) {
        m_needle = value;
        m_searchDelay.stop();
        m_search->cancel();
        if (!value.isEmpty())
            m_searchDelay.start();
    }
    applyFilter();
}

void KeysView::applyFilter()
{
    KeyFilter filter;
    filter.text = partsOf(m_filter->text()).first;
    filter.withDeleted = m_deleted->isChecked();
    // What the search before this one found is shown until this one begins.
    if (!m_needle.isEmpty())
        filter.only = m_search->hits();
    m_index->setFilter(std::move(filter));
    updateState();
}

void KeysView::openTree()
{
    if (m_index->shown().empty())
        return;
    m_isOpening = true;
    if (!m_filter->text().trimmed().isEmpty()) {
        if (m_index->shown().size() <= maxOpenedByFilter)
            m_tree->expandAll();
        else
            m_tree->expandToDepth(0);
        m_wasOpened = false;
    } else if (!m_wasOpened) {
        m_wasOpened = true;
        m_tree->collapseAll();
        if (m_open.isEmpty()) {
            // What has no choice is passed, and few keys are all shown.
            QModelIndex index;
            while (m_treeModel->rowCount(index) == 1 && m_treeModel->hasChildren(m_treeModel->index(0, 0, index))) {
                index = m_treeModel->index(0, 0, index);
                m_tree->expand(index);
            }
        }
        for (const QByteArray &path : std::as_const(m_open)) {
            const QModelIndex index = m_treeModel->indexOf(viewOf(path));
            if (index.isValid())
                m_tree->expand(index);
        }
    }
    m_isOpening = false;
}

void KeysView::currentChanged(const QModelIndex &index)
{
    if (m_isSelecting || !index.isValid() || index.data(KeyCells::IdRole).value<quint32>() == KeyStore::none)
        return;
    const QByteArray key = index.data(KeyCells::KeyRole).toByteArray();
    if (key == m_current)
        return;
    m_current = key;
    Q_EMIT keySelected(key);
}

void KeysView::selectKey(const QByteArray &key)
{
    m_current = key;
    selectCurrent();
}

void KeysView::selectCurrent()
{
    const quint32 id = m_index->store().find(viewOf(m_current));
    QModelIndex index;
    if (!m_current.isEmpty() && m_index->isShown(id))
        index = m_isTree ? m_treeModel->indexOf(viewOf(m_current)) : m_listModel->index(m_listModel->rowOf(id), 0);
    if (!index.isValid() || view()->currentIndex().siblingAtColumn(0) == index)
        return;
    m_isSelecting = true;
    m_isOpening = true;
    view()->setCurrentIndex(index);
    view()->scrollTo(index);
    m_isOpening = false;
    m_isSelecting = false;
}

std::vector<quint32> KeysView::selectedIds() const
{
    std::vector<quint32> ids;
    const QItemSelection selection = view()->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (m_isTree) {
                const auto below = m_treeModel->idsBelow(m_treeModel->index(row, 0, range.parent()));
                ids.insert(ids.end(), below.cbegin(), below.cend());
            } else {
                ids.push_back(m_listModel->idAt(row));
            }
        }
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void KeysView::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QModelIndex first = index.siblingAtColumn(0);
    if (first.data(KeyCells::IdRole).value<quint32>() == KeyStore::none)
        m_tree->setExpanded(first, !m_tree->isExpanded(first));
    else
        Q_EMIT keyActivated(first.data(KeyCells::KeyRole).toByteArray());
}

void KeysView::tick()
{
    updateStrip();
    m_listModel->setOrderHeld(m_list->viewport()->underMouse());
    m_treeModel->setOrderHeld(m_tree->viewport()->underMouse());
    if (view()->isVisible())
        view()->viewport()->update();
}

void KeysView::updateStrip()
{
    const KeyStore &store = m_index->store();
    const auto keys = static_cast<quint64>(store.keys());
    QString text;
    switch (m_feed->state()) {
    case KeyFeed::State::Live:
        text = tr("Watching %1 keys · %2 changed in the last minute")
                   .arg(format::count(keys), format::count(quint64(m_feed->changesInLastMinute())));
        break;
    case KeyFeed::State::Listing:
        text = m_feed->expected() > 0
            ? tr("Listing keys: %1 of %2").arg(format::count(store.size()), format::count(m_feed->expected()))
            : tr("Listing keys…");
        break;
    case KeyFeed::State::Counted:
        text = tr("%1 keys, not live").arg(format::count(store.size()));
        break;
    case KeyFeed::State::Connecting:
        text = tr("Connecting…");
        break;
    case KeyFeed::State::Idle:
        text = tr("Paused: %1 keys").arg(format::count(keys));
        break;
    case KeyFeed::State::Gone:
    case KeyFeed::State::Failed:
        text = tr("Not live: %1 keys").arg(format::count(keys));
        break;
    }
    const auto shown = static_cast<quint64>(m_index->shown().size());
    if (!m_filter->text().isEmpty())
        text += QStringLiteral(" · ") + tr("%1 shown").arg(format::count(shown));
    if (m_deleted->isChecked() && store.deleted() > 0)
        text += QStringLiteral(" · ") + tr("%1 deleted").arg(format::count(store.deleted()));
    const KeyFeed::Counts &counts = m_feed->counts();
    if (counts.expired > 0)
        text += QStringLiteral(" · ") + tr("%1 expired").arg(format::count(counts.expired));
    if (store.refused() > 0)
        text += QStringLiteral(" · ")
            + tr("%1 keys left out: too many or too long").arg(format::count(store.refused()));
    if (m_values->error())
        text += QStringLiteral(" · ") + tr("values can't be read: %1").arg(m_values->error()->message);
    if (m_strip->text() != text)
        m_strip->setText(text);
}

void KeysView::updateEmpty()
{
    const QString iconOf = QStringLiteral("key");
    const KeyFeed::State state = m_feed->state();
    const auto &error = m_feed->error();
    if (state == KeyFeed::State::Gone)
        m_empty->setContent(iconOf, tr("There is no such bucket any more."), tr("Somebody deleted it."));
    else if (state == KeyFeed::State::Failed)
        m_empty->setContent(iconOf, tr("Can't list the keys: %1").arg(error ? error->message : QString()),
            error ? error->advice : QString(), tr("Ask again"));
    else if (!m_filter->text().trimmed().isEmpty())
        m_empty->setContent(iconOf,
            m_index->isWorking() || m_search->isRunning() || m_searchDelay.isActive() ? tr("Searching…")
                                                                                      : tr("No key matches."),
            m_deleted->isChecked() ? QString() : tr("Deleted keys are not shown."), tr("Clear the filter"));
    else if (state == KeyFeed::State::Live && m_index->store().deleted() > 0 && !m_deleted->isChecked())
        m_empty->setContent(iconOf, tr("All keys of this bucket are deleted."),
            tr("Show deleted lists them with the reason."), m_isReadOnly ? QString() : tr("New key"));
    else if (state == KeyFeed::State::Live || state == KeyFeed::State::Counted)
        m_empty->setContent(iconOf, tr("This bucket has no keys."),
            m_isReadOnly ? QString() : tr("Write the first one."), m_isReadOnly ? QString() : tr("New key"));
    else
        m_empty->setContent(iconOf, tr("Listing keys…"), {});
    m_empty->button()->setAccessibleName(m_empty->button()->text());
}

void KeysView::updateState()
{
    const bool isEmpty = m_index->shown().empty();
    if (isEmpty)
        updateEmpty();
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : view());
    const auto &error = m_feed->error();
    const bool isTold = error
        && (m_feed->state() == KeyFeed::State::Counted || (!isEmpty && m_feed->state() == KeyFeed::State::Failed));
    if (m_feed->state() == KeyFeed::State::Gone && !isEmpty)
        m_notice->setNotice(Tone::Bad, tr("The bucket was deleted. These are the keys that it had."));
    else
        m_notice->setNotice(Tone::Warning, isTold ? error->text() : QString(), tr("Ask again"));
    const bool isSearching = !m_needle.isEmpty() && m_search->hits();
    m_searchRow->setVisible(isSearching);
    if (isSearching) {
        m_searchWords->setText(m_search->words());
        m_progress->setValue(static_cast<int>(m_search->share() * 100));
        m_progress->setVisible(m_search->isRunning());
        m_stop->setVisible(m_search->isRunning());
    }
    updateStrip();
}

void KeysView::copyKeys()
{
    QStringList lines;
    const std::vector<quint32> ids = selectedIds();
    for (const quint32 id : ids) {
        if (lines.size() >= maxCopied)
            break;
        const std::string_view key = m_index->store().key(id);
        lines << QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    Q_EMIT statusText(static_cast<std::size_t>(lines.size()) < ids.size()
            ? tr("The first %1 of %2 keys are copied.")
                  .arg(format::count(quint64(lines.size())), format::count(ids.size()))
            : tr("%1 keys are copied.").arg(format::count(ids.size())));
}

void KeysView::copyRows(RowFormat format)
{
    const QString text = rowsAs(view(), format, KeyCells::ExactRole, maxCopied);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void KeysView::askPath()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("keysPathDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Column from JSON values"));
    dialog->setLabelText(tr("Path of the field, for instance limits.max or hosts.0:"));
    dialog->setOkButtonText(tr("Add column"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &path) {
        if (const auto added = m_cells->addPath(path.trimmed()); !added)
            Q_EMIT statusText(added.error().text());
    });
    dialog->open();
}

void KeysView::openMenu(QAbstractItemView *view, const QPoint &at)
{
    const QModelIndex index = view->currentIndex().siblingAtColumn(0);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("keysMenu"));
    menu->setToolTipsVisible(true);
    if (index.isValid()) {
        const QByteArray path = index.data(KeyCells::KeyRole).toByteArray();
        const bool isBranch = m_isTree && m_treeModel->hasChildren(index);
        if (isBranch) {
            menu->addAction(tr("Open all below"), this,
                [this, branch = QPersistentModelIndex(index)] { m_tree->expandRecursively(branch, 4); });
            menu->addAction(
                tr("Show only these"), this, [this, path] { m_filter->setText(QString::fromUtf8(path) + u'.'); });
            menu->addSeparator();
        }
        menu->addAction(tr("Copy keys"), this, &KeysView::copyKeys);
        const QList<std::tuple<QString, const char *, RowFormat>> formats { { tr("Copy rows as TSV"), "copyAsTsv",
                                                                                RowFormat::Tsv },
            { tr("Copy rows as CSV"), "copyAsCsv", RowFormat::Csv },
            { tr("Copy rows as JSON"), "copyAsJson", RowFormat::JsonArray } };
        for (const auto &[text, name, rowFormat] : formats)
            menu->addAction(text, this, [this, one = rowFormat] { copyRows(one); })->setObjectName(QLatin1String(name));
        if (index.data(KeyCells::IdRole).value<quint32>() != KeyStore::none) {
            menu->addAction(tr("Copy as nats command"), this, [this, path] {
                QGuiApplication::clipboard()->setText(
                    QStringLiteral("nats kv get %1 '%2' --raw")
                        .arg(m_feed->bucket().name, QString::fromUtf8(path).replace(u'\'', QLatin1String("'\\''"))));
            });
        }
        Q_EMIT menuAboutToShow(menu);
        menu->addSeparator();
    }
    menu->addAction(tr("Add column from JSON values…"), this, &KeysView::askPath);
    const QStringList paths = m_values->paths();
    for (const QString &path : paths)
        menu->addAction(tr("Remove column %1").arg(QString(path).replace(u'&', QLatin1String("&&"))), this,
            [this, path] { m_cells->removePath(path); });
    menu->popup(view->viewport()->mapToGlobal(at));
}

bool KeysView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_filter && key->key() == Qt::Key_Down) {
            view()->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (watched == m_filter && key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (watched == m_filter && isEnter && m_searchDelay.isActive()) {
            m_searchDelay.stop();
            m_search->start(m_needle);
            return true;
        }
        if ((watched == m_tree || watched == m_list) && isEnter) {
            activate(view()->currentIndex());
            return true;
        }
        if ((watched == m_tree || watched == m_list) && key->matches(QKeySequence::Delete)) {
            Q_EMIT deleteRequested();
            return true;
        }
        if ((watched == m_tree || watched == m_list) && key->key() == Qt::Key_N && key->modifiers() == Qt::NoModifier
            && !m_isReadOnly) {
            Q_EMIT newKeyRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace natsight
