// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace natsight {

/// Stands where nothing is yet: one line of what would be here, one of how to get it, one button. GUI thread.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// `iconName` is one of `icon()`; an empty `verb` shows no button.
    void setContent(const QString &iconName, const QString &what, const QString &how, const QString &verb = {});
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void triggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_what;
    QLabel *m_how;
    QPushButton *m_button;
};

} // namespace natsight
