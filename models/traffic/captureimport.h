// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/traffic/capturestore.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

namespace natsight {

/// Reads a file of messages, one a line as CaptureExport writes them, into a store, on a thread of its own.
///
/// Lives on the GUI thread; nobody else may append to the store meanwhile. A line that can't be read is counted and named, and the
/// next one follows. What doesn't fit into the store's budget is evicted from it, oldest first, and counted there.
/// Bounds: one line (MessageLineReader::longestLine) and 1 MiB; the first 1,000 broken lines are named.
/// `finished()` comes once after start(), however it ended.
class CaptureImport : public QObject
{
    Q_OBJECT

public:
    static constexpr TapId tap = 1; ///< whose messages they are in the store
    static constexpr qsizetype mostNamed = 1'000;

    struct Progress {
        quint64 lines = 0; ///< with something in them
        quint64 messages = 0; ///< handed to the store
        quint64 broken = 0; ///< lines that could not be read
        quint64 sequences = 0; ///< messages of a stream, whose sequence has no place here
        quint64 others = 0; ///< messages with members that are not kept
        quint64 bytes = 0; ///< of the file
        quint64 totalBytes = 0; ///< 0 while unknown
        friend bool operator==(const Progress &, const Progress &) = default;
    };
    struct BrokenLine {
        quint64 line = 0; ///< from 1, as editors count
        QString reason;
    };

    explicit CaptureImport(QObject *parent = nullptr);
    ~CaptureImport() override;

    /// Nothing happens while one is running.
    void start(std::shared_ptr<CaptureStore> store, const QString &path);
    /// What was read stays.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }
    [[nodiscard]] bool wasCancelled() const { return m_wasCancelled; }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const Progress &progress() const { return m_progress; }
    [[nodiscard]] const QList<BrokenLine> &brokenLines() const { return m_brokenLines; }
    /// What ended it early.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void progressChanged(); ///< ten times a second
    void finished();

private:
    struct Job;

    void take();

    std::shared_ptr<Job> m_job;
    QTimer m_timer;
    QString m_path;
    Progress m_progress;
    QList<BrokenLine> m_brokenLines;
    std::optional<Error> m_error;
    bool m_wasCancelled = false;
};

} // namespace natsight
