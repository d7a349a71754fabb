// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/payloadformatsdialog.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/subjectpattern.h"
#include "models/payload/payloadrules.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>

#include <algorithm>

namespace natsight {

namespace {

constexpr int patternRole = Qt::UserRole;

template<typename Widget>
Widget *named(Widget *widget, const char *name, const QString &accessible)
{
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(accessible);
    return widget;
}

} // namespace

PayloadFormatsDialog::PayloadFormatsDialog(QWidget *parent, const QString &pattern, PayloadFormat format)
    : QDialog(parent)
    , m_list(named(new QListWidget(this), "payloadFormatsList", tr("Remembered formats")))
    , m_empty(plainLabel(this, QStringLiteral("payloadFormatsEmpty")))
    , m_pattern(named(new QLineEdit(pattern, this), "payloadFormatsPattern", tr("Subject pattern")))
    , m_format(named(new QComboBox(this), "payloadFormatsFormat", tr("Format of the payloads")))
    , m_problem(plainLabel(this, QStringLiteral("payloadFormatsProblem")))
    , m_set(
          named(new QPushButton(tr("&Remember"), this), "payloadFormatsSet", tr("Remember the format for the pattern")))
    , m_remove(named(new QPushButton(tr("&Forget"), this), "payloadFormatsRemove", tr("Forget the selected format")))
{
    setObjectName(QStringLiteral("payloadFormatsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Formats of payloads"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::gap);
    layout->addWidget(plainParagraph(
        tr("Payloads are recognised by their bytes. What is remembered here comes first: for the subjects that "
           "a pattern matches, of several the most specific one. It holds for all connections, in views, filters and "
           "plots."),
        this));
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(Theme::gap / 4);
    m_empty->setText(tr("Nothing is remembered yet."));
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty);

    auto *line = new QHBoxLayout;
    m_pattern->setPlaceholderText(QStringLiteral("orders.*"));
    m_pattern->setFont(Theme::monospace());
    for (const PayloadFormat choosable : choosableFormats()) {
        if (choosable != PayloadFormat::Schema || PayloadRulesBook::shared().rules()->schemas)
            m_format->addItem(payloadFormatName(choosable), QVariant::fromValue(choosable));
    }
    m_format->setCurrentIndex(std::max(0, m_format->findData(QVariant::fromValue(format))));
    line->addWidget(m_pattern, 1);
    line->addWidget(m_format);
    line->addWidget(m_set);
    layout->addLayout(line);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);

    auto *buttons = new QHBoxLayout;
    m_remove->setAutoDefault(false);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *done = named(new QPushButton(tr("Close"), this), "payloadFormatsClose", tr("Close"));
    done->setAutoDefault(false);
    buttons->addWidget(done);
    layout->addLayout(buttons);
    m_set->setDefault(true);

    connect(m_list, &QListWidget::currentRowChanged, this, &PayloadFormatsDialog::showChosen);
    connect(m_pattern, &QLineEdit::textChanged, this, &PayloadFormatsDialog::validate);
    connect(m_set, &QPushButton::clicked, this, &PayloadFormatsDialog::remember);
    connect(m_remove, &QPushButton::clicked, this, &PayloadFormatsDialog::forget);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    auto *remove = new QShortcut(QKeySequence::Delete, m_list, this, &PayloadFormatsDialog::forget);
    remove->setContext(Qt::WidgetShortcut);
    connect(&PayloadRulesBook::shared(), &PayloadRulesBook::choicesChanged, this, &PayloadFormatsDialog::fill);
    fill();
    validate();
    m_pattern->setFocus();
    resize(560, 380);
}

QByteArray PayloadFormatsDialog::chosenPattern() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item != nullptr ? item->data(patternRole).toByteArray() : QByteArray();
}

void PayloadFormatsDialog::fill()
{
    const QByteArray before = chosenPattern();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    const auto rules = PayloadRulesBook::shared().rules();
    for (const PayloadChoices::Choice &choice : rules->choices.all()) {
        auto *item = new QListWidgetItem(
            tr("%1: %2", "pattern: format").arg(format::preview(choice.pattern), payloadFormatName(choice.format)),
            m_list);
        item->setData(patternRole, choice.pattern);
        if (choice.pattern == before)
            m_list->setCurrentItem(item);
    }
    m_list->setVisible(m_list->count() > 0);
    m_empty->setVisible(m_list->count() == 0);
    m_remove->setEnabled(m_list->currentItem() != nullptr);
}

void PayloadFormatsDialog::showChosen()
{
    m_remove->setEnabled(m_list->currentItem() != nullptr);
    const QByteArray pattern = chosenPattern();
    const auto rules = PayloadRulesBook::shared().rules();
    for (const PayloadChoices::Choice &choice : rules->choices.all()) {
        if (choice.pattern != pattern)
            continue;
        m_pattern->setText(QString::fromUtf8(pattern));
        m_format->setCurrentIndex(std::max(0, m_format->findData(QVariant::fromValue(choice.format))));
    }
}

void PayloadFormatsDialog::validate()
{
    const QByteArray pattern = m_pattern->text().trimmed().toUtf8();
    const bool isGood = isSubjectPattern(viewOf(pattern)) && !pattern.contains(' ');
    m_set->setEnabled(isGood);
    m_problem->setText(isGood || pattern.isEmpty()
            ? QString()
            : tr("This is no pattern: no token may be empty, and > stands at the end only."));
    m_problem->setVisible(!m_problem->text().isEmpty());
}

void PayloadFormatsDialog::remember()
{
    PayloadChoices choices = PayloadRulesBook::shared().rules()->choices;
    if (choices.set(m_pattern->text().trimmed().toUtf8(), m_format->currentData().value<PayloadFormat>())) {
        PayloadRulesBook::shared().setChoices(choices);
        return;
    }
    m_problem->setText(tr("%1 are as many as there can be: forget one first.").arg(PayloadChoices::most));
    m_problem->show();
}

void PayloadFormatsDialog::forget()
{
    PayloadChoices choices = PayloadRulesBook::shared().rules()->choices;
    if (const QByteArray pattern = chosenPattern(); !pattern.isEmpty() && choices.set(pattern, PayloadFormat::Auto))
        PayloadRulesBook::shared().setChoices(choices);
}

} // namespace natsight
