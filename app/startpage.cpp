// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startpage.h"

#include "app/connectionmanager.h"
#include "models/nats/serverurl.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace natsight {

namespace {

constexpr int maxListed = 8; ///< the explorer has them all

} // namespace

StartPage::StartPage(ConnectionManager *connections, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
{
    setObjectName(QStringLiteral("startPage"));
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    auto *column = new QWidget(this);
    column->setMaximumWidth(520);
    outer->addStretch(1);
    outer->addWidget(column, 3);
    outer->addStretch(1);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::gap);
    layout->addStretch(1);

    auto *heading = new QLabel(tr("Watch a NATS system"), column);
    heading->setFont(Theme::heading());
    layout->addWidget(heading);
    auto *line = new QLabel(
        tr("Open a context of the nats CLI, connect to a server, or look around in the demo."), column);
    line->setWordWrap(true);
    layout->addWidget(line);
    layout->addSpacing(Theme::inset);

    auto *urlLabel = new QLabel(tr("&Server address"), column);
    layout->addWidget(urlLabel);
    auto *row = new QHBoxLayout;
    m_url = new QLineEdit(column);
    m_url->setObjectName(QStringLiteral("startUrl"));
    m_url->setAccessibleName(tr("Server address"));
    m_url->setPlaceholderText(QStringLiteral("nats://localhost:4222"));
    urlLabel->setBuddy(m_url);
    row->addWidget(m_url, 1);
    auto *connectButton = new QPushButton(tr("Connect"), column);
    connectButton->setObjectName(QStringLiteral("startConnect"));
    connectButton->setAccessibleName(tr("Connect to the server"));
    connectButton->setToolTip(tr("Connect to the server (Enter)"));
    connectButton->setProperty("primary", true);
    row->addWidget(connectButton);
    layout->addLayout(row);
    m_problem = new QLabel(column);
    m_problem->setObjectName(QStringLiteral("startProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    connect(m_url, &QLineEdit::returnPressed, this, &StartPage::connectToServer);
    connect(connectButton, &QPushButton::clicked, this, &StartPage::connectToServer);

    layout->addSpacing(Theme::inset);
    m_list = new QVBoxLayout;
    m_list->setSpacing(Theme::gap / 2);
    layout->addLayout(m_list);
    layout->addSpacing(Theme::inset);

    auto *demo = new QPushButton(icon(QStringLiteral("demo")), tr("Start the demo"), column);
    demo->setObjectName(QStringLiteral("startDemo"));
    demo->setAccessibleName(tr("Start the demo"));
    demo->setToolTip(tr("A private NATS system with sample traffic, on this machine only"));
    layout->addWidget(demo, 0, Qt::AlignLeft);
    connect(demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    layout->addStretch(2);

    connect(m_connections, &ConnectionManager::listChanged, this, &StartPage::fill);
    fill();
}

void StartPage::fill()
{
    while (QLayoutItem *item = m_list->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    const QList<Connection *> all = m_connections->connections();
    if (!all.isEmpty())
        m_list->addWidget(new QLabel(tr("Known connections"), this));
    for (const Connection *connection : all.mid(0, maxListed)) {
        const QString name = connection->name();
        auto *button = new QPushButton(
            icon(QStringLiteral("connection")), QString(name).replace(u'&', QLatin1String("&&")), this);
        button->setObjectName(QStringLiteral("startConnection:") + name);
        button->setAccessibleName(tr("Open the connection %1").arg(name));
        button->setToolTip(
            plainTip(connection->profile().description.isEmpty() ? ServerUrl::shown(connection->profile().servers)
                                                                 : connection->profile().description));
        m_list->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, name] { Q_EMIT connectionRequested(name); });
    }
}

void StartPage::connectToServer()
{
    const QString text = m_url->text().trimmed().isEmpty() ? m_url->placeholderText() : m_url->text().trimmed();
    const auto good = ServerUrl::parseList(text);
    m_problem->setVisible(!good);
    if (good)
        Q_EMIT serverRequested(text);
    else
        m_problem->setText(good.error().text());
}

} // namespace natsight
