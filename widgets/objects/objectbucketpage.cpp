// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/objects/objectbucketpage.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/objects/objectlistmodel.h"
#include "models/objects/transferlistmodel.h"
#include "models/payload/natscommand.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/delegates.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/thingheader.h"
#include "widgets/keyvalue/bucketactions.h"
#include "widgets/objects/objectconflictdialog.h"
#include "widgets/objects/objectdialog.h"
#include "widgets/objects/objectpreview.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QDir>
#include <QDrag>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QUrl>

namespace natsight {

namespace {

constexpr QLatin1String pathSeparator("/");

/// What is asked for while the page is on screen.
struct Watches {
    JetStreamFeed::Watch stream;
    JetStreamFeed::Watch objects;
};

Tone transferTone(const QModelIndex &index)
{
    switch (static_cast<TransferProgress::State>(index.data(TransferListModel::StateRole).toInt())) {
    case TransferProgress::State::Done:
        return Tone::Good;
    case TransferProgress::State::Failed:
        return Tone::Bad;
    case TransferProgress::State::Cancelled:
    case TransferProgress::State::Waiting:
        return Tone::Idle;
    default:
        return Tone::Info;
    }
}

Tone barTone(const QModelIndex &index)
{
    return index.data(TransferListModel::StateRole).toInt() == static_cast<int>(TransferProgress::State::Failed)
        ? Tone::Bad
        : Tone::Accent;
}

QStringList namesOf(const QList<ObjectInfo> &objects)
{
    QStringList names;
    for (const ObjectInfo &info : objects)
        names << info.name;
    return names;
}

} // namespace

ObjectBucketPage *ObjectBucketPage::make(JetStreamFeed *feed, const Link &link, QWidget *parent)
{
    return !link.path.isEmpty() && validateBucketName(link.path.constFirst()) ? new ObjectBucketPage(feed, link, parent)
                                                                              : nullptr;
}

ObjectBucketPage::ObjectBucketPage(JetStreamFeed *feed, Link link, QWidget *parent)
    : JetStreamPage(feed, std::move(link), parent)
    , m_bucket(this->link().path.constFirst())
    , m_wanted(this->link().path.mid(1).join(pathSeparator))
    , m_objects(new ObjectFeed(feed, m_bucket, this))
    , m_model(new ObjectListModel(this))
    , m_transfers(new TransferListModel(this))
    , m_actions(new BucketActions(ConfigOf::Objects, feed, this))
{
    setObjectName(QStringLiteral("objectBucketPage"));
    setAccessibleName(title());
    setAcceptDrops(true);
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_header = new ThingHeader(m_bucket, content);
    makeHeader();
    layout->addWidget(m_header);
    m_problem = new NoticeBar(content);
    m_problem->setObjectName(QStringLiteral("bucketProblem"));
    m_problem->button()->setObjectName(QStringLiteral("bucketProblemButton"));
    connect(m_problem, &NoticeBar::triggered, this, [this] { m_problem->setNotice(Tone::Bad, {}); });
    layout->addWidget(m_problem);
    m_reason = new NoticeBar(content);
    m_reason->setObjectName(QStringLiteral("bucketReason"));
    m_reason->button()->setObjectName(QStringLiteral("bucketReasonButton"));
    layout->addWidget(m_reason);

    m_parts = new QSplitter(Qt::Vertical, content);
    m_parts->setObjectName(QStringLiteral("bucketParts"));
    m_parts->setChildrenCollapsible(false);
    auto *top = new QSplitter(Qt::Horizontal, m_parts);
    top->setObjectName(QStringLiteral("bucketObjects"));
    top->setChildrenCollapsible(false);
    top->addWidget(makeList());
    m_preview = new ObjectPreview(m_objects->client(), top);
    m_preview->setMinimumWidth(260);
    top->addWidget(m_preview);
    top->setStretchFactor(0, 3);
    top->setStretchFactor(1, 2);
    top->setSizes({ 660, 440 });
    m_parts->addWidget(top);
    m_parts->addWidget(makeTransfers());
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 1);
    m_parts->setSizes({ 520, 180 });
    layout->addWidget(m_parts, 1);
    connect(m_preview, &ObjectPreview::statusText, this, &Page::statusText);

    connect(m_objects, &ObjectFeed::objectsCame, this, [this](const QList<ObjectInfo> &objects) {
        m_model->add(objects);
        if (!m_wanted.isEmpty())
            select(m_wanted);
        updateSelection();
        updateStrip();
    });
    connect(m_objects, &ObjectFeed::objectsGone, this, [this](const QList<QByteArray> &subjects) {
        m_model->remove(subjects);
        updateSelection();
        updateStrip();
    });
    connect(m_objects, &ObjectFeed::stateChanged, this, &ObjectBucketPage::updateState);
    connect(m_transfers, &TransferListModel::changed, this, &ObjectBucketPage::updateTransfers);
    connect(m_transfers, &TransferListModel::transferFinished, this, &ObjectBucketPage::finished);
    connect(ObjectCleaner::of(feed->client()), &ObjectCleaner::failed, this,
        [this](const QString &bucket, const QString &nuid, const Error &error) {
            if (bucket == m_bucket)
                showProblem(tr("Chunks that nothing refers to any more stay in the bucket (nuid %1): %2")
                                .arg(nuid, error.text()));
        });
    setContent(content);
    updateSelection();
    updateTransfers();
    updateStrip();
}

ObjectBucketPage::~ObjectBucketPage()
{
    // They tell the model when they end.
    m_transfers->disconnect(this);
    m_objects->disconnect(this);
}

void ObjectBucketPage::makeHeader()
{
    m_header->addCrumb(tr("Object buckets"), [this] {
        Q_EMIT openRequested(Link { link().context, QStringLiteral("objects"), {} }, false);
    });
    m_count = m_header->addTile(QStringLiteral("bucketCount"), tr("Objects"));
    m_bytes = m_header->addTile(QStringLiteral("bucketBytes"), tr("Bytes"));
    m_replicas = m_header->addTile(QStringLiteral("bucketReplicas"), tr("Replicas"));
    m_moving = m_header->addTile(QStringLiteral("bucketMoving"), tr("Moving"));
    m_editBucket = m_header->addVerb(QStringLiteral("bucketEdit"), tr("Edit bucket…"), {});
    connect(m_editBucket, &QPushButton::clicked, this, [this] { m_actions->edit(objectStream(m_bucket)); });
    auto *more = m_header->addMore(QStringLiteral("bucketMore"));
    auto *menu = new QMenu(more);
    menu->setToolTipsVisible(true);
    m_link = menu->addAction(tr("New link…"), this, &ObjectBucketPage::addLink);
    m_link->setObjectName(QStringLiteral("newLink"));
    m_copy = menu->addAction(tr("Copy to…"), this, &ObjectBucketPage::copyTo);
    m_copy->setObjectName(QStringLiteral("copyObjects"));
    m_copy->setEnabled(false);
    auto *deleted = menu->addAction(tr("Show deleted objects"));
    deleted->setObjectName(QStringLiteral("showDeleted"));
    deleted->setCheckable(true);
    connect(deleted, &QAction::toggled, m_model, &ObjectListModel::setShowsDeleted);
    menu->addSeparator();
    menu->addAction(tr("Show the stream"), this,
            [this] {
                Q_EMIT openRequested(
                    Link { link().context, QStringLiteral("streams"), { objectStream(m_bucket) } }, false);
            })
        ->setObjectName(QStringLiteral("showStream"));
    m_actions->addVerbs(menu, objectStream(m_bucket));
    more->setMenu(menu);
    connect(m_actions, &BucketActions::succeeded, this, &Page::statusText);
    connect(m_actions, &BucketActions::failed, this, [this](const QString &text) { showProblem(text); });
    connect(m_actions, &BucketActions::created, this, [this](const QString &stream) {
        Q_EMIT openRequested(
            Link { link().context, QStringLiteral("objects"), { bucketName(ConfigOf::Objects, stream) } }, false);
    });
}

QWidget *ObjectBucketPage::makeList()
{
    ListOptions options;
    options.name = QStringLiteral("objects");
    options.title = tr("Objects");
    options.view.widths = { 30, 20, 10, 8, 15, 26, 30, 26 };
    options.view.hiddenColumns = { ObjectListModel::Digest, ObjectListModel::Nuid };
    options.sortRole = SortRole;
    options.exactRole = ExactRole;
    options.nameColumn = ObjectListModel::Name;
    m_list = new ListPanel(m_model, options, this);
    QTableView *view = m_list->view();
    view->setItemDelegateForColumn(ObjectListModel::Name, new MonospaceDelegate(view));
    auto *kind = new TextDelegate(view);
    kind->setTone([](const QModelIndex &index) {
        const Health health = static_cast<Health>(index.data(HealthRole).toInt());
        return health == Health::Stuck ? Tone::Bad : health == Health::Paused ? Tone::Idle : Tone::Muted;
    });
    view->setItemDelegateForColumn(ObjectListModel::Kind, kind);
    view->viewport()->installEventFilter(this);
    m_list->setEmpty(QStringLiteral("object"), tr("This bucket has no object."),
        tr("Drop files or folders here, or choose them."), tr("Upload files…"));
    m_upload = m_list->addVerb(QStringLiteral("objectsUpload"), QStringLiteral("upload"), tr("Upload…"),
        tr("Store files (N); files and folders can be dropped here"), true);
    m_uploadFolder = m_list->addVerb(QStringLiteral("objectsUploadFolder"), QStringLiteral("add"), tr("Upload folder…"),
        tr("Store a folder: its files with their way inside as names"));
    m_download = m_list->addVerb(QStringLiteral("objectsDownload"), QStringLiteral("download"), tr("Download…"),
        tr("Fetch the selected objects"));
    m_edit = m_list->addVerb(QStringLiteral("objectsEdit"), QStringLiteral("edit"), tr("Edit…"),
        tr("Rename the object, change its description, headers and metadata (F2)"));
    m_delete = m_list->addVerb(QStringLiteral("objectsDelete"), QStringLiteral("remove"), tr("Delete…"),
        tr("Delete the selected objects (Del)"));
    connect(m_upload, &QToolButton::clicked, this, [this] { askForFiles(false); });
    connect(m_uploadFolder, &QToolButton::clicked, this, [this] { askForFiles(true); });
    connect(m_list, &ListPanel::newRequested, this, [this] { askForFiles(false); });
    connect(m_list, &ListPanel::emptyTriggered, this, [this] { askForFiles(false); });
    connect(m_download, &QToolButton::clicked, this, &ObjectBucketPage::askWhereTo);
    connect(m_edit, &QToolButton::clicked, this, &ObjectBucketPage::edit);
    connect(m_list, &ListPanel::editRequested, this, &ObjectBucketPage::edit);
    connect(m_delete, &QToolButton::clicked, this, &ObjectBucketPage::remove);
    connect(m_list, &ListPanel::deleteRequested, this, &ObjectBucketPage::remove);
    connect(m_list, &ListPanel::activated, this, &ObjectBucketPage::open);
    connect(m_list, &ListPanel::selectionChanged, this, &ObjectBucketPage::updateSelection);
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const QList<ObjectInfo> objects = selected();
        if (objects.isEmpty())
            return;
        menu->addAction(tr("Download…"), this, &ObjectBucketPage::askWhereTo)->setEnabled(m_download->isEnabled());
        menu->addAction(tr("Copy to…"), this, &ObjectBucketPage::copyTo)->setEnabled(m_download->isEnabled());
        menu->addAction(tr("New link to it…"), this, &ObjectBucketPage::addLink)
            ->setEnabled(whyNoWrite().isEmpty() && objects.size() == 1);
        menu->addSeparator();
        menu->addAction(tr("Edit…"), this, &ObjectBucketPage::edit)->setEnabled(m_edit->isEnabled());
        menu->addAction(tr("Delete…"), this, &ObjectBucketPage::remove)->setEnabled(m_delete->isEnabled());
        menu->addSeparator();
        menu->addAction(tr("Copy as nats command"), this, [this, name = objects.constFirst().name] {
            QGuiApplication::clipboard()->setText(
                QLatin1String("nats object get ") + shellWord(m_bucket.toUtf8()) + u' ' + shellWord(name.toUtf8()));
        });
    });
    return m_list;
}

QWidget *ObjectBucketPage::makeTransfers()
{
    ListOptions options;
    options.name = QStringLiteral("transfers");
    options.title = tr("Transfers");
    options.view.widths = { 28, 18, 24, 13, 70 };
    options.sortRole = TransferListModel::SortRole;
    options.nameColumn = TransferListModel::Name;
    m_transferList = new ListPanel(m_transfers, options, m_parts);
    QTableView *view = m_transferList->view();
    view->setItemDelegateForColumn(TransferListModel::Name, new MonospaceDelegate(view));
    auto *bar = new BarDelegate(TransferListModel::ShareRole, view);
    bar->setBarTone(barTone);
    view->setItemDelegateForColumn(TransferListModel::Progress, bar);
    auto *result = new StateDelegate(transferTone, view);
    result->setElideMode(Qt::ElideRight);
    view->setItemDelegateForColumn(TransferListModel::Result, result);
    m_cancel = m_transferList->addVerb(QStringLiteral("transfersCancel"), QStringLiteral("stop"), tr("Cancel"),
        tr("Cancel the selected transfers, or all of them"));
    auto *report = m_transferList->addVerb(QStringLiteral("transfersReport"), QStringLiteral("log"), tr("Copy report"),
        tr("Copy what was written and what was not, a line for each"));
    m_clear = m_transferList->addVerb(QStringLiteral("transfersClear"), QStringLiteral("clear"), tr("Clear finished"),
        tr("Take those away that are over"));
    m_transferList->setMinimumHeight(120);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        const QList<int> rows = m_transferList->selectedRows();
        if (rows.isEmpty())
            m_transfers->cancelAll();
        for (const int row : rows)
            m_transfers->cancel(row);
    });
    connect(report, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_transfers->report());
        Q_EMIT statusText(tr("Copied the report."));
    });
    connect(m_clear, &QToolButton::clicked, m_transfers, &TransferListModel::clearFinished);
    return m_transferList;
}

// Page ------------------------------------------------------------------------------------------------------------------

JetStreamFeed::Watch ObjectBucketPage::startWatch()
{
    auto watches = std::make_shared<Watches>();
    watches->stream = feed()->watchStream(objectStream(m_bucket));
    watches->objects = m_objects->watch();
    return watches;
}

const FeedState &ObjectBucketPage::feedState() const
{
    const FeedState &objects = m_objects->state();
    const FeedState &stream = feed()->streamState(objectStream(m_bucket));
    return objects.isKnown || objects.error || objects.isAsking ? objects : stream;
}

bool ObjectBucketPage::hasContent() const
{
    return m_objects->state().isKnown || m_model->rowCount() > 0;
}

void ObjectBucketPage::refresh()
{
    JetStreamPage::refresh();
    m_objects->refresh();
}

void ObjectBucketPage::focusFilter()
{
    m_list->focusFilter();
}

QList<std::pair<QString, QString>> ObjectBucketPage::keys() const
{
    return { { QStringLiteral("N"), tr("Upload files") }, { QStringLiteral("F2"), tr("Edit the object") },
        { QStringLiteral("Del"), tr("Delete the selected objects") },
        { QStringLiteral("Enter"), tr("Open the link, or go to the preview") } };
}

bool ObjectBucketPage::goTo(const Link &target)
{
    if (target.kind != link().kind || target.path.value(0) != m_bucket)
        return false;
    m_wanted = target.path.mid(1).join(pathSeparator);
    if (!m_wanted.isEmpty())
        select(m_wanted);
    return true;
}

void ObjectBucketPage::select(const QString &name)
{
    const ObjectInfo *info = m_objects->named(name);
    const int row = info ? m_model->rowOf(info->subject) : -1;
    if (row < 0)
        return;
    m_wanted.clear();
    m_list->selectRow(row);
}

bool ObjectBucketPage::mayClose()
{
    const int open = m_transfers->unfinished();
    if (open == 0 || m_isClosing)
        return true;
    if (m_closeQuestion)
        return false;
    Confirmation question;
    question.title = open == 1 ? tr("Cancel 1 transfer and close?") : tr("Cancel %1 transfers and close?").arg(open);
    question.what = tr("What is not finished is not written: objects and files stay as they were, and chunks that were "
                       "stored already are taken away.");
    question.verb = tr("Cancel and close");
    m_closeQuestion = new ConfirmSheet(question, this);
    connect(m_closeQuestion, &QDialog::finished, this, [this](int result) {
        const bool isAccepted = result == QDialog::Accepted;
        m_closeQuestion.clear();
        if (isAccepted) {
            // Those that wait for their last acknowledgements end with the page, which is taken care of.
            m_isClosing = true;
            m_transfers->cancelAll();
        }
        Q_EMIT closeAnswered(isAccepted);
    });
    m_closeQuestion->open();
    return false;
}

// What is shown ---------------------------------------------------------------------------------------------------------

QList<ObjectInfo> ObjectBucketPage::selected() const
{
    QList<ObjectInfo> objects;
    for (const int row : m_list->selectedRows())
        objects << m_model->row(row).info;
    return objects;
}

QString ObjectBucketPage::whyNoWrite() const
{
    if (isReadOnly())
        return verbTip({});
    const StreamRow *row = feed() ? feed()->stream(objectStream(m_bucket)) : nullptr;
    if (row && row->info && row->info->isSealed)
        return tr("The bucket is sealed: nothing in it can be changed any more.");
    if (row && row->info && row->info->isMirror())
        return tr("The bucket is a mirror of %1: change that one.").arg(row->info->mirrorName);
    return {};
}

void ObjectBucketPage::updateVerbs()
{
    const QList<ObjectInfo> objects = selected();
    const bool hasBytes = std::any_of(objects.begin(), objects.end(),
        [](const ObjectInfo &info) { return !info.isDeleted && (!info.isLink() || !info.link->name.isEmpty()); });
    const bool isThere = std::any_of(
        objects.begin(), objects.end(), [](const ObjectInfo &info) { return !info.isDeleted; });
    const QString whyNot = whyNoWrite();
    const auto set = [&whyNot](QToolButton *button, bool isPossible, const QString &tip) {
        button->setEnabled(whyNot.isEmpty() && isPossible);
        button->setToolTip(whyNot.isEmpty() ? tip : whyNot);
    };
    set(m_upload, true, tr("Store files (N); files and folders can be dropped here"));
    set(m_uploadFolder, true, tr("Store a folder: its files with their way inside as names"));
    set(m_edit, objects.size() == 1 && isThere,
        tr("Rename the object, change its description, headers and metadata (F2)"));
    set(m_delete, isThere, tr("Delete the selected objects (Del)"));
    m_download->setEnabled(hasBytes);
    m_copy->setEnabled(m_download->isEnabled());
    m_link->setEnabled(whyNot.isEmpty());
    m_link->setToolTip(whyNot);
    m_list->setEmptyVerbEnabled(whyNot.isEmpty(), whyNot);
    m_editBucket->setEnabled(!isReadOnly());
    m_editBucket->setToolTip(verbTip(tr("Change the configuration of the bucket")));
    m_actions->updateVerbs(isReadOnly() ? verbTip({}) : QString());
}

void ObjectBucketPage::updateSelection()
{
    const QList<int> rows = m_list->selectedRows();
    if (rows.size() == 1) {
        const ObjectInfo &info = m_model->row(rows.constFirst()).info;
        m_preview->setObject(info);
        Link here = link();
        here.path = QStringList { m_bucket, info.name };
        setLink(here);
    } else if (rows.isEmpty()) {
        m_preview->clear(tr("Select an object to see what is in it."));
    } else {
        quint64 bytes = 0;
        for (const int row : rows)
            bytes += m_model->row(row).info.size;
        m_preview->clear(
            tr("%1 objects selected, %2.")
                .arg(format::count(static_cast<quint64>(rows.size())), format::bytes(static_cast<double>(bytes))));
    }
    updateVerbs();
}

void ObjectBucketPage::updateStrip()
{
    const ObjectListModel::Totals totals = m_model->totals();
    QStringList parts { tr("%1 objects").arg(format::count(totals.objects)),
        tr("%1 in them").arg(format::bytes(static_cast<double>(totals.bytes))) };
    if (totals.links > 0)
        parts << (totals.links == 1 ? tr("1 link") : tr("%1 links").arg(format::count(totals.links)));
    if (totals.broken > 0)
        parts << tr("%1 broken").arg(format::count(totals.broken));
    if (m_objects->isCut())
        parts << tr("only the first %1 are listed").arg(format::count(ObjectFeed::maxObjects));
    const FeedState &state = m_objects->state();
    if (state.isAsking && !state.isKnown)
        parts << tr("reading, %1 so far").arg(format::count(state.received));
    m_list->setStrip(parts.join(QStringLiteral(" · ")));
    m_count->setNumber(format::count(totals.objects),
        totals.broken > 0 ? tr("%1 broken").arg(format::count(totals.broken)) : QString(),
        totals.broken > 0 ? std::optional(Tone::Bad) : std::nullopt);
}

void ObjectBucketPage::updateContent()
{
    updateStrip();
    const FeedState &state = feedState();
    const StreamRow *row = feed()->stream(objectStream(m_bucket));
    if (state.error && !state.isAsking) {
        const bool isGone = state.error->kind == Error::Kind::Server && state.error->code == 10059;
        m_reason->setNotice(isGone ? Tone::Bad : Tone::Warning,
            isGone ? tr("The bucket %1 does not exist any more.").arg(m_bucket)
                   : tr("What is shown is old: %1").arg(state.error->text()));
        if (isGone)
            m_header->setState(Tone::Bad, tr("deleted"));
        return;
    }
    if (!row || !row->info)
        return m_reason->setNotice(Tone::Warning, {});
    const StreamInfo &info = *row->info;
    const Verdict verdict = judge(*row);
    const bool isGood = verdict.health == Health::Good;
    m_header->setState(info.isSealed && isGood ? Tone::Idle : healthTone(verdict.health),
        info.isSealed && isGood ? tr("sealed") : healthWord(verdict.health));
    m_reason->setNotice(healthTone(verdict.health), info.isSealed && isGood ? QString() : verdict.reason);
    m_bytes->setNumber(format::bytes(static_cast<double>(info.state.bytes)),
        info.maxBytes > 0 ? tr("of %1").arg(format::bytes(static_cast<double>(info.maxBytes))) : QString());
    m_replicas->setNumber(QString::number(info.replicas),
        info.group.cluster.isEmpty() ? QString() : tr("leader %1").arg(info.group.leader));
    updateVerbs();
}

void ObjectBucketPage::updateTransfers()
{
    const TransferListModel::Totals totals = m_transfers->totals();
    m_transferList->setVisible(m_transfers->rowCount() > 0);
    m_cancel->setEnabled(totals.unfinished > 0);
    m_clear->setEnabled(totals.done + totals.failed + totals.cancelled > 0);
    QStringList parts;
    if (totals.unfinished > 0)
        parts << tr("%1 to go").arg(totals.unfinished);
    parts << tr("%1 done").arg(totals.done);
    if (totals.failed > 0)
        parts << tr("%1 failed").arg(totals.failed);
    if (totals.cancelled > 0)
        parts << tr("%1 cancelled").arg(totals.cancelled);
    if (totals.bytesPerSecond > 0)
        parts << format::byteRate(totals.bytesPerSecond);
    m_transferList->setStrip(parts.join(QStringLiteral(" · ")));
    m_moving->setNumber(totals.unfinished > 0 ? QString::number(totals.unfinished) : format::unknown(),
        totals.bytesPerSecond > 0 ? format::byteRate(totals.bytesPerSecond) : QString());
}

void ObjectBucketPage::showProblem(const QString &text)
{
    m_problem->setNotice(Tone::Bad, text, text.isEmpty() ? QString() : tr("Dismiss"));
}

void ObjectBucketPage::open(int row, bool beside)
{
    const ObjectInfo &info = m_model->row(row).info;
    if (!info.isLink()) {
        m_preview->focusContent();
        return;
    }
    Link target { link().context, QStringLiteral("objects"), { info.link->bucket } };
    if (!info.link->name.isEmpty())
        target.path << info.link->name;
    Q_EMIT openRequested(target, beside);
}

// What is done ----------------------------------------------------------------------------------------------------------

void ObjectBucketPage::add(ObjectTransfer *transfer)
{
    m_transfers->add(transfer);
}

void ObjectBucketPage::finished(const ObjectTransfer *transfer)
{
    const TransferProgress &progress = transfer->progress();
    if (progress.state == TransferProgress::State::Failed) {
        showProblem(tr("%1: %2").arg(transfer->name(), progress.words));
    } else {
        QString line = transfer->name();
        line += QLatin1String(": ") + progress.words;
        Q_EMIT statusText(line);
    }
    if (const auto *put = qobject_cast<const ObjectPut *>(transfer);
        put && progress.state == TransferProgress::State::Done && put->stored().bucket == m_bucket)
        m_objects->take(put->stored());
}

void ObjectBucketPage::askForFiles(bool isFolder)
{
    if (!whyNoWrite().isEmpty())
        return;
    auto *dialog = new QFileDialog(this, isFolder ? tr("Upload folder") : tr("Upload files"));
    dialog->setObjectName(QStringLiteral("objectsUploadDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        bool isCut = false;
        upload(filesToPut(paths, maxFiles, isCut));
        if (isCut)
            showProblem(tr("Only the first %1 files are taken at once.").arg(format::count(maxFiles)));
    });
    dialog->open();
}

void ObjectBucketPage::upload(const QList<FileToPut> &files)
{
    if (const QString why = whyNoWrite(); !why.isEmpty()) {
        showProblem(why);
        return;
    }
    // What the person agrees to lose is what is there now, not what is there when they have thought about it.
    QHash<QString, quint64> agreed;
    QStringList known;
    for (const FileToPut &file : files) {
        if (const ObjectInfo *object = m_objects->named(file.name)) {
            agreed.insert(file.name, object->sequence);
            known << file.name;
        }
    }
    if (known.isEmpty()) {
        startUploads(files, agreed);
        return;
    }
    Confirmation question;
    question.title = known.size() == 1 ? tr("Overwrite %1?").arg(known.constFirst())
                                       : tr("Overwrite %1 of %2 objects?").arg(known.size()).arg(files.size());
    question.what = tr("The bytes that are stored now are lost when the new ones are there. Descriptions, headers and "
                       "metadata stay. Without this, nothing is uploaded.");
    question.changes = known;
    question.command = QLatin1String("nats object put --force ") + shellWord(m_bucket.toUtf8()) + u' '
        + shellWord(files.constFirst().path.toUtf8()) + QLatin1String(" --name ")
        + shellWord(files.constFirst().name.toUtf8());
    question.verb = tr("Overwrite");
    auto *sheet = new ConfirmSheet(question, this);
    connect(sheet, &QDialog::accepted, this, [this, files, agreed] { startUploads(files, agreed); });
    sheet->open();
}

void ObjectBucketPage::startUploads(const QList<FileToPut> &files, const QHash<QString, quint64> &agreed)
{
    for (const FileToPut &file : files) {
        PutRequest request;
        request.name = file.name;
        if (const auto known = agreed.constFind(file.name); known != agreed.cend())
            request.replaces = *known;
        add(new ObjectPut(m_objects->client(), request, file.path));
    }
}

void ObjectBucketPage::askWhereTo()
{
    QList<ObjectInfo> objects;
    for (const ObjectInfo &info : selected()) {
        if (!info.isDeleted && (!info.isLink() || !info.link->name.isEmpty()))
            objects << info;
    }
    if (objects.isEmpty())
        return;
    const bool isOne = objects.size() == 1;
    auto *dialog = new QFileDialog(this,
        isOne ? tr("Download %1").arg(objects.constFirst().name)
              : tr("Download %1 objects to a folder").arg(objects.size()));
    dialog->setObjectName(QStringLiteral("objectsDownloadDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (isOne) {
        dialog->setAcceptMode(QFileDialog::AcceptSave); // asks before it overwrites
        dialog->setFileMode(QFileDialog::AnyFile);
        dialog->selectFile(safeRelativePath(objects.constFirst().name).section(u'/', -1));
        connect(dialog, &QFileDialog::fileSelected, this,
            [this, info = objects.constFirst()](const QString &path) { downloadAs(path, info); });
    } else {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this,
            [this, objects](const QString &folder) { downloadTo(folder, objects); });
    }
    dialog->open();
}

void ObjectBucketPage::downloadAs(const QString &path, const ObjectInfo &object)
{
    add(new ObjectGet(m_objects->client(), { object, path, true }));
}

void ObjectBucketPage::downloadTo(const QString &folder, const QList<ObjectInfo> &objects)
{
    QStringList taken;
    for (const ObjectInfo &info : objects) {
        const QString path = pathInFolder(folder, info.name, taken);
        if (path.isEmpty()) {
            showProblem(tr("%1 was not fetched: a folder on its way leads elsewhere.").arg(info.name));
            continue;
        }
        taken << path;
        add(new ObjectGet(m_objects->client(), { info, path, false }));
    }
}

BucketPlace ObjectBucketPage::here() const
{
    return { link().context, feed(), {} };
}

void ObjectBucketPage::copyTo()
{
    QList<ObjectInfo> objects;
    for (const ObjectInfo &info : selected()) {
        if (!info.isDeleted)
            objects << info;
    }
    if (objects.isEmpty())
        return;
    const bool isOne = objects.size() == 1;
    auto *dialog = new ObjectPlaceDialog(
        isOne ? ObjectPlaceDialog::Purpose::CopyOne : ObjectPlaceDialog::Purpose::CopyMany,
        m_places ? m_places() : QList<BucketPlace> { here() },
        isOne ? tr("Copy %1").arg(objects.constFirst().name) : tr("Copy %1 objects").arg(objects.size()), this);
    if (isOne)
        dialog->setNames(objects.constFirst().name, {}, {});
    connect(dialog, &ObjectPlaceDialog::chosen, this,
        [this, objects, isOne](const BucketPlace &place, const QString &bucket, const QString &name) {
            startCopies(place, bucket, isOne ? name : QString(), objects);
        });
    dialog->open();
}

/// Objects on their way to a bucket: where they come from, and what is there under their names.
struct ObjectBucketPage::Copies {
    struct One {
        QString name;
        ObjectInfo from;
        ObjectInfo there;
        [[nodiscard]] bool isTaken() const { return there.sequence > 0 && !there.isDeleted; }
    };
    ObjectClient *target = nullptr;
    QList<One> list;
    qsizetype open = 0;
};

void ObjectBucketPage::startCopies(
    const BucketPlace &place, const QString &bucket, const QString &newName, const QList<ObjectInfo> &objects)
{
    if (!place.feed)
        return;
    auto copies = std::make_shared<Copies>();
    copies->target = new ObjectClient(place.feed->client(), bucket, this);
    copies->open = objects.size();
    const auto finishOne = [this, copies] {
        if (--copies->open == 0)
            askAboutTaken(copies);
    };
    for (const ObjectInfo &info : objects) {
        const QString name = newName.isEmpty() ? info.name : newName;
        const auto fail = [this, finishOne, info](const Error &error) {
            showProblem(tr("%1 was not copied: %2").arg(info.name, error.text()));
            finishOne();
        };
        whenDone(this, m_objects->client()->resolve(info),
            [this, copies, name, fail, finishOne](const Result<ObjectInfo> &resolved) {
                if (!resolved)
                    return fail(resolved.error());
                whenDone(this, copies->target->find(name),
                    [copies, name, from = *resolved, fail, finishOne](const Result<ObjectInfo> &there) {
                        if (!there)
                            return fail(there.error());
                        copies->list.append({ name, from, *there });
                        finishOne();
                    });
            });
    }
}

void ObjectBucketPage::askAboutTaken(const std::shared_ptr<Copies> &copies)
{
    const auto start = [this, copies](ObjectConflictDialog::Choice choice) {
        using Choice = ObjectConflictDialog::Choice;
        for (const Copies::One &one : std::as_const(copies->list)) {
            PutRequest request;
            request.name = one.name;
            if (one.isTaken() && choice == Choice::Skip)
                continue;
            if (one.isTaken() && choice == Choice::Overwrite) {
                request.replaces = one.there.sequence;
                request.texts = one.from.texts; // a copy has those of what it is a copy of
            }
            if (!one.isTaken() || choice == Choice::Overwrite) {
                add(new ObjectPut(copies->target, request, m_objects->client()->jetStream(), one.from));
                continue;
            }
            whenDone(this, copies->target->freeName(one.name), [this, copies, one](const Result<QString> &name) {
                if (!name)
                    return showProblem(tr("%1 was not copied: %2").arg(one.name, name.error().text()));
                add(new ObjectPut(copies->target, { *name, {}, {} }, m_objects->client()->jetStream(), one.from));
            });
        }
    };
    QStringList taken;
    for (const Copies::One &one : std::as_const(copies->list)) {
        if (one.isTaken())
            taken << one.name;
    }
    if (taken.isEmpty())
        return start(ObjectConflictDialog::Choice::Skip);
    auto *dialog = new ObjectConflictDialog(copies->target->bucket(), taken, copies->list.size(), this);
    connect(dialog, &ObjectConflictDialog::chosen, this, start);
    dialog->open();
}

void ObjectBucketPage::edit()
{
    const QList<ObjectInfo> objects = selected();
    if (!whyNoWrite().isEmpty() || objects.size() != 1 || objects.constFirst().isDeleted)
        return;
    const ObjectInfo info = objects.constFirst();
    auto *dialog = new ObjectDialog(info, this);
    connect(dialog, &ObjectDialog::saveRequested, this,
        [this, dialog, info](const QString &name, const ObjectTexts &texts) {
            const ObjectInfo *taken = name != info.name ? m_objects->named(name) : nullptr;
            if (!taken)
                return rename(dialog, info, name, texts, {});
            Confirmation question;
            question.title = tr("Overwrite %1?").arg(name);
            question.what = tr("There is an object of this name. Its bytes are lost when %1 takes its name. Cancel to "
                               "choose another name.")
                                .arg(info.name);
            question.verb = tr("Overwrite");
            auto *sheet = new ConfirmSheet(question, dialog);
            connect(sheet, &QDialog::accepted, this,
                [this, dialog = QPointer<ObjectDialog>(dialog), info, name, texts, replaces = taken->sequence] {
                    rename(dialog, info, name, texts, replaces);
                });
            connect(sheet, &QDialog::rejected, dialog,
                [dialog, name] { dialog->setProblem(tr("%1 is taken: choose another name.").arg(name)); });
            sheet->open();
        });
    dialog->open();
}

void ObjectBucketPage::rename(ObjectDialog *dialog, const ObjectInfo &info, const QString &name,
    const ObjectTexts &texts, std::optional<quint64> replaces)
{
    whenDone(this, m_objects->client()->change(info, name, texts, replaces),
        [this, dialog = QPointer<ObjectDialog>(dialog), info, name](const Result<ObjectInfo> &changed) {
            if (!changed) {
                if (dialog)
                    dialog->setProblem(changed.error().text());
                else
                    showProblem(changed.error().text());
                m_objects->refresh();
                return;
            }
            m_objects->take(*changed);
            if (name != info.name) {
                m_wanted = name;
                m_objects->refresh();
            }
            Q_EMIT statusText(tr("%1 is changed.").arg(name));
            if (dialog)
                dialog->accept();
        });
}

void ObjectBucketPage::remove()
{
    QList<ObjectInfo> objects;
    for (const ObjectInfo &info : selected()) {
        if (!info.isDeleted)
            objects << info;
    }
    if (!whyNoWrite().isEmpty() || objects.isEmpty())
        return;
    quint64 bytes = 0;
    for (const ObjectInfo &info : std::as_const(objects))
        bytes += info.size;
    const bool isOne = objects.size() == 1;
    Confirmation question;
    question.grade = Confirmation::Grade::Destroys;
    question.title = isOne ? tr("Delete %1?").arg(objects.constFirst().name)
                           : tr("Delete %1 objects?").arg(objects.size());
    question.what = tr("%1 in them are lost. Links that lead to them lead nowhere then.")
                        .arg(format::bytes(static_cast<double>(bytes)));
    if (!isOne)
        question.changes = namesOf(objects);
    question.command = QLatin1String("nats object del --force ") + shellWord(m_bucket.toUtf8()) + u' '
        + shellWord(objects.constFirst().name.toUtf8());
    question.verb = isOne ? tr("Delete object") : tr("Delete %1 objects").arg(objects.size());
    question.name = isOne ? objects.constFirst().name : m_bucket;
    auto *sheet = new ConfirmSheet(question, this);
    connect(sheet, &QDialog::accepted, this, [this, objects] {
        for (const ObjectInfo &info : objects) {
            whenDone(this, m_objects->client()->remove(info), [this, info](const Result<void> &removed) {
                if (!removed)
                    showProblem(tr("%1 was not deleted: %2").arg(info.name, removed.error().text()));
                else
                    Q_EMIT statusText(tr("%1 is deleted.").arg(info.name));
            });
        }
    });
    sheet->open();
}

void ObjectBucketPage::addLink()
{
    if (!whyNoWrite().isEmpty())
        return;
    const QList<ObjectInfo> objects = selected();
    const QString target = objects.size() == 1 ? objects.constFirst().name : QString();
    auto *dialog = new ObjectPlaceDialog(
        ObjectPlaceDialog::Purpose::Link, { here() }, tr("New link in %1").arg(m_bucket), this);
    dialog->setNames({}, target.isEmpty() ? QString() : m_bucket, target);
    connect(dialog, &ObjectPlaceDialog::chosen, this,
        [this](const BucketPlace &, const QString &bucket, const QString &name, const QString &leadsTo) {
            whenDone(this, m_objects->client()->addLink(name, { bucket, leadsTo }),
                [this, name](const Result<ObjectInfo> &made) {
                    if (!made)
                        return showProblem(tr("The link %1 was not created: %2").arg(name, made.error().text()));
                    m_wanted = name;
                    m_objects->take(*made);
                    Q_EMIT statusText(tr("The link %1 is created.").arg(name));
                });
        });
    dialog->open();
}

// Drag and drop ---------------------------------------------------------------------------------------------------------

void ObjectBucketPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source() != this && event->mimeData()->hasUrls() && whyNoWrite().isEmpty())
        event->acceptProposedAction();
}

void ObjectBucketPage::dropEvent(QDropEvent *event)
{
    QStringList paths;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    if (paths.isEmpty()) {
        showProblem(tr("Only files and folders of this computer can be stored."));
        return;
    }
    event->acceptProposedAction();
    bool isCut = false;
    upload(filesToPut(paths, maxFiles, isCut));
    if (isCut)
        showProblem(tr("Only the first %1 files are taken at once.").arg(format::count(maxFiles)));
}

bool ObjectBucketPage::eventFilter(QObject *watched, QEvent *event)
{
    if (m_list && watched == m_list->view()->viewport()) {
        if (event->type() == QEvent::MouseButtonPress) {
            const auto *mouse = static_cast<QMouseEvent *>(event);
            m_pressed = mouse->position().toPoint();
            // Beside the selection a drag selects more.
            const QModelIndex index = m_list->view()->indexAt(m_pressed);
            m_mayDrag = mouse->button() == Qt::LeftButton && index.isValid()
                && m_list->view()->selectionModel()->isSelected(index) && mouse->modifiers() == Qt::NoModifier;
        } else if (event->type() == QEvent::MouseMove && m_mayDrag) {
            const auto *mouse = static_cast<QMouseEvent *>(event);
            if (mouse->buttons().testFlag(Qt::LeftButton)
                && (mouse->position().toPoint() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
                m_mayDrag = false;
                drag();
            }
            return true;
        } else if (event->type() == QEvent::MouseButtonRelease) {
            m_mayDrag = false;
        }
    }
    return JetStreamPage::eventFilter(watched, event);
}

void ObjectBucketPage::drag()
{
    QList<ObjectInfo> objects;
    quint64 bytes = 0;
    for (const ObjectInfo &info : selected()) {
        if (!info.isDeleted && !info.isLink()) {
            objects << info;
            bytes += info.size;
        }
    }
    if (objects.isEmpty() || m_dragFetches > 0)
        return;
    if (bytes > maxDragBytes) {
        Q_EMIT statusText(tr("These are %1: use Download for them.").arg(format::bytes(static_cast<double>(bytes))));
        return;
    }
    if (!m_dragFolder)
        m_dragFolder = std::make_unique<QTemporaryDir>();
    QList<QUrl> urls;
    int missing = 0;
    QStringList taken;
    for (const ObjectInfo &info : std::as_const(objects)) {
        const QString known = m_dragFiles.value(info.nuid);
        if (!known.isEmpty() && QFileInfo::exists(known)) {
            urls << QUrl::fromLocalFile(known);
            continue;
        }
        ++missing;
        // A folder for each, so that the file has the object's own name.
        const QString path = pathInFolder(
            m_dragFolder->path(), info.nuid + u'/' + safeRelativePath(info.name).section(u'/', -1), taken);
        taken << path;
        auto *get = new ObjectGet(m_objects->client(), { info, path, true }, this);
        ++m_dragFetches;
        connect(get, &ObjectTransfer::finished, this, [this, get, nuid = info.nuid] {
            get->deleteLater();
            --m_dragFetches;
            if (get->progress().state == TransferProgress::State::Done)
                m_dragFiles.insert(nuid, get->path());
            else
                showProblem(tr("%1: %2").arg(get->name(), get->progress().words));
        });
        get->start();
    }
    if (missing > 0) {
        // The file has to be there before anybody can take it.
        Q_EMIT statusText(tr("Fetching what is dragged; when it is there, drag again."));
        auto *poll = new QTimer(this);
        poll->setInterval(30);
        connect(poll, &QTimer::timeout, this, [this, poll] {
            if (m_dragFetches > 0)
                return;
            poll->deleteLater();
            if (QGuiApplication::mouseButtons().testFlag(Qt::LeftButton) && m_list->view()->viewport()->underMouse())
                drag();
        });
        poll->start();
        return;
    }
    auto *mime = new QMimeData;
    mime->setUrls(urls);
    auto *dragged = new QDrag(this);
    dragged->setMimeData(mime);
    dragged->exec(Qt::CopyAction);
}

} // namespace natsight
