// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/streamreader.h"

#include <QAbstractTableModel>

#include <functional>
#include <optional>
#include <vector>

namespace natsight {

/// The stored messages of a stream as a table, of which only what is looked at is loaded.
///
/// The rows are runs of sequences: pages that are here, and between them what is not, as rows that wait. A page takes the
/// place of waiting rows when the view says that they are visible (`setVisibleRows()`); by sequence, so that any
/// place of any stream is one page away. A deleted run is one row. With a filter only matching messages are rows, and how
/// many rows wait is an estimate that each page makes better.
///
/// GUI thread. The messages come from `ReadPage` and the state of the stream from outside, so no server is needed.
/// Bounds: `maxPages` pages of at most `pageRows` messages (and the gaps between them) and `maxBytes` of their subjects and
/// previews, the longest not seen given up first; whole payloads are never kept; at most `maxRows` rows however long the stream is, so
/// that a view with rows of 100 pixels still counts in an int; two pages under way, and one more for a jump.
class StreamMessageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Sequence, Time, Subject, Size, HeadersMark, Preview, ColumnCount };
    enum class RowKind { Message, Gap, Waiting };
    Q_ENUM(RowKind)
    enum Role {
        TypedSortRole = Qt::UserRole + 1,
        SubjectRole, ///< whole subject, QString
        SequenceRole, ///< quint64: of the message, the first of a gap, about there for a waiting row
        KindRole, ///< RowKind as int
        GapSizeRole, ///< quint64; 0 for what is no gap
        HeaderCountRole, ///< int
        ExactRole, ///< for copies
        AccessibleRole = Qt::AccessibleTextRole,
    };
    using ReadPage = std::function<QFuture<MessagePage>(const PageQuery &)>;

    static constexpr int pageRows = 256;
    static constexpr int jumpRows = 96;
    static constexpr int maxPages = 64;
    static constexpr qint64 maxBytes = qint64 { 16 } << 20;
    static constexpr int maxRows = 1'000'000;
    static constexpr int maxReads = 2;

    explicit StreamMessageModel(ReadPage read, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The stream as it is now, as often as it is known: what was removed in front goes, what is new waits at the end.
    void setState(const StreamState &state);
    [[nodiscard]] const StreamState &state() const { return m_state; }
    /// A subject, may have wildcards; empty = all.
    void setFilter(const QByteArray &filter);
    [[nodiscard]] const QByteArray &filter() const { return m_filter; }
    /// Forgets all pages.
    void reload();
    /// Asks again for what failed.
    void retry();
    /// A message is gone: its page is read again.
    void forget(quint64 sequence);

    /// What the view shows; rows of it that wait are asked for.
    void setVisibleRows(int first, int last);
    /// New messages are loaded as they come, not only when their rows are visible.
    void setFollowing(bool isFollowing);
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }

    /// Loads the page there; jumped() says in which row the message, or the next one after it, is.
    void jumpTo(quint64 sequence);

    [[nodiscard]] RowKind kindAt(int row) const;
    /// Of a message; 0 for other rows.
    [[nodiscard]] quint64 sequenceAt(int row) const;
    /// The row of this sequence (message or gap) where it is loaded; else -1.
    [[nodiscard]] int rowOf(quint64 sequence) const;

    [[nodiscard]] int loadedMessages() const;
    [[nodiscard]] int loadedPages() const;
    [[nodiscard]] qint64 loadedBytes() const;
    [[nodiscard]] bool isLoading() const { return m_open > 0; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    /// -1: there is no message there or after it.
    void jumped(int row);
    void loadingChanged();
    /// error() is set or gone.
    void errorChanged();

private:
    struct Row {
        quint64 first = 0; ///< the message's sequence, or of a gap
        quint64 last = 0;
        qint64 timeNs = 0;
        quint64 size = 0; ///< of the payload
        int headers = 0;
        bool isGap = false;
        QByteArray subject;
        QByteArray preview;
    };
    /// A run of sequences: a page, or what waits.
    struct Segment {
        quint64 id = 0;
        quint64 first = 0;
        quint64 last = 0;
        int rows = 0;
        bool isLoaded = false;
        bool isAsked = false;
        bool hasFailed = false;
        std::vector<Row> content; ///< of a page
        qint64 bytes = 0;
        quint64 used = 0; ///< the higher the later

        [[nodiscard]] quint64 span() const { return last - first + 1; }
    };
    struct Place {
        int segment = -1;
        int offset = 0;
    };

    [[nodiscard]] Place placeOf(int row) const;
    [[nodiscard]] int startOf(int segment) const;
    [[nodiscard]] Segment waiting(quint64 first, quint64 last, int rows);
    [[nodiscard]] int estimate(quint64 span, double density) const;
    [[nodiscard]] double density() const;
    void reset();
    void trimFront(quint64 first);
    void appendTail(quint64 first, quint64 last);
    void pump();
    void ask(int segment, quint64 from, bool isBackward, int offset, bool isMiddle, int count = pageRows);
    void take(quint64 id, const PageQuery &query, int offset, bool isMiddle, MessagePage page);
    /// Puts segments in the place of one; rows come and go at its front or its end.
    void replace(int segment, std::vector<Segment> with, bool isAtFront);
    void join(int segment);
    void evict();
    void tryJump();
    [[nodiscard]] QVariant messageValue(const Row &row, int column, int role) const;
    [[nodiscard]] QVariant gapValue(const Row &row, int column, int role) const;
    [[nodiscard]] QVariant waitingValue(const Place &place, int column, int role) const;

    ReadPage m_read;
    StreamState m_state;
    bool m_hasState = false;
    QByteArray m_filter;
    std::vector<Segment> m_segments; ///< in order, without a hole between first and last sequence of the stream
    int m_rows = 0;
    quint64 m_lastId = 0;
    quint64 m_clock = 0;
    int m_open = 0;
    int m_visibleFirst = -1;
    int m_visibleLast = -1;
    bool m_isFollowing = false;
    bool m_isPumping = false;
    std::optional<quint64> m_jump;
    std::optional<Error> m_error;
};

} // namespace natsight
