// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <simdjson.h>

namespace natsight {

/// JSON that somebody else sent, parsed. For source files only: others need not know which parser reads.
/// One thread at a time. Bounds: nesting of 64; the bytes' length is for the caller to limit.
class ForeignJson
{
public:
    static constexpr std::size_t maxDepth = 64;

    /// Parses; elements of an earlier document are void from here on. Empty input is an error like any other.
    simdjson::error_code parse(QByteArrayView bytes);
    /// As parse(), but NaN and Infinity, which are no JSON and some clients send, are read as null; hadNan() tells of it.
    simdjson::error_code parseWithNan(QByteArrayView bytes);

    [[nodiscard]] const simdjson::dom::element &root() const { return m_root; }
    [[nodiscard]] bool hadNan() const { return m_hadNan; }

private:
    simdjson::dom::parser m_parser;
    simdjson::dom::element m_root;
    bool m_hadNan = false;
};

} // namespace natsight
