// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoworld.h"

#include "app/demo/demoservice.h"
#include "models/core/future.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QRandomGenerator>

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <vector>

namespace natsight {

namespace {

using Json = nlohmann::ordered_json;

constexpr int ticksPerSecond = 20;
constexpr quint64 restartSeconds = 70;
constexpr quint64 comingSeconds = 25;
constexpr double ordersPerSecond = 60;
constexpr std::size_t sensorsPerTick = 6;
constexpr int devices = 2'400;

constexpr std::array regions { "eu", "us", "apac" };
constexpr std::array countries { "DE", "IT", "US", "CA", "JP", "AU" };
constexpr std::array cities { "berlin", "turin", "oslo", "lyon" };
constexpr std::array sensorKinds { "climate", "power", "door" };
constexpr std::array people { "ada", "grace", "linus" };
constexpr std::array sayings { "Who restarts the billing consumer?", "The new prices are live.",
    "Orders from apac look slow today.", "Lunch?", "I see redeliveries on analytics.",
    "The leaf node in Turin is back.", "Deploying orders-api 1.4.2 now.", "All green here." };

QByteArray dumped(const Json &json)
{
    return QByteArray::fromStdString(json.dump());
}

std::string now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toStdString();
}

double rounded(double value)
{
    return std::round(value * 100) / 100;
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding);
}

} // namespace

DemoWorld::DemoWorld(QObject *parent)
    : QObject(parent)
    , m_tick(this)
    , m_random(QRandomGenerator::global()->generate())
{
}

DemoWorld::~DemoWorld()
{
    m_tick.stop();
    m_restarting = m_leaving = nullptr;
    m_services.clear();
    for (const auto &session : m_sessions)
        session->close();
    m_sessions.clear();
    // Nothing in the demo is worth a graceful end, and the window waits.
    for (const auto &server : m_servers)
        server->kill();
}

void DemoWorld::start()
{
    m_password = QString::number(QRandomGenerator::system()->generate64(), 36);
    if (auto started = startServers(); !started) {
        if (!m_isCancelled)
            Q_EMIT failed(started.error());
        return;
    }
    Q_EMIT progress(tr("Starting the sample system…"));
    startPrograms();
    Q_EMIT ready({ profile(QStringLiteral("demo-shop"), QStringLiteral("shop"), {}),
        profile(QStringLiteral("demo-iot"), QStringLiteral("iot"), {}),
        profile(QStringLiteral("demo-system"), QStringLiteral("admin"), {}) });
    makeAssets();
}

Result<void> DemoWorld::startServers()
{
    const auto programs = findServerPrograms();
    if (programs.isEmpty())
        return fail(Error::Kind::File, tr("The demo needs a nats-server, and there is none on this machine."),
            tr("Install the package nats-server, or start the demo with “./dev demo”, which does."));
    m_folder = std::make_unique<DemoFolder>();
    if (!m_folder->isValid())
        return fail(Error::Kind::File, tr("The demo can't make its temporary folder."),
            tr("Check the free space of the temporary folder."));

    const QString accounts = QStringLiteral(
        "accounts {\n"
        "  SYS { users: [ { user: admin, password: \"%1\" } ] }\n"
        "  SHOP { jetstream: enabled, users: [ { user: shop, password: \"%1\" } ] }\n"
        "  IOT { jetstream: enabled, users: [ { user: iot, password: \"%1\" } ] }\n"
        "}\nsystem_account: SYS\n")
                                 .arg(m_password);
    constexpr int nodes = 3;
    for (int attempt = 0;; ++attempt) {
        const auto ports = LocalServer::freePorts(nodes * 2);
        QStringList routes, leafUrls;
        for (int i = 0; i < nodes; ++i) {
            routes << QStringLiteral("nats-route://127.0.0.1:%1").arg(ports[i]);
            leafUrls << QStringLiteral("nats-leaf://iot:%1@127.0.0.1:%2").arg(m_password).arg(ports[nodes + i]);
        }
        Result<void> started;
        for (int i = 0; i <= nodes && started && !m_isCancelled; ++i) {
            Q_EMIT progress(tr("Starting server %1 of %2…").arg(i + 1).arg(nodes + 1));
            LocalServer::Options options;
            options.program = programs.constLast().path;
            if (i < nodes) {
                options.name = QStringLiteral("n%1").arg(i + 1);
                options.hasJetStream = true;
                options.config = accounts
                    + QStringLiteral("cluster { name: demo, listen: \"127.0.0.1:%1\", routes: [ %2 ] }\n"
                                     "leafnodes { listen: \"127.0.0.1:%3\" }\n")
                          .arg(ports[i])
                          .arg(routes.join(QLatin1String(", ")))
                          .arg(ports[nodes + i]);
            } else {
                options.name = QStringLiteral("edge");
                options.config = QStringLiteral("accounts { IOT { users: [ { user: iot, password: \"%1\" } ] } }\n"
                                                "leafnodes { remotes: [ { urls: [ \"%2\" ], account: IOT } ] }\n")
                                     .arg(m_password, leafUrls.join(QLatin1String("\", \"")));
            }
            m_servers.push_back(std::make_unique<LocalServer>(m_folder->path(), options));
            started = m_servers.back()->start();
        }
        if (m_isCancelled)
            return fail(Error::Kind::Cancelled, tr("The demo was cancelled."));
        if (started || attempt == 2)
            return started;
        m_servers.clear(); // a port may have been taken in between: once more with others
    }
}

ConnectionProfile DemoWorld::profile(const QString &name, const QString &user, const QString &client, bool atLeaf) const
{
    ConnectionProfile profile;
    profile.name = name;
    profile.description = tr("Sample system of the demo");
    if (atLeaf) {
        profile.servers << m_servers.back()->url();
    } else {
        for (std::size_t i = 0; i + 1 < m_servers.size(); ++i)
            profile.servers << m_servers[i]->url();
    }
    profile.signIn.mode = SignIn::Mode::UserPassword;
    profile.signIn.user = user;
    profile.signIn.password = Secret(m_password.toUtf8());
    profile.clientName = client;
    return profile;
}

Session *DemoWorld::connectAs(const QString &user, const QString &client, bool atLeaf)
{
    m_sessions.push_back(std::make_unique<Session>(profile(client, user, client, atLeaf)));
    m_sessions.back()->open();
    return m_sessions.back().get();
}

void DemoWorld::startPrograms()
{
    const QString shop = QStringLiteral("shop");
    const QString iot = QStringLiteral("iot");
    m_shop = connectAs(shop, QStringLiteral("order-intake"));
    m_storefront = connectAs(shop, QStringLiteral("storefront"));
    m_billing = connectAs(shop, QStringLiteral("billing"));
    m_analytics = connectAs(shop, QStringLiteral("analytics"));
    m_inventory = connectAs(shop, QStringLiteral("inventory"));
    m_chat = connectAs(shop, QStringLiteral("chat"));
    m_gateway = connectAs(iot, QStringLiteral("sensor-gateway"), true);
    m_registry = connectAs(iot, QStringLiteral("device-registry"));

    m_inventoryRequests = std::make_shared<Mailbox<Message>>(1000);
    (void)m_inventory->subscribe("inventory.check", "inventory", m_inventoryRequests);

    for (int i = 1; i <= 3; ++i) {
        const bool isSlow = i == 3; // the one to find
        const QByteArray id = "orders-" + QByteArray::number(i);
        m_services.push_back(std::make_unique<DemoService>(connectAs(shop, QStringLiteral("orders-api-%1").arg(i)),
            "orders-api", isSlow ? "1.4.1" : "1.4.2", id,
            std::vector<DemoService::Endpoint> {
                { "create", "api.orders.create", isSlow ? 60 : 12, isSlow ? 0.15 : 0.005 },
                { "get", "api.orders.get", isSlow ? 25 : 4, 0 } }));
    }
    for (int i = 1; i <= 2; ++i) {
        m_services.push_back(std::make_unique<DemoService>(connectAs(shop, QStringLiteral("pricing-%1").arg(i)),
            "pricing", i == 1 ? "2.0.0" : "2.1.0", "pricing-" + QByteArray::number(i),
            std::vector<DemoService::Endpoint> { { "quote", "pricing.quote", 6, 0.01 } }));
    }
    m_restarting = m_services.back().get();
    for (int i = 1; i <= 2; ++i) {
        m_services.push_back(std::make_unique<DemoService>(connectAs(shop, QStringLiteral("shipping-%1").arg(i)),
            "shipping", "1.0.3", "shipping-" + QByteArray::number(i),
            std::vector<DemoService::Endpoint> {
                { "estimate", "shipping.estimate", 9, 0 }, { "book", "shipping.book", 30, 0.002 } }));
    }
    m_leaving = m_services.back().get();

    for (std::size_t i = 0; i < std::size(cities) * std::size(sensorKinds); ++i)
        m_sensorState.push_back({ 18.0 + random(6), 40.0 + random(20), 95.0 - random(30) });
    connect(&m_tick, &QTimer::timeout, this, &DemoWorld::everyTick);
    m_tick.start(1000 / ticksPerSecond);
}

void DemoWorld::makeAssets()
{
    const auto add = [this](Session *session, const QByteArray &verb, const Json &body) {
        m_steps.push_back({ session, verb, dumped(body) });
    };
    const auto bucket = [](const std::string &name, const char *description, int history, int replicas) {
        return Json { { "name", "KV_" + name }, { "description", description },
            { "subjects", { "$KV." + name + ".>" } }, { "max_msgs_per_subject", history }, { "num_replicas", replicas },
            { "storage", "file" }, { "discard", "new" }, { "allow_rollup_hdrs", true }, { "deny_delete", true },
            { "allow_direct", true } };
    };
    add(m_shop, "STREAM.CREATE.ORDERS",
        { { "name", "ORDERS" }, { "description", "All orders of the shop" }, { "subjects", { "orders.>" } },
            { "storage", "file" }, { "num_replicas", 3 }, { "max_age", 3'600'000'000'000 },
            { "max_bytes", 200'000'000 }, { "allow_direct", true },
            { "republish", { { "src", "orders.*.cancelled" }, { "dest", "alerts.cancelled.{{wildcard(1)}}" } } } });
    const auto consumer = [](const char *name, const char *filter, int maxPending) {
        return Json { { "stream_name", "ORDERS" },
            { "config",
                { { "durable_name", name }, { "ack_policy", "explicit" }, { "ack_wait", 30'000'000'000 },
                    { "deliver_policy", "all" }, { "filter_subject", filter }, { "max_ack_pending", maxPending } } } };
    };
    add(m_billing, "CONSUMER.DURABLE.CREATE.ORDERS.billing", consumer("billing", "orders.*.paid", 1000));
    add(m_analytics, "CONSUMER.DURABLE.CREATE.ORDERS.analytics", consumer("analytics", "orders.>", 1000));
    // What data flows through: a mirror, a source of one region, and a stream of what is published again.
    const auto copy = [](const char *name, const char *description) {
        return Json { { "name", name }, { "description", description }, { "storage", "memory" }, { "num_replicas", 1 },
            { "max_msgs", 50'000 }, { "allow_direct", true } };
    };
    Json archive = copy("ORDERS_ARCHIVE", "Mirror of all orders");
    archive["mirror"] = { { "name", "ORDERS" } };
    add(m_shop, "STREAM.CREATE.ORDERS_ARCHIVE", archive);
    Json europe = copy("ORDERS_EU", "Orders of the region eu");
    europe["sources"] = Json::array({ { { "name", "ORDERS" }, { "filter_subject", "orders.eu.>" } } });
    add(m_shop, "STREAM.CREATE.ORDERS_EU", europe);
    Json alerts = copy("ALERTS", "Cancelled orders, as ORDERS publishes them again");
    alerts["subjects"] = Json::array({ "alerts.>" });
    add(m_shop, "STREAM.CREATE.ALERTS", alerts);
    Json config = bucket("config", "Settings of the shop's programs", 10, 3);
    config["max_bytes"] = 1 << 20;
    add(m_shop, "STREAM.CREATE.KV_config", config);
    Json sessions = bucket("sessions", "Who is signed in to the storefront", 1, 1);
    sessions["max_age"] = 900'000'000'000; // 15 minutes
    sessions["duplicate_window"] = 120'000'000'000;
    sessions["max_msg_size"] = 64 * 1024;
    sessions["storage"] = "memory";
    add(m_shop, "STREAM.CREATE.KV_sessions", sessions);
    // Read near the storefront, written at the original.
    Json mirror = bucket("config-edge", "Mirror of config for the storefront", 10, 1);
    mirror.erase("subjects");
    mirror["mirror"] = { { "name", "KV_config" } };
    mirror["mirror_direct"] = true;
    add(m_shop, "STREAM.CREATE.KV_config-edge", mirror);
    add(m_registry, "STREAM.CREATE.KV_devices", bucket("devices", "Last report of every device", 5, 1));
    add(m_shop, "STREAM.CREATE.OBJ_reports",
        { { "name", "OBJ_reports" }, { "subjects", { "$O.reports.C.>", "$O.reports.M.>" } }, { "storage", "file" },
            { "num_replicas", 1 }, { "discard", "new" }, { "allow_rollup_hdrs", true }, { "allow_direct", true } });
    makeNext();
}

void DemoWorld::makeNext()
{
    if (m_isCancelled)
        return;
    if (m_nextStep == m_steps.size()) {
        fillBuckets();
        putObjects();
        consume(m_billing, "billing", 100, std::chrono::milliseconds(1000));
        consume(m_analytics, "analytics", 5, std::chrono::milliseconds(1000)); // lags behind, and more and more so
        Q_EMIT complete();
        return;
    }
    const Step &step = m_steps[m_nextStep];
    OutgoingMessage ask;
    ask.subject = step.session->jetStreamSubject(step.verb);
    ask.payload = step.body;
    whenDone(this, step.session->request(ask, std::chrono::seconds(5)), [this](const Result<Reply> &reply) {
        const bool isMade = reply && !reply->message.payload.contains("\"error\"");
        // A young cluster has no leader yet and refuses: ask again.
        if (isMade || ++m_attempts > 120) {
            ++m_nextStep;
            m_attempts = 0;
            makeNext();
        } else {
            QTimer::singleShot(250, this, &DemoWorld::makeNext);
        }
    });
}

void DemoWorld::put(Session *session, const std::string &bucket, const std::string &key, const Json &value)
{
    (void)session->publish({ QByteArray::fromStdString("$KV." + bucket + '.' + key), dumped(value) });
}

void DemoWorld::fillBuckets()
{
    const auto put = [this](const char *key, const Json &value) { this->put(m_shop, "config", key, value); };
    // A history to look through: the newest comes last.
    put("billing.limits", { { "max_open", 20 }, { "per_minute", 300 }, { "burst", 40 } });
    put("billing.limits",
        { { "max_open", 20 }, { "per_minute", 300 }, { "burst", 40 }, { "regions", { "eu", "us" } } });
    put("billing.limits",
        { { "max_open", 25 }, { "per_minute", 600 }, { "burst", 40 }, { "regions", { "eu", "us" } } });
    put("billing.limits",
        { { "max_open", 25 }, { "per_minute", 900 }, { "burst", 40 }, { "regions", { "eu", "us" } } });
    put("billing.providers", Json::array({ "stripe", "adyen" }));
    put("billing.retry", { { "tries", 3 }, { "backoff", "2s" } });
    put("billing.retry", { { "tries", 5 }, { "backoff", "5s" }, { "jitter", 0.2 } });
    put("features.checkout_v2", false);
    put("features.checkout_v2", true);
    put("features.dark_mode", false);
    put("features.old_cart", true);
    (void)m_shop->publish({ "$KV.config.features.old_cart", {}, { { "KV-Operation", "DEL" } } });
    for (int tenant = 1; tenant <= 48; ++tenant) {
        this->put(m_shop, "config", "tenants.t-" + std::to_string(1000 + tenant),
            { { "name", "Tenant " + std::to_string(tenant) }, { "country", oneOf(countries) },
                { "plan",
                    tenant % 7 == 0       ? "enterprise"
                        : tenant % 3 == 0 ? "team"
                                          : "starter" },
                { "seats", 1 + random(200) } });
    }
    for (int i = 0; i < 40; ++i)
        signIn();
    for (int i = 0; i < devices; ++i)
        reportDevice(i);
}

void DemoWorld::signIn()
{
    // MessagePack, as programs keep it.
    const Json session { { "user", oneOf(people) }, { "since", now() }, { "cart", random(6) },
        { "country", oneOf(countries) }, { "agent", chance(0.5) ? "web" : "app" } };
    const std::vector<std::uint8_t> packed = Json::to_msgpack(session);
    const auto id = QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, '0');
    (void)m_shop->publish({ "$KV.sessions." + id,
        QByteArray(reinterpret_cast<const char *>(packed.data()), static_cast<qsizetype>(packed.size())) });
}

void DemoWorld::reportDevice(int device)
{
    const std::string city = cities[static_cast<std::size_t>(device) % std::size(cities)];
    put(m_registry, "devices", city + ".therm-" + std::to_string(1 + device / static_cast<int>(std::size(cities))),
        { { "online", chance(0.95) }, { "firmware", "3." + std::to_string(random(4)) }, { "seen", now() } });
}

void DemoWorld::putObjects()
{
    QByteArray sales = "day,region,orders,total\n";
    for (int day = 1; day <= 2000; ++day)
        sales += QByteArray::number(day) + ',' + oneOf(regions) + ',' + QByteArray::number(random(900)) + ','
            + QByteArray::number(random(90'000)) + '\n';
    putObject("sales/2026-q3.csv", "Sales of the third quarter", sales);
    putObject("readme.txt", "What is in this bucket", "Reports of the sample shop, made by the Natsight demo.\n");
    QByteArray image(300'000, '\0');
    for (char &byte : image)
        byte = static_cast<char>(random(256));
    putObject("heatmaps/stores.bin", "Binary sample of three chunks", image);
    Json summary { { "quarter", "2026-q3" }, { "orders", 184'220 }, { "regions", Json::array() } };
    for (const char *region : regions)
        summary["regions"].push_back({ { "name", region }, { "total", random(900'000) } });
    putObject("sales/2026-q3.json", "The same in short", QByteArray::fromStdString(summary.dump()));
    putObject("heatmaps/stores.bmp", "Visitors by hour and aisle", picture(24 * 12, 16 * 12));
    const QByteArray name = "latest";
    const Json link { { "name", name.toStdString() }, { "description", "Where the newest sales are" },
        { "options", { { "link", { { "bucket", "reports" }, { "name", "sales/2026-q3.json" } } } } },
        { "bucket", "reports" }, { "nuid", "LATEST" }, { "size", 0 }, { "mtime", "0001-01-01T00:00:00Z" },
        { "chunks", 0 } };
    (void)m_shop->publish({ "$O.reports.M." + base64Url(name), dumped(link), { { "Nats-Rollup", "sub" } } });
}

QByteArray DemoWorld::picture(int width, int height)
{
    // An uncompressed bitmap needs nothing but its head.
    const int stride = (width * 3 + 3) / 4 * 4;
    QByteArray bytes("BM");
    const auto number = [&bytes](quint32 value, int length) {
        for (int i = 0; i < length; ++i)
            bytes += static_cast<char>(value >> (8 * i));
    };
    number(static_cast<quint32>(54 + stride * height), 4);
    number(0, 4);
    number(54, 4);
    number(40, 4);
    number(static_cast<quint32>(width), 4);
    number(static_cast<quint32>(height), 4);
    number(1, 2);
    number(24, 2);
    for (int i = 0; i < 6; ++i)
        number(0, 4);
    constexpr int cell = 12;
    std::vector<int> heat(static_cast<std::size_t>((width / cell + 1) * (height / cell + 1)));
    for (int &one : heat)
        one = random(60);
    for (int y = 0; y < height; ++y) {
        const auto start = bytes.size();
        for (int x = 0; x < width; ++x) {
            const double hour = (static_cast<double>(x / cell) - 15) / 6;
            const double aisle = (static_cast<double>(y / cell) - 7) / 5;
            const int value = static_cast<int>(190 * std::exp(-hour * hour - aisle * aisle))
                + heat[static_cast<std::size_t>(y / cell * (width / cell) + x / cell)];
            number(static_cast<quint32>(std::min(255, 90 + value / 4)), 1); // blue, green, red
            number(static_cast<quint32>(std::min(255, 60 + value / 2)), 1);
            number(static_cast<quint32>(std::min(255, 20 + value)), 1);
        }
        while (bytes.size() - start < stride)
            bytes += '\0';
    }
    return bytes;
}

void DemoWorld::putObject(const QByteArray &name, const QByteArray &description, const QByteArray &content)
{
    constexpr qsizetype chunkBytes = 128 * 1024;
    const QByteArray id = QByteArray::number(QRandomGenerator::system()->generate64(), 36)
        + QByteArray::number(random(1'000'000), 36);
    int chunks = 0;
    for (qsizetype from = 0; from < content.size(); from += chunkBytes, ++chunks)
        (void)m_shop->publish({ "$O.reports.C." + id, content.mid(from, chunkBytes) });
    const QByteArray digest = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
    const Json meta { { "name", name.toStdString() }, { "description", description.toStdString() },
        { "options", { { "max_chunk_size", chunkBytes } } }, { "bucket", "reports" }, { "nuid", id.toStdString() },
        { "size", content.size() }, { "mtime", "0001-01-01T00:00:00Z" }, { "chunks", chunks },
        { "digest", "SHA-256=" + base64Url(digest).toStdString() } };
    (void)m_shop->publish({ "$O.reports.M." + base64Url(name), dumped(meta), { { "Nats-Rollup", "sub" } } });
}

int DemoWorld::random(int below)
{
    return std::uniform_int_distribution<int>(0, below - 1)(m_random);
}

bool DemoWorld::chance(double probability)
{
    return std::uniform_real_distribution<double>(0, 1)(m_random) < probability;
}

void DemoWorld::everyTick()
{
    ++m_tickCount;
    publishOrders();
    publishSensors();
    answerInventory();
    callServices();
    if (chance(0.3 / ticksPerSecond))
        chat();
    if (m_tickCount % (ticksPerSecond / 2) == 0)
        changeBuckets();
    changeServices();
}

/// One instance restarts now and then, another one comes and goes.
void DemoWorld::changeServices()
{
    if (m_tickCount % ticksPerSecond != 0)
        return;
    const quint64 second = m_tickCount / ticksPerSecond;
    if (m_restarting && second % restartSeconds == 0)
        m_restarting->restart();
    if (m_leaving && second % comingSeconds == 0)
        m_leaving->setPresent(second / comingSeconds % 3 != 1); // a third of the time it is gone
}

void DemoWorld::publishOrders()
{
    // A slow wave, so that plots have something to show.
    const double seconds = static_cast<double>(m_tickCount) / ticksPerSecond;
    m_ordersDue += ordersPerSecond / ticksPerSecond
        * (1.0 + 0.4 * std::sin(seconds / 9) + 0.15 * std::sin(seconds / 2.3));
    for (; m_ordersDue >= 1; m_ordersDue -= 1) {
        const char *region = oneOf(regions);
        const int dice = random(100);
        const char *event = dice < 45 ? "created" : dice < 78 ? "paid" : dice < 98 ? "shipped" : "cancelled";
        const std::string id = "A-" + std::to_string(m_orderNumber);
        if (dice < 45)
            ++m_orderNumber;
        Json items = Json::array();
        for (int i = 0, count = 1 + random(3); i < count; ++i)
            items.push_back({ { "sku", "K-" + std::to_string(500 + random(40)) }, { "qty", 1 + random(4) } });
        const Json order { { "id", id }, { "total", rounded(20 + random(90'000) / 100.0) }, { "sku", items[0]["sku"] },
            { "country", oneOf(countries) }, { "items", items }, { "placed", now() } };
        OutgoingMessage message { QByteArray("orders.") + region + '.' + event, dumped(order) };
        message.headers = { { "Nats-Msg-Id", QByteArray::fromStdString(id) + '-' + event },
            { "trace-id", QByteArray::number(QRandomGenerator::global()->generate64(), 16) } };
        (void)m_shop->publish(std::move(message));
    }
}

void DemoWorld::publishSensors()
{
    for (std::size_t i = 0; i < sensorsPerTick; ++i) {
        const std::size_t index = m_nextSensor++ % m_sensorState.size();
        auto &[temperature, humidity, battery] = m_sensorState[index];
        temperature += (random(201) - 100) / 500.0 + (20.5 - temperature) * 0.01;
        humidity += (random(201) - 100) / 200.0 + (50 - humidity) * 0.01;
        battery = battery < 5 ? 100 : battery - 0.002;
        const char *city = cities[index / std::size(sensorKinds)];
        const char *kind = sensorKinds[index % std::size(sensorKinds)];
        const Json reading { { "temp", rounded(temperature) }, { "humidity", rounded(humidity) },
            { "battery", rounded(battery) }, { "at", now() } };
        (void)m_gateway->publish({ QByteArray("sensors.") + city + '.' + kind, dumped(reading) });
    }
}

void DemoWorld::chat()
{
    OutgoingMessage message { "chat.lobby", oneOf(sayings) };
    message.headers = { { "From", oneOf(people) } };
    (void)m_chat->publish(std::move(message));
}

void DemoWorld::callServices()
{
    const auto call = [this](const char *subject, const Json &body) {
        (void)m_storefront->request({ subject, dumped(body) }, std::chrono::seconds(2));
    };
    const std::string sku = "K-" + std::to_string(500 + random(40));
    if (chance(0.5))
        call("api.orders.create", { { "sku", sku }, { "qty", 1 + random(4) } });
    if (chance(0.6))
        call("api.orders.get", { { "id", "A-" + std::to_string(m_orderNumber - static_cast<quint64>(random(100))) } });
    if (chance(0.4))
        call("pricing.quote", { { "sku", sku }, { "country", oneOf(countries) } });
    if (chance(0.3))
        call("shipping.estimate", { { "sku", sku }, { "country", oneOf(countries) } });
    if (chance(0.1))
        call("shipping.book", { { "sku", sku }, { "country", oneOf(countries) } });
    if (chance(0.4))
        call("inventory.check", { { "sku", sku } });
}

void DemoWorld::answerInventory()
{
    for (const Message &request : m_inventoryRequests->take()) {
        if (!request.reply.isEmpty())
            (void)m_inventory->publish(
                { request.reply, dumped({ { "in_stock", random(200) }, { "warehouse", oneOf(regions) } }) });
    }
}

void DemoWorld::changeBuckets()
{
    if (m_nextStep < m_steps.size())
        return;
    reportDevice(random(devices));
    if (m_tickCount % (ticksPerSecond * 3) == 0)
        signIn();
    if (m_tickCount % (ticksPerSecond * 10) == 0) {
        put(m_shop, "config", "billing.limits",
            { { "max_open", 25 }, { "per_minute", 600 + 100 * random(6) }, { "burst", 40 },
                { "regions", { "eu", "us" } } });
    } else if (m_tickCount % (ticksPerSecond * 5) == 0) {
        put(m_shop, "config", "pricing.discount", random(30));
    }
}

void DemoWorld::consume(Session *session, const char *consumer, int batch, std::chrono::milliseconds interval)
{
    // Deliveries keep the message's own subject, so they need an inbox of their own, not one shared with requests.
    const QByteArray inbox = QByteArray("_INBOX.") + consumer;
    auto deliveries = std::make_shared<Mailbox<Message>>(1000);
    (void)session->subscribe(inbox, {}, deliveries);
    OutgoingMessage pull;
    pull.subject = session->jetStreamSubject(QByteArray(QByteArray("CONSUMER.MSG.NEXT.ORDERS.") + consumer));
    pull.payload = dumped({ { "batch", batch }, { "expires", std::chrono::nanoseconds(interval).count() } });
    pull.reply = inbox;
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [session, deliveries, pull] {
        for (const Message &message : deliveries->take()) {
            if (message.reply.startsWith("$JS.ACK."))
                (void)session->publish({ message.reply, "+ACK" });
        }
        (void)session->publish(pull);
    });
    timer->start(interval);
}

} // namespace natsight
