// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/nats/message.h"
#include "models/services/servicetypes.h"

#include <QByteArrayView>

namespace natsight {

/// What `$SRV` is asked for (ADR-32).
enum class ServiceVerb { Ping, Info, Stats };

/// `PING`, `INFO`, `STATS`.
[[nodiscard]] QByteArray serviceVerbText(ServiceVerb verb);
/// `$SRV.VERB`, `$SRV.VERB.name`, `$SRV.VERB.name.id`. Empty when name or id cannot be a token of a subject.
[[nodiscard]] QByteArray serviceSubject(ServiceVerb verb, const QString &name = {}, const QString &id = {});

// Bounds of what is kept of one answer; what is over is cut, with a warning.
inline constexpr qsizetype maxServiceAnswerBytes = qsizetype { 16 } << 20; ///< more is not read at all
inline constexpr qsizetype maxServiceTextBytes = 4096; ///< name, version, description, an error, …
inline constexpr qsizetype maxServiceMetadataBytes = qsizetype { 64 } << 10; ///< keys and values of one answer together
inline constexpr qsizetype maxServiceDataBytes = qsizetype { 256 }
    << 10; ///< own statistics and unknown fields of one answer
inline constexpr qsizetype maxServiceEndpoints = 1000; ///< of one instance

/// Reads the answer to a verb from any bytes, tolerantly: a field that is missing or of another type has its default, a
/// number that is negative, NaN or a text counts as 0, unknown fields are kept, and each of these adds a sentence to the
/// instance's warnings. An error when it is no answer of an instance: no JSON object, no name, too large, or the
/// service's error headers. Never throws; depth 64 at most. Averages are not read: they are computed from counters. Any thread.
[[nodiscard]] Result<ServiceInstance> readServiceAnswer(
    ServiceVerb asked, QByteArrayView payload, const Headers &headers = {});

/// What INFO told before and STATS now (or the other way round) as one; warnings and unknown fields of the newer one.
[[nodiscard]] ServiceInstance mergedInstance(const ServiceInstance &before, ServiceInstance now);

} // namespace natsight
