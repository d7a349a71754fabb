// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/operatorkeys.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <nlohmann/json.hpp>

namespace natsight {

namespace {

using Json = nlohmann::ordered_json;

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray base32(const QByteArray &bytes)
{
    QByteArray text;
    unsigned buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(buffer >> (bits - 5)) & 31U];
    }
    if (bits > 0)
        text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(buffer << (5 - bits)) & 31U];
    return text;
}

qint64 now()
{
    return QDateTime::currentSecsSinceEpoch();
}

} // namespace

QByteArray OperatorKeys::User::credentials(const QByteArray &lineEnd) const
{
    QByteArray text = "-----BEGIN NATS USER JWT-----\n" + jwt
        + "\n------END NATS USER JWT------\n\n************************* IMPORTANT *************************\n"
          "NKEY Seed printed below can be used to sign and prove identity.\n\n-----BEGIN USER NKEY SEED-----\n"
        + seed + "\n------END USER NKEY SEED------\n";
    return text.replace("\n", lineEnd);
}

OperatorKeys::OperatorKeys()
    : m_operator(makeKey('O'))
    , m_system(makeKey('A'))
    , m_account(makeKey('A'))
{
}

OperatorKeys::Key OperatorKeys::makeKey(char kind)
{
    const unsigned prefix = static_cast<unsigned>(kind - 'A') << 3;
    QByteArray raw;
    raw += static_cast<char>((18U << 3) | (prefix >> 5));
    raw += static_cast<char>((prefix & 31U) << 3);
    for (int i = 0; i < 32; ++i)
        raw += static_cast<char>(QRandomGenerator::system()->bounded(256));
    unsigned crc = 0;
    for (const char byte : std::as_const(raw)) {
        crc ^= static_cast<unsigned>(static_cast<unsigned char>(byte)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = ((crc & 0x8000U) != 0 ? (crc << 1) ^ 0x1021U : crc << 1) & 0xFFFFU;
    }
    raw += static_cast<char>(crc & 0xFFU);
    raw += static_cast<char>(crc >> 8);
    const QByteArray seed = base32(raw);
    return { NKey::fromSeed(seed).value(), seed };
}

QByteArray OperatorKeys::sign(const Key &issuer, Json claims)
{
    claims["iss"] = issuer.key.publicKey().toStdString();
    claims["iat"] = now();
    claims["jti"] = QByteArray::number(QRandomGenerator::system()->generate64(), 36).toStdString();
    claims["nats"]["version"] = 2;
    const QByteArray body = base64Url(R"({"typ":"JWT","alg":"ed25519-nkey"})") + '.'
        + base64Url(QByteArray::fromStdString(claims.dump()));
    return body + '.' + base64Url(issuer.key.sign(body).value());
}

QByteArray OperatorKeys::accountJwt(const Key &account, const char *name, const Json &revocations) const
{
    const Json unlimited { { "subs", -1 }, { "data", -1 }, { "payload", -1 }, { "imports", -1 }, { "exports", -1 },
        { "wildcards", true }, { "conn", -1 }, { "leaf", -1 } };
    Json claims { { "sub", account.key.publicKey().toStdString() }, { "name", name },
        { "nats",
            { { "type", "account" }, { "limits", unlimited },
                { "default_permissions", { { "pub", Json::object() }, { "sub", Json::object() } } } } } };
    if (!revocations.empty())
        claims["nats"]["revocations"] = revocations;
    return sign(m_operator, std::move(claims));
}

QByteArray OperatorKeys::config(const QByteArray &resolver) const
{
    const QByteArray operatorKey = m_operator.key.publicKey();
    const QByteArray systemKey = m_system.key.publicKey();
    const Json claims { { "sub", operatorKey.toStdString() }, { "name", "test" },
        { "nats", { { "type", "operator" }, { "system_account", systemKey.toStdString() } } } };
    return "operator: " + sign(m_operator, claims) + "\nsystem_account: " + systemKey + "\nresolver: " + resolver
        + "\nresolver_preload: {\n  " + systemKey + ": " + accountJwt(m_system, "SYS", {}) + "\n  "
        + m_account.key.publicKey() + ": " + accountJwt(m_account, "APP", {}) + "\n}\n";
}

OperatorKeys::User OperatorKeys::makeUser(const UserOptions &options) const
{
    const Key user = makeKey('U');
    Json claims { { "sub", user.key.publicKey().toStdString() }, { "name", "someone" },
        { "nats",
            { { "type", "user" }, { "pub", Json::object() }, { "sub", Json::object() }, { "subs", -1 }, { "data", -1 },
                { "payload", -1 } } } };
    if (options.isBearer)
        claims["nats"]["bearer_token"] = true;
    if (options.expiresAt != 0)
        claims["exp"] = options.expiresAt;
    return { user.key.publicKey(), user.seed, sign(options.isSystem ? m_system : m_account, std::move(claims)) };
}

QByteArray OperatorKeys::accountRevoking(const QList<QByteArray> &users) const
{
    Json revocations = Json::object();
    for (const QByteArray &user : users)
        revocations[user.toStdString()] = now() + 1; // whatever was issued before that
    return accountJwt(m_account, "APP", revocations);
}

} // namespace natsight
