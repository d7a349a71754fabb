// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace natsight {

class Settings;

/// What a person may choose for the whole program. Each change takes effect at once; nothing is to be confirmed. Deletes
/// itself when closed. GUI thread.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(Settings *settings, QWidget *parent = nullptr);

private:
    Settings *m_settings;
};

} // namespace natsight
