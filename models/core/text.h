// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace natsight {

/// `Text::tr("…")`: translated texts of code outside of QObject classes, which have a tr() of their own. Any thread.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(natsight::Text)
};

} // namespace natsight
