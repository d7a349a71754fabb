// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/conversationbook.h"
#include "models/traffic/conversationsubjectmodel.h"
#include "models/traffic/exchangemessagemodel.h"
#include "models/traffic/exchangemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace natsight;

namespace {

using State = Exchange::State;
constexpr qint64 ms = 1'000'000;
constexpr qint64 start = 1'700'000'000'000 * ms;

/// Messages with texts of their own.
struct Event {
    std::string subject;
    std::string reply = {};
    std::string headers = {};
    std::string payload = "x";
    qint64 timeNs = start;
    TapId tap = 1;
};

CapturedMessage messageOf(const Event &event, RowNumber row)
{
    CapturedMessage message;
    message.row = row;
    message.timeNs = event.timeNs;
    message.tap = event.tap;
    message.subject = event.subject;
    message.reply = event.reply;
    message.headers = event.headers;
    message.payload = event.payload;
    return message;
}

ConversationPairing pairingOf(const std::vector<Event> &events, std::vector<std::string> patterns = { ">" },
    ConversationPairing::Limits limits = {})
{
    ConversationPairing pairing(limits);
    pairing.setPatterns(std::move(patterns));
    for (std::size_t i = 0; i < events.size(); ++i)
        pairing.take(messageOf(events[i], i));
    return pairing;
}

void put(CaptureStore &store, const Event &event)
{
    IncomingMessage message;
    message.tap = event.tap;
    message.receivedNs = event.timeNs;
    message.subject = event.subject;
    message.reply = event.reply;
    message.headers = event.headers;
    message.payload = event.payload;
    store.append(message);
}

/// What has to be found, by looking for each reply at all requests before.
struct Naive {
    std::string subject;
    std::string reply;
    std::optional<std::size_t> request;
    std::vector<std::size_t> replies;
    bool wasKnown = false; ///< its request had left
};

std::vector<Naive> naivePairs(const std::vector<Event> &events, std::size_t limit)
{
    std::vector<Naive> all;
    std::size_t first = 0; // of those that are kept
    std::map<std::string, bool> left;
    const auto add = [&](Naive one) {
        if (all.size() - first >= limit) {
            if (all[first].request)
                left[all[first].reply] = true;
            ++first;
        }
        all.push_back(std::move(one));
    };
    const auto newest = [&](const std::string &reply) {
        for (std::size_t i = all.size(); i > first; --i) {
            if (all[i - 1].reply == reply)
                return &all[i - 1];
        }
        return static_cast<Naive *>(nullptr);
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event &event = events[i];
        if (event.subject.starts_with("$JS.ACK."))
            continue;
        if (Naive *of = newest(event.subject))
            of->replies.push_back(i);
        else if (event.subject.starts_with("_INBOX."))
            add({ {}, event.subject, {}, { i }, left.contains(event.subject) });
        if (event.reply.empty() || event.reply.starts_with("$JS.ACK."))
            continue;
        Naive *of = newest(event.reply);
        if (of && !of->request && !of->wasKnown
            && event.timeNs - events[of->replies.front()].timeNs <= ConversationPairing::earlyNs) {
            of->request = i;
            of->subject = event.subject;
        } else {
            add({ event.subject, event.reply, i, {}, false });
        }
    }
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first));
    return all;
}

ConversationUpdate updateOf(ConversationPairing &pairing)
{
    ConversationUpdate update;
    update.changed = pairing.takeChanged();
    update.firstId = pairing.firstId();
    update.endId = pairing.endId();
    return update;
}

} // namespace

class TestConversations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void pairs()
    {
        const auto pairing = pairingOf(
            { { "orders.new", "_INBOX.a.1" }, { "other" }, { "_INBOX.a.1", {}, {}, "ok", start + 5 * ms } });
        QCOMPARE(pairing.exchanges().size(), std::size_t { 1 });
        const Exchange &one = pairing.exchanges().front();
        QCOMPARE(one.state, State::Answered);
        QCOMPARE(one.subject, QByteArray("orders.new"));
        QCOMPARE(one.firstLatency(), 5 * ms);
        QCOMPARE(one.replyRows, QList<RowNumber> { 2 });
        const auto subjects = pairing.subjects(start + 1'000 * ms);
        QCOMPARE(subjects.size(), 1);
        QCOMPARE(subjects.constFirst().requests, 1U);
        QCOMPARE(subjects.constFirst().maximum, 5 * ms);
        QCOMPARE(subjects.constFirst().open, 0U);
        QCOMPARE(pairing.totals().open, 0U);
    }

    void states()
    {
        const std::string failure = "Nats-Service-Error: no stock\r\nNats-Service-Error-Code: 409\r\n";
        const auto pairing = pairingOf({
            { "a", "_INBOX.1" },
            { "b", "_INBOX.2" },
            { "c", "_INBOX.3" },
            { "d", "_INBOX.4" },
            { "$JS.API.CONSUMER.MSG.NEXT.S.C", "_INBOX.5" },
            { "e", "_INBOX.6" },
            { "_INBOX.2", {}, "Status: 503\r\n", "" },
            { "_INBOX.3", {}, failure, "" },
            { "_INBOX.4", {}, "Status: 404\r\nDescription: Message Not Found\r\n", "" },
            { "_INBOX.6", {}, "Status: 503\r\n", "with content" },
            { "_INBOX.7", {}, {}, "to nobody" },
            { "_INBOX.5", {}, "Status: 408\r\nDescription: Request Timeout\r\n", "" },
        });
        const auto &all = pairing.exchanges();
        const QList<State> expected { State::Open, State::NoResponders, State::Failed, State::Status, State::Pull,
            State::Status, State::RequestMissing };
        QCOMPARE(all.size(), static_cast<std::size_t>(expected.size()));
        for (qsizetype i = 0; i < expected.size(); ++i)
            QVERIFY2(all[static_cast<std::size_t>(i)].state == expected.at(i), qPrintable(QString::number(i)));
        QCOMPARE(all[2].statusText, QByteArray("409 no stock"));
        QCOMPARE(all[3].statusText, QByteArray("404 Message Not Found"));
        QCOMPARE(pairing.totals().open, 1U);
        QCOMPARE(pairing.totals().pulls, 1U);
        QCOMPARE(pairing.histogram(QByteArrayLiteral("$JS.API.CONSUMER.MSG.NEXT.S.C")).count(), 0U);
        QCOMPARE(pairing.totals().requestMissing, 1U);
    }

    void acknowledgementsAreNoReplies()
    {
        const std::string ack = "$JS.ACK.S.C.1.1.1.1700000000000000000.0";
        const auto pairing = pairingOf({ { "orders.new", ack }, { ack, {}, {}, "+ACK" }, { "x", "$JS.FC.S.1" } });
        QVERIFY(pairing.exchanges().empty());
        QCOMPARE(pairing.totals().acknowledgements, 3U);
        // A reply that waits for an acknowledgement is a reply.
        const auto replied = pairingOf({ { "get", "_INBOX.1" }, { "_INBOX.1", ack } });
        QCOMPARE(replied.exchanges().front().state, State::Answered);
        QCOMPARE(replied.totals().requests, 1U);
    }

    void tellsWhatIsNotCovered()
    {
        const auto pairing = pairingOf(
            { { "orders.new", "_INBOX.1" }, { "orders.new", "answers.1" } }, { "orders.>", "answers.*" });
        QCOMPARE(pairing.exchanges()[0].state, State::NotCovered);
        QCOMPARE(pairing.exchanges()[1].state, State::Open);
        QCOMPARE(pairing.totals().notCovered, 1U);
        QCOMPARE(pairing.totals().open, 1U);
        QVERIFY(ExchangeModel::stateReason(pairing.exchanges()[0]).contains(QLatin1String("_INBOX.>")));
    }

    void lateDoubledAndCopies()
    {
        const auto pairing = pairingOf({ { "a", "_INBOX.1" }, { "a", "_INBOX.1", {}, "x", start + ms, 2 },
            { "_INBOX.1", {}, {}, "ok", start + 6'000 * ms }, { "_INBOX.1", {}, {}, "ok", start + 6'000 * ms, 2 },
            { "_INBOX.1", {}, {}, "ok", start + 6'001 * ms }, { "_INBOX.1", {}, {}, "other", start + 6'002 * ms } });
        QCOMPARE(pairing.exchanges().size(), std::size_t { 1 });
        const Exchange &one = pairing.exchanges().front();
        QVERIFY(one.isLate);
        QCOMPARE(one.replies, 3U);
        QCOMPARE(one.doubled, 1U);
        QCOMPARE(one.lastLatency(), 6'002 * ms);
        QCOMPARE(pairing.totals().copies, 2U);
        QCOMPARE(pairing.totals().requests, 1U);
        QCOMPARE(pairing.subjects(start).constFirst().late, 1U);
    }

    void earlyReply()
    {
        const auto pairing = pairingOf({ { "_INBOX.1", {}, {}, "ok", start }, { "a", "_INBOX.1", {}, "x", start + ms },
            { "_INBOX.2", {}, {}, "ok", start }, { "a", "_INBOX.2", {}, "x", start + 2'000 * ms } });
        QCOMPARE(pairing.exchanges().size(), std::size_t { 3 });
        QCOMPARE(pairing.exchanges()[0].state, State::Answered);
        QCOMPARE(pairing.exchanges()[0].firstLatency(), 0);
        QCOMPARE(pairing.exchanges()[1].state, State::RequestMissing);
        QCOMPARE(pairing.exchanges()[2].state, State::Open);
        QCOMPARE(pairing.totals().requestMissing, 1U);
        QCOMPARE(pairing.totals().replies, 1U);
    }

    void evictedRowsLeave()
    {
        auto pairing = pairingOf({ { "a", "_INBOX.1" }, { "a", "_INBOX.2" }, { "_INBOX.2" } });
        pairing.evictBefore(1);
        QCOMPARE(pairing.exchanges().size(), std::size_t { 1 });
        QCOMPARE(pairing.totals().open, 0U);
        QCOMPARE(pairing.totals().leftByEviction, 1U);
        QCOMPARE(pairing.subjects(start).constFirst().leftOpen, 1U);
        pairing.take(messageOf({ "_INBOX.1" }, 3));
        QCOMPARE(pairing.exchanges().back().state, State::RequestGone);
        QCOMPARE(pairing.totals().requestGone, 1U);
    }

    void bounds()
    {
        std::vector<Event> events;
        for (int i = 0; i < 3'000; ++i)
            events.push_back({ "s." + std::to_string(i), "_INBOX." + std::to_string(i) });
        for (int i = 0; i < 200; ++i)
            events.push_back({ "_INBOX.2999", {}, {}, std::to_string(i) });
        const auto pairing = pairingOf(events, { ">" }, { 100, 10, 64 });
        QCOMPARE(pairing.exchanges().size(), std::size_t { 100 });
        QCOMPARE(pairing.totals().leftByLimit, 2'900U);
        QCOMPARE(pairing.subjects(start).size(), 11);
        QCOMPARE(pairing.totals().foldedSubjects, 2'990U);
        QCOMPARE(pairing.exchanges().back().replies, 200U);
        QCOMPARE(pairing.exchanges().back().replyRows.size(), 64);
        QCOMPARE(pairing.totals().unlistedReplies, 136U);
        quint64 requests = 0;
        for (const ConversationSubject &subject : pairing.subjects(start))
            requests += subject.requests;
        QCOMPARE(requests, pairing.totals().requests);
    }

    void likeTheNaivePairing()
    {
        for (quint32 seed = 1; seed <= 60; ++seed) {
            QRandomGenerator random(seed);
            const auto pick = [&random](int below) { return static_cast<int>(random.bounded(below)); };
            const std::size_t limit = seed % 3 == 0 ? 15 : 1'000;
            std::vector<Event> events;
            qint64 now = start;
            for (int i = 0; i < 400; ++i) {
                now += pick(5) == 0 ? pick(900) * ms : pick(3) * ms;
                // Lost, doubled, late and interleaved by chance: requests reuse inboxes, replies go to any of them.
                const std::string inbox = "_INBOX." + std::to_string(pick(60));
                const std::string subject = "svc." + std::to_string(pick(4));
                switch (pick(8)) {
                case 0:
                case 1:
                case 2:
                    events.push_back({ subject, inbox, {}, std::to_string(pick(3)), now });
                    break;
                case 3:
                    events.push_back({ subject, "answers." + std::to_string(pick(5)), {}, "x", now });
                    break;
                case 4:
                    events.push_back({ "answers." + std::to_string(pick(5)), {}, {}, "y", now });
                    break;
                case 5:
                    events.push_back({ subject, pick(2) ? std::string() : "$JS.ACK.S.C.1.1.1.1.0", {}, "z", now });
                    break;
                default:
                    // Some replies ask back.
                    events.push_back({ inbox, pick(10) == 0 ? "_INBOX." + std::to_string(pick(60)) : std::string(), {},
                        std::to_string(pick(2)), now });
                    break;
                }
            }
            const auto expected = naivePairs(events, limit);
            const auto pairing = pairingOf(events, { ">" }, { limit, 100, 1'000 });
            const auto &found = pairing.exchanges();
            QCOMPARE(found.size(), expected.size());
            quint64 open = 0;
            for (std::size_t i = 0; i < found.size(); ++i) {
                const Naive &naive = expected[i];
                QCOMPARE(found[i].subject.toStdString(), naive.subject);
                QCOMPARE(found[i].reply.toStdString(), naive.reply);
                QCOMPARE(found[i].hasRequest(), naive.request.has_value());
                if (naive.request)
                    QCOMPARE(found[i].requestRow, RowNumber { *naive.request });
                QCOMPARE(found[i].replyRows, QList<RowNumber>(naive.replies.begin(), naive.replies.end()));
                // The table of those that left is not exact: two may share a slot.
                if (!naive.request && !naive.wasKnown)
                    QCOMPARE(found[i].state, State::RequestMissing);
                quint32 doubled = 0;
                for (std::size_t at = 1; at < naive.replies.size(); ++at)
                    doubled += events[naive.replies[at]].payload == events[naive.replies[0]].payload ? 1 : 0;
                QCOMPARE(found[i].doubled, doubled);
                if (naive.request && !naive.replies.empty())
                    QCOMPARE(found[i].firstLatency(),
                        std::max<qint64>(0, events[naive.replies[0]].timeNs - events[*naive.request].timeNs));
                open += naive.request && naive.replies.empty() ? 1 : 0;
            }
            QCOMPARE(pairing.totals().open, open);
        }
    }

    void modelFollowsThePairing()
    {
        for (quint32 seed = 1; seed <= 8; ++seed) {
            QRandomGenerator random(seed);
            ConversationPairing pairing({ 40, 10, 8 });
            pairing.setPatterns({ ">" });
            ExchangeModel model;
            QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
            RowNumber row = 0;
            for (int turn = 0; turn < 120; ++turn) {
                for (auto i = random.bounded(12); i > 0; --i) {
                    const std::string inbox = "_INBOX." + std::to_string(random.bounded(80));
                    const bool isRequest = random.bounded(2) == 0;
                    const std::string headers = random.bounded(6) == 0 ? "Nats-Service-Error-Code: 500\r\n" : "";
                    pairing.take(messageOf(isRequest ? Event { "s." + std::to_string(random.bounded(3)), inbox }
                                                     : Event { inbox, {}, headers },
                        row++));
                }
                if (turn % 10 == 9)
                    pairing.evictBefore(row > 60 ? row - 60 : 0);
                model.take(updateOf(pairing));
                if (turn % 15 == 0) {
                    ExchangeModel::Filter filter;
                    filter.show = static_cast<ExchangeModel::Show>(random.bounded(5));
                    if (random.bounded(3) == 0)
                        filter.subject = QByteArrayLiteral("s.1");
                    model.setFilter(filter);
                }
                QCOMPARE(model.total(), static_cast<qsizetype>(pairing.exchanges().size()));
                ExchangeModel whole; // made anew from everything
                ConversationUpdate all;
                all.firstId = pairing.firstId();
                all.endId = pairing.endId();
                all.changed = QList<Exchange>(pairing.exchanges().begin(), pairing.exchanges().end());
                whole.take(all);
                whole.setFilter(model.filter());
                QCOMPARE(model.rowCount(), whole.rowCount());
                for (int i = 0; i < model.rowCount(); ++i) {
                    QCOMPARE(model.exchangeAt(i).id, whole.exchangeAt(i).id);
                    QCOMPARE(model.exchangeAt(i).state, whole.exchangeAt(i).state);
                    QCOMPARE(model.exchangeAt(i).replies, whole.exchangeAt(i).replies);
                }
            }
        }
    }

    void subjectModel()
    {
        ConversationSubjectModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto pairing = pairingOf({ { "a", "_INBOX.1" }, { "b", "_INBOX.2" }, { "_INBOX.1" } });
        model.merge(pairing.subjects(start));
        QCOMPARE(model.rowCount(), 2);
        const int row = model.rowOf("b");
        QVERIFY(row >= 0);
        const auto text = [&](int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(ConversationSubjectModel::Open), QStringLiteral("1"));
        QCOMPARE(text(ConversationSubjectModel::Median), QStringLiteral("–"));
        for (int column = 0; column < model.columnCount(); ++column) {
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString().isEmpty());
            (void)model.index(row, column).data(exactCellRole);
        }
    }

    void followsOne()
    {
        CaptureStore store;
        ConversationPairing pairing;
        pairing.setPatterns({ ">" });
        put(store, { "a", "_INBOX.1", {}, "question" });
        put(store, { "noise" });
        put(store, { "_INBOX.1", {}, "H: v\r\n", "answer", start + 3 * ms });
        auto read = [&, next = RowNumber { 0 }]() mutable {
            const auto snapshot = store.snapshot();
            for (; next < snapshot.endRow(); ++next)
                pairing.take(snapshot.at(next));
        };
        read();
        ExchangeMessageModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.show(pairing.exchanges().front(), store);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.messageAt(0).message.payload, QByteArray("question"));
        QCOMPARE(model.messageAt(1).message.payload, QByteArray("answer"));
        QCOMPARE(model.messageAt(1).message.headers.size(), std::size_t { 1 });
        QCOMPARE(model.stepText(1), QStringLiteral("reply"));
        put(store, { "_INBOX.1", {}, {}, "more", start + 4 * ms });
        read();
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.show(pairing.exchanges().front(), store);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(reset.count(), 0);
        store.clear();
        model.show(pairing.exchanges().front(), store);
        QCOMPARE(model.rowCount(), 3); // copies stay
        QCOMPARE(model.missing(), 0U);
    }

    void bookReadsInTheBackground()
    {
        Session session { ConnectionProfile() };
        TrafficFeed feed(&session, CaptureStore::Limits());
        for (int i = 0; i < 60'000; ++i) {
            put(*feed.store(), { "svc", "_INBOX." + std::to_string(i) });
            put(*feed.store(), { "_INBOX." + std::to_string(i), {}, {}, "ok", start + 2 * ms });
        }
        ConversationBook book(&feed);
        book.setInterval(std::chrono::milliseconds(1));
        ExchangeModel model;
        ConversationUpdate last;
        connect(&book, &ConversationBook::updated, &model, [&](const ConversationUpdate &update) {
            model.take(update);
            last = update;
        });
        QTRY_COMPARE_WITH_TIMEOUT(last.readTo, RowNumber { 120'000 }, 30'000);
        QCOMPARE(last.totals.requests, 60'000U);
        QCOMPARE(last.totals.replies, 60'000U);
        QCOMPARE(model.total(), 50'000);
        QCOMPARE(last.totals.leftByLimit, 10'000U);
        feed.clear();
        QTRY_COMPARE_WITH_TIMEOUT(model.total(), 0, 30'000);
        book.restart();
        put(*feed.store(), { "svc", "_INBOX.x" });
        QTRY_COMPARE_WITH_TIMEOUT(model.total(), 1, 30'000);
        QCOMPARE(last.totals.requests, 1U);
        QCOMPARE(model.exchangeAt(0).state, State::NotCovered);
        QVERIFY(!book.coversInboxes());
        book.setPaused(true);
        QTest::qWait(50); // a turn that ran is told
        put(*feed.store(), { "svc", "_INBOX.y" });
        book.setWatched(QByteArrayLiteral("svc"));
        QCOMPARE(model.total(), 1);
        book.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(model.total(), 2, 30'000);
    }
};

QTEST_GUILESS_MAIN(TestConversations)
#include "tst_conversations.moc"
