// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/missingpage.h"

#include "widgets/common/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace natsight {

MissingPage::MissingPage(const Link &link, const QString &reason, QWidget *parent)
    : Page(link, parent)
{
    setObjectName(QStringLiteral("missingPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    layout->addStretch();
    const auto add = [this, layout](const QString &name, const QString &text, const QFont &font) {
        auto *label = new QLabel(text, this);
        label->setObjectName(name);
        label->setAccessibleName(text);
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setFont(font);
        layout->addWidget(label);
    };
    add(QStringLiteral("missingReason"), reason, Theme::heading());
    add(QStringLiteral("missingLink"), link.toString(), Theme::monospace());
    add(QStringLiteral("missingAdvice"), tr("Check the link, or choose something in the explorer."), font());
    layout->addStretch();
}

} // namespace natsight
