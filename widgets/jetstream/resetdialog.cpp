// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/resetdialog.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/moment.h"
#include "models/payload/natscommand.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSaveFile>

namespace natsight {

namespace {

quint64 numberIn(const QLineEdit *line)
{
    QString digits = line->text();
    digits.remove(QLatin1Char(',')).remove(QLatin1Char(' ')).remove(QLatin1Char('#'));
    return digits.toULongLong();
}

} // namespace

ResetDialog::ResetDialog(JetStreamClient *client, StreamInfo stream, ConsumerInfo consumer, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_stream(std::move(stream))
    , m_consumer(std::move(consumer))
    , m_reader(new StreamReader(client, m_stream.name, this))
    , m_floor(new QRadioButton(tr("To the &ack floor"), this))
    , m_first(new QRadioButton(tr("To the &first message"), this))
    , m_atSequence(new QRadioButton(tr("To a &sequence"), this))
    , m_atTime(new QRadioButton(tr("To a &time"), this))
    , m_sequence(new QLineEdit(this))
    , m_time(new QLineEdit(this))
    , m_preview(plainParagraph({}, this))
    , m_way(new NoticeBar(this))
    , m_lost(plainParagraph({}, this))
    , m_command(new ElidedLabel(this))
    , m_ask(plainParagraph(tr("Type %1 to confirm:").arg(m_consumer.name), this))
    , m_name(new QLineEdit(this))
    , m_blocked(new NoticeBar(this))
    , m_confirm(new QPushButton(this))
{
    setObjectName(QStringLiteral("resetDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    const QString heading = tr("Where shall consumer %1 go on?").arg(m_consumer.name);
    setWindowTitle(heading);
    setMinimumWidth(560);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(heading, this));
    layout->addWidget(
        plainParagraph(tr("It has delivered up to sequence %1 and is acknowledged up to %2; the stream keeps %3 to %4.")
                           .arg(format::count(m_consumer.delivered.stream), format::count(m_consumer.ackFloor.stream),
                               format::count(m_stream.state.firstSequence), format::count(m_stream.state.lastSequence)),
            this));

    const auto named = [](QWidget *widget, const char *name, const QString &accessible) {
        widget->setObjectName(QLatin1String(name));
        widget->setAccessibleName(accessible);
    };
    named(m_floor, "resetFloor", tr("To the ack floor"));
    named(m_first, "resetFirst", tr("To the first message"));
    named(m_atSequence, "resetAtSequence", tr("To a sequence"));
    named(m_atTime, "resetAtTime", tr("To a time"));
    named(m_sequence, "resetSequence", tr("Sequence that comes first"));
    named(m_time, "resetTime", tr("Time from which on messages come"));
    m_sequence->setPlaceholderText(format::count(std::max<quint64>(1, m_consumer.delivered.stream)));
    m_time->setPlaceholderText(tr("-2h, 14:03, 2026-11-24T14:03:00"));
    for (QLineEdit *line : { m_sequence, m_time, m_name })
        line->setMinimumHeight(line->sizeHint().height());
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(Theme::inset);
    form->setVerticalSpacing(Theme::gap);
    form->setColumnStretch(1, 1);
    form->addWidget(m_floor, 0, 0, 1, 2);
    form->addWidget(m_first, 1, 0, 1, 2);
    form->addWidget(m_atSequence, 2, 0);
    form->addWidget(m_sequence, 2, 1);
    form->addWidget(m_atTime, 3, 0);
    form->addWidget(m_time, 3, 1);
    layout->addLayout(form);
    named(m_preview, "resetPreview", tr("What is delivered"));
    layout->addWidget(m_preview);
    m_way->setObjectName(QStringLiteral("resetWay"));
    layout->addWidget(m_way);
    m_lost->setObjectName(QStringLiteral("resetLost"));
    m_lost->setText(
        tr("The consumer is deleted and created again with the same configuration and another start. Lost are: which "
           "messages were acknowledged above the start, how often each was delivered, and a pause that runs. Clients "
           "that have a pull open are told that the consumer was deleted; many stop then and have to be started again. "
           "If it can't be created again, its configuration is kept and offered."));
    layout->addWidget(m_lost);
    m_command->setFont(Theme::monospace());
    m_command->setObjectName(QStringLiteral("resetCommand"));
    m_command->setForegroundRole(QPalette::PlaceholderText);
    m_command->setElideMode(Qt::ElideRight);
    m_command->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_command);
    named(m_name, "resetName", m_ask->text());
    m_name->setFont(Theme::monospace());
    layout->addWidget(m_ask);
    layout->addWidget(m_name);
    m_blocked->setObjectName(QStringLiteral("resetBlocked"));
    layout->addWidget(m_blocked);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    named(cancel, "resetCancel", cancel->text());
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_confirm->setObjectName(QStringLiteral("resetConfirm"));
    m_confirm->setDefault(true);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    layout->addLayout(buttons);

    m_floor->setEnabled(!(m_consumer.ackPolicy == AckPolicy::None));
    (m_floor->isEnabled() ? m_floor : m_first)->setChecked(true);
    m_delay.setSingleShot(true);
    m_delay.setInterval(250);
    connect(&m_delay, &QTimer::timeout, this, &ResetDialog::lookAgain);
    for (QRadioButton *button : { m_floor, m_first, m_atSequence, m_atTime }) {
        connect(button, &QRadioButton::toggled, this, [this](bool isOn) {
            if (isOn)
                lookAgain();
        });
    }
    const auto typed = [this](QRadioButton *button) {
        button->setChecked(true);
        ++m_question;
        show(tr("Counting…"), false);
        m_delay.start();
    };
    connect(m_sequence, &QLineEdit::textEdited, this, [this, typed] { typed(m_atSequence); });
    connect(m_time, &QLineEdit::textEdited, this, [this, typed] { typed(m_atTime); });
    connect(m_name, &QLineEdit::textChanged, this, &ResetDialog::updateConfirm);
    m_reader->setInfo(m_stream);
    lookAgain();
}

void ResetDialog::lookAgain()
{
    const int question = ++m_question;
    m_plan = {};
    ResetTarget target;
    if (m_floor->isChecked()) {
        target.sequence = m_consumer.ackFloor.stream + 1;
        return take(target);
    }
    if (m_first->isChecked()) {
        target.kind = ResetTarget::Kind::First;
        target.sequence = std::max<quint64>(1, m_stream.state.firstSequence);
        return take(target);
    }
    target.kind = ResetTarget::Kind::Sequence;
    if (m_atSequence->isChecked()) {
        target.sequence = numberIn(m_sequence);
        if (target.sequence == 0)
            return show(tr("Say which sequence comes first."), false);
        return take(target);
    }
    const auto moment = momentFromText(m_time->text().trimmed(), QDateTime::currentMSecsSinceEpoch());
    if (!moment)
        return show(tr("Say a time: -2h, 14:03, 2026-11-24T14:03:00."), false);
    show(tr("Looking for that time…"), false);
    whenDone(this, m_reader->sequenceAtTime(*moment), [this, question, target](Result<quint64> sequence) {
        if (question != m_question)
            return;
        if (!sequence)
            return show(sequence.error().text(), false);
        ResetTarget at = target;
        // All are older: what comes next.
        at.sequence = *sequence > 0 ? *sequence : m_stream.state.lastSequence + 1;
        take(at);
    });
}

void ResetDialog::take(ResetTarget target)
{
    m_plan = m_client
        ? planReset(m_consumer, m_stream, target, m_client->supports(JetStreamClient::Feature::ConsumerReset))
        : ResetPlan { ResetPlan::Way::Impossible, tr("The connection is gone."), target };
    if (m_plan.way == ResetPlan::Way::Impossible)
        return show({}, false);
    show(tr("Counting…"), false);
    count();
}

void ResetDialog::count()
{
    const int question = ++m_question;
    whenDone(this, countFrom(m_client, m_stream, m_consumer.filterSubjects, m_plan.target.sequence),
        [this, question](const Result<MessageCount> &counted) {
            if (question != m_question)
                return;
            // Not to know the number is no reason to forbid it.
            if (!counted)
                return show(tr("How many messages come can't be told: %1").arg(counted.error().text()), true);
            show(previewOf(*counted), true);
        });
}

QString ResetDialog::previewOf(const MessageCount &count) const
{
    const quint64 from = m_plan.target.sequence;
    const quint64 pending = m_consumer.pending;
    QString text = tr("It goes on from sequence %1.").arg(format::count(from)) + u' ';
    if (from <= m_consumer.delivered.stream) {
        const quint64 again = count.messages > pending ? count.messages - pending : 0;
        text += count.isExact ? tr("%1 messages are delivered again, then the %2 that wait.")
                                    .arg(format::count(again), format::count(pending))
                              : tr("Up to %1 messages are delivered again, then the %2 that wait.")
                                    .arg(format::count(again), format::count(pending));
    } else if (count.isExact) {
        const quint64 skipped = pending > count.messages ? pending - count.messages : 0;
        text += skipped > 0 ? tr("%1 messages that were never delivered are skipped, and %2 come.")
                                  .arg(format::count(skipped), format::count(count.messages))
                            : tr("Nothing is delivered again; %1 messages wait.").arg(format::count(count.messages));
    } else {
        text += tr("Messages before it that were never delivered are skipped; up to %1 come.")
                    .arg(format::count(count.messages));
    }
    if (m_stream.retention == Retention::WorkQueue || m_stream.retention == Retention::Interest)
        text += u' ' + tr("What was acknowledged may be deleted already, and does not come again.");
    return text;
}

void ResetDialog::show(const QString &preview, bool isGood)
{
    m_isGood = isGood;
    m_preview->setText(preview);
    m_preview->setVisible(!preview.isEmpty());
    const bool isRecreated = m_plan.way == ResetPlan::Way::Recreate;
    m_way->setNotice(m_plan.way == ResetPlan::Way::Impossible ? Tone::Bad : Tone::Warning, m_plan.why);
    m_lost->setVisible(isRecreated);
    m_ask->setVisible(isRecreated);
    m_name->setVisible(isRecreated);
    const bool isReset = m_plan.way == ResetPlan::Way::Reset && m_plan.target.sequence > 0;
    QString command = QLatin1String("nats consumer reset -f ") + shellWord(m_stream.name.toUtf8()) + u' '
        + shellWord(m_consumer.name.toUtf8());
    if (m_plan.target.kind != ResetTarget::Kind::AckFloor)
        command += QLatin1String(" --sequence=") + QString::number(m_plan.target.sequence);
    m_command->setText(QLatin1String("$ ") + command);
    m_command->setVisible(isReset);
    updateConfirm();
    fit();
}

void ResetDialog::fit()
{
    // adjustSize() knows nothing of how high wrapped words become.
    layout()->activate();
    const int wide = std::max(width(), minimumWidth());
    resize(wide, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : sizeHint().height());
}

void ResetDialog::setBlocked(const QString &reason)
{
    const bool isBack = reason.isEmpty() && !m_blocked->text().isEmpty();
    m_blocked->setNotice(Tone::Warning, reason);
    updateConfirm();
    if (isBack)
        lookAgain(); // what was asked meanwhile was not answered
    else
        fit();
}

void ResetDialog::updateConfirm()
{
    const bool isRecreated = m_plan.way == ResetPlan::Way::Recreate;
    const QString verb = isRecreated ? tr("Delete and create again") : tr("Reset consumer");
    m_confirm->setText(verb);
    m_confirm->setAccessibleName(verb);
    if (m_confirm->property("danger").toBool() != isRecreated || !m_confirm->property("primary").isValid()) {
        m_confirm->setProperty("danger", isRecreated);
        m_confirm->setProperty("primary", !isRecreated);
        m_confirm->update();
    }
    m_confirm->setToolTip(plainTip(m_blocked->text()));
    m_confirm->setEnabled(
        m_blocked->text().isEmpty() && m_isGood && (!isRecreated || m_name->text() == m_consumer.name));
}

KeptConfigDialog::KeptConfigDialog(
    ConsumerRecreation *recreation, const QString &consumer, const Error &error, QWidget *parent)
    : QDialog(parent)
    , m_problem(plainParagraph({}, this))
    , m_blocked(new NoticeBar(this))
{
    setObjectName(QStringLiteral("keptConfigDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    recreation->setParent(this);
    const QString heading = tr("Consumer %1 could not be created again").arg(consumer);
    setWindowTitle(heading);
    resize(640, 520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(heading, this));
    m_problem->setObjectName(QStringLiteral("keptProblem"));
    layout->addWidget(m_problem);
    layout->addWidget(plainParagraph(
        tr("It is deleted. This is the configuration that it is to have. When this is closed, it is only where you "
           "have "
           "copied or saved it."),
        this));
    auto *text = new QPlainTextEdit(QString::fromUtf8(configText(*recreation->newConfig())), this);
    text->setObjectName(QStringLiteral("keptConfig"));
    text->setAccessibleName(tr("Configuration of the consumer"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(Theme::monospace());
    layout->addWidget(text, 1);
    m_blocked->setObjectName(QStringLiteral("keptBlocked"));
    layout->addWidget(m_blocked);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    const auto verb = [&](const char *name, const QString &label, const std::function<void()> &run) {
        auto *made = new QPushButton(label, this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(label);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, run);
        row->addWidget(made);
        return made;
    };
    verb("keptCopy", tr("Copy"), [text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });
    verb("keptSave", tr("Save…"), [this, text, consumer] {
        auto *dialog = new QFileDialog(this, tr("Save configuration"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(consumer + QLatin1String(".json"));
        connect(dialog, &QFileDialog::fileSelected, this, [this, text](const QString &path) {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(text->toPlainText().toUtf8()) < 0 || !file.commit())
                m_problem->setText(tr("Can't write %1: %2").arg(path, file.errorString()));
        });
        dialog->open();
    });
    row->addStretch(1);
    verb("keptClose", tr("Close"), [this] { reject(); });
    m_again = verb("keptAgain", tr("Create again"), [recreation] { recreation->createAgain(); });
    m_again->setProperty("primary", true);
    m_again->setDefault(true);
    layout->addLayout(row);
    connect(recreation, &ConsumerRecreation::failed, this, &KeptConfigDialog::say);
    connect(recreation, &ConsumerRecreation::succeeded, this, &QDialog::accept);
    say(error);
}

void KeptConfigDialog::setBlocked(const QString &reason)
{
    m_blocked->setNotice(Tone::Warning, reason);
    m_again->setEnabled(reason.isEmpty());
    m_again->setToolTip(plainTip(reason));
}

void KeptConfigDialog::say(const Error &error)
{
    m_problem->setText(error.details.isEmpty() ? error.text() : error.text() + u'\n' + error.details);
}

} // namespace natsight
