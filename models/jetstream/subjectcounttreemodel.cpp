// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/subjectcounttreemodel.h"

namespace natsight {

SubjectCountTreeModel::SubjectCountTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    m_nodes.emplace_back();
}

void SubjectCountTreeModel::clear()
{
    beginResetModel();
    m_nodes.clear();
    m_nodes.emplace_back();
    endResetModel();
}

void SubjectCountTreeModel::add(const QList<SubjectCount> &page)
{
    if (page.isEmpty())
        return;
    beginResetModel();
    for (const SubjectCount &count : page)
        take(count);
    endResetModel();
}

void SubjectCountTreeModel::take(const SubjectCount &count)
{
    Node *node = &m_nodes.front();
    QList<Node *> path { node };
    qsizetype from = 0;
    for (int depth = 1; from <= count.subject.size(); ++depth) {
        qsizetype to = depth < maxDepth ? count.subject.indexOf(u'.', from) : -1;
        if (to < 0)
            to = count.subject.size();
        const QString token = count.subject.mid(from, to - from);
        const auto known = node->places.constFind(token);
        if (known != node->places.cend()) {
            node = node->children.at(static_cast<std::size_t>(*known));
        } else {
            Node &made = m_nodes.emplace_back();
            made.token = token;
            made.parent = node;
            made.row = static_cast<int>(node->children.size());
            node->places.insert(token, made.row);
            node->children.push_back(&made);
            node = &made;
        }
        path << node;
        from = to + 1;
    }
    const bool isNew = !node->isSubject;
    node->isSubject = true;
    for (Node *one : std::as_const(path)) {
        one->messages += count.messages;
        one->subjects += isNew ? 1 : 0;
    }
}

const SubjectCountTreeModel::Node *SubjectCountTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : &m_nodes.front();
}

QString SubjectCountTreeModel::subjectOf(const QModelIndex &index) const
{
    QStringList tokens;
    for (const Node *node = nodeOf(index); node->parent; node = node->parent)
        tokens.prepend(node->token);
    return tokens.join(u'.');
}

QModelIndex SubjectCountTreeModel::indexOf(const QString &subject) const
{
    const Node *node = &m_nodes.front();
    qsizetype from = 0;
    for (int depth = 1; from <= subject.size(); ++depth) {
        qsizetype to = depth < maxDepth ? subject.indexOf(u'.', from) : -1;
        if (to < 0)
            to = subject.size();
        const auto known = node->places.constFind(subject.mid(from, to - from));
        if (known == node->places.cend())
            return {};
        node = node->children.at(static_cast<std::size_t>(*known));
        from = to + 1;
    }
    return createIndex(node->row, 0, node);
}

QModelIndex SubjectCountTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children.at(static_cast<std::size_t>(row)));
}

QModelIndex SubjectCountTreeModel::parent(const QModelIndex &child) const
{
    const Node *parent = child.isValid() ? nodeOf(child)->parent : nullptr;
    return parent && parent->parent ? createIndex(parent->row, 0, parent) : QModelIndex();
}

int SubjectCountTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int SubjectCountTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant SubjectCountTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node *node = nodeOf(index);
    const double share = shareOf(node->messages, m_nodes.front().messages);
    switch (role) {
    case NameRole:
        return subjectOf(index);
    case PatternRole:
        return node->children.empty() ? subjectOf(index) : QString(subjectOf(index) + QLatin1String(".>"));
    case IsSubjectRole:
        return node->isSubject;
    case ShareRole:
        return share;
    case Qt::ToolTipRole:
        return index.column() == Subject ? QVariant(subjectOf(index)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Subject ? QVariant() : QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::DisplayRole:
    case SortRole:
    case ExactRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Subject:
        return role == ExactRole ? subjectOf(index) : node->token;
    case Messages:
        return countCell(node->messages, role);
    case Subjects:
        return countCell(node->subjects, role);
    case Share:
        return shareCell(share, role);
    default:
        return {};
    }
}

QVariant SubjectCountTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return subjectHead({ tr("Subject"), tr("Messages"), tr("Subjects"), tr("Share") }, section, orientation, role);
}

} // namespace natsight
