// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/serverbook.h"

#include "models/core/text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace natsight {

namespace {

constexpr int missesBeforeGone = 3;
constexpr qsizetype maxChanges = 500;
constexpr qsizetype maxGone = 200;
/// A push and an answer may come in the same moment; what is nearer makes no rate.
constexpr qint64 leastSpanMs = 500;

/// NaN when one is unknown, nullopt when the counter fell: it began anew.
std::optional<double> perSecond(const MaybeCount &now, const MaybeCount &before, double seconds)
{
    if (!now || !before)
        return unknownFigure;
    if (*now < *before)
        return std::nullopt;
    return static_cast<double>(*now - *before) / seconds;
}

} // namespace

struct ServerBook::Entry {
    ServerSnapshot snapshot;
    ServerHistory history;
    ServerStatsPtr base; ///< of the last rate
    qint64 baseMs = 0;
    quint64 answeredRound = 0;
    quint64 foundRound = 0;
    int misses = 0;
    QString predecessor; ///< id of a server with the same name that may have been this one
};

ServerBook::ServerBook() = default;
ServerBook::~ServerBook() = default;
ServerBook::ServerBook(ServerBook &&) noexcept = default;
ServerBook &ServerBook::operator=(ServerBook &&) noexcept = default;

ServerBook::Entry *ServerBook::known(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.cend() ? nullptr : found->get();
}

void ServerBook::note(ServerChange::Kind kind, const Entry &entry, qint64 timeMs, const QString &text)
{
    ServerChange change { kind, timeMs, entry.snapshot.identity.name, entry.snapshot.identity.id, text };
    change.number = ++m_changeNumber;
    m_changes << change;
    if (m_changes.size() > maxChanges)
        m_changes.remove(0, m_changes.size() - maxChanges);
}

ServerBook::Entry *ServerBook::entry(const ServerIdentity &identity, const Arrival &arrival)
{
    if (identity.id.isEmpty())
        return nullptr;
    if (Entry *there = known(identity.id))
        return there;
    if (m_entries.size() >= maxSystemServers) {
        ++m_refused;
        return nullptr;
    }
    auto made = std::make_shared<Entry>();
    made->snapshot.identity = identity;
    made->snapshot.foundMs = arrival.atMs;
    made->snapshot.sinceMs = arrival.atMs;
    made->foundRound = arrival.round;
    // A server has a new id after each start. Whether it is the one of that name shows when the round is over.
    for (const auto &other : std::as_const(m_entries)) {
        const ServerIdentity &its = other->snapshot.identity;
        if (its.name == identity.name && its.cluster == identity.cluster && its.name != its.id)
            made->predecessor = its.id;
    }
    m_entries.insert(identity.id, made);
    const Entry *before = known(made->predecessor);
    if (before && before->snapshot.state == ServerState::Gone) {
        made->history = before->history;
        made->snapshot.restarts = before->snapshot.restarts + 1;
        m_entries.remove(std::exchange(made->predecessor, {}));
        made->history.addGap(arrival.atMs);
        note(ServerChange::Kind::Returned, *made, arrival.atMs, Text::tr("Server %1 is back.").arg(identity.name));
    } else if (!before && m_settled > 0) {
        note(ServerChange::Kind::Joined, *made, arrival.atMs, Text::tr("Server %1 joined.").arg(identity.name));
    }
    return made.get();
}

void ServerBook::answered(Entry &entry, const ServerIdentity &identity, const Arrival &arrival)
{
    ServerSnapshot &snapshot = entry.snapshot;
    if (!snapshot.identity.version.isEmpty() && !identity.version.isEmpty()
        && snapshot.identity.version != identity.version) {
        note(ServerChange::Kind::VersionChanged, entry, arrival.atMs,
            Text::tr("Server %1 is version %2 now; it was %3.")
                .arg(identity.name, identity.version, snapshot.identity.version));
    }
    snapshot.identity = identity;
    snapshot.answeredMs = std::max(snapshot.answeredMs, arrival.atMs);
    entry.misses = 0;
    if (arrival.round > 0) {
        entry.answeredRound = std::max(entry.answeredRound, arrival.round);
        snapshot.rttNs = arrival.rttNs;
        if (identity.timeMs > 0 && arrival.rttNs >= 0)
            snapshot.clock = ClockReading { identity.timeMs, arrival.atMs, arrival.rttNs };
    }
    if (snapshot.state == ServerState::Silent || snapshot.state == ServerState::Gone) {
        if (snapshot.state == ServerState::Gone)
            note(ServerChange::Kind::Returned, entry, arrival.atMs, Text::tr("Server %1 is back.").arg(identity.name));
        snapshot.state = ServerState::Present;
        snapshot.sinceMs = arrival.atMs;
    }
}

void ServerBook::takeIdentity(const ServerIdentity &identity, const Arrival &arrival)
{
    if (Entry *one = entry(identity, arrival))
        answered(*one, identity, arrival);
}

void ServerBook::take(const ServerStatsPtr &stats, const Arrival &arrival)
{
    Entry *one = entry(stats->server, arrival);
    if (!one)
        return;
    answered(*one, stats->server, arrival);
    ServerSnapshot &snapshot = one->snapshot;
    // The server's own clock tells the span best; where it jumps, ours.
    const qint64 ours = arrival.atMs - one->baseMs;
    qint64 span = ours;
    if (one->base && stats->server.timeMs > 0 && one->base->server.timeMs > 0) {
        const qint64 theirs = stats->server.timeMs - one->base->server.timeMs;
        if (theirs > 0 && std::abs(theirs - ours) < 5'000)
            span = theirs;
    }
    if (one->base && span < leastSpanMs) {
        // An older answer that came late changes nothing; a newer one is shown.
        if (span > 0)
            snapshot.stats = stats;
        return;
    }
    snapshot.stats = stats;
    TrafficRates rates;
    double slow = unknownFigure;
    bool isAnew = false;
    if (one->base) {
        const double seconds = static_cast<double>(span) / 1'000;
        const TrafficCounts &now = stats->traffic;
        const TrafficCounts &then = one->base->traffic;
        const auto in = perSecond(now.in.messages, then.in.messages, seconds);
        const auto out = perSecond(now.out.messages, then.out.messages, seconds);
        const auto inBytes = perSecond(now.in.bytes, then.in.bytes, seconds);
        const auto outBytes = perSecond(now.out.bytes, then.out.bytes, seconds);
        const auto slowOnes = perSecond(stats->slowConsumers, one->base->slowConsumers, seconds);
        const bool isOtherStart = stats->startMs > 0 && one->base->startMs > 0
            && std::abs(stats->startMs - one->base->startMs) > 1'000;
        isAnew = isOtherStart || !in || !out || !inBytes || !outBytes || !slowOnes;
        if (isAnew) {
            ++snapshot.restarts;
            note(ServerChange::Kind::Restarted, *one, arrival.atMs,
                Text::tr("Server %1 began anew.").arg(snapshot.identity.name));
        } else {
            rates = { *in, *out, *inBytes, *outBytes };
            slow = *slowOnes;
        }
    }
    snapshot.rates = rates;
    snapshot.slowConsumerRate = slow;
    if (isAnew)
        one->history.addGap(arrival.atMs);
    one->history.add(one->base && !isAnew ? one->baseMs : 0, arrival.atMs, *stats, rates, slow);
    one->base = stats;
    one->baseMs = arrival.atMs;
}

void ServerBook::take(const ServerVariablesPtr &variables)
{
    if (Entry *one = known(variables->server.id))
        one->snapshot.variables = variables;
}

void ServerBook::take(const ServerRoutesPtr &routes)
{
    if (Entry *one = known(routes->server.id))
        one->snapshot.routes = routes;
}

void ServerBook::take(const ServerGatewaysPtr &gateways)
{
    if (Entry *one = known(gateways->server.id))
        one->snapshot.gateways = gateways;
}

void ServerBook::take(const ServerLeafsPtr &leafs)
{
    if (Entry *one = known(leafs->server.id))
        one->snapshot.leafs = leafs;
}

void ServerBook::take(const ServerJetStreamPtr &jetStream)
{
    if (Entry *one = known(jetStream->server.id))
        one->snapshot.jetStream = jetStream;
}

void ServerBook::take(const ServerHealthPtr &health)
{
    if (Entry *one = known(health->server.id))
        one->snapshot.health = health;
}

void ServerBook::noteShutdown(const ServerIdentity &server, qint64 nowMs)
{
    Entry *one = known(server.id);
    if (!one || one->snapshot.state == ServerState::Gone)
        return;
    one->snapshot.state = ServerState::Gone;
    one->snapshot.sinceMs = nowMs;
    one->snapshot.rates = {};
    one->snapshot.slowConsumerRate = unknownFigure;
    one->base.reset();
    one->history.addGap(nowMs);
    note(ServerChange::Kind::Left, *one, nowMs, Text::tr("Server %1 shut down.").arg(server.name));
    dropOldGone();
}

void ServerBook::noteLameDuck(const ServerIdentity &server, qint64 nowMs)
{
    Entry *one = known(server.id);
    if (!one || one->snapshot.state == ServerState::Gone || one->snapshot.state == ServerState::LameDuck)
        return;
    one->snapshot.state = ServerState::LameDuck;
    one->snapshot.sinceMs = nowMs;
    note(ServerChange::Kind::LameDuck, *one, nowMs, Text::tr("Server %1 goes down soon (lame duck).").arg(server.name));
}

void ServerBook::settle(quint64 round, qint64 nowMs)
{
    int present = 0;
    QStringList replaced;
    for (const auto &shared : std::as_const(m_entries)) {
        Entry &one = *shared;
        if (one.snapshot.state == ServerState::Gone)
            continue;
        if (one.answeredRound >= round) {
            ++present;
            // The one with the same name did not answer together with this one: it was this one, before its restart.
            Entry *before = known(one.predecessor);
            if (before && before->answeredRound < round) {
                one.history = before->history;
                one.history.addGap(nowMs);
                one.snapshot.restarts = before->snapshot.restarts + 1;
                replaced << one.predecessor;
                note(ServerChange::Kind::Restarted, one, nowMs,
                    Text::tr("Server %1 was started anew.").arg(one.snapshot.identity.name));
            } else if (before) {
                note(ServerChange::Kind::Joined, one, nowMs,
                    Text::tr("Another server with the name %1 joined.").arg(one.snapshot.identity.name));
            }
            one.predecessor.clear();
            continue;
        }
        // Found in a push after the round was asked: it was not asked.
        if (one.foundRound == 0 && one.answeredRound == 0 && one.snapshot.answeredMs > nowMs - 1'000)
            continue;
        ++one.misses;
        one.history.addGap(nowMs);
        one.base.reset();
        one.snapshot.rates = {};
        one.snapshot.slowConsumerRate = unknownFigure;
        if (one.misses >= missesBeforeGone) {
            one.snapshot.state = ServerState::Gone;
            one.snapshot.sinceMs = one.snapshot.answeredMs;
            note(ServerChange::Kind::Left, one, nowMs,
                Text::tr("Server %1 does not answer any more.").arg(one.snapshot.identity.name));
        } else if (one.snapshot.state == ServerState::Present) {
            one.snapshot.state = ServerState::Silent;
            one.snapshot.sinceMs = one.snapshot.answeredMs;
        }
    }
    for (const QString &id : std::as_const(replaced))
        m_entries.remove(id);
    m_settled = std::max(m_settled, round);
    m_isComplete = expected() > 0 && present >= expected();
    dropOldGone();
}

void ServerBook::interrupt(qint64 nowMs)
{
    for (const auto &shared : std::as_const(m_entries)) {
        shared->base.reset();
        shared->misses = 0;
        shared->snapshot.rates = {};
        shared->snapshot.slowConsumerRate = unknownFigure;
        shared->history.addGap(nowMs);
    }
}

void ServerBook::clear()
{
    m_entries.clear();
    m_changes.clear();
    m_settled = 0;
    m_refused = 0;
    m_isComplete = false;
}

void ServerBook::forgetGone()
{
    m_entries.removeIf([](const auto &item) { return item.value()->snapshot.state == ServerState::Gone; });
}

void ServerBook::dropOldGone()
{
    QList<std::pair<qint64, QString>> gone;
    for (const auto &one : std::as_const(m_entries)) {
        if (one->snapshot.state == ServerState::Gone)
            gone.append({ one->snapshot.sinceMs, one->snapshot.identity.id });
    }
    if (gone.size() <= maxGone)
        return;
    std::sort(gone.begin(), gone.end());
    for (qsizetype i = 0; i < gone.size() - maxGone; ++i)
        m_entries.remove(gone.at(i).second);
}

bool ServerBook::hasAnswered(const QString &id, quint64 round) const
{
    const Entry *one = known(id);
    return one && one->answeredRound >= round;
}

int ServerBook::answeredCount(quint64 round) const
{
    return static_cast<int>(std::count_if(
        m_entries.cbegin(), m_entries.cend(), [round](const auto &one) { return one->answeredRound >= round; }));
}

int ServerBook::expected() const
{
    // What the newest answers say: one that is cut off knows of fewer.
    quint64 most = 0;
    for (const auto &one : m_entries) {
        if (one->snapshot.stats && one->snapshot.state != ServerState::Gone)
            most = std::max(most, one->snapshot.stats->activeServers.value_or(0));
    }
    return static_cast<int>(std::min<quint64>(most, 100'000));
}

QList<ServerSnapshot> ServerBook::servers() const
{
    QList<ServerSnapshot> all;
    all.reserve(m_entries.size());
    for (const auto &one : m_entries)
        all << one->snapshot;
    std::sort(all.begin(), all.end(), [](const ServerSnapshot &one, const ServerSnapshot &other) {
        return std::tie(one.identity.name, one.identity.id) < std::tie(other.identity.name, other.identity.id);
    });
    return all;
}

SystemSnapshot ServerBook::snapshot(qint64 nowMs) const
{
    return { nowMs, servers(), expected(), m_isComplete };
}

std::optional<ServerSnapshot> ServerBook::server(const QString &name) const
{
    const Entry *best = known(name);
    for (const auto &one : m_entries) {
        if (one->snapshot.identity.name != name)
            continue;
        if (!best || one->snapshot.answeredMs > best->snapshot.answeredMs)
            best = one.get();
    }
    return best ? std::optional(best->snapshot) : std::nullopt;
}

std::optional<ServerSnapshot> ServerBook::serverById(const QString &id) const
{
    const Entry *one = known(id);
    return one ? std::optional(one->snapshot) : std::nullopt;
}

const ServerHistory *ServerBook::history(const QString &id) const
{
    const Entry *one = known(id);
    return one ? &one->history : nullptr;
}

} // namespace natsight
