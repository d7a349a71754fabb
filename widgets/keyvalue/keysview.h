// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keycells.h"
#include "models/keyvalue/keysearch.h"
#include "widgets/common/viewsetup.h"

#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QWidget>

class QAbstractItemModel;
class QAbstractItemView;
class QLabel;
class QLineEdit;
class QMenu;
class QModelIndex;
class QProgressBar;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace natsight {

class EmptyState;
class KeyListModel;
class KeyTreeModel;
class NoticeBar;
class RowsView;

/// The keys of a bucket as a tree or as a list, with filter, search in values, and what can be copied. GUI thread.
class KeysView : public QWidget
{
    Q_OBJECT

public:
    explicit KeysView(KeyFeed *feed, QWidget *parent = nullptr);
    ~KeysView() override;

    void setBucket(const Bucket &bucket);
    void focusFilter();
    void setFilter(const QString &text);
    void setTree(bool isTree);
    [[nodiscard]] bool isTree() const { return m_isTree; }
    void setShowsDeleted(bool isShown);
    /// Shows a key in the list, where it is in it (or as soon as it comes).
    void selectKey(const QByteArray &key);
    [[nodiscard]] const QByteArray &currentKey() const { return m_current; }
    /// What is selected, with all that is below selected branches.
    [[nodiscard]] std::vector<quint32> selectedIds() const;
    /// Looks again at what the clock changes.
    void tick();
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const;

Q_SIGNALS:
    void keySelected(const QByteArray &key);
    void keyActivated(const QByteArray &key);
    void newKeyRequested();
    void deleteRequested(); ///< of what is selected
    void relistRequested();
    void treeChanged(bool isTree);
    void statusText(const QString &text);
    /// The context menu opens: add what can be done with selectedIds().
    void menuAboutToShow(QMenu *menu);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar();
    void makeViews();
    void keepCurrent(QAbstractItemModel *model, const std::function<void()> &setModel);
    void setUp(QAbstractItemView *view);
    void takeFilter();
    void applyFilter();
    void updateState();
    void updateEmpty();
    void updateStrip();
    void openTree();
    void openMenu(QAbstractItemView *view, const QPoint &at);
    void currentChanged(const QModelIndex &index);
    void activate(const QModelIndex &index);
    void selectCurrent();
    void askPath();
    void copyKeys();
    void copyRows(RowFormat format);
    [[nodiscard]] QAbstractItemView *view() const;

    KeyFeed *m_feed;
    KeyIndex *m_index;
    KeyValues *m_values;
    KeyCells *m_cells;
    KeySearch *m_search;
    KeyTreeModel *m_treeModel;
    KeyListModel *m_listModel;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_shape = nullptr;
    QToolButton *m_deleted = nullptr;
    QWidget *m_searchRow = nullptr;
    QLabel *m_searchWords = nullptr;
    QProgressBar *m_progress = nullptr;
    QToolButton *m_stop = nullptr;
    NoticeBar *m_notice = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QTreeView *m_tree = nullptr;
    RowsView *m_list = nullptr;
    QLabel *m_strip = nullptr;
    QTimer m_searchDelay;
    QByteArray m_current;
    QByteArray m_needle; ///< of the search in values
    QSet<QByteArray> m_open; ///< branches that a person opened
    bool m_isTree = true;
    bool m_isOpening = false;
    bool m_isSelecting = false;
    bool m_isReadOnly = false;
    bool m_wasOpened = false;
};

} // namespace natsight
