// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filtercompletion.h"
#include "models/filter/filterexpression.h"
#include "models/traffic/messagefilter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace natsight;

namespace {

SeenNames seen()
{
    SeenNames names;
    names.values["subject"] = { QStringLiteral("orders.eu.created"), QStringLiteral("orders.us.paid"),
        QStringLiteral("sensors.berlin.temp") };
    names.values["subscription"] = { QStringLiteral("orders.>") };
    names.headers = { { QStringLiteral("Trace"), { QStringLiteral("\"5f1e\"") } },
        { QStringLiteral("Nats-Msg-Id"), {} } };
    names.paths = { { QStringLiteral("json.total"), { QStringLiteral("7"), QStringLiteral("12.5") } },
        { QStringLiteral("json.items[*].sku"), { QStringLiteral("\"A1\""), QStringLiteral("\"B2\"") } },
        { QStringLiteral("json.items[*].qty"), {} }, { QStringLiteral("json[\"odd name\"]"), {} } };
    return names;
}

/// `typed` with a | where the cursor is.
QList<FilterCompletion> complete(QString typed)
{
    const qsizetype cursor = typed.lastIndexOf(u'|');
    typed.remove(cursor, 1);
    return filterCompletions(typed, cursor, messageFields(), seen());
}

QStringList shown(const QString &typed)
{
    QStringList list;
    for (const FilterCompletion &one : complete(typed))
        list << one.shown;
    return list;
}

/// The text after one is chosen, with a | where the cursor is.
QString chosen(QString typed, const QString &what)
{
    const QList<FilterCompletion> list = complete(typed);
    typed.remove(typed.lastIndexOf(u'|'), 1);
    for (const FilterCompletion &one : list) {
        if (one.shown != what)
            continue;
        typed.replace(one.begin, one.length, one.insert);
        return typed.insert(one.begin + one.cursor, QLatin1Char('|'));
    }
    return {};
}

} // namespace

class TestFilterCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offers_data();
    void offers();
    void offersNothing_data();
    void offersNothing();
    void inserts_data();
    void inserts();
    void meanings();
    void keepsOrder();
    void isBounded();
    void withoutHeadersAndJson();
    void chosenOnesAreFilters();
    void anyText();
};

void TestFilterCompletion::offers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("isOffered");
    const auto row = [](const char *text, const char *what, bool isOffered = true) {
        QTest::addRow("%s: %s", text, what) << QString::fromUtf8(text) << QString::fromUtf8(what) << isOffered;
    };
    // Fields
    row("|", "subject");
    row("|", "header[\"…\"]");
    row("|", "json.…");
    row("s|", "subject");
    row("s|", "size");
    row("s|", "subscription");
    row("s|", "reply", false);
    row("SUB|", "subject");
    row("(su|", "subject");
    row("!(su|", "subject");
    row("size > 1 && su|", "subject");
    row("size > 1 || su|", "subject");
    row("size > 1 su|", "subject");
    row("berlin su|", "subject");
    row("not su|", "subject");
    row("\"two words\" su|", "subject");
    row("reply exists si|", "size");
    row("subject in {\"a\", \"b\"} si|", "size");
    row("payload matches /a b\\/c/i si|", "size");
    row("si| && berlin", "size");
    // Names that were seen
    row("json|", "json.total");
    row("json.|", "json.items[*].sku");
    row("json.to|", "json.total");
    row("json.to|", "json.items[*].sku", false);
    row("sku|", "json.items[*].sku");
    row("json.items[0].|", "json.items[0].sku");
    row("json.items[|", "json.items[*].qty");
    row("json..|", "json..sku");
    row("json..q|", "json..qty");
    row("json..q|", "json..sku", false);
    row("odd|", "json[\"odd name\"]");
    row("head|", "header[\"Trace\"]");
    row("header[\"|", "header[\"Nats-Msg-Id\"]");
    row("header[\"T|", "header[\"Trace\"]");
    row("header[\"T|", "header[\"Nats-Msg-Id\"]", false);
    row("header.Tr|", "header[\"Trace\"]");
    row("Msg|", "header[\"Nats-Msg-Id\"]");
    row("berl|", "subject == \"sensors.berlin.temp\"");
    row("b|", "subject == \"sensors.berlin.temp\"", false); // too little to look for
    // Operators
    row("subject |", "~");
    row("subject |", "in");
    row("subject |", "exists", false);
    row("reply |", "exists");
    row("size |", ">");
    row("size |", "contains", false);
    row("size >|", ">=");
    row("payload c|", "contains");
    row("payload |", "~", false);
    row("header[\"Trace\"] |", "exists");
    row("json.total |", ">=");
    row("json.items[0].sku m|", "matches");
    row("time |", "<");
    row("time |", "in", false);
    // Values
    row("subject == |", "\"orders.eu.created\"");
    row("subject == \"|", "\"orders.eu.created\"");
    row("subject == \"us|\"", "\"orders.us.paid\"");
    row("subject == \"us|\"", "\"orders.eu.created\"", false);
    row("subject ~ \"|\"", "\"orders.>\"");
    row("subject == |", "\"orders.>\"", false);
    row("subject in {\"a\", |}", "\"sensors.>\"");
    row("subject in {|", "\"orders.eu.created\"");
    row("subscription == |", "\"orders.>\"");
    row("header[\"Trace\"] == |", "\"5f1e\"");
    row("header.Trace == |", "\"5f1e\"");
    row("json.total > |", "12.5");
    row("json.items[3].sku == |", "\"B2\"");
    row("json..sku == |", "\"A1\"");
    row("json.items[*].sku in {\"A1\", |", "\"B2\"");
    row("size > |", "10KiB");
    row("size > 25|", "25MiB");
    row("time > |", "-5m");
    row("time > -2|", "-2h");
    // Joiners
    row("size > 1 |", "&&");
    row("size > 1 |", "||");
    row("(size > 1 |", ")");
    row("size > 1 |", ")", false);
    row("size > 1 &|", "&&");
    row("size > 1 &|", "||", false);
    row("reply exists |", "&&");
    row("berlin |", "&&");
}

void TestFilterCompletion::offers()
{
    QFETCH(QString, text);
    QFETCH(QString, what);
    QFETCH(bool, isOffered);
    const QStringList list = shown(text);
    QVERIFY2(list.contains(what) == isOffered, qPrintable(list.join(QStringLiteral(" · "))));
}

void TestFilterCompletion::offersNothing_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : { "\"sub|", "\"sub ject|", "subject == \"a\"|", "payload contains \"su|",
             "payload matches /su|", "payload matches |", "time > 5|", "= |", "subject in su|", "subject in {\"a\" |",
             "subject|", "size > 10KiB|", "qqqq|", "reply exists|", "json.total == qq|" })
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestFilterCompletion::offersNothing()
{
    QFETCH(QString, text);
    QCOMPARE(shown(text), QStringList());
}

void TestFilterCompletion::inserts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *text, const char *what, const char *after) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(what) << QString::fromUtf8(after);
    };
    row("su|", "subject", "subject |");
    row("su|bj == \"a\"", "subject", "subject| == \"a\""); // the space is there
    row("size > 1 && (re|)", "reply", "size > 1 && (reply |)");
    row("he|", "header[\"…\"]", "header[\"|\"]");
    row("header[\"|\"]", "header[\"Trace\"]", "header[\"Trace\"] |");
    row("header[\"Tr|\"] == \"x\"", "header[\"Trace\"]", "header[\"Trace\"]| == \"x\"");
    row("js|", "json.…", "json.|");
    row("json.items[2].s|", "json.items[2].sku", "json.items[2].sku |");
    row("subject |", "~", "subject ~ \"|\"");
    row("subject |", "in", "subject in {|}");
    row("payload |", "matches", "payload matches /|/");
    row("size |", ">", "size > |");
    row("size >|", ">=", "size >= |");
    row("reply |", "exists", "reply exists |");
    row("json.total |", "==", "json.total == |");
    row("subject == \"or|\"", "\"orders.us.paid\"", "subject == \"orders.us.paid\"|");
    row("subject == \"or| && size > 1", "\"orders.us.paid\"", "subject == \"orders.us.paid\"| && size > 1");
    row("size > 10|", "10KiB", "size > 10KiB|");
    row("size > 10|0 && a", "10KiB", "size > 10KiB| && a");
    row("size > 1 |", "&&", "size > 1 && |");
    row("(size > 1 |", ")", "(size > 1 )|");
}

void TestFilterCompletion::inserts()
{
    QFETCH(QString, text);
    QFETCH(QString, what);
    QFETCH(QString, after);
    QCOMPARE(chosen(text, what), after);
}

void TestFilterCompletion::meanings()
{
    for (const FilterCompletion &one : complete(QStringLiteral("size|"))) {
        if (one.shown == QLatin1String("size"))
            QCOMPARE(one.meaning, messageFields().find("size")->meaning);
    }
    for (const FilterCompletion &one : complete(QStringLiteral("subject |")))
        QVERIFY2(!one.meaning.isEmpty(), qPrintable(one.shown));
    const QList<FilterCompletion> paths = complete(QStringLiteral("json.total|"));
    QVERIFY(paths.isEmpty()); // stands there already
    QCOMPARE(complete(QStringLiteral("tota|")).constFirst().meaning, QStringLiteral("such as 7"));
}

/// What begins like what is typed is first, and what was seen most often before what is rare.
void TestFilterCompletion::keepsOrder()
{
    QCOMPARE(shown(QStringLiteral("re|")).constFirst(), QStringLiteral("reply"));
    const QStringList values = shown(QStringLiteral("subject == |"));
    QCOMPARE(values.constFirst(), QStringLiteral("\"orders.eu.created\""));
    const QStringList empty = shown(QStringLiteral("|"));
    QVERIFY(empty.indexOf(QStringLiteral("subject")) < empty.indexOf(QStringLiteral("json.total")));
    QCOMPARE(shown(QStringLiteral("subject |")).constFirst(), QStringLiteral("~"));
    QCOMPARE(shown(QStringLiteral("size |")).constFirst(), QStringLiteral(">"));
}

void TestFilterCompletion::isBounded()
{
    SeenNames names;
    for (int i = 0; i < 300; ++i) {
        names.paths.append({ QStringLiteral("json.member%1").arg(i), {} });
        names.headers.append({ QStringLiteral("Member-%1").arg(i), {} });
        names.values["subject"] << QStringLiteral("member.%1").arg(i);
    }
    const QString typed = QStringLiteral("member");
    QVERIFY(filterCompletions(typed, typed.size(), messageFields(), names).size() <= 60);
    QVERIFY(filterCompletions({}, 0, messageFields(), names).size() <= 30);
    QVERIFY(filterCompletions(QString(maxFilterLength + 1, QLatin1Char('a')), 3, messageFields(), names).isEmpty());
    // A cursor outside is one at the end.
    QCOMPARE(filterCompletions(QStringLiteral("su"), 99, messageFields(), {}),
        filterCompletions(QStringLiteral("su"), 2, messageFields(), {}));
    QCOMPARE(filterCompletions(QStringLiteral("su"), -5, messageFields(), {}).size(),
        filterCompletions({}, 0, messageFields(), {}).size());
}

void TestFilterCompletion::withoutHeadersAndJson()
{
    FilterFields fields;
    fields.fields = { { "state", FilterType::Text, 0, QStringLiteral("state"), false, false, true } };
    SeenNames names = seen();
    names.values["state"] = { QStringLiteral("lagging") };
    QStringList list;
    for (const FilterCompletion &one : filterCompletions({}, 0, fields, names))
        list << one.shown;
    QCOMPARE(list, QStringList { QStringLiteral("state") });
    const QString typed = QStringLiteral("state == ");
    const auto values = filterCompletions(typed, typed.size(), fields, names);
    QCOMPARE(values.size(), 1);
    QCOMPARE(values.constFirst().insert, QStringLiteral("\"lagging\""));
}

/// Whoever chooses at random, and ends after a value, has typed a filter.
void TestFilterCompletion::chosenOnesAreFilters()
{
    QRandomGenerator random(7);
    int finished = 0;
    for (int i = 0; i < 600; ++i) {
        QString text;
        qsizetype cursor = 0;
        for (int step = 0; step < 8; ++step) {
            const auto list = filterCompletions(text, cursor, messageFields(), seen());
            if (list.isEmpty())
                break;
            const FilterCompletion &one = list.at(random.bounded(int(list.size())));
            text.replace(one.begin, one.length, one.insert);
            cursor = one.begin + one.cursor;
            QVERIFY(cursor >= 0 && cursor <= text.size());
            if (one.kind != FilterCompletion::Kind::Value)
                continue;
            // Out of a set, and on.
            while (cursor < text.size() && (text[cursor] == u'}' || text[cursor] == u'"'))
                ++cursor;
            const auto read = parseFilter(text, messageFields());
            QVERIFY2(read, qPrintable(text + QLatin1String(": ") + (read ? QString() : read.error().text)));
            ++finished;
            text.insert(cursor++, QLatin1Char(' '));
        }
    }
    QVERIFY(finished > 100);
}

void TestFilterCompletion::anyText()
{
    QRandomGenerator random(11);
    const QStringList pieces { QStringLiteral("subject"), QStringLiteral(" == "), QStringLiteral("\""),
        QStringLiteral("\\"), QStringLiteral("["), QStringLiteral("]"), QStringLiteral("json."), QStringLiteral("in {"),
        QStringLiteral("}"), QStringLiteral("("), QStringLiteral(")"), QStringLiteral("&&"), QStringLiteral("/"),
        QStringLiteral(" "), QStringLiteral("matches"), QStringLiteral("-5"), QStringLiteral("header"),
        QStringLiteral("~"), QStringLiteral(","), QStringLiteral("!"), QString(QChar(0xd83d)), QStringLiteral("ä") };
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int n = random.bounded(8); n > 0; --n)
            text += pieces.at(random.bounded(int(pieces.size())));
        const qsizetype cursor = random.bounded(int(text.size()) + 1);
        for (const FilterCompletion &one : filterCompletions(text, cursor, messageFields(), seen())) {
            QVERIFY2(one.begin >= 0 && one.begin <= cursor && one.length >= 0 && one.begin + one.length <= text.size(),
                qPrintable(text));
            QVERIFY(one.begin + one.length >= cursor);
            QVERIFY(one.cursor >= 0 && one.cursor <= one.insert.size() && !one.shown.isEmpty());
        }
    }
}

QTEST_APPLESS_MAIN(TestFilterCompletion)
#include "tst_filtercompletion.moc"
