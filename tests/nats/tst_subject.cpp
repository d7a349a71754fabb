// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/subject.h"

#include <QTest>

#include <random>
#include <span>
#include <string>
#include <vector>

using namespace natsight;

namespace {

using Tokens = std::vector<std::string>;

Tokens split(const std::string &subject)
{
    Tokens tokens;
    if (subject.empty())
        return tokens;
    std::string token;
    for (const char character : subject) {
        if (character == '.') {
            tokens.push_back(token);
            token.clear();
        } else {
            token += character;
        }
    }
    tokens.push_back(token);
    return tokens;
}

/// The rules as the documentation states them, with no thought of speed.
bool naiveMatch(std::span<const std::string> pattern, std::span<const std::string> subject)
{
    if (pattern.empty() || subject.empty())
        return pattern.empty() && subject.empty();
    if (pattern.size() == 1 && pattern[0] == ">")
        return true;
    return (pattern[0] == "*" || pattern[0] == subject[0]) && naiveMatch(pattern.subspan(1), subject.subspan(1));
}

bool naiveOverlap(std::span<const std::string> a, std::span<const std::string> b)
{
    if (a.empty() || b.empty())
        return a.empty() && b.empty();
    if ((a.size() == 1 && a[0] == ">") || (b.size() == 1 && b[0] == ">"))
        return true;
    return (a[0] == "*" || b[0] == "*" || a[0] == b[0]) && naiveOverlap(a.subspan(1), b.subspan(1));
}

/// Few different short tokens, so that patterns and subjects meet often; some empty, some like wildcards but none.
class Generator
{
public:
    explicit Generator(unsigned seed)
        : m_random(seed)
    {
    }
    std::string subject() { return joined({ "a", "b", "ab", "", "a*", ">b" }); }
    std::string pattern()
    {
        auto pattern = joined({ "a", "b", "ab", "*", "*", "", "a*" });
        if (number(3) == 0)
            pattern += pattern.empty() ? ">" : ".>";
        return pattern;
    }
    int number(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

private:
    std::string joined(const Tokens &choice)
    {
        std::string text;
        for (int i = 0, count = number(5); i < count; ++i)
            text += (i > 0 ? "." : "") + choice[static_cast<std::size_t>(number(static_cast<int>(choice.size())))];
        return text;
    }
    std::mt19937 m_random;
};

} // namespace

class TestSubject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validatesSubjects_data()
    {
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<bool>("isSubject");
        QTest::addColumn<bool>("isPattern");
        const auto row = [](const char *name, const QByteArray &subject, bool isSubject, bool isPattern) {
            QTest::newRow(name) << subject << isSubject << isPattern;
        };
        row("one token", "orders", true, true);
        row("several tokens", "orders.eu.created", true, true);
        row("dollar", "$JS.API.INFO", true, true);
        row("marks", "a-b_c/d:e=f,g@h", true, true);
        row("not ASCII", "bestellungen.größe.😀", true, true);
        row("bytes that are no UTF-8", "a.\xff\xfe", true, true);
        row("stars in a token", "a.b*c.**", true, true);
        row("> in a token", "a.>b.c>", true, true);
        row("star", "orders.*.created", false, true);
        row("only star", "*", false, true);
        row("rest", "orders.>", false, true);
        row("only rest", ">", false, true);
        row("star and rest", "*.*.>", false, true);
        row("rest in the middle", "orders.>.created", false, false);
        row("rest twice", ">.>", false, false);
        row("empty", "", false, false);
        row("null", QByteArray(), false, false);
        row("only a dot", ".", false, false);
        row("dot first", ".orders", false, false);
        row("dot last", "orders.", false, false);
        row("rest and dot", "orders.>.", false, false);
        row("two dots", "orders..eu", false, false);
        row("space", "orders eu", false, false);
        row("space first", " orders", false, false);
        row("space last", "orders ", false, false);
        row("tab", "orders\teu", false, false);
        row("carriage return", "orders\r", false, false);
        row("line feed", "orders\nPUB x 0", false, false);
        row("CR LF", "orders\r\nPUB admin 0\r\n", false, false);
        row("NUL", QByteArray("orders\0eu", 9), false, false);
        row("escape", "orders\x1b[0m", false, false);
        row("delete", "orders\x7f", false, false);
        row("as long as may be", QByteArray(maxSubjectBytes, 'x'), true, true);
        row("longer", QByteArray(maxSubjectBytes + 1, 'x'), false, false);
    }
    void validatesSubjects()
    {
        QFETCH(QByteArray, subject);
        QFETCH(bool, isSubject);
        QFETCH(bool, isPattern);
        const auto published = validatePublishSubject(subject);
        const auto subscribed = validateSubscribeSubject(subject);
        QCOMPARE(published.has_value(), isSubject);
        QCOMPARE(subscribed.has_value(), isPattern);
        if (!isSubject) {
            QCOMPARE(published.error().kind, Error::Kind::Invalid);
            QVERIFY(!published.error().message.isEmpty());
        }
        if (!isPattern)
            QCOMPARE(subscribed.error().kind, Error::Kind::Invalid);
    }

    void saysWhatIsWrongAndWhere()
    {
        QCOMPARE(validatePublishSubject("orders eu").error().message,
            QStringLiteral("The subject has a space at character 7."));
        QCOMPARE(
            validatePublishSubject("a\tb").error().message, QStringLiteral("The subject has a tab at character 2."));
        QCOMPARE(validatePublishSubject("a\n").error().message,
            QStringLiteral("The subject has a line break at character 2."));
        QCOMPARE(validatePublishSubject("a..b").error().message,
            QStringLiteral("The subject has an empty token at character 3."));
        QCOMPARE(validatePublishSubject("a.*").error().message, QStringLiteral("The subject has the wildcard *."));
    }

    void validatesQueueGroups()
    {
        for (const QByteArray &good : { QByteArray("workers"), QByteArray("a.b"), QByteArray("*"), QByteArray("größe"),
                 QByteArray(maxSubjectBytes, 'q') })
            QVERIFY2(validateQueueGroup(good).has_value(), good.constData());
        for (const QByteArray &bad : { QByteArray(), QByteArray("a b"), QByteArray("a\t"), QByteArray("a\r\n"),
                 QByteArray(1, '\0'), QByteArray("\x7f"), QByteArray(maxSubjectBytes + 1, 'q') }) {
            const auto result = validateQueueGroup(bad);
            QVERIFY2(!result.has_value(), bad.constData());
            QCOMPARE(result.error().kind, Error::Kind::Invalid);
        }
    }

    void validatesHeaders_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const char *what, const QByteArray &name, const QByteArray &value, bool isGood) {
            QTest::newRow(what) << name << value << isGood;
        };
        row("plain", "Nats-Msg-Id", "42", true);
        row("marks", "!#$%&'*+.^_`|~", "x", true);
        row("empty value", "A", "", true);
        row("value with spaces and colon", "A", " a: b\t", true);
        row("value not ASCII", "A", "ü😀\xff", true);
        row("no name", "", "x", false);
        row("space in name", "A B", "x", false);
        row("colon in name", "A:", "x", false);
        row("line break in name", "A\r\nB", "x", false);
        row("NUL in name", QByteArray("A\0", 2), "x", false);
        row("delete in name", "A\x7f", "x", false);
        row("name not ASCII", "Größe", "x", false);
        row("CR LF in value", "A", "x\r\nB: y", false);
        row("CR in value", "A", "x\r", false);
        row("LF in value", "A", "\nx", false);
        row("NUL in value", "A", QByteArray("x\0", 2), false);
    }
    void validatesHeaders()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(bool, isGood);
        const auto result = validateHeader(name, value);
        QCOMPARE(result.has_value(), isGood);
        if (!isGood) {
            QCOMPARE(result.error().kind, Error::Kind::Invalid);
            QVERIFY(!result.error().message.isEmpty());
        }
    }

    void matches_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<bool>("isMatch");
        const auto row = [](const char *pattern, const char *subject, bool isMatch) {
            QTest::addRow("%s %s", pattern, subject) << QByteArray(pattern) << QByteArray(subject) << isMatch;
        };
        row("a.b", "a.b", true);
        row("a.b", "a.c", false);
        row("a", "a.b", false);
        row("a.b", "a", false);
        row("A", "a", false);
        row("*", "a", true);
        row("*", "a.b", false);
        row("a.*", "a", false);
        row("a.*.c", "a.b.c", true);
        row(">", "a", true);
        row(">", "a.b.c", true);
        row(">", "", false);
        row("a.>", "a", false);
        row("a.>", "a.b", true);
        row("a.>", "a.b.c.d", true);
        row("*.>", "a", false);
        row("a*", "ab", false);
        row("a*", "a*", true);
        row("", "", true);
        row("a", "a.", false);
        row("a.", "a.", true);
        row("a", "", false);
    }
    void matches()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, subject);
        QTEST(subjectMatches(pattern.toStdString(), subject.toStdString()), "isMatch");
    }

    void matchesAsTheNaiveReference()
    {
        Generator generator(20240817);
        int matched = 0;
        int overlapped = 0;
        constexpr int rounds = 200'000;
        for (int i = 0; i < rounds; ++i) {
            const auto pattern = generator.pattern();
            const auto other = generator.pattern();
            const auto subject = generator.subject();
            const bool isMatch = naiveMatch(split(pattern), split(subject));
            const bool isOverlap = naiveOverlap(split(pattern), split(other));
            if (subjectMatches(pattern, subject) != isMatch)
                QFAIL(("pattern " + pattern + " subject " + subject).c_str());
            if (patternsOverlap(pattern, other) != isOverlap || patternsOverlap(other, pattern) != isOverlap)
                QFAIL(("patterns " + pattern + " and " + other).c_str());
            // Two patterns that one subject falls under overlap.
            if (isMatch && subjectMatches(other, subject) && !patternsOverlap(pattern, other))
                QFAIL(("subject " + subject + " under " + pattern + " and " + other).c_str());
            matched += isMatch ? 1 : 0;
            overlapped += isOverlap ? 1 : 0;
        }
        // The generator meets both answers often enough to mean something.
        QVERIFY(matched > rounds / 50 && matched < rounds / 2);
        QVERIFY(overlapped > rounds / 50 && overlapped < rounds / 2);
    }

    void overlapMeansACommonSubject()
    {
        // Every subject of up to three tokens over a small alphabet, against every pattern of that kind.
        Tokens subjects;
        Tokens patterns;
        const auto extend = [](Tokens &list, const Tokens &tokens) {
            Tokens level { tokens };
            list = level;
            for (int depth = 1; depth < 3; ++depth) {
                Tokens next;
                for (const auto &head : level)
                    for (const auto &token : tokens)
                        if (head.back() != '>')
                            next.push_back(head + '.' + token);
                list.insert(list.end(), next.begin(), next.end());
                level = next;
            }
        };
        extend(subjects, { "a", "b" });
        extend(patterns, { "a", "b", "*", ">" });
        for (const auto &a : patterns) {
            for (const auto &b : patterns) {
                const bool isCommon = std::any_of(subjects.begin(), subjects.end(),
                    [&](const auto &subject) { return subjectMatches(a, subject) && subjectMatches(b, subject); });
                if (patternsOverlap(a, b) != isCommon)
                    QFAIL((a + " and " + b).c_str());
            }
        }
    }

    void knowsInternalSubjects()
    {
        for (const char *internal :
            { "_INBOX.x.1", "_R_.x", "$JS.API.INFO", "$SYS.REQ.SERVER.PING", "$KV.b.k", "$O.b.C.x" })
            QVERIFY2(isInternalSubject(internal), internal);
        for (const char *other :
            { "orders", "_INBOX", "_INBOXES.x", "x._INBOX.y", "$SRV.PING", "$JS", "$KVX.b", "$k", "" })
            QVERIFY2(!isInternalSubject(other), other);
    }
};

QTEST_GUILESS_MAIN(TestSubject)
#include "tst_subject.moc"
