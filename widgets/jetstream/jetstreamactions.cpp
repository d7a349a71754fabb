// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/jetstreamactions.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/jetstream/bucketconfig.h"
#include "models/payload/natscommand.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/jetstream/changegate.h"
#include "widgets/jetstream/configeditor.h"
#include "widgets/jetstream/purgedialog.h"
#include "widgets/jetstream/resetdialog.h"

#include <QDateTime>

namespace natsight {

namespace {

QString quoted(const QString &word)
{
    return shellWord(word.toUtf8());
}

QString preferredOption(const QString &server)
{
    return server.isEmpty() ? QString() : QLatin1String(" --preferred=") + quoted(server);
}

LeaderPlacement placementOn(const QString &server)
{
    LeaderPlacement placement;
    placement.preferred = server;
    return placement;
}

} // namespace

JetStreamActions::JetStreamActions(JetStreamFeed *feed, QWidget *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_parent(parent)
    , m_gate(new ChangeGate(feed->session(), this))
{
}

void JetStreamActions::setReadOnly(bool isReadOnly)
{
    m_gate->setReadOnly(isReadOnly);
}

void JetStreamActions::ask(Confirmation confirmation, const std::function<void()> &run)
{
    auto *sheet = new ConfirmSheet(std::move(confirmation), m_parent);
    m_gate->guard(sheet);
    connect(sheet, &QDialog::accepted, this, run);
    sheet->open();
}

void JetStreamActions::tell(const Error &error, const QString &what)
{
    Q_EMIT failed(what + u' ' + error.text(), error.details);
}

void JetStreamActions::edit(ConfigTask task)
{
    if (!m_feed)
        return;
    const bool isNew = task.purpose != ConfigTask::Purpose::Edit;
    const ConfigOf what = task.what;
    auto *editor = new ConfigEditor(m_feed->client(), std::move(task), m_parent);
    m_gate->guard(editor);
    connect(editor, &ConfigEditor::streamApplied, this, [this, editor, isNew, what](const StreamInfo &info) {
        m_feed->take(info);
        m_feed->refresh();
        const QString text = isBucketConfig(what) ? (isNew ? tr("Bucket %1 is created.") : tr("Bucket %1 is changed."))
                                                  : (isNew ? tr("Stream %1 is created.") : tr("Stream %1 is changed."));
        Q_EMIT succeeded(text.arg(bucketName(what, info.name)));
        if (isNew)
            connect(editor, &QDialog::accepted, this, [this, name = info.name] { Q_EMIT streamCreated(name); });
    });
    connect(editor, &ConfigEditor::consumerApplied, this, [this, editor, isNew](const ConsumerInfo &info) {
        m_feed->take(info);
        m_feed->refresh();
        Q_EMIT succeeded(
            isNew ? tr("Consumer %1 is created.").arg(info.name) : tr("Consumer %1 is changed.").arg(info.name));
        if (isNew) {
            connect(editor, &QDialog::accepted, this,
                [this, stream = info.stream, name = info.name] { Q_EMIT consumerCreated(stream, name); });
        }
    });
    connect(editor, &ConfigEditor::abandoned, this, [this] {
        m_feed->refresh();
        Q_EMIT succeeded(tr("The change was sent; its answer is not waited for."));
    });
    editor->open();
}

void JetStreamActions::newStream()
{
    edit({ ConfigOf::Stream, ConfigTask::Purpose::Create, {}, {}, {} });
}

void JetStreamActions::editStream(const QString &stream)
{
    if (!stream.isEmpty())
        edit({ ConfigOf::Stream, ConfigTask::Purpose::Edit, stream, {}, {} });
}

void JetStreamActions::copyStream(const QString &stream)
{
    if (!stream.isEmpty())
        edit({ ConfigOf::Stream, ConfigTask::Purpose::Copy, stream, {}, {} });
}

void JetStreamActions::newConsumer(const QString &stream)
{
    edit({ ConfigOf::Consumer, ConfigTask::Purpose::Create, stream, {}, streamNames() });
}

void JetStreamActions::editConsumer(const QString &stream, const QString &consumer)
{
    if (!consumer.isEmpty())
        edit({ ConfigOf::Consumer, ConfigTask::Purpose::Edit, stream, consumer, {} });
}

void JetStreamActions::copyConsumer(const QString &stream, const QString &consumer)
{
    if (!consumer.isEmpty())
        edit({ ConfigOf::Consumer, ConfigTask::Purpose::Copy, stream, consumer, streamNames() });
}

QStringList JetStreamActions::streamNames() const
{
    QStringList names;
    if (!m_feed)
        return names;
    const QList<StreamRow> rows = m_feed->streams();
    for (const StreamRow &row : rows)
        names << row.name;
    return names;
}

void JetStreamActions::deleteStreams(const QStringList &streams)
{
    if (streams.isEmpty() || !m_feed)
        return;
    quint64 messages = 0;
    quint64 bytes = 0;
    quint64 consumers = 0;
    QStringList lines;
    QStringList commands;
    for (const QString &name : streams) {
        const StreamRow *row = m_feed->stream(name);
        commands << QLatin1String("nats stream rm -f ") + quoted(name);
        if (row && row->info) {
            messages += row->info->state.messages;
            bytes += row->info->state.bytes;
            consumers += row->info->state.consumers;
            lines << tr("%1: %2 messages").arg(name, format::count(row->info->state.messages));
        } else {
            lines << name;
        }
    }
    const bool isOne = streams.size() == 1;
    Confirmation question;
    question.grade = Confirmation::Grade::Destroys;
    question.title = isOne ? tr("Delete stream %1?").arg(streams.constFirst())
                           : tr("Delete %1 streams?").arg(streams.size());
    question.what = tr("%1 messages (%2) and %3 consumers go for good.")
                        .arg(format::count(messages), format::bytes(static_cast<double>(bytes)),
                            format::count(consumers));
    question.changes = isOne ? QStringList() : lines;
    question.command = commands.join(QLatin1String(" && "));
    question.verb = isOne ? tr("Delete stream") : tr("Delete %1 streams").arg(streams.size());
    question.name = isOne ? streams.constFirst() : tr("delete %1 streams").arg(streams.size());
    ask(question, [this, streams] {
        for (const QString &name : streams) {
            whenDone(this, m_feed->client()->deleteStream(name), [this, name](Result<void> done) {
                if (!done)
                    return tell(done.error(), tr("Can't delete stream %1:").arg(name));
                m_feed->forgetStream(name);
                Q_EMIT succeeded(tr("Stream %1 is deleted.").arg(name));
            });
        }
    });
}

void JetStreamActions::purgeStream(const QString &stream)
{
    const StreamRow *row = m_feed ? m_feed->stream(stream) : nullptr;
    if (!row || !row->info)
        return;
    auto *dialog = new PurgeDialog(m_feed->client(), *row->info, m_parent);
    m_gate->guard(dialog);
    connect(dialog, &QDialog::accepted, this, [this, dialog, stream] {
        whenDone(
            this, m_feed->client()->purgeStream(stream, dialog->options()), [this, stream](Result<quint64> purged) {
                if (!purged)
                    return tell(purged.error(), tr("Can't purge stream %1:").arg(stream));
                Q_EMIT succeeded(tr("%1 messages of %2 are purged.").arg(format::count(*purged), stream));
                m_feed->refresh();
            });
    });
    dialog->open();
}

void JetStreamActions::sealStream(const QString &stream)
{
    Confirmation question;
    question.grade = Confirmation::Grade::Destroys;
    question.title = tr("Seal stream %1?").arg(stream);
    question.what = tr("Nothing can be stored in it or deleted from it any more, and no limit applies. This cannot be "
                       "undone: a sealed "
                       "stream can only be read or deleted as a whole.");
    question.command = QLatin1String("nats stream seal -f ") + quoted(stream);
    question.verb = tr("Seal stream");
    question.name = stream;
    ask(question, [this, stream] {
        whenDone(this, m_feed->client()->sealStream(stream), [this, stream](Result<StreamInfo> info) {
            if (!info)
                return tell(info.error(), tr("Can't seal stream %1:").arg(stream));
            m_feed->take(*info);
            Q_EMIT succeeded(tr("Stream %1 is sealed.").arg(stream));
        });
    });
}

void JetStreamActions::stepDownStream(const QString &stream, const QString &preferred)
{
    Confirmation question;
    question.title = preferred.isEmpty() ? tr("Let the leader of %1 step down?").arg(stream)
                                         : tr("Make %1 the leader of %2?").arg(preferred, stream);
    question.what = preferred.isEmpty()
        ? tr("Another replica becomes leader. Publishers and consumers wait for a moment; nothing is lost.")
        : tr("The present leader steps down in its favour. Publishers and consumers wait for a moment; nothing is "
             "lost.");
    question.command = QLatin1String("nats stream cluster step-down ") + quoted(stream) + preferredOption(preferred);
    question.verb = tr("Step down");
    ask(question, [this, stream, preferred] {
        whenDone(
            this, m_feed->client()->stepDownStream(stream, placementOn(preferred)), [this, stream](Result<void> done) {
                if (!done)
                    return tell(done.error(), tr("The leader of %1 did not step down:").arg(stream));
                Q_EMIT succeeded(tr("The leader of %1 has stepped down.").arg(stream));
                m_feed->refresh();
            });
    });
}

void JetStreamActions::removeStreamPeer(const QString &stream, const QString &peer)
{
    Confirmation question;
    question.title = tr("Remove %1 from the replicas of %2?").arg(peer, stream);
    question.what = tr("Its copy of the stream goes, and another server takes its place where there is one. Until that "
                       "one has caught up "
                       "the stream has one replica less.");
    question.command = QLatin1String("nats stream cluster peer-remove -f ") + quoted(stream) + u' ' + quoted(peer);
    question.verb = tr("Remove peer");
    ask(question, [this, stream, peer] {
        whenDone(this, m_feed->client()->removeStreamPeer(stream, peer), [this, stream, peer](Result<void> done) {
            if (!done)
                return tell(done.error(), tr("Can't remove %1 from %2:").arg(peer, stream));
            Q_EMIT succeeded(tr("%1 is no replica of %2 any more.").arg(peer, stream));
            m_feed->refresh();
        });
    });
}

void JetStreamActions::evacuateStreamPeer(const QString &stream, const QString &peer)
{
    Confirmation question;
    question.title = tr("Evacuate %1 from %2?").arg(peer, stream);
    question.what = tr("Another server takes over its copy of the stream and of its consumers: that one catches up "
                       "first, then the copy on %1 goes. Once begun, the server does not roll it back.")
                        .arg(peer);
    question.command = QLatin1String("nats stream cluster evacuate -f ") + quoted(stream) + u' ' + quoted(peer);
    question.verb = tr("Evacuate peer");
    ask(question, [this, stream, peer] {
        whenDone(this, m_feed->client()->evacuateStreamPeer(stream, peer), [this, stream, peer](Result<void> done) {
            if (!done)
                return tell(done.error(), tr("Can't evacuate %1 from %2:").arg(peer, stream));
            Q_EMIT succeeded(tr("%1 is being evacuated from %2.").arg(peer, stream));
            m_feed->refresh();
        });
    });
}

void JetStreamActions::cancelReconfiguration(const QString &stream)
{
    Confirmation question;
    question.title = tr("Cancel the reconfiguration of %1?").arg(stream);
    question.what = tr("The stream goes back to the replicas that it had before.");
    question.verb = tr("Cancel reconfiguration");
    ask(question, [this, stream] {
        whenDone(this, m_feed->client()->cancelStreamMove(stream), [this, stream](Result<StreamInfo> info) {
            if (!info)
                return tell(info.error(), tr("Can't cancel the reconfiguration of %1:").arg(stream));
            m_feed->take(*info);
            Q_EMIT succeeded(tr("The reconfiguration of %1 is cancelled.").arg(stream));
        });
    });
}

void JetStreamActions::deleteConsumers(const Consumers &consumers)
{
    if (consumers.isEmpty() || !m_feed)
        return;
    const bool isOne = consumers.size() == 1;
    QStringList lines;
    QStringList commands;
    for (const auto &[stream, name] : consumers) {
        lines << stream + QStringLiteral(" › ") + name;
        commands << QLatin1String("nats consumer rm -f ") + quoted(stream) + u' ' + quoted(name);
    }
    Confirmation question;
    question.grade = Confirmation::Grade::Destroys;
    question.title = isOne ? tr("Delete consumer %1?").arg(consumers.constFirst().second)
                           : tr("Delete %1 consumers?").arg(consumers.size());
    question.what = tr("Where it stands in the stream is lost, and its clients get nothing any more. The messages stay "
                       "in the stream, unless "
                       "its retention is interest or work queue.");
    question.changes = isOne ? QStringList() : lines;
    question.command = commands.join(QLatin1String(" && "));
    question.verb = isOne ? tr("Delete consumer") : tr("Delete %1 consumers").arg(consumers.size());
    question.name = isOne ? consumers.constFirst().second : tr("delete %1 consumers").arg(consumers.size());
    ask(question, [this, consumers] {
        for (const auto &one : consumers) {
            whenDone(this, m_feed->client()->deleteConsumer(one.first, one.second), [this, one](Result<void> done) {
                if (!done)
                    return tell(done.error(), tr("Can't delete consumer %1:").arg(one.second));
                m_feed->forgetConsumer(one.first, one.second);
                Q_EMIT succeeded(tr("Consumer %1 is deleted.").arg(one.second));
            });
        }
    });
}

void JetStreamActions::stepDownConsumer(const QString &stream, const QString &consumer, const QString &preferred)
{
    Confirmation question;
    question.title = preferred.isEmpty() ? tr("Let the leader of %1 step down?").arg(consumer)
                                         : tr("Make %1 the leader of %2?").arg(preferred, consumer);
    question.what = tr("Another replica becomes leader. Delivery halts for a moment; open pulls have to be sent anew.");
    question.command = QLatin1String("nats consumer cluster step-down ") + quoted(stream) + u' ' + quoted(consumer)
        + preferredOption(preferred);
    question.verb = tr("Step down");
    ask(question, [this, stream, consumer, preferred] {
        whenDone(this, m_feed->client()->stepDownConsumer(stream, consumer, placementOn(preferred)),
            [this, consumer](Result<void> done) {
                if (!done)
                    return tell(done.error(), tr("The leader of %1 did not step down:").arg(consumer));
                Q_EMIT succeeded(tr("The leader of %1 has stepped down.").arg(consumer));
                m_feed->refresh();
            });
    });
}

void JetStreamActions::removeConsumerPeer(const QString &stream, const QString &consumer, const QString &peer)
{
    Confirmation question;
    question.title = tr("Remove %1 from the replicas of %2?").arg(peer, consumer);
    question.what = tr("Its copy of the consumer's state goes, and another server of the stream takes its place where "
                       "there is one.");
    question.command = QLatin1String("nats consumer cluster peer-remove -f ") + quoted(stream) + u' ' + quoted(consumer)
        + u' ' + quoted(peer);
    question.verb = tr("Remove peer");
    ask(question, [this, stream, consumer, peer] {
        whenDone(this, m_feed->client()->removeConsumerPeer(stream, consumer, peer),
            [this, consumer, peer](Result<void> done) {
                if (!done)
                    return tell(done.error(), tr("Can't remove %1 from %2:").arg(peer, consumer));
                Q_EMIT succeeded(tr("%1 is no replica of %2 any more.").arg(peer, consumer));
                m_feed->refresh();
            });
    });
}

void JetStreamActions::evacuateConsumerPeer(const QString &stream, const QString &consumer, const QString &peer)
{
    Confirmation question;
    question.title = tr("Evacuate %1 from %2?").arg(peer, consumer);
    question.what = tr("Another server of the stream takes over its copy of the consumer's state; then the one on %1 "
                       "goes.")
                        .arg(peer);
    question.command = QLatin1String("nats consumer cluster evacuate -f ") + quoted(stream) + u' ' + quoted(consumer)
        + u' ' + quoted(peer);
    question.verb = tr("Evacuate peer");
    ask(question, [this, stream, consumer, peer] {
        whenDone(this, m_feed->client()->evacuateConsumerPeer(stream, consumer, peer),
            [this, consumer, peer](Result<void> done) {
                if (!done)
                    return tell(done.error(), tr("Can't evacuate %1 from %2:").arg(peer, consumer));
                Q_EMIT succeeded(tr("%1 is being evacuated from %2.").arg(peer, consumer));
                m_feed->refresh();
            });
    });
}

void JetStreamActions::pauseConsumer(const QString &stream, const QString &consumer, std::chrono::nanoseconds length)
{
    const QString words = format::duration(length);
    Confirmation question;
    question.title = tr("Pause consumer %1?").arg(consumer);
    question.what = tr("Nothing is delivered for %1, then it goes on by itself. It can be resumed before.").arg(words);
    question.command = QLatin1String("nats consumer pause -f ") + quoted(stream) + u' ' + quoted(consumer) + u' '
        + QString::number(std::chrono::duration_cast<std::chrono::seconds>(length).count()) + u's';
    question.verb = tr("Pause for %1").arg(words);
    ask(question, [this, stream, consumer, length] {
        const qint64 until = QDateTime::currentMSecsSinceEpoch() * 1'000'000 + length.count();
        whenDone(
            this, m_feed->client()->pauseConsumer(stream, consumer, until), [this, consumer](Result<PauseState> state) {
                if (!state)
                    return tell(state.error(), tr("Can't pause consumer %1:").arg(consumer));
                Q_EMIT succeeded(tr("Consumer %1 is paused until %2.").arg(consumer, format::time(state->untilNs)));
                m_feed->refresh();
            });
    });
}

void JetStreamActions::resumeConsumer(const QString &stream, const QString &consumer)
{
    whenDone(this, m_feed->client()->resumeConsumer(stream, consumer), [this, consumer](Result<PauseState> state) {
        if (!state)
            return tell(state.error(), tr("Can't resume consumer %1:").arg(consumer));
        Q_EMIT succeeded(tr("Consumer %1 goes on.").arg(consumer));
        m_feed->refresh();
    });
}

void JetStreamActions::unpinConsumer(const QString &stream, const QString &consumer, const QString &group)
{
    Confirmation question;
    question.title = tr("Unpin the client of %1?").arg(consumer);
    question.what = tr("Another client of the priority group %1 gets the messages from now on.").arg(group);
    question.command = QLatin1String("nats consumer unpin -f ") + quoted(stream) + u' ' + quoted(consumer) + u' '
        + quoted(group);
    question.verb = tr("Unpin");
    ask(question, [this, stream, consumer, group] {
        whenDone(this, m_feed->client()->unpinConsumer(stream, consumer, group), [this, consumer](Result<void> done) {
            if (!done)
                return tell(done.error(), tr("Can't unpin the client of %1:").arg(consumer));
            Q_EMIT succeeded(tr("No client of %1 is pinned any more.").arg(consumer));
            m_feed->refresh();
        });
    });
}

void JetStreamActions::resetConsumer(const QString &stream, const QString &consumer)
{
    if (!m_feed)
        return;
    // Both as they are now: the numbers are what is decided by.
    whenDone(this, m_feed->client()->streamInfo(stream), [this, stream, consumer](const Result<StreamInfo> &of) {
        if (!of)
            return tell(of.error(), tr("Can't read stream %1:").arg(stream));
        whenDone(this, m_feed->client()->consumerInfo(stream, consumer),
            [this, stream, consumer, of = *of](const Result<ConsumerInfo> &info) {
                if (!info)
                    return tell(info.error(), tr("Can't read consumer %1:").arg(consumer));
                auto *dialog = new ResetDialog(m_feed->client(), of, *info, m_parent);
                m_gate->guard(dialog);
                connect(dialog, &QDialog::accepted, this, [this, dialog, stream, consumer] {
                    if (dialog->plan().way == ResetPlan::Way::Reset)
                        resetTo(stream, consumer, dialog->plan());
                    else
                        recreate(stream, consumer, dialog->plan());
                });
                dialog->open();
            });
    });
}

void JetStreamActions::resetTo(const QString &stream, const QString &consumer, const ResetPlan &plan)
{
    const quint64 sequence = plan.target.kind == ResetTarget::Kind::AckFloor ? 0 : plan.target.sequence;
    whenDone(this, m_feed->client()->resetConsumer(stream, consumer, sequence),
        [this, consumer](Result<ConsumerReset> done) {
            if (!done)
                return tell(done.error(), tr("Can't reset consumer %1:").arg(consumer));
            m_feed->take(done->info);
            Q_EMIT consumerRestarted(done->info);
            m_feed->refresh();
            Q_EMIT succeeded(tr("Consumer %1 goes on from sequence %2.").arg(consumer, format::count(done->sequence)));
        });
}

void JetStreamActions::recreate(const QString &stream, const QString &consumer, const ResetPlan &plan)
{
    // It outlives the page: between its two steps there is no consumer, only its configuration.
    auto *recreation = new ConsumerRecreation(m_feed->client(), stream, consumer, m_feed);
    connect(recreation, &ConsumerRecreation::succeeded, this, [this, consumer](const ConsumerInfo &info) {
        m_feed->take(info);
        Q_EMIT consumerRestarted(info);
        m_feed->refresh();
        Q_EMIT succeeded(tr("Consumer %1 was created again.").arg(consumer));
    });
    connect(recreation, &ConsumerRecreation::failed, this,
        [this, consumer](const Error &error) { tell(error, tr("Can't create consumer %1 again:").arg(consumer)); });
    connect(recreation, &ConsumerRecreation::succeeded, recreation, &QObject::deleteLater);
    const QPointer<QWidget> window = m_parent->window();
    connect(
        recreation, &ConsumerRecreation::failed, recreation,
        [recreation, consumer, window, gate = QPointer(m_gate)](const Error &error) {
            if (!recreation->isMissing())
                return recreation->deleteLater(); // nothing is lost
            auto *kept = new KeptConfigDialog(recreation, consumer, error, window);
            if (gate)
                gate->guard(kept);
            kept->open();
        },
        Qt::SingleShotConnection);
    recreation->start(plan.target);
}

} // namespace natsight
