// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/treetext.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace natsight::protobuf {

/// How the value of a field stands in the bytes (wire types 0 to 5 of the protocol buffers encoding).
enum class Wire { Varint, Fixed64, Bytes, Group, GroupEnd, Fixed32 };

/// One field as it stands in the bytes. The view dies with the payload.
struct WireField {
    quint32 number = 0;
    Wire wire = Wire::Varint;
    quint64 value = 0; ///< of numbers
    QByteArrayView bytes; ///< of length-delimited fields and groups, whose end mark is not in it
    bool isShort = false; ///< the payload ends before the field does
};

/// The fields of one message in their order, until there are no more or something is wrong.
struct WireFields {
    std::vector<WireField> fields;
    std::optional<TreeText::Problem> problem; ///< its offset is one of the payload
    bool isCut = false; ///< there are more
};

/// Reads bytes, which are a part of `payload`, as a message. Linear in them; at most 200,000 fields, groups at most 64 levels deep. Any
/// thread.
[[nodiscard]] WireFields readWire(QByteArrayView message, QByteArrayView payload);

/// One number of so many packed ones; takes it off `bytes`. None when they end before it does.
[[nodiscard]] std::optional<quint64> takePacked(QByteArrayView &bytes, Wire wire);

} // namespace natsight::protobuf
