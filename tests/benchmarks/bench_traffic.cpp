// SPDX-License-Identifier: GPL-3.0-or-later
// The traffic page under load with what people look at: a JSON filter, a plotted field and the rate of what passes the filter.
//   bench_traffic [--json FILE] [--rate N] [--seconds N] [--nats-server PROGRAM]
#include "models/traffic/fieldplotfeed.h"
#include "models/traffic/messagetablemodel.h"
#include "models/traffic/trafficfeed.h"
#include "tests/benchmarks/benchrun.h"
#include "tests/benchmarks/screen.h"
#include "widgets/common/frameclock.h"
#include "widgets/common/theme.h"
#include "widgets/traffic/trafficpage.h"

#include <QLineEdit>
#include <QTableView>

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>

using namespace natsight;
using bench::spin;

namespace {

struct Measured {
    double lost = 0;
    double unread = 0; ///< by the plots
    double longestTaskMs = 0;
    double behindMs = 0; ///< until filter and plots have all, after the last message
};

std::optional<Measured> measure(const bench::Server &server, bench::Application &application, double rate, int seconds)
{
    ConnectionProfile profile;
    profile.servers = QStringList { server.url() };
    Session session(profile);
    TrafficFeed feed(&session, CaptureStore::Limits());
    FrameClock clock;
    QWidget window;
    TrafficPage page(&feed, &clock, Link { {}, QStringLiteral("traffic"), {} }, &window);
    page.setGeometry(0, 0, 1280, 800);
    window.resize(page.size());
    window.show();
    session.open();
    if (!feed.add("bench.>") || !server.waitForSubscriber("bench.>", 5'000))
        return {};
    page.findChild<QLineEdit *>(QStringLiteral("trafficFilter"))->setText(QStringLiteral("json.value >= 900"));
    const auto *table = qobject_cast<MessageTableModel *>(
        page.findChild<QTableView *>(QStringLiteral("messageTable"))->model());
    auto *plots = page.findChild<FieldPlotFeed *>();
    if (!table || !plots)
        return {};
    spin([table] { return table->isFiltered(); }, 5'000);
    using What = PlottedField::What;
    plots->add({ What::Number, "bench.region3.device3.value", QStringLiteral("value"), "/value", {} });
    plots->add({ What::Messages, {}, {}, {}, table->filter() });
    spin([] { return false; }, 1'000); // the first layout is not what is measured

    application.longestMs = 0;
    std::atomic<bool> isOver = false;
    std::optional<bench::Published> published;
    std::thread publisher([&] {
        published = bench::publish(server.port(), seconds, rate);
        isOver = true;
    });
    spin([&isOver] { return isOver.load(); });
    publisher.join();
    if (!published)
        return {};
    QElapsedTimer after;
    after.start();
    const auto areDone = [&] {
        return table->progress() >= 1
            && std::all_of(plots->plots().cbegin(), plots->plots().cend(),
                [&](const auto &one) { return one.backlog == 0 && one.readToMs > 0; })
            && feed.store()->snapshot().endRow() >= published->sent;
    };
    spin(areDone, 30'000);
    Measured measured;
    measured.behindMs = areDone() ? bench::milliseconds(after) : -1;
    measured.longestTaskMs = application.longestMs;
    measured.lost = static_cast<double>(published->sent) - static_cast<double>(feed.store()->snapshot().endRow());
    for (const FieldPlotFeed::Plotted &one : plots->plots())
        measured.unread += static_cast<double>(one.unread);
    return measured;
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    bench::Application app(argc, argv);
    Theme theme;
    theme.apply(Theme::Scheme::Light);
    const QStringList arguments = QApplication::arguments();
    const double rate = bench::option(arguments, QStringLiteral("--rate"), QStringLiteral("100000")).toDouble();
    const int seconds = bench::option(arguments, QStringLiteral("--seconds"), QStringLiteral("5")).toInt();
    bench::Report report;
    bench::Server server;
    if (!server.start(bench::serverProgram(arguments)))
        report.skip(QStringLiteral("everything"), QStringLiteral("nats-server did not start"));
    else if (const auto measured = measure(server, app, rate, seconds)) {
        using Target = bench::Report::Target;
        const QString at = QStringLiteral(" at %1 msg/s with a JSON filter and plots").arg(rate);
        report.add(QStringLiteral("lost") + at, measured->lost, QStringLiteral("msgs"), Target::AtMost, 0);
        report.add(QStringLiteral("not plotted") + at, measured->unread, QStringLiteral("msgs"), Target::AtMost, 0);
        report.add(
            QStringLiteral("longest task") + at, measured->longestTaskMs, QStringLiteral("ms"), Target::AtMost, 33);
        report.add(QStringLiteral("filter and plots have all after the last message"), measured->behindMs,
            QStringLiteral("ms"));
    } else {
        report.skip(QStringLiteral("everything"), QStringLiteral("the run failed"));
    }
    return report.finish(
               QStringLiteral("The traffic page under load"), bench::option(arguments, QStringLiteral("--json")))
        ? 0
        : 1;
}
