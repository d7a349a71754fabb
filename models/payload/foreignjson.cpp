// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/foreignjson.h"

#include "models/payload/jsonnan.h"

#include <algorithm>

namespace natsight {

simdjson::error_code ForeignJson::parse(QByteArrayView bytes)
{
    m_hadNan = false;
    if (bytes.isEmpty()) // the parser copies from the pointer whatever the length, and that may be null
        return simdjson::EMPTY;
    const auto size = static_cast<std::size_t>(bytes.size());
    const auto problem = m_parser.allocate(std::max<std::size_t>(size, 32), maxDepth);
    return problem == simdjson::SUCCESS ? m_parser.parse(bytes.data(), size).get(m_root) : problem;
}

simdjson::error_code ForeignJson::parseWithNan(QByteArrayView bytes)
{
    const auto problem = parse(bytes);
    if (problem == simdjson::SUCCESS)
        return problem;
    const QByteArray repaired = jsonWithoutNan(bytes);
    if (repaired.isNull() || parse(repaired) != simdjson::SUCCESS)
        return problem;
    m_hadNan = true;
    return simdjson::SUCCESS;
}

} // namespace natsight
