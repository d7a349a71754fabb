// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/protobufschemas.h"

#include "models/core/text.h"
#include "models/payload/protobufdecoder.h"

#include <QDir>
#include <QFileInfo>

#include <google/protobuf/compiler/importer.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/descriptor_database.h>

#include <map>
#include <string>
#include <vector>

namespace natsight {

namespace {

namespace pb = google::protobuf;

/// What the parser finds wrong in sources.
class SourceErrors : public pb::compiler::MultiFileErrorCollector
{
public:
    SourceErrors(pb::compiler::DiskSourceTree &tree, SchemaReport &report)
        : m_tree(tree)
        , m_report(report)
    {
    }
    void AddError(const std::string &file, int line, int column, const std::string &message) override
    {
        std::string path;
        if (!m_tree.VirtualFileToDiskFile(file, &path))
            return; // what imports it says that it is not there
        const bool isKnown = line >= 0;
        m_report.problems << SchemaProblem { QString::fromStdString(path), isKnown ? line + 1 : 0,
            isKnown ? column + 1 : 0, QString::fromStdString(message) };
    }

private:
    pb::compiler::DiskSourceTree &m_tree;
    SchemaReport &m_report;
};

/// What is wrong with the definitions of a descriptor set: it has no lines.
class SetErrors : public pb::DescriptorPool::ErrorCollector
{
public:
    SetErrors(QString path, SchemaReport *report)
        : m_path(std::move(path))
        , m_report(report)
    {
    }
    void stop() { m_report = nullptr; }
    void AddError(const std::string &file, const std::string &element, const pb::Message * /*descriptor*/,
        ErrorLocation /*location*/, const std::string &message) override
    {
        if (!m_report)
            return;
        m_report->problems << SchemaProblem { m_path, 0, 0,
            Text::tr("In %1, %2: %3")
                .arg(QString::fromStdString(file), QString::fromStdString(element), QString::fromStdString(message)) };
    }

private:
    QString m_path;
    SchemaReport *m_report;
};

} // namespace

/// A pool and all that must outlive it. Pools build what they are asked for, so all is asked for while they are read.
struct ProtobufSchemas::Private {
    struct Sources {
        pb::compiler::DiskSourceTree tree;
        pb::DescriptorPoolDatabase standard { *pb::DescriptorPool::generated_pool() }; ///< `google/protobuf`
        pb::compiler::SourceTreeDescriptorDatabase database { &tree, &standard };
        std::unique_ptr<pb::DescriptorPool> pool;
    };
    struct Set {
        Set(const QString &path, SchemaReport *report)
            : errors(path, report)
        {
        }
        SetErrors errors;
        pb::SimpleDescriptorDatabase files;
        pb::DescriptorPoolDatabase standard { *pb::DescriptorPool::generated_pool() }; ///< `google/protobuf`
        pb::MergedDescriptorDatabase database { &files, &standard };
        pb::DescriptorPool pool { &database, &errors };
    };

    void readSources(const SchemaFiles &files, SchemaReport &report);
    void readSet(const QString &path, SchemaReport &report);
    void take(const pb::FileDescriptor &file, const QString &path, SchemaReport &report);
    void take(const pb::Descriptor &type, QStringList &names);
    void takeStandard();
    [[nodiscard]] const pb::Descriptor *find(std::string_view name) const;
    [[nodiscard]] const pb::Descriptor *findInAny(std::string_view name) const;

    Sources sources;
    std::vector<std::unique_ptr<Set>> sets;
    using Types = std::map<std::string, const pb::Descriptor *, std::less<>>;
    Types types;
    Types standard; ///< of `google/protobuf`, which nobody chose and an Any may hold
};

void ProtobufSchemas::Private::readSources(const SchemaFiles &files, SchemaReport &report)
{
    for (const QString &folder : files.folders)
        sources.tree.MapPath("", folder.toStdString());
    for (const QString &path : files.protos)
        sources.tree.MapPath("", QFileInfo(path).path().toStdString());
    SourceErrors errors(sources.tree, report);
    sources.database.RecordErrorsTo(&errors);
    sources.pool = std::make_unique<pb::DescriptorPool>(
        &sources.database, sources.database.GetValidationErrorCollector());
    for (const QString &path : files.protos) {
        if (QFileInfo(path).size() > maxSchemaFile) {
            (void)readSchemaFile(path, report); // says that it is too long
            continue;
        }
        std::string name;
        std::string shadowing;
        using Tree = pb::compiler::DiskSourceTree;
        const auto result = sources.tree.DiskFileToVirtualFile(path.toStdString(), &name, &shadowing);
        if (result == Tree::SHADOWED) {
            report.problems << SchemaProblem { path, 0, 0,
                Text::tr("%1 has the same name below a folder that comes before; it is read instead.")
                    .arg(QString::fromStdString(shadowing)) };
            continue;
        }
        const pb::FileDescriptor *file = result == Tree::SUCCESS ? sources.pool->FindFileByName(name) : nullptr;
        if (file)
            take(*file, path, report);
        else if (report.problemsOf(path).isEmpty())
            report.problems << SchemaProblem { path, 0, 0, Text::tr("It can't be read.") };
    }
    sources.database.RecordErrorsTo(nullptr);
}

void ProtobufSchemas::Private::readSet(const QString &path, SchemaReport &report)
{
    const QByteArray bytes = readSchemaFile(path, report);
    if (bytes.isEmpty())
        return;
    pb::FileDescriptorSet read;
    if (!read.ParseFromArray(bytes.constData(), static_cast<int>(bytes.size())) || read.file_size() == 0) {
        report.problems << SchemaProblem { path, 0, 0,
            Text::tr("This is no descriptor set. Make one with protoc --include_imports --descriptor_set_out=….") };
        return;
    }
    auto set = std::make_unique<Set>(path, &report);
    for (const pb::FileDescriptorProto &file : read.file()) {
        if (pb::FileDescriptorProto known; !set->files.FindFileByName(file.name(), &known))
            set->files.Add(file);
    }
    for (const pb::FileDescriptorProto &one : read.file()) {
        if (const pb::FileDescriptor *file = set->pool.FindFileByName(one.name()))
            take(*file, path, report);
    }
    set->errors.stop();
    sets.push_back(std::move(set));
}

void ProtobufSchemas::Private::take(const pb::FileDescriptor &file, const QString &path, SchemaReport &report)
{
    QStringList &names = report.types[path];
    for (int i = 0; i < file.message_type_count(); ++i)
        take(*file.message_type(i), names);
}

void ProtobufSchemas::Private::take(const pb::Descriptor &type, QStringList &names)
{
    if (type.options().map_entry())
        return;
    const std::string name(type.full_name());
    types.emplace(name, &type);
    names << QString::fromStdString(name);
    for (int i = 0; i < type.nested_type_count(); ++i)
        take(*type.nested_type(i), names);
}

void ProtobufSchemas::Private::takeStandard()
{
    for (const char *name : { "any", "duration", "empty", "field_mask", "struct", "timestamp", "wrappers" }) {
        const auto *file = pb::DescriptorPool::generated_pool()->FindFileByName(
            std::string("google/protobuf/") + name + ".proto");
        for (int i = 0; file && i < file->message_type_count(); ++i)
            standard.emplace(file->message_type(i)->full_name(), file->message_type(i));
    }
}

const pb::Descriptor *ProtobufSchemas::Private::find(std::string_view name) const
{
    const auto found = types.find(name);
    return found == types.end() ? nullptr : found->second;
}

const pb::Descriptor *ProtobufSchemas::Private::findInAny(std::string_view name) const
{
    if (const pb::Descriptor *chosen = find(name))
        return chosen;
    const auto found = standard.find(name);
    return found == standard.end() ? nullptr : found->second;
}

ProtobufSchemas::ProtobufSchemas()
    : d(std::make_unique<Private>())
{
}

ProtobufSchemas::~ProtobufSchemas() = default;

std::shared_ptr<const ProtobufSchemas> ProtobufSchemas::load(const SchemaFiles &files, SchemaReport &report)
{
    const std::shared_ptr<ProtobufSchemas> made(new ProtobufSchemas);
    const pb::LogSilencer quiet; // what is wrong is in the report
    made->d->takeStandard();
    made->d->readSources(files, report);
    for (const QString &path : files.descriptorSets)
        made->d->readSet(path, report);
    return made;
}

QStringList ProtobufSchemas::types() const
{
    QStringList names;
    for (const auto &[name, type] : d->types)
        names << QString::fromStdString(name);
    return names;
}

bool ProtobufSchemas::has(const QString &type) const
{
    return d->find(type.toStdString()) != nullptr;
}

std::optional<TreeText> ProtobufSchemas::decode(
    const QString &type, QByteArrayView bytes, const TreeLimits &limits) const
{
    const pb::Descriptor *known = d->find(type.toStdString());
    if (!known)
        return std::nullopt;
    return protobuf::messageTree(
        *known, bytes, [this](std::string_view name) { return d->findInAny(name); }, limits);
}

} // namespace natsight
