// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/message.h"

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct __natsMsg;

namespace natsight {

/// Reads the headers of messages as they stand on the wire: every line, in order, an inline status first as `Status` and
/// `Description`.
///
/// What it gave is valid until its next call, and not longer than the bytes it read. Any thread, one at a time.
/// A folded line is joined to the one before with a space. A line without a colon is a name without a value: what a server let
/// pass is shown, not dropped.
class HeaderReader
{
public:
    /// The headers of a received message that the library has not parsed yet; see docs/decisions/0007.
    [[nodiscard]] std::span<const HeaderView> read(__natsMsg *message);

    /// A block from `NATS/1.0` to the empty line; nothing when it does not begin so.
    [[nodiscard]] std::span<const HeaderView> read(std::string_view block);

private:
    void readByLibrary(__natsMsg *message);

    std::vector<HeaderView> m_headers;
    std::deque<std::string> m_owned; ///< values that stand nowhere as they are
};

} // namespace natsight
