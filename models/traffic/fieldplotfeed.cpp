// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/fieldplotfeed.h"

#include "models/core/bytes.h"
#include "models/core/future.h"
#include "models/payload/numberfields.h"

#include <QElapsedTimer>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr RowNumber rowsInTurn = 20'000;
constexpr RowNumber rowsBetweenLooks = 256; ///< at the clock
constexpr qint64 turnUs = 20'000;
constexpr qint64 nsInMs = 1'000'000;

} // namespace

/// What the pool thread works on; nobody else while a turn runs.
struct FieldPlotFeed::Worker {
    PlottedField field;
    std::unique_ptr<NumberReader> reader;
    NumberSeries series;
    RowNumber next = 0;
    quint64 without = 0;
    quint64 unread = 0;
    SubjectId subjectId = Interner::none;

    void take(const CapturedMessage &message)
    {
        // Comparing text once is enough for a subject that has an id.
        if (subjectId != Interner::none && message.subjectId != Interner::none) {
            if (message.subjectId != subjectId)
                return;
        } else if (message.subject != viewOf(field.subject)) {
            return;
        } else {
            subjectId = message.subjectId;
        }
        const std::optional<double> value = reader ? reader->read(message.payload, message.subject)
                                                   : std::optional(static_cast<double>(message.payload.size()));
        if (value)
            series.add(message.timeNs / nsInMs, *value);
        else
            ++without;
    }

    void turn(const CaptureStore &store, Plotted &plotted)
    {
        const CaptureStore::Snapshot snapshot = store.snapshot();
        if (snapshot.firstRow() > next) {
            unread += snapshot.firstRow() - next;
            next = snapshot.firstRow();
        }
        const RowNumber end = std::min(snapshot.endRow(), next + rowsInTurn);
        QElapsedTimer clock;
        clock.start();
        while (next < end && clock.nsecsElapsed() / 1'000 < turnUs) {
            for (const RowNumber stop = std::min(end, next + rowsBetweenLooks); next < stop; ++next)
                take(snapshot.at(next));
        }
        plotted.backlog = snapshot.endRow() - next;
        plotted.steps = series.steps();
        plotted.newestMs = series.newestMs();
        plotted.values = series.count();
        plotted.without = without;
        plotted.unread = unread;
    }
};

FieldPlotFeed::FieldPlotFeed(std::shared_ptr<CaptureStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &FieldPlotFeed::startTurn);
}

FieldPlotFeed::~FieldPlotFeed()
{
    m_pool.waitForDone(); // a turn is short
}

std::optional<int> FieldPlotFeed::add(const PlottedField &field)
{
    for (const Plotted &known : std::as_const(m_plots)) {
        if (known.field == field)
            return known.id;
    }
    if (m_plots.size() >= mostPlots)
        return {};
    Plotted plotted;
    plotted.id = m_nextId++;
    plotted.field = field;
    auto worker = std::make_shared<Worker>();
    worker->field = field;
    if (field.pointer)
        worker->reader = std::make_unique<NumberReader>(*field.pointer);
    worker->next = m_store->snapshot().firstRow(); // what left before was never asked for
    m_workers.insert(plotted.id, worker);
    m_plots.append(std::move(plotted));
    startTurn();
    return m_plots.constLast().id;
}

void FieldPlotFeed::remove(int id)
{
    m_workers.remove(id);
    m_plots.removeIf([id](const Plotted &plotted) { return plotted.id == id; });
    Q_EMIT updated();
}

void FieldPlotFeed::startTurn()
{
    if (m_isTurning || m_plots.isEmpty())
        return;
    m_timer.stop();
    m_isTurning = true;
    const auto work = [store = m_store, plots = m_plots, workers = m_workers]() mutable {
        for (Plotted &plotted : plots)
            workers.value(plotted.id)->turn(*store, plotted);
        return plots;
    };
    whenDone(this, QtConcurrent::run(&m_pool, work), [this](const QList<Plotted> &read) {
        m_isTurning = false;
        bool isBehind = false;
        for (const Plotted &one : read) {
            for (Plotted &known : m_plots) {
                if (known.id == one.id)
                    known = one;
            }
            isBehind = isBehind || one.backlog > 0;
        }
        isBehind = isBehind || read.size() < m_plots.size(); // one was added meanwhile
        Q_EMIT updated();
        if (isBehind)
            startTurn();
        else
            m_timer.start();
    });
}

} // namespace natsight
