// SPDX-License-Identifier: GPL-3.0-or-later
// Metadata of an object from any bytes: always an object with a name, never a crash; what is written is read again as the same;
// and whatever its name is, it stays inside the folder that it is put in.
#include "models/objects/objectnames.h"
#include "models/objects/objecttypes.h"

#include <nlohmann/json.hpp>

#include <cstdlib>

using namespace natsight;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void requireInside(const QString &name)
{
    const QString path = safeRelativePath(name);
    require(!path.isEmpty() && !path.startsWith(u'/'));
    const QStringList parts = path.split(u'/');
    for (const QString &part : parts) {
        require(!part.isEmpty() && part != QLatin1String(".") && part != QLatin1String(".."));
        require(!part.contains(u'\\') && !part.contains(u':') && !part.contains(QChar(u'\0')));
        require(part.toUtf8().size() <= 250);
    }
    require(safeRelativePath(path) == path);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    StoredMessage message;
    message.sequence = 7;
    message.payload = bytes;
    message.subject = objectMetaSubject(QStringLiteral("bucket"), QStringLiteral("name"));
    const ObjectInfo info = readObjectInfo(QStringLiteral("bucket"), message);
    require(!info.name.isEmpty() && info.sequence == 7);
    require(info.json != nullptr || !info.problem.isEmpty());
    requireInside(info.name);
    requireInside(QString::fromUtf8(bytes));
    message.payload = objectMetaJson(info);
    const ObjectInfo again = readObjectInfo(QStringLiteral("bucket"), message);
    require(again.name == info.name && again.nuid == info.nuid && again.size == info.size && again.chunks == info.chunks
        && again.digest == info.digest && again.link == info.link && again.isDeleted == info.isDeleted);
    const QByteArray digest = sha256OfDigest(info.digest);
    require(digest.isEmpty() || sha256OfDigest(objectDigest(digest)) == digest);
    const QByteArray chunks = objectChunkSubject(QStringLiteral("bucket"), info.nuid);
    require(chunks.isEmpty() || (chunks.count('.') == 3 && !chunks.contains('*') && !chunks.contains('>')));
    (void)objectNameOf(bytes);
    (void)headersFromLines(QString::fromUtf8(bytes));
    (void)metadataFromLines(QString::fromUtf8(bytes));
    return 0;
}
