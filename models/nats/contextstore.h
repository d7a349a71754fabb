// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/nats/connectionprofile.h"

#include <QString>
#include <QStringList>

namespace natsight {

/// A context file read: the profile, and what in it Natsight cannot honour.
struct LoadedContext {
    ConnectionProfile profile;
    QStringList warnings; ///< sentences, for instance that a SOCKS proxy is not used
};

/// The contexts of the official `nats` CLI, both ways: `<dir>/context/<name>.json`, `<dir>/context.txt` (selected) and
/// `<dir>/previous-context.txt`. Any thread; small blocking file accesses.
///
/// Writing changes only the fields that Natsight knows and keeps all others in their order. Files are 0600, folders 0700, and
/// written atomically; a file that cannot be read is never overwritten.
class ContextStore
{
public:
    /// `dir` is the CLI's folder; empty = `$XDG_CONFIG_HOME/nats`, else `~/.config/nats`.
    explicit ContextStore(QString dir = {});

    [[nodiscard]] QString directory() const { return m_dir; }
    [[nodiscard]] QString contextDirectory() const;
    [[nodiscard]] QString path(const QString &name) const;

    /// Names of all contexts, sorted.
    [[nodiscard]] QStringList names() const;
    /// The context that `nats context select` chose, or that NATS_CONTEXT names; empty without one.
    [[nodiscard]] QString selected() const;
    [[nodiscard]] Result<void> select(const QString &name);

    [[nodiscard]] Result<LoadedContext> load(const QString &name) const;
    /// Creates or updates. Secrets in the profile are written only when `writesSecrets`; otherwise a secret that the file already
    /// holds stays, unless the sign-in mode changed. A file that is no context, or has a field of the wrong type, is left alone.
    [[nodiscard]] Result<void> save(const ConnectionProfile &profile, bool writesSecrets);
    [[nodiscard]] Result<void> remove(const QString &name);
    /// The selected and the previous context follow the name.
    [[nodiscard]] Result<void> rename(const QString &from, const QString &to);

    /// The CLI's rule: not empty, no `..`, no `/` and no `\`.
    [[nodiscard]] static Result<void> validateName(const QString &name);
    /// `~` at the start and `$VAR`, `${VAR}` anywhere.
    [[nodiscard]] static QString expandPath(const QString &path);

    /// A profile from the text of a context file. Foreign bytes: any input gives a profile or an error.
    [[nodiscard]] static Result<LoadedContext> parse(const QString &name, const QByteArray &json);

private:
    [[nodiscard]] QString selectedPath() const;
    [[nodiscard]] QString previousPath() const;

    QString m_dir;
};

} // namespace natsight
