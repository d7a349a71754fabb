// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/compactdialog.h"

#include "models/core/format.h"
#include "models/payload/natscommand.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace natsight {

namespace {

using namespace std::chrono_literals;
using State = BucketCompaction::State;

QString failureText(const BucketCompaction &compaction)
{
    const BucketCompaction::Failure &first = compaction.failures().constFirst();
    return CompactDialog::tr("%1 keys could not be cleaned. The first one, %2: %3")
        .arg(format::count(compaction.failed()), QString::fromUtf8(first.key), first.error.text());
}

} // namespace

CompactDialog::CompactDialog(JetStreamClient *client, Bucket bucket, QWidget *parent)
    : QDialog(parent)
    , m_bucket(std::move(bucket))
    , m_compaction(new BucketCompaction(client, m_bucket, this))
    , m_what(plainParagraph({}, this))
    , m_age(new QComboBox(this))
    , m_progress(new QProgressBar(this))
    , m_commandRow(new QWidget(this))
    , m_command(new ElidedLabel(m_commandRow))
    , m_ask(plainParagraph(tr("Type %1 to confirm:").arg(m_bucket.name), this))
    , m_name(new QLineEdit(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_confirm(new QPushButton(tr("Compact"), this))
{
    setObjectName(QStringLiteral("compactDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    const QString heading = tr("Compact bucket %1?").arg(m_bucket.name);
    setWindowTitle(heading);
    setMinimumWidth(520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    QLabel *title = plainParagraph(heading, this);
    QFont strong = Theme::heading();
    strong.setPixelSize(16);
    title->setFont(strong);
    layout->addWidget(title);
    layout->addWidget(
        plainParagraph(tr("A deleted key leaves a marker, which tells those who watch that it is gone, and "
                          "the values before it. Both stay until they are removed."),
            this));

    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    auto *label = new QLabel(tr("Remove &markers older than"), this);
    m_age->setObjectName(QStringLiteral("compactAge"));
    m_age->setAccessibleName(tr("Remove markers older than"));
    for (const auto &[text, length] : std::initializer_list<std::pair<QString, std::chrono::minutes>> {
             { tr("30 minutes"), BucketCompaction::usualAge }, { tr("a day"), 24h }, { tr("a week"), 7 * 24h },
             { tr("none: remove all"), 0min } })
        m_age->addItem(text, QVariant::fromValue(static_cast<qint64>(std::chrono::nanoseconds(length).count())));
    label->setBuddy(m_age);
    row->addWidget(label);
    row->addWidget(m_age);
    row->addStretch(1);
    layout->addLayout(row);

    m_what->setObjectName(QStringLiteral("compactCount"));
    m_what->setAccessibleName(tr("What goes"));
    layout->addWidget(m_what);
    m_progress->setObjectName(QStringLiteral("compactProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    layout->addWidget(m_progress);

    auto *commandLayout = new QHBoxLayout(m_commandRow);
    commandLayout->setContentsMargins(0, 0, 0, 0);
    m_command->setObjectName(QStringLiteral("compactCommand"));
    m_command->setFont(Theme::monospace());
    m_command->setForegroundRole(QPalette::PlaceholderText);
    m_command->setElideMode(Qt::ElideRight);
    m_command->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_command->setText(QLatin1String("$ ") + command());
    auto *copy = new QToolButton(m_commandRow);
    copy->setObjectName(QStringLiteral("compactCopyCommand"));
    copy->setAccessibleName(tr("Copy as nats command"));
    copy->setIcon(icon(QStringLiteral("copy")));
    copy->setAutoRaise(true);
    copy->setFocusPolicy(Qt::TabFocus);
    copy->setToolTip(tr("Copy as nats command (Ctrl+Shift+C)"));
    copy->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(command()); });
    commandLayout->addWidget(m_command, 1);
    commandLayout->addWidget(copy);
    layout->addWidget(m_commandRow);

    m_name->setObjectName(QStringLiteral("compactName"));
    m_name->setAccessibleName(m_ask->text());
    m_name->setFont(Theme::monospace());
    m_ask->setBuddy(m_name);
    layout->addWidget(m_ask);
    layout->addWidget(m_name);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::gap);
    buttons->addStretch(1);
    m_cancel->setObjectName(QStringLiteral("compactCancel"));
    m_cancel->setAutoDefault(false);
    m_confirm->setObjectName(QStringLiteral("compactConfirm"));
    m_confirm->setProperty("danger", true);
    m_confirm->setDefault(true);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    layout->addSpacing(4);
    layout->addLayout(buttons);

    connect(m_cancel, &QPushButton::clicked, this, &CompactDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        if (m_compaction->state() == State::Known)
            m_compaction->compact(age());
        updateShown();
    });
    connect(m_age, &QComboBox::currentIndexChanged, this, &CompactDialog::updateShown);
    connect(m_name, &QLineEdit::textChanged, this, &CompactDialog::updateShown);
    connect(m_compaction, &BucketCompaction::progressChanged, this, &CompactDialog::updateShown);
    connect(m_compaction, &BucketCompaction::known, this, [this] {
        updateShown();
        if (m_name->isEnabled())
            m_name->setFocus();
    });
    connect(m_compaction, &BucketCompaction::finished, this, &CompactDialog::finish);
    m_compaction->look();
    updateShown();
}

std::chrono::nanoseconds CompactDialog::age() const
{
    return std::chrono::nanoseconds(m_age->currentData().toLongLong());
}

QString CompactDialog::command() const
{
    return QLatin1String("nats kv compact -f ") + shellWord(m_bucket.name.toUtf8());
}

void CompactDialog::updateShown()
{
    const State state = m_compaction->state();
    const BucketCompaction::Count count = m_compaction->count(age());
    const quint64 keys = count.markers + count.kept;
    const bool isRunning = state == State::Compacting;
    QString text;
    if (m_compaction->error()) {
        text = tr("Can't look for deleted keys: %1").arg(m_compaction->error()->text());
    } else if (state == State::Looking) {
        text = tr("Looking for deleted keys: %1 of %2 keys, %3 deleted.")
                   .arg(format::count(m_compaction->looked()), format::count(m_compaction->keys()),
                       format::count(m_compaction->found()));
    } else if (isRunning) {
        text = tr("%1 of %2 keys, %3 messages removed.")
                   .arg(
                       format::count(m_compaction->done()), format::count(keys), format::count(m_compaction->purged()));
    } else if (keys == 0) {
        text = tr("No key is deleted: there is nothing to remove.");
    } else {
        text = tr("Deleted keys: %1. With marker and history go: %2. Only the values before the marker go of: %3.")
                   .arg(format::count(m_compaction->found()), format::count(count.markers), format::count(count.kept));
        if (!m_compaction->isWhole())
            text += u' ' + tr("The first %1 are done; compact again for the others.").arg(format::count(keys));
    }
    m_what->setText(text);
    const bool isBusy = isRunning || (state == State::Looking && !m_compaction->error());
    m_progress->setVisible(isBusy);
    const quint64 all = isRunning ? keys : m_compaction->keys();
    const quint64 now = isRunning ? m_compaction->done() + m_compaction->failed() : m_compaction->looked();
    m_progress->setRange(0, all > 0 ? 1'000 : 0);
    m_progress->setValue(all > 0 ? static_cast<int>(std::min<quint64>(1'000, now * 1'000 / all)) : 0);
    const bool canStart = state == State::Known && keys > 0;
    // The tool knows this one age only.
    m_commandRow->setVisible(canStart && age() == std::chrono::nanoseconds(BucketCompaction::usualAge));
    m_age->setEnabled(canStart);
    m_ask->setVisible(canStart);
    m_name->setVisible(canStart);
    m_name->setEnabled(canStart);
    m_confirm->setVisible(canStart || isRunning);
    m_confirm->setText(isRunning ? tr("Compacting…")
            : keys == 1          ? tr("Clean 1 key")
                                 : tr("Clean %1 keys").arg(format::count(keys)));
    m_confirm->setEnabled(canStart && m_name->text() == m_bucket.name);
    m_cancel->setText(isRunning ? tr("Stop") : canStart || isBusy ? tr("Cancel") : tr("Close"));
    // Wrapped text that became longer wants more room.
    layout()->activate();
    if (const int wanted = layout()->totalHeightForWidth(width()); isVisible() && wanted > height())
        resize(width(), wanted);
}

void CompactDialog::finish()
{
    QString text = m_compaction->wasCancelled()
        ? tr("Compacting %1 was stopped: %2 keys are cleaned, %3 messages are gone.")
        : tr("Bucket %1 is compacted: %2 keys are cleaned, %3 messages are gone.");
    text = text.arg(m_bucket.name, format::count(m_compaction->done()), format::count(m_compaction->purged()));
    if (!m_compaction->failures().isEmpty())
        text += u' ' + failureText(*m_compaction);
    Q_EMIT compacted(text, m_compaction->failures().isEmpty());
    accept();
}

void CompactDialog::reject()
{
    if (m_compaction->state() == State::Compacting) {
        m_compaction->cancel(); // ends with finish()
        return;
    }
    QDialog::reject();
}

} // namespace natsight
