// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>
#include <QStringList>

namespace natsight {

/// The address of a thing: `natsight://CONTEXT/KIND/NAME…`, for instance `natsight://prod-eu/streams/ORDERS`. The
/// short form leaves the first part out (`streams/ORDERS`) and means the connection in use. A value, any thread.
struct Link {
    QString context; ///< name of the connection; empty in the short form
    QString kind; ///< `overview`, `traffic`, `streams`, …
    QStringList path; ///< names below the kind, decoded

    [[nodiscard]] bool isShort() const { return context.isEmpty(); }

    /// The full form, or the short one without a context. Characters that a link cannot hold are percent-encoded.
    [[nodiscard]] QString toString() const;

    /// Reads both forms. Fails with a sentence when the text is no link; says nothing of whether the thing exists.
    [[nodiscard]] static Result<Link> parse(const QString &text);

    friend bool operator==(const Link &a, const Link &b)
    {
        return a.context == b.context && a.kind == b.kind && a.path == b.path;
    }
};

} // namespace natsight
