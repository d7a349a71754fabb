// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/services/servicegraphpanel.h"

#include "models/core/format.h"
#include "models/services/servicegraphmodel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/graphpanel.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"
#include "widgets/services/servicegraphview.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace natsight {

namespace {

/// What came meanwhile is drawn together.
constexpr int changeDelayMs = 60;
/// Making the picture takes a twentieth of the time at most.
constexpr int restFactor = 20;

QString servicesKind()
{
    return QStringLiteral("services");
}

} // namespace

ServiceGraphPanel::ServiceGraphPanel(ServiceFeed *feed, const QString &context, const QString &service, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_context(context)
    , m_service(service)
    , m_model(new ServiceGraphModel(this))
    , m_view(new ServiceGraphView(m_model))
    , m_panel(new GraphPanel(QStringLiteral("serviceGraph"),
          service.isEmpty() ? tr("Graph of all services") : tr("Graph of the service %1").arg(service), m_view, this))
    , m_strip(plainLabel(this, QStringLiteral("serviceGraphStrip")))
    , m_other(service.isEmpty()
              ? m_panel->addTool("List", QStringLiteral("services"), tr("List"), tr("Show the services as a list"))
              : m_panel->addTool(
                  "All", QStringLiteral("flow"), tr("All services"), tr("Show the graph of all services")))
    , m_connections(m_panel->addTool("Connections", QStringLiteral("connection"), tr("Connections"),
          tr("Ask the servers which connections run the instances")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_panel, 1);
    m_strip->setAccessibleName(tr("What is drawn"));
    m_strip->setFont(Theme::caption());
    m_strip->setForegroundRole(QPalette::PlaceholderText);
    m_strip->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    m_strip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_strip);
    connect(m_other, &QToolButton::clicked, this, [this] {
        Q_EMIT openRequested(
            Link { m_context, m_service.isEmpty() ? servicesKind() : QStringLiteral("servicegraph"), {} }, false);
    });
    connect(m_connections, &QToolButton::clicked, this, &ServiceGraphPanel::askConnections);
    connect(m_view, &GraphView::opened, this, &ServiceGraphPanel::open);
    connect(m_view, &GraphView::menuRequested, this, &ServiceGraphPanel::openMenu);
    connect(m_panel, &GraphPanel::filterChanged, this, [this] {
        if (m_service.isEmpty() && m_model->graph().allServices > ServiceGraphOptions().maxServices)
            rebuild();
    });
    connect(m_panel->nothing(), &EmptyState::triggered, this, [this] {
        Q_EMIT openRequested(Link { m_context, servicesKind(), {} }, false);
    });
    m_change.setSingleShot(true);
    m_change.setInterval(changeDelayMs);
    connect(&m_change, &QTimer::timeout, this, &ServiceGraphPanel::rebuild);
    updateEmpty();
}

void ServiceGraphPanel::renew()
{
    m_isStale = true;
    if (isVisible() && !m_change.isActive())
        m_change.start();
}

void ServiceGraphPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        rebuild();
}

void ServiceGraphPanel::setSeries(const QHash<QString, int> &series)
{
    m_view->setSeries(series);
}

void ServiceGraphPanel::focusFilter()
{
    m_panel->focusFilter();
}

QList<std::pair<QString, QString>> ServiceGraphPanel::keys()
{
    return GraphPanel::keys();
}

void ServiceGraphPanel::rebuild()
{
    if (!m_feed)
        return;
    m_isStale = false;
    QElapsedTimer clock;
    clock.start();
    ServiceGraphOptions options;
    options.focus = m_service;
    options.filter = m_panel->filterText();
    m_model->setGraph(serviceGraphOf(
        m_feed->services(), [this](const QString &name) { return m_feed->instances(name); },
        [this](const QString &name) { return m_feed->book().allEndpoints(name); }, options));
    m_change.setInterval(std::max(changeDelayMs, static_cast<int>(clock.elapsed()) * restFactor));
    updateEmpty();
    m_panel->updateWords();
    updateStrip();
}

void ServiceGraphPanel::updateEmpty()
{
    const ServiceGraph &graph = m_model->graph();
    const QString iconName = QStringLiteral("services");
    if (graph.isTooMany && m_panel->filterText().isEmpty())
        m_panel->nothing()->setContent(iconName,
            tr("%n service(s) are too many for one picture.", nullptr, static_cast<int>(graph.allServices)),
            tr("Type a part of a name or subject above, or open the graph of one service."), tr("List of services"));
    else if (graph.isTooMany)
        m_panel->nothing()->setContent(iconName,
            tr("%n service(s) match: too many for one picture.", nullptr, static_cast<int>(graph.matches)),
            tr("Type more of the name or subject."), tr("List of services"));
    else if (!m_service.isEmpty())
        m_panel->nothing()->setContent(iconName, tr("No instance of %1 answers.").arg(m_service),
            tr("Here you see which instances answer its endpoints, and on which connections they run."),
            tr("List of services"));
    else if (graph.allServices == 0)
        m_panel->nothing()->setContent(iconName, tr("No service answers in this account."),
            tr("Here you see services, their endpoints and the instances that answer them."), tr("List of services"));
    else
        m_panel->nothing()->setContent(
            iconName, tr("No service has such a name or subject."), {}, tr("List of services"));
    m_panel->showPicture(!graph.nodes.isEmpty());
}

void ServiceGraphPanel::updateStrip()
{
    const ServiceGraph &graph = m_model->graph();
    QStringList parts;
    if (m_service.isEmpty()) {
        parts << (graph.services < graph.allServices
                ? tr("%1 of %n service(s)", nullptr, static_cast<int>(graph.allServices)).arg(graph.services)
                : tr("%n service(s)", nullptr, static_cast<int>(graph.allServices)));
    }
    if (graph.left > 0)
        parts << tr("%n instance(s) that left are not drawn", nullptr, graph.left);
    if (m_feed && m_feed->connectionsError())
        parts << m_feed->connectionsError()->text();
    else if (graph.connections > 0 && graph.unplaced > 0)
        parts << tr("the connection of %n instance(s) is not known", nullptr, graph.unplaced);
    else if (graph.connections == 0 && graph.unplaced > 0)
        parts << (m_hasAsked ? tr("the servers tell no connection of these instances")
                             : tr("which connections run the instances has not been asked"));
    if (parts.isEmpty())
        parts << tr("rates of the last interval; a way is red where requests fail");
    m_strip->setText(parts.join(QStringLiteral(" · ")));
    m_strip->setToolTip(plainTip(m_strip->text()));
}

// What is done with it ------------------------------------------------------------------------------------------------

void ServiceGraphPanel::askConnections()
{
    if (!m_feed)
        return;
    m_hasAsked = true;
    m_feed->askConnections();
    m_strip->setText(tr("asking the servers which connections run the instances…"));
}

std::optional<Link> ServiceGraphPanel::linkOf(const ServiceNode &node) const
{
    const auto to = [&](const QStringList &place) {
        return Link { m_context, servicesKind(), QStringList { node.service } + place };
    };
    switch (node.kind) {
    case ServiceNode::Kind::Service:
        return to({});
    case ServiceNode::Kind::Endpoint:
        return to({ QStringLiteral("endpoints"), node.endpoint });
    case ServiceNode::Kind::MoreEndpoints:
        return to({ QStringLiteral("endpoints") });
    case ServiceNode::Kind::Instance:
        return to({ QStringLiteral("instances"), node.instance });
    case ServiceNode::Kind::Group:
    case ServiceNode::Kind::MoreInstances:
        return to({ QStringLiteral("instances") });
    case ServiceNode::Kind::Connection:
        break;
    }
    return {};
}

void ServiceGraphPanel::open(int row, bool beside)
{
    const ServiceNode &node = m_model->node(row);
    if (const std::optional<Link> link = linkOf(node))
        Q_EMIT openRequested(*link, beside);
    else
        Q_EMIT statusText(node.exact);
}

void ServiceGraphPanel::openMenu(int row, const QPoint &at)
{
    const ServiceNode node = m_model->node(row);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("serviceGraphMenu"));
    const auto go = [this](const Link &to, bool beside) {
        return [this, to, beside] { Q_EMIT openRequested(to, beside); };
    };
    const auto copy = [](const QString &text) { return [text] { QGuiApplication::clipboard()->setText(text); }; };
    if (const std::optional<Link> target = linkOf(node)) {
        menu->addAction(tr("Open"), this, go(*target, false));
        menu->addAction(tr("Open beside"), this, go(*target, true));
    }
    if (node.kind == ServiceNode::Kind::Endpoint) {
        menu->addAction(tr("Call…"), this, [this, subject = node.name] { Q_EMIT callRequested(subject); });
        menu->addAction(
            tr("Watch traffic"), this, go(Link { m_context, QStringLiteral("traffic"), { node.name } }, false));
    }
    if (!node.service.isEmpty() && m_service.isEmpty() && node.kind != ServiceNode::Kind::Connection) {
        menu->addAction(tr("Show only the graph of %1").arg(node.service).replace(u'&', QLatin1String("&&")), this,
            go(Link { m_context, servicesKind(), { node.service, QStringLiteral("graph") } }, false));
    }
    menu->addSeparator();
    menu->addAction(tr("Copy name"), this, copy(node.instance.isEmpty() ? node.name : node.instance));
    if (const std::optional<Link> target = linkOf(node))
        menu->addAction(tr("Copy link"), this, copy(target->toString()));
    menu->popup(at);
}

} // namespace natsight
