// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/collections.h"

#include "models/core/text.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <array>

namespace natsight {

using JsonTree = nlohmann::ordered_json;
using Kind = CollectionNode::Kind;

namespace {

constexpr qsizetype maxBytes = qsizetype { 16 } << 20;
constexpr int maxDepth = 16;
constexpr int maxItems = 20'000;
constexpr int version = 1;
constexpr qsizetype maxName = 200;

Failure malformed(const QString &why)
{
    return fail(Error::Kind::Invalid, Text::tr("This is no collection of Natsight: %1").arg(why),
        Text::tr("It is a JSON file that was exported here. Nothing was changed."));
}

QString nameOf(const JsonTree &json)
{
    const auto found = json.find("name");
    if (found == json.end() || !found->is_string())
        return {};
    return QString::fromStdString(found->get_ref<const std::string &>()).left(maxName);
}

Result<void> readItems(const JsonTree &items, CollectionNode &parent, int depth, int &count)
{
    if (!items.is_array())
        return malformed(Text::tr("the items of %1 are no list.").arg(parent.name));
    if (depth > maxDepth)
        return malformed(Text::tr("it has more than %1 folders in each other.").arg(maxDepth));
    for (const JsonTree &item : items) {
        if (++count > maxItems)
            return malformed(Text::tr("it has more than %1 items.").arg(maxItems));
        if (!item.is_object())
            return malformed(Text::tr("item %1 in %2 is no object.").arg(parent.children.size() + 1).arg(parent.name));
        auto node = std::make_unique<CollectionNode>();
        node->parent = &parent;
        node->name = nameOf(item);
        node->raw = item;
        const bool isFolder = item.contains("items");
        node->kind = isFolder ? Kind::Folder : Kind::Message;
        if (!isFolder && (!item.contains("message") || !item["message"].is_object()))
            return malformed(Text::tr("%1 in %2 is neither a folder nor a message.").arg(node->name, parent.name));
        if (isFolder) {
            if (const auto read = readItems(item["items"], *node, depth + 1, count); !read)
                return read;
            node->raw.erase("items");
        } else if (node->name.isEmpty()) {
            node->name = composedFromJson(item["message"]).subject;
        }
        if (node->name.isEmpty())
            node->name = Text::tr("unnamed");
        parent.children.push_back(std::move(node));
    }
    return {};
}

JsonTree treeOf(const CollectionNode &node)
{
    JsonTree json = node.raw;
    json["name"] = node.name.toStdString();
    if (node.kind == Kind::Message)
        return json;
    if (node.kind == Kind::Collection) {
        JsonTree environment = JsonTree::object();
        for (auto it = node.environment.cbegin(); it != node.environment.cend(); ++it)
            environment[it.key().toStdString()] = it.value().toStdString();
        json["environment"] = std::move(environment);
    }
    JsonTree items = JsonTree::array();
    for (const auto &child : node.children)
        items.push_back(treeOf(*child));
    json["items"] = std::move(items);
    return json;
}

/// The new fields over the old ones; old ones that this program does not know stay.
JsonTree merged(const JsonTree &old, const ComposedMessage &message)
{
    static constexpr std::array known { "mode", "subject", "reply", "headers", "format", "body", "variables", "timeout",
        "replies", "reply_count", "stall", "message_id", "expected_stream", "expected_last_sequence",
        "expected_last_subject_sequence", "expected_last_message_id", "ttl" };
    JsonTree json = toJson(message);
    if (old.is_object()) {
        for (const auto &[key, value] : old.items()) {
            if (std::find(known.begin(), known.end(), key) == known.end())
                json[key] = value;
        }
    }
    return json;
}

constexpr QFileDevice::Permissions ownOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Result<void> writeFile(const QString &path, const QByteArray &bytes, bool isOwn)
{
    QSaveFile file(path);
    const auto write = [&] {
        // Before anything is in it: environments hold what is nobody else's business.
        return file.open(QIODevice::WriteOnly) && (!isOwn || file.setPermissions(ownOnly))
            && file.write(bytes) == bytes.size() && file.commit();
    };
    if (!write())
        return fail(Error::Kind::File,
            Text::tr("The collection cannot be written to %1: %2").arg(path, file.errorString()),
            Text::tr("Check the free space and the permissions of the folder."));
    return {};
}

QString fileNameFor(const QString &name)
{
    QString safe;
    for (const QChar c : name.left(60))
        safe += (c.isLetterOrNumber() && c.unicode() < 128) || c == u'-' || c == u'_' ? c : u'-';
    return safe.isEmpty() ? QStringLiteral("collection") : safe.toLower();
}

Result<void> validName(const QString &name)
{
    if (name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("It needs a name."));
    if (name.size() > maxName)
        return fail(Error::Kind::Invalid, Text::tr("The name has more than %1 characters.").arg(maxName));
    return {};
}

} // namespace

Result<std::unique_ptr<CollectionNode>> readCollection(QByteArrayView bytes)
{
    if (bytes.size() > maxBytes)
        return malformed(Text::tr("it is larger than 16 MiB."));
    bool isDeep = false;
    const auto shallow = [&](int level, JsonTree::parse_event_t, JsonTree &) {
        isDeep = isDeep || level > 4 * maxDepth;
        return !isDeep;
    };
    const JsonTree root = JsonTree::parse(bytes.begin(), bytes.end(), shallow, false);
    if (isDeep)
        return malformed(Text::tr("it nests too deep."));
    if (root.is_discarded())
        return malformed(Text::tr("it is not JSON."));
    if (!root.is_object() || !root.contains("natsight_collection"))
        return malformed(Text::tr("the field natsight_collection is missing."));
    const JsonTree &number = root["natsight_collection"];
    if (!number.is_number_integer() || number.get<qint64>() < 1)
        return malformed(Text::tr("its version is no number."));
    if (number.get<qint64>() > version)
        return fail(Error::Kind::Unsupported,
            Text::tr("This collection was written by a later Natsight (version %1 of the format).")
                .arg(number.get<qint64>()),
            Text::tr("Nothing was changed."));
    auto node = std::make_unique<CollectionNode>();
    node->name = nameOf(root);
    if (node->name.isEmpty())
        node->name = Text::tr("unnamed");
    if (const auto found = root.find("environment"); found != root.end()) {
        if (!found->is_object())
            return malformed(Text::tr("its environment is no object."));
        for (const auto &[key, value] : found->items())
            node->environment.insert(QString::fromStdString(key),
                QString::fromStdString(value.is_string()
                        ? value.get<std::string>()
                        : value.dump(-1, ' ', false, JsonTree::error_handler_t::replace)));
    }
    int count = 0;
    if (const auto found = root.find("items"); found != root.end()) {
        if (auto read = readItems(*found, *node, 1, count); !read)
            return fail(std::move(read.error()));
    }
    node->raw = root;
    node->raw.erase("items");
    return node;
}

QByteArray writeCollection(const CollectionNode &collection)
{
    JsonTree json = JsonTree::object();
    json["natsight_collection"] = version;
    json.update(treeOf(collection));
    return QByteArray::fromStdString(json.dump(2, ' ', false, JsonTree::error_handler_t::replace)) + '\n';
}

CollectionModel::CollectionModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<CollectionNode>())
{
}

CollectionModel::~CollectionModel() = default;

void CollectionModel::setFolder(const QString &folder)
{
    beginResetModel();
    m_root = std::make_unique<CollectionNode>();
    m_problems.clear();
    m_folder = folder;
    const QDir dir(folder);
    const QStringList names = folder.isEmpty() ? QStringList()
                                               : dir.entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            m_problems << tr("%1 cannot be read: %2").arg(file.fileName(), file.errorString());
            continue;
        }
        auto read = readCollection(file.read(maxBytes + 1));
        if (!read) {
            m_problems << tr("%1: %2 The file is left as it is.").arg(file.fileName(), read.error().message);
            continue;
        }
        // Of an earlier version, or copied here.
        if (file.permissions().testAnyFlags(
                QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther))
            file.setPermissions(ownOnly);
        (*read)->file = file.fileName();
        (*read)->parent = m_root.get();
        m_root->children.push_back(std::move(*read));
    }
    endResetModel();
}

CollectionNode *CollectionModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<CollectionNode *>(index.internalPointer()) : m_root.get();
}

QModelIndex CollectionModel::indexOf(const CollectionNode *node) const
{
    if (node == nullptr || node->parent == nullptr)
        return {};
    const auto &siblings = node->parent->children;
    const auto found = std::find_if(
        siblings.begin(), siblings.end(), [node](const auto &child) { return child.get() == node; });
    return createIndex(static_cast<int>(found - siblings.begin()), 0, node);
}

Result<void> CollectionModel::store(CollectionNode *node)
{
    while (node->parent != nullptr && node->parent != m_root.get())
        node = node->parent;
    if (m_folder.isEmpty() || node == m_root.get())
        return {};
    if (!QDir().mkpath(m_folder))
        return fail(Error::Kind::File, tr("The folder %1 cannot be made.").arg(m_folder));
    if (node->file.isEmpty()) {
        const QString base = QDir(m_folder).filePath(fileNameFor(node->name));
        QString path = base + QStringLiteral(".json");
        for (int number = 2; QFile::exists(path); ++number)
            path = QStringLiteral("%1-%2.json").arg(base).arg(number);
        node->file = path;
    }
    return writeFile(node->file, writeCollection(*node), true);
}

Result<QModelIndex> CollectionModel::add(const QModelIndex &parent, std::unique_ptr<CollectionNode> node)
{
    CollectionNode *owner = nodeOf(parent);
    CollectionNode *made = node.get();
    node->parent = owner;
    const int row = static_cast<int>(owner->children.size());
    // Stored first, and shown only then: what could not be stored is not here.
    owner->children.push_back(std::move(node));
    auto stored = store(made);
    node = std::move(owner->children.back());
    owner->children.pop_back();
    if (!stored)
        return fail(std::move(stored.error()));
    beginInsertRows(parent, row, row);
    owner->children.push_back(std::move(node));
    endInsertRows();
    return indexOf(made);
}

Result<QModelIndex> CollectionModel::addCollection(const QString &name)
{
    if (const auto valid = validName(name); !valid)
        return fail(valid.error());
    auto node = std::make_unique<CollectionNode>();
    node->name = name.trimmed();
    return add({}, std::move(node));
}

Result<QModelIndex> CollectionModel::addFolder(const QModelIndex &parent, const QString &name)
{
    if (const auto valid = validName(name); !valid)
        return fail(valid.error());
    int depth = 1;
    for (QModelIndex up = parent; up.isValid(); up = up.parent())
        ++depth;
    if (!parent.isValid() || kind(parent) == Kind::Message || depth > maxDepth)
        return fail(Error::Kind::Invalid, tr("A folder is made in a collection, at most %1 deep.").arg(maxDepth));
    auto node = std::make_unique<CollectionNode>();
    node->kind = Kind::Folder;
    node->name = name.trimmed();
    return add(parent, std::move(node));
}

Result<QModelIndex> CollectionModel::addMessage(
    const QModelIndex &parent, const QString &name, const ComposedMessage &message)
{
    if (const auto valid = validName(name); !valid)
        return fail(valid.error());
    if (!parent.isValid() || kind(parent) == Kind::Message)
        return fail(Error::Kind::Invalid, tr("A message is saved in a collection or a folder of it."));
    auto node = std::make_unique<CollectionNode>();
    node->kind = Kind::Message;
    node->name = name.trimmed();
    node->raw["message"] = toJson(message);
    return add(parent, std::move(node));
}

Result<void> CollectionModel::setMessage(const QModelIndex &index, const ComposedMessage &message)
{
    CollectionNode *node = nodeOf(index);
    if (!index.isValid() || node->kind != Kind::Message)
        return fail(Error::Kind::Invalid, tr("This is no message."));
    JsonTree before = std::exchange(node->raw["message"], merged(node->raw["message"], message));
    if (auto stored = store(node); !stored) {
        node->raw["message"] = std::move(before);
        return stored;
    }
    Q_EMIT dataChanged(index, index);
    return {};
}

Result<void> CollectionModel::rename(const QModelIndex &index, const QString &name)
{
    if (const auto valid = validName(name); !valid)
        return valid;
    if (!index.isValid())
        return {};
    CollectionNode *node = nodeOf(index);
    const QString before = std::exchange(node->name, name.trimmed());
    if (auto stored = store(node); !stored) {
        node->name = before;
        return stored;
    }
    Q_EMIT dataChanged(index, index);
    return {};
}

Result<void> CollectionModel::remove(const QModelIndex &index)
{
    if (!index.isValid())
        return {};
    CollectionNode *node = nodeOf(index);
    CollectionNode *owner = node->parent;
    if (node->kind == Kind::Collection && !node->file.isEmpty()) {
        QFile file(node->file);
        if (file.exists() && !file.remove())
            return fail(Error::Kind::File, tr("%1 cannot be removed: %2").arg(file.fileName(), file.errorString()));
    }
    const auto place = owner->children.begin() + index.row();
    if (owner != m_root.get()) {
        // Stored without it first.
        auto kept = std::move(*place);
        owner->children.erase(place);
        auto stored = store(owner);
        owner->children.insert(owner->children.begin() + index.row(), std::move(kept));
        if (!stored)
            return stored;
    }
    beginRemoveRows(index.parent(), index.row(), index.row());
    owner->children.erase(owner->children.begin() + index.row());
    endRemoveRows();
    return {};
}

Result<void> CollectionModel::setEnvironment(const QModelIndex &index, const Environment &environment)
{
    const QModelIndex collection = collectionOf(index);
    if (!collection.isValid())
        return {};
    CollectionNode *node = nodeOf(collection);
    const Environment before = std::exchange(node->environment, environment);
    auto stored = store(node);
    if (!stored)
        node->environment = before;
    return stored;
}

Result<QModelIndex> CollectionModel::importFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::File, tr("%1 cannot be read: %2").arg(path, file.errorString()));
    auto read = readCollection(file.read(maxBytes + 1));
    if (!read)
        return fail(std::move(read.error()));
    return add({}, std::move(*read));
}

Result<void> CollectionModel::exportFile(const QModelIndex &index, const QString &path) const
{
    const QModelIndex collection = collectionOf(index);
    if (!collection.isValid())
        return fail(Error::Kind::Invalid, tr("Select the collection to export."));
    return writeFile(path, writeCollection(*nodeOf(collection)), false);
}

QStringList CollectionModel::place(const QModelIndex &index) const
{
    QStringList names;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        names.prepend(nodeOf(at)->name);
    return names;
}

QModelIndex CollectionModel::find(const QStringList &place) const
{
    QModelIndex at;
    for (const QString &name : place) {
        const auto &children = nodeOf(at)->children;
        const auto found = std::find_if(
            children.begin(), children.end(), [&name](const auto &child) { return child->name == name; });
        if (found == children.end())
            return {};
        at = indexOf(found->get());
    }
    return at;
}

Kind CollectionModel::kind(const QModelIndex &index) const
{
    return nodeOf(index)->kind;
}

ComposedMessage CollectionModel::message(const QModelIndex &index) const
{
    const CollectionNode *node = nodeOf(index);
    return node->kind == Kind::Message ? composedFromJson(node->raw["message"]) : ComposedMessage();
}

Environment CollectionModel::environment(const QModelIndex &index) const
{
    const QModelIndex collection = collectionOf(index);
    return collection.isValid() ? nodeOf(collection)->environment : Environment();
}

QModelIndex CollectionModel::collectionOf(const QModelIndex &index) const
{
    QModelIndex top = index;
    while (top.parent().isValid())
        top = top.parent();
    return top;
}

QModelIndex CollectionModel::containerOf(const QModelIndex &index) const
{
    return index.isValid() && kind(index) == Kind::Message ? index.parent() : index;
}

QModelIndex CollectionModel::index(int row, int column, const QModelIndex &parent) const
{
    const CollectionNode *node = nodeOf(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(node->children.size()))
        return {};
    return createIndex(row, 0, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex CollectionModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(nodeOf(index)->parent) : QModelIndex();
}

int CollectionModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(nodeOf(parent)->children.size());
}

int CollectionModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant CollectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CollectionNode *node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return node->name;
    case KindRole:
        return static_cast<int>(node->kind);
    case SubjectRole:
        return message(index).subject;
    case SearchRole:
        return node->kind == Kind::Message ? QString(node->name + u'\n' + message(index).subject) : node->name;
    case Qt::ToolTipRole:
        if (node->kind == Kind::Message)
            return message(index).subject;
        return node->kind == Kind::Collection ? node->file : QString();
    default:
        return {};
    }
}

Qt::ItemFlags CollectionModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace natsight
