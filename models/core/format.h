// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

class QLocale;

namespace natsight::format {

// Numbers, times and bytes as every page shows them. Unknown (NaN, negative where impossible) is an en dash.
// All take the locale of the moment from QLocale(); usable from any thread.

/// Unknown value.
[[nodiscard]] QString unknown();

/// Whole number grouped by the locale: `1,204,331`.
[[nodiscard]] QString count(quint64 value);

/// Three significant digits with an SI prefix: `12.4 k`, `998`, `1.20 M`.
[[nodiscard]] QString compact(double value);

/// Messages per second: `12.4 k/s`.
[[nodiscard]] QString rate(double perSecond);

/// Binary bytes: `257 B`, `1.9 MiB`.
[[nodiscard]] QString bytes(double value);

/// Bytes per second: `3.1 MiB/s`.
[[nodiscard]] QString byteRate(double perSecond);

/// `850 µs`, `1.2 ms`, `4.0 s`, `4 m 12 s`, `3 d 4 h`.
[[nodiscard]] QString duration(std::chrono::nanoseconds value);

/// Local time `14:03:22.104`, with the date before it when it is not today. Nanoseconds since the epoch.
[[nodiscard]] QString time(qint64 unixNs);

/// Local time to the microsecond with date and zone, for tooltips and copies.
[[nodiscard]] QString exactTime(qint64 unixNs);

/// `now`, `12 s ago`, `4 m ago`.
[[nodiscard]] QString ago(std::chrono::nanoseconds age);

/// Bytes as one line of text: UTF-8 where it is, control characters and broken bytes made visible, at most `maxChars`.
[[nodiscard]] QString preview(QByteArrayView bytes, qsizetype maxChars = 200);

} // namespace natsight::format
