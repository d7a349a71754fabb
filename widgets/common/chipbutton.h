// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QMenu;

namespace natsight {

/// A rounded chip: a name, a muted detail that may change often (a rate), and a cross to take it away. The keyboard
/// has it as well: Space presses, Del closes, the menu key opens the menu. GUI thread.
class ChipButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChipButton(const QString &text, QWidget *parent = nullptr);

    void setDetail(const QString &detail);
    [[nodiscard]] QString detail() const { return m_detail; }
    void setClosable(bool isClosable);
    [[nodiscard]] bool isClosable() const { return m_isClosable; }
    void setMonospace(bool isMonospace);
    /// Opened by a press and by the context-menu key; not owned.
    void setMenu(QMenu *menu) { m_menu = menu; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void openMenu();
    [[nodiscard]] QRect closeRect() const;
    [[nodiscard]] QFont nameFont() const;

    QString m_detail;
    int m_detailWidth = 0; ///< only grows, so that neighbours stand still while a rate changes
    bool m_isClosable = false;
    bool m_isMonospace = false;
    bool m_isOnClose = false;
    bool m_isClosePressed = false;
    QMenu *m_menu = nullptr;
};

} // namespace natsight
