// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/burst.h"
#include "models/compose/collections.h"
#include "models/compose/composecommand.h"
#include "models/compose/replymodel.h"
#include "models/compose/sendhistory.h"
#include "models/compose/subjectsuggestions.h"
#include "models/core/format.h"
#include "models/core/latencyhistogram.h"
#include "models/core/link.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace natsight;
using namespace std::chrono_literals;
using Mode = ComposedMessage::Mode;
using Body = ComposedMessage::Body;

namespace {

ServerInfo serverOf(const QString &version)
{
    ServerInfo info;
    info.version = version;
    info.isJetStream = true;
    info.maxPayload = 1 << 20;
    return info;
}

ComposedMessage simple(const QString &subject, const QString &body = {})
{
    ComposedMessage message;
    message.subject = subject;
    message.body = body;
    return message;
}

QString allProblems(const ComposedMessage &message, const ServerInfo &server = serverOf(QStringLiteral("2.15.2")))
{
    QStringList lines;
    for (const ComposeProblem &problem : composeProblems(message, server, {}))
        lines << problem.text;
    return lines.join(u'\n');
}

} // namespace

class TestComposeModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void templates_data();
    void templates();
    void templateErrors_data();
    void templateErrors();
    void isChecked();
    void isGated();
    void isPrepared();
    void bodies();
    void comesFromAMessage();
    void asJson();
    void histogram();
    void histogramBars();
    void commandThereAndBack();
    void commandsAreRead_data();
    void commandsAreRead();
    void badCommands_data();
    void badCommands();
    void replies();
    void collections();
    void whatCannotBeStoredIsNotChanged();
    void collectionsAreTheirUsersOnly();
    void placesOfSavedMessages();
    void headersThatAreNoText();
    void bodiesAreCheckedAlone();
    void subjectsAreSuggested();
    void collectionsKeepWhatTheyDoNotKnow();
    void malformedCollections_data();
    void malformedCollections();
    void brokenFileStays();
    void history();
};

void TestComposeModels::templates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("plain") << QByteArray("orders.new") << QStringLiteral("orders\\.new");
    QTest::newRow("count") << QByteArray("a.{{count}}.b") << QStringLiteral("a\\.7\\.b");
    QTest::newRow("of the nats tool") << QByteArray("{{Count}} {{ Random 3 3 }}") << QStringLiteral("7 [A-Za-z0-9]{3}");
    QTest::newRow("uuid") << QByteArray("{{uuid}}") << QStringLiteral("[0-9a-f-]{36}");
    QTest::newRow("time") << QByteArray("{{TimeStamp}}") << QStringLiteral("\\d{4}-\\d\\d-\\d\\dT.*Z");
    QTest::newRow("random") << QByteArray("{{random 2 4}}") << QStringLiteral("[A-Za-z0-9]{2,4}");
    QTest::newRow("number") << QByteArray("{{number 5 5}}") << QStringLiteral("5");
    QTest::newRow("environment") << QByteArray("{{host}}/{{none}}") << QStringLiteral("example/");
    QTest::newRow("braces") << QByteArray("{{\"{{\"}}count}}") << QStringLiteral("\\{\\{count\\}\\}");
}

void TestComposeModels::templates()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, pattern);
    const auto made = MessageTemplate::compile(text);
    QVERIFY(made);
    const Environment environment { { QStringLiteral("host"), QStringLiteral("example") } };
    TemplateValues values;
    values.count = 7;
    values.environment = &environment;
    const QString shown = QString::fromUtf8(made->render(values));
    QVERIFY2(
        QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(shown).hasMatch(), qPrintable(shown));
    QCOMPARE(made->isConstant(), !text.contains("{{"));
}

void TestComposeModels::templateErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : { "{{", "{{count", "{{}}", "{{a b}}", "{{random}}", "{{random 5 1}}",
             "{{random 1 99999999}}", "{{count 3}}", "{{request.token}}", "{{\"}}" })
        QTest::newRow(text) << QByteArray(text);
}

void TestComposeModels::templateErrors()
{
    QFETCH(QByteArray, text);
    const auto made = MessageTemplate::compile(text);
    QVERIFY(!made);
    QVERIFY(!made.error().text().isEmpty());
}

void TestComposeModels::isChecked()
{
    QVERIFY(allProblems({}).contains(QStringLiteral("Type the subject")));
    QCOMPARE(allProblems(simple(QStringLiteral("orders.new"))), QString());
    QVERIFY(!allProblems(simple(QStringLiteral("orders.*"))).isEmpty());
    QVERIFY(!allProblems(simple(QStringLiteral("a b"))).isEmpty());
    QVERIFY(!allProblems(simple(QStringLiteral("a..b"))).isEmpty());
    QVERIFY(allProblems(simple(QStringLiteral("a.{{tenant}}"))).contains(QStringLiteral("tenant")));
    QVERIFY(allProblems(simple(QStringLiteral("a"), QStringLiteral("{{count"))).contains(QStringLiteral("no end")));
    ComposedMessage message = simple(QStringLiteral("a"));
    message.headers = { { QStringLiteral("A B"), QStringLiteral("x") } };
    QVERIFY(!allProblems(message).isEmpty());
    message.headers = { { QStringLiteral("A"), QStringLiteral("x\ny") } };
    QVERIFY(!allProblems(message).isEmpty());
    message = simple(QStringLiteral("a"), QStringLiteral("{"));
    message.bodyFormat = Body::JsonText;
    QVERIFY(allProblems(message).startsWith(QStringLiteral("Body:")));
    message.bodyFormat = Body::Hex;
    message.body = QStringLiteral("0g");
    QVERIFY(!allProblems(message).isEmpty());
    message.bodyFormat = Body::Base64;
    message.body = QStringLiteral("a$b=");
    QVERIFY(allProblems(message).contains(QStringLiteral("Base64")));
    message.bodyFormat = Body::Text;
    message.body = QString(2 << 20, u'x');
    QVERIFY(allProblems(message).contains(format::bytes(2 << 20)));
    message = simple(QStringLiteral("a"));
    message.mode = Mode::Request;
    message.timeout = QStringLiteral("soon");
    QVERIFY(allProblems(message).contains(QStringLiteral("timeout")));
    message.timeout = QStringLiteral("2s");
    message.replies = ComposedMessage::Replies::UntilStall;
    message.stall = QStringLiteral("x");
    QVERIFY(allProblems(message).contains(QStringLiteral("quiet")));
    message.mode = Mode::JetStream;
    message.expectedLastSequence = QStringLiteral("last");
    message.expectedLastSubjectSequence = QStringLiteral("-1");
    message.ttl = QStringLiteral("1ms");
    QCOMPARE(composeProblems(message, serverOf(QStringLiteral("2.15.2")), {}).size(), 3);
}

void TestComposeModels::isGated()
{
    ComposedMessage message = simple(QStringLiteral("a"));
    message.mode = Mode::JetStream;
    message.ttl = QStringLiteral("15m");
    QVERIFY(allProblems(message, serverOf(QStringLiteral("2.10.4"))).contains(QStringLiteral("2.11")));
    QCOMPARE(allProblems(message, serverOf(QStringLiteral("2.11.0"))), QString());
    QCOMPARE(allProblems(message, ServerInfo()), QString()); // what is not known forbids nothing
    ServerInfo without = serverOf(QStringLiteral("2.15.0"));
    without.isJetStream = false;
    QVERIFY(allProblems(message, without).contains(QStringLiteral("JetStream")));
    without.hasHeaders = false;
    message = simple(QStringLiteral("a"));
    message.headers = { { QStringLiteral("A"), QStringLiteral("b") } };
    QVERIFY(allProblems(message, without).contains(QStringLiteral("headers")));
}

void TestComposeModels::isPrepared()
{
    ComposedMessage message = simple(
        QStringLiteral("orders.{{count}}"), QStringLiteral("{\"n\": {{count}}, \"at\": \"{{place}}\"}"));
    message.bodyFormat = Body::JsonText;
    message.mode = Mode::JetStream;
    message.messageId = QStringLiteral("id-{{count}}");
    message.expectedStream = QStringLiteral("ORDERS");
    message.ttl = QStringLiteral("1m");
    message.headers = { { QStringLiteral("X-N"), QStringLiteral("{{count}}") } };
    const Environment environment { { QStringLiteral("place"), QStringLiteral("Oslo") } };
    const auto made = prepareMessage(message, serverOf(QStringLiteral("2.15.2")), environment);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
    for (const quint64 count : { 1, 12 }) {
        const auto sent = made->render(count);
        QVERIFY(sent);
        const QByteArray number = QByteArray::number(count);
        QCOMPARE(sent->subject, QByteArray("orders." + number));
        QCOMPARE(sent->payload, QByteArray("{\"n\": " + number + ", \"at\": \"Oslo\"}"));
        QCOMPARE(headerValue(sent->headers, "X-N"), number);
        QCOMPARE(headerValue(sent->headers, "Nats-Msg-Id"), QByteArray("id-" + number));
        QCOMPARE(headerValue(sent->headers, "Nats-Expected-Stream"), QByteArray("ORDERS"));
        QCOMPARE(headerValue(sent->headers, "Nats-TTL"), QByteArray("60s"));
    }
    // A file, and none.
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("body.bin"));
    ComposedMessage ofFile = simple(QStringLiteral("a"), path);
    ofFile.bodyFormat = Body::File;
    QVERIFY(!prepareMessage(ofFile, {}, {}));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\0\xFF{{x}}", 7);
    file.close();
    const auto prepared = prepareMessage(ofFile, {}, {});
    QVERIFY(prepared);
    QCOMPARE(prepared->render(1)->payload, QByteArray("\0\xFF{{x}}", 7));
    // Variables that are off stay as they are.
    ComposedMessage off = simple(QStringLiteral("a"), QStringLiteral("{{count}} {{"));
    off.hasVariables = false;
    QCOMPARE(prepareMessage(off, {}, {})->render(3)->payload, QByteArray("{{count}} {{"));
}

void TestComposeModels::bodies()
{
    QCOMPARE(bodyBytes(QStringLiteral("00 ff"), Body::Hex).value(), QByteArray("\0\xFF", 2));
    QCOMPARE(bodyBytes(QStringLiteral("AP8="), Body::Base64).value(), QByteArray("\0\xFF", 2));
    QCOMPARE(bodyBytes(QStringLiteral("AP\n8="), Body::Base64).value(), QByteArray("\0\xFF", 2));
    QCOMPARE(bodyBytes(QStringLiteral("[1]"), Body::MessagePack).value(), QByteArray("\x91\x01"));
    QCOMPARE(bodyBytes(QStringLiteral("[1]"), Body::Cbor).value(), QByteArray("\x81\x01"));
    QCOMPARE(bodyBytes(QStringLiteral(" "), Body::JsonText).value(), QByteArray());
}

void TestComposeModels::comesFromAMessage()
{
    QRandomGenerator random(6);
    QList<QByteArray> payloads { "", "text", "{\"a\":1}", "{\"a\":", QByteArray("\x91\x01"), QByteArray("\0\xFF", 2),
        "{{count}}", "a\r\nb", QByteArray(3 << 20, '\xFE') };
    for (int i = 0; i < 50; ++i) {
        QByteArray bytes(random.bounded(40), Qt::Uninitialized);
        for (char &c : bytes)
            c = static_cast<char>(random.bounded(256));
        payloads << bytes;
    }
    for (const QByteArray &payload : std::as_const(payloads)) {
        const OutgoingMessage message { "a.b", payload, { { "A", "1" }, { "A", "{{2}}" } }, "r" };
        const ComposedMessage form = composedFrom(message, Mode::Publish);
        const auto made = prepareMessage(form, {}, {});
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        const auto sent = made->render(1);
        QVERIFY(sent);
        QCOMPARE(sent->payload, payload);
        QCOMPARE(sent->headers, message.headers);
        QCOMPARE(sent->reply, message.reply);
    }
    QCOMPARE(composedFrom({ "a", "{}" }, Mode::Request).bodyFormat, Body::JsonText);
    QCOMPARE(composedFrom({ "a", "{}", {}, "r" }, Mode::Request).reply, QString());
}

void TestComposeModels::asJson()
{
    ComposedMessage message = simple(QStringLiteral("a"), QStringLiteral("b"));
    message.mode = Mode::Request;
    message.headers = { { QStringLiteral("A"), QStringLiteral("1") } };
    message.bodyFormat = Body::Cbor;
    message.hasVariables = false;
    message.timeout = QStringLiteral("1s");
    message.replies = ComposedMessage::Replies::UntilStall;
    message.replyCount = 9;
    message.stall = QStringLiteral("1ms");
    message.messageId = QStringLiteral("i");
    message.expectedStream = QStringLiteral("s");
    message.expectedLastSequence = QStringLiteral("1");
    message.expectedLastSubjectSequence = QStringLiteral("2");
    message.expectedLastMessageId = QStringLiteral("3");
    message.ttl = QStringLiteral("4s");
    message.reply = QStringLiteral("r");
    QVERIFY(composedFromJson(toJson(message)) == message);
    QVERIFY(composedFromJson(toJson({})) == ComposedMessage());
    QVERIFY(composedFromJson(
                nlohmann::ordered_json::parse(R"({"mode": 3, "headers": [1, {"name": 2}], "reply_count": -4})"))
                .headers.size()
        == 1);
}

void TestComposeModels::histogram()
{
    QRandomGenerator random(99);
    for (int round = 0; round < 20; ++round) {
        LatencyHistogram histogram;
        std::vector<qint64> values;
        const int count = 1 + random.bounded(5'000);
        for (int i = 0; i < count; ++i) {
            const qint64 value = static_cast<qint64>(random.generate64() >> (25 + random.bounded(39)));
            values.push_back(value);
            histogram.add(std::chrono::nanoseconds(value));
        }
        std::sort(values.begin(), values.end());
        QCOMPARE(histogram.count(), quint64(count));
        QCOMPARE(histogram.max().count(), values.back());
        for (const double share : { 0.0, 0.5, 0.9, 0.99, 1.0 }) {
            const auto at = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(share * count)));
            const auto exact = static_cast<double>(values[at - 1]);
            const auto read = static_cast<double>(histogram.percentile(share).count());
            QVERIFY2(read >= exact && read <= exact * 1.032 + 1,
                qPrintable(QStringLiteral("%1: %2 for %3").arg(share).arg(read).arg(exact)));
        }
    }
    LatencyHistogram edge;
    QCOMPARE(edge.percentile(0.5).count(), 0);
    edge.add(-5ns);
    edge.add(24h);
    QCOMPARE(edge.count(), 2u);
    QCOMPARE(edge.percentile(1).count(), std::chrono::nanoseconds(24h).count());
}

void TestComposeModels::histogramBars()
{
    LatencyHistogram histogram;
    QVERIFY(histogram.bars(10).isEmpty());
    for (int i = 1; i <= 1'000; ++i)
        histogram.add(std::chrono::microseconds(i));
    for (const int most : { 1, 7, 60, 5'000 }) {
        const auto bars = histogram.bars(most);
        QVERIFY(!bars.isEmpty() && bars.size() <= most);
        quint64 sum = 0;
        for (qsizetype i = 0; i < bars.size(); ++i) {
            sum += bars.at(i).count;
            QVERIFY(bars.at(i).from < bars.at(i).to);
            QVERIFY(i == 0 || bars.at(i - 1).to == bars.at(i).from);
        }
        QCOMPARE(sum, 1'000u);
    }
}

void TestComposeModels::commandThereAndBack()
{
    static const QByteArrayList pieces { "a", "'", "\"", "$x", "`id`", "\\", "{{", "}}", "{{Count}}", "%s", "!", "é",
        "😀", "-", "@", " ", "#", ";", "|", "\n", "\t", QByteArray("\0", 1), "\xFF", "=", ":" };
    QRandomGenerator random(4222);
    const auto text = [&](int most, bool isBody) {
        QByteArray bytes;
        for (int count = random.bounded(most); count > 0; --count) {
            const QByteArray &piece = pieces[random.bounded(static_cast<int>(pieces.size()))];
            if (isBody || (!piece.contains('\n') && !piece.contains('\0') && piece != "\xFF"))
                bytes += piece;
        }
        return bytes;
    };
    for (int i = 0; i < 400; ++i) {
        OutgoingMessage message;
        message.subject = "s.x" + text(4, false).replace(' ', "_").replace('\t', "_");
        message.payload = text(12, true);
        if (random.bounded(2) == 0)
            message.reply = "r.x" + text(3, false).replace(' ', "_").replace('\t', "_");
        for (int count = random.bounded(3); count > 0; --count)
            message.headers.emplace_back("Name", text(6, false).trimmed());
        ComposedMessage form = composedFrom(message, static_cast<Mode>(random.bounded(3)));
        if (form.mode != Mode::Publish)
            message.reply.clear();
        form.replies = static_cast<ComposedMessage::Replies>(random.bounded(3));
        const QString command = composeCommand(form, message);
        const auto read = readComposeCommand(command);
        QVERIFY2(read, qPrintable(command + u'\n' + (read ? QString() : read.error().text())));
        QCOMPARE(read->message.mode, form.mode);
        if (form.mode == Mode::Request) {
            QCOMPARE(read->message.replies, form.replies);
        }
        const auto prepared = prepareMessage(read->message, {}, {});
        QVERIFY2(prepared, qPrintable(command + u'\n' + (prepared ? QString() : prepared.error().text())));
        const auto again = prepared->render(1);
        QVERIFY2(again, qPrintable(command));
        QCOMPARE(again->subject, message.subject);
        QCOMPARE(again->reply, message.reply);
        QVERIFY2(again->payload == message.payload, qPrintable(command));
        QVERIFY2(again->headers == message.headers, qPrintable(command));
    }
}

void TestComposeModels::commandsAreRead_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char *command, Mode mode, const char *subject, const QByteArray &payload) {
        QTest::newRow(command) << QString::fromUtf8(command) << int(mode) << QString::fromUtf8(subject) << payload;
    };
    row("nats pub orders.new hello", Mode::Publish, "orders.new", "hello");
    row("$ nats publish orders.new 'a b'", Mode::Publish, "orders.new", "a b");
    row("nats req hello.echo \"it's\" --timeout 2s", Mode::Request, "hello.echo", "it's");
    row("nats --context prod request -H A:1 --header=B:2 \\\n  help.me ''", Mode::Request, "help.me", "");
    row("nats pub -J orders.new '{\"a\":1}'", Mode::JetStream, "orders.new", "{\"a\":1}");
    row("echo -n hello world | nats pub a", Mode::Publish, "a", "hello world");
    row("echo hello | nats pub a", Mode::Publish, "a", "hello\n");
    row("printf 'a\\nb' | nats pub a", Mode::Publish, "a", "a\nb");
    row("printf %s 'AP8=' | base64 -d | nats pub a", Mode::Publish, "a", QByteArray("\0\xFF", 2));
    row("/usr/bin/nats pub -- -a -b", Mode::Publish, "-a", "-b");
}

void TestComposeModels::commandsAreRead()
{
    QFETCH(QString, command);
    QFETCH(int, mode);
    QFETCH(QString, subject);
    QFETCH(QByteArray, payload);
    const auto read = readComposeCommand(command);
    QVERIFY2(read, read ? "" : qPrintable(read.error().text()));
    QCOMPARE(int(read->message.mode), mode);
    QCOMPARE(read->message.subject, subject);
    QCOMPARE(bodyBytes(read->message.body, read->message.bodyFormat).value(), payload);
    if (command.contains(QStringLiteral("--timeout"))) {
        QCOMPARE(read->message.timeout, QStringLiteral("2s"));
    }
    if (command.contains(QStringLiteral("--context"))) {
        QCOMPARE(read->notes.size(), 1);
        QCOMPARE(read->message.headers.size(), 2);
    }
}

void TestComposeModels::badCommands_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : { "", "ls", "nats", "nats pub", "nats sub a", "nats pub a b c", "nats pub 'a",
             "nats pub \"a", "nats pub $SUBJECT x", "nats pub a \"$(id)\"", "nats pub a `id`", "nats pub a b; rm x",
             "nats pub a b > file", "cat x | nats pub a", "nats pub --what a b", "nats pub -H nothing a b",
             "nats req --replies=x a", "nats pub a\\" })
        QTest::newRow(command) << QString::fromUtf8(command);
}

void TestComposeModels::badCommands()
{
    QFETCH(QString, command);
    const auto read = readComposeCommand(command);
    QVERIFY(!read);
    QVERIFY(read.error().text().contains(QStringLiteral("nats pub")));
}

void TestComposeModels::replies()
{
    ReplyModel model;
    const QAbstractItemModelTester tester(&model);
    Reply good;
    good.message.payload = "hello";
    good.elapsed = 1'500us;
    Reply bad;
    bad.message.headers = { { "Nats-Service-Error", "bad name" }, { "Nats-Service-Error-Code", "400" } };
    Reply status;
    status.status = 503;
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append({ good, bad, status });
    model.append({});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 3);
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, ReplyModel::Elapsed), format::duration(1'500us));
    QCOMPARE(cell(0, ReplyModel::Preview), QStringLiteral("hello"));
    QCOMPARE(cell(1, ReplyModel::Status), QStringLiteral("Service error 400: bad name"));
    QVERIFY(model.index(1, 0).data(ReplyModel::IsErrorRole).toBool());
    QVERIFY(cell(2, ReplyModel::Status).contains(QStringLiteral("503")));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestComposeModels::collections()
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("collections"));
    CollectionModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFolder(place);
    QCOMPARE(model.rowCount(), 0);
    const auto collection = model.addCollection(QStringLiteral("Orders / EU"));
    QVERIFY(collection);
    QVERIFY(!model.addCollection(QStringLiteral("  ")));
    const auto folderIndex = model.addFolder(*collection, QStringLiteral("daily"));
    QVERIFY(folderIndex);
    const auto message = model.addMessage(
        *folderIndex, QStringLiteral("new order"), simple(QStringLiteral("orders.new"), QStringLiteral("x")));
    QVERIFY(message);
    QVERIFY(!model.addMessage(*message, QStringLiteral("in a message"), {}));
    QVERIFY(model.setEnvironment(*message, { { QStringLiteral("host"), QStringLiteral("eu") } }));
    QVERIFY(model.rename(*folderIndex, QStringLiteral("hourly")));
    QCOMPARE(model.containerOf(*message), *folderIndex);
    QVERIFY(message->data(CollectionModel::SearchRole).toString().contains(QStringLiteral("orders.new")));

    CollectionModel again;
    const QAbstractItemModelTester againTester(&again);
    again.setFolder(place);
    QVERIFY(again.problems().isEmpty());
    QCOMPARE(again.rowCount(), 1);
    const QModelIndex read = again.index(0, 0);
    QCOMPARE(read.data().toString(), QStringLiteral("Orders / EU"));
    QCOMPARE(again.environment(read).value(QStringLiteral("host")), QStringLiteral("eu"));
    const QModelIndex readFolder = again.index(0, 0, read);
    QCOMPARE(readFolder.data().toString(), QStringLiteral("hourly"));
    QCOMPARE(again.message(again.index(0, 0, readFolder)).subject, QStringLiteral("orders.new"));

    const QString exported = folder.filePath(QStringLiteral("export.json"));
    QVERIFY(model.exportFile(*message, exported));
    QVERIFY(again.importFile(exported));
    QCOMPARE(again.rowCount(), 2);
    QCOMPARE(QDir(place).entryList({ QStringLiteral("*.json") }).size(), 2);
    QVERIFY(again.remove(again.index(1, 0)));
    QVERIFY(again.remove(again.index(0, 0, readFolder)));
    QCOMPARE(again.rowCount(readFolder), 0);
    QCOMPARE(QDir(place).entryList({ QStringLiteral("*.json") }).size(), 1);
    // Where nothing can be written it is said.
    CollectionModel lost;
    lost.setFolder(QStringLiteral("/proc/none"));
    const auto made = lost.addCollection(QStringLiteral("a"));
    QVERIFY(!made);
    QVERIFY(!made.error().text().isEmpty());
    QCOMPARE(lost.rowCount(), 0);
}

void TestComposeModels::whatCannotBeStoredIsNotChanged()
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("collections"));
    CollectionModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFolder(place);
    const auto collection = model.addCollection(QStringLiteral("orders"));
    QVERIFY(collection);
    const QPersistentModelIndex message = *model.addMessage(
        *collection, QStringLiteral("new"), simple(QStringLiteral("orders.new"), {}));
    const QString exported = folder.filePath(QStringLiteral("export.json"));
    QVERIFY(model.exportFile(*collection, exported));
    // A folder where the file was: nobody can write it, not even root.
    const QString file = QDir(place).filePath(QStringLiteral("orders.json"));
    QVERIFY(QFile::remove(file));
    QVERIFY(QDir().mkpath(file));
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(!model.addMessage(*collection, QStringLiteral("more"), {}));
    QVERIFY(!model.addFolder(*collection, QStringLiteral("daily")));
    QVERIFY(!model.setMessage(message, simple(QStringLiteral("orders.other"), {})));
    QVERIFY(!model.rename(message, QStringLiteral("other")));
    QVERIFY(!model.rename(*collection, QStringLiteral("other")));
    QVERIFY(!model.remove(message));
    QVERIFY(!model.setEnvironment(*collection, { { QStringLiteral("a"), QStringLiteral("b") } }));
    QCOMPARE(model.rowCount(*collection), 1);
    QCOMPARE(message.data().toString(), QStringLiteral("new"));
    QCOMPARE(model.message(message).subject, QStringLiteral("orders.new"));
    QCOMPARE(collection->data().toString(), QStringLiteral("orders"));
    QVERIFY(model.environment(message).isEmpty());
    QCOMPARE(inserted.size() + removed.size() + changed.size(), 0);
    // The same of an import.
    CollectionModel nowhere;
    nowhere.setFolder(QStringLiteral("/proc/none"));
    QVERIFY(!nowhere.importFile(exported));
    QCOMPARE(nowhere.rowCount(), 0);
}

void TestComposeModels::collectionsAreTheirUsersOnly()
{
    const QTemporaryDir folder;
    CollectionModel model;
    model.setFolder(folder.path());
    QVERIFY(model.addCollection(QStringLiteral("a")));
    const QString path = folder.filePath(QStringLiteral("a.json"));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther;
    QVERIFY(!QFile::permissions(path).testAnyFlags(others));
    // One that was copied there is closed as well, before it is written again.
    QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | others));
    CollectionModel again;
    again.setFolder(folder.path());
    QCOMPARE(again.rowCount(), 1);
    QVERIFY(!QFile::permissions(path).testAnyFlags(others));
    QVERIFY(again.rename(again.index(0, 0), QStringLiteral("b")));
    QVERIFY(!QFile::permissions(path).testAnyFlags(others));
}

void TestComposeModels::placesOfSavedMessages()
{
    CollectionModel model;
    const auto collection = model.addCollection(QStringLiteral("Orders / EU"));
    const auto folder = model.addFolder(*collection, QStringLiteral("daily"));
    const auto message = model.addMessage(*folder, QStringLiteral("new order"), simple(QStringLiteral("a"), {}));
    const QStringList place { QStringLiteral("Orders / EU"), QStringLiteral("daily"), QStringLiteral("new order") };
    QCOMPARE(model.place(*message), place);
    QCOMPARE(model.find(place), *message);
    QCOMPARE(model.find(place.first(1)), *collection);
    QVERIFY(!model.find({ QStringLiteral("Orders / EU"), QStringLiteral("new order") }).isValid());
    QVERIFY(!model.find({}).isValid());
    // As a link, and back.
    const Link link { QStringLiteral("prod"), QStringLiteral("compose"),
        QStringList { QStringLiteral("saved") } + place };
    QCOMPARE(Link::parse(link.toString())->path.mid(1), place);
}

void TestComposeModels::headersThatAreNoText()
{
    const QByteArray latin1 = "caf\xe9 {{count}}";
    OutgoingMessage seen { "a", "x", { { "X-Name", latin1 }, { "X-Text", "plain" } }, {} };
    ComposedMessage form = composedFrom(seen, ComposedMessage::Mode::Publish);
    QCOMPARE(form.headers.size(), 2);
    QCOMPARE(form.headers[0].raw, latin1);
    QVERIFY(form.headers[1].raw.isEmpty());
    QVERIFY(form.hasVariables); // braces in bytes that are sent as they are say nothing
    const auto rendered = [](const ComposedMessage &message) {
        const auto prepared = prepareMessage(message, {}, {});
        return prepared ? prepared->render(7)->headers : Headers();
    };
    QCOMPARE(rendered(form), seen.headers);
    // Kept in files, too.
    const ComposedMessage back = composedFromJson(toJson(form));
    QCOMPARE(back, form);
    QCOMPARE(rendered(back), seen.headers);
    // A line break in them would be another header.
    form.headers[0].raw = "a\r\nb\xff";
    QVERIFY(!prepareMessage(form, {}, {}));
}

void TestComposeModels::bodiesAreCheckedAlone()
{
    ComposedMessage message;
    message.subject = QStringLiteral("a.*");
    message.body = QStringLiteral("{{nobody}}");
    QCOMPARE(bodyProblems(message, {}, {}).size(), 1);
    const auto all = composeProblems(message, {}, {});
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.constFirst().field, ComposeField::Subject);
    QCOMPARE(all.constLast().field, ComposeField::Payload);
}

void TestComposeModels::subjectsAreSuggested()
{
    const auto subjectsOf = [](const SubjectSuggestions &found) {
        QStringList all;
        for (const SubjectSuggestion &one : found.best())
            all << one.subject;
        return all;
    };
    SubjectSuggestions found(QStringLiteral("Or"));
    for (const char *one : { "work.sort", "eu.orders", "orders.new", "orders.new", "orders.*.paid", "orders.>",
             "*.orders", ">", "traffic", "or", "Or" })
        (void)found.add(one, QStringLiteral("x"));
    QCOMPARE(subjectsOf(found),
        QStringList({ QStringLiteral("orders.new"), QStringLiteral("orders."), QStringLiteral("or"),
            QStringLiteral("eu.orders"), QStringLiteral("work.sort") }));
    // Nothing typed: all, as they come. Bytes that cannot be typed: not.
    SubjectSuggestions any { QString() };
    QVERIFY(any.add("b", {}));
    QVERIFY(any.add("a", {}));
    QVERIFY(!any.add("\xff", {}));
    QCOMPARE(subjectsOf(any), QStringList({ QStringLiteral("b"), QStringLiteral("a") }));
    // Bounded.
    SubjectSuggestions many(QStringLiteral("s"));
    for (int i = 0; i < 1'000; ++i)
        (void)many.add("s." + std::to_string(i), {});
    QVERIFY(many.isFull());
    QCOMPARE(many.best().size(), qsizetype { SubjectSuggestions::most });
}

void TestComposeModels::collectionsKeepWhatTheyDoNotKnow()
{
    const QByteArray text = R"({"natsight_collection": 1, "name": "c", "owner": "me", "environment": {"n": 5},
        "items": [{"name": "f", "color": "red", "items": [{"name": "m", "tags": [1], "message": {"mode": "request", "subject": "s", "assert": "x"}}]}]})";
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("c.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    CollectionModel model;
    model.setFolder(folder.path());
    const QModelIndex message = model.index(0, 0, model.index(0, 0, model.index(0, 0)));
    QCOMPARE(model.environment(message).value(QStringLiteral("n")), QStringLiteral("5"));
    ComposedMessage changed = model.message(message);
    QCOMPARE(changed.mode, Mode::Request);
    changed.subject = QStringLiteral("t");
    QVERIFY(model.setMessage(message, changed));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto json = nlohmann::ordered_json::parse(file.readAll().toStdString());
    QCOMPARE(json["owner"].get<std::string>(), std::string("me"));
    const auto &kept = json["items"][0];
    QCOMPARE(kept["color"].get<std::string>(), std::string("red"));
    QCOMPARE(kept["items"][0]["tags"].size(), 1u);
    QCOMPARE(kept["items"][0]["message"]["assert"].get<std::string>(), std::string("x"));
    QCOMPARE(kept["items"][0]["message"]["subject"].get<std::string>(), std::string("t"));
}

void TestComposeModels::malformedCollections_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no json") << QByteArray("{");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("other") << QByteArray("{\"a\": 1}");
    QTest::newRow("later") << QByteArray("{\"natsight_collection\": 2}");
    QTest::newRow("version") << QByteArray("{\"natsight_collection\": \"1\"}");
    QTest::newRow("items") << QByteArray("{\"natsight_collection\": 1, \"items\": {}}");
    QTest::newRow("item") << QByteArray("{\"natsight_collection\": 1, \"items\": [1]}");
    QTest::newRow("neither") << QByteArray("{\"natsight_collection\": 1, \"items\": [{\"name\": \"a\"}]}");
    QTest::newRow("environment") << QByteArray("{\"natsight_collection\": 1, \"environment\": []}");
    QTest::newRow("deep") << QByteArray("{\"natsight_collection\": 1, \"items\": ")
            + QByteArray("[{\"items\": ").repeated(40) + "[]" + QByteArray("}]").repeated(40) + "}";
    QTest::newRow("very deep") << QByteArray("[").repeated(100'000);
}

void TestComposeModels::malformedCollections()
{
    QFETCH(QByteArray, text);
    const auto read = readCollection(text);
    QVERIFY(!read);
    QVERIFY2(read.error().text().contains(QStringLiteral("Nothing was changed")), qPrintable(read.error().text()));
}

void TestComposeModels::brokenFileStays()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ broken");
    file.close();
    CollectionModel model;
    model.setFolder(folder.path());
    QCOMPARE(model.problems().size(), 1);
    QVERIFY(model.problems().constFirst().contains(QStringLiteral("a.json")));
    QVERIFY(model.addCollection(QStringLiteral("a")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{ broken"));
}

void TestComposeModels::history()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sent.ndjson"));
    SendHistory model;
    const QAbstractItemModelTester tester(&model);
    model.setFile(path);
    for (int i = 0; i < 2 * SendHistory::maxEntries + 20; ++i)
        model.add(
            { i + 1, QStringLiteral("c"), simple(QStringLiteral("s.%1").arg(i)), true, QStringLiteral("done"), true });
    QCOMPARE(model.rowCount(), SendHistory::maxEntries);
    QCOMPARE(model.entry(0).message.subject, QStringLiteral("s.1019"));
    SentEntry large { 1, {}, simple(QStringLiteral("big"), QString(SendHistory::maxBody + 1, u'x')), true, {}, true };
    model.add(large);
    QVERIFY(!model.entry(0).hasBody);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().count('\n') <= 2 * SendHistory::maxEntries);
    QCOMPARE(file.permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup), QFileDevice::Permissions());
    file.close();
    QVERIFY(file.open(QIODevice::Append));
    file.write("{ broken\n");
    file.close();
    SendHistory again;
    const QAbstractItemModelTester againTester(&again);
    again.setFile(path);
    QCOMPARE(again.rowCount(), SendHistory::maxEntries);
    QCOMPARE(again.entry(0).message.subject, QStringLiteral("big"));
    QVERIFY(again.problem().contains(u'1'));
    again.clear();
    QCOMPARE(again.rowCount(), 0);
    SendHistory none;
    none.setFile(path);
    QCOMPARE(none.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestComposeModels)
#include "tst_composemodels.moc"
