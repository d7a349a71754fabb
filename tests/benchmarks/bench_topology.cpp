// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to draw a large system: 500 servers in 20 clusters with 10,000 leaf nodes, from answers to a frame while it is
// moved. With --picture it saves what it paints.
//   bench_topology [--json FILE] [--rounds N] [--picture FOLDER]
#include "models/system/topologyhistory.h"
#include "models/system/topologymodel.h"
#include "models/system/topologytablemodel.h"
#include "tests/benchmarks/benchrun.h"
#include "tests/benchmarks/screen.h"
#include "tests/system/fakesystem.h"
#include "widgets/common/theme.h"
#include "widgets/system/topologyview.h"

#include <QApplication>
#include <QDir>
#include <QKeyEvent>
#include <QWheelEvent>
#include <QWindow>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace natsight;

namespace {

double measured(const std::function<void()> &work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return bench::milliseconds(clock);
}

/// Frames while the picture is moved by a key's step, or by a small one as a mouse does: from the event until the window's
/// store has it. The window is really painted, which is counted.
std::vector<double> frames(TopologyView &view, int count, bool isMouse)
{
    std::vector<double> taken;
    for (int i = 0; i < count; ++i) {
        const bool isThere = i % 4 < 2;
        const quint64 before = view.painted();
        const QPointF place = view.fromView({});
        taken.push_back(measured([&] {
            if (isMouse) {
                QWheelEvent wheel(QPointF(700, 400), view.mapToGlobal(QPointF(700, 400)),
                    isThere ? QPoint(9, 7) : QPoint(-9, -7), {}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                    false);
                QCoreApplication::sendEvent(view.viewport(), &wheel);
            } else {
                QKeyEvent key(QEvent::KeyPress, isThere ? Qt::Key_Right : Qt::Key_Left, Qt::ShiftModifier);
                QCoreApplication::sendEvent(&view, &key);
            }
            view.viewport()->repaint();
        }));
        if (view.painted() != before + 1 || view.fromView({}) == place)
            qFatal("a frame was not painted, or not another one");
    }
    return taken;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const int rounds = bench::option(arguments, QStringLiteral("--rounds"), QStringLiteral("20")).toInt();
    const QString pictures = bench::option(arguments, QStringLiteral("--picture"));
    Theme theme;
    theme.apply(Theme::Scheme::Dark);
    bench::Report report;

    FakeSystem system({ 20, 25, 10'000, 3 });
    // Some of it is sick, as systems are.
    system.at(3, 4).state = ServerState::Silent;
    system.at(7, 1).identity.version = QStringLiteral("2.10.29");
    system.cutRoutes(11, 2, 3);
    std::vector<double> making;
    std::vector<double> layingOut;
    std::vector<double> again;
    std::vector<double> drawing;
    std::vector<double> changes;
    TopologyPtr before;
    TopologyPlaces places;
    const RingTopologyLayout layout;
    TopologyGraphPtr graph;
    for (int round = 0; round < rounds; ++round) {
        TopologyPtr topology;
        making.push_back(
            measured([&] { topology = std::make_shared<Topology>(topologyOf(system.snapshot, before.get())); }));
        layingOut.push_back(measured([&] { places = layout.layOut(*topology, {}); }));
        again.push_back(measured([&] { places = layout.layOut(*topology, places); }));
        drawing.push_back(measured([&] { graph = std::make_shared<TopologyGraph>(graphAt(topology, places)); }));
        if (before)
            changes.push_back(measured([&] { (void)changesBetween(*before, *topology); }));
        before = topology;
        system.advance(2'000, 500);
    }
    report.add(QStringLiteral("topology of answers"), bench::median(making), QStringLiteral("ms"),
        bench::Report::Target::None, 0, QStringLiteral("pool thread"));
    report.add(QStringLiteral("layout from nothing"), bench::median(layingOut), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 100, QStringLiteral("pool thread"));
    report.add(QStringLiteral("layout with places"), bench::median(again), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 100, QStringLiteral("pool thread"));
    report.add(QStringLiteral("nodes and ways to draw"), bench::median(drawing), QStringLiteral("ms"),
        bench::Report::Target::None, 0, QStringLiteral("pool thread"));
    report.add(QStringLiteral("what changed"), bench::median(changes), QStringLiteral("ms"));
    report.add(QStringLiteral("memory of a whole one"), static_cast<double>(before->memoryBytes()) / 1e6,
        QStringLiteral("MB"));
    TopologyHistory history;
    std::vector<double> packing;
    std::vector<double> unpacking;
    std::vector<double> packed;
    for (int round = 0; round < rounds; ++round) {
        const auto topology = std::make_shared<const Topology>(topologyOf(system.snapshot, before.get()));
        packing.push_back(measured([&] { history.add(topology, QList<TopologyChange>()); }));
        packed.push_back(static_cast<double>(history.moments().back().pack.memoryBytes()) / 1e6);
        unpacking.push_back(measured([&] { (void)history.at(topology->timeMs); }));
        before = topology;
        system.advance(5'000, 431 + static_cast<quint64>(round) * 17);
    }
    report.add(QStringLiteral("memory of a moment"), bench::median(packed), QStringLiteral("MB"),
        bench::Report::Target::AtMost, 1);
    report.add(QStringLiteral("a moment packed"), bench::median(packing), QStringLiteral("ms"));
    report.add(QStringLiteral("a moment brought back"), bench::median(unpacking), QStringLiteral("ms"));

    TopologyModel model;
    TopologyView view(&model);
    view.resize(1400, 800);
    view.show();
    bench::spin([&view] { return view.windowHandle() && view.windowHandle()->isExposed(); }, 5'000);
    report.add(QStringLiteral("model takes it, first"), measured([&] { model.setGraph(graph); }), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 33, QStringLiteral("GUI thread"));
    std::vector<double> taking;
    for (int round = 0; round < rounds; ++round) {
        auto same = std::make_shared<TopologyGraph>(*graph);
        taking.push_back(measured([&] { model.setGraph(same); }));
    }
    report.add(QStringLiteral("model takes it again"), bench::median(taking), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 16, QStringLiteral("GUI thread"));
    TopologyTableModel table(TopologyTableModel::Table::Leaves);
    report.add(QStringLiteral("table of leaf nodes, first"), measured([&] { table.setTopology(before); }),
        QStringLiteral("ms"), bench::Report::Target::AtMost, 33, QStringLiteral("GUI thread"));
    view.fit();
    for (const auto &[name, zoom] : { std::pair("frame, all of it", 0.0), std::pair("frame at 15 %", 0.15),
             std::pair("frame at 30 %", 0.3), std::pair("frame at 60 %", 0.6), std::pair("frame at 100 %", 1.0) }) {
        if (zoom > 0) {
            // Where much is to be seen.
            view.setZoom(zoom);
            view.select(FakeSystem::key(3, 4));
            view.scrollTo(view.currentIndex(), QAbstractItemView::PositionAtCenter);
            view.selectNothing();
        }
        view.viewport()->repaint();
        const std::vector<double> keys = frames(view, 4 * rounds, false);
        const std::vector<double> mouse = frames(view, 4 * rounds, true);
        report.add(QStringLiteral("%1, keys").arg(QLatin1String(name)), bench::median(keys), QStringLiteral("ms"),
            bench::Report::Target::AtMost, 16, QStringLiteral("1400 × 800, moved 60 px"));
        report.add(QStringLiteral("%1, worst").arg(QLatin1String(name)), *std::max_element(keys.begin(), keys.end()),
            QStringLiteral("ms"), bench::Report::Target::None, 0, QStringLiteral("of these"));
        report.add(QStringLiteral("%1, mouse").arg(QLatin1String(name)), bench::median(mouse), QStringLiteral("ms"),
            bench::Report::Target::AtMost, 16, QStringLiteral("moved 9, 7 px"));
        std::vector<double> whole;
        for (int i = 0; i < rounds; ++i) {
            view.setHighlight(i % 2 == 0 ? QStringLiteral("n") : QString());
            whole.push_back(measured([&] { view.viewport()->repaint(); }));
        }
        view.setHighlight({});
        report.add(QStringLiteral("%1, anew").arg(QLatin1String(name)), bench::median(whole), QStringLiteral("ms"),
            bench::Report::Target::None, 0, QStringLiteral("all of it painted"));
    }
    if (!pictures.isEmpty()) {
        for (const bool isDark : { false, true }) {
            theme.apply(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
            QCoreApplication::processEvents(); // the palette comes with an event
            view.fit();
            for (const auto &[name, zoom] :
                { std::pair("all", 0.0), std::pair("far", 0.15), std::pair("near", 0.35), std::pair("close", 0.9) }) {
                if (zoom > 0) {
                    view.setZoom(zoom);
                    view.select(FakeSystem::key(3, 4));
                    view.scrollTo(view.currentIndex(), QAbstractItemView::PositionAtCenter);
                }
                QDir().mkpath(pictures);
                view.grab().save(
                    QStringLiteral("%1/%2-%3.png")
                        .arg(pictures, QLatin1String(name), isDark ? QStringLiteral("dark") : QStringLiteral("light")));
            }
        }
    }
    const QString json = bench::option(arguments, QStringLiteral("--json"));
    return report.finish(QStringLiteral("topology: 500 servers, 20 clusters, 10,000 leaf nodes"), json) ? 0 : 1;
}
