// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/bucketactions.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/jetstream/bucketconfig.h"
#include "models/keyvalue/bucketcompaction.h"
#include "models/payload/natscommand.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/jetstream/configeditor.h"
#include "widgets/jetstream/jetstreamactions.h"
#include "widgets/keyvalue/compactdialog.h"

#include <QAction>
#include <QMenu>

namespace natsight {

namespace {

/// `nats kv rm -f config`.
QString commandOf(ConfigOf what, const char *verb, const QString &bucket)
{
    return QStringLiteral("nats %1 %2 -f %3")
        .arg(what == ConfigOf::KeyValue ? QStringLiteral("kv") : QStringLiteral("object"), QLatin1String(verb),
            shellWord(bucket.toUtf8()));
}

} // namespace

BucketActions::BucketActions(ConfigOf what, JetStreamFeed *feed, QWidget *parent)
    : QObject(parent)
    , m_what(what)
    , m_feed(feed)
    , m_parent(parent)
    , m_streams(new JetStreamActions(feed, parent))
{
    connect(m_streams, &JetStreamActions::succeeded, this, &BucketActions::succeeded);
    connect(m_streams, &JetStreamActions::failed, this, &BucketActions::failed);
    connect(m_streams, &JetStreamActions::streamCreated, this, &BucketActions::created);
}

QString BucketActions::nameOf(const QString &stream) const
{
    return bucketName(m_what, stream);
}

const StreamRow *BucketActions::rowOf(const QString &stream) const
{
    return m_feed ? m_feed->stream(stream) : nullptr;
}

void BucketActions::ask(Confirmation confirmation, const std::function<void()> &run)
{
    auto *sheet = new ConfirmSheet(std::move(confirmation), m_parent);
    connect(sheet, &QDialog::accepted, this, run);
    sheet->open();
}

void BucketActions::tell(const Error &error, const QString &what)
{
    Q_EMIT failed(what + u' ' + error.text(), error.details);
}

void BucketActions::create()
{
    m_streams->edit({ m_what, ConfigTask::Purpose::Create, {}, {}, {} });
}

void BucketActions::edit(const QString &stream)
{
    if (!stream.isEmpty())
        m_streams->edit({ m_what, ConfigTask::Purpose::Edit, stream, {}, {} });
}

void BucketActions::copy(const QString &stream)
{
    if (!stream.isEmpty())
        m_streams->edit({ m_what, ConfigTask::Purpose::Copy, stream, {}, {} });
}

void BucketActions::addVerbs(QMenu *menu, const QString &stream)
{
    m_stream = stream;
    menu->setToolTipsVisible(true);
    const auto add = [this, menu](const char *name, const QString &text, const std::function<void()> &run) {
        QAction *action = menu->addAction(text, this, run);
        action->setObjectName(QLatin1String(name));
        m_verbs << action;
        return action;
    };
    menu->addSeparator();
    add("bucketCopy", tr("Copy to new bucket…"), [this] { copy(m_stream); });
    if (m_what == ConfigOf::KeyValue)
        m_compact = add("bucketCompact", tr("Compact…"), [this] { compact(m_stream); });
    m_seal = add("bucketSeal", tr("Seal…"), [this] { seal(m_stream); });
    add("bucketDelete", tr("Delete bucket…"), [this] { remove({ m_stream }); });
}

void BucketActions::updateVerbs(const QString &whyNot)
{
    const StreamRow *row = rowOf(m_stream);
    for (QAction *verb : std::as_const(m_verbs)) {
        QString why = whyNot;
        if (why.isEmpty() && verb == m_compact)
            why = whyNotCompact(m_stream);
        else if (why.isEmpty() && verb == m_seal && row && row->info && row->info->isSealed)
            why = tr("The bucket is sealed already.");
        verb->setEnabled(why.isEmpty());
        verb->setToolTip(why);
    }
}

void BucketActions::remove(const QStringList &streams)
{
    if (streams.isEmpty() || !m_feed)
        return;
    const bool isKeyValue = m_what == ConfigOf::KeyValue;
    quint64 keys = 0;
    quint64 values = 0;
    quint64 bytes = 0;
    QStringList lines;
    QStringList commands;
    for (const QString &stream : streams) {
        const QString name = nameOf(stream);
        commands << commandOf(m_what, "rm", name);
        const StreamRow *row = rowOf(stream);
        if (!row || !row->info) {
            lines << name;
            continue;
        }
        keys += row->info->state.subjects;
        values += row->info->state.messages;
        bytes += row->info->state.bytes;
        const QString size = format::bytes(static_cast<double>(row->info->state.bytes));
        lines << (isKeyValue ? tr("%1: %2 keys, %3").arg(name, format::count(row->info->state.subjects), size)
                             : tr("%1: %2").arg(name, size));
    }
    const bool isOne = streams.size() == 1;
    const QString one = nameOf(streams.constFirst());
    const QString size = format::bytes(static_cast<double>(bytes));
    Confirmation question;
    question.grade = Confirmation::Grade::Destroys;
    question.title = isOne ? tr("Delete bucket %1?").arg(one) : tr("Delete %1 buckets?").arg(streams.size());
    question.what = isKeyValue ? tr("%1 keys with all their history (%2 values, %3) go for good.")
                                     .arg(format::count(keys), format::count(values), size)
                               : tr("All objects (%1) go for good.").arg(size);
    question.changes = isOne ? QStringList() : lines;
    question.command = commands.join(QLatin1String(" && "));
    question.verb = isOne ? tr("Delete bucket") : tr("Delete %1 buckets").arg(streams.size());
    question.name = isOne ? one : tr("delete %1 buckets").arg(streams.size());
    ask(question, [this, streams] {
        if (!m_feed)
            return;
        for (const QString &stream : streams) {
            whenDone(this, m_feed->client()->deleteStream(stream), [this, stream](const Result<void> &done) {
                if (!done)
                    return tell(done.error(), tr("Can't delete bucket %1:").arg(nameOf(stream)));
                m_feed->forgetStream(stream);
                Q_EMIT succeeded(tr("Bucket %1 is deleted.").arg(nameOf(stream)));
            });
        }
    });
}

QString BucketActions::whyNotCompact(const QString &stream) const
{
    const StreamRow *row = rowOf(stream);
    if (!row || !row->info)
        return tr("Nothing is known of this bucket yet.");
    const Result<void> can = BucketCompaction::canCompact(*row->info);
    return can ? QString() : can.error().text();
}

void BucketActions::compact(const QString &stream)
{
    const StreamRow *row = rowOf(stream);
    if (!row || !row->info)
        return;
    if (const QString why = whyNotCompact(stream); !why.isEmpty()) {
        Q_EMIT failed(tr("Can't compact bucket %1:").arg(nameOf(stream)) + u' ' + why, {});
        return;
    }
    const auto bucket = Bucket::ofStream(*row->info);
    if (!bucket)
        return;
    auto *dialog = new CompactDialog(m_feed->client(), *bucket, m_parent);
    connect(dialog, &CompactDialog::compacted, this, [this](const QString &text, bool isGood) {
        if (m_feed)
            m_feed->refresh();
        if (isGood)
            Q_EMIT succeeded(text);
        else
            Q_EMIT failed(text, {});
    });
    dialog->open();
}

void BucketActions::seal(const QString &stream)
{
    const QString name = nameOf(stream);
    Confirmation question;
    question.grade = Confirmation::Grade::Destroys;
    question.title = tr("Seal bucket %1?").arg(name);
    question.what = tr("Nothing can be stored in it or deleted from it any more, and no limit applies. This cannot be "
                       "undone: a sealed bucket can only be read or deleted as a whole.");
    question.command = m_what == ConfigOf::Objects ? commandOf(m_what, "seal", name)
                                                   : QLatin1String("nats stream seal -f ") + shellWord(stream.toUtf8());
    question.verb = tr("Seal bucket");
    question.name = name;
    ask(question, [this, stream, name] {
        if (!m_feed)
            return;
        whenDone(this, m_feed->client()->sealStream(stream), [this, name](const Result<StreamInfo> &info) {
            if (!info)
                return tell(info.error(), tr("Can't seal bucket %1:").arg(name));
            m_feed->take(*info);
            Q_EMIT succeeded(tr("Bucket %1 is sealed.").arg(name));
        });
    });
}

} // namespace natsight
