// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QList>
#include <QString>

namespace natsight {

/// The address of a server as people write it: `nats://user:pass@host:4222`, `tls://host`, `[::1]:4222`, `host`.
/// A value, any thread.
struct ServerUrl {
    bool isTls = false; ///< `tls://`: never in clear text
    QString host; ///< without brackets
    quint16 port = 4222;
    QString user; ///< percent-decoded
    Secret password;
    Secret token; ///< a user without a password is a token

    /// Without user, password and token, so that it may be shown and logged.
    [[nodiscard]] QString toString() const;

    /// Fails with the reason on other schemes (WebSocket is not spoken by the client library), bad ports and empty hosts.
    [[nodiscard]] static Result<ServerUrl> parse(const QString &text);
    /// Addresses as they may be shown: without user, password and token. What is no address is left out.
    [[nodiscard]] static QString shown(const QStringList &texts);
    /// A list separated by commas.
    [[nodiscard]] static Result<QList<ServerUrl>> parseList(const QString &text);
};

} // namespace natsight
