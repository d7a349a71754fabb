// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/delegates.h"

#include "widgets/common/tips.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QGlyphRun>
#include <QHelpEvent>
#include <QPainter>
#include <QRawFont>
#include <QStyle>

#include <algorithm>
#include <array>
#include <cmath>

namespace natsight {

namespace {

constexpr int cellPadding = 7;

/// Glyphs and widths of a font.
struct CellFont {
    QFont font;
    QRawFont raw;
    double digitWidth = 0;
    bool isUsable = false;
    double fixedWidth = 0; ///< of every character of a font with fixed pitch; 0 = has none

    /// Of the fonts used last: the cells of a row have two or three.
    static const CellFont &of(const QFont &font)
    {
        static std::array<CellFont, 4> known;
        static std::size_t next = 0;
        for (const CellFont &one : known) {
            if (one.raw.isValid() && one.font == font)
                return one;
        }
        CellFont &made = known.at(next);
        next = (next + 1) % known.size();
        made = CellFont(font);
        return made;
    }

    CellFont() = default;
    explicit CellFont(const QFont &of)
        : font(of)
        , raw(QRawFont::fromFont(of))
    {
        const QList<quint32> glyphs = raw.glyphIndexesForString(QStringLiteral("0123456789iW_…"));
        const QList<QPointF> advances = raw.advancesForGlyphIndexes(glyphs);
        if (!raw.isValid() || glyphs.size() != 14 || advances.size() != 14 || glyphs.contains(0))
            return;
        for (const QPointF &advance : advances.first(10))
            digitWidth = std::max(digitWidth, advance.x());
        isUsable = digitWidth > 0;
        const auto isAsWide = [this](const QPointF &advance) { return qFuzzyCompare(advance.x(), digitWidth); };
        fixedWidth = isUsable && std::all_of(advances.cbegin(), advances.cend(), isAsWide) ? digitWidth : 0;
    }

    /// Glyphs and where each begins; false when this font lacks one of them or the text needs shaping.
    bool layOut(const QString &text, QList<quint32> &glyphs, QList<QPointF> &places, double &width) const
    {
        if (!isUsable || text.size() > 64)
            return false;
        for (const QChar c : text) {
            if (c.unicode() >= 0x250 && c.script() != QChar::Script_Common)
                return false;
        }
        glyphs = raw.glyphIndexesForString(text);
        if (glyphs.size() != text.size() || glyphs.contains(0))
            return false;
        const QList<QPointF> advances = raw.advancesForGlyphIndexes(glyphs);
        places.reserve(glyphs.size());
        width = 0;
        for (qsizetype i = 0; i < glyphs.size(); ++i) {
            const bool isDigit = text.at(i) >= QLatin1Char('0') && text.at(i) <= QLatin1Char('9');
            const double advance = advances.at(i).x();
            const double room = isDigit ? digitWidth : advance;
            places.append(QPointF(width + (room - advance) / 2, 0));
            width += room;
        }
        return true;
    }
};

/// One glyph each and nothing to shape or turn around.
bool isPlain(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return (c >= QLatin1Char(' ') && c < QLatin1Char('\x7f'))
            || (c.unicode() > 0xa0 && c.unicode() < 0x250 && c.unicode() != 0xad) || c == u'…';
    });
}

/// The text with an ellipsis in place of what has no room.
QString elided(const QString &text, Qt::TextElideMode mode, qsizetype room)
{
    if (text.size() <= room)
        return text;
    const qsizetype kept = std::max<qsizetype>(room - 1, 0);
    const qsizetype front = mode == Qt::ElideLeft ? 0 : mode == Qt::ElideMiddle ? (kept + 1) / 2 : kept;
    return QString(QStringView(text).first(front) + u'…' + QStringView(text).last(kept - front));
}

QRectF textRect(const QRect &cell)
{
    return QRectF(cell).adjusted(cellPadding, 0, -cellPadding, 0);
}

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &option)
{
    return option.state & QStyle::State_Enabled ? QPalette::Active : QPalette::Disabled;
}

QColor textColor(const QStyleOptionViewItem &option)
{
    return option.palette.color(
        groupOf(option), option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text);
}

std::vector<float> valuesOf(const QVariant &value)
{
    if (value.metaType() == QMetaType::fromType<std::vector<float>>())
        return value.value<std::vector<float>>();
    if (value.metaType() == QMetaType::fromType<QList<float>>()) {
        const auto list = value.value<QList<float>>();
        return { list.begin(), list.end() };
    }
    return {};
}

} // namespace

void paintState(QPainter *painter, const QRectF &rect, Tone tone, const QPalette &palette)
{
    const double side = std::min({ rect.width(), rect.height(), 10.0 });
    const QPointF middle = rect.center();
    const double half = side / 2;
    const QColor color = Theme::color(tone, palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    switch (tone) {
    case Tone::Warning: {
        const QPointF points[] = { middle + QPointF(0, -half), middle + QPointF(half, half * 0.85),
            middle + QPointF(-half, half * 0.85) };
        painter->drawPolygon(points, 3);
        break;
    }
    case Tone::Bad:
        painter->drawRoundedRect(
            QRectF(middle.x() - half * 0.85, middle.y() - half * 0.85, side * 0.85, side * 0.85), 1, 1);
        break;
    case Tone::Idle:
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(color, 1.6));
        painter->drawEllipse(middle, half - 1.2, half - 1.2);
        break;
    case Tone::Info: {
        const QPointF points[] = { middle + QPointF(0, -half), middle + QPointF(half, 0), middle + QPointF(0, half),
            middle + QPointF(-half, 0) };
        painter->drawPolygon(points, 4);
        break;
    }
    default:
        painter->drawEllipse(middle, half * 0.9, half * 0.9);
        break;
    }
    painter->restore();
}

void paintSparkline(QPainter *painter, const QRectF &rect, const std::vector<float> &values, const QColor &color)
{
    if (values.empty() || rect.width() < 4 || rect.height() < 4)
        return;
    float most = 0;
    for (const float value : values) {
        if (std::isfinite(value))
            most = std::max(most, value);
    }
    const double step = values.size() > 1 ? rect.width() / double(values.size() - 1) : 0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPolygonF line;
    line.reserve(qsizetype(values.size()));
    const auto flush = [&] {
        if (line.size() == 1)
            painter->drawPoint(line.constFirst());
        else if (line.size() > 1)
            painter->drawPolyline(line);
        line.clear();
    };
    for (size_t i = 0; i < values.size(); ++i) {
        const float value = values[i];
        if (!std::isfinite(value)) {
            flush();
            continue;
        }
        const double share = most > 0 ? double(std::max(value, 0.0f) / most) : 0;
        line.append(QPointF(rect.left() + step * double(i), rect.bottom() - share * rect.height()));
    }
    flush();
    painter->restore();
}

void paintNumber(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const CellFont &numbers = CellFont::of(painter->font());
    QList<quint32> glyphs;
    QList<QPointF> places;
    double width = 0;
    if (!numbers.layOut(text, glyphs, places, width)) {
        painter->drawText(rect, int(alignment) | Qt::TextSingleLine, text);
        return;
    }
    const double x = alignment & Qt::AlignRight ? rect.right() - width
        : alignment & Qt::AlignHCenter          ? rect.center().x() - width / 2
                                                : rect.left();
    const QFontMetricsF metrics(painter->font());
    const double y = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    QGlyphRun run;
    run.setRawFont(numbers.raw);
    run.setGlyphIndexes(glyphs);
    run.setPositions(places);
    painter->drawGlyphRun(QPointF(std::round(x), std::round(y)), run);
}

double numberWidth(const QFont &font, const QString &text)
{
    QList<quint32> glyphs;
    QList<QPointF> places;
    double width = 0;
    if (CellFont::of(font).layOut(text, glyphs, places, width))
        return width;
    return QFontMetricsF(font).horizontalAdvance(text);
}

TextDelegate::TextDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void TextDelegate::setTone(Tone tone)
{
    m_toneOf = [tone](const QModelIndex &) { return tone; };
}

void TextDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (m_elideMode)
        option->textElideMode = *m_elideMode;
    if (m_toneOf) {
        const QColor color = Theme::color(m_toneOf(index), option->palette);
        for (const auto role : { QPalette::Text, QPalette::HighlightedText }) {
            option->palette.setColor(QPalette::Active, role, color);
            option->palette.setColor(QPalette::Inactive, role, color);
        }
    }
}

void TextDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

void TextDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const bool isNumber = cell.displayAlignment & Qt::AlignRight && cell.icon.isNull()
        && !(cell.features & QStyleOptionViewItem::HasCheckIndicator);
    if (!isNumber) {
        const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        return;
    }
    paintBackground(painter, cell);
    const QRectF rect = textRect(cell.rect);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(textColor(cell));
    if (numberWidth(cell.font, cell.text) <= rect.width()) {
        paintNumber(painter, rect, Qt::AlignRight | Qt::AlignVCenter, cell.text);
    } else {
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
            cell.fontMetrics.elidedText(cell.text, cell.textElideMode, int(rect.width())));
    }
    painter->restore();
}

QSize TextDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return { QStyledItemDelegate::sizeHint(option, index).width() + 2 * cellPadding, Theme::rowHeight() };
}

bool TextDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.isValid()) {
        QString text = index.data(Qt::ToolTipRole).toString();
        if (text.isEmpty()) {
            QStyleOptionViewItem cell = option;
            initStyleOption(&cell, index);
            const int room = cell.rect.width() - 2 * cellPadding
                - (cell.icon.isNull() ? 0 : cell.decorationSize.width() + 6);
            if (QFontMetrics(cell.font).horizontalAdvance(cell.text) > room)
                text = cell.text;
        }
        showPlainTip(event->globalPos(), text, view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

MonospaceDelegate::MonospaceDelegate(QObject *parent)
    : TextDelegate(parent)
    , m_font(Theme::monospace())
{
}

void MonospaceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    TextDelegate::initStyleOption(option, index);
    option->font = m_font;
    option->fontMetrics = QFontMetrics(m_font);
}

void MonospaceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const CellFont &font = CellFont::of(cell.font);
    const QRectF rect = textRect(cell.rect);
    const auto room = font.fixedWidth > 0 ? qsizetype(rect.width() / font.fixedWidth) : 0;
    const bool isSimple = room > 0 && !(cell.displayAlignment & (Qt::AlignRight | Qt::AlignHCenter))
        && cell.icon.isNull() && !(cell.features & QStyleOptionViewItem::HasCheckIndicator)
        && cell.textElideMode != Qt::ElideNone;
    const QString shown = isSimple ? elided(cell.text, cell.textElideMode, room) : QString();
    if (!isSimple || !isPlain(shown)) {
        TextDelegate::paint(painter, option, index);
        return;
    }
    // The text engine would shape every cell several times: half of what it takes to show a page of messages.
    paintBackground(painter, cell);
    QGlyphRun run;
    run.setRawFont(font.raw);
    run.setGlyphIndexes(font.raw.glyphIndexesForString(shown));
    QList<QPointF> places;
    places.reserve(shown.size());
    for (qsizetype i = 0; i < shown.size(); ++i)
        places.append(QPointF(font.fixedWidth * double(i), 0));
    run.setPositions(places);
    const QFontMetricsF metrics(cell.font);
    const double y = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    const QPen pen = painter->pen();
    painter->setPen(textColor(cell));
    painter->drawGlyphRun(QPointF(std::round(rect.left()), std::round(y)), run);
    painter->setPen(pen);
}

SparklineDelegate::SparklineDelegate(int valuesRole, QObject *parent)
    : TextDelegate(parent)
    , m_valuesRole(valuesRole)
{
}

void SparklineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintBackground(painter, cell);
    const QRectF rect = QRectF(cell.rect).adjusted(cellPadding, 5, -cellPadding, -6);
    paintSparkline(painter, rect, valuesOf(index.data(m_valuesRole)), Theme::color(m_tone, cell.palette));
}

StateDelegate::StateDelegate(ToneOf toneOf, QObject *parent)
    : TextDelegate(parent)
    , m_stateOf(std::move(toneOf))
{
}

void StateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintBackground(painter, cell);
    const QRectF rect = textRect(cell.rect);
    if (!cell.text.isEmpty() && m_stateOf)
        paintState(painter, QRectF(rect.left(), rect.top(), 10, rect.height()), m_stateOf(index), cell.palette);
    const QRectF words = rect.adjusted(16, 0, 0, 0);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(textColor(cell));
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        cell.fontMetrics.elidedText(cell.text, Qt::ElideMiddle, int(words.width())));
    painter->restore();
}

BarDelegate::BarDelegate(int shareRole, QObject *parent)
    : TextDelegate(parent)
    , m_shareRole(shareRole)
{
}

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintBackground(painter, cell);
    const QRectF rect = textRect(cell.rect);
    const double words = cell.text.isEmpty() ? 0 : numberWidth(cell.font, cell.text) + 8;
    QRectF groove(rect.left(), rect.center().y() - 3, std::max(0.0, rect.width() - words), 6);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor empty = cell.palette.color(QPalette::Text);
    empty.setAlphaF(0.08f);
    painter->setBrush(empty);
    const QVariant told = index.data(m_shareRole);
    if (told.isValid())
        painter->drawRoundedRect(groove, 2, 2);
    bool isNumber = false;
    const double share = told.toDouble(&isNumber);
    if (isNumber && std::isfinite(share) && share > 0) {
        QRectF bar = groove;
        bar.setWidth(groove.width() * std::min(share, 1.0));
        const QColor own = m_barColor ? m_barColor(index, cell.palette) : QColor();
        painter->setBrush(
            own.isValid() ? own : Theme::color(m_barTone ? m_barTone(index) : Tone::Accent, cell.palette));
        painter->drawRoundedRect(bar, 2, 2);
    }
    painter->setFont(cell.font);
    painter->setPen(textColor(cell));
    paintNumber(painter, rect, Qt::AlignRight | Qt::AlignVCenter, cell.text);
    painter->restore();
}

} // namespace natsight
