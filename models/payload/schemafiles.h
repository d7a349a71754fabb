// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace natsight {

/// What is wrong with a file of schemas, and where.
struct SchemaProblem {
    QString path; ///< of the file or folder
    int line = 0; ///< from 1; 0 = the place is not known
    int column = 0;
    QString text; ///< a sentence

    /// `orders.proto:4:7: "Itm" is not defined.`
    [[nodiscard]] QString sentence() const;
    friend bool operator==(const SchemaProblem &, const SchemaProblem &) = default;
};

/// What was found while schemas were read. A value.
struct SchemaReport {
    QHash<QString, QStringList> types; ///< the names that each file has defined
    QList<SchemaProblem> problems;

    /// Of a file, or of everything in a folder.
    [[nodiscard]] QList<SchemaProblem> problemsOf(const QString &path) const;
    [[nodiscard]] qsizetype typeCountOf(const QString &path) const;
};

/// The files that a choice of files and folders stands for.
struct SchemaFiles {
    QStringList folders; ///< in which imports are looked up, too
    QStringList protos;
    QStringList descriptorSets;
    QStringList avros;
};

inline constexpr qsizetype maxSchemaFile = qsizetype { 32 } << 20; ///< bytes
inline constexpr int maxSchemaFiles = 5'000;

/// In folders and below: `.proto`, `.avsc`, and descriptor sets as `.desc`, `.protoset`, `.binpb`, `.fds`. A file that is named itself
/// may have another ending; it is then taken for a descriptor set. Reads the disk; any thread. Bounds: maxSchemaFiles; links to
/// folders are not followed.
[[nodiscard]] SchemaFiles findSchemaFiles(const QStringList &sources, SchemaReport &report);

/// A file of schemas as a whole; empty with a problem in the report when that can't be.
[[nodiscard]] QByteArray readSchemaFile(const QString &path, SchemaReport &report);

} // namespace natsight
