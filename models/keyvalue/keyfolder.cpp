// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyfolder.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <algorithm>
#include <filesystem>

namespace natsight {

namespace {

namespace fs = std::filesystem;

constexpr qsizetype maxPart = 200; ///< of 255 that file systems take
constexpr int maxDepth = 1'000; ///< of folders that are looked into

const QLatin1String suffix(".value");

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '=';
}

QString encoded(char c)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return QString(u'%') + QLatin1Char(digits[byte >> 4U]) + QLatin1Char(digits[byte & 15U]);
}

/// `con.value` is the console on some systems.
bool isDevice(const QString &part)
{
    static const QStringList devices { QStringLiteral("con"), QStringLiteral("prn"), QStringLiteral("aux"),
        QStringLiteral("nul") };
    return devices.contains(part)
        || (part.size() == 4 && (part.startsWith(QLatin1String("com")) || part.startsWith(QLatin1String("lpt")))
            && part.back().isDigit());
}

QString safe(const QString &part)
{
    return isDevice(part) ? QString(encoded(part.front().toLatin1()) + part.mid(1)) : part;
}

QString partsOf(const QByteArray &token)
{
    if (token.isEmpty())
        return QStringLiteral("%");
    QString all;
    QString part;
    for (const char c : token) {
        if (part.size() >= maxPart) {
            all += safe(part) + QLatin1String("~/");
            part.clear();
        }
        part += isPlain(c) ? QString(QLatin1Char(c)) : encoded(c);
    }
    return all + safe(part);
}

int digitOf(QChar c)
{
    return c >= u'0' && c <= u'9' ? c.unicode() - u'0' : c >= u'A' && c <= u'F' ? c.unicode() - u'A' + 10 : -1;
}

fs::path nativeOf(const QString &path)
{
    return QFileInfo(path).filesystemFilePath();
}

QString textOf(const fs::path &path)
{
    const auto text = path.generic_u8string();
    return QString::fromUtf8(reinterpret_cast<const char *>(text.data()), static_cast<qsizetype>(text.size()));
}

QString textOf(const std::error_code &error)
{
    return QString::fromLocal8Bit(error.message().c_str());
}

/// Whether the folders on the way to a file are real ones; what is missing is made where that is wanted.
Result<void> checkWay(const QString &folder, const QString &path, bool isToBeMade)
{
    const QStringList parts = path.split(u'/');
    QString here = folder;
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        here += u'/' + parts.at(i);
        std::error_code error;
        fs::file_status status = fs::symlink_status(nativeOf(here), error);
        if (status.type() == fs::file_type::not_found && isToBeMade) {
            error.clear();
            fs::create_directory(nativeOf(here), error);
            status = fs::symlink_status(nativeOf(here), error);
        }
        if (status.type() == fs::file_type::not_found && !isToBeMade)
            return {};
        if (status.type() == fs::file_type::symlink)
            return fail(Error::Kind::File, Text::tr("%1 is a symbolic link, which is not followed.").arg(here));
        if (status.type() != fs::file_type::directory)
            return fail(Error::Kind::File,
                error ? Text::tr("Can't make the folder %1: %2").arg(here, textOf(error))
                      : Text::tr("%1 is no folder.").arg(here));
    }
    return {};
}

} // namespace

QString keyPath(const QByteArray &key)
{
    QString path;
    const QList<QByteArray> tokens = key.split('.');
    for (const QByteArray &token : tokens)
        path += (path.isEmpty() ? QString() : QStringLiteral("/")) + partsOf(token);
    return path + suffix;
}

QByteArray keyOfPath(const QString &path)
{
    if (!path.endsWith(suffix))
        return {};
    QByteArray key;
    bool isOnGoing = true; // of the token before
    const QStringList parts = path.chopped(suffix.size()).split(u'/');
    for (QString part : parts) {
        if (!isOnGoing)
            key += '.';
        isOnGoing = part.endsWith(u'~');
        if (isOnGoing)
            part.chop(1);
        if (part == u'%')
            continue;
        for (qsizetype i = 0; i < part.size(); ++i) {
            if (part.at(i) != u'%') {
                key += part.at(i).toLatin1();
                continue;
            }
            const int high = i + 1 < part.size() ? digitOf(part.at(i + 1)) : -1;
            const int low = i + 2 < part.size() ? digitOf(part.at(i + 2)) : -1;
            if (high < 0 || low < 0)
                return {};
            key += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    // What is written in another way might be a second file of the same key.
    return keyPath(key) == path ? key : QByteArray();
}

KeyFolder readKeyFolder(const QString &folder, qsizetype maxKeys, const std::atomic<bool> &stop)
{
    KeyFolder found;
    const auto tell = [&found](const QString &path, const QString &reason) {
        if (found.problems.size() < KeyFolder::maxProblems)
            found.problems.append({ path, reason });
        else
            ++found.moreProblems;
    };
    struct Level {
        QString path; ///< with `/` at the end, or empty
        int depth = 0;
    };
    QList<Level> open { { {}, 0 } };
    while (!open.isEmpty() && !found.isCut && !stop) {
        const Level level = open.takeLast();
        std::error_code error;
        fs::directory_iterator entry(nativeOf(folder + u'/' + level.path), error);
        for (; !error && entry != fs::directory_iterator() && !found.isCut && !stop; entry.increment(error)) {
            const QString path = level.path + textOf(entry->path().filename());
            std::error_code unknown;
            const fs::file_type type = entry->symlink_status(unknown).type();
            if (type == fs::file_type::symlink)
                tell(path, Text::tr("It is a symbolic link, which is not followed."));
            else if (type == fs::file_type::directory && level.depth >= maxDepth)
                tell(path, Text::tr("It is too deep in the folder."));
            else if (type == fs::file_type::directory)
                open.append({ path + u'/', level.depth + 1 });
            else if (type != fs::file_type::regular)
                tell(path, unknown ? textOf(unknown) : Text::tr("It is no file."));
            else if (const QByteArray key = keyOfPath(path); key.isNull())
                tell(path, Text::tr("Its name is none that an export gives to the file of a key."));
            else if (found.keys.size() >= maxKeys)
                found.isCut = true;
            else
                found.keys.append(key);
        }
        if (error)
            tell(level.path, Text::tr("Can't look into the folder: %1").arg(textOf(error)));
    }
    std::sort(found.keys.begin(), found.keys.end());
    return found;
}

Result<QByteArray> readKeyFile(const QString &folder, const QByteArray &key, qint64 maxBytes)
{
    const QString relative = keyPath(key);
    if (const auto way = checkWay(folder, relative, false); !way)
        return fail(way.error());
    const QString path = folder + u'/' + relative;
    std::error_code error;
    if (fs::symlink_status(nativeOf(path), error).type() == fs::file_type::symlink)
        return fail(Error::Kind::File, Text::tr("%1 is a symbolic link, which is not followed.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::File, Text::tr("Can't read %1: %2").arg(path, file.errorString()));
    const QByteArray value = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(Error::Kind::File, Text::tr("Can't read %1: %2").arg(path, file.errorString()));
    if (value.size() > maxBytes)
        return fail(Error::Kind::Limit,
            Text::tr("The value is longer than %1.").arg(format::bytes(static_cast<double>(maxBytes))));
    return value;
}

Result<KeyFileWrite> writeKeyFile(
    const QString &folder, const QByteArray &key, const QByteArray &value, bool mayReplace, bool isDryRun)
{
    const QString relative = keyPath(key);
    if (const auto way = checkWay(folder, relative, !isDryRun); !way)
        return fail(way.error());
    const QString path = folder + u'/' + relative;
    std::error_code error;
    const fs::file_type type = fs::symlink_status(nativeOf(path), error).type();
    const bool isThere = type != fs::file_type::not_found && type != fs::file_type::none;
    if (isThere && type != fs::file_type::regular)
        return fail(Error::Kind::File,
            type == fs::file_type::symlink ? Text::tr("%1 is a symbolic link, which is not followed.").arg(path)
                                           : Text::tr("%1 is no file.").arg(path));
    if (isThere && !mayReplace)
        return KeyFileWrite::IsThere;
    if (isDryRun)
        return KeyFileWrite::Written;
    const auto refuse = [&path](const QString &reason) {
        return fail(Error::Kind::File, Text::tr("Can't write %1: %2").arg(path, reason));
    };
    QTemporaryFile file(path.left(path.lastIndexOf(u'/')) + QLatin1String("/.natsight-XXXXXX"));
    if (!file.open() || file.write(value) != value.size() || !file.flush())
        return refuse(file.errorString());
    file.close();
    if (!mayReplace) {
        // Somebody may have made it meanwhile.
        if (!file.rename(path))
            return QFileInfo::exists(path) ? Result<KeyFileWrite>(KeyFileWrite::IsThere) : refuse(file.errorString());
    } else {
        fs::rename(nativeOf(file.fileName()), nativeOf(path), error);
        if (error)
            return refuse(textOf(error));
    }
    file.setAutoRemove(false);
    return KeyFileWrite::Written;
}

} // namespace natsight
