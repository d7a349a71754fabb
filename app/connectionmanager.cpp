// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectionmanager.h"

#include "models/core/future.h"
#include "widgets/common/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPalette>
#include <QPointer>

#include <algorithm>

namespace natsight {

Connection::Connection(ConnectionProfile profile, Origin origin, CaptureStore::Limits limits, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_origin(origin)
    , m_limits(std::move(limits))
{
}

Connection::~Connection() = default;

QColor Connection::color() const
{
    if (QColor::isValidColor(m_profile.color))
        return QColor(m_profile.color);
    return Theme::series(m_colorIndex, QGuiApplication::palette());
}

void Connection::setReadOnly(bool isReadOnly)
{
    if (m_profile.readOnly == isReadOnly)
        return;
    m_profile.readOnly = isReadOnly;
    if (m_responders)
        m_responders->setReadOnly(isReadOnly);
    Q_EMIT changed();
}

void Connection::setAutoStop(int messages, int minutes)
{
    m_autoStopMessages = messages;
    m_autoStopMinutes = minutes;
    if (m_traffic)
        m_traffic->setAutoStop(static_cast<quint64>(messages), minutes);
}

void Connection::setProfile(ConnectionProfile profile)
{
    m_profile = std::move(profile);
    if (m_session)
        m_session->setProfile(m_profile);
    if (m_responders)
        m_responders->setReadOnly(m_profile.readOnly);
    Q_EMIT changed();
}

void Connection::make()
{
    if (m_session)
        return;
    m_session = std::make_unique<Session>(m_profile);
    m_traffic = std::make_unique<TrafficFeed>(m_session.get(), m_limits);
    m_traffic->setAutoStop(static_cast<quint64>(m_autoStopMessages), m_autoStopMinutes);
    connect(m_session.get(), &Session::statusChanged, this, &Connection::changed);
    connect(m_session.get(), &Session::eventHappened, this, &Connection::eventHappened);
}

Session *Connection::session()
{
    make();
    return m_session.get();
}

TrafficFeed *Connection::traffic()
{
    make();
    return m_traffic.get();
}

JetStreamFeed *Connection::jetStream()
{
    make();
    if (!m_jetStream)
        m_jetStream = std::make_unique<JetStreamFeed>(m_session.get());
    return m_jetStream.get();
}

ServiceFeed *Connection::services()
{
    make();
    if (!m_services) {
        m_services = std::make_unique<ServiceFeed>(m_session.get());
        Q_EMIT servicesMade();
    }
    return m_services.get();
}

SystemFeed *Connection::system()
{
    make();
    if (!m_system)
        m_system = std::make_unique<SystemFeed>(m_session.get());
    return m_system.get();
}

SystemEventFeed *Connection::systemEvents()
{
    if (!m_systemEvents)
        m_systemEvents = std::make_unique<SystemEventFeed>(system());
    return m_systemEvents.get();
}

void Connection::setSystemConnection(Connection *connection, const QUrl &monitor)
{
    system()->setMonitor(monitor);
    system()->setSystemSession(connection && connection != this ? connection->session() : nullptr);
}

ResponderFeed *Connection::responders()
{
    make();
    if (m_responders)
        return m_responders.get();
    m_responders = std::make_unique<ResponderFeed>(m_session.get());
    m_responders->setReadOnly(isReadOnly());
    connect(m_responders.get(), &ResponderFeed::eventHappened, this, &Connection::eventHappened);
    connect(m_responders.get(), &ResponderFeed::runningChanged, this, &Connection::respondersChanged);
    if (m_settings) {
        m_responders->load(m_settings->responders(name()));
        connect(m_responders.get(), &ResponderFeed::definitionsChanged, this,
            [this] { m_settings->setResponders(name(), m_responders->save()); });
    }
    return m_responders.get();
}

const SessionStatus &Connection::status() const
{
    static const SessionStatus closed;
    return m_session ? m_session->status() : closed;
}

void Connection::open()
{
    if (isFile())
        return;
    make();
    m_session->setProfile(m_profile);
    m_session->open();
    Q_EMIT changed();
}

void Connection::close()
{
    if (m_responders)
        m_responders->stopAll(tr("the connection is closed."));
    if (m_session)
        m_session->close();
    Q_EMIT changed();
}

ConnectionManager::ConnectionManager(
    ContextStore store, std::unique_ptr<SecretVault> vault, Settings *settings, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_vault(std::move(vault))
    , m_settings(settings)
{
    m_reload.setSingleShot(true);
    m_reload.setInterval(200);
    connect(&m_reload, &QTimer::timeout, this, &ConnectionManager::reload);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_reload.start(); });
    connect(m_settings, &Settings::changed, this, [this] {
        for (const auto &connection : m_connections) {
            connection->setAutoStop(m_settings->integer(Settings::Key::AutoStopMessages),
                m_settings->integer(Settings::Key::AutoStopMinutes));
            if (connection->hasSession())
                connection->traffic()->store()->setBudget(limits(connection->profile()).budgetBytes);
        }
    });
    reload();
}

ConnectionManager::~ConnectionManager() = default;

QList<Connection *> ConnectionManager::connections() const
{
    QList<Connection *> all;
    for (const auto &connection : m_connections) {
        if (!connection->isFile())
            all << connection.get();
    }
    std::stable_sort(all.begin(), all.end(), [this](const Connection *a, const Connection *b) {
        const bool favouriteA = isFavourite(a->name());
        const bool favouriteB = isFavourite(b->name());
        if (favouriteA != favouriteB)
            return favouriteA;
        return QString::localeAwareCompare(a->name(), b->name()) < 0;
    });
    return all;
}

QList<Connection *> ConnectionManager::captures() const
{
    QList<Connection *> all;
    for (const auto &connection : m_connections) {
        if (connection->isFile())
            all << connection.get();
    }
    return all;
}

Connection *ConnectionManager::addCapture(const QString &path)
{
    const QFileInfo file(path);
    const QString whole = file.canonicalFilePath().isEmpty() ? file.absoluteFilePath() : file.canonicalFilePath();
    const QList<Connection *> known = captures();
    for (Connection *capture : known) {
        const CaptureImport *read = capture->traffic()->file();
        if (read && read->path() == whole)
            return capture;
    }
    ConnectionProfile profile;
    profile.name = file.fileName();
    Connection *added = addAdHoc(profile, Connection::Origin::File);
    added->traffic()->openFile(whole);
    return added;
}

Connection *ConnectionManager::find(const QString &name) const
{
    for (const auto &connection : m_connections) {
        if (connection->name() == name)
            return connection.get();
    }
    return nullptr;
}

CaptureStore::Limits ConnectionManager::limits(const ConnectionProfile &profile) const
{
    CaptureStore::Limits limits;
    limits.budgetBytes = static_cast<std::size_t>(m_settings->integer(Settings::Key::CaptureBudgetMiB)) << 20;
    limits.maxSubjects = static_cast<std::uint32_t>(m_settings->integer(Settings::Key::MaxSubjects));
    limits.inboxPrefix = profile.inboxPrefix.toStdString();
    return limits;
}

void ConnectionManager::withOwnFields(ConnectionProfile &profile) const
{
    m_settings->readConnection(profile);
    profile.readOnly = profile.readOnly || m_isAllReadOnly;
}

void ConnectionManager::adopt(std::unique_ptr<Connection> connection)
{
    connection->setColorIndex(m_nextColor++);
    connection->setSettings(m_settings);
    if (m_isAllReadOnly)
        connection->setReadOnly(true);
    connection->setAutoStop(
        m_settings->integer(Settings::Key::AutoStopMessages), m_settings->integer(Settings::Key::AutoStopMinutes));
    m_connections.push_back(std::move(connection));
}

void ConnectionManager::setAllReadOnly()
{
    m_isAllReadOnly = true;
    for (const auto &connection : m_connections)
        connection->setReadOnly(true);
}

void ConnectionManager::reload()
{
    const QStringList names = m_store.names();
    bool isChanged = false;
    for (const QString &name : names) {
        Result<LoadedContext> loaded = m_store.load(name);
        if (!loaded) {
            Q_EMIT problem(loaded.error().text());
            continue;
        }
        withOwnFields(loaded->profile);
        Connection *known = find(name);
        if (known && known->origin() == Connection::Origin::Context) {
            // An open connection keeps the secret that it was opened with.
            if (!known->isOpen())
                known->setProfile(loaded->profile);
        } else if (!known) {
            adopt(std::make_unique<Connection>(loaded->profile, Connection::Origin::Context, limits(loaded->profile)));
            isChanged = true;
        }
    }
    for (std::size_t i = m_connections.size(); i-- > 0;) {
        Connection *connection = m_connections[i].get();
        if (connection->origin() == Connection::Origin::Context && !names.contains(connection->name())
            && !connection->isOpen()) {
            Q_EMIT aboutToRemove(connection);
            m_connections.erase(m_connections.begin() + static_cast<std::ptrdiff_t>(i));
            isChanged = true;
        }
    }
    if (m_watcher.directories().isEmpty() && QDir(m_store.contextDirectory()).exists())
        m_watcher.addPath(m_store.contextDirectory());
    if (isChanged)
        Q_EMIT listChanged();
}

Connection *ConnectionManager::addAdHoc(ConnectionProfile profile, Connection::Origin origin)
{
    const QString base = profile.name;
    for (int number = 2; find(profile.name); ++number)
        profile.name = QStringLiteral("%1-%2").arg(base).arg(number);
    auto connection = std::make_unique<Connection>(profile, origin, limits(profile));
    Connection *added = connection.get();
    adopt(std::move(connection));
    Q_EMIT listChanged();
    return added;
}

Result<Connection *> ConnectionManager::save(const ConnectionProfile &profile, const QString &oldName, Secrets secrets)
{
    if (const Result<void> good = ContextStore::validateName(profile.name); !good)
        return fail(good.error());
    if (profile.name != oldName && find(profile.name)) {
        return fail(Error::Kind::Invalid, tr("There is already a connection named “%1”.").arg(profile.name),
            tr("Choose another name."));
    }
    Connection *old = oldName.isEmpty() ? nullptr : find(oldName);
    if (old && old->origin() == Connection::Origin::Context && oldName != profile.name) {
        if (const Result<void> renamed = m_store.rename(oldName, profile.name); !renamed)
            return fail(renamed.error());
    }
    if (const Result<void> saved = m_store.save(profile, secrets == Secrets::File); !saved)
        return fail(saved.error());
    keepSecrets(profile, oldName, secrets);
    if (!oldName.isEmpty() && oldName != profile.name) {
        m_settings->setResponders(profile.name, m_settings->responders(oldName));
        m_settings->setSystemConnection(profile.name, m_settings->systemConnection(oldName));
        m_settings->forgetConnection(oldName);
    }
    m_settings->writeConnection(profile);
    if (old) {
        old->setProfile(profile);
    } else {
        adopt(std::make_unique<Connection>(profile, Connection::Origin::Context, limits(profile)));
    }
    if (m_watcher.directories().isEmpty())
        m_watcher.addPath(m_store.contextDirectory());
    Q_EMIT listChanged();
    return find(profile.name);
}

void ConnectionManager::keepSecrets(const ConnectionProfile &profile, const QString &oldName, Secrets secrets)
{
    const SignIn &signIn = profile.signIn;
    for (const auto &[name, secret] :
        std::initializer_list<std::pair<const char *, const Secret &>> { { "password", signIn.password },
            { "token", signIn.token }, { "jwt", signIn.jwt }, { "seed", signIn.seed } }) {
        const QString field = QLatin1String(name);
        const QString key = SecretVault::keyFor(profile.name, field);
        const QString oldKey = SecretVault::keyFor(oldName.isEmpty() ? profile.name : oldName, field);
        const auto write = [this, key](const Secret &value) {
            whenDone(this, m_vault->write(key, value), [this](Result<void> written) {
                if (!written)
                    Q_EMIT problem(written.error().text());
            });
        };
        const auto drop = [this, oldKey] { whenDone(this, m_vault->remove(oldKey), [](Result<void>) {}); };
        if (secrets != Secrets::Vault) {
            drop();
        } else if (!secret.isEmpty()) {
            write(secret);
            if (oldKey != key)
                drop();
        } else if (oldKey != key) {
            // Nothing was typed: what the vault holds goes with the new name.
            whenDone(this, m_vault->read(oldKey), [write, drop](Result<Secret> kept) {
                if (kept && !kept->isEmpty()) {
                    write(*kept);
                    drop();
                }
            });
        }
    }
}

Result<void> ConnectionManager::remove(Connection *connection)
{
    if (connection->origin() == Connection::Origin::Context) {
        if (const Result<void> removed = m_store.remove(connection->name()); !removed)
            return removed;
        m_settings->forgetConnection(connection->name());
        for (const char *field : { "password", "token", "jwt", "seed" })
            whenDone(this, m_vault->remove(SecretVault::keyFor(connection->name(), QLatin1String(field))),
                [](Result<void>) {});
    }
    Q_EMIT aboutToRemove(connection);
    connection->close();
    std::erase_if(m_connections, [connection](const auto &one) { return one.get() == connection; });
    Q_EMIT listChanged();
    return {};
}

QString ConnectionManager::missingSecret(const ConnectionProfile &profile)
{
    switch (profile.signIn.mode) {
    case SignIn::Mode::UserPassword:
        return profile.signIn.password.isEmpty() ? QStringLiteral("password") : QString();
    case SignIn::Mode::Token:
        return profile.signIn.token.isEmpty() ? QStringLiteral("token") : QString();
    case SignIn::Mode::JwtAndSeed:
        return profile.signIn.jwt.isEmpty() ? QStringLiteral("jwt") : QString();
    default:
        return {};
    }
}

void ConnectionManager::open(Connection *connection)
{
    if (connection->isOpen() || connection->isFile())
        return;
    const QString field = missingSecret(connection->profile());
    if (field.isEmpty()) {
        connection->open();
        return;
    }
    const QString name = connection->name();
    whenDone(this, m_vault->read(SecretVault::keyFor(name, field)), [this, name, field](Result<Secret> secret) {
        Connection *known = find(name);
        if (!known)
            return;
        if (secret && !secret->isEmpty())
            openWithSecret(known, *secret);
        else
            Q_EMIT secretNeeded(known, field);
    });
}

void ConnectionManager::openWithSecret(Connection *connection, const Secret &secret)
{
    ConnectionProfile profile = connection->profile();
    const QString field = missingSecret(profile);
    if (field == QLatin1String("password"))
        profile.signIn.password = secret;
    else if (field == QLatin1String("token"))
        profile.signIn.token = secret;
    else if (field == QLatin1String("jwt"))
        profile.signIn.jwt = secret;
    connection->setProfile(std::move(profile));
    connection->open();
}

SystemFeed *ConnectionManager::systemOf(Connection *connection)
{
    applySystem(connection, systemConnection(connection));
    return connection->system();
}

void ConnectionManager::applySystem(Connection *connection, const QString &name)
{
    const bool isMonitor = MonitorPort::isAddress(name);
    Connection *other = name.isEmpty() || isMonitor ? nullptr : find(name);
    if (other == connection)
        other = nullptr;
    if (other && connection->system()->systemSession() != other->session())
        open(other);
    connection->setSystemConnection(other, isMonitor ? QUrl(name) : QUrl());
}

QString ConnectionManager::systemConnection(const Connection *connection) const
{
    return connection->origin() == Connection::Origin::Context ? m_settings->systemConnection(connection->name())
                                                               : connection->systemName();
}

void ConnectionManager::setSystemConnection(Connection *connection, const QString &name)
{
    if (connection->origin() == Connection::Origin::Context)
        m_settings->setSystemConnection(connection->name(), name);
    else
        connection->setSystemName(name);
    applySystem(connection, name);
}

bool ConnectionManager::isFavourite(const QString &name) const
{
    return m_settings->list(Settings::Key::Favourites).contains(name);
}

void ConnectionManager::setFavourite(const QString &name, bool isFavourite)
{
    QStringList names = m_settings->list(Settings::Key::Favourites);
    names.removeAll(name);
    if (isFavourite)
        names << name;
    m_settings->setValue(Settings::Key::Favourites, names);
    Q_EMIT listChanged();
}

} // namespace natsight
