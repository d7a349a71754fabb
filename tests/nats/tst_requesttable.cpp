// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/requesttable.h"

#include <QTest>

#include <atomic>
#include <optional>
#include <thread>

using namespace natsight;
using namespace std::chrono_literals;
using Clock = RequestTable::Clock;

namespace {

/// What a request ended with, and how often.
struct Outcome {
    int calls = 0;
    std::optional<Result<QList<Reply>>> result;

    RequestTable::Completion completion()
    {
        return [this](Result<QList<Reply>> ended) {
            ++calls;
            result = std::move(ended);
        };
    }
    [[nodiscard]] QList<QByteArray> payloads() const
    {
        QList<QByteArray> list;
        for (const Reply &reply : result->value())
            list << reply.message.payload;
        return list;
    }
    [[nodiscard]] Error::Kind failure() const { return result->error().kind; }
};

Message answer(const QByteArray &payload)
{
    Message message;
    message.subject = "_INBOX.1";
    message.payload = payload;
    return message;
}

/// As it comes from the library: the inline status among the headers.
bool reply(RequestTable &table, quint64 token, const Message &message, int status, const QByteArray &statusText)
{
    const auto view = [](const QByteArray &bytes) {
        return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    };
    std::vector<HeaderView> headers;
    for (const auto &[name, value] : message.headers)
        headers.emplace_back(view(name), view(value));
    const QByteArray number = QByteArray::number(status);
    if (status != 0 && headerValue(message.headers, "Status").isNull()) {
        headers.emplace_back("Status", view(number));
        headers.emplace_back("Description", view(statusText));
    }
    return table.addReply(token, { view(message.subject), view(message.payload), headers });
}

ScatterOptions longWait()
{
    ScatterOptions options;
    options.timeout = 1h;
    options.stall = 0ms;
    return options;
}

} // namespace

class TestRequestTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A batch ends with a status; a stored message with a Status header of its own is none, nor does it say that
    /// nobody listens.
    void endsByStatus()
    {
        RequestTable table;
        Outcome outcome;
        auto options = longWait();
        options.endsByStatus = true;
        const auto token = table.add("batch", options, false, outcome.completion());
        auto stored = answer({});
        stored.headers = { { "Status", "503" }, { "Nats-Sequence", "1" } };
        reply(table, *token, stored, 503, {});
        reply(table, *token, answer("two"), 0, {});
        QCOMPARE(outcome.calls, 0);
        auto end = answer({});
        end.headers = { { "Status", "204" }, { "Description", "EOB" } };
        reply(table, *token, end, 204, "EOB");
        QCOMPARE(outcome.calls, 1);
        QCOMPARE(outcome.payloads(), (QList<QByteArray> { "", "two", "" }));
        QCOMPARE(outcome.result->value().constLast().status, 204);

        Outcome other;
        const auto plain = table.add("plain", longWait(), false, other.completion());
        reply(table, *plain, end, 204, "EOB");
        QCOMPARE(other.calls, 0);
        table.finishAll({});
    }

    void singleEndsWithItsFirstAnswer()
    {
        RequestTable table;
        Outcome outcome;
        const auto token = table.add("orders", longWait(), true, outcome.completion());
        QVERIFY(token.has_value());
        QCOMPARE(table.size(), std::size_t { 1 });
        table.markSent(*token);
        reply(table, *token, answer("one"), 0, {});
        QCOMPARE(outcome.calls, 1);
        QCOMPARE(outcome.payloads(), QList<QByteArray> { "one" });
        QVERIFY(outcome.result->value().constFirst().elapsed.count() >= 0);
        QCOMPARE(table.size(), std::size_t { 0 });
        // Late answers, and ends of what has ended, fall on the floor.
        reply(table, *token, answer("two"), 0, {});
        table.finish(*token, { Error::Kind::Cancelled, QStringLiteral("late") });
        table.markSent(*token);
        QCOMPARE(table.finishSubject("orders", false, {}), 0);
        table.finishAll({});
        QCOMPARE(table.expire(Clock::time_point::max()), Clock::time_point::max());
        QCOMPARE(outcome.calls, 1);
    }

    /// Answers that a taker gets are not kept, and none comes after the end.
    void handsOverToTaker()
    {
        RequestTable table;
        Outcome outcome;
        auto options = longWait();
        options.endsByStatus = true;
        options.maxBytes = 50;
        QList<QByteArray> taken;
        const auto taker = [&taken](const IncomingReply &incoming) {
            taken << QByteArray(incoming.payload.data(), static_cast<qsizetype>(incoming.payload.size()));
        };
        const auto token = table.add("batch", options, false, outcome.completion(), taker);
        reply(table, *token, answer("one"), 0, {});
        reply(table, *token, answer("two"), 0, {});
        QCOMPARE(outcome.calls, 0);
        reply(table, *token, answer({}), 204, "EOB");
        QCOMPARE(outcome.calls, 1);
        QCOMPARE(outcome.payloads(), QList<QByteArray>());
        reply(table, *token, answer("late"), 0, {});
        QCOMPARE(taken, (QList<QByteArray> { "one", "two", "" }));

        // The bound on bytes holds without keeping any.
        Outcome bounded;
        const auto large = table.add("batch", options, false, bounded.completion(), taker);
        reply(table, *large, answer(QByteArray(60, 'x')), 0, {});
        QCOMPARE(bounded.calls, 1);

        // Nobody there: the taker gets nothing.
        taken.clear();
        Outcome none;
        const auto unheard = table.add("batch", options, false, none.completion(), taker);
        reply(table, *unheard, answer({}), 503, "No Responders");
        QCOMPARE(none.failure(), Error::Kind::NoResponders);
        QVERIFY(taken.isEmpty());
    }

    void carriesStatus()
    {
        RequestTable table;
        Outcome outcome;
        const auto token = table.add("orders", longWait(), true, outcome.completion());
        reply(table, *token, answer({}), 408, "Request Timeout");
        QCOMPARE(outcome.result->value().constFirst().status, 408);
        QCOMPARE(outcome.result->value().constFirst().statusText, QByteArray("Request Timeout"));
    }

    void tellsNoResponders()
    {
        RequestTable table;
        for (const bool isSingle : { true, false }) {
            Outcome outcome;
            const auto token = table.add("orders.new", longWait(), isSingle, outcome.completion());
            reply(table, *token, answer({}), 503, "No Responders");
            QCOMPARE(outcome.calls, 1);
            QCOMPARE(outcome.failure(), Error::Kind::NoResponders);
            QCOMPARE(outcome.result->error().subject, QStringLiteral("orders.new"));
            QCOMPARE(outcome.result->error().code, 503);
        }
        // A 503 with a payload is an answer.
        Outcome outcome;
        const auto token = table.add("orders.new", longWait(), true, outcome.completion());
        reply(table, *token, answer("busy"), 503, "Busy");
        QCOMPARE(outcome.payloads(), QList<QByteArray> { "busy" });
        QCOMPARE(table.size(), std::size_t { 0 });
    }

    void scatterEndsAtTheExpectedCount()
    {
        RequestTable table;
        Outcome outcome;
        auto options = longWait();
        options.expected = 3;
        const auto token = table.add("ping", options, false, outcome.completion());
        reply(table, *token, answer("a"), 0, {});
        reply(table, *token, answer("b"), 0, {});
        QCOMPARE(outcome.calls, 0);
        reply(table, *token, answer("c"), 0, {});
        QCOMPARE(outcome.payloads(), (QList<QByteArray> { "a", "b", "c" }));
        reply(table, *token, answer("d"), 0, {});
        QCOMPARE(outcome.calls, 1);
    }

    void scatterEndsAtItsMostReplies()
    {
        RequestTable table;
        Outcome outcome;
        auto options = longWait();
        options.maxReplies = 2;
        options.expected = 10;
        const auto token = table.add("ping", options, false, outcome.completion());
        reply(table, *token, answer("a"), 0, {});
        QCOMPARE(outcome.calls, 0);
        reply(table, *token, answer("b"), 0, {});
        QCOMPARE(outcome.payloads(), (QList<QByteArray> { "a", "b" }));
    }

    void scatterEndsAtItsMostBytes()
    {
        RequestTable table;
        Outcome outcome;
        auto options = longWait();
        options.maxBytes = 1000;
        const auto token = table.add("ping", options, false, outcome.completion());
        auto big = answer(QByteArray(400, 'x'));
        big.headers = { { "Name", QByteArray(300, 'v') } };
        reply(table, *token, big, 0, {}); // 712 with subject and header
        QCOMPARE(outcome.calls, 0);
        reply(table, *token, big, 0, {});
        QCOMPARE(outcome.calls, 1);
        QCOMPARE(outcome.result->value().size(), 2);
    }

    void singleTimesOut()
    {
        RequestTable table;
        Outcome outcome;
        ScatterOptions options;
        options.timeout = 500ms;
        const auto before = Clock::now();
        const auto token = table.add("orders.slow", options, true, outcome.completion());
        QVERIFY(token.has_value());
        const auto next = table.expire(before);
        QVERIFY(next >= before + 500ms && next <= Clock::now() + 500ms);
        QCOMPARE(table.expire(next - 1ns), next);
        QCOMPARE(outcome.calls, 0);
        QCOMPARE(table.expire(next), Clock::time_point::max());
        QCOMPARE(outcome.calls, 1);
        QCOMPARE(outcome.failure(), Error::Kind::Timeout);
        QCOMPARE(outcome.result->error().subject, QStringLiteral("orders.slow"));
        QVERIFY(outcome.result->error().message.contains(QLatin1String("500 ms")));
    }

    void scatterKeepsWhatCameByTheDeadline()
    {
        RequestTable table;
        Outcome some;
        Outcome none;
        const auto token = table.add("ping", longWait(), false, some.completion());
        QVERIFY(table.add("ping", longWait(), false, none.completion()).has_value());
        reply(table, *token, answer("a"), 0, {});
        QCOMPARE(table.expire(Clock::now() + 2h), Clock::time_point::max());
        QCOMPARE(some.payloads(), QList<QByteArray> { "a" });
        QCOMPARE(none.calls, 1);
        QVERIFY(none.result->has_value());
        QVERIFY(none.result->value().isEmpty());
    }

    void stallEndsAfterTheLastAnswerOnly()
    {
        RequestTable table;
        Outcome outcome;
        ScatterOptions options;
        options.timeout = 1h;
        options.stall = 10min;
        const auto token = table.add("ping", options, false, outcome.completion());
        // Nothing has come: only the deadline counts.
        const auto deadline = table.expire(Clock::now());
        QVERIFY(deadline > Clock::now() + 50min);

        const auto first = Clock::now();
        reply(table, *token, answer("a"), 0, {});
        const auto stall = table.expire(first);
        QVERIFY(stall >= first + 10min && stall <= Clock::now() + 10min);
        // Another answer moves it on, which is found out when the first end has come.
        reply(table, *token, answer("b"), 0, {});
        const auto later = table.expire(stall);
        QVERIFY(later > stall);
        QCOMPARE(outcome.calls, 0);
        QCOMPARE(table.expire(later), Clock::time_point::max());
        QCOMPARE(outcome.payloads(), (QList<QByteArray> { "a", "b" }));
        QCOMPARE(table.size(), std::size_t { 0 });
    }

    void stallNeverPassesTheDeadline()
    {
        RequestTable table;
        Outcome outcome;
        ScatterOptions options;
        options.timeout = 1min;
        options.stall = 10min;
        const auto token = table.add("ping", options, false, outcome.completion());
        const auto deadline = table.expire(Clock::now());
        reply(table, *token, answer("a"), 0, {});
        QCOMPARE(table.expire(Clock::now()), deadline);
        QCOMPARE(table.expire(deadline), Clock::time_point::max());
        QCOMPARE(outcome.calls, 1);
    }

    void expiresInOrder()
    {
        RequestTable table;
        Outcome soon;
        Outcome later;
        auto options = longWait();
        QVERIFY(table.add("later", options, true, later.completion()).has_value());
        options.timeout = 1min;
        QVERIFY(table.add("soon", options, true, soon.completion()).has_value());
        const auto first = table.expire(Clock::now());
        const auto second = table.expire(first);
        QCOMPARE(soon.calls, 1);
        QCOMPARE(later.calls, 0);
        QVERIFY(second > first);
        QCOMPARE(table.expire(second), Clock::time_point::max());
        QCOMPARE(later.calls, 1);
    }

    void finishes()
    {
        RequestTable table;
        Outcome one;
        Outcome other;
        const auto token = table.add("a", longWait(), false, one.completion());
        QVERIFY(table.add("a", longWait(), false, other.completion()).has_value());
        reply(table, *token, answer("x"), 0, {});
        table.finish(*token, { Error::Kind::Cancelled, QStringLiteral("stopped") });
        QCOMPARE(one.calls, 1);
        QCOMPARE(one.failure(), Error::Kind::Cancelled);
        QCOMPARE(other.calls, 0);
        QCOMPARE(table.size(), std::size_t { 1 });
    }

    void denialEndsTheSubject()
    {
        RequestTable table;
        Outcome exact;
        Outcome same;
        Outcome longer;
        Outcome other;
        for (const auto &[subject, outcome] : { std::pair<const char *, Outcome *> { "orders", &exact },
                 { "orders", &same }, { "orders.new", &longer }, { "x.orders", &other } })
            QVERIFY(table.add(subject, longWait(), true, outcome->completion()).has_value());
        const Error denied { Error::Kind::Denied, QStringLiteral("no permission") };
        QCOMPARE(table.finishSubject("orders.old", false, denied), 0);
        QCOMPARE(table.finishSubject("orders", false, denied), 2);
        QCOMPARE(exact.failure(), Error::Kind::Denied);
        QCOMPARE(same.failure(), Error::Kind::Denied);
        QCOMPARE(longer.calls, 0);
        // The server's text was cut: whatever begins so.
        QCOMPARE(table.finishSubject("ord", true, denied), 1);
        QCOMPARE(longer.failure(), Error::Kind::Denied);
        QCOMPARE(other.calls, 0);
        QCOMPARE(table.size(), std::size_t { 1 });
        // Their times are gone with them.
        const auto next = table.expire(Clock::now());
        QVERIFY(next != Clock::time_point::max());
        QCOMPARE(table.expire(next), Clock::time_point::max());
        QCOMPARE(exact.calls + same.calls + longer.calls + other.calls, 4);
    }

    void finishesAll()
    {
        RequestTable table;
        std::vector<Outcome> outcomes(100);
        for (auto &outcome : outcomes)
            QVERIFY(table.add("s", longWait(), true, outcome.completion()).has_value());
        table.finishAll({ Error::Kind::NotConnected, QStringLiteral("gone") });
        for (const auto &outcome : outcomes) {
            QCOMPARE(outcome.calls, 1);
            QCOMPARE(outcome.failure(), Error::Kind::NotConnected);
        }
        QCOMPARE(table.size(), std::size_t { 0 });
        QCOMPARE(table.expire(Clock::time_point::max()), Clock::time_point::max());
        // The table goes on.
        Outcome next;
        const auto token = table.add("s", longWait(), true, next.completion());
        reply(table, *token, answer("x"), 0, {});
        QCOMPARE(next.payloads(), QList<QByteArray> { "x" });
    }

    void keepsItsLimit()
    {
        RequestTable table;
        int ended = 0;
        const auto count = [&ended](Result<QList<Reply>>) { ++ended; };
        quint64 last = 0;
        for (std::size_t i = 0; i < RequestTable::maxPending; ++i) {
            const auto token = table.add("s", longWait(), true, count);
            QVERIFY(token.has_value());
            QVERIFY(*token > last);
            last = *token;
        }
        Outcome refused;
        const auto token = table.add("s", longWait(), true, refused.completion());
        QVERIFY(!token.has_value());
        QCOMPARE(token.error().kind, Error::Kind::Limit);
        QCOMPARE(table.size(), RequestTable::maxPending);
        reply(table, last, answer("x"), 0, {});
        QVERIFY(table.add("s", longWait(), true, count).has_value());
        table.finishAll({});
        QCOMPARE(ended, static_cast<int>(RequestTable::maxPending) + 1);
        QCOMPARE(refused.calls, 0); // the caller has the error already
    }

    void completionsMayAskAgain()
    {
        // No lock is held while a completion runs.
        RequestTable table;
        Outcome second;
        const auto token = table.add("first", longWait(), true, [&](Result<QList<Reply>>) {
            const auto next = table.add("second", longWait(), true, second.completion());
            reply(table, *next, answer("y"), 0, {});
        });
        reply(table, *token, answer("x"), 0, {});
        QCOMPARE(second.payloads(), QList<QByteArray> { "y" });
    }

    void endsEachOnceFromManyThreads()
    {
        RequestTable table;
        constexpr int requests = 2000;
        std::vector<std::atomic<int>> calls(requests);
        std::vector<quint64> tokens;
        for (auto &call : calls)
            tokens.push_back(table.add("s", longWait(), true, [&call](Result<QList<Reply>>) { ++call; }).value());
        {
            std::vector<std::jthread> threads;
            threads.emplace_back([&] {
                for (const auto token : tokens)
                    reply(table, token, answer("x"), 0, {});
            });
            threads.emplace_back([&] {
                for (auto token = tokens.rbegin(); token != tokens.rend(); ++token)
                    table.finish(*token, { Error::Kind::Cancelled, {} });
            });
            threads.emplace_back([&] { table.expire(Clock::now() + 2h); });
            threads.emplace_back([&] { table.finishSubject("s", true, {}); });
        }
        for (const auto &call : calls)
            QCOMPARE(call.load(), 1);
        QCOMPARE(table.size(), std::size_t { 0 });
    }
};

QTEST_GUILESS_MAIN(TestRequestTable)
#include "tst_requesttable.moc"
