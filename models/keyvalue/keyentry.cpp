// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyentry.h"

#include "models/core/quantity.h"

#include <algorithm>
#include <chrono>

namespace natsight {

qint64 ttlFromHeader(QByteArrayView text)
{
    const QString typed = QString::fromLatin1(text.trimmed());
    if (typed.compare(QLatin1String("never"), Qt::CaseInsensitive) == 0)
        return -1;
    bool isNumber = false;
    const qint64 seconds = typed.toLongLong(&isNumber);
    if (isNumber) {
        constexpr qint64 most = std::chrono::nanoseconds::max().count() / 1'000'000'000;
        return std::clamp<qint64>(seconds, 0, most) * 1'000'000'000;
    }
    const std::optional<std::chrono::nanoseconds> duration = durationFromText(typed);
    return duration ? duration->count() : 0;
}

KeyMeaning KeyMeaning::ofHeaders(const Headers &headers)
{
    KeyMeaning meaning;
    for (const auto &[name, value] : headers) {
        if (name == "KV-Operation") {
            if (value == "DEL")
                meaning.operation = KeyOperation::Delete;
            else if (value == "PURGE")
                meaning.operation = KeyOperation::Purge;
        } else if (name == "Nats-Marker-Reason") {
            meaning.reason = value == "MaxAge" ? MarkerReason::MaxAge
                : value == "Purge"             ? MarkerReason::Purge
                : value == "Remove"            ? MarkerReason::Remove
                                               : MarkerReason::Other;
        } else if (name == "Nats-TTL") {
            meaning.ttlNs = ttlFromHeader(value);
        }
    }
    // A marker has no operation of its own: what it stands for is gone either way (ADR-48).
    if (meaning.operation == KeyOperation::Put) {
        if (meaning.reason == MarkerReason::MaxAge || meaning.reason == MarkerReason::Purge)
            meaning.operation = KeyOperation::Purge;
        else if (meaning.reason == MarkerReason::Remove)
            meaning.operation = KeyOperation::Delete;
    }
    return meaning;
}

std::optional<KeyEntry> KeyEntry::ofMessage(const Bucket &bucket, StoredMessage message)
{
    KeyEntry entry;
    entry.key = bucket.keyOf(message.subject);
    if (entry.key.isNull())
        return std::nullopt;
    entry.revision = message.sequence;
    entry.timeNs = message.timeNs;
    entry.meaning = KeyMeaning::ofHeaders(message.headers);
    entry.headers = std::move(message.headers);
    entry.value = std::move(message.payload);
    return entry;
}

qint64 KeyEntry::expiresNs(const Bucket &bucket) const
{
    if (meaning.ttlNs < 0)
        return 0;
    const qint64 ttl = meaning.ttlNs > 0 && bucket.ttlNs > 0 ? std::min(meaning.ttlNs, bucket.ttlNs)
        : meaning.ttlNs > 0                                  ? meaning.ttlNs
                                                             : bucket.ttlNs;
    return ttl > 0 ? timeNs + ttl : 0;
}

} // namespace natsight
