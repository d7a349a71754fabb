// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/liverows.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace natsight {

// Where the messages of a stream come from and go to besides programs and consumers. All pure, any thread.

/// What a stream mirrors, or one of its sources: how it is configured and, where the server told it, how it does.
struct StreamOrigin {
    QString name;
    bool isMirror = false;
    QString filterSubject; ///< empty: all
    QList<SubjectTransform> transforms;
    QString externalApi; ///< API prefix; empty: a stream of the same account and domain
    QString domain; ///< of `$JS.DOMAIN.API`; empty where the prefix is another
    std::optional<SourceInfo> state; ///< none until the server tells it

    /// In another domain or account: there is no page of it in this connection.
    [[nodiscard]] bool isOutside() const { return !externalApi.isEmpty(); }
};

/// In the order of the configuration. An external prefix that is the stream's own domain is none.
[[nodiscard]] QList<StreamOrigin> originsOf(const StreamInfo &info);

/// What of a stream is published again.
struct Republish {
    QString source; ///< pattern; `>` where all is
    QString destination;
    bool isHeadersOnly = false;
};

[[nodiscard]] std::optional<Republish> republishOf(const StreamInfo &info);

/// The subjects that a destination can become, as a pattern: `{{wildcard(1)}}`, `$1` and other functions are `*`.
[[nodiscard]] QString patternOfDestination(const QString &destination);

/// A stream that copies this one.
struct StreamCopier {
    QString name;
    StreamOrigin origin; ///< as the copier sees this stream
};

/// Mirrors first, then by name.
[[nodiscard]] QList<StreamCopier> copiersOf(const QString &stream, const QList<StreamRow> &streams);

/// `only orders.eu.>`, `orders.eu.> as eu.>`, `in domain hub`: what is special about an origin; empty when nothing is.
[[nodiscard]] QStringList originWords(const StreamOrigin &origin);

} // namespace natsight
