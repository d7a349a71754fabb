// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace natsight {

namespace {

QByteArray drawing(const QString &name)
{
    QFile file(QLatin1String(":/icons/") + name + QLatin1String(".svg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Paints one drawing in the colour that the application's palette has at that moment. Drawn once for each size, scale
/// and colour, then taken from QPixmapCache. GUI thread.
class PaletteIconEngine : public QIconEngine
{
public:
    PaletteIconEngine(QString name, QByteArray svg)
        : m_name(std::move(name))
        , m_svg(std::move(svg))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatioF();
        QPixmap drawn = scaledPixmap(rect.size() * scale, mode, state, scale);
        drawn.setDevicePixelRatio(scale);
        painter->drawPixmap(rect, drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        if (size.isEmpty())
            return {};
        const QColor color = colorOf(mode);
        const QString key = QStringLiteral("natsight/%1/%2x%3/%4")
                                .arg(m_name, QString::number(size.width()), QString::number(size.height()),
                                    color.name(QColor::HexArgb));
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;

        QByteArray svg = m_svg;
        svg.replace(QByteArrayLiteral("currentColor"), color.name(QColor::HexRgb).toLatin1());
        QSvgRenderer renderer(svg);
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        const int side = std::min(size.width(), size.height());
        renderer.render(&painter, QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side));
        painter.end();
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return { side, side };
    }

    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return { { 16, 16 }, { 20, 20 }, { 24, 24 } }; }
    QString key() const override { return QStringLiteral("natsight"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_svg.isEmpty(); }
    QIconEngine *clone() const override { return new PaletteIconEngine(*this); }

private:
    static QColor colorOf(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return palette.color(QPalette::Active, QPalette::WindowText);
    }

    QString m_name;
    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString &name)
{
    const QByteArray svg = drawing(name);
    if (svg.isEmpty()) {
        qWarning("No icon of the name %s", qUtf8Printable(name));
        return {};
    }
    return QIcon(new PaletteIconEngine(name, svg));
}

QIcon applicationIcon()
{
    // Drawn by the same engine; it has colours of its own.
    return icon(QStringLiteral("natsight"));
}

} // namespace natsight
