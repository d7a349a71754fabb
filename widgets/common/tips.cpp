// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/tips.h"

#include <QToolTip>

namespace natsight {

QString plainTip(const QString &text)
{
    constexpr qsizetype most = 4'000;
    if (text.isEmpty())
        return {};
    return QString(QLatin1String("<span style='white-space:pre-wrap'>") + text.left(most).toHtmlEscaped()
        + QLatin1String("</span>"));
}

void showPlainTip(const QPoint &globalPosition, const QString &text, QWidget *widget, const QRect &rect)
{
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPosition, plainTip(text), widget, rect);
}

} // namespace natsight
