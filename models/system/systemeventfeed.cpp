// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemeventfeed.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace natsight {

namespace {

constexpr int drainEveryMs = 100;
constexpr qint64 sliceMs = 5;
constexpr std::size_t atOnce = 100;
constexpr qsizetype maxKeptBytes = qsizetype { 32 } << 20;

} // namespace

SystemEventFeed::SystemEventFeed(SystemFeed *feed, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_mailbox(std::make_shared<Mailbox<Message>>())
{
    m_timer.setInterval(drainEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &SystemEventFeed::drain);
    connect(feed, &SystemFeed::stateChanged, this, &SystemEventFeed::follow);
}

SystemEventFeed::~SystemEventFeed()
{
    stop();
}

SystemEventFeed::Recording SystemEventFeed::record()
{
    if (++m_recorders == 1) {
        m_sinceMs = QDateTime::currentMSecsSinceEpoch();
        m_timer.start();
        follow();
    }
    return { nullptr, [feed = QPointer<SystemEventFeed>(this)](void *) {
                if (!feed || --feed->m_recorders > 0)
                    return;
                feed->drain();
                feed->stop();
                feed->m_timer.stop();
            } };
}

void SystemEventFeed::stop()
{
    for (const auto &[session, subscription] : std::as_const(m_subscriptions)) {
        if (session)
            session->unsubscribe(subscription);
    }
    m_subscriptions.clear();
    m_asked.clear();
    m_hasSystem = false;
}

/// Who may be listened to changes with the credentials.
void SystemEventFeed::follow()
{
    if (m_recorders == 0 || !m_feed || !m_feed->session())
        return;
    const bool hasSystem = m_feed->access() == SystemAccess::System;
    if (!m_subscriptions.isEmpty() && m_asked == m_feed->asked() && (m_hasSystem || !hasSystem))
        return;
    stop();
    m_asked = m_feed->asked();
    m_hasSystem = hasSystem;
    const auto add = [this](Session *session, const char *pattern) {
        if (const auto subscription = session->subscribe(pattern, {}, m_mailbox))
            m_subscriptions.append({ session, *subscription });
    };
    add(m_feed->session(), "$JS.EVENT.ADVISORY.>");
    if (!hasSystem)
        return;
    for (const char *pattern :
        { "$SYS.ACCOUNT.*.CONNECT", "$SYS.ACCOUNT.*.DISCONNECT", "$SYS.ACCOUNT.*.LEAFNODE.CONNECT",
            "$SYS.ACCOUNT.*.CLAIMS.UPDATE", "$SYS.ACCOUNT.CLIENT.AUTH.ERR", "$SYS.SERVER.*.CLIENT.AUTH.ERR",
            "$SYS.SERVER.*.SHUTDOWN", "$SYS.SERVER.*.LAMEDUCK", "$SYS.SERVER.*.OCSP.>" })
        add(m_asked, pattern);
}

void SystemEventFeed::drain()
{
    QElapsedTimer clock;
    clock.start();
    QList<SystemEvent> news;
    while (clock.elapsed() < sliceMs) {
        std::vector<Message> some = m_mailbox->take(atOnce);
        if (some.empty())
            break;
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (const Message &message : some) {
            // Servers echo each request to JetStream, our own among them: they would be most of the list.
            if (message.subject == "$JS.EVENT.ADVISORY.API")
                continue;
            SystemEvent event = readSystemEvent(message.subject, message.payload, now);
            event.number = ++m_number;
            news << event;
        }
    }
    if (!news.isEmpty())
        keep(news);
}

void SystemEventFeed::keep(const QList<SystemEvent> &news)
{
    for (const SystemEvent &one : news)
        m_bytes += one.raw.size();
    m_events += news;
    qsizetype tooMany = std::max<qsizetype>(m_events.size() - maxEvents, 0);
    for (qsizetype i = 0; i < tooMany; ++i)
        m_bytes -= m_events.at(i).raw.size();
    for (; tooMany < m_events.size() && m_bytes > maxKeptBytes; ++tooMany)
        m_bytes -= m_events.at(tooMany).raw.size();
    m_events.remove(0, tooMany);
    m_evicted += static_cast<quint64>(tooMany);
    Q_EMIT happened(news);
}

void SystemEventFeed::clear()
{
    m_events.clear();
    m_bytes = 0;
    m_evicted = 0;
    Q_EMIT cleared();
}

} // namespace natsight
