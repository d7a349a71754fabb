// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/objects/transferlistmodel.h"

#include "models/core/format.h"
#include "models/core/text.h"

namespace natsight {

QString transferStateWord(TransferProgress::State state)
{
    switch (state) {
    case TransferProgress::State::Waiting:
        return Text::tr("waiting");
    case TransferProgress::State::Running:
        return Text::tr("running");
    case TransferProgress::State::Finishing:
        return Text::tr("finishing");
    case TransferProgress::State::Cancelling:
        return Text::tr("cancelling");
    case TransferProgress::State::Done:
        return Text::tr("done");
    case TransferProgress::State::Failed:
        return Text::tr("failed");
    case TransferProgress::State::Cancelled:
        return Text::tr("cancelled");
    }
    return {};
}

TransferListModel::TransferListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TransferListModel::add(ObjectTransfer *transfer)
{
    transfer->setParent(this);
    while (m_transfers.size() >= maxKept) {
        const auto old = std::find_if(
            m_transfers.begin(), m_transfers.end(), [](const ObjectTransfer *one) { return one->progress().isOver(); });
        if (old == m_transfers.end())
            break;
        removeAt(static_cast<int>(old - m_transfers.begin()));
    }
    const auto row = static_cast<int>(m_transfers.size());
    beginInsertRows({}, row, row);
    m_transfers << transfer;
    endInsertRows();
    connect(transfer, &ObjectTransfer::changed, this, [this, transfer] {
        const auto place = static_cast<int>(m_transfers.indexOf(transfer));
        if (place < 0)
            return;
        Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
        Q_EMIT changed();
    });
    connect(transfer, &ObjectTransfer::finished, this, [this, transfer] {
        Q_EMIT transferFinished(transfer);
        startNext();
        Q_EMIT changed();
    });
    startNext();
    Q_EMIT changed();
}

void TransferListModel::startNext()
{
    int running = 0;
    for (const ObjectTransfer *one : std::as_const(m_transfers)) {
        const auto state = one->progress().state;
        running += state != TransferProgress::State::Waiting && !one->progress().isOver() ? 1 : 0;
    }
    // One that ends while it starts comes here again.
    const QList<ObjectTransfer *> all = m_transfers;
    for (ObjectTransfer *one : all) {
        if (running >= maxRunning)
            return;
        if (one->progress().state == TransferProgress::State::Waiting) {
            one->start();
            running += one->progress().isOver() ? 0 : 1;
        }
    }
}

void TransferListModel::cancel(int row)
{
    if (ObjectTransfer *one = transfer(row))
        one->cancel();
}

void TransferListModel::cancelAll()
{
    // Those that wait first: none of them is to start when another one ends.
    for (ObjectTransfer *one : QList<ObjectTransfer *>(m_transfers)) {
        if (one->progress().state == TransferProgress::State::Waiting)
            one->cancel();
    }
    for (ObjectTransfer *one : QList<ObjectTransfer *>(m_transfers))
        one->cancel();
}

void TransferListModel::removeAt(int row)
{
    beginRemoveRows({}, row, row);
    ObjectTransfer *gone = m_transfers.takeAt(row);
    endRemoveRows();
    gone->deleteLater();
}

void TransferListModel::clearFinished()
{
    for (auto row = static_cast<int>(m_transfers.size()) - 1; row >= 0; --row) {
        if (m_transfers.at(row)->progress().isOver())
            removeAt(row);
    }
    Q_EMIT changed();
}

int TransferListModel::unfinished() const
{
    return totals().unfinished;
}

TransferListModel::Totals TransferListModel::totals() const
{
    Totals totals;
    for (const ObjectTransfer *one : m_transfers) {
        const TransferProgress &progress = one->progress();
        totals.done += progress.state == TransferProgress::State::Done ? 1 : 0;
        totals.failed += progress.state == TransferProgress::State::Failed ? 1 : 0;
        totals.cancelled += progress.state == TransferProgress::State::Cancelled ? 1 : 0;
        totals.unfinished += progress.isOver() ? 0 : 1;
        totals.bytesPerSecond += progress.state == TransferProgress::State::Running ? progress.bytesPerSecond : 0;
    }
    return totals;
}

QString TransferListModel::report() const
{
    QStringList lines;
    for (const ObjectTransfer *one : m_transfers) {
        const TransferProgress &progress = one->progress();
        QString line = transferStateWord(progress.state);
        line += u'\t' + one->name() + u'\t' + one->place() + u'\t' + progress.words;
        lines << line;
    }
    return lines.join(u'\n');
}

int TransferListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_transfers.size());
}

int TransferListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TransferListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ObjectTransfer *one = m_transfers.at(index.row());
    const TransferProgress &progress = one->progress();
    const double share = progress.state == TransferProgress::State::Done ? 1.0
        : progress.total > 0 ? std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(progress.total))
                             : 0.0;
    switch (role) {
    case ShareRole:
        return share;
    case StateRole:
        return static_cast<int>(progress.state);
    case Qt::TextAlignmentRole:
        return index.column() == Rate ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case SortRole:
        return index.column() == Progress ? QVariant(share)
            : index.column() == Rate      ? QVariant(progress.bytesPerSecond)
                                          : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        return index.column() == Result && progress.error && !progress.error->details.isEmpty()
            ? QVariant(QString(progress.words + u'\n' + progress.error->details))
            : index.column() == What ? QVariant(one->place())
                                     : QVariant();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Name:
        return one->name();
    case What:
        return one->kind() == ObjectTransfer::Kind::Upload  ? tr("upload")
            : one->kind() == ObjectTransfer::Kind::Download ? tr("download")
                                                            : tr("copy from %1").arg(one->place());
    case Progress:
        return progress.total > 0 ? tr("%1 of %2")
                                        .arg(format::bytes(static_cast<double>(progress.bytes)),
                                            format::bytes(static_cast<double>(progress.total)))
                                  : format::bytes(static_cast<double>(progress.bytes));
    case Rate:
        return progress.bytesPerSecond > 0 ? format::byteRate(progress.bytesPerSecond) : format::unknown();
    case Result: {
        const QString word = transferStateWord(progress.state);
        return progress.words.isEmpty() ? word : tr("%1: %2").arg(word, progress.words);
    }
    default:
        return {};
    }
}

QVariant TransferListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Rate)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Object");
    case What:
        return tr("What");
    case Progress:
        return tr("Progress");
    case Rate:
        return tr("Bytes/s");
    case Result:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace natsight
