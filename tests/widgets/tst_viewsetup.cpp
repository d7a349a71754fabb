// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/viewsetup.h"

#include "widgets/common/delegates.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTextDocument>
#include <QToolTip>
#include <QTreeView>

#include <limits>

using namespace natsight;

namespace {

constexpr int ExactRole = Qt::UserRole + 1;

void fill(QStandardItemModel &model, int rows)
{
    model.setHorizontalHeaderLabels({ QStringLiteral("Name"), QStringLiteral("Rate"), QStringLiteral("State") });
    for (int row = 0; row < rows; ++row) {
        auto *rate = new QStandardItem(QStringLiteral("1.2 k/s"));
        rate->setData(QString::number(1234 + row), ExactRole);
        model.appendRow({ new QStandardItem(QStringLiteral("name\t%1").arg(row)), rate,
            new QStandardItem(QStringLiteral("good")) });
    }
}

} // namespace

class TestViewSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme.apply(Theme::Scheme::Light); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*"))); }

    void rowsHaveOneHeight()
    {
        QStandardItemModel model;
        fill(model, 20);
        QTableView table;
        table.setModel(&model);
        setUpTable(&table);
        QTreeView tree;
        tree.setModel(&model);
        setUpTree(&tree);
        table.show();
        tree.show();
        QCOMPARE(table.rowHeight(7), Theme::rowHeight());
        QCOMPARE(tree.visualRect(model.index(7, 0)).height(), Theme::rowHeight());
        QVERIFY(tree.uniformRowHeights());
        for (int section = 0; section < 3; ++section) {
            QCOMPARE(table.horizontalHeader()->sectionResizeMode(section), QHeaderView::Interactive);
            QCOMPARE(tree.header()->sectionResizeMode(section), QHeaderView::Interactive);
        }
    }

    /// Models tell plain text, and what looks like markup in it is none.
    void tipsAreNoMarkup()
    {
        QCOMPARE(plainTip({}), QString());
        const QString tip = plainTip(QStringLiteral("<b>a</b> & b\nc"));
        QTextDocument document;
        document.setHtml(tip);
        QCOMPARE(document.toPlainText(), QStringLiteral("<b>a</b> & b\nc"));
        QVERIFY(plainTip(QString(100'000, u'x')).size() < 5'000);

        QStandardItemModel model;
        fill(model, 1);
        model.item(0, 0)->setToolTip(QStringLiteral("<i>orders.a</i>"));
        QTableView view;
        view.setModel(&model);
        setUpTable(&view);
        view.resize(600, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QPoint place = view.visualRect(model.index(0, 0)).center();
        QHelpEvent help(QEvent::ToolTip, place, view.viewport()->mapToGlobal(place));
        QApplication::sendEvent(view.viewport(), &help);
        document.setHtml(QToolTip::text());
        QCOMPARE(document.toPlainText(), QStringLiteral("<i>orders.a</i>"));
        QToolTip::hideText();
    }

    void startsUnsorted()
    {
        QStandardItemModel model;
        fill(model, 3);
        model.item(0, 0)->setText(QStringLiteral("z"));
        QTableView table;
        table.setModel(&model);
        setUpTable(&table);
        QCOMPARE(model.item(0, 0)->text(), QStringLiteral("z"));
        table.sortByColumn(0, Qt::AscendingOrder);
        QCOMPARE(model.item(2, 0)->text(), QStringLiteral("z"));
    }

    void copiesSelectedRowsExactly()
    {
        QStandardItemModel model;
        fill(model, 5);
        QTableView table;
        table.setModel(&model);
        ViewOptions options;
        options.exactRole = ExactRole;
        options.hiddenColumns = { 2 };
        setUpTable(&table, options);
        table.show();
        QVERIFY(QTest::qWaitForWindowActive(&table));
        table.setFocus();
        table.selectRow(3);
        table.selectionModel()->select(model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        const QString expected = QStringLiteral("Name\tRate\nname 1\t1235\nname 3\t1237\n");
        QCOMPARE(rowsAsTsv(&table, ExactRole), expected);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), expected);
    }

    void copyIsBoundedAndFollowsTheScreen()
    {
        QStandardItemModel model;
        fill(model, 10);
        QTableView table;
        table.setModel(&model);
        setUpTable(&table);
        table.horizontalHeader()->moveSection(2, 0);
        const QString text = rowsAsTsv(&table, -1, 4);
        QVERIFY(text.startsWith(QLatin1String("State\tName\tRate\n")));
        QCOMPARE(text.count(QLatin1Char('\n')), 6);
        QVERIFY(text.contains(QLatin1String("6 more")));
        QStandardItemModel empty;
        table.setModel(&empty);
        QVERIFY(rowsAsTsv(&table).isEmpty());
    }

    void columnsCanBeHiddenButNotTheLast()
    {
        QStandardItemModel model;
        fill(model, 2);
        QTableView table;
        table.setModel(&model);
        ViewOptions options;
        options.hiddenColumns = { 1, 2 };
        setUpTable(&table, options);
        table.show();
        QHeaderView *header = table.horizontalHeader();
        Q_EMIT header->customContextMenuRequested(QPoint(5, 5));
        auto *menu = header->findChild<QMenu *>(QStringLiteral("columnMenu"));
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3);
        QVERIFY(!menu->actions().at(0)->isEnabled());
        menu->actions().at(1)->trigger();
        QVERIFY(!header->isSectionHidden(1));
        menu->close();
    }

    void figuresHaveOneWidth()
    {
        const QFont font = QApplication::font();
        const double ones = numberWidth(font, QStringLiteral("1,111,111"));
        const double eights = numberWidth(font, QStringLiteral("8,888,888"));
        QCOMPARE(ones, eights);
        QVERIFY(ones > 0);
        // Anything else than figures falls back to plain text and is still measured.
        QVERIFY(numberWidth(font, QStringLiteral("数量")) > 0);
    }

    void delegatesPaintAnything()
    {
        QStandardItemModel model(6, 5);
        const float gap = std::numeric_limits<float>::quiet_NaN();
        const std::vector<std::vector<float>> lines { {}, { 1 }, { 1, gap, 2 }, { gap, gap }, { 0, 0, 0 },
            { -1, std::numeric_limits<float>::infinity(), 3 } };
        for (int row = 0; row < 6; ++row) {
            model.setData(model.index(row, 0), QVariant::fromValue(lines.at(size_t(row))), Qt::UserRole);
            model.setData(model.index(row, 1), QStringLiteral("<b>state</b>"));
            model.setData(model.index(row, 2), row == 0 ? QVariant() : QVariant(row * 0.4 - 0.5), Qt::UserRole);
            model.setData(model.index(row, 3), QString(100'000, QLatin1Char('x')));
            model.setData(model.index(row, 4), QStringLiteral("12,345"));
            model.setData(model.index(row, 4), int(Qt::AlignRight), Qt::TextAlignmentRole);
        }
        QTableView table;
        table.setModel(&model);
        setUpTable(&table);
        table.setItemDelegateForColumn(0, new SparklineDelegate(Qt::UserRole, &table));
        table.setItemDelegateForColumn(
            1, new StateDelegate([](const QModelIndex &index) { return Tone(index.row() % 5); }, &table));
        table.setItemDelegateForColumn(2, new BarDelegate(Qt::UserRole, &table));
        table.setItemDelegateForColumn(3, new MonospaceDelegate(&table));
        table.resize(700, 300);
        table.show();
        table.selectAll();
        const QImage image = table.grab().toImage();
        QVERIFY(!image.isNull());
        // The state's colour is on the screen: cell (2, 1) is bad.
        const QRect cell = table.visualRect(model.index(2, 1)).translated(table.viewport()->pos());
        bool isSeen = false;
        for (int x = cell.left(); x < cell.left() + 24; ++x)
            isSeen = isSeen || image.pixelColor(x, cell.center().y()) == Theme::color(Tone::Bad, false);
        QVERIFY(isSeen);
    }

private:
    Theme m_theme;
};

QTEST_MAIN(TestViewSetup)
#include "tst_viewsetup.moc"
