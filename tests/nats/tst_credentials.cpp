// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/credentials.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/evp.h>

#include <memory>

using namespace natsight;

namespace {

// Published with the nkeys library's documentation and made with its tool; the server knows them in tst_session.
const QByteArray userSeed = "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY";
const QByteArray userKey = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4";

/// The text form of a seed, written here a second time so that the tests do not believe the code under test: prefix,
/// 32 bytes, CRC-16/XMODEM, base 32.
QByteArray base32(const QByteArray &bytes)
{
    QByteArray bits;
    for (const char byte : bytes)
        bits += QByteArray::number(static_cast<unsigned char>(byte), 2).rightJustified(8, '0');
    QByteArray text;
    while (!bits.isEmpty()) {
        text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
            [bits.first(std::min<qsizetype>(5, bits.size())).leftJustified(5, '0').toInt(nullptr, 2)];
        bits = bits.mid(5);
    }
    return text;
}

QByteArray withChecksum(const QByteArray &bytes)
{
    unsigned crc = 0;
    for (const char byte : bytes) {
        for (int bit = 7; bit >= 0; --bit) {
            const bool isOne = ((static_cast<unsigned char>(byte) >> bit) & 1) != 0;
            const bool isOverflow = (crc & 0x8000U) != 0;
            crc = (crc << 1) & 0xFFFFU;
            if (isOne != isOverflow)
                crc ^= 0x1021U;
        }
    }
    return bytes + static_cast<char>(crc & 0xFFU) + static_cast<char>(crc >> 8);
}

/// A seed for a kind of key by its letter's place in the base-32 alphabet.
QByteArray seedOf(int kind, const QByteArray &raw)
{
    const int prefix = kind << 3;
    return base32(withChecksum(
        QByteArray(1, static_cast<char>((18 << 3) | (prefix >> 5))) + static_cast<char>((prefix & 31) << 3) + raw));
}

QByteArray rawPublicKey(const QByteArray &rawSeed)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_new_raw_private_key(
            EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char *>(rawSeed.constData()), 32),
        EVP_PKEY_free);
    QByteArray bytes(32, '\0');
    std::size_t size = 32;
    EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char *>(bytes.data()), &size);
    return bytes;
}

bool isSignatureGood(const QByteArray &rawPublic, const QByteArray &signature, const QByteArray &text)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_new_raw_public_key(
            EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char *>(rawPublic.constData()), 32),
        EVP_PKEY_free);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return EVP_DigestVerifyInit(digest.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(digest.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
               static_cast<std::size_t>(signature.size()), reinterpret_cast<const unsigned char *>(text.constData()),
               static_cast<std::size_t>(text.size()))
        == 1;
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray jwtOf(const QByteArray &claims)
{
    return base64Url("{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}") + '.' + base64Url(claims) + '.'
        + base64Url("signature");
}

QByteArray block(const QByteArray &label, const QByteArray &body, int dashes, const QByteArray &lineEnd)
{
    const QByteArray line(dashes, '-');
    return line + "BEGIN " + label + line + lineEnd + body + lineEnd + line + "END " + label + line + lineEnd;
}

} // namespace

class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSeeds_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<char>("letter");
        QTest::newRow("user") << 20 << 'U';
        QTest::newRow("account") << 0 << 'A';
        QTest::newRow("operator") << 14 << 'O';
        QTest::newRow("server") << 13 << 'N';
        QTest::newRow("cluster") << 2 << 'C';
    }
    void readsSeeds()
    {
        QFETCH(int, kind);
        QFETCH(char, letter);
        for (const char fill : { '\0', 'k', '\xff' }) {
            const QByteArray raw = QByteArray(31, fill) + 'x';
            const QByteArray seed = seedOf(kind, raw);
            QCOMPARE(seed.size(), 58);
            QCOMPARE(seed.first(2), QByteArray("S") + letter);
            const auto key = NKey::fromSeed(seed);
            QVERIFY2(key.has_value(), key ? "" : qPrintable(key.error().text()));
            const QByteArray expected = base32(
                withChecksum(QByteArray(1, static_cast<char>(kind << 3)) + rawPublicKey(raw)));
            QCOMPARE(key->publicKey(), expected);
            QVERIFY(key->publicKey().startsWith(letter));
            QCOMPARE(key->publicKey().size(), 56);
            QCOMPARE(key->isUser(), letter == 'U');
        }
    }

    void readsKnownSeed()
    {
        for (const QByteArray &text : { userSeed, QByteArray("  " + userSeed + "\r\n") }) {
            const auto key = NKey::fromSeed(text);
            QVERIFY(key.has_value());
            QCOMPARE(key->publicKey(), userKey);
            QVERIFY(key->isUser());
        }
    }

    void refusesSeeds_data()
    {
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &seed, const char *reason) {
            QTest::newRow(name) << seed << QString::fromLatin1(reason);
        };
        const QByteArray raw(32, 'r');
        row("empty", "", "length");
        row("blank", " \n", "length");
        row("short", userSeed.chopped(2), "length");
        row("long", userSeed + "AA", "length");
        row("very long", QByteArray(100'000, 'A'), "length");
        row("lower case", userSeed.toLower(), "characters");
        row("foreign character", QByteArray(userSeed).replace(10, 1, "1"), "characters");
        row("space inside", QByteArray(userSeed).insert(10, ' '), "characters");
        row("NUL", QByteArray(userSeed).replace(10, 1, QByteArray(1, '\0')), "characters");
        row("public key", userKey, "length");
        row("mistyped", QByteArray(userSeed).replace(20, 1, userSeed.at(20) == 'A' ? "B" : "A"), "checksum");
        row("swapped", QByteArray(userSeed).replace(30, 2, QByteArray(userSeed.sliced(31, 1) + userSeed.sliced(30, 1))),
            "checksum");
        row("other prefix", base32(withChecksum(QByteArray(1, '\x78') + '\0' + raw)), "start with S");
        row("unknown kind", seedOf(5, raw), "no kind of key");
        row("half a kind", base32(withChecksum(QByteArray(1, static_cast<char>((18 << 3) | 5)) + '\x08' + raw)),
            "no kind of key");
    }
    void refusesSeeds()
    {
        QFETCH(QByteArray, seed);
        QFETCH(QString, reason);
        const auto key = NKey::fromSeed(seed);
        QVERIFY(!key.has_value());
        QCOMPARE(key.error().kind, Error::Kind::Invalid);
        QVERIFY2(key.error().message.contains(reason), qPrintable(key.error().message));
        // The seed itself is never repeated.
        QVERIFY(seed.size() < 20 || !key.error().text().contains(QString::fromLatin1(seed.first(20))));
    }

    void everyMistypedCharacterIsNoticed()
    {
        // The last character holds two unused bits.
        for (qsizetype place = 0; place + 1 < userSeed.size(); ++place) {
            for (const char other : QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")) {
                if (other == userSeed.at(place))
                    continue;
                QByteArray seed = userSeed;
                seed[place] = other;
                QVERIFY2(!NKey::fromSeed(seed).has_value(), seed.constData());
            }
        }
    }

    void signs()
    {
        const QByteArray raw(32, 'q');
        const auto key = NKey::fromSeed(seedOf(20, raw));
        QVERIFY(key.has_value());
        for (const QByteArray &text :
            { QByteArray("nonce-PXoWU7zWAMt75FY"), QByteArray(), QByteArray(100'000, '\xff') }) {
            const auto signature = key->sign(text);
            QVERIFY(signature.has_value());
            QCOMPARE(signature->size(), 64);
            QVERIFY(isSignatureGood(rawPublicKey(raw), *signature, text));
            QVERIFY(!isSignatureGood(rawPublicKey(raw), *signature, text + 'x'));
            QVERIFY(!isSignatureGood(rawPublicKey(QByteArray(32, 'p')), *signature, text));
            // Ed25519 has no randomness.
            QCOMPARE(*key->sign(text), *signature);
        }
    }

    void readsCredentials_data()
    {
        QTest::addColumn<QByteArray>("file");
        const QByteArray jwt = jwtOf("{\"name\":\"a\"}");
        for (const QByteArray &lineEnd : { QByteArray("\n"), QByteArray("\r\n") }) {
            const char *what = lineEnd.size() == 1 ? "LF" : "CR LF";
            for (const int dashes : { 3, 5, 6 }) {
                const QByteArray both = block("NATS USER JWT", jwt, dashes, lineEnd) + lineEnd
                    + block("USER NKEY SEED", userSeed, dashes, lineEnd);
                QTest::addRow("%d dashes, %s", dashes, what) << both;
                QTest::addRow("%d dashes, %s, no end of line", dashes, what) << both.chopped(lineEnd.size());
                QTest::addRow("%d dashes, %s, text around", dashes, what) << "My notes --- of old" + lineEnd
                        + QByteArray(both).replace("-\n\n", "-\n\n*** IMPORTANT: keep the NKEY SEED safe ***\n\n")
                        + lineEnd + "END" + lineEnd;
            }
        }
        QTest::newRow("seed first") << block("USER NKEY SEED", userSeed, 5, "\n")
                + block("NATS USER JWT", jwt, 5, "\n");
        QTest::newRow("five and six dashes") << "-----BEGIN NATS USER JWT-----\n" + jwt
                + "\n------END NATS USER JWT------\n" + "-----BEGIN USER NKEY SEED-----\n" + userSeed
                + "\n------END USER NKEY SEED------\n";
        QTest::newRow("indented") << "  -----BEGIN NATS USER JWT-----\n  " + jwt
                + " \n  ------END NATS USER JWT------\n" + "\t-----BEGIN USER NKEY SEED-----\n\t" + userSeed
                + "\n\t------END USER NKEY SEED------\n";
        QTest::newRow("wrapped") << block("NATS USER JWT", jwt.first(20) + '\n' + jwt.mid(20), 5, "\n")
                + block("USER NKEY SEED", userSeed, 5, "\n");
        QTest::newRow("another block before") << block("SOMETHING", "else", 5, "\n")
                + block("NATS USER JWT", jwt, 5, "\n") + block("USER NKEY SEED", userSeed, 5, "\n");
    }
    void readsCredentials()
    {
        QFETCH(QByteArray, file);
        const auto credentials = parseCredentials(file);
        QVERIFY2(credentials.has_value(), credentials ? "" : qPrintable(credentials.error().text()));
        QCOMPARE(credentials->jwt.reveal(), jwtOf("{\"name\":\"a\"}"));
        QCOMPARE(credentials->seed.reveal(), userSeed);
    }

    void readsBearerCredentials()
    {
        const auto credentials = parseCredentials(block("NATS USER JWT", "a.b.c", 5, "\n"));
        QVERIFY(credentials.has_value());
        QCOMPARE(credentials->jwt.reveal(), QByteArray("a.b.c"));
        QVERIFY(credentials->seed.isEmpty());
    }

    void refusesCredentials_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello\n");
        QTest::newRow("bare JWT") << jwtOf("{}");
        QTest::newRow("seed only") << block("USER NKEY SEED", userSeed, 5, "\n");
        QTest::newRow("empty block") << block("NATS USER JWT", "", 5, "\n");
        QTest::newRow("no end") << QByteArray("-----BEGIN NATS USER JWT-----\na.b.c\n");
        QTest::newRow("two dashes") << block("NATS USER JWT", "a.b.c", 2, "\n");
        QTest::newRow("bad seed") << block("NATS USER JWT", "a.b.c", 5, "\n")
                + block(
                    "USER NKEY SEED", QByteArray(userSeed).replace(20, 1, userSeed.at(20) == 'A' ? "B" : "A"), 5, "\n");
        QTest::newRow("binary") << QByteArray("\0\xff\xfe-----\n\0", 11);
    }
    void refusesCredentials()
    {
        QFETCH(QByteArray, file);
        const auto credentials = parseCredentials(file);
        QVERIFY(!credentials.has_value());
        QCOMPARE(credentials.error().kind, Error::Kind::Invalid);
        QVERIFY(!credentials.error().advice.isEmpty());
    }

    void loadsFiles()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
        };
        const QByteArray creds = block("NATS USER JWT", "a.b.c", 5, "\n") + block("USER NKEY SEED", userSeed, 5, "\n");
        QCOMPARE(loadCredentials(write(QStringLiteral("a.creds"), creds))->seed.reveal(), userSeed);

        const QString bad = write(QStringLiteral("bad.creds"), "nothing\n");
        const auto refused = loadCredentials(bad);
        QVERIFY(!refused.has_value());
        QVERIFY(refused.error().message.startsWith(bad)); // it says which file

        QCOMPARE(loadSeed(write(QStringLiteral("bare.nk"), userSeed))->reveal(), userSeed);
        QCOMPARE(
            loadSeed(write(QStringLiteral("comment.nk"), "# mine\r\nSome words\r\n " + userSeed + "\r\n"))->reveal(),
            userSeed);
        QCOMPARE(loadSeed(write(QStringLiteral("block.nk"), creds))->reveal(), userSeed);
        for (const QByteArray &text :
            { QByteArray(), QByteArray("SU\n"), userKey, QByteArray(userSeed).insert(5, '\n') }) {
            const auto seed = loadSeed(write(QStringLiteral("bad.nk"), text));
            QVERIFY(!seed.has_value());
            QVERIFY(seed.error().message.contains(QLatin1String("bad.nk")));
        }
    }

    void decodesClaims()
    {
        const auto claims = decodeJwt(
            jwtOf(R"({"jti":"X","iat":1700000000,"exp":1900000000,"iss":"AISSUER","name":"alice ü","sub":"USUBJECT",
            "nats":{"pub":{"allow":["a.>","b"],"deny":["c"]},"sub":{"allow":["_INBOX.>"],"deny":["d",5,null]},
            "issuer_account":"AACCOUNT","bearer_token":true,"type":"user","version":2}})"));
        QVERIFY2(claims.has_value(), claims ? "" : qPrintable(claims.error().text()));
        QCOMPARE(claims->name, QStringLiteral("alice ü"));
        QCOMPARE(claims->subject, QStringLiteral("USUBJECT"));
        QCOMPARE(claims->issuer, QStringLiteral("AISSUER"));
        QCOMPARE(claims->issuerAccount, QStringLiteral("AACCOUNT"));
        QCOMPARE(claims->type, QStringLiteral("user"));
        QCOMPARE(claims->issued.toSecsSinceEpoch(), 1700000000);
        QCOMPARE(claims->expires.toSecsSinceEpoch(), 1900000000);
        QVERIFY(claims->isBearer);
        QCOMPARE(claims->publishAllow, (QStringList { QStringLiteral("a.>"), QStringLiteral("b") }));
        QCOMPARE(claims->publishDeny, QStringList { QStringLiteral("c") });
        QCOMPARE(claims->subscribeAllow, QStringList { QStringLiteral("_INBOX.>") });
        QCOMPARE(claims->subscribeDeny, QStringList { QStringLiteral("d") });
    }

    void decodesLittleAndOddClaims_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::newRow("none") << QByteArray("{}");
        QTest::newRow("other types") << QByteArray(R"({"name":5,"sub":null,"iss":[],"iat":"x","exp":true,"nats":[]})");
        QTest::newRow("odd permissions") << QByteArray(
            R"({"nats":{"pub":5,"sub":{"allow":"a","deny":{}},"bearer_token":"yes","type":1}})");
        QTest::newRow("odd times") << QByteArray(R"({"iat":-5,"exp":0})");
        QTest::newRow("huge times") << QByteArray(R"({"iat":9223372036854775807,"exp":18446744073709551615})");
        QTest::newRow("deep") << QByteArray("{\"nats\":" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + '}');
    }
    void decodesLittleAndOddClaims()
    {
        QFETCH(QByteArray, claims);
        const auto decoded = decodeJwt(' ' + jwtOf(claims) + "\r\n");
        QVERIFY2(decoded.has_value(), decoded ? "" : qPrintable(decoded.error().text()));
        QVERIFY(decoded->name.isEmpty() && decoded->subject.isEmpty() && decoded->issuer.isEmpty()
            && decoded->type.isEmpty());
        QVERIFY(!decoded->issued.isValid());
        QVERIFY(!decoded->expires.isValid());
        QVERIFY(!decoded->isBearer);
        QVERIFY(decoded->publishAllow.isEmpty() && decoded->publishDeny.isEmpty());
        QVERIFY(decoded->subscribeAllow.isEmpty() && decoded->subscribeDeny.isEmpty());
    }

    void refusesJwts_data()
    {
        QTest::addColumn<QByteArray>("jwt");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &jwt, const char *reason) {
            QTest::newRow(name) << jwt << QString::fromLatin1(reason);
        };
        row("empty", "", "1 parts");
        row("two parts", "a.b", "2 parts");
        row("four parts", "a.b.c.d", "4 parts");
        row("not base64", "a.{}!.c", "base64");
        row("not JSON", "a." + base64Url("{name") + ".c", "JSON object");
        row("array", "a." + base64Url("[1]") + ".c", "JSON object");
        row("empty middle", "a..c", "JSON object");
        row("bad UTF-8", "a." + base64Url("{\"name\":\"\xff\"}") + ".c", "JSON object");
        row("deep and open", "a." + base64Url(QByteArray(100'000, '[')) + ".c", "JSON object");
    }
    void refusesJwts()
    {
        QFETCH(QByteArray, jwt);
        QFETCH(QString, reason);
        const auto claims = decodeJwt(jwt);
        QVERIFY(!claims.has_value());
        QCOMPARE(claims.error().kind, Error::Kind::Invalid);
        QVERIFY2(claims.error().message.contains(reason), qPrintable(claims.error().message));
    }

    void readsSmallFilesOnly()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("file"));
        const auto write = [&path](qsizetype size) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(QByteArray(size, 'x')) == size;
        };
        for (const qsizetype size : { 0, 1, 99, 100 }) {
            QVERIFY(write(size));
            QCOMPARE(readSmallFile(path, 100).value().size(), size);
        }
        QVERIFY(write(64 * 1024));
        QCOMPARE(readSmallFile(path).value().size(), 64 * 1024);
        QVERIFY(write(64 * 1024 + 1));
        for (const auto &tooLarge : { readSmallFile(path), readSmallFile(path, 100) }) {
            QVERIFY(!tooLarge.has_value());
            QCOMPARE(tooLarge.error().kind, Error::Kind::File);
            QVERIFY(tooLarge.error().message.contains(path));
        }
        // Not a folder, not a device that never ends, not what is not there.
        for (const QString &other :
            { folder.path(), QStringLiteral("/dev/zero"), folder.filePath(QStringLiteral("none")), QString() }) {
            const auto refused = readSmallFile(other);
            QVERIFY2(!refused.has_value(), qPrintable(other));
            QCOMPARE(refused.error().kind, Error::Kind::File);
        }
    }
};

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
