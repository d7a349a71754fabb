// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/jetstreamclient.h"

#include "models/core/future.h"
#include "models/core/text.h"
#include "models/jetstream/configfields.h"
#include "models/nats/subject.h"

#include <QPromise>
#include <QThreadPool>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace natsight {

namespace {

using namespace std::chrono_literals;

/// For verbs that a cluster has to agree on.
constexpr std::chrono::milliseconds leastAgreementTimeout = 10s;
/// Pages asked for ahead while one is read.
constexpr std::size_t pagesAhead = 4;

/// Reads answers; a pool of its own so that they never wait behind long work.
QThreadPool *readers()
{
    static QThreadPool pool;
    static const bool isSet = (pool.setMaxThreadCount(2), true);
    (void)isSet;
    return &pool;
}

template<typename T>
QFuture<T> ready(T value)
{
    return QtFuture::makeReadyFuture(std::move(value));
}

template<typename T>
QFuture<Result<T>> failed(Error error)
{
    return ready(Result<T>(fail(std::move(error))));
}

/// The first of some checks that failed: what is told before anything is sent.
template<typename... Checks>
std::optional<Error> firstProblem(const Checks &...checks)
{
    std::optional<Error> problem;
    const auto look = [&problem](const Result<void> &check) {
        if (!check && !problem) {
            problem = check.error();
        }
    };
    (look(checks), ...);
    return problem;
}

QByteArray jsonBody(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// What a transport error means for a JetStream request.
Error explained(Error error, const QByteArray &subject, bool hasPrefix)
{
    if (error.subject.isEmpty()) {
        error.subject = QString::fromUtf8(subject);
    }
    if (error.kind == Error::Kind::NoResponders) {
        error.message = Text::tr("JetStream does not answer.");
        error.advice = hasPrefix ? Text::tr("Check the JetStream domain or API prefix in the connection's settings.")
                                 : Text::tr("It is not enabled on this server, or not for this account.");
    } else if (error.kind == Error::Kind::Timeout) {
        error.message = Text::tr("The server did not answer %1 in time.").arg(error.subject);
        error.advice = Text::tr(
            "The stream or consumer may have no leader, or the servers are busy. Servers do not answer what they "
            "do not know or what works in a cluster only.");
    }
    return error;
}

Result<void> readSuccess(QByteArrayView answer)
{
    const auto plain = readPlainAnswer(answer);
    if (!plain) {
        return fail(plain.error());
    }
    if (!plain->isSuccess) {
        return fail(Error::Kind::Server, JetStreamClient::tr("The server did not do it, and does not say why."), {},
            QString::fromUtf8(answer.first(std::min<qsizetype>(answer.size(), 1000))));
    }
    return {};
}

/// Unpinning is answered without a word of success.
Result<void> readNoError(QByteArrayView answer)
{
    const auto plain = readPlainAnswer(answer);
    if (!plain) {
        return fail(plain.error());
    }
    return {};
}

Result<StreamInfo> readStream(QByteArrayView answer)
{
    auto page = readStreamInfo(answer);
    if (!page) {
        return fail(std::move(page.error()));
    }
    return std::move(page->info);
}

Result<quint64> readPurged(QByteArrayView answer)
{
    const auto done = readSuccess(answer);
    if (!done) {
        return fail(done.error());
    }
    return readPlainAnswer(answer)->purged;
}

Result<ListPage<SubjectCount>> readSubjects(QByteArrayView answer)
{
    auto info = readStreamInfo(answer);
    if (!info) {
        return fail(std::move(info.error()));
    }
    ListPage<SubjectCount> page;
    page.items = std::move(info->subjects);
    page.total = info->total;
    page.offset = info->offset;
    page.limit = info->limit;
    return page;
}

Result<void> validateName(const QString &name, const QString &what)
{
    if (name.isEmpty()) {
        return fail(Error::Kind::Invalid, JetStreamClient::tr("%1 needs a name.").arg(what));
    }
    if (name.toUtf8().size() > 255) {
        return fail(Error::Kind::Invalid, JetStreamClient::tr("The name is longer than 255 bytes."));
    }
    for (const QChar c : name) {
        if (QStringView(u".*>/\\").contains(c) || c.isSpace() || c.unicode() < 0x20 || c.unicode() == 0x7f) {
            return fail(Error::Kind::Invalid,
                JetStreamClient::tr("A name has no dot, *, >, slash, backslash, space or control character."));
        }
    }
    return {};
}

/// A text member of a configuration; empty when it is none.
QString member(const Json &config, const char *key)
{
    if (!config.is_object()) {
        return {};
    }
    const auto found = config.find(key);
    return found != config.end() && found->is_string() ? QString::fromStdString(found->get_ref<const std::string &>())
                                                       : QString();
}

struct FeatureNeed {
    JetStreamClient::Feature feature;
    ConfigSince since;
    const char *title;
};

constexpr FeatureNeed featureNeeds[] {
    { JetStreamClient::Feature::ConsumerCreateActions, { 10, 0 },
        QT_TRANSLATE_NOOP("natsight::Text", "Telling creation from change") },
    { JetStreamClient::Feature::MultipleFilters, { 10, 0 },
        QT_TRANSLATE_NOOP("natsight::Text", "Several filters of a consumer") },
    { JetStreamClient::Feature::Metadata, { 10, 0 }, QT_TRANSLATE_NOOP("natsight::Text", "Metadata") },
    { JetStreamClient::Feature::SubjectTransforms, { 10, 0 },
        QT_TRANSLATE_NOOP("natsight::Text", "Subject transforms") },
    { JetStreamClient::Feature::LeaderPlacement, { 11, 1 },
        QT_TRANSLATE_NOOP("natsight::Text", "Choosing the new leader") },
    { JetStreamClient::Feature::ConsumerPause, { 11, 1 }, QT_TRANSLATE_NOOP("natsight::Text", "Pausing a consumer") },
    { JetStreamClient::Feature::PriorityGroups, { 11, 1 }, QT_TRANSLATE_NOOP("natsight::Text", "Priority groups") },
    { JetStreamClient::Feature::BatchedDirectGet, { 11, 1 },
        QT_TRANSLATE_NOOP("natsight::Text", "Batched direct get") },
    { JetStreamClient::Feature::MessageTtl, { 11, 1 }, QT_TRANSLATE_NOOP("natsight::Text", "A TTL per message") },
    { JetStreamClient::Feature::Pedantic, { 11, 1 }, QT_TRANSLATE_NOOP("natsight::Text", "The pedantic mode") },
    { JetStreamClient::Feature::GetWithoutHeaders, { 12, 2 },
        QT_TRANSLATE_NOOP("natsight::Text", "Reading without headers") },
    { JetStreamClient::Feature::MessageCounters, { 12, 2 }, QT_TRANSLATE_NOOP("natsight::Text", "Counters") },
    { JetStreamClient::Feature::MessageSchedules, { 12, 2 }, QT_TRANSLATE_NOOP("natsight::Text", "Message schedules") },
    { JetStreamClient::Feature::ConsumerReset, { 14, 4 }, QT_TRANSLATE_NOOP("natsight::Text", "Resetting a consumer") },
    { JetStreamClient::Feature::PeerEvacuate, { 15, 5 }, QT_TRANSLATE_NOOP("natsight::Text", "Evacuating a peer") },
    { JetStreamClient::Feature::CancelMove, { 15, 5 },
        QT_TRANSLATE_NOOP("natsight::Text", "Cancelling a reconfiguration") },
    { JetStreamClient::Feature::ConsumerPeers, { 15, 5 },
        QT_TRANSLATE_NOOP("natsight::Text", "Moving one consumer off a peer") },
};

/// One list being fetched page by page. Deletes itself when it is done; goes with its client.
template<typename T>
class Paging : public QObject
{
public:
    using Fetch = std::function<QFuture<Result<ListPage<T>>>(quint64 offset)>;

    Paging(Fetch fetch, PageHandler<T> onPage, quint64 max, QObject *parent)
        : QObject(parent)
        , m_fetch(std::move(fetch))
        , m_onPage(std::move(onPage))
        , m_max(max)
    {
        m_promise.start();
    }

    QFuture<Listing<T>> start()
    {
        auto future = m_promise.future();
        ask(0);
        return future;
    }

private:
    void ask(quint64 offset)
    {
        ++m_open;
        m_nextAsk = offset;
        whenDone(this, m_fetch(offset), [this, offset](Result<ListPage<T>> page) {
            --m_open;
            m_waiting.insert_or_assign(offset, std::move(page));
            handOver();
        });
    }

    void handOver()
    {
        while (!m_isDone) {
            const auto found = m_waiting.find(m_next);
            if (found == m_waiting.end()) {
                return;
            }
            auto page = std::move(found->second);
            m_waiting.erase(found);
            if (m_promise.isCanceled()) {
                finish();
            } else if (!page) {
                m_listing.error = std::move(page.error());
                finish();
            } else {
                take(std::move(*page));
            }
        }
    }

    void take(ListPage<T> page)
    {
        const auto count = static_cast<quint64>(page.items.size());
        const auto left = m_max - m_listing.received;
        if (count > left) {
            page.items.resize(static_cast<qsizetype>(left));
        }
        // Servers skip what they do not know of at the moment, so the step is the page's limit and not what came.
        const quint64 step = page.limit > 0 ? page.limit : count;
        m_listing.total = page.total;
        m_listing.received += static_cast<quint64>(page.items.size());
        m_listing.missing += page.missing;
        m_listing.offline += page.offline;
        const bool isLast = step == 0 || (count == 0 && page.missing.isEmpty() && page.offline.isEmpty())
            || page.total <= step || m_next >= page.total - step || m_listing.received >= m_max;
        m_next += step;
        // The next requests leave before the page is shown.
        if (!isLast) {
            if (m_nextAsk < m_next) {
                ask(m_next);
            }
            while (page.limit > 0 && m_open < pagesAhead && m_nextAsk + step < page.total
                && m_nextAsk + step - m_next + m_listing.received < m_max) {
                ask(m_nextAsk + step);
            }
        }
        if (m_onPage) {
            m_onPage(page, m_listing.received, m_listing.total);
        } else {
            m_listing.items += page.items;
        }
        if (isLast) {
            finish();
        }
    }

    void finish()
    {
        m_isDone = true;
        m_promise.addResult(std::move(m_listing));
        m_promise.finish();
        deleteLater();
    }

    Fetch m_fetch;
    PageHandler<T> m_onPage;
    quint64 m_max;
    QPromise<Listing<T>> m_promise;
    Listing<T> m_listing;
    std::map<quint64, Result<ListPage<T>>> m_waiting; ///< answers that came before their turn
    quint64 m_next = 0; ///< offset of the page to hand over next
    quint64 m_nextAsk = 0; ///< offset of the page asked for last
    std::size_t m_open = 0;
    bool m_isDone = false;
};

} // namespace

class JetStreamClient::Private
{
public:
    [[nodiscard]] bool hasPrefix() const
    {
        const auto &profile = session->profile();
        return !profile.jetStreamApiPrefix.isEmpty() || !profile.jetStreamDomain.isEmpty();
    }

    /// One request, its answer read in the background.
    template<typename T>
    [[nodiscard]] QFuture<Result<T>> ask(
        const QByteArray &verb, QByteArray body, Result<T> (*read)(QByteArrayView), bool needsAgreement = false) const
    {
        if (!session) {
            return failed<T>({ Error::Kind::NotConnected, JetStreamClient::tr("The connection is gone.") });
        }
        OutgoingMessage message;
        message.subject = session->jetStreamSubject(verb);
        message.payload = std::move(body);
        const auto wait = needsAgreement ? std::max(timeout, leastAgreementTimeout) : timeout;
        const auto subject = message.subject;
        return readInBackground<Result<T>, Result<Reply>>(
            readers(),
            [&](std::function<void(Result<Reply>)> done) {
                session->request(std::move(message), wait, std::move(done));
            },
            [subject, hasPrefix = hasPrefix(), read](Result<Reply> reply) -> Result<T> {
                if (!reply) {
                    return fail(explained(std::move(reply.error()), subject, hasPrefix));
                }
                if (reply->status >= 400) {
                    auto error = apiError(reply->status, 0, QString::fromUtf8(reply->statusText));
                    error.subject = QString::fromUtf8(subject);
                    return fail(std::move(error));
                }
                auto result = read(reply->message.payload);
                if (!result && result.error().subject.isEmpty()) {
                    auto error = std::move(result.error());
                    error.subject = QString::fromUtf8(subject);
                    return fail(std::move(error));
                }
                return result;
            });
    }

    template<typename T>
    [[nodiscard]] QFuture<Listing<T>> list(JetStreamClient *owner, const QByteArray &verb, Json body,
        Result<ListPage<T>> (*read)(QByteArrayView), PageHandler<T> onPage,
        quint64 max = std::numeric_limits<quint64>::max()) const
    {
        // The paging goes before `this`: see the client's destructor.
        auto fetch = [this, verb, body = std::move(body), read](quint64 offset) {
            Json request = body;
            request["offset"] = offset;
            return ask<ListPage<T>>(verb, jsonBody(request), read);
        };
        auto *paging = new Paging<T>(std::move(fetch), std::move(onPage), max, owner);
        return paging->start();
    }

    QPointer<Session> session;
    std::chrono::milliseconds timeout { 5000 };
};

JetStreamClient::JetStreamClient(Session *session, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->session = session;
}

JetStreamClient::~JetStreamClient()
{
    // Before what they fetch with.
    const auto pagings = children();
    qDeleteAll(pagings);
}

Session *JetStreamClient::session() const
{
    return d->session;
}

void JetStreamClient::setTimeout(std::chrono::milliseconds timeout)
{
    d->timeout = timeout;
}

Result<void> JetStreamClient::supports(Feature feature) const
{
    if (!d->session) {
        return fail(Error::Kind::NotConnected, Text::tr("The connection is gone."));
    }
    return supports(feature, d->session->status().server, d->hasPrefix());
}

Result<void> JetStreamClient::supports(Feature feature, const ServerInfo &server, bool isOtherDomain)
{
    const auto *const need = std::find_if(std::begin(featureNeeds), std::end(featureNeeds),
        [feature](const FeatureNeed &entry) { return entry.feature == feature; });
    ServerInfo asked = server;
    if (isOtherDomain) {
        // Then another server answers than the one that we are connected to.
        asked.version.clear();
    }
    if (need == std::end(featureNeeds) || isKnownTo(need->since, asked)) {
        return {};
    }
    const auto message = Text::tr("%1 needs server %2 or later.").arg(Text::tr(need->title), sinceText(need->since));
    return fail(Error::Kind::Unsupported,
        asked.version.isEmpty() ? message : Text::tr("%1 This server is %2.").arg(message, asked.version));
}

Result<void> JetStreamClient::validateStreamName(const QString &name)
{
    return validateName(name, Text::tr("A stream"));
}

Result<void> JetStreamClient::validateConsumerName(const QString &name)
{
    return validateName(name, Text::tr("A consumer"));
}

QFuture<Result<AccountInfo>> JetStreamClient::accountInfo()
{
    return d->ask<AccountInfo>("INFO", {}, readAccountInfo);
}

QFuture<Listing<QString>> JetStreamClient::streamNames(const QString &subject, PageHandler<QString> onPage)
{
    Json body = Json::object();
    if (!subject.isEmpty()) {
        body["subject"] = subject.toStdString();
    }
    return d->list<QString>(this, "STREAM.NAMES", std::move(body), readStreamNames, std::move(onPage));
}

QFuture<Listing<StreamInfo>> JetStreamClient::streams(const QString &subject, PageHandler<StreamInfo> onPage)
{
    Json body = Json::object();
    if (!subject.isEmpty()) {
        body["subject"] = subject.toStdString();
    }
    return d->list<StreamInfo>(this, "STREAM.LIST", std::move(body), readStreamList, std::move(onPage));
}

QFuture<Result<StreamInfo>> JetStreamClient::streamInfo(const QString &stream, bool withDeleted)
{
    if (const auto problem = firstProblem(validateStreamName(stream))) {
        return failed<StreamInfo>(*problem);
    }
    return d->ask<StreamInfo>("STREAM.INFO." + stream.toUtf8(),
        withDeleted ? QByteArrayLiteral("{\"deleted_details\":true}") : QByteArray(), readStream);
}

QFuture<Listing<SubjectCount>> JetStreamClient::streamSubjects(
    const QString &stream, const QString &filter, quint64 max, PageHandler<SubjectCount> onPage)
{
    auto checked = validateStreamName(stream);
    if (checked) {
        checked = validateSubscribeSubject(filter.toUtf8());
    }
    if (!checked) {
        Listing<SubjectCount> listing;
        listing.error = checked.error();
        return ready(std::move(listing));
    }
    Json body = Json::object();
    body["subjects_filter"] = filter.toStdString();
    return d->list<SubjectCount>(
        this, "STREAM.INFO." + stream.toUtf8(), std::move(body), readSubjects, std::move(onPage), max);
}

QFuture<Result<StreamInfo>> JetStreamClient::createStream(const Json &config)
{
    const auto name = member(config, "name");
    if (const auto problem = firstProblem(validateStreamName(name))) {
        return failed<StreamInfo>(*problem);
    }
    return d->ask<StreamInfo>("STREAM.CREATE." + name.toUtf8(), jsonBody(config), readStream, true);
}

QFuture<Result<StreamInfo>> JetStreamClient::updateStream(const Json &config)
{
    const auto name = member(config, "name");
    if (const auto problem = firstProblem(validateStreamName(name))) {
        return failed<StreamInfo>(*problem);
    }
    return d->ask<StreamInfo>("STREAM.UPDATE." + name.toUtf8(), jsonBody(config), readStream, true);
}

QFuture<Result<void>> JetStreamClient::deleteStream(const QString &stream)
{
    if (const auto problem = firstProblem(validateStreamName(stream))) {
        return failed<void>(*problem);
    }
    return d->ask<void>("STREAM.DELETE." + stream.toUtf8(), {}, readSuccess, true);
}

QFuture<Result<quint64>> JetStreamClient::purgeStream(const QString &stream, PurgeOptions options)
{
    if (const auto problem = firstProblem(validateStreamName(stream))) {
        return failed<quint64>(*problem);
    }
    Json body = Json::object();
    if (!options.filter.isEmpty()) {
        if (const auto problem = firstProblem(validateSubscribeSubject(options.filter.toUtf8()))) {
            return failed<quint64>(*problem);
        }
        body["filter"] = options.filter.toStdString();
    }
    if (options.beforeSequence > 0 && options.keep > 0) {
        return failed<quint64>({ Error::Kind::Invalid,
            Text::tr("Either everything before a sequence goes, or the newest messages stay: not both.") });
    }
    if (options.beforeSequence > 0) {
        body["seq"] = options.beforeSequence;
    }
    if (options.keep > 0) {
        body["keep"] = options.keep;
    }
    return d->ask<quint64>(
        "STREAM.PURGE." + stream.toUtf8(), body.empty() ? QByteArray() : jsonBody(body), readPurged, true);
}

QFuture<Result<StreamInfo>> JetStreamClient::sealStream(const QString &stream)
{
    auto promise = std::make_shared<QPromise<Result<StreamInfo>>>();
    promise->start();
    const auto finish = [promise](Result<StreamInfo> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    whenDone(this, streamInfo(stream), [this, finish](const Result<StreamInfo> &info) {
        if (!info) {
            finish(info);
            return;
        }
        Json edits = Json::object();
        edits["sealed"] = true;
        whenDone(this, updateStream(patchedConfig(*info->config, edits)), finish);
    });
    return promise->future();
}

namespace {

/// Body of a step-down; empty when any leader will do.
QByteArray stepDownBody(const LeaderPlacement &placement)
{
    Json wanted = Json::object();
    if (!placement.cluster.isEmpty()) {
        wanted["cluster"] = placement.cluster.toStdString();
    }
    if (!placement.tags.isEmpty()) {
        wanted["tags"] = Json::array();
        for (const QString &tag : placement.tags) {
            wanted["tags"].push_back(tag.toStdString());
        }
    }
    if (!placement.preferred.isEmpty()) {
        wanted["preferred"] = placement.preferred.toStdString();
    }
    if (wanted.empty()) {
        return {};
    }
    Json body = Json::object();
    body["placement"] = std::move(wanted);
    return jsonBody(body);
}

QByteArray peerBody(const QString &peer)
{
    Json body = Json::object();
    body["peer"] = peer.toStdString();
    return jsonBody(body);
}

Result<void> validatePeer(const QString &peer)
{
    if (peer.isEmpty()) {
        return fail(Error::Kind::Invalid, JetStreamClient::tr("Which server?"));
    }
    return {};
}

QByteArray consumerVerb(const char *verb, const QString &stream, const QString &consumer)
{
    return "CONSUMER." + QByteArray(verb) + '.' + stream.toUtf8() + '.' + consumer.toUtf8();
}

} // namespace

QFuture<Result<void>> JetStreamClient::stepDownStream(const QString &stream, LeaderPlacement placement)
{
    if (const auto problem = firstProblem(validateStreamName(stream))) {
        return failed<void>(*problem);
    }
    auto body = stepDownBody(placement);
    if (!body.isEmpty()) {
        if (const auto problem = firstProblem(supports(Feature::LeaderPlacement))) {
            return failed<void>(*problem);
        }
    }
    return d->ask<void>("STREAM.LEADER.STEPDOWN." + stream.toUtf8(), std::move(body), readSuccess, true);
}

QFuture<Result<void>> JetStreamClient::removeStreamPeer(const QString &stream, const QString &peer)
{
    if (const auto problem = firstProblem(validateStreamName(stream), validatePeer(peer))) {
        return failed<void>(*problem);
    }
    return d->ask<void>("STREAM.PEER.REMOVE." + stream.toUtf8(), peerBody(peer), readSuccess, true);
}

QFuture<Result<void>> JetStreamClient::evacuateStreamPeer(const QString &stream, const QString &peer)
{
    if (const auto problem = firstProblem(
            validateStreamName(stream), validatePeer(peer), supports(Feature::PeerEvacuate))) {
        return failed<void>(*problem);
    }
    return d->ask<void>("STREAM.PEER.EVACUATE." + stream.toUtf8(), peerBody(peer), readSuccess, true);
}

QFuture<Result<StreamInfo>> JetStreamClient::cancelStreamMove(const QString &stream)
{
    if (const auto problem = firstProblem(validateStreamName(stream), supports(Feature::CancelMove))) {
        return failed<StreamInfo>(*problem);
    }
    return d->ask<StreamInfo>("STREAM.CANCEL_MOVE." + stream.toUtf8(), {}, readStream, true);
}

QFuture<Result<StoredMessage>> JetStreamClient::message(const QString &stream, MessageQuery query)
{
    if (const auto problem = firstProblem(validateStreamName(stream))) {
        return failed<StoredMessage>(*problem);
    }
    Json body = Json::object();
    if (query.mode == MessageQuery::Mode::Sequence) {
        if (query.sequence == 0) {
            return failed<StoredMessage>({ Error::Kind::Invalid, Text::tr("Sequences begin at 1.") });
        }
        body["seq"] = query.sequence;
    } else {
        if (const auto problem = firstProblem(validateSubscribeSubject(query.subject))) {
            return failed<StoredMessage>(*problem);
        }
        if (query.mode == MessageQuery::Mode::LastBySubject) {
            body["last_by_subj"] = query.subject.toStdString();
        } else {
            body["seq"] = std::max<quint64>(query.sequence, 1);
            body["next_by_subj"] = query.subject.toStdString();
        }
    }
    return d->ask<StoredMessage>("STREAM.MSG.GET." + stream.toUtf8(), jsonBody(body), readStoredMessage);
}

QFuture<Result<void>> JetStreamClient::deleteMessage(const QString &stream, quint64 sequence, bool isErased)
{
    if (const auto problem = firstProblem(validateStreamName(stream))) {
        return failed<void>(*problem);
    }
    Json body = Json::object();
    body["seq"] = sequence;
    if (!isErased) {
        body["no_erase"] = true;
    }
    return d->ask<void>("STREAM.MSG.DELETE." + stream.toUtf8(), jsonBody(body), readSuccess, true);
}

QFuture<Listing<QString>> JetStreamClient::consumerNames(const QString &stream, PageHandler<QString> onPage)
{
    if (const auto checked = validateStreamName(stream); !checked) {
        Listing<QString> listing;
        listing.error = checked.error();
        return ready(std::move(listing));
    }
    return d->list<QString>(
        this, "CONSUMER.NAMES." + stream.toUtf8(), Json::object(), readConsumerNames, std::move(onPage));
}

QFuture<Listing<ConsumerInfo>> JetStreamClient::consumers(const QString &stream, PageHandler<ConsumerInfo> onPage)
{
    if (const auto checked = validateStreamName(stream); !checked) {
        Listing<ConsumerInfo> listing;
        listing.error = checked.error();
        return ready(std::move(listing));
    }
    return d->list<ConsumerInfo>(
        this, "CONSUMER.LIST." + stream.toUtf8(), Json::object(), readConsumerList, std::move(onPage));
}

QFuture<Result<ConsumerInfo>> JetStreamClient::consumerInfo(const QString &stream, const QString &consumer)
{
    if (const auto problem = firstProblem(validateStreamName(stream), validateConsumerName(consumer))) {
        return failed<ConsumerInfo>(*problem);
    }
    return d->ask<ConsumerInfo>(consumerVerb("INFO", stream, consumer), {}, readConsumerInfo);
}

QFuture<Result<ConsumerInfo>> JetStreamClient::createConsumer(const QString &stream, const Json &config)
{
    return writeConsumer(stream, config, true);
}

QFuture<Result<ConsumerInfo>> JetStreamClient::updateConsumer(const QString &stream, const Json &config)
{
    return writeConsumer(stream, config, false);
}

QFuture<Result<ConsumerInfo>> JetStreamClient::writeConsumer(const QString &stream, const Json &config, bool isNew)
{
    if (const auto problem = firstProblem(validateStreamName(stream))) {
        return failed<ConsumerInfo>(*problem);
    }
    auto name = member(config, "name");
    if (name.isEmpty()) {
        name = member(config, "durable_name");
    }
    if (!name.isEmpty() || !isNew) {
        if (const auto problem = firstProblem(validateConsumerName(name))) {
            return failed<ConsumerInfo>(*problem);
        }
    }
    const bool knowsActions = supports(Feature::ConsumerCreateActions).has_value();
    Json body = Json::object();
    body["stream_name"] = stream.toStdString();
    body["config"] = config;
    QByteArray verb = "CONSUMER.CREATE." + stream.toUtf8();
    if (!name.isEmpty()) {
        body["config"]["name"] = name.toStdString();
        verb += '.' + name.toUtf8();
        // So that permissions by filter hold. A subject to publish to has no wildcards; then the filter is in the body alone.
        if (const auto filter = member(config, "filter_subject").toUtf8(); validatePublishSubject(filter)) {
            verb += '.' + filter;
        }
    }
    if (knowsActions) {
        body["action"] = isNew ? "create" : "update";
    }
    auto bytes = jsonBody(body);
    if (knowsActions || name.isEmpty()) {
        return d->ask<ConsumerInfo>(verb, std::move(bytes), readConsumerInfo, true);
    }

    // Such servers create and update alike: look first.
    auto promise = std::make_shared<QPromise<Result<ConsumerInfo>>>();
    promise->start();
    const auto finish = [promise](Result<ConsumerInfo> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    whenDone(this, consumerInfo(stream, name), [this, finish, verb, bytes, isNew](const Result<ConsumerInfo> &present) {
        constexpr int notFound = 10014;
        if (!present && (present.error().kind != Error::Kind::Server || present.error().code != notFound)) {
            finish(present);
        } else if (present && isNew) {
            finish(fail(apiError(400, 10148, QStringLiteral("consumer already exists"))));
        } else if (!present && !isNew) {
            finish(fail(apiError(400, 10149, QStringLiteral("consumer does not exist"))));
        } else {
            whenDone(this, d->ask<ConsumerInfo>(verb, bytes, readConsumerInfo, true), finish);
        }
    });
    return promise->future();
}

QFuture<Result<void>> JetStreamClient::deleteConsumer(const QString &stream, const QString &consumer)
{
    if (const auto problem = firstProblem(validateStreamName(stream), validateConsumerName(consumer))) {
        return failed<void>(*problem);
    }
    return d->ask<void>(consumerVerb("DELETE", stream, consumer), {}, readSuccess, true);
}

QFuture<Result<PauseState>> JetStreamClient::pauseConsumer(
    const QString &stream, const QString &consumer, qint64 untilNs)
{
    if (const auto problem = firstProblem(
            validateStreamName(stream), validateConsumerName(consumer), supports(Feature::ConsumerPause))) {
        return failed<PauseState>(*problem);
    }
    Json body = Json::object();
    body["pause_until"] = timeToJson(untilNs).toStdString();
    return d->ask<PauseState>(consumerVerb("PAUSE", stream, consumer), jsonBody(body), readPauseState, true);
}

QFuture<Result<PauseState>> JetStreamClient::resumeConsumer(const QString &stream, const QString &consumer)
{
    if (const auto problem = firstProblem(
            validateStreamName(stream), validateConsumerName(consumer), supports(Feature::ConsumerPause))) {
        return failed<PauseState>(*problem);
    }
    return d->ask<PauseState>(consumerVerb("PAUSE", stream, consumer), {}, readPauseState, true);
}

QFuture<Result<void>> JetStreamClient::unpinConsumer(
    const QString &stream, const QString &consumer, const QString &group)
{
    if (const auto problem = firstProblem(
            validateStreamName(stream), validateConsumerName(consumer), supports(Feature::PriorityGroups))) {
        return failed<void>(*problem);
    }
    Json body = Json::object();
    body["group"] = group.toStdString();
    return d->ask<void>(consumerVerb("UNPIN", stream, consumer), jsonBody(body), readNoError);
}

QFuture<Result<ConsumerReset>> JetStreamClient::resetConsumer(
    const QString &stream, const QString &consumer, quint64 sequence)
{
    if (const auto problem = firstProblem(
            validateStreamName(stream), validateConsumerName(consumer), supports(Feature::ConsumerReset))) {
        return failed<ConsumerReset>(*problem);
    }
    QByteArray body;
    if (sequence > 0) {
        Json request = Json::object();
        request["seq"] = sequence;
        body = jsonBody(request);
    }
    return d->ask<ConsumerReset>(consumerVerb("RESET", stream, consumer), std::move(body), readConsumerReset, true);
}

QFuture<Result<void>> JetStreamClient::stepDownConsumer(
    const QString &stream, const QString &consumer, LeaderPlacement placement)
{
    if (const auto problem = firstProblem(validateStreamName(stream), validateConsumerName(consumer))) {
        return failed<void>(*problem);
    }
    auto body = stepDownBody(placement);
    if (!body.isEmpty()) {
        if (const auto problem = firstProblem(supports(Feature::LeaderPlacement))) {
            return failed<void>(*problem);
        }
    }
    return d->ask<void>(consumerVerb("LEADER.STEPDOWN", stream, consumer), std::move(body), readSuccess, true);
}

QFuture<Result<void>> JetStreamClient::removeConsumerPeer(
    const QString &stream, const QString &consumer, const QString &peer)
{
    if (const auto problem = firstProblem(validateStreamName(stream), validateConsumerName(consumer),
            validatePeer(peer), supports(Feature::ConsumerPeers))) {
        return failed<void>(*problem);
    }
    return d->ask<void>(consumerVerb("PEER.REMOVE", stream, consumer), peerBody(peer), readSuccess, true);
}

QFuture<Result<void>> JetStreamClient::evacuateConsumerPeer(
    const QString &stream, const QString &consumer, const QString &peer)
{
    if (const auto problem = firstProblem(validateStreamName(stream), validateConsumerName(consumer),
            validatePeer(peer), supports(Feature::ConsumerPeers))) {
        return failed<void>(*problem);
    }
    return d->ask<void>(consumerVerb("PEER.EVACUATE", stream, consumer), peerBody(peer), readSuccess, true);
}

} // namespace natsight
