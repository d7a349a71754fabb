// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/payloaddifference.h"

#include "models/payload/decode.h"
#include "models/payload/jsonchange.h"
#include "models/payload/textmerge.h"

#include <algorithm>
#include <utility>

namespace natsight {

namespace {

constexpr int mostChanges = 1'000;
constexpr qsizetype mostBytes = qsizetype { 1 } << 20;
constexpr qsizetype rowBytes = 16;
constexpr qsizetype mostShown = 500;

PayloadChange::Kind kindOf(bool hasBefore, bool hasAfter)
{
    return !hasBefore ? PayloadChange::Kind::Added
        : hasAfter    ? PayloadChange::Kind::Changed
                      : PayloadChange::Kind::Removed;
}

void compareLines(PayloadDifference &difference, QByteArrayView before, QByteArrayView after)
{
    const QStringList from = splitLines(renderPayload(before, PayloadFormat::Text).text);
    const QStringList to = splitLines(renderPayload(after, PayloadFormat::Text).text);
    for (const LineHunk &hunk : differentLines(from, to)) {
        if (difference.changes.size() >= mostChanges) {
            difference.isCut = true;
            return;
        }
        const qsizetype first = hunk.toCount > 0 ? hunk.to : std::min(hunk.to, std::max<qsizetype>(0, to.size() - 1));
        difference.changes.append(
            { kindOf(hunk.fromCount > 0, hunk.toCount > 0), PayloadChangeModel::tr("line %1").arg(first + 1),
                from.mid(hunk.from, hunk.fromCount).join(u'\n'), to.mid(hunk.to, hunk.toCount).join(u'\n') });
    }
}

void compareBytes(PayloadDifference &difference, QByteArrayView before, QByteArrayView after)
{
    const auto rowAt = [](QByteArrayView bytes, qsizetype at) {
        return at < bytes.size() ? bytes.sliced(at, std::min(rowBytes, bytes.size() - at)) : QByteArrayView();
    };
    for (qsizetype at = 0; at < std::max(before.size(), after.size()); at += rowBytes) {
        const QByteArrayView from = rowAt(before, at);
        const QByteArrayView to = rowAt(after, at);
        if (from == to)
            continue;
        if (difference.changes.size() >= mostChanges) {
            difference.isCut = true;
            return;
        }
        difference.changes.append(
            { kindOf(!from.isEmpty(), !to.isEmpty()), QString::number(at, 16).rightJustified(8, QLatin1Char('0')),
                QString::fromLatin1(from.toByteArray().toHex(' ')), QString::fromLatin1(to.toByteArray().toHex(' ')) });
    }
}

/// What begins as JSON may be text all the same.
bool hasTree(const DecodedPayload &decoded)
{
    return decoded.tree
        || (decoded.format == PayloadFormat::Json && detectTextFormat(decoded.content()) == PayloadFormat::Json);
}

bool isPart(const DecodedPayload &decoded)
{
    return decoded.unwrapped.isCut || decoded.unwrapped.problem
        || (decoded.tree && (decoded.tree->isCut || decoded.tree->problem));
}

bool isText(QByteArrayView bytes)
{
    const PayloadFormat format = detectFormat(bytes);
    return format == PayloadFormat::Json || format == PayloadFormat::Text;
}

} // namespace

PayloadDifference payloadDifference(
    QByteArrayView before, QByteArrayView after, std::string_view subjectBefore, std::string_view subjectAfter)
{
    PayloadDifference difference;
    if (before == after)
        return difference;
    const DecodedPayload from = decodePayload(before, subjectBefore);
    const DecodedPayload to = decodePayload(after, subjectAfter);
    // Members only where there are some: two numbers or texts are compared as a whole either way.
    if (hasTree(from) && hasTree(to)) {
        if (const auto changes = jsonChanges(from.json(), to.json(), mostChanges); changes && !changes->isEmpty()) {
            for (const JsonChange &change : *changes)
                difference.changes.append({ kindOf(change.before.has_value(), change.after.has_value()), change.path,
                    change.before.value_or(QString()), change.after.value_or(QString()) });
            difference.isCut = changes->size() >= mostChanges || isPart(from) || isPart(to);
            return difference;
        }
    }
    // The same within different wrappings: then these are what differs.
    if (from.content() != to.content()) {
        before = from.content();
        after = to.content();
    }
    difference.isCut = std::max(before.size(), after.size()) > mostBytes || isPart(from) || isPart(to);
    before = before.first(std::min(before.size(), mostBytes));
    after = after.first(std::min(after.size(), mostBytes));
    difference.by = isText(before) && isText(after) ? PayloadDifference::By::Lines : PayloadDifference::By::Bytes;
    if (difference.by == PayloadDifference::By::Lines)
        compareLines(difference, before, after);
    else
        compareBytes(difference, before, after);
    return difference;
}

void PayloadChangeModel::setChanges(QList<PayloadChange> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    endResetModel();
}

int PayloadChangeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int PayloadChangeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PayloadChangeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_changes.size())
        return {};
    const PayloadChange &change = m_changes.at(index.row());
    const QString &value = index.column() == Place ? change.place
        : index.column() == Before                 ? change.before
                                                   : change.after;
    const bool isThere = index.column() == Place ? !change.place.isEmpty()
        : index.column() == Before               ? change.kind != PayloadChange::Kind::Added
                                                 : change.kind != PayloadChange::Kind::Removed;
    switch (role) {
    case Qt::DisplayRole:
        if (!isThere)
            return index.column() == Place ? tr("the whole payload") : QStringLiteral("–");
        return value.size() > mostShown ? QString(value.left(mostShown) + QChar(0x2026)) : value;
    case ExactRole:
    case Qt::ToolTipRole:
        if (!isThere)
            return index.column() == Place ? QVariant() : QVariant(tr("not there"));
        return role == ExactRole ? value : value.left(4'000).toHtmlEscaped();
    case KindRole:
        return static_cast<int>(change.kind);
    default:
        return {};
    }
}

QVariant PayloadChangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("Place");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    default:
        return {};
    }
}

} // namespace natsight
