// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/responderfeed.h"

#include <QDateTime>
#include <QHash>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

using Json = nlohmann::ordered_json;

namespace {

constexpr qint64 drainMs = 5'000;

} // namespace

/// One responder, or one instance of a service, that was started; stays when it is stopped, for its counters.
struct ResponderFeed::Run {
    int instance = 0;
    std::shared_ptr<RuleResponder> responder; ///< of a responder
    ResponderId subscription = 0;
    std::unique_ptr<ServiceHost> host; ///< of a service
    bool isRunning = false;
    struct Seen {
        quint64 dropped = 0;
        quint64 requests = 0; ///< at `since`
        QElapsedTimer since;
        double rate = 0;
    };
    std::vector<Seen> seen; ///< by endpoint

    [[nodiscard]] int endpointCount() const { return host ? host->endpointCount() : 1; }
    [[nodiscard]] const std::shared_ptr<RuleResponder> &endpoint(int index) const
    {
        return host ? host->endpoint(index) : responder;
    }
    [[nodiscard]] ResponderId subscriptionOf(int index) const
    {
        return host ? host->subscription(index) : subscription;
    }
};

struct ResponderFeed::Entry {
    Definition definition;
    std::vector<std::unique_ptr<Run>> runs; ///< by instance; null = never started

    [[nodiscard]] bool isService() const { return std::holds_alternative<ServiceRules>(definition.rules); }
    [[nodiscard]] int instances() const
    {
        const auto *service = std::get_if<ServiceRules>(&definition.rules);
        return service ? service->instances : 1;
    }
};

ResponderFeed::ResponderFeed(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_inbox(std::make_shared<HeldInbox>())
    , m_outcomes(std::make_shared<Outcomes>())
{
    m_tick.setInterval(250);
    connect(&m_tick, &QTimer::timeout, this, &ResponderFeed::look);
    connect(session, &Session::statusChanged, this, &ResponderFeed::followSession);
}

ResponderFeed::~ResponderFeed()
{
    m_inbox->close();
    for (const auto &one : m_entries) {
        for (auto &run : one->runs)
            stopRun(run);
    }
}

QString ResponderFeed::title(const Rules &rules)
{
    if (const auto *service = std::get_if<ServiceRules>(&rules))
        return service->name;
    return std::get<ResponderRules>(rules).title();
}

Result<void> ResponderFeed::validate(const Rules &rules)
{
    if (const auto *service = std::get_if<ServiceRules>(&rules))
        return validateService(*service);
    return validateResponder(std::get<ResponderRules>(rules));
}

QList<ResponderFeed::Definition> ResponderFeed::definitions() const
{
    QList<Definition> list;
    for (const auto &one : m_entries)
        list << one->definition;
    return list;
}

ResponderFeed::Entry *ResponderFeed::entry(quint64 id)
{
    const auto found = std::find_if(
        m_entries.begin(), m_entries.end(), [id](const auto &one) { return one->definition.id == id; });
    return found == m_entries.end() ? nullptr : found->get();
}

const ResponderFeed::Definition *ResponderFeed::find(quint64 id) const
{
    const auto found = std::find_if(
        m_entries.begin(), m_entries.end(), [id](const auto &one) { return one->definition.id == id; });
    return found == m_entries.end() ? nullptr : &(*found)->definition;
}

Result<quint64> ResponderFeed::add(const Rules &rules)
{
    if (auto valid = validate(rules); !valid)
        return fail(std::move(valid.error()));
    if (m_entries.size() >= maxDefinitions)
        return fail(Error::Kind::Limit, tr("There are %1 responders already.").arg(maxDefinitions),
            tr("Remove some that are not needed."));
    auto made = std::make_unique<Entry>();
    made->definition = { ++m_lastId, rules };
    made->runs.resize(static_cast<std::size_t>(made->instances()));
    m_entries.push_back(std::move(made));
    look();
    Q_EMIT definitionsChanged();
    return m_lastId;
}

Result<void> ResponderFeed::change(quint64 id, const Rules &rules)
{
    if (auto valid = validate(rules); !valid)
        return valid;
    Entry *one = entry(id);
    if (!one)
        return fail(Error::Kind::Invalid, tr("This responder is gone."));
    if (one->definition.rules == rules)
        return {};
    std::vector<int> running;
    for (auto &run : one->runs) {
        if (run && run->isRunning)
            running.push_back(run->instance);
        stopRun(run);
    }
    one->definition.rules = rules;
    one->runs.clear();
    one->runs.resize(static_cast<std::size_t>(one->instances()));
    Result<void> result;
    for (const int instance : running) {
        if (instance <= one->instances() && result)
            result = start(id, instance);
    }
    look();
    Q_EMIT definitionsChanged();
    Q_EMIT runningChanged();
    return result;
}

void ResponderFeed::remove(quint64 id)
{
    Entry *one = entry(id);
    if (!one)
        return;
    stop(id);
    std::erase_if(m_entries, [id](const auto &kept) { return kept->definition.id == id; });
    look();
    Q_EMIT definitionsChanged();
}

QByteArray ResponderFeed::save() const
{
    Json list = Json::array();
    for (const auto &one : m_entries) {
        Json json = Json::object();
        if (const auto *service = std::get_if<ServiceRules>(&one->definition.rules))
            json["service"] = toJson(*service);
        else
            json["responder"] = toJson(std::get<ResponderRules>(one->definition.rules));
        list.push_back(std::move(json));
    }
    return QByteArray::fromStdString(list.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void ResponderFeed::load(const QByteArray &text)
{
    if (text.isEmpty())
        return;
    const auto list = Json::parse(text.constData(), text.constData() + text.size(), nullptr, false);
    int left = list.is_array() ? 0 : 1;
    for (const Json &json : list.is_array() ? list : Json::array()) {
        Rules rules;
        if (json.is_object() && json.contains("service"))
            rules = serviceFromJson(json["service"]);
        else if (json.is_object() && json.contains("responder"))
            rules = responderFromJson(json["responder"]);
        if (!validate(rules) || m_entries.size() >= maxDefinitions) {
            ++left;
            continue;
        }
        auto made = std::make_unique<Entry>();
        made->definition = { ++m_lastId, std::move(rules) };
        made->runs.resize(static_cast<std::size_t>(made->instances()));
        m_entries.push_back(std::move(made));
    }
    if (left > 0)
        tell(SessionEvent::Severity::Warning,
            tr("%1 of the responders kept in the settings could not be read and are left out.").arg(left));
    look();
}

QString ResponderFeed::whyNot() const
{
    if (m_isReadOnly)
        return tr("This connection is read-only: answering requests of others changes what they see.");
    if (!m_session || m_session->status().state == SessionStatus::State::Closed)
        return tr("There is no connection. Connect first.");
    return {};
}

Result<std::unique_ptr<ResponderFeed::Run>> ResponderFeed::makeRun(const Entry &one, int instance)
{
    auto run = std::make_unique<Run>();
    run->instance = instance;
    if (const auto *service = std::get_if<ServiceRules>(&one.definition.rules)) {
        auto host = ServiceHost::start(m_session, *service, instance, m_inbox);
        if (!host)
            return fail(std::move(host.error()));
        run->host = std::move(*host);
    } else {
        const auto &rules = std::get<ResponderRules>(one.definition.rules);
        auto plan = AnswerPlan::compile(rules.answer, { { QStringLiteral("name"), rules.title() } });
        if (!plan)
            return fail(std::move(plan.error()));
        run->responder = std::make_shared<RuleResponder>(std::move(*plan), rules.title(), m_inbox);
        auto added = m_session->addResponder(rules.subject, rules.queueGroup, run->responder);
        if (!added)
            return fail(std::move(added.error()));
        run->subscription = *added;
    }
    run->isRunning = true;
    run->seen.resize(static_cast<std::size_t>(run->endpointCount()));
    return run;
}

Result<void> ResponderFeed::start(quint64 id, int instance)
{
    if (const QString reason = whyNot(); !reason.isEmpty())
        return fail(Error::Kind::Denied, reason);
    Entry *one = entry(id);
    if (!one)
        return fail(Error::Kind::Invalid, tr("This responder is gone."));
    int started = 0;
    Result<void> result;
    for (int number = 1; number <= one->instances() && result; ++number) {
        auto &run = one->runs.at(static_cast<std::size_t>(number - 1));
        if ((instance != 0 && number != instance) || (run && run->isRunning))
            continue;
        auto made = makeRun(*one, number);
        if (made) {
            run = std::move(*made);
            ++started;
        } else {
            result = fail(std::move(made.error()));
        }
    }
    if (started > 0) {
        const QString name = title(one->definition.rules);
        tell(SessionEvent::Severity::Info,
            !one->isService() ? tr("The responder %1 answers requests now.").arg(name)
                : started == 1
                ? tr("The service %1 is hosted now.").arg(name)
                : tr("%1 instances of the service %2 are hosted now.").arg(QString::number(started), name));
        m_tick.start();
        look();
        Q_EMIT runningChanged();
    }
    return result;
}

void ResponderFeed::stopRun(std::unique_ptr<Run> &run)
{
    if (!run || !run->isRunning)
        return;
    run->isRunning = false;
    m_sinceStop.start();
    if (run->host)
        run->host->stop();
    else if (m_session)
        m_session->removeResponder(run->subscription);
    run->subscription = 0;
}

void ResponderFeed::stop(quint64 id, int instance)
{
    Entry *one = entry(id);
    if (!one)
        return;
    look(); // what was lost is known only while it runs
    int stopped = 0;
    for (auto &run : one->runs) {
        if (!run || !run->isRunning || (instance != 0 && run->instance != instance))
            continue;
        stopRun(run);
        ++stopped;
    }
    if (stopped == 0)
        return;
    const QString name = title(one->definition.rules);
    tell(SessionEvent::Severity::Info,
        one->isService() ? tr("The service %1 is not hosted any more.").arg(name)
                         : tr("The responder %1 is stopped.").arg(name));
    look();
    Q_EMIT runningChanged();
}

void ResponderFeed::stopAll(const QString &why)
{
    const int count = runningCount();
    if (count == 0)
        return;
    look();
    for (const auto &one : m_entries) {
        for (auto &run : one->runs)
            stopRun(run);
    }
    m_isLost = false;
    tell(why.isEmpty() ? SessionEvent::Severity::Info : SessionEvent::Severity::Warning,
        why.isEmpty() ? tr("%1 responders are stopped.").arg(count)
                      : tr("%1 responders are stopped: %2").arg(QString::number(count), why));
    look();
    Q_EMIT runningChanged();
}

bool ResponderFeed::isRunning(quint64 id, int instance) const
{
    for (const auto &one : m_entries) {
        if (one->definition.id != id)
            continue;
        return std::any_of(one->runs.begin(), one->runs.end(), [instance](const auto &run) {
            return run && run->isRunning && (instance == 0 || run->instance == instance);
        });
    }
    return false;
}

int ResponderFeed::runningCount() const
{
    int count = 0;
    for (const auto &one : m_entries) {
        count += static_cast<int>(
            std::count_if(one->runs.begin(), one->runs.end(), [](const auto &run) { return run && run->isRunning; }));
    }
    return count;
}

void ResponderFeed::resetCounters()
{
    for (const auto &one : m_entries) {
        for (const auto &run : one->runs) {
            if (!run)
                continue;
            if (run->host)
                run->host->resetStatistics();
            else
                run->responder->reset();
            run->seen.assign(run->seen.size(), {});
        }
    }
    look();
}

void ResponderFeed::setReadOnly(bool isReadOnly)
{
    if (m_isReadOnly == isReadOnly)
        return;
    m_isReadOnly = isReadOnly;
    if (isReadOnly)
        stopAll(tr("the connection is read-only now."));
    Q_EMIT changed();
}

void ResponderFeed::followSession()
{
    if (!m_session || runningCount() == 0) {
        Q_EMIT changed(); // what whyNot() says
        return;
    }
    const SessionStatus &status = m_session->status();
    if (status.state == SessionStatus::State::Closed)
        stopAll(tr("the connection was closed."));
    else
        look();
}

void ResponderFeed::look()
{
    takeHeld();
    takeOutcomes();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const QList<quint64> over = m_held.tick(nowMs);
    for (const quint64 id : over)
        drop(id);

    QHash<ResponderId, ResponderStatus> statuses;
    if (m_session && runningCount() > 0) {
        for (const ResponderStatus &status : m_session->responders())
            statuses.insert(status.id, status);
    }
    QList<ResponderRow> rows;
    int waiting = 0;
    for (const auto &one : m_entries) {
        const auto *service = std::get_if<ServiceRules>(&one->definition.rules);
        for (int instance = 1; instance <= one->instances(); ++instance) {
            const auto &run = one->runs.at(static_cast<std::size_t>(instance - 1));
            const int endpoints = service ? static_cast<int>(service->endpoints.size()) : 1;
            for (int i = 0; i < endpoints; ++i) {
                ResponderRow row;
                row.definition = one->definition.id;
                row.instance = service ? instance : 0;
                row.endpoint = i;
                row.isService = service != nullptr;
                if (service) {
                    const EndpointRules &endpoint = service->endpoints.at(i);
                    row.name = one->instances() > 1
                        ? QStringLiteral("%1.%2 #%3").arg(service->name, endpoint.name).arg(instance)
                        : QStringLiteral("%1.%2").arg(service->name, endpoint.name);
                    row.subject = endpoint.subject;
                    row.queueGroup = endpoint.queueGroup;
                    row.answer = answerInWords(endpoint.answer);
                } else {
                    const auto &rules = std::get<ResponderRules>(one->definition.rules);
                    row.name = rules.title();
                    row.subject = rules.subject;
                    row.queueGroup = rules.queueGroup;
                    row.answer = answerInWords(rules.answer);
                }
                if (run) {
                    auto &seen = run->seen.at(static_cast<std::size_t>(i));
                    row.counts = run->endpoint(i)->counts();
                    if (run->host)
                        row.instanceId = QString::fromLatin1(run->host->id());
                    if (run->isRunning) {
                        const auto status = statuses.value(run->subscriptionOf(i));
                        seen.dropped = std::max(seen.dropped, status.dropped);
                        row.state = status.state == ResponderStatus::State::Active ? ResponderRow::State::Running
                            : status.state == ResponderStatus::State::Denied       ? ResponderRow::State::Denied
                                                                                   : ResponderRow::State::Waiting;
                        row.reason = row.state == ResponderRow::State::Running ? status.replyProblem : status.reason;
                        if (run->host && row.state == ResponderRow::State::Running) {
                            for (const ResponderId id : run->host->discovery()) {
                                const auto found = statuses.value(id);
                                if (found.state == ResponderStatus::State::Denied)
                                    row.reason = tr("Nobody can find the service: %1").arg(found.reason);
                            }
                        }
                        waiting += row.state == ResponderRow::State::Waiting ? 1 : 0;
                        // A rate of a second or so; shorter ones tremble.
                        if (!seen.since.isValid() || row.counts.requests < seen.requests) {
                            seen.since.start();
                            seen.requests = row.counts.requests;
                            seen.rate = 0;
                        } else if (seen.since.elapsed() >= 1'000) {
                            seen.rate = static_cast<double>(row.counts.requests - seen.requests) * 1'000.0
                                / static_cast<double>(seen.since.restart());
                            seen.requests = row.counts.requests;
                        }
                        row.rate = seen.rate;
                    }
                    row.dropped = seen.dropped;
                }
                rows << row;
            }
        }
    }
    m_list.setRows(rows);
    const auto totals = m_list.totals();
    if (const quint64 events = totals.requests + totals.answers; events != m_seenEvents) {
        m_seenEvents = events;
        m_sinceStop.start();
    }

    const bool isUp = m_session && m_session->status().state == SessionStatus::State::Connected;
    if (runningCount() > 0 && !isUp && !m_isLost) {
        m_isLost = true;
        tell(SessionEvent::Severity::Warning,
            tr("%1 responders wait: there is no connection. They go on when it is back.").arg(runningCount()));
    } else if (m_isLost && isUp && waiting == 0) {
        m_isLost = false;
        if (runningCount() > 0)
            tell(SessionEvent::Severity::Info, tr("%1 responders answer again.").arg(runningCount()));
    }
    if (const quint64 all = refused(); all > m_toldRefused) {
        m_toldRefused = all;
        tell(SessionEvent::Severity::Warning,
            tr("Too many requests wait for an answer by hand: %1 were left without one so far.").arg(all));
    }
    const bool isUnderWay = std::any_of(
        rows.begin(), rows.end(), [](const ResponderRow &row) { return row.counts.waiting > 0; });
    if (runningCount() == 0 && m_held.rowCount() == 0 && !isUnderWay
        && (!m_sinceStop.isValid() || m_sinceStop.hasExpired(drainMs)))
        m_tick.stop();
    Q_EMIT changed();
}

void ResponderFeed::takeHeld()
{
    auto taken = m_inbox->take();
    if (taken.empty())
        return;
    for (auto &request : taken)
        m_held.add(std::move(request));
    Q_EMIT heldCame();
}

void ResponderFeed::answer(quint64 id, const Answer &answer)
{
    const HeldRequest *found = m_held.find(id);
    if (!found || found->state == HeldRequest::State::Answering)
        return;
    const HeldRequest request = *found;
    m_held.setState(id, HeldRequest::State::Answering);
    request.responder->answerHeld(request, answer, [outcomes = m_outcomes, id](Result<void> result) {
        const std::scoped_lock lock(outcomes->mutex);
        outcomes->list.emplace_back(id, std::move(result));
    });
}

void ResponderFeed::takeOutcomes()
{
    std::vector<std::pair<quint64, Result<void>>> list;
    {
        const std::scoped_lock lock(m_outcomes->mutex);
        list.swap(m_outcomes->list);
    }
    for (const auto &[id, result] : list) {
        const HeldRequest *held = m_held.find(id);
        if (!held)
            continue;
        if (result) {
            m_inbox->release(held->bytes());
            const QString subject = QString::fromUtf8(held->message.subject);
            m_held.remove(id);
            Q_EMIT answered(tr("The request to %1 is answered.").arg(subject));
        } else {
            m_held.setState(id, HeldRequest::State::Waiting, result.error().text());
            Q_EMIT answered(tr("The answer was not sent: %1").arg(result.error().text()));
        }
    }
}

void ResponderFeed::drop(quint64 id)
{
    const HeldRequest *found = m_held.find(id);
    if (!found || found->state == HeldRequest::State::Answering)
        return;
    found->responder->dropHeld();
    m_inbox->release(found->bytes());
    m_held.remove(id);
    Q_EMIT changed();
}

void ResponderFeed::tell(SessionEvent::Severity severity, const QString &text)
{
    SessionEvent event;
    event.timeMs = QDateTime::currentMSecsSinceEpoch();
    event.severity = severity;
    event.text = text;
    Q_EMIT eventHappened(event);
}

} // namespace natsight
