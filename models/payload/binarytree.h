// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/treetext.h"
#include "models/payload/treewriter.h"

#include <QByteArrayView>

#include <optional>

namespace natsight {

// MessagePack and CBOR as JSON. All pure, any thread; time and memory grow with the bytes at most linearly and the result is
// bounded, whatever is in them.
//
// What JSON has no place for: byte strings are base64 text; keys that are no text are the JSON text that they have; NaN and infinities are
// texts; `undefined` is null. MessagePack: a timestamp is text as of RFC 3339, another extension an object of `type` and `data` (base64).
// CBOR: what a tag marks stands without its tag, save for big integers, which are numbers.

/// Of bytes that are said to be MessagePack.
[[nodiscard]] TreeText messagePackTree(QByteArrayView bytes, const TreeLimits &limits = {});
/// Of bytes that are said to be CBOR (RFC 8949).
[[nodiscard]] TreeText cborTree(QByteArrayView bytes, const TreeLimits &limits = {});

/// Which of both the bytes are, and the tree: only where all of them are one list or map that is not empty, without a problem. Some lists
/// are both and count as MessagePack.
struct FoundTree {
    bool isCbor = false;
    TreeText tree;
};
[[nodiscard]] std::optional<FoundTree> findBinaryTree(QByteArrayView bytes, const TreeLimits &limits = {});

} // namespace natsight
