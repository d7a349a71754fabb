// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chipbutton.h"

#include "widgets/common/delegates.h"
#include "widgets/common/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <cmath>

namespace natsight {

namespace {
constexpr int padding = 8;
constexpr int closeWidth = 18;
constexpr int mostNameWidth = 260;
} // namespace

ChipButton::ChipButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_menu)
            openMenu();
    });
}

void ChipButton::setDetail(const QString &detail)
{
    if (detail == m_detail)
        return;
    m_detail = detail;
    setAccessibleDescription(detail);
    const int width = int(std::ceil(numberWidth(Theme::caption(), detail)));
    if (width > m_detailWidth) {
        m_detailWidth = width;
        updateGeometry();
    }
    update();
}

void ChipButton::setClosable(bool isClosable)
{
    m_isClosable = isClosable;
    updateGeometry();
    update();
}

void ChipButton::setMonospace(bool isMonospace)
{
    m_isMonospace = isMonospace;
    updateGeometry();
    update();
}

QFont ChipButton::nameFont() const
{
    return m_isMonospace ? Theme::monospace() : Theme::caption();
}

QSize ChipButton::sizeHint() const
{
    const int name = std::min(QFontMetrics(nameFont()).horizontalAdvance(text()), mostNameWidth);
    const int detail = m_detailWidth > 0 ? m_detailWidth + 6 : 0;
    return { padding + name + detail + (m_isClosable ? closeWidth : padding), 24 };
}

QSize ChipButton::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return { std::min(whole.width(), 64), whole.height() };
}

QRect ChipButton::closeRect() const
{
    if (!m_isClosable)
        return {};
    return isRightToLeft() ? QRect(0, 0, closeWidth, height()) : QRect(width() - closeWidth, 0, closeWidth, height());
}

void ChipButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor textColor = palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    const QColor muted = Theme::color(Tone::Muted, palette());
    QColor body = textColor;
    body.setAlphaF(isDown() ? 0.16f : underMouse() && isEnabled() ? 0.11f : 0.07f);
    if (isChecked()) {
        body = Theme::color(Tone::Accent, palette());
        body.setAlphaF(0.18f);
    }
    painter.setBrush(body);
    painter.setPen(hasFocus() ? QPen(Theme::color(Tone::Accent, palette()), 1.5) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5);

    const int detail = m_detail.isEmpty() ? 0 : m_detailWidth + 6;
    QRect name = rect().adjusted(padding, 0, -(detail + (m_isClosable ? closeWidth : padding)), 0);
    painter.setFont(nameFont());
    painter.setPen(textColor);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        QFontMetrics(nameFont()).elidedText(text(), Qt::ElideMiddle, name.width() + 1));
    if (detail > 0) {
        painter.setFont(Theme::caption());
        painter.setPen(muted);
        paintNumber(
            &painter, QRectF(name.right() + 7, 0, m_detailWidth, height()), Qt::AlignLeft | Qt::AlignVCenter, m_detail);
    }
    if (m_isClosable) {
        const QPointF middle = QRectF(closeRect()).center() - QPointF(1, 0);
        painter.setPen(QPen(m_isOnClose ? textColor : muted, 1.3, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3));
        painter.drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3));
    }
}

void ChipButton::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && m_isClosable) {
        Q_EMIT closeRequested();
        return;
    }
    m_isClosePressed = event->button() == Qt::LeftButton && closeRect().contains(event->position().toPoint());
    if (!m_isClosePressed)
        QAbstractButton::mousePressEvent(event);
}

void ChipButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_isClosePressed) {
        m_isClosePressed = false;
        if (closeRect().contains(event->position().toPoint()))
            Q_EMIT closeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void ChipButton::mouseMoveEvent(QMouseEvent *event)
{
    m_isOnClose = closeRect().contains(event->position().toPoint());
    update();
    QAbstractButton::mouseMoveEvent(event);
}

void ChipButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && m_isClosable) {
        Q_EMIT closeRequested();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void ChipButton::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_menu)
        openMenu();
    else
        QAbstractButton::contextMenuEvent(event);
}

void ChipButton::openMenu()
{
    m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

} // namespace natsight
