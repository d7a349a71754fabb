// SPDX-License-Identifier: GPL-3.0-or-later
// Lines and names of files that keys are read from, from any bytes.
#include "models/keyvalue/keybulk.h"

#include "tests/fuzz/require.h"

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (size > 0 && size < 10'000)
        require(keyOfPath(keyPath(bytes)) == bytes);
    const QString path = QString::fromUtf8(bytes);
    if (const QByteArray key = keyOfPath(path); !key.isNull())
        require(keyPath(key) == path);
    const auto line = keyLineFrom(bytes);
    if (!line)
        return 0;
    const KeptHeaders kept = keptHeaders(line->headers, true);
    require(kept.headers.size() <= line->headers.size());
    KeyEntry entry;
    entry.key = line->key;
    entry.value = line->value;
    entry.revision = line->revision;
    entry.headers = line->headers;
    const auto again = keyLineFrom(lineOf(entry));
    require(again && again->key == line->key && again->value == line->value && again->revision == line->revision
        && again->headers.size() == line->headers.size());
    return 0;
}
