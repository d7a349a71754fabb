// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/connectionpicker.h"

#include "widgets/common/tips.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStandardItemModel>

#include <algorithm>

namespace natsight {

namespace {

constexpr int delayMs = 150;
constexpr int mostOffers = 50;

enum OfferRole { ServerRole = Qt::UserRole + 1, IdRole };

} // namespace

ConnectionPicker::ConnectionPicker(SystemFeed *feed, QWidget *parent)
    : QLineEdit(parent)
    , m_feed(feed)
    , m_model(new ConnectionListModel(this))
    , m_offers(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_offers, this))
{
    setPlaceholderText(tr("Name or id of a connection…"));
    setToolTip(
        plainTip(tr("Part of its name, its id, account, user or address, or a filter of the table of connections "
                    "(pending>1M); Enter takes the first one that is offered")));
    setClearButtonEnabled(true);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    m_completer->popup()->setObjectName(QStringLiteral("connectionOffers"));
    m_completer->popup()->setAccessibleName(tr("Connections that fit"));
    m_completer->setWidget(this);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_isTyped = !text.trimmed().isEmpty();
        if (text.isEmpty() && !m_chosen.isNull()) {
            m_chosen = {};
            Q_EMIT picked(m_chosen);
        }
        m_delay.start();
    });
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_model->setFilter(text().trimmed());
        offer();
    });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        if (m_isTyped && m_offers->rowCount() > 0)
            pick(std::max(m_completer->popup()->currentIndex().row(), 0));
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
        [this](const QModelIndex &index) { pick(index.row()); });
    connect(m_model, &ConnectionListModel::ordered, this, [this] {
        if (m_isTyped)
            offer();
        Q_EMIT renewed();
    });
    connect(feed, &SystemFeed::connectionsCame, this,
        [this](const std::shared_ptr<const ServerConnections> &page, bool isClosed, quint64 sweep) {
            if (m_isActive && !isClosed)
                m_model->merge(*page, sweep);
        });
    connect(
        feed, &SystemFeed::connectionsSwept, this, [this](const QStringList &servers, bool isClosed, quint64 sweep) {
            if (!m_isActive || isClosed)
                return;
            m_isComplete = true;
            m_model->endSweep(servers, sweep);
        });
}

void ConnectionPicker::setActive(bool isActive)
{
    if (m_isActive == isActive)
        return;
    m_isActive = isActive;
    m_isComplete = false;
    if (!isActive)
        m_model->clear();
}

void ConnectionPicker::choose(const ConnectionKey &connection)
{
    m_chosen = connection;
    m_isTyped = false;
    m_completer->popup()->hide();
    const ConnectionRowPtr row = this->connection();
    setText(row                   ? connectionTitle(*row)
            : connection.isNull() ? QString()
                                  : QStringLiteral("%1 · %2").arg(connection.server).arg(connection.id));
    setCursorPosition(0);
}

ConnectionRowPtr ConnectionPicker::connection() const
{
    return m_chosen.isNull() ? nullptr : m_model->find(m_chosen.server, m_chosen.id);
}

QList<ConnectionRowPtr> ConnectionPicker::alike() const
{
    const ConnectionRowPtr row = connection();
    return row ? m_model->alike(*row) : QList<ConnectionRowPtr>();
}

/// What fits is offered below while it is typed; what is offered already stays under the pointer.
void ConnectionPicker::offer()
{
    const int count = std::min(m_model->rowCount(), mostOffers);
    QStringList titles;
    for (int row = 0; row < count; ++row)
        titles << connectionTitle(m_model->row(row));
    bool areSame = m_offers->rowCount() == count;
    for (int row = 0; areSame && row < count; ++row)
        areSame = m_offers->item(row)->text() == titles.at(row);
    if (!areSame) {
        m_offers->clear();
        for (int row = 0; row < count; ++row) {
            auto *item = new QStandardItem(titles.at(row));
            item->setEditable(false);
            item->setData(m_model->row(row).serverId, ServerRole);
            item->setData(m_model->row(row).detail.id, IdRole);
            item->setToolTip(plainTip(
                tr("Account %1, user %2").arg(m_model->row(row).detail.account, m_model->row(row).detail.user)));
            m_offers->appendRow(item);
        }
    }
    if (m_isTyped && hasFocus() && count > 0)
        m_completer->complete();
    else if (count == 0)
        m_completer->popup()->hide();
}

void ConnectionPicker::pick(int row)
{
    const QStandardItem *item = m_offers->item(row);
    if (!item)
        return;
    ConnectionKey key { item->data(ServerRole).toString(), item->data(IdRole).toULongLong() };
    if (const ConnectionRowPtr found = m_model->find(key.server, key.id))
        key.server = found->server; // as links have it
    choose(key);
    Q_EMIT picked(key);
}

} // namespace natsight
