// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace natsight {

/// In which form the bytes of a value are edited.
// gcc takes the scoped name for one that hides natsight::Json.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class ValueFormat {
    Json,
    Text, ///< UTF-8
    Hex,
    MessagePack, ///< as JSON
    Cbor, ///< as JSON
};
#pragma GCC diagnostic pop

/// A value as a text that can be edited.
struct ValueText {
    ValueFormat format = ValueFormat::Text;
    QString text;
    /// The value has no white space between its tokens. It is shown with a value on each line and stored without again.
    bool isCompact = false;
    /// Writing the text back unchanged gives the same bytes.
    bool isExact = true;
    bool isEditable = true;
    QString note; ///< why it is not exact or cannot be edited, or in what it is packed: a sentence; else empty
};

/// Bytes that are edited at most; larger values are shown by their beginning, and changed by a file.
inline constexpr qsizetype maxEditedBytes = qsizetype { 2 } << 20;

// All pure, any thread; time and memory grow with the value at most linearly, whatever is in it.

/// What the bytes look like. Binary is MessagePack or CBOR only where all of it is one map or list of these.
[[nodiscard]] ValueFormat detectValueFormat(QByteArrayView bytes);
[[nodiscard]] QString valueFormatName(ValueFormat format);

/// For editing. The format stays the one that was asked for, also when the bytes do not have it: `note` tells.
[[nodiscard]] ValueText valueText(QByteArrayView bytes, ValueFormat format);

/// The bytes that a text stands for. An error where it is none of the format's; its words name the place.
[[nodiscard]] Result<QByteArray> valueBytes(const QString &text, ValueFormat format, bool isCompact = false);

/// Nicely laid out: JSON with one value on each line, hex in rows. An error as with valueBytes().
[[nodiscard]] Result<QString> formattedText(const QString &text, ValueFormat format);

/// `per_minute 600 → 900, + regions`: what a revision changed, in one line of at most `maxChars`.
[[nodiscard]] QString changeSummary(QByteArrayView before, QByteArrayView after, qsizetype maxChars = 160);

} // namespace natsight

Q_DECLARE_METATYPE(natsight::ValueFormat)
