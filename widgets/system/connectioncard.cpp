// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/connectioncard.h"

#include "models/core/format.h"
#include "widgets/common/detailsform.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QPushButton>

#include <cmath>

namespace natsight {

namespace {

QString flow(double messages, double bytes)
{
    if (std::isnan(messages))
        return format::unknown();
    return QStringLiteral("%1 · %2").arg(
        format::rate(messages), std::isnan(bytes) ? format::unknown() : format::byteRate(bytes));
}

QString count(const MaybeCount &value)
{
    return value ? format::count(*value) : QString();
}

QString duration(qint64 ns)
{
    return ns >= 0 ? format::duration(std::chrono::nanoseconds(ns)) : QString();
}

QList<DetailsForm::Line> linesOf(const ConnectionRow &connection)
{
    const ConnectionDetail &detail = connection.detail;
    const QString trouble = connectionTrouble(connection);
    const bool isTimed = detail.startMs > 0 && connection.atMs >= detail.startMs;
    return { { ConnectionCard::tr("State"), trouble.isEmpty() ? ConnectionCard::tr("open") : trouble },
        { ConnectionCard::tr("Server"), connection.server }, { ConnectionCard::tr("Id"), QString::number(detail.id) },
        { ConnectionCard::tr("Account"), detail.account }, { ConnectionCard::tr("User"), detail.user },
        { ConnectionCard::tr("Client"), QString(detail.language + u' ' + detail.libraryVersion).trimmed() },
        { ConnectionCard::tr("Address"), connection.address(), true },
        { ConnectionCard::tr("From it"), flow(connection.rates.inMessages, connection.rates.inBytes) },
        { ConnectionCard::tr("To it"), flow(connection.rates.outMessages, connection.rates.outBytes) },
        { ConnectionCard::tr("Pending"),
            detail.pendingBytes ? format::bytes(static_cast<double>(*detail.pendingBytes)) : QString() },
        { ConnectionCard::tr("RTT"), duration(detail.rttNs) },
        { ConnectionCard::tr("Subscriptions"), count(detail.subscriptions) },
        { ConnectionCard::tr("Stalls"), count(detail.stalls) },
        { ConnectionCard::tr("Up"), duration(isTimed ? (connection.atMs - detail.startMs) * 1'000'000 : -1) } };
}

} // namespace

ConnectionCard::ConnectionCard(QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(this))
    , m_notice(new NoticeBar(this))
    , m_form(new DetailsForm(this))
    , m_open(new QPushButton(tr("Open connection"), this))
{
    setObjectName(QStringLiteral("connectionCard"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, Theme::inset);
    layout->setSpacing(Theme::gap);
    layout->addWidget(captionLabel(tr("Connection"), this));
    m_name->setObjectName(QStringLiteral("connectionCardName"));
    m_name->setFont(Theme::heading());
    layout->addWidget(m_name);
    m_notice->setObjectName(QStringLiteral("connectionCardNotice"));
    layout->addWidget(m_notice);
    m_form->setObjectName(QStringLiteral("connectionCardDetails"));
    layout->addWidget(m_form);
    m_open->setObjectName(QStringLiteral("connectionCardOpen"));
    m_open->setAccessibleName(tr("Open the connection in the table of connections"));
    m_open->setToolTip(tr("Its row among all connections, with its subscriptions and what the server tells of it"));
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_key); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_open);
    row->addStretch(1);
    layout->addLayout(row);
    hide();
}

void ConnectionCard::show(const ConnectionKey &key, const ConnectionRow *connection, const QString &note)
{
    m_key = key;
    setVisible(true);
    m_open->setVisible(connection != nullptr);
    if (!connection) {
        m_name->setText(QStringLiteral("%1 · %2").arg(key.server).arg(key.id));
        m_notice->setNotice(Tone::Info, note);
        m_form->clear();
        return;
    }
    const bool isBad = ConnectionListModel::markOf(*connection) == ConnectionListModel::Mark::Bad;
    m_key = { connection->server, connection->detail.id };
    m_name->setText(connection->detail.name.isEmpty() ? tr("Without a name") : connection->detail.name);
    m_notice->setNotice(isBad ? Tone::Bad : Tone::Warning, ConnectionListModel::markReason(*connection));
    m_form->setLines(linesOf(*connection));
}

void ConnectionCard::clear()
{
    m_key = {};
    m_form->clear();
    hide();
}

} // namespace natsight
