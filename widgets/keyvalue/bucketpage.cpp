// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/bucketpage.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/keyvalue/keyvalueclient.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/thingheader.h"
#include "widgets/keyvalue/bucketactions.h"
#include "widgets/keyvalue/bulkbar.h"
#include "widgets/keyvalue/keysview.h"
#include "widgets/keyvalue/valueview.h"
#include "widgets/keyvalue/watchersdialog.h"

#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr auto clockEvery = 1s;

} // namespace

BucketPage *BucketPage::make(JetStreamFeed *feed, const Link &link, QWidget *parent)
{
    const bool isGood = (link.path.size() == 1 || link.path.size() == 2)
        && JetStreamClient::validateStreamName(Bucket::streamOf(link.path.constFirst())).has_value();
    return isGood ? new BucketPage(feed, link, parent) : nullptr;
}

BucketPage::BucketPage(JetStreamFeed *feed, Link link, QWidget *parent)
    : JetStreamPage(feed, std::move(link), parent)
    , m_name(this->link().path.constFirst())
    , m_stream(Bucket::streamOf(m_name))
    , m_key(this->link().path.value(1).toUtf8())
    , m_actions(new BucketActions(ConfigOf::KeyValue, feed, this))
{
    setObjectName(QStringLiteral("bucketPage"));
    setAccessibleName(title());
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *header = new ThingHeader(m_name, content);
    makeHeader(header);
    layout->addWidget(header);
    m_notice = new NoticeBar(content);
    m_notice->setObjectName(QStringLiteral("bucketNotice"));
    m_notice->button()->setObjectName(QStringLiteral("bucketNoticeButton"));
    connect(m_notice, &NoticeBar::triggered, this, [this] { m_notice->setNotice(Tone::Bad, {}); });
    layout->addWidget(m_notice);
    m_bulk = new BulkBar(content);
    m_bulk->setObjectName(QStringLiteral("bucketBulk"));
    layout->addWidget(m_bulk);
    m_splitter = new QSplitter(Qt::Horizontal, content);
    m_splitter->setObjectName(QStringLiteral("bucketSplitter"));
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter, 1);
    m_clock.setInterval(clockEvery);
    connect(&m_clock, &QTimer::timeout, this, &BucketPage::tick);
    connect(feed, &JetStreamFeed::streamGone, this, [this](const QString &stream) {
        if (stream == m_stream && m_keyFeed)
            m_keyFeed->setGone();
    });
    setContent(content);
}

BucketPage::~BucketPage() = default;

void BucketPage::makeHeader(ThingHeader *header)
{
    header->addCrumb(tr("Buckets"), [this] {
        Link up = link();
        up.path.clear();
        Q_EMIT openRequested(up, false);
    });
    m_keys = header->addTile(QStringLiteral("bucketKeys"), tr("Keys"));
    m_size = header->addTile(QStringLiteral("bucketSize"), tr("Size"));
    m_changes = header->addTile(QStringLiteral("bucketChanges"), tr("Changes"));
    m_history = header->addTile(QStringLiteral("bucketHistory"), tr("History · TTL"));
    m_import = header->addVerb(QStringLiteral("bucketImport"), tr("Import…"), {});
    auto *sources = new QMenu(m_import);
    sources->addAction(tr("From a file of JSON lines…"), this, [this] { askImport(false); })
        ->setObjectName(QStringLiteral("importFromFile"));
    sources->addAction(tr("From a folder of files…"), this, [this] { askImport(true); })
        ->setObjectName(QStringLiteral("importFromFolder"));
    m_import->setMenu(sources);
    m_edit = header->addVerb(QStringLiteral("bucketEdit"), tr("Edit bucket…"), {});
    connect(m_edit, &QPushButton::clicked, this, [this] { m_actions->edit(m_stream); });
    m_newKey = header->addVerb(QStringLiteral("bucketNewKey"), tr("New key"), {}, true);
    connect(m_newKey, &QPushButton::clicked, this, &BucketPage::newKey);
    auto *more = header->addMore(QStringLiteral("bucketMore"));
    auto *menu = new QMenu(more);
    const auto open = [this](const QString &kind, const QStringList &path) {
        return [this, kind, path] {
            Link there = link();
            there.kind = kind;
            there.path = path;
            Q_EMIT openRequested(there, false);
        };
    };
    menu->addAction(tr("Show the stream"), this, open(QStringLiteral("streams"), { m_stream }))
        ->setObjectName(QStringLiteral("showStream"));
    menu->addAction(tr("Show data flow"), this, open(QStringLiteral("flow"), { m_stream }))
        ->setObjectName(QStringLiteral("showFlow"));
    m_watchers = menu->addAction(tr("Who watches…"), this, [this] {
        if (m_keyFeed && feed())
            (new WatchersDialog(feed()->client(), m_keyFeed->bucket(), this))->open();
    });
    m_watchers->setObjectName(QStringLiteral("showWatchers"));
    m_actions->addVerbs(menu, m_stream);
    more->setMenu(menu);
    connect(m_actions, &BucketActions::succeeded, this, &Page::statusText);
    connect(m_actions, &BucketActions::failed, this, [this](const QString &text) { showProblem(text); });
    connect(m_actions, &BucketActions::created, this,
        [open](const QString &stream) { open(QStringLiteral("kv"), { bucketName(ConfigOf::KeyValue, stream) })(); });
}

bool BucketPage::goTo(const Link &link)
{
    if (link.path.isEmpty() || link.path.size() > 2 || link.path.constFirst() != m_name)
        return false;
    if (link.path.size() == 2) {
        openKey(link.path.at(1).toUtf8());
        if (m_view)
            m_view->selectKey(m_key);
    }
    return true;
}

void BucketPage::focusFilter()
{
    if (m_view)
        m_view->focusFilter();
}

void BucketPage::refresh()
{
    JetStreamPage::refresh();
    if (m_keyFeed)
        m_keyFeed->relist();
    if (m_value)
        m_value->refresh();
}

void BucketPage::setPaused(bool isPaused)
{
    JetStreamPage::setPaused(isPaused);
    updateLive();
}

QString BucketPage::liveText() const
{
    if (m_keyFeed && !isPaused()) {
        switch (m_keyFeed->state()) {
        case KeyFeed::State::Live:
            return tr("live");
        case KeyFeed::State::Listing:
            return tr("listing");
        case KeyFeed::State::Counted:
            return tr("not live");
        case KeyFeed::State::Gone:
            return tr("deleted");
        case KeyFeed::State::Idle:
        case KeyFeed::State::Connecting:
        case KeyFeed::State::Failed:
            break;
        }
    }
    return JetStreamPage::liveText();
}

QList<std::pair<QString, QString>> BucketPage::keys() const
{
    return m_view ? m_view->keys() : QList<std::pair<QString, QString>>();
}

bool BucketPage::mayClose()
{
    if (!m_bulk->isRunning())
        return !m_value || m_value->mayClose();
    Confirmation question;
    question.title = tr("Stop the work on the keys of %1?").arg(m_name);
    question.what = tr(
        "What is written stays written. What was not reached is listed in the report, which goes with the page.");
    question.verb = tr("Stop and close");
    auto *sheet = new ConfirmSheet(question, this);
    connect(sheet, &QDialog::rejected, this, [this] { Q_EMIT closeAnswered(false); });
    connect(sheet, &QDialog::accepted, this, [this] {
        if (!m_bulk->cancel())
            Q_EMIT closeAnswered(true);
        else
            connect(m_bulk, &BulkBar::finished, this, [this] { Q_EMIT closeAnswered(true); });
    });
    sheet->open();
    return false;
}

void BucketPage::setKeysAsTree(bool isTree)
{
    m_isTree = isTree;
    if (m_view)
        m_view->setTree(isTree);
}

JetStreamFeed::Watch BucketPage::startWatch()
{
    return feed()->watchStream(m_stream);
}

const FeedState &BucketPage::feedState() const
{
    return feed()->streamState(m_stream);
}

bool BucketPage::hasContent() const
{
    if (m_keyFeed)
        return true; // what was there stays on the screen
    const StreamRow *row = feed() ? feed()->stream(m_stream) : nullptr;
    return row && row->info;
}

void BucketPage::updateContent()
{
    const StreamRow *row = feed() ? feed()->stream(m_stream) : nullptr;
    if (row && row->info) {
        if (!m_keyFeed) {
            const auto bucket = Bucket::ofStream(
                *row->info, feed()->session() ? feed()->session()->jetStreamSubject({}) : QByteArray());
            if (bucket)
                makeKeys(*bucket);
        }
        if (m_keyFeed) {
            m_keyFeed->setStreamInfo(*row->info);
            updateLive();
        }
    }
    updateHeader();
    updateVerbs(); // sealed, or with purging denied, since
}

void BucketPage::makeKeys(const Bucket &bucket)
{
    m_keyFeed = new KeyFeed(feed()->client(), bucket, this);
    m_client = new KeyValueClient(feed()->client(), bucket, this);
    connect(m_keyFeed, &KeyFeed::bucketChanged, this, [this] {
        m_client->setBucket(m_keyFeed->bucket());
        updateVerbs();
    });
    m_view = new KeysView(m_keyFeed, m_splitter);
    m_view->setObjectName(QStringLiteral("keysView"));
    m_view->setTree(m_isTree);
    m_value = new ValueView(m_client, m_splitter);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_value);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({ 620, 560 });
    connect(m_view, &KeysView::keySelected, this, &BucketPage::openKey);
    connect(m_view, &KeysView::keyActivated, this, [this](const QByteArray &key) {
        openKey(key);
        m_value->setFocus();
    });
    connect(m_view, &KeysView::relistRequested, this, &BucketPage::refresh);
    connect(m_view, &KeysView::treeChanged, this, [this](bool isTree) {
        m_isTree = isTree;
        Q_EMIT keysAsTreeChanged(isTree);
    });
    connect(m_view, &KeysView::statusText, this, &Page::statusText);
    connect(m_view, &KeysView::menuAboutToShow, this, &BucketPage::addBulkVerbs);
    connect(m_view, &KeysView::deleteRequested, this, [this] { askRemove(false); });
    connect(m_value, &ValueView::statusText, this, &Page::statusText);
    connect(m_value, &ValueView::closeAnswered, this, &Page::closeAnswered);
    connect(m_value, &ValueView::keyCreated, this, [this](const QByteArray &key) {
        openKey(key);
        m_view->selectKey(key);
    });
    connect(m_view, &KeysView::newKeyRequested, this, &BucketPage::newKey);
    connect(m_keyFeed, &KeyFeed::stateChanged, this, [this] {
        updateHeader();
        Q_EMIT liveChanged();
    });
    connect(m_keyFeed, &KeyFeed::keyChanged, this, [this](const QByteArray &key, const KeyFacts &facts) {
        KeyEntry meta;
        meta.key = key;
        meta.revision = facts.revision;
        meta.timeNs = facts.timeNs;
        meta.meaning = facts.meaning;
        m_value->keyChanged(meta);
    });
    m_value->setKey(bucket, m_key);
    m_view->selectKey(m_key);
    updateVerbs();
}

void BucketPage::openKey(const QByteArray &key)
{
    m_key = key;
    if (m_value && m_keyFeed)
        m_value->setKey(m_keyFeed->bucket(), key);
    Link here = link();
    here.path = { m_name };
    if (!key.isEmpty())
        here.path << QString::fromUtf8(key);
    setLink(here);
}

void BucketPage::updateHeader()
{
    const StreamRow *row = feed() ? feed()->stream(m_stream) : nullptr;
    if (m_keyFeed) {
        const KeyStore &store = m_keyFeed->index()->store();
        const bool isOnlyCounted = m_keyFeed->state() == KeyFeed::State::Counted;
        m_keys->setNumber(format::count(isOnlyCounted ? store.size() : store.keys()),
            store.deleted() > 0 ? tr("and %1 deleted").arg(format::count(store.deleted())) : QString());
        m_changes->setNumber(format::count(static_cast<quint64>(m_keyFeed->changesInLastMinute())), tr("per min"));
        m_changes->setTail(m_keyFeed->changeTail());
    }
    if (!row || !row->info)
        return;
    const StreamInfo &info = *row->info;
    const bool isLimited = info.maxBytes > 0;
    const double share = isLimited ? double(info.state.bytes) / double(info.maxBytes) : 0;
    m_size->setNumber(format::bytes(double(info.state.bytes)),
        isLimited ? tr("of %1").arg(format::bytes(double(info.maxBytes))) : QString(),
        share >= 0.95       ? std::optional(Tone::Bad)
            : share >= 0.85 ? std::optional(Tone::Warning)
                            : std::nullopt);
    const qint64 history = info.maxMessagesPerSubject;
    m_history->setNumber(history > 0 ? format::count(static_cast<quint64>(history)) : QStringLiteral("∞"),
        info.maxAgeNs > 0 ? QString(u"· " + format::duration(std::chrono::nanoseconds(info.maxAgeNs))) : tr("· none"));
}

void BucketPage::updateVerbs()
{
    const QString why = whyNotWrite();
    m_import->setEnabled(why.isEmpty());
    m_import->setToolTip(why.isEmpty() ? tr("Write keys that are in a file or a folder") : why);
    m_newKey->setEnabled(why.isEmpty());
    m_newKey->setToolTip(why.isEmpty() ? tr("Write a key that is not there yet") : why);
    m_watchers->setEnabled(m_keyFeed != nullptr);
    m_edit->setEnabled(!isReadOnly());
    m_edit->setToolTip(verbTip(tr("Change the configuration of the bucket")));
    m_actions->updateVerbs(isReadOnly() ? verbTip({}) : QString());
    if (m_view)
        m_view->setReadOnly(!why.isEmpty());
    if (m_value)
        m_value->setReadOnly(isReadOnly());
}

void BucketPage::showProblem(const QString &text)
{
    m_notice->setNotice(Tone::Bad, text, tr("Close"));
    Q_EMIT statusText(text);
}

/// Beside the key that is shown.
void BucketPage::newKey()
{
    if (m_value && whyNotWrite().isEmpty())
        m_value->newKey(m_key.left(m_key.lastIndexOf('.') + 1));
}

QString BucketPage::whyNotWrite() const
{
    if (isReadOnly())
        return verbTip({});
    if (!m_client)
        return tr("The bucket is not known yet.");
    const auto can = m_client->canWrite();
    return can ? QString() : can.error().text();
}

QList<KeyBulk::Key> BucketPage::selectedKeys() const
{
    QList<KeyBulk::Key> keys;
    const KeyStore &store = m_keyFeed->index()->store();
    for (const quint32 id : m_view->selectedIds()) {
        const std::string_view key = store.key(id);
        if (!store.isDeleted(id))
            keys.append({ QByteArray(key.data(), static_cast<qsizetype>(key.size())), store.revision(id) });
    }
    return keys;
}

void BucketPage::addBulkVerbs(QMenu *menu)
{
    const QList<KeyBulk::Key> keys = selectedKeys();
    if (keys.isEmpty())
        return;
    const QString count = format::count(static_cast<quint64>(keys.size()));
    const QString why = whyNotWrite();
    menu->addSeparator();
    menu->addAction(tr("Export %1 keys to a file…").arg(count), this, [this] { askExport(false); })
        ->setObjectName(QStringLiteral("exportKeys"));
    menu->addAction(tr("Export %1 keys to a folder…").arg(count), this, [this] { askExport(true); })
        ->setObjectName(QStringLiteral("exportKeysToFolder"));
    menu->addAction(tr("Copy %1 keys to another bucket…").arg(count), this, &BucketPage::askCopy)
        ->setObjectName(QStringLiteral("copyKeys"));
    menu->addSeparator();
    QAction *remove = menu->addAction(tr("Delete %1 keys…").arg(count), this, [this] { askRemove(false); });
    remove->setObjectName(QStringLiteral("deleteKeys"));
    remove->setEnabled(why.isEmpty());
    remove->setToolTip(why);
    QAction *purge = menu->addAction(tr("Purge %1 keys…").arg(count), this, [this] { askRemove(true); });
    purge->setObjectName(QStringLiteral("purgeKeys"));
    const auto can = m_client->canPurge();
    purge->setEnabled(why.isEmpty() && can.has_value());
    purge->setToolTip(!why.isEmpty() ? why : can ? QString() : can.error().text());
}

void BucketPage::askRemove(bool isPurge)
{
    const QList<KeyBulk::Key> keys = selectedKeys();
    if (keys.isEmpty() || !whyNotWrite().isEmpty() || m_bulk->isRunning())
        return;
    const QString count = format::count(static_cast<quint64>(keys.size()));
    Confirmation question;
    question.grade = isPurge ? Confirmation::Grade::Destroys : Confirmation::Grade::Changes;
    question.title = isPurge ? tr("Purge %1 keys of %2?").arg(count, m_name)
                             : tr("Delete %1 keys of %2?").arg(count, m_name);
    question.what = isPurge
        ? tr("Their values go with all older revisions. What somebody changed meanwhile stays.")
        : tr("Each gets a deletion as its newest revision; older ones stay as far as the bucket keeps "
             "them. What somebody changed meanwhile stays.");
    for (const KeyBulk::Key &key : keys) {
        if (question.changes.size() >= 200)
            break;
        question.changes << format::preview(key.key, 300);
    }
    if (keys.size() == 1)
        question.command = QStringLiteral("nats kv %1 %2 %3 --force")
                               .arg(isPurge ? QStringLiteral("purge") : QStringLiteral("del"), m_name,
                                   QString::fromUtf8(keys.constFirst().key));
    question.verb = isPurge ? tr("Purge %1 keys").arg(count) : tr("Delete %1 keys").arg(count);
    question.name = m_name;
    auto *sheet = new ConfirmSheet(question, this);
    connect(sheet, &QDialog::accepted, this, [this, keys, isPurge] {
        if (KeyBulk *bulk = m_bulk->begin(isPurge ? tr("Purged") : tr("Deleted")))
            bulk->remove(m_client, keys, isPurge);
    });
    sheet->open();
}

void BucketPage::askCopy()
{
    const QList<KeyBulk::Key> keys = selectedKeys();
    if (keys.isEmpty() || m_bulk->isRunning())
        return;
    auto *dialog = new BulkDialog(tr("Copy keys"),
        tr("The newest values of %1 keys of %2 are written as new revisions.")
            .arg(format::count(static_cast<quint64>(keys.size())), m_name),
        tr("Copy"), this);
    dialog->askForBucket(
        m_places ? m_places() : QList<BucketPlace> { { link().context, feed(), verbTip({}) } }, m_name);
    connect(dialog, &BulkDialog::chosen, this, [this, dialog, keys](bool isDryRun) {
        startCopy(dialog->place(), dialog->bucket(), keys, dialog->onConflict(), isDryRun);
    });
    dialog->open();
}

void BucketPage::startCopy(const BucketPlace &place, const QString &bucket, const QList<KeyBulk::Key> &keys,
    KeyBulk::OnConflict onConflict, bool isDryRun)
{
    if (!place.feed)
        return showProblem(tr("Nothing was copied: the connection %1 is gone.").arg(place.name));
    // It may have been made read-only, or closed, while the dialog was open.
    const QList<BucketPlace> places = m_places ? m_places() : QList<BucketPlace>();
    for (const BucketPlace &now : places) {
        if (now.name == place.name && !now.whyNot.isEmpty())
            return showProblem(tr("Nothing was copied: %1").arg(now.whyNot));
    }
    whenDone(this, place.feed->client()->streamInfo(Bucket::streamOf(bucket)),
        [this, place, bucket, keys, onConflict, isDryRun](const Result<StreamInfo> &info) {
            const auto refuse = [&](const QString &why) {
                showProblem(tr("Nothing was copied to bucket %1 of %2: %3").arg(bucket, place.name, why));
            };
            if (!info)
                return refuse(info.error().text());
            if (!place.feed || !place.feed->session())
                return refuse(tr("The connection is gone."));
            const auto there = Bucket::ofStream(*info, place.feed->session()->jetStreamSubject({}));
            if (!there)
                return refuse(tr("It is no key-value bucket."));
            auto target = std::make_unique<KeyValueClient>(place.feed->client(), *there);
            if (const auto can = target->canWrite(); !can)
                return refuse(can.error().text());
            KeyBulk *bulk = m_bulk->begin(feed() == place.feed ? tr("Copied to %1:").arg(bucket)
                                                               : tr("Copied to %1 of %2:").arg(bucket, place.name));
            if (!bulk)
                return refuse(tr("Other work on keys is under way."));
            target->setParent(bulk);
            bulk->copy(m_client, target.release(), keys, onConflict, isDryRun);
        });
}

void BucketPage::askImport(bool isFolder)
{
    if (!whyNotWrite().isEmpty() || m_bulk->isRunning())
        return;
    auto *chooser = new QFileDialog(this, isFolder ? tr("Import keys from a folder") : tr("Import keys"), {},
        isFolder ? QString() : tr("JSON lines (*.ndjson *.jsonl);;All files (*)"));
    chooser->setObjectName(isFolder ? QStringLiteral("importFolder") : QStringLiteral("importFile"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(
        chooser, &QFileDialog::fileSelected, this, isFolder ? &BucketPage::importFromFolder : &BucketPage::importFrom);
    chooser->open();
}

void BucketPage::importFrom(const QString &path)
{
    auto *dialog = new BulkDialog(tr("Import keys"),
        tr("Each line of %1 is a key with its value; they are written as new revisions of %2.").arg(path, m_name),
        tr("Import"), this);
    connect(dialog, &BulkDialog::chosen, this, [this, dialog, path](bool isDryRun) {
        KeyBulk *bulk = m_bulk->begin(tr("Imported"));
        if (!bulk)
            return;
        if (const auto started = bulk->importFrom(m_client, path, dialog->onConflict(), isDryRun); !started)
            showProblem(started.error().text());
    });
    dialog->open();
}

void BucketPage::importFromFolder(const QString &folder)
{
    auto *dialog = new BulkDialog(tr("Import keys"),
        tr("Each file of %1 that an export made is a key: billing/limits.value is billing.limits. The files' bytes are "
           "written "
           "as new revisions of %2. Symbolic links are not followed.")
            .arg(folder, m_name),
        tr("Import"), this);
    connect(dialog, &BulkDialog::chosen, this, [this, dialog, folder](bool isDryRun) {
        KeyBulk *bulk = m_bulk->begin(tr("Imported"));
        if (!bulk)
            return;
        if (const auto started = bulk->importFromFolder(m_client, folder, dialog->onConflict(), isDryRun); !started)
            showProblem(started.error().text());
    });
    dialog->open();
}

void BucketPage::askExport(bool isFolder)
{
    const QList<KeyBulk::Key> keys = selectedKeys();
    if (keys.isEmpty() || m_bulk->isRunning())
        return;
    auto *chooser = new QFileDialog(this, isFolder ? tr("Export keys to a folder") : tr("Export keys"), {},
        isFolder ? QString() : tr("JSON lines (*.ndjson)"));
    chooser->setObjectName(isFolder ? QStringLiteral("exportFolder") : QStringLiteral("exportFile"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    if (isFolder) {
        chooser->setFileMode(QFileDialog::Directory);
    } else {
        chooser->setAcceptMode(QFileDialog::AcceptSave);
        chooser->setDefaultSuffix(QStringLiteral("ndjson"));
        chooser->selectFile(m_name + QStringLiteral(".ndjson"));
    }
    connect(chooser, &QFileDialog::fileSelected, this, [this, keys, isFolder](const QString &path) {
        if (isFolder)
            exportToFolder(path, keys);
        else
            exportTo(path, keys);
    });
    chooser->open();
}

void BucketPage::exportTo(const QString &path, const QList<KeyBulk::Key> &keys)
{
    KeyBulk *bulk = m_bulk->begin(tr("Exported"));
    if (!bulk)
        return;
    if (const auto started = bulk->exportTo(m_client, keys, path); !started)
        showProblem(started.error().text());
}

void BucketPage::exportToFolder(const QString &folder, const QList<KeyBulk::Key> &keys)
{
    auto *dialog = new BulkDialog(tr("Export keys"),
        tr("Each of %1 keys becomes a file of %2 with the bytes of its newest value: billing.limits is "
           "billing/limits.value. "
           "Capitals and what file systems do not like are percent-encoded. Headers are not in the files.")
            .arg(format::count(static_cast<quint64>(keys.size())), folder),
        tr("Export"), this);
    dialog->setConflictLabel(tr("&Files that are there"));
    connect(dialog, &BulkDialog::chosen, this, [this, dialog, folder, keys](bool isDryRun) {
        KeyBulk *bulk = m_bulk->begin(tr("Exported"));
        if (!bulk)
            return;
        if (const auto started = bulk->exportToFolder(m_client, keys, folder, dialog->onConflict(), isDryRun); !started)
            showProblem(started.error().text());
    });
    dialog->open();
}

void BucketPage::updateLive()
{
    if (!m_keyFeed)
        return;
    if (m_isOnScreen && !isPaused())
        m_keyFeed->start();
    else
        m_keyFeed->stop();
}

void BucketPage::tick()
{
    updateHeader();
    if (m_view)
        m_view->tick();
}

void BucketPage::showEvent(QShowEvent *event)
{
    m_isOnScreen = true;
    m_clock.start();
    JetStreamPage::showEvent(event);
    updateLive();
}

void BucketPage::hideEvent(QHideEvent *event)
{
    m_isOnScreen = false;
    m_clock.stop();
    updateLive();
    JetStreamPage::hideEvent(event);
}

} // namespace natsight
