// SPDX-License-Identifier: GPL-3.0-or-later
// The first line of a server, or of what is none.
#include "models/nats/serverprobe.h"

#include "tests/fuzz/require.h"

using namespace natsight;

namespace {

void read(QByteArrayView line)
{
    const auto greeting = parseGreeting(line);
    if (greeting) {
        require(line.startsWith("INFO "));
        require(greeting->maxPayload >= 0 && greeting->apiLevel >= 0 && greeting->connectUrls.size() <= 256);
    } else {
        require(greeting.error().kind == Error::Kind::Protocol);
        require(!greeting.error().message.isEmpty() && greeting.error().details.size() <= 360);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    read(bytes);
    const QByteArray line = "INFO " + bytes.toByteArray();
    read(line);
    return 0;
}
