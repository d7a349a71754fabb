// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/jsonplace.h"
#include "models/payload/payload.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace natsight;

class TestJsonPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void findsNothing_data();
    void findsNothing();
    void everyValueOfRandomJson();
    void anyText();
    void onlyWhatTheMessageHas();
};

void TestJsonPlace::finds_data()
{
    QTest::addColumn<QString>("json"); // with a | where one points
    QTest::addColumn<QString>("condition");
    const auto row = [](const char *json, const char *condition) {
        QTest::newRow(json) << QString::fromUtf8(json) << QString::fromUtf8(condition);
    };
    row("{\n  \"total\": |7\n}", "json.total == 7");
    row("{\n  \"to|tal\": 7\n}", "json.total == 7");
    row("{\n  |\"total\": 7\n}", "json.total == 7");
    row("{\n|  \"total\": 7\n}", "json.total == 7");
    row("{\n  \"total\"|: 7\n}", "json.total == 7");
    row("{\n  \"total\": 7|,\n  \"x\": 1\n}", "json.total == 7");
    row("{\n  \"total\": 7,|\n  \"x\": 1\n}", "json.total == 7"); // behind the end of the line
    row("{\n  \"total\": 7,\n  \"x\": 1|\n}", "json.x == 1");
    row("{\n  \"a\": {\n    \"b\": \"|x\"\n  }\n}", "json.a.b == \"x\"");
    row("{\n  \"items\": [\n    {\n      \"sku\": \"A|1\"\n    }\n  ]\n}", "json.items[0].sku == \"A1\"");
    row("{\n  \"items\": [\n    1,\n    |2\n  ]\n}", "json.items[1] == 2");
    row("[\n  [\n    1\n  ],\n  [\n    2,\n    tr|ue\n  ]\n]", "json[1][1] == true");
    row("{\n  \"a\": {},\n  \"b\": [],\n  \"c\": n|ull\n}", "json.c == null");
    row("{\n  \"a\": |{\n    \"b\": 1\n  }\n}", "json.a exists");
    row("{\n  \"|a\": {\n    \"b\": 1\n  }\n}", "json.a exists");
    row("{\n  \"a\": {\n    \"b\": 1\n  |}\n}", "json.a exists");
    row("{\n  \"a\": {\n    \"b\": 1\n  },\n  \"c\": fa|lse\n}", "json.c == false");
    row("{\n  \"x\": [\n    1\n  |],\n  \"y\": 2\n}", "json.x exists");
    row("{\n  \"odd name\": |1\n}", "json[\"odd name\"] == 1");
    row("{\n  \"text\": \"two wo|rds, so: to say\"\n}", "json.text == \"two words, so: to say\"");
    row("{\n  \"text\": \"a|\\u00e4\\n\\\"\\\\\\/\"\n}", "json.text == \"aä\\n\\\"\\\\/\"");
    row("{\n  \"pair\": \"\\ud83d\\ud|e00\"\n}", "json.pair == \"😀\"");
    row("{\n  \"ä€😀\": \"z|\"\n}", "json.ä€😀 == \"z\"");
    row("{\n  \"id\": 1844674407370955161|5\n}", "json.id == 18446744073709551615");
    row("{\n  \"x\": -1.5e|3\n}", "json.x == -1.5e3");
    row("{\"a\":1,\"b\":{\"c\":[1,2,{\"d\":|5}]}}", "json.b.c[2].d == 5"); // on one line
    row("{\"a\": 1, \"a\": |2}", "json.a == 2");
    row("|7", "json == 7");
    row("7|", "json == 7");
    row("|[\n  1\n]", "json exists");
    row("{\n  \"empty\": \"|\"\n}", "json.empty == \"\"");
}

void TestJsonPlace::finds()
{
    QFETCH(QString, json);
    QFETCH(QString, condition);
    const qsizetype place = json.indexOf(u'|');
    json.remove(place, 1);
    const auto found = jsonPlaceAt(json, place);
    QVERIFY(found);
    QCOMPARE(found->condition().print(), condition);
    FilterFields fields;
    fields.hasJson = true;
    const auto read = parseFilter(condition, fields);
    QVERIFY2(read, read ? "" : qPrintable(read.error().text));
    QCOMPARE(*read, found->condition());
}

void TestJsonPlace::findsNothing_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<int>("place");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("before") << QStringLiteral("[1]") << -1;
    QTest::newRow("blank") << QStringLiteral("   ") << 1;
    QTest::newRow("words") << QStringLiteral("some text") << 5;
    QTest::newRow("open") << QStringLiteral("{\"a\": \"tex") << 8;
    QTest::newRow("no colon") << QStringLiteral("{\"a\" 1}") << 5;
    QTest::newRow("broken before") << QStringLiteral("{\"a\": ?, \"b\": 1}") << 14;
    QTest::newRow("closes nothing") << QStringLiteral("]") << 0;
    QTest::newRow("cut") << QStringLiteral("{\"a\": 123…, \"b\": 1}") << 6;
    QTest::newRow("deep") << QString(QString(2'000, QLatin1Char('[')) + QLatin1Char('1')) << 2'000;
}

void TestJsonPlace::findsNothing()
{
    QFETCH(QString, json);
    QFETCH(int, place);
    QVERIFY(!jsonPlaceAt(json, place));
}

/// Of every value that is printed the place is found, and the message fulfils its condition.
void TestJsonPlace::everyValueOfRandomJson()
{
    QRandomGenerator random(3);
    const QStringList names { QStringLiteral("a"), QStringLiteral("b c"), QStringLiteral("é"), QStringLiteral("x.y"),
        QStringLiteral("quo\\\"te") };
    const QStringList scalars { QStringLiteral("1"), QStringLiteral("-2.5"), QStringLiteral("\"text, with: signs {}\""),
        QStringLiteral("true"), QStringLiteral("null"), QStringLiteral("\"\\u00fc\\n\"") };
    const std::function<QString(int)> make = [&](int depth) -> QString {
        const int kind = depth > 3 ? 0 : random.bounded(3);
        if (kind == 0)
            return scalars.at(random.bounded(int(scalars.size())));
        QStringList parts;
        const int count = random.bounded(4);
        for (int i = 0; i < count; ++i) {
            const QString part = make(depth + 1);
            parts << (kind == 1 ? part : QString(QLatin1Char('"') + names.at(i) + QLatin1String("\":") + part));
        }
        const QString inside = parts.join(QLatin1Char(','));
        return kind == 1 ? QString(QLatin1Char('[') + inside + QLatin1Char(']'))
                         : QString(QLatin1Char('{') + inside + QLatin1Char('}'));
    };
    for (int i = 0; i < 60; ++i) {
        const QByteArray payload = make(0).toUtf8();
        const QString printed = renderPayload(payload, PayloadFormat::Json).text;
        for (qsizetype place = 0; place < printed.size(); ++place) {
            const auto found = jsonPlaceAt(printed, place);
            QVERIFY2(found, qPrintable(printed.left(place)));
            // A single value is no JSON to a filter.
            const bool isWhole = found->path.empty() && found->value;
            QVERIFY2(jsonFulfils(payload, found->condition()) != isWhole, qPrintable(found->condition().print()));
        }
    }
}

void TestJsonPlace::anyText()
{
    QRandomGenerator random(5);
    const QString signs = QStringLiteral("{}[]\",:\\u12 \nantrue-.e…ä");
    for (int i = 0; i < 30'000; ++i) {
        QString text;
        for (int n = random.bounded(20); n > 0; --n)
            text += signs.at(random.bounded(int(signs.size())));
        if (const auto found = jsonPlaceAt(text, random.bounded(int(text.size()) + 1)))
            QVERIFY(!found->condition().print().isEmpty());
    }
}

void TestJsonPlace::onlyWhatTheMessageHas()
{
    const auto place = jsonPlaceAt(QStringLiteral("{\"a\": \"x\"}"), 6);
    QVERIFY(place);
    QVERIFY(jsonFulfils("{\"a\":\"x\"}", place->condition()));
    QVERIFY(!jsonFulfils("{\"a\":\"y\"}", place->condition()));
    QVERIFY(!jsonFulfils("{\"a\":\"x\"} {", place->condition()));
    QVERIFY(!jsonFulfils("", place->condition()));
}

QTEST_APPLESS_MAIN(TestJsonPlace)
#include "tst_jsonplace.moc"
