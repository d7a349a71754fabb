// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace natsight {

/// An nkey: the Ed25519 seed of a user, account or operator. Any thread.
class NKey
{
public:
    /// Reads `SU…`; checks alphabet, length, prefix and checksum.
    [[nodiscard]] static Result<NKey> fromSeed(const QByteArray &seed);

    /// `U…`
    [[nodiscard]] QByteArray publicKey() const { return m_publicKey; }
    /// 64 raw bytes of signature.
    [[nodiscard]] Result<QByteArray> sign(QByteArrayView bytes) const;
    [[nodiscard]] bool isUser() const { return m_publicKey.startsWith('U'); }

private:
    Secret m_rawSeed;
    QByteArray m_publicKey;
};

/// What a .creds file holds.
struct Credentials {
    Secret jwt;
    Secret seed; ///< empty in files of bearer tokens
};

/// What a user JWT says of itself; the signature is the server's to check.
struct JwtClaims {
    QString name;
    QString subject; ///< public key
    QString issuer;
    QString issuerAccount;
    QString type; ///< `user`, `account`, …
    QDateTime issued;
    QDateTime expires; ///< invalid when it never does
    bool isBearer = false;
    QStringList publishAllow, publishDeny, subscribeAllow, subscribeDeny;
};

/// Finds the two decorated blocks among any other text; CR LF and LF, five or six dashes.
[[nodiscard]] Result<Credentials> parseCredentials(const QByteArray &text);
[[nodiscard]] Result<Credentials> loadCredentials(const QString &path);
/// The first line of a file that is a seed, bare or in a decorated block.
[[nodiscard]] Result<Secret> loadSeed(const QString &path);
[[nodiscard]] Result<JwtClaims> decodeJwt(const QByteArray &jwt);

/// A small file whole; fails above `maxBytes` instead of reading on. Names the file in the error.
[[nodiscard]] Result<QByteArray> readSmallFile(const QString &path, qint64 maxBytes = 64 * 1024);

} // namespace natsight
