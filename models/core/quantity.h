// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace natsight {

// Sizes, lengths of time and numbers as people type them, and the same texts back, exact to the byte and nanosecond: what
// `…Text()` writes, `…FromText()` reads as the same value. Any thread.

/// `1 GiB`, `1.5g`, `500 kB`, `1024`. All units are binary, as in servers' configuration files and the `nats` tool (`1GB` is
/// 1 GiB). None when it is no size, is negative or has no place in 63 bits.
[[nodiscard]] std::optional<qint64> bytesFromText(const QString &typed);
/// In the largest unit that leaves a whole number: `1 GiB`, `1536 MiB`, `1000 B`.
[[nodiscard]] QString bytesText(qint64 bytes);

/// `4h`, `1h30m`, `1 d 12 h`, `1.5s`, `250ms`; units d, h, m, s, ms, us (µs) and ns. A number needs its unit, save for 0.
[[nodiscard]] std::optional<std::chrono::nanoseconds> durationFromText(const QString &typed);
/// `1d 12h`, `250ms`.
[[nodiscard]] QString durationText(std::chrono::nanoseconds value);

/// A whole number, with whatever people group its digits with: `1,000`, `1 000`, `1_000`.
[[nodiscard]] std::optional<qint64> integerFromText(const QString &typed);
[[nodiscard]] std::optional<quint64> unsignedFromText(const QString &typed);

} // namespace natsight
