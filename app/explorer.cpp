// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explorer.h"

#include "app/connectionmanager.h"
#include "app/pageregistry.h"
#include "app/statuswidgets.h"
#include "models/core/format.h"
#include "models/jetstream/bucketconfig.h"
#include "models/jetstream/jetstreamfeed.h"
#include "widgets/common/delegates.h"
#include "widgets/common/icons.h"
#include "widgets/common/tips.h"
#include "widgets/common/viewsetup.h"
#include "widgets/jetstream/jetstreampage.h"
#include "widgets/services/servicelivepage.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <optional>

namespace natsight {

namespace {

enum Role {
    NameRole = Qt::UserRole, ///< of the connection
    KindRole,
    ToneRole,
    DetailRole,
    ValuesRole,
    ColorRole,
    PathRole, ///< of a thing: what stands behind the kind in its link
    StateRole, ///< of a thing whose state is told
    FirstKindRole, ///< of a connection: what it opens
    AnswerRole, ///< of a list of things: of which answer it tells, and whether they are shown
};

constexpr int chip = 10;
constexpr qsizetype maxThings = 200;

/// Streams and both kinds of buckets: what is below their rows.
std::optional<ConfigOf> thingsOf(const QString &kind)
{
    if (kind == QLatin1String("streams"))
        return ConfigOf::Stream;
    if (kind == QLatin1String("kv"))
        return ConfigOf::KeyValue;
    if (kind == QLatin1String("objects"))
        return ConfigOf::Objects;
    return std::nullopt;
}

bool isServices(const QString &kind)
{
    return kind == QLatin1String("services");
}

/// Whether rows of single things are below a row.
bool hasThings(const QString &kind)
{
    return thingsOf(kind) || isServices(kind);
}

QString expansionOf(const QString &connection, const QString &kind)
{
    return connection + u'\n' + kind;
}

/// Colour and state of a connection, or sparkline and rate of a thing.
class ExplorerDelegate : public TextDelegate
{
public:
    using TextDelegate::TextDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem styled = option;
        initStyleOption(&styled, index);
        paintBackground(painter, styled);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QRect rect = styled.rect.adjusted(4, 0, -8, 0);
        const QFontMetrics metrics(styled.font);
        const bool isConnection = index.data(KindRole).toString().isEmpty();
        if (isConnection) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(index.data(ColorRole).value<QColor>());
            painter->drawRoundedRect(QRectF(rect.left(), rect.center().y() - chip / 2.0 + 0.5, chip, chip), 2, 2);
            rect.setLeft(rect.left() + chip + 8);
        }
        const QString detail = index.data(DetailRole).toString();
        if (!detail.isEmpty()) {
            const int width = std::min(
                static_cast<int>(std::ceil(numberWidth(styled.font, detail))) + 2, rect.width() / 2);
            const QRect right(rect.right() - width, rect.top(), width, rect.height());
            painter->setPen(Theme::color(Tone::Muted, styled.palette));
            if (isConnection) {
                painter->drawText(
                    right, Qt::AlignVCenter | Qt::AlignRight, metrics.elidedText(detail, Qt::ElideRight, width));
            } else {
                paintNumber(painter, right, Qt::AlignVCenter | Qt::AlignRight, detail);
            }
            rect.setRight(right.left() - 6);
        }
        const auto values = index.data(ValuesRole).value<QList<float>>();
        if (!values.isEmpty() && rect.width() > 120) {
            const QRectF line(rect.right() - 36, rect.top() + 6, 34, rect.height() - 12);
            paintSparkline(painter, line, std::vector<float>(values.begin(), values.end()),
                Theme::color(Tone::Accent, styled.palette));
            rect.setRight(static_cast<int>(line.left()) - 6);
        }
        const bool hasState = isConnection || index.data(StateRole).toBool();
        const QString text = metrics.elidedText(styled.text, Qt::ElideMiddle, rect.width() - (hasState ? 18 : 0));
        painter->setPen(Theme::color(Tone::Text, styled.palette));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, text);
        if (hasState) {
            const double x = rect.left() + metrics.horizontalAdvance(text) + 8;
            paintState(painter, QRectF(x, rect.center().y() - 4, 9, 9), static_cast<Tone>(index.data(ToneRole).toInt()),
                styled.palette);
        }
        painter->restore();
    }
};

} // namespace

/// A row below a list of things.
struct Explorer::Thing {
    QString name;
    QString detail;
    bool isGood = true;
    bool hasMark = true; ///< of its state
    Tone tone = Tone::Good;
    QString word; ///< of its state
    QString reason;
    QList<float> tail;
};

Explorer::Explorer(ConnectionManager *connections, const PageRegistry *registry, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_registry(registry)
{
    setObjectName(QStringLiteral("explorer"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::gap, 0, 0);
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("explorerFilter"));
    m_filter->setAccessibleName(tr("Filter the explorer"));
    m_filter->setToolTip(tr("Show only what contains this text"));
    m_filter->setPlaceholderText(tr("Filter…"));
    m_filter->setClearButtonEnabled(true);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Theme::gap, 0, Theme::gap, 0);
    row->addWidget(m_filter);
    layout->addLayout(row);
    m_tree = new QTreeWidget(this);
    m_tree->setObjectName(QStringLiteral("explorerTree"));
    m_tree->setAccessibleName(tr("Explorer"));
    m_tree->setHeaderHidden(true);
    m_tree->setColumnCount(1);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setItemDelegate(new ExplorerDelegate(m_tree));
    m_tree->header()->setStretchLastSection(true);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    layout->addWidget(m_tree, 1);

    connect(m_filter, &QLineEdit::textChanged, this, &Explorer::filter);
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, [this](QTreeWidgetItem *item) { activate(item, false); });
    connect(m_tree, &QTreeWidget::customContextMenuRequested, this, &Explorer::openMenu);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item)
            Q_EMIT selected(connectionOf(item));
    });
    connect(m_tree, &QTreeWidget::itemExpanded, this, [this](QTreeWidgetItem *item) {
        if (const QString kind = item->data(0, KindRole).toString(); hasThings(kind)) {
            m_expanded.insert(expansionOf(item->data(0, NameRole).toString(), kind));
            updateRows();
        }
    });
    connect(m_tree, &QTreeWidget::itemCollapsed, this, [this](QTreeWidgetItem *item) {
        if (m_expanded.remove(expansionOf(item->data(0, NameRole).toString(), item->data(0, KindRole).toString())))
            updateWatches();
    });
    connect(m_connections, &ConnectionManager::listChanged, this, &Explorer::rebuild);
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Explorer::updateRows);
    timer->start(1000);
    rebuild();
}

void Explorer::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

Connection *Explorer::connectionOf(const QTreeWidgetItem *item) const
{
    return item ? m_connections->find(item->data(0, NameRole).toString()) : nullptr;
}

void Explorer::rebuild()
{
    const QSignalBlocker blocker(m_tree);
    const QTreeWidgetItem *current = m_tree->currentItem();
    const QString name = current ? current->data(0, NameRole).toString() : QString();
    const QString kind = current ? current->data(0, KindRole).toString() : QString();
    const QString path = current ? current->data(0, PathRole).toString() : QString();
    m_tree->clear();
    for (Connection *connection : m_connections->connections() + m_connections->captures()) {
        auto *item = new QTreeWidgetItem(m_tree, { connection->name() });
        item->setData(0, NameRole, connection->name());
        item->setData(0, FirstKindRole, connection->isFile() ? QStringLiteral("traffic") : QStringLiteral("overview"));
        for (const PageKind &known : m_registry->kindsOf(*connection)) {
            if (!known.isInExplorer)
                continue;
            auto *child = new QTreeWidgetItem(item, { known.title });
            child->setData(0, NameRole, connection->name());
            child->setData(0, KindRole, known.kind);
            if (hasThings(known.kind)) {
                child->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
                child->setExpanded(m_expanded.contains(expansionOf(connection->name(), known.kind)));
            }
            if (connection->name() == name && known.kind == kind)
                m_tree->setCurrentItem(child);
        }
        if (connection->name() == name && kind.isEmpty())
            m_tree->setCurrentItem(item);
        updateConnection(item);
        for (int i = 0; connection->name() == name && !path.isEmpty() && i < item->childCount(); ++i) {
            QTreeWidgetItem *list = item->child(i);
            for (int j = 0; list->data(0, KindRole).toString() == kind && j < list->childCount(); ++j) {
                if (list->child(j)->data(0, PathRole).toString() == path)
                    m_tree->setCurrentItem(list->child(j));
            }
        }
        item->setExpanded(connection->isFile() || item->isExpanded());
        connect(connection, &Connection::changed, this, &Explorer::updateRows, Qt::UniqueConnection);
    }
    filter(m_filter->text());
}

void Explorer::updateRows()
{
    updateWatches();
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        updateConnection(m_tree->topLevelItem(i));
    if (!m_filter->text().isEmpty())
        filter(m_filter->text());
}

/// What is expanded is asked for, nothing else.
void Explorer::updateWatches()
{
    QHash<QString, std::shared_ptr<void>> wanted;
    for (int i = 0; isVisible() && i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_tree->topLevelItem(i);
        Connection *connection = connectionOf(item);
        if (!connection || !connection->isOpen() || !item->isExpanded())
            continue;
        for (int j = 0; j < item->childCount(); ++j) {
            const QString kind = item->child(j)->data(0, KindRole).toString();
            if (!hasThings(kind) || !m_expanded.contains(expansionOf(connection->name(), kind)))
                continue;
            // The old one is held until then, so that nothing is asked for anew.
            const QString key = connection->name() + (isServices(kind) ? u'S' : u'J');
            if (!wanted.contains(key))
                wanted.insert(key,
                    isServices(kind) ? connection->services()->watchSlowly() : connection->jetStream()->watchStreams());
        }
    }
    m_watches = wanted;
}

/// Streams or buckets: how many are known, and the first of them by name where they are to be seen.
void Explorer::updateThings(QTreeWidgetItem *list, Connection *connection)
{
    const auto what = thingsOf(list->data(0, KindRole).toString());
    if (!what)
        return;
    const bool isKnown = connection->isOpen() && connection->hasJetStream()
        && connection->jetStream()->streamsState().isKnown;
    // The rows of a list are many: nothing is done where no answer came.
    const qint64 answered = isKnown ? connection->jetStream()->streamsState().answeredMs : 0;
    const QString answer = QString::number(answered) + (list->isExpanded() ? u'+' : u'-');
    if (list->data(0, AnswerRole).toString() == answer)
        return;
    list->setData(0, AnswerRole, answer);
    QList<StreamRow> rows;
    if (isKnown) {
        rows = connection->jetStream()->streams();
        if (*what != ConfigOf::Stream)
            rows.removeIf([what](const StreamRow &row) { return bucketKindOf(row.name) != *what; });
    }
    showCount(list, isKnown, rows.size());
    if (!list->isExpanded())
        return;
    QList<Thing> things;
    for (const StreamRow &row : rows) {
        const Verdict verdict = judge(row);
        Thing thing;
        thing.name = bucketName(*what, row.name);
        if (row.info && *what == ConfigOf::Stream)
            thing.detail = std::isfinite(row.messagesPerSecond) ? format::rate(row.messagesPerSecond) : QString();
        else if (row.info)
            thing.detail = *what == ConfigOf::KeyValue ? format::count(row.info->state.subjects)
                                                       : format::bytes(static_cast<double>(row.info->state.bytes));
        thing.isGood = verdict.health == Health::Good;
        thing.hasMark = !thing.isGood || *what == ConfigOf::Stream;
        thing.tone = healthTone(verdict.health);
        thing.word = healthWord(verdict.health);
        thing.reason = verdict.reason;
        if (*what == ConfigOf::Stream)
            thing.tail = row.tail;
        things << thing;
    }
    showThings(list, things);
}

/// Services: how many are known, and the first of them by name where they are to be seen.
void Explorer::updateServices(QTreeWidgetItem *list, Connection *connection)
{
    const bool isKnown = connection->isOpen() && connection->hasServices()
        && connection->services()->state().rounds > 0;
    QString answer = list->isExpanded() ? QStringLiteral("+") : QStringLiteral("-");
    if (isKnown) {
        const ServiceFeedState &state = connection->services()->state();
        answer += QString::number(state.rounds) + u' ' + QString::number(state.answeredMs);
    }
    if (list->data(0, AnswerRole).toString() == answer)
        return;
    list->setData(0, AnswerRole, answer);
    QList<Thing> things;
    for (const ServiceRow &row : isKnown ? connection->services()->services() : QList<ServiceRow>()) {
        Thing thing;
        thing.name = row.name;
        thing.detail = std::isfinite(row.rates.requests) ? format::rate(row.rates.requests) : QString();
        thing.isGood = row.health == ServiceHealth::Good;
        thing.tone = serviceTone(row.health);
        thing.word = serviceHealthWord(row.health);
        thing.reason = row.reason;
        thing.tail = row.tail;
        things << thing;
    }
    showCount(list, isKnown, things.size());
    if (list->isExpanded())
        showThings(list, things);
}

void Explorer::showCount(QTreeWidgetItem *list, bool isKnown, qsizetype count)
{
    const QString number = isKnown ? format::count(static_cast<quint64>(count)) : QString();
    list->setData(0, DetailRole, number);
    list->setData(
        0, Qt::AccessibleTextRole, isKnown ? QString(list->text(0) + QStringLiteral(", ") + number) : list->text(0));
}

void Explorer::showThings(QTreeWidgetItem *list, QList<Thing> &things)
{
    const qsizetype count = std::min(things.size(), maxThings);
    std::partial_sort(things.begin(), things.begin() + count, things.end(), [](const Thing &one, const Thing &other) {
        const int order = one.name.compare(other.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : one.name < other.name;
    });
    const bool hasMore = things.size() > count;
    const auto wanted = static_cast<int>(count + (hasMore ? 1 : 0));
    while (list->childCount() > wanted)
        delete list->takeChild(list->childCount() - 1);
    while (list->childCount() < wanted) {
        auto *row = new QTreeWidgetItem(list);
        row->setData(0, NameRole, list->data(0, NameRole));
        row->setData(0, KindRole, list->data(0, KindRole));
    }
    for (qsizetype i = 0; i < count; ++i) {
        const Thing &thing = things.at(i);
        QTreeWidgetItem *row = list->child(static_cast<int>(i));
        row->setText(0, thing.name);
        row->setData(0, PathRole, thing.name);
        row->setData(0, StateRole, thing.hasMark);
        row->setData(0, ToneRole, static_cast<int>(thing.tone));
        row->setData(0, DetailRole, thing.detail);
        row->setData(0, ValuesRole, QVariant::fromValue(thing.tail));
        row->setToolTip(0, thing.reason.toHtmlEscaped());
        row->setData(0, Qt::AccessibleTextRole,
            thing.isGood ? thing.name : QString(thing.name + QStringLiteral(", ") + thing.word));
    }
    if (hasMore) {
        QTreeWidgetItem *rest = list->child(static_cast<int>(count));
        rest->setText(0, tr("… %1 more").arg(format::count(static_cast<quint64>(things.size() - count))));
        for (const int role :
            { int(PathRole), int(StateRole), int(DetailRole), int(ValuesRole), int(Qt::AccessibleTextRole) })
            rest->setData(0, role, {});
        rest->setToolTip(0, tr("Enter opens the list"));
    }
}

Link Explorer::linkOf(const QTreeWidgetItem *item)
{
    const QString kind = item->data(0, KindRole).toString();
    const QString path = item->data(0, PathRole).toString();
    return Link { item->data(0, NameRole).toString(), kind.isEmpty() ? item->data(0, FirstKindRole).toString() : kind,
        path.isEmpty() ? QStringList() : QStringList { path } };
}

void Explorer::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateRows();
}

void Explorer::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateWatches();
}

void Explorer::updateConnection(QTreeWidgetItem *item)
{
    Connection *connection = connectionOf(item);
    if (!connection)
        return;
    if (connection->isFile()) {
        const CaptureImport *file = connection->traffic()->file();
        const bool isReading = file && file->isRunning();
        item->setData(0, ColorRole, connection->color());
        item->setData(0, ToneRole, static_cast<int>(isReading ? Tone::Info : Tone::Idle));
        item->setData(0, DetailRole, isReading ? tr("reading") : tr("file"));
        item->setData(0, Qt::AccessibleTextRole, QString(connection->name() + QStringLiteral(", ") + tr("file")));
        item->setToolTip(0, plainTip(file ? file->path() : QString()));
        return;
    }
    const SessionStatus &status = connection->status();
    const bool wasOpen = item->data(0, Qt::UserRole + 20).toBool();
    item->setData(0, Qt::UserRole + 20, connection->isOpen());
    if (connection->isOpen() != wasOpen)
        item->setExpanded(connection->isOpen());
    item->setData(0, ColorRole, connection->color());
    item->setData(0, ToneRole, static_cast<int>(stateTone(status)));
    QString detail = connection->isOpen() ? QString() : tr("Enter opens");
    if (connection->isReadOnly())
        detail = connection->isOpen() ? tr("read-only") : detail;
    item->setData(0, DetailRole, detail);
    const QString said = connection->name() + QStringLiteral(", ") + stateWord(status);
    item->setData(0, Qt::AccessibleTextRole, said);
    item->setToolTip(0, plainTip(status.reason ? said + u'\n' + status.reason->text() : said));
    for (int i = 0; i < item->childCount(); ++i) {
        QTreeWidgetItem *child = item->child(i);
        updateThings(child, connection);
        if (isServices(child->data(0, KindRole).toString()))
            updateServices(child, connection);
        if (child->data(0, KindRole).toString() == QLatin1String("servers") && connection->hasSystem()) {
            const qsizetype count = connection->system()->servers().size();
            child->setData(0, DetailRole, count > 0 ? format::count(static_cast<quint64>(count)) : QString());
        }
        if (child->data(0, KindRole).toString() != QLatin1String("traffic") || !connection->hasSession())
            continue;
        const RingSeries &series = connection->traffic()->messageRate();
        const std::vector<float> tail = series.tail(30);
        child->setData(0, ValuesRole, QVariant::fromValue(QList<float>(tail.begin(), tail.end())));
        const bool isLive = !connection->traffic()->subscriptions().isEmpty() && std::isfinite(series.last());
        child->setData(0, DetailRole, isLive ? format::rate(series.last()) : QString());
    }
}

void Explorer::filter(const QString &text)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_tree->topLevelItem(i);
        const bool isHit = item->text(0).contains(text, Qt::CaseInsensitive);
        bool hasHit = false;
        for (int j = 0; j < item->childCount(); ++j) {
            QTreeWidgetItem *list = item->child(j);
            const bool isListHit = isHit || list->text(0).contains(text, Qt::CaseInsensitive);
            bool isChildHit = isListHit;
            for (int k = 0; k < list->childCount(); ++k) {
                const bool isThingHit = isListHit || list->child(k)->text(0).contains(text, Qt::CaseInsensitive);
                list->child(k)->setHidden(!isThingHit);
                isChildHit = isChildHit || isThingHit;
            }
            list->setHidden(!isChildHit);
            hasHit = hasHit || isChildHit;
        }
        item->setHidden(!isHit && !hasHit);
    }
}

void Explorer::activate(QTreeWidgetItem *item, bool beside)
{
    Connection *connection = connectionOf(item);
    if (!connection)
        return;
    const Link link = linkOf(item); // the row may go with what follows
    if (!connection->isOpen() && !connection->isFile())
        Q_EMIT connectRequested(connection);
    Q_EMIT openRequested(link, beside);
}

bool Explorer::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_tree && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_tree->currentItem()) {
            activate(m_tree->currentItem(), key->modifiers().testFlag(Qt::ControlModifier));
            return true;
        }
        if (key->key() == Qt::Key_Delete && m_tree->currentItem()
            && m_tree->currentItem()->data(0, KindRole).toString().isEmpty()) {
            Q_EMIT deleteRequested(connectionOf(m_tree->currentItem()));
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        QTreeWidgetItem *item = m_tree->itemAt(mouse->pos());
        if (mouse->button() == Qt::MiddleButton && item) {
            activate(item, true);
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

void Explorer::openMenu(const QPoint &pos)
{
    QTreeWidgetItem *item = m_tree->itemAt(pos);
    Connection *connection = connectionOf(item);
    if (!connection)
        return;
    const QString kind = item->data(0, KindRole).toString();
    const QString name = connection->name();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Link link = linkOf(item);
    menu->addAction(tr("Open"), this, [this, link] { Q_EMIT openRequested(link, false); });
    menu->addAction(tr("Open beside"), this, [this, link] { Q_EMIT openRequested(link, true); });
    if (connection->isFile()) {
        menu->addSeparator();
        menu->addAction(tr("Close capture"), this, [this, name] { Q_EMIT deleteRequested(m_connections->find(name)); })
            ->setObjectName(QStringLiteral("closeCapture"));
        menu->popup(m_tree->viewport()->mapToGlobal(pos));
        return;
    }
    menu->addAction(tr("Copy link"), this, [link] { QApplication::clipboard()->setText(link.toString()); });
    if (kind.isEmpty()) {
        menu->addSeparator();
        if (connection->isOpen())
            menu->addAction(tr("Close connection"), connection, &Connection::close);
        else
            menu->addAction(tr("Connect"), this, [this, name] { Q_EMIT connectRequested(m_connections->find(name)); });
        QAction *readOnly = menu->addAction(tr("Read-only"));
        readOnly->setCheckable(true);
        readOnly->setChecked(connection->isReadOnly());
        connect(readOnly, &QAction::toggled, connection, [this, connection](bool isOn) {
            connection->setReadOnly(isOn);
            if (connection->origin() == Connection::Origin::Context)
                m_connections->settings().writeConnection(connection->profile());
        });
        QAction *favourite = menu->addAction(tr("Favourite"));
        favourite->setCheckable(true);
        favourite->setChecked(m_connections->isFavourite(name));
        connect(
            favourite, &QAction::toggled, this, [this, name](bool isOn) { m_connections->setFavourite(name, isOn); });
        menu->addSeparator();
        menu->addAction(tr("Edit…"), this, [this, name] { Q_EMIT editRequested(m_connections->find(name)); });
        menu->addAction(tr("Copy…"), this, [this, name] { Q_EMIT copyRequested(m_connections->find(name)); });
        menu->addAction(tr("Delete…"), this, [this, name] { Q_EMIT deleteRequested(m_connections->find(name)); });
    }
    menu->popup(m_tree->viewport()->mapToGlobal(pos));
}

void Explorer::setCurrent(const Link &link)
{
    const QSignalBlocker blocker(m_tree);
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_tree->topLevelItem(i);
        for (int j = 0; item->data(0, NameRole).toString() == link.context && j < item->childCount(); ++j) {
            QTreeWidgetItem *list = item->child(j);
            if (list->data(0, KindRole).toString() != link.kind)
                continue;
            m_tree->setCurrentItem(list);
            for (int k = 0; list->isExpanded() && !link.path.isEmpty() && k < list->childCount(); ++k) {
                if (list->child(k)->data(0, PathRole).toString() == link.path.constFirst())
                    m_tree->setCurrentItem(list->child(k));
            }
        }
    }
}

} // namespace natsight
