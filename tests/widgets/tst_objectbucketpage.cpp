// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/objects/objectbucketpage.h"

#include "models/objects/objectlistmodel.h"
#include "models/objects/transferlistmodel.h"
#include "tests/objects/support.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/payloadview.h"
#include "widgets/jetstream/configeditor.h"
#include "widgets/objects/objectconflictdialog.h"
#include "widgets/objects/objectdialog.h"
#include "widgets/objects/objectpreview.h"

#include <QAction>
#include <QBuffer>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUrl>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

const QString files = QStringLiteral("files");

/// A window with the page in it.
struct Shown {
    QWidget window; // without a layout: the offscreen platform warns when a window's smallest size changes
    ObjectBucketPage *page = nullptr;

    explicit Shown(JetStreamFeed *feed, const QStringList &path = { files })
    {
        page = ObjectBucketPage::make(feed, { QStringLiteral("test"), QStringLiteral("objects"), path }, &window);
        page->setGeometry(0, 0, 1200, 760);
        window.resize(page->size());
        window.show();
    }
    template<typename Widget>
    Widget *child(const char *name)
    {
        auto *found = window.findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("no child %s", name);
        return found;
    }
    template<typename Dialog = QDialog>
    [[nodiscard]] Dialog *dialog() const
    {
        for (Dialog *one : window.findChildren<Dialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QAbstractItemModel *rows() { return child<QTableView>("objectsTable")->model(); }
    [[nodiscard]] int rowNamed(const QString &name)
    {
        for (int row = 0; row < rows()->rowCount(); ++row) {
            if (rows()->index(row, ObjectListModel::Name).data().toString() == name)
                return row;
        }
        return -1;
    }
    void select(const QString &name)
    {
        QTRY_VERIFY2(rowNamed(name) >= 0, qPrintable(name));
        child<QTableView>("objectsTable")->selectRow(rowNamed(name));
    }
    [[nodiscard]] QString results()
    {
        QStringList lines;
        QAbstractItemModel *model = child<QTableView>("transfersTable")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            lines << model->index(row, TransferListModel::Result).data().toString();
        return lines.join(u'\n');
    }
    [[nodiscard]] TransferListModel *transfers() { return window.findChild<TransferListModel *>(); }
    /// Files as a file manager drops them.
    void drop(const QStringList &paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter({ 200, 200 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page, &enter);
        isAccepted = enter.isAccepted();
        if (!isAccepted)
            return;
        QDropEvent event({ 200, 200 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page, &event);
    }
    bool isAccepted = false;
};

} // namespace

class TestObjectBucketPage : public QObject
{
    Q_OBJECT

private:
    QString file(const char *name, const QByteArray &bytes)
    {
        const QString path = m_folder->filePath(QLatin1String(name));
        QDir().mkpath(QFileInfo(path).absolutePath());
        writeFile(path, bytes);
        return path;
    }
    /// `replaces`: the sequence that is overwritten.
    void store(const QString &name, const QByteArray &bytes, std::optional<quint64> replaces = {})
    {
        ObjectClient client(m_feed->client(), files);
        ObjectPut put(&client, { name, {}, replaces }, file("source", bytes));
        VERIFY_DONE(run(put));
    }
    [[nodiscard]] ObjectInfo info(const QString &name)
    {
        ObjectClient client(m_feed->client(), files);
        return received(client.info(name)).value_or(ObjectInfo());
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>(QByteArray(), quint16 { 0 }, true);
        QVERIFY(m_server->start());
        m_session = std::make_unique<Session>(profileFor(*m_server));
        m_session->open();
        QTRY_VERIFY(m_session->status().server.isJetStream);
    }
    void cleanupTestCase()
    {
        m_feed.reset();
        m_session.reset();
        QVERIFY(Session::waitForClosed());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_folder = std::make_unique<QTemporaryDir>();
        m_feed = std::make_unique<JetStreamFeed>(m_session.get());
        m_feed->setInterval(100ms);
        VERIFY_RESULT(received(m_feed->client()->createStream(json(bucketConfig))));
    }
    void cleanup()
    {
        if (!m_session)
            return;
        QTRY_COMPARE(ObjectCleaner::of(m_feed->client())->pending(), 0);
        for (const QString &name : received(m_feed->client()->streamNames()).items)
            VERIFY_RESULT(received(m_feed->client()->deleteStream(name)));
        m_feed.reset();
    }

    void links()
    {
        const auto make = [this](const QStringList &path) {
            QWidget parent;
            return ObjectBucketPage::make(m_feed.get(), { {}, QStringLiteral("objects"), path }, &parent) != nullptr;
        };
        QVERIFY(!make({}));
        QVERIFY(!make({ QStringLiteral("a.b") }));
        QVERIFY(make({ files }));
        // A link to an object selects it, as does going there.
        store(QStringLiteral("a/b.txt"), "text");
        store(QStringLiteral("c"), "text");
        Shown shown(m_feed.get(), { files, QStringLiteral("a/b.txt") });
        QTRY_COMPARE(shown.page->link().path, (QStringList { files, QStringLiteral("a/b.txt") }));
        QTRY_COMPARE(shown.child<QTableView>("objectsTable")->selectionModel()->selectedRows().size(), 1);
        QVERIFY(shown.page->goTo({ {}, QStringLiteral("objects"), { files, QStringLiteral("c") } }));
        QCOMPARE(shown.page->link().path.constLast(), QStringLiteral("c"));
        QVERIFY(!shown.page->goTo({ {}, QStringLiteral("objects"), { QStringLiteral("other") } }));
    }

    void dropsFilesAndFolders()
    {
        Shown shown(m_feed.get());
        QTRY_VERIFY(shown.child<QWidget>("objectsEmptyButton")->isVisible());
        const QString one = file("one.txt", "one");
        file("folder/two.bin", someBytes(300'000));
        file("folder/sub/three", {});
        shown.drop({ one, m_folder->filePath(QStringLiteral("folder")) });
        QVERIFY(shown.isAccepted);
        QTRY_COMPARE(shown.transfers()->totals().done, 3);
        QVERIFY(shown.child<QWidget>("transfersTable")->isVisible());
        QTRY_COMPARE(shown.rows()->rowCount(), 3);
        QVERIFY(shown.rowNamed(QStringLiteral("folder/sub/three")) >= 0);
        QTRY_VERIFY(shown.child<QLabel>("objectsStrip")->text().contains(QLatin1String("3 objects")));
        // Once more: what is there is asked about, and stays without an answer.
        const ObjectInfo before = info(QStringLiteral("one.txt"));
        file("one.txt", "another");
        shown.drop({ one });
        QTRY_VERIFY(shown.dialog<ConfirmSheet>());
        shown.dialog<ConfirmSheet>()->reject();
        QTRY_VERIFY(!shown.dialog<ConfirmSheet>());
        QCOMPARE(info(QStringLiteral("one.txt")).sequence, before.sequence);
        shown.drop({ one });
        QTRY_VERIFY(shown.dialog<ConfirmSheet>());
        shown.dialog<ConfirmSheet>()->confirmButton()->click();
        QTRY_COMPARE(shown.transfers()->totals().done, 4);
        QCOMPARE(info(QStringLiteral("one.txt")).size, 7U);
        shown.child<QToolButton>("transfersClear")->click();
        QVERIFY(!shown.child<QWidget>("transfersTable")->isVisible());
    }

    /// Another writes while the question is open: the yes was to the loss of what was there before.
    void changedWhileAsked()
    {
        store(QStringLiteral("one"), "as it was before");
        Shown shown(m_feed.get());
        shown.select(QStringLiteral("one"));
        const quint64 asked = info(QStringLiteral("one")).sequence;
        shown.drop({ file("one", "mine") });
        QTRY_VERIFY(shown.dialog<ConfirmSheet>());
        store(QStringLiteral("one"), "theirs", asked);
        const QModelIndex size = shown.rows()->index(shown.rowNamed(QStringLiteral("one")), ObjectListModel::Size);
        QTRY_VERIFY(size.data().toString().startsWith(u'6')); // the page knows of it
        shown.dialog<ConfirmSheet>()->confirmButton()->click();
        QTRY_COMPARE(shown.transfers()->totals().failed, 1);
        QVERIFY2(shown.results().contains(QLatin1String("changed")), qPrintable(shown.results()));
        QCOMPARE(info(QStringLiteral("one")).size, 6U);
        QTRY_COMPARE(chunksIn(*m_feed->client(), files), 1U);
    }

    void uploadsByButton()
    {
        Shown shown(m_feed.get());
        QTRY_VERIFY(shown.child<QWidget>("objectsEmptyButton")->isVisible());
        shown.child<QToolButton>("objectsUpload")->click();
        QTRY_VERIFY(shown.dialog<QFileDialog>());
        auto *dialog = shown.dialog<QFileDialog>();
        Q_EMIT dialog->filesSelected({ file("chosen.txt", "chosen") });
        dialog->reject();
        QTRY_VERIFY(shown.rowNamed(QStringLiteral("chosen.txt")) >= 0);
    }

    void downloads()
    {
        store(QStringLiteral("../evil.txt"), "evil");
        store(QStringLiteral("dir/big.bin"), someBytes(2'000'000));
        Shown shown(m_feed.get());
        QTRY_COMPARE(shown.rows()->rowCount(), 2);
        const QString folder = m_folder->filePath(QStringLiteral("in/side"));
        QDir().mkpath(folder);
        shown.page->downloadTo(folder, { info(QStringLiteral("../evil.txt")), info(QStringLiteral("dir/big.bin")) });
        QTRY_COMPARE(shown.transfers()->totals().done, 2);
        QVERIFY2(shown.results().contains(QLatin1String("digest verified")), qPrintable(shown.results()));
        QCOMPARE(readFile(folder + QLatin1String("/dir/big.bin")), someBytes(2'000'000));
        QCOMPARE(readFile(folder + QLatin1String("/__/evil.txt")), QByteArray("evil"));
        QCOMPARE(QDir(m_folder->filePath(QStringLiteral("in"))).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
            QStringList(QStringLiteral("side")));
        // By the button, for one: a file dialog with the name.
        shown.select(QStringLiteral("dir/big.bin"));
        shown.child<QToolButton>("objectsDownload")->click();
        QTRY_VERIFY(shown.dialog<QFileDialog>());
        auto *dialog = shown.dialog<QFileDialog>();
        Q_EMIT dialog->fileSelected(m_folder->filePath(QStringLiteral("as.bin")));
        dialog->reject();
        QTRY_COMPARE(shown.transfers()->totals().done, 3);
        QCOMPARE(readFile(m_folder->filePath(QStringLiteral("as.bin"))), someBytes(2'000'000));
    }

    void cancels()
    {
        Shown shown(m_feed.get());
        QTRY_VERIFY(shown.child<QWidget>("objectsEmptyButton")->isVisible());
        shown.drop({ file("large.bin", someBytes(60'000'000)) });
        QTRY_VERIFY(shown.transfers()->transfer(0) && shown.transfers()->transfer(0)->progress().bytes > 0);
        // Closing asks first.
        QVERIFY(!shown.page->mayClose());
        QTRY_VERIFY(shown.dialog<ConfirmSheet>());
        shown.dialog<ConfirmSheet>()->reject();
        shown.child<QToolButton>("transfersCancel")->click();
        QTRY_COMPARE(shown.transfers()->totals().cancelled, 1);
        QVERIFY2(shown.results().contains(QLatin1String("Nothing was stored")), qPrintable(shown.results()));
        QTRY_COMPARE(chunksIn(*m_feed->client(), files), 0U);
        QVERIFY(shown.page->mayClose());
        QCOMPARE(info(QStringLiteral("large.bin")).sequence, 0U);
    }

    void closesInTheMiddle()
    {
        {
            Shown shown(m_feed.get());
            QTRY_VERIFY(shown.child<QWidget>("objectsEmptyButton")->isVisible());
            shown.drop({ file("large.bin", someBytes(60'000'000)) });
            QTRY_VERIFY(shown.transfers()->transfer(0) && shown.transfers()->transfer(0)->progress().bytes > 0);
            QSignalSpy answered(shown.page, &Page::closeAnswered);
            QVERIFY(!shown.page->mayClose());
            QTRY_VERIFY(shown.dialog<ConfirmSheet>());
            shown.dialog<ConfirmSheet>()->confirmButton()->click();
            QTRY_COMPARE(answered.size(), 1);
            QVERIFY(answered.constFirst().constFirst().toBool());
            QVERIFY(shown.page->mayClose());
        }
        QTRY_COMPARE(ObjectCleaner::of(m_feed->client())->pending(), 0);
        QCOMPARE(chunksIn(*m_feed->client(), files), 0U);
    }

    void previews()
    {
        QImage image(60, 40, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "png"));
        store(QStringLiteral("a.json"), R"({"answer":42})");
        store(QStringLiteral("b.png"), png);
        store(QStringLiteral("c.bin"), someBytes(1'000'000));
        store(QStringLiteral("d"), {});
        store(QStringLiteral("fake.png"), "\x89PNG\r\n\x1a\nbut not really");
        Shown shown(m_feed.get());
        auto *preview = shown.child<ObjectPreview>("objectPreview");
        auto *payload = preview->findChild<PayloadView *>();
        shown.select(QStringLiteral("a.json"));
        QTRY_VERIFY(payload->isVisible() && payload->payload() == R"({"answer":42})");
        QCOMPARE(payload->rendered().format, PayloadFormat::Json);
        shown.select(QStringLiteral("b.png"));
        QTRY_COMPARE(preview->picture().size(), QSize(60, 40));
        shown.select(QStringLiteral("c.bin"));
        QTRY_VERIFY(payload->isVisible() && payload->payload() == someBytes(1'000'000).left(256 * 1024));
        shown.select(QStringLiteral("d"));
        QTRY_VERIFY(!payload->isVisible());
        shown.select(QStringLiteral("fake.png"));
        QTRY_VERIFY(payload->isVisible());
        QVERIFY(preview->picture().isNull());
    }

    void editsAndRenames()
    {
        store(QStringLiteral("a.txt"), "text");
        Shown shown(m_feed.get());
        shown.select(QStringLiteral("a.txt"));
        shown.child<QToolButton>("objectsEdit")->click();
        QTRY_VERIFY(shown.dialog<ObjectDialog>());
        auto *dialog = shown.dialog<ObjectDialog>();
        auto *save = dialog->findChild<QPushButton *>(QStringLiteral("objectSave"));
        QVERIFY(!save->isEnabled());
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("objectHeaders"))->setPlainText(QStringLiteral("no colon"));
        QVERIFY(!save->isEnabled());
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("objectHeaders"))->setPlainText(QStringLiteral("A: b"));
        dialog->findChild<QLineEdit *>(QStringLiteral("objectName"))->setText(QStringLiteral("new/name.txt"));
        dialog->findChild<QLineEdit *>(QStringLiteral("objectDescription"))->setText(QStringLiteral("described"));
        save->click();
        QTRY_VERIFY(!shown.dialog<ObjectDialog>());
        QTRY_COMPARE(shown.rows()->rowCount(), 1);
        QTRY_COMPARE(shown.rowNamed(QStringLiteral("new/name.txt")), 0);
        QCOMPARE(info(QStringLiteral("new/name.txt")).texts.description, QStringLiteral("described"));
        // Changed by someone else while the dialog is open: nothing is overwritten, nothing typed is lost.
        shown.select(QStringLiteral("new/name.txt"));
        shown.child<QToolButton>("objectsEdit")->click();
        QTRY_VERIFY(shown.dialog<ObjectDialog>());
        dialog = shown.dialog<ObjectDialog>();
        ObjectClient other(m_feed->client(), files);
        ObjectTexts theirs;
        theirs.description = QStringLiteral("theirs");
        const ObjectInfo now = info(QStringLiteral("new/name.txt"));
        VERIFY_RESULT(received(other.change(now, now.name, theirs)));
        dialog->findChild<QLineEdit *>(QStringLiteral("objectDescription"))->setText(QStringLiteral("mine"));
        dialog->findChild<QPushButton *>(QStringLiteral("objectSave"))->click();
        auto *problem = dialog->findChild<QLabel *>(QStringLiteral("objectProblem"));
        QTRY_VERIFY(problem->text().contains(QLatin1String("Someone else")));
        QCOMPARE(dialog->findChild<QLineEdit *>(QStringLiteral("objectDescription"))->text(), QStringLiteral("mine"));
        QCOMPARE(info(now.name).texts.description, QStringLiteral("theirs"));
        dialog->reject();
    }

    void hasVerbsOfTheBucket()
    {
        Shown shown(m_feed.get());
        QTRY_VERIFY(shown.child<QPushButton>("bucketEdit")->isEnabled());
        shown.child<QPushButton>("bucketEdit")->click();
        QTRY_VERIFY(shown.dialog<ConfigEditor>());
        shown.dialog<ConfigEditor>()->reject();
        shown.child<QAction>("bucketDelete")->trigger();
        QTRY_VERIFY(shown.dialog<ConfirmSheet>());
        QVERIFY(shown.dialog<ConfirmSheet>()->windowTitle().contains(files));
        shown.dialog<ConfirmSheet>()->reject();
        shown.page->setReadOnly(true);
        for (const char *name : { "bucketCopy", "bucketSeal", "bucketDelete" })
            QVERIFY2(!shown.child<QAction>(name)->isEnabled(), name);
        QVERIFY(!shown.child<QPushButton>("bucketEdit")->isEnabled());
        QVERIFY(!shown.window.findChild<QAction *>(QStringLiteral("bucketCompact"))); // keys only
    }

    /// A name that is taken is asked about; nothing is lost without a yes.
    void renamesOntoATakenName()
    {
        store(QStringLiteral("a"), "of a");
        store(QStringLiteral("b"), "of b, which is longer");
        Shown shown(m_feed.get());
        shown.select(QStringLiteral("a"));
        shown.child<QToolButton>("objectsEdit")->click();
        QTRY_VERIFY(shown.dialog<ObjectDialog>());
        auto *dialog = shown.dialog<ObjectDialog>();
        dialog->findChild<QLineEdit *>(QStringLiteral("objectName"))->setText(QStringLiteral("b"));
        auto *save = dialog->findChild<QPushButton *>(QStringLiteral("objectSave"));
        save->click();
        QTRY_VERIFY(shown.dialog<ConfirmSheet>());
        shown.dialog<ConfirmSheet>()->reject();
        QTRY_VERIFY(!shown.dialog<ConfirmSheet>());
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("objectProblem"))->text().contains(QLatin1String("taken")));
        QCOMPARE(info(QStringLiteral("b")).size, 21U);
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_VERIFY(shown.dialog<ConfirmSheet>());
        shown.dialog<ConfirmSheet>()->confirmButton()->click();
        QTRY_VERIFY(!shown.dialog<ObjectDialog>());
        QCOMPARE(info(QStringLiteral("b")).size, 4U);
        QTRY_COMPARE(shown.rowNamed(QStringLiteral("a")), -1);
        QTRY_COMPARE(chunksIn(*m_feed->client(), files), 1U);
    }

    void copiesOntoATakenName_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<quint64>("size"); // of what has the name then
        QTest::addColumn<int>("rows");
        QTest::newRow("cancel") << QStringLiteral("conflictCancel") << quint64 { 21 } << 2;
        QTest::newRow("skip") << QStringLiteral("conflictSkip") << quint64 { 21 } << 2;
        QTest::newRow("overwrite") << QStringLiteral("conflictOverwrite") << quint64 { 4 } << 2;
        QTest::newRow("other name") << QStringLiteral("conflictOther") << quint64 { 21 } << 3;
    }
    void copiesOntoATakenName()
    {
        QFETCH(const QString, button);
        QFETCH(const quint64, size);
        QFETCH(const int, rows);
        store(QStringLiteral("a.txt"), "of a");
        store(QStringLiteral("b.txt"), "of b, which is longer");
        Shown shown(m_feed.get());
        shown.select(QStringLiteral("a.txt"));
        shown.child<QAction>("copyObjects")->trigger();
        QTRY_VERIFY(shown.dialog<ObjectPlaceDialog>());
        auto *place = shown.dialog<ObjectPlaceDialog>();
        place->findChild<QComboBox *>(QStringLiteral("placeBucket"))->setEditText(files);
        place->findChild<QLineEdit *>(QStringLiteral("placeName"))->setText(QStringLiteral("b.txt"));
        place->findChild<QPushButton *>(QStringLiteral("placeConfirm"))->click();
        QTRY_VERIFY(shown.dialog<ObjectConflictDialog>());
        shown.dialog<ObjectConflictDialog>()->findChild<QPushButton *>(button)->click();
        QTRY_VERIFY(!shown.dialog<ObjectConflictDialog>());
        if (rows == 3)
            QTRY_COMPARE(info(QStringLiteral("b (2).txt")).size, 4U);
        QTRY_COMPARE(info(QStringLiteral("b.txt")).size, size);
        QTRY_COMPARE(shown.rows()->rowCount(), rows);
        QTRY_COMPARE(chunksIn(*m_feed->client(), files), static_cast<quint64>(rows));
    }

    void deletesAndLinks()
    {
        store(QStringLiteral("a"), "text");
        Shown shown(m_feed.get());
        shown.select(QStringLiteral("a"));
        shown.child<QAction>("newLink")->trigger();
        QTRY_VERIFY(shown.dialog<ObjectPlaceDialog>());
        auto *place = shown.dialog<ObjectPlaceDialog>();
        place->findChild<QLineEdit *>(QStringLiteral("placeName"))->setText(QStringLiteral("link"));
        QCOMPARE(place->findChild<QLineEdit *>(QStringLiteral("placeTarget"))->text(), QStringLiteral("a"));
        place->findChild<QPushButton *>(QStringLiteral("placeConfirm"))->click();
        QTRY_VERIFY(shown.rowNamed(QStringLiteral("link")) >= 0);
        QVERIFY(info(QStringLiteral("link")).isLink());
        QSignalSpy opened(shown.page, &Page::openRequested);
        auto *table = shown.child<QTableView>("objectsTable");
        Q_EMIT table->doubleClicked(table->model()->index(shown.rowNamed(QStringLiteral("link")), 0));
        QCOMPARE(opened.value(0).value(0).value<Link>().path, (QStringList { files, QStringLiteral("a") }));
        shown.select(QStringLiteral("a"));
        shown.child<QToolButton>("objectsDelete")->click();
        QTRY_VERIFY(shown.dialog<ConfirmSheet>());
        auto *sheet = shown.dialog<ConfirmSheet>();
        QVERIFY(!sheet->confirmButton()->isEnabled()); // the name has to be typed
        sheet->findChild<QLineEdit *>()->setText(QStringLiteral("a"));
        sheet->confirmButton()->click();
        QTRY_COMPARE(shown.rowNamed(QStringLiteral("a")), -1);
        QTRY_COMPARE(chunksIn(*m_feed->client(), files), 0U);
        shown.child<QAction>("showDeleted")->setChecked(true);
        QVERIFY(shown.rowNamed(QStringLiteral("a")) >= 0);
    }

    void whenItCannotBeWritten()
    {
        store(QStringLiteral("a"), "text");
        Shown shown(m_feed.get());
        shown.select(QStringLiteral("a"));
        shown.page->setReadOnly(true);
        for (const char *name : { "objectsUpload", "objectsUploadFolder", "objectsEdit", "objectsDelete" }) {
            QVERIFY2(!shown.child<QToolButton>(name)->isEnabled(), name);
            QVERIFY2(shown.child<QToolButton>(name)->toolTip().contains(QLatin1String("read-only")), name);
        }
        QVERIFY(shown.child<QToolButton>("objectsDownload")->isEnabled());
        shown.drop({ file("x", "x") });
        QVERIFY(!shown.isAccepted);
        shown.page->upload({ { file("x", "x"), QStringLiteral("x") } });
        QVERIFY(shown.child<NoticeBar>("bucketProblem")->text().contains(QLatin1String("read-only")));
        shown.page->setReadOnly(false);
        QVERIFY(shown.child<QToolButton>("objectsUpload")->isEnabled());
        VERIFY_RESULT(received(m_feed->client()->sealStream(objectStream(files))));
        m_feed->refresh();
        QTRY_VERIFY(!shown.child<QToolButton>("objectsUpload")->isEnabled());
        QVERIFY(shown.child<QToolButton>("objectsUpload")->toolTip().contains(QLatin1String("sealed")));
    }

    void bucketGoes()
    {
        store(QStringLiteral("a"), "text");
        Shown shown(m_feed.get());
        QTRY_COMPARE(shown.rows()->rowCount(), 1);
        VERIFY_RESULT(received(m_feed->client()->deleteStream(objectStream(files))));
        QTRY_VERIFY(shown.child<NoticeBar>("bucketReason")->text().contains(QLatin1String("does not exist")));
        shown.page->upload({ { file("x", "x"), QStringLiteral("x") } });
        QTRY_COMPARE(shown.transfers()->totals().failed, 1);
        QVERIFY(shown.child<NoticeBar>("bucketProblem")->isVisible());
        QVERIFY2(shown.results().contains(QLatin1String("Nothing was written")), qPrintable(shown.results()));
    }

    void everythingHasAName()
    {
        store(QStringLiteral("a"), "text");
        Shown shown(m_feed.get());
        shown.drop({ file("x", "x") });
        QTRY_VERIFY(shown.rowNamed(QStringLiteral("x")) >= 0);
        for (const QWidget *widget : shown.page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const QString id = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
            QVERIFY2(!widget->objectName().isEmpty(), qPrintable(id));
        }
        if (const QString folder = qEnvironmentVariable("NATSIGHT_SHOTS"); !folder.isEmpty())
            QVERIFY(shown.window.grab().save(folder + QLatin1String("/objects.png")));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JetStreamFeed> m_feed;
};

QTEST_MAIN(TestObjectBucketPage)
#include "tst_objectbucketpage.moc"
