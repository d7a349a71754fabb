// SPDX-License-Identifier: GPL-3.0-or-later
// Collections from any bytes: what is read is written and read again without a change.
#include "models/compose/collections.h"

#include "tests/fuzz/require.h"

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto read = readCollection(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (!read) {
        require(!read.error().message.isEmpty());
        return 0;
    }
    const QByteArray written = writeCollection(**read);
    const auto again = readCollection(written);
    require(again.has_value());
    require(writeCollection(**again) == written);
    return 0;
}
