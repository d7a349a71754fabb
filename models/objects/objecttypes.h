// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamtypes.h"

#include <optional>

namespace natsight {

// The object store of ADR-20: a bucket is a stream `OBJ_<bucket>`; an object is one message of metadata and, under the random
// name (nuid) that it has, its chunks. All pure, any thread.

/// Chunks of new objects, unless the server or the bucket takes less.
inline constexpr qint64 objectChunkBytes = qint64 { 128 } << 10;

/// Where an object that is a link leads.
struct ObjectLink {
    QString bucket;
    QString name; ///< empty: the bucket as a whole

    bool operator==(const ObjectLink &) const = default;
};

/// What a person can say about an object.
struct ObjectTexts {
    QString description;
    QList<std::pair<QString, QStringList>> headers; ///< sorted by name
    QList<std::pair<QString, QString>> metadata; ///< sorted by name

    bool operator==(const ObjectTexts &) const = default;
};

/// One object as its metadata tell it.
struct ObjectInfo {
    QString name;
    QString bucket;
    QByteArray subject; ///< of the metadata, as it came: other clients may encode names otherwise
    quint64 sequence = 0; ///< of the metadata: what a change has to know; 0 = there are none
    QString nuid;
    ObjectTexts texts;
    quint64 size = 0;
    quint64 chunks = 0;
    quint64 maxChunkSize = 0;
    qint64 modifiedNs = 0; ///< as the metadata say, else when they were stored
    QString digest; ///< as it came: `SHA-256=…`
    bool isDeleted = false;
    std::optional<ObjectLink> link;
    QString problem; ///< what is wrong with the metadata, a sentence; empty: nothing
    JsonPtr json; ///< the metadata as they came; null when they are none

    [[nodiscard]] bool isLink() const { return link.has_value(); }
};

[[nodiscard]] QString objectStream(const QString &bucket); ///< `OBJ_bucket`
[[nodiscard]] QString bucketOfStream(const QString &stream); ///< empty where it is no object bucket's
/// Letters, digits, `-` and `_`: anything else would be another subject.
[[nodiscard]] Result<void> validateBucketName(const QString &bucket);
/// Not empty, and short enough for a subject.
[[nodiscard]] Result<void> validateObjectName(const QString &bucket, const QString &name);

[[nodiscard]] QByteArray objectMetaPattern(const QString &bucket); ///< `$O.bucket.M.>`
[[nodiscard]] QByteArray objectMetaSubject(const QString &bucket, const QString &name);
/// The subjects under which other clients may have stored a name: base64 without padding, of the other alphabet, or of Latin-1.
[[nodiscard]] QList<QByteArray> objectMetaSubjects(const QString &bucket, const QString &name);
/// The name that the last token of a subject encodes, in either alphabet, padded or not; the token itself where it is none.
[[nodiscard]] QString objectNameOf(QByteArrayView subject);
/// Empty where this nuid, which may be foreign, is no single literal token: its chunks could be anybody's.
[[nodiscard]] QByteArray objectChunkSubject(const QString &bucket, const QString &nuid);
[[nodiscard]] QString newNuid();

[[nodiscard]] QString objectDigest(const QByteArray &sha256); ///< `SHA-256=<base64url>`
/// The 32 bytes of a digest in either alphabet, padded or not; empty where it is missing or of another kind.
[[nodiscard]] QByteArray sha256OfDigest(const QString &digest);

/// Metadata out of any bytes: what cannot be read is told in `problem`, name and place are there in any case.
[[nodiscard]] ObjectInfo readObjectInfo(const QString &bucket, const StoredMessage &message);

/// The metadata to store: those that came (unknown fields and their order kept), with what `info` says.
[[nodiscard]] QByteArray objectMetaJson(const ObjectInfo &info);

/// `Name: value` or `name = value` lines for editors, and back. Names of headers are checked.
[[nodiscard]] QString headerLines(const QList<std::pair<QString, QStringList>> &headers);
[[nodiscard]] Result<QList<std::pair<QString, QStringList>>> headersFromLines(const QString &text);
[[nodiscard]] QString metadataLines(const QList<std::pair<QString, QString>> &metadata);
[[nodiscard]] Result<QList<std::pair<QString, QString>>> metadataFromLines(const QString &text);

} // namespace natsight

Q_DECLARE_METATYPE(natsight::ObjectInfo)
