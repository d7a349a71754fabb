// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/eventspage.h"

#include "models/core/format.h"
#include "models/system/systemeventfilter.h"
#include "widgets/common/delegates.h"
#include "widgets/common/filterline.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/payloadview.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QMenu>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>

namespace natsight {

namespace {

Tone eventToneOf(const QModelIndex &index)
{
    switch (static_cast<SystemEvent::Severity>(index.data(SystemRole::Condition).toInt())) {
    case SystemEvent::Severity::Info:
        return Tone::Info;
    case SystemEvent::Severity::Good:
        return Tone::Good;
    case SystemEvent::Severity::Warning:
        return Tone::Warning;
    case SystemEvent::Severity::Error:
        break;
    }
    return Tone::Bad;
}

} // namespace

EventsPage::EventsPage(SystemFeed *feed, SystemEventFeed *events, Link link, QWidget *parent)
    : SystemPage(feed, std::move(link), parent)
    , m_events(events)
    , m_recording(events->record())
    , m_model(new SystemEventModel(this))
{
    setObjectName(QStringLiteral("eventsPage"));
    setAccessibleName(tr("Events"));
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    layout->addWidget(makeNotice(content));
    auto *splitter = new QSplitter(Qt::Vertical, content);
    splitter->setObjectName(QStringLiteral("eventsSplitter"));
    splitter->setChildrenCollapsible(false);
    ListOptions options;
    options.name = QStringLiteral("events");
    options.title = tr("Events");
    options.view.widths = { 14, 18, 14, 14, 24, 70, 40 };
    options.view.hiddenColumns = { SystemEventModel::Subject };
    options.view.isSortable = false;
    options.sortRole = SystemRole::Sort;
    options.exactRole = SystemRole::Exact;
    options.nameColumn = SystemEventModel::Time;
    m_list = new ListPanel(m_model, options, splitter);
    m_filter = m_list->useLanguage(eventFields(),
        [this](FilterEvaluator &evaluator, int row) { return matchesEvent(evaluator, m_model->event(row)); });
    m_filter->setNameSource([this] {
        return [events = m_events ? m_events->events() : QList<SystemEvent>()] { return eventNames(events); };
    });
    QTableView *view = m_list->view();
    // The newest on top, whatever comes.
    view->sortByColumn(SystemEventModel::Time, Qt::DescendingOrder);
    view->setItemDelegateForColumn(SystemEventModel::Kind, new StateDelegate(eventToneOf, view));
    view->setItemDelegateForColumn(SystemEventModel::Subject, new MonospaceDelegate(view));
    m_list->setEmpty(QStringLiteral("events"), tr("Nothing has happened since this page was opened."),
        tr("Clients that come and go, refused sign-ins, servers that stop, and what JetStream tells of are listed "
           "here."));
    m_show = new QComboBox(m_list);
    m_show->setObjectName(QStringLiteral("eventsShow"));
    m_show->setAccessibleName(tr("Which events are shown"));
    m_show->setToolTip(tr("Which events are shown"));
    m_show->addItem(tr("All events"), static_cast<int>(SystemEventModel::Show::All));
    m_show->addItem(tr("Problems"), static_cast<int>(SystemEventModel::Show::Problems));
    m_show->addItem(tr("Servers"), static_cast<int>(SystemEventModel::Show::Servers));
    m_show->addItem(tr("JetStream"), static_cast<int>(SystemEventModel::Show::JetStream));
    QToolButton *clear = m_list->addVerb(
        QStringLiteral("eventsClear"), QStringLiteral("clear"), tr("Clear"), tr("Forget the events up to now"));
    m_list->addChoice(m_show);
    connect(m_show, &QComboBox::activated, this, [this](int index) {
        m_model->setShow(static_cast<SystemEventModel::Show>(m_show->itemData(index).toInt()));
        updateState();
    });
    connect(clear, &QToolButton::clicked, this, [this] {
        if (m_events)
            m_events->clear();
    });
    splitter->addWidget(m_list);
    m_details = new PayloadView(splitter);
    m_details->setObjectName(QStringLiteral("eventDetails"));
    m_details->setAccessibleName(tr("The event as it came"));
    m_details->setFormat(PayloadFormat::Json);
    m_details->hide();
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    layout->addWidget(splitter, 1);
    m_details->setFilterable(true);
    connect(m_details, &PayloadView::conditionChosen, m_filter, &FilterLine::addCondition);
    connect(m_details, &PayloadView::statusText, this, &EventsPage::statusText);
    connect(m_list, &ListPanel::selectionChanged, this, &EventsPage::showDetails);
    connect(m_list, &ListPanel::activated, this, [this](int row, bool beside) {
        const SystemEvent &event = m_model->event(row);
        if (!event.server.isEmpty())
            Q_EMIT openRequested(linkTo(QStringLiteral("servers"), { event.server }), beside);
    });
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const int row = m_list->currentRow();
        if (row < 0)
            return;
        const SystemEvent &event = m_model->event(row);
        if (!event.server.isEmpty())
            menu->addAction(tr("Open server %1").arg(event.server).replace(u'&', QLatin1String("&&")), this,
                [this, server = event.server] {
                    Q_EMIT openRequested(linkTo(QStringLiteral("servers"), { server }), false);
                });
    });
    connect(events, &SystemEventFeed::happened, this, [this](const QList<SystemEvent> &news) {
        if (isPaused())
            return;
        m_model->add(news);
        updateState();
    });
    connect(events, &SystemEventFeed::cleared, this, [this] {
        m_model->clear();
        updateState();
    });
    m_model->add(events->events());
    setContent(content);
}

void EventsPage::focusFilter()
{
    m_list->focusFilter();
}

void EventsPage::setPaused(bool isPaused)
{
    SystemPage::setPaused(isPaused);
    // What came meanwhile was recorded.
    if (!isPaused && m_events) {
        m_model->add(m_events->events());
        updateState();
    }
}

QList<std::pair<QString, QString>> EventsPage::keys() const
{
    return { { QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the server of the event") } };
}

std::shared_ptr<void> EventsPage::startWatch()
{
    // Whose events may be heard follows from what may be asked.
    return feed() ? feed()->watch(SystemPart::Servers) : nullptr;
}

bool EventsPage::hasContent() const
{
    return m_model->total() > 0 || (feed() && feed()->access() != SystemAccess::Unknown);
}

void EventsPage::updateContent()
{
    updateNotice();
    QStringList parts { tr("%n event(s)", nullptr, m_model->total()) };
    if (m_events) {
        parts << tr("recording since %1").arg(format::time(m_events->sinceMs() * 1'000'000));
        if (m_events->evicted() > 0)
            parts << tr("%1 older ones forgotten").arg(format::count(m_events->evicted()));
        if (m_events->dropped() > 0)
            parts << tr("%1 came too fast and are lost").arg(format::count(m_events->dropped()));
    }
    m_list->setStrip(parts.join(QStringLiteral(" · ")));
    showDetails();
}

void EventsPage::showDetails()
{
    const QList<int> rows = m_list->selectedRows();
    if (rows.size() != 1) {
        m_details->hide();
        m_shown = 0;
        return;
    }
    const SystemEvent &event = m_model->event(rows.constFirst());
    if (m_shown == event.number)
        return;
    m_shown = event.number;
    m_details->setMessage(event.raw, {}, QString::fromUtf8(event.subject));
    m_details->show();
}

} // namespace natsight
