// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/messagefilter.h"
#include "models/traffic/numberseries.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace natsight {

/// What is plotted, and of which messages.
struct PlottedField {
    enum class What {
        Number, ///< in the payload
        Size, ///< of the payload, bytes
        Messages, ///< a second
        Bytes, ///< of payloads, a second
    };
    What what = What::Number;
    QByteArray subject; ///< exactly this one; empty: all that the filter lets through
    QString name; ///< of the number: `items[0].qty`
    QByteArray pointer; ///< of the number (RFC 6901)
    MessageFilter filter; ///< where there is no subject

    [[nodiscard]] bool isRate() const { return what == What::Messages || what == What::Bytes; }
    friend bool operator==(const PlottedField &, const PlottedField &) = default;
};

/// Numbers and rates of captured messages over time, by the time of the messages: those that were captured before and what comes.
///
/// Lives on the GUI thread; messages are read on one pool thread, in turns of at most 20,000 rows or about 20 ms for each plot.
/// Bounds: 12 plots of 2,048 steps each.
class FieldPlotFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostPlots = 12;

    struct Plotted {
        int id = 0;
        PlottedField field;
        std::vector<NumberSeries::Step> steps;
        qint64 stepMs = 0;
        qint64 newestMs = 0; ///< of the values
        qint64 readToMs = 0; ///< time of the newest message that was looked at, of whatever subject
        quint64 values = 0;
        quint64 without = 0; ///< of these messages: those without such a number
        quint64 unread = 0; ///< rows that left the capture before they were read
        quint64 backlog = 0; ///< rows that wait
    };

    explicit FieldPlotFeed(std::shared_ptr<CaptureStore> store, QObject *parent = nullptr);
    ~FieldPlotFeed() override;

    /// The id of the plot, also of one that is there already; none when there are as many as may be.
    std::optional<int> add(const PlottedField &field);
    void remove(int id);
    [[nodiscard]] const QList<Plotted> &plots() const { return m_plots; } ///< in the order of add()

Q_SIGNALS:
    void updated();

private:
    struct Worker;

    void startTurn();

    std::shared_ptr<CaptureStore> m_store;
    QList<Plotted> m_plots;
    QHash<int, std::shared_ptr<Worker>> m_workers;
    QTimer m_timer;
    QThreadPool m_pool;
    int m_nextId = 1;
    bool m_isTurning = false;
};

} // namespace natsight
