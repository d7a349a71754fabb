// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/objects/objectnames.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace natsight {

namespace {

constexpr qsizetype maxPartBytes = 240;
constexpr int maxNumber = 10'000;

bool isDevice(const QString &part)
{
    static const QStringList devices { QStringLiteral("CON"), QStringLiteral("PRN"), QStringLiteral("AUX"),
        QStringLiteral("NUL"), QStringLiteral("CONIN$"), QStringLiteral("CONOUT$") };
    const QString stem = part.section(u'.', 0, 0).trimmed().toUpper();
    if (devices.contains(stem))
        return true;
    return stem.size() == 4 && (stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT")))
        && stem.back().isDigit();
}

QString safePart(const QString &part)
{
    // What is half a character would be encoded as something else.
    const QString whole = QString::fromUtf8(part.left(maxPartBytes).toUtf8());
    QString safe;
    safe.reserve(whole.size());
    for (const QChar c : whole) {
        const bool isBad = c.unicode() < 0x20 || c.unicode() == 0x7f || QStringView(u"\\:*?\"<>|").contains(c)
            || c.category() == QChar::Other_Format || c.category() == QChar::Other_Control
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
        safe += isBad ? QChar(u'_') : c;
    }
    while (safe.toUtf8().size() > maxPartBytes)
        safe.chop(safe.back().isLowSurrogate() ? 2 : 1);
    const QString trimmed = safe.trimmed();
    const bool isOnlyDots = std::all_of(trimmed.begin(), trimmed.end(), [](QChar c) { return c == u'.'; });
    if (isOnlyDots)
        return QString(std::max<qsizetype>(1, std::min<qsizetype>(trimmed.size(), 8)), u'_');
    safe = trimmed;
    if (safe.endsWith(u'.'))
        safe.back() = u'_';
    if (isDevice(safe) && safe.toUtf8().size() < maxPartBytes)
        safe.prepend(u'_');
    else if (isDevice(safe))
        safe.front() = u'_';
    return safe;
}

/// Whether the folders on the way to a path are real ones inside `folder`, as far as they exist.
bool staysInside(const QString &folder, const QString &relative)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    if (root.isEmpty())
        return false;
    QString here = root;
    const QStringList parts = relative.split(u'/');
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        here += u'/' + parts.at(i);
        const QFileInfo info(here);
        const QString leadsTo = info.canonicalFilePath() + u'/';
        if (info.isSymLink() && !leadsTo.startsWith(root.endsWith(u'/') ? root : QString(root + u'/')))
            return false;
        if (info.exists() && !info.isDir())
            return false;
    }
    return true;
}

} // namespace

QString safeRelativePath(const QString &objectName)
{
    QStringList parts;
    const QStringList all = QString(objectName).replace(u'\\', u'/').split(u'/', Qt::SkipEmptyParts);
    for (const QString &part : all)
        parts << safePart(part);
    if (parts.isEmpty())
        return QStringLiteral("_");
    return parts.join(u'/');
}

QString pathInFolder(const QString &folder, const QString &objectName, const QStringList &taken)
{
    const QString relative = safeRelativePath(objectName);
    if (!staysInside(folder, relative))
        return {};
    const QDir root(folder);
    const auto isFree = [&taken](const QString &path) {
        const QFileInfo info(path);
        return !info.exists() && !info.isSymLink() && !taken.contains(path);
    };
    QString path = root.absoluteFilePath(relative);
    if (isFree(path))
        return path;
    const qsizetype slash = path.lastIndexOf(u'/');
    const qsizetype dot = path.lastIndexOf(u'.');
    const qsizetype cut = dot > slash + 1 ? dot : path.size();
    for (int i = 2; i < maxNumber; ++i) {
        QString other = path.left(cut);
        other += QStringLiteral(" (") + QString::number(i) + u')' + path.mid(cut);
        if (isFree(other))
            return other;
    }
    return {};
}

QList<FileToPut> filesToPut(const QStringList &paths, int max, bool &isCut)
{
    QList<FileToPut> files;
    isCut = false;
    const auto add = [&](const QString &path, const QString &name) {
        if (files.size() >= max)
            isCut = true;
        else
            files.append({ path, name });
    };
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (info.isFile()) {
            add(info.absoluteFilePath(), info.fileName());
        } else if (info.isDir()) {
            const QString root = info.absoluteFilePath();
            const QString name = QDir(root).dirName();
            QDirIterator it(root, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
            QStringList inside;
            while (it.hasNext() && inside.size() <= max)
                inside << it.next();
            inside.sort();
            for (const QString &file : std::as_const(inside))
                add(file, name + u'/' + QDir(root).relativeFilePath(file));
        }
    }
    return files;
}

} // namespace natsight
