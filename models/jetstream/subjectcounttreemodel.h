// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/subjectcountmodel.h"

#include <QAbstractItemModel>
#include <QHash>

#include <deque>
#include <vector>

namespace natsight {

/// Subjects of a stream as a tree, one node a token, with the sum of messages of what is below; fed page by page. A page
/// resets the model: the view opens again what was open. GUI thread.
/// Bounds: what is fed (the view asks for 100,000 subjects at most); tokens beyond the 32nd are one node.
class SubjectCountTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Subject, Messages, Subjects, Share, ColumnCount };
    enum Role {
        ShareRole = SubjectCountModel::ShareRole,
        PatternRole = ShareRole + 1, ///< `orders.eu.>` of a branch, the subject of a leaf
        IsSubjectRole, ///< bool: messages are stored under exactly this subject
    };
    static constexpr int maxDepth = 32;

    explicit SubjectCountTreeModel(QObject *parent = nullptr);

    void clear();
    void add(const QList<SubjectCount> &page);

    /// Of a node: `orders.eu`. NameRole tells the same.
    [[nodiscard]] QString subjectOf(const QModelIndex &index) const;
    /// Invalid when there is none.
    [[nodiscard]] QModelIndex indexOf(const QString &subject) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node {
        QString token;
        Node *parent = nullptr;
        int row = 0;
        std::vector<Node *> children;
        QHash<QString, int> places; ///< of children by token
        quint64 messages = 0; ///< with all below
        quint64 subjects = 0; ///< with all below
        bool isSubject = false;
    };

    void take(const SubjectCount &count);
    [[nodiscard]] const Node *nodeOf(const QModelIndex &index) const;

    std::deque<Node> m_nodes; ///< the first is the root
};

} // namespace natsight
