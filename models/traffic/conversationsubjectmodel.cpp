// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/conversationsubjectmodel.h"

#include "models/core/format.h"

#include <algorithm>

namespace natsight {

namespace {

constexpr qsizetype mostSubject = 500;

} // namespace

QString ConversationSubjectModel::nameOf(const QByteArray &subject)
{
    return subject.isEmpty() ? tr("other subjects") : format::preview(subject, mostSubject);
}

QVariant ConversationSubjectModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConversationSubject &of = row(index.row());
    const int column = index.column();
    switch (role) {
    case TrendRole:
        return QVariant::fromValue(std::vector<float>(of.trend.cbegin(), of.trend.cend()));
    case IsFoldRole:
        return of.subject.isEmpty();
    case TroubleRole:
        return of.requests == 0 ? 0.0
                                : static_cast<double>(of.failed + of.noResponders + of.open + of.leftOpen)
                / static_cast<double>(of.requests);
    case Qt::TextAlignmentRole:
        if (column != Subject && column != Trend && column != Last)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), data(index, Qt::DisplayRole).toString());
    default:
        break;
    }
    const ListCell cell(role);
    if (!cell.isOne())
        return {};
    switch (column) {
    case Subject:
        return cell.text(nameOf(of.subject),
            of.subject.isEmpty() ? tr("Requests of subjects past the limit of this list, and requests sent to inboxes")
                                 : nameOf(of.subject));
    case Requests:
        return cell.number(of.requests);
    case Rate:
        return cell.rate(of.perSecond);
    case Trend: {
        if (cell.isSort())
            return of.perSecond;
        const float most = of.trend.isEmpty() ? 0 : *std::max_element(of.trend.cbegin(), of.trend.cend());
        if (cell.isTip())
            return tr("Requests a second over the last minute; at most %1")
                .arg(format::rate(static_cast<double>(most)));
        return {};
    }
    case Replies:
        return cell.number(of.replies, {},
            of.doubled > 0 ? tr("%n of them repeat the first reply", nullptr, static_cast<int>(of.doubled))
                           : QString());
    case Open:
        return cell.number(of.open + of.leftOpen, {},
            of.leftOpen > 0 ? tr("%1 listed below, %2 left the list without a reply")
                                  .arg(format::count(of.open), format::count(of.leftOpen))
                            : QString());
    case NotCovered:
        return of.notCovered == 0 ? cell.nothing(QString())
                                  : cell.number(of.notCovered, {},
                                      tr("No subscription covers their reply subjects: subscribe to _INBOX.> on the "
                                         "traffic page to see the replies"));
    case NoResponders:
        return cell.number(of.noResponders);
    case Failed:
        return cell.number(of.failed + of.statuses, {},
            of.statuses > 0 ? tr("%1 errors of services, %2 statuses as 404")
                                  .arg(format::count(of.failed), format::count(of.statuses))
                            : QString());
    case Median:
        return cell.duration(static_cast<double>(of.p50));
    case P90:
        return cell.duration(static_cast<double>(of.p90));
    case P99:
        return cell.duration(static_cast<double>(of.p99));
    case Maximum:
        return cell.duration(static_cast<double>(of.maximum));
    case Late:
        return cell.number(of.late);
    case Last:
        return cell.moment(of.lastNs);
    default:
        return {};
    }
}

QVariant ConversationSubjectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isLeft = section == Subject || section == Trend || section == Last;
        return QVariant((isLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    const bool isShort = role == Qt::DisplayRole;
    if (!isShort && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case Subject:
        return isShort ? tr("Subject") : tr("Subject of the requests");
    case Requests:
        return isShort ? tr("Requests") : tr("Requests seen");
    case Rate:
        return isShort ? tr("Req/s") : tr("Requests a second, over the last ten seconds");
    case Trend:
        return isShort ? tr("Last minute") : tr("Requests a second over the last minute");
    case Replies:
        return isShort ? tr("Replies") : tr("Replies to them");
    case Open:
        return isShort ? tr("No reply") : tr("Requests without a reply, of those whose reply would be captured");
    case NotCovered:
        return isShort ? tr("Not seen") : tr("Requests whose replies no subscription captures");
    case NoResponders:
        return isShort
            ? tr("Nobody")
            : tr("Answered by a 503, no responders, that was captured. The server sends it to the requester alone, and "
                 "to "
                 "nobody while this capture listens to the subject: such requests are seen without a reply.");
    case Failed:
        return isShort ? tr("Errors") : tr("Replies with an error of a service, or a status from 400 on");
    case Median:
        return isShort ? tr("p50") : tr("Half of the first replies came within this time");
    case P90:
        return isShort ? tr("p90") : tr("90 % of the first replies came within this time");
    case P99:
        return isShort ? tr("p99") : tr("99 % of the first replies came within this time");
    case Maximum:
        return isShort ? tr("Max") : tr("The slowest first reply");
    case Late:
        return isShort ? tr("Late") : tr("First replies after 5 s, when clients have commonly given up");
    case Last:
        return isShort ? tr("Last") : tr("Time of the last request");
    default:
        return {};
    }
}

} // namespace natsight
