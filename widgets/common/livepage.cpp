// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/livepage.h"

#include "models/core/format.h"
#include "widgets/common/emptystate.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QPushButton>
#include <QStackedWidget>

namespace natsight {

namespace {

/// Older answers than this are told as stale.
constexpr qint64 staleAfterMs = 10'000;

} // namespace

LivePage::LivePage(Session *session, Link link, QWidget *parent)
    : Page(std::move(link), parent)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(m_empty);
    m_empty->button()->setObjectName(QStringLiteral("pageEmptyButton"));
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_emptyCommand.isEmpty())
            refresh();
        else
            Q_EMIT commandRequested(m_emptyCommand);
    });
    // Only what is told by the clock: `stale: no answer for 12 s`.
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, &LivePage::updateState);
}

QVBoxLayout *LivePage::makeColumn()
{
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

void LivePage::setContent(QWidget *content)
{
    m_stack->addWidget(content);
    updateState();
    updateVerbs();
}

void LivePage::setPaused(bool isPaused)
{
    if (isPaused == this->isPaused())
        return;
    m_pausedAtMs = isPaused ? QDateTime::currentMSecsSinceEpoch() : 0;
    updateWatch();
    Q_EMIT liveChanged();
}

QString LivePage::liveText() const
{
    if (!m_session)
        return {};
    if (isPaused())
        return tr("paused %1")
            .arg(QDateTime::fromMSecsSinceEpoch(m_pausedAtMs).time().toString(QStringLiteral("HH:mm:ss")));
    if (m_session->status().state != SessionStatus::State::Connected)
        return tr("not connected");
    const Freshness state = freshness();
    if (state.answeredMs == 0)
        return state.error ? tr("no answer") : tr("waiting");
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 age = now - state.answeredMs;
    // A page that comes to the front again has only just asked.
    if (age > staleAfterMs && now - m_watchedMs > staleAfterMs)
        return tr("stale: no answer for %1").arg(format::duration(std::chrono::milliseconds(age / 1000 * 1000)));
    return tr("live");
}

void LivePage::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    updateVerbs();
}

QString LivePage::verbTip(const QString &tip) const
{
    return m_isReadOnly ? tr("This connection is read-only: nothing can be changed.") : tip;
}

void LivePage::updateWatch()
{
    const bool isWanted = m_isShown && !isPaused() && m_session;
    if (!isWanted) {
        m_watch.reset();
    } else if (!m_watch) {
        m_watchedMs = QDateTime::currentMSecsSinceEpoch();
        m_watch = startWatch();
    }
}

void LivePage::watchAnew()
{
    const std::shared_ptr<void> old = std::exchange(m_watch, nullptr);
    updateWatch();
}

void LivePage::showEvent(QShowEvent *event)
{
    m_isShown = true;
    updateWatch();
    m_tick.start();
    updateState();
    Page::showEvent(event);
}

void LivePage::hideEvent(QHideEvent *event)
{
    m_isShown = false;
    updateWatch();
    m_tick.stop();
    Page::hideEvent(event);
}

void LivePage::updateState()
{
    if (hasContent() && m_stack->count() > 1) {
        m_stack->setCurrentIndex(1);
        updateContent();
    } else {
        updateEmpty();
        m_stack->setCurrentIndex(0);
    }
    Q_EMIT liveChanged();
}

void LivePage::updateEmpty()
{
    if (!m_session)
        return;
    const SessionStatus &status = m_session->status();
    const Freshness state = freshness();
    const QString iconOf = iconName();
    m_emptyCommand.clear();
    if (status.state == SessionStatus::State::Closed) {
        m_emptyCommand = QStringLiteral("connect");
        m_empty->setContent(iconOf, status.reason ? status.reason->message : tr("This connection is closed."),
            status.reason && !status.reason->advice.isEmpty() ? status.reason->advice
                                                              : tr("Connect to see %1.").arg(what()),
            tr("Connect"));
    } else if (status.state != SessionStatus::State::Connected) {
        m_empty->setContent(iconOf, tr("Connecting…"), status.reason ? status.reason->text() : QString());
    } else if (state.error && !state.isAsking) {
        m_empty->setContent(
            iconOf, tr("Can't read %1: %2").arg(what(), state.error->message), state.error->advice, tr("Ask again"));
    } else if (!state.error) {
        m_empty->setContent(iconOf, tr("Asking for %1…").arg(what()),
            state.askedMs > 0
                ? tr("Since %1.")
                      .arg(QDateTime::fromMSecsSinceEpoch(state.askedMs).time().toString(QStringLiteral("HH:mm:ss")))
                : QString());
    }
    m_empty->button()->setAccessibleName(m_empty->button()->text());
}

} // namespace natsight
