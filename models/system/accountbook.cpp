// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/accountbook.h"

#include "models/system/rafttypes.h"

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr qsizetype maxAccounts = 10'000;
constexpr qsizetype tailLength = 120;
constexpr qint64 leastSpanMs = 500;

void add(MaybeCount &to, const MaybeCount &more)
{
    if (more)
        to = to.value_or(0) + *more;
}

void add(double &to, double more)
{
    if (std::isfinite(more))
        to = (std::isfinite(to) ? to : 0) + more;
}

double perSecond(const MaybeCount &now, const MaybeCount &before, qint64 spanMs)
{
    if (!now || !before || *now < *before)
        return unknownFigure;
    return static_cast<double>(*now - *before) * 1'000 / static_cast<double>(spanMs);
}

} // namespace

AccountBook::Entry *AccountBook::entry(const QString &account)
{
    if (account.isEmpty())
        return nullptr;
    const auto found = m_entries.find(account);
    if (found != m_entries.end())
        return &*found;
    if (m_entries.size() >= maxAccounts) {
        ++m_refused;
        return nullptr;
    }
    Entry made;
    made.row.account = account;
    made.row.name = account;
    return &*m_entries.insert(account, std::move(made));
}

void AccountBook::take(const ServerAccounts &answer, qint64 nowMs)
{
    for (const AccountStats &stats : answer.accounts) {
        Entry *one = entry(stats.account);
        if (!one)
            continue;
        one->isFresh = true;
        if (!stats.name.isEmpty())
            one->row.name = stats.name;
        OnServer &there = one->servers[answer.server.id];
        there.isFresh = true;
        there.stats = stats;
        there.atMs = nowMs;
        const qint64 span = nowMs - there.baseMs;
        if (there.baseMs > 0 && span < leastSpanMs)
            continue;
        there.rates = {};
        if (there.baseMs > 0) {
            const TrafficCounts &now = stats.traffic;
            const TrafficCounts &then = there.base.traffic;
            there.rates = { perSecond(now.in.messages, then.in.messages, span),
                perSecond(now.out.messages, then.out.messages, span), perSecond(now.in.bytes, then.in.bytes, span),
                perSecond(now.out.bytes, then.out.bytes, span) };
        }
        there.base = stats;
        there.baseMs = nowMs;
    }
}

void AccountBook::take(const ServerAccountNames &answer)
{
    if (!answer.systemAccount.isEmpty())
        m_systemAccount = answer.systemAccount;
    for (const QString &account : answer.accounts) {
        if (Entry *one = entry(account)) {
            one->isNamed = true;
            one->isFresh = true;
        }
    }
}

void AccountBook::take(const ServerJetStream &answer)
{
    const QString scope = jetStreamScope(answer.server, answer.figures);
    for (const AccountStorage &storage : answer.accounts) {
        if (Entry *one = entry(storage.account))
            one->storage.insert(answer.server.id, { scope, storage });
    }
}

void AccountBook::settle(qint64 /*nowMs*/)
{
    m_entries.removeIf([](const auto &item) { return !item.value().isFresh; });
    for (Entry &one : m_entries) {
        one.isFresh = false;
        one.servers.removeIf([](const auto &item) { return !item.value().isFresh; });
        AccountRow row;
        row.account = one.row.account;
        row.name = one.row.name;
        row.isSystem = row.account == m_systemAccount;
        row.tail = one.row.tail;
        for (OnServer &there : one.servers) {
            there.isFresh = false;
            row.servers += there.stats.connections.value_or(0) + there.stats.leafNodes.value_or(0) > 0 ? 1 : 0;
            add(row.connections, there.stats.connections);
            add(row.leafNodes, there.stats.leafNodes);
            add(row.slowConsumers, there.stats.slowConsumers);
            if (there.stats.subscriptions)
                row.subscriptions = std::max(row.subscriptions.value_or(0), *there.stats.subscriptions);
            add(row.traffic.in.messages, there.stats.traffic.in.messages);
            add(row.traffic.in.bytes, there.stats.traffic.in.bytes);
            add(row.traffic.out.messages, there.stats.traffic.out.messages);
            add(row.traffic.out.bytes, there.stats.traffic.out.bytes);
            add(row.rates.inMessages, there.rates.inMessages);
            add(row.rates.outMessages, there.rates.outMessages);
            add(row.rates.inBytes, there.rates.inBytes);
            add(row.rates.outBytes, there.rates.outBytes);
        }
        // Servers tell only of accounts that have connections: of a name without figures there are none.
        if (one.servers.isEmpty() && one.isNamed) {
            row.connections = 0;
            row.leafNodes = 0;
        }
        addStorage(one, row);
        row.tail << static_cast<float>(row.rates.inMessages);
        if (row.tail.size() > tailLength)
            row.tail.remove(0, row.tail.size() - tailLength);
        one.row = std::move(row);
    }
}

void AccountBook::addStorage(const Entry &entry, AccountRow &row)
{
    QHash<QString, AccountStorage> scopes;
    const auto takeMost = [](MaybeCount &to, const MaybeCount &other) { to = std::max(to, other); };
    for (const Storage &storage : entry.storage) {
        AccountStorage &most = scopes[storage.scope];
        takeMost(most.memory, storage.told.memory);
        takeMost(most.storage, storage.told.storage);
        takeMost(most.apiRequests, storage.told.apiRequests);
        takeMost(most.apiErrors, storage.told.apiErrors);
        takeMost(most.reservedMemory, accountLimit(storage.told.reservedMemory));
        takeMost(most.reservedStorage, accountLimit(storage.told.reservedStorage));
    }
    for (const AccountStorage &most : std::as_const(scopes)) {
        add(row.memory, most.memory);
        add(row.storage, most.storage);
        add(row.apiRequests, most.apiRequests);
        add(row.apiErrors, most.apiErrors);
        // Without a limit nothing is reserved.
        if (most.reservedMemory != unlimitedStorage)
            add(row.reservedMemory, most.reservedMemory);
        if (most.reservedStorage != unlimitedStorage)
            add(row.reservedStorage, most.reservedStorage);
    }
}

void AccountBook::interrupt()
{
    for (Entry &one : m_entries) {
        one.row.rates = {};
        for (OnServer &there : one.servers) {
            there.baseMs = 0;
            there.rates = {};
        }
    }
}

void AccountBook::clear()
{
    m_entries.clear();
    m_systemAccount.clear();
    m_refused = 0;
}

QList<AccountRow> AccountBook::rows() const
{
    QList<AccountRow> rows;
    rows.reserve(m_entries.size());
    for (const Entry &one : m_entries)
        rows << one.row;
    std::sort(rows.begin(), rows.end(), [](const AccountRow &one, const AccountRow &other) {
        return std::tie(one.name, one.account) < std::tie(other.name, other.account);
    });
    return rows;
}

} // namespace natsight
