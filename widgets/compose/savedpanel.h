// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/collections.h"
#include "models/compose/sendhistory.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QTabWidget;
class QTreeView;

namespace natsight {

class EmptyState;
class NoticeBar;

/// Saved messages and what was sent, to be filled in again. Both models belong to others. GUI thread.
class SavedPanel : public QWidget
{
    Q_OBJECT

public:
    SavedPanel(CollectionModel *collections, SendHistory *history, QWidget *parent = nullptr);
    ~SavedPanel() override;

    /// Asks for a name and saves there where something is selected, in a first collection where there is none.
    void save(const ComposedMessage &message);
    /// Selects what stands at this place of the collections (CollectionModel::place()) and fills a message in; says so when nothing
    /// does.
    void open(const QStringList &place);
    /// The environment of the collection whose message is filled in.
    [[nodiscard]] Environment environment() const;

Q_SIGNALS:
    void chosen(const natsight::ComposedMessage &message);
    void environmentChanged();
    /// A link to what stands at this place was asked for.
    void linkRequested(const QStringList &place);
    /// "Save" was asked for: save() follows with what is in the form.
    void saveRequested();

private:
    QWidget *buildCollections();
    QWidget *buildHistory();
    void buildMenu(QMenu *menu);
    void openMenu(const QPoint &position);
    void updateActions();
    void filter(const QString &text);
    void choose(const QModelIndex &index);
    void askName(const char *objectName, const QString &title, const QString &text, const QString &verb,
        const std::function<Result<void>(const QString &)> &take);
    void askEnvironment();
    void askRemove();
    void importFile();
    void exportFile();
    void say(const Result<void> &result);
    [[nodiscard]] QModelIndex current() const; ///< of the collections' own model
    void select(const QModelIndex &index);

    CollectionModel *m_collections;
    SendHistory *m_history;
    QSortFilterProxyModel *m_shown;
    QSortFilterProxyModel *m_shownHistory;
    QPersistentModelIndex m_filledIn;
    QLineEdit *m_search;
    QTabWidget *m_tabs;
    NoticeBar *m_notice;
    QTreeView *m_tree;
    EmptyState *m_empty;
    QStackedWidget *m_treeStack;
    QTableView *m_table;
    EmptyState *m_noHistory;
    QStackedWidget *m_historyStack;
    QLabel *m_historyLimit;
    QPushButton *m_save;
    QMenu *m_menu;
    QAction *m_update = nullptr;
    QList<QAction *> m_needItem;
    QList<QAction *> m_needCollection;
};

} // namespace natsight
