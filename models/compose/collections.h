// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/composedmessage.h"

#include <QAbstractItemModel>

#include <nlohmann/json.hpp>

namespace natsight {

/// A collection of saved messages, a folder in it, or a message. What was read and is not understood is kept in `raw` and
/// written again. A value apart from its children.
struct CollectionNode {
    enum class Kind { Collection, Folder, Message };

    Kind kind = Kind::Collection;
    QString name;
    Environment environment; ///< of a collection
    nlohmann::ordered_json raw
        = nlohmann::ordered_json::object(); ///< of a message: its `message`; else the object without items
    QString file; ///< of a collection; empty = not stored yet
    CollectionNode *parent = nullptr;
    std::vector<std::unique_ptr<CollectionNode>> children;
};

// Format: {"natsight_collection": 1, "name": …, "environment": {NAME: VALUE}, "items": [{"name": …, "items": […]},
// {"name": …, "message": {…}}]}. Pure, any thread. Bounds: 16 MiB, 16 folders deep, 20,000 items.
[[nodiscard]] Result<std::unique_ptr<CollectionNode>> readCollection(QByteArrayView json);
[[nodiscard]] QByteArray writeCollection(const CollectionNode &collection);

/// Collections as a tree, each in a JSON file of a folder, which is written whole and atomically with every change and can be read
/// by its user only. What cannot be stored is not changed here either. A file that cannot be read is left as it is and named in
/// problems(). GUI thread; files are small.
class CollectionModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of CollectionNode::Kind
        SearchRole, ///< name and subject
        SubjectRole,
    };

    explicit CollectionModel(QObject *parent = nullptr);
    ~CollectionModel() override;

    /// Reads the collections there; the folder is made with the first that is stored. Empty = nothing is stored.
    void setFolder(const QString &folder);
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

    [[nodiscard]] Result<QModelIndex> addCollection(const QString &name);
    [[nodiscard]] Result<QModelIndex> addFolder(const QModelIndex &parent, const QString &name);
    [[nodiscard]] Result<QModelIndex> addMessage(
        const QModelIndex &parent, const QString &name, const ComposedMessage &message);
    [[nodiscard]] Result<void> setMessage(const QModelIndex &index, const ComposedMessage &message);
    [[nodiscard]] Result<void> rename(const QModelIndex &index, const QString &name);
    /// A collection's file goes with it.
    [[nodiscard]] Result<void> remove(const QModelIndex &index);
    [[nodiscard]] Result<void> setEnvironment(const QModelIndex &index, const Environment &environment);
    [[nodiscard]] Result<QModelIndex> importFile(const QString &path);
    [[nodiscard]] Result<void> exportFile(const QModelIndex &index, const QString &path) const;

    [[nodiscard]] CollectionNode::Kind kind(const QModelIndex &index) const;
    [[nodiscard]] ComposedMessage message(const QModelIndex &index) const;
    /// Of the collection that this is or belongs to.
    [[nodiscard]] Environment environment(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex collectionOf(const QModelIndex &index) const;
    /// Names from the collection down, as links have them, and back: the first of that name; invalid when there is none.
    [[nodiscard]] QStringList place(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex find(const QStringList &place) const;
    /// What messages are added to when this is selected: itself or what it is in.
    [[nodiscard]] QModelIndex containerOf(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    [[nodiscard]] CollectionNode *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const CollectionNode *node) const;
    [[nodiscard]] Result<void> store(CollectionNode *node);
    [[nodiscard]] Result<QModelIndex> add(const QModelIndex &parent, std::unique_ptr<CollectionNode> node);

    QString m_folder;
    QStringList m_problems;
    std::unique_ptr<CollectionNode> m_root;
};

} // namespace natsight
