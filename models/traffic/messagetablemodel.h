// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/captureexport.h"
#include "models/traffic/messagefilter.h"

#include <QAbstractTableModel>
#include <QThreadPool>

#include <deque>
#include <memory>
#include <optional>

namespace natsight {

/// A captured message of its own, for what outlives a frame.
struct KeptMessage {
    RowNumber row = 0;
    qint64 timeNs = 0;
    TapId tap = 0;
    Message message;
};

/// The captured messages as a table. Text is made when it is shown, nothing is kept for a row without a filter and eight
/// bytes for a matching row with one.
///
/// Threads: GUI thread; with a filter pool threads (one a processor, at most 8) read the rows that were there before, newest block
/// first, and are cancelled by the next change. `update()` is called each frame: at most one insert at each end and one removal. It works
/// for at most about 3 ms; what it cannot keep up with goes to the pool threads.
/// Bounds: rows of the store; paused, the rows of that moment stay alive on top of the store's budget.
class MessageTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Time, Delta, Subject, Reply, Size, HeadersMark, Preview, ColumnCount };
    enum Role {
        TypedSortRole = Qt::UserRole + 1,
        SubjectRole, ///< whole subject, QString
        RowNumberRole, ///< quint64
        HasReplyRole, ///< bool
        HeaderCountRole, ///< int
        AccessibleRole = Qt::AccessibleTextRole,
    };

    explicit MessageTableModel(std::shared_ptr<CaptureStore> store, QObject *parent = nullptr);
    ~MessageTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    void multiData(const QModelIndex &index, QModelRoleDataSpan roles) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Takes what came since the last frame.
    void update();

    void setFilter(const MessageFilter &filter);
    [[nodiscard]] const MessageFilter &filter() const { return m_filter; }
    [[nodiscard]] bool isFiltered() const { return !m_filter.isEmpty(); }
    /// Part of the kept rows that the filter has looked at, 1 when it is done.
    [[nodiscard]] double progress() const;
    [[nodiscard]] quint64 keptRows() const { return m_snapshot.size(); } ///< shown or not
    /// Messages newer than the filter that matched: its difference over time is the filter's rate.
    [[nodiscard]] quint64 matchedNew() const { return m_matchedNew; }

    void setPaused(bool isPaused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    /// Messages that came while paused.
    [[nodiscard]] quint64 waitingRows() const;
    /// Takes the store as it is now, paused or not: after CaptureStore::clear().
    void takeAll();

    [[nodiscard]] std::optional<RowNumber> rowNumberAt(int row) const;
    [[nodiscard]] CaptureRows shownRows() const; ///< all of them, as they are now
    [[nodiscard]] std::optional<KeptMessage> messageAt(int row) const;
    /// The shown row of this number, or the next one after it; -1 when there is none.
    [[nodiscard]] int rowOf(RowNumber number) const;
    /// The first shown row at or after a time, the last row when all are older; -1 when there are no rows.
    [[nodiscard]] int rowAtTime(qint64 timeNs) const;

    /// Rows with heading as tab separated text; exact values. At most `maxRows`.
    [[nodiscard]] QString toTsv(const QList<int> &rows, int maxRows = 100'000) const;

Q_SIGNALS:
    void progressChanged();

private:
    struct Scan;

    [[nodiscard]] RowNumber numberAt(int row) const;
    [[nodiscard]] QVariant value(int row, int column, int role, const CapturedMessage &message) const;
    void updatePlain(CaptureStore::Snapshot snapshot);
    void updateFiltered(CaptureStore::Snapshot snapshot);
    void takeScanned();
    void startScan(RowNumber first, RowNumber end, bool isBackward);
    void stopScan();

    std::shared_ptr<CaptureStore> m_store;
    CaptureStore::Snapshot m_snapshot;
    MessageFilter m_filter;
    MessageMatcher m_matcher;
    bool m_isPaused = false;

    // Without a filter: [m_first, m_end).
    RowNumber m_first = 0;
    RowNumber m_end = 0;

    // With one: the matches among [m_scannedFirst, m_scannedEnd).
    std::deque<RowNumber> m_rows;
    RowNumber m_scannedFirst = 0;
    RowNumber m_scannedEnd = 0;
    quint64 m_matchedNew = 0;
    RowNumber m_newFrom = 0; ///< rows from here on are newer than the filter
    std::shared_ptr<Scan> m_scan;
    QThreadPool m_pool;
};

} // namespace natsight
