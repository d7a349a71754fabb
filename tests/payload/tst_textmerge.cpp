// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsonchange.h"
#include "models/payload/textmerge.h"

#include <QRandomGenerator>
#include <QTest>

using namespace natsight;

namespace {

QStringList randomLines(QRandomGenerator &random)
{
    QStringList lines;
    const int count = int(random.bounded(14));
    for (int i = 0; i < count; ++i)
        lines << QString(QChar(char16_t(u'a' + random.bounded(5))));
    return lines;
}

QStringList edited(QStringList lines, QRandomGenerator &random)
{
    const int edits = int(random.bounded(4));
    for (int i = 0; i < edits; ++i) {
        const qsizetype at = lines.isEmpty() ? 0 : qsizetype(random.bounded(quint32(lines.size() + 1)));
        if (random.bounded(2) == 0 || at >= lines.size())
            lines.insert(at, QString(QChar(char16_t(u'a' + random.bounded(7)))));
        else
            lines.removeAt(at);
    }
    return lines;
}

QStringList applied(const QStringList &from, const QStringList &to, const QList<LineHunk> &hunks)
{
    QStringList result;
    qsizetype at = 0;
    for (const LineHunk &hunk : hunks) {
        result += from.mid(at, hunk.from - at);
        result += to.mid(hunk.to, hunk.toCount);
        at = hunk.from + hunk.fromCount;
    }
    return result + from.mid(at);
}

} // namespace

class TestTextMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differences()
    {
        const QStringList from { QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c") };
        QVERIFY(differentLines(from, from).isEmpty());
        const QStringList to { QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("c"), QStringLiteral("d") };
        const QList<LineHunk> expected { { 1, 1, 1, 1 }, { 3, 0, 3, 1 } };
        QCOMPARE(differentLines(from, to), expected);
        const QList<LineHunk> all { { 0, 0, 0, 3 } };
        QCOMPARE(differentLines({}, from), all);
        // Too far apart for line by line: one hunk, and at once.
        QStringList many;
        QStringList others;
        for (int i = 0; i < 20'000; ++i) {
            many << QString::number(i);
            others << QString::number(-i - 1);
        }
        QCOMPARE(differentLines(many, others).size(), 1);
    }

    void differencesLeadFromOneToTheOther()
    {
        QRandomGenerator random(1);
        for (int i = 0; i < 3'000; ++i) {
            const QStringList from = randomLines(random);
            const QStringList to = i % 2 == 0 ? randomLines(random) : edited(from, random);
            const auto hunks = differentLines(from, to);
            QCOMPARE(applied(from, to, hunks), to);
            qsizetype kept = from.size();
            for (const LineHunk &hunk : hunks) {
                QVERIFY(hunk.fromCount > 0 || hunk.toCount > 0);
                kept -= hunk.fromCount;
            }
            QVERIFY(kept >= 0);
        }
    }

    void merges()
    {
        const TextMerge merge = mergeText(
            QStringLiteral("a\nb\nc\nd"), QStringLiteral("A\nb\nc\nd"), QStringLiteral("a\nb\nc\nD\ne"));
        QCOMPARE(merge.conflicts(), 0);
        QCOMPARE(merge.text(true), QStringLiteral("A\nb\nc\nD\ne"));
        const TextMerge both = mergeText(
            QStringLiteral("a\nb\nc"), QStringLiteral("a\nmine\nc"), QStringLiteral("a\ntheirs\nc"));
        QCOMPARE(both.conflicts(), 1);
        QCOMPARE(both.text(true), QStringLiteral("a\nmine\nc"));
        QCOMPARE(both.text(false), QStringLiteral("a\ntheirs\nc"));
    }

    void mergesHold()
    {
        QRandomGenerator random(2);
        int conflicts = 0;
        int merged = 0;
        for (int i = 0; i < 5'000; ++i) {
            const QStringList from = randomLines(random);
            const QString base = from.join(u'\n');
            const QString mine = edited(from, random).join(u'\n');
            const QString theirs = edited(from, random).join(u'\n');
            const TextMerge merge = mergeText(base, mine, theirs);
            // Each side is there whole.
            QStringList b;
            QStringList m;
            QStringList t;
            for (const MergePart &part : merge.parts) {
                b += part.base;
                m += part.mine;
                t += part.theirs;
            }
            QCOMPARE(b.join(u'\n'), base);
            QCOMPARE(m.join(u'\n'), mine);
            QCOMPARE(t.join(u'\n'), theirs);
            // What only one side did is taken; what both did the same, once.
            QCOMPARE(mergeText(base, base, theirs).text(true), theirs);
            QCOMPARE(mergeText(base, mine, base).text(false), mine);
            QCOMPARE(mergeText(base, mine, mine).text(false), mine);
            // It does not matter who is who.
            const TextMerge other = mergeText(base, theirs, mine);
            QCOMPARE(other.conflicts(), merge.conflicts());
            QCOMPARE(other.text(false), merge.text(true));
            merge.conflicts() > 0 ? ++conflicts : ++merged;
        }
        QVERIFY(conflicts > 100 && merged > 100);
    }

    /// Each conflict as it is chosen; the other parts as ever.
    void choices()
    {
        const TextMerge merge = mergeText(
            QStringLiteral("a\nb\nc\nd\ne"), QStringLiteral("a\nB1\nc\nD1\nD2\ne"), QStringLiteral("A\nb\nc\nD3\ne"));
        QCOMPARE(merge.conflicts(), 2);
        using Choice = MergeChoice;
        QCOMPARE(merge.text({ Choice::Mine, Choice::Both }), QStringLiteral("a\nB1\nc\nD1\nD2\nD3\ne"));
        QCOMPARE(merge.text({ Choice::Theirs, Choice::Theirs }), QStringLiteral("A\nb\nc\nD3\ne"));
        QCOMPARE(merge.text({ Choice::Both }), QStringLiteral("a\nB1\nA\nb\nc\nD1\nD2\ne"));
        QCOMPARE(merge.text({ Choice::Mine, Choice::Both }).split(u'\n').mid(3, 3),
            QStringList({ QStringLiteral("D1"), QStringLiteral("D2"), QStringLiteral("D3") }));
        QCOMPARE(merge.chosenLines({ Choice::Mine, Choice::Both }), QList<qsizetype>({ 0, 1, 3, 4, 5 }));
        QCOMPARE(merge.chosenLines({ Choice::Mine, Choice::Theirs }), QList<qsizetype>({ 0, 1, 3 }));

        const char *base = R"({"a":1,"b":{"c":1},"d":1})";
        const char *mine = R"({"a":2,"b":{"c":2},"n":0})";
        const char *theirs = R"({"a":3,"b":{"c":3},"d":9})";
        const auto of = [&](const QList<bool> &takesTheirs) {
            const auto made = mergeJson(base, mine, theirs, takesTheirs);
            return made && made->conflicts.size() == 3 ? compactJson(made->merged) : QByteArray();
        };
        QCOMPARE(of({}), QByteArray(R"({"a":2,"b":{"c":2},"n":0})"));
        QCOMPARE(of({ false, true }), QByteArray(R"({"a":2,"b":{"c":3},"n":0})"));
        QCOMPARE(of({ true, false, true }), QByteArray(R"({"a":3,"b":{"c":2},"n":0,"d":9})"));
    }

    void jsonDifferences()
    {
        const auto changes = jsonChanges(R"({"per_minute":600,"burst":40,"in":{"a":[1,2]}})",
            R"({"per_minute":900,"in":{"a":[1,3,4]},"regions":["eu"]})");
        QVERIFY(changes);
        QStringList paths;
        for (const JsonChange &change : *changes)
            paths << change.path;
        QCOMPARE(paths.join(u' '), QStringLiteral("per_minute in.a[1] in.a[2] regions burst"));
        QCOMPARE(*changes->constFirst().before, QStringLiteral("600"));
        QVERIFY(jsonChanges("{}", " { } ")->isEmpty());
        QVERIFY(!jsonChanges("{", "{}"));
        // What reading would make the same is not said to be.
        QVERIFY(!jsonChanges("12345678901234567890123", "12345678901234567890124"));
        QVERIFY(!jsonChanges(QByteArray(100'000, '['), "{}"));
        const QByteArray deep = QByteArray(200, '[') + QByteArray(200, ']');
        QVERIFY(!jsonChanges(deep, "{}"));
    }

    void jsonMerges()
    {
        const auto merge = mergeJson(
            R"({"a":1,"b":2,"gone":0})", R"({"a":10,"b":2,"gone":0})", R"({"a":1,"b":20,"c":3})");
        QVERIFY(merge && merge->conflicts.isEmpty());
        const QByteArray expected(R"({"a":10,"b":20,"c":3})");
        QCOMPARE(compactJson(merge->merged), expected);
        const auto both = mergeJson(R"({"a":1,"b":{"c":1}})", R"({"a":2,"b":{"c":2}})", R"({"a":3,"b":{"c":2,"d":3}})");
        QVERIFY(both);
        QCOMPARE(both->conflicts.size(), 1);
        QCOMPARE(both->conflicts.constFirst().path, QStringLiteral("a"));
        const QByteArray merged(R"({"a":2,"b":{"c":2,"d":3}})");
        QCOMPARE(compactJson(both->merged), merged);
        // Taken away here, changed there.
        const auto goneHere = mergeJson(R"({"a":1})", "{}", R"({"a":2})");
        QCOMPARE(goneHere->conflicts.size(), 1);
        const auto goneThere = mergeJson(R"({"a":1})", R"({"a":2})", "{}");
        QCOMPARE(goneThere->conflicts.size(), 1);
        // What would not come back as it is is left to the lines.
        QVERIFY(!mergeJson("[1]", "[1e400]", "[2]"));
        QVERIFY(!mergeJson("[1]", "[12345678901234567890123]", "[2]"));
        const auto twice = mergeJson(R"({"a":1,"a":2})", "{}", "{}");
        QVERIFY(!twice);
    }

    void compacts()
    {
        const QByteArray loose = " { \"a b\" : [ 1 ,\t\"\\\" \" ] } \n";
        const QByteArray expected = "{\"a b\":[1,\"\\\" \"]}";
        QCOMPARE(compactJson(loose), expected);
    }
};

QTEST_APPLESS_MAIN(TestTextMerge)
#include "tst_textmerge.moc"
