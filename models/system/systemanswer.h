// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/system/rafttypes.h"
#include "models/system/systemtypes.h"

#include <QByteArrayView>

#include <string_view>

namespace natsight {

// Readers of monitoring answers: foreign bytes, so wrong types, NaN, huge numbers, repeated and missing fields are told
// as warnings or leave the field unknown, and never end the program. Any thread.
// Bounds: an answer of 64 MiB, texts of 4 KiB, 100,000 entries of a list, 64 levels.

inline constexpr qsizetype maxSystemAnswerBytes = qsizetype { 64 } << 20;

[[nodiscard]] Result<ServerStats> readServerStats(QByteArrayView payload);
[[nodiscard]] Result<ServerVariables> readServerVariables(QByteArrayView payload);
[[nodiscard]] Result<ServerConnections> readServerConnections(QByteArrayView payload);
[[nodiscard]] Result<ServerRoutes> readServerRoutes(QByteArrayView payload);
[[nodiscard]] Result<ServerGateways> readServerGateways(QByteArrayView payload);
[[nodiscard]] Result<ServerLeafs> readServerLeafs(QByteArrayView payload);
[[nodiscard]] Result<ServerSubscriptions> readServerSubscriptions(QByteArrayView payload);
[[nodiscard]] Result<ServerJetStream> readServerJetStream(QByteArrayView payload);
/// JSZ with `accounts`, `streams` and `consumer`: at most 100,000 streams and consumers.
[[nodiscard]] Result<ServerJetStreamDetail> readServerJetStreamDetail(QByteArrayView payload);
/// RAFTZ: at most 100,000 groups of 64 peers.
[[nodiscard]] Result<ServerRaft> readServerRaft(QByteArrayView payload);
[[nodiscard]] Result<ServerAccounts> readServerAccounts(QByteArrayView payload);
[[nodiscard]] Result<ServerAccountNames> readServerAccountNames(QByteArrayView payload);
[[nodiscard]] Result<ServerHealth> readServerHealth(QByteArrayView payload);

/// Of which server an event tells: its envelope alone is read.
[[nodiscard]] Result<ServerIdentity> readServerIdentity(QByteArrayView payload);

/// The JSON text with the values of fields that hold secrets (`jwt`, `nonce`, `password`, …) replaced by a mark.
[[nodiscard]] QByteArray withoutSecrets(QByteArrayView json);

/// A duration as Go writes it (`1h2m3.5s`, `1.2ms`, `850µs`); -1 when it is none.
[[nodiscard]] qint64 goDurationNs(std::string_view text);

} // namespace natsight
