// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

class QPoint;
class QWidget;

namespace natsight {

// Tooltips of text that may be foreign. Qt reads a tooltip as rich text where it looks like that, so text goes in as markup of
// which nothing is markup: lines stay lines, long ones wrap. Models give plain text; the views' delegates do this.

/// For setToolTip(); the first 4,000 characters. Empty for an empty text.
[[nodiscard]] QString plainTip(const QString &text);
/// Shows it now, or hides what is shown where there is nothing to say.
void showPlainTip(const QPoint &globalPosition, const QString &text, QWidget *widget, const QRect &rect = {});

} // namespace natsight
