// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionmodel.h"
#include "app/connectionmanager.h"
#include "app/overviewpage.h"
#include "tests/jetstream/support.h"
#include "tests/widgets/shown.h"
#include "widgets/common/listpanel.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace natsight;

namespace {

Attention one(const QString &key, Attention::Harm harm = Attention::Harm::Warning)
{
    Attention made;
    made.key = key;
    made.harm = harm;
    made.what = key;
    return made;
}

QStringList keys(const QList<Attention> &list)
{
    QStringList keys;
    for (const Attention &each : list)
        keys << each.key;
    return keys;
}

} // namespace

class TestOverview : public QObject, private JetStreamFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void ranksByHarmThenAge()
    {
        AttentionBook book;
        const Attention late = one(QStringLiteral("late"), Attention::Harm::Bad);
        const Attention early = one(QStringLiteral("early"), Attention::Harm::Bad);
        const Attention note = one(QStringLiteral("note"), Attention::Harm::Note);
        QCOMPARE(keys(book.ranked({ note, early }, 1'000)), QStringList({ early.key, note.key }));
        const QList<Attention> ranked = book.ranked({ note, late, early, late }, 2'000);
        QCOMPARE(keys(ranked), QStringList({ early.key, late.key, note.key }));
        QCOMPARE(ranked.at(0).sinceMs, 1'000);
        QCOMPARE(ranked.at(1).sinceMs, 2'000);
        book.setMuted(early.key, true);
        const QList<Attention> muted = book.ranked({ note, late, early }, 3'000);
        QCOMPARE(keys(muted), QStringList({ late.key, note.key, early.key }));
        QVERIFY(muted.last().isMuted);
        QCOMPARE(book.muted(), QStringList { early.key });
        book.setMuted(early.key, false);
        QVERIFY(book.muted().isEmpty());
    }

    void whatComesBackSoonLastsOn()
    {
        AttentionBook book;
        const Attention flickers = one(QStringLiteral("flickers"));
        QCOMPARE(book.ranked({ flickers }, 1'000).constFirst().sinceMs, 1'000);
        QVERIFY(book.ranked({}, 30'000).isEmpty());
        QCOMPARE(book.ranked({ flickers }, 40'000).constFirst().sinceMs, 1'000);
        QVERIFY(book.ranked({}, 200'000).isEmpty());
        QCOMPARE(book.ranked({ flickers }, 201'000).constFirst().sinceMs, 201'000);
    }

    void limitsOfAccounts()
    {
        AccountInfo account;
        account.total.storage = 840;
        account.total.limits.maxStorage = 1'000;
        account.total.streams = 10;
        account.total.limits.maxStreams = 10;
        account.total.memory = 1'000'000; // without a limit
        QList<Attention> found = attentionOf(account);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.constFirst().harm, Attention::Harm::Bad);
        QVERIFY(found.constFirst().reason.contains(QStringLiteral("10 of 10")));
        account.total.storage = 850;
        found = attentionOf(account);
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.constFirst().harm, Attention::Harm::Warning);
        QVERIFY(found.constFirst().rule.contains(QStringLiteral("85")));
        // With tiers the account as a whole has no limits.
        account.tiers << std::pair { QStringLiteral("R3"), account.total };
        for (const Attention &each : attentionOf(account))
            QVERIFY(each.reason.contains(QStringLiteral("R3")));
    }

    void servicesAndConsumers()
    {
        ServiceFinding finding;
        finding.service = QStringLiteral("orders");
        finding.instance = QStringLiteral("ID1");
        finding.severity = ServiceHealth::Bad;
        finding.title = QStringLiteral("One instance fails.");
        const QList<Attention> found = attentionOf(QList { finding });
        QCOMPARE(found.constFirst().harm, Attention::Harm::Bad);
        QCOMPARE(found.constFirst().where->toString(), QStringLiteral("services/orders/instances/ID1"));
        ConsumerRow consumer;
        consumer.stream = QStringLiteral("S");
        consumer.name = QStringLiteral("c");
        consumer.problem = QStringLiteral("Its leader is gone.");
        const QList<Attention> gone = attentionOf(QList { consumer });
        QCOMPARE(gone.constFirst().where->toString(), QStringLiteral("consumers/S/c"));
        QCOMPARE(gone.constFirst().reason, consumer.problem);
    }

    void modelKeepsPlaces()
    {
        AttentionModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({ one(QStringLiteral("a")), one(QStringLiteral("b")) });
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setRows({ one(QStringLiteral("b")), one(QStringLiteral("c"), Attention::Harm::Bad) });
        QCOMPARE(removed.size(), 1);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.row(1).key, QStringLiteral("c"));
        QCOMPARE(model.index(1, AttentionModel::Harm).data().toString(), harmWord(Attention::Harm::Bad));
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
    }

    void showsWhatIsSickAndLeadsThere()
    {
        VERIFY_RESULT(received(m_client->createStream(json(
            R"({"name":"FULL","subjects":["full.>"],"max_msgs":1,"discard":"new","num_replicas":1,"storage":"memory"})"))));
        VERIFY_RESULT(received(m_session->request({ "full.a", "1" })));
        VERIFY_RESULT(received(m_client->createStream(
            json(R"({"name":"FINE","subjects":["fine.>"],"num_replicas":1,"storage":"memory"})"))));

        QTemporaryDir dir;
        Settings settings(dir.path());
        Connection connection(profileFor(*m_server), Connection::Origin::AdHoc, {});
        const Link here { QStringLiteral("test"), QStringLiteral("overview"), {} };
        Shown<OverviewPage> shown([&](QWidget *parent) {
            return new OverviewPage(&connection, connection.system(), &settings, here, parent);
        });
        auto *list = shown.page->findChild<ListPanel *>();
        auto *table = shown.child<QTableView>("attentionTable");
        const auto what = [table](
                              int row) { return table->model()->index(row, AttentionModel::What).data().toString(); };
        QTRY_COMPARE(list->shownRows(), 1);
        QVERIFY(what(0).contains(QStringLiteral("Not connected")));

        connection.open();
        QTRY_VERIFY(list->shownRows() == 1 && what(0).contains(QStringLiteral("FULL")));
        QVERIFY(table->model()->index(0, AttentionModel::Reason).data().toString().contains(QStringLiteral("refused")));
        QTRY_VERIFY(shown.child<QAbstractButton>("overview:open:streams")->text().contains(u'2'));

        QSignalSpy opened(shown.page, &Page::openRequested);
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().toString(), QStringLiteral("natsight://test/streams/FULL"));
        shown.child<QAbstractButton>("overview:open:services")->click();
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.at(1).at(0).value<Link>().kind, QStringLiteral("services"));

        auto *mute = shown.child<QAbstractButton>("attentionMute");
        QTRY_VERIFY(mute->isEnabled());
        mute->click();
        QCOMPARE(table->model()->index(0, AttentionModel::Harm).data().toString(), QStringLiteral("muted"));
        QCOMPARE(settings.mutedFindings(QStringLiteral("test")), QStringList { QStringLiteral("stream FULL") });
        SAYS(shown, "1 muted");

        VERIFY_RESULT(received(m_client->deleteStream(QStringLiteral("FULL"))));
        QTRY_COMPARE(list->shownRows(), 0);
        SAYS(shown, "Nothing needs attention");
        connection.close();
        QTRY_VERIFY(list->shownRows() == 1 && what(0).contains(QStringLiteral("Not connected")));
    }
};

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
