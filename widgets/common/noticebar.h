// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace natsight {

/// A line across a page that says what is wrong or needs attention, with one verb where there is one. Hidden while it has
/// nothing to say. GUI thread.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Plain text; empty hides the bar.
    void setNotice(Tone tone, const QString &text, const QString &verb = {});
    [[nodiscard]] QString text() const;
    /// One more verb, behind those that are there; the caller names it and connects it.
    [[nodiscard]] QPushButton *addButton(const QString &verb);
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void triggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Info;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace natsight
