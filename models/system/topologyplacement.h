// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/system/systemtypes.h"

namespace natsight {

/// On which servers a stream is.
struct StreamPlacement {
    QString account; ///< empty: of the connection's own
    QString stream;
    QString leader; ///< name of a server; empty: none
    QStringList replicas; ///< names, without the leader

    bool operator==(const StreamPlacement &) const = default;
};

/// The streams of which one server tells, of JSZ with accounts and streams.
struct ServerPlacements : SystemAnswer {
    QList<StreamPlacement> streams;
};

/// Foreign bytes: what cannot be read is left out. At most 100,000 streams. Any thread.
[[nodiscard]] Result<ServerPlacements> readServerPlacements(QByteArrayView payload);

/// One of each stream, by account and name: the leader of who calls itself leader before what others say.
[[nodiscard]] QList<StreamPlacement> placementsOf(const QList<std::shared_ptr<const ServerPlacements>> &answers);

} // namespace natsight
