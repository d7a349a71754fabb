// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/consumerspage.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/listpanel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QTableView>
#include <QToolButton>

namespace natsight {

ConsumersPage::ConsumersPage(JetStreamFeed *feed, Link link, QWidget *parent)
    : JetStreamPage(feed, std::move(link), parent)
    , m_model(new ConsumerListModel(this))
    , m_actions(new JetStreamActions(feed, this))
{
    setObjectName(QStringLiteral("consumersPage"));
    setAccessibleName(tr("Consumers"));
    ListOptions options;
    options.name = QStringLiteral("consumers");
    options.title = tr("Consumers");
    options.view.widths = { 10, 14, 16, 7, 9, 13, 11, 8, 11, 9, 9, 14, 14, 9 };
    options.view.hiddenColumns = { ConsumerListModel::Kind, ConsumerListModel::Pinned };
    options.sortRole = SortRole;
    options.exactRole = ExactRole;
    options.worstColumn = ConsumerListModel::State;
    options.nameColumn = ConsumerListModel::Name;
    m_list = new ListPanel(m_model, options, this);
    QTableView *view = m_list->view();
    view->setItemDelegateForColumn(ConsumerListModel::State, new StateDelegate(healthToneOf, view));
    m_list->setEmpty(QStringLiteral("consumer"), tr("No stream of this account has a consumer."),
        tr("A consumer hands a stream's messages to programs and remembers which ones were acknowledged."),
        tr("New consumer…"));
    m_new = m_list->addVerb(
        QStringLiteral("consumersNew"), QStringLiteral("add"), tr("New consumer…"), tr("Create a consumer (N)"), true);
    m_edit = m_list->addVerb(QStringLiteral("consumersEdit"), QStringLiteral("edit"), tr("Edit…"),
        tr("Change the configuration of the selected consumer (F2)"));
    m_delete = m_list->addVerb(QStringLiteral("consumersDelete"), QStringLiteral("remove"), tr("Delete…"),
        tr("Delete the selected consumers (Del)"));
    connect(m_new, &QToolButton::clicked, this, &ConsumersPage::makeNew);
    connect(m_list, &ListPanel::newRequested, this, &ConsumersPage::makeNew);
    connect(m_list, &ListPanel::emptyTriggered, this, &ConsumersPage::makeNew);
    connect(m_edit, &QToolButton::clicked, this, &ConsumersPage::editSelected);
    connect(m_list, &ListPanel::editRequested, this, &ConsumersPage::editSelected);
    connect(m_actions, &JetStreamActions::consumerCreated, this, [this](const QString &stream, const QString &name) {
        Q_EMIT openRequested(Link { this->link().context, QStringLiteral("consumers"), { stream, name } }, false);
    });
    connect(m_delete, &QToolButton::clicked, this, &ConsumersPage::deleteSelected);
    connect(m_list, &ListPanel::deleteRequested, this, &ConsumersPage::deleteSelected);
    connect(m_list, &ListPanel::selectionChanged, this, &ConsumersPage::updateVerbs);
    connect(m_list, &ListPanel::activated, this, [this](int row, bool beside) {
        const ConsumerRow &one = m_model->row(row);
        Q_EMIT openRequested(
            Link { this->link().context, QStringLiteral("consumers"), { one.stream, one.name } }, beside);
    });
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const JetStreamActions::Consumers chosen = selected();
        if (chosen.isEmpty())
            return;
        const Link of { this->link().context, QStringLiteral("consumers"),
            { chosen.constFirst().first, chosen.constFirst().second } };
        const Link stream { of.context, QStringLiteral("streams"), { chosen.constFirst().first } };
        menu->addAction(tr("Open stream %1").arg(stream.path.constFirst()).replace(u'&', QLatin1String("&&")), this,
            [this, stream] { Q_EMIT openRequested(stream, false); });
        menu->addAction(tr("Copy link"), this, [of] { QApplication::clipboard()->setText(of.toString()); });
        menu->addSeparator();
        menu->addAction(tr("Edit…"), this, &ConsumersPage::editSelected)->setEnabled(m_edit->isEnabled());
        menu->addAction(tr("Copy to new consumer…"), this,
                [this, one = chosen.constFirst()] { m_actions->copyConsumer(one.first, one.second); })
            ->setEnabled(m_edit->isEnabled());
        menu->addAction(tr("Delete…"), this, &ConsumersPage::deleteSelected)->setEnabled(m_delete->isEnabled());
    });
    connect(m_list, &ListPanel::noticeTriggered, this, [this] { m_list->setNotice(Tone::Info, {}); });
    connect(m_actions, &JetStreamActions::succeeded, this, &ConsumersPage::statusText);
    connect(m_actions, &JetStreamActions::failed, this, [this](const QString &text, const QString &) {
        m_list->setNotice(Tone::Bad, text, tr("Close"));
        Q_EMIT statusText(text);
    });
    connect(feed, &JetStreamFeed::consumersCame, m_model, &ConsumerListModel::merge);
    connect(feed, &JetStreamFeed::consumersListed, this, [this](const QString &stream, quint64 generation) {
        if (stream.isEmpty())
            m_model->retain(generation);
        updateState();
    });
    connect(feed, &JetStreamFeed::consumerGone, m_model, &ConsumerListModel::remove);
    connect(feed, &JetStreamFeed::streamGone, m_model, &ConsumerListModel::removeStream);
    m_model->merge(feed->consumers({}));
    setContent(m_list);
}

void ConsumersPage::focusFilter()
{
    m_list->focusFilter();
}

QList<std::pair<QString, QString>> ConsumersPage::keys() const
{
    return { { QKeySequence(Qt::Key_N).toString(QKeySequence::NativeText), tr("New consumer") },
        { QKeySequence(Qt::Key_F2).toString(QKeySequence::NativeText), tr("Edit the selected consumer") },
        { QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText), tr("Delete the selected consumers") },
        { QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the consumer") },
        { QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText),
            tr("Open the consumer beside") } };
}

JetStreamFeed::Watch ConsumersPage::startWatch()
{
    return feed()->watchAllConsumers();
}

const FeedState &ConsumersPage::feedState() const
{
    // Until the streams are known nothing else is asked, and what fails is them.
    return feed()->streamsState().isKnown ? feed()->consumersState({}) : feed()->streamsState();
}

bool ConsumersPage::hasContent() const
{
    return m_model->rowCount() > 0 || (feed() && feed()->consumersState({}).isKnown);
}

JetStreamActions::Consumers ConsumersPage::selected() const
{
    JetStreamActions::Consumers chosen;
    for (const int row : m_list->selectedRows())
        chosen.append({ m_model->row(row).stream, m_model->row(row).name });
    return chosen;
}

void ConsumersPage::makeNew()
{
    if (!isReadOnly())
        m_actions->newConsumer();
}

void ConsumersPage::editSelected()
{
    if (const JetStreamActions::Consumers chosen = selected(); !isReadOnly() && chosen.size() == 1)
        m_actions->editConsumer(chosen.constFirst().first, chosen.constFirst().second);
}

void ConsumersPage::deleteSelected()
{
    if (!isReadOnly())
        m_actions->deleteConsumers(selected());
}

void ConsumersPage::updateVerbs()
{
    m_actions->setReadOnly(isReadOnly());
    m_new->setEnabled(!isReadOnly());
    m_new->setToolTip(verbTip(tr("Create a consumer (N)")));
    m_list->setEmptyVerbEnabled(!isReadOnly(), verbTip({}));
    m_edit->setEnabled(!isReadOnly() && selected().size() == 1);
    m_edit->setToolTip(verbTip(tr("Change the configuration of the selected consumer (F2)")));
    m_delete->setEnabled(!isReadOnly() && !selected().isEmpty());
    m_delete->setToolTip(verbTip(tr("Delete the selected consumers (Del)")));
}

void ConsumersPage::updateContent()
{
    const ConsumerListModel::Totals totals = m_model->totals();
    const FeedState &state = feedState();
    QStringList parts { tr("%1 pending").arg(format::count(totals.pending)),
        tr("%1 ack pending").arg(format::count(totals.ackPending)),
        tr("%1 delivered").arg(format::rate(totals.deliveredPerSecond)) };
    if (totals.sick > 0)
        parts << tr("%1 lagging or stuck").arg(totals.sick);
    if (state.isAsking && !state.isKnown)
        parts << tr("asked %1 of %2 streams").arg(format::count(state.received), format::count(state.total));
    if (state.error)
        parts << state.error->text();
    m_list->setStrip(parts.join(QStringLiteral(" · ")));
}

} // namespace natsight
