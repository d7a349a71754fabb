// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace natsight {

/// An icon of our own set (`:/icons/NAME.svg`, single stroke, `currentColor`), painted in the palette's text colour at
/// any size and scale, and repainted when the scheme changes. An unknown name gives an empty icon and a warning.
[[nodiscard]] QIcon icon(const QString &name);

/// The application icon.
[[nodiscard]] QIcon applicationIcon();

} // namespace natsight
