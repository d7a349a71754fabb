// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/confirmsheet.h"

#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace natsight {

ConfirmSheet::ConfirmSheet(Confirmation confirmation, QWidget *parent)
    : QDialog(parent)
    , m_confirmation(std::move(confirmation))
    , m_blocked(new NoticeBar(this))
    , m_fields(new QFormLayout)
{
    setObjectName(QStringLiteral("confirmSheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(m_confirmation.title);
    setMinimumWidth(460);
    const bool destroys = m_confirmation.grade == Confirmation::Grade::Destroys;

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);

    QLabel *title = titleLabel(m_confirmation.title, this);
    title->setObjectName(QStringLiteral("confirmTitle"));
    layout->addWidget(title);
    if (!m_confirmation.what.isEmpty())
        layout->addWidget(plainParagraph(m_confirmation.what, this));

    if (!m_confirmation.changes.isEmpty()) {
        constexpr qsizetype most = 200;
        QStringList lines = m_confirmation.changes.mid(0, most);
        if (m_confirmation.changes.size() > most)
            lines.append(tr("… and %Ln more", nullptr, int(m_confirmation.changes.size() - most)));
        auto *changes = new QPlainTextEdit(lines.join(QLatin1Char('\n')), this);
        changes->setObjectName(QStringLiteral("confirmChanges"));
        changes->setAccessibleName(tr("What changes"));
        changes->setReadOnly(true);
        changes->setTabChangesFocus(true);
        changes->setFont(Theme::monospace());
        changes->setLineWrapMode(QPlainTextEdit::NoWrap);
        const int rows = int(std::min<qsizetype>(lines.size(), 10));
        changes->setFixedHeight(rows * changes->fontMetrics().lineSpacing() + 24);
        layout->addWidget(changes);
    }

    if (!m_confirmation.command.isEmpty()) {
        auto *row = new QHBoxLayout;
        row->setSpacing(Theme::gap);
        auto *command = new ElidedLabel(QLatin1String("$ ") + m_confirmation.command, this);
        command->setObjectName(QStringLiteral("confirmCommand"));
        command->setAccessibleName(tr("Equivalent command: %1").arg(m_confirmation.command));
        command->setFont(Theme::monospace());
        command->setForegroundRole(QPalette::PlaceholderText);
        command->setElideMode(Qt::ElideRight);
        command->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        auto *copy = new QToolButton(this);
        copy->setObjectName(QStringLiteral("confirmCopyCommand"));
        copy->setIcon(icon(QStringLiteral("copy")));
        copy->setAutoRaise(true);
        copy->setToolTip(tr("Copy as nats command (Ctrl+Shift+C)"));
        copy->setAccessibleName(tr("Copy as nats command"));
        copy->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
        connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_confirmation.command); });
        row->addWidget(command, 1);
        row->addWidget(copy);
        layout->addLayout(row);
    }

    m_fields->setHorizontalSpacing(Theme::inset);
    m_fields->setVerticalSpacing(Theme::gap);
    m_fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addLayout(m_fields);

    m_confirm = new QPushButton(m_confirmation.verb, this);
    m_confirm->setObjectName(QStringLiteral("confirmButton"));
    m_confirm->setProperty(destroys ? "danger" : "primary", true);

    if (destroys && !m_confirmation.name.isEmpty()) {
        auto *ask = plainParagraph(tr("Type %1 to confirm:").arg(m_confirmation.name), this);
        m_name = new QLineEdit(this);
        m_name->setObjectName(QStringLiteral("confirmName"));
        m_name->setAccessibleName(ask->text());
        m_name->setFont(Theme::monospace());
        ask->setBuddy(m_name);
        layout->addWidget(ask);
        layout->addWidget(m_name);
        connect(m_name, &QLineEdit::textChanged, this, &ConfirmSheet::updateConfirm);
    }

    m_blocked->setObjectName(QStringLiteral("confirmBlocked"));
    layout->addWidget(m_blocked);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::gap);
    if (m_confirmation.canBackUp) {
        auto *backUp = new QPushButton(tr("Back up first…"), this);
        backUp->setObjectName(QStringLiteral("confirmBackUp"));
        backUp->setAutoDefault(false);
        connect(backUp, &QPushButton::clicked, this, &ConfirmSheet::backUpRequested);
        buttons->addWidget(backUp);
    }
    buttons->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("confirmCancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    // Enter must not destroy by accident: only after the name was typed.
    m_confirm->setAutoDefault(!destroys || m_name);
    m_confirm->setDefault(!destroys || m_name);
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    if (m_name)
        m_name->setFocus();
    else
        cancel->setFocus();
    updateConfirm();
}

void ConfirmSheet::setBlocked(const QString &reason)
{
    m_blocked->setNotice(Tone::Warning, reason);
    updateConfirm();
}

void ConfirmSheet::addField(const QString &label, QWidget *field)
{
    m_fields->addRow(label, field);
    QWidget::setTabOrder(field, m_name ? static_cast<QWidget *>(m_name) : m_confirm);
}

void ConfirmSheet::updateConfirm()
{
    m_confirm->setEnabled(m_blocked->text().isEmpty() && (!m_name || m_name->text() == m_confirmation.name));
    m_confirm->setToolTip(plainTip(m_blocked->text()));
}

void ConfirmSheet::open()
{
    if (m_confirmation.grade == Confirmation::Grade::Harmless) {
        // Later, so that the caller's connections are made in either order.
        QTimer::singleShot(0, this, [this] {
            Q_EMIT accepted();
            deleteLater();
        });
        return;
    }
    QDialog::open();
}

} // namespace natsight
