// SPDX-License-Identifier: GPL-3.0-or-later
// Server addresses and links from any text: what is read is written and read again without a change, and no error
// repeats a password.
#include "models/core/link.h"
#include "models/nats/serverurl.h"

#include "tests/fuzz/require.h"

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QString text = QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));

    if (const auto url = ServerUrl::parse(text)) {
        require(!url->host.isEmpty() && url->port > 0);
        const QString shown = url->toString();
        require(!shown.contains(u'@') || url->host.contains(u'@'));
        const auto again = ServerUrl::parse(shown);
        require(again && again->host == url->host && again->port == url->port && again->isTls == url->isTls);
        require(again->user.isEmpty() && again->password.isEmpty() && again->token.isEmpty());
    } else {
        require(!url.error().message.isEmpty());
    }

    const QString secret = QStringLiteral("s3cr3ts3cr3t");
    const QString before = QStringLiteral("nats://user:") + secret;
    for (const QString &whole : { QString(before + u'@' + text), QString(before + text + QStringLiteral("@host")) }) {
        const auto url = ServerUrl::parse(whole);
        require(!(url ? url->toString() : url.error().text()).contains(secret));
    }

    if (const auto list = ServerUrl::parseList(text))
        require(!list->isEmpty() && list->size() <= text.count(u',') + 1);

    if (const auto link = Link::parse(text)) {
        require(!link->kind.isEmpty() && link->isShort() == link->context.isEmpty());
        const QString shown = link->toString();
        if (shown.size() <= 4096) { // the longest that is read
            const auto again = Link::parse(shown);
            require(again && *again == *link && again->toString() == shown);
        }
    } else {
        require(!link.error().message.isEmpty());
    }
    return 0;
}
