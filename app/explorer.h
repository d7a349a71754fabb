// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/link.h"

#include <QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace natsight {

class Connection;
class ConnectionManager;
class PageRegistry;

/// The tree of connections and what each of them holds; favourites first. Rates come once a second. GUI thread.
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

private:
    void rebuild();
    void updateRows();
    void updateConnection(QTreeWidgetItem *item);
    void filter(const QString &text);
    void activate(QTreeWidgetItem *item, bool beside);
    void openMenu(const QPoint &pos);
    [[nodiscard]] Connection *connectionOf(const QTreeWidgetItem *item) const;

    ConnectionManager *m_connections;
    const PageRegistry *m_registry;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
};

} // namespace natsight
