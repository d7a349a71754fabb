// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/link.h"

#include <QHash>
#include <QSet>
#include <QWidget>

#include <memory>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace natsight {

class Connection;
class ConnectionManager;
class PageRegistry;

/// The tree of connections and what each of them holds; favourites first. Rates come once a second. GUI thread.
///
/// Services, streams and buckets are below their lists once those are expanded, 200 at most, and are asked for only while that is
/// so and the tree is on screen (services every 15 s); the numbers beside the lists are what is known anyway.
class Explorer : public QWidget
{
    Q_OBJECT

public:
    Explorer(ConnectionManager *connections, const PageRegistry *registry, QWidget *parent = nullptr);
    void focusFilter();
    /// Marks the row of the page in front.
    void setCurrent(const Link &link);

Q_SIGNALS:
    void openRequested(const natsight::Link &link, bool beside);
    void connectRequested(natsight::Connection *connection);
    void editRequested(natsight::Connection *connection);
    void copyRequested(natsight::Connection *connection);
    void deleteRequested(natsight::Connection *connection);
    void selected(natsight::Connection *connection);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void rebuild();
    void updateRows();
    void updateConnection(QTreeWidgetItem *item);
    struct Thing;
    void updateThings(QTreeWidgetItem *list, Connection *connection);
    void updateServices(QTreeWidgetItem *list, Connection *connection);
    static void showCount(QTreeWidgetItem *list, bool isKnown, qsizetype count);
    static void showThings(QTreeWidgetItem *list, QList<Thing> &things);
    void updateWatches();
    [[nodiscard]] static Link linkOf(const QTreeWidgetItem *item);
    void filter(const QString &text);
    void activate(QTreeWidgetItem *item, bool beside);
    void openMenu(const QPoint &pos);
    [[nodiscard]] Connection *connectionOf(const QTreeWidgetItem *item) const;

    ConnectionManager *m_connections;
    const PageRegistry *m_registry;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    QSet<QString> m_expanded; ///< lists of things, as connection and kind
    QHash<QString, std::shared_ptr<void>>
        m_watches; ///< by connection: its streams or services, while a list is expanded
};

} // namespace natsight
