// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/changegate.h"

#include "models/nats/session.h"

namespace natsight {

ChangeGate::ChangeGate(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    if (!session)
        return;
    connect(session, &Session::statusChanged, this, &ChangeGate::look);
    connect(session, &QObject::destroyed, this, &ChangeGate::look);
    m_told = reason();
}

void ChangeGate::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    look();
}

QString ChangeGate::reason() const
{
    if (m_isReadOnly)
        return tr("This connection is read-only now: nothing can be changed.");
    if (!m_session)
        return tr("The connection is gone: nothing can be sent.");
    switch (m_session->status().state) {
    case SessionStatus::State::Connected:
        return {};
    case SessionStatus::State::Closed:
        return tr("The connection is closed: nothing can be sent.");
    case SessionStatus::State::Connecting:
    case SessionStatus::State::Reconnecting:
        break;
    }
    return tr("The connection is lost: nothing can be sent until it is back.");
}

void ChangeGate::look()
{
    const QString now = reason();
    if (now == m_told)
        return;
    m_told = now;
    Q_EMIT changed();
}

} // namespace natsight
