// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/streamspage.h"

#include "models/core/format.h"
#include "models/jetstream/bucketconfig.h"
#include "widgets/common/delegates.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/numbertile.h"
#include "widgets/jetstream/jetstreamactions.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QMenu>
#include <QTableView>
#include <QToolButton>

namespace natsight {

namespace {

/// From where on a limit is coloured.
Tone toneOfShare(double share)
{
    return share >= 1 ? Tone::Bad : share >= 0.85 ? Tone::Warning : Tone::Accent;
}

void setGauge(Gauge *gauge, double used, double limit, const QString &usedText, const QString &limitText)
{
    const bool isLimited = limit > 0;
    const double share = isLimited ? used / limit : -1;
    gauge->setValue(share,
        isLimited ? StreamsPage::tr("%1 of %2").arg(usedText, limitText)
                  : StreamsPage::tr("%1, no limit").arg(usedText),
        toneOfShare(share));
}

} // namespace

StreamsPage::StreamsPage(JetStreamFeed *feed, Link link, QWidget *parent)
    : JetStreamPage(feed, std::move(link), parent)
    , m_model(new StreamListModel(this))
    , m_actions(new JetStreamActions(feed, this))
{
    setObjectName(QStringLiteral("streamsPage"));
    setAccessibleName(tr("Streams"));
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    m_account = new QWidget(content);
    auto *gauges = new QHBoxLayout(m_account);
    gauges->setContentsMargins(Theme::inset, Theme::inset, Theme::inset, Theme::gap / 2);
    gauges->setSpacing(Theme::margin * 2);
    for (const auto &[gauge, name, caption] : std::initializer_list<std::tuple<Gauge **, const char *, QString>> {
             { &m_storage, "accountStorage", tr("On disk") }, { &m_memory, "accountMemory", tr("In memory") },
             { &m_streams, "accountStreams", tr("Streams") }, { &m_consumers, "accountConsumers", tr("Consumers") } }) {
        *gauge = new Gauge(caption, m_account);
        (*gauge)->setObjectName(QLatin1String(name));
        gauges->addWidget(*gauge, 1);
    }
    m_account->hide();
    layout->addWidget(m_account);

    ListOptions options;
    options.name = QStringLiteral("streams");
    options.title = tr("Streams");
    options.view.widths = { 10, 20, 20, 11, 10, 10, 11, 10, 8, 9, 8, 15, 8 };
    options.view.hiddenColumns = { StreamListModel::Storage };
    options.sortRole = SortRole;
    options.exactRole = ExactRole;
    options.worstColumn = StreamListModel::State;
    options.nameColumn = StreamListModel::Name;
    m_list = new ListPanel(m_model, options, content);
    QTableView *view = m_list->view();
    view->setItemDelegateForColumn(StreamListModel::State, new StateDelegate(healthToneOf, view));
    view->setItemDelegateForColumn(StreamListModel::Subjects, new MonospaceDelegate(view));
    m_list->setEmpty(QStringLiteral("streams"), tr("There is no stream in this account."),
        tr("A stream keeps the messages of its subjects, so that they can be read later and again."),
        tr("New stream…"));
    m_new = m_list->addVerb(
        QStringLiteral("streamsNew"), QStringLiteral("add"), tr("New stream…"), tr("Create a stream (N)"), true);
    m_edit = m_list->addVerb(QStringLiteral("streamsEdit"), QStringLiteral("edit"), tr("Edit…"),
        tr("Change the configuration of the selected stream (F2)"));
    m_purge = m_list->addVerb(QStringLiteral("streamsPurge"), QStringLiteral("clear"), tr("Purge…"),
        tr("Remove messages of the selected stream"));
    m_delete = m_list->addVerb(QStringLiteral("streamsDelete"), QStringLiteral("remove"), tr("Delete…"),
        tr("Delete the selected streams (Del)"));
    layout->addWidget(m_list, 1);

    connect(m_new, &QToolButton::clicked, this, &StreamsPage::makeNew);
    connect(m_list, &ListPanel::newRequested, this, &StreamsPage::makeNew);
    connect(m_list, &ListPanel::emptyTriggered, this, &StreamsPage::makeNew);
    connect(m_edit, &QToolButton::clicked, this, &StreamsPage::editSelected);
    connect(m_list, &ListPanel::editRequested, this, &StreamsPage::editSelected);
    connect(m_actions, &JetStreamActions::streamCreated, this,
        [this](const QString &name) { Q_EMIT openRequested(linkOf(name), false); });
    connect(m_purge, &QToolButton::clicked, this, [this] { m_actions->purgeStream(selected().value(0)); });
    connect(m_delete, &QToolButton::clicked, this, &StreamsPage::deleteSelected);
    connect(m_list, &ListPanel::deleteRequested, this, &StreamsPage::deleteSelected);
    connect(m_list, &ListPanel::activated, this,
        [this](int row, bool beside) { Q_EMIT openRequested(linkOf(m_model->row(row).name), beside); });
    connect(m_list, &ListPanel::selectionChanged, this, &StreamsPage::updateVerbs);
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const QStringList names = selected();
        if (names.isEmpty())
            return;
        const bool isOne = names.size() == 1;
        menu->addAction(tr("Copy link"), this, [this, names] {
            QStringList links;
            for (const QString &name : names)
                links << linkOf(name).toString();
            QApplication::clipboard()->setText(links.join(u'\n'));
        });
        if (const ConfigOf kind = bucketKindOf(names.constFirst()); isOne && kind != ConfigOf::Stream) {
            const Link bucket { this->link().context,
                kind == ConfigOf::KeyValue ? QStringLiteral("kv") : QStringLiteral("objects"),
                { bucketName(kind, names.constFirst()) } };
            menu->addAction(tr("Open bucket %1").arg(bucket.path.constFirst()).replace(u'&', QLatin1String("&&")), this,
                [this, bucket] { Q_EMIT openRequested(bucket, false); });
        }
        if (isOne) {
            menu->addAction(tr("Show data flow"), this, [this, names] {
                Q_EMIT openRequested(Link { this->link().context, QStringLiteral("flow"), names }, false);
            });
        }
        menu->addSeparator();
        menu->addAction(tr("Edit…"), this, &StreamsPage::editSelected)->setEnabled(m_edit->isEnabled());
        menu->addAction(tr("Copy to new stream…"), this, [this, names] { m_actions->copyStream(names.constFirst()); })
            ->setEnabled(m_edit->isEnabled());
        QAction *purge = menu->addAction(
            tr("Purge…"), this, [this, names] { m_actions->purgeStream(names.constFirst()); });
        purge->setEnabled(isOne && m_purge->isEnabled());
        QAction *remove = menu->addAction(tr("Delete…"), this, &StreamsPage::deleteSelected);
        remove->setEnabled(m_delete->isEnabled());
    });
    connect(m_actions, &JetStreamActions::succeeded, this, &StreamsPage::statusText);
    connect(m_actions, &JetStreamActions::failed, this, [this](const QString &text, const QString &) {
        m_list->setNotice(Tone::Bad, text, tr("Close"));
        Q_EMIT statusText(text);
    });
    connect(m_list, &ListPanel::noticeTriggered, this, [this] { m_list->setNotice(Tone::Info, {}); });
    connect(feed, &JetStreamFeed::streamsCame, this, [this](const QList<StreamRow> &rows) {
        m_model->merge(rows);
        updateStrip();
    });
    connect(feed, &JetStreamFeed::streamsListed, this, [this](quint64 generation) {
        m_model->retain(generation);
        updateStrip();
        updateVerbs();
    });
    connect(feed, &JetStreamFeed::streamGone, m_model, &StreamListModel::remove);
    connect(feed, &JetStreamFeed::accountChanged, this, [this] {
        updateAccount();
        updateStrip();
    });
    m_model->merge(feed->streams());
    updateAccount();
    setContent(content);
}

void StreamsPage::focusFilter()
{
    m_list->focusFilter();
}

QList<std::pair<QString, QString>> StreamsPage::keys() const
{
    return { { QKeySequence(Qt::Key_N).toString(QKeySequence::NativeText), tr("New stream") },
        { QKeySequence(Qt::Key_F2).toString(QKeySequence::NativeText), tr("Edit the selected stream") },
        { QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText), tr("Delete the selected streams") },
        { QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the stream") },
        { QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the stream beside") } };
}

JetStreamFeed::Watch StreamsPage::startWatch()
{
    return feed()->watchStreams();
}

const FeedState &StreamsPage::feedState() const
{
    return feed()->streamsState();
}

bool StreamsPage::hasContent() const
{
    return feed() && (m_model->rowCount() > 0 || feed()->streamsState().isKnown);
}

Link StreamsPage::linkOf(const QString &stream) const
{
    return Link { link().context, QStringLiteral("streams"), { stream } };
}

QStringList StreamsPage::selected() const
{
    QStringList names;
    for (const int row : m_list->selectedRows())
        names << m_model->row(row).name;
    return names;
}

void StreamsPage::makeNew()
{
    if (!isReadOnly())
        m_actions->newStream();
}

void StreamsPage::editSelected()
{
    if (const QStringList names = selected(); !isReadOnly() && names.size() == 1)
        m_actions->editStream(names.constFirst());
}

void StreamsPage::deleteSelected()
{
    if (!isReadOnly())
        m_actions->deleteStreams(selected());
}

void StreamsPage::updateVerbs()
{
    m_actions->setReadOnly(isReadOnly());
    const QStringList names = selected();
    m_new->setEnabled(!isReadOnly());
    m_new->setToolTip(verbTip(tr("Create a stream (N)")));
    m_list->setEmptyVerbEnabled(!isReadOnly(), verbTip({}));
    m_edit->setEnabled(!isReadOnly() && names.size() == 1);
    m_edit->setToolTip(verbTip(tr("Change the configuration of the selected stream (F2)")));
    m_purge->setEnabled(!isReadOnly() && names.size() == 1);
    m_purge->setToolTip(verbTip(tr("Remove messages of the selected stream")));
    m_delete->setEnabled(!isReadOnly() && !names.isEmpty());
    m_delete->setToolTip(verbTip(tr("Delete the selected streams (Del)")));
}

void StreamsPage::updateContent()
{
    updateStrip();
}

void StreamsPage::updateAccount()
{
    const std::optional<AccountInfo> &account = feed()->account();
    m_account->setVisible(account.has_value());
    if (!account)
        return;
    // Where limits are by tier the account as a whole has none.
    const AccountUsage &use = account->total;
    const auto bytes = [](double value) { return format::bytes(value); };
    setGauge(m_storage, static_cast<double>(use.storage), static_cast<double>(use.limits.maxStorage),
        bytes(static_cast<double>(use.storage)), bytes(static_cast<double>(use.limits.maxStorage)));
    setGauge(m_memory, static_cast<double>(use.memory), static_cast<double>(use.limits.maxMemory),
        bytes(static_cast<double>(use.memory)), bytes(static_cast<double>(use.limits.maxMemory)));
    const auto count = [](qint64 value) { return format::count(static_cast<quint64>(std::max<qint64>(value, 0))); };
    setGauge(m_streams, static_cast<double>(use.streams), static_cast<double>(use.limits.maxStreams),
        format::count(use.streams), count(use.limits.maxStreams));
    setGauge(m_consumers, static_cast<double>(use.consumers), static_cast<double>(use.limits.maxConsumers),
        format::count(use.consumers), count(use.limits.maxConsumers));
}

void StreamsPage::updateStrip()
{
    const StreamListModel::Totals totals = m_model->totals();
    const FeedState &state = feedState();
    QStringList parts;
    parts << tr("%1 messages").arg(format::count(totals.messages)) << format::bytes(static_cast<double>(totals.bytes))
          << tr("%1 in").arg(format::rate(totals.messagesPerSecond))
          << tr("%1 consumers").arg(format::count(totals.consumers));
    if (totals.sick > 0)
        parts << tr("%1 lagging or stuck").arg(totals.sick);
    if (state.isAsking && !state.isKnown)
        parts << tr("loaded %1 of %2").arg(format::count(state.received), format::count(state.total));
    // The account is asked with the list: mostly both fail for the same reason.
    if (state.error)
        parts << state.error->text();
    else if (feed()->accountError())
        parts << tr("the account's limits are not known: %1").arg(feed()->accountError()->text());
    m_list->setStrip(parts.join(QStringLiteral(" · ")));
}

} // namespace natsight
