// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QStyledItemDelegate>

#include <functional>
#include <optional>
#include <vector>

class QPainter;

namespace natsight {

/// The shape of a state (● good, ▲ warning, ■ bad, ○ idle, ◆ info), so that it is told without colour.
void paintState(QPainter *painter, const QRectF &rect, Tone tone, const QPalette &palette);

/// A thin line through `values`, scaled from 0 to their maximum; not a number is a gap.
void paintSparkline(QPainter *painter, const QRectF &rect, const std::vector<float> &values, const QColor &color);

/// Text whose digits all have the same width, so that numbers stand below each other and do not tremble.
void paintNumber(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);
[[nodiscard]] double numberWidth(const QFont &font, const QString &text);

/// Cells of every view: fixed row height, muted or toned text by role, right-aligned cells in figures of equal width,
/// and the whole text as tooltip when it is cut. Plain text only. GUI thread.
class TextDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TextDelegate(QObject *parent = nullptr);

    /// Colours the text by what the cell means; the function is called for each painted cell.
    using ToneOf = std::function<Tone(const QModelIndex &)>;
    void setTone(ToneOf toneOf) { m_toneOf = std::move(toneOf); }
    void setTone(Tone tone);
    /// Where a text that is too long is cut; by default as the view does it, in the middle.
    void setElideMode(Qt::TextElideMode mode) { m_elideMode = mode; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    /// Background, selection and hover, without text.
    static void paintBackground(QPainter *painter, const QStyleOptionViewItem &option);

private:
    ToneOf m_toneOf;
    std::optional<Qt::TextElideMode> m_elideMode;
};

/// For subjects, payloads, ids.
class MonospaceDelegate : public TextDelegate
{
    Q_OBJECT

public:
    explicit MonospaceDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QFont m_font;
};

/// A line from a role that holds std::vector<float> (or QList<float>). What the tooltip says comes from the model.
class SparklineDelegate : public TextDelegate
{
    Q_OBJECT

public:
    explicit SparklineDelegate(int valuesRole, QObject *parent = nullptr);
    void setLineTone(Tone tone) { m_tone = tone; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_valuesRole;
    Tone m_tone = Tone::Accent;
};

/// Shape and word of a state. The word is the cell's text; the tone comes from `toneOf`.
class StateDelegate : public TextDelegate
{
    Q_OBJECT

public:
    explicit StateDelegate(ToneOf toneOf, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    ToneOf m_stateOf;
};

/// A bar for a share from 0 to 1 of a role, with the cell's text beside it; the text alone where the role has no value.
class BarDelegate : public TextDelegate
{
    Q_OBJECT

public:
    explicit BarDelegate(int shareRole, QObject *parent = nullptr);
    void setBarTone(ToneOf toneOf) { m_barTone = std::move(toneOf); }
    /// Colours that are no tones, as those of a plot's lines; where it yields none, the tone's.
    using ColorOf = std::function<QColor(const QModelIndex &, const QPalette &)>;
    void setBarColor(ColorOf colorOf) { m_barColor = std::move(colorOf); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_shareRole;
    ToneOf m_barTone;
    ColorOf m_barColor;
};

} // namespace natsight
