// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/payload/messagelines.h"
#include "models/traffic/capturestore.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <optional>
#include <variant>

namespace natsight {

/// Which rows of a store: all from `first` to before `end`, or a list in rising order.
struct RowRange {
    RowNumber first = 0;
    RowNumber end = 0;
};
using CaptureRows = std::variant<RowRange, std::vector<RowNumber>>;
[[nodiscard]] std::uint64_t countOf(const CaptureRows &rows);

/// Writes captured messages to a file, or each payload to a file of its own, on a thread of its own; the lines are made by all processors.
///
/// Lives on the GUI thread. Rows that are evicted before they are reached are counted, not passed over in silence. What is
/// written stays when it ends early, in whole lines. Bounds: five blocks of 2 MiB of messages, or of one larger message each, and the
/// same as lines.
/// `finished()` comes once after start(), however it ended.
class CaptureExport : public QObject
{
    Q_OBJECT

public:
    enum class Format { Ndjson, NdjsonValues, Csv, Payloads };
    Q_ENUM(Format)

    struct Progress {
        quint64 rows = 0; ///< looked at
        quint64 written = 0; ///< messages that are in the file
        quint64 gone = 0; ///< evicted before they were reached
        quint64 bytes = 0; ///< of the file, or of all files
    };

    explicit CaptureExport(QObject *parent = nullptr);
    ~CaptureExport() override;

    /// `path`: a file, replaced if it exists; for Payloads a folder that exists. Nothing happens while one is running.
    void start(std::shared_ptr<const CaptureStore> store, CaptureRows rows, Format format, const QString &path);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }
    [[nodiscard]] bool wasCancelled() const { return m_wasCancelled; }
    [[nodiscard]] const Progress &progress() const { return m_progress; }
    [[nodiscard]] quint64 total() const { return m_total; } ///< rows asked for
    [[nodiscard]] double rowsPerSecond() const;
    /// What ended it early.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    /// Name of a payload's file: the row, the subject as far as file names may hold it, and a suffix by what the payload looks like.
    [[nodiscard]] static QString fileName(const CapturedMessage &message);

Q_SIGNALS:
    void progressChanged(); ///< ten times a second
    void finished();

private:
    struct Job;

    void take();

    std::shared_ptr<Job> m_job;
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_elapsedNs = 0; ///< of the last one, when it is over
    Progress m_progress;
    quint64 m_total = 0;
    std::optional<Error> m_error;
    bool m_wasCancelled = false;
};

} // namespace natsight
