// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"
#include "models/compose/responderfeed.h"
#include "models/jetstream/jetstreamfeed.h"
#include "models/nats/contextstore.h"
#include "models/nats/keychain.h"
#include "models/services/servicefeed.h"
#include "models/system/systemeventfeed.h"
#include "models/system/systemfeed.h"
#include "models/traffic/trafficfeed.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <memory>
#include <vector>

namespace natsight {

/// One NATS system as one user: its profile, and once it was opened its session and feeds. GUI thread.
class Connection : public QObject
{
    Q_OBJECT

public:
    /// File: no system at all but captured messages that were read from a file; never opened.
    enum class Origin { Context, AdHoc, Demo, File };

    Connection(ConnectionProfile profile, Origin origin, CaptureStore::Limits limits, QObject *parent = nullptr);
    ~Connection() override;

    [[nodiscard]] const ConnectionProfile &profile() const { return m_profile; }
    [[nodiscard]] QString name() const { return m_profile.name; }
    [[nodiscard]] Origin origin() const { return m_origin; }
    [[nodiscard]] bool isFile() const { return m_origin == Origin::File; }
    [[nodiscard]] QColor color() const; ///< as chosen, else one of the series by turns
    void setColorIndex(int index) { m_colorIndex = index; }
    [[nodiscard]] bool isReadOnly() const { return m_profile.readOnly; }
    void setReadOnly(bool isReadOnly);
    void setAutoStop(int messages, int minutes); ///< of broad subscriptions made later
    /// Takes effect with the next open().
    void setProfile(ConnectionProfile profile);

    /// Session and feed are made with the first call, so that a known connection costs nothing.
    [[nodiscard]] Session *session();
    [[nodiscard]] TrafficFeed *traffic();
    [[nodiscard]] JetStreamFeed *jetStream(); ///< made with the first call of its own
    [[nodiscard]] ServiceFeed *services(); ///< made with the first call of its own
    [[nodiscard]] SystemFeed *system(); ///< made with the first call of its own
    [[nodiscard]] SystemEventFeed *systemEvents(); ///< the same
    [[nodiscard]] bool hasSystem() const { return m_system != nullptr; }
    /// Whose credentials are used to ask about the system; null: its own. With an address the monitoring port there is asked instead.
    void setSystemConnection(Connection *connection, const QUrl &monitor = {});
    /// Its name, of a connection that the settings do not know.
    [[nodiscard]] const QString &systemName() const { return m_systemName; }
    void setSystemName(const QString &name) { m_systemName = name; }
    [[nodiscard]] bool hasSession() const { return m_session != nullptr; }
    [[nodiscard]] bool hasJetStream() const { return m_jetStream != nullptr; }
    [[nodiscard]] bool hasServices() const { return m_services != nullptr; }
    [[nodiscard]] ResponderFeed *responders(); ///< the same; what is kept in the settings is in it, stopped
    [[nodiscard]] bool hasResponders() const { return m_responders != nullptr; }
    /// Where definitions of responders are kept; null = nowhere. Before the first call of responders().
    void setSettings(Settings *settings) { m_settings = settings; }

    [[nodiscard]] const SessionStatus &status() const;
    [[nodiscard]] bool isOpen() const { return status().state != SessionStatus::State::Closed; }
    void open();
    void close();

Q_SIGNALS:
    void changed(); ///< profile, state or read-only
    void eventHappened(const natsight::SessionEvent &event);
    void respondersChanged(); ///< which run
    void servicesMade(); ///< services() was called for the first time

private:
    void make();

    ConnectionProfile m_profile;
    Origin m_origin;
    CaptureStore::Limits m_limits;
    int m_colorIndex = 0;
    int m_autoStopMessages = 1'000'000;
    int m_autoStopMinutes = 10;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<TrafficFeed> m_traffic;
    std::unique_ptr<JetStreamFeed> m_jetStream;
    std::unique_ptr<ServiceFeed> m_services;
    std::unique_ptr<ResponderFeed> m_responders;
    std::unique_ptr<SystemFeed> m_system;
    std::unique_ptr<SystemEventFeed> m_systemEvents;
    Settings *m_settings = nullptr;
    QString m_systemName;
};

/// All connections that are known: contexts of the nats CLI (their folder is watched), what the command line named, and
/// the demo. GUI thread; the vault answers later.
class ConnectionManager : public QObject
{
    Q_OBJECT

public:
    ConnectionManager(
        ContextStore store, std::unique_ptr<SecretVault> vault, Settings *settings, QObject *parent = nullptr);
    ~ConnectionManager() override;

    [[nodiscard]] QList<Connection *> connections() const; ///< favourites first, then by name
    [[nodiscard]] QList<Connection *> captures()
        const; ///< files that are open, in their order; not among connections()
    [[nodiscard]] Connection *find(const QString &name) const; ///< a connection or a capture
    [[nodiscard]] const ContextStore &store() const { return m_store; }
    [[nodiscard]] SecretVault &vault() { return *m_vault; }
    [[nodiscard]] Settings &settings() { return *m_settings; }

    /// A connection without a context file; a name in use gets a number.
    Connection *addAdHoc(ConnectionProfile profile, Connection::Origin origin = Connection::Origin::AdHoc);
    /// Opens a file of captured messages, or finds it when it is open; reading goes on in the background.
    Connection *addCapture(const QString &path);
    /// Creates or updates a context. Typed secrets go to the vault, to the file, or nowhere.
    enum class Secrets { Vault, File, Ask };
    [[nodiscard]] Result<Connection *> save(const ConnectionProfile &profile, const QString &oldName, Secrets secrets);
    [[nodiscard]] Result<void> remove(Connection *connection);

    /// Opens; asks the vault for a missing secret first, then the user through secretNeeded().
    void open(Connection *connection);
    void openWithSecret(Connection *connection, const Secret &secret);

    [[nodiscard]] bool isFavourite(const QString &name) const;
    void setFavourite(const QString &name, bool isFavourite);

    /// The feed of a connection, asked with the credentials that were chosen for it; those are opened when it is.
    SystemFeed *systemOf(Connection *connection);
    [[nodiscard]] QString systemConnection(const Connection *connection) const;
    /// Chooses a connection by its name, or a monitoring port by its address; empty: its own credentials. Kept in the settings where the
    /// connection is a context.
    void setSystemConnection(Connection *connection, const QString &name);

    /// Every connection, those that come later too, is read-only until the user lifts it (`--read-only`).
    void setAllReadOnly();

    /// Reads the contexts again.
    void reload();

Q_SIGNALS:
    void listChanged();
    void aboutToRemove(natsight::Connection *connection);
    void secretNeeded(natsight::Connection *connection, const QString &field);
    void problem(const QString &text);

private:
    void applySystem(Connection *connection, const QString &name);
    [[nodiscard]] CaptureStore::Limits limits(const ConnectionProfile &profile) const;
    [[nodiscard]] static QString missingSecret(const ConnectionProfile &profile);
    void adopt(std::unique_ptr<Connection> connection);
    int m_nextColor = 0;
    bool m_isAllReadOnly = false;
    void withOwnFields(ConnectionProfile &profile) const;
    void keepSecrets(const ConnectionProfile &profile, const QString &oldName, Secrets secrets);

    ContextStore m_store;
    std::unique_ptr<SecretVault> m_vault;
    Settings *m_settings;
    std::vector<std::unique_ptr<Connection>> m_connections;
    QFileSystemWatcher m_watcher;
    QTimer m_reload;
};

} // namespace natsight
