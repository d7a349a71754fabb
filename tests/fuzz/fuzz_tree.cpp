// SPDX-License-Identifier: GPL-3.0-or-later
// MessagePack and CBOR from any bytes: what comes out is JSON, bounded, and tells where it broke.
#include "models/payload/binarytree.h"
#include "models/payload/jsonprinter.h"

#include "tests/fuzz/require.h"

using namespace natsight;

namespace {

void check(const TreeText &tree, qsizetype size, const TreeLimits &limits)
{
    require(tree.problem || tree.isCut || !tree.json.isEmpty());
    require(!tree.problem || (tree.problem->offset <= size && !tree.problem->text.isEmpty()));
    require(tree.json.size() <= 8 * (limits.maxJson + size) + 1'024);
    if (!tree.json.isEmpty()) {
        JsonPrinter printer(tree.json, {}, false);
        printer.run();
        require(!printer.hasError() && printer.documents() == 1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    TreeLimits small;
    small.maxDepth = 4;
    small.maxJson = 64;
    for (const TreeLimits &limits : { TreeLimits(), small }) {
        check(messagePackTree(bytes, limits), bytes.size(), limits);
        check(cborTree(bytes, limits), bytes.size(), limits);
        if (const auto found = findBinaryTree(bytes, limits))
            require(!found->tree.problem && (found->tree.json.startsWith('{') || found->tree.json.startsWith('[')));
    }
    return 0;
}
