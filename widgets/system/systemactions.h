// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/connectionfilter.h"
#include "models/system/systemfeed.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace natsight {

struct Confirmation;

/// What can be done to servers and connections, each after a question. GUI thread.
class SystemActions : public QObject
{
    Q_OBJECT

public:
    /// Sheets stand on the widget.
    SystemActions(SystemFeed *feed, QWidget *parent);

    void setReadOnly(bool isReadOnly) { m_isReadOnly = isReadOnly; }
    /// Why a verb cannot be used for these rows at present; empty: it can.
    [[nodiscard]] QString whyNotKick(const QList<ConnectionRow> &rows) const;
    [[nodiscard]] QString whyNotReload(const ServerSnapshot &server) const;

    /// Closes connections. Clients reconnect where they are made to.
    void kick(const QList<ConnectionRow> &rows);
    /// Tells clients that their server goes down soon: those that know how go to another one.
    void sendAway(const QList<ConnectionRow> &rows);
    void reload(const ServerSnapshot &server);

Q_SIGNALS:
    void succeeded(const QString &text);
    void failed(const QString &text);

private:
    void ask(Confirmation question, const std::function<void()> &run);
    void tellEach(SystemVerb verb, const QList<ConnectionRow> &rows, const QString &done, const QString &notDone);
    [[nodiscard]] QString whyNot(SystemVerb verb, const QStringList &serverIds) const;

    QPointer<SystemFeed> m_feed;
    QWidget *m_parent;
    bool m_isReadOnly = false;
};

} // namespace natsight
