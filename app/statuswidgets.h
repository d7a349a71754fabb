// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QWidget>

namespace natsight {

class Connection;
struct SessionStatus;

/// What a session's state is called, and what it means.
[[nodiscard]] QString stateWord(const SessionStatus &status);
[[nodiscard]] Tone stateTone(const SessionStatus &status);

/// The connection in use: its colour, name, state as shape and word, round-trip time and a lock when it is read-only.
/// GUI thread.
class ConnectionChip : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionChip(QWidget *parent = nullptr);
    void show(const Connection *connection);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_word;
    QString m_rtt;
    QColor m_color;
    Tone m_tone = Tone::Idle;
    bool m_isReadOnly = false;
};

} // namespace natsight
