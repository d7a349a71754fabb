// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/frameclock.h"

#include <QTest>
#include <QWidget>

#include <limits>
#include <memory>

using namespace natsight;

class TestFrameClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*"))); }

    void intervalLeavesRoomForInput()
    {
        QCOMPARE(FrameClock::nextInterval(0), 33);
        QCOMPARE(FrameClock::nextInterval(-5), 33);
        QCOMPARE(FrameClock::nextInterval(8), 33);
        QCOMPARE(FrameClock::nextInterval(20), 80);
        QCOMPARE(FrameClock::nextInterval(1000), 200);
        QCOMPARE(FrameClock::nextInterval(std::numeric_limits<double>::quiet_NaN()), 200);
        for (double work = 0; work < 50; work += 0.7)
            QVERIFY(FrameClock::nextInterval(work) >= work * 4);
    }

    void hiddenWidgetsAreLeftAlone()
    {
        FrameClock clock;
        QWidget seen;
        QWidget hidden;
        int seenFrames = 0;
        int hiddenFrames = 0;
        clock.add(&seen, [&] { return ++seenFrames > 0; });
        clock.add(&hidden, [&] { return ++hiddenFrames > 0; });
        seen.show();
        QTRY_VERIFY(seenFrames >= 3);
        QCOMPARE(hiddenFrames, 0);
        QVERIFY(clock.frames() >= 3);
        QVERIFY(clock.longestFrameMs() >= 0);
    }

    void wakesWhenSomethingIsShown()
    {
        FrameClock clock;
        QWidget widget;
        QWidget other;
        int frames = 0;
        int otherFrames = 0;
        clock.add(&widget, [&] { return ++frames > 0; });
        clock.add(&other, [&] { return ++otherFrames > 0; });
        // Both hidden: the clock runs down.
        QTest::qWait(80);
        QCOMPARE(frames, 0);
        widget.show();
        QTRY_VERIFY(frames > 0);
        widget.hide();
        const int before = frames;
        other.show();
        QTRY_VERIFY(otherFrames >= 2);
        QVERIFY(frames <= before + 1);
    }

    void endsWithItsWidget()
    {
        FrameClock clock;
        auto widget = std::make_unique<QWidget>();
        QWidget other;
        int frames = 0;
        int otherFrames = 0;
        clock.add(widget.get(), [&] { return ++frames > 0; });
        clock.add(&other, [&] { return ++otherFrames > 0; });
        widget->show();
        other.show();
        QTRY_VERIFY(frames > 0);
        widget.reset();
        const int before = frames;
        const int otherBefore = otherFrames;
        QTRY_VERIFY(otherFrames >= otherBefore + 2);
        QCOMPARE(frames, before);
    }

    void framesMayAddClients()
    {
        FrameClock clock;
        QWidget widget;
        int added = 0;
        bool isDone = false;
        clock.add(&widget, [&] {
            if (!isDone) {
                isDone = true;
                for (int i = 0; i < 50; ++i)
                    clock.add(&widget, [&] { return ++added > 0; });
            }
            return true;
        });
        widget.show();
        QTRY_VERIFY(added >= 50);
    }
};

QTEST_MAIN(TestFrameClock)
#include "tst_frameclock.moc"
