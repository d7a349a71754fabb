// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/pictureview.h"

#include "models/core/format.h"
#include "models/payload/payload.h"
#include "widgets/common/theme.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace natsight {

namespace {

constexpr qsizetype mostBytes = qsizetype { 64 } << 20;
constexpr qint64 mostPoints = 40'000'000;
constexpr int mostSide = 4'096;

} // namespace

Picture readPicture(const QByteArray &bytes)
{
    Picture picture;
    const QByteArray kind = imageFormat(bytes);
    if (kind.isEmpty()) {
        picture.problem = PictureView::tr("The bytes are no picture that can be shown.");
        return picture;
    }
    picture.format = QString::fromLatin1(kind).toUpper();
    if (bytes.size() > mostBytes) {
        picture.problem = PictureView::tr("A picture of %1 is too large to be shown.")
                              .arg(format::bytes(static_cast<double>(bytes.size())));
        return picture;
    }
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, kind);
    reader.setAutoTransform(true);
    picture.size = reader.size();
    if (picture.size.isValid() && qint64 { picture.size.width() } * picture.size.height() > mostPoints) {
        picture.problem = PictureView::tr("A picture of %1 by %2 points is too large to be shown.")
                              .arg(picture.size.width())
                              .arg(picture.size.height());
        return picture;
    }
    if (picture.size.isValid())
        picture.image = reader.read();
    if (picture.image.isNull()) {
        picture.problem = PictureView::tr("The picture cannot be read: %1").arg(reader.errorString());
        return picture;
    }
    picture.size = picture.image.size(); // turned as the camera was
    if (picture.size.width() > mostSide || picture.size.height() > mostSide)
        picture.image = picture.image.scaled(mostSide, mostSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return picture;
}

PictureView::PictureView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
}

void PictureView::setPicture(const Picture &picture)
{
    m_image = picture.image;
    setAccessibleName(m_image.isNull()
            ? QString()
            : tr("Picture, %1 by %2 points").arg(picture.size.width()).arg(picture.size.height()));
    update();
}

void PictureView::paintEvent(QPaintEvent * /*event*/)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSize room = size() - QSize(2 * Theme::inset, 2 * Theme::inset);
    QSize wanted = m_image.size();
    if (wanted.width() > room.width() || wanted.height() > room.height())
        wanted.scale(room, Qt::KeepAspectRatio);
    QRect place(QPoint(), wanted);
    place.moveCenter(rect().center());
    painter.drawImage(place, m_image);
}

} // namespace natsight
