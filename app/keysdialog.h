// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

namespace natsight {

/// The keys of a page and of the window, side by side (F1). Deletes itself when closed. GUI thread.
class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    struct Section {
        QString title;
        QList<std::pair<QString, QString>> keys; ///< key and meaning
    };

    explicit KeysDialog(const QList<Section> &sections, QWidget *parent = nullptr);
};

} // namespace natsight
