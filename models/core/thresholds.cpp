// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/thresholds.h"

#include "models/core/text.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

namespace natsight {

namespace {

constexpr auto thresholdCount = static_cast<std::size_t>(Threshold::count);

const std::array<ThresholdFacts, thresholdCount> &facts()
{
    static const std::array<ThresholdFacts, thresholdCount> all { {
        { QStringLiteral("consumers/quiet"), 30, 1, 86'400 },
        { QStringLiteral("consumers/grows"), 20, 1, 86'400 },
        { QStringLiteral("consumers/backlog"), 100, 1, 1e9 },
        { QStringLiteral("consumers/redeliveries"), 10, 0.1, 1e6 },
        { QStringLiteral("streams/originQuiet"), 30, 1, 86'400 },
        { QStringLiteral("streams/originLag"), 1'000, 1, 1e9 },
        { QStringLiteral("streams/full"), 95, 1, 100 },
        { QStringLiteral("account/use"), 85, 1, 100 },
        { QStringLiteral("servers/storage"), 90, 1, 100 },
        { QStringLiteral("servers/busy"), 90, 1, 100 },
        { QStringLiteral("servers/memory"), 90, 1, 100 },
        { QStringLiteral("servers/connections"), 90, 1, 100 },
        { QStringLiteral("servers/slowConsumers"), 1, 0.1, 1e6 },
        { QStringLiteral("servers/certificate"), 14, 0, 3'650 },
        { QStringLiteral("servers/clockSkew"), 1'000, 1, 86'400'000 },
        { QStringLiteral("servers/linkMissing"), 10, 0, 86'400 },
        { QStringLiteral("clients/reconnects"), 10, 2, 100'000 },
        { QStringLiteral("clients/signInErrors"), 3, 1, 100'000 },
        { QStringLiteral("clients/cutOff"), 1, 1, 100'000 },
        { QStringLiteral("services/errors"), 5, 1, 1e9 },
        { QStringLiteral("services/errorShare"), 1, 0, 100 },
        { QStringLiteral("services/slow"), 2, 1, 1'000 },
        { QStringLiteral("services/load"), 100, 2, 1e9 },
        { QStringLiteral("services/restarts"), 2, 1, 10'000 },
    } };
    return all;
}

/// NaN: the standard.
std::array<std::atomic<double>, thresholdCount> &chosen()
{
    static auto &values = *[] {
        auto *made = new std::array<std::atomic<double>, thresholdCount>;
        for (auto &one : *made)
            one.store(std::nan(""), std::memory_order_relaxed);
        return made;
    }();
    return values;
}

} // namespace

const QList<Threshold> &allThresholds()
{
    static const QList<Threshold> all = [] {
        QList<Threshold> made;
        for (std::size_t i = 0; i < thresholdCount; ++i)
            made << static_cast<Threshold>(i);
        return made;
    }();
    return all;
}

const ThresholdFacts &factsOf(Threshold which)
{
    return facts().at(static_cast<std::size_t>(which));
}

QString thresholdGroup(Threshold which)
{
    if (which <= Threshold::Redeliveries)
        return Text::tr("Consumers");
    if (which <= Threshold::AccountUse)
        return Text::tr("Streams and account");
    if (which <= Threshold::LinkMissing)
        return Text::tr("Servers");
    return which <= Threshold::CutOff ? Text::tr("Clients") : Text::tr("Services");
}

QString thresholdTitle(Threshold which)
{
    switch (which) {
    case Threshold::ConsumerQuiet:
        return Text::tr("Nobody takes messages that wait, for");
    case Threshold::ConsumerGrows:
        return Text::tr("More comes than is delivered, for");
    case Threshold::ConsumerBacklog:
        return Text::tr("…and at least so many wait");
    case Threshold::Redeliveries:
        return Text::tr("Redelivery storm, from");
    case Threshold::OriginQuiet:
        return Text::tr("Nothing is heard of the origin of a copy, for");
    case Threshold::OriginLag:
        return Text::tr("A mirror or source is behind by");
    case Threshold::StreamFull:
        return Text::tr("A stream that refuses when full is used to");
    case Threshold::AccountUse:
        return Text::tr("A limit of the account is used to");
    case Threshold::ServerStorage:
        return Text::tr("JetStream's storage is used to");
    case Threshold::ServerBusy:
        return Text::tr("Processors are busy to");
    case Threshold::ServerMemory:
        return Text::tr("Memory is used to");
    case Threshold::ServerConnections:
        return Text::tr("Possible connections are used to");
    case Threshold::SlowConsumers:
        return Text::tr("New slow consumers, from");
    case Threshold::Certificate:
        return Text::tr("A certificate expires within");
    case Threshold::ClockSkew:
        return Text::tr("Clocks are apart by");
    case Threshold::LinkMissing:
        return Text::tr("A configured route, gateway or leaf node is missing, for");
    case Threshold::Reconnects:
        return Text::tr("Reconnect storm of a client, from");
    case Threshold::SignInErrors:
        return Text::tr("Refused sign-ins of a client, from");
    case Threshold::CutOff:
        return Text::tr("A client was cut off as too slow, from");
    case Threshold::ServiceErrors:
        return Text::tr("An instance fails, from");
    case Threshold::ServiceErrorShare:
        return Text::tr("…and at least a part of");
    case Threshold::ServiceSlow:
        return Text::tr("An instance is slower than the others, from");
    case Threshold::ServiceLoad:
        return Text::tr("An instance gets no load while its group had");
    case Threshold::ServiceRestarts:
        return Text::tr("An instance restarts again and again, from");
    case Threshold::count:
        break;
    }
    return {};
}

QString thresholdUnit(Threshold which)
{
    switch (which) {
    case Threshold::ConsumerQuiet:
    case Threshold::ConsumerGrows:
    case Threshold::OriginQuiet:
    case Threshold::LinkMissing:
        return Text::tr(" s");
    case Threshold::ConsumerBacklog:
    case Threshold::OriginLag:
        return Text::tr(" messages");
    case Threshold::Redeliveries:
        return Text::tr(" per second");
    case Threshold::StreamFull:
    case Threshold::AccountUse:
    case Threshold::ServerStorage:
    case Threshold::ServerBusy:
    case Threshold::ServerMemory:
    case Threshold::ServerConnections:
    case Threshold::ServiceErrorShare:
        return Text::tr(" %");
    case Threshold::SlowConsumers:
    case Threshold::Reconnects:
        return Text::tr(" per minute");
    case Threshold::Certificate:
        return Text::tr(" days");
    case Threshold::ClockSkew:
        return Text::tr(" ms");
    case Threshold::SignInErrors:
    case Threshold::CutOff:
        return Text::tr(" in 5 minutes");
    case Threshold::ServiceErrors:
        return Text::tr(" errors in 5 minutes");
    case Threshold::ServiceSlow:
        return Text::tr(" times");
    case Threshold::ServiceLoad:
        return Text::tr(" requests");
    case Threshold::ServiceRestarts:
        return Text::tr(" restarts");
    case Threshold::count:
        break;
    }
    return {};
}

double threshold(Threshold which)
{
    const double value = chosen().at(static_cast<std::size_t>(which)).load(std::memory_order_relaxed);
    return std::isnan(value) ? factsOf(which).standard : value;
}

void setThreshold(Threshold which, double value)
{
    const ThresholdFacts &its = factsOf(which);
    chosen()
        .at(static_cast<std::size_t>(which))
        .store(std::isnan(value) ? value : std::clamp(value, its.least, its.most), std::memory_order_relaxed);
}

QString thresholdText(Threshold which)
{
    return QLocale().toString(threshold(which), 'g', 12);
}

} // namespace natsight
