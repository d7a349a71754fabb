// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/secret.h"

#include <QTest>

#include <type_traits>

using natsight::Secret;

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overwritesMemory()
    {
        char memory[] = "s3cret";
        Secret::overwrite(memory, sizeof memory - 1);
        for (const char byte : memory)
            QCOMPARE(byte, '\0');
        Secret::overwrite(nullptr, 0);
    }

    void wipeLeavesOtherOwnersAlone()
    {
        QByteArray bytes("token");
        bytes.detach();
        const QByteArray shared = bytes;
        Secret::wipe(bytes);
        QVERIFY(bytes.isEmpty());
        QCOMPARE(shared, QByteArrayLiteral("token"));
        QByteArray literal = QByteArrayLiteral("in read-only memory");
        Secret::wipe(literal); // must not write there
        QVERIFY(literal.isEmpty());
    }

    void copiesShareNothing()
    {
        Secret first(QByteArray(100, 'x'));
        const Secret second = first;
        QVERIFY(first == second);
        QVERIFY(first.reveal().constData() != second.reveal().constData());
        first = Secret();
        QVERIFY(first.isEmpty());
        QCOMPARE(second.reveal(), QByteArray(100, 'x'));
    }

    void movesLeaveNothingBehind()
    {
        Secret first(QByteArray("one"));
        Secret second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT: that is what is tested
        QCOMPARE(second.reveal(), QByteArrayLiteral("one"));
        Secret third(QByteArray("three"));
        third = std::move(second);
        QVERIFY(second.isEmpty()); // NOLINT
        QCOMPARE(third.reveal(), QByteArrayLiteral("one"));
        Secret &self = third;
        third = self;
        QCOMPARE(third.reveal(), QByteArrayLiteral("one"));
    }

    void isNotConvertedToText()
    {
        static_assert(!std::is_convertible_v<Secret, QByteArray>);
        static_assert(!std::is_convertible_v<Secret, QString>);
        static_assert(!std::is_convertible_v<QByteArray, Secret>);
        QVERIFY(Secret().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
