// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/streammessagemodel.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/future.h"
#include "models/payload/decode.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace natsight {

namespace {

constexpr qsizetype previewBytes = 300;
/// Rows that may wait in one run; the scroll bar of a longer one steps over several sequences.
constexpr int mostWaiting = StreamMessageModel::maxRows - 100'000;
/// A jump into the unknown shows so many rows before the place as well.
constexpr int rowsBefore = 32;

} // namespace

StreamMessageModel::StreamMessageModel(ReadPage read, QObject *parent)
    : QAbstractTableModel(parent)
    , m_read(std::move(read))
{
}

int StreamMessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int StreamMessageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

// Where things are ----------------------------------------------------------------------------------------------------

StreamMessageModel::Place StreamMessageModel::placeOf(int row) const
{
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        if (row < m_segments[i].rows) {
            return { static_cast<int>(i), row };
        }
        row -= m_segments[i].rows;
    }
    return {};
}

int StreamMessageModel::startOf(int segment) const
{
    int start = 0;
    for (int i = 0; i < segment; ++i) {
        start += m_segments[static_cast<std::size_t>(i)].rows;
    }
    return start;
}

StreamMessageModel::RowKind StreamMessageModel::kindAt(int row) const
{
    const Place place = placeOf(row);
    if (place.segment < 0 || !m_segments[static_cast<std::size_t>(place.segment)].isLoaded) {
        return RowKind::Waiting;
    }
    const auto &content = m_segments[static_cast<std::size_t>(place.segment)].content;
    return content[static_cast<std::size_t>(place.offset)].isGap ? RowKind::Gap : RowKind::Message;
}

quint64 StreamMessageModel::sequenceAt(int row) const
{
    return row >= 0 && kindAt(row) == RowKind::Message ? index(row, 0).data(SequenceRole).toULongLong() : 0;
}

int StreamMessageModel::rowOf(quint64 sequence) const
{
    int start = 0;
    for (const Segment &segment : m_segments) {
        if (sequence <= segment.last) {
            if (!segment.isLoaded || sequence < segment.first) {
                return -1;
            }
            const auto found = std::find_if(segment.content.cbegin(), segment.content.cend(),
                [sequence](const Row &row) { return row.first <= sequence && sequence <= row.last; });
            return found == segment.content.cend() ? -1 : start + static_cast<int>(found - segment.content.cbegin());
        }
        start += segment.rows;
    }
    return -1;
}

int StreamMessageModel::loadedMessages() const
{
    qsizetype count = 0;
    for (const Segment &segment : m_segments) {
        count += std::count_if(
            segment.content.cbegin(), segment.content.cend(), [](const Row &row) { return !row.isGap; });
    }
    return static_cast<int>(count);
}

int StreamMessageModel::loadedPages() const
{
    return static_cast<int>(std::count_if(m_segments.cbegin(), m_segments.cend(),
        [](const Segment &segment) { return segment.isLoaded && segment.rows > 0; }));
}

qint64 StreamMessageModel::loadedBytes() const
{
    qint64 bytes = 0;
    for (const Segment &segment : m_segments) {
        bytes += segment.bytes;
    }
    return bytes;
}

// What is shown -------------------------------------------------------------------------------------------------------

QVariant StreamMessageModel::messageValue(const Row &row, int column, int role) const
{
    const auto subject = [&row] { return format::preview(row.subject, 4'000); };
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Sequence:
            return format::count(row.first);
        case Time:
            return format::time(row.timeNs);
        case Subject:
            return subject();
        case Size:
            return format::bytes(static_cast<double>(row.size));
        case HeadersMark:
            return row.headers == 0 ? QString() : QString::number(row.headers);
        case Preview:
            return format::preview(row.preview, 200);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        switch (column) {
        case Time:
            return format::exactTime(row.timeNs);
        case Size:
            return tr("%1 bytes").arg(format::count(row.size));
        case Subject:
            return subject();
        case HeadersMark:
            return row.headers == 0 ? QVariant() : tr("%n header(s)", nullptr, row.headers);
        default:
            return {};
        }
    case TypedSortRole:
        switch (column) {
        case Time:
            return row.timeNs;
        case Subject:
            return subject();
        case Size:
            return row.size;
        case HeadersMark:
            return row.headers;
        default:
            return row.first;
        }
    case ExactRole:
        switch (column) {
        case Sequence:
            return row.first;
        case Time:
            return format::exactTime(row.timeNs);
        case Size:
            return row.size;
        default:
            return messageValue(row, column, Qt::DisplayRole);
        }
    case SubjectRole:
        return QString::fromUtf8(row.subject);
    case SequenceRole:
        return row.first;
    case KindRole:
        return static_cast<int>(RowKind::Message);
    case GapSizeRole:
        return quint64 { 0 };
    case HeaderCountRole:
        return row.headers;
    default:
        return {};
    }
}

QVariant StreamMessageModel::gapValue(const Row &row, int column, int role) const
{
    const quint64 size = row.last - row.first + 1;
    switch (role) {
    case Qt::DisplayRole:
        return column == Subject ? tr("… %1 deleted …").arg(format::count(size)) : QString();
    case ExactRole:
        return column == Sequence ? QVariant(row.first) : gapValue(row, column, Qt::DisplayRole);
    case Qt::ToolTipRole:
        return size == 1
            ? tr("Sequence %1 holds no message any more.").arg(format::count(row.first))
            : tr("Sequences %1 to %2 hold no message any more.").arg(format::count(row.first), format::count(row.last));
    case TypedSortRole:
    case SequenceRole:
        return row.first;
    case KindRole:
        return static_cast<int>(RowKind::Gap);
    case GapSizeRole:
        return size;
    default:
        return {};
    }
}

QVariant StreamMessageModel::waitingValue(const Place &place, int column, int role) const
{
    const Segment &segment = m_segments[static_cast<std::size_t>(place.segment)];
    const auto about = [&] {
        return segment.first
            + static_cast<quint64>(static_cast<double>(segment.span()) * place.offset / std::max(segment.rows, 1));
    };
    switch (role) {
    case Qt::DisplayRole:
    case ExactRole:
        if (column == Subject) {
            return segment.hasFailed ? tr("not read") : QStringLiteral("…");
        }
        return {};
    case Qt::ToolTipRole:
        return tr("About sequence %1").arg(format::count(about()));
    case TypedSortRole:
    case SequenceRole:
        return about();
    case KindRole:
        return static_cast<int>(RowKind::Waiting);
    case GapSizeRole:
        return quint64 { 0 };
    default:
        return {};
    }
}

QVariant StreamMessageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        switch (index.column()) {
        case Sequence:
        case Size:
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        case HeadersMark:
            return QVariant(Qt::AlignHCenter | Qt::AlignVCenter);
        default:
            return {};
        }
    }
    if (role == AccessibleRole) {
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::AccessibleTextRole).toString(),
            data(index, Qt::DisplayRole).toString());
    }
    const Place place = placeOf(index.row());
    const Segment &segment = m_segments[static_cast<std::size_t>(place.segment)];
    if (!segment.isLoaded) {
        return waitingValue(place, index.column(), role);
    }
    const Row &row = segment.content[static_cast<std::size_t>(place.offset)];
    return row.isGap ? gapValue(row, index.column(), role) : messageValue(row, index.column(), role);
}

QVariant StreamMessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isRight = section == Sequence || section == Size;
        return QVariant((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const bool isShort = role == Qt::DisplayRole;
    if (!isShort && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) {
        return {};
    }
    switch (section) {
    case Sequence:
        return isShort ? tr("#") : tr("Sequence in the stream");
    case Time:
        return isShort ? tr("Time") : tr("Time stored");
    case Subject:
        return tr("Subject");
    case Size:
        return isShort ? tr("Size") : tr("Size of the payload");
    case HeadersMark:
        return isShort ? tr("Hdr") : tr("Number of headers");
    case Preview:
        return isShort ? tr("Preview") : tr("Beginning of the payload");
    default:
        return {};
    }
}

// The stream ----------------------------------------------------------------------------------------------------------

StreamMessageModel::Segment StreamMessageModel::waiting(quint64 first, quint64 last, int rows)
{
    Segment segment;
    segment.id = ++m_lastId;
    segment.first = first;
    segment.last = last;
    segment.rows = rows;
    return segment;
}

double StreamMessageModel::density() const
{
    const quint64 span = m_state.lastSequence - m_state.firstSequence + 1;
    return m_state.lastSequence < m_state.firstSequence
        ? 1.0
        : std::min(1.0, static_cast<double>(m_state.messages) / static_cast<double>(span));
}

int StreamMessageModel::estimate(quint64 span, double density) const
{
    if (span == 0) {
        return 0;
    }
    const double rows = std::ceil(static_cast<double>(span) * density);
    return static_cast<int>(std::clamp(rows, 1.0, static_cast<double>(std::min<quint64>(span, mostWaiting))));
}

void StreamMessageModel::reset()
{
    beginResetModel();
    m_segments.clear();
    m_rows = 0;
    if (m_hasState && m_state.messages > 0 && m_state.firstSequence <= m_state.lastSequence) {
        const quint64 span = m_state.lastSequence - m_state.firstSequence + 1;
        // What a filter leaves is not known before the first page.
        const int rows = m_filter.isEmpty() ? estimate(span, density())
                                            : static_cast<int>(std::min<quint64>(span, pageRows));
        m_segments.push_back(waiting(m_state.firstSequence, m_state.lastSequence, rows));
        m_rows = rows;
    }
    const bool hadError = m_error.has_value();
    m_error.reset();
    endResetModel();
    if (hadError) {
        Q_EMIT errorChanged();
    }
}

void StreamMessageModel::reload()
{
    reset();
    pump();
}

void StreamMessageModel::retry()
{
    for (Segment &segment : m_segments) {
        segment.hasFailed = false;
    }
    if (m_error) {
        m_error.reset();
        Q_EMIT errorChanged();
    }
    pump();
}

void StreamMessageModel::setFilter(const QByteArray &filter)
{
    if (filter == m_filter) {
        return;
    }
    m_filter = filter;
    m_jump.reset();
    reload();
}

void StreamMessageModel::setState(const StreamState &state)
{
    const StreamState before = std::exchange(m_state, state);
    const bool isFirst = !std::exchange(m_hasState, true);
    const bool isEmpty = state.messages == 0 || state.firstSequence > state.lastSequence;
    if (isFirst || m_segments.empty() || isEmpty || state.lastSequence < before.lastSequence
        || state.firstSequence < before.firstSequence || state.firstSequence > before.lastSequence) {
        if (isFirst || !isEmpty || !m_segments.empty()) {
            reset();
        }
    } else {
        trimFront(state.firstSequence);
        if (state.lastSequence > before.lastSequence) {
            appendTail(before.lastSequence + 1, state.lastSequence);
        }
    }
    pump();
}

void StreamMessageModel::trimFront(quint64 first)
{
    while (!m_segments.empty() && m_segments.front().first < first) {
        Segment &front = m_segments.front();
        if (front.last < first) {
            if (front.rows > 0) {
                beginRemoveRows({}, 0, front.rows - 1);
            }
            const int rows = front.rows;
            m_rows -= rows;
            m_segments.erase(m_segments.begin());
            if (rows > 0) {
                endRemoveRows();
            }
            continue;
        }
        int gone = 0;
        if (front.isLoaded) {
            gone = static_cast<int>(std::count_if(
                front.content.cbegin(), front.content.cend(), [first](const Row &row) { return row.last < first; }));
        } else {
            const auto left = front.last - first + 1;
            const auto wanted = static_cast<double>(front.rows) * static_cast<double>(left)
                / static_cast<double>(front.span());
            gone = front.rows - std::min(front.rows, estimate(left, wanted / static_cast<double>(left)));
        }
        if (gone > 0) {
            beginRemoveRows({}, 0, gone - 1);
        }
        front.first = first;
        if (front.isLoaded) {
            for (int i = 0; i < gone; ++i) {
                front.bytes -= static_cast<qint64>(sizeof(Row))
                    + front.content[static_cast<std::size_t>(i)].subject.size()
                    + front.content[static_cast<std::size_t>(i)].preview.size();
            }
            front.content.erase(front.content.begin(), front.content.begin() + gone);
            if (!front.content.empty() && front.content.front().first < first) {
                front.content.front().first = first;
            }
        }
        front.rows -= gone;
        m_rows -= gone;
        if (gone > 0) {
            endRemoveRows();
        }
    }
}

void StreamMessageModel::appendTail(quint64 first, quint64 last)
{
    // While it is followed, or with a filter, a row comes when its message is here.
    const int room = std::max(1, maxRows - m_rows);
    const int rows = m_isFollowing || !m_filter.isEmpty() ? 0 : std::min(estimate(last - first + 1, 1.0), room);
    Segment &back = m_segments.back();
    const bool isJoined = !back.isLoaded && !back.isAsked && (back.rows == 0) == (rows == 0);
    if (rows > 0) {
        beginInsertRows({}, m_rows, m_rows + rows - 1);
    }
    if (isJoined) {
        back.last = last;
        back.rows += rows;
    } else {
        m_segments.push_back(waiting(first, last, rows));
    }
    m_rows += rows;
    if (rows > 0) {
        endInsertRows();
    }
}

void StreamMessageModel::setVisibleRows(int first, int last)
{
    m_visibleFirst = first;
    m_visibleLast = last;
    pump();
}

void StreamMessageModel::setFollowing(bool isFollowing)
{
    m_isFollowing = isFollowing;
    pump();
}

void StreamMessageModel::forget(quint64 sequence)
{
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        const Segment &segment = m_segments[i];
        if (segment.isLoaded && segment.first <= sequence && sequence <= segment.last) {
            if (segment.rows == 0) {
                return;
            }
            replace(static_cast<int>(i), { waiting(segment.first, segment.last, segment.rows) }, false);
            pump();
            return;
        }
    }
}

// Loading -------------------------------------------------------------------------------------------------------------

void StreamMessageModel::pump()
{
    if (m_isPumping) {
        return;
    }
    m_isPumping = true;
    tryJump();
    int start = 0;
    for (std::size_t i = 0; i < m_segments.size() && m_open < maxReads; ++i) {
        Segment &segment = m_segments[i];
        const int end = start + segment.rows;
        const bool isTail = i + 1 == m_segments.size() && segment.rows == 0;
        const bool isVisible = segment.rows > 0 && start <= m_visibleLast && end > m_visibleFirst
            && m_visibleFirst >= 0;
        if (isVisible) {
            segment.used = ++m_clock;
        }
        if (segment.isLoaded || segment.isAsked || segment.hasFailed
            || !(isVisible || (isTail && (m_isFollowing || m_visibleLast >= m_rows - 1)))) {
            start = end;
            continue;
        }
        const int from = std::max(0, m_visibleFirst - start);
        const int to = std::min(segment.rows, m_visibleLast - start + 1); // behind the last one
        const auto index = static_cast<int>(i);
        if (isTail) {
            if (segment.span() <= pageRows) {
                ask(index, segment.first, false, 0, false);
            } else {
                ask(index, segment.last, true, 0, false);
            }
        } else if (m_visibleFirst < start) {
            ask(index, segment.first, false, 0, false);
        } else if (m_visibleLast >= end) {
            ask(index, segment.last, true, 0, false);
        } else if (from == 0) {
            ask(index, segment.first, false, 0, false);
        } else if (to == segment.rows || segment.rows - to < pageRows / 2) {
            ask(index, segment.last, true, 0, false);
        } else if (from < pageRows / 2) {
            ask(index, segment.first, false, 0, false);
        } else {
            const int offset = std::max(1, from - rowsBefore);
            const auto sequence = segment.first
                + static_cast<quint64>(static_cast<double>(segment.span()) * offset / segment.rows);
            ask(index, std::min(sequence, segment.last), false, offset, true);
        }
        start = end;
    }
    m_isPumping = false;
}

void StreamMessageModel::ask(int segmentIndex, quint64 from, bool isBackward, int offset, bool isMiddle, int count)
{
    Segment &segment = m_segments[static_cast<std::size_t>(segmentIndex)];
    segment.isAsked = true;
    PageQuery query;
    query.first = isBackward ? segment.first : from;
    query.last = isBackward ? from : segment.last;
    query.filter = m_filter;
    query.count = count;
    query.isBackward = isBackward;
    if (m_open++ == 0) {
        Q_EMIT loadingChanged();
    }
    const quint64 id = segment.id;
    whenDone(this, m_read(query), [this, id, query, offset, isMiddle](MessagePage page) {
        take(id, query, offset, isMiddle, std::move(page));
        if (--m_open == 0) {
            Q_EMIT loadingChanged();
        }
        pump();
    });
}

void StreamMessageModel::take(quint64 id, const PageQuery &query, int offset, bool isMiddle, MessagePage page)
{
    const auto found = std::find_if(
        m_segments.begin(), m_segments.end(), [id](const Segment &segment) { return segment.id == id; });
    if (found == m_segments.end()) {
        return; // forgotten meanwhile
    }
    found->isAsked = false;
    const auto index = static_cast<int>(found - m_segments.begin());
    const Segment was = *found;
    // Only what belongs here: messages that went meanwhile have moved the front, and the tail is longer now.
    quint64 first = std::max(page.first, was.first);
    const quint64 last = std::min(page.last, was.last);
    erase_if(page.messages,
        [&](const StoredMessage &message) { return message.sequence < first || message.sequence > last; });
    // A hole before a place in the middle is told by the page before it, whole.
    if (isMiddle && !page.messages.isEmpty()) {
        first = page.messages.constFirst().sequence;
        if (m_jump && *m_jump >= query.first && *m_jump < first) {
            m_jump = first;
        }
    }
    if (page.error) {
        const bool isNews = !m_error || m_error->text() != page.error->text();
        m_error = page.error;
        if (isNews) {
            Q_EMIT errorChanged();
        }
    } else if (m_error) {
        m_error.reset();
        Q_EMIT errorChanged();
    }
    if (first > last) {
        const auto again = std::find_if(
            m_segments.begin(), m_segments.end(), [id](const Segment &one) { return one.id == id; });
        if (again != m_segments.end()) {
            again->hasFailed = true;
            if (again->rows > 0) {
                const int start = startOf(static_cast<int>(again - m_segments.begin()));
                Q_EMIT dataChanged(this->index(start, 0), this->index(start + again->rows - 1, ColumnCount - 1));
            }
        }
        return;
    }

    Segment loaded = waiting(first, last, 0);
    loaded.isLoaded = true;
    loaded.used = ++m_clock;
    const auto add = [&loaded](Row row) {
        loaded.bytes += static_cast<qint64>(sizeof(Row)) + row.subject.size() + row.preview.size();
        loaded.content.push_back(std::move(row));
    };
    quint64 next = first;
    const auto addGap = [&](quint64 end) {
        if (m_filter.isEmpty() && next < end) {
            Row row;
            row.first = next;
            row.last = end - 1;
            row.isGap = true;
            add(std::move(row));
        }
        next = end + 1;
    };
    for (const StoredMessage &message : std::as_const(page.messages)) {
        addGap(message.sequence);
        Row row;
        row.first = row.last = message.sequence;
        row.timeNs = message.timeNs;
        row.size = static_cast<quint64>(message.payload.size());
        row.headers = static_cast<int>(message.headers.size());
        row.subject = message.subject;
        row.preview = payloadBeginning(message.payload, viewOf(message.subject), previewBytes);
        add(std::move(row));
    }
    if (next <= last) {
        addGap(last + 1);
    }
    loaded.rows = static_cast<int>(loaded.content.size());

    std::vector<Segment> with;
    const quint64 before = first - was.first;
    const quint64 after = was.last - last;
    const double matched = static_cast<double>(page.messages.size()) / static_cast<double>(last - first + 1);
    const bool isEstimated = !m_filter.isEmpty() || was.rows == 0;
    const double part = m_filter.isEmpty() ? 1.0 : matched;
    // Together the rows stay as many as they were, where that is possible.
    const int left = was.rows - loaded.rows;
    const auto bounded = [](int rows, quint64 span) {
        return span == 0
            ? 0
            : static_cast<int>(std::clamp<qint64>(rows, 1, static_cast<qint64>(std::min<quint64>(span, mostWaiting))));
    };
    int rowsAfter = 0;
    int rowsBeforeIt = 0;
    if (isEstimated) {
        rowsBeforeIt = estimate(before, part);
        rowsAfter = estimate(after, part);
    } else if (query.isBackward) {
        rowsAfter = bounded(1, after);
        rowsBeforeIt = bounded(left - rowsAfter, before);
    } else {
        rowsBeforeIt = bounded(offset, before);
        rowsAfter = bounded(left - rowsBeforeIt, after);
    }
    const int room = maxRows - (m_rows - was.rows) - loaded.rows;
    rowsBeforeIt = std::min(rowsBeforeIt, std::max(1, room));
    rowsAfter = std::min(rowsAfter, std::max(1, room - rowsBeforeIt));
    if (before > 0) {
        with.push_back(waiting(was.first, first - 1, rowsBeforeIt));
    }
    with.push_back(std::move(loaded));
    if (after > 0) {
        with.push_back(waiting(last + 1, was.last, rowsAfter));
    }
    const auto place = before > 0 ? index + 1 : index;
    replace(index, std::move(with), query.isBackward);
    join(place);
    evict();
}

void StreamMessageModel::replace(int segmentIndex, std::vector<Segment> with, bool isAtFront)
{
    const int start = startOf(segmentIndex);
    const int before = m_segments[static_cast<std::size_t>(segmentIndex)].rows;
    int after = 0;
    for (const Segment &segment : with) {
        after += segment.rows;
    }
    // First there are as many waiting rows as there will be rows, then they get what they waited for.
    const auto resize = [&] {
        m_segments[static_cast<std::size_t>(segmentIndex)].rows = after;
        m_rows += after - before;
    };
    if (after > before) {
        const int at = isAtFront ? start : start + before;
        beginInsertRows({}, at, at + after - before - 1);
        resize();
        endInsertRows();
    } else if (after < before) {
        const int at = isAtFront ? start : start + after;
        beginRemoveRows({}, at, at + before - after - 1);
        resize();
        endRemoveRows();
    }
    m_segments.erase(m_segments.begin() + segmentIndex);
    m_segments.insert(
        m_segments.begin() + segmentIndex, std::make_move_iterator(with.begin()), std::make_move_iterator(with.end()));
    if (after > 0) {
        Q_EMIT dataChanged(index(start, 0), index(start + after - 1, ColumnCount - 1));
    }
}

/// Small pages that stand side by side become one, so that a live tail does not use up the pages.
void StreamMessageModel::join(int segmentIndex)
{
    const auto tryJoin = [this](int at) {
        if (at < 0 || static_cast<std::size_t>(at) + 1 >= m_segments.size()) {
            return;
        }
        Segment &one = m_segments[static_cast<std::size_t>(at)];
        Segment &other = m_segments[static_cast<std::size_t>(at) + 1];
        if (!one.isLoaded || !other.isLoaded || (one.rows > 0 && other.rows > 0 && one.rows + other.rows > pageRows)) {
            return;
        }
        one.last = other.last;
        one.rows += other.rows;
        one.bytes += other.bytes;
        one.used = std::max(one.used, other.used);
        one.content.insert(one.content.end(), std::make_move_iterator(other.content.begin()),
            std::make_move_iterator(other.content.end()));
        m_segments.erase(m_segments.begin() + at + 1);
    };
    tryJoin(segmentIndex);
    tryJoin(segmentIndex - 1);
}

void StreamMessageModel::evict()
{
    while (loadedPages() > maxPages || loadedBytes() > maxBytes) {
        int oldest = -1;
        int start = 0;
        for (std::size_t i = 0; i < m_segments.size(); ++i) {
            const Segment &segment = m_segments[i];
            const bool isVisible = start <= m_visibleLast && start + segment.rows > m_visibleFirst;
            if (segment.isLoaded && segment.rows > 0 && !isVisible
                && (oldest < 0 || segment.used < m_segments[static_cast<std::size_t>(oldest)].used)) {
                oldest = static_cast<int>(i);
            }
            start += segment.rows;
        }
        if (oldest < 0) {
            return;
        }
        const Segment &segment = m_segments[static_cast<std::size_t>(oldest)];
        replace(oldest, { waiting(segment.first, segment.last, segment.rows) }, false);
        // What waits side by side is one, except where an answer is on its way.
        for (const int at : { oldest, oldest - 1 }) {
            if (at < 0 || static_cast<std::size_t>(at) + 1 >= m_segments.size()) {
                continue;
            }
            Segment &one = m_segments[static_cast<std::size_t>(at)];
            const Segment &other = m_segments[static_cast<std::size_t>(at) + 1];
            if (!one.isLoaded && !other.isLoaded && !one.isAsked && !other.isAsked && one.rows > 0 && other.rows > 0
                && one.rows + other.rows <= mostWaiting) {
                one.last = other.last;
                one.rows += other.rows;
                one.hasFailed = false;
                m_segments.erase(m_segments.begin() + at + 1);
            }
        }
    }
}

void StreamMessageModel::jumpTo(quint64 sequence)
{
    m_jump = sequence;
    pump();
}

void StreamMessageModel::tryJump()
{
    if (!m_jump || !m_hasState) {
        return;
    }
    const quint64 wanted = std::clamp(
        *m_jump, m_state.firstSequence, std::max(m_state.firstSequence, m_state.lastSequence));
    int start = 0;
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        Segment &segment = m_segments[i];
        if (segment.last < wanted) {
            start += segment.rows;
            continue;
        }
        if (segment.isLoaded) {
            const auto found = std::find_if(segment.content.cbegin(), segment.content.cend(),
                [wanted](const Row &row) { return row.last >= wanted; });
            if (found != segment.content.cend()) {
                segment.used = ++m_clock;
                m_jump.reset();
                Q_EMIT jumped(start + static_cast<int>(found - segment.content.cbegin()));
                return;
            }
            start += segment.rows;
            continue;
        }
        if (segment.hasFailed) {
            m_jump.reset();
            return;
        }
        if (!segment.isAsked && m_open <= maxReads) {
            const quint64 place = std::max(wanted, segment.first);
            if (place == segment.last && segment.span() > 1) {
                ask(static_cast<int>(i), place, true, 0, false);
                return;
            }
            // What a window shows around the message, and no more, so that it is there at once. Behind a filter nobody knows
            // how far back that begins.
            const quint64 before = m_filter.isEmpty() ? std::min<quint64>(place - segment.first, rowsBefore) : 0;
            const quint64 from = place - before;
            const auto offset = static_cast<int>(static_cast<double>(segment.rows)
                * static_cast<double>(from - segment.first) / static_cast<double>(segment.span()));
            ask(static_cast<int>(i), from, false, offset, from > segment.first, jumpRows);
        }
        return;
    }
    // Nothing after it: the last one there is.
    m_jump.reset();
    Q_EMIT jumped(m_rows - 1);
}

} // namespace natsight
