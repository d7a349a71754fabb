// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/objects/objectconflictdialog.h"

#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace natsight {

namespace {

constexpr qsizetype maxShown = 200;

} // namespace

ObjectConflictDialog::ObjectConflictDialog(
    const QString &bucket, const QStringList &taken, qsizetype total, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("objectConflictDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    const QString title = taken.size() == 1
        ? tr("%1 is in the bucket %2 already").arg(taken.constFirst(), bucket)
        : tr("%1 of %2 names are taken in the bucket %3").arg(taken.size()).arg(total).arg(bucket);
    setWindowTitle(title);
    setMinimumWidth(520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    QLabel *heading = plainParagraph(title, this);
    QFont strong = Theme::heading();
    strong.setPixelSize(16);
    heading->setFont(strong);
    layout->addWidget(heading);
    layout->addWidget(plainParagraph(
        tr("Overwriting loses what is stored there now, once the copy is complete. Another name keeps both."), this));
    if (taken.size() > 1) {
        auto *names = new QPlainTextEdit(taken.mid(0, maxShown).join(u'\n'), this);
        names->setObjectName(QStringLiteral("conflictNames"));
        names->setAccessibleName(tr("Names that are taken"));
        names->setReadOnly(true);
        names->setFont(Theme::monospace());
        names->setTabChangesFocus(true);
        names->setFixedHeight(5 * names->fontMetrics().lineSpacing() + 16);
        layout->addWidget(names);
        if (taken.size() > maxShown)
            layout->addWidget(plainParagraph(tr("… and %1 more.").arg(taken.size() - maxShown), this));
    }
    auto *buttons = new QHBoxLayout;
    const auto add = [&](const char *name, const QString &text) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        buttons->addWidget(button);
        return button;
    };
    const auto choose = [this](QPushButton *button, Choice choice) {
        connect(button, &QPushButton::clicked, this, [this, choice] {
            Q_EMIT chosen(choice);
            accept();
        });
    };
    buttons->addStretch(1);
    connect(add("conflictCancel", tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    choose(add("conflictSkip", tr("Skip")), Choice::Skip);
    choose(add("conflictOverwrite", tr("Overwrite")), Choice::Overwrite);
    auto *other = add("conflictOther", tr("Other name"));
    other->setProperty("primary", true);
    other->setDefault(true);
    choose(other, Choice::OtherName);
    layout->addLayout(buttons);
    other->setFocus();
}

} // namespace natsight
