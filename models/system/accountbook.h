// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ringseries.h"
#include "models/system/systemtypes.h"

#include <QHash>

#include <memory>

namespace natsight {

/// An account over all servers.
struct AccountRow {
    QString account; ///< its key where accounts are keys, else its name
    QString name; ///< that it is shown by; never empty
    bool isSystem = false;
    int servers = 0; ///< that it has connections or leaf nodes on
    MaybeCount connections;
    MaybeCount leafNodes;
    MaybeCount subscriptions; ///< the most that a server tells of: each counts those of the others, too
    MaybeCount slowConsumers;
    TrafficCounts traffic; ///< all servers' together
    TrafficRates rates;
    MaybeCount memory; ///< JetStream, on all servers: replicas count each
    MaybeCount storage;
    MaybeCount reservedMemory;
    MaybeCount reservedStorage;
    MaybeCount apiRequests;
    MaybeCount apiErrors;
    QList<float> tail; ///< newest messages per second in, oldest first
};

/// Accounts over time, made of answers alone. No clock and no thread of its own. Bounds: 10,000 accounts (what is beyond is
/// counted), 120 values of history each.
class AccountBook
{
public:
    void take(const ServerAccounts &answer, qint64 nowMs);
    void take(const ServerAccountNames &answer);
    void take(const ServerJetStream &answer);
    /// All have answered: sums are made, and what no server told of any more goes.
    void settle(qint64 nowMs);
    /// The next answers are no continuation.
    void interrupt();
    void clear();

    [[nodiscard]] QList<AccountRow> rows() const; ///< by name
    [[nodiscard]] quint64 refused() const { return m_refused; }

private:
    struct OnServer {
        AccountStats stats;
        AccountStats base;
        qint64 atMs = 0;
        qint64 baseMs = 0;
        TrafficRates rates;
        bool isFresh = false;
    };
    /// Servers of a scope tell each other what an account uses, and each tells the sum.
    struct Storage {
        QString scope;
        AccountStorage told;
    };
    struct Entry {
        AccountRow row;
        QHash<QString, OnServer> servers; ///< by id
        QHash<QString, Storage> storage; ///< by id of the server
        bool isNamed = false; ///< a server knows its name
        bool isFresh = false;
    };

    Entry *entry(const QString &account);
    static void addStorage(const Entry &entry, AccountRow &row);

    QHash<QString, Entry> m_entries;
    QString m_systemAccount;
    quint64 m_refused = 0;
};

} // namespace natsight
