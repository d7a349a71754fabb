// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/style.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGuiApplication>
#include <QMainWindow>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

namespace natsight {

namespace {

constexpr double radius = 5;

QColor blend(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

QColor lineOf(const QPalette &palette)
{
    return Theme::color(Tone::Line, palette);
}

void roundBox(QPainter *painter, const QRectF &rect, const QBrush &fill, const QColor &border, double width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(border.alpha() > 0 ? QPen(border, width) : QPen(Qt::NoPen));
    const double half = width / 2;
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
    painter->restore();
}

void chevron(QPainter *painter, const QRectF &rect, Qt::ArrowType type, const QColor &color, double size = 3.5)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(rect.center());
    if (type == Qt::UpArrow)
        painter->rotate(180);
    else if (type == Qt::LeftArrow)
        painter->rotate(90);
    else if (type == Qt::RightArrow)
        painter->rotate(-90);
    const QPointF points[] = { { -size, -size / 2 }, { 0, size / 2 }, { size, -size / 2 } };
    painter->drawPolyline(points, 3);
    painter->restore();
}

QColor inputBorder(const QStyleOption *option)
{
    if (option->state & QStyle::State_HasFocus && option->state & QStyle::State_Enabled)
        return Theme::color(Tone::Accent, option->palette);
    const QColor line = lineOf(option->palette);
    if (option->state & QStyle::State_MouseOver && option->state & QStyle::State_Enabled)
        return blend(line, option->palette.color(QPalette::Text), 0.3);
    return blend(line, option->palette.color(QPalette::Text), 0.08);
}

void inputFrame(const QStyleOption *option, QPainter *painter)
{
    const bool hasFocus = option->state & QStyle::State_HasFocus && option->state & QStyle::State_Enabled;
    roundBox(painter, option->rect, option->palette.brush(QPalette::Base), inputBorder(option), hasFocus ? 1.5 : 1);
}

enum class Fill { Plain, Primary, Danger };

Fill fillOf(const QWidget *widget)
{
    if (widget && widget->property("danger").toBool())
        return Fill::Danger;
    if (widget && widget->property("primary").toBool())
        return Fill::Primary;
    return Fill::Plain;
}

bool isDockTabBar(const QWidget *widget)
{
    return widget
        && (qobject_cast<const QMainWindow *>(widget->parentWidget()) || widget->property("pageTabs").toBool());
}

constexpr int arrowWidth = 14;

/// A button with words that opens a menu shows so by an arrow beside them; one with an icon alone (⋯) needs none.
bool hasOwnArrow(const QStyleOptionToolButton *button)
{
    return button->features & QStyleOptionToolButton::HasMenu
        && !(button->features & QStyleOptionToolButton::MenuButtonPopup)
        && button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
}

bool isItemView(const QWidget *widget)
{
    return qobject_cast<const QAbstractItemView *>(widget) != nullptr;
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QScrollBar *>(widget)
        || qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractSpinBox *>(widget)
        || qobject_cast<QTabBar *>(widget) || widget->inherits("QLineEdit"))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *tabs = qobject_cast<QTabBar *>(widget)) {
        tabs->setDrawBase(true);
        tabs->setElideMode(Qt::ElideMiddle);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return qobject_cast<const QComboBox *>(widget) ? 2 : 1;
    case PM_SplitterWidth:
    case PM_DockWidgetFrameWidth:
        return 1;
    case PM_DockWidgetSeparatorExtent:
        return 3;
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_ToolBarItemMargin:
        return 4;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarIconSize:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_TabBarTabHSpace:
        return isDockTabBar(widget) ? 24 : 20;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
        return 16;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuHMargin:
        return 0;
    case PM_MenuBarHMargin:
        return 4;
    case PM_MenuBarVMargin:
        return 2;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_TreeViewIndentation:
        return 16;
    case PM_HeaderMargin:
        return 6;
    case PM_HeaderMarkSize:
        return 10;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Theme::gap;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return Theme::inset;
    case PM_FocusFrameHMargin:
        // Also the space left and right of a cell's text.
        return isItemView(widget) || !widget ? 6 : 2;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_ItemView_PaintAlternatingRowColorsForEmptyArea:
        return 0;
    case SH_UnderlineShortcut:
        // Seen while they can be used.
        return (widget && widget->hasFocus()) || QGuiApplication::keyboardModifiers() & Qt::AltModifier;
    case SH_MenuBar_AltKeyNavigation:
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_MenuBar_MouseTracking:
    case SH_Splitter_OpaqueResize:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Table_GridLineColor:
        return option ? int(lineOf(option->palette).rgb()) : QProxyStyle::styleHint(hint, option, widget, returnData);
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton: {
        const QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        return { std::max(size.width() + 24, std::min(result.width(), size.width() + 24)),
            std::max(28, size.height() + 10) };
    }
    case CT_ToolButton: {
        QSize result = size + QSize(10, 10);
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            if (hasOwnArrow(button))
                result.rwidth() += arrowWidth;
        }
        return { result.width(), std::max(28, result.height()) };
    }
    case CT_LineEdit:
        return { size.width() + 12, std::max(28, size.height() + 8) };
    case CT_ComboBox:
        return { size.width() + 36, std::max(28, size.height() + 8) };
    case CT_SpinBox:
        return { size.width() + 22, std::max(28, size.height()) };
    case CT_HeaderSection: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        return { result.width() + 4, std::max(28, result.height()) };
    }
    case CT_MenuBarItem:
        return { size.width() + 18, std::max(26, size.height() + 6) };
    case CT_MenuItem: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(std::max(result.height(), 26));
        return result;
    }
    case CT_TabBarTab: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        return { result.width(), std::max(32, result.height()) };
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return QProxyStyle::subControlRect(control, option, subControl, widget);
        const bool isLying = bar->orientation == Qt::Horizontal;
        const int length = isLying ? bar->rect.width() : bar->rect.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int slider = length;
        if (range > 0) {
            slider = int(qint64(length) * bar->pageStep / (range + bar->pageStep));
            slider = std::clamp(slider, std::min(28, length), length);
        }
        const int start = sliderPositionFromValue(
            bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        const auto part = [&](int from, int to) {
            const QRect rect = isLying ? QRect(bar->rect.x() + from, bar->rect.y(), to - from, bar->rect.height())
                                       : QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), to - from);
            return visualRect(bar->direction, bar->rect, rect);
        };
        switch (subControl) {
        case SC_ScrollBarGroove:
            return bar->rect;
        case SC_ScrollBarSlider:
            return part(start, start + slider);
        case SC_ScrollBarSubPage:
            return part(0, start);
        case SC_ScrollBarAddPage:
            return part(start + slider, length);
        default:
            return {};
        }
    }
    if (control == CC_ComboBox) {
        const QRect &rect = option->rect;
        switch (subControl) {
        case SC_ComboBoxFrame:
        case SC_ComboBoxListBoxPopup:
            return rect;
        case SC_ComboBoxArrow:
            return visualRect(option->direction, rect, QRect(rect.right() - 23, rect.y(), 24, rect.height()));
        case SC_ComboBoxEditField:
            return visualRect(option->direction, rect, rect.adjusted(8, 2, -24, -2));
        default:
            break;
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return QProxyStyle::subElementRect(element, option, widget).adjusted(4, 0, -4, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton:
        return icon(QStringLiteral("close"));
    case SP_TitleBarNormalButton:
        return icon(QStringLiteral("copy")); // two windows: the dock leaves this one
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    const bool isEnabled = option->state & State_Enabled;
    switch (element) {
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            inputFrame(option, painter);
        else if (widget && !qobject_cast<const QAbstractSpinBox *>(widget->parentWidget())
            && !qobject_cast<const QComboBox *>(widget->parentWidget()))
            painter->fillRect(option->rect, palette.brush(QPalette::Base));
        return;
    }
    case PE_FrameLineEdit:
        inputFrame(option, painter);
        return;
    case PE_Frame:
        if (widget && widget->property("input").toBool()) {
            inputFrame(option, painter);
            return;
        }
        [[fallthrough]];
    case PE_FrameMenu:
    case PE_FrameDockWidget:
        painter->save();
        painter->setPen(lineOf(palette));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, palette.brush(QPalette::Base));
        return;
    case PE_FrameGroupBox:
    case PE_FrameStatusBarItem:
    case PE_IndicatorToolBarHandle:
        return;
    case PE_FrameTabWidget:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), lineOf(palette));
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, palette.brush(QPalette::Base));
        return;
    case PE_FrameTabBarBase: {
        const auto *base = qstyleoption_cast<const QStyleOptionTabBarBase *>(option);
        const QRect rect = base ? base->tabBarRect.united(option->rect) : option->rect;
        painter->fillRect(QRect(option->rect.left(), rect.bottom(), option->rect.width(), 1), lineOf(palette));
        return;
    }
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, palette.brush(QPalette::ToolTipBase));
        return;
    case PE_FrameFocusRect: {
        // Cells show the current row by its selection already; what is left needs a ring that is seen.
        if (isItemView(widget))
            return;
        if (qobject_cast<const QToolButton *>(widget)) {
            if (option->state & State_KeyboardFocusChange)
                roundBox(painter, widget->rect(), Qt::NoBrush, Theme::color(Tone::Accent, palette), 1.5);
            return;
        }
        roundBox(painter, option->rect, Qt::NoBrush, Theme::color(Tone::Accent, palette), 1.5);
        return;
    }
    case PE_PanelButtonCommand: {
        const Fill fill = fillOf(widget);
        const bool isDown = option->state & (State_Sunken | State_On);
        const bool isHover = option->state & State_MouseOver && isEnabled;
        const QColor text = palette.color(QPalette::Text);
        QColor body = palette.color(QPalette::Button);
        QColor border = blend(lineOf(palette), text, 0.08);
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && button->features & QStyleOptionButton::Flat) {
            border = Qt::transparent;
            body = isHover || isDown ? blend(palette.color(QPalette::Window), text, 0.08) : QColor(Qt::transparent);
        } else if (fill != Fill::Plain && isEnabled) {
            body = Theme::color(fill == Fill::Primary ? Tone::Accent : Tone::Bad, palette);
            border = body;
        }
        if (isDown)
            body = body.alpha() == 0 ? body : blend(body, text, 0.14);
        else if (isHover && body.alpha() > 0)
            body = blend(body, text, 0.05);
        roundBox(painter, option->rect, body, border);
        if (option->state & State_HasFocus && option->state & State_KeyboardFocusChange && isEnabled) {
            if (fill == Fill::Plain) {
                roundBox(painter, option->rect, Qt::NoBrush, Theme::color(Tone::Accent, palette), 1.5);
            } else {
                roundBox(painter, QRectF(option->rect).adjusted(2, 2, -2, -2), Qt::NoBrush, Theme::onAccent(palette));
            }
        }
        return;
    }
    case PE_PanelButtonTool: {
        const QColor text = palette.color(QPalette::Text);
        QColor body = Qt::transparent;
        if (option->state & (State_Sunken | State_On))
            body = blend(palette.color(QPalette::Window), text, 0.13);
        else if (option->state & State_MouseOver && isEnabled)
            body = blend(palette.color(QPalette::Window), text, 0.07);
        if (body.alpha() > 0)
            roundBox(painter, option->rect, body, Qt::transparent);
        return;
    }
    case PE_IndicatorBranch: {
        if (option->state & State_Children)
            chevron(painter, option->rect,
                option->state & State_Open                 ? Qt::DownArrow
                    : option->direction == Qt::RightToLeft ? Qt::LeftArrow
                                                           : Qt::RightArrow,
                Theme::color(Tone::Muted, palette), 3);
        return;
    }
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const Qt::ArrowType type = element == PE_IndicatorArrowDown ? Qt::DownArrow
            : element == PE_IndicatorArrowUp                        ? Qt::UpArrow
            : element == PE_IndicatorArrowLeft                      ? Qt::LeftArrow
                                                                    : Qt::RightArrow;
        chevron(painter, option->rect, type,
            palette.color(isEnabled ? QPalette::Normal : QPalette::Disabled, QPalette::Text));
        return;
    }
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header && header->sortIndicator != QStyleOptionHeader::None)
            chevron(painter, option->rect,
                header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow : Qt::DownArrow,
                Theme::color(Tone::Accent, palette), 3);
        return;
    }
    case PE_IndicatorTabClose: {
        if (option->state & State_MouseOver)
            roundBox(painter, option->rect, blend(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.12),
                Qt::transparent);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(Theme::color(option->state & State_MouseOver ? Tone::Text : Tone::Muted, palette), 1.2,
            Qt::SolidLine, Qt::RoundCap));
        const QPointF middle = QRectF(option->rect).center();
        painter->drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3));
        painter->drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3));
        painter->restore();
        return;
    }
    case PE_IndicatorToolBarSeparator: {
        const QRect rect = option->rect;
        if (option->state & State_Horizontal)
            painter->fillRect(QRect(rect.center().x(), rect.top() + 6, 1, rect.height() - 12), lineOf(palette));
        else
            painter->fillRect(QRect(rect.left() + 6, rect.center().y(), rect.width() - 12, 1), lineOf(palette));
        return;
    }
    case PE_IndicatorDockWidgetResizeHandle: {
        // A line in the middle of a strip that is wide enough to be caught.
        const QRect rect = option->rect;
        if (rect.width() < rect.height())
            painter->fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), lineOf(palette));
        else
            painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), lineOf(palette));
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorRadioButton: {
        const bool isOn = option->state & State_On;
        const bool isPartial = option->state & State_NoChange;
        const bool isRound = element == PE_IndicatorRadioButton;
        const QColor accent = isEnabled ? Theme::color(Tone::Accent, palette) : Theme::color(Tone::Idle, palette);
        QRectF box(0, 0, 15, 15);
        box.moveCenter(QRectF(option->rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool hasFocus = option->state & State_HasFocus && option->state & State_KeyboardFocusChange;
        const QColor edge = blend(lineOf(palette), palette.color(QPalette::Text), 0.4);
        painter->setPen(QPen(isOn || isPartial || hasFocus ? accent : edge, hasFocus ? 2 : 1));
        painter->setBrush(isOn || isPartial ? QBrush(accent) : palette.brush(QPalette::Base));
        const QRectF inner = box.adjusted(0.5, 0.5, -0.5, -0.5);
        painter->drawRoundedRect(inner, isRound ? 7.5 : 3.5, isRound ? 7.5 : 3.5);
        const QPointF middle = box.center();
        const QColor mark = Theme::onAccent(palette);
        if (isRound && isOn) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(mark);
            painter->drawEllipse(middle, 2.8, 2.8);
        } else if (isOn) {
            painter->setPen(QPen(mark, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QPointF tick[] = { middle + QPointF(-3.3, 0.2), middle + QPointF(-1, 2.6),
                middle + QPointF(3.4, -2.6) };
            painter->drawPolyline(tick, 3);
        } else if (isPartial) {
            painter->setPen(QPen(mark, 1.7, Qt::SolidLine, Qt::RoundCap));
            painter->drawLine(middle + QPointF(-3, 0), middle + QPointF(3, 0));
        }
        painter->restore();
        return;
    }
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (!item)
            break;
        if (element == PE_PanelItemViewItem && item->backgroundBrush.style() != Qt::NoBrush)
            painter->fillRect(item->rect, item->backgroundBrush);
        const QPalette::ColorGroup group = item->state & State_Active ? QPalette::Active : QPalette::Inactive;
        if (item->state & State_Selected) {
            painter->fillRect(item->rect, palette.brush(group, QPalette::Highlight));
            // The place in the explorer has an edge as well.
            if (element == PE_PanelItemViewRow && widget && widget->property("sidebar").toBool())
                painter->fillRect(QRect(item->rect.left(), item->rect.top(), 3, item->rect.height()),
                    Theme::color(Tone::Accent, palette));
        } else if (item->state & State_MouseOver && isEnabled && element == PE_PanelItemViewItem) {
            QColor hover = palette.color(QPalette::Text);
            hover.setAlphaF(0.05f);
            painter->fillRect(item->rect, hover);
        } else if (item->features & QStyleOptionViewItem::Alternate && element == PE_PanelItemViewRow) {
            painter->fillRect(item->rect, palette.brush(QPalette::AlternateBase));
        }
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: {
        painter->fillRect(option->rect, palette.brush(QPalette::Base));
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header && element == CE_HeaderSection && option->state & State_MouseOver && option->state & State_Enabled) {
            QColor hover = palette.color(QPalette::Text);
            hover.setAlphaF(0.04f);
            painter->fillRect(option->rect, hover);
            // Where a column ends is shown only while it can be dragged.
            painter->fillRect(
                QRect(option->rect.right(), option->rect.top() + 7, 1, option->rect.height() - 14), lineOf(palette));
        }
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), lineOf(palette));
        return;
    }
    case CE_HeaderLabel: {
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader calm = *header;
            calm.state &= ~State_On;
            calm.palette.setColor(QPalette::ButtonText, Theme::color(Tone::Muted, palette));
            QFont font = painter->font();
            font.setWeight(QFont::Medium);
            painter->save();
            painter->setFont(font);
            QProxyStyle::drawControl(element, &calm, painter, widget);
            painter->restore();
            return;
        }
        break;
    }
    case CE_TabBarTabShape: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (!tab)
            break;
        const bool isSelected = tab->state & State_Selected;
        const QRect rect = tab->rect;
        const QColor accent = Theme::color(Tone::Accent, palette);
        const QColor line = lineOf(palette);
        if (isDockTabBar(widget)) {
            if (isSelected) {
                painter->fillRect(rect, palette.brush(QPalette::Base));
                painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), accent);
            } else {
                painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line);
            }
            painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), line);
        } else {
            painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line);
            if (isSelected)
                painter->fillRect(QRect(rect.left() + 8, rect.bottom() - 1, rect.width() - 16, 2), accent);
        }
        if (!isSelected && tab->state & State_MouseOver && tab->state & State_Enabled) {
            QColor hover = palette.color(QPalette::Text);
            hover.setAlphaF(0.05f);
            painter->fillRect(rect, hover);
        }
        return;
    }
    case CE_TabBarTabLabel: {
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab label = *tab;
            const bool hasFocus = label.state & State_HasFocus && label.state & State_KeyboardFocusChange;
            label.state &= ~State_HasFocus;
            if (!(label.state & State_Selected) && label.state & State_Enabled) {
                for (const auto role : { QPalette::WindowText, QPalette::ButtonText, QPalette::Text })
                    label.palette.setColor(role, Theme::color(Tone::Muted, palette));
            }
            QProxyStyle::drawControl(element, &label, painter, widget);
            if (hasFocus)
                roundBox(painter, QRectF(tab->rect).adjusted(3, 4, -3, -4), Qt::NoBrush,
                    Theme::color(Tone::Accent, palette), 1.5);
            return;
        }
        break;
    }
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, palette.brush(QPalette::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), lineOf(palette));
        return;
    case CE_MenuBarItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            break;
        painter->fillRect(item->rect, palette.brush(QPalette::Window));
        const bool isOpen = item->state & State_Selected;
        if (isOpen)
            roundBox(painter, QRectF(item->rect).adjusted(1, 1, -1, -1), palette.brush(QPalette::Highlight),
                Qt::transparent);
        int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
        if (!proxy()->styleHint(SH_UnderlineShortcut, item, widget))
            flags |= Qt::TextHideMnemonic;
        drawItemText(
            painter, item->rect, flags, palette, item->state & State_Enabled, item->text, QPalette::WindowText);
        return;
    }
    case CE_ToolBar:
        painter->fillRect(option->rect, palette.brush(QPalette::Base));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), lineOf(palette));
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, lineOf(palette));
        return;
    case CE_DockWidgetTitle: {
        const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option);
        if (!dock)
            break;
        painter->fillRect(dock->rect, palette.brush(QPalette::Window));
        painter->fillRect(QRect(dock->rect.left(), dock->rect.bottom(), dock->rect.width(), 1), lineOf(palette));
        const QRect text = proxy()->subElementRect(SE_DockWidgetTitleBarText, option, widget).adjusted(8, 0, 0, 0);
        const QString title = dock->fontMetrics.elidedText(dock->title, Qt::ElideMiddle, text.width());
        drawItemText(painter, text, Qt::AlignLeft | Qt::AlignVCenter, palette, dock->state & State_Enabled, title,
            QPalette::WindowText);
        return;
    }
    case CE_PushButtonLabel: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && fillOf(widget) != Fill::Plain && button->state & State_Enabled) {
            QStyleOptionButton filled = *button;
            filled.palette.setColor(QPalette::ButtonText, Theme::onAccent(palette));
            QProxyStyle::drawControl(element, &filled, painter, widget);
            return;
        }
        break;
    }
    case CE_ProgressBarGroove:
        roundBox(painter, option->rect, blend(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.1),
            Qt::transparent);
        return;
    case CE_ProgressBarContents: {
        const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
        if (!bar)
            break;
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        QRectF rect = bar->rect;
        if (range > 0)
            rect.setWidth(rect.width() * double(qint64(bar->progress) - bar->minimum) / double(range));
        else
            rect.setWidth(rect.width() / 3);
        if (rect.width() >= 1)
            roundBox(painter, rect, Theme::color(Tone::Accent, palette), Qt::transparent);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (bar && bar->maximum > bar->minimum) {
            QRectF slider = proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget);
            const bool isActive = bar->activeSubControls & SC_ScrollBarSlider
                && bar->state & (State_MouseOver | State_Sunken);
            const double side = isActive ? 1 : 2.5;
            slider = bar->orientation == Qt::Horizontal ? slider.adjusted(2, side, -2, -side)
                                                        : slider.adjusted(side, 2, -side, -2);
            QColor color = palette.color(QPalette::Text);
            color.setAlphaF(isActive ? 0.45f : 0.22f);
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(color);
            const double round = std::min(slider.width(), slider.height()) / 2;
            painter->drawRoundedRect(slider, round, round);
            painter->restore();
        }
        return;
    }
    if (control == CC_ComboBox) {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (combo) {
            const bool isOpen = combo->state & State_On;
            QStyleOption frame = *combo;
            if (isOpen)
                frame.state |= State_HasFocus;
            if (combo->frame)
                inputFrame(&frame, painter);
            const QRect arrow = proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget);
            chevron(painter, arrow, Qt::DownArrow,
                palette.color(combo->state & State_Enabled ? QPalette::Normal : QPalette::Disabled, QPalette::Text));
            return;
        }
    }
    if (control == CC_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (button && button->features & QStyleOptionToolButton::HasMenu
            && !(button->features & QStyleOptionToolButton::MenuButtonPopup)) {
            QStyleOptionToolButton plain = *button;
            plain.features &= ~QStyleOptionToolButton::HasMenu;
            if (!hasOwnArrow(button)) {
                QProxyStyle::drawComplexControl(control, &plain, painter, widget);
                return;
            }
            if (!(button->state & State_AutoRaise) || button->state & (State_MouseOver | State_Sunken | State_On))
                proxy()->drawPrimitive(PE_PanelButtonTool, button, painter, widget);
            if (button->state & State_HasFocus)
                proxy()->drawPrimitive(PE_FrameFocusRect, button, painter, widget);
            plain.rect.adjust(0, 0, -arrowWidth, 0);
            proxy()->drawControl(CE_ToolButtonLabel, &plain, painter, widget);
            const QRect arrow(
                button->rect.right() - arrowWidth - 3, button->rect.top(), arrowWidth, button->rect.height());
            chevron(painter, visualRect(button->direction, button->rect, arrow), Qt::DownArrow,
                palette.color(button->state & State_Enabled ? QPalette::Normal : QPalette::Disabled, QPalette::Text),
                3);
            return;
        }
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        if (spin) {
            if (spin->frame)
                inputFrame(option, painter);
            if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
                const QRect up = proxy()->subControlRect(control, option, SC_SpinBoxUp, widget);
                const QRect down = proxy()->subControlRect(control, option, SC_SpinBoxDown, widget);
                const auto color = [&](QAbstractSpinBox::StepEnabledFlag flag) {
                    return Theme::color(
                        spin->stepEnabled & flag && spin->state & State_Enabled ? Tone::Text : Tone::Line, palette);
                };
                chevron(painter, up, Qt::UpArrow, color(QAbstractSpinBox::StepUpEnabled), 3);
                chevron(painter, down, Qt::DownArrow, color(QAbstractSpinBox::StepDownEnabled), 3);
            }
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace natsight
