// SPDX-License-Identifier: GPL-3.0-or-later
// What the whole program costs with its window open, against a bare client library subscriber that only counts.
//   bench_window --program FILE [--json FILE] [--pairs N] [--seconds S] [--nats-server PROGRAM]
// Without a display the program runs on Qt's offscreen platform, which paints as much but shows nothing.
#include "tests/benchmarks/benchrun.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QThread>

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace natsight;

namespace {

struct Stats {
    double startupMs = 0;
    double longestStallMs = 0;
    double longestTaskMs = 0;
    double frames = 0;
    double disconnects = 0;
    quint64 received = 0;
    quint64 kept = 0;
    quint64 evicted = 0;
    quint64 dropped = 0;
    qint64 peakRss = 0;
};

/// User and system time of a process in seconds.
double cpuSeconds(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    // The name in parentheses may hold spaces; field 3 comes after it.
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 13)
        return 0;
    return static_cast<double>(fields[11].toLongLong() + fields[12].toLongLong())
        / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

/// Runs the program, does something meanwhile, and reads what it says about itself at its end.
class Program
{
public:
    explicit Program(QString file)
        : m_file(std::move(file))
    {
    }

    [[nodiscard]] std::optional<Stats> run(
        const QStringList &arguments, int seconds, const std::function<bool(qint64 pid)> &meanwhile = {}) const
    {
        const QTemporaryDir folder;
        const QString statsFile = folder.filePath(QStringLiteral("stats.json"));
        QFile file(statsFile);
        if (!start(folder, arguments + QStringList { QStringLiteral("--stats"), statsFile }, seconds, meanwhile)
            || !file.open(QIODevice::ReadOnly))
            return {};
        const QByteArray text = file.readAll();
        const auto json = nlohmann::json::parse(text.cbegin(), text.cend(), nullptr, false);
        if (!json.is_object())
            return {};
        Stats stats;
        stats.startupMs = json.value("startup_ms", 0.0);
        stats.longestStallMs = json.value("longest_stall_ms", 0.0);
        stats.longestTaskMs = json.value("longest_task_ms", 0.0);
        stats.frames = json.value("frames", 0.0);
        stats.disconnects = json.value("disconnects", 0.0);
        stats.peakRss = json.value("peak_rss_bytes", qint64 { 0 });
        if (const auto list = json.find("subscriptions"); list != json.end() && list->is_array()) {
            for (const auto &subscription : *list) {
                stats.received += subscription.value("received", quint64 { 0 });
                stats.kept += subscription.value("kept", quint64 { 0 });
                stats.evicted += subscription.value("evicted", quint64 { 0 });
                stats.dropped += subscription.value("dropped_library", quint64 { 0 })
                    + subscription.value("dropped_other", quint64 { 0 });
            }
        }
        return stats;
    }

    /// As run(), but without the stall probe of `--stats`, which wakes the program 200 times a second.
    [[nodiscard]] bool runUnwatched(
        const QStringList &arguments, int seconds, const std::function<bool(qint64 pid)> &meanwhile) const
    {
        const QTemporaryDir folder;
        return start(folder, arguments, seconds, meanwhile);
    }

private:
    [[nodiscard]] bool start(const QTemporaryDir &folder, const QStringList &arguments, int seconds,
        const std::function<bool(qint64 pid)> &meanwhile) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!environment.contains(QStringLiteral("DISPLAY"))
            && !environment.contains(QStringLiteral("WAYLAND_DISPLAY")))
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder.filePath(QStringLiteral("xdg")));
        process.setProcessEnvironment(environment);
        // A subscription to everything stops by itself after a while, and not all of the flood would be measured.
        QSettings settings(folder.filePath(QStringLiteral("config/natsight.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("capture/autoStopMessages"), 0);
        settings.setValue(QStringLiteral("capture/autoStopMinutes"), 0);
        settings.sync();
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(m_file,
            arguments
                + QStringList { QStringLiteral("--config-dir"), folder.filePath(QStringLiteral("config")),
                    QStringLiteral("--quit-after"), QString::number(seconds) });
        if (!process.waitForStarted(5000))
            return false;
        const bool isGood = !meanwhile || meanwhile(process.processId());
        if (!process.waitForFinished(seconds * 1000 + 30'000)) {
            process.kill();
            process.waitForFinished();
            return false;
        }
        return isGood;
    }

    QString m_file;
};

QString worst(const std::vector<double> &values)
{
    return QStringLiteral("median of %1, worst %2")
        .arg(values.size())
        .arg(values.empty() ? 0.0 : *std::max_element(values.begin(), values.end()), 0, 'f', 1);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString title = QStringLiteral("The program with its window");
    const QString jsonFile = bench::option(arguments, QStringLiteral("--json"));
    const QString file = bench::option(arguments, QStringLiteral("--program"));
    const int pairs = bench::option(arguments, QStringLiteral("--pairs"), QStringLiteral("5")).toInt();
    const int seconds = bench::option(arguments, QStringLiteral("--seconds"), QStringLiteral("4")).toInt();
    bench::Report report;
    using Target = bench::Report::Target;
    if (!QFileInfo(file).isExecutable()) {
        report.skip(QStringLiteral("everything"), QStringLiteral("no program at “%1” (--program FILE)").arg(file));
        return report.finish(title, jsonFile) ? 0 : 1;
    }
    const Program program(file);

    std::vector<double> startups;
    for (int i = 0; i < 5; ++i) {
        if (const auto stats = program.run({}, 2))
            startups.push_back(stats->startupMs);
    }
    if (startups.empty())
        report.skip(QStringLiteral("start to usable"), QStringLiteral("no run succeeded"));
    else
        report.add(QStringLiteral("start to usable"), bench::median(startups), QStringLiteral("ms"), Target::AtMost,
            250, worst(startups));

    const auto watchIdle = [&report](qint64 pid, const QString &what, double mostMb) {
        QThread::sleep(3);
        const double before = cpuSeconds(pid);
        QThread::sleep(5);
        const double share = (cpuSeconds(pid) - before) / 5 * 100;
        report.add(QStringLiteral("resident, ") + what, static_cast<double>(bench::residentBytes(pid)) / 1e6,
            QStringLiteral("MB"), Target::AtMost, mostMb);
        report.add(QStringLiteral("CPU, ") + what, share, QStringLiteral("%"), Target::AtMost, 1,
            QStringLiteral("over 5 s, steps of 0.2 %"));
        return true;
    };
    if (!program.runUnwatched({}, 10, [&](qint64 pid) { return watchIdle(pid, QStringLiteral("idle"), 80); }))
        report.skip(QStringLiteral("idle"), QStringLiteral("the run failed"));

    bench::Server server;
    if (!server.start(bench::serverProgram(arguments))) {
        report.skip(QStringLiteral("everything with a server"), QStringLiteral("nats-server did not start"));
        return report.finish(title, jsonFile) ? 0 : 1;
    }
    const auto watching = [&server](const QByteArray &pattern) {
        return QStringList { QStringLiteral("--server"), server.url(), QStringLiteral("--subscribe"),
            QString::fromLatin1(pattern) };
    };
    if (!program.runUnwatched(watching(">"), 11, [&](qint64 pid) {
            return server.waitForSubscriber(">", 5000) && watchIdle(pid, QStringLiteral("idle, subscribed to >"), 80);
        }))
        report.skip(QStringLiteral("idle, subscribed to >"), QStringLiteral("the run failed"));

    // Start, subscribe, publish, drain: the program must live through all of it.
    const int lifetime = seconds + 7;
    const auto flood = [&](const QByteArray &pattern, double rate, std::optional<bench::Published> &published) {
        return program.run(watching(pattern), lifetime, [&](qint64) {
            if (!server.waitForSubscriber(pattern, 4000))
                return false;
            QThread::sleep(1); // the window's first layout is not what is measured
            published = bench::publish(server.port(), seconds, rate);
            return published.has_value();
        });
    };

    std::optional<bench::Published> published;
    // Exact to the message: the publisher's subjects alone, as `>` brings the program's own requests too.
    if (const auto stats = flood("bench.>", 50'000, published)) {
        report.add(QStringLiteral("lost at 50,000 msg/s"),
            static_cast<double>(published->sent) - static_cast<double>(stats->kept + stats->evicted),
            QStringLiteral("msgs"), Target::AtMost, 0, QStringLiteral("%1 sent").arg(published->sent));
        report.add(QStringLiteral("longest stall at 50,000 msg/s"), stats->longestStallMs, QStringLiteral("ms"),
            Target::AtMost, 16);
        report.add(QStringLiteral("longest task at 50,000 msg/s"), stats->longestTaskMs, QStringLiteral("ms"),
            Target::AtMost, 16);
    } else {
        report.skip(QStringLiteral("50,000 msg/s"), QStringLiteral("the run failed"));
    }

    std::vector<double> ratios;
    std::vector<double> rates;
    std::vector<double> bareRates;
    std::vector<double> stalls;
    std::vector<double> tasks;
    quint64 dropped = 0;
    bool isBalanced = true;
    for (int i = 0; i < pairs; ++i) {
        std::optional<bench::Received> bare;
        if (i % 2 == 0)
            bare = bench::runWorker(QStringLiteral("bare"), server, seconds, 0);
        const auto stats = flood(">", 0, published);
        if (i % 2 == 1)
            bare = bench::runWorker(QStringLiteral("bare"), server, seconds, 0);
        if (!stats || !bare || bare->publishSeconds <= 0)
            continue;
        // The program says only how many it received: both over the time of the publisher.
        rates.push_back(static_cast<double>(stats->received - stats->dropped) / published->seconds);
        bareRates.push_back(static_cast<double>(bare->received) / bare->publishSeconds);
        ratios.push_back(rates.back() / bareRates.back());
        stalls.push_back(stats->longestStallMs);
        tasks.push_back(stats->longestTaskMs);
        dropped += stats->dropped;
        isBalanced = isBalanced && stats->received >= published->sent
            && stats->received == stats->kept + stats->evicted + stats->dropped;
        std::fprintf(stderr, "  pair %d: bare %.0f/s, program %.0f/s, ratio %.3f, stall %.1f ms, task %.1f ms\n", i + 1,
            bareRates.back(), rates.back(), ratios.back(), stalls.back(), tasks.back());
    }
    if (ratios.empty()) {
        report.skip(QStringLiteral("flat out"), QStringLiteral("no run succeeded"));
    } else {
        report.add(QStringLiteral("bare subscriber"), bench::median(bareRates), QStringLiteral("msg/s"));
        report.add(QStringLiteral("program, flat out"), bench::median(rates), QStringLiteral("msg/s"), Target::None, 0,
            isBalanced ? QStringLiteral("sent ≤ received = kept + evicted + dropped")
                       : QStringLiteral("THE BALANCE IS WRONG"));
        report.add(QStringLiteral("program / bare"), bench::median(ratios), {}, Target::AtLeast, 0.9,
            QStringLiteral("median of %1 pairs").arg(ratios.size()));
        report.add(QStringLiteral("dropped, flat out"), static_cast<double>(dropped), QStringLiteral("msgs"));
        report.add(QStringLiteral("longest stall, flat out"), bench::median(stalls), QStringLiteral("ms"),
            Target::AtMost, 33, worst(stalls));
        report.add(QStringLiteral("longest task, flat out"), bench::median(tasks), QStringLiteral("ms"), Target::AtMost,
            16, worst(tasks));
    }
    return report.finish(title, jsonFile) ? 0 : 1;
}
