// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog of schemas as a person uses it: files with what is wrong in them, types of subjects by keyboard, and what stays.
#include "app/schemakeeper.h"
#include "app/schemamappingmodel.h"
#include "app/schemasdialog.h"
#include "app/settings.h"
#include "models/payload/decode.h"
#include "widgets/common/payloadview.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QCompleter>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace natsight;

namespace {

const QString vectors = QStringLiteral(NATSIGHT_SCHEMAS);

/// The dialog on settings of its own.
struct Opened {
    QTemporaryDir dir;
    Settings settings { dir.path() };
    SchemaKeeper keeper { &settings };
    QPointer<SchemasDialog> dialog = new SchemasDialog(&keeper);

    Opened()
    {
        dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
    }
    ~Opened() { delete dialog; }

    template<typename Widget>
    Widget *child(const char *name)
    {
        auto *found = dialog->findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("no child %s", name);
        return found;
    }
    QString cell(const char *view, int row, int column)
    {
        return child<QAbstractItemView>(view)->model()->index(row, column).data().toString();
    }
    void add(const QStringList &paths)
    {
        dialog->addSources(paths);
        QTRY_VERIFY(!keeper.isReading());
    }
};

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text);
}

} // namespace

class TestSchemasDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"))); }

    void filesSayWhatIsInThem()
    {
        Opened opened;
        QVERIFY(!opened.child<QPushButton>("schemaRemove")->isEnabled());
        QVERIFY(!opened.child<QPushButton>("schemaReload")->isEnabled());
        opened.add({ vectors + QStringLiteral("/proto"), vectors + QStringLiteral("/broken/broken.proto") });
        QCOMPARE(opened.cell("schemaSources", 0, 0), vectors + QStringLiteral("/proto"));
        QVERIFY(opened.cell("schemaSources", 0, 1).contains(u'6'));
        QVERIFY2(opened.cell("schemaSources", 1, 1).contains(QStringLiteral("problem")),
            qPrintable(opened.cell("schemaSources", 1, 1)));
        auto *view = opened.child<QTreeView>("schemaSources");
        const QModelIndex broken = view->model()->index(1, 0);
        QCOMPARE(view->model()->rowCount(broken), 1);
        QVERIFY(view->isExpanded(broken));
        const QString said = view->model()->index(0, 0, broken).data().toString();
        QVERIFY2(said.startsWith(QStringLiteral("broken.proto:5:3: ")), qPrintable(said));
        QVERIFY(opened.keeper.book()->types().contains(QStringLiteral("protobuf shop.Order")));

        // Added again it stays once.
        opened.add({ vectors + QStringLiteral("/proto/") });
        QCOMPARE(opened.keeper.sources().size(), 2);
        // A problem's row stands for its file.
        view->setCurrentIndex(view->model()->index(0, 0, view->model()->index(1, 0)));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Delete);
        QTRY_VERIFY(!opened.keeper.isReading());
        QCOMPARE(opened.keeper.sources(), QStringList { vectors + QStringLiteral("/proto") });
        QCOMPARE(view->model()->rowCount(), 1);
        QTest::mouseClick(opened.child<QPushButton>("schemaRemove"), Qt::LeftButton);
        QTRY_VERIFY(!opened.keeper.isReading());
        QVERIFY(opened.keeper.book()->types().isEmpty());
    }

    void typesOfSubjectsByKeyboard()
    {
        Opened opened;
        opened.add({ vectors + QStringLiteral("/proto"), vectors + QStringLiteral("/avro") });
        auto *view = opened.child<QTableView>("schemaMappings");
        const QAbstractItemModelTester tester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTest::mouseClick(opened.child<QPushButton>("schemaAddMapping"), Qt::LeftButton);
        auto *pattern = opened.child<QLineEdit>("schemaPatternLine");
        QTest::keyClicks(pattern, QStringLiteral("orders.>"));
        QTest::keyClick(pattern, Qt::Key_Tab);
        auto *type = opened.child<QLineEdit>("schemaTypeLine");
        QCOMPARE(type->accessibleName(), QStringLiteral("Type"));
        // Completed by any part of the name.
        QTest::keyClicks(type, QStringLiteral("mon"));
        QTRY_COMPARE(type->completer()->completionCount(), 1);
        QCOMPARE(type->completer()->currentCompletion(), QStringLiteral("protobuf common.Money"));
        QTRY_VERIFY(type->completer()->popup()->isVisible());
        QTest::keyClick(type->completer()->popup(), Qt::Key_Down);
        QTest::keyClick(type->completer()->popup(), Qt::Key_Return);
        QCOMPARE(type->text(), QStringLiteral("protobuf common.Money"));
        QTest::keyClick(type, Qt::Key_Return);
        QTRY_COMPARE(
            opened.cell("schemaMappings", 0, SchemaMappingModel::Type), QStringLiteral("protobuf common.Money"));
        QCOMPARE(opened.cell("schemaMappings", 0, SchemaMappingModel::Note), QString());
        QCOMPARE(opened.keeper.mappings(),
            QList<SchemaMapping>({ { "orders.>", QStringLiteral("protobuf common.Money") } }));
        // Everything that reads payloads has it.
        QCOMPARE(decodePayload(QByteArray::fromHex("0a03455552"), "orders.eu").json(), R"({"currency":"EUR"})");

        // The format may be left out.
        view->model()->setData(view->model()->index(0, SchemaMappingModel::Type), QStringLiteral(" shop.Item "));
        QCOMPARE(opened.cell("schemaMappings", 0, SchemaMappingModel::Type), QStringLiteral("Avro shop.Item"));

        // What has no effect says why.
        view->model()->setData(view->model()->index(0, SchemaMappingModel::Pattern), QStringLiteral("a..b"));
        QVERIFY(opened.cell("schemaMappings", 0, SchemaMappingModel::Note).contains(QStringLiteral("pattern")));
        view->model()->setData(view->model()->index(0, SchemaMappingModel::Pattern), QStringLiteral("a.b"));
        view->model()->setData(view->model()->index(0, SchemaMappingModel::Type), QStringLiteral("shop.Gone"));
        QVERIFY(opened.cell("schemaMappings", 0, SchemaMappingModel::Note).contains(QStringLiteral("type")));
        QVERIFY(!opened.keeper.book()->isFor("a.b"));

        view->setFocus();
        view->selectRow(0);
        QVERIFY(opened.child<QPushButton>("schemaRemoveMapping")->isEnabled());
        QTest::keyClick(view, Qt::Key_Delete);
        QCOMPARE(view->model()->rowCount(), 0);
        QVERIFY(opened.keeper.mappings().isEmpty());
    }

    void importedFilesAreNamed()
    {
        Opened opened;
        write(opened.dir.filePath(QStringLiteral("order.proto")),
            "syntax = \"proto3\";\nimport \"item.proto\";\nmessage Order {}\n");
        write(opened.dir.filePath(QStringLiteral("item.proto")), "syntax = \"proto3\";\nmessage Item {\n");
        opened.add({ opened.dir.filePath(QStringLiteral("order.proto")) });
        QVERIFY(opened.cell("schemaSources", 0, 1).contains(QStringLiteral("problem")));
        QCOMPARE(opened.cell("schemaSources", 1, 0), QStringLiteral("Imported files"));
        const auto *model = opened.child<QTreeView>("schemaSources")->model();
        const QString said = model->index(0, 0, model->index(1, 0)).data().toString();
        QVERIFY2(said.startsWith(QStringLiteral("item.proto:3:")), qPrintable(said));
        // That row stands for nothing that could be removed.
        opened.child<QTreeView>("schemaSources")->setCurrentIndex(model->index(1, 0));
        QTest::mouseClick(opened.child<QPushButton>("schemaRemove"), Qt::LeftButton);
        QCOMPARE(opened.keeper.sources().size(), 1);
    }

    void readsAgainWhatHasChanged()
    {
        Opened opened;
        const QString path = opened.dir.filePath(QStringLiteral("a.avsc"));
        write(path, "{");
        opened.add({ path });
        QVERIFY(opened.cell("schemaSources", 0, 1).contains(QStringLiteral("1 problem")));
        write(path, R"({"type":"fixed","name":"a.F","size":2})");
        QTest::mouseClick(opened.child<QPushButton>("schemaReload"), Qt::LeftButton);
        QTRY_VERIFY(!opened.keeper.isReading());
        QCOMPARE(opened.keeper.book()->types(), QStringList { QStringLiteral("Avro a.F") });
        QVERIFY(!opened.cell("schemaSources", 0, 1).contains(QStringLiteral("problem")));
    }

    void theNextStartHasThem()
    {
        const QTemporaryDir dir;
        {
            Settings settings(dir.path());
            SchemaKeeper keeper(&settings);
            keeper.setSources({ vectors + QStringLiteral("/avro") });
            keeper.setMappings({ { "a.*", QStringLiteral("Avro shop.Order") }, { "b", {} } });
            QVERIFY(settings.save());
        } // while it reads
        Settings settings(dir.path());
        SchemaKeeper keeper(&settings);
        QVERIFY(keeper.isReading());
        QSignalSpy spy(&keeper, &SchemaKeeper::changed);
        QTRY_VERIFY(!keeper.isReading());
        QCOMPARE(spy.count(), 1);
        QCOMPARE(keeper.mappings().size(), 2);
        QVERIFY(keeper.book()->mappingOf("a.x"));
        QVERIFY(!keeper.book()->mappingOf("b"));
    }

    void openViewsFollow()
    {
        Opened opened;
        PayloadView view;
        view.resize(700, 420);
        view.show();
        const QByteArray money = QByteArray::fromHex("0a03455552100c1a0548656c6c6f");
        view.setMessage(money, {}, QStringLiteral("money.eu"));
        QTRY_VERIFY(!view.isRendering());
        QVERIFY(view.rendered().format != PayloadFormat::Schema);
        opened.add({ vectors + QStringLiteral("/proto") });
        opened.keeper.setMappings({ { "money.*", QStringLiteral("protobuf common.Money") } });
        QTRY_COMPARE(view.rendered().format, PayloadFormat::Schema);
        QVERIFY(view.rendered().text.contains(QStringLiteral("\"currency\": \"EUR\"")));
        QVERIFY(view.rendered().text.contains(QStringLiteral("\"3\": \"Hello\""))); // which the schema lacks
        QVERIFY(!view.rendered().problem);
        view.setFormat(PayloadFormat::Protobuf);
        QTRY_COMPARE(view.rendered().format, PayloadFormat::Protobuf);
        QVERIFY(view.rendered().text.contains(QStringLiteral("\"1\": \"EUR\"")));
        view.setFormat(PayloadFormat::Auto);
        // A message that is cut says where.
        view.setMessage(money.first(9), {}, QStringLiteral("money.eu"));
        QTRY_VERIFY(!view.isRendering() && view.rendered().problem);
        QCOMPARE(view.rendered().problem->offset, 9);
        QVERIFY(view.rendered().text.contains(QStringLiteral("EUR")));
        opened.keeper.setSources({});
        QTRY_VERIFY(view.rendered().format != PayloadFormat::Schema);
    }

    void everythingHasAName()
    {
        Opened opened;
        for (const auto *button : opened.dialog->findChildren<QPushButton *>()) {
            QVERIFY(!button->objectName().isEmpty());
            QVERIFY(!button->accessibleName().isEmpty());
        }
        for (const auto *view : opened.dialog->findChildren<QAbstractItemView *>()) {
            if (view->isVisible() && !view->inherits("QHeaderView"))
                QVERIFY2(!view->accessibleName().isEmpty(), qPrintable(view->objectName()));
        }
        QTest::keyClick(opened.dialog, Qt::Key_Escape);
        QTRY_VERIFY(!opened.dialog);
    }
};

QTEST_MAIN(TestSchemasDialog)
#include "tst_schemasdialog.moc"
