// SPDX-License-Identifier: GPL-3.0-or-later
// A message from any bytes, the first of which chooses a type or none: its tree is always JSON, bounded, and says where it breaks.
#include "models/payload/foreignjson.h"
#include "models/payload/protobufdecoder.h"
#include "models/payload/protobufschemas.h"
#include "tests/fuzz/require.h"

using namespace natsight;

namespace {

const ProtobufSchemas &schemas()
{
    static const auto read = [] {
        SchemaReport report;
        auto made = ProtobufSchemas::load(
            findSchemaFiles({ QStringLiteral(NATSIGHT_SCHEMAS "/shop.desc") }, report), report);
        require(report.problems.isEmpty());
        return made;
    }();
    return *read;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    const TreeLimits limits { 40, 20'000 };
    TreeText tree;
    switch (data[0] % 4) {
    case 0:
        tree = protobuf::wireTree(bytes, limits);
        break;
    case 1:
        tree = *schemas().decode(QStringLiteral("shop.Order"), bytes, limits);
        break;
    case 2:
        tree = *schemas().decode(QStringLiteral("shop.Event"), bytes, limits);
        break;
    default:
        tree = *schemas().decode(QStringLiteral("legacy.Report"), bytes, limits);
    }
    ForeignJson json;
    require(json.parse(tree.json) == simdjson::SUCCESS);
    // One more text than the limit allows, of which each byte may take six.
    require(tree.json.size() <= limits.maxJson + 7 * bytes.size() + 1'000);
    require(!tree.problem
        || (!tree.problem->text.isEmpty() && tree.problem->offset >= 0 && tree.problem->offset <= bytes.size()));
    return 0;
}
