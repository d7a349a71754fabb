// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"
#include "widgets/common/viewsetup.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QAbstractItemModel;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace natsight {

class EmptyState;
class FilterEvaluator;
class FilterLine;
struct FilterFields;
class ListProxyModel;
class NoticeBar;

/// What a list is of.
struct ListOptions {
    QString name; ///< begins the object names: `streams` gives `streamsTable`, `streamsFilter`, …
    QString title; ///< what a screen reader calls it: `Streams`
    ViewOptions view;
    int sortRole = Qt::DisplayRole; ///< typed values
    int exactRole = Qt::DisplayRole; ///< of copies
    int worstColumn = -1; ///< larger is worse; -1: no worst-first order
    int nameColumn = 0; ///< the order where nothing else is asked for
};

/// The list of things that many pages show: filter, order, columns, selection, copies, and a line of totals below.
///
/// Rows keep selection and scroll place while they change, and never jump under the pointer: a new order is taken when the
/// pointer is elsewhere. `N`, `F2` and `Del` in the table ask for a new thing, an edit and deletion. GUI thread.
class ListPanel : public QWidget
{
    Q_OBJECT

public:
    /// The model is not owned and outlives the panel, or is its sibling.
    ListPanel(QAbstractItemModel *model, ListOptions options, QWidget *parent = nullptr);
    ~ListPanel() override;

    [[nodiscard]] QTableView *view() const { return m_view; }
    [[nodiscard]] QLineEdit *filterLine() const { return m_filter; }
    /// Filters by conditions on these fields instead of by words; `matches` is asked for rows of the model. The panel owns the line,
    /// which takes the place of the field.
    FilterLine *useLanguage(const FilterFields &fields, std::function<bool(FilterEvaluator &, int row)> matches);
    void focusFilter();
    void setFilter(const QString &text);

    /// A verb in the bar, right of the filter; the main one is filled.
    QToolButton *addVerb(
        const QString &name, const QString &iconName, const QString &text, const QString &toolTip, bool isMain = false);

    /// A field in the bar, right of the count of rows. The panel owns it.
    void addChoice(QWidget *field);

    /// Rows of the model, in the order of the screen.
    [[nodiscard]] QList<int> selectedRows() const;
    [[nodiscard]] int currentRow() const; ///< of the model; -1 = none
    void selectRow(int row);
    [[nodiscard]] int shownRows() const;

    void setWorstFirst(bool isOn);
    [[nodiscard]] bool isWorstFirst() const;

    /// Stands in place of the table while the model has no rows.
    void setEmpty(const QString &iconName, const QString &what, const QString &how, const QString &verb = {});
    /// Whether its verb can be used; the tool tip says why not.
    void setEmptyVerbEnabled(bool isEnabled, const QString &toolTip);
    void setNotice(Tone tone, const QString &text, const QString &verb = {});
    /// The line below: totals, what is loaded, since when.
    void setStrip(const QString &text);

    /// Selected rows, all that are shown when none is selected; visible columns in the order of the screen.
    [[nodiscard]] QString rowsAs(RowFormat format) const;

Q_SIGNALS:
    void activated(int row, bool beside);
    void newRequested();
    void editRequested(); ///< of the one row that is selected
    void deleteRequested();
    void emptyTriggered();
    void noticeTriggered();
    void selectionChanged();
    /// The context menu opens: add what can be done with the selected rows.
    void menuAboutToShow(QMenu *menu);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateShown();
    void takeOrder();
    void orderLater(bool isSoon);
    void openMenu(const QPoint &position);
    void copyRows(RowFormat format);

    ListOptions m_options;
    QPointer<QAbstractItemModel> m_model;
    ListProxyModel *m_proxy;
    QLineEdit *m_filter;
    FilterLine *m_line = nullptr; ///< the same, where it takes the language
    QLabel *m_count;
    QToolButton *m_worst = nullptr;
    QHBoxLayout *m_bar;
    QHBoxLayout *m_verbs;
    NoticeBar *m_notice;
    QStackedWidget *m_stack;
    QTableView *m_view;
    EmptyState *m_empty;
    EmptyState *m_noMatch;
    QLabel *m_strip;
    QTimer m_order;
    QTimer m_filterDelay;
    bool m_isOrderOld = false;
    bool m_isOrdering = false;
};

} // namespace natsight
