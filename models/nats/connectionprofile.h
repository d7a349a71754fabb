// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/secret.h"

#include <QString>
#include <QStringList>

namespace natsight {

/// How a user signs in. Files are paths with `~` and `$VAR` already expanded.
struct SignIn {
    enum class Mode { None, UserPassword, Token, NKeyFile, CredentialsFile, JwtAndSeed };

    Mode mode = Mode::None;
    QString user;
    Secret password;
    Secret token;
    QString file; ///< nkey seed file or creds file
    Secret jwt;
    Secret seed; ///< for JwtAndSeed; empty = bearer JWT
};

struct TlsOptions {
    bool required = false; ///< also set by a `tls://` server: never falls back to clear text
    bool handshakeFirst = false; ///< refused where the linked cnats cannot (before 3.9)
    bool skipVerify = false; ///< shown as a warning wherever the connection is shown
    QString caFile;
    QString certificateFile;
    QString keyFile;
    QString expectedHost;
};

/// Everything needed to reach one NATS system as one user: what a CLI context holds, and what Natsight adds.
/// A value, any thread.
struct ConnectionProfile {
    QString name; ///< unique; the context's name
    QString description;
    QStringList servers; ///< nats://, tls:// or bare host[:port]
    SignIn signIn;
    TlsOptions tls;
    QString inboxPrefix; ///< empty = `_INBOX`
    QString jetStreamDomain;
    QString jetStreamApiPrefix; ///< wins over the domain
    QString socksProxy; ///< refused where the linked cnats cannot
    bool ignoreDiscoveredServers = false; ///< for port-forwards
    QString clientName; ///< as the server lists the client; empty = natsight, its version and the connection's role
    // Natsight's own, kept in its settings and not in the context file:
    QString color; ///< `#RRGGBB` or empty
    bool readOnly = false;
};

} // namespace natsight
