// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/services/servicelivepage.h"

#include "models/core/format.h"
#include "models/services/serviceroles.h"
#include "widgets/common/labels.h"

#include <QLabel>
#include <QModelIndex>

#include <algorithm>
#include <limits>

namespace natsight {

namespace {

/// For plural forms.
int counted(quint64 number)
{
    return static_cast<int>(std::min<quint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

Tone serviceTone(ServiceHealth health)
{
    switch (health) {
    case ServiceHealth::Good:
        return Tone::Good;
    case ServiceHealth::Left:
        return Tone::Idle;
    case ServiceHealth::Warning:
        return Tone::Warning;
    case ServiceHealth::Bad:
        break;
    }
    return Tone::Bad;
}

Tone serviceToneOf(const QModelIndex &index)
{
    return serviceTone(static_cast<ServiceHealth>(index.data(ServiceRole::Health).toInt()));
}

ServiceLivePage::ServiceLivePage(ServiceFeed *feed, Link link, QWidget *parent)
    : LivePage(feed->session(), std::move(link), parent)
    , m_feed(feed)
{
    connect(feed, &ServiceFeed::stateChanged, this, &ServiceLivePage::updateState);
}

void ServiceLivePage::refresh()
{
    if (m_feed)
        m_feed->refresh();
}

Freshness ServiceLivePage::freshness() const
{
    if (!m_feed)
        return {};
    const ServiceFeedState &state = m_feed->state();
    // That nobody answers is an answer too.
    const bool isNobody = state.condition == ServiceFeedState::Condition::Nobody;
    return { state.error, state.isAsking, state.askedMs, isNobody ? state.askedMs : state.answeredMs };
}

QString ServiceLivePage::roundText() const
{
    const ServiceFeedState &state = m_feed->state();
    QStringList parts;
    if (state.rounds > 0)
        parts << (state.answers > 0 ? tr("%n instance(s) answered in %1 to %2", nullptr, state.answers)
                                          .arg(format::duration(state.fastest), format::duration(state.slowest))
                                    : tr("no instance answered"));
    parts << tr("asked every %1").arg(format::duration(m_feed->interval()));
    if (state.lateAnswers > 0)
        parts << tr("%n late answer(s)", nullptr, state.lateAnswers);
    if (state.droppedAnswers > 0)
        parts << tr("%n answer(s) dropped", nullptr, counted(state.droppedAnswers));
    if (const quint64 refused = m_feed->book().refused(); refused > 0)
        parts << tr("%n instance(s) beyond the limit of %1 are not shown", nullptr, counted(refused))
                     .arg(format::count(quint64 { ServiceBook::maxInstances }));
    if (const QList<ServiceOddity> oddities = m_feed->oddities(); !oddities.isEmpty())
        parts << tr("odd answer: %1").arg(oddities.constLast().text);
    if (state.error)
        parts << state.error->text();
    return parts.join(QStringLiteral(" · "));
}

QLabel *ServiceLivePage::makeStrip(QWidget *parent, const QString &name)
{
    QLabel *strip = plainLabel(parent, name);
    strip->setAccessibleName(tr("What is shown"));
    strip->setFont(Theme::caption());
    strip->setForegroundRole(QPalette::PlaceholderText);
    strip->setContentsMargins(Theme::inset, 4, Theme::inset, 4);
    return strip;
}

void ServiceLivePage::call(const QString &subject)
{
    OutgoingMessage message;
    message.subject = subject.toUtf8();
    Q_EMIT composeRequested(message, true);
}

Link ServiceLivePage::linkTo(const QString &kind, const QStringList &path) const
{
    return Link { link().context, kind, path };
}

} // namespace natsight
