// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/streammessagemodel.h"

#include "models/nats/subject.h"

#include <QAbstractItemModelTester>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <deque>
#include <set>

using namespace natsight;
using Model = StreamMessageModel;
using Kind = StreamMessageModel::RowKind;

namespace {

/// A stream of our own making: which sequences there are, answered as a StreamReader does, but when the test says so.
class Source
{
public:
    explicit Source(quint64 last)
    {
        state.firstSequence = 1;
        state.lastSequence = last;
        state.messages = last;
        state.bytes = last * 10;
    }

    void remove(quint64 first, quint64 last)
    {
        gaps.push_back({ first, last });
        state.messages -= last - first + 1;
    }
    [[nodiscard]] bool isThere(quint64 sequence) const
    {
        return sequence >= state.firstSequence && sequence <= state.lastSequence
            && std::none_of(gaps.cbegin(), gaps.cend(),
                [sequence](const SequenceGap &gap) { return gap.first <= sequence && sequence <= gap.last; });
    }
    [[nodiscard]] static QByteArray subject(quint64 sequence)
    {
        return sequence % 100 == 0 ? "orders.hundred" : "orders.other";
    }

    QFuture<MessagePage> read(const PageQuery &query)
    {
        ++reads;
        auto promise = std::make_shared<QPromise<MessagePage>>();
        promise->start();
        waiting.push_back([this, promise, query] {
            promise->addResult(answer(query));
            promise->finish();
        });
        return promise->future();
    }
    void answerAll()
    {
        while (!waiting.empty()) {
            auto next = std::move(waiting.front());
            waiting.pop_front();
            next();
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }

    StreamState state;
    std::vector<SequenceGap> gaps;
    std::deque<std::function<void()>> waiting;
    std::optional<Error> error;
    int reads = 0;
    int largest = 10;

private:
    /// The next sequence in this direction that is there; leaps over gaps.
    [[nodiscard]] std::optional<quint64> seek(quint64 from, bool isBackward) const
    {
        for (;;) {
            if (from < state.firstSequence) {
                if (isBackward)
                    return {};
                from = state.firstSequence;
            }
            if (from > state.lastSequence) {
                if (!isBackward)
                    return {};
                from = state.lastSequence;
            }
            const auto gap = std::find_if(gaps.cbegin(), gaps.cend(),
                [from](const SequenceGap &one) { return one.first <= from && from <= one.last; });
            if (gap == gaps.cend())
                return from;
            from = isBackward ? gap->first - 1 : gap->last + 1;
        }
    }
    [[nodiscard]] MessagePage answer(const PageQuery &query) const
    {
        MessagePage page;
        page.first = query.first;
        page.last = query.first - 1;
        if (error) {
            page.error = error;
            return page;
        }
        quint64 at = query.isBackward ? query.last : query.first;
        int looks = 0;
        while (page.messages.size() < query.count) {
            const auto next = seek(at, query.isBackward);
            if (!next || *next < query.first || *next > query.last) {
                page.isComplete = true;
                break;
            }
            if (++looks > 30'000)
                break;
            at = query.isBackward ? *next - 1 : *next + 1;
            if (!query.filter.isEmpty() && !subjectMatches(query.filter.toStdString(), subject(*next).toStdString()))
                continue;
            StoredMessage message;
            message.sequence = *next;
            message.timeNs = static_cast<qint64>(*next) * 1'000'000'000;
            message.subject = subject(*next);
            message.payload = QByteArray(largest, 'x');
            if (query.isBackward)
                page.messages.prepend(message);
            else
                page.messages.append(message);
        }
        page.first = query.isBackward && !page.isComplete ? at + 1 : query.first;
        page.last = !query.isBackward && !page.isComplete ? at - 1 : query.last;
        return page;
    }
};

struct Fixture {
    explicit Fixture(quint64 last)
        : source(last)
        , model([this](const PageQuery &query) { return source.read(query); })
    {
        // It looks at every row at each change.
        if (last <= 10'000)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    }

    void show(int first, int last)
    {
        model.setVisibleRows(first, last);
        source.answerAll();
    }
    [[nodiscard]] QVariant at(int row, int role = Model::SequenceRole, int column = 0) const
    {
        return model.index(row, column).data(role);
    }
    [[nodiscard]] QString text(int row, int column) const { return at(row, Qt::DisplayRole, column).toString(); }

    /// Rows are in order, and every loaded message is there, every loaded gap is none.
    void check() const
    {
        quint64 before = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const quint64 sequence = at(row).toULongLong();
            if (model.kindAt(row) == Kind::Waiting)
                continue;
            QVERIFY2(sequence > before,
                qPrintable(QStringLiteral("row %1: %2 after %3").arg(row).arg(sequence).arg(before)));
            before = sequence;
            if (model.kindAt(row) == Kind::Message) {
                QVERIFY(source.isThere(sequence));
                continue;
            }
            before = sequence + at(row, Model::GapSizeRole).toULongLong() - 1;
            QVERIFY(!source.isThere(sequence) && !source.isThere(before));
        }
    }

    Source source;
    Model model;
    std::optional<QAbstractItemModelTester> tester;
};

} // namespace

class TestStreamMessageModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void empty()
    {
        Fixture f(0);
        QCOMPARE(f.model.rowCount(), 0);
        f.model.setState(f.source.state);
        f.show(0, 20);
        QCOMPARE(f.model.rowCount(), 0);
        QCOMPARE(f.source.reads, 0);
        QSignalSpy jumped(&f.model, &Model::jumped);
        f.model.jumpTo(7);
        QCOMPARE(jumped.count(), 1);
        QCOMPARE(jumped.takeFirst().constFirst().toInt(), -1);
    }

    void one()
    {
        Fixture f(1);
        f.model.setState(f.source.state);
        QCOMPARE(f.model.rowCount(), 1);
        QCOMPARE(f.model.kindAt(0), Kind::Waiting);
        QCOMPARE(f.text(0, Model::Sequence), QString());
        QCOMPARE(f.at(0).toULongLong(), quint64 { 1 });
        f.show(0, 20);
        QCOMPARE(f.source.reads, 1);
        QCOMPARE(f.model.kindAt(0), Kind::Message);
        QCOMPARE(f.text(0, Model::Subject), QStringLiteral("orders.other"));
        QCOMPARE(f.text(0, Model::Size), QStringLiteral("10\u00A0B"));
        QVERIFY(f.at(0, Model::AccessibleRole, Model::Subject).toString().contains(QStringLiteral("orders.other")));
        f.source.answerAll();
        QCOMPARE(f.source.reads, 1);
    }

    /// Only what is seen is read, once, and the rows stay where they are.
    void loadsWhatIsSeen()
    {
        Fixture f(100'000);
        f.model.setState(f.source.state);
        QCOMPARE(f.model.rowCount(), 100'000);
        QCOMPARE(f.source.reads, 0);
        for (const int row : { 0, 50'000, 99'980 }) {
            f.show(row, row + 19);
            for (int i = row; i < row + 20; ++i) {
                QCOMPARE(f.model.kindAt(i), Kind::Message);
                QCOMPARE(f.at(i).toULongLong(), static_cast<quint64>(i) + 1);
            }
        }
        QCOMPARE(f.source.reads, 3);
        QCOMPARE(f.model.rowCount(), 100'000);
        QCOMPARE(f.model.loadedMessages(), 3 * Model::pageRows);
        f.show(50'000, 50'019);
        QCOMPARE(f.source.reads, 3);
        f.check();
    }

    void tellsGaps()
    {
        Fixture f(10'000);
        f.source.remove(11, 11);
        f.source.remove(21, 9'000);
        f.source.remove(9'999, 10'000);
        f.model.setState(f.source.state);
        f.show(0, 30);
        QCOMPARE(f.text(10, Model::Subject), QStringLiteral("… 1 deleted …"));
        QCOMPARE(f.at(10, Model::GapSizeRole).toULongLong(), quint64 { 1 });
        QCOMPARE(f.text(20, Model::Subject), QStringLiteral("… 8,980 deleted …"));
        QCOMPARE(f.at(21).toULongLong(), quint64 { 9'001 });
        QVERIFY(f.at(20, Qt::ToolTipRole).toString().contains(QStringLiteral("9,000")));
        f.check();
        // From the end backwards; the last two are gone.
        f.model.reload();
        const int end = f.model.rowCount();
        f.show(end - 20, end - 1);
        const int last = f.model.rowCount() - 1;
        QCOMPARE(f.text(last, Model::Subject), QStringLiteral("… 2 deleted …"));
        QCOMPARE(f.at(last - 1).toULongLong(), quint64 { 9'998 });
        f.check();
        // Scrolled through from there to the front: every message comes.
        for (int row = last; row >= 0; row -= 20) {
            const int rows = f.model.rowCount();
            f.show(std::max(0, row - 20), row);
            row += std::max(0, f.model.rowCount() - rows);
        }
        f.show(0, 20);
        f.check();
        QCOMPARE(f.model.loadedMessages(), static_cast<int>(f.source.state.messages));
    }

    void hugeStreams()
    {
        Fixture f(100'000'000);
        f.source.remove(40'000'000, 60'000'000);
        f.model.setState(f.source.state);
        QVERIFY(f.model.rowCount() <= Model::maxRows);
        QVERIFY(f.model.rowCount() >= 100'000);
        QSignalSpy jumped(&f.model, &Model::jumped);
        for (const quint64 sequence : { quint64 { 1 }, quint64 { 77'777'777 }, quint64 { 50'000'000 },
                 quint64 { 100'000'000 }, quint64 { 39'999'999 } }) {
            const int reads = f.source.reads;
            f.model.setVisibleRows(-1, -1);
            f.model.jumpTo(sequence);
            f.source.answerAll();
            QVERIFY(f.source.reads <= reads + 1); // one round trip, or none
            QCOMPARE(jumped.count(), 1);
            const int row = jumped.takeFirst().constFirst().toInt();
            QVERIFY(row >= 0);
            const quint64 wanted = sequence == 50'000'000 ? 60'000'001 : sequence;
            QCOMPARE(f.at(row).toULongLong(), wanted);
            QCOMPARE(f.model.rowOf(wanted), row);
            // Around it one sees its neighbours.
            f.show(std::max(0, row - 10), row + 10);
            f.check();
            const int here = f.model.rowOf(wanted);
            if (wanted > 1 && wanted != 60'000'001) {
                QCOMPARE(f.at(here - 1).toULongLong(), wanted - 1);
            }
        }
        QVERIFY(f.model.rowCount() <= Model::maxRows);
    }

    /// However far one scrolls, what is kept stays bounded, and what is seen is right.
    void bounded()
    {
        Fixture f(800'000);
        f.source.largest = 5'000;
        f.model.setState(f.source.state);
        for (int i = 0; i < 150; ++i) {
            const int row = (i * 7'919) % 799'000;
            f.show(row, row + 30);
            QVERIFY(f.model.loadedPages() <= Model::maxPages);
            QVERIFY(f.model.loadedBytes() <= Model::maxBytes);
            QCOMPARE(f.model.kindAt(row + 15), Kind::Message);
            QVERIFY(f.source.isThere(f.at(row + 15).toULongLong()));
        }
        QVERIFY(f.model.loadedMessages() <= Model::maxPages * Model::pageRows);
        QCOMPARE(f.model.rowCount(), 800'000);
        // Page by page downwards over the bound, and up again.
        f.model.reload();
        for (int row = 0; row < 30'000; row += 30)
            f.show(row, row + 29);
        QVERIFY(f.model.loadedPages() <= Model::maxPages);
        f.show(100, 130);
        QCOMPARE(f.at(100).toULongLong(), quint64 { 101 });
        f.check();
    }

    void filters()
    {
        Fixture f(10'000);
        f.source.remove(5'000, 5'100);
        f.model.setState(f.source.state);
        f.model.setFilter("*.hundred");
        f.show(0, 20);
        f.source.answerAll();
        QCOMPARE(f.model.rowCount(), 98);
        for (int row = 0; row < f.model.rowCount(); ++row) {
            QCOMPARE(f.model.kindAt(row), Kind::Message);
            QCOMPARE(f.text(row, Model::Subject), QStringLiteral("orders.hundred"));
        }
        f.model.setFilter("nothing.>");
        f.show(0, 20);
        QCOMPARE(f.model.rowCount(), 0);
        QVERIFY(!f.model.isLoading());
        f.model.setFilter({});
        QCOMPARE(f.model.rowCount(), 9'899);
    }

    void followsTheTail()
    {
        Fixture f(1'000);
        f.model.setState(f.source.state);
        f.show(980, 999);
        f.model.setFollowing(true);
        for (int round = 0; round < 50; ++round) {
            f.source.state.lastSequence += 7;
            f.source.state.messages += 7;
            f.model.setState(f.source.state);
            const int before = f.model.rowCount();
            f.source.answerAll();
            QCOMPARE(f.model.rowCount(), before + 7); // no row before its message is here
            QCOMPARE(f.at(f.model.rowCount() - 1).toULongLong(), f.source.state.lastSequence);
            f.show(f.model.rowCount() - 20, f.model.rowCount() - 1);
        }
        QVERIFY(f.model.loadedPages() < 10); // small pages become one
        // More than a page at once: the newest are there, the rest waits.
        f.source.state.lastSequence += 5'000;
        f.source.state.messages += 5'000;
        f.model.setState(f.source.state);
        f.source.answerAll();
        QCOMPARE(f.model.rowCount(), static_cast<int>(f.source.state.messages));
        QCOMPARE(f.at(f.model.rowCount() - 1).toULongLong(), f.source.state.lastSequence);
        f.check();
        // Not followed: rows that wait.
        f.model.setFollowing(false);
        f.show(0, 10);
        const int reads = f.source.reads;
        f.source.state.lastSequence += 3;
        f.source.state.messages += 3;
        f.model.setState(f.source.state);
        f.source.answerAll();
        QCOMPARE(f.source.reads, reads);
        QCOMPARE(f.model.rowCount(), static_cast<int>(f.source.state.messages));
        QCOMPARE(f.model.kindAt(f.model.rowCount() - 1), Kind::Waiting);
    }

    void filteredTail()
    {
        Fixture f(1'000);
        f.model.setState(f.source.state);
        f.model.setFilter("orders.hundred");
        f.show(0, 30);
        QCOMPARE(f.model.rowCount(), 10);
        f.model.setFollowing(true);
        QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
        for (int i = 0; i < 10; ++i) {
            f.source.state.lastSequence += 50;
            f.source.state.messages += 50;
            f.model.setState(f.source.state);
            f.source.answerAll();
        }
        QCOMPARE(f.model.rowCount(), 15);
        QCOMPARE(inserted.count(), 5);
        QVERIFY(f.model.loadedPages() <= 2);
    }

    /// Limits of the stream take messages away in front; what was purged is forgotten, and a new stream is a new one.
    void frontGoes()
    {
        Fixture f(2'000);
        f.model.setState(f.source.state);
        f.show(0, 20);
        f.source.state.firstSequence = 101;
        f.source.state.messages = 1'900;
        f.model.setState(f.source.state);
        QCOMPARE(f.model.rowCount(), 1'900);
        QCOMPARE(f.at(0).toULongLong(), quint64 { 101 });
        f.source.state.firstSequence = 1'500;
        f.source.state.messages = 501;
        f.model.setState(f.source.state);
        QCOMPARE(f.model.rowCount(), 501);
        f.show(0, 20);
        QCOMPARE(f.at(0).toULongLong(), quint64 { 1'500 });
        f.check();
        f.source.state.firstSequence = 2'001;
        f.source.state.messages = 0;
        f.model.setState(f.source.state);
        QCOMPARE(f.model.rowCount(), 0);
        f.source.state.firstSequence = 1;
        f.source.state.lastSequence = 5;
        f.source.state.messages = 5;
        f.model.setState(f.source.state);
        QCOMPARE(f.model.rowCount(), 5);
    }

    /// Answers that come after a reload, a filter or a shorter stream do no harm.
    void lateAnswers()
    {
        Fixture f(10'000);
        f.model.setState(f.source.state);
        f.model.setVisibleRows(0, 20);
        f.model.setFilter("orders.hundred");
        f.model.setFilter({});
        QVERIFY(f.model.isLoading());
        f.source.state.firstSequence = 9'000;
        f.source.state.messages = 1'001;
        f.model.setState(f.source.state);
        f.source.answerAll();
        QVERIFY(!f.model.isLoading());
        f.check();
        f.show(0, 20);
        QCOMPARE(f.at(0).toULongLong(), quint64 { 9'000 });
        QCOMPARE(f.model.kindAt(0), Kind::Message);
    }

    void failures()
    {
        Fixture f(1'000);
        f.model.setState(f.source.state);
        f.source.error = Error { Error::Kind::Denied, QStringLiteral("Not allowed.") };
        QSignalSpy errors(&f.model, &Model::errorChanged);
        f.show(0, 20);
        QCOMPARE(errors.count(), 1);
        QVERIFY(f.model.error().has_value());
        QCOMPARE(f.source.reads, 1);
        f.show(5, 25); // not asked again and again
        QCOMPARE(f.source.reads, 1);
        QCOMPARE(f.text(0, Model::Subject), QStringLiteral("not read"));
        f.source.error.reset();
        f.model.retry();
        f.source.answerAll();
        QVERIFY(!f.model.error());
        QCOMPARE(f.model.kindAt(5), Kind::Message);
    }

    void forgetsOne()
    {
        Fixture f(500);
        f.model.setState(f.source.state);
        f.show(0, 20);
        f.source.remove(11, 11);
        f.model.setState(f.source.state);
        f.model.forget(11);
        f.source.answerAll();
        QCOMPARE(f.text(10, Model::Subject), QStringLiteral("… 1 deleted …"));
        QCOMPARE(f.model.rowCount(), 500);
        QCOMPARE(f.model.sequenceAt(10), quint64 { 0 });
        QCOMPARE(f.model.sequenceAt(11), quint64 { 12 });
    }
};

QTEST_GUILESS_MAIN(TestStreamMessageModel)
#include "tst_streammessagemodel.moc"
