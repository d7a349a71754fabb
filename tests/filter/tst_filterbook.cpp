// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterbook.h"
#include "models/filter/filterexpression.h"

#include <QRandomGenerator>
#include <QTest>

using namespace natsight;

class TestFilterBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembers();
    void saves();
    void renames();
    void writesAndReads();
    void takesNoGarbage_data();
    void takesNoGarbage();
    void anyBytes();
};

void TestFilterBook::remembers()
{
    FilterBook book;
    QVERIFY(book.remember(QStringLiteral(" a ")));
    QVERIFY(book.remember(QStringLiteral("b")));
    QVERIFY(!book.remember(QStringLiteral("b")));
    QVERIFY(!book.remember(QStringLiteral("  ")));
    QVERIFY(!book.remember(QString(maxFilterLength + 1, QLatin1Char('x'))));
    QVERIFY(book.remember(QStringLiteral("a")));
    QCOMPARE(book.history(), QStringList({ QStringLiteral("a"), QStringLiteral("b") }));
    for (int i = 0; i < 80; ++i)
        QVERIFY(book.remember(QString::number(i)));
    QCOMPARE(book.history().size(), FilterBook::mostHistory);
    QCOMPARE(book.history().constFirst(), QStringLiteral("79"));
    QCOMPARE(book.history().constLast(), QStringLiteral("30"));
    book.clearHistory();
    QVERIFY(book.history().isEmpty());
}

void TestFilterBook::saves()
{
    FilterBook book;
    QVERIFY(!book.save(QStringLiteral(" "), QStringLiteral("a")));
    QVERIFY(!book.save(QStringLiteral("x"), QStringLiteral(" ")));
    QVERIFY(!book.save(QString(FilterBook::longestName + 1, QLatin1Char('n')), QStringLiteral("a")));
    QVERIFY(book.save(QStringLiteral("large"), QStringLiteral("size > 1MiB")));
    QVERIFY(book.save(QStringLiteral("Errors"), QStringLiteral("error")));
    QVERIFY(book.save(QStringLiteral(" large "), QStringLiteral("size > 2MiB")));
    QCOMPARE(book.saved(),
        QList<SavedFilter>({ { QStringLiteral("Errors"), QStringLiteral("error") },
            { QStringLiteral("large"), QStringLiteral("size > 2MiB") } }));
    QVERIFY(book.remove(QStringLiteral("Errors")));
    QVERIFY(!book.remove(QStringLiteral("Errors")));
    for (int i = 1; i < FilterBook::mostSaved; ++i)
        QVERIFY(book.save(QStringLiteral("f%1").arg(i), QStringLiteral("a")));
    QVERIFY(!book.save(QStringLiteral("one more"), QStringLiteral("a")));
    QVERIFY(book.save(QStringLiteral("f7"), QStringLiteral("b"))); // in place of the other
    QCOMPARE(book.saved().size(), FilterBook::mostSaved);
}

void TestFilterBook::renames()
{
    FilterBook book;
    QVERIFY(book.save(QStringLiteral("a"), QStringLiteral("one")));
    QVERIFY(book.save(QStringLiteral("b"), QStringLiteral("two")));
    QVERIFY(!book.rename(QStringLiteral("a"), QStringLiteral("b")));
    QVERIFY(!book.rename(QStringLiteral("a"), QStringLiteral(" ")));
    QVERIFY(!book.rename(QStringLiteral("none"), QStringLiteral("c")));
    QVERIFY(book.rename(QStringLiteral("a"), QStringLiteral("c")));
    QCOMPARE(book.saved(),
        QList<SavedFilter>(
            { { QStringLiteral("b"), QStringLiteral("two") }, { QStringLiteral("c"), QStringLiteral("one") } }));
    QVERIFY(book.rename(QStringLiteral("c"), QStringLiteral("C"))); // another spelling of its own
    QVERIFY(book.find(QStringLiteral("C")));
}

void TestFilterBook::writesAndReads()
{
    FilterBook book;
    QVERIFY(book.remember(QStringLiteral("json.a == \"ä\\n\"")));
    QVERIFY(book.remember(QStringLiteral("b")));
    QVERIFY(book.save(QStringLiteral("Größe"), QStringLiteral("size > 1KiB")));
    QCOMPARE(FilterBook::fromJson(book.toJson()), book);
    QCOMPARE(FilterBook::fromJson(FilterBook().toJson()), FilterBook());
}

void TestFilterBook::takesNoGarbage_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("history");
    QTest::addColumn<int>("saved");
    const auto row = [](const char *json, int history, int saved) {
        QTest::newRow(json) << QByteArray(json) << history << saved;
    };
    row("", 0, 0);
    row("null", 0, 0);
    row("[1,2]", 0, 0);
    row("{\"history\":", 0, 0);
    row("{\"history\":7,\"saved\":\"x\"}", 0, 0);
    row("{\"history\":[1,null,\"a\",[\"b\"],\"a\",\" \"]}", 1, 0);
    row("{\"saved\":[7,{},{\"name\":\"n\"},{\"name\":1,\"filter\":\"f\"},{\"name\":\"n\",\"filter\":\"f\"}]}", 0, 1);
    row("{\"saved\":{\"name\":\"n\",\"filter\":\"f\"},\"history\":{\"a\":\"b\"},\"new\":true}", 0, 0);
}

void TestFilterBook::takesNoGarbage()
{
    QFETCH(QByteArray, json);
    QFETCH(int, history);
    QFETCH(int, saved);
    const FilterBook book = FilterBook::fromJson(json);
    QCOMPARE(int(book.history().size()), history);
    QCOMPARE(int(book.saved().size()), saved);
}

void TestFilterBook::anyBytes()
{
    FilterBook book;
    for (int i = 0; i < 5; ++i) {
        QVERIFY(book.remember(QStringLiteral("filter %1").arg(i)));
        QVERIFY(book.save(QStringLiteral("name %1").arg(i), QStringLiteral("filter %1").arg(i)));
    }
    const QByteArray good = book.toJson();
    QRandomGenerator random(42);
    for (int i = 0; i < 3'000; ++i) {
        QByteArray json = good.left(random.bounded(int(good.size()) + 1));
        for (int changes = random.bounded(4); changes > 0 && !json.isEmpty(); --changes)
            json[random.bounded(int(json.size()))] = static_cast<char>(random.bounded(256));
        const FilterBook read = FilterBook::fromJson(json);
        QVERIFY(read.history().size() <= FilterBook::mostHistory);
        QCOMPARE(FilterBook::fromJson(read.toJson()), read);
    }
}

QTEST_APPLESS_MAIN(TestFilterBook)
#include "tst_filterbook.moc"
