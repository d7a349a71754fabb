// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/missingpage.h"
#include "widgets/traffic/capturefilebar.h"
#include "widgets/traffic/conversationspage.h"
#include "widgets/traffic/exportdialog.h"
#include "widgets/traffic/trafficpage.h"

#include "tests/app/windowfixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeView>
#include <QTreeWidget>

using namespace natsight;

namespace {

QByteArray line(int second, const QByteArray &subject, const QByteArray &payload, const QByteArray &reply = {})
{
    QByteArray text = "{\"time\":\"2023-11-14T22:13:" + QByteArray::number(second).rightJustified(2, '0')
        + "Z\",\"subject\":\"" + subject + '"';
    if (!reply.isEmpty())
        text += ",\"reply\":\"" + reply + '"';
    return text + ",\"payload\":\"" + payload + "\"}\n";
}

} // namespace

/// A file of captured messages in the whole window, without any connection.
class TestCapture : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    MainWindow *m_window = nullptr;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_fixture->dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    QString sample()
    {
        QByteArray text;
        for (int i = 0; i < 20; ++i)
            text += line(i, i % 2 == 0 ? "orders.eu" : "orders.us", "number " + QByteArray::number(i));
        text += line(30, "stock.ask", "how many", "_INBOX.1");
        text += line(31, "_INBOX.1", "seven");
        return write(QStringLiteral("sample.ndjson"), text);
    }
    static QTableView *table(Page *page) { return page->findChild<QTableView *>(QStringLiteral("messageTable")); }
    static int rows(Page *page) { return table(page)->model()->rowCount(); }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_fixture = std::make_unique<WindowFixture>();
        m_window = m_fixture->window.get();
    }
    void cleanup()
    {
        m_fixture.reset();
        QVERIFY(Session::waitForClosed());
    }

    void opens()
    {
        const QString path = sample();
        m_window->openCapture(path);
        auto *page = qobject_cast<TrafficPage *>(m_window->currentPage());
        QVERIFY(page);
        QCOMPARE(page->title(), QStringLiteral("Capture"));
        QTRY_COMPARE(rows(page), 22);
        QVERIFY(!page->canPause());
        QVERIFY(!page->findChild<QWidget *>(QStringLiteral("subscribeButton"))->isVisible());
        page->openSubscribe();
        QVERIFY(!page->findChild<QWidget *>(QStringLiteral("subscribePanel"))->isVisible());
        auto *strip = page->findChild<QLabel *>(QStringLiteral("trafficStrip"));
        QTRY_COMPARE(strip->text(), QStringLiteral("read 22 · kept 22 · left out 0 · broken lines 0"));
        QVERIFY(page->findChild<CaptureFileBar *>()->text().isEmpty());

        auto *tree = page->findChild<QTreeView *>(QStringLiteral("subjectTree"));
        QTRY_COMPARE(tree->model()->rowCount(), 3);
        auto *filter = page->findChild<QLineEdit *>(QStringLiteral("trafficFilter"));
        filter->setText(QStringLiteral("subject == \"orders.eu\""));
        QTRY_COMPARE(rows(page), 10);
        table(page)->selectRow(1);
        auto *title = page->findChild<QLabel *>(QStringLiteral("detailsTitle"));
        QTRY_COMPARE(title->text(), QStringLiteral("Message 3"));
        filter->clear();
        QTRY_COMPARE(rows(page), 22);

        // Opened again it is the same page.
        m_window->openCapture(path);
        QCOMPARE(m_window->currentPage(), page);
        QCOMPARE(m_window->pages().size(), 1);
        QCOMPARE(m_fixture->manager->captures().size(), 1);
        QCOMPARE(m_fixture->manager->connections().size(), 2);
    }

    void exportsTheSameBytes()
    {
        const QString path = sample();
        m_window->openCapture(path);
        auto *page = qobject_cast<TrafficPage *>(m_window->currentPage());
        QTRY_COMPARE(rows(page), 22);
        page->openExport();
        auto *dialog = page->findChild<ExportDialog *>();
        QVERIFY(dialog);
        QSignalSpy ended(dialog, &ExportDialog::ended);
        const QString again = m_fixture->dir.filePath(QStringLiteral("again.ndjson"));
        dialog->exportTo(again);
        QTRY_COMPARE(ended.count(), 1);
        QFile first(path);
        QFile second(again);
        QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
        QCOMPARE(second.readAll(), first.readAll());
    }

    void requests()
    {
        m_window->openCapture(sample());
        const QString name = m_window->currentPage()->link().context;
        Page *page = m_window->openLink({ name, QStringLiteral("conversations"), {} });
        QVERIFY(qobject_cast<ConversationsPage *>(page));
        QVERIFY(!page->canPause());
        auto *exchanges = page->findChild<QTableView *>(QStringLiteral("exchangesTable"));
        QTRY_COMPARE(exchanges->model()->rowCount(), 1);
        // There is no system behind a file.
        QVERIFY(qobject_cast<MissingPage *>(m_window->openLink({ name, QStringLiteral("streams"), {} })));
    }

    void tellsBrokenLines()
    {
        m_window->openCapture(
            write(QStringLiteral("broken.ndjson"), line(1, "a", "b") + "x\n" + line(2, "a", "c") + "y\n"));
        Page *page = m_window->currentPage();
        QTRY_COMPARE(rows(page), 2);
        auto *bar = page->findChild<CaptureFileBar *>();
        QTRY_VERIFY2(bar->text().startsWith(QLatin1String("2 lines could not be read. The first is line 2:")),
            qPrintable(bar->text()));
        QTest::mouseClick(bar->button(), Qt::LeftButton);
        auto *box = bar->findChild<QMessageBox *>(QStringLiteral("brokenLines"));
        QVERIFY(box);
        QVERIFY(box->informativeText().contains(QLatin1String("Line 4:")));
        box->button(QMessageBox::Close)->click();
    }

    void tellsOfOtherFiles()
    {
        m_window->openCapture(write(QStringLiteral("other.ndjson"), "time,subject\r\n1,2\r\n"));
        auto *bar = m_window->currentPage()->findChild<CaptureFileBar *>();
        QTRY_VERIFY2(bar->text().contains(QLatin1String("NDJSON")), qPrintable(bar->text()));
        auto *title = m_window->currentPage()->findChild<QLabel *>(QStringLiteral("emptyTitle"));
        QTRY_COMPARE(title->text(), QStringLiteral("No message in this file"));
    }

    void closes()
    {
        m_window->openCapture(sample());
        QTRY_COMPARE(rows(m_window->currentPage()), 22);
        auto *tree = m_window->findChild<QTreeWidget *>(QStringLiteral("explorerTree"));
        const auto files = tree->findItems(QStringLiteral("sample.ndjson"), Qt::MatchExactly);
        QCOMPARE(files.size(), 1);
        QCOMPARE(files.constFirst()->childCount(), 2); // traffic and requests
        tree->setFocus();
        tree->setCurrentItem(files.constFirst());
        QTest::keyClick(tree, Qt::Key_Delete);
        QTRY_VERIFY(m_window->pages().isEmpty());
        QVERIFY(m_fixture->manager->captures().isEmpty());
        QVERIFY(tree->findItems(QStringLiteral("sample.ndjson"), Qt::MatchExactly).isEmpty());
    }

    void opensByMenuAndDrop()
    {
        const QString path = sample();
        m_window->findChild<QAction *>(QStringLiteral("openCapture"))->trigger();
        auto *chooser = m_window->findChild<QFileDialog *>(QStringLiteral("captureChooser"));
        QVERIFY(chooser);
        Q_EMIT chooser->filesSelected({ path });
        chooser->close();
        QCOMPARE(m_fixture->manager->captures().size(), 1);
        const QString other = write(QStringLiteral("other.jsonl"), line(1, "a", "b"));
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(other) });
        QDragEnterEvent enter({ 5, 5 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({ 5, 5 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window, &drop);
        QCOMPARE(m_fixture->manager->captures().size(), 2);
        QTRY_COMPARE(rows(m_window->currentPage()), 1);
    }
};

QTEST_MAIN(TestCapture)
#include "tst_capture.moc"
