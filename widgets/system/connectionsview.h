// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/connectiontrail.h"
#include "models/system/systemfeed.h"
#include "widgets/common/viewsetup.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace natsight {

class EmptyState;
class NoticeBar;
class PayloadView;
class RowsView;
class SystemActions;

/// The connections of all servers, or of one, in one table made for a hundred thousand rows, open or closed, with the raw answer of
/// the selected one. What is watched is the page's business. GUI thread.
class ConnectionsView : public QWidget
{
    Q_OBJECT

public:
    /// `server` by name; empty: all.
    ConnectionsView(SystemFeed *feed, const QString &server, QWidget *parent = nullptr);

    [[nodiscard]] bool isClosed() const;
    [[nodiscard]] SystemPart part() const;
    [[nodiscard]] QString filter() const;
    void setFilter(const QString &text);
    void focusFilter();
    void setReadOnly(bool isReadOnly);
    /// The line below: `text` is what the page says of its questions.
    void updateStrip(const QString &text);
    [[nodiscard]] ConnectionListModel *model() const { return m_model; }

Q_SIGNALS:
    /// Open or closed ones are wanted now.
    void partChanged();
    void filterChanged(const QString &text);
    void serverRequested(const QString &server);
    /// To be shown on the topology.
    void topologyRequested(const natsight::ConnectionKey &connection);
    void statusText(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar(class QHBoxLayout *bar);
    [[nodiscard]] QWidget *makeDetails(QWidget *parent);
    void showOnTopology();
    [[nodiscard]] QString whyNotOnTopology(const QList<ConnectionRow> &rows) const;
    void openMenu(const QPoint &position);
    void showDetails(bool isAsked);
    void updateShown();
    void updateVerbs();
    void copyRows(RowFormat format);
    [[nodiscard]] QList<ConnectionRow> selected() const;

    QPointer<SystemFeed> m_feed;
    QString m_server;
    ConnectionListModel *m_model;
    SystemActions *m_actions;
    QLineEdit *m_filter;
    QLabel *m_count;
    QComboBox *m_state;
    QToolButton *m_kick = nullptr;
    QToolButton *m_detailsVerb = nullptr;
    NoticeBar *m_problem;
    QStackedWidget *m_stack;
    RowsView *m_view;
    EmptyState *m_empty;
    EmptyState *m_noMatch;
    QWidget *m_detailsPanel = nullptr;
    QLabel *m_detailsTitle = nullptr;
    QToolButton *m_onTopology = nullptr;
    PayloadView *m_details = nullptr;
    QLabel *m_strip;
    QTimer m_filterDelay;
    QString m_stripText;
    std::pair<QString, quint64> m_detailsOf;
    quint64 m_question = 0;
};

} // namespace natsight
