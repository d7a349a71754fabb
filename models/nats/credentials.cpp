// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/credentials.h"

#include "models/core/text.h"

#include <QFile>
#include <QFileInfo>

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <array>
#include <memory>
#include <optional>

namespace natsight {

namespace {

using Json = nlohmann::ordered_json;
using KeyHandle = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using DigestHandle = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

constexpr QByteArrayView base32Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
constexpr unsigned seedPrefix = 18U << 3; // 'S'
constexpr QByteArrayView publicKinds("UAONCX"); // user, account, operator, server, cluster, curve
constexpr qsizetype rawKeyBytes = 32;

Failure badSeed(const QString &why)
{
    return fail(Error::Kind::Invalid, Text::tr("This is not an nkey seed: %1.").arg(why),
        Text::tr("A user's seed starts with SU and has 58 characters, as “nk” or “nats auth” print it."));
}

/// CRC-16/XMODEM, as the strkey encoding uses it.
quint16 checksum(QByteArrayView bytes)
{
    unsigned crc = 0;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned>(static_cast<unsigned char>(byte)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000U) != 0 ? (crc << 1) ^ 0x1021U : crc << 1;
        crc &= 0xFFFFU;
    }
    return static_cast<quint16>(crc);
}

std::optional<QByteArray> fromBase32(QByteArrayView text)
{
    QByteArray bytes;
    unsigned buffer = 0;
    int bits = 0;
    for (const char character : text) {
        const auto value = base32Alphabet.indexOf(character);
        if (value < 0)
            return std::nullopt;
        buffer = (buffer << 5) | static_cast<unsigned>(value);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.append(static_cast<char>((buffer >> bits) & 0xFFU));
        }
    }
    return bytes;
}

QByteArray toBase32(QByteArrayView bytes)
{
    QByteArray text;
    unsigned buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8) | static_cast<unsigned char>(byte);
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text.append(base32Alphabet[(buffer >> bits) & 31U]);
        }
    }
    if (bits > 0)
        text.append(base32Alphabet[(buffer << (5 - bits)) & 31U]);
    return text;
}

KeyHandle privateKey(const QByteArray &rawSeed)
{
    const auto *raw = reinterpret_cast<const unsigned char *>(rawSeed.constData());
    return { EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw, static_cast<std::size_t>(rawSeed.size())),
        EVP_PKEY_free };
}

/// The text between a BEGIN line with `label` and the END line after it.
QByteArray decoratedBlock(const QByteArray &text, QByteArrayView label)
{
    const auto lines = text.split('\n');
    bool isInside = false;
    QByteArray body;
    for (const QByteArray &raw : lines) {
        const QByteArray line = raw.trimmed();
        const bool isDecorated = line.startsWith("---") && line.endsWith("---");
        if (!isInside) {
            isInside = isDecorated && line.contains("BEGIN") && line.contains(label);
        } else if (isDecorated) {
            return body;
        } else {
            body += line;
        }
    }
    return {};
}

QString text(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

QStringList texts(const Json &object, const char *outer, const char *inner)
{
    QStringList list;
    const auto scope = object.find(outer);
    if (scope == object.end() || !scope->is_object())
        return list;
    const auto found = scope->find(inner);
    if (found == scope->end() || !found->is_array())
        return list;
    for (const Json &entry : *found) {
        if (entry.is_string())
            list << QString::fromStdString(entry.get<std::string>());
    }
    return list;
}

QDateTime instant(const Json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer() || found->get<qint64>() <= 0)
        return {};
    return QDateTime::fromSecsSinceEpoch(found->get<qint64>());
}

} // namespace

Result<NKey> NKey::fromSeed(const QByteArray &seed)
{
    const auto decoded = fromBase32(seed.trimmed());
    if (!decoded)
        return badSeed(Text::tr("it has characters that no seed has"));
    Secret bytes(*decoded);
    const QByteArray &raw = bytes.reveal();
    if (raw.size() != 2 + rawKeyBytes + 2)
        return badSeed(Text::tr("its length is wrong"));
    const auto b1 = static_cast<unsigned char>(raw[0]);
    const auto b2 = static_cast<unsigned char>(raw[1]);
    if ((b1 & 0xF8U) != seedPrefix)
        return badSeed(Text::tr("it does not start with S"));
    const auto stored = static_cast<quint16>(static_cast<unsigned char>(raw[raw.size() - 2])
        | (static_cast<unsigned>(static_cast<unsigned char>(raw[raw.size() - 1])) << 8));
    if (checksum(QByteArrayView(raw).chopped(2)) != stored)
        return badSeed(Text::tr("its checksum is wrong, so a character is mistyped"));

    const auto kind = static_cast<char>(((b1 & 7U) << 5) | (b2 >> 3));
    const auto kindLetter = base32Alphabet[(static_cast<unsigned char>(kind) >> 3) & 31U];
    if ((static_cast<unsigned char>(kind) & 7U) != 0 || !publicKinds.contains(kindLetter))
        return badSeed(Text::tr("its second character stands for no kind of key"));

    NKey key;
    key.m_rawSeed = Secret(QByteArray(raw.constData() + 2, rawKeyBytes));
    const KeyHandle handle = privateKey(key.m_rawSeed.reveal());
    std::array<unsigned char, rawKeyBytes> publicBytes {};
    std::size_t size = publicBytes.size();
    if (!handle || EVP_PKEY_get_raw_public_key(handle.get(), publicBytes.data(), &size) != 1)
        return badSeed(Text::tr("it is no Ed25519 key"));
    QByteArray encoded;
    encoded.append(kind);
    encoded.append(reinterpret_cast<const char *>(publicBytes.data()), rawKeyBytes);
    const quint16 crc = checksum(encoded);
    encoded.append(static_cast<char>(crc & 0xFFU));
    encoded.append(static_cast<char>(crc >> 8));
    key.m_publicKey = toBase32(encoded);
    return key;
}

Result<QByteArray> NKey::sign(QByteArrayView bytes) const
{
    const KeyHandle handle = privateKey(m_rawSeed.reveal());
    const DigestHandle digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    QByteArray signature(64, '\0');
    auto size = static_cast<std::size_t>(signature.size());
    const auto *input = reinterpret_cast<const unsigned char *>(bytes.data());
    if (!handle || !digest || EVP_DigestSignInit(digest.get(), nullptr, nullptr, nullptr, handle.get()) != 1
        || EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, input,
               static_cast<std::size_t>(bytes.size()))
            != 1)
        return fail(Error::Kind::Authentication, Text::tr("Signing with the nkey failed."));
    return signature;
}

Result<Credentials> parseCredentials(const QByteArray &file)
{
    Credentials credentials;
    credentials.jwt = Secret(decoratedBlock(file, "NATS USER JWT"));
    credentials.seed = Secret(decoratedBlock(file, "USER NKEY SEED"));
    if (credentials.jwt.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("The file has no block “BEGIN NATS USER JWT”."),
            Text::tr("Choose a .creds file as “nsc” or “nats auth” write it."));
    if (!credentials.seed.isEmpty()) {
        if (auto key = NKey::fromSeed(credentials.seed.reveal()); !key)
            return fail(std::move(key.error()));
    }
    return credentials;
}

Result<QByteArray> readSmallFile(const QString &path, qint64 maxBytes)
{
    if (!QFileInfo(path).isFile())
        return fail(Error::Kind::File, Text::tr("There is no file %1.").arg(path), Text::tr("Check the path."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::File, Text::tr("Can't read %1: %2.").arg(path, file.errorString()),
            Text::tr("Check its permissions."));
    QByteArray bytes = file.read(maxBytes + 1);
    if (bytes.size() > maxBytes) {
        Secret::wipe(bytes);
        return fail(Error::Kind::File,
            Text::tr("%1 is larger than %2 bytes, so it is not what it should be.").arg(path).arg(maxBytes));
    }
    return bytes;
}

Result<Credentials> loadCredentials(const QString &path)
{
    auto bytes = readSmallFile(path);
    if (!bytes)
        return fail(std::move(bytes.error()));
    auto credentials = parseCredentials(*bytes);
    Secret::wipe(*bytes);
    if (!credentials)
        credentials.error().message = path + QLatin1String(": ") + credentials.error().message;
    return credentials;
}

Result<Secret> loadSeed(const QString &path)
{
    auto bytes = readSmallFile(path);
    if (!bytes)
        return fail(std::move(bytes.error()));
    const auto lines = bytes->split('\n');
    Secret::wipe(*bytes);
    for (const QByteArray &line : lines) {
        if (const QByteArray seed = line.trimmed(); seed.startsWith('S') && NKey::fromSeed(seed))
            return Secret(QByteArray(seed.constData(), seed.size()));
    }
    return fail(Error::Kind::Invalid, Text::tr("%1 holds no nkey seed.").arg(path),
        Text::tr("A user's seed starts with SU and has 58 characters, as “nk” or “nats auth” print it."));
}

Result<JwtClaims> decodeJwt(const QByteArray &jwt)
{
    const auto parts = jwt.trimmed().split('.');
    if (parts.size() != 3)
        return fail(Error::Kind::Invalid, Text::tr("This is not a JWT: it has %1 parts, not three.").arg(parts.size()));
    const auto bytes = QByteArray::fromBase64Encoding(parts[1],
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return fail(Error::Kind::Invalid, Text::tr("This is not a JWT: its middle part is not base64."));
    const Json claims = Json::parse(bytes.decoded.begin(), bytes.decoded.end(), nullptr, false);
    if (!claims.is_object())
        return fail(Error::Kind::Invalid, Text::tr("This is not a JWT: its middle part is not a JSON object."));

    JwtClaims result;
    result.name = text(claims, "name");
    result.subject = text(claims, "sub");
    result.issuer = text(claims, "iss");
    result.issued = instant(claims, "iat");
    result.expires = instant(claims, "exp");
    if (const auto nats = claims.find("nats"); nats != claims.end() && nats->is_object()) {
        result.type = text(*nats, "type");
        result.issuerAccount = text(*nats, "issuer_account");
        const auto bearer = nats->find("bearer_token");
        result.isBearer = bearer != nats->end() && bearer->is_boolean() && bearer->get<bool>();
        result.publishAllow = texts(*nats, "pub", "allow");
        result.publishDeny = texts(*nats, "pub", "deny");
        result.subscribeAllow = texts(*nats, "sub", "allow");
        result.subscribeDeny = texts(*nats, "sub", "deny");
    }
    return result;
}

} // namespace natsight
