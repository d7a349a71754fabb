// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/noticebar.h"

#include "widgets/common/delegates.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace natsight {

namespace {

constexpr int mark = 10;

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::inset + mark + Theme::gap, Theme::gap, Theme::inset, Theme::gap);
    row->setSpacing(Theme::inset);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(QStringLiteral("noticeButton"));
    m_button->hide();
    row->addWidget(m_text, 1);
    row->addWidget(m_button, 0, Qt::AlignTop);
    connect(m_button, &QPushButton::clicked, this, &NoticeBar::triggered);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void NoticeBar::setNotice(Tone tone, const QString &text, const QString &verb)
{
    if (m_tone != tone)
        update();
    m_tone = tone;
    if (m_text->text() != text)
        m_text->setText(text);
    m_button->setText(verb);
    m_button->setAccessibleName(verb);
    m_button->setVisible(!verb.isEmpty());
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

QString NoticeBar::text() const
{
    return m_text->text();
}

QPushButton *NoticeBar::addButton(const QString &verb)
{
    auto *button = new QPushButton(verb, this);
    button->setAccessibleName(verb);
    layout()->addWidget(button);
    layout()->setAlignment(button, Qt::AlignTop);
    return button;
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor back = Theme::color(m_tone, palette());
    back.setAlphaF(0.1f);
    painter.fillRect(rect(), Theme::color(Tone::Panel, palette()));
    painter.fillRect(rect(), back);
    painter.setPen(Theme::color(Tone::Line, palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    // Beside the first line; a button may be higher than the text.
    const double line = m_text->fontMetrics().height();
    const int words = m_text->fontMetrics()
                          .boundingRect(QRect(0, 0, m_text->width(), QWIDGETSIZE_MAX), Qt::TextWordWrap, m_text->text())
                          .height();
    const int spare = std::max(0, m_text->height() - words);
    const double top = m_text->y() + spare / 2.0 + (line - mark) / 2 + 1;
    paintState(&painter, QRectF(Theme::inset, top, mark, mark), m_tone, palette());
}

} // namespace natsight
