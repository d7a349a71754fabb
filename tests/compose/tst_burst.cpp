// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong in the middle of a burst; the official CLI answers.
#include "models/compose/burst.h"

#include "models/core/format.h"
#include "tests/jetstream/support.h"

#include <QProcess>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace natsight;
using Mode = ComposedMessage::Mode;

class TestBurst : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { Session::waitForClosed(); }

    void tooLargeOnesCostNoPlace_data();
    void tooLargeOnesCostNoPlace();
    void onlyRegularFilesAreRead();
};

void TestBurst::initTestCase()
{
    NATSIGHT_NEED_SERVER();
    NATSIGHT_NEED_CLI();
}

void TestBurst::tooLargeOnesCostNoPlace_data()
{
    QTest::addColumn<int>("inFlight");
    for (const int inFlight : { 1, 3, 64 })
        QTest::addRow("%d", inFlight) << inFlight;
}

// A message that cannot be made fails at once, on the thread that has the answer before it.
void TestBurst::tooLargeOnesCostNoPlace()
{
    QFETCH(int, inFlight);
    TestServer server("max_payload: 1024");
    QVERIFY(server.start());
    Session session(profileFor(server));
    session.open();
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, SessionStatus::State::Connected, 30'000);
    QProcess responder;
    responder.setStandardInputFile(QProcess::nullDevice());
    responder.start(natsCli(),
        { QStringLiteral("--server"), server.url(), QStringLiteral("reply"), QStringLiteral("echo.me"),
            QStringLiteral("--echo") });
    QVERIFY(QTest::qWaitFor(
        [&session] {
            OutgoingMessage ask;
            ask.subject = "echo.me";
            return received(session.request(ask, std::chrono::seconds(1))).has_value();
        },
        30'000));

    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("echo.me");
    message.body = QStringLiteral("{{random choice small %1}}").arg(QString(1'200, u'x'));
    // The check makes one itself, and about every other is too large.
    auto prepared = prepareMessage(message, session.status().server, {});
    for (int i = 0; i < 200 && !prepared; ++i)
        prepared = prepareMessage(message, session.status().server, {});
    QVERIFY(prepared);
    BurstOptions options;
    options.count = 600;
    options.inFlight = inFlight;
    Burst burst(&session, *prepared, options);
    QTRY_VERIFY_WITH_TIMEOUT(burst.progress().isOver, 60'000);
    const BurstProgress progress = burst.progress();
    QCOMPARE(progress.sent, 600u);
    QCOMPARE(progress.answered + progress.failed, 600u);
    QVERIFY(progress.answered > 0 && progress.failed > 0);
    QVERIFY2(progress.lastError.contains(format::bytes(1'024)), qPrintable(progress.lastError));
    responder.kill();
    responder.waitForFinished();
}

void TestBurst::onlyRegularFilesAreRead()
{
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    ComposedMessage message;
    message.subject = QStringLiteral("a");
    message.bodyFormat = ComposedMessage::Body::File;
    ServerInfo server;
    server.maxPayload = 1'024;
    for (const QString &path : { pipe, QStringLiteral("/dev/zero"), folder.path() }) {
        message.body = path;
        const auto prepared = prepareMessage(message, server, {});
        QVERIFY(!prepared);
        QVERIFY2(
            prepared.error().text().contains(QStringLiteral("no regular file")), qPrintable(prepared.error().text()));
    }
    message.body = folder.filePath(QStringLiteral("file"));
    QVERIFY(!prepareMessage(message, server, {}));
    QFile file(message.body);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(1'024, 'x'));
    file.flush();
    const auto fits = prepareMessage(message, server, {});
    QVERIFY(fits);
    QCOMPARE(fits->render(1)->payload.size(), 1'024);
    file.write("y");
    file.close();
    const auto large = prepareMessage(message, server, {});
    QVERIFY(!large);
    QVERIFY2(large.error().text().contains(format::bytes(1'024)), qPrintable(large.error().text()));
}

QTEST_GUILESS_MAIN(TestBurst)
#include "tst_burst.moc"
