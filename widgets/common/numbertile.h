// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace natsight {

/// One of the big numbers in a page's header: caption above, number, a note beside it, and a sparkline where the value
/// changes. Gives way by cutting its note and then its number. GUI thread.
class NumberTile : public QWidget
{
    Q_OBJECT

public:
    explicit NumberTile(const QString &caption, QWidget *parent = nullptr);

    void setNumber(const QString &number, const QString &note = {}, std::optional<Tone> tone = std::nullopt);
    [[nodiscard]] QString number() const { return m_number; }
    [[nodiscard]] QString note() const { return m_note; }
    void setTail(const QList<float> &values);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say();

    QString m_caption;
    QString m_number;
    QString m_note;
    std::optional<Tone> m_tone;
    QList<float> m_tail;
    int m_widest = 0; ///< only grows, so that neighbours stand still
};

/// A share of a limit: caption, bar, and both numbers in words. GUI thread.
class Gauge : public QWidget
{
    Q_OBJECT

public:
    explicit Gauge(const QString &caption, QWidget *parent = nullptr);

    /// `share` from 0 to 1; below 0 there is no limit and no bar.
    void setValue(double share, const QString &text, Tone tone = Tone::Accent);
    [[nodiscard]] QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_caption;
    QString m_text;
    double m_share = -1;
    Tone m_tone = Tone::Accent;
};

} // namespace natsight
