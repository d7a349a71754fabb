// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include "widgets/common/style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QPalette>
#include <QStyleHints>
#include <QTimer>
#include <QToolTip>
#include <QWidget>

#include <array>

namespace natsight {

namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

constexpr std::array<Pair, 6> seriesColors { {
    { 0xff0072B2, 0xff4EA8DE },
    { 0xffD55E00, 0xffFF9157 },
    { 0xff009E73, 0xff34C99A },
    { 0xffA8457F, 0xffE59BC6 },
    { 0xffB07D00, 0xffF0C04A },
    { 0xff3E8FBF, 0xff9BD3F5 },
} };

constexpr Pair pairOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return { 0xff1A7F37, 0xff3FB950 };
    case Tone::Warning:
        return { 0xff9A6700, 0xffD9A520 };
    case Tone::Bad:
        return { 0xffC4232B, 0xffFF6B61 };
    case Tone::Idle:
        return { 0xff6E7781, 0xff8B949E };
    case Tone::Info:
        return { 0xff0A62B8, 0xff5AA9F8 };
    case Tone::Accent:
        return { 0xff0B7A75, 0xff2FC4B2 };
    case Tone::Window:
        return { 0xffF7F8FA, 0xff16191D };
    case Tone::Panel:
        return { 0xffFFFFFF, 0xff1D2126 };
    case Tone::Text:
        return { 0xff1B1F24, 0xffE6EAF0 };
    case Tone::Muted:
        return { 0xff5B6572, 0xff98A3B0 };
    case Tone::Line:
        return { 0xffD9DEE5, 0xff2C323A };
    case Tone::Selection:
        break;
    }
    // The accent at 18 % over the panel, opaque: palettes and text over it need no blending.
    return { 0xffD3E7E6, 0xff203E3F };
}

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

QPalette makePalette(bool isDark)
{
    const auto tone = [isDark](Tone value) { return Theme::color(value, isDark); };
    const QColor text = tone(Tone::Text);
    const QColor window = tone(Tone::Window);
    const QColor panel = tone(Tone::Panel);
    const QColor line = tone(Tone::Line);

    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, mixed(panel, window, 0.5));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, isDark ? mixed(panel, text, 0.03) : panel);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, tone(Tone::Bad));
    palette.setColor(QPalette::ToolTipBase, isDark ? mixed(panel, text, 0.08) : text);
    palette.setColor(QPalette::ToolTipText, isDark ? text : window);
    palette.setColor(QPalette::PlaceholderText, tone(Tone::Muted));
    palette.setColor(QPalette::Highlight, tone(Tone::Selection));
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, tone(Tone::Accent));
    palette.setColor(QPalette::LinkVisited, tone(Tone::Accent));
    palette.setColor(QPalette::Light, mixed(panel, line, 0.2));
    palette.setColor(QPalette::Midlight, mixed(panel, line, 0.5));
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, mixed(line, text, 0.25));
    palette.setColor(QPalette::Shadow, isDark ? QColor(0, 0, 0) : mixed(line, text, 0.5));
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    palette.setColor(QPalette::Accent, tone(Tone::Accent));
#endif

    const QColor faint = mixed(window, text, 0.45);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText })
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Disabled, QPalette::Base, window);
    palette.setColor(QPalette::Disabled, QPalette::Button, window);
    // A view without focus keeps its selection visible, only calmer.
    palette.setColor(QPalette::Inactive, QPalette::Highlight, mixed(tone(Tone::Selection), panel, 0.25));
    return palette;
}

QString firstFamilyOf(std::initializer_list<QString> names)
{
    for (const QString &name : names) {
        if (QFontDatabase::hasFamily(name))
            return name;
    }
    return {};
}

QFont withPixels(QFont font, int pixels)
{
    font.setPixelSize(pixels);
    return font;
}

} // namespace

/// What the desktop portal says of looks (`org.freedesktop.appearance`): `color-scheme` (1 dark, 2 light, 0 no wish) and
/// `reduced-motion` (1 reduced, 0 no wish). Asked asynchronously: a slow or missing portal never holds up the start. Qt tells of
/// light and dark itself from 6.5 on, of motion not at all. GUI thread.
class Portal : public QObject
{
    Q_OBJECT

public:
    enum Wish { ColorScheme, ReducedMotion, count };

    explicit Portal(QObject *parent)
        : QObject(parent)
    {
        // Without a known bus, libdbus would try to launch one.
        const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
        const bool hasBus = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
            || (!runtime.isEmpty() && QFileInfo::exists(runtime + QLatin1String("/bus")));
        if (!hasBus)
            return;
        QTimer::singleShot(0, this, &Portal::ask);
    }

    [[nodiscard]] uint value(Wish wish) const { return m_values.at(wish); }

Q_SIGNALS:
    void changed(int wish);

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
    {
        if (group != appearance())
            return;
        for (int wish = 0; wish < count; ++wish) {
            if (key == nameOf(wish))
                take(wish, value.variant());
        }
    }

private:
    static QString appearance() { return QStringLiteral("org.freedesktop.appearance"); }
    static QString nameOf(int wish)
    {
        return wish == ColorScheme ? QStringLiteral("color-scheme") : QStringLiteral("reduced-motion");
    }

    void ask()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        qRegisterMetaType<QDBusVariant>(); // or the signal's parameters are unknown and connecting fails
        const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
        const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
        const QString settings = QStringLiteral("org.freedesktop.portal.Settings");
        bus.connect(service, path, settings, QStringLiteral("SettingChanged"), this,
            SLOT(settingChanged(QString, QString, QDBusVariant)));
        for (int wish = 0; wish < count; ++wish) {
            QDBusMessage call = QDBusMessage::createMethodCall(service, path, settings, QStringLiteral("Read"));
            call << appearance() << nameOf(wish);
            auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 2000), this);
            connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, wish] {
                const QDBusPendingReply<QVariant> reply = *watcher;
                watcher->deleteLater();
                if (!reply.isError() && !reply.reply().arguments().isEmpty())
                    take(wish, reply.reply().arguments().constFirst());
            });
        }
    }

    void take(int wish, QVariant value)
    {
        // `Read` wraps the value in two variants.
        for (int depth = 0; depth < 3 && value.metaType() == QMetaType::fromType<QDBusVariant>(); ++depth)
            value = value.value<QDBusVariant>().variant();
        bool isNumber = false;
        const uint number = value.toUInt(&isNumber);
        uint &known = m_values.at(static_cast<std::size_t>(wish));
        if (!isNumber || number == known)
            return;
        known = number;
        Q_EMIT changed(wish);
    }

    std::array<uint, count> m_values {};
};

namespace {

constexpr auto reducedProperty = "natsightMotionReduced"; ///< of the application, where all widgets see it

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_isSystemDark(isDarkPalette(QApplication::palette()))
    , m_portal(std::make_unique<Portal>(nullptr))
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { update(); });
#endif
    connect(m_portal.get(), &Portal::changed, this, [this](int wish) {
        if (wish == Portal::ReducedMotion)
            updateMotion();
        else if (m_isApplied)
            update();
    });
}

Theme::~Theme() = default;

void Theme::apply(Scheme scheme)
{
    m_scheme = scheme;
    if (!m_isApplied) {
        m_isApplied = true;
        QApplication::setStyle(new Style);
        QFont body = QApplication::font();
        const QString family = firstFamilyOf({ QStringLiteral("Inter"), QStringLiteral("Inter Variable") });
        if (!family.isEmpty())
            body.setFamily(family);
        body.setPixelSize(13);
        QApplication::setFont(body);
        QApplication::setFont(caption(), "QHeaderView");
        QApplication::setFont(caption(), "QStatusBar");
        QApplication::setFont(caption(), "QTipLabel");
    }
    update();
}

void Theme::update()
{
    switch (m_scheme) {
    case Scheme::Light:
        m_isDark = false;
        break;
    case Scheme::Dark:
        m_isDark = true;
        break;
    case Scheme::System:
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        m_isDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
        m_isDark = m_portal->value(Portal::ColorScheme) == 1
            || (m_portal->value(Portal::ColorScheme) == 0 && m_isSystemDark);
#endif
        break;
    }
    const QPalette palette = makePalette(m_isDark);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT changed();
}

void Theme::setMotion(Motion motion)
{
    m_motion = motion;
    updateMotion();
}

void Theme::updateMotion()
{
    const bool isReduced = m_motion == Motion::Reduced
        || (m_motion == Motion::System && m_portal->value(Portal::ReducedMotion) == 1);
    if (isReduced == isMotionReduced())
        return;
    qApp->setProperty(reducedProperty, isReduced);
    // Menus, lists and tool tips that unroll or fade where the platform has them do so.
    static constexpr std::array effects { Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo,
        Qt::UI_AnimateTooltip, Qt::UI_FadeTooltip, Qt::UI_AnimateToolBox };
    for (std::size_t i = 0; i < effects.size(); ++i) {
        if (isReduced)
            m_effects.at(i) = QApplication::isEffectEnabled(effects.at(i));
        QApplication::setEffectEnabled(effects.at(i), !isReduced && m_effects.at(i));
    }
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget *widget : all) {
        QEvent event(QEvent::StyleChange);
        QCoreApplication::sendEvent(widget, &event);
    }
}

bool Theme::isMotionReduced()
{
    return qApp->property(reducedProperty).toBool();
}

QColor Theme::color(Tone tone, const QPalette &palette)
{
    return color(tone, isDarkPalette(palette));
}

QColor Theme::series(int index, const QPalette &palette)
{
    return series(index, isDarkPalette(palette));
}

QColor Theme::color(Tone tone, bool isDark)
{
    const Pair pair = pairOf(tone);
    return QColor::fromRgb(isDark ? pair.dark : pair.light);
}

QColor Theme::series(int index, bool isDark)
{
    static_assert(seriesColors.size() == seriesCount);
    const Pair pair = seriesColors.at(size_t(((index % seriesCount) + seriesCount) % seriesCount));
    return QColor::fromRgb(isDark ? pair.dark : pair.light);
}

QColor Theme::onAccent(const QPalette &palette)
{
    return isDarkPalette(palette) ? QColor(0x0B, 0x14, 0x16) : QColor(Qt::white);
}

QFont Theme::monospace()
{
    static const QString family = firstFamilyOf({ QStringLiteral("JetBrains Mono") });
    QFont font = family.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QApplication::font();
    if (!family.isEmpty())
        font.setFamily(family);
    font.setFixedPitch(true);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(12);
    return font;
}

QFont Theme::caption()
{
    return withPixels(QApplication::font(), 12);
}

QFont Theme::heading()
{
    QFont font = withPixels(QApplication::font(), 18);
    font.setWeight(QFont::DemiBold);
    return font;
}

int Theme::rowHeight()
{
    // Even, so that text and icons of 16 px sit on whole pixels.
    const int height = QFontMetrics(QApplication::font()).height() + 8;
    return height + height % 2;
}

} // namespace natsight

#include "theme.moc"
