// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/graphpanel.h"

#include "widgets/common/emptystate.h"
#include "widgets/common/graphview.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

namespace natsight {

namespace {

constexpr int filterDelayMs = 200;
constexpr double zoomStep = 1.2;

QString keyText(int key)
{
    return QKeySequence(key).toString(QKeySequence::NativeText);
}

} // namespace

GraphPanel::GraphPanel(const QString &name, const QString &title, GraphView *view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_nothing(nullptr)
    , m_stack(new QStackedWidget(this))
    , m_bar(new QHBoxLayout)
{
    setObjectName(name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeBar();
    layout->addLayout(m_bar);
    m_view->setObjectName(QString(name + QStringLiteral("View")));
    m_view->setAccessibleName(title);
    m_nothing = new EmptyState(m_stack);
    m_nothing->button()->setObjectName(QString(name + QStringLiteral("EmptyButton")));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_nothing);
    layout->addWidget(m_stack, 1);
    auto *slash = new QShortcut(QKeySequence(Qt::Key_Slash), this);
    slash->setContext(Qt::WidgetWithChildrenShortcut);
    connect(slash, &QShortcut::activated, this, &GraphPanel::focusFilter);
    connect(m_view, &GraphView::zoomChanged, this, &GraphPanel::updateWords);
    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(filterDelayMs);
    connect(&m_filterDelay, &QTimer::timeout, this, &GraphPanel::applyFilter);
}

void GraphPanel::makeBar()
{
    const QString name = objectName();
    m_bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    m_bar->setSpacing(Theme::gap);
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QString(name + QStringLiteral("Filter")));
    m_filter->setAccessibleName(tr("Filter of the graph"));
    m_filter->setPlaceholderText(tr("Filter…"));
    m_filter->setToolTip(tr("Names that contain this stand out (Ctrl+F or /); Enter goes to the next one"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(140);
    m_filter->setMaximumWidth(360);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterDelay.start(); });
    m_bar->addWidget(m_filter, 2);
    const auto label = [&](const char *suffix, const QString &accessible) {
        QLabel *made = plainLabel(this, QString(name + QLatin1String(suffix)));
        made->setAccessibleName(accessible);
        made->setForegroundRole(QPalette::PlaceholderText);
        m_bar->addWidget(made);
        return made;
    };
    m_count = label("Count", tr("Boxes that stand out"));
    m_bar->addStretch(1);
    const int first = m_bar->count();
    m_toolPlace = first;
    const QString none;
    connect(addTool("Smaller", QStringLiteral("subtract"), none, tr("Smaller (-)")), &QToolButton::clicked, this,
        [this] { m_view->zoomBy(1 / zoomStep); });
    m_zoom = label("Zoom", tr("Zoom"));
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("250 %")) + 4);
    m_toolPlace = m_bar->count();
    connect(addTool("Larger", QStringLiteral("add"), none, tr("Larger (+)")), &QToolButton::clicked, this,
        [this] { m_view->zoomBy(zoomStep); });
    connect(addTool("Fit", none, tr("Fit"), tr("Show all of it (0)")), &QToolButton::clicked, this,
        [this] { m_view->fit(); });
    m_toolPlace = first; // what is added later stands before the zoom
}

QToolButton *GraphPanel::addTool(const char *suffix, const QString &iconName, const QString &text, const QString &tip)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QString(objectName() + QLatin1String(suffix)));
    made->setText(text);
    made->setAccessibleName(tip.section(QLatin1String(" ("), 0, 0));
    made->setToolTip(tip);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    if (!iconName.isEmpty())
        made->setIcon(icon(iconName));
    if (!iconName.isEmpty() && !text.isEmpty())
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bar->insertWidget(m_toolPlace++, made);
    return made;
}

void GraphPanel::showPicture(bool isThere)
{
    m_nothing->button()->setAccessibleName(m_nothing->button()->text());
    m_stack->setCurrentWidget(isThere ? static_cast<QWidget *>(m_view) : m_nothing);
}

QString GraphPanel::filterText() const
{
    return m_filter->text().trimmed();
}

void GraphPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void GraphPanel::applyFilter()
{
    m_view->setHighlight(filterText());
    Q_EMIT filterChanged();
    updateWords();
}

void GraphPanel::updateWords()
{
    const int boxes = m_view->graph().boxCount();
    QString count;
    if (!filterText().isEmpty() && boxes > 0)
        count = tr("%1 of %2").arg(m_view->matches()).arg(boxes);
    if (m_count->text() != count)
        m_count->setText(count);
    m_zoom->setText(QStringLiteral("%1 %").arg(qRound(m_view->zoom() * 100)));
}

QList<std::pair<QString, QString>> GraphPanel::keys()
{
    const QString arrows = QStringLiteral("← → ↑ ↓");
    return { { arrows, tr("Walk along the ways, and up and down") }, { keyText(Qt::Key_Return), tr("Open the box") },
        { QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the box beside") },
        { QStringLiteral("/"), tr("Filter: names that contain the text stand out") },
        { QStringLiteral("+ −"), tr("Larger, smaller") }, { QStringLiteral("0"), tr("Fit all of it") },
        { QStringLiteral("1"), tr("Full size") } };
}

bool GraphPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_filterDelay.isActive()) {
                m_filterDelay.stop();
                applyFilter();
            }
            m_view->nextMatch(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return true;
        case Qt::Key_Down:
            m_view->setFocus(Qt::TabFocusReason);
            return true;
        case Qt::Key_Escape:
            if (m_filter->text().isEmpty())
                m_view->setFocus(Qt::TabFocusReason);
            else
                m_filter->clear();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace natsight
