// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>

namespace natsight {

// Keys as files of a folder: `billing.limits` is `billing/limits.value`, and the file's bytes are the value's.
//
// The way is reversible for every key: tokens are folders, the last one a file with the suffix `.value`. What folders are called
// never has a dot, so that `a` (`a.value`) and `a.b` (`a/b.value`) are not in each other's way. In a token `a-z 0-9 - _ =` stand for
// themselves and all other bytes are percent-encoded: capitals too, because some systems hold `A` and `a` for the same file; and
// `/`, so that no key leads out of the folder. The first letter of what some systems take for a device (`con`, `com1`) is encoded as
// well. A token of more than 200 bytes goes on in the next folder, which `~` at the end tells. An empty token is `%`.
//
// All from any thread; what touches files blocks, and is for the thread pool.

/// Below the folder, with `/`; never empty, absolute or with `..`.
[[nodiscard]] QString keyPath(const QByteArray &key);
/// The way back; a null array where keyPath() would not give this path.
[[nodiscard]] QByteArray keyOfPath(const QString &path);

/// What a folder has.
struct KeyFolder {
    struct Problem {
        QString path; ///< below the folder
        QString reason;
    };
    QList<QByteArray> keys; ///< ascending
    QList<Problem> problems; ///< what is no key's file or cannot be looked at; the first `maxProblems`
    qsizetype moreProblems = 0;
    bool isCut = false; ///< there is more than it was to have

    static constexpr qsizetype maxProblems = 10'000;
};
/// Symbolic links are told and not followed. Ends early when `stop` is set.
[[nodiscard]] KeyFolder readKeyFolder(const QString &folder, qsizetype maxKeys, const std::atomic<bool> &stop);

/// The value of a key's file of at most so many bytes. Nothing behind a symbolic link is read.
[[nodiscard]] Result<QByteArray> readKeyFile(const QString &folder, const QByteArray &key, qint64 maxBytes);

enum class KeyFileWrite {
    Written, ///< or would be
    IsThere, ///< there is such a file, and it is not to be replaced
};
/// Makes the folders on the way. Whole or not at all: what is there is replaced when all bytes are written. Nothing is
/// written through a symbolic link. Only its owner may read what is written.
[[nodiscard]] Result<KeyFileWrite> writeKeyFile(
    const QString &folder, const QByteArray &key, const QByteArray &value, bool mayReplace, bool isDryRun);

} // namespace natsight
