// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a file of captured messages, from any bytes; what is read is written and read the same.
#include "models/core/bytes.h"
#include "models/payload/messagelinereader.h"
#include "models/payload/messagelines.h"

#include "tests/fuzz/require.h"

using namespace natsight;

namespace {

QByteArray lineOf(MessageLines::Format format, const ReadMessage &read)
{
    MessageLines lines(format);
    QByteArray text;
    lines.append(text, { read.sequence, read.timeNs, read.subject, read.reply, read.headers, read.payload });
    require(text.endsWith('\n') && text.indexOf('\n') == text.size() - 1);
    text.chop(1);
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static MessageLineReader reader;
    static MessageLineReader other;
    const auto read = reader.read(QByteArrayView(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!read) {
        require(!read.error().message.isEmpty());
        return 0;
    }
    for (const auto format : { MessageLines::Format::Ndjson, MessageLines::Format::NdjsonValues }) {
        const QByteArray line = lineOf(format, *read);
        const auto again = other.read(line);
        require(again && again->sequence == read->sequence && again->timeNs == read->timeNs
            && again->subject == read->subject && again->reply == read->reply && again->payload == read->payload
            && again->headers.size() == read->headers.size());
        require(lineOf(format, *again) == line);
    }
    return 0;
}
