// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/treetext.h"
#include "models/payload/treewriter.h"

#include <functional>
#include <string_view>

namespace google::protobuf {
class Descriptor;
}

namespace natsight::protobuf {

using TypeFinder = std::function<const google::protobuf::Descriptor *(std::string_view name)>;

/// A message as JSON, straight from the bytes: what is not in them is not shown. Fields have the names of the schema and come in the
/// order of their numbers; those that the schema lacks have their number and are guessed as in wireTree(). 64-bit integers are exact
/// numbers, bytes base64, enums their name or else their number; timestamps, durations, wrappers, structs and Any are written as in the
/// JSON mapping of protocol buffers. `types` finds what is in an Any. Any thread; linear in bytes and JSON.
[[nodiscard]] TreeText messageTree(
    const google::protobuf::Descriptor &type, QByteArrayView bytes, const TypeFinder &types, const TreeLimits &limits);

/// Bytes that are said to be a message of which no schema is known: fields by their number. Numbers as their wire type has them: varints
/// are signed, those of fixed size floating-point where that makes a sensible number. What has a length is text where it is
/// printable, else a message where all of it reads as one, else text or base64.
[[nodiscard]] TreeText wireTree(QByteArrayView bytes, const TreeLimits &limits);

} // namespace natsight::protobuf
