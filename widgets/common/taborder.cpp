// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/taborder.h"

#include <QLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QWidget>

#include <algorithm>

namespace natsight {

namespace {

void collect(QWidget *widget, QList<QWidget *> &order);

void collect(QLayout *layout, QList<QWidget *> &order) // NOLINT(misc-no-recursion): as deep as the layouts
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (item->widget())
            collect(item->widget(), order);
        else if (item->layout())
            collect(item->layout(), order);
    }
}

void collect(QWidget *widget, QList<QWidget *> &order) // NOLINT(misc-no-recursion): as deep as the layouts
{
    while (widget->focusProxy())
        widget = widget->focusProxy();
    if (widget->focusPolicy() & Qt::TabFocus) {
        order << widget;
        return;
    }
    if (auto *area = qobject_cast<QScrollArea *>(widget)) {
        if (area->widget())
            collect(area->widget(), order);
    } else if (auto *splitter = qobject_cast<QSplitter *>(widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            collect(splitter->widget(i), order);
    } else if (widget->layout()) {
        collect(widget->layout(), order);
    }
}

} // namespace

bool moveFocus(QWidget *root, bool isNext)
{
    QList<QWidget *> order;
    collect(root, order);
    const QWidget *at = root->focusWidget();
    // What can't have the focus is passed over, except for the place where it is.
    order.removeIf([&](const QWidget *one) {
        return (!one->isVisibleTo(root) || !one->isEnabled()) && one != at && !one->isAncestorOf(at);
    });
    if (order.isEmpty())
        return false;
    const auto here = std::find_if(
        order.cbegin(), order.cend(), [at](const QWidget *one) { return one == at || one->isAncestorOf(at); });
    const qsizetype count = order.size();
    const qsizetype from = here != order.cend() ? here - order.cbegin() : isNext ? count - 1 : 0;
    QWidget *to = order.at((from + (isNext ? 1 : count - 1)) % count);
    to->setFocus(isNext ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    for (QWidget *parent = to->parentWidget(); parent && parent != root; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            area->ensureWidgetVisible(to);
    }
    return true;
}

} // namespace natsight
