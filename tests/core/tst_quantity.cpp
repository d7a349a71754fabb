// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/quantity.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace natsight;
using namespace std::chrono_literals;

class TestQuantity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("bytes");
        for (const auto &[typed, bytes] : std::initializer_list<std::pair<const char *, qint64>> { { "0", 0 },
                 { "1024", 1024 }, { "1 GiB", 1 << 30 }, { "1GB", 1 << 30 }, { "1g", 1 << 30 },
                 { "1.5 MiB", 1536 << 10 }, { "1,5k", 1536 }, { "1,024", 1024 }, { "12,345,678 B", 12'345'678 },
                 { " 7 kb ", 7168 }, { "8 PiB", qint64 { 8 } << 50 }, { "-1", -1 }, { "", -1 }, { "GiB", -1 },
                 { "1 XB", -1 }, { "1 GiB and more", -1 }, { "9000 PiB", -1 }, { "1e3", -1 }, { "1.2.3", -1 } })
            QTest::newRow(typed) << QString::fromUtf8(typed) << bytes;
    }
    void bytes()
    {
        QFETCH(QString, typed);
        QFETCH(qint64, bytes);
        QCOMPARE(bytesFromText(typed).value_or(-1), bytes);
    }

    void durations_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("nanoseconds");
        for (const auto &[typed, value] :
            std::initializer_list<std::pair<const char *, std::chrono::nanoseconds>> { { "0", 0ns }, { "4h", 4h },
                { "1h30m", 90min }, { "1 d 12 h", 36h }, { "1.5s", 1500ms }, { "1,5 s", 1500ms }, { "250ms", 250ms },
                { "3µs", 3us }, { "3μs", 3us }, { "3us 1ns", 3001ns }, { "30", -1ns }, { "", -1ns },
                { "4 hours", -1ns }, { "h", -1ns }, { "-4h", -1ns }, { "4h x", -1ns }, { "300000d", -1ns } })
            QTest::newRow(typed) << QString::fromUtf8(typed) << static_cast<qint64>(value.count());
    }
    void durations()
    {
        QFETCH(QString, typed);
        QFETCH(qint64, nanoseconds);
        QCOMPARE(durationFromText(typed).value_or(-1ns).count(), nanoseconds);
    }

    void integers()
    {
        for (const char *typed : { "1000", "1,000", " 1 000 ", "1_000", "1'000" })
            QCOMPARE(integerFromText(QString::fromUtf8(typed)).value_or(0), 1000);
        QCOMPARE(integerFromText(QStringLiteral("-1")).value_or(0), -1);
        for (const char *typed : { "", "x", "1,00", "1.5", "9223372036854775808" })
            QVERIFY2(!integerFromText(QString::fromUtf8(typed)), typed);
        QCOMPARE(
            unsignedFromText(QStringLiteral("18446744073709551615")).value_or(0), std::numeric_limits<quint64>::max());
        QVERIFY(!unsignedFromText(QStringLiteral("-1")));
        QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
        QCOMPARE(integerFromText(QStringLiteral("1.000")).value_or(0), 1000);
        QLocale::setDefault(QLocale::c());
    }

    /// What is written reads back as the same.
    void thereAndBack()
    {
        QRandomGenerator random(5);
        for (int i = 0; i < 2'000; ++i) {
            const auto value = static_cast<qint64>(random.generate64() >> (1 + random.bounded(63)));
            QCOMPARE(bytesFromText(bytesText(value)).value_or(-1), value);
            QCOMPARE(durationFromText(durationText(std::chrono::nanoseconds(value))).value_or(-1ns).count(), value);
        }
        QCOMPARE(bytesText(1 << 30), QStringLiteral("1 GiB"));
        QCOMPARE(bytesText(1000), QStringLiteral("1000 B"));
        QCOMPARE(durationText(36h), QStringLiteral("1d 12h"));
        QCOMPARE(durationText(0s), QStringLiteral("0s"));
    }
};

QTEST_GUILESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
