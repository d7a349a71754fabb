// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

namespace natsight {

class Session;

/// Whether something can be changed on a connection now, told in words: a dialog that is open for long sees the connection go, or
/// become read-only. Watches the session by itself; read-only is told by whoever knows. GUI thread.
class ChangeGate : public QObject
{
    Q_OBJECT

public:
    explicit ChangeGate(Session *session, QObject *parent = nullptr);

    void setReadOnly(bool isReadOnly);
    /// Why nothing can be changed, a sentence; empty when it can.
    [[nodiscard]] QString reason() const;

    /// Keeps a dialog's `setBlocked(reason)` up to date while it is there.
    template<typename Dialog>
    void guard(Dialog *dialog)
    {
        dialog->setBlocked(reason());
        connect(this, &ChangeGate::changed, dialog, [this, dialog] { dialog->setBlocked(reason()); });
    }

Q_SIGNALS:
    /// reason() is another.
    void changed();

private:
    void look();

    QPointer<Session> m_session;
    QString m_told;
    bool m_isReadOnly = false;
};

} // namespace natsight
