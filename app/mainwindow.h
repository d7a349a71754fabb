// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/link.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>

class QDockWidget;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace natsight {

class ComposerDock;
class Connection;
class ConnectionChip;
class ConnectionManager;
class Explorer;
class FrameClock;
class GoToBox;
struct GoToEntry;
class LogDock;
class Page;
class PageRegistry;
class RespondersDock;
class SchemaKeeper;
class Settings;
class StartPage;
class Theme;

/// The window: explorer, pages as dock widgets of an inner window, log, go-to box and status. Knows of pages only what
/// `Page` tells. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Settings *settings, ConnectionManager *connections, const PageRegistry *registry, Theme *theme,
        QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens the page of a link, or raises it when it is open. A short link means the connection in use. Never null: what does
    /// not exist opens a page that says so.
    Page *openLink(const Link &link, bool beside = false);
    void openConnection(Connection *connection);
    /// Opens a file of captured messages: no connection is needed.
    void openCapture(const QString &path);
    [[nodiscard]] Page *currentPage() const { return m_current; }
    [[nodiscard]] QList<Page *> pages() const;
    void raisePage(Page *page);
    [[nodiscard]] Connection *currentConnection() const;

    void goBack();
    void goForward();

    /// Opens the pages, and the connections that were open, as they were when the window was closed last.
    void restorePages();

Q_SIGNALS:
    void demoRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void childEvent(QChildEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QAction *addCommand(QMenu *menu, const char *name, const QString &text, const QString &iconName,
        const QKeySequence &key, const std::function<void()> &run);
    void buildMenus();
    void addComposerCommands(QMenu *connection, QMenu *view);
    void buildComposer();
    void buildTopBar();
    void buildStatusBar();
    void editConnection(Connection *connection, bool asCopy);
    void editProfile(const struct ConnectionProfile &profile, const QString &oldName);
    void deleteConnection(Connection *connection);
    void askSecret(Connection *connection, const QString &field);
    void chooseCapture();
    void openSettings();
    void showAbout();
    void showKeys();
    void nextPane();
    void closePage(QDockWidget *dock);
    void dropPage(QDockWidget *dock);
    void setCurrentPage(Page *page);
    void watchConnections();
    void updateState();
    void updateRunning();
    void showResponders();
    void updateDocks();
    void updateTitles();
    void savePages();
    void updatePlace();
    void traceSubject();
    [[nodiscard]] QList<GoToEntry> goToEntries();
    [[nodiscard]] bool openText(const QString &text);
    [[nodiscard]] QDockWidget *dockOf(const Page *page) const;

    Settings *m_settings;
    ConnectionManager *m_connections;
    const PageRegistry *m_registry;
    Theme *m_theme;
    SchemaKeeper *m_schemas;
    QMainWindow *m_pages;
    QStackedWidget *m_stack;
    StartPage *m_start;
    Explorer *m_explorer;
    LogDock *m_log;
    ComposerDock *m_composer = nullptr;
    RespondersDock *m_responders;
    GoToBox *m_goTo = nullptr;
    ConnectionChip *m_chip = nullptr;
    QToolButton *m_live = nullptr;
    QLabel *m_happening = nullptr;
    QLabel *m_losses = nullptr;
    QLabel *m_server = nullptr;
    QToolButton *m_running = nullptr; ///< responders, while any is running
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QList<QAction *> m_commands;
    QList<QDockWidget *> m_docks; ///< in the order of opening
    QPointer<Page> m_current;
    QString m_currentConnection;
    QList<Link> m_history;
    qsizetype m_place = -1;
    bool m_isWalking = false;
    bool m_isRefreshPending = false;
    bool m_isClosing = false; ///< a page was asked whether the window may close
};

} // namespace natsight
