// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/serviceanswer.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace natsight;

// Declared before all the texts: moc loses its way in raw ones.
class TestServiceAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsImplementations_data();
    void readsImplementations();
    void readsInfoAndPing();
    void warnsOfOddAnswers_data();
    void warnsOfOddAnswers();
    void warnsOfMissingId();
    void refusesWhatIsNoAnswer_data();
    void refusesWhatIsNoAnswer();
    void tellsOfErrorHeaders();
    void leavesTextsWithNanAlone();
    void unknownFieldsAreJson();
    void subjects();
    void mergesInfoAndStats();
};

namespace {

ServiceInstance read(ServiceVerb verb, const QByteArray &json)
{
    const auto result = readServiceAnswer(verb, json);
    if (!result)
        qFatal("%s", qPrintable(result.error().text()));
    return *result;
}

} // namespace

void TestServiceAnswer::readsImplementations_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("warnings");
    QTest::newRow("Go") << QByteArray(
        R"({"name":"pricing","id":"K7DV","version":"1.0.0","metadata":{"region":"eu"},"type":"io.nats.micro.v1.stats_response","started":"2026-11-28T07:16:24.84550195Z","endpoints":[{"name":"get","subject":"pricing.get","queue_group":"q","num_requests":7,"num_errors":2,"last_error":"503:no","processing_time":7000,"average_processing_time":1000,"data":{"total_payload":6}}]})")
                        << 0;
    QTest::newRow("Python") << QByteArray(
        R"({"type": "io.nats.micro.v1.stats_response", "name": "pricing", "id": "K7DV", "version": "1.0.0", "metadata": {"region": "eu"}, "started": "2026-11-28T07:16:24.845501Z", "endpoints": [{"name": "get", "subject": "pricing.get", "queue_group": "q", "num_requests": 7, "num_errors": 2, "last_error": "503:no", "processing_time": 7000, "average_processing_time": 1000, "data": {"total_payload":6}}]})")
                            << 0;
    QTest::newRow("JavaScript") << QByteArray(
        R"({"type":"io.nats.micro.v1.stats_response","name":"pricing","id":"K7DV","version":"1.0.0","started":"2026-11-28T07:16:24.845Z","metadata":{"region":"eu"},"endpoints":[{"name":"get","subject":"pricing.get","queue_group":"q","num_requests":7,"num_errors":2,"processing_time":7000.0,"average_processing_time":1000.25,"last_error":"503:no","data":{"total_payload":6}}]})")
                                << 0;
    QTest::newRow("C") << QByteArray(
        R"({"name":"pricing","version":"1.0.0","id":"K7DV","metadata":{"region":"eu"},"started":"2026-11-28T07:16:24.845501950Z","type":"io.nats.micro.v1.stats_response","endpoints":[{"name":"get","subject":"pricing.get","queue_group":"q","num_requests":7,"num_errors":2,"processing_time":7000,"average_processing_time":"1µs","last_error":"503:no","data":{"total_payload":6}}]})")
                       << 0;
    QTest::newRow("C with NaN") << QByteArray(
        R"({"name":"pricing","version":"1.0.0","id":"K7DV","metadata":{"region":"eu"},"started":"2026-11-28T07:16:24.845Z","type":"io.nats.micro.v1.stats_response","endpoints":[{"name":"get","subject":"pricing.get","queue_group":"q","num_requests":7,"num_errors":2,"processing_time":7000,"average_processing_time":NaN,"last_error":"503:no","data":{"total_payload":6}}]})")
                                << 1;
    QTest::newRow("Rust") << QByteArray(
        R"({"type":"io.nats.micro.v1.stats_response","name":"pricing","id":"K7DV","version":"1.0.0","metadata":{"region":"eu"},"started":"2026-11-28T07:16:24.84550195Z","endpoints":[{"name":"get","subject":"pricing.get","num_requests":7,"num_errors":2,"processing_time":7000,"average_processing_time":1000,"last_error":"503:no","data":{"total_payload":6},"queue_group":"q"}]})")
                          << 0;
    QTest::newRow(".NET") << QByteArray(
        R"({"endpoints":[{"name":"get","subject":"pricing.get","queue_group":"q","num_requests":7,"num_errors":2,"last_error":"503:no","data":{"total_payload":6},"processing_time":7000,"average_processing_time":1000}],"started":"2026-11-28T07:16:24.8455019+00:00","type":"io.nats.micro.v1.stats_response","name":"pricing","id":"K7DV","version":"1.0.0","metadata":{"region":"eu"}})")
                          << 0;
}

void TestServiceAnswer::readsImplementations()
{
    QFETCH(QByteArray, json);
    QFETCH(int, warnings);
    const ServiceInstance one = read(ServiceVerb::Stats, json);
    QCOMPARE(one.name, QStringLiteral("pricing"));
    QCOMPARE(one.id, QStringLiteral("K7DV"));
    QCOMPARE(one.version, QStringLiteral("1.0.0"));
    QCOMPARE(one.metadata, (ServiceMetadata { { QStringLiteral("region"), QStringLiteral("eu") } }));
    QCOMPARE(one.startedNs / 1000000000, 1795850184);
    QVERIFY(one.hasStats && !one.hasInfo);
    QCOMPARE(one.endpoints.size(), 1);
    const EndpointStats &endpoint = one.endpoints.constFirst();
    QCOMPARE(endpoint.name, QStringLiteral("get"));
    QCOMPARE(endpoint.subject, QStringLiteral("pricing.get"));
    QCOMPARE(endpoint.queueGroup, QStringLiteral("q"));
    QCOMPARE(endpoint.requests, 7U);
    QCOMPARE(endpoint.errors, 2U);
    QCOMPARE(endpoint.processingNs, 7000U);
    QCOMPARE(endpoint.lastError, QStringLiteral("503:no"));
    QCOMPARE(endpoint.data, QByteArray(R"({"total_payload":6})"));
    QVERIFY(endpoint.unknown.isEmpty());
    QCOMPARE(one.warnings.size(), warnings);
}

void TestServiceAnswer::readsInfoAndPing()
{
    const ServiceInstance info = read(ServiceVerb::Info,
        R"({"name":"hello","id":"I","version":"1.0.0","metadata":null,"type":"io.nats.micro.v1.info_response","description":"Says hello","endpoints":[{"name":"echo","subject":"hello.echo","queue_group":"q","metadata":{"schema":"x"}}],"api_url":"http://x","future":[1,18446744073709551615]})");
    QVERIFY(info.hasInfo && !info.hasStats && info.warnings.isEmpty());
    QCOMPARE(info.description, QStringLiteral("Says hello"));
    QCOMPARE(info.endpoints.constFirst().metadata.constFirst().second, QStringLiteral("x"));
    QCOMPARE(info.unknown, QByteArray(R"({"api_url":"http://x","future":[1,18446744073709551615]})"));
    const ServiceInstance ping = read(
        ServiceVerb::Ping, R"({"name":"hello","id":"I","version":"1.0.0","type":"io.nats.micro.v1.ping_response"})");
    QVERIFY(!ping.hasInfo && !ping.hasStats && ping.warnings.isEmpty());
}

void TestServiceAnswer::warnsOfOddAnswers_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("words");
    QTest::newRow("negative") << QByteArray(R"("endpoints":[{"name":"e","num_requests":-5}])")
                              << QStringLiteral("negative");
    QTest::newRow("text number") << QByteArray(R"("endpoints":[{"name":"e","num_errors":"12"}])")
                                 << QStringLiteral("no number");
    QTest::newRow("null number") << QByteArray(R"("endpoints":[{"name":"e","num_errors":null}])")
                                 << QStringLiteral("no number");
    QTest::newRow("huge number") << QByteArray(R"("endpoints":[{"name":"e","processing_time":1e300}])")
                                 << QStringLiteral("out of range");
    QTest::newRow("NaN number") << QByteArray(R"("endpoints":[{"name":"e","num_requests":NaN}])")
                                << QStringLiteral("NaN");
    QTest::newRow("infinite") << QByteArray(R"("endpoints":[{"name":"e","num_requests":-Infinity}])")
                              << QStringLiteral("NaN");
    QTest::newRow("endpoints no list") << QByteArray(R"("endpoints":{"a":1})") << QStringLiteral("no list");
    QTest::newRow("endpoint no object") << QByteArray(R"("endpoints":[7])") << QStringLiteral("no objects");
    QTest::newRow("endpoint nameless") << QByteArray(R"("endpoints":[{}])") << QStringLiteral("neither name");
    QTest::newRow("metadata no object") << QByteArray(R"("metadata":[1])") << QStringLiteral("no object");
    QTest::newRow("metadata of numbers") << QByteArray(R"("metadata":{"a":1})") << QStringLiteral("no text");
    QTest::newRow("version no text") << QByteArray(R"("version":3)") << QStringLiteral("no text");
    QTest::newRow("started no time") << QByteArray(R"("started":"yesterday")") << QStringLiteral("no time");
    QTest::newRow("other type") << QByteArray(R"("type":"io.nats.micro.v1.ping_response")")
                                << QStringLiteral("ping_response");
    QTest::newRow("long text") << QByteArray(R"("version":")" + QByteArray(5000, 'v') + R"(")")
                               << QStringLiteral("cut");
    QTest::newRow("much metadata") << QByteArray(R"("metadata":{"a":")" + QByteArray(10 << 20, 'm') + R"("})")
                                   << QStringLiteral("left out");
    QTest::newRow("much data") << QByteArray(R"("endpoints":[{"name":"e","data":")" + QByteArray(1 << 20, 'd')
        + R"("}])") << QStringLiteral("left out");
    QTest::newRow("much unknown") << QByteArray(R"("future":")" + QByteArray(1 << 20, 'd') + R"(")")
                                  << QStringLiteral("left out");
    QByteArray many = R"("endpoints":[{"name":"e"})";
    for (int i = 0; i < 2000; ++i)
        many += R"(,{"name":"e"})";
    QTest::newRow("many endpoints") << QByteArray(many + ']') << QStringLiteral("more than 1000");
}

void TestServiceAnswer::warnsOfOddAnswers()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, words);
    const ServiceInstance one = read(ServiceVerb::Stats, R"({"name":"s","id":"i",)" + fields + '}');
    QCOMPARE(one.name, QStringLiteral("s"));
    QVERIFY2(one.warnings.join(QLatin1Char(' ')).contains(words), qPrintable(one.warnings.join(QLatin1Char(' '))));
    QVERIFY(one.endpoints.size() <= maxServiceEndpoints);
    for (const EndpointStats &endpoint : one.endpoints)
        QCOMPARE(endpoint.requests + endpoint.errors + endpoint.processingNs, 0U);
    qsizetype bytes = one.unknown.size() + one.version.size();
    for (const auto &[key, value] : one.metadata)
        bytes += key.size() + value.size();
    QVERIFY(bytes <= maxServiceMetadataBytes + maxServiceDataBytes + maxServiceTextBytes);
}

void TestServiceAnswer::warnsOfMissingId()
{
    const ServiceInstance one = read(ServiceVerb::Stats, R"({"name":"s"})");
    QCOMPARE(one.warnings, QStringList { QStringLiteral("It has no id.") });
}

void TestServiceAnswer::refusesWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("list") << QByteArray("[1]");
    QTest::newRow("number") << QByteArray("7");
    QTest::newRow("nothing in it") << QByteArray("{}");
    QTest::newRow("no name") << QByteArray(R"({"id":"x"})");
    QTest::newRow("cut") << QByteArray(R"({"name":"s","id":)");
    QTest::newRow("broken text") << QByteArray("{\"name\":\"\xff\xfe\"}");
    const QByteArray begin("{\"name\":\"s\",\"x\":");
    QTest::newRow("deep") << QByteArray(begin + QByteArray(100000, '[') + QByteArray(100000, ']') + '}');
    QTest::newRow("too large") << QByteArray(begin + QByteArray(17 << 20, ' ') + "7}");
    QTest::newRow("only NaN") << QByteArray("NaN");
}

void TestServiceAnswer::refusesWhatIsNoAnswer()
{
    QFETCH(QByteArray, json);
    const auto result = readServiceAnswer(ServiceVerb::Stats, json);
    QVERIFY(!result);
    QVERIFY(!result.error().message.isEmpty());
}

void TestServiceAnswer::tellsOfErrorHeaders()
{
    const auto result = readServiceAnswer(ServiceVerb::Stats, R"({"name":"s","id":"i"})",
        { { "Nats-Service-Error", "no luck" }, { "Nats-Service-Error-Code", "503" } });
    QVERIFY(!result);
    QCOMPARE(result.error().code, 503);
    QVERIFY(result.error().message.contains(QLatin1String("no luck")));
}

void TestServiceAnswer::leavesTextsWithNanAlone()
{
    const ServiceInstance one = read(
        ServiceVerb::Stats, R"({"name":"NaN","id":"a\"NaN","x":NaN,"metadata":{"k":"Infinity inf"}})");
    QCOMPARE(one.name, QStringLiteral("NaN"));
    QCOMPARE(one.id, QStringLiteral("a\"NaN"));
    QCOMPARE(one.metadata.constFirst().second, QStringLiteral("Infinity inf"));
    QCOMPARE(one.unknown, QByteArray(R"({"x":null})"));
}

void TestServiceAnswer::unknownFieldsAreJson()
{
    const ServiceInstance one = read(ServiceVerb::Stats,
        R"({"name":"s","id":"i","a\"b\u0001":{"c":[1.5,"\n"]},"d":true,"endpoints":[{"name":"e","z":0}]})");
    const auto parsed = nlohmann::json::parse(one.unknown.begin(), one.unknown.end());
    QCOMPARE(parsed.size(), 2U);
    QVERIFY(parsed["d"] == true);
    QCOMPARE(one.endpoints.constFirst().unknown, QByteArray(R"({"z":0})"));
}

void TestServiceAnswer::subjects()
{
    QCOMPARE(serviceSubject(ServiceVerb::Ping), QByteArray("$SRV.PING"));
    QCOMPARE(serviceSubject(ServiceVerb::Info, QStringLiteral("a")), QByteArray("$SRV.INFO.a"));
    QCOMPARE(
        serviceSubject(ServiceVerb::Stats, QStringLiteral("a"), QStringLiteral("b")), QByteArray("$SRV.STATS.a.b"));
    for (const char *bad : { "a.b", "*", ">", "a b", "a\r\nPUB x 0", "a\t" })
        QVERIFY(serviceSubject(ServiceVerb::Ping, QString::fromLatin1(bad)).isEmpty());
    QVERIFY(serviceSubject(ServiceVerb::Ping, {}, QStringLiteral("b")).isEmpty());
    QVERIFY(serviceSubject(ServiceVerb::Ping, QString(5000, QLatin1Char('x'))).isEmpty());
}

void TestServiceAnswer::mergesInfoAndStats()
{
    const ServiceInstance info = read(ServiceVerb::Info,
        R"({"name":"s","id":"i","version":"1","description":"D","endpoints":[{"name":"a","subject":"s.a","queue_group":"q","metadata":{"k":"v"}},{"name":"b","subject":"s.b"}]})");
    const ServiceInstance stats = read(ServiceVerb::Stats,
        R"({"name":"s","id":"i","version":"1","started":"2026-01-01T00:00:00Z","endpoints":[{"name":"b","subject":"s.b","num_requests":2},{"name":"a","subject":"s.a","num_requests":1}]})");
    const ServiceInstance both = mergedInstance(info, stats);
    QVERIFY(both.hasInfo && both.hasStats);
    QCOMPARE(both.description, QStringLiteral("D"));
    QCOMPARE(both.endpoints.at(1).queueGroup, QStringLiteral("q"));
    QCOMPARE(both.endpoints.at(1).metadata.size(), 1);
    QCOMPARE(both.endpoints.at(1).requests, 1U);
    const ServiceInstance again = mergedInstance(both, info);
    QCOMPARE(again.endpoints.at(1).requests, 2U);
    QCOMPARE(again.startedNs, both.startedNs);
}

QTEST_GUILESS_MAIN(TestServiceAnswer)
#include "tst_serviceanswer.moc"
