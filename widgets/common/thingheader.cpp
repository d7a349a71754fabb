// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/thingheader.h"

#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/numbertile.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace natsight {

namespace {

constexpr int mark = 10;

} // namespace

/// Shape and word.
class ThingHeader::StateMark : public QWidget
{
public:
    using QWidget::QWidget;

    void set(Tone tone, const QString &word)
    {
        if (m_tone == tone && m_word == word)
            return;
        m_tone = tone;
        m_word = word;
        setAccessibleName(word);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        return { m_word.isEmpty() ? 0 : mark + 6 + fontMetrics().horizontalAdvance(m_word) + 1,
            fontMetrics().height() };
    }
    QSize minimumSizeHint() const override { return { m_word.isEmpty() ? 0 : mark, fontMetrics().height() }; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_word.isEmpty())
            return;
        QPainter painter(this);
        paintState(&painter, QRectF(0, (height() - mark) / 2.0, mark, mark), m_tone, palette());
        painter.setPen(Theme::color(m_tone == Tone::Idle ? Tone::Muted : m_tone, palette()));
        const int room = width() - mark - 6;
        painter.drawText(QRect(mark + 6, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(m_word, Qt::ElideRight, room));
    }

private:
    Tone m_tone = Tone::Idle;
    QString m_word;
};

ThingHeader::ThingHeader(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_crumbs(new QHBoxLayout)
    , m_state(new StateMark(this))
    , m_tiles(new QHBoxLayout)
    , m_verbs(new QHBoxLayout)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::inset, Theme::inset, Theme::inset, Theme::gap);
    row->setSpacing(Theme::margin);
    auto *left = new QVBoxLayout;
    left->setSpacing(2);
    m_crumbs->setSpacing(4);
    m_crumbs->addSpacing(-Theme::gap); // their text stands above the name's, not their frame
    m_crumbs->addStretch(1);
    left->addLayout(m_crumbs);
    auto *nameRow = new QHBoxLayout;
    nameRow->setSpacing(Theme::gap);
    auto *label = new ElidedLabel(name, this);
    label->setObjectName(QStringLiteral("thingName"));
    label->setFont(Theme::heading());
    nameRow->addWidget(label);
    nameRow->addWidget(m_state);
    nameRow->addStretch(1);
    left->addLayout(nameRow);
    row->addLayout(left);
    m_tiles->setSpacing(Theme::margin + Theme::gap);
    m_tiles->addStretch(1);
    row->addLayout(m_tiles, 1);
    m_verbs->setSpacing(Theme::gap);
    auto *right = new QVBoxLayout;
    right->addStretch(1);
    right->addLayout(m_verbs);
    row->addLayout(right);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ThingHeader::addCrumb(const QString &text, const std::function<void()> &go)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("crumb%1").arg(m_crumbs->count() - 1));
    button->setText(text);
    button->setAccessibleName(tr("Up to %1").arg(text));
    button->setFont(Theme::caption());
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setCursor(Qt::PointingHandCursor);
    connect(button, &QToolButton::clicked, this, go);
    auto *arrow = new QLabel(QStringLiteral("›"), this);
    arrow->setForegroundRole(QPalette::PlaceholderText);
    m_crumbs->insertWidget(m_crumbs->count() - 1, button);
    m_crumbs->insertWidget(m_crumbs->count() - 1, arrow);
}

void ThingHeader::setState(Tone tone, const QString &word)
{
    m_state->set(tone, word);
}

NumberTile *ThingHeader::addTile(const QString &name, const QString &caption)
{
    auto *tile = new NumberTile(caption, this);
    tile->setObjectName(name);
    m_tiles->insertWidget(m_tiles->count() - 1, tile, 0, Qt::AlignBottom);
    return tile;
}

QPushButton *ThingHeader::addVerb(const QString &name, const QString &text, const QString &toolTip, bool isPrimary)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setAutoDefault(false);
    if (isPrimary)
        button->setProperty("primary", true);
    m_verbs->addWidget(button);
    return button;
}

QToolButton *ThingHeader::addMore(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setAccessibleName(tr("More"));
    button->setToolTip(tr("What else can be done"));
    button->setIcon(icon(QStringLiteral("more")));
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    m_verbs->addWidget(button);
    return button;
}

} // namespace natsight
