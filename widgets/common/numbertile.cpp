// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/numbertile.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/tips.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr int spark = 52;
constexpr int between = 6;
constexpr int mark = 10;

int captionHeight()
{
    return QFontMetrics(Theme::caption()).height();
}

} // namespace

NumberTile::NumberTile(const QString &caption, QWidget *parent)
    : QWidget(parent)
    , m_caption(caption)
    , m_number(format::unknown())
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    say();
}

void NumberTile::say()
{
    const QString said = m_caption + QLatin1String(": ") + m_number + (m_note.isEmpty() ? QString() : u' ' + m_note);
    setAccessibleName(said);
    setToolTip(plainTip(said));
}

void NumberTile::setNumber(const QString &number, const QString &note, std::optional<Tone> tone)
{
    if (m_number == number && m_note == note && m_tone == tone)
        return;
    m_number = number;
    m_note = note;
    m_tone = tone;
    say();
    const int width = sizeHint().width();
    if (width > m_widest) {
        m_widest = width;
        updateGeometry();
    }
    update();
}

void NumberTile::setTail(const QList<float> &values)
{
    if (m_tail.isEmpty() != values.isEmpty())
        updateGeometry();
    m_tail = values;
    update();
}

QSize NumberTile::sizeHint() const
{
    const double number = numberWidth(Theme::heading(), m_number);
    const int note = m_note.isEmpty() ? 0 : QFontMetrics(font()).horizontalAdvance(m_note) + between;
    const int shape = m_tone ? mark + between : 0;
    const int line = m_tail.isEmpty() ? 0 : spark + between;
    const int width = std::max(static_cast<int>(std::ceil(number)) + note + shape + line,
        QFontMetrics(Theme::caption()).horizontalAdvance(m_caption));
    return { std::max(width + 2, m_widest), captionHeight() + QFontMetrics(Theme::heading()).height() + 2 };
}

QSize NumberTile::minimumSizeHint() const
{
    return { 48, sizeHint().height() };
}

void NumberTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Theme::caption());
    painter.setPen(Theme::color(Tone::Muted, palette()));
    painter.drawText(QRect(0, 0, width(), captionHeight()), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, width()));

    const QFont heading = Theme::heading();
    const QFontMetrics metrics(heading);
    const QRect line(0, captionHeight() + 2, width(), metrics.height());
    painter.setFont(heading);
    painter.setPen(Theme::color(m_tone ? *m_tone : Tone::Text, palette()));
    int x = static_cast<int>(std::ceil(numberWidth(heading, m_number)));
    if (x > width()) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(m_number, Qt::ElideRight, width()));
        return;
    }
    paintNumber(&painter, QRect(0, line.top(), x + 1, line.height()), Qt::AlignLeft | Qt::AlignVCenter, m_number);
    x += between;
    const int lineWidth = m_tail.isEmpty() ? 0 : spark + between;
    const int shape = m_tone ? mark + between : 0;
    if (!m_note.isEmpty() && width() - x - shape > 16) {
        painter.setFont(font());
        painter.setPen(Theme::color(m_tone ? *m_tone : Tone::Muted, palette()));
        const int room = std::max(16, width() - x - lineWidth - shape);
        const QString note = painter.fontMetrics().elidedText(m_note, Qt::ElideRight, room);
        // On the number's base line.
        painter.drawText(x, line.top() + metrics.ascent(), note);
        x += painter.fontMetrics().horizontalAdvance(note) + between;
    }
    if (m_tone && x + mark <= width()) {
        paintState(&painter, QRectF(x, line.center().y() - mark / 2.0 + 1, mark, mark), *m_tone, palette());
        x += shape;
    }
    if (!m_tail.isEmpty() && x + spark <= width()) {
        paintSparkline(&painter, QRectF(x, line.top() + 5, spark, line.height() - 9),
            std::vector<float>(m_tail.begin(), m_tail.end()), Theme::color(Tone::Accent, palette()));
    }
}

Gauge::Gauge(const QString &caption, QWidget *parent)
    : QWidget(parent)
    , m_caption(caption)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(caption);
}

void Gauge::setValue(double share, const QString &text, Tone tone)
{
    if (m_share == share && m_text == text && m_tone == tone)
        return;
    m_share = share;
    m_text = text;
    m_tone = tone;
    setAccessibleName(m_caption + QLatin1String(": ") + text);
    setToolTip(plainTip(accessibleName()));
    updateGeometry();
    update();
}

QSize Gauge::sizeHint() const
{
    const QFontMetrics metrics(font());
    return { metrics.horizontalAdvance(m_caption) + metrics.horizontalAdvance(m_text) + Theme::margin,
        metrics.height() + 12 };
}

QSize Gauge::minimumSizeHint() const
{
    return { 120, sizeHint().height() };
}

void Gauge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics(font());
    const QRect top(0, 0, width(), metrics.height());
    const int words = std::min(static_cast<int>(std::ceil(numberWidth(font(), m_text))) + 1, width() * 3 / 4);
    painter.setPen(Theme::color(Tone::Muted, palette()));
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(m_caption, Qt::ElideRight, width() - words - Theme::gap));
    painter.setPen(Theme::color(Tone::Text, palette()));
    paintNumber(&painter, QRect(width() - words, 0, words, top.height()), Qt::AlignRight | Qt::AlignVCenter, m_text);
    if (m_share < 0)
        return;
    const QRectF groove(0, top.bottom() + 3, width(), 5);
    QColor empty = palette().color(QPalette::Text);
    empty.setAlphaF(0.1f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(empty);
    painter.drawRoundedRect(groove, 2.5, 2.5);
    if (m_share > 0) {
        QRectF bar = groove;
        bar.setWidth(std::max(3.0, groove.width() * std::min(1.0, m_share)));
        painter.setBrush(Theme::color(m_tone, palette()));
        painter.drawRoundedRect(bar, 2.5, 2.5);
    }
}

} // namespace natsight
