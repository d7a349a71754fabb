// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterhelp.h"

#include <QDialog>

class QGridLayout;

namespace natsight {

/// The filter language on one screen, with examples to click. Stays open beside its page while one types. GUI thread.
class FilterHelpDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FilterHelpDialog(const FilterFields &fields, QWidget *parent = nullptr);

Q_SIGNALS:
    void exampleChosen(const QString &filter);

private:
    void addPart(QGridLayout *grid, const FilterHelpPart &part);
    QWidget *exampleButton(const QString &filter);
};

} // namespace natsight
