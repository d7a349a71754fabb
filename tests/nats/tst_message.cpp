// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/message.h"
#include "models/nats/subject.h"

#include <QTest>

#include <random>

using namespace natsight;

namespace {

Headers decoded(const QByteArray &block)
{
    return decodeHeaders({ block.constData(), static_cast<std::size_t>(block.size()) });
}

} // namespace

class TestMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodes()
    {
        QCOMPARE(encodeHeaders({}), QByteArray());
        QCOMPARE(
            encodeHeaders({ { "A", "1" }, { "b", "" }, { "A", "x: y" } }), QByteArray("A: 1\r\nb: \r\nA: x: y\r\n"));
    }

    void decodes_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::addColumn<QList<QByteArray>>("expected"); // name, value, name, value, …
        const auto row = [](const char *name, const QByteArray &block, const QList<QByteArray> &expected) {
            QTest::newRow(name) << block << expected;
        };
        row("empty", "", {});
        row("one", "A: 1\r\n", { "A", "1" });
        row("order and repeats", "B: 2\r\nA: 1\r\nB: 3\r\n", { "B", "2", "A", "1", "B", "3" });
        row("no space", "A:1\r\n", { "A", "1" });
        row("blanks around the value", "A: \t 1 2 \t\r\n", { "A", "1 2" });
        row("empty value", "A:\r\nB: \r\n", { "A", "", "B", "" });
        row("colons in the value", "A: b:c: d\r\n", { "A", "b:c: d" });
        row("no end", "A: 1\r\nB: 2", { "A", "1", "B", "2" });
        row("blank lines", "\r\n\r\nA: 1\r\n\r\n", { "A", "1" });
        row("no colon", "no header\r\nA: 1\r\n", { "A", "1" });
        row("no name", ": 1\r\nA: 1\r\n", { "A", "1" });
        row("status line", "NATS/1.0 503\r\nA: 1\r\n", { "A", "1" });
        row("lone returns", "A: 1\r2\nB: 3\r\n", { "A", "1\r2\nB: 3" });
        row("only returns", "\r\r\n\n", {});
        row("NUL", QByteArray("A\0B: 1\0\r\n", 9), { QByteArray("A\0B", 3), QByteArray("1\0", 2) });
        row("any bytes", "\xff: \xfe\x01\r\n", { "\xff", "\xfe\x01" });
    }
    void decodes()
    {
        QFETCH(QByteArray, block);
        QFETCH(QList<QByteArray>, expected);
        QList<QByteArray> flat;
        for (const auto &[name, value] : decoded(block))
            flat << name << value;
        QCOMPARE(flat, expected);
    }

    void roundTrips()
    {
        std::mt19937 random(4711);
        const auto number = [&random](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
        for (int round = 0; round < 20'000; ++round) {
            Headers headers;
            for (int i = number(6); i > 0; --i) {
                QByteArray name;
                for (int length = 1 + number(12); length > 0; --length)
                    name += static_cast<char>('!' + number(0x7F - '!'));
                name.replace(':', '-');
                QByteArray value;
                for (int length = number(40); length > 0; --length)
                    value += static_cast<char>(number(256));
                value.replace('\r', "").replace('\n', "").replace('\0', "");
                value = value.trimmed();
                // trimmed() takes more than blanks away, so that the value is the same after the way there and back.
                QVERIFY(validateHeader(name, value).has_value());
                headers.emplace_back(name, value);
            }
            QCOMPARE(decoded(encodeHeaders(headers)), headers);
        }
    }

    void findsValues()
    {
        const Headers headers { { "A", "1" }, { "a", "2" }, { "A", "3" }, { "Empty", "" } };
        QCOMPARE(headerValue(headers, "A"), QByteArray("1"));
        QCOMPARE(headerValue(headers, "a"), QByteArray("2"));
        QCOMPARE(headerValue(headers, "Empty"), QByteArray(""));
        QVERIFY(!headerValue(headers, "Empty").isNull());
        QVERIFY(headerValue(headers, "B").isNull());
        QVERIFY(headerValue(headers, "").isNull());
        QVERIFY(headerValue({}, "A").isNull());
    }
};

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
