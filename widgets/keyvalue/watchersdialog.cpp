// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/watchersdialog.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"
#include "widgets/common/viewsetup.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr auto again = 5s;

} // namespace

WatchersDialog::WatchersDialog(JetStreamClient *client, const Bucket &bucket, QWidget *parent)
    : QDialog(parent)
    , m_watchers(new BucketWatchers(client, bucket, this))
    , m_words(plainParagraph({}, this))
{
    setObjectName(QStringLiteral("watchersDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Who watches %1").arg(bucket.name));
    resize(860, 420);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(windowTitle(), this));
    m_words->setObjectName(QStringLiteral("watchersWords"));
    m_words->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_words);
    auto *table = new QTableView(this);
    table->setObjectName(QStringLiteral("watchersTable"));
    table->setAccessibleName(tr("Watchers"));
    table->setModel(m_watchers->model());
    ViewOptions options;
    options.widths = { 24, 16, 28, 16, 9, 18 };
    options.isSortable = false;
    options.exactRole = WatcherModel::ExactRole;
    setUpTable(table, options);
    table->setItemDelegateForColumn(WatcherModel::Keys, new MonospaceDelegate(table));
    layout->addWidget(table, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("watchersClose"));
    close->setAccessibleName(close->text());
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(m_watchers, &BucketWatchers::changed, this, &WatchersDialog::update);
    m_again.setInterval(again);
    connect(&m_again, &QTimer::timeout, m_watchers, [this] {
        if (!m_watchers->isAsking())
            m_watchers->ask();
    });
    m_again.start();
    m_watchers->ask();
}

void WatchersDialog::update()
{
    const auto count = static_cast<quint64>(m_watchers->model()->rowCount());
    QString text;
    if (m_watchers->isAsking() && count == 0)
        text = tr("Asking…");
    else if (count == 0)
        text = tr("Nobody watches this bucket at the moment.");
    else if (count == 1)
        text = tr("One consumer is told of changes; this page's own watch is among them.");
    else
        text = tr("%1 consumers are told of changes; this page's own watch is among them.").arg(format::count(count));
    if (m_watchers->error())
        text = tr("The list is not complete: %1").arg(m_watchers->error()->text());
    else if (m_watchers->namesError())
        text += u' ' + tr("Which clients they are is not known: %1").arg(m_watchers->namesError()->text());
    m_words->setText(text);
}

} // namespace natsight
