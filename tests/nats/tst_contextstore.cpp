// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/contextstore.h"

#include "tests/support/testserver.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <csignal>
#include <memory>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace natsight;
using Json = nlohmann::ordered_json;
using Mode = SignIn::Mode;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).absolutePath()) && file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(bytes) == bytes.size();
}

Json jsonOf(const QByteArray &bytes)
{
    return Json::parse(bytes.begin(), bytes.end(), nullptr, false);
}

QString text(const Json &object, const char *key)
{
    return object.contains(key) && object.at(key).is_string()
        ? QString::fromStdString(object.at(key).get<std::string>())
        : QStringLiteral("(none)");
}

/// JSON that is easier to read: with ' for ".
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QStringList keysOf(const Json &object)
{
    QStringList keys;
    for (const auto &entry : object.items())
        keys << QString::fromStdString(entry.key());
    return keys;
}

QFile::Permissions permissionsOf(const QString &path)
{
    // What the owner may do comes twice, as owner and as user.
    return QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser);
}

constexpr QFile::Permissions ownersFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions ownersFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

/// As the CLI writes it, with every field that it knows, and some of a later version.
const QByteArray fullContext = json("{\n"
                                    "  'description': 'prod ü',\n"
                                    "  'zebra': {'b': 1, 'a': [true, null, 18446744073709551615]},\n"
                                    "  'url': 'nats://a:4222,tls://b',\n"
                                    "  'socks_proxy': 'socks5://proxy:1080',\n"
                                    "  'token': '',\n"
                                    "  'user': 'bob',\n"
                                    "  'password': 'p w',\n"
                                    "  'creds': '',\n"
                                    "  'nkey': '',\n"
                                    "  'cert': '/tls/cert.pem',\n"
                                    "  'key': '/tls/key.pem',\n"
                                    "  'ca': '/tls/ca.pem',\n"
                                    "  'nsc': '',\n"
                                    "  'jetstream_domain': 'hub',\n"
                                    "  'jetstream_api_prefix': '$JS.hub.API',\n"
                                    "  'jetstream_event_prefix': '$JS.hub.EVENT',\n"
                                    "  'inbox_prefix': '_INBOX_bob',\n"
                                    "  'user_jwt': '',\n"
                                    "  'user_seed': '',\n"
                                    "  'color_scheme': 'green',\n"
                                    "  'tls_first': true,\n"
                                    "  'windows_cert_store': '',\n"
                                    "  'windows_cert_match_by': '',\n"
                                    "  'windows_cert_match': '',\n"
                                    "  'windows_ca_certs_match': null,\n"
                                    "  'alpha': 'a later version'\n"
                                    "}");

/// An environment variable for the length of a block.
class Variable
{
public:
    Variable(const char *name, const QByteArray &value)
        : m_name(name)
        , m_wasSet(qEnvironmentVariableIsSet(name))
        , m_former(qgetenv(name))
    {
        qputenv(name, value);
    }
    ~Variable()
    {
        if (m_wasSet)
            qputenv(m_name, m_former);
        else
            qunsetenv(m_name);
    }
    Variable(const Variable &) = delete;
    Variable &operator=(const Variable &) = delete;

private:
    const char *m_name;
    bool m_wasSet;
    QByteArray m_former;
};

/// While it lives, no file can grow beyond some bytes, as on a full disk; also for root.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_former);
        rlimit limit = m_former;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_former);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    rlimit m_former {};
    void (*m_handler)(int) = nullptr;
};

} // namespace

class TestContextStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ContextStore> m_store;

    bool put(const QString &name, const QByteArray &file) { return write(m_store->path(name), file); }
    Json saved(const QString &name) { return jsonOf(contentOf(m_store->path(name))); }
    ConnectionProfile profileOf(const QString &name) { return m_store->load(name).value().profile; }

    /// The official CLI on the test's own configuration.
    QByteArray cli(const QStringList &arguments, const QStringList &environment = {})
    {
        return runProgram(natsCli(), arguments,
            QStringList {
                QStringLiteral("XDG_CONFIG_HOME=") + m_folder->path(), QStringLiteral("HOME=") + m_folder->path() }
                + environment);
    }
    Json shownByCli(const QString &name)
    {
        return jsonOf(cli({ QStringLiteral("context"), QStringLiteral("info"), name, QStringLiteral("--json") }));
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name :
            { "NATS_CONTEXT", "NATS_URL", "NATS_USER", "NATS_PASSWORD", "NATS_TOKEN", "NATS_CREDS", "NATS_NKEY" })
            qunsetenv(name);
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_store = std::make_unique<ContextStore>(m_folder->filePath(QStringLiteral("nats")));
    }

    void findsItsFolder()
    {
        {
            const Variable xdg("XDG_CONFIG_HOME", "/some/where");
            QCOMPARE(ContextStore().directory(), QStringLiteral("/some/where/nats"));
        }
        const Variable xdg("XDG_CONFIG_HOME", "");
        QCOMPARE(ContextStore().directory(), QString(QDir::homePath() + QStringLiteral("/.config/nats")));
        QCOMPARE(m_store->path(QStringLiteral("a.b")), m_folder->filePath(QStringLiteral("nats/context/a.b.json")));
    }

    void readsEveryField()
    {
        const auto context = ContextStore::parse(QStringLiteral("prod"), fullContext);
        QVERIFY2(context.has_value(), context ? "" : qPrintable(context.error().text()));
        const ConnectionProfile &profile = context->profile;
        QCOMPARE(profile.name, QStringLiteral("prod"));
        QCOMPARE(profile.description, QStringLiteral("prod ü"));
        QCOMPARE(profile.servers, (QStringList { QStringLiteral("nats://a:4222"), QStringLiteral("tls://b") }));
        QCOMPARE(profile.signIn.mode, Mode::UserPassword);
        QCOMPARE(profile.signIn.user, QStringLiteral("bob"));
        QCOMPARE(profile.signIn.password.reveal(), QByteArray("p w"));
        QCOMPARE(profile.tls.certificateFile, QStringLiteral("/tls/cert.pem"));
        QCOMPARE(profile.tls.keyFile, QStringLiteral("/tls/key.pem"));
        QCOMPARE(profile.tls.caFile, QStringLiteral("/tls/ca.pem"));
        QVERIFY(profile.tls.handshakeFirst);
        QCOMPARE(profile.jetStreamDomain, QStringLiteral("hub"));
        QCOMPARE(profile.jetStreamApiPrefix, QStringLiteral("$JS.hub.API"));
        QCOMPARE(profile.inboxPrefix, QStringLiteral("_INBOX_bob"));
        QCOMPARE(profile.socksProxy, QStringLiteral("socks5://proxy:1080"));
        QVERIFY(context->warnings.isEmpty());
    }

    void writesEveryField()
    {
        ConnectionProfile profile = ContextStore::parse(QStringLiteral("prod"), fullContext)->profile;
        QVERIFY(m_store->save(profile, true).has_value());
        const Json now = saved(QStringLiteral("prod"));
        const Json before = jsonOf(fullContext);
        for (const char *key : { "description", "url", "socks_proxy", "user", "password", "cert", "key", "ca",
                 "jetstream_domain", "jetstream_api_prefix", "inbox_prefix", "tls_first" })
            QVERIFY2(now.contains(key) && now.at(key) == before.at(key), key);
        // What is empty is not written into a new file.
        for (const char *key : { "token", "creds", "nkey", "user_jwt", "user_seed" })
            QVERIFY2(!now.contains(key), key);

        const auto check = [&](Mode mode, const QStringList &keys) {
            const Json file = saved(profile.name);
            for (const char *key : { "user", "password", "token", "creds", "nkey", "user_jwt", "user_seed" }) {
                const bool isSet = file.contains(key) && file.at(key) != "";
                if (isSet != keys.contains(QLatin1String(key)))
                    return false;
            }
            return profileOf(profile.name).signIn.mode == mode;
        };
        profile.signIn = {};
        profile.signIn.mode = Mode::Token;
        profile.signIn.token = Secret("t0k3n");
        QVERIFY(m_store->save(profile, true).has_value());
        QVERIFY(check(Mode::Token, { QStringLiteral("token") }));
        QCOMPARE(profileOf(profile.name).signIn.token.reveal(), QByteArray("t0k3n"));
        profile.signIn = {};
        profile.signIn.mode = Mode::CredentialsFile;
        profile.signIn.file = QStringLiteral("/a.creds");
        QVERIFY(m_store->save(profile, true).has_value());
        QVERIFY(check(Mode::CredentialsFile, { QStringLiteral("creds") }));
        QCOMPARE(profileOf(profile.name).signIn.file, QStringLiteral("/a.creds"));
        profile.signIn.mode = Mode::NKeyFile;
        profile.signIn.file = QStringLiteral("/a.nk");
        QVERIFY(m_store->save(profile, true).has_value());
        QVERIFY(check(Mode::NKeyFile, { QStringLiteral("nkey") }));
        QCOMPARE(profileOf(profile.name).signIn.file, QStringLiteral("/a.nk"));
        profile.signIn = {};
        profile.signIn.mode = Mode::JwtAndSeed;
        profile.signIn.jwt = Secret("a.b.c");
        profile.signIn.seed = Secret("SUA");
        QVERIFY(m_store->save(profile, true).has_value());
        QVERIFY(check(Mode::JwtAndSeed, { QStringLiteral("user_jwt"), QStringLiteral("user_seed") }));
        QCOMPARE(profileOf(profile.name).signIn.seed.reveal(), QByteArray("SUA"));
        profile.signIn = {};
        QVERIFY(m_store->save(profile, true).has_value());
        QVERIFY(check(Mode::None, {}));
    }

    void hasTheCliPrecedence_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("mode");
        const auto row = [](const QByteArray &file, Mode mode) {
            QTest::newRow(file.constData()) << file << static_cast<int>(mode);
        };
        row(json("{}"), Mode::None);
        row(json("{'user':'u','creds':'/c','nkey':'/n','user_jwt':'j','token':'t'}"), Mode::UserPassword);
        row(json("{'creds':'/c','nkey':'/n','user_jwt':'j','token':'t'}"), Mode::CredentialsFile);
        row(json("{'nkey':'/n','user_jwt':'j','token':'t'}"), Mode::NKeyFile);
        row(json("{'user_jwt':'j','token':'t'}"), Mode::JwtAndSeed);
        row(json("{'token':'t'}"), Mode::Token);
        row(json("{'password':'p','user_seed':'s'}"), Mode::None);
        row(json("{'user':'','creds':null,'token':'t'}"), Mode::Token);
    }
    void hasTheCliPrecedence()
    {
        QFETCH(QByteArray, file);
        const auto context = ContextStore::parse(QStringLiteral("x"), file);
        QVERIFY(context.has_value());
        QTEST(static_cast<int>(context->profile.signIn.mode), "mode");
        QCOMPARE(context->profile.servers, QStringList { QStringLiteral("nats://127.0.0.1:4222") });
    }

    void keepsUnknownFieldsInTheirPlaces()
    {
        QVERIFY(put(QStringLiteral("prod"), fullContext));
        auto profile = profileOf(QStringLiteral("prod"));
        profile.description = QStringLiteral("changed");
        profile.servers = QStringList { QStringLiteral("nats://c") };
        profile.ignoreDiscoveredServers = true; // nothing of the CLI's
        QVERIFY(m_store->save(profile, false).has_value());
        Json expected = jsonOf(fullContext);
        expected["description"] = "changed";
        expected["url"] = "nats://c";
        const Json now = saved(QStringLiteral("prod"));
        QCOMPARE(keysOf(now), keysOf(expected));
        QCOMPARE(QByteArray::fromStdString(now.dump()), QByteArray::fromStdString(expected.dump()));
        QVERIFY(contentOf(m_store->path(QStringLiteral("prod"))).contains("18446744073709551615"));
        // Saving without a change changes nothing.
        const QByteArray bytes = contentOf(m_store->path(QStringLiteral("prod")));
        QVERIFY(m_store->save(profileOf(QStringLiteral("prod")), true).has_value());
        QCOMPARE(contentOf(m_store->path(QStringLiteral("prod"))), bytes);
    }

    void keepsWhatItDoesNotUse()
    {
        // Lower in precedence, but the user's: they stay while the way of signing in stays.
        const QByteArray file = json("{'user':'u','password':'p','creds':'~/c.creds','token':'t'}");
        QVERIFY(put(QStringLiteral("x"), file));
        auto profile = profileOf(QStringLiteral("x"));
        profile.description = QStringLiteral("d");
        QVERIFY(m_store->save(profile, false).has_value());
        Json now = saved(QStringLiteral("x"));
        QCOMPARE(keysOf(now),
            (QStringList { QStringLiteral("user"), QStringLiteral("password"), QStringLiteral("creds"),
                QStringLiteral("token"), QStringLiteral("description") }));
        QCOMPARE(text(now, "creds"), QStringLiteral("~/c.creds"));
        QCOMPARE(text(now, "password"), QStringLiteral("p"));
        QCOMPARE(text(now, "token"), QStringLiteral("t"));
        // Another way of signing in takes them away.
        profile.signIn = {};
        profile.signIn.mode = Mode::Token;
        profile.signIn.token = Secret("new");
        QVERIFY(m_store->save(profile, true).has_value());
        now = saved(QStringLiteral("x"));
        for (const char *key : { "user", "password", "creds" })
            QCOMPARE(text(now, key), QString());
        QCOMPARE(text(now, "token"), QStringLiteral("new"));
    }

    void keepsTheDefaultServerUnsaid()
    {
        QVERIFY(put(QStringLiteral("x"), json("{'user':'u'}")));
        auto profile = profileOf(QStringLiteral("x"));
        QVERIFY(m_store->save(profile, false).has_value());
        QVERIFY(!saved(QStringLiteral("x")).contains("url"));
        profile.servers = QStringList { QStringLiteral("nats://other") };
        QVERIFY(m_store->save(profile, false).has_value());
        QCOMPARE(text(saved(QStringLiteral("x")), "url"), QStringLiteral("nats://other"));
    }

    void readsServerLists()
    {
        const auto servers = [](const QByteArray &url) {
            return ContextStore::parse(QStringLiteral("x"), "{\"url\":\"" + url + "\"}")->profile.servers.join(u'|');
        };
        QCOMPARE(servers("nats://a , tls://b,c:1"), QStringLiteral("nats://a|tls://b|c:1"));
        QCOMPARE(servers(" , ,a,, "), QStringLiteral("a"));
        QCOMPARE(servers(" , "), QStringLiteral("nats://127.0.0.1:4222"));
    }

    void writesSecretsOnlyWhenAsked()
    {
        ConnectionProfile profile;
        profile.name = QStringLiteral("x");
        profile.servers = QStringList { QStringLiteral("nats://a") };
        profile.signIn.mode = Mode::UserPassword;
        profile.signIn.user = QStringLiteral("bob");
        profile.signIn.password = Secret("hunter2");
        const QString path = m_store->path(profile.name);
        QVERIFY(m_store->save(profile, false).has_value());
        QVERIFY(!contentOf(path).contains("hunter2"));
        QVERIFY(m_store->save(profile, true).has_value());
        QVERIFY(contentOf(path).contains("hunter2"));
        // A secret that is there stays when none is to be written, and goes when another way of signing in comes.
        profile.signIn.password = Secret("other");
        QVERIFY(m_store->save(profile, false).has_value());
        QVERIFY(contentOf(path).contains("hunter2"));
        QVERIFY(!contentOf(path).contains("other"));
        profile.signIn.mode = Mode::Token;
        profile.signIn.token = Secret("t0k3n");
        QVERIFY(m_store->save(profile, false).has_value());
        QVERIFY(!contentOf(path).contains("hunter2"));
        QVERIFY(!contentOf(path).contains("t0k3n"));
        profile.signIn.mode = Mode::JwtAndSeed;
        profile.signIn.jwt = Secret("a.b.c");
        profile.signIn.seed = Secret("SEEDSEED");
        QVERIFY(m_store->save(profile, false).has_value());
        QVERIFY(!contentOf(path).contains("a.b.c"));
        QVERIFY(!contentOf(path).contains("SEEDSEED"));
    }

    void filesAreTheOwnersOnly()
    {
        const mode_t former = ::umask(0);
        ConnectionProfile profile;
        profile.name = QStringLiteral("x");
        const auto made = m_store->save(profile, false);
        const auto selected = m_store->select(profile.name);
        ::umask(former);
        QVERIFY(made.has_value());
        QVERIFY(selected.has_value());
        QCOMPARE(permissionsOf(m_store->path(profile.name)), ownersFile);
        QCOMPARE(permissionsOf(m_store->directory() + QStringLiteral("/context.txt")), ownersFile);
        QCOMPARE(permissionsOf(m_store->contextDirectory()), ownersFolder);
        QCOMPARE(permissionsOf(m_store->directory()), ownersFolder);
        // One that was open to all is closed when something is written.
        QVERIFY(QFile::setPermissions(m_store->path(profile.name), ownersFile | QFile::ReadOther | QFile::ReadGroup));
        QVERIFY(m_store->save(profile, false).has_value());
        QCOMPARE(permissionsOf(m_store->path(profile.name)), ownersFile);
    }

    void keepsTheOldFileWhenWritingFails()
    {
        QVERIFY(put(QStringLiteral("x"), fullContext));
        auto profile = profileOf(QStringLiteral("x"));
        profile.description = QString(20'000, u'd');
        const auto check = [&](const Result<void> &result) {
            QVERIFY(!result.has_value());
            QCOMPARE(result.error().kind, Error::Kind::File);
            QVERIFY(result.error().message.contains(m_store->path(QStringLiteral("x"))));
            QCOMPARE(contentOf(m_store->path(QStringLiteral("x"))), fullContext);
            // Nothing half-written lies around.
            QCOMPARE(QDir(m_store->contextDirectory()).entryList(QDir::Files | QDir::Hidden),
                QStringList { QStringLiteral("x.json") });
        };
        {
            const FullDisk full(4096);
            check(m_store->save(profile, true));
        }
        if (::geteuid() != 0) { // root may write anywhere
            QVERIFY(QFile::setPermissions(m_store->contextDirectory(), QFile::ReadOwner | QFile::ExeOwner));
            const auto result = m_store->save(profile, true);
            QVERIFY(QFile::setPermissions(m_store->contextDirectory(), ownersFolder));
            check(result);
        }
        QVERIFY(m_store->save(profile, true).has_value());
        QCOMPARE(profileOf(QStringLiteral("x")).description.size(), 20'000);
    }

    void failsWhereNoFolderCanBe()
    {
        QVERIFY(write(m_folder->filePath(QStringLiteral("file")), "x"));
        ContextStore store(m_folder->filePath(QStringLiteral("file/nats")));
        ConnectionProfile profile;
        profile.name = QStringLiteral("x");
        const auto result = store.save(profile, true);
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().kind, Error::Kind::File);
        QVERIFY(store.names().isEmpty());
        QVERIFY(store.selected().isEmpty());
        QVERIFY(!store.load(QStringLiteral("x")).has_value());
    }

    void neverOverwritesWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("file");
        const auto row = [](const char *name, const QByteArray &file) { QTest::newRow(name) << file; };
        row("empty", "");
        row("text", "hello");
        row("cut", fullContext.first(100));
        row("array", "[]");
        row("something after", "{} x");
        row("comment", "{/* a */}");
        row("bad UTF-8", "{\"description\":\"\xff\"}");
        row("lone surrogate", "{\"description\":\"\\ud800\"}");
        row("number too large", "{\"x\":1e999}");
        row("NUL", QByteArray("{\"x\":\"\0\"}", 9));
        row("deep arrays", "{\"x\":" + QByteArray(40, '[') + QByteArray(40, ']') + '}');
        row("deep objects", QByteArray("{\"x\":").repeated(40) + '1' + QByteArray(40, '}'));
        row("bomb", QByteArray(500'000, '['));
        row("closed bomb", "{\"x\":" + QByteArray(250'000, '[') + QByteArray(250'000, ']') + '}');
        row("too large", "{\"x\":\"" + QByteArray(1024 * 1024, 'x') + "\"}");
        for (const char *key :
            { "description", "url", "user", "password", "token", "creds", "nkey", "cert", "key", "ca", "user_jwt",
                "user_seed", "inbox_prefix", "jetstream_domain", "jetstream_api_prefix", "socks_proxy", "nsc" })
            QTest::addRow("%s is no text", key) << QByteArray("{\"") + key + "\":[\"a\"]}";
        row("tls_first is no truth", "{\"tls_first\":\"yes\"}");
    }
    void neverOverwritesWhatItCannotRead()
    {
        QFETCH(QByteArray, file);
        const QString name = QStringLiteral("broken");
        QVERIFY(put(name, file));
        const auto loaded = m_store->load(name);
        QVERIFY(!loaded.has_value());
        QCOMPARE(loaded.error().kind, Error::Kind::File);
        QVERIFY(loaded.error().message.contains(name));
        ConnectionProfile profile;
        profile.name = name;
        profile.servers = QStringList { QStringLiteral("nats://a") };
        for (const bool writesSecrets : { false, true }) {
            const auto result = m_store->save(profile, writesSecrets);
            QVERIFY(!result.has_value());
            QCOMPARE(result.error().kind, Error::Kind::File);
        }
        QCOMPARE(contentOf(m_store->path(name)), file);
        // It is listed all the same, so that its owner learns of it.
        QCOMPARE(m_store->names(), QStringList { name });
    }

    void takesWhatIsDeepButNotTooDeep()
    {
        const QByteArray file = "{\"x\":" + QByteArray(20, '[') + QByteArray(20, ']') + ",\"user\":\"u\"}";
        QVERIFY(put(QStringLiteral("x"), file));
        auto profile = profileOf(QStringLiteral("x"));
        profile.signIn.user = QStringLiteral("v");
        QVERIFY(m_store->save(profile, false).has_value());
        QCOMPARE(QByteArray::fromStdString(saved(QStringLiteral("x")).at("x").dump()),
            QByteArray(20, '[') + QByteArray(20, ']'));
    }

    void expandsPaths()
    {
        const Variable one("NATSIGHT_TEST_ONE", "first");
        const Variable two("NATSIGHT_TEST_TWO", "$NATSIGHT_TEST_ONE");
        const auto expanded = [](const char *path) { return ContextStore::expandPath(QString::fromUtf8(path)); };
        const QString home = QDir::homePath();
        QCOMPARE(expanded("~"), home);
        QCOMPARE(expanded("~/a.creds"), QString(home + QStringLiteral("/a.creds")));
        QCOMPARE(expanded("/a/~/b"), QStringLiteral("/a/~/b"));
        QCOMPARE(expanded("$NATSIGHT_TEST_ONE/x"), QStringLiteral("first/x"));
        QCOMPARE(expanded("/a/${NATSIGHT_TEST_ONE}_x/$NATSIGHT_TEST_ONE"), QStringLiteral("/a/first_x/first"));
        QCOMPARE(expanded("$NATSIGHT_TEST_NONE/x"), QStringLiteral("/x"));
        QCOMPARE(expanded("$NATSIGHT_TEST_TWO"), QStringLiteral("$NATSIGHT_TEST_ONE")); // once
        QCOMPARE(expanded("a$"), QStringLiteral("a$"));
        QCOMPARE(expanded("${"), QStringLiteral("${"));
        QCOMPARE(expanded("ü/$"), QStringLiteral("ü/$"));
        QCOMPARE(expanded(""), QString());
    }

    void pathsStayAsWritten()
    {
        const Variable folder("NATSIGHT_TEST_TLS", "/tls");
        const QByteArray file = json("{'creds':'~/a.creds','cert':'$NATSIGHT_TEST_TLS/c.pem','key':'file:///tls/"
                                     "k.pem','ca':'/tls/${NATSIGHT_TEST_NONE}ca.pem'}");
        QVERIFY(put(QStringLiteral("x"), file));
        auto profile = profileOf(QStringLiteral("x"));
        QCOMPARE(profile.signIn.file, QString(QDir::homePath() + QStringLiteral("/a.creds")));
        QCOMPARE(profile.tls.certificateFile, QStringLiteral("/tls/c.pem"));
        QCOMPARE(profile.tls.keyFile, QStringLiteral("/tls/k.pem"));
        QCOMPARE(profile.tls.caFile, QStringLiteral("/tls/ca.pem"));
        profile.description = QStringLiteral("d");
        profile.tls.caFile = QStringLiteral("/other.pem");
        QVERIFY(m_store->save(profile, false).has_value());
        const Json now = saved(QStringLiteral("x"));
        QCOMPARE(text(now, "creds"), QStringLiteral("~/a.creds"));
        QCOMPARE(text(now, "cert"), QStringLiteral("$NATSIGHT_TEST_TLS/c.pem"));
        QCOMPARE(text(now, "key"), QStringLiteral("file:///tls/k.pem"));
        QCOMPARE(text(now, "ca"), QStringLiteral("/other.pem"));
    }

    void followsAddressesOfSecrets()
    {
        const Variable variable("NATSIGHT_TEST_SECRET", "from env");
        const QString file = m_folder->filePath(QStringLiteral("secret"));
        QVERIFY(write(file, "from file\n"));
        const auto password = [](const QString &address) {
            const auto context = ContextStore::parse(QStringLiteral("x"),
                QString(QStringLiteral("{\"user\":\"u\",\"password\":\"") + address + QStringLiteral("\"}")).toUtf8());
            return context ? context->profile.signIn.password.reveal()
                           : QByteArray("error: ") + context.error().message.toUtf8();
        };
        QCOMPARE(password(QStringLiteral("env://NATSIGHT_TEST_SECRET")), QByteArray("from env"));
        QCOMPARE(password(QStringLiteral("file://") + file), QByteArray("from file"));
        QCOMPARE(password(QStringLiteral("data:;base64,ZnJvbSBkYXRh")), QByteArray("from data"));
        QCOMPARE(password(QStringLiteral("plain")), QByteArray("plain"));
        QCOMPARE(password(QStringLiteral("data:plain")), QByteArray("data:plain"));
        for (const char *bad : { "env://NATSIGHT_TEST_NOT_SET", "env://", "file:///no/such/file", "file://",
                 "data:;base64,!!!", "op://a/b/c", "nsc://op/acc/user" })
            QVERIFY2(password(QString::fromLatin1(bad)).startsWith("error: "), bad);
        QVERIFY(password(QStringLiteral("op://vault/item/field")).contains("op://"));
        QVERIFY(!password(QStringLiteral("op://vault/item/field")).contains("vault"));

        const auto jwt = ContextStore::parse(
            QStringLiteral("x"), json("{'user_jwt':'data:;base64,YS5iLmM=','user_seed':'env://NATSIGHT_TEST_SECRET'}"));
        QCOMPARE(jwt->profile.signIn.jwt.reveal(), QByteArray("a.b.c"));
        QCOMPARE(jwt->profile.signIn.seed.reveal(), QByteArray("from env"));
        QCOMPARE(ContextStore::parse(QStringLiteral("x"), json("{'token':'env://NATSIGHT_TEST_SECRET'}"))
                     ->profile.signIn.token.reveal(),
            QByteArray("from env"));
        // What is not used may lead nowhere.
        QVERIFY(ContextStore::parse(
            QStringLiteral("x"), json("{'user':'u','token':'op://a','user_jwt':'env://NATSIGHT_TEST_NOT_SET'}")));
    }

    void addressesOfSecretsStay()
    {
        const Variable variable("NATSIGHT_TEST_SECRET", "from env");
        QVERIFY(put(QStringLiteral("x"), json("{'user':'u','password':'env://NATSIGHT_TEST_SECRET'}")));
        auto profile = profileOf(QStringLiteral("x"));
        profile.description = QStringLiteral("d");
        for (const bool writesSecrets : { false, true }) {
            QVERIFY(m_store->save(profile, writesSecrets).has_value());
            QCOMPARE(text(saved(QStringLiteral("x")), "password"), QStringLiteral("env://NATSIGHT_TEST_SECRET"));
        }
        profile.signIn.password = Secret("typed");
        QVERIFY(m_store->save(profile, true).has_value());
        QCOMPARE(text(saved(QStringLiteral("x")), "password"), QStringLiteral("typed"));

        // Also those that nobody here can follow.
        QVERIFY(put(QStringLiteral("y"), json("{'user':'u','password':'op://a/b'}")));
        QVERIFY(!m_store->load(QStringLiteral("y")).has_value());
        profile.name = QStringLiteral("y");
        profile.signIn.password = {};
        for (const bool writesSecrets : { false, true }) {
            QVERIFY(m_store->save(profile, writesSecrets).has_value());
            QCOMPARE(text(saved(QStringLiteral("y")), "password"), QStringLiteral("op://a/b"));
        }
        profile.signIn.password = Secret("typed");
        QVERIFY(m_store->save(profile, true).has_value());
        QCOMPARE(text(saved(QStringLiteral("y")), "password"), QStringLiteral("typed"));
    }

    void warnsOfWhatItCannotHonour()
    {
        const auto warnings = [](const QByteArray &file) {
            return ContextStore::parse(QStringLiteral("x"), file)->warnings.join(u'\n');
        };
        QVERIFY(warnings(json("{'creds':'op://vault/item'}")).contains(QStringLiteral("“op:…”")));
        QVERIFY(warnings(json("{'creds':'data:;base64,AAAA'}")).contains(QStringLiteral("“data:…”")));
        QVERIFY(warnings(json("{'nkey':'nsc://o/a/u'}")).contains(QStringLiteral("“nsc:…”")));
        QVERIFY(warnings(json("{'creds':'file:///a.creds'}")).isEmpty());
        QVERIFY(warnings(json("{'creds':'C:/a.creds'}")).isEmpty());
        QVERIFY(warnings(json("{'nsc':'nsc://o/a/u'}")).contains(QLatin1String("nsc")));
        QVERIFY(warnings(json("{'windows_cert_store':'user','windows_cert_match':'x'}"))
                    .contains(QLatin1String("Windows")));
        QVERIFY(warnings(json("{'nsc':'','windows_cert_store':''}")).isEmpty());
    }

    void validatesNames()
    {
        for (const char *good : { "a", "prod-eu", "prod.eu", "a b", "ü", ".hidden", "~", "a:b", "$x" })
            QVERIFY2(ContextStore::validateName(QString::fromUtf8(good)).has_value(), good);
        QVERIFY(ContextStore::validateName(QString(200, u'n')).has_value());
        for (const QString &bad : { QString(), QStringLiteral(".."), QStringLiteral("a..b"), QStringLiteral("a/b"),
                 QStringLiteral("../x"), QStringLiteral("a\\b"), QStringLiteral("a\nb"), QString(QChar::Null),
                 QStringLiteral("\x7f"), QString(201, u'n') }) {
            const auto result = ContextStore::validateName(bad);
            QVERIFY2(!result.has_value(), qPrintable(bad));
            QCOMPARE(result.error().kind, Error::Kind::Invalid);
            ConnectionProfile profile;
            profile.name = bad;
            QVERIFY(!m_store->save(profile, true).has_value());
            QVERIFY(!m_store->load(bad).has_value());
            QVERIFY(!m_store->remove(bad).has_value());
            QVERIFY(!m_store->rename(bad, QStringLiteral("x")).has_value());
            QVERIFY(!m_store->rename(QStringLiteral("x"), bad).has_value());
            QVERIFY(!m_store->select(bad).has_value());
        }
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void listsNames()
    {
        QVERIFY(m_store->names().isEmpty());
        for (const char *name : { "b", "a", "c.d", ".hidden", "ü" })
            QVERIFY(put(QString::fromUtf8(name), "{}"));
        QVERIFY(write(m_store->contextDirectory() + QStringLiteral("/notes.txt"), "x"));
        QVERIFY(write(m_store->contextDirectory() + QStringLiteral("/upper.JSON"), "{}"));
        QVERIFY(write(m_store->contextDirectory() + QStringLiteral("/.json"), "{}"));
        QVERIFY(write(m_store->contextDirectory() + QStringLiteral("/a..b.json"), "{}"));
        QVERIFY(QDir(m_store->contextDirectory()).mkdir(QStringLiteral("folder.json")));
        auto names = m_store->names();
        std::sort(names.begin(), names.end());
        QCOMPARE(names,
            (QStringList { QStringLiteral(".hidden"), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c.d"),
                QStringLiteral("ü") }));
        for (const QString &name : std::as_const(names))
            QVERIFY(m_store->load(name).has_value());
    }

    void selects()
    {
        const QString selectedFile = m_store->directory() + QStringLiteral("/context.txt");
        const QString previousFile = m_store->directory() + QStringLiteral("/previous-context.txt");
        QVERIFY(m_store->selected().isEmpty());
        QVERIFY(!m_store->select(QStringLiteral("a")).has_value()); // there is none
        QVERIFY(put(QStringLiteral("a"), "{}"));
        QVERIFY(put(QStringLiteral("b"), "{}"));
        QVERIFY(m_store->select(QStringLiteral("a")).has_value());
        QCOMPARE(m_store->selected(), QStringLiteral("a"));
        QVERIFY(!QFile::exists(previousFile));
        QVERIFY(m_store->select(QStringLiteral("b")).has_value());
        QVERIFY(m_store->select(QStringLiteral("b")).has_value());
        QCOMPARE(contentOf(selectedFile), QByteArray("b"));
        QCOMPARE(contentOf(previousFile), QByteArray("a"));

        // The environment wins for this process, and never gets into the files.
        const Variable environment("NATS_CONTEXT", "a");
        QCOMPARE(m_store->selected(), QStringLiteral("a"));
        QVERIFY(put(QStringLiteral("c"), "{}"));
        QVERIFY(m_store->select(QStringLiteral("c")).has_value());
        QCOMPARE(contentOf(selectedFile), QByteArray("c"));
        QCOMPARE(contentOf(previousFile), QByteArray("b"));
        QVERIFY(m_store->rename(QStringLiteral("c"), QStringLiteral("d")).has_value());
        QCOMPARE(contentOf(selectedFile), QByteArray("d"));
        QVERIFY(m_store->remove(QStringLiteral("a")).has_value());
        QCOMPARE(contentOf(selectedFile), QByteArray("d"));
    }

    void selectionFollowsNames()
    {
        QVERIFY(put(QStringLiteral("a"), fullContext));
        QVERIFY(put(QStringLiteral("b"), "{}"));
        QVERIFY(m_store->select(QStringLiteral("a")).has_value());
        QVERIFY(m_store->select(QStringLiteral("b")).has_value());
        const auto taken = m_store->rename(QStringLiteral("a"), QStringLiteral("b"));
        QVERIFY(!taken.has_value());
        QVERIFY(taken.error().message.contains(u'b'));
        QVERIFY(m_store->rename(QStringLiteral("a"), QStringLiteral("new a")).has_value());
        QVERIFY(m_store->rename(QStringLiteral("b"), QStringLiteral("new b")).has_value());
        QCOMPARE(m_store->selected(), QStringLiteral("new b"));
        QCOMPARE(contentOf(m_store->directory() + QStringLiteral("/previous-context.txt")), QByteArray("new a"));
        QCOMPARE(contentOf(m_store->path(QStringLiteral("new a"))), fullContext);
        QCOMPARE(m_store->names(), (QStringList { QStringLiteral("new a"), QStringLiteral("new b") }));
        QVERIFY(!m_store->rename(QStringLiteral("none"), QStringLiteral("x")).has_value());

        QVERIFY(m_store->remove(QStringLiteral("new b")).has_value());
        QVERIFY(m_store->selected().isEmpty());
        QVERIFY(!m_store->remove(QStringLiteral("new b")).has_value());
    }

    void readsWhatTheCliMade()
    {
        NATSIGHT_NEED_CLI();
        QStringList files;
        for (const char *name : { "ca.pem", "cert.pem", "key.pem", "a.creds", "a.nk" }) {
            files << m_folder->filePath(QString::fromLatin1(name));
            QVERIFY(write(files.constLast(), "x"));
        }
        const auto add = [this](const QString &name, const QStringList &arguments) {
            return !cli(QStringList { QStringLiteral("context"), QStringLiteral("add"), name } + arguments).isNull();
        };
        const auto option = [](const char *name, const QString &value) {
            return QString(QLatin1String("--") + QLatin1String(name) + u'=' + value);
        };
        QVERIFY(add(QStringLiteral("full"),
            { option("description", QStringLiteral("of the CLI ü")),
                option("server", QStringLiteral("nats://a:4222,tls://b")), option("user", QStringLiteral("bob")),
                option("password", QStringLiteral("p w")), option("tlsca", files[0]), option("tlscert", files[1]),
                option("tlskey", files[2]), QStringLiteral("--tlsfirst"),
                option("socks-proxy", QStringLiteral("socks5://x")), option("js-domain", QStringLiteral("hub")),
                option("js-api-prefix", QStringLiteral("API")), option("inbox-prefix", QStringLiteral("_IN")) }));
        QVERIFY(add(QStringLiteral("creds"), { option("creds", files[3]) }));
        QVERIFY(add(QStringLiteral("nkey"), { option("nkey", files[4]) }));
        QVERIFY(add(
            QStringLiteral("jwt"), { option("jwt", QStringLiteral("a.b.c")), option("seed", QStringLiteral("SUA")) }));

        QCOMPARE(m_store->names(),
            (QStringList {
                QStringLiteral("creds"), QStringLiteral("full"), QStringLiteral("jwt"), QStringLiteral("nkey") }));
        const auto full = profileOf(QStringLiteral("full"));
        QCOMPARE(full.description, QStringLiteral("of the CLI ü"));
        QCOMPARE(full.servers, (QStringList { QStringLiteral("nats://a:4222"), QStringLiteral("tls://b") }));
        QCOMPARE(full.signIn.mode, Mode::UserPassword);
        QCOMPARE(full.signIn.user, QStringLiteral("bob"));
        QCOMPARE(full.signIn.password.reveal(), QByteArray("p w"));
        QCOMPARE(full.tls.caFile, files[0]);
        QCOMPARE(full.tls.certificateFile, files[1]);
        QCOMPARE(full.tls.keyFile, files[2]);
        QVERIFY(full.tls.handshakeFirst);
        QCOMPARE(full.socksProxy, QStringLiteral("socks5://x"));
        QCOMPARE(full.jetStreamDomain, QStringLiteral("hub"));
        QCOMPARE(full.jetStreamApiPrefix, QStringLiteral("API"));
        QCOMPARE(full.inboxPrefix, QStringLiteral("_IN"));
        QCOMPARE(profileOf(QStringLiteral("creds")).signIn.mode, Mode::CredentialsFile);
        QCOMPARE(profileOf(QStringLiteral("creds")).signIn.file, files[3]);
        QCOMPARE(profileOf(QStringLiteral("nkey")).signIn.mode, Mode::NKeyFile);
        QCOMPARE(profileOf(QStringLiteral("nkey")).signIn.file, files[4]);
        QCOMPARE(profileOf(QStringLiteral("jwt")).signIn.mode, Mode::JwtAndSeed);
        QCOMPARE(profileOf(QStringLiteral("jwt")).signIn.jwt.reveal(), QByteArray("a.b.c"));
        QCOMPARE(profileOf(QStringLiteral("jwt")).signIn.seed.reveal(), QByteArray("SUA"));

        // Saved here without a change, all of the CLI's fields are as they were, in its order.
        for (const QString &name : m_store->names()) {
            const Json before = saved(name);
            QVERIFY(m_store->save(profileOf(name), true).has_value());
            QCOMPARE(QByteArray::fromStdString(saved(name).dump()), QByteArray::fromStdString(before.dump()));
        }
    }

    void theCliReadsWhatIsSavedHere()
    {
        NATSIGHT_NEED_CLI();
        ConnectionProfile profile = ContextStore::parse(QStringLiteral("from here"), fullContext)->profile;
        QVERIFY(m_store->save(profile, true).has_value());
        Json shown = shownByCli(profile.name);
        const Json expected = jsonOf(fullContext);
        QCOMPARE(text(shown, "name"), profile.name);
        for (const char *key : { "description", "url", "socks_proxy", "user", "password", "cert", "key", "ca",
                 "jetstream_domain", "jetstream_api_prefix", "inbox_prefix" })
            QCOMPARE(text(shown, key), text(expected, key));
        QVERIFY(shown.at("tls_first") == true);

        profile.signIn = {};
        profile.signIn.mode = Mode::Token;
        profile.signIn.token = Secret("t0k3n");
        profile.tls = {};
        QVERIFY(m_store->save(profile, true).has_value());
        shown = shownByCli(profile.name);
        QCOMPARE(text(shown, "token"), QStringLiteral("t0k3n"));
        QCOMPARE(text(shown, "user"), QString());
        QCOMPARE(text(shown, "password"), QString());
        QVERIFY(shown.at("tls_first") == false);

        for (const auto &[mode, key] :
            { std::pair<Mode, const char *> { Mode::CredentialsFile, "creds" }, { Mode::NKeyFile, "nkey" } }) {
            profile.signIn = {};
            profile.signIn.mode = mode;
            profile.signIn.file = m_folder->filePath(QStringLiteral("file"));
            QVERIFY(m_store->save(profile, true).has_value());
            shown = shownByCli(profile.name);
            QCOMPARE(text(shown, key), profile.signIn.file);
            QCOMPARE(text(shown, "token"), QString());
        }
        profile.signIn = {};
        profile.signIn.mode = Mode::JwtAndSeed;
        profile.signIn.jwt = Secret("a.b.c");
        profile.signIn.seed = Secret("SUA");
        QVERIFY(m_store->save(profile, true).has_value());
        shown = shownByCli(profile.name);
        QCOMPARE(text(shown, "user_jwt"), QStringLiteral("a.b.c"));
        QCOMPARE(text(shown, "user_seed"), QStringLiteral("SUA"));
    }

    void selectsAsTheCli()
    {
        NATSIGHT_NEED_CLI();
        for (const char *name : { "a", "b" })
            QVERIFY(put(QString::fromLatin1(name), "{\"url\":\"nats://" + QByteArray(name) + "\"}"));
        const auto selectedByCli = [this] {
            return text(
                jsonOf(cli({ QStringLiteral("context"), QStringLiteral("info"), QStringLiteral("--json") })), "name");
        };
        QVERIFY(!cli({ QStringLiteral("context"), QStringLiteral("select"), QStringLiteral("a") }).isNull());
        QCOMPARE(m_store->selected(), QStringLiteral("a"));
        QVERIFY(m_store->select(QStringLiteral("b")).has_value());
        QCOMPARE(selectedByCli(), QStringLiteral("b"));
        // The previous one, as the CLI goes back to it.
        QVERIFY(!cli({ QStringLiteral("context"), QStringLiteral("previous") }).isNull());
        QCOMPARE(m_store->selected(), QStringLiteral("a"));
        QVERIFY(m_store->rename(QStringLiteral("a"), QStringLiteral("new")).has_value());
        QCOMPARE(selectedByCli(), QStringLiteral("new"));
        QVERIFY(!cli({ QStringLiteral("context"), QStringLiteral("previous") }).isNull());
        QCOMPARE(m_store->selected(), QStringLiteral("b"));
    }
};

QTEST_GUILESS_MAIN(TestContextStore)
#include "tst_contextstore.moc"
