// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

namespace natsight {

/// Asks what happens to names that are taken where objects are copied to: they are overwritten, the copies get other names, or
/// these objects are left out. Never blocks: open() it and follow chosen() or rejected(); it deletes itself. GUI thread.
class ObjectConflictDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Choice { Overwrite, OtherName, Skip };
    Q_ENUM(Choice)

    /// `total`: how many are copied, those whose names are free included.
    ObjectConflictDialog(const QString &bucket, const QStringList &taken, qsizetype total, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(natsight::ObjectConflictDialog::Choice choice);
};

} // namespace natsight
