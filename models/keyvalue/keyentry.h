// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/bucket.h"

namespace natsight {

/// What a revision did to its key.
enum class KeyOperation : quint8 {
    Put,
    Delete, ///< history kept
    Purge, ///< history gone
};

/// Why a marker is there when it was not a client that wrote it (2.11+).
enum class MarkerReason : quint8 { None, MaxAge, Purge, Remove, Other };

/// What the headers of a message in a bucket say. Unknown words count as a put, as every client has it.
struct KeyMeaning {
    KeyOperation operation = KeyOperation::Put;
    MarkerReason reason = MarkerReason::None;
    qint64 ttlNs = 0; ///< the message's own; 0 = none, -1 = never expires whatever the bucket says

    [[nodiscard]] static KeyMeaning ofHeaders(const Headers &headers);

    bool operator==(const KeyMeaning &) const = default;
};

/// One revision of a key.
struct KeyEntry {
    QByteArray key;
    quint64 revision = 0; ///< the stream's sequence
    qint64 timeNs = 0; ///< nanoseconds since the epoch
    KeyMeaning meaning;
    Headers headers;
    QByteArray value;

    /// None when the message is not in the bucket.
    [[nodiscard]] static std::optional<KeyEntry> ofMessage(const Bucket &bucket, StoredMessage message);
    [[nodiscard]] bool isDeleted() const { return meaning.operation != KeyOperation::Put; }
    /// When it goes by its own TTL or the bucket's; 0 = it stays. Nanoseconds since the epoch.
    [[nodiscard]] qint64 expiresNs(const Bucket &bucket) const;
};

/// A `Nats-TTL` header: whole seconds or a duration of Go's (`1h30m`); `never` is -1. 0 when it is none of these.
[[nodiscard]] qint64 ttlFromHeader(QByteArrayView text);

} // namespace natsight
