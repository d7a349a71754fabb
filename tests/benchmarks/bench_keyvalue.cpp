// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of a bucket costs against a bare headers-only watch of the client library.
//   bench_keyvalue [--json FILE] [--rounds N] [--keys N] [--many N] [--rate N] [--seconds N] [--nats-server PROGRAM]
#include "models/keyvalue/keylistmodel.h"
#include "tests/benchmarks/bare.h"
#include "tests/benchmarks/benchrun.h"
#include "tests/benchmarks/screen.h"
#include "widgets/common/theme.h"
#include "widgets/keyvalue/bucketpage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

#include <nats/nats.h>

#include <atomic>
#include <cstdio>
#include <cstring>
#include <functional>
#include <string>
#include <thread>

using namespace natsight;
using bench::milliseconds;
using bench::Painted;
using bench::spin;

namespace {

constexpr int valueBytes = 100;
constexpr const char *bucket = "KV_bench";

std::string keyOf(int number)
{
    return "devices.region-" + std::to_string(number % 10) + ".sensor-" + std::to_string(1'000'000 + number);
}

/// Whether it answers without an error.
bool isFine(const std::string &answer)
{
    return !answer.empty() && answer.find("\"error\"") == std::string::npos;
}

/// The reference: the client library as it is.
class Bare : public bench::BareConnection
{
public:
    using BareConnection::BareConnection;

    /// Writes keys with acknowledgements, some under way at once; how many were answered.
    [[nodiscard]] int put(int count) const
    {
        const std::string value(valueBytes, 'x');
        return requests(count, 1'000, [&](int number, const char *inbox) {
            natsConnection_PublishRequest(
                m_connection, ("$KV.bench." + keyOf(number)).c_str(), inbox, value.data(), valueBytes);
        });
    }

    /// Sends changes at a rate; to be run on a thread.
    [[nodiscard]] int change(int keys, int rate, int seconds) const
    {
        const std::string value(valueBytes, 'y');
        const auto begin = std::chrono::steady_clock::now();
        const int all = rate * seconds;
        for (int sent = 0; sent < all; ++sent) {
            natsConnection_Publish(m_connection, ("$KV.bench." + keyOf(int((qint64 { sent } * 7919) % keys))).c_str(),
                value.data(), valueBytes);
            if (sent % 100 == 99)
                std::this_thread::sleep_until(begin + std::chrono::microseconds(qint64 { sent } * 1'000'000 / rate));
        }
        natsConnection_Flush(m_connection);
        return all;
    }

    /// A watch without values until all keys came, in milliseconds; below 0: it failed.
    [[nodiscard]] double watch(int keys) const
    {
        const Inbox inbox(m_connection);
        if (!inbox.isGood())
            return -1;
        natsSubscription_SetPendingLimits(inbox.subscription(), -1, -1);
        QElapsedTimer clock;
        clock.start();
        const std::string body = std::string(R"({"stream_name":"KV_bench","config":{"deliver_subject":")")
            + inbox.name()
            + R"(","deliver_policy":"last_per_subject","ack_policy":"none","max_deliver":1,"filter_subject":"$KV.bench.>",
                "replay_policy":"instant","headers_only":true,"flow_control":true,"idle_heartbeat":5000000000,
                "inactive_threshold":30000000000,"mem_storage":true,"num_replicas":1}})";
        int received = 0;
        if (isFine(request("$JS.API.CONSUMER.CREATE.KV_bench", body))) {
            natsMsg *message = nullptr;
            while (received < keys && natsSubscription_NextMsg(&message, inbox.subscription(), 30'000) == NATS_OK) {
                const char *status = nullptr;
                if (natsMsgHeader_Get(message, "Status", &status) != NATS_OK)
                    ++received;
                else if (natsMsg_GetReply(message) != nullptr)
                    natsConnection_PublishString(m_connection, natsMsg_GetReply(message), "");
                natsMsg_Destroy(message);
            }
        }
        const double took = milliseconds(clock);
        return received == keys ? took : -1;
    }
};

struct Opened {
    explicit Opened(Session *session)
        : feed(session)
        , page(BucketPage::make(
              &feed, { QStringLiteral("bench"), QStringLiteral("kv"), { QStringLiteral("bench") } }, &window))
    {
        page->setGeometry(0, 0, 1280, 800);
        window.resize(page->size());
    }

    [[nodiscard]] std::size_t shown() const { return page->keyFeed() ? page->keyFeed()->index()->shown().size() : 0; }

    JetStreamFeed feed;
    QWidget window;
    BucketPage *page;
};

void measureList(bench::Report &report, const Bare &bare, Session &session, int rounds, int keys, bool isTree)
{
    std::vector<double> firsts;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        const double took = bare.watch(keys);
        if (took < 0)
            return report.skip(QStringLiteral("list"), QStringLiteral("the bare watch failed"));
        Opened opened(&session);
        opened.page->setKeysAsTree(isTree);
        Painted painted(&opened.window);
        QElapsedTimer clock;
        clock.start();
        opened.window.show();
        if (!painted.wait([&] { return opened.shown() > 0; }))
            return report.skip(QStringLiteral("list"), QStringLiteral("no key came"));
        firsts.push_back(milliseconds(clock));
        if (!painted.wait([&] { return opened.shown() >= static_cast<std::size_t>(keys); }))
            return report.skip(QStringLiteral("list"), QStringLiteral("the list is not whole"));
        ratios.push_back(milliseconds(clock) / took);
        std::fprintf(stderr, "  list: bare %.0f ms, ours %.0f ms, first rows %.0f ms\n", took, milliseconds(clock),
            firsts.back());
    }
    const QString shape = isTree ? QStringLiteral("tree") : QStringLiteral("flat list");
    report.add(QStringLiteral("all keys on screen / bare watch, %1").arg(shape), bench::median(ratios), {},
        bench::Report::Target::AtMost, 1.3, QStringLiteral("%1 keys").arg(keys));
    report.add(QStringLiteral("first rows, %1").arg(shape), bench::median(firsts), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 50);
}

void measureFilter(bench::Report &report, Session &session, int keys)
{
    Opened opened(&session);
    opened.page->setKeysAsTree(false);
    Painted painted(&opened.window);
    opened.window.show();
    if (!painted.wait([&] { return opened.shown() >= static_cast<std::size_t>(keys); }))
        return report.skip(QStringLiteral("filter"), QStringLiteral("the list is not whole"));
    auto *filter = opened.window.findChild<QLineEdit *>(QStringLiteral("keysFilter"));
    std::vector<double> times;
    const KeyIndex *index = opened.page->keyFeed()->index();
    for (const char *typed :
        { "s", "se", "sen", "sens", "senso", "sensor-10", "sensor-10500", "region-3", "", "9", "99" }) {
        QElapsedTimer clock;
        clock.start();
        filter->setText(QLatin1String(typed));
        if (!painted.wait([&] { return !index->isWorking() && index->filter().text == typed; }))
            return report.skip(QStringLiteral("filter"), QStringLiteral("it did not end"));
        times.push_back(milliseconds(clock));
    }
    report.add(QStringLiteral("filter keystroke"), bench::median(times), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 30,
        QStringLiteral("longest %1 ms").arg(*std::max_element(times.cbegin(), times.cend()), 0, 'f', 1));
}

void measureMemory(bench::Report &report, int keys)
{
    const qint64 before = bench::residentBytes();
    KeyIndex index;
    KeyCells cells(&index, nullptr, nullptr);
    const KeyListModel list(&cells);
    QElapsedTimer clock;
    clock.start();
    index.reserve(static_cast<quint64>(keys));
    KeyFacts facts;
    for (int i = 0; i < keys; ++i) {
        quint32 id = 0;
        facts.revision = static_cast<quint64>(i) + 1;
        facts.timeNs = 1;
        facts.size = valueBytes;
        (void)index.take(keyOf(i), facts, id);
        if (i % 25'000 == 0)
            index.commit();
    }
    index.commit();
    spin([&] { return !index.isWorking(); });
    const double took = milliseconds(clock);
    if (list.rowCount() != keys)
        return report.skip(QStringLiteral("memory"), QStringLiteral("not all keys are listed"));
    report.add(QStringLiteral("resident memory a key"), double(bench::residentBytes() - before) / keys,
        QStringLiteral("B"), bench::Report::Target::AtMost, 200,
        QStringLiteral("%1 keys, %2 B counted, listed in %3 ms")
            .arg(keys)
            .arg(double(index.memoryBytes() + list.memoryBytes()) / keys, 0, 'f', 0)
            .arg(took, 0, 'f', 0));
}

void measureWatch(bench::Report &report, const Bare &bare, Session &session, bench::Application &application, int keys,
    int rate, int seconds, bool isTree)
{
    Opened opened(&session);
    opened.page->setKeysAsTree(isTree);
    opened.window.show();
    spin([&] { return opened.shown() >= static_cast<std::size_t>(keys); });
    spin([] { return false; }, 1'000);
    KeyFeed *feed = opened.page->keyFeed();
    if (!feed || feed->state() != KeyFeed::State::Live)
        return report.skip(QStringLiteral("watch"), QStringLiteral("not live"));
    application.longestMs = 0;
    std::atomic<int> sent { -1 };
    std::thread publisher([&] { sent = bare.change(keys, rate, seconds); });
    spin([&] { return sent >= 0; });
    spin([&] { return feed->counts().changed >= static_cast<quint64>(sent); }, 5'000);
    publisher.join();
    const QString shape
        = QStringLiteral("%1 of %2 keys").arg(isTree ? QStringLiteral("tree") : QStringLiteral("flat list")).arg(keys);
    report.add(QStringLiteral("longest task at %1 changes/s, %2").arg(rate).arg(shape), application.longestMs,
        QStringLiteral("ms"), bench::Report::Target::AtMost, 33);
    report.add(QStringLiteral("changes lost, %1").arg(shape), double(sent) - double(feed->counts().changed), {},
        bench::Report::Target::AtMost, 0,
        QStringLiteral("%1 sent, %2 restarts").arg(int(sent)).arg(feed->counts().restarts));
}

/// So many keys from a real server: listed whole, what they take, and changes among them.
void measureMany(bench::Report &report, const Bare &bare, Session &session, bench::Application &application, int keys,
    int rate, int seconds)
{
    std::fprintf(stderr, "  filling the server with %d keys…\n", keys);
    if (bare.put(keys) != keys)
        return report.skip(QStringLiteral("many keys"), QStringLiteral("the server could not be filled"));
    const QString remark = QStringLiteral("%1 keys of a server").arg(keys);
    const qint64 before = bench::residentBytes();
    {
        Opened opened(&session);
        opened.page->setKeysAsTree(false);
        Painted painted(&opened.window);
        QElapsedTimer clock;
        clock.start();
        opened.window.show();
        application.longestMs = 0;
        if (!painted.wait([&] { return opened.shown() >= static_cast<std::size_t>(keys); }))
            return report.skip(QStringLiteral("many keys"), QStringLiteral("the list is not whole"));
        report.add(QStringLiteral("all of many keys on screen"), milliseconds(clock), QStringLiteral("ms"),
            bench::Report::Target::None, 0,
            QStringLiteral("%1, longest task %2 ms").arg(remark).arg(application.longestMs, 0, 'f', 0));
        spin([&] { return opened.page->keyFeed()->state() == KeyFeed::State::Live; });
        spin([] { return false; }, 1'000);
        report.add(QStringLiteral("resident memory of the page a key"), double(bench::residentBytes() - before) / keys,
            QStringLiteral("B"), bench::Report::Target::AtMost, 200, remark);
    }
    measureWatch(report, bare, session, application, keys, rate, seconds, false);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    bench::Application application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto number = [&arguments](const char *name, const char *standard) {
        return bench::option(arguments, QLatin1String(name), QLatin1String(standard)).toInt();
    };
    const int rounds = number("--rounds", "5");
    const int keys = number("--keys", "100000");
    const int many = number("--many", "1000000");
    const int rate = number("--rate", "10000");
    const int seconds = number("--seconds", "5");
    const QString jsonFile = bench::option(arguments, QStringLiteral("--json"));
    const QString title = QStringLiteral("Key-value");
    bench::Report report;
    measureMemory(report, many);
    bench::Server server;
    if (!server.start(bench::serverProgram(arguments), true)) {
        report.skip(QStringLiteral("everything else"), QStringLiteral("nats-server did not start"));
        return report.finish(title, jsonFile) ? 0 : 1;
    }
    Theme theme;
    theme.apply(Theme::Scheme::Light);
    {
        const Bare bare(server.url());
        std::fprintf(stderr, "  filling the server…\n");
        const bool isFilled = bare.isGood()
            && isFine(bare.request(std::string("$JS.API.STREAM.CREATE.") + bucket,
                R"({"name":"KV_bench","subjects":["$KV.bench.>"],"max_msgs_per_subject":1,"discard":"new","storage":"memory",
                    "allow_rollup_hdrs":true,"allow_direct":true,"deny_delete":true})"))
            && bare.put(keys) == keys;
        if (!isFilled) {
            report.skip(QStringLiteral("everything else"), QStringLiteral("the server could not be filled"));
            return report.finish(title, jsonFile) ? 0 : 1;
        }
        ConnectionProfile profile;
        profile.name = QStringLiteral("bench");
        profile.servers = QStringList { server.url() };
        Session session(profile);
        session.open();
        spin([&] { return session.status().server.isJetStream; });
        measureList(report, bare, session, rounds, keys, false);
        measureList(report, bare, session, rounds, keys, true);
        measureFilter(report, session, keys);
        measureWatch(report, bare, session, application, keys, rate, seconds, false);
        measureWatch(report, bare, session, application, keys, rate, seconds, true);
        measureMany(report, bare, session, application, many, rate, seconds);
    }
    Session::waitForClosed();
    nats_Close();
    return report.finish(title, jsonFile) ? 0 : 1;
}
