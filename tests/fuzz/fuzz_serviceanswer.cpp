// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of services, and lists of connections, from any bytes: a value within its bounds or an error, and what was read is taken
// by everything that is made of it.
#include "models/services/servicebook.h"
#include "models/services/serviceclient.h"
#include "models/services/servicefilter.h"

#include "tests/fuzz/require.h"

#include <nlohmann/json.hpp>

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    ServiceBook book;
    quint64 round = 0;
    for (const auto verb : { ServiceVerb::Info, ServiceVerb::Stats, ServiceVerb::Stats, ServiceVerb::Ping }) {
        const auto read = readServiceAnswer(verb, bytes);
        require(read.has_value() || !read.error().message.isEmpty());
        if (!read)
            continue;
        require(!read->name.isEmpty() && read->name.size() <= maxServiceTextBytes);
        require(read->endpoints.size() <= maxServiceEndpoints);
        require(read->unknown.isEmpty()
            || nlohmann::json::parse(read->unknown.begin(), read->unknown.end(), nullptr, false).is_object());
        require(mergedInstance(*read, *read).endpoints.size() == read->endpoints.size());
        const QByteArray subject = serviceSubject(verb, read->name, read->id);
        require(subject.isEmpty() || (!subject.contains(' ') && !subject.contains('\n') && !subject.contains('\r')));
        book.take({ verb, ++round, static_cast<qint64>(round) * 1'000, std::chrono::nanoseconds(1), *read });
        book.settle(round, static_cast<qint64>(round) * 1'000);
        book.end(round, static_cast<qint64>(round) * 1'000);
        for (const InstanceRow &row : book.instances())
            (void)ServiceFilter(QStringLiteral("a orders.>")).matches(row);
        (void)book.endpoints(read->name);
        (void)book.findings();
    }
    InstanceConnections connections;
    const auto count = readInstanceConnections(bytes, connections);
    require(!count || static_cast<std::size_t>(*count) <= size);
    return 0;
}
