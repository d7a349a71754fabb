// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include <QApplication>
#include <QFontMetrics>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace natsight;

namespace {

double luminance(const QColor &color)
{
    const auto part = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

/// As WCAG 2 defines it.
double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void contrastIsEnough_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void contrastIsEnough()
    {
        QFETCH(const bool, isDark);
        for (const Tone ground : { Tone::Window, Tone::Panel, Tone::Selection }) {
            const QColor under = Theme::color(ground, isDark);
            for (const Tone text : { Tone::Text, Tone::Muted }) {
                const double found = contrast(Theme::color(text, isDark), under);
                QVERIFY2(found >= 4.5,
                    qPrintable(QStringLiteral("text %1 on %2: %3").arg(int(text)).arg(int(ground)).arg(found)));
            }
            for (const Tone state : { Tone::Good, Tone::Warning, Tone::Bad, Tone::Idle, Tone::Info, Tone::Accent }) {
                const double found = contrast(Theme::color(state, isDark), under);
                QVERIFY2(found >= 3,
                    qPrintable(QStringLiteral("state %1 on %2: %3").arg(int(state)).arg(int(ground)).arg(found)));
            }
        }
        for (const Tone ground : { Tone::Window, Tone::Panel }) {
            for (int i = 0; i < Theme::seriesCount; ++i) {
                const double found = contrast(Theme::series(i, isDark), Theme::color(ground, isDark));
                QVERIFY2(
                    found >= 3, qPrintable(QStringLiteral("series %1 on %2: %3").arg(i).arg(int(ground)).arg(found)));
            }
        }
    }

    void paletteHasTheContrastToo_data() { contrastIsEnough_data(); }
    void paletteHasTheContrastToo()
    {
        QFETCH(const bool, isDark);
        Theme theme;
        theme.apply(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        QCOMPARE(theme.isDark(), isDark);
        const QPalette palette = QApplication::palette();
        const auto pairs = { std::pair(QPalette::WindowText, QPalette::Window),
            std::pair(QPalette::Text, QPalette::Base), std::pair(QPalette::ButtonText, QPalette::Button),
            std::pair(QPalette::ToolTipText, QPalette::ToolTipBase),
            std::pair(QPalette::HighlightedText, QPalette::Highlight),
            std::pair(QPalette::PlaceholderText, QPalette::Base), std::pair(QPalette::Link, QPalette::Base) };
        for (const auto group : { QPalette::Active, QPalette::Inactive }) {
            for (const auto &[text, ground] : pairs) {
                const double found = contrast(palette.color(group, text), palette.color(group, ground));
                QVERIFY2(found >= 4.5,
                    qPrintable(QStringLiteral("%1 on %2: %3").arg(int(text)).arg(int(ground)).arg(found)));
            }
        }
        QVERIFY(contrast(Theme::onAccent(palette), Theme::color(Tone::Accent, palette)) >= 4.5);
        QVERIFY(contrast(Theme::onAccent(palette), Theme::color(Tone::Bad, palette)) >= 4.5);
        QCOMPARE(Theme::color(Tone::Accent, palette), Theme::color(Tone::Accent, isDark));
    }

    void selectionIsTheAccentAt18Percent()
    {
        for (const bool isDark : { false, true }) {
            const QColor panel = Theme::color(Tone::Panel, isDark);
            const QColor accent = Theme::color(Tone::Accent, isDark);
            const QColor found = Theme::color(Tone::Selection, isDark);
            const auto mixed = [](int under, int over) { return qRound(under + (over - under) * 0.18); };
            QVERIFY(std::abs(found.red() - mixed(panel.red(), accent.red())) <= 1);
            QVERIFY(std::abs(found.green() - mixed(panel.green(), accent.green())) <= 1);
            QVERIFY(std::abs(found.blue() - mixed(panel.blue(), accent.blue())) <= 1);
        }
    }

    void seriesCycle()
    {
        QCOMPARE(Theme::series(0, true), Theme::series(Theme::seriesCount, true));
        QCOMPARE(Theme::series(-1, false), Theme::series(Theme::seriesCount - 1, false));
    }

    void switchingTellsAndRepaints()
    {
        Theme theme;
        theme.apply(Theme::Scheme::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        QWidget widget;
        theme.apply(Theme::Scheme::Dark);
        QCOMPARE(changed.size(), 1);
        QTRY_COMPARE(widget.palette().color(QPalette::Window), Theme::color(Tone::Window, true));
        theme.apply(Theme::Scheme::Light);
        QTRY_COMPARE(widget.palette().color(QPalette::Window), Theme::color(Tone::Window, false));
    }

    void motionIsReducedWhenAsked()
    {
        struct Listener : QWidget {
            int told = 0;
            void changeEvent(QEvent *event) override { told += event->type() == QEvent::StyleChange ? 1 : 0; }
        };
        Listener widget;
        QVERIFY(!Theme::isMotionReduced()); // without a theme as well
        Theme theme;
        widget.told = 0;
        theme.setMotion(Theme::Motion::Full);
        QVERIFY(!Theme::isMotionReduced());
        QCOMPARE(widget.told, 0);
        for (const Qt::UIEffect effect : { Qt::UI_General, Qt::UI_AnimateCombo })
            QApplication::setEffectEnabled(effect, true);
        theme.setMotion(Theme::Motion::Reduced);
        QVERIFY(Theme::isMotionReduced());
        QCOMPARE(widget.told, 1);
        QVERIFY(!QApplication::isEffectEnabled(Qt::UI_AnimateCombo));
        theme.setMotion(Theme::Motion::Reduced);
        QCOMPARE(widget.told, 1);
        theme.setMotion(Theme::Motion::System); // which wishes nothing here
        QVERIFY(!Theme::isMotionReduced());
        QCOMPARE(widget.told, 2);
        QVERIFY(QApplication::isEffectEnabled(Qt::UI_AnimateCombo));
        for (const Qt::UIEffect effect : { Qt::UI_General, Qt::UI_AnimateCombo })
            QApplication::setEffectEnabled(effect, false);
    }

    void sizesFitEachOther()
    {
        Theme theme;
        theme.apply(Theme::Scheme::Light);
        QCOMPARE(QApplication::font().pixelSize(), 13);
        QCOMPARE(Theme::caption().pixelSize(), 12);
        QCOMPARE(Theme::heading().pixelSize(), 18);
        QVERIFY(Theme::rowHeight() >= QFontMetrics(QApplication::font()).height() + 8);
        QVERIFY(Theme::rowHeight() >= QFontMetrics(Theme::monospace()).height() + 4);
        QVERIFY(QFontInfo(Theme::monospace()).fixedPitch());
        // What stands in one line has one height.
        QLineEdit edit;
        QPushButton button(QStringLiteral("Save"));
        QCOMPARE(edit.sizeHint().height(), button.sizeHint().height());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
