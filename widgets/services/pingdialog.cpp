// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/services/pingdialog.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/services/serviceclient.h"
#include "models/services/servicefindings.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"
#include "widgets/common/viewsetup.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>

namespace natsight {

namespace {

constexpr int pingsEach = 10;
enum Column { Instance, Answered, Fastest, Median, Slowest, Problem };

} // namespace

PingDialog::PingDialog(ServiceFeed *feed, const QString &service, const QString &instance, QWidget *parent)
    : QDialog(parent)
    , m_feed(feed)
    , m_service(service)
    , m_instance(instance)
    , m_results(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("pingDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Ping %1").arg(service));
    resize(680, 360);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(tr("Time to the answer of %1").arg(service), this));
    m_results->setHorizontalHeaderLabels(
        { tr("Instance"), tr("Answered"), tr("Fastest"), tr("Median"), tr("Slowest"), tr("Problem") });
    auto *view = new QTableView(this);
    view->setObjectName(QStringLiteral("pingResults"));
    view->setAccessibleName(tr("Time to the answer of each instance"));
    view->setModel(m_results);
    ViewOptions options;
    options.widths = { 16, 11, 10, 10, 10, 11 };
    options.isSortable = false;
    setUpTable(view, options);
    view->setItemDelegateForColumn(Instance, new MonospaceDelegate(view));
    layout->addWidget(view, 1);
    m_state = plainLabel(this, QStringLiteral("pingState"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    row->addWidget(m_state);
    row->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("pingClose"));
    close->setAccessibleName(close->text());
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(close);
    m_again = new QPushButton(tr("Ping again"), this);
    m_again->setObjectName(QStringLiteral("pingAgain"));
    m_again->setAccessibleName(m_again->text());
    m_again->setProperty("primary", true);
    connect(m_again, &QPushButton::clicked, this, &PingDialog::start);
    row->addWidget(m_again);
    layout->addLayout(row);
    start();
}

void PingDialog::start()
{
    m_ids.clear();
    m_at = 0;
    m_results->removeRows(0, m_results->rowCount());
    if (!m_feed)
        return;
    const QList<InstanceRow> instances = m_feed->instances(m_service);
    for (const InstanceRow &row : instances) {
        const bool isWanted = m_instance.isEmpty() ? row.state != InstanceRow::State::Left : row.id == m_instance;
        if (!isWanted)
            continue;
        m_ids << row.id;
        QList<QStandardItem *> cells;
        for (int column = Instance; column <= Problem; ++column) {
            auto *cell = new QStandardItem(column == Instance ? shortInstanceId(row.id) : QString());
            cell->setEditable(false);
            if (column > Instance && column < Problem)
                cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            cells << cell;
        }
        cells.constFirst()->setToolTip(row.id);
        m_results->appendRow(cells);
    }
    m_again->setEnabled(false);
    m_isRunning = true;
    next();
}

void PingDialog::next()
{
    if (m_at >= m_ids.size() || !m_feed) {
        m_isRunning = false;
        m_again->setEnabled(true);
        m_state->setText(
            m_ids.isEmpty() ? tr("No instance is there to ping.") : tr("%n ping(s) to each", nullptr, pingsEach));
        return;
    }
    m_state->setText(tr("Pinging %1 of %2…").arg(m_at + 1).arg(m_ids.size()));
    const QPointer<PingDialog> self(this);
    const int row = m_at;
    const auto progress = [self, row](const PingResult &result) {
        if (self)
            self->showResult(row, result);
        return !self.isNull();
    };
    whenDone(this, m_feed->client()->ping(m_service, m_ids.at(m_at), pingsEach, std::chrono::seconds(2), progress),
        [this, row](const PingResult &result) {
            showResult(row, result);
            ++m_at;
            next();
        });
}

void PingDialog::showResult(int row, const PingResult &result)
{
    if (row >= m_results->rowCount())
        return;
    const auto set = [&](Column column, const QString &text) { m_results->item(row, column)->setText(text); };
    set(Answered, tr("%1 of %2").arg(result.times.size()).arg(result.sent));
    const bool isAny = !result.times.isEmpty();
    set(Fastest, isAny ? format::duration(result.min) : format::unknown());
    set(Median, isAny ? format::duration(result.median) : format::unknown());
    set(Slowest, isAny ? format::duration(result.max) : format::unknown());
    set(Problem, result.error ? result.error->message : QString());
}

} // namespace natsight
