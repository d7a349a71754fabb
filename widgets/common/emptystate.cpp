// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/emptystate.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace natsight {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_what(new QLabel(this))
    , m_how(new QLabel(this))
    , m_button(new QPushButton(this))
{
    m_what->setObjectName(QStringLiteral("emptyWhat"));
    m_how->setObjectName(QStringLiteral("emptyHow"));
    m_button->setObjectName(QStringLiteral("emptyButton"));
    m_icon->setAlignment(Qt::AlignCenter);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_what->setFont(strong);
    for (QLabel *label : { m_what, m_how }) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMinimumWidth(120);
    }
    m_how->setForegroundRole(QPalette::PlaceholderText);
    m_button->setProperty("primary", true);
    m_button->hide();

    // A column in the middle; the labels wrap, so they need a width of their own.
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(460);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::gap);
    column->addWidget(m_icon);
    column->addWidget(m_what);
    column->addWidget(m_how);
    column->addSpacing(4);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(middle, 10);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::triggered);
}

void EmptyState::setContent(const QString &iconName, const QString &what, const QString &how, const QString &verb)
{
    m_iconName = iconName;
    m_what->setText(what);
    m_how->setText(how);
    m_how->setVisible(!how.isEmpty());
    m_button->setText(verb);
    m_button->setVisible(!verb.isEmpty());
    drawIcon();
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
    QWidget::changeEvent(event);
}

void EmptyState::drawIcon()
{
    m_icon->setVisible(!m_iconName.isEmpty());
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(icon(m_iconName).pixmap(QSize(40, 40), devicePixelRatioF(), QIcon::Disabled));
}

} // namespace natsight
