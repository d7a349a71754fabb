// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/valueview.h"

#include "models/keyvalue/mergechoicemodel.h"
#include "models/payload/jsonchange.h"
#include "tests/jetstream/support.h"
#include "widgets/common/chipbutton.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/theme.h"
#include "widgets/common/verbsdelegate.h"
#include "widgets/keyvalue/comparedialog.h"
#include "widgets/keyvalue/keyhistoryview.h"
#include "widgets/keyvalue/newkeysheet.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

const QByteArray limits("billing.limits");

} // namespace

class TestValueView : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    template<typename T>
    [[nodiscard]] T *child(const char *name) const
    {
        T *found = m_view->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] CodeEditor *editor() const { return child<CodeEditor>("valueEditor"); }
    [[nodiscard]] QPushButton *button(const char *name) const { return child<QPushButton>(name); }
    [[nodiscard]] QString notice() const { return child<NoticeBar>("valueNotice")->text(); }
    [[nodiscard]] QString conflict() const
    {
        const auto *bar = child<NoticeBar>("valueConflict");
        return bar->isVisible() ? bar->text() : QString();
    }
    [[nodiscard]] QString revision() const { return child<QLabel>("valueRevision")->text(); }
    [[nodiscard]] KeyHistoryModel *history() const { return child<KeyHistoryView>("valueHistory")->model(); }
    [[nodiscard]] KeyEntry there(const QByteArray &key = limits) const
    {
        return received(m_keys->getFromLeader(key)).value_or(KeyEntry {});
    }
    template<typename T>
    [[nodiscard]] T *dialog() const
    {
        T *found = nullptr;
        if (!QTest::qWaitFor([&] {
                const auto all = m_view->findChildren<T *>();
                for (T *one : all) {
                    if (one->isVisible())
                        found = one;
                }
                return found != nullptr;
            }))
            qFatal("no dialog");
        return found;
    }
    void confirm(const QString &typed = {})
    {
        auto *sheet = dialog<ConfirmSheet>();
        picture("confirm");
        if (!typed.isEmpty())
            sheet->findChild<QLineEdit *>(QStringLiteral("confirmName"))->setText(typed);
        QVERIFY(sheet->confirmButton()->isEnabled());
        QTest::mouseClick(sheet->confirmButton(), Qt::LeftButton);
    }
    /// With NATSIGHT_PICTURES set to a folder: what it looks like, for a person to look at.
    void picture(const char *name) const
    {
        const QString folder = qEnvironmentVariable("NATSIGHT_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(50);
        m_window->grab().save(folder + u'/' + QLatin1String(name) + QLatin1String(".png"));
        const auto dialogs = m_view->findChildren<QDialog *>();
        for (QDialog *one : dialogs) {
            if (one->isVisible())
                one->grab().save(folder + u'/' + QLatin1String(name) + QLatin1String("-dialog.png"));
        }
    }

    void makeBucket(const char *extra = nullptr)
    {
        Json config = json(R"({"name":"KV_config","subjects":["$KV.config.>"],"max_msgs_per_subject":10,"discard":"new",
            "allow_rollup_hdrs":true,"deny_delete":true,"allow_direct":true,"max_msg_size":4096})");
        if (extra)
            config.update(json(extra));
        const auto info = received(m_client->createStream(config));
        VERIFY_RESULT(info);
        m_bucket = *Bucket::ofStream(*info);
        m_keys = std::make_unique<KeyValueClient>(m_client.get(), m_bucket);
        m_window = std::make_unique<QWidget>();
        m_view = new ValueView(m_keys.get(), m_window.get());
        m_view->setGeometry(0, 0, 660, 720);
        m_window->resize(m_view->size());
        m_window->show();
    }
    quint64 put(const QByteArray &value, const QByteArray &key = limits)
    {
        const KeyWrite write = received(m_keys->put(key, value));
        return write.isWritten() ? write.revision : 0;
    }
    void showKey(const QByteArray &key = limits)
    {
        m_view->setKey(m_bucket, key);
        QTRY_VERIFY(revision().contains(QLatin1String("revision")));
    }
    /// As the watch of the page does it.
    void tellChange(const QByteArray &key = limits)
    {
        KeyEntry meta = there(key);
        meta.value.clear();
        m_view->keyChanged(meta);
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_theme = std::make_unique<Theme>();
        m_theme->apply(qEnvironmentVariable("NATSIGHT_THEME") == QLatin1String("dark") ? Theme::Scheme::Dark
                                                                                       : Theme::Scheme::Light);
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup()
    {
        m_window.reset();
        m_keys.reset();
        endTest();
    }

    void showsAndSaves()
    {
        makeBucket();
        picture("empty");
        put(R"({"max_open":25,"per_minute":300})");
        put(R"({"max_open":25,"per_minute":600,"burst":40})");
        showKey();
        QCOMPARE(child<ChipButton>("valueFormatChip")->text(), QStringLiteral("JSON ✓"));
        QVERIFY(editor()->text().contains(u'\n')); // compact JSON is laid out
        QVERIFY(!m_view->isEdited() && !button("valueSave")->isEnabled());
        QTRY_COMPARE(history()->rowCount(), 2);
        picture("value");

        QString text = editor()->text();
        editor()->setText(text.replace(QLatin1String("600"), QLatin1String("900")));
        QVERIFY(m_view->isEdited());
        QCOMPARE(revision(), QStringLiteral("you edit revision 2"));
        picture("edited");
        QSignalSpy written(m_view, &ValueView::written);
        editor()->setFocus();
        QTest::keyClick(m_view, Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(written.size(), 1);
        // Stored as compact as it was.
        const QByteArray expected(R"({"max_open":25,"per_minute":900,"burst":40})");
        QCOMPARE(there().value, expected);
        QVERIFY(!m_view->isEdited());
        QCOMPARE(m_view->baseRevision(), quint64 { 3 });
        QTRY_COMPARE(history()->rowCount(), 3);
        QCOMPARE(history()->index(0, KeyHistoryModel::WhatChanged).data().toString(),
            QStringLiteral("per_minute 600 → 900"));
        // Our own write is no news.
        tellChange();
        QVERIFY(conflict().isEmpty());
    }

    void saysWhatIsWrong()
    {
        makeBucket();
        put("{\"a\": 1}");
        showKey();
        editor()->setText(QStringLiteral("{\"a\": 1,,}"));
        QVERIFY(!button("valueSave")->isEnabled());
        QVERIFY(child<QLabel>("valueFooter")->text().contains(QLatin1String("line 1")));
        QCOMPARE(child<ChipButton>("valueFormatChip")->text(), QStringLiteral("JSON ✗"));
        picture("invalid");
        editor()->setText(QStringLiteral("{\"a\": \"") + QString(5000, u'x') + QStringLiteral("\"}"));
        QVERIFY(child<QLabel>("valueFooter")->text().startsWith(QLatin1String("Too big")));
        QVERIFY(!button("valueSave")->isEnabled());
        editor()->setText(QStringLiteral("{\"a\":2}"));
        QVERIFY(button("valueSave")->isEnabled());
        QTest::mouseClick(button("valueFormat"), Qt::LeftButton);
        QCOMPARE(editor()->text(), QStringLiteral("{\n  \"a\": 2\n}"));
        child<QAction>("valueDiscard")->trigger();
        QCOMPARE(editor()->text(), QStringLiteral("{\"a\": 1}"));
    }

    void quietChangesAreShown()
    {
        makeBucket();
        put("one");
        showKey();
        QCOMPARE(editor()->text(), QStringLiteral("one"));
        put("two");
        tellChange();
        QTRY_COMPARE(editor()->text(), QStringLiteral("two"));
        QVERIFY(conflict().isEmpty());
        QCOMPARE(m_view->baseRevision(), quint64 { 2 });
    }

    void conflicts_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<bool>("isTold");
        for (const char *choice : { "theirs", "mine", "merge" }) {
            QTest::addRow("%s, told by the watch", choice) << QString::fromLatin1(choice) << true;
            QTest::addRow("%s, told by the refusal", choice) << QString::fromLatin1(choice) << false;
        }
    }
    void conflicts()
    {
        QFETCH(QString, choice);
        QFETCH(bool, isTold);
        makeBucket();
        put(R"({"max_open":25,"per_minute":600,"burst":40})");
        showKey();
        QString text = editor()->text();
        editor()->setText(text.replace(QLatin1String("600"), QLatin1String("700")));
        const QByteArray theirs(R"({"max_open":25,"per_minute":900,"burst":50})");
        put(theirs);
        if (isTold)
            tellChange();
        else
            QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QTRY_VERIFY2(conflict().contains(QLatin1String("revision 2")), qPrintable(conflict() + notice()));
        QTRY_VERIFY(button("valueTakeTheirs")->isEnabled());
        QCOMPARE(conflict().startsWith(QLatin1String("Not saved")), !isTold);
        QVERIFY(editor()->text().contains(QLatin1String("700"))); // the edit is kept
        QCOMPARE(there().value, theirs); // and nothing was overwritten
        picture("conflict");
        // Nor is it by insisting.
        if (button("valueSave")->isEnabled())
            QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QCOMPARE(there().value, theirs);

        QByteArray expected;
        if (choice == QLatin1String("theirs")) {
            QTest::mouseClick(button("valueTakeTheirs"), Qt::LeftButton);
            QVERIFY(editor()->text().contains(QLatin1String("900")));
            QVERIFY(!m_view->isEdited());
            QCOMPARE(m_view->baseRevision(), quint64 { 2 });
            QVERIFY(conflict().isEmpty());
            return;
        }
        if (choice == QLatin1String("mine")) {
            QTest::mouseClick(button("valueKeepMine"), Qt::LeftButton);
            expected = R"({"max_open":25,"per_minute":700,"burst":40})";
        } else {
            QTest::mouseClick(button("valueCompare"), Qt::LeftButton);
            auto *sheet = dialog<CompareDialog>();
            picture("compare");
            QVERIFY(sheet->findChild<QLabel *>(QStringLiteral("compareSummary"))
                        ->text()
                        .contains(QLatin1String("per_minute")));
            // Theirs where only they changed something, mine where both did.
            QVERIFY(sheet->result().contains(QLatin1String("700")) && sheet->result().contains(QLatin1String("50")));
            QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("compareTakeTheirs")), Qt::LeftButton);
            QVERIFY(sheet->result().contains(QLatin1String("900")));
            QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("compareTakeMine")), Qt::LeftButton);
            QString merged = sheet->result();
            auto *result = sheet->findChild<CodeEditor *>(QStringLiteral("compareResult"));
            result->setText(merged.replace(QLatin1String("40"), QLatin1String("50")));
            QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("compareUse")), Qt::LeftButton);
            expected = R"({"max_open":25,"per_minute":700,"burst":50})";
        }
        QCOMPARE(revision(), QStringLiteral("you edit revision 2"));
        QVERIFY(conflict().isEmpty());
        QCOMPARE(there().value, theirs);
        QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QTRY_COMPARE(there().value, expected);
        QTRY_VERIFY(!m_view->isEdited());
    }

    void draftsAreKept()
    {
        makeBucket();
        put("one");
        put("other", "k2");
        showKey();
        editor()->setText(QStringLiteral("one and more"));
        showKey("k2");
        QTRY_COMPARE(editor()->text(), QStringLiteral("other"));
        QCOMPARE(m_view->editedKeys(), QList<QByteArray> { limits });
        put("theirs");
        m_view->setKey(m_bucket, limits);
        QCOMPARE(editor()->text(), QStringLiteral("one and more"));
        // What came meanwhile is told.
        QTRY_VERIFY(conflict().contains(QLatin1String("revision 3")));
        QVERIFY(!m_view->mayClose());
        QSignalSpy answered(m_view, &ValueView::closeAnswered);
        dialog<ConfirmSheet>()->reject();
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(answered.constFirst().constFirst().toBool(), false);
        QVERIFY(m_view->isEdited());
        m_view->discard();
        QTRY_COMPARE(editor()->text(), QStringLiteral("theirs"));
        QVERIFY(m_view->mayClose());
    }

    void historyIsComparedAndReverted()
    {
        makeBucket();
        put(R"({"per_minute":300})");
        put(R"({"per_minute":600})");
        put(R"({"per_minute":900,"regions":["eu"]})");
        showKey();
        QTRY_COMPARE(history()->rowCount(), 3);
        picture("history");
        auto *table = child<QTableView>("historyTable");
        table->setFocus();
        table->selectRow(2);
        QTest::keyClick(table, Qt::Key_Return);
        auto *sheet = dialog<CompareDialog>();
        picture("compare-revisions");
        const QString told = sheet->findChild<QLabel *>(QStringLiteral("compareSummary"))->text();
        QVERIFY2(
            told.contains(QLatin1String("per_minute")) && told.contains(QLatin1String("regions")), qPrintable(told));
        QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("compareClose")), Qt::LeftButton);
        m_window->activateWindow();
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_R);
        confirm();
        const QByteArray first(R"({"per_minute":300})");
        QTRY_COMPARE(there().value, first);
        QCOMPARE(there().revision, quint64 { 4 });
        QTRY_COMPARE(history()->rowCount(), 4);
        QVERIFY(editor()->text().contains(QLatin1String("300")));

        // By the button in the row, with somebody else in between.
        const QModelIndex verbs = history()->index(2, KeyHistoryModel::Verbs);
        auto *buttons = qobject_cast<VerbsDelegate *>(table->itemDelegateForColumn(KeyHistoryModel::Verbs));
        QVERIFY(buttons);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, buttons->rectOf(verbs, 1).center());
        put("theirs");
        confirm();
        QTRY_VERIFY2(notice().contains(QLatin1String("someone else")), qPrintable(notice()));
        QCOMPARE(there().value, QByteArray("theirs"));

        // By the arrow keys; the newest has nothing to go back to, and a read-only connection says why not.
        QTRY_COMPARE(history()->rowCount(), 5);
        m_window->activateWindow();
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Right);
        QTest::keyClick(table, Qt::Key_Right);
        QCOMPARE(buttons->chosen(), 0);
        table->selectRow(4);
        QTest::keyClick(table, Qt::Key_Right);
        QCOMPARE(buttons->chosen(), 1);
        m_view->setReadOnly(true);
        QTest::keyClick(table, Qt::Key_Space);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
            buttons->rectOf(history()->index(4, KeyHistoryModel::Verbs), 1).center());
        const auto sheets = m_view->findChildren<ConfirmSheet *>();
        QVERIFY(std::none_of(sheets.begin(), sheets.end(), [](const QDialog *one) { return one->isVisible(); }));
        m_view->setReadOnly(false);
        QTest::keyClick(table, Qt::Key_Return);
        confirm();
        QTRY_COMPARE(there().value, first);
    }

    /// Place by place: theirs, mine or both, by key and by button; nothing is written before it is saved.
    void conflictsAreChosen()
    {
        makeBucket();
        put("one\ntwo\nthree\nfour\nfive");
        showKey();
        editor()->setText(QStringLiteral("one\nTWO\nthree\nFOUR\nfive"));
        const QByteArray theirs("one\n2\nthree\n4\nfive\nsix");
        put(theirs);
        tellChange();
        QTRY_VERIFY(button("valueTakeTheirs")->isEnabled());
        QTest::mouseClick(button("valueCompare"), Qt::LeftButton);
        auto *sheet = dialog<CompareDialog>();
        auto *places = sheet->findChild<QTableView *>(QStringLiteral("comparePlaces"));
        QTRY_VERIFY(places->isVisible());
        QCOMPARE(places->model()->rowCount(), 2);
        QCOMPARE(places->model()->index(1, MergeChoiceModel::Theirs).data().toString(), QStringLiteral("4"));
        QCOMPARE(sheet->result(), QStringLiteral("one\nTWO\nthree\nFOUR\nfive\nsix"));
        sheet->activateWindow();
        places->setFocus();
        QTRY_VERIFY(places->hasFocus());
        places->selectRow(0);
        QTest::keyClick(places, Qt::Key_T);
        QCOMPARE(sheet->result(), QStringLiteral("one\n2\nthree\nFOUR\nfive\nsix"));
        auto *buttons = qobject_cast<VerbsDelegate *>(places->itemDelegateForColumn(MergeChoiceModel::Verbs));
        QTest::mouseClick(places->viewport(), Qt::LeftButton, {},
            buttons->rectOf(places->model()->index(1, MergeChoiceModel::Verbs), 2).center());
        QCOMPARE(sheet->result(), QStringLiteral("one\n2\nthree\nFOUR\n4\nfive\nsix"));
        picture("choose");
        places->selectAll();
        QTest::keyClick(places, Qt::Key_M);
        QCOMPARE(sheet->result(), QStringLiteral("one\nTWO\nthree\nFOUR\nfive\nsix"));
        places->selectRow(1);
        QTest::keyClick(places, Qt::Key_B);
        QCOMPARE(there().value, theirs);
        QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("compareUse")), Qt::LeftButton);
        QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QTRY_COMPARE(there().value, QByteArray("one\nTWO\nthree\nFOUR\n4\nfive\nsix"));
    }

    void conflictsOfMembersAreChosen()
    {
        makeBucket();
        put(R"({"a":1,"b":1})");
        showKey();
        editor()->setText(QStringLiteral(R"({"a":2,"b":2})"));
        put(R"({"a":3,"b":3})");
        tellChange();
        QTRY_VERIFY(button("valueTakeTheirs")->isEnabled());
        QTest::mouseClick(button("valueCompare"), Qt::LeftButton);
        auto *sheet = dialog<CompareDialog>();
        auto *places = sheet->findChild<QTableView *>(QStringLiteral("comparePlaces"));
        QTRY_COMPARE(places->model()->rowCount(), 2);
        sheet->activateWindow();
        places->setFocus();
        QTRY_VERIFY(places->hasFocus());
        places->selectRow(1);
        QTest::keyClick(places, Qt::Key_B); // a member cannot be both
        QTest::keyClick(places, Qt::Key_T);
        picture("choose-members");
        QCOMPARE(compactJson(sheet->result().toUtf8()), QByteArray(R"({"a":2,"b":3})"));
    }

    void deletedIsRestored()
    {
        makeBucket();
        put("precious");
        showKey();
        m_view->removeKey();
        confirm();
        QTRY_VERIFY(there().isDeleted());
        QTRY_VERIFY2(notice().startsWith(QLatin1String("Deleted")), qPrintable(notice()));
        QTRY_COMPARE(editor()->text(), QStringLiteral("precious"));
        QTRY_COMPARE(button("valueSave")->text(), QStringLiteral("Restore"));
        picture("deleted");
        QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QTRY_COMPARE(there().value, QByteArray("precious"));
        QCOMPARE(there().revision, quint64 { 3 });

        // By others, while it is edited.
        editor()->setText(QStringLiteral("precious!"));
        QVERIFY(received(m_keys->remove(limits)).isWritten());
        tellChange();
        QTRY_VERIFY(conflict().startsWith(QLatin1String("Deleted by someone else")));
        QTRY_VERIFY(button("valueKeepMine")->isEnabled());
        QTest::mouseClick(button("valueKeepMine"), Qt::LeftButton);
        QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QTRY_COMPARE(there().value, QByteArray("precious!"));
    }

    void purgeSaysWhatIsLost()
    {
        makeBucket();
        for (int i = 0; i < 3; ++i)
            put(QByteArray::number(i));
        showKey();
        QTRY_COMPARE(history()->rowCount(), 3);
        m_view->purgeKey();
        auto *sheet = dialog<ConfirmSheet>();
        picture("purge");
        QCOMPARE(sheet->confirmButton()->text(), QStringLiteral("Purge 3 revisions"));
        QVERIFY(!sheet->confirmButton()->isEnabled());
        confirm(QString::fromUtf8(limits));
        QTRY_COMPARE(there().meaning.operation, KeyOperation::Purge);
        QTRY_COMPARE(history()->rowCount(), 1);
        QTRY_VERIFY2(notice().startsWith(QLatin1String("Purged")), qPrintable(notice()));
    }

    /// The mark of a purged key goes by itself, where server and bucket have that.
    void purgeMarkExpires()
    {
        const bool hasTtl = m_client->supports(JetStreamClient::Feature::MessageTtl).has_value();
        makeBucket(hasTtl ? R"({"allow_msg_ttl":true})" : nullptr);
        put("one");
        showKey();
        QTRY_COMPARE(history()->rowCount(), 1);
        m_view->purgeKey();
        auto *sheet = dialog<ConfirmSheet>();
        auto *ttl = sheet->findChild<QLineEdit *>(QStringLiteral("purgeTtl"));
        QVERIFY(ttl);
        QCOMPARE(ttl->isEnabled(), hasTtl);
        QVERIFY(hasTtl || ttl->toolTip().contains(QLatin1String("2.11")));
        if (!hasTtl)
            return;
        sheet->findChild<QLineEdit *>(QStringLiteral("confirmName"))->setText(QString::fromUtf8(limits));
        ttl->setText(QStringLiteral("soon"));
        QVERIFY(!sheet->confirmButton()->isEnabled());
        ttl->setText(QStringLiteral("1s"));
        picture("purge-ttl");
        confirm();
        QTRY_COMPARE(there().meaning.operation, KeyOperation::Purge);
        QTRY_VERIFY_WITH_TIMEOUT(
            [this] {
                const auto entry = received(m_keys->getFromLeader(limits));
                return !entry && KeyValueClient::isNoKey(entry.error());
            }(),
            30'000);
    }

    void newKeys()
    {
        makeBucket();
        put("one");
        QSignalSpy created(m_view, &ValueView::keyCreated);
        m_view->newKey("billing.");
        auto *sheet = dialog<NewKeySheet>();
        const auto line = [sheet](const char *name) { return sheet->findChild<QLineEdit *>(QLatin1String(name)); };
        auto *create = sheet->findChild<QPushButton *>(QStringLiteral("newKeyCreate"));
        QCOMPARE(line("newKeyName")->text(), QStringLiteral("billing."));
        QVERIFY(!create->isEnabled());
        picture("new-key");
        line("newKeyName")->setText(QString::fromUtf8(limits));
        sheet->findChild<CodeEditor *>(QStringLiteral("newKeyValue"))->setText(QStringLiteral("mine"));
        QTest::mouseClick(create, Qt::LeftButton);
        auto *told = sheet->findChild<NoticeBar *>(QStringLiteral("newKeyNotice"));
        QTRY_VERIFY(told->text().contains(QLatin1String("there already")));
        QCOMPARE(there().value, QByteArray("one"));
        line("newKeyName")->setText(QStringLiteral("billing.new"));
        QTRY_VERIFY(create->isEnabled());
        QTest::mouseClick(create, Qt::LeftButton);
        QTRY_COMPARE(created.size(), 1);
        QCOMPARE(there("billing.new").value, QByteArray("mine"));
    }

    void readOnlyAndDenied()
    {
        makeBucket();
        put("one");
        showKey();
        m_view->setReadOnly(true);
        QVERIFY(editor()->isReadOnly());
        QVERIFY(!button("valueSave")->isEnabled());
        QVERIFY(button("valueSave")->toolTip().contains(QLatin1String("read-only")));
        QVERIFY(!child<QAction>("valueDelete")->isEnabled() && !child<QAction>("valuePurge")->isEnabled());
        m_view->removeKey();
        QCOMPARE(m_view->findChildren<ConfirmSheet *>().size(), 0);
        picture("read-only");
        m_view->setReadOnly(false);
        QVERIFY(!editor()->isReadOnly());
        // Sealed for good meanwhile: the server's word, and the edit stays.
        VERIFY_RESULT(received(m_client->sealStream(QStringLiteral("KV_config"))));
        editor()->setText(QStringLiteral("two"));
        QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QTRY_VERIFY2(notice().contains(QLatin1String("sealed")), qPrintable(notice()));
        QCOMPARE(editor()->text(), QStringLiteral("two"));
        picture("refused");
    }

    void deniedWrite()
    {
        TestServer server("authorization { users: [ { user: reader, password: p, permissions: { publish: { deny: [ "
                          "\"$KV.config.closed\" ] } } } ] }\n",
            quint16 { 0 }, true);
        QVERIFY(server.start());
        ConnectionProfile profile = profileFor(server);
        profile.servers = QStringList { QStringLiteral("nats://reader:p@127.0.0.1:%1").arg(server.port()) };
        Session session(profile);
        session.open();
        QTRY_VERIFY(session.status().server.isJetStream);
        JetStreamClient jetStream(&session);
        const Json config = json("{\"name\":\"KV_config\",\"subjects\":[\"$KV.config.>\"],\"allow_direct\":true}");
        VERIFY_RESULT(received(jetStream.createStream(config)));
        m_bucket = *Bucket::ofStream(*received(jetStream.streamInfo(QStringLiteral("KV_config"))));
        KeyValueClient client(&jetStream, m_bucket);
        m_window = std::make_unique<QWidget>();
        m_view = new ValueView(&client, m_window.get());
        m_view->resize(660, 720);
        m_window->resize(m_view->size());
        m_window->show();
        m_view->setKey(m_bucket, "closed");
        QTRY_VERIFY(notice().contains(QLatin1String("no value")));
        editor()->setText(QStringLiteral("mine"));
        QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QTRY_VERIFY2(notice().contains(QLatin1String("may not publish")), qPrintable(notice()));
        QCOMPARE(editor()->text(), QStringLiteral("mine"));
        picture("denied");
        // Without a connection it is kept as well.
        server.stop();
        QTRY_VERIFY(session.status().state != SessionStatus::State::Connected);
        QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QTRY_VERIFY2(notice().contains(QLatin1String("no connection")), qPrintable(notice()));
        QCOMPARE(editor()->text(), QStringLiteral("mine"));
        m_window.reset();
    }

    void formats()
    {
        makeBucket();
        const QByteArray packed = QByteArray::fromHex("81a16101");
        put(packed);
        showKey();
        QCOMPARE(child<ChipButton>("valueFormatChip")->text(), QStringLiteral("MessagePack ✓"));
        QVERIFY(editor()->text().contains(QLatin1String("\"a\": 1")));
        QString text = editor()->text();
        editor()->setText(text.replace(QLatin1String(": 1"), QLatin1String(": 2")));
        // In another format it is the same edit.
        child<QAction>("valueFormat2")->trigger();
        QCOMPARE(editor()->text(), QStringLiteral("81 a1 61 02"));
        QVERIFY(m_view->isEdited());
        QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QTRY_COMPARE(there().value, QByteArray::fromHex("81a16102"));

        // Not to be had byte for byte as JSON: said before it is saved.
        put(QByteArray::fromHex("81a161c4020102"));
        tellChange();
        QTRY_VERIFY2(notice().contains(QLatin1String("byte for byte")), qPrintable(notice()));
        picture("inexact");
        QVERIFY(!m_view->isEdited());

        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("value.bin"));
        m_view->saveTo(path);
        QFile file(path);
        QTRY_VERIFY(file.exists());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray::fromHex("81a161c4020102"));
        QFile other(folder.filePath(QStringLiteral("other")));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("from a file") == 11);
        other.close();
        m_view->loadFrom(other.fileName());
        QTRY_COMPARE(editor()->text(), QStringLiteral("from a file"));
        QVERIFY(m_view->isEdited());
        QTest::mouseClick(button("valueSave"), Qt::LeftButton);
        QTRY_COMPARE(there().value, QByteArray("from a file"));
    }

    void everythingHasAName()
    {
        makeBucket();
        put("one");
        showKey();
        const auto buttons = m_view->findChildren<QAbstractButton *>();
        for (const QAbstractButton *one : buttons) {
            if (!one->isVisible() || one->objectName().startsWith(QLatin1String("qt_")))
                continue;
            QVERIFY2(!one->objectName().isEmpty(), qPrintable(one->text()));
            QVERIFY2(!one->accessibleName().isEmpty(), qPrintable(one->objectName()));
        }
    }

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<KeyValueClient> m_keys;
    std::unique_ptr<QWidget> m_window;
    Bucket m_bucket;
    ValueView *m_view = nullptr;
};

QTEST_MAIN(TestValueView)
#include "tst_valueview.moc"
