// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/conversations.h"

#include "models/core/bytes.h"
#include "models/nats/subject.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace natsight {

namespace {

constexpr std::size_t noPlace = SIZE_MAX;
constexpr std::size_t goneSlots = std::size_t { 1 } << 16;
constexpr quint32 unknownSubject = UINT32_MAX;
constexpr std::size_t mostSubjectIds = 1'000'000;
constexpr qint64 nsInSecond = 1'000'000'000;
constexpr qint64 rateSeconds = 10;
constexpr std::size_t mostErrorText = 200;

/// The value of a header of an encoded block; an empty view without it, which `isThere` tells from an empty value.
std::string_view headerOf(std::string_view block, std::string_view name, bool *isThere = nullptr)
{
    while (!block.empty()) {
        const auto end = block.find("\r\n");
        const std::string_view line = block.substr(0, end);
        if (line.size() > name.size() && line[name.size()] == ':' && line.starts_with(name)) {
            if (isThere)
                *isThere = true;
            return trimmed(line.substr(name.size() + 1));
        }
        block = end == std::string_view::npos ? std::string_view() : block.substr(end + 2);
    }
    return {};
}

int numberOf(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// `$JS.API.CONSUMER.MSG.NEXT.S.C`, `$JS.hub.API.CONSUMER.MSG.NEXT.S.C`, or behind another prefix.
bool isPullRequest(std::string_view subject)
{
    return subject.find(".CONSUMER.MSG.NEXT.") != std::string_view::npos;
}

quint64 contentHash(const CapturedMessage &message)
{
    return hashBytes(message.payload) ^ (hashBytes(message.headers) * 31);
}

} // namespace

ConversationPairing::ConversationPairing(Limits limits, std::string inboxPrefix)
    : m_limits(limits)
    , m_inboxPrefix(std::move(inboxPrefix))
    , m_gone(goneSlots, 0)
{
    m_limits.exchanges = std::max<std::size_t>(m_limits.exchanges, 1);
    m_subjects.emplace_back();
}

bool ConversationPairing::isAcknowledgement(std::string_view subject)
{
    constexpr std::array<std::string_view, 3> prefixes { "$JS.ACK.", "$JS.FC.", "$JS.SNAPSHOT.ACK." };
    return std::any_of(
        prefixes.begin(), prefixes.end(), [subject](auto prefix) { return subject.starts_with(prefix); });
}

bool ConversationPairing::isInbox(std::string_view subject) const
{
    return subject.starts_with("_INBOX.") || subject.starts_with("_R_.") || subject.starts_with("_GR_.")
        || (!m_inboxPrefix.empty() && subject.starts_with(m_inboxPrefix));
}

std::size_t ConversationPairing::placeOf(std::string_view reply, quint64 hash) const
{
    const auto found = m_byReply.find(hash);
    if (found == m_byReply.end())
        return noPlace;
    const std::size_t place = found->second - m_firstId;
    return viewOf(m_exchanges[place].reply) == reply ? place : noPlace;
}

std::size_t ConversationPairing::add(std::string_view reply, quint64 hash)
{
    while (m_exchanges.size() >= m_limits.exchanges)
        removeFirst(false);
    Exchange &exchange = m_exchanges.emplace_back();
    exchange.id = m_firstId + m_exchanges.size() - 1;
    exchange.reply = bytesOf(reply);
    m_extras.emplace_back().hash = hash;
    m_byReply[hash] = exchange.id;
    if (!isInbox(reply))
        ++m_otherReplies;
    return m_exchanges.size() - 1;
}

void ConversationPairing::removeFirst(bool isEvicted)
{
    const Exchange &exchange = m_exchanges.front();
    const Extra &extra = m_extras.front();
    if (exchange.hasRequest()) {
        m_gone[extra.hash % goneSlots] = extra.hash;
        Subject &subject = m_subjects[extra.subject];
        if (exchange.state == Exchange::State::Open) {
            --subject.row.open;
            --m_totals.open;
            ++subject.row.leftOpen;
        }
    }
    if (const auto found = m_byReply.find(extra.hash); found != m_byReply.end() && found->second == exchange.id)
        m_byReply.erase(found);
    if (!isInbox(viewOf(exchange.reply)))
        --m_otherReplies;
    ++(isEvicted ? m_totals.leftByEviction : m_totals.leftByLimit);
    m_exchanges.pop_front();
    m_extras.pop_front();
    ++m_firstId;
}

void ConversationPairing::evictBefore(RowNumber first)
{
    while (!m_exchanges.empty() && m_exchanges.front().firstRow() < first)
        removeFirst(true);
}

void ConversationPairing::take(const CapturedMessage &message)
{
    // What waits for an acknowledgement may be a reply all the same: a pull delivers to inboxes.
    if (isAcknowledgement(message.subject)) {
        ++m_totals.acknowledgements;
        return;
    }
    const bool isToInbox = isInbox(message.subject);
    if (isToInbox || m_otherReplies > 0) {
        const quint64 hash = hashBytes(message.subject);
        if (const std::size_t place = placeOf(message.subject, hash); place != noPlace)
            takeReply(place, message);
        else if (isToInbox)
            takeReplyWithoutRequest(message, hash);
    }
    if (message.reply.empty())
        return;
    if (isAcknowledgement(message.reply))
        ++m_totals.acknowledgements;
    else
        takeRequest(message);
}

void ConversationPairing::takeRequest(const CapturedMessage &message)
{
    const quint64 hash = hashBytes(message.reply);
    std::size_t place = placeOf(message.reply, hash);
    bool isEarlyReply = false;
    if (place != noPlace) {
        Exchange &known = m_exchanges[place];
        const Extra &extra = m_extras[place];
        const bool isNear = message.timeNs - known.requestNs < earlyNs;
        if (known.hasRequest() && extra.tap != message.tap && isNear && viewOf(known.subject) == message.subject
            && known.requestBytes == message.payload.size()) {
            ++m_totals.copies;
            return;
        }
        if (known.hasRequest()) {
            known.isReused = true;
            ++m_totals.reused;
            touch(place);
            place = noPlace;
        } else if (!extra.isGone && message.timeNs - known.firstReplyNs <= earlyNs) {
            isEarlyReply = true;
            m_totals.requestMissing -= known.replies;
        } else {
            place = noPlace;
        }
    }
    if (place == noPlace)
        place = add(message.reply, hash);
    Exchange &exchange = m_exchanges[place];
    Extra &extra = m_extras[place];
    extra.subject = subjectOf(message);
    extra.tap = message.tap;
    extra.isPull = isPullRequest(message.subject);
    extra.isCovered = std::any_of(m_patterns.begin(), m_patterns.end(),
        [&message](const std::string &pattern) { return subjectMatches(pattern, message.reply); });
    Subject &subject = m_subjects[extra.subject];
    exchange.subject = extra.subject > 0 ? subject.row.subject : bytesOf(message.subject);
    exchange.requestRow = message.row;
    exchange.requestNs = message.timeNs;
    exchange.requestBytes = message.payload.size();
    ++m_totals.requests;
    ++subject.row.requests;
    if (extra.isPull)
        ++m_totals.pulls;
    subject.row.lastNs = std::max(subject.row.lastNs, static_cast<qint64>(message.timeNs));
    countSecond(subject, message.timeNs);
    exchange.state = extra.isPull ? Exchange::State::Pull
        : extra.isCovered         ? Exchange::State::Open
                                  : Exchange::State::NotCovered;
    countState(exchange, extra, 1);
    if (isEarlyReply) {
        m_totals.replies += exchange.replies;
        subject.row.replies += exchange.replies;
        subject.row.doubled += exchange.doubled;
        countFirstReply(place);
        updateState(place);
    }
    touch(place);
}

void ConversationPairing::takeReply(std::size_t place, const CapturedMessage &message)
{
    Exchange &exchange = m_exchanges[place];
    Extra &extra = m_extras[place];
    if (exchange.replies > 0 && extra.replyTap != message.tap) {
        ++m_totals.copies;
        return;
    }
    const quint64 hash = contentHash(message);
    const bool isFirst = exchange.replies == 0;
    const bool isDoubled = !isFirst && hash == extra.firstReplyHash;
    if (isFirst) {
        extra.replyTap = message.tap;
        extra.firstReplyHash = hash;
        exchange.firstReplyNs = message.timeNs;
    }
    exchange.lastReplyNs = message.timeNs;
    exchange.replyBytes += message.payload.size();
    ++exchange.replies;
    exchange.doubled += isDoubled ? 1 : 0;
    if (exchange.replyRows.size() < m_limits.listedReplies)
        exchange.replyRows.append(message.row);
    else
        ++m_totals.unlistedReplies;
    judge(message, exchange, extra);
    if (exchange.hasRequest()) {
        Subject &subject = m_subjects[extra.subject];
        ++m_totals.replies;
        ++subject.row.replies;
        subject.row.doubled += isDoubled ? 1 : 0;
        if (isFirst)
            countFirstReply(place);
        updateState(place);
    } else {
        ++(extra.isGone ? m_totals.requestGone : m_totals.requestMissing);
    }
    touch(place);
}

void ConversationPairing::takeReplyWithoutRequest(const CapturedMessage &message, quint64 hash)
{
    const bool isGone = m_gone[hash % goneSlots] == hash;
    const std::size_t place = add(message.subject, hash);
    m_extras[place].isGone = isGone;
    m_exchanges[place].state = isGone ? Exchange::State::RequestGone : Exchange::State::RequestMissing;
    takeReply(place, message);
}

void ConversationPairing::judge(const CapturedMessage &message, Exchange &exchange, Extra &extra) const
{
    if (message.headers.empty())
        return;
    bool isFailure = false;
    const std::string_view code = headerOf(message.headers, "Nats-Service-Error-Code", &isFailure);
    const std::string_view reason = headerOf(message.headers, "Nats-Service-Error", &isFailure);
    const std::string_view status = headerOf(message.headers, "Status");
    const int number = numberOf(status);
    const auto say = [&exchange](std::string_view first, std::string_view second) {
        exchange.statusText = bytesOf(first);
        if (!first.empty() && !second.empty())
            exchange.statusText += ' ';
        exchange.statusText += bytesOf(second.substr(0, mostErrorText));
    };
    if (isFailure) {
        extra.verdict = Exchange::State::Failed;
        say(code.substr(0, mostErrorText), reason);
    } else if (extra.verdict != Exchange::State::Failed && number >= 400) {
        // How a pull ends when there is nothing more to deliver, or its time is over.
        const bool isEndOfPull = extra.isPull && (number == 404 || number == 408 || number == 409);
        const bool isNobody = number == 503 && message.payload.empty() && exchange.replies == 1;
        extra.verdict = isEndOfPull ? Exchange::State::Pull
            : isNobody              ? Exchange::State::NoResponders
                                    : Exchange::State::Status;
        say(status.substr(0, mostErrorText), headerOf(message.headers, "Description"));
    }
}

void ConversationPairing::updateState(std::size_t place)
{
    Exchange &exchange = m_exchanges[place];
    const Exchange::State state = m_extras[place].verdict;
    if (state == exchange.state)
        return;
    countState(exchange, m_extras[place], -1);
    exchange.state = state;
    countState(exchange, m_extras[place], 1);
}

void ConversationPairing::countState(const Exchange &exchange, const Extra &extra, int step)
{
    ConversationSubject &row = m_subjects[extra.subject].row;
    const auto by = static_cast<quint64>(static_cast<qint64>(step)); // wraps for -1, as it is to
    switch (exchange.state) {
    case Exchange::State::Open:
        row.open += by;
        m_totals.open += by;
        break;
    case Exchange::State::NotCovered:
        row.notCovered += by;
        m_totals.notCovered += by;
        break;
    case Exchange::State::NoResponders:
        row.noResponders += by;
        break;
    case Exchange::State::Failed:
        row.failed += by;
        break;
    case Exchange::State::Status:
        row.statuses += by;
        break;
    default:
        break;
    }
}

void ConversationPairing::countFirstReply(std::size_t place)
{
    Exchange &exchange = m_exchanges[place];
    Subject &subject = m_subjects[m_extras[place].subject];
    const qint64 latency = exchange.firstLatency();
    exchange.isLate = latency > lateNs;
    ++subject.row.answered;
    if (m_extras[place].isPull) { // waits for messages, as long as it was told to
        exchange.isLate = false;
        return;
    }
    subject.row.late += exchange.isLate ? 1 : 0;
    if (!subject.latencies)
        subject.latencies = std::make_unique<LatencyHistogram>();
    subject.latencies->add(std::chrono::nanoseconds(latency));
    m_all.add(std::chrono::nanoseconds(latency));
}

void ConversationPairing::touch(std::size_t place)
{
    Extra &extra = m_extras[place];
    if (extra.isChanged)
        return;
    extra.isChanged = true;
    m_changed.push_back(m_exchanges[place].id);
}

quint32 ConversationPairing::subjectOf(const CapturedMessage &message)
{
    const bool hasId = message.subjectId < mostSubjectIds;
    if (hasId && message.subjectId < m_placesById.size() && m_placesById[message.subjectId] != unknownSubject) {
        const quint32 place = m_placesById[message.subjectId];
        m_totals.foldedSubjects += place == 0 ? 1 : 0;
        return place;
    }
    quint32 place = 0;
    if (!isInbox(message.subject)) {
        std::string text(message.subject);
        if (const auto found = m_subjectPlaces.find(text); found != m_subjectPlaces.end()) {
            place = found->second;
        } else if (m_subjectPlaces.size() < m_limits.subjects) {
            place = static_cast<quint32>(m_subjects.size());
            m_subjects.emplace_back().row.subject = bytesOf(message.subject);
            m_subjectPlaces.emplace(std::move(text), place);
        }
    }
    if (hasId) {
        if (message.subjectId >= m_placesById.size())
            m_placesById.resize(message.subjectId + 1, unknownSubject);
        m_placesById[message.subjectId] = place;
    }
    m_totals.foldedSubjects += place == 0 ? 1 : 0;
    return place;
}

void ConversationPairing::countSecond(Subject &subject, qint64 ns)
{
    constexpr auto length = static_cast<qint64>(ConversationSubject::trendSeconds);
    const qint64 second = ns / nsInSecond;
    if (second > subject.newestSecond) {
        for (qint64 next = std::max(subject.newestSecond + 1, second - length + 1); next <= second; ++next)
            subject.seconds[static_cast<std::size_t>(next % length)] = 0;
        subject.newestSecond = second;
    }
    if (second > subject.newestSecond - length && second >= 0)
        ++subject.seconds[static_cast<std::size_t>(second % length)];
}

QList<ConversationSubject> ConversationPairing::subjects(qint64 nowNs) const
{
    constexpr auto length = static_cast<qint64>(ConversationSubject::trendSeconds);
    const qint64 end = nowNs / nsInSecond; // of whole seconds
    QList<ConversationSubject> rows;
    rows.reserve(static_cast<qsizetype>(m_subjects.size()));
    for (const Subject &subject : m_subjects) {
        if (subject.row.requests == 0)
            continue;
        ConversationSubject row = subject.row;
        if (subject.latencies) {
            row.p50 = subject.latencies->percentile(0.5).count();
            row.p90 = subject.latencies->percentile(0.9).count();
            row.p99 = subject.latencies->percentile(0.99).count();
            row.maximum = subject.latencies->max().count();
        }
        quint64 recent = 0;
        row.trend.reserve(length);
        for (qint64 second = end - length; second < end; ++second) {
            const bool isKept = second >= 0 && second <= subject.newestSecond && second > subject.newestSecond - length;
            const quint32 count = isKept ? subject.seconds[static_cast<std::size_t>(second % length)] : 0;
            row.trend.append(static_cast<float>(count));
            recent += second >= end - rateSeconds ? count : 0;
        }
        row.perSecond = static_cast<double>(recent) / rateSeconds;
        rows.append(std::move(row));
    }
    return rows;
}

LatencyHistogram ConversationPairing::histogram(const std::optional<QByteArray> &subject) const
{
    if (!subject)
        return m_all;
    quint32 place = 0;
    if (!subject->isEmpty()) {
        const auto found = m_subjectPlaces.find(subject->toStdString());
        if (found == m_subjectPlaces.end())
            return {};
        place = found->second;
    }
    const auto &latencies = m_subjects[place].latencies;
    return latencies ? *latencies : LatencyHistogram();
}

QList<Exchange> ConversationPairing::takeChanged()
{
    std::sort(m_changed.begin(), m_changed.end());
    QList<Exchange> changed;
    for (const quint64 id : m_changed) {
        if (id < m_firstId)
            continue;
        const std::size_t place = id - m_firstId;
        m_extras[place].isChanged = false;
        changed.append(m_exchanges[place]);
    }
    m_changed.clear();
    return changed;
}

} // namespace natsight
