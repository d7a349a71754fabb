// SPDX-License-Identifier: GPL-3.0-or-later
// What a server tells of a traced message, from any bytes: a value within its bounds or an error, and a tree without circles.
#include "models/system/messagetrace.h"
#include "models/system/tracemodel.h"

#include "tests/fuzz/require.h"

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto event = readTraceEvent({ data, static_cast<qsizetype>(size) });
    require(event.has_value() || !event.error().message.isEmpty());
    if (!event)
        return 0;
    require(!event->server.id.isEmpty() && !event->server.name.isEmpty());
    require(event->steps.size() <= 20'000 && event->hops >= 0 && event->hops <= MessageTrace::maxEvents);
    // One that was told of another way, as its child, and a second time.
    TraceEvent other = *event;
    other.server.id += u'x';
    other.hop = event->hop.isEmpty() ? QStringLiteral("1") : event->hop + QStringLiteral(".1");
    const MessageTrace trace = traceOf({ other, *event, *event });
    require(trace.hops.size() <= 2 && trace.missing.size() <= MessageTrace::maxEvents);
    for (qsizetype i = 0; i < trace.hops.size(); ++i)
        require(trace.hops.at(i).parent < i);
    TraceModel model;
    model.setTrace(trace);
    for (int row = 0; row < model.rowCount(); ++row) {
        require(!model.index(row, 0).data().toString().isEmpty());
        (void)model.index(row, 0).data(Qt::AccessibleTextRole);
    }
    for (const TraceStep &step : event->steps) {
        require(!traceStepKind(step).isEmpty());
        (void)traceStepWords(step);
    }
    require(!traceWords(trace).isEmpty());
    require(traceMissingWords(trace).isEmpty() == trace.missing.isEmpty());
    return 0;
}
