// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/plot.h"

#include "models/core/format.h"
#include "widgets/common/theme.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QElapsedTimer>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QTimeZone>
#include <QWheelEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace natsight {

namespace {

constexpr int maxMarks = 200;
constexpr int alignedLeft = 48; ///< room for most numbers of an axis
constexpr int maxDirectLabels = 3;
constexpr double shortestSpanS = 2;

QString valueText(Plot::Unit unit, double value)
{
    if (!std::isfinite(value))
        return format::unknown();
    switch (unit) {
    case Plot::Unit::Count:
        return format::compact(value);
    case Plot::Unit::MessagesPerSecond:
        return format::rate(value);
    case Plot::Unit::BytesPerSecond:
        return format::byteRate(value);
    case Plot::Unit::Bytes:
        return format::bytes(value);
    case Plot::Unit::Seconds:
        return format::duration(std::chrono::nanoseconds(std::llround(std::clamp(value, 0.0, 9e9) * 1e9)));
    }
    return {};
}

bool isBinary(Plot::Unit unit)
{
    return unit == Plot::Unit::Bytes || unit == Plot::Unit::BytesPerSecond;
}

/// A step of 1, 2 or 5 (bytes: a power of two) that cuts `range` into at most four.
double niceStep(Plot::Unit unit, double range)
{
    const double rough = std::max(range, 1e-12) / 4;
    if (isBinary(unit))
        return std::exp2(std::max(0.0, std::ceil(std::log2(rough))));
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double share = rough / power;
    const double step = power * (share <= 1.0001 ? 1 : share <= 2.0001 ? 2 : share <= 5.0001 ? 5 : 10);
    return unit == Plot::Unit::Count || unit == Plot::Unit::MessagesPerSecond ? std::max(step, 0.1) : step;
}

QString scaleLabel(Plot::Unit unit, double value, bool withUnit)
{
    if (value == 0)
        return QStringLiteral("0");
    if (unit == Plot::Unit::Seconds) {
        const auto [factor, name] = value < 1e-3 ? std::pair(1e6, QStringLiteral("µs"))
            : value < 1                          ? std::pair(1e3, QStringLiteral("ms"))
                                                 : std::pair(1.0, QStringLiteral("s"));
        return QLocale().toString(value * factor, 'g', 4) + QChar(0xA0) + name;
    }
    static constexpr std::array decimal { "", "k", "M", "G", "T", "P" };
    static constexpr std::array binary { "B", "KiB", "MiB", "GiB", "TiB", "PiB" };
    const double base = isBinary(unit) ? 1024 : 1000;
    size_t power = 0;
    double scaled = std::abs(value);
    while (scaled >= base * 0.99999 && power + 1 < decimal.size()) {
        scaled /= base;
        ++power;
    }
    QString text = QLocale().toString(std::copysign(scaled, value), 'g', 4);
    const QLatin1String prefix(isBinary(unit) ? binary.at(power) : decimal.at(power));
    if (!prefix.isEmpty())
        text += QChar(0xA0) + prefix;
    if (withUnit && (unit == Plot::Unit::MessagesPerSecond || unit == Plot::Unit::BytesPerSecond))
        text += QLatin1String("/s");
    return text;
}

/// Three to five ticks with SI or binary prefixes; the topmost carries the unit.
class ValueTicker : public QCPAxisTicker
{
public:
    Plot::Unit unit = Plot::Unit::Count;

protected:
    double getTickStep(const QCPRange &range) override { return niceStep(unit, range.size()); }
    int getSubTickCount(double) override { return 0; }
    QVector<QString> createLabelVector(const QVector<double> &ticks, const QLocale &, QChar, int) override
    {
        QVector<QString> labels;
        labels.reserve(ticks.size());
        for (int i = 0; i < ticks.size(); ++i)
            labels.append(scaleLabel(unit, ticks.at(i), i == ticks.size() - 1));
        return labels;
    }
};

class TimeTicker : public QCPAxisTickerDateTime
{
public:
    explicit TimeTicker(const QCPAxis *its)
        : axis(its)
    {
    }

private:
    const QCPAxis *axis;

protected:
    double getTickStep(const QCPRange &range) override
    {
        // As many as there is room for: a label takes about 40 pixels.
        setTickCount(std::clamp(axis->axisRect()->width() / 64, 2, 5));
        const double step = QCPAxisTickerDateTime::getTickStep(range);
        setDateTimeFormat(step >= 86400 ? QStringLiteral("d MMM")
                : step >= 60            ? QStringLiteral("HH:mm")
                                        : QStringLiteral("HH:mm:ss"));
        return step;
    }
    int getSubTickCount(double) override { return 0; }
};

QString csvField(QString text)
{
    // A name from the network must not become a formula in a spreadsheet.
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.at(0)))
        text.prepend(QLatin1Char('\''));
    if (text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('"')) || text.contains(QLatin1Char('\n')))
        text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    return text;
}

QString unitName(Plot::Unit unit)
{
    switch (unit) {
    case Plot::Unit::Count:
        break;
    case Plot::Unit::MessagesPerSecond:
        return QStringLiteral(" (1/s)");
    case Plot::Unit::BytesPerSecond:
        return QStringLiteral(" (B/s)");
    case Plot::Unit::Bytes:
        return QStringLiteral(" (B)");
    case Plot::Unit::Seconds:
        return QStringLiteral(" (s)");
    }
    return {};
}

} // namespace

class Plot::Private
{
public:
    struct Series {
        QString name;
        Unit unit = Unit::Count;
        bool isFilled = false;
        bool isUsed = false;
        bool isDirty = false;
        std::vector<RingSeries::Point> points;
        QPointer<QCPGraph> graph;
        QPointer<QCPItemText> label;

        [[nodiscard]] double last() const
        {
            // The newest step is still filling; a gap before it means that nothing is known now.
            for (auto point = points.rbegin(); point != points.rend() && point - points.rbegin() < 2; ++point) {
                if (std::isfinite(point->value))
                    return point->value;
            }
            return std::numeric_limits<double>::quiet_NaN();
        }
        [[nodiscard]] const RingSeries::Point *nearest(double timeMs) const
        {
            if (points.empty())
                return nullptr;
            const auto at = std::lower_bound(points.begin(), points.end(), timeMs,
                [](const RingSeries::Point &point, double time) { return double(point.timeMs) < time; });
            if (at == points.end())
                return &points.back();
            if (at != points.begin() && timeMs - double((at - 1)->timeMs) < double(at->timeMs) - timeMs)
                return &*(at - 1);
            return &*at;
        }
    };
    struct Mark {
        qint64 timeMs;
        QString text;
        Tone tone;
    };

    explicit Private(Plot *plot)
        : q(plot)
    {
    }

    void create();
    void colour();
    void update();
    void placeLabels();
    void placeMarks();
    void setRange(double from, double to); ///< of all in the column: moments stay below each other
    void show(double from, double to);
    void showLive();
    template<typename Call>
    void eachOfColumn(Call call);
    [[nodiscard]] int used() const
    {
        return int(std::count_if(series.begin(), series.end(), [](const Series &one) { return one.isUsed; }));
    }
    [[nodiscard]] bool isOnRight(const Series &one) const { return one.unit != leftUnit(); }
    [[nodiscard]] Unit leftUnit() const
    {
        for (const Series &one : series) {
            if (one.isUsed)
                return one.unit;
        }
        return Unit::Count;
    }
    [[nodiscard]] bool hasRight() const
    {
        return std::any_of(
            series.begin(), series.end(), [this](const Series &one) { return one.isUsed && isOnRight(one); });
    }
    [[nodiscard]] double timeAt(double x) const { return custom->xAxis->pixelToCoord(x) * 1000; }

    Plot *q;
    QCustomPlot *custom = nullptr;
    Overlay *overlay = nullptr;
    QSharedPointer<ValueTicker> leftTicker;
    QSharedPointer<ValueTicker> rightTicker;
    std::vector<Series> series;
    std::vector<Mark> marks;
    bool areMarksDirty = false;
    std::vector<QPointer<QCPAbstractItem>> markItems;
    qint64 spanMs = 300'000;
    qint64 nowMs = 0;
    bool isLive = true;
    double zoomFrom = 0; // seconds, while not live
    double zoomTo = 0;
    double topLeft = 0;
    double topRight = 0;
    int labelRoom = 0;
    /// Plots that stand below each other, this one among them; null while it stands alone.
    struct Column {
        std::vector<QPointer<Plot>> plots;
        int left = alignedLeft; ///< what the widest labels of them need
        int right = 0;
    };
    std::shared_ptr<Column> column;
    void shareLeft();
    void applyColumn();
    bool hasData = false;
    double hoverMs = -1;
    int bandStart = -1; // pixels while a drag zooms
    int bandEnd = -1;
    int panStart = -1;
    double panFrom = 0;
    QElapsedTimer sinceSummary;
};

/// The cross-line, the zoom band and words over the plot: painted without a replot.
class Plot::Overlay : public QWidget
{
public:
    Overlay(Plot::Private *plot, QWidget *parent)
        : QWidget(parent)
        , d(plot)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRect area = d->custom->axisRect()->rect();
        const QColor muted = Theme::color(Tone::Muted, palette());
        painter.setFont(Theme::caption());
        if (!d->hasData) {
            painter.setPen(muted);
            painter.drawText(area, Qt::AlignCenter, Plot::tr("No data yet"));
        }
        if (d->q->hasFocus()) {
            painter.setPen(QPen(Theme::color(Tone::Accent, palette()), 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
        if (d->bandStart >= 0 && d->bandEnd >= 0) {
            QColor band = Theme::color(Tone::Accent, palette());
            band.setAlphaF(0.15f);
            painter.fillRect(QRect(QPoint(std::min(d->bandStart, d->bandEnd), area.top()),
                                 QPoint(std::max(d->bandStart, d->bandEnd), area.bottom())),
                band);
        }
        if (!d->isLive) {
            const QString text = Plot::tr("Zoomed · double-click for live");
            const QRect box(area.right() - painter.fontMetrics().horizontalAdvance(text) - 12, area.top() + 2,
                painter.fontMetrics().horizontalAdvance(text) + 12, 20);
            painter.setPen(Qt::NoPen);
            painter.setBrush(palette().color(QPalette::Base));
            painter.drawRoundedRect(box, 4, 4);
            painter.setPen(muted);
            painter.drawText(box, Qt::AlignCenter, text);
        }
        if (d->hoverMs >= 0)
            paintCross(painter, area);
    }

private:
    void paintCross(QPainter &painter, const QRect &area)
    {
        struct Row {
            QColor color;
            QString name;
            QString value;
        };
        std::vector<Row> rows;
        double time = d->hoverMs;
        for (const auto &one : d->series) {
            if (const auto *point = one.isUsed ? one.nearest(d->hoverMs) : nullptr) {
                time = double(point->timeMs);
                break;
            }
        }
        const double x = d->custom->xAxis->coordToPixel(time / 1000);
        if (x < area.left() - 1 || x > area.right() + 1)
            return;
        QColor line = Theme::color(Tone::Muted, palette());
        painter.setPen(QPen(line, 1));
        painter.drawLine(QPointF(std::floor(x) + 0.5, area.top()), QPointF(std::floor(x) + 0.5, area.bottom()));
        for (size_t i = 0; i < d->series.size(); ++i) {
            const auto &one = d->series[i];
            const auto *point = one.isUsed ? one.nearest(time) : nullptr;
            if (!point)
                continue;
            const QColor color = Theme::series(int(i), palette());
            rows.push_back({ color, one.name, valueText(one.unit, point->value) });
            if (!std::isfinite(point->value))
                continue;
            QCPAxis *axis = d->isOnRight(one) ? d->custom->yAxis2 : d->custom->yAxis;
            painter.setBrush(color);
            painter.setPen(QPen(palette().color(QPalette::Base), 1.5));
            painter.drawEllipse(QPointF(x, axis->coordToPixel(point->value)), 3.5, 3.5);
        }
        QString head = format::time(qint64(time) * 1'000'000);
        for (const auto &mark : d->marks) {
            if (std::abs(d->custom->xAxis->coordToPixel(double(mark.timeMs) / 1000) - x) < 5)
                rows.push_back({ Theme::color(Tone::Warning, palette()), mark.text, {} });
        }

        const QFontMetrics metrics(painter.font());
        constexpr int mostName = 220;
        int names = 0;
        int values = 0;
        for (const Row &row : rows) {
            names = std::max(names, std::min(metrics.horizontalAdvance(row.name), mostName));
            values = std::max(values, metrics.horizontalAdvance(row.value));
        }
        const int lineHeight = metrics.height() + 3;
        const int width = std::max(metrics.horizontalAdvance(head), 14 + names + 12 + values) + 16;
        const int height = lineHeight * (int(rows.size()) + 1) + 10;
        double left = x + 10;
        if (left + width > this->width())
            left = x - 10 - width;
        QRectF box(std::max(0.0, left), area.top() + 4, width, height);
        if (box.bottom() > this->height())
            box.moveBottom(this->height() - 1);
        box.moveTop(std::max(0.0, box.top()));
        painter.setPen(Theme::color(Tone::Line, palette()));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        QRectF text = box.adjusted(8, 5, -8, 0);
        text.setHeight(lineHeight);
        painter.setPen(Theme::color(Tone::Muted, palette()));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, head);
        for (const Row &row : rows) {
            text.translate(0, lineHeight);
            painter.setPen(Qt::NoPen);
            painter.setBrush(row.color);
            painter.drawRoundedRect(QRectF(text.left(), text.center().y() - 4, 8, 8), 2, 2);
            painter.setPen(palette().color(QPalette::Text));
            painter.drawText(text.adjusted(14, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                metrics.elidedText(row.name, Qt::ElideMiddle, mostName));
            painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, row.value);
        }
    }

    Plot::Private *d;
};

void Plot::Private::create()
{
    if (custom)
        return;
    custom = new QCustomPlot(q);
    custom->setObjectName(QStringLiteral("plotCanvas"));
    custom->setFocusPolicy(Qt::NoFocus);
    custom->setMouseTracking(true);
    custom->setContextMenuPolicy(Qt::NoContextMenu);
    custom->installEventFilter(q);
    // Joins of thick antialiased lines are what makes a noisy line slow, by two orders of magnitude.
    custom->setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    custom->setNotAntialiasedElements(QCP::aeGrid | QCP::aeAxes | QCP::aeFills);
    q->layout()->addWidget(custom);

    leftTicker.reset(new ValueTicker);
    rightTicker.reset(new ValueTicker);
    QSharedPointer<TimeTicker> times(new TimeTicker(custom->xAxis));
    custom->xAxis->setTicker(times);
    custom->yAxis->setTicker(leftTicker);
    custom->yAxis2->setTicker(rightTicker);
    custom->xAxis->grid()->setVisible(false);
    for (QCPAxis *axis : { custom->xAxis, custom->yAxis, custom->yAxis2 }) {
        axis->setTickLength(0, 0);
        axis->setSubTicks(false);
        axis->setTickLabelPadding(axis == custom->xAxis ? 4 : 8);
        axis->setNumberPrecision(4);
    }
    custom->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    custom->axisRect()->setMinimumMargins(QMargins(36, 8, 12, 20));
    custom->axisRect()->setRangeDrag({});
    custom->axisRect()->setRangeZoom({});
    custom->legend->setVisible(false);

    QObject::connect(custom, &QCustomPlot::afterReplot, q, [this] { shareLeft(); });
    overlay = new Overlay(this, custom);
    overlay->setGeometry(custom->rect());
    overlay->raise();
    areMarksDirty = !marks.empty();
    for (Series &one : series)
        one.isDirty = true;
    colour();
}

void Plot::Private::colour()
{
    if (!custom)
        return;
    const QPalette palette = q->palette();
    const QColor panel = palette.color(QPalette::Base);
    const QColor muted = Theme::color(Tone::Muted, palette);
    const QColor line = Theme::color(Tone::Line, palette);
    custom->setBackground(panel);
    QFont small = Theme::caption();
    small.setPixelSize(11);
    for (QCPAxis *axis : { custom->xAxis, custom->yAxis, custom->yAxis2 }) {
        axis->setTickLabelFont(small);
        axis->setTickLabelColor(muted);
        axis->setBasePen(axis == custom->xAxis ? QPen(line, 1) : QPen(Qt::NoPen));
        axis->setTickPen(Qt::NoPen);
        axis->grid()->setPen(QPen(line, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    custom->legend->setFont(small);
    custom->legend->setTextColor(palette.color(QPalette::Text));
    custom->legend->setBrush(Qt::NoBrush);
    custom->legend->setBorderPen(Qt::NoPen);
    for (size_t i = 0; i < series.size(); ++i) {
        Series &one = series[i];
        if (!one.graph)
            continue;
        const QColor color = Theme::series(int(i), palette);
        one.graph->setPen(QPen(color, 1.5));
        QColor area = color;
        area.setAlphaF(0.12f);
        one.graph->setBrush(one.isFilled ? QBrush(area) : QBrush(Qt::NoBrush));
        if (one.label) {
            one.label->setColor(color);
            one.label->setFont(small);
        }
    }
    areMarksDirty = areMarksDirty || !marks.empty();
}

void Plot::Private::update()
{
    create();
    custom->setBufferDevicePixelRatio(q->devicePixelRatioF());
    bool isNew = false;
    for (Series &one : series) {
        if (!one.isUsed)
            continue;
        if (!one.graph) {
            one.graph = custom->addGraph(custom->xAxis, isOnRight(one) ? custom->yAxis2 : custom->yAxis);
            one.graph->setAntialiasedFill(false);
            one.graph->setSelectable(QCP::stNone);
            one.graph->removeFromLegend();
            one.isDirty = true;
            isNew = true;
        }
        if (one.isDirty) {
            QVector<QCPGraphData> data;
            data.reserve(qsizetype(one.points.size()));
            for (const RingSeries::Point &point : one.points)
                data.append(QCPGraphData(double(point.timeMs) / 1000, point.value));
            // A line needs two points; one alone is a dot.
            one.graph->setScatterStyle(data.size() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, 5)
                                                        : QCPScatterStyle(QCPScatterStyle::ssNone));
            one.graph->data()->set(data, true);
            one.isDirty = false;
        }
    }
    if (isNew)
        colour();

    const double to = isLive ? double(nowMs) / 1000 : zoomTo;
    const double from = isLive ? double(nowMs - spanMs) / 1000 : zoomFrom;
    custom->xAxis->setRange(from, to);

    double mostLeft = 0;
    double mostRight = 0;
    double leastLeft = 0; // below zero where a value is
    double leastRight = 0;
    hasData = false;
    for (const Series &one : series) {
        if (!one.isUsed)
            continue;
        double &most = isOnRight(one) ? mostRight : mostLeft;
        double &least = isOnRight(one) ? leastRight : leastLeft;
        for (const RingSeries::Point &point : one.points) {
            const double time = double(point.timeMs) / 1000;
            if (time >= from && time <= to && std::isfinite(point.value)) {
                most = std::max(most, point.value);
                least = std::min(least, point.value);
                hasData = true;
            }
        }
    }
    leftTicker->unit = leftUnit();
    for (const Series &one : series) {
        if (one.isUsed && isOnRight(one))
            rightTicker->unit = one.unit;
    }
    // Grows at once, shrinks only when half of it is empty: the scale must not tremble.
    const auto fit = [](double &top, double most, Unit unit) {
        const double step = niceStep(unit, most > 0 ? most * 1.05 : 1);
        const double wanted = most > 0 ? std::ceil(most * 1.05 / step) * step : unit == Unit::Seconds ? 0.001 : 1;
        if (most > top || wanted < top * 0.5 || top == 0)
            top = wanted;
    };
    fit(topLeft, mostLeft, leftTicker->unit);
    fit(topRight, mostRight, rightTicker->unit);
    custom->yAxis->setRange(leastLeft * 1.05, topLeft);
    custom->yAxis2->setRange(leastRight * 1.05, topRight);
    custom->yAxis2->setVisible(hasRight());
    custom->yAxis2->setTickLabels(hasRight());

    placeLabels();
    placeMarks();
}

void Plot::Private::placeLabels()
{
    // Beside the line where there is room to tell them apart, else a legend.
    const int count = used();
    const bool isRightTaken = hasRight();
    const bool isDirect = count >= 1 && count <= maxDirectLabels && !isRightTaken;
    const bool hasLegend = count > 1 && !isDirect;
    if (hasLegend != custom->legend->visible()) {
        custom->legend->setVisible(hasLegend);
        if (hasLegend) {
            // In a row of its own that ends with a stretch: alone it would spread over the whole width, or hold the
            // plot to its own.
            custom->plotLayout()->insertRow(0);
            auto *row = new QCPLayoutGrid;
            custom->plotLayout()->addElement(0, 0, row);
            row->addElement(0, 0, custom->legend);
            row->addElement(0, 1, new QCPLayoutElement(custom));
            row->setColumnStretchFactor(1, 1000);
            row->setMaximumSize(QWIDGETSIZE_MAX, 20);
            row->setMargins(QMargins(30, 0, 0, 0));
            custom->legend->setFillOrder(QCPLegend::foColumnsFirst);
            custom->legend->setColumnSpacing(12);
            custom->legend->setMargins(QMargins(0, 0, 0, 0));
            custom->legend->setIconSize(10, 8);
            custom->plotLayout()->setRowStretchFactor(0, 0.001);
            custom->plotLayout()->setRowSpacing(0);
        } else {
            custom->axisRect()->insetLayout()->addElement(custom->legend, Qt::AlignRight | Qt::AlignTop);
            custom->plotLayout()->removeAt(0);
            custom->plotLayout()->simplify();
        }
    }
    QFont small = Theme::caption();
    small.setPixelSize(11);
    const QFontMetrics metrics(small);
    int legendWidth = 60;
    for (Series &one : series) {
        if (!one.graph)
            continue;
        const QString name = metrics.elidedText(one.name, Qt::ElideMiddle, 110);
        one.graph->setName(name);
        legendWidth += metrics.horizontalAdvance(name) + 38;
        if (hasLegend)
            one.graph->addToLegend();
        else
            one.graph->removeFromLegend();
    }
    // As wide as its words: the layout would spread the names over the whole width.
    if (hasLegend)
        custom->legend->setMaximumSize(legendWidth, 20);
    custom->axisRect()->setAutoMargins(
        isRightTaken ? QCP::msLeft | QCP::msBottom | QCP::msRight : QCP::msLeft | QCP::msBottom);

    struct Place {
        Series *series;
        double value;
    };
    std::vector<Place> places;
    int room = 0;
    for (Series &one : series) {
        if (!one.isUsed || !isDirect) {
            if (one.label)
                one.label->setVisible(false);
            continue;
        }
        const double last = one.last();
        if (!one.label) {
            one.label = new QCPItemText(custom);
            one.label->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
            one.label->position->setTypeY(QCPItemPosition::ptPlotCoords);
            one.label->position->setAxes(custom->xAxis, custom->yAxis);
            one.label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
            one.label->setClipToAxisRect(false);
            one.label->setSelectable(false);
            one.label->setPadding(QMargins(6, 0, 0, 0));
            one.label->setFont(small);
            one.label->setColor(Theme::series(int(&one - series.data()), q->palette()));
        }
        const QString name = metrics.elidedText(one.name, Qt::ElideMiddle, 110);
        // One line needs no name beside it: its page says what it is.
        const QString text = count == 1 && name.isEmpty()
            ? valueText(one.unit, last)
            : QString(name + QChar(0xA0) + valueText(one.unit, last)).trimmed();
        one.label->setText(text);
        one.label->setVisible(isLive && hasData);
        room = std::max(room, metrics.horizontalAdvance(text));
        places.push_back({ &one, std::isfinite(last) ? last : 0 });
    }
    if (isDirect) {
        // Only grows while live, in steps, so that the lines keep their places.
        labelRoom = std::max(labelRoom, (room + 18 + 7) / 8 * 8);
    } else {
        labelRoom = 0;
    }
    QMargins margins = custom->axisRect()->margins();
    margins.setTop(8);
    if (column) {
        const bool isWider = labelRoom > column->right;
        column->right = labelRoom = std::max(labelRoom, column->right);
        custom->axisRect()->setMinimumMargins(QMargins(column->left, 0, 0, 0));
        if (isWider)
            applyColumn();
    }
    if (!isRightTaken)
        margins.setRight(std::max(16, labelRoom));
    custom->axisRect()->setMargins(margins);

    std::sort(places.begin(), places.end(), [](const Place &a, const Place &b) { return a.value < b.value; });
    const double perPixel = topLeft / std::max(1, custom->axisRect()->height());
    const double apart = 13 * perPixel;
    double lowest = 4 * perPixel;
    for (Place &place : places) {
        place.value = std::max(place.value, lowest);
        lowest = place.value + apart;
    }
    double highest = topLeft - 4 * perPixel;
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        place->value = std::min(place->value, highest);
        highest = place->value - apart;
        place->series->label->position->setCoords(1, place->value);
    }
}

void Plot::Private::placeMarks()
{
    if (!areMarksDirty)
        return;
    areMarksDirty = false;
    for (const auto &item : markItems) {
        if (item)
            custom->removeItem(item);
    }
    markItems.clear();
    for (const Mark &mark : marks) {
        const QColor color = Theme::color(mark.tone, q->palette());
        const double time = double(mark.timeMs) / 1000;
        auto *line = new QCPItemLine(custom);
        for (QCPItemPosition *end : { line->start, line->end }) {
            end->setTypeX(QCPItemPosition::ptPlotCoords);
            end->setTypeY(QCPItemPosition::ptAxisRectRatio);
        }
        line->start->setCoords(time, 0);
        line->end->setCoords(time, 1);
        line->setPen(QPen(color, 1, Qt::DashLine));
        line->setSelectable(false);
        auto *head = new QCPItemLine(custom);
        for (QCPItemPosition *end : { head->start, head->end }) {
            end->setTypeX(QCPItemPosition::ptPlotCoords);
            end->setTypeY(QCPItemPosition::ptAxisRectRatio);
        }
        head->start->setCoords(time, -0.001);
        head->end->setCoords(time, 0);
        head->setHead(QCPLineEnding(QCPLineEnding::esFlatArrow, 9, 7));
        head->setPen(QPen(color, 1));
        head->setSelectable(false);
        head->setClipToAxisRect(false);
        markItems.emplace_back(line);
        markItems.emplace_back(head);
    }
}

template<typename Call>
void Plot::Private::eachOfColumn(Call call)
{
    if (!column)
        return call(*this);
    const std::vector<QPointer<Plot>> plots = column->plots;
    for (const QPointer<Plot> &one : plots) {
        if (one)
            call(*one->d);
    }
}

void Plot::Private::setRange(double from, double to)
{
    const double length = std::clamp(to - from, shortestSpanS, 366.0 * 86400);
    const double middle = (from + to) / 2;
    eachOfColumn([&](Private &one) { one.show(middle - length / 2, middle + length / 2); });
}

void Plot::Private::show(double from, double to)
{
    zoomFrom = from;
    zoomTo = to;
    const bool wasLive = isLive;
    isLive = false;
    if (wasLive)
        Q_EMIT q->liveChanged(false);
    if (q->isVisible()) {
        update();
        custom->replot(QCustomPlot::rpQueuedReplot);
        overlay->update();
    }
}

void Plot::Private::showLive()
{
    if (isLive)
        return;
    isLive = true;
    topLeft = topRight = 0;
    Q_EMIT q->liveChanged(true);
    q->replot(nowMs);
    if (overlay)
        overlay->update();
}

Plot::Plot(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(90);
    setAccessibleName(tr("Plot"));
    // QCustomPlot is made when the plot is first seen: hidden pages cost nothing at the start.
}

Plot::~Plot()
{
    if (d->custom)
        d->custom->removeEventFilter(this);
}

int Plot::addSeries(const QString &name, Unit unit, bool filled)
{
    size_t slot = 0;
    while (slot < d->series.size() && d->series[slot].isUsed)
        ++slot;
    if (slot == d->series.size())
        d->series.emplace_back();
    Private::Series &one = d->series[slot];
    one.name = name;
    one.unit = unit;
    one.isFilled = filled;
    one.isUsed = true;
    one.isDirty = true;
    one.points.clear();
    return int(slot);
}

void Plot::renameSeries(int series, const QString &name)
{
    if (series >= 0 && size_t(series) < d->series.size())
        d->series[size_t(series)].name = name;
}

void Plot::removeSeries(int series)
{
    if (series < 0 || size_t(series) >= d->series.size())
        return;
    Private::Series &one = d->series[size_t(series)];
    if (d->custom && one.graph)
        d->custom->removeGraph(one.graph);
    if (d->custom && one.label)
        d->custom->removeItem(one.label);
    one = {};
}

void Plot::setPoints(int series, const std::vector<RingSeries::Point> &points)
{
    if (series < 0 || size_t(series) >= d->series.size() || !d->series[size_t(series)].isUsed)
        return;
    Private::Series &one = d->series[size_t(series)];
    one.points = points;
    one.isDirty = true;
}

void Plot::addMark(qint64 timeMs, const QString &text, Tone tone)
{
    if (d->marks.size() >= maxMarks)
        d->marks.erase(d->marks.begin());
    d->marks.push_back({ timeMs, text.left(200), tone });
    d->areMarksDirty = true;
}

/// What the labels left of an axis need is known when they are drawn: all of the column follow the widest, in steps.
void Plot::Private::shareLeft()
{
    const int needed = column ? custom->axisRect()->margins().left() : 0;
    if (!column || needed <= column->left)
        return;
    column->left = (needed + 7) / 8 * 8;
    applyColumn();
}

void Plot::Private::applyColumn()
{
    for (const QPointer<Plot> &one : column->plots) {
        if (!one || !one->d->custom)
            continue;
        QCPAxisRect *area = one->d->custom->axisRect();
        area->setMinimumMargins(QMargins(column->left, 0, 0, 0));
        if (!one->d->hasRight()) {
            QMargins margins = area->margins();
            margins.setRight(std::max(16, column->right));
            area->setMargins(margins);
        }
        if (one->isVisible())
            one->d->custom->replot(QCustomPlot::rpQueuedReplot);
    }
}

QStringList Plot::marks() const
{
    QStringList words;
    for (const auto &mark : d->marks)
        words << mark.text;
    return words;
}

void Plot::alignWith(Plot *other)
{
    if (!other->d->column) {
        other->d->column = std::make_shared<Private::Column>();
        other->d->column->plots.emplace_back(other);
    }
    d->column = other->d->column;
    d->column->plots.emplace_back(this);
    d->isLive = other->d->isLive;
    d->zoomFrom = other->d->zoomFrom;
    d->zoomTo = other->d->zoomTo;
}

std::pair<int, int> Plot::edges() const
{
    if (!d->custom)
        return {};
    const QRect area = d->custom->axisRect()->rect();
    return { area.left(), area.right() };
}

void Plot::setSpan(qint64 ms)
{
    d->spanMs = std::max<qint64>(ms, qint64(shortestSpanS * 1000));
}

void Plot::replot(qint64 nowMs)
{
    d->nowMs = nowMs;
    if (!isVisible())
        return;
    d->update();
    d->custom->replot(QCustomPlot::rpQueuedReplot);
    if (d->hoverMs >= 0 || !d->hasData)
        d->overlay->update();
    if (!d->sinceSummary.isValid() || d->sinceSummary.elapsed() >= 1000) {
        d->sinceSummary.start();
        setAccessibleDescription(summary());
    }
}

QString Plot::summary() const
{
    QStringList parts;
    for (const Private::Series &one : d->series) {
        if (one.isUsed)
            parts.append(QString(one.name + QLatin1Char(' ') + valueText(one.unit, one.last())).trimmed());
    }
    return parts.join(QLatin1String(", "));
}

bool Plot::save(const QString &path)
{
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        QSaveFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(toCsv().toUtf8()) >= 0 && file.commit();
    }
    d->update();
    const QSize area = isVisible() ? size() : size().expandedTo(QSize(800, 240));
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        QSvgGenerator generator;
        generator.setFileName(path);
        generator.setSize(area);
        generator.setViewBox(QRect(QPoint(), area));
        generator.setTitle(accessibleName());
        QCPPainter painter;
        if (!painter.begin(&generator))
            return false;
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        d->custom->toPainter(&painter, area.width(), area.height());
        return painter.end();
    }
    return d->custom->savePng(path, area.width(), area.height(), 2);
}

QString Plot::toCsv() const
{
    std::map<qint64, std::vector<double>> rows;
    std::vector<const Private::Series *> columns;
    for (const Private::Series &one : d->series) {
        if (one.isUsed)
            columns.push_back(&one);
    }
    QString text = QStringLiteral("time");
    for (size_t column = 0; column < columns.size(); ++column) {
        text += QLatin1Char(',') + csvField(columns[column]->name + unitName(columns[column]->unit));
        for (const RingSeries::Point &point : columns[column]->points) {
            auto &row = rows[point.timeMs];
            row.resize(columns.size(), std::numeric_limits<double>::quiet_NaN());
            row[column] = point.value;
        }
    }
    text += QLatin1Char('\n');
    for (const auto &[timeMs, values] : rows) {
        text += QDateTime::fromMSecsSinceEpoch(timeMs, Qt::UTC).toString(Qt::ISODateWithMs);
        for (const double value : values) {
            text += QLatin1Char(',');
            if (std::isfinite(value))
                text += QString::number(value, 'g', 15);
        }
        text += QLatin1Char('\n');
    }
    return text;
}

bool Plot::isLive() const
{
    return d->isLive;
}

void Plot::backToLive()
{
    d->eachOfColumn([](Private &one) { one.showLive(); });
}

void Plot::setHoverTime(qint64 timeMs)
{
    d->hoverMs = double(timeMs);
    if (d->overlay)
        d->overlay->update();
}

void Plot::changeEvent(QEvent *event)
{
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && d->custom) {
        d->colour();
        if (isVisible())
            replot(d->nowMs);
    }
    QWidget::changeEvent(event);
}

void Plot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (d->nowMs == 0)
        d->nowMs = QDateTime::currentMSecsSinceEpoch();
    d->update();
    d->custom->replot(QCustomPlot::rpQueuedReplot);
    setAccessibleDescription(summary());
}

void Plot::keyPressEvent(QKeyEvent *event)
{
    if (!d->custom) {
        QWidget::keyPressEvent(event);
        return;
    }
    const QCPRange range = d->custom->xAxis->range();
    const double stepMs = range.size() * 1000 / 100;
    const auto move = [&](double byMs) {
        const double last = range.upper * 1000;
        const double time = d->hoverMs < 0 ? last : d->hoverMs + byMs;
        d->hoverMs = std::clamp(time, range.lower * 1000, last);
        d->overlay->update();
        // What the cross-line reads, for those who cannot see it.
        QStringList words { format::time(qint64(d->hoverMs) * 1'000'000) };
        for (const Private::Series &one : d->series) {
            const auto *point = one.isUsed ? one.nearest(d->hoverMs) : nullptr;
            if (point)
                words.append(one.name + QLatin1Char(' ') + valueText(one.unit, point->value));
        }
        setAccessibleDescription(words.join(QLatin1String(", ")));
        d->sinceSummary.start();
        Q_EMIT hovered(qint64(d->hoverMs));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        move(-stepMs);
        return;
    case Qt::Key_Right:
        move(stepMs);
        return;
    case Qt::Key_Plus:
        d->setRange(range.lower + range.size() / 4, range.upper - range.size() / 4);
        return;
    case Qt::Key_Minus:
        d->setRange(range.lower - range.size() / 2, range.upper + range.size() / 2);
        return;
    case Qt::Key_Home:
        backToLive();
        return;
    case Qt::Key_Escape:
        if (d->hoverMs >= 0) {
            setHoverTime(-1);
            Q_EMIT hovered(-1);
            return;
        }
        if (!d->isLive) {
            backToLive();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void Plot::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *live = menu->addAction(tr("Back to live"), this, &Plot::backToLive);
    live->setEnabled(!d->isLive);
    menu->addSeparator();
    menu->addAction(tr("Copy as CSV"), this, [this] { QGuiApplication::clipboard()->setText(toCsv()); });
    menu->addAction(tr("Save…"), this, &Plot::askWhereToSave)->setObjectName(QStringLiteral("savePlot"));
    menu->popup(event->globalPos());
}

void Plot::askWhereToSave()
{
    auto *dialog = new QFileDialog(this, tr("Save the plot"));
    dialog->setObjectName(QStringLiteral("savePlotDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("PNG image (*.png)"), tr("SVG drawing (*.svg)"), tr("CSV table (*.csv)") });
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const qsizetype dot = filter.lastIndexOf(QLatin1Char('.'));
        dialog->setDefaultSuffix(filter.mid(dot + 1).remove(QLatin1Char(')')));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (save(path))
            return;
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Save the plot"),
            tr("%1 could not be written. Choose another place.").arg(path), QMessageBox::Ok, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->open();
    });
    dialog->open();
}

bool Plot::eventFilter(QObject *object, QEvent *event)
{
    if (object != d->custom)
        return QWidget::eventFilter(object, event);
    const auto inside = [this](double x) {
        const QRect area = d->custom->axisRect()->rect();
        return std::clamp(int(x), area.left(), area.right());
    };
    switch (event->type()) {
    case QEvent::Resize:
        if (d->overlay)
            d->overlay->resize(d->custom->size());
        break;
    case QEvent::Leave:
        setHoverTime(-1);
        Q_EMIT hovered(-1);
        break;
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        setFocus(Qt::MouseFocusReason);
        if (mouse->button() == Qt::MiddleButton
            || (mouse->button() == Qt::LeftButton && mouse->modifiers() & Qt::ShiftModifier)) {
            d->panStart = int(mouse->position().x());
            d->panFrom = d->custom->xAxis->range().lower;
        } else if (mouse->button() == Qt::LeftButton) {
            d->bandStart = inside(mouse->position().x());
            d->bandEnd = -1;
        }
        return mouse->button() != Qt::RightButton;
    }
    case QEvent::MouseMove: {
        const double x = static_cast<QMouseEvent *>(event)->position().x();
        if (d->panStart >= 0) {
            const QCPRange range = d->custom->xAxis->range();
            const double perPixel = range.size() / std::max(1, d->custom->axisRect()->width());
            const double from = d->panFrom - (x - d->panStart) * perPixel;
            d->setRange(from, from + range.size());
            return true;
        }
        if (d->bandStart >= 0)
            d->bandEnd = inside(x);
        const QRect area = d->custom->axisRect()->rect();
        const bool isIn = x >= area.left() && x <= area.right() + 1;
        d->hoverMs = isIn && d->hasData ? d->timeAt(x) : -1;
        d->overlay->update();
        Q_EMIT hovered(qint64(d->hoverMs));
        return true;
    }
    case QEvent::MouseButtonRelease: {
        d->panStart = -1;
        const bool wasPressed = d->bandStart >= 0;
        const int start = std::min(d->bandStart, d->bandEnd);
        const int end = std::max(d->bandStart, d->bandEnd);
        d->bandStart = d->bandEnd = -1;
        d->overlay->update();
        // Less than that is a click with an unsteady hand.
        if (start >= 0 && end - start > 6)
            d->setRange(d->timeAt(start) / 1000, d->timeAt(end) / 1000);
        else if (wasPressed && d->hasData)
            Q_EMIT clicked(qint64(d->timeAt(inside(static_cast<QMouseEvent *>(event)->position().x()))));
        return true;
    }
    case QEvent::MouseButtonDblClick:
        d->bandStart = d->bandEnd = -1;
        backToLive();
        return true;
    case QEvent::Wheel: {
        const auto *wheel = static_cast<QWheelEvent *>(event);
        // Plain wheel scrolls the page around the plot.
        if (!(wheel->modifiers() & Qt::ControlModifier) && !hasFocus())
            return false;
        const double factor = std::pow(0.85, wheel->angleDelta().y() / 120.0);
        const QCPRange range = d->custom->xAxis->range();
        const double at = d->custom->xAxis->pixelToCoord(wheel->position().x());
        d->setRange(at - (at - range.lower) * factor, at + (range.upper - at) * factor);
        return true;
    }
    default:
        break;
    }
    return QWidget::eventFilter(object, event);
}

} // namespace natsight
