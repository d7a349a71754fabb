// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keysdialog.h"

#include "widgets/common/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace natsight {

KeysDialog::KeysDialog(const QList<Section> &sections, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("keysDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    outer->setSpacing(Theme::margin);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(Theme::margin * 2);
    outer->addLayout(columns);
    for (const Section &section : sections) {
        if (section.keys.isEmpty())
            continue;
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(Theme::margin);
        grid->setVerticalSpacing(Theme::gap / 2);
        auto *title = new QLabel(section.title, this);
        QFont strong = title->font();
        strong.setWeight(QFont::DemiBold);
        title->setFont(strong);
        grid->addWidget(title, 0, 0, 1, 2);
        int row = 0;
        for (const auto &[key, meaning] : section.keys) {
            auto *keyLabel = new QLabel(key, this);
            keyLabel->setFont(Theme::monospace());
            keyLabel->setForegroundRole(QPalette::PlaceholderText);
            grid->addWidget(keyLabel, ++row, 0);
            auto *meaningLabel = new QLabel(meaning, this);
            meaningLabel->setTextFormat(Qt::PlainText);
            grid->addWidget(meaningLabel, row, 1);
        }
        grid->setColumnStretch(1, 1);
        grid->setRowStretch(row + 1, 1);
        columns->addLayout(grid);
    }
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("keysClose"));
    close->setAccessibleName(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    outer->addWidget(close, 0, Qt::AlignRight);
}

} // namespace natsight
