// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemhistory.h"
#include "models/system/systemtypes.h"

#include <QHash>

#include <memory>
#include <optional>

namespace natsight {

/// What happened to a server.
struct ServerChange {
    enum class Kind { Joined, Left, Returned, Restarted, LameDuck, VersionChanged };

    Kind kind = Kind::Joined;
    qint64 timeMs = 0;
    QString server; ///< name
    QString id;
    QString text; ///< a sentence
    quint64 number = 0; ///< counts up
};

/// The servers over time, made of answers alone: counters become rates, missed rounds become silence and absence, and a server
/// that comes back under a new id stays the one it was. No clock and no thread of its own.
///
/// Bounds: 2,000 servers (what is beyond is counted); the last 500 changes; of servers that are gone the last 200.
class ServerBook
{
public:
    struct Arrival {
        quint64 round = 0; ///< that it answers; 0: the server told it unasked
        qint64 atMs = 0;
        qint64 rttNs = -1;
    };

    ServerBook();
    ~ServerBook();
    ServerBook(ServerBook &&) noexcept;
    ServerBook &operator=(ServerBook &&) noexcept;

    void take(const ServerStatsPtr &stats, const Arrival &arrival);
    /// Of a server that tells no figures to this user: that it is there.
    void takeIdentity(const ServerIdentity &identity, const Arrival &arrival);
    void take(const ServerVariablesPtr &variables);
    void take(const ServerRoutesPtr &routes);
    void take(const ServerGatewaysPtr &gateways);
    void take(const ServerLeafsPtr &leafs);
    void take(const ServerJetStreamPtr &jetStream);
    void take(const ServerHealthPtr &health);
    void noteShutdown(const ServerIdentity &server, qint64 nowMs);
    void noteLameDuck(const ServerIdentity &server, qint64 nowMs);

    /// No more answers are waited for: who did not answer is silent, and gone after the third time.
    void settle(quint64 round, qint64 nowMs);
    /// The next answers are no continuation: the connection was lost, or nobody looked for a while.
    void interrupt(qint64 nowMs);
    void clear();
    void forgetGone();

    /// True when it has answered this round already.
    [[nodiscard]] bool hasAnswered(const QString &id, quint64 round) const;
    [[nodiscard]] int answeredCount(quint64 round) const;
    /// As many as the servers know of; 0 = they do not say.
    [[nodiscard]] int expected() const;

    [[nodiscard]] SystemSnapshot snapshot(qint64 nowMs) const;
    [[nodiscard]] QList<ServerSnapshot> servers() const; ///< by name
    [[nodiscard]] std::optional<ServerSnapshot> server(const QString &name) const; ///< by name, else by id
    [[nodiscard]] std::optional<ServerSnapshot> serverById(const QString &id) const;
    /// Null when nothing is kept. Valid until the next take().
    [[nodiscard]] const ServerHistory *history(const QString &id) const;
    [[nodiscard]] const QList<ServerChange> &changes() const { return m_changes; }
    [[nodiscard]] quint64 refused() const { return m_refused; }

private:
    struct Entry;

    Entry *entry(const ServerIdentity &identity, const Arrival &arrival);
    void answered(Entry &entry, const ServerIdentity &identity, const Arrival &arrival);
    void note(ServerChange::Kind kind, const Entry &entry, qint64 timeMs, const QString &text);
    void dropOldGone();
    [[nodiscard]] Entry *known(const QString &id) const;

    QHash<QString, std::shared_ptr<Entry>> m_entries; ///< by id
    QList<ServerChange> m_changes;
    quint64 m_changeNumber = 0;
    quint64 m_settled = 0; ///< newest round
    quint64 m_refused = 0;
    bool m_isComplete = false;
};

} // namespace natsight
