// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/consumerreset.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/text.h"
#include "models/jetstream/configfields.h"

#include <QPromise>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>

namespace natsight {

namespace {

/// Subjects that are looked at to tell a bound.
constexpr quint64 maxCounted = 100'000;

/// One counting. Deletes itself when it is done; goes with its client.
class Counting : public QObject
{
public:
    Counting(JetStreamClient *client, StreamInfo stream, QStringList filters, quint64 sequence)
        : QObject(client)
        , m_client(client)
        , m_stream(std::move(stream))
        , m_filters(std::move(filters))
        , m_from(std::max(sequence, m_stream.state.firstSequence))
    {
        m_filters.removeIf([](const QString &filter) { return filter.isEmpty(); });
        if (m_filters.contains(QStringLiteral(">")))
            m_filters.clear();
        m_promise.start();
    }

    QFuture<Result<MessageCount>> start()
    {
        auto future = m_promise.future();
        const StreamState &state = m_stream.state;
        if (state.messages == 0 || m_from > state.lastSequence) {
            finish(MessageCount {});
        } else if (m_filters.isEmpty() && (m_from == state.firstSequence || state.deleted == 0)) {
            finish(MessageCount { m_from == state.firstSequence ? state.messages : span(), true });
        } else if (m_stream.allowsDirect && m_client->supports(JetStreamClient::Feature::BatchedDirectGet)) {
            m_open = m_filters.isEmpty() ? QStringList { QStringLiteral(">") } : m_filters;
            countNext();
        } else {
            bound();
        }
        return future;
    }

private:
    [[nodiscard]] quint64 span() const { return m_stream.state.lastSequence - m_from + 1; }

    void finish(Result<MessageCount> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    /// Where a batch of one message ends it says how many follow. With the message itself server 2.11 counts that one as well.
    void countNext()
    {
        if (m_open.isEmpty())
            return finish(m_count);
        Session *session = m_client->session();
        if (!session)
            return finish(fail(Error::Kind::NotConnected, Text::tr("The connection is gone.")));
        Json body = Json::object();
        body["seq"] = m_from;
        body["next_by_subj"] = m_open.takeFirst().toStdString();
        body["batch"] = 1;
        ScatterOptions options;
        options.timeout = std::chrono::seconds(5);
        options.stall = std::chrono::milliseconds(0);
        options.endsByStatus = true;
        const auto bytes = QByteArray::fromStdString(body.dump(-1, ' ', false, Json::error_handler_t::replace));
        const auto subject = session->jetStreamSubject(QByteArray("DIRECT.GET." + m_stream.name.toUtf8()));
        whenDone(this, session->requestMany({ subject, bytes }, options), [this](const Result<QList<Reply>> &replies) {
            if (!replies || replies->isEmpty())
                return bound();
            const Reply &end = replies->constLast();
            bool isNumber = false;
            const quint64 following = headerValue(end.message.headers, "Nats-Num-Pending").toULongLong(&isNumber);
            if (end.status == 204 && isNumber)
                m_count.messages += following + static_cast<quint64>(replies->size() - 1);
            else if (end.status != 404)
                return bound();
            countNext();
        });
    }

    /// No more than lie in the range, and no more than there are of these subjects.
    void bound()
    {
        m_count = {};
        m_open = m_filters;
        m_bound = 0;
        m_isWhole = true;
        if (m_open.isEmpty())
            return finish(MessageCount { std::min(span(), m_stream.state.messages), false });
        boundNext();
    }

    void boundNext()
    {
        if (m_open.isEmpty()) {
            const bool isFromFirst = m_from == m_stream.state.firstSequence;
            const quint64 most = std::min(span(), m_stream.state.messages);
            return finish(
                m_isWhole ? MessageCount { std::min(m_bound, most), isFromFirst } : MessageCount { most, false });
        }
        whenDone(this, m_client->streamSubjects(m_stream.name, m_open.takeFirst(), maxCounted),
            [this](const Listing<SubjectCount> &listing) {
                m_isWhole = m_isWhole && !listing.error && listing.received >= listing.total;
                m_bound = std::accumulate(listing.items.begin(), listing.items.end(), m_bound,
                    [](quint64 sum, const SubjectCount &one) { return sum + one.messages; });
                boundNext();
            });
    }

    JetStreamClient *m_client;
    StreamInfo m_stream;
    QStringList m_filters; ///< none: all subjects
    quint64 m_from;
    QPromise<Result<MessageCount>> m_promise;
    QStringList m_open;
    MessageCount m_count;
    quint64 m_bound = 0;
    bool m_isWhole = true;
};

} // namespace

QFuture<Result<MessageCount>> countFrom(
    JetStreamClient *client, const StreamInfo &stream, const QStringList &filters, quint64 sequence)
{
    auto *counting = new Counting(client, stream, filters, sequence);
    return counting->start();
}

ResetPlan planReset(
    const ConsumerInfo &consumer, const StreamInfo &stream, const ResetTarget &target, const Result<void> &canReset)
{
    ResetPlan plan;
    plan.target = target;
    if (canReset) {
        const Json &config = *consumer.config;
        const auto start = config.find("opt_start_seq");
        const quint64 first = start != config.end() && start->is_number_unsigned() ? start->get<quint64>() : 0;
        if (target.kind == ResetTarget::Kind::AckFloor || consumer.deliverPolicy == DeliverPolicy::All)
            return plan;
        if (consumer.deliverPolicy == DeliverPolicy::ByStartSequence && target.sequence >= first)
            return plan;
        if (consumer.deliverPolicy == DeliverPolicy::ByStartTime)
            return plan; // the server knows which sequence that was, and tells
        if (consumer.deliverPolicy == DeliverPolicy::ByStartSequence)
            plan.why = Text::tr("Its configuration lets it begin at sequence %1, and a reset cannot go before that.")
                           .arg(format::count(first));
        else
            plan.why = Text::tr("With its deliver policy (%1) the server resets it to the ack floor only.")
                           .arg(consumer.deliverPolicy.text);
    } else {
        plan.why = canReset.error().message;
    }
    plan.way = ResetPlan::Way::Recreate;
    if (stream.retention == Retention::Interest) {
        plan.way = ResetPlan::Way::Impossible;
        plan.why += u' '
            + Text::tr("Nor can it be deleted and created again: the stream keeps messages by interest, and those that "
                       "only this consumer still wants would be deleted with it.");
    } else if (stream.retention == Retention::WorkQueue && target.kind == ResetTarget::Kind::Sequence) {
        plan.way = ResetPlan::Way::Impossible;
        plan.why += u' '
            + Text::tr("Nor can it be created again there: a consumer of a work queue begins with the first message.");
    } else if (stream.retention == Retention::WorkQueue) {
        plan.target.kind = ResetTarget::Kind::First;
        plan.target.sequence = std::max<quint64>(1, stream.state.firstSequence);
    }
    return plan;
}

Json restartedConfig(const Json &config, const ResetTarget &target)
{
    Json edits = Json::object();
    edits["opt_start_time"] = nullptr;
    if (target.kind == ResetTarget::Kind::First) {
        edits["deliver_policy"] = "all";
        edits["opt_start_seq"] = nullptr;
    } else {
        edits["deliver_policy"] = "by_start_sequence";
        edits["opt_start_seq"] = std::max<quint64>(target.sequence, 1);
    }
    return patchedConfig(config, edits);
}

ConsumerRecreation::ConsumerRecreation(JetStreamClient *client, QString stream, QString consumer, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_stream(std::move(stream))
    , m_consumer(std::move(consumer))
{
}

void ConsumerRecreation::start(const ResetTarget &target)
{
    if (!m_client) {
        Q_EMIT failed({ Error::Kind::NotConnected, tr("The connection is gone.") });
        return;
    }
    // As it is now: it may have been changed since it was shown.
    whenDone(this, m_client->consumerInfo(m_stream, m_consumer), [this, target](const Result<ConsumerInfo> &info) {
        if (!info || !m_client) {
            Q_EMIT failed(info ? Error { Error::Kind::NotConnected, tr("The connection is gone.") } : info.error());
            return;
        }
        m_original = info->config;
        m_new = std::make_shared<const Json>(restartedConfig(*info->config, target));
        whenDone(this, m_client->deleteConsumer(m_stream, m_consumer), [this](const Result<void> &done) {
            const bool isUnsure = !done
                && (done.error().kind == Error::Kind::Timeout || done.error().kind == Error::Kind::NotConnected);
            if (isUnsure) {
                findOut(done.error());
            } else if (!done) {
                Q_EMIT failed(done.error());
            } else {
                m_isMissing = true;
                createAgain();
            }
        });
    });
}

/// Nobody said whether it is deleted: asking is what tells.
void ConsumerRecreation::findOut(const Error &error)
{
    if (!m_client) {
        m_isMissing = true;
        Q_EMIT failed(error);
        return;
    }
    whenDone(this, m_client->consumerInfo(m_stream, m_consumer), [this, error](const Result<ConsumerInfo> &info) {
        constexpr int consumerNotFound = 10014;
        const bool isGone = !info && info.error().code == consumerNotFound;
        // Where that is not known either, its configuration is better kept in vain than lost.
        m_isMissing = !info;
        if (isGone)
            createAgain();
        else
            Q_EMIT failed(error);
    });
}

void ConsumerRecreation::createAgain()
{
    if (!m_client || !m_new) {
        Q_EMIT failed({ Error::Kind::NotConnected, tr("The connection is gone.") });
        return;
    }
    whenDone(this, m_client->createConsumer(m_stream, *m_new), [this](const Result<ConsumerInfo> &info) {
        if (!info) {
            Q_EMIT failed(info.error());
            return;
        }
        m_isMissing = false;
        Q_EMIT succeeded(*info);
    });
}

} // namespace natsight
