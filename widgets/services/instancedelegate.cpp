// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/services/instancedelegate.h"

#include <QPainter>

namespace natsight {

namespace {

constexpr int dot = 8;
constexpr int place = 6; ///< of the dot, from the cell's edge
constexpr int room = place + dot; ///< that the text gives up

} // namespace

InstanceDelegate::InstanceDelegate(BarDelegate::ColorOf colorOf, QObject *parent)
    : MonospaceDelegate(parent)
    , m_colorOf(std::move(colorOf))
{
}

void InstanceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // The ground of the whole cell first; those without a dot stand below the others.
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintBackground(painter, cell);
    const QRect whole = option.rect;
    if (const QColor color = m_colorOf(index, option.palette); color.isValid()) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(QRectF(whole.left() + place, whole.center().y() - dot / 2.0 + 0.5, dot, dot));
        painter->restore();
    }
    QStyleOptionViewItem text = option;
    text.rect.setLeft(whole.left() + room);
    MonospaceDelegate::paint(painter, text, index);
}

} // namespace natsight
