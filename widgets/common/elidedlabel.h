// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace natsight {

/// One line of plain text that gives way: cut in the middle when there is no room, with the whole as tooltip. Never
/// asks for more width than its text has and can shrink to a few characters. GUI thread.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] bool isCut() const;

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideMiddle;
};

} // namespace natsight
