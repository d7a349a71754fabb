// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/bucketspage.h"

#include "models/core/format.h"
#include "models/jetstream/bucketconfig.h"
#include "models/keyvalue/objectcounts.h"
#include "widgets/common/delegates.h"
#include "widgets/common/listpanel.h"
#include "widgets/keyvalue/bucketactions.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QMenu>
#include <QTableView>
#include <QToolButton>

namespace natsight {

BucketsPage::BucketsPage(ConfigOf what, JetStreamFeed *feed, Link link, QWidget *parent)
    : JetStreamPage(feed, std::move(link), parent)
    , m_model(new BucketListModel(what, this))
    , m_actions(new BucketActions(what, feed, this))
{
    const QString name = isKeyValue() ? QStringLiteral("buckets") : QStringLiteral("objectBuckets");
    setObjectName(name + QLatin1String("Page"));
    setAccessibleName(title());

    ListOptions options;
    options.name = name;
    options.title = title();
    using Model = BucketListModel;
    options.view.widths = { 9, 16, isKeyValue() ? 16 : 18, 8, 9, 9, 8, 8, 10, 13, 18, 18, 8, 9, 8, 12, 8, 10, 10 };
    options.view.hiddenColumns = { Model::Leader, Model::Compression, Model::Lag, Model::Domain, Model::ValueSize };
    if (!isKeyValue())
        options.view.hiddenColumns << Model::History;
    options.sortRole = SortRole;
    options.exactRole = ExactRole;
    options.worstColumn = Model::BucketState;
    options.nameColumn = Model::BucketName;
    m_list = new ListPanel(m_model, options, this);
    QTableView *view = m_list->view();
    view->setItemDelegateForColumn(Model::BucketState, new StateDelegate(healthToneOf, view));
    auto *notes = new TextDelegate(view);
    notes->setTone(Tone::Warning);
    notes->setElideMode(Qt::ElideRight);
    view->setItemDelegateForColumn(Model::Notes, notes);
    if (isKeyValue()) {
        m_list->setEmpty(QStringLiteral("buckets"), tr("There is no key-value bucket in this account."),
            tr("A bucket keeps the present value of each key, with as much history as it is told to."),
            tr("New bucket…"));
    } else {
        m_list->setEmpty(QStringLiteral("objects"), tr("There is no object bucket in this account."),
            tr("An object bucket keeps files of any size, cut into parts."), tr("New bucket…"));
    }
    m_new = m_list->addVerb(name + QLatin1String("New"), QStringLiteral("add"), tr("New bucket…"), newTip(), true);
    m_edit = m_list->addVerb(name + QLatin1String("Edit"), QStringLiteral("edit"), tr("Edit…"),
        tr("Change the configuration of the selected bucket (F2)"));
    if (isKeyValue()) {
        m_compact = m_list->addVerb(name + QLatin1String("Compact"), QStringLiteral("clear"), tr("Compact…"),
            tr("Remove what is left of deleted keys in the selected bucket"));
        connect(m_compact, &QToolButton::clicked, this, [this] { m_actions->compact(selected().value(0)); });
    }
    m_delete = m_list->addVerb(name + QLatin1String("Delete"), QStringLiteral("remove"), tr("Delete…"),
        tr("Delete the selected buckets (Del)"));

    connect(m_new, &QToolButton::clicked, this, &BucketsPage::makeNew);
    connect(m_list, &ListPanel::newRequested, this, &BucketsPage::makeNew);
    connect(m_list, &ListPanel::emptyTriggered, this, &BucketsPage::makeNew);
    connect(m_edit, &QToolButton::clicked, this, &BucketsPage::editSelected);
    connect(m_list, &ListPanel::editRequested, this, &BucketsPage::editSelected);
    connect(m_delete, &QToolButton::clicked, this, &BucketsPage::deleteSelected);
    connect(m_list, &ListPanel::deleteRequested, this, &BucketsPage::deleteSelected);
    connect(m_list, &ListPanel::activated, this,
        [this](int row, bool beside) { Q_EMIT openRequested(linkOf(m_model->streamAt(row)), beside); });
    connect(m_list, &ListPanel::selectionChanged, this, &BucketsPage::updateVerbs);
    connect(m_list, &ListPanel::menuAboutToShow, this, &BucketsPage::fillMenu);
    connect(m_list, &ListPanel::noticeTriggered, this, [this] { m_list->setNotice(Tone::Info, {}); });
    connect(m_actions, &BucketActions::created, this,
        [this](const QString &stream) { Q_EMIT openRequested(linkOf(stream), false); });
    connect(m_actions, &BucketActions::succeeded, this, &BucketsPage::statusText);
    connect(m_actions, &BucketActions::failed, this, [this](const QString &text, const QString &) {
        m_list->setNotice(Tone::Bad, text, tr("Close"));
        Q_EMIT statusText(text);
    });
    if (!isKeyValue()) {
        m_counts = new ObjectCounts(feed->client(), this);
        connect(m_counts, &ObjectCounts::counted, m_model, &BucketListModel::setObjectCount);
    }
    // Rows come only while the page is on screen, or another one that asks for them: nothing is counted behind its back.
    connect(feed, &JetStreamFeed::streamsCame, this, [this](const QList<StreamRow> &rows) {
        if (m_counts && isVisible())
            m_counts->update(rows);
        m_model->mergeStreams(rows);
        updateStrip();
    });
    connect(feed, &JetStreamFeed::streamsListed, this, [this](quint64 generation) {
        m_model->retain(generation);
        updateStrip();
        updateVerbs();
    });
    connect(feed, &JetStreamFeed::streamGone, m_model, &BucketListModel::remove);
    m_model->mergeStreams(feed->streams());
    setContent(m_list);
}

QString BucketsPage::title() const
{
    return isKeyValue() ? tr("Buckets") : tr("Objects");
}

QString BucketsPage::iconName() const
{
    return isKeyValue() ? QStringLiteral("buckets") : QStringLiteral("objects");
}

QString BucketsPage::newTip() const
{
    return isKeyValue() ? tr("Create a key-value bucket (N)") : tr("Create an object bucket (N)");
}

void BucketsPage::focusFilter()
{
    m_list->focusFilter();
}

QList<std::pair<QString, QString>> BucketsPage::keys() const
{
    const auto key = [](const QKeySequence &sequence) { return sequence.toString(QKeySequence::NativeText); };
    return { { key(Qt::Key_N), tr("New bucket") }, { key(Qt::Key_F2), tr("Edit the selected bucket") },
        { key(Qt::Key_Delete), tr("Delete the selected buckets") }, { key(Qt::Key_Return), tr("Open the bucket") },
        { key(Qt::CTRL | Qt::Key_Return), tr("Open the bucket beside") } };
}

JetStreamFeed::Watch BucketsPage::startWatch()
{
    return feed()->watchStreams();
}

const FeedState &BucketsPage::feedState() const
{
    return feed()->streamsState();
}

bool BucketsPage::hasContent() const
{
    return feed() && (m_model->rowCount() > 0 || feed()->streamsState().isKnown);
}

Link BucketsPage::linkOf(const QString &stream) const
{
    return Link { link().context, link().kind, { bucketName(m_model->kind(), stream) } };
}

QStringList BucketsPage::selected() const
{
    QStringList streams;
    for (const int row : m_list->selectedRows())
        streams << m_model->streamAt(row);
    return streams;
}

void BucketsPage::fillMenu(QMenu *menu)
{
    const QStringList streams = selected();
    if (streams.isEmpty())
        return;
    const bool isOne = streams.size() == 1;
    menu->addAction(tr("Copy link"), this, [this, streams] {
        QStringList links;
        for (const QString &stream : streams)
            links << linkOf(stream).toString();
        QApplication::clipboard()->setText(links.join(u'\n'));
    });
    if (isOne) {
        const Link stream { link().context, QStringLiteral("streams"), streams };
        menu->addAction(tr("Open stream %1").arg(streams.constFirst()).replace(u'&', QLatin1String("&&")), this,
                [this, stream] { Q_EMIT openRequested(stream, false); })
            ->setObjectName(QStringLiteral("openStream"));
        menu->addAction(tr("Show data flow"), this, [this, streams] {
            Q_EMIT openRequested(Link { link().context, QStringLiteral("flow"), streams }, false);
        });
    }
    menu->addSeparator();
    const bool canChange = isOne && !isReadOnly();
    menu->addAction(tr("Edit…"), this, &BucketsPage::editSelected)->setEnabled(canChange);
    menu->addAction(tr("Copy to new bucket…"), this, [this, streams] { m_actions->copy(streams.constFirst()); })
        ->setEnabled(canChange);
    if (m_compact) {
        menu->addAction(tr("Compact…"), this, [this, streams] { m_actions->compact(streams.constFirst()); })
            ->setEnabled(m_compact->isEnabled());
    }
    QAction *seal = menu->addAction(tr("Seal…"), this, [this, streams] { m_actions->seal(streams.constFirst()); });
    seal->setObjectName(QStringLiteral("seal"));
    const int row = isOne ? m_model->rowOf(streams.constFirst()) : -1;
    const bool isSealed = row >= 0 && m_model->row(row).info && m_model->row(row).info->isSealed;
    seal->setEnabled(canChange && !isSealed);
    menu->addAction(tr("Delete…"), this, &BucketsPage::deleteSelected)->setEnabled(m_delete->isEnabled());
}

void BucketsPage::makeNew()
{
    if (!isReadOnly())
        m_actions->create();
}

void BucketsPage::editSelected()
{
    if (const QStringList streams = selected(); !isReadOnly() && streams.size() == 1)
        m_actions->edit(streams.constFirst());
}

void BucketsPage::deleteSelected()
{
    if (!isReadOnly())
        m_actions->remove(selected());
}

void BucketsPage::updateVerbs()
{
    const QStringList streams = selected();
    const bool isOne = streams.size() == 1;
    m_new->setEnabled(!isReadOnly());
    m_new->setToolTip(verbTip(newTip()));
    m_list->setEmptyVerbEnabled(!isReadOnly(), verbTip({}));
    m_edit->setEnabled(!isReadOnly() && isOne);
    m_edit->setToolTip(verbTip(tr("Change the configuration of the selected bucket (F2)")));
    if (m_compact) {
        const QString why = isOne ? m_actions->whyNotCompact(streams.constFirst()) : QString();
        m_compact->setEnabled(!isReadOnly() && isOne && why.isEmpty());
        m_compact->setToolTip(verbTip(
            why.isEmpty() ? tr("Remove what is left of deleted keys in the selected bucket") : why.toHtmlEscaped()));
    }
    m_delete->setEnabled(!isReadOnly() && !streams.isEmpty());
    m_delete->setToolTip(verbTip(tr("Delete the selected buckets (Del)")));
}

void BucketsPage::updateContent()
{
    updateStrip();
}

void BucketsPage::updateStrip()
{
    const StreamListModel::Totals totals = m_model->totals();
    const FeedState &state = feedState();
    quint64 keys = 0;
    for (int i = 0; i < m_model->rowCount(); ++i)
        keys += m_model->row(i).info ? m_model->row(i).info->state.subjects : 0;
    QStringList parts;
    if (isKeyValue())
        parts << tr("%1 keys").arg(format::count(keys)) << tr("%1 values").arg(format::count(totals.messages));
    parts << format::bytes(static_cast<double>(totals.bytes))
          << tr("changes: %1").arg(format::rate(totals.messagesPerSecond));
    if (totals.sick > 0)
        parts << tr("%1 lagging or stuck").arg(totals.sick);
    if (state.isAsking && !state.isKnown)
        parts << tr("loaded %1 of %2").arg(format::count(state.received), format::count(state.total));
    if (state.error)
        parts << state.error->text();
    m_list->setStrip(parts.join(QStringLiteral(" · ")));
}

} // namespace natsight
