// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/confirmsheet.h"

#include "widgets/common/chipbutton.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace natsight;

namespace {

Confirmation purge()
{
    Confirmation result;
    result.grade = Confirmation::Grade::Destroys;
    result.title = QStringLiteral("Purge stream <b>ORDERS</b>?");
    result.what = QStringLiteral("12,331 messages will be lost.");
    result.command = QStringLiteral("nats stream purge ORDERS --force");
    result.verb = QStringLiteral("Purge 12,331 messages");
    result.name = QStringLiteral("ORDERS");
    result.canBackUp = true;
    return result;
}

} // namespace

class TestConfirmSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*"))); }

    void destroyingNeedsTheName()
    {
        QPointer<ConfirmSheet> sheet = new ConfirmSheet(purge());
        QSignalSpy accepted(sheet, &QDialog::accepted);
        QSignalSpy backUp(sheet, &ConfirmSheet::backUpRequested);
        sheet->open();
        QVERIFY(!sheet->confirmButton()->isEnabled());
        auto *name = sheet->findChild<QLineEdit *>(QStringLiteral("confirmName"));
        QTest::keyClicks(name, QStringLiteral("orders"));
        QVERIFY(!sheet->confirmButton()->isEnabled());
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(accepted.size(), 0);
        name->clear();
        QTest::keyClicks(name, QStringLiteral("ORDERS"));
        QVERIFY(sheet->confirmButton()->isEnabled());
        sheet->findChild<QPushButton *>(QStringLiteral("confirmBackUp"))->click();
        QCOMPARE(backUp.size(), 1);
        QVERIFY(sheet->isVisible());
        sheet->findChild<QToolButton *>(QStringLiteral("confirmCopyCommand"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("nats stream purge ORDERS --force"));
        // What came from the network is shown as it is.
        QCOMPARE(sheet->findChild<QLabel *>(QStringLiteral("confirmTitle"))->textFormat(), Qt::PlainText);
        sheet->confirmButton()->click();
        QCOMPARE(accepted.size(), 1);
        QTRY_VERIFY(!sheet);
    }

    /// It notices while it is open that nothing can be done any more.
    void blockedWithAReason()
    {
        QPointer<ConfirmSheet> sheet = new ConfirmSheet(purge());
        QSignalSpy accepted(sheet, &QDialog::accepted);
        sheet->open();
        auto *bar = sheet->findChild<QWidget *>(QStringLiteral("confirmBlocked"));
        QVERIFY(!bar->isVisible());
        sheet->findChild<QLineEdit *>(QStringLiteral("confirmName"))->setText(QStringLiteral("ORDERS"));
        QVERIFY(sheet->confirmButton()->isEnabled());
        sheet->setBlocked(QStringLiteral("The connection is <b>lost</b>."));
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->accessibleName(), QStringLiteral("The connection is <b>lost</b>."));
        QVERIFY(!sheet->confirmButton()->isEnabled());
        QVERIFY(sheet->confirmButton()->toolTip().contains(QStringLiteral("&lt;b&gt;lost")));
        QTest::keyClick(sheet->findChild<QLineEdit *>(QStringLiteral("confirmName")), Qt::Key_Return);
        QCOMPARE(accepted.size(), 0);
        sheet->setBlocked({});
        QVERIFY(!bar->isVisible());
        sheet->confirmButton()->click();
        QCOMPARE(accepted.size(), 1);
        QTRY_VERIFY(!sheet);
    }

    void escapeIsNo()
    {
        QPointer<ConfirmSheet> sheet = new ConfirmSheet(purge());
        QSignalSpy accepted(sheet, &QDialog::accepted);
        QSignalSpy rejected(sheet, &QDialog::rejected);
        sheet->open();
        QTest::keyClick(sheet, Qt::Key_Escape);
        QCOMPARE(rejected.size(), 1);
        QCOMPARE(accepted.size(), 0);
        QTRY_VERIFY(!sheet);
    }

    void changingNeedsOneClick()
    {
        Confirmation change;
        change.title = QStringLiteral("Change max age?");
        for (int i = 0; i < 1000; ++i)
            change.changes.append(QStringLiteral("line %1").arg(i));
        change.verb = QStringLiteral("Change");
        QPointer<ConfirmSheet> sheet = new ConfirmSheet(change);
        QSignalSpy accepted(sheet, &QDialog::accepted);
        sheet->open();
        QVERIFY(sheet->confirmButton()->isEnabled());
        QVERIFY(!sheet->findChild<QLineEdit *>(QStringLiteral("confirmName")));
        sheet->confirmButton()->click();
        QCOMPARE(accepted.size(), 1);
        QTRY_VERIFY(!sheet);
    }

    void harmlessAsksNothing()
    {
        Confirmation harmless;
        harmless.grade = Confirmation::Grade::Harmless;
        QPointer<ConfirmSheet> sheet = new ConfirmSheet(harmless);
        QSignalSpy accepted(sheet, &QDialog::accepted);
        sheet->open();
        QVERIFY(!sheet->isVisible());
        QTRY_COMPARE(accepted.size(), 1);
        QTRY_VERIFY(!sheet);
    }

    void chipClosesByMouseAndKey()
    {
        ChipButton chip(QStringLiteral("orders.>"));
        chip.setDetail(QStringLiteral("9.8 k/s"));
        chip.setClosable(true);
        chip.resize(chip.sizeHint());
        chip.show();
        QSignalSpy clicked(&chip, &QAbstractButton::clicked);
        QSignalSpy closed(&chip, &ChipButton::closeRequested);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(12, 12));
        QCOMPARE(clicked.size(), 1);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 8, 12));
        QTest::keyClick(&chip, Qt::Key_Delete);
        QCOMPARE(closed.size(), 2);
        QCOMPARE(clicked.size(), 1);
        // Neighbours stand still when the detail gets shorter.
        const int width = chip.sizeHint().width();
        chip.setDetail(QStringLiteral("1/s"));
        QCOMPARE(chip.sizeHint().width(), width);
        QVERIFY(!chip.grab().isNull());
    }

    void labelGivesWay()
    {
        ElidedLabel label(QStringLiteral("<b>natsight://prod-eu/streams/") + QString(500, QLatin1Char('x')));
        label.resize(120, 20);
        QVERIFY(label.isCut());
        QVERIFY(label.minimumSizeHint().width() < 120);
        label.setText(QStringLiteral("a"));
        QVERIFY(!label.isCut());
    }

    void emptyStateHasOneButton()
    {
        EmptyState state;
        state.setContent(QStringLiteral("traffic"), QStringLiteral("No messages yet"),
            QStringLiteral("Subscribe to a subject."), QStringLiteral("New subscription…"));
        state.show();
        QSignalSpy triggered(&state, &EmptyState::triggered);
        QVERIFY(state.button()->isVisible());
        state.button()->click();
        QCOMPARE(triggered.size(), 1);
        state.setContent(QStringLiteral("traffic"), QStringLiteral("No messages yet"), {});
        QVERIFY(!state.button()->isVisible());
    }
};

QTEST_MAIN(TestConfirmSheet)
#include "tst_confirmsheet.moc"
