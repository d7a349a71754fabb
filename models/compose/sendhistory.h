// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/composedmessage.h"

#include <QAbstractTableModel>

#include <deque>

namespace natsight {

/// What was sent, to be sent again.
struct SentEntry {
    qint64 timeMs = 0; ///< since the epoch
    QString connection;
    ComposedMessage message;
    bool isGood = false;
    QString outcome; ///< a sentence
    bool hasBody = true; ///< false: the body was too large to be kept
};

/// History of what the composer sent, newest first, in a file of one JSON object a line that only its user can read. Lines that
/// are none are passed over and counted. GUI thread. Bounds: 500 entries; bodies above 64 KiB are not kept.
class SendHistory : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Mode, Subject, Outcome, ColumnCount };
    enum Role { IsGoodRole = Qt::UserRole + 1, SearchRole };
    static constexpr int maxEntries = 500;
    static constexpr qsizetype maxBody = qsizetype { 64 } << 10;

    explicit SendHistory(QObject *parent = nullptr);

    /// Empty = nothing is stored.
    void setFile(const QString &path);
    void add(SentEntry entry);
    void clear();
    [[nodiscard]] const SentEntry &entry(int row) const { return m_entries.at(static_cast<std::size_t>(row)); }
    /// Why the file could not be written or has lines that are none; a sentence, or empty.
    [[nodiscard]] const QString &problem() const { return m_problem; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void writeAll();

    QString m_path;
    QString m_problem;
    std::deque<SentEntry> m_entries; ///< newest first
    int m_lines = 0; ///< of the file
};

} // namespace natsight
