// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFormLayout;

namespace natsight {

/// Names and values of what is selected, to be read and copied: a line each, plain text. GUI thread.
class DetailsForm : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsForm(QWidget *parent = nullptr);

    void clear();
    /// `exact` is the tooltip where the value is a short form.
    void add(const QString &name, const QString &value, bool isMonospace, const QString &exact = {});

private:
    QFormLayout *m_form;
};

} // namespace natsight
