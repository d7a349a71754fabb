// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/purgedialog.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/payload/natscommand.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

#include <numeric>

namespace natsight {

namespace {

/// Subjects that are counted at most to tell how many messages go.
constexpr quint64 maxCounted = 100'000;

std::optional<quint64> numberIn(const QLineEdit *line)
{
    QString digits = line->text();
    digits.remove(QLatin1Char(',')).remove(QLatin1Char(' '));
    bool isNumber = false;
    const quint64 number = digits.toULongLong(&isNumber);
    return isNumber && number > 0 ? std::optional(number) : std::nullopt;
}

} // namespace

PurgeDialog::PurgeDialog(JetStreamClient *client, StreamInfo info, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_info(std::move(info))
    , m_all(new QRadioButton(tr("&All messages"), this))
    , m_before(new QRadioButton(tr("&Before sequence"), this))
    , m_keep(new QRadioButton(tr("All but the &newest"), this))
    , m_subject(new QLineEdit(this))
    , m_sequence(new QLineEdit(this))
    , m_number(new QLineEdit(this))
    , m_count(plainParagraph({}, this))
    , m_command(new ElidedLabel(this))
    , m_blocked(new NoticeBar(this))
    , m_name(new QLineEdit(this))
    , m_confirm(new QPushButton(this))
{
    setObjectName(QStringLiteral("purgeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    const QString heading = tr("Purge stream %1?").arg(m_info.name);
    setWindowTitle(heading);
    setMinimumWidth(520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(heading, this));

    const auto named = [](QWidget *widget, const char *name, const QString &accessible) {
        widget->setObjectName(QLatin1String(name));
        widget->setAccessibleName(accessible);
    };
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(Theme::inset);
    form->setVerticalSpacing(Theme::gap);
    form->setColumnStretch(1, 1);
    named(m_all, "purgeAll", tr("All messages"));
    named(m_before, "purgeBefore", tr("Before sequence"));
    named(m_keep, "purgeKeep", tr("All but the newest"));
    named(m_sequence, "purgeSequence", tr("First sequence that stays"));
    named(m_number, "purgeNumber", tr("How many messages stay"));
    named(m_subject, "purgeSubject", tr("Only of these subjects"));
    m_all->setChecked(true);
    m_subject->setPlaceholderText(tr("all subjects"));
    m_subject->setFont(Theme::monospace());
    m_sequence->setPlaceholderText(format::count(m_info.state.lastSequence));
    m_number->setPlaceholderText(tr("messages, for instance %1").arg(format::count(1000)));
    auto *subjectLabel = new QLabel(tr("&Only of subjects"), this);
    subjectLabel->setBuddy(m_subject);
    form->addWidget(m_all, 0, 0, 1, 2);
    form->addWidget(m_before, 1, 0);
    form->addWidget(m_sequence, 1, 1);
    form->addWidget(m_keep, 2, 0);
    form->addWidget(m_number, 2, 1);
    form->addWidget(subjectLabel, 3, 0);
    form->addWidget(m_subject, 3, 1);
    layout->addLayout(form);
    named(m_count, "purgeCount", tr("What goes"));
    layout->addWidget(m_count);

    auto *commandRow = new QHBoxLayout;
    m_command->setFont(Theme::monospace());
    m_command->setForegroundRole(QPalette::PlaceholderText);
    m_command->setElideMode(Qt::ElideRight);
    m_command->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *copy = new QToolButton(this);
    named(copy, "purgeCopyCommand", tr("Copy as nats command"));
    copy->setIcon(icon(QStringLiteral("copy")));
    copy->setAutoRaise(true);
    copy->setFocusPolicy(Qt::TabFocus);
    copy->setToolTip(tr("Copy as nats command"));
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(command()); });
    commandRow->addWidget(m_command, 1);
    commandRow->addWidget(copy);
    layout->addLayout(commandRow);

    auto *ask = plainParagraph(tr("Type %1 to confirm:").arg(m_info.name), this);
    named(m_name, "purgeName", ask->text());
    m_name->setFont(Theme::monospace());
    layout->addWidget(ask);
    layout->addWidget(m_name);
    m_blocked->setObjectName(QStringLiteral("purgeBlocked"));
    layout->addWidget(m_blocked);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    named(cancel, "purgeCancel", cancel->text());
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_confirm->setObjectName(QStringLiteral("purgeConfirm"));
    m_confirm->setProperty("danger", true);
    m_confirm->setDefault(true);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    layout->addLayout(buttons);

    m_delay.setSingleShot(true);
    m_delay.setInterval(250);
    connect(&m_delay, &QTimer::timeout, this, &PurgeDialog::countSubject);
    connect(m_subject, &QLineEdit::textChanged, this, [this] {
        ++m_question;
        m_matching.reset();
        m_countProblem.clear();
        m_delay.start();
        updateCount();
    });
    for (QRadioButton *button : { m_all, m_before, m_keep })
        connect(button, &QRadioButton::toggled, this, &PurgeDialog::updateCount);
    connect(m_sequence, &QLineEdit::textEdited, this, [this] {
        m_before->setChecked(true);
        updateCount();
    });
    connect(m_number, &QLineEdit::textEdited, this, [this] {
        m_keep->setChecked(true);
        updateCount();
    });
    connect(m_name, &QLineEdit::textChanged, this, &PurgeDialog::updateConfirm);
    m_name->setFocus();
    updateCount();
}

PurgeOptions PurgeDialog::options() const
{
    PurgeOptions options;
    options.filter = m_subject->text().trimmed();
    if (m_before->isChecked())
        options.beforeSequence = numberIn(m_sequence).value_or(0);
    if (m_keep->isChecked())
        options.keep = numberIn(m_number).value_or(0);
    return options;
}

QString PurgeDialog::command() const
{
    const PurgeOptions chosen = options();
    QString text = QLatin1String("nats stream purge -f ") + shellWord(m_info.name.toUtf8());
    if (!chosen.filter.isEmpty())
        text += QLatin1String(" --subject=") + shellWord(chosen.filter.toUtf8());
    if (chosen.beforeSequence > 0)
        text += QLatin1String(" --seq=") + QString::number(chosen.beforeSequence);
    if (chosen.keep > 0)
        text += QLatin1String(" --keep=") + QString::number(chosen.keep);
    return text;
}

void PurgeDialog::countSubject()
{
    const QString filter = m_subject->text().trimmed();
    if (filter.isEmpty() || !m_client)
        return updateCount();
    const int question = ++m_question;
    whenDone(this, m_client->streamSubjects(m_info.name, filter, maxCounted),
        [this, question](const Listing<SubjectCount> &listing) {
            if (question != m_question)
                return;
            if (listing.error) {
                m_countProblem = listing.error->text();
            } else {
                m_matching = std::accumulate(listing.items.begin(), listing.items.end(), quint64 { 0 },
                    [](quint64 sum, const SubjectCount &one) { return sum + one.messages; });
                m_isCountWhole = listing.received >= listing.total;
            }
            updateCount();
        });
}

void PurgeDialog::updateCount()
{
    const bool isFiltered = !m_subject->text().trimmed().isEmpty();
    const std::optional<quint64> matching = isFiltered ? m_matching : std::optional(m_info.state.messages);
    const bool isWhole = !isFiltered || m_isCountWhole;
    m_command->setText(QLatin1String("$ ") + command());
    if (isFiltered && !m_countProblem.isEmpty())
        return show({}, false, m_countProblem);
    if (m_before->isChecked()) {
        const auto sequence = numberIn(m_sequence);
        if (!sequence)
            return show({}, false, tr("Say before which sequence: that one stays."));
        if (!matching)
            return show({}, false, {});
        const quint64 first = m_info.state.firstSequence;
        const quint64 span = *sequence > first ? std::min(*sequence, m_info.state.lastSequence + 1) - first : 0;
        return show(std::min(span, *matching), !isFiltered && m_info.state.deleted == 0, {});
    }
    if (m_keep->isChecked()) {
        const auto keep = numberIn(m_number);
        if (!keep)
            return show({}, false, tr("Say how many of the newest stay."));
        if (!matching)
            return show({}, false, {});
        return show(*matching > *keep ? *matching - *keep : 0, isWhole, {});
    }
    show(matching, isWhole, {});
}

void PurgeDialog::show(std::optional<quint64> count, bool isExact, const QString &problem)
{
    m_isGood = problem.isEmpty() && count.has_value();
    if (!problem.isEmpty())
        m_count->setText(problem);
    else if (!count)
        m_count->setText(tr("Counting…"));
    else if (isExact)
        m_count->setText(
            tr("%1 of %2 messages go for good.").arg(format::count(*count), format::count(m_info.state.messages)));
    else
        m_count->setText(tr("About %1 of %2 messages go for good.")
                             .arg(format::count(*count), format::count(m_info.state.messages)));
    const QString verb = count ? tr("Purge %1 messages").arg(format::count(*count)) : tr("Purge messages");
    m_confirm->setText(verb);
    m_confirm->setAccessibleName(verb);
    updateConfirm();
}

void PurgeDialog::setBlocked(const QString &reason)
{
    m_blocked->setNotice(Tone::Warning, reason);
    // What could not be counted while it was blocked.
    if (reason.isEmpty() && !m_countProblem.isEmpty()) {
        m_countProblem.clear();
        countSubject();
    }
    updateConfirm();
}

void PurgeDialog::updateConfirm()
{
    m_confirm->setEnabled(m_blocked->text().isEmpty() && m_isGood && m_name->text() == m_info.name);
    m_confirm->setToolTip(plainTip(m_blocked->text()));
}

} // namespace natsight
