// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/mailbox.h"
#include "models/nats/session.h"
#include "models/system/accountbook.h"
#include "models/system/serverbook.h"
#include "models/system/systemclient.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <array>
#include <map>
#include <memory>
#include <optional>

namespace natsight {

/// What may be asked with the credentials at hand.
enum class SystemAccess {
    Unknown, ///< not asked yet
    System, ///< everything
    Monitor, ///< one server, by its monitoring port: all of its figures, no events and no commands
    Account, ///< an ordinary account: its own connections and figures, and which servers there are
    None, ///< not even that
};

/// What is asked for apart from each other.
enum class SystemPart {
    Servers, ///< light figures of all servers (STATSZ), every 2 s
    Variables, ///< VARZ, every 10 s
    Links, ///< routes, gateways and leaf nodes, every 5 s
    JetStream, ///< JSZ, every 10 s
    Health, ///< HEALTHZ, every 15 s
    Accounts, ///< figures, names and storage of accounts, every 5 s
    Connections, ///< CONNZ of open ones, page by page, every 5 s or four times as long as it took
    ClosedConnections, ///< the same of closed ones
};
inline constexpr int systemPartCount = 8;

/// How far a part has been asked for.
struct SystemPartState {
    bool isKnown = false; ///< it came at least once
    bool isAsking = false;
    std::optional<Error> error; ///< gone with the next good answer
    qint64 askedMs = 0; ///< since the epoch
    qint64 answeredMs = 0;
    qint64 tookMs = 0; ///< of the last one that ended
    int answers = 0; ///< servers that answered the last one
    quint64 late = 0; ///< answers after their round had ended (Servers), of all rounds
    quint64 doubles = 0; ///< second answers
    quint64 unreadable = 0; ///< answers that are none
    QString oddity; ///< why the newest of them was none
};

/// A NATS system as its servers tell of it. GUI thread (the session's); answers are read on pool threads.
///
/// Who is asked: the session of the connection, a separate one with credentials of the system account, or the monitoring port of one
/// server. With an ordinary account
/// only what it may know is asked; access() tells.
/// Nothing is asked while nobody watches; each part by its own interval (twice as long above 100 servers), and never again before
/// the last answer came or its patience ended. Servers push light figures by themselves every 10 s, which are listened to while the
/// servers are watched. Bounds: those of the books; 64 MiB of light figures wait to be read, others are counted as late.
class SystemFeed : public QObject
{
    Q_OBJECT

public:
    /// Watching ends with the last copy.
    using Watch = std::shared_ptr<void>;

    explicit SystemFeed(Session *session, QObject *parent = nullptr);
    ~SystemFeed() override;

    /// Of the connection.
    [[nodiscard]] Session *session() const { return m_session; }
    /// With credentials of the system account; null: the connection's own is asked. Does not take ownership.
    void setSystemSession(Session *session);
    [[nodiscard]] Session *systemSession() const { return m_systemSession; }
    /// The HTTP monitoring port of one server, which is asked instead of sessions; empty: they again.
    void setMonitor(const QUrl &address);
    [[nodiscard]] QUrl monitor() const { return m_monitor ? m_monitor->address() : QUrl(); }
    /// The one that is asked.
    [[nodiscard]] Session *asked() const { return m_systemSession ? m_systemSession.data() : m_session.data(); }
    [[nodiscard]] SystemClient *client() const { return m_client; }

    /// A part of all servers, or of one by name (Variables, Links, JetStream, Health, connections).
    [[nodiscard]] Watch watch(SystemPart part, const QString &server = {});
    [[nodiscard]] Watch watch(const QList<SystemPart> &parts, const QString &server = {});
    [[nodiscard]] bool isWatched(SystemPart part) const;
    /// Asks for all that is watched now, or as soon as what is under way has ended.
    void refresh();
    /// For tests: how long answers are waited for.
    void setPatience(std::chrono::milliseconds patience);
    void setInterval(SystemPart part, std::chrono::milliseconds interval);
    [[nodiscard]] std::chrono::milliseconds interval(SystemPart part) const;

    [[nodiscard]] SystemAccess access() const { return m_access; }
    /// Whether servers tell all of their figures.
    [[nodiscard]] bool seesServers() const
    {
        return m_access == SystemAccess::System || m_access == SystemAccess::Monitor;
    }
    /// What is missing and which permission or credentials would show it; empty when all may be asked.
    [[nodiscard]] QString accessText() const;
    [[nodiscard]] const SystemPartState &state(SystemPart part) const
    {
        return m_parts.at(static_cast<std::size_t>(part)).state;
    }

    [[nodiscard]] SystemSnapshot snapshot() const;
    [[nodiscard]] QList<ServerSnapshot> servers() const { return m_servers.servers(); }
    [[nodiscard]] std::optional<ServerSnapshot> server(const QString &name) const { return m_servers.server(name); }
    [[nodiscard]] const ServerHistory *history(const QString &id) const { return m_servers.history(id); }
    [[nodiscard]] const QList<ServerChange> &changes() const { return m_servers.changes(); }
    [[nodiscard]] QList<AccountRow> accounts() const { return m_accounts.rows(); }
    [[nodiscard]] const ServerBook &serverBook() const { return m_servers; }
    void forgetGone();

Q_SIGNALS:
    /// Servers are new or newer: while answers come every 100 ms at most, and when a round has ended.
    void serversChanged();
    void accountsChanged();
    /// A page of connections; `sweep` counts up with each time that all are asked for.
    void connectionsCame(const std::shared_ptr<const natsight::ServerConnections> &page, bool isClosed, quint64 sweep);
    /// All pages of these servers came (ids); what is of an earlier sweep there is gone.
    void connectionsSwept(const QStringList &servers, bool isClosed, quint64 sweep);
    /// state() or access() is another.
    void stateChanged();

private:
    struct Part {
        SystemPartState state;
        std::chrono::milliseconds interval { 5'000 };
        QElapsedTimer asked;
        QElapsedTimer started;
        bool isDue = true;
        int open = 0; ///< questions under way
        std::optional<Error> error; ///< of those
        int answers = 0;
    };
    struct Watcher {
        SystemPart part;
        QString server;
    };
    struct Round;
    struct Sweep;
    class Intake;
    struct Delivery;

    [[nodiscard]] Part &part(SystemPart which) { return m_parts.at(static_cast<std::size_t>(which)); }
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] qint64 restOf(SystemPart which) const;
    void unwatch(const QList<quint64> &watchers);
    void followSession();
    void tick();
    void begin(SystemPart which);
    void askServers();
    void askMonitor();
    void askOwnAccount();
    void forgetAll();
    template<typename Value, typename Take>
    void askPart(
        SystemPart which, SystemVerb verb, const QByteArray &body, Result<Value> (*read)(QByteArrayView), Take take);
    void askAccounts();
    void beginSweep(bool isClosed);
    void nextPage(const std::shared_ptr<Sweep> &sweep, const QString &serverId, quint64 offset);
    void nextOwnPage(const std::shared_ptr<Sweep> &sweep, quint64 offset);
    void startServers(const std::shared_ptr<Sweep> &sweep);
    template<typename Value, typename Take>
    void endQuestion(SystemPart which, const SystemRound<Value> &round, Take take);
    void endPart(SystemPart which);
    void listen();
    void stopListening();
    void drainPushes();
    void drain();
    void take(Delivery delivery);
    void settle(Round &round);
    void settleWhenQuiet();
    void setAccess(SystemAccess access);
    [[nodiscard]] QStringList wantedServers(SystemPart which) const; ///< names; empty: all
    [[nodiscard]] Error explained(Error error) const;
    void tell();

    QPointer<Session> m_session;
    QPointer<Session> m_systemSession;
    SystemClient *m_client;
    std::unique_ptr<MonitorPort> m_monitor;
    ServerBook m_servers;
    AccountBook m_accounts;
    std::array<Part, systemPartCount> m_parts;
    QHash<quint64, Watcher> m_watchers;
    quint64 m_nextWatcher = 0;
    SystemAccess m_access = SystemAccess::Unknown;
    QElapsedTimer m_accessTried;
    std::shared_ptr<Intake> m_intake;
    std::map<quint64, Round> m_rounds;
    quint64 m_round = 0;
    quint64 m_generation = 0;
    quint64 m_sweep = 0;
    std::shared_ptr<Mailbox<Message>> m_pushes;
    QList<quint64> m_subscriptions;
    QPointer<Session> m_listensTo;
    QTimer m_timer;
    QTimer m_drainTimer;
    QElapsedTimer m_told;
    std::chrono::milliseconds m_patience { 2'000 };
    bool m_hasNews = false;
    bool m_wasConnected = false;
};

} // namespace natsight
