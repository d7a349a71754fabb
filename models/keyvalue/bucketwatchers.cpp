// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/bucketwatchers.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/nats/session.h"

#include <QDateTime>

#include <nlohmann/json.hpp>

namespace natsight {

namespace {

constexpr int maxUnderWay = 4;

QString kindWord(Watcher::Kind kind)
{
    switch (kind) {
    case Watcher::Kind::Watch:
        return WatcherModel::tr("watch");
    case Watcher::Kind::Push:
        return WatcherModel::tr("push consumer");
    case Watcher::Kind::Pull:
        return WatcherModel::tr("pull consumer");
    }
    return {};
}

} // namespace

Watcher Watcher::of(const ConsumerInfo &info, const Bucket &bucket)
{
    Watcher watcher;
    watcher.consumer = info.name;
    watcher.kind = !info.isPush()                             ? Kind::Pull
        : info.isDurable || info.ackPolicy != AckPolicy::None ? Kind::Push
                                                              : Kind::Watch;
    const QString prefix = QString::fromUtf8(bucket.keyPrefix);
    for (const QString &filter : info.filterSubjects) {
        const QString keys = filter.startsWith(prefix) ? filter.mid(prefix.size()) : filter;
        if (keys == u'>') {
            watcher.keys.clear();
            break;
        }
        watcher.keys << keys;
    }
    watcher.isHeadersOnly = info.isHeadersOnly;
    watcher.isBound = info.isPushBound || (!info.isPush() && info.waiting > 0);
    watcher.pending = info.pending;
    watcher.createdNs = info.createdNs;
    watcher.deliverSubject = info.deliverSubject;
    return watcher;
}

QStringList connectionNames(QByteArrayView payload)
{
    QStringList names;
    const auto answer = readConfig(payload); // bounds depth and size
    if (!answer)
        return names;
    const auto data = (*answer)->find("data");
    if (data == (*answer)->end() || !data->is_object())
        return names;
    const auto connections = data->find("connections");
    if (connections == data->end() || !connections->is_array())
        return names;
    for (const Json &connection : *connections) {
        if (!connection.is_object())
            continue;
        const auto name = connection.find("name");
        const auto cid = connection.find("cid");
        const QString number = cid != connection.end() && cid->is_number_integer()
            ? QString(u'#' + QString::number(cid->get<qint64>()))
            : QString();
        const QString text = name != connection.end() && name->is_string()
            ? format::preview(QByteArray::fromStdString(name->get_ref<const std::string &>()), 200)
            : QString();
        if (!text.isEmpty() && !number.isEmpty())
            names << WatcherModel::tr("%1 (%2)").arg(text, number);
        else if (!text.isEmpty() || !number.isEmpty())
            names.append(QString(text + number));
    }
    return names;
}

WatcherModel::WatcherModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void WatcherModel::setWatchers(QList<Watcher> watchers)
{
    // What is known of a listener stays until it is asked for again.
    QHash<QString, QString> clients;
    for (const Watcher &one : std::as_const(m_watchers))
        clients.insert(one.deliverSubject, one.client);
    for (Watcher &one : watchers) {
        if (!one.deliverSubject.isEmpty())
            one.client = clients.value(one.deliverSubject);
    }
    beginResetModel();
    m_watchers = std::move(watchers);
    endResetModel();
}

void WatcherModel::setClient(const QString &deliverSubject, const QString &client)
{
    for (qsizetype row = 0; row < m_watchers.size(); ++row) {
        if (m_watchers.at(row).deliverSubject != deliverSubject)
            continue;
        m_watchers[row].client = client;
        const QModelIndex cell = index(static_cast<int>(row), Client);
        Q_EMIT dataChanged(cell, cell);
    }
}

int WatcherModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_watchers.size());
}

int WatcherModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WatcherModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isExact = role == ExactRole || role == Qt::ToolTipRole;
    if (role == Qt::TextAlignmentRole)
        return index.column() == Pending ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role != Qt::DisplayRole && !isExact)
        return {};
    const Watcher &one = m_watchers.at(index.row());
    switch (index.column()) {
    case Keys:
        return one.keys.isEmpty() ? tr("all keys") : one.keys.join(QLatin1String(", "));
    case Kind:
        return one.isHeadersOnly ? tr("%1, without values").arg(kindWord(one.kind)) : kindWord(one.kind);
    case Client:
        return !one.client.isEmpty() ? one.client : one.isBound ? tr("connected") : tr("nobody listens");
    case Consumer:
        return one.consumer;
    case Pending:
        return isExact ? QVariant(one.pending) : QVariant(format::count(one.pending));
    case Since:
        if (one.createdNs == 0)
            return format::unknown();
        return isExact ? format::exactTime(one.createdNs) : format::time(one.createdNs);
    default:
        return {};
    }
}

QVariant WatcherModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Pending)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Keys:
        return tr("Keys");
    case Kind:
        return tr("Kind");
    case Client:
        return tr("Client");
    case Consumer:
        return tr("Consumer");
    case Pending:
        return tr("Pending");
    case Since:
        return tr("Since");
    default:
        return {};
    }
}

BucketWatchers::BucketWatchers(JetStreamClient *client, Bucket bucket, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_bucket(std::move(bucket))
    , m_model(new WatcherModel(this))
{
}

void BucketWatchers::ask()
{
    const quint64 generation = ++m_generation;
    if (!m_client)
        return;
    m_isAsking = true;
    m_waiting.clear();
    m_underWay = 0;
    Q_EMIT changed();
    whenDone(this, m_client->consumers(m_bucket.stream), [this, generation](const Listing<ConsumerInfo> &listing) {
        if (generation != m_generation)
            return;
        m_error = listing.error;
        m_namesError.reset();
        QList<Watcher> watchers;
        for (const ConsumerInfo &info : listing.items) {
            if (watchers.size() >= maxWatchers)
                break;
            watchers.append(Watcher::of(info, m_bucket));
            if (info.isPush() && info.isPushBound && m_waiting.size() < maxNamed)
                m_waiting << info.deliverSubject;
        }
        m_model->setWatchers(std::move(watchers));
        m_isAsking = false;
        Q_EMIT changed();
        for (int i = 0; i < maxUnderWay; ++i)
            askNext(generation);
    });
}

void BucketWatchers::askNext(quint64 generation)
{
    if (generation != m_generation || m_waiting.isEmpty() || m_underWay >= maxUnderWay || !m_client
        || !m_client->session())
        return;
    const QString subject = m_waiting.takeFirst();
    ++m_underWay;
    const Json request { { "filter_subject", subject.toStdString() }, { "limit", 16 } };
    whenDone(this,
        m_client->session()->requestMany(
            { "$SYS.REQ.SERVER.PING.CONNZ", QByteArray::fromStdString(request.dump()) }, {}),
        [this, generation, subject](const Result<QList<Reply>> &replies) {
            if (generation != m_generation)
                return;
            --m_underWay;
            if (!replies) {
                // It will be the same for the others.
                m_namesError = replies.error();
                m_waiting.clear();
                Q_EMIT changed();
                return;
            }
            QStringList names;
            for (const Reply &reply : *replies)
                names += connectionNames(reply.message.payload);
            m_model->setClient(subject, names.join(QLatin1String(", ")));
            askNext(generation);
        });
}

} // namespace natsight
