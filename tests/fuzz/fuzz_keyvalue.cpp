// SPDX-License-Identifier: GPL-3.0-or-later
// Values of a bucket as they are edited, compared and merged, and what a stream answers to a write.
#include "models/jetstream/streampublish.h"
#include "models/payload/jsonchange.h"
#include "models/payload/textmerge.h"
#include "models/payload/valuecodec.h"

#include "tests/fuzz/require.h"

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto ack = readPublishAck(bytes);
    require(ack ? !ack->stream.isEmpty() : !ack.error().message.isEmpty());

    (void)detectValueFormat(bytes);
    for (const auto format :
        { ValueFormat::Json, ValueFormat::Text, ValueFormat::Hex, ValueFormat::MessagePack, ValueFormat::Cbor }) {
        const ValueText text = valueText(bytes, format);
        const auto back = valueBytes(text.text, format, text.isCompact);
        if (text.isEditable && text.isExact && back)
            require(*back == bytes);
        (void)formattedText(text.text, format);
    }
    // Three parts of one input, cut at its zeroes.
    const QList<QByteArray> parts = bytes.split('\0');
    const QByteArray base = parts.value(0);
    const QByteArray mine = parts.value(1);
    const QByteArray theirs = parts.value(2);
    require(changeSummary(base, mine).size() <= 160);
    (void)jsonChanges(base, mine);
    if (const auto merge = mergeJson(base, mine, theirs))
        require(valueBytes(QString::fromUtf8(merge->merged), ValueFormat::Json).has_value());
    if (size < 20'000) {
        const QString text = QString::fromUtf8(mine);
        require(mergeText(QString::fromUtf8(base), text, QString::fromUtf8(base)).text(false) == text);
    }
    return 0;
}
