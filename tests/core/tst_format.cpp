// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

#include <limits>

using namespace std::chrono_literals;
namespace format = natsight::format;

namespace {
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

QString spaced(const char *text) // a no-break space where the table has a plain one
{
    return QString::fromUtf8(text).replace(u' ', QChar(0x00A0));
}
} // namespace

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void numbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        const auto row = [](double value, const char *english,
                             const char *german) { // what it shows is also the row's name
            QTest::newRow(english) << value << spaced(english) << spaced(german);
        };
        row(0, "0", "0");
        row(0.5, "0.50", "0,50");
        row(7, "7", "7");
        row(42.5, "42.5", "42,5");
        row(998, "998", "998");
        row(999.4, "999", "999");
        row(999.6, "1.00 k", "1,00 k");
        row(12'400, "12.4 k", "12,4 k");
        row(123'456, "123 k", "123 k");
        row(999'600, "1.00 M", "1,00 M");
        row(1'200'000, "1.20 M", "1,20 M");
        row(3.5e9, "3.50 G", "3,50 G");
        row(4e12, "4.00 T", "4,00 T");
    }
    void numbers()
    {
        QFETCH(double, value);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QTEST(format::compact(value), "english");
        QCOMPARE(format::rate(value), format::compact(value) + QLatin1String("/s"));
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QTEST(format::compact(value), "german");
    }

    void counts()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(format::count(1'204'331), QStringLiteral("1,204,331"));
        QCOMPARE(format::count(UINT64_MAX), QStringLiteral("18,446,744,073,709,551,615"));
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(format::count(1'204'331), QStringLiteral("1.204.331"));
    }

    void bytes_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        const auto row = [](double value, const char *text) { QTest::newRow(text) << value << spaced(text); };
        row(0, "0 B");
        row(257, "257 B");
        row(1023, "1,023 B");
        row(1024, "1.00 KiB");
        row(1024 * 1024 - 1, "1.00 MiB");
        row(1.9 * 1024 * 1024, "1.90 MiB");
        row(512.0 * 1024 * 1024, "512 MiB");
        row(3.0 * 1024 * 1024 * 1024, "3.00 GiB");
    }
    void bytes()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QFETCH(double, value);
        QTEST(format::bytes(value), "text");
        QCOMPARE(format::byteRate(value), format::bytes(value) + QLatin1String("/s"));
    }

    void unknownIsADash()
    {
        const QString dash = QStringLiteral("–");
        for (const double value : { notANumber, std::numeric_limits<double>::infinity(), -1.0 }) {
            QCOMPARE(format::rate(value), dash);
            QCOMPARE(format::bytes(value), dash);
            QCOMPARE(format::byteRate(value), dash);
        }
        QCOMPARE(format::compact(notANumber), dash);
        QCOMPARE(format::duration(-1ns), dash);
        QCOMPARE(format::time(0), dash);
        QCOMPARE(format::exactTime(-5), dash);
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        const auto row = [](std::chrono::nanoseconds value, const char *text) {
            QTest::newRow(text) << qint64 { value.count() } << spaced(text);
        };
        row(0ns, "0 ns");
        row(850us, "850 µs");
        row(999'400ns, "999 µs");
        row(999'600ns, "1.0 ms");
        row(1200us, "1.2 ms");
        row(250ms, "250 ms");
        row(999'600us, "1.0 s");
        row(4s, "4.0 s");
        row(59'960ms, "1 m");
        row(4min + 12s, "4 m 12 s");
        row(59min + 59s + 600ms, "1 h");
        row(2h + 5min, "2 h 5 m");
        row(76h, "3 d 4 h");
    }
    void durations()
    {
        QFETCH(qint64, ns);
        QTEST(format::duration(std::chrono::nanoseconds(ns)), "text");
    }

    void ages()
    {
        QCOMPARE(format::ago(0s), QStringLiteral("now"));
        QCOMPARE(format::ago(-5s), QStringLiteral("now")); // another machine's clock
        QCOMPARE(format::ago(12s), QStringLiteral("12 s ago"));
        QCOMPARE(format::ago(4min + 30s), QStringLiteral("4 m ago"));
        QCOMPARE(format::ago(5h), QStringLiteral("5 h ago"));
        QCOMPARE(format::ago(49h), QStringLiteral("2 d ago"));
    }

    void times()
    {
        const QDateTime noon(QDate::currentDate(), QTime(12, 3, 22, 104));
        QCOMPARE(format::time(noon.toMSecsSinceEpoch() * 1'000'000), QStringLiteral("12:03:22.104"));
        const QDateTime old(QDate(2020, 2, 29), QTime(1, 2, 3, 4));
        QCOMPARE(format::time(old.toMSecsSinceEpoch() * 1'000'000), QStringLiteral("2020-02-29 01:02:03.004"));
        QVERIFY(format::exactTime(old.toMSecsSinceEpoch() * 1'000'000 + 5'678)
                    .startsWith(QLatin1String("2020-02-29 01:02:03.004005 ")));
    }

    void previews_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QByteArray("hello") << QStringLiteral("hello");
        QTest::newRow("one line") << QByteArray("a\tb\r\nc") << QStringLiteral("a b  c");
        QTest::newRow("controls") << QByteArray("a\0\x1B\x7F", 4) << QString::fromUtf8("a\u2400\u241B\u2421");
        QTest::newRow("umlaut") << QByteArray("\xC3\xBC") << QStringLiteral("ü");
        QTest::newRow("broken") << QByteArray("a\xFFz") << QString::fromUtf8("a\uFFFDz");
        QTest::newRow("direction override") << QByteArray("a\xE2\x80\xAEz") << QString::fromUtf8("a\uFFFDz");
        QTest::newRow("line separator") << QByteArray("a\xE2\x80\xA8z") << QStringLiteral("a z");
        QTest::newRow("cut") << QByteArray("0123456789AB") << QStringLiteral("012345678…");
        QTest::newRow("exact") << QByteArray("0123456789") << QStringLiteral("0123456789");
        QTest::newRow("long") << QByteArray(100'000, 'x') << QStringLiteral("xxxxxxxxx…");
        QTest::newRow("pairs are not split") << QByteArray("12345678\xF0\x9F\x98\x80"
                                                           "9")
                                             << QStringLiteral("12345678…");
        QTest::newRow("empty") << QByteArray() << QString();
    }
    void previews()
    {
        QFETCH(QByteArray, bytes);
        QTEST(format::preview(bytes, 10), "text");
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
