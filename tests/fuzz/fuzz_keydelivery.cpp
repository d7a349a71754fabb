// SPDX-License-Identifier: GPL-3.0-or-later
// What the consumer of a bucket sends, and fields of values, from any bytes. The first lines are subject and reply, the rest is
// headers and, taken whole, a value.
#include "models/keyvalue/keydelivery.h"
#include "models/keyvalue/keyvalues.h"

#include "tests/fuzz/require.h"

#include <string_view>

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const std::size_t first = std::min(text.find('\n'), size);
    const std::size_t second = std::min(text.find('\n', std::min(first + 1, size)), size);
    IncomingMessage message;
    message.subject = text.substr(0, first);
    if (first < size)
        message.reply = text.substr(first + 1, second - first - 1);
    if (second < size)
        message.headers = text.substr(second + 1);
    message.payload = text;
    const KeyDelivery delivery = KeyDelivery::read(message, "$KV.b.");
    if (delivery.kind == KeyDelivery::Kind::Key) {
        require(!delivery.key.empty() && message.subject.size() == delivery.key.size() + 6);
        require(delivery.facts.revision > 0 && delivery.consumerSequence > 0 && delivery.facts.size >= 0);
        KeyStore store;
        quint32 id = KeyStore::none;
        require(store.take(delivery.key, delivery.facts, id) == KeyStore::Taken::Added);
        require(store.key(id) == delivery.key && store.facts(id).isDeleted() == delivery.facts.isDeleted());
        require(store.take(delivery.key, delivery.facts, id) == KeyStore::Taken::Older);
    }
    require(delivery.kind != KeyDelivery::Kind::FlowControl || !delivery.answerTo.empty());
    const auto half = text.substr(0, size / 2);
    const auto rest = text.substr(size / 2);
    require(compareKeys(half, rest) == -compareKeys(rest, half) && compareKeys(text, text) == 0);
    require((compareKeys(half, rest) == 0) == (half == rest));
    const QString field = jsonField(QByteArrayView(data, static_cast<qsizetype>(size)), QStringLiteral("a.0"));
    require(field.size() <= 1'000);
    return 0;
}
