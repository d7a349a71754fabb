// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>
#include <QWidget>

namespace natsight {

/// A picture that somebody sent.
struct Picture {
    QImage image; ///< null when it could not be read; at most 4,096 points wide and high
    QSize size; ///< in points, as it came
    QString format; ///< `PNG`
    QString problem; ///< why it cannot be shown, a sentence
};

/// Reads the formats of imageFormat(). Any thread. Bounds: 64 MiB, 40 million points.
[[nodiscard]] Picture readPicture(const QByteArray &bytes);

/// A picture in the middle, made smaller where there is no room. GUI thread.
class PictureView : public QWidget
{
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);

    void setPicture(const Picture &picture); ///< its size becomes the accessible name
    [[nodiscard]] const QImage &image() const { return m_image; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_image;
};

} // namespace natsight
