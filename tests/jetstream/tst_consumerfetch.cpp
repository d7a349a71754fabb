// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/consumerfetch.h"

#include "models/jetstream/advisoryfeed.h"
#include "models/jetstream/consumerreset.h"
#include "models/jetstream/redeliverymodel.h"

#include "tests/jetstream/support.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

const QString orders = QStringLiteral("ORDERS");
const QString billing = QStringLiteral("billing");

HeldMessage heldMessage(quint64 sequence, qint64 receivedMs, qint64 waitMs)
{
    HeldMessage message;
    message.delivery.streamSequence = sequence;
    message.delivery.deliveries = 1;
    message.subject = "orders.a";
    message.reply = "$JS.ACK.x";
    message.receivedMs = receivedMs;
    message.waitMs = waitMs;
    message.deadlineMs = waitMs > 0 ? receivedMs + waitMs : 0;
    return message;
}

} // namespace

class TestConsumerFetch : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    void makeStream(const char *config) { VERIFY_RESULT(received(m_client->createStream(json(config)))); }
    void makeConsumer(const char *config)
    {
        const auto info = received(m_client->createConsumer(orders, json(config)));
        VERIFY_RESULT(info);
    }
    [[nodiscard]] ConsumerInfo consumer() const { return *received(m_client->consumerInfo(orders, billing)); }
    [[nodiscard]] std::unique_ptr<ConsumerFetch> fetcher()
    {
        auto fetch = std::make_unique<ConsumerFetch>(m_client.get(), orders, billing);
        fetch->setInfo(consumer());
        return fetch;
    }
    static FetchRequest request(int batch, std::chrono::milliseconds expires = 2s)
    {
        FetchRequest asked;
        asked.batch = batch;
        asked.expires = expires;
        return asked;
    }
    static quint64 idAt(const ConsumerFetch &fetch, int row) { return fetch.held()->row(row).id; }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void readsAckSubjects()
    {
        const auto first = readAckSubject("$JS.ACK.ORDERS.billing.3.17.40.1700000000000000005.9");
        QVERIFY(first);
        QCOMPARE(first->stream, orders);
        QCOMPARE(first->consumer, billing);
        QCOMPARE(first->deliveries, quint64 { 3 });
        QCOMPARE(first->streamSequence, quint64 { 17 });
        QCOMPARE(first->consumerSequence, quint64 { 40 });
        QCOMPARE(first->storedNs, qint64 { 1700000000000000005 });
        QCOMPARE(first->pending, quint64 { 9 });
        const auto second = readAckSubject("$JS.ACK.hub.ABCD.ORDERS.billing.1.2.3.4.5.random");
        QVERIFY(second);
        QCOMPARE(second->domain, QStringLiteral("hub"));
        QCOMPARE(second->streamSequence, quint64 { 2 });
        QVERIFY(readAckSubject("$JS.ACK._.ABCD.ORDERS.billing.1.2.3.4.5")->domain.isEmpty());
        for (const char *bad : { "", "$JS.ACK.", "$JS.ACK.a.b.1.2.3.4", "$JS.ACK.a.b.x.2.3.4.5", "_INBOX.a.b",
                 "$JS.ACK.a.b.1.2.3.4.5.6", "$JS.ACK.a.b.-1.2.3.4.5" })
            QVERIFY2(!readAckSubject(bad), bad);
    }

    void clocksRun()
    {
        HeldMessageModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy held(&model, &HeldMessageModel::heldChanged);
        const quint64 first = model.add(heldMessage(7, 1'000'000, 10'000));
        const quint64 second = model.add(heldMessage(8, 1'000'000, 0));
        QCOMPARE(model.heldCount(), 2);
        const auto share = [&model](int row) { return model.index(row, 0).data(HeldMessageModel::WaitShareRole); };
        const auto wait = [&model](int row) { return model.index(row, HeldMessageModel::AckWait).data().toString(); };
        model.tick(1'005'000);
        QCOMPARE(share(0).toDouble(), 0.5);
        QVERIFY(!share(1).isValid());
        QCOMPARE(wait(0), QStringLiteral("5 s"));
        QCOMPARE(model.shortestMs(1'005'000).value_or(-1), qint64 { 5'000 });
        model.restart(first, 1'006'000);
        QCOMPARE(wait(0), QStringLiteral("10 s"));
        model.tick(1'016'000);
        QCOMPARE(model.row(0).state, HeldMessage::State::Expired);
        QCOMPARE(wait(0), QStringLiteral("over"));
        QCOMPARE(model.heldCount(), 1);
        // It comes once more: only the new delivery counts.
        const quint64 third = model.add(heldMessage(7, 1'017'000, 10'000));
        QCOMPARE(model.find(first)->state, HeldMessage::State::DeliveredAgain);
        QVERIFY(!model.find(first)->isAnswerable());
        model.setState(third, HeldMessage::State::Held, QStringLiteral("why"));
        QCOMPARE(model.index(2, HeldMessageModel::AckWait).data(Qt::ToolTipRole).toString(), QStringLiteral("why"));
        model.remove(second);
        model.remove(second);
        QCOMPARE(model.rowCount(), 2);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!held.isEmpty());
    }

    /// A consumer that begins anew knows nothing of what it delivered before.
    void forgets()
    {
        HeldMessageModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const quint64 first = model.add(heldMessage(7, 1'000'000, 10'000));
        const quint64 second = model.add(heldMessage(8, 1'000'000, 10'000));
        const quint64 third = model.add(heldMessage(9, 1'000'000, 10'000));
        model.setState(first, HeldMessage::State::Answering);
        QCOMPARE(model.forget(third, QStringLiteral("It was reset.")), 2);
        QCOMPARE(model.heldCount(), 1);
        QCOMPARE(model.forgottenCount(), 2);
        QVERIFY(!model.find(second)->isAnswerable());
        QVERIFY(!model.index(1, 0).data(HeldMessageModel::WaitShareRole).isValid());
        QCOMPARE(model.index(1, HeldMessageModel::AckWait).data().toString(), QStringLiteral("forgotten"));
        QCOMPARE(model.index(1, HeldMessageModel::AckWait).data(Qt::ToolTipRole).toString(),
            QStringLiteral("It was reset."));
        QCOMPARE(model.forget(third, {}), 0);
        model.tick(2'000'000); // no clock runs for it
        QCOMPARE(model.find(second)->state, HeldMessage::State::Forgotten);
        // The same message comes again, of the consumer as it is now.
        model.add(heldMessage(8, 2'000'000, 10'000));
        QCOMPARE(model.find(second)->state, HeldMessage::State::DeliveredAgain);
    }

    void forgetsWhenMadeAnew()
    {
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":600000000000})");
        QVERIFY(m_server->publish("orders.a", 4, 20));
        auto fetch = fetcher();
        QSignalSpy forgotten(fetch.get(), &ConsumerFetch::forgotten);
        VERIFY_RESULT(fetch->fetch(request(3)));
        QTRY_VERIFY(!fetch->progress().isOpen);
        fetch->setInfo(consumer());
        QCOMPARE(forgotten.size(), 0);
        // By somebody else; what is fetched before this is known here is of the new one.
        VERIFY_RESULT(received(m_client->deleteConsumer(orders, billing)));
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":600000000000})");
        VERIFY_RESULT(fetch->fetch(request(1)));
        QTRY_VERIFY(!fetch->progress().isOpen);
        fetch->setInfo(consumer());
        QCOMPARE(forgotten.size(), 1);
        QCOMPARE(forgotten.at(0).at(0).toInt(), 2); // the first one came again
        QVERIFY(forgotten.at(0).at(1).toString().contains(QLatin1String("created again")));
        QCOMPARE(fetch->held()->heldCount(), 1);
        QCOMPARE(fetch->held()->row(3).state, HeldMessage::State::Held);
        // Nobody is answered for them, and nothing of the new consumer is.
        const ConsumerInfo before = consumer();
        fetch->answer({ idAt(*fetch, 1), idAt(*fetch, 2) }, {});
        QCOMPARE(fetch->held()->row(1).state, HeldMessage::State::Forgotten);
        QCOMPARE(consumer().ackPending, before.ackPending);
        fetch->dismiss({ idAt(*fetch, 1), idAt(*fetch, 2) });
        QCOMPARE(fetch->held()->rowCount(), 2);
        fetch->forgetDeleted();
        QCOMPARE(fetch->held()->heldCount(), 0);
        QCOMPARE(forgotten.size(), 2);
    }

    void forgetsWhenReset()
    {
        if (!m_client->supports(JetStreamClient::Feature::ConsumerReset))
            QSKIP("needs server 2.14");
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":600000000000})");
        QVERIFY(m_server->publish("orders.a", 4, 20));
        auto fetch = fetcher();
        QSignalSpy forgotten(fetch.get(), &ConsumerFetch::forgotten);
        VERIFY_RESULT(fetch->fetch(request(3)));
        QTRY_VERIFY(!fetch->progress().isOpen);
        fetch->setInfo(consumer());
        VERIFY_RESULT(received(m_client->resetConsumer(orders, billing, 1)));
        // The server may tell what was before for a moment.
        QTRY_VERIFY((fetch->setInfo(consumer()), forgotten.size() == 1));
        QCOMPARE(forgotten.at(0).at(0).toInt(), 3);
        QVERIFY(forgotten.at(0).at(1).toString().contains(QLatin1String("reset")));
        QCOMPARE(fetch->held()->heldCount(), 0);
        // And once only.
        VERIFY_RESULT(fetch->fetch(request(2)));
        QTRY_VERIFY(!fetch->progress().isOpen);
        fetch->setInfo(consumer());
        QCOMPARE(fetch->held()->heldCount(), 2);
        QCOMPARE(forgotten.size(), 1);
        // By this program: told at once.
        const auto done = received(m_client->resetConsumer(orders, billing, 1));
        VERIFY_RESULT(done);
        fetch->restart(done->info);
        QCOMPARE(forgotten.size(), 2);
        QCOMPARE(fetch->held()->heldCount(), 0);
    }

    void redeliveriesAreBounded()
    {
        RedeliveryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto note = [&model](quint64 sequence, quint64 deliveries, Redelivery::Kind kind) {
            model.note({ sequence, deliveries, kind, static_cast<qint64>(sequence), {}, QStringLiteral("text") });
        };
        note(5, 3, Redelivery::Kind::Refused);
        note(5, 2, Redelivery::Kind::GivenUp);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.row(0).deliveries, quint64 { 3 });
        QCOMPARE(model.row(0).kind, Redelivery::Kind::GivenUp);
        for (quint64 sequence = 10; sequence < 10 + RedeliveryModel::maxRows; ++sequence)
            note(sequence, 1, Redelivery::Kind::Fetched);
        QVERIFY(model.rowCount() <= RedeliveryModel::maxRows);
        QCOMPARE(model.rowOf(5), -1); // the oldest
        const quint64 newest = 9 + RedeliveryModel::maxRows;
        QCOMPARE(model.row(model.rowOf(newest)).sequence, newest);
        Advisory advisory;
        advisory.type = QStringLiteral("consumer_action");
        QVERIFY(!redeliveryOf(advisory));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void waitsByBackoff()
    {
        ConsumerInfo info;
        info.ackWaitNs = 30'000'000'000;
        info.config = std::make_shared<const Json>(json("{}"));
        QCOMPARE(ConsumerFetch::ackWait(info, 4), std::chrono::nanoseconds(30s));
        info.config = std::make_shared<const Json>(json(R"({"backoff":[1000000000,5000000000]})"));
        QCOMPARE(ConsumerFetch::ackWait(info, 1), std::chrono::nanoseconds(1s));
        QCOMPARE(ConsumerFetch::ackWait(info, 2), std::chrono::nanoseconds(5s));
        QCOMPARE(ConsumerFetch::ackWait(info, 9), std::chrono::nanoseconds(5s));
        QCOMPARE(ConsumerFetch::ackWait(info, 0), std::chrono::nanoseconds(1s));
    }

    void payloadsOfAnswers()
    {
        ConsumerAnswer answer;
        QCOMPARE(ConsumerFetch::payloadOf(answer, true), QByteArray("+ACK"));
        answer.kind = ConsumerAnswer::Kind::Nak;
        QCOMPARE(ConsumerFetch::payloadOf(answer, true), QByteArray("-NAK"));
        answer.delay = 5s;
        QCOMPARE(ConsumerFetch::payloadOf(answer, true), QByteArray("-NAK {\"delay\": 5000000000}"));
        answer.kind = ConsumerAnswer::Kind::Terminate;
        answer.reason = QStringLiteral("no such\ncustomer");
        QCOMPARE(ConsumerFetch::payloadOf(answer, true), QByteArray("+TERM no such customer"));
        QCOMPARE(ConsumerFetch::payloadOf(answer, false), QByteArray("+TERM"));
        answer.kind = ConsumerAnswer::Kind::InProgress;
        QCOMPARE(ConsumerFetch::payloadOf(answer, true), QByteArray("+WPI"));
    }

    void endsInWords()
    {
        using Tone = FetchProgress::Tone;
        FetchProgress none;
        none.asked = 5;
        FetchProgress some = none;
        some.came = 2;
        for (const auto &[status, text, isBad] : std::initializer_list<std::tuple<int, const char *, bool>> {
                 { 404, "No Messages", false }, { 408, "Request Timeout", false }, { 408, "Requests Pending", false },
                 { 408, "Interest Expired", true }, { 409, "Message Size Exceeds MaxBytes", false },
                 { 409, "Batch Completed", false }, { 409, "Leadership Change", true },
                 { 409, "Consumer Deleted", true }, { 409, "Server Shutdown", true },
                 { 409, "Consumer is push based", true }, { 409, "Exceeded MaxWaiting", true },
                 { 409, "Exceeded MaxRequestBatch of 3", true }, { 423, "Nats-Wrong-Pin-Id", true },
                 { 400, "Bad Request - Priority Group missing", true }, { 503, "", true },
                 { 499, "New Thing", true } }) {
            for (const FetchProgress &before : { none, some }) {
                const FetchProgress after = ConsumerFetch::endOf(before, status, text);
                QVERIFY2(!after.words.isEmpty(), text);
                QVERIFY2(after.details.contains(QLatin1String(text)), text);
                QCOMPARE(after.tone == Tone::Bad, isBad);
            }
        }
    }

    void fetchesAndAcknowledges()
    {
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":60000000000})");
        QVERIFY(m_server->store("orders.a", 3, 20));
        auto fetch = fetcher();
        const QAbstractItemModelTester tester(fetch->held(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy delivered(fetch.get(), &ConsumerFetch::delivered);
        QSignalSpy answered(fetch.get(), &ConsumerFetch::answered);
        VERIFY_RESULT(fetch->fetch(request(2)));
        QVERIFY(!fetch->fetch(request(2))); // one at a time
        QTRY_VERIFY(!fetch->progress().isOpen);
        QCOMPARE(fetch->progress().came, 2);
        QCOMPARE(fetch->progress().tone, FetchProgress::Tone::Good);
        QCOMPARE(fetch->progress().bytes, qint64 { 2 * (20 + 8) });
        QCOMPARE(delivered.size(), 2);
        QCOMPARE(fetch->held()->heldCount(), 2);
        QCOMPARE(fetch->held()->row(1).delivery.streamSequence, quint64 { 2 });
        QCOMPARE(fetch->held()->row(1).delivery.deliveries, quint64 { 1 });
        QCOMPARE(fetch->held()->row(0).subject, QByteArray("orders.a"));
        QCOMPARE(fetch->held()->row(0).waitMs, qint64 { 60'000 });
        QCOMPARE(consumer().ackPending, quint64 { 2 });

        fetch->answer({ idAt(*fetch, 0) }, {});
        QCOMPARE(fetch->held()->row(0).state, HeldMessage::State::Answering);
        QTRY_COMPARE(fetch->held()->rowCount(), 1);
        QCOMPARE(answered.size(), 1);
        // Confirmed means that the server has it.
        QCOMPARE(consumer().ackFloor.stream, quint64 { 1 });
        QCOMPARE(consumer().ackPending, quint64 { 1 });

        // What is left is released when this goes, and comes at once to the next.
        fetch.reset();
        auto other = fetcher();
        VERIFY_RESULT(other->fetch(request(2)));
        QTRY_VERIFY(!other->progress().isOpen);
        QCOMPARE(other->progress().came, 2);
        const auto &rows = other->held()->rows();
        const auto again = std::find_if(
            rows.begin(), rows.end(), [](const HeldMessage &message) { return message.delivery.streamSequence == 2; });
        QVERIFY(again != rows.end());
        QCOMPARE(again->delivery.deliveries, quint64 { 2 });
        QCOMPARE(other->releaseAll(), 2);
        QCOMPARE(other->held()->rowCount(), 0);
    }

    void partialAndEmptyPulls()
    {
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit"})");
        auto fetch = fetcher();
        VERIFY_RESULT(fetch->fetch(request(5, 0ms)));
        QTRY_VERIFY(!fetch->progress().isOpen);
        QCOMPARE(fetch->progress().tone, FetchProgress::Tone::Nothing);
        QVERIFY2(fetch->progress().details.startsWith(QLatin1String("404")), qPrintable(fetch->progress().details));

        QVERIFY(m_server->store("orders.a", 2));
        VERIFY_RESULT(fetch->fetch(request(5, 300ms)));
        QTRY_VERIFY(!fetch->progress().isOpen);
        QCOMPARE(fetch->progress().came, 2);
        QCOMPARE(fetch->progress().tone, FetchProgress::Tone::Partial);
        QVERIFY2(fetch->progress().words.contains(QLatin1String("2 of 5")), qPrintable(fetch->progress().words));

        // Bytes: the first message is larger than all that is asked for.
        QVERIFY(m_server->store("orders.big", 1, 4'000));
        FetchRequest small = request(1);
        small.maxBytes = 1'024;
        VERIFY_RESULT(fetch->fetch(small));
        QTRY_VERIFY(!fetch->progress().isOpen);
        QCOMPARE(fetch->progress().came, 0);
        QVERIFY2(fetch->progress().words.contains(QLatin1String("larger")), qPrintable(fetch->progress().words));

        // Cancelled: nothing more is taken.
        VERIFY_RESULT(fetch->fetch(request(10, 30s)));
        QTRY_COMPARE(fetch->progress().came, 1);
        fetch->cancel();
        QVERIFY(!fetch->progress().isOpen);
        QVERIFY(fetch->progress().words.contains(QLatin1String("1 of 10")));
        QVERIFY(!fetch->fetch(request(0)));
        QVERIFY(!fetch->fetch(request(ConsumerFetch::maxBatch + 1)));
    }

    void nakInProgressTerminate()
    {
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":60000000000})");
        QVERIFY(m_server->store("orders.a", 1));
        AdvisoryFeed advisories(m_session.get());
        VERIFY_RESULT(advisories.start());
        QList<Advisory> came;
        const auto has = [&](const char *type) {
            came += advisories.take();
            return std::any_of(
                came.begin(), came.end(), [type](const Advisory &one) { return one.type == QLatin1String(type); });
        };
        auto fetch = fetcher();
        VERIFY_RESULT(fetch->fetch(request(1)));
        QTRY_COMPARE(fetch->held()->rowCount(), 1);

        const qint64 deadline = fetch->held()->row(0).deadlineMs;
        QSignalSpy answered(fetch.get(), &ConsumerFetch::answered);
        ConsumerAnswer answer;
        answer.kind = ConsumerAnswer::Kind::InProgress;
        fetch->answer({ idAt(*fetch, 0) }, answer);
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(fetch->held()->row(0).state, HeldMessage::State::Held);
        QVERIFY(fetch->held()->row(0).deadlineMs >= deadline);

        // Nak at once: it comes with the next pull, as delivery 2.
        answer.kind = ConsumerAnswer::Kind::Nak;
        fetch->answer({ idAt(*fetch, 0) }, answer);
        QTRY_COMPARE(fetch->held()->rowCount(), 0);
        VERIFY_RESULT(fetch->fetch(request(1)));
        QTRY_COMPARE(fetch->held()->rowCount(), 1);
        QCOMPARE(fetch->held()->row(0).delivery.deliveries, quint64 { 2 });
        QTRY_VERIFY(has("nak"));
        const auto nak = redeliveryOf(*std::find_if(
            came.begin(), came.end(), [](const Advisory &one) { return one.type == QLatin1String("nak"); }));
        QVERIFY(nak && nak->kind == Redelivery::Kind::Refused && nak->sequence == 1);

        // With a delay it does not come at once, and then it does.
        answer.delay = 1500ms;
        fetch->answer({ idAt(*fetch, 0) }, answer);
        QTRY_COMPARE(fetch->held()->rowCount(), 0);
        VERIFY_RESULT(fetch->fetch(request(1, 0ms)));
        QTRY_VERIFY(!fetch->progress().isOpen);
        QCOMPARE(fetch->progress().came, 0);
        VERIFY_RESULT(fetch->fetch(request(1, 20s)));
        QTRY_COMPARE_WITH_TIMEOUT(fetch->held()->rowCount(), 1, 20'000);
        QCOMPARE(fetch->held()->row(0).delivery.deliveries, quint64 { 3 });

        answer.kind = ConsumerAnswer::Kind::Terminate;
        answer.reason = QStringLiteral("no such customer");
        fetch->answer({ idAt(*fetch, 0) }, answer);
        QTRY_COMPARE(fetch->held()->rowCount(), 0);
        QTRY_VERIFY(has("terminated"));
        const auto ended = std::find_if(
            came.begin(), came.end(), [](const Advisory &one) { return one.type == QLatin1String("terminated"); });
        QCOMPARE(ended->text.contains(answer.reason), fetch->canGiveReason());
        QCOMPARE(consumer().ackPending, quint64 { 0 });
        QTRY_COMPARE(consumer().ackFloor.stream, quint64 { 1 });
    }

    void expiresAndComesAgain()
    {
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":1000000000})");
        QVERIFY(m_server->store("orders.a", 1));
        auto fetch = fetcher();
        VERIFY_RESULT(fetch->fetch(request(1)));
        QTRY_COMPARE(fetch->held()->rowCount(), 1);
        const quint64 first = idAt(*fetch, 0);
        QTRY_COMPARE(fetch->held()->find(first)->state, HeldMessage::State::Expired);
        QCOMPARE(fetch->held()->heldCount(), 0);
        VERIFY_RESULT(fetch->fetch(request(1, 10s)));
        QTRY_COMPARE(fetch->held()->rowCount(), 2);
        QCOMPARE(fetch->held()->find(first)->state, HeldMessage::State::DeliveredAgain);
        QCOMPARE(fetch->held()->row(1).delivery.deliveries, quint64 { 2 });
        fetch->answer({ first }, {}); // not any more
        QCOMPARE(fetch->held()->find(first)->state, HeldMessage::State::DeliveredAgain);
        fetch->dismiss({ first });
        QCOMPARE(fetch->held()->rowCount(), 1);
    }

    void ackPolicies()
    {
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        QVERIFY(m_server->store("orders.a", 3));
        makeConsumer(R"({"durable_name":"billing","ack_policy":"all"})");
        auto fetch = fetcher();
        VERIFY_RESULT(fetch->fetch(request(3)));
        QTRY_COMPARE(fetch->held()->rowCount(), 3);
        fetch->answer({ idAt(*fetch, 1) }, {}); // and the one before
        QTRY_COMPARE(fetch->held()->rowCount(), 1);
        QCOMPARE(consumer().ackPending, quint64 { 1 });
        fetch.reset();

        VERIFY_RESULT(received(m_client->deleteConsumer(orders, billing)));
        makeConsumer(R"({"durable_name":"billing","ack_policy":"none"})");
        fetch = fetcher();
        VERIFY_RESULT(fetch->fetch(request(1)));
        QTRY_COMPARE(fetch->held()->rowCount(), 1);
        QCOMPARE(fetch->held()->row(0).state, HeldMessage::State::NoAnswer);
        QCOMPARE(fetch->held()->heldCount(), 0);
        QCOMPARE(fetch->releaseAll(), 0);
    }

    void pushConsumersAndGoneOnes()
    {
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","deliver_subject":"push.here"})");
        auto fetch = fetcher();
        const auto can = fetch->fetch(request(1));
        QVERIFY(!can);
        QCOMPARE(can.error().kind, Error::Kind::Unsupported);
        QVERIFY(can.error().text().contains(QLatin1String("push.here")));

        VERIFY_RESULT(received(m_client->deleteConsumer(orders, billing)));
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit"})");
        fetch->setInfo(consumer());
        VERIFY_RESULT(fetch->fetch(request(1, 20s)));
        QTRY_VERIFY(consumer().waiting > 0);
        VERIFY_RESULT(received(m_client->deleteConsumer(orders, billing)));
        QTRY_VERIFY(!fetch->progress().isOpen);
        QCOMPARE(fetch->progress().tone, FetchProgress::Tone::Bad);
        QVERIFY2(fetch->progress().words.contains(QLatin1String("deleted")), qPrintable(fetch->progress().words));
        // Nobody answers for it any more.
        VERIFY_RESULT(fetch->fetch(request(1, 100ms)));
        QTRY_VERIFY_WITH_TIMEOUT(!fetch->progress().isOpen, 10'000);
        QCOMPARE(fetch->progress().tone, FetchProgress::Tone::Bad);
    }

    void priorityGroups()
    {
        if (!m_client->supports(JetStreamClient::Feature::PriorityGroups))
            QSKIP("needs server 2.11");
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","priority_groups":["jobs"],
                         "priority_policy":"pinned_client","priority_timeout":60000000000})");
        QVERIFY(m_server->store("orders.a", 4));
        auto fetch = fetcher();
        FetchRequest asked = request(1);
        VERIFY_RESULT(fetch->fetch(asked));
        QTRY_VERIFY(!fetch->progress().isOpen);
        QVERIFY2(
            fetch->progress().words.contains(QLatin1String("Priority Group")), qPrintable(fetch->progress().words));
        asked.group = QStringLiteral("jobs");
        VERIFY_RESULT(fetch->fetch(asked));
        QTRY_COMPARE(fetch->held()->rowCount(), 1);
        QVERIFY(!fetch->pinId().isEmpty());
        QCOMPARE(consumer().priorityGroups.value(0).pinnedClientId, fetch->pinId());
        // Another one waits in vain while we are pinned, and we go on.
        auto other = fetcher();
        asked.expires = 300ms;
        VERIFY_RESULT(other->fetch(asked));
        QTRY_VERIFY(!other->progress().isOpen);
        QCOMPARE(other->progress().came, 0);
        asked.pinId = fetch->pinId();
        VERIFY_RESULT(fetch->fetch(asked));
        QTRY_COMPARE(fetch->held()->rowCount(), 2);
        // Unpinned: whoever asks next takes over, and who was pinned is told.
        VERIFY_RESULT(received(m_client->unpinConsumer(orders, billing, QStringLiteral("jobs"))));
        asked.pinId.clear();
        VERIFY_RESULT(other->fetch(asked));
        QTRY_COMPARE(other->held()->rowCount(), 1);
        QVERIFY(other->pinId() != fetch->pinId());
        asked.pinId = fetch->pinId();
        VERIFY_RESULT(fetch->fetch(asked));
        QTRY_VERIFY(!fetch->progress().isOpen);
        QVERIFY2(fetch->progress().details.startsWith(QLatin1String("423")), qPrintable(fetch->progress().details));
    }

    void overflowGroups()
    {
        if (!m_client->supports(JetStreamClient::Feature::PriorityGroups))
            QSKIP("needs server 2.11");
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","priority_groups":["jobs"],
                         "priority_policy":"overflow"})");
        QVERIFY(m_server->store("orders.a", 4));
        auto fetch = fetcher();
        FetchRequest asked = request(1, 300ms);
        asked.group = QStringLiteral("jobs");
        asked.minPending = 10;
        VERIFY_RESULT(fetch->fetch(asked));
        QTRY_VERIFY(!fetch->progress().isOpen);
        QCOMPARE(fetch->progress().came, 0);
        asked.minPending = 3;
        VERIFY_RESULT(fetch->fetch(asked));
        QTRY_COMPARE(fetch->held()->rowCount(), 1);
    }

    void countsBeforeAReset_data()
    {
        QTest::addColumn<bool>("isDirect");
        QTest::newRow("direct get") << true;
        QTest::newRow("no direct get") << false;
    }
    void countsBeforeAReset()
    {
        QFETCH(bool, isDirect);
        makeStream(isDirect ? R"({"name":"ORDERS","subjects":["orders.>"],"allow_direct":true})"
                            : R"({"name":"ORDERS","subjects":["orders.>"]})");
        QVERIFY(m_server->store("orders.a", 10));
        QVERIFY(m_server->store("orders.b", 5));
        const auto count = [this](const QStringList &filters, quint64 from) {
            const StreamInfo stream = *received(m_client->streamInfo(orders));
            return *received(countFrom(m_client.get(), stream, filters, from));
        };
        QCOMPARE(count({}, 1).messages, quint64 { 15 });
        QVERIFY(count({}, 1).isExact);
        QCOMPARE(count({}, 6).messages, quint64 { 10 });
        QVERIFY(count({}, 6).isExact);
        QCOMPARE(count({}, 16).messages, quint64 { 0 });
        const QStringList b { QStringLiteral("orders.b") };
        QCOMPARE(count(b, 1).messages, quint64 { 5 });
        QVERIFY(count(b, 1).isExact);
        const bool canCount = isDirect && m_client->supports(JetStreamClient::Feature::BatchedDirectGet).has_value();
        const QStringList a { QStringLiteral("orders.a") };
        QCOMPARE(count(a, 8).messages, quint64 { canCount ? 3U : 8U }); // of 8 in the range
        QCOMPARE(count(a, 8).isExact, canCount);
        VERIFY_RESULT(received(m_client->deleteMessage(orders, 9, false)));
        QCOMPARE(count({}, 8).messages, quint64 { canCount ? 7U : 8U });
        QCOMPARE(count({}, 8).isExact, canCount);
        QCOMPARE(count({ a.constFirst(), b.constFirst() }, 8).messages, quint64 { canCount ? 7U : 8U });
    }

    void plansResets()
    {
        ConsumerInfo info;
        info.config = std::make_shared<const Json>(json(R"({"opt_start_seq":100})"));
        StreamInfo stream;
        stream.state.firstSequence = 50;
        const Result<void> can;
        const Result<void> cannot = fail(Error::Kind::Unsupported, QStringLiteral("too old"));
        const ResetTarget at80 { ResetTarget::Kind::Sequence, 80 };
        const ResetTarget floor { ResetTarget::Kind::AckFloor, 70 };
        info.deliverPolicy.value = DeliverPolicy::All;
        QCOMPARE(planReset(info, stream, at80, can).way, ResetPlan::Way::Reset);
        info.deliverPolicy.value = DeliverPolicy::ByStartSequence;
        QCOMPARE(planReset(info, stream, at80, can).way, ResetPlan::Way::Recreate);
        QCOMPARE(planReset(info, stream, { ResetTarget::Kind::Sequence, 100 }, can).way, ResetPlan::Way::Reset);
        QCOMPARE(planReset(info, stream, floor, can).way, ResetPlan::Way::Reset);
        info.deliverPolicy.value = DeliverPolicy::New;
        QCOMPARE(planReset(info, stream, at80, can).way, ResetPlan::Way::Recreate);
        QCOMPARE(planReset(info, stream, floor, cannot).way, ResetPlan::Way::Recreate);
        stream.retention.value = Retention::Interest;
        QCOMPARE(planReset(info, stream, floor, cannot).way, ResetPlan::Way::Impossible);
        stream.retention.value = Retention::WorkQueue;
        QCOMPARE(planReset(info, stream, at80, cannot).way, ResetPlan::Way::Impossible);
        const ResetPlan queue = planReset(info, stream, floor, cannot);
        QCOMPARE(queue.way, ResetPlan::Way::Recreate);
        QCOMPARE(queue.target.kind, ResetTarget::Kind::First);
        QCOMPARE(queue.target.sequence, quint64 { 50 });

        const Json config = json(
            R"({"durable_name":"x","deliver_policy":"by_start_time","opt_start_time":"2026-01-01T00:00:00Z","new_field":1})");
        const Json restarted = restartedConfig(config, at80);
        QCOMPARE(restarted["opt_start_seq"].get<quint64>(), quint64 { 80 });
        QVERIFY(!restarted.contains("opt_start_time"));
        QVERIFY(restarted.contains("new_field"));
        QCOMPARE(restartedConfig(config, { ResetTarget::Kind::First, 1 })["deliver_policy"].get<std::string>(), "all");
    }

    void resetsOnTheServer()
    {
        if (!m_client->supports(JetStreamClient::Feature::ConsumerReset))
            QSKIP("needs server 2.14");
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit"})");
        QVERIFY(m_server->store("orders.a", 10));
        auto fetch = fetcher();
        VERIFY_RESULT(fetch->fetch(request(10)));
        QTRY_COMPARE(fetch->held()->rowCount(), 10);
        QList<quint64> first;
        for (int row = 0; row < 6; ++row)
            first << idAt(*fetch, row);
        fetch->answer(first, {});
        QTRY_COMPARE(fetch->held()->rowCount(), 4);
        const auto floor = received(m_client->resetConsumer(orders, billing));
        VERIFY_RESULT(floor);
        QCOMPARE(floor->sequence, quint64 { 7 });
        QCOMPARE(floor->info.pending, quint64 { 4 });
        const auto back = received(m_client->resetConsumer(orders, billing, 3));
        VERIFY_RESULT(back);
        QCOMPARE(back->info.pending, quint64 { 8 });
        VERIFY_RESULT(fetch->fetch(request(1)));
        QTRY_VERIFY(!fetch->progress().isOpen);
        QCOMPARE(fetch->held()->rows().constLast().delivery.streamSequence, quint64 { 3 });
    }

    void recreatesAndKeepsTheConfiguration()
    {
        makeStream(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","max_deliver":7,"description":"bills"})");
        QVERIFY(m_server->store("orders.a", 10));
        ConsumerRecreation recreation(m_client.get(), orders, billing);
        QSignalSpy succeeded(&recreation, &ConsumerRecreation::succeeded);
        QSignalSpy failed(&recreation, &ConsumerRecreation::failed);
        recreation.start({ ResetTarget::Kind::Sequence, 8 });
        QTRY_COMPARE(succeeded.size() + failed.size(), 1);
        QCOMPARE(failed.size(), 0);
        QVERIFY(!recreation.isMissing());
        QCOMPARE(consumer().pending, quint64 { 3 });
        QCOMPARE(consumer().maxDeliver, qint64 { 7 });
        QCOMPARE(consumer().description, QStringLiteral("bills"));

        // The second step fails: what it was is at hand, and creating it again works once the reason is gone.
        const auto refused = received(m_client->streamInfo(orders));
        QSignalSpy gone(&recreation, &ConsumerRecreation::failed);
        const QMetaObject::Connection interfere = connect(
            &recreation, &ConsumerRecreation::succeeded, this, [] { QFAIL("must not succeed"); });
        // Deleting the stream in between: the consumer goes with it.
        VERIFY_RESULT(received(m_client->deleteStream(orders)));
        recreation.createAgain();
        QTRY_COMPARE(gone.size(), 1);
        disconnect(interfere);
        QVERIFY(recreation.newConfig());
        QVERIFY(recreation.originalConfig());
        VERIFY_RESULT(received(m_client->createStream(*refused->config)));
        QVERIFY(m_server->store("orders.a", 2));
        recreation.createAgain();
        QTRY_COMPARE(succeeded.size(), 2);
        QCOMPARE(consumer().maxDeliver, qint64 { 7 });

        ConsumerRecreation missing(m_client.get(), orders, QStringLiteral("nobody"));
        QSignalSpy told(&missing, &ConsumerRecreation::failed);
        missing.start({});
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(!missing.isMissing());
    }

    void deniedPulls()
    {
        TestServer server("authorization { users: [ { user: u, password: p, permissions: { publish: { deny: [ "
                          "\"$JS.API.CONSUMER.MSG.NEXT.>\" ] } } } ] }\n",
            quint16 { 0 }, true);
        QVERIFY(server.start());
        ConnectionProfile profile = profileFor(server);
        profile.signIn.mode = SignIn::Mode::UserPassword;
        profile.signIn.user = QStringLiteral("u");
        profile.signIn.password = Secret(QByteArrayLiteral("p"));
        Session session(profile);
        session.open();
        QTRY_VERIFY(session.status().server.isJetStream);
        JetStreamClient client(&session);
        VERIFY_RESULT(received(client.createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        const auto made = received(
            client.createConsumer(orders, json(R"({"durable_name":"billing","ack_policy":"explicit"})")));
        VERIFY_RESULT(made);
        ConsumerFetch fetch(&client, orders, billing);
        fetch.setInfo(*made);
        VERIFY_RESULT(fetch.fetch(request(1, 30s)));
        QTRY_VERIFY(!fetch.progress().isOpen);
        QVERIFY2(fetch.progress().words.contains(QLatin1String("may not publish")), qPrintable(fetch.progress().words));
        // The connection goes while something is held.
        session.close();
        QTRY_COMPARE(session.status().state, SessionStatus::State::Closed);
        QVERIFY(!fetch.fetch(request(1)));
    }
};

QTEST_GUILESS_MAIN(TestConsumerFetch)
#include "tst_consumerfetch.moc"
