// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/thresholdsdialog.h"

#include "app/settings.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace natsight {

namespace {

/// What is set in fractions.
int decimalsOf(Threshold which)
{
    return factsOf(which).least < 1 && factsOf(which).least > 0 ? 1 : which == Threshold::ServiceSlow ? 1 : 0;
}

} // namespace

ThresholdsDialog::ThresholdsDialog(Settings *settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
{
    setObjectName(QStringLiteral("thresholdsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What needs attention"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::inset);
    auto *what = plainLabel(this, QStringLiteral("thresholdsWhat"));
    what->setWordWrap(true);
    what->setText(
        tr("From these thresholds on something counts as trouble: on the overview, in lists and on pages. They hold "
           "for all connections."));
    layout->addWidget(what);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("thresholdsScroll"));
    scroll->setAccessibleName(tr("Rules and thresholds"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *body = new QWidget(scroll);
    auto *grid = new QGridLayout(body);
    grid->setContentsMargins(0, 0, Theme::gap, 0);
    grid->setHorizontalSpacing(Theme::inset);
    grid->setVerticalSpacing(Theme::gap);
    grid->setColumnStretch(0, 1);
    QString group;
    for (const Threshold which : allThresholds()) {
        const ThresholdFacts &facts = factsOf(which);
        int line = grid->rowCount();
        if (const QString its = thresholdGroup(which); its != group) {
            QLabel *caption = captionLabel(its, body);
            if (!group.isEmpty())
                caption->setContentsMargins(0, Theme::gap, 0, 0);
            grid->addWidget(caption, line++, 0, 1, 4);
            group = its;
        }
        const QString name = QString(facts.key).replace(u'/', u':');
        auto *title = plainLabel(body, QStringLiteral("thresholdTitle:") + name);
        title->setText(thresholdTitle(which));
        title->setWordWrap(true);
        auto *value = new QDoubleSpinBox(body);
        value->setObjectName(QStringLiteral("threshold:") + name);
        value->setAccessibleName(thresholdTitle(which));
        value->setDecimals(decimalsOf(which));
        value->setRange(facts.least, facts.most);
        value->setGroupSeparatorShown(true);
        value->setSuffix(thresholdUnit(which));
        value->setValue(threshold(which));
        value->setKeyboardTracking(false); // not while it is half typed
        value->setFocusPolicy(Qt::StrongFocus);
        title->setBuddy(value);
        const QString standard = value->textFromValue(facts.standard) + thresholdUnit(which);
        value->setAccessibleDescription(tr("Standard: %1").arg(standard));
        auto *usual = plainLabel(body, QStringLiteral("thresholdStandard:") + name);
        usual->setText(tr("standard: %1").arg(standard));
        usual->setForegroundRole(QPalette::PlaceholderText);
        auto *reset = new QToolButton(body);
        reset->setObjectName(QStringLiteral("thresholdReset:") + name);
        reset->setText(tr("Reset"));
        reset->setAutoRaise(true);
        reset->setAccessibleName(tr("Back to the standard: %1").arg(thresholdTitle(which)));
        reset->setToolTip(tr("Back to the standard"));
        connect(value, &QDoubleSpinBox::valueChanged, this, [this, which](double number) {
            m_settings->setThreshold(which, number);
            update(which);
        });
        connect(reset, &QToolButton::clicked, this, [value, standard = facts.standard] {
            value->setValue(standard);
            value->setFocus();
        });
        grid->addWidget(title, line, 0);
        grid->addWidget(value, line, 1);
        grid->addWidget(usual, line, 2);
        grid->addWidget(reset, line, 3);
        m_rows.insert(static_cast<int>(which), { value, reset });
    }
    scroll->setWidget(body);
    layout->addWidget(scroll, 1);
    auto *buttons = new QHBoxLayout;
    m_resetAll = new QPushButton(tr("Reset all"), this);
    m_resetAll->setObjectName(QStringLiteral("thresholdsResetAll"));
    m_resetAll->setAccessibleName(tr("Reset all thresholds to the standard"));
    m_resetAll->setAutoDefault(false);
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
            row->value->setValue(factsOf(static_cast<Threshold>(row.key())).standard);
    });
    buttons->addWidget(m_resetAll);
    buttons->addStretch(1);
    auto *done = new QPushButton(tr("Close"), this);
    done->setObjectName(QStringLiteral("thresholdsClose"));
    done->setAccessibleName(tr("Close"));
    done->setAutoDefault(false);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    buttons->addWidget(done);
    layout->addLayout(buttons);
    for (const Threshold which : allThresholds())
        update(which);
    scroll->setMinimumWidth(body->sizeHint().width() + scroll->verticalScrollBar()->sizeHint().width());
    resize(sizeHint().width(), 620);
}

void ThresholdsDialog::update(Threshold which)
{
    const Row &row = m_rows[static_cast<int>(which)];
    row.reset->setEnabled(row.value->value() != factsOf(which).standard);
    bool isAny = false;
    for (const Row &one : std::as_const(m_rows))
        isAny = isAny || one.reset->isEnabled();
    m_resetAll->setEnabled(isAny);
}

} // namespace natsight
