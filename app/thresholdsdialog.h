// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/thresholds.h"

#include <QDialog>
#include <QHash>

class QDoubleSpinBox;
class QPushButton;
class QToolButton;

namespace natsight {

class Settings;

/// The rules by which something needs attention, each with its threshold, what it is without a choice, and a way back there. Each
/// change takes effect at once. Deletes itself when closed. GUI thread.
class ThresholdsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ThresholdsDialog(Settings *settings, QWidget *parent = nullptr);

private:
    struct Row {
        QDoubleSpinBox *value = nullptr;
        QToolButton *reset = nullptr;
    };

    void update(Threshold which);

    Settings *m_settings;
    QHash<int, Row> m_rows;
    QPushButton *m_resetAll;
};

} // namespace natsight
