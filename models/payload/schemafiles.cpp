// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/schemafiles.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace natsight {

namespace {

bool isOf(const QString &path, const QString &source)
{
    return path == source || path.startsWith(source.endsWith(u'/') ? source : source + u'/');
}

void sortIn(const QString &path, SchemaFiles &files)
{
    QStringList &list = path.endsWith(QLatin1String(".proto"), Qt::CaseInsensitive) ? files.protos
        : path.endsWith(QLatin1String(".avsc"), Qt::CaseInsensitive)                ? files.avros
                                                                                    : files.descriptorSets;
    if (!list.contains(path))
        list << path;
}

void lookInto(const QString &folder, SchemaFiles &files, SchemaReport &report)
{
    files.folders << folder;
    QStringList found;
    QDirIterator walk(folder,
        { QStringLiteral("*.proto"), QStringLiteral("*.avsc"), QStringLiteral("*.desc"), QStringLiteral("*.protoset"),
            QStringLiteral("*.binpb"), QStringLiteral("*.fds") },
        QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext() && found.size() <= maxSchemaFiles)
        found << walk.next();
    if (found.isEmpty())
        report.problems << SchemaProblem { folder, 0, 0,
            Text::tr("There is no .proto, .avsc or descriptor set in this folder.") };
    if (found.size() > maxSchemaFiles) {
        found.removeLast();
        report.problems << SchemaProblem { folder, 0, 0,
            Text::tr("This folder has more than %1 files of schemas; the others are left out.").arg(maxSchemaFiles) };
    }
    found.sort();
    for (const QString &path : std::as_const(found))
        sortIn(path, files);
}

} // namespace

QString SchemaProblem::sentence() const
{
    const QString name = QFileInfo(path).fileName();
    return line > 0 ? QStringLiteral("%1:%2:%3: %4").arg(name).arg(line).arg(column).arg(text)
                    : QStringLiteral("%1: %2").arg(name, text);
}

QList<SchemaProblem> SchemaReport::problemsOf(const QString &path) const
{
    QList<SchemaProblem> own;
    std::copy_if(problems.cbegin(), problems.cend(), std::back_inserter(own),
        [&path](const SchemaProblem &problem) { return isOf(problem.path, path); });
    return own;
}

qsizetype SchemaReport::typeCountOf(const QString &path) const
{
    qsizetype count = 0;
    for (auto file = types.cbegin(); file != types.cend(); ++file)
        count += isOf(file.key(), path) ? file->size() : 0;
    return count;
}

SchemaFiles findSchemaFiles(const QStringList &sources, SchemaReport &report)
{
    SchemaFiles files;
    for (const QString &source : sources) {
        const QFileInfo info(source);
        if (info.isDir())
            lookInto(source, files, report);
        else if (info.exists())
            sortIn(source, files);
        else
            report.problems << SchemaProblem { source, 0, 0, Text::tr("This is not there any more.") };
    }
    return files;
}

QByteArray readSchemaFile(const QString &path, SchemaReport &report)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        report.problems << SchemaProblem { path, 0, 0, Text::tr("It can't be read: %1.").arg(file.errorString()) };
        return {};
    }
    if (file.size() > maxSchemaFile) {
        report.problems << SchemaProblem { path, 0, 0,
            Text::tr("It has more than %1, which no schema needs.").arg(format::bytes(maxSchemaFile)) };
        return {};
    }
    const QByteArray bytes = file.readAll();
    if (bytes.isEmpty())
        report.problems << SchemaProblem { path, 0, 0, Text::tr("It is empty.") };
    return bytes;
}

} // namespace natsight
