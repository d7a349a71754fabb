// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/rowsview.h"
#include "widgets/common/viewsetup.h"

#include <QAbstractItemModelTester>
#include <QAbstractTableModel>
#include <QAccessible>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace natsight;

namespace {

/// Numbers from `first` on: rows come at the end and go at the beginning, as captured messages do.
class Numbers : public QAbstractTableModel
{
    Q_OBJECT

public:
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 4; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole || !index.isValid())
            return {};
        ++asked;
        return QStringLiteral("%1/%2").arg(m_first + index.row()).arg(index.column());
    }
    void add(int rows)
    {
        beginInsertRows({}, m_count, m_count + rows - 1);
        m_count += rows;
        endInsertRows();
    }
    void removeFirst(int rows)
    {
        beginRemoveRows({}, 0, rows - 1);
        m_first += rows;
        m_count -= rows;
        endRemoveRows();
    }

    mutable int asked = 0;

private:
    int m_first = 0;
    int m_count = 0;
};

} // namespace

class TestRowsView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*")));
        m_numbers = std::make_unique<Numbers>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_numbers.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_view = std::make_unique<RowsView>();
        m_view->setModel(m_numbers.get());
        ViewOptions options;
        options.widths = { 10, 10, 10, 60 };
        options.isSortable = false;
        setUpTable(m_view.get(), options);
        m_view->resize(400, 320);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_tester.reset();
        m_numbers.reset();
    }

    void showsOnlyWhatIsSeen()
    {
        m_numbers->add(3'000'000);
        m_view->scrollToBottom();
        QCOMPARE(m_view->verticalHeader()->count(), 0);
        QCOMPARE(m_view->indexAt(lastPixel()).row(), 2'999'999);
        m_numbers->asked = 0;
        m_view->viewport()->repaint();
        QVERIFY(m_numbers->asked > 0);
        QVERIFY(m_numbers->asked < 2'000);
        // Nothing covers the first column's head.
        const QPoint head = m_view->horizontalHeader()->geometry().topLeft() + QPoint(3, 3);
        QCOMPARE(m_view->childAt(head), m_view->horizontalHeader()->viewport());
    }

    void placesAndIndexesAgree()
    {
        m_numbers->add(1'000);
        m_view->verticalScrollBar()->setValue(0);
        m_view->scrollTo(m_numbers->index(500, 1), QAbstractItemView::PositionAtTop);
        QCOMPARE(m_view->indexAt({ 5, 1 }).row(), 500);
        for (int row = 500; row < 505; ++row) {
            for (int column = 0; column < 3; ++column) {
                const QModelIndex index = m_numbers->index(row, column);
                QCOMPARE(m_view->indexAt(m_view->visualRect(index).center()), index);
            }
        }
        QVERIFY(!m_view->indexAt({ 5, -1 }).isValid());
        QVERIFY(m_view->visualRect(m_numbers->index(400, 0)).bottom() < 0);
        QVERIFY(m_view->visualRect(m_numbers->index(999, 0)).top() > m_view->viewport()->height());
        m_view->setColumnHidden(1, true);
        QVERIFY(m_view->visualRect(m_numbers->index(500, 1)).isEmpty());

        m_view->scrollTo(m_numbers->index(502, 0)); // is on the screen: nothing moves
        QCOMPARE(m_view->indexAt({ 5, 1 }).row(), 500);
        m_view->scrollTo(m_numbers->index(10, 0));
        QCOMPARE(m_view->indexAt({ 5, 1 }).row(), 10);
        m_view->scrollTo(m_numbers->index(999, 0));
        QCOMPARE(m_view->indexAt(lastPixel()).row(), 999);
        m_view->scrollTo(m_numbers->index(700, 0), QAbstractItemView::PositionAtCenter);
        QVERIFY(qAbs(m_view->visualRect(m_numbers->index(700, 0)).center().y() - m_view->viewport()->height() / 2)
            < 2 * m_view->verticalHeader()->defaultSectionSize());
    }

    void fewRowsLeaveTheRestEmpty()
    {
        m_numbers->add(2);
        m_view->doItemsLayout();
        QCOMPARE(m_view->verticalScrollBar()->maximum(), 0);
        QVERIFY(m_view->indexAt({ 5, 1 }).isValid());
        QVERIFY(!m_view->indexAt(lastPixel()).isValid());
        m_numbers->removeFirst(2);
        QVERIFY(!m_view->indexAt({ 5, 1 }).isValid());
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QVERIFY(!m_view->currentIndex().isValid());
    }

    void followsTheKeyboard()
    {
        m_numbers->add(1'000);
        m_view->setFocus();
        m_view->setCurrentIndex(m_numbers->index(0, 0));
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
        const int page = m_view->currentIndex().row() - 1;
        QVERIFY(page > 3);
        QTest::keyClick(m_view.get(), Qt::Key_PageUp);
        QCOMPARE(m_view->currentIndex().row(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->currentIndex().row(), 999);
        QCOMPARE(m_view->indexAt(lastPixel()).row(), 999);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), 999);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->currentIndex().row(), 0);
        QCOMPARE(m_view->verticalScrollBar()->value(), 0);

        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->selectionModel()->selectedRows().size(), 3);
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->selectionModel()->selectedRows().size(), 1'000);

        const int before = m_view->horizontalScrollBar()->value();
        QVERIFY(m_view->horizontalScrollBar()->maximum() > 0);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(m_view->horizontalScrollBar()->value() > before);
    }

    void selectsWithTheMouse()
    {
        m_numbers->add(100);
        const auto place = [this](int row) { return m_view->visualRect(m_numbers->index(row, 0)).center(); };
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place(2));
        QCOMPARE(m_view->currentIndex().row(), 2);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, place(5));
        QCOMPARE(m_view->selectionModel()->selectedRows().size(), 4);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, place(7));
        QCOMPARE(m_view->selectionModel()->selectedRows().size(), 5);
        m_view->verticalScrollBar()->setValue(50);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, place(52));
        QVERIFY(m_view->selectionModel()->isRowSelected(52));
        QVERIFY(m_view->selectionModel()->isRowSelected(30));
    }

    void rowsThatGoKeepTheSelectionOfTheOthers()
    {
        m_numbers->add(1'000);
        m_view->setCurrentIndex(m_numbers->index(500, 0));
        m_numbers->removeFirst(100);
        QCOMPARE(m_view->currentIndex().row(), 400);
        QVERIFY(m_view->selectionModel()->isRowSelected(400));
        m_numbers->removeFirst(800);
        QVERIFY(!m_view->selectionModel()->isRowSelected(0));
        m_view->scrollToBottom();
        QCOMPARE(m_view->indexAt(lastPixel()).row(), 99);
    }

    void columnsFitTheirContents()
    {
        m_numbers->add(3'000'000);
        m_view->verticalScrollBar()->setValue(10);
        m_numbers->asked = 0;
        m_view->resizeColumnToContents(0);
        QVERIFY(m_view->columnWidth(0) > 20);
        QVERIFY(m_numbers->asked < 2'000);
    }

    void screenReadersSeeATable()
    {
        m_numbers->add(1'000'000);
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(interface && interface->tableInterface());
        QCOMPARE(interface->tableInterface()->rowCount(), 1'000'000);
        QAccessibleInterface *cell = interface->tableInterface()->cellAt(70, 1);
        QVERIFY(cell);
        QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("70/1"));
    }

private:
    [[nodiscard]] QPoint lastPixel() const
    {
        const int pixels = m_view->verticalHeader()->defaultSectionSize();
        return { 5, m_view->viewport()->height() / pixels * pixels - 1 };
    }

    std::unique_ptr<Numbers> m_numbers;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<RowsView> m_view;
};

QTEST_MAIN(TestRowsView)
#include "tst_rowsview.moc"
