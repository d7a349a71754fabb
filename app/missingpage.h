// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

namespace natsight {

/// What a link to nothing opens: it says in words what is not there. GUI thread.
class MissingPage : public Page
{
    Q_OBJECT

public:
    MissingPage(const Link &link, const QString &reason, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Not found"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("warning"); }
};

} // namespace natsight
