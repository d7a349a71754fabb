// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/bucket.h"

#include "models/core/text.h"
#include "models/jetstream/streamorigins.h"

#include <algorithm>

namespace natsight {

namespace {

constexpr QLatin1String streamPrefix("KV_");
constexpr qsizetype longestName = 255 - 3; // of a stream's name, which begins with the prefix

bool isNameCharacter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9') || character == '_' || character == '-';
}

bool isKeyCharacter(char character)
{
    return isNameCharacter(character) || character == '/' || character == '=' || character == '.';
}

/// `$KV.config.` for `KV_config`.
QByteArray prefixOf(const QString &stream)
{
    const QString bucket = Bucket::isBucketStream(stream) ? stream.mid(streamPrefix.size()) : stream;
    return "$KV." + bucket.toUtf8() + '.';
}

/// What stands before `>` in a subject, or empty.
QByteArray beforeWildcard(const QString &subject)
{
    return subject.endsWith(QLatin1String(".>")) ? subject.chopped(1).toUtf8() : QByteArray();
}

/// The subjects that a mirror's messages have: its origin's, unless it renames them.
QByteArray mirrorPrefix(const StreamOrigin &origin)
{
    if (origin.transforms.size() == 1) {
        const QByteArray renamed = beforeWildcard(origin.transforms.constFirst().destination);
        if (!renamed.isEmpty())
            return renamed;
    }
    return prefixOf(origin.name);
}

} // namespace

std::optional<Bucket> Bucket::ofStream(const StreamInfo &info, QByteArrayView apiPrefix)
{
    if (!isBucketStream(info.name))
        return std::nullopt;
    Bucket bucket;
    bucket.name = info.name.mid(streamPrefix.size());
    bucket.stream = info.name;
    bucket.keyPrefix = prefixOf(info.name);
    bucket.history = int(std::clamp<qint64>(info.maxMessagesPerSubject, -1, std::numeric_limits<int>::max()));
    if (bucket.history == 0)
        bucket.history = -1;
    bucket.ttlNs = info.maxAgeNs;
    bucket.maxBytes = info.maxBytes;
    bucket.maxValueSize = info.maxMessageSize;
    bucket.markerTtlNs = info.deleteMarkerTtlNs;
    bucket.replicas = info.replicas;
    bucket.isMirror = info.isMirror();
    bucket.allowsRollup = info.allowsRollup;
    bucket.allowsDirect = info.allowsDirect;
    bucket.allowsKeyTtl = info.allowsMessageTtl;
    bucket.isSealed = info.isSealed;

    const QByteArray ownApi = apiPrefix.isEmpty() || apiPrefix == QByteArrayView("$JS.API.") ? QByteArray()
                                                                                             : apiPrefix.toByteArray();
    if (bucket.isMirror) {
        const QList<StreamOrigin> origins = originsOf(info);
        if (origins.isEmpty())
            return bucket;
        const StreamOrigin &origin = origins.constFirst();
        bucket.keyPrefix = mirrorPrefix(origin);
        const QByteArray api = origin.externalApi.isEmpty() ? ownApi : origin.externalApi.toUtf8() + '.';
        bucket.writePrefix = api + prefixOf(origin.name);
        return bucket;
    }
    // Another client may have given it a subject of its own.
    if (info.subjects.size() == 1) {
        const QByteArray own = beforeWildcard(info.subjects.constFirst());
        if (!own.isEmpty())
            bucket.keyPrefix = own;
    }
    if (!info.subjects.isEmpty() && !bucket.isSealed)
        bucket.writePrefix = ownApi + bucket.keyPrefix;
    return bucket;
}

bool Bucket::isBucketStream(const QString &stream)
{
    return stream.size() > streamPrefix.size() && stream.startsWith(streamPrefix);
}

QString Bucket::streamOf(const QString &bucket)
{
    return streamPrefix + bucket;
}

Result<void> Bucket::validateName(const QString &name)
{
    const QByteArray bytes = name.toUtf8();
    if (bytes.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("The bucket needs a name."));
    if (!std::all_of(bytes.cbegin(), bytes.cend(), isNameCharacter))
        return fail(Error::Kind::Invalid,
            Text::tr("A bucket's name has letters, digits, _ and - only, so that every client opens it."));
    if (bytes.size() > longestName)
        return fail(
            Error::Kind::Invalid, Text::tr("A bucket's name has at most %n characters.", nullptr, int(longestName)));
    return {};
}

Result<void> Bucket::validateKey(const QByteArray &key)
{
    if (key.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("The key is empty."));
    if (!std::all_of(key.cbegin(), key.cend(), isKeyCharacter))
        return fail(Error::Kind::Invalid, Text::tr("A key has letters, digits and - / _ = . only."));
    if (key.startsWith('.') || key.endsWith('.') || key.contains(".."))
        return fail(
            Error::Kind::Invalid, Text::tr("A key does not begin or end with a dot and has no two dots in a row."));
    if (key.startsWith("_kv"))
        return fail(Error::Kind::Invalid, Text::tr("Keys that begin with _kv are reserved."));
    return {};
}

QByteArray Bucket::keyOf(const QByteArray &subject) const
{
    return subject.size() > keyPrefix.size() && subject.startsWith(keyPrefix) ? subject.mid(keyPrefix.size())
                                                                              : QByteArray();
}

} // namespace natsight
