// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

#include <array>
#include <memory>

class QApplication;
class QPalette;

namespace natsight {

class Portal;

/// What a colour means; a delegate asks the theme for it at paint time. Series colours are safe for colour-blind eyes.
enum class Tone { Good, Warning, Bad, Idle, Info, Accent, Window, Panel, Text, Muted, Line, Selection };

/// The application's colours, fonts and sizes in both schemes, and whether it may move. One object, made by the application; GUI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Scheme { System, Light, Dark };
    Q_ENUM(Scheme)

    /// What moves only to please; figures that change go on changing.
    enum class Motion {
        System, ///< as the desktop wishes (portal: `reduced-motion`), and full where it wishes nothing
        Full,
        Reduced,
    };
    Q_ENUM(Motion)

    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    /// Sets style, palette, fonts and style sheet on the application and keeps them as the system's scheme changes.
    void apply(Scheme scheme);
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] bool isDark() const { return m_isDark; }

    /// Widgets are told by an event of StyleChange.
    void setMotion(Motion motion);
    [[nodiscard]] Motion motion() const { return m_motion; }
    /// Nothing may move. Works without a Theme object: then it is false.
    [[nodiscard]] static bool isMotionReduced();

    // From the palette in force, so that they work without a Theme object (tests, delegates).
    [[nodiscard]] static QColor color(Tone tone, const QPalette &palette);
    [[nodiscard]] static QColor series(int index, const QPalette &palette); ///< cycles through six
    [[nodiscard]] static QColor color(Tone tone, bool isDark);
    [[nodiscard]] static QColor series(int index, bool isDark);
    static constexpr int seriesCount = 6;
    [[nodiscard]] static QColor onAccent(const QPalette &palette); ///< of text on a button filled with the accent

    [[nodiscard]] static QFont monospace(); ///< for subjects, payloads, ids, JSON
    [[nodiscard]] static QFont caption(); ///< 12 px
    [[nodiscard]] static QFont heading(); ///< 18 px, for names and big numbers
    [[nodiscard]] static int rowHeight(); ///< of tables and trees: font height + 8

    // The 4 px grid.
    static constexpr int gap = 8;
    static constexpr int inset = 12;
    static constexpr int margin = 16;

Q_SIGNALS:
    void changed();

private:
    void update();
    void updateMotion();

    Scheme m_scheme = Scheme::System;
    bool m_isDark = false;
    bool m_isApplied = false;
    bool m_isSystemDark = false; ///< of the platform's palette, before ours
    Motion m_motion = Motion::System;
    std::array<bool, 6> m_effects {}; ///< of the platform, as they were before motion was reduced
    std::unique_ptr<Portal> m_portal;
};

} // namespace natsight
