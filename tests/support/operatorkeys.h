// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/credentials.h"

#include <nlohmann/json_fwd.hpp>

namespace natsight {

/// Keys and JWTs of a server in operator mode, signed here: an operator, the system account and an application account.
class OperatorKeys
{
public:
    struct User {
        QByteArray publicKey;
        QByteArray seed;
        QByteArray jwt;
        /// The .creds file, with the line end given.
        [[nodiscard]] QByteArray credentials(const QByteArray &lineEnd = "\n") const;
    };
    struct UserOptions {
        qint64 expiresAt = 0; ///< seconds since the epoch; 0 = never
        bool isBearer = false;
        bool isSystem = false; ///< of the system account
    };

    OperatorKeys();

    /// Lines of nats-server configuration; `resolver` for instance `MEMORY`.
    [[nodiscard]] QByteArray config(const QByteArray &resolver = "MEMORY") const;
    [[nodiscard]] User makeUser(const UserOptions &options) const;
    /// The application account again, with these users revoked as of now.
    [[nodiscard]] QByteArray accountRevoking(const QList<QByteArray> &users) const;

private:
    struct Key {
        NKey key;
        QByteArray seed;
    };

    [[nodiscard]] static Key makeKey(char kind);
    [[nodiscard]] static QByteArray sign(const Key &issuer, nlohmann::ordered_json claims);
    [[nodiscard]] QByteArray accountJwt(
        const Key &account, const char *name, const nlohmann::ordered_json &revocations) const;

    Key m_operator;
    Key m_system;
    Key m_account;
};

} // namespace natsight
