// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statuswidgets.h"

#include "app/connectionmanager.h"
#include "models/core/format.h"
#include "models/core/text.h"
#include "widgets/common/delegates.h"
#include "widgets/common/icons.h"
#include "widgets/common/tips.h"

#include <QPainter>

namespace natsight {

namespace {

constexpr int maxNameWidth = 240;

} // namespace

QString stateWord(const SessionStatus &status)
{
    switch (status.state) {
    case SessionStatus::State::Connected:
        return status.isLameDuck ? Text::tr("server shuts down") : Text::tr("connected");
    case SessionStatus::State::Connecting:
        return Text::tr("connecting");
    case SessionStatus::State::Reconnecting:
        return Text::tr("reconnecting");
    case SessionStatus::State::Closed:
        break;
    }
    return status.reason ? Text::tr("failed") : Text::tr("closed");
}

Tone stateTone(const SessionStatus &status)
{
    switch (status.state) {
    case SessionStatus::State::Connected:
        return status.isLameDuck ? Tone::Warning : Tone::Good;
    case SessionStatus::State::Connecting:
        return Tone::Info;
    case SessionStatus::State::Reconnecting:
        return Tone::Warning;
    case SessionStatus::State::Closed:
        break;
    }
    return status.reason ? Tone::Bad : Tone::Idle;
}

ConnectionChip::ConnectionChip(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("connectionChip"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    show(nullptr);
}

void ConnectionChip::show(const Connection *connection)
{
    m_name = connection ? connection->name() : Text::tr("No connection");
    m_word = connection ? stateWord(connection->status()) : QString();
    m_tone = connection ? stateTone(connection->status()) : Tone::Idle;
    m_rtt = connection && connection->status().rtt ? format::duration(*connection->status().rtt) : QString();
    m_color = connection ? connection->color() : QColor();
    m_isReadOnly = connection && connection->isReadOnly();
    QString name = m_name + u' ' + m_word + u' ' + m_rtt;
    if (m_isReadOnly)
        name += u' ' + Text::tr("read-only");
    setAccessibleName(name.simplified());
    QString tip = name.simplified();
    if (connection && connection->status().reason)
        tip += u'\n' + connection->status().reason->text();
    setToolTip(plainTip(tip));
    updateGeometry();
    update();
}

QSize ConnectionChip::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = 12 + Theme::gap + std::min(metrics.horizontalAdvance(m_name), maxNameWidth) + Theme::inset;
    if (!m_word.isEmpty())
        width += 10 + 6 + metrics.horizontalAdvance(m_word) + Theme::inset;
    if (!m_rtt.isEmpty())
        width += metrics.horizontalAdvance(m_rtt) + Theme::inset;
    if (m_isReadOnly)
        width += 16 + 4 + metrics.horizontalAdvance(Text::tr("read-only")) + Theme::inset;
    return { width, metrics.height() + Theme::gap };
}

void ConnectionChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics(font());
    int x = 0;
    const auto text = [&](const QString &words, Tone tone, int most) {
        const QString shown = metrics.elidedText(words, Qt::ElideMiddle, most);
        painter.setPen(Theme::color(tone, palette()));
        const int width = metrics.horizontalAdvance(shown);
        painter.drawText(QRect(x, 0, width + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
        x += width + Theme::inset;
    };
    if (m_color.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_color);
        painter.drawRoundedRect(QRectF(x, height() / 2.0 - 5, 10, 10), 2, 2);
    }
    x += 10 + Theme::gap;
    text(m_name, Tone::Text, maxNameWidth);
    if (!m_word.isEmpty()) {
        paintState(&painter, QRectF(x, height() / 2.0 - 5, 10, 10), m_tone, palette());
        x += 16;
        text(m_word, Tone::Text, maxNameWidth);
    }
    if (!m_rtt.isEmpty())
        text(m_rtt, Tone::Muted, maxNameWidth);
    if (m_isReadOnly) {
        icon(QStringLiteral("lock")).paint(&painter, QRect(x, height() / 2 - 8, 16, 16));
        x += 20;
        text(Text::tr("read-only"), Tone::Muted, maxNameWidth);
    }
}

} // namespace natsight
