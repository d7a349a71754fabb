// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace natsight {

/// NaN and Infinity, which are no JSON and some clients send, as null; nothing inside of texts changes. Null when there are none.
/// Pure, any thread.
[[nodiscard]] QByteArray jsonWithoutNan(QByteArrayView bytes);

} // namespace natsight
