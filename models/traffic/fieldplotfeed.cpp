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
constexpr std::size_t mostSteps = 2'048;
constexpr std::int64_t finestMs = 10;
constexpr std::int64_t finestRateMs = 1'000; ///< of what is counted

} // namespace

/// What the pool thread works on; nobody else while a turn runs.
struct FieldPlotFeed::Worker {
    explicit Worker(const PlottedField &plotted)
        : field(plotted)
        , matcher(plotted.filter)
        , series(mostSteps, plotted.isRate() ? finestRateMs : finestMs)
    {
        if (field.what == PlottedField::What::Number)
            reader = std::make_unique<NumberReader>(field.pointer);
    }

    PlottedField field;
    MessageMatcher matcher;
    std::unique_ptr<NumberReader> reader;
    NumberSeries series;
    RowNumber next = 0;
    qint64 readToMs = 0;
    quint64 without = 0;
    quint64 unread = 0;
    SubjectId subjectId = Interner::none;

    bool isWanted(const CapturedMessage &message)
    {
        if (field.subject.isEmpty())
            return matcher.matches(message);
        // Comparing text once is enough for a subject that has an id.
        if (subjectId != Interner::none && message.subjectId != Interner::none)
            return message.subjectId == subjectId;
        if (message.subject != viewOf(field.subject))
            return false;
        subjectId = message.subjectId;
        return true;
    }

    void take(const CapturedMessage &message)
    {
        readToMs = std::max<qint64>(readToMs, message.timeNs / nsInMs);
        if (!isWanted(message))
            return;
        const auto size = static_cast<double>(message.payload.size());
        const std::optional<double> value = reader ? reader->read(message.payload, message.subject)
                                                   : std::optional(size);
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
        plotted.stepMs = series.stepMs();
        plotted.newestMs = series.newestMs();
        plotted.readToMs = readToMs;
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
    auto worker = std::make_shared<Worker>(field);
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
