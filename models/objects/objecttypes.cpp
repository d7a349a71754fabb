// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/objects/objecttypes.h"

#include "models/core/text.h"
#include "models/nats/subject.h"

#include <QRandomGenerator>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr QLatin1String streamPrefix("OBJ_");
constexpr QLatin1String digestPrefix("SHA-256=");
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::KeepTrailingEquals;

/// Either alphabet, padded or not; null where it is no base64.
QByteArray decoded(QByteArray text)
{
    text.replace('+', '-');
    text.replace('/', '_');
    while (text.endsWith('='))
        text.chop(1);
    const auto result = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return result ? result.decoded : QByteArray();
}

QString textOf(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? QString::fromStdString(found->get_ref<const std::string &>())
                                                       : QString();
}

quint64 numberOf(const Json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end())
        return 0;
    if (found->is_number_unsigned())
        return found->get<quint64>();
    if (found->is_number_integer())
        return static_cast<quint64>(std::max<qint64>(found->get<qint64>(), 0));
    // Numbers of other languages: 12.0.
    if (found->is_number_float() && found->get<double>() >= 0 && found->get<double>() < 1e18)
        return static_cast<quint64>(std::floor(found->get<double>()));
    return 0;
}

template<typename List>
void sortByName(List &list)
{
    std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
}

void readTexts(const Json &root, ObjectTexts &texts)
{
    texts.description = textOf(root, "description");
    if (const auto headers = root.find("headers"); headers != root.end() && headers->is_object()) {
        for (const auto &[name, values] : headers->items()) {
            QStringList list;
            if (values.is_string())
                list << QString::fromStdString(values.get_ref<const std::string &>());
            else if (values.is_array()) {
                for (const Json &value : values) {
                    if (value.is_string())
                        list << QString::fromStdString(value.get_ref<const std::string &>());
                }
            }
            texts.headers.append({ QString::fromStdString(name), list });
        }
    }
    if (const auto metadata = root.find("metadata"); metadata != root.end() && metadata->is_object()) {
        for (const auto &[name, value] : metadata->items()) {
            if (value.is_string())
                texts.metadata.append(
                    { QString::fromStdString(name), QString::fromStdString(value.get_ref<const std::string &>()) });
        }
    }
    sortByName(texts.headers);
    sortByName(texts.metadata);
}

void readOptions(const Json &root, ObjectInfo &info)
{
    const auto options = root.find("options");
    if (options == root.end() || !options->is_object())
        return;
    info.maxChunkSize = numberOf(*options, "max_chunk_size");
    const auto link = options->find("link");
    if (link != options->end() && link->is_object() && !textOf(*link, "bucket").isEmpty())
        info.link = ObjectLink { textOf(*link, "bucket"), textOf(*link, "name") };
}

void setOrErase(Json &object, const char *key, Json value)
{
    if (value.empty())
        object.erase(key);
    else
        object[key] = std::move(value);
}

QStringList filledLines(const QString &text)
{
    QStringList lines;
    const QStringList all = text.split(u'\n');
    for (const QString &line : all) {
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    return lines;
}

} // namespace

QString objectStream(const QString &bucket)
{
    return streamPrefix + bucket;
}

QString bucketOfStream(const QString &stream)
{
    const QString bucket = stream.startsWith(streamPrefix) ? stream.mid(streamPrefix.size()) : QString();
    return validateBucketName(bucket) ? bucket : QString();
}

Result<void> validateBucketName(const QString &bucket)
{
    const bool isGood = !bucket.isEmpty() && bucket.size() <= 250
        && std::all_of(bucket.begin(), bucket.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
                   || c == u'_';
           });
    if (!isGood)
        return fail(Error::Kind::Invalid, Text::tr("A bucket's name has only letters, digits, - and _."));
    return {};
}

Result<void> validateObjectName(const QString &bucket, const QString &name)
{
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("An object needs a name."));
    if (objectMetaSubject(bucket, name).size() > maxSubjectBytes)
        return fail(Error::Kind::Invalid, Text::tr("This name is too long for an object."));
    return {};
}

QByteArray objectMetaPattern(const QString &bucket)
{
    return "$O." + bucket.toUtf8() + ".M.>";
}

QByteArray objectMetaSubject(const QString &bucket, const QString &name)
{
    return "$O." + bucket.toUtf8() + ".M." + name.toUtf8().toBase64(encoding);
}

QList<QByteArray> objectMetaSubjects(const QString &bucket, const QString &name)
{
    const QByteArray bytes = name.toUtf8();
    const QByteArray prefix = "$O." + bucket.toUtf8() + ".M.";
    QList<QByteArray> subjects;
    for (const auto options : { encoding, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals,
             QByteArray::Base64Encoding | QByteArray::KeepTrailingEquals,
             QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals }) {
        const QByteArray subject = prefix + bytes.toBase64(options);
        if (!subjects.contains(subject))
            subjects << subject;
    }
    // The JavaScript client encodes a name's characters as they are counted, not as UTF-8: it knows none beyond Latin-1.
    const bool isLatin = std::ranges::all_of(name, [](QChar one) { return one.unicode() <= 0xff; });
    if (isLatin && bytes.size() != name.size())
        subjects << prefix + name.toLatin1().toBase64(encoding);
    return subjects;
}

QString objectNameOf(QByteArrayView subject)
{
    const qsizetype dot = subject.lastIndexOf('.');
    const QByteArray token = subject.sliced(dot + 1).toByteArray();
    const QByteArray name = decoded(token);
    return name.isEmpty() ? QString::fromUtf8(token) : QString::fromUtf8(name);
}

QByteArray objectChunkSubject(const QString &bucket, const QString &nuid)
{
    const QByteArray token = nuid.toUtf8();
    if (token.isEmpty() || token.contains('.'))
        return {};
    QByteArray subject = "$O." + bucket.toUtf8() + ".C." + token;
    return validatePublishSubject(subject) ? subject : QByteArray();
}

QString newNuid()
{
    static constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QString nuid;
    for (int i = 0; i < 22; ++i)
        nuid += QLatin1Char(digits[QRandomGenerator::system()->bounded(static_cast<quint32>(digits.size()))]);
    return nuid;
}

QString objectDigest(const QByteArray &sha256)
{
    return digestPrefix + QString::fromLatin1(sha256.toBase64(encoding));
}

QByteArray sha256OfDigest(const QString &digest)
{
    if (!digest.startsWith(digestPrefix, Qt::CaseInsensitive))
        return {};
    const QByteArray bytes = decoded(digest.mid(digestPrefix.size()).toLatin1());
    return bytes.size() == 32 ? bytes : QByteArray();
}

ObjectInfo readObjectInfo(const QString &bucket, const StoredMessage &message)
{
    ObjectInfo info;
    info.bucket = bucket;
    info.subject = message.subject;
    info.sequence = message.sequence;
    info.modifiedNs = message.timeNs;
    info.name = objectNameOf(message.subject);
    const auto json = readConfig(message.payload);
    if (!json) {
        info.problem = Text::tr("Its metadata are no JSON object.");
        return info;
    }
    info.json = *json;
    const Json &root = **json;
    if (const QString name = textOf(root, "name"); !name.isEmpty())
        info.name = name;
    info.nuid = textOf(root, "nuid");
    info.size = numberOf(root, "size");
    info.chunks = numberOf(root, "chunks");
    info.digest = textOf(root, "digest");
    const auto deleted = root.find("deleted");
    info.isDeleted = deleted != root.end() && deleted->is_boolean() && deleted->get<bool>();
    if (const qint64 time = timeFromJson(textOf(root, "mtime").toLatin1()); time > 0)
        info.modifiedNs = time;
    readTexts(root, info.texts);
    readOptions(root, info);
    if (!info.isDeleted && !info.isLink() && info.chunks > 0 && objectChunkSubject(bucket, info.nuid).isEmpty())
        info.problem = Text::tr("Its metadata do not say where its chunks are.");
    else if (!info.isDeleted && !info.isLink() && info.size > 0 && info.chunks == 0)
        info.problem = Text::tr("Its metadata tell a size, but no chunks.");
    return info;
}

QByteArray objectMetaJson(const ObjectInfo &info)
{
    Json root = info.json && info.json->is_object() ? *info.json : Json::object();
    root["name"] = info.name.toStdString();
    setOrErase(
        root, "description", info.texts.description.isEmpty() ? Json() : Json(info.texts.description.toStdString()));
    Json headers = Json::object();
    for (const auto &[name, values] : info.texts.headers) {
        Json list = Json::array();
        for (const QString &value : values)
            list.push_back(value.toStdString());
        headers[name.toStdString()] = std::move(list);
    }
    setOrErase(root, "headers", std::move(headers));
    // What is no text among the metadata of others stays as it is.
    Json metadata = Json::object();
    if (const auto old = root.find("metadata"); old != root.end() && old->is_object()) {
        for (const auto &[name, value] : old->items()) {
            if (!value.is_string())
                metadata[name] = value;
        }
    }
    for (const auto &[name, value] : info.texts.metadata)
        metadata[name.toStdString()] = value.toStdString();
    setOrErase(root, "metadata", std::move(metadata));
    Json options = Json::object();
    if (const auto old = root.find("options"); old != root.end() && old->is_object())
        options = *old;
    if (info.link) {
        Json link = Json::object();
        link["bucket"] = info.link->bucket.toStdString();
        if (!info.link->name.isEmpty())
            link["name"] = info.link->name.toStdString();
        options["link"] = std::move(link);
    } else {
        options.erase("link");
    }
    if (info.maxChunkSize > 0)
        options["max_chunk_size"] = info.maxChunkSize;
    setOrErase(root, "options", std::move(options));
    root["bucket"] = info.bucket.toStdString();
    root["nuid"] = info.nuid.toStdString();
    root["size"] = info.size;
    // Other clients take the time of the message, and so do we: the zero time says so.
    root["mtime"] = timeToJson(0).toStdString();
    root["chunks"] = info.chunks;
    setOrErase(root, "digest", info.digest.isEmpty() ? Json() : Json(info.digest.toStdString()));
    if (info.isDeleted)
        root["deleted"] = true;
    else
        root.erase("deleted");
    return QByteArray::fromStdString(root.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QString headerLines(const QList<std::pair<QString, QStringList>> &headers)
{
    QStringList lines;
    for (const auto &[name, values] : headers) {
        for (const QString &value : values)
            lines << name + QLatin1String(": ") + value;
    }
    return lines.join(u'\n');
}

Result<QList<std::pair<QString, QStringList>>> headersFromLines(const QString &text)
{
    QList<std::pair<QString, QStringList>> headers;
    for (const QString &line : filledLines(text)) {
        const qsizetype colon = line.indexOf(u':');
        if (colon <= 0)
            return fail(Error::Kind::Invalid, Text::tr("A header is a line like Name: value, not “%1”.").arg(line));
        const QString name = line.left(colon).trimmed();
        const QString value = line.mid(colon + 1).trimmed();
        if (const auto valid = validateHeader(name.toUtf8(), value.toUtf8()); !valid)
            return fail(valid.error());
        const auto known = std::find_if(
            headers.begin(), headers.end(), [&name](const auto &header) { return header.first == name; });
        if (known == headers.end())
            headers.append({ name, { value } });
        else
            known->second << value;
    }
    sortByName(headers);
    return headers;
}

QString metadataLines(const QList<std::pair<QString, QString>> &metadata)
{
    QStringList lines;
    for (const auto &[name, value] : metadata)
        lines << name + QLatin1String(" = ") + QString(value).replace(u'\n', u' ');
    return lines.join(u'\n');
}

Result<QList<std::pair<QString, QString>>> metadataFromLines(const QString &text)
{
    QList<std::pair<QString, QString>> metadata;
    for (const QString &line : filledLines(text)) {
        const qsizetype sign = line.indexOf(u'=');
        if (sign <= 0)
            return fail(Error::Kind::Invalid, Text::tr("Metadata are lines like name = value, not “%1”.").arg(line));
        const QString name = line.left(sign).trimmed();
        const auto known = std::find_if(
            metadata.begin(), metadata.end(), [&name](const auto &one) { return one.first == name; });
        if (known != metadata.end())
            return fail(Error::Kind::Invalid, Text::tr("There are two lines for %1.").arg(name));
        metadata.append({ name, line.mid(sign + 1).trimmed() });
    }
    sortByName(metadata);
    return metadata;
}

} // namespace natsight
