// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gotobox.h"

#include <QListWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace natsight;

class TestGoToBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scores()
    {
        QVERIFY(GoToBox::score(QStringLiteral("trf"), QStringLiteral("Traffic")) > 0);
        QCOMPARE(GoToBox::score(QStringLiteral("xyz"), QStringLiteral("Traffic")), 0);
        QVERIFY(GoToBox::score(QStringLiteral("set"), QStringLiteral("Settings"))
            > GoToBox::score(QStringLiteral("set"), QStringLiteral("Show the events tab")));
    }

    void keyboardAlone()
    {
        QWidget window;
        window.resize(600, 400);
        QStringList ran;
        QString opened;
        const auto entry = [&](const QString &text) {
            return GoToEntry { text, {}, {}, [&ran, text] { ran << text; } };
        };
        GoToBox box(
            [&] {
                return QList<GoToEntry> { entry(QStringLiteral("Traffic")), entry(QStringLiteral("Settings")),
                    entry(QStringLiteral("Start the demo")) };
            },
            [&](const QString &text) {
                opened = text;
                return true;
            },
            &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        box.open();
        QTRY_VERIFY(box.hasFocus());
        box.open(); // again, with the focus already here
        QCOMPARE(box.shown().size(), 3);
        QTest::keyClicks(&box, QStringLiteral("s"));
        QCOMPARE(box.shown().constFirst(), QStringLiteral("Settings"));
        QTest::keyClick(&box, Qt::Key_Down);
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(ran, QStringList { QStringLiteral("Start the demo") });
        QVERIFY(box.text().isEmpty());

        box.open();
        QTest::keyClicks(&box, QStringLiteral("natsight://a/traffic"));
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(opened, QStringLiteral("natsight://a/traffic"));
        QCOMPARE(ran.size(), 1);
    }
};

QTEST_MAIN(TestGoToBox)
#include "tst_gotobox.moc"
