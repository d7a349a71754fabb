// SPDX-License-Identifier: GPL-3.0-or-later
// Commands of the nats tool from any text, and message templates: what is read can be checked and rendered.
#include "models/compose/composecommand.h"

#include "tests/fuzz/require.h"

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const QString &text :
        { QString::fromUtf8(bytes), QString(QStringLiteral("nats pub ") + QString::fromUtf8(bytes)) }) {
        const auto read = readComposeCommand(text);
        if (!read) {
            require(!read.error().message.isEmpty());
            continue;
        }
        if (read->message.bodyFormat == ComposedMessage::Body::File) // no file of this machine is read
            continue;
        const auto prepared = prepareMessage(read->message, {}, {});
        if (!prepared || read->message.body.contains(u'{'))
            continue;
        // What can be sent comes back from its own command.
        const auto sent = prepared->render(1);
        if (!sent)
            continue;
        const auto again = readComposeCommand(composeCommand(read->message, *sent));
        require(again.has_value());
        require(again->message.mode == read->message.mode);
    }
    if (const auto made = MessageTemplate::compile(bytes); made && !bytes.contains("andom"))
        require(made->isConstant() || bytes.contains("{{"));
    return 0;
}
