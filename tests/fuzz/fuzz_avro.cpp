// SPDX-License-Identifier: GPL-3.0-or-later
// A schema, a zero byte, a value of it; or a container. The schema is read or explained, and the tree is always JSON and bounded.
#include "models/payload/avrodecoder.h"
#include "models/payload/foreignjson.h"
#include "tests/fuzz/require.h"

using namespace natsight;

namespace {

constexpr TreeLimits limits { 40, 20'000 };

void check(const TreeText &tree, QByteArrayView bytes)
{
    ForeignJson json;
    require(json.parse(tree.json) == simdjson::SUCCESS);
    require(!tree.problem
        || (!tree.problem->text.isEmpty() && tree.problem->offset >= 0 && tree.problem->offset <= bytes.size()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    if (isAvroContainer(bytes)) {
        check(avroContainerTree(bytes, limits), bytes);
        return 0;
    }
    (void)avroObjectFingerprint(bytes);
    const qsizetype end = bytes.indexOf('\0');
    const QByteArrayView schema = end < 0 ? bytes : bytes.first(end);
    const QByteArrayView value = end < 0 ? QByteArrayView() : bytes.sliced(end + 1);
    const auto types = AvroTypes::fromText(schema);
    if (!types) {
        require(!types.error().message.isEmpty());
        return 0;
    }
    const AvroType &type = *(*types)->root();
    if (const auto form = avroCanonicalForm(type)) {
        // The canonical form is a schema again, and its own canonical form.
        const auto again = AvroTypes::fromText(*form);
        if (again)
            require(avroCanonicalForm(*(*again)->root()) == form);
    }
    const TreeText tree = avroTree(type, value, limits);
    require(tree.json.size() <= limits.maxJson + 7 * bytes.size() + 1'000);
    check(tree, value);
    return 0;
}
