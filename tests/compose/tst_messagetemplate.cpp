// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/messagetemplate.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace natsight;

class TestMessageTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTheRequest_data();
    void ofTheRequest();
    void changing_data();
    void changing();
    void choices();
    void times();
    void environment();
    void bracesThemselves();
    void wrong_data();
    void wrong();

private:
    static QByteArray made(const QByteArray &text, const TemplateValues &values = {})
    {
        const auto compiled = MessageTemplate::compile(text);
        if (!compiled)
            qFatal("%s: %s", text.constData(), qPrintable(compiled.error().text()));
        return compiled->render(values);
    }
};

void TestMessageTemplate::ofTheRequest_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("rendered");
    const auto row = [](const char *text, const char *rendered) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(rendered);
    };
    row("{{request.subject}}", "orders.eu.new");
    row("{{request.token 2}}", "eu");
    row("{{request.token 9}}", "");
    row("{{request.reply}}", "_INBOX.1");
    row("{{request.header X-Id}}", "7");
    row("{{request.header Nothing}}", "");
    row("{{request.json name}}", "Ada \"A\"");
    row("{{request.json lines[1].id}}", "12345678901234567890");
    row("{{ request.json  lines[0] }}", R"({"id":1,"a/b":{"~":true}})");
    row("{{request.json lines[0].a/b.~}}", "true");
    row("{{request.json lines[2]}}", "");
    row("{{request.json lines.id}}", "");
    row("{{request.json none}}", "null");
    row("{{request.json name.more}}", "");
    row("a {{request.json name}} b {{count}}", "a Ada \"A\" b 3");
}

void TestMessageTemplate::ofTheRequest()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, rendered);
    const Message request {
        "orders.eu.new", "_INBOX.1", { { "X-Id", "7" } },
        R"({"name": "Ada \"A\"", "lines": [{"id": 1, "a/b": {"~": true}}, {"id": 12345678901234567890}], "none": null})"
    };
    TemplateValues values;
    values.count = 3;
    values.request = &request;
    QCOMPARE(made(text, values), rendered);
    // Without a request, and with one that is no JSON, it stands for nothing and ends well.
    values.request = nullptr;
    (void)made(text, values);
    for (const QByteArray &payload : { QByteArray(), QByteArray("{"), QByteArray("[").repeated(100'000),
             QByteArray("[]"), QByteArray(qsizetype { 2 } << 20, ' ') }) {
        Message broken = request;
        broken.payload = payload;
        values.request = &broken;
        const QByteArray answer = made(text, values);
        if (text.startsWith("{{request.json")) {
            QCOMPARE(answer, QByteArray());
        }
    }
}

void TestMessageTemplate::changing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pattern");
    const auto row = [](const char *text, const char *pattern) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(pattern);
    };
    row("{{uuid}}", "^[0-9a-f]{8}-[0-9a-f-]{27}$");
    row("{{ID}}", "^[0-9a-f]{8}-[0-9a-f-]{27}$");
    row("{{random string 16}}", "^[A-Za-z0-9]{16}$");
    row("{{Random 10 20}}", "^[A-Za-z0-9]{10,20}$");
    row("{{UnixNano}}", "^[0-9]{19}$");
    row("{{time}}", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$");
    row("{{TimeStamp}}", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$");
}

void TestMessageTemplate::changing()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, pattern);
    const QString rendered = QString::fromUtf8(made(text));
    QVERIFY2(QRegularExpression(pattern).match(rendered).hasMatch(), qPrintable(rendered));
}

void TestMessageTemplate::choices()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 2'000; ++i)
        seen.insert(made("{{random choice red  green blue}}"));
    QCOMPARE(seen, QSet<QByteArray>({ "red", "green", "blue" }));
    QCOMPARE(made("{{random choice one}}"), QByteArray("one"));
    seen.clear();
    for (int i = 0; i < 2'000; ++i)
        seen.insert(made("{{number 1 6}}"));
    QCOMPARE(seen, QSet<QByteArray>({ "1", "2", "3", "4", "5", "6" }));
}

void TestMessageTemplate::times()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 seconds = made("{{time unix}}").toLongLong();
    const qint64 ms = made("{{time ms}}").toLongLong();
    const qint64 ns = made("{{time ns}}").toLongLong();
    const qint64 after = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(seconds >= before / 1'000 && seconds <= after / 1'000);
    QVERIFY(ms >= before && ms <= after);
    QVERIFY(ns / 1'000'000 >= before && ns / 1'000'000 <= after);
}

void TestMessageTemplate::environment()
{
    const QMap<QString, QString> environment { { QStringLiteral("host"), QStringLiteral("eu") },
        { QStringLiteral("count"), QStringLiteral("many") } };
    TemplateValues values;
    values.count = 4;
    values.environment = &environment;
    // By env even where a variable has the same name.
    QCOMPARE(made("{{host}} {{env host}} {{count}} {{env count}} {{other}}.", values), QByteArray("eu eu 4 many ."));
    QCOMPARE(MessageTemplate::compile("{{env a}} {{b}} {{a}} {{count}}")->environmentNames(),
        QStringList({ QStringLiteral("a"), QStringLiteral("b") }));
}

void TestMessageTemplate::bracesThemselves()
{
    QVERIFY(MessageTemplate::compile("{\"a\": {\"b\": 1}}")->isConstant());
    QCOMPARE(made("{\"a\": {\"b\": 1}}"), QByteArray("{\"a\": {\"b\": 1}}"));
    QCOMPARE(made("{{{{count}} {{\"{{\"}}count}}"), QByteArray("{{count}} {{count}}"));
    QCOMPARE(made("{{{{{{{{"), QByteArray("{{{{"));
    TemplateValues values;
    values.count = 2;
    QCOMPARE(made("{{{{{{count}}}}", values), QByteArray("{{2}}"));
}

void TestMessageTemplate::wrong_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : { "{{", "a {{count", "{{}}", "{{ }}", "{{what is this}}", "{{count 1}}", "{{time soon}}",
             "{{random}}", "{{random x}}", "{{random 5 1}}", "{{random -1 2}}", "{{random 1 9999999}}",
             "{{random string}}", "{{random string x}}", "{{random string -1}}", "{{random string 9999999}}",
             "{{random choice}}", "{{number 6 1}}", "{{number 1 2 3}}", "{{request.token}}", "{{request.token 0}}",
             "{{request.header}}", "{{request.json}}", "{{request.json a..b}}", "{{request.json a[}}",
             "{{request.json a[x]}}", "{{request.json a[01]}}", "{{request.json .a}}", "{{request.json a.}}",
             "{{request.json a[0]b}}", "{{env a b}}", "{{env $x}}", "{{request.reply x}}" })
        QTest::newRow(text) << QByteArray(text);
}

void TestMessageTemplate::wrong()
{
    QFETCH(QByteArray, text);
    const auto compiled = MessageTemplate::compile(text);
    QVERIFY(!compiled);
    QVERIFY2(compiled.error().text().contains(u'{'), qPrintable(compiled.error().text()));
    QVERIFY(compiled.error().text().endsWith(u'.'));
}

QTEST_GUILESS_MAIN(TestMessageTemplate)
#include "tst_messagetemplate.moc"
