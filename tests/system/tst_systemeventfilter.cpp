// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemeventfilter.h"

#include <QTest>

using namespace natsight;

namespace {

SystemEvent sample()
{
    SystemEvent event;
    event.timeMs = 1'800'000'000'000;
    event.severity = SystemEvent::Severity::Warning;
    event.kind = QStringLiteral("disconnected");
    event.text = QStringLiteral("Billing of account A left: slow consumer");
    event.server = QStringLiteral("n1");
    event.account = QStringLiteral("A");
    event.thing = QStringLiteral("Billing");
    event.reason = QStringLiteral("Slow Consumer (Pending Bytes)");
    event.subject = "$SYS.ACCOUNT.A.DISCONNECT";
    event.raw = R"({"server":{"name":"n1"},"client":{"id":7,"rtt":1200}})";
    return event;
}

} // namespace

class TestSystemEventFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void collectsNames();
};

void TestSystemEventFilter::decides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isIn");
    const auto row = [](const char *text, bool isIn) { QTest::newRow(text) << QString::fromUtf8(text) << isIn; };
    row("billing", true);
    row("billing slow", true);
    row("billing nothing", false);
    row("event == \"disconnected\"", true);
    row("severity in {\"warning\", \"error\"}", true);
    row("severity == \"good\"", false);
    row("source == \"server\"", true);
    row("server == \"n1\" && account == \"A\"", true);
    row("server == \"n2\"", false);
    row("user exists", false);
    row("reason exists", true);
    row("of contains \"bill\"", true);
    row("subject ~ \"$SYS.ACCOUNT.*.DISCONNECT\"", true);
    row("json.client.rtt > 1000", true);
    row("json..id == 8", false);
    row("time > -5m", true);
    row("time > -1m", false);
}

void TestSystemEventFilter::decides()
{
    QFETCH(QString, text);
    QFETCH(bool, isIn);
    const SystemEvent event = sample();
    const auto program = FilterProgram::compile(text, eventFields(), (event.timeMs + 2 * 60'000) * 1'000'000);
    QVERIFY2(program, program ? "" : qPrintable(program.error().text));
    FilterEvaluator evaluator(*program);
    QCOMPARE(matchesEvent(evaluator, event), isIn);
    (void)matchesEvent(evaluator, SystemEvent());
    QCOMPARE(matchesEvent(evaluator, event), isIn);
}

void TestSystemEventFilter::collectsNames()
{
    QCOMPARE(eventNames({}), SeenNames());
    QList<SystemEvent> events { sample(), sample() };
    events[1].kind = QStringLiteral("connected");
    const SeenNames names = eventNames(events);
    QCOMPARE(names.values.value("event"), QStringList({ QStringLiteral("connected"), QStringLiteral("disconnected") }));
    QCOMPARE(names.values.value("severity"), QStringList { QStringLiteral("warning") });
    QVERIFY(!names.values.contains("user"));
    QStringList paths;
    for (const SeenName &path : names.paths)
        paths << path.text;
    QCOMPARE(paths,
        QStringList({ QStringLiteral("json.client.id"), QStringLiteral("json.client.rtt"),
            QStringLiteral("json.server.name") }));
}

QTEST_APPLESS_MAIN(TestSystemEventFilter)
#include "tst_systemeventfilter.moc"
