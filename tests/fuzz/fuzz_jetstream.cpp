// SPDX-License-Identifier: GPL-3.0-or-later
// JetStream answers from any bytes: a value or an error, never a crash; a configuration that was read survives being
// written and read again, and everything made from the table of fields takes it.
#include "models/jetstream/configfields.h"
#include "models/jetstream/jetstreamtypes.h"
#include "models/nats/session.h"

#include <nlohmann/json.hpp>

#include <cstdlib>

using namespace natsight;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

template<typename T>
void requireValueOrWords(const Result<T> &result)
{
    require(result.has_value() || !result.error().message.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto stream = readStreamInfo(bytes);
    requireValueOrWords(stream);
    require(!stream || (stream->info.config && !stream->info.name.isEmpty()));
    const auto consumer = readConsumerInfo(bytes);
    requireValueOrWords(consumer);
    require(!consumer || consumer->config);
    requireValueOrWords(readAccountInfo(bytes));
    requireValueOrWords(readStreamList(bytes));
    requireValueOrWords(readStreamNames(bytes));
    requireValueOrWords(readConsumerList(bytes));
    requireValueOrWords(readConsumerNames(bytes));
    requireValueOrWords(readStoredMessage(bytes));
    requireValueOrWords(readPauseState(bytes));
    requireValueOrWords(readConsumerReset(bytes));
    requireValueOrWords(readPlainAnswer(bytes));
    const auto time = timeFromJson(bytes);
    require(timeFromJson(timeToJson(time)) == time);

    const auto config = readConfig(bytes);
    requireValueOrWords(config);
    if (config && size < 20'000) {
        const auto again = readConfig(configText(**config));
        require(again.has_value() && **again == **config);
        ServerInfo server;
        server.version = QStringLiteral("2.12.0");
        for (const auto what : { ConfigOf::Stream, ConfigOf::Consumer }) {
            (void)validateConfig(what, **config, server);
            require(configDifferences(what, **config, **config).isEmpty());
            require(notApplied(what, **config, **config).isEmpty());
            require(impossibleChanges(what, **config, **config, server).isEmpty());
            (void)configDifferences(what, Json::object(), **config);
            (void)clonedConfig(what, **config, QStringLiteral("COPY"));
            (void)natsAddCommand(what, **config, QStringLiteral("STREAM"));
            (void)natsEditCommand(what, Json::object(), **config, QStringLiteral("STREAM"));
        }
    }
    return 0;
}
