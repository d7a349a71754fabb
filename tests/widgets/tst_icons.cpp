// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"

#include "widgets/common/theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace natsight;

namespace {

/// The colour of the most opaque pixel.
QColor strokeColor(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QColor best(Qt::transparent);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > best.alpha())
                best = QColor::fromRgba(image.pixel(x, y));
        }
    }
    return best;
}

bool isNear(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) < 6 && std::abs(a.green() - b.green()) < 6 && std::abs(a.blue() - b.blue()) < 6;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void allAreDrawnAtEverySize()
    {
        QDirIterator files(QStringLiteral(":/icons"), { QStringLiteral("*.svg") });
        int count = 0;
        QSet<QByteArray> drawings;
        while (files.hasNext()) {
            files.next();
            const QString name = files.fileInfo().completeBaseName();
            const QIcon drawn = icon(name);
            QVERIFY2(!drawn.isNull(), qPrintable(name));
            for (const int size : { 16, 20, 24 }) {
                for (const qreal scale : { 1.0, 1.5, 2.0 }) {
                    const QPixmap pixmap = drawn.pixmap(QSize(size, size), scale);
                    QCOMPARE(pixmap.size(), QSize(qRound(size * scale), qRound(size * scale)));
                    QVERIFY2(strokeColor(pixmap).alpha() > 120, qPrintable(name));
                }
            }
            const QImage image = drawn.pixmap(QSize(16, 16)).toImage();
            QByteArray bytes(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
            QVERIFY2(!drawings.contains(bytes), qPrintable(name));
            drawings.insert(bytes);
            ++count;
        }
        QVERIFY(count > 60);
    }

    void namesInUseExist()
    {
        const QString names = QStringLiteral(
            "connection overview traffic services service streams stream consumer buckets "
            "bucket key objects object topology server connections account events subject message publish request "
            "responder log filter search play pause stop clear refresh add remove edit copy save open settings back "
            "forward up close more lock unlock warning error info good idle mute unmute expand collapse link star demo "
            "plot columns jump-newest wrap download upload eye natsight");
        for (const QString &name : names.split(QLatin1Char(' ')))
            QVERIFY2(!icon(name).isNull(), qPrintable(name));
        QVERIFY(!applicationIcon().isNull());
    }

    void coloursFollowThePalette()
    {
        Theme theme;
        theme.apply(Theme::Scheme::Light);
        const QIcon drawn = icon(QStringLiteral("stop"));
        QVERIFY(isNear(strokeColor(drawn.pixmap(QSize(32, 32))), Theme::color(Tone::Text, false)));
        const QColor disabled = strokeColor(drawn.pixmap(QSize(32, 32), QIcon::Disabled));
        QVERIFY(isNear(disabled, QApplication::palette().color(QPalette::Disabled, QPalette::WindowText)));
        // The same icon, no new one.
        theme.apply(Theme::Scheme::Dark);
        QVERIFY(isNear(strokeColor(drawn.pixmap(QSize(32, 32))), Theme::color(Tone::Text, true)));
    }

    void unknownNameWarns()
    {
        QTest::ignoreMessage(QtWarningMsg, "No icon of the name nothing");
        QVERIFY(icon(QStringLiteral("nothing")).isNull());
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
