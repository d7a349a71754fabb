// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace natsight {

/// Where an object goes below the folder that a person chose: its name as a relative path whose slashes make folders, with
/// everything changed that would lead elsewhere or that some system cannot store (`..`, absolute paths, drive letters,
/// backslashes, control characters, names of devices, trailing dots). Never empty, never with an empty, `.` or `..` part,
/// whatever the name is; at most 240 bytes a part. Any thread.
[[nodiscard]] QString safeRelativePath(const QString &objectName);

/// A path in `folder` for an object: the safe one, with a number before its suffix where that is taken (`report (2).pdf`).
/// Empty where a folder on the way is a symbolic link that leads out of the folder, or no folder.
[[nodiscard]] QString pathInFolder(const QString &folder, const QString &objectName, const QStringList &taken = {});

/// Names of objects for what was dropped: files by their name, folders by their name and the way inside. Links that lead out
/// of a dropped folder are left out, as is all that is no file. At most `max` files; `isCut` tells that there were more.
struct FileToPut {
    QString path;
    QString name;
};
[[nodiscard]] QList<FileToPut> filesToPut(const QStringList &paths, int max, bool &isCut);

} // namespace natsight
