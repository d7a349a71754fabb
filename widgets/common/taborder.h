// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace natsight {

/// Moves the focus inside `root` along its layouts, from left to right and from top to bottom, and from the end to the
/// beginning; what gets it is scrolled into view. For the focusNextPrevChild() of windows whose parts come and go: Qt's own
/// chain has what is made later at its end. False where nothing can have the focus. GUI thread.
bool moveFocus(QWidget *root, bool isNext);

} // namespace natsight
