// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/link.h"
#include "models/jetstream/jetstreamtypes.h"
#include "models/jetstream/liverows.h"
#include "models/services/servicefindings.h"
#include "models/system/clienttroubles.h"
#include "models/system/clockskew.h"
#include "models/system/serverbook.h"
#include "models/system/topology.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace natsight {

/// Something about a connection that a person should look at.
struct Attention {
    /// The larger the worse.
    enum class Harm { Note, Warning, Bad };

    QString key; ///< of the thing and what ails it: the same as long as that lasts
    Harm harm = Harm::Warning;
    QString what; ///< `Consumer ORDERS › billing is stuck`
    QString reason; ///< the sentences after it, with figures
    QString rule; ///< what is taken for a sign of trouble, with its threshold
    std::optional<Link> where; ///< of the cause, without context
    qint64 sinceMs = 0; ///< since when it is so, else when it was found first; since the epoch
    qint64 patienceMs = 0; ///< it must last that long before it is told
    bool isMuted = false;

    bool operator==(const Attention &) const = default;
};

/// `note`, `warning`, `bad`.
[[nodiscard]] QString harmWord(Attention::Harm harm);

// What the domains tell, as findings. Pure, any thread.
[[nodiscard]] QList<Attention> attentionOf(const QList<StreamRow> &streams);
[[nodiscard]] QList<Attention> attentionOf(const QList<ConsumerRow> &consumers);
[[nodiscard]] QList<Attention> attentionOf(const QList<ServiceFinding> &findings);
/// Servers that need a look, one for each of their problems; those that left, too.
[[nodiscard]] QList<Attention> attentionOf(const QList<ServerSnapshot> &servers, qint64 nowMs);
/// Limits of the account, and of its tiers, that are nearly or wholly used.
[[nodiscard]] QList<Attention> attentionOf(const AccountInfo &account);
/// Clients that reconnect again and again, are refused, or cut off as too slow.
[[nodiscard]] QList<Attention> attentionOf(const QList<ClientTrouble> &troubles);
[[nodiscard]] QList<Attention> attentionOf(const QList<ClockSkew> &skews);
/// Routes, gateways and leaf nodes that are configured and missing.
[[nodiscard]] QList<Attention> attentionOf(const Topology &topology);

/// Keeps since when each finding lasts, and which are muted. GUI thread.
///
/// What is gone and comes back within a minute is the same finding: a state at its threshold does not flicker.
class AttentionBook
{
public:
    static constexpr qint64 graceMs = 60'000;

    /// Ranked: what is not muted first, then by harm, then what lasts longest. Doubled keys count once; what did not last long enough
    /// yet is left out.
    [[nodiscard]] QList<Attention> ranked(QList<Attention> found, qint64 nowMs);

    [[nodiscard]] QStringList muted() const;
    void setMuted(const QStringList &keys) { m_muted = QSet<QString>(keys.begin(), keys.end()); }
    void setMuted(const QString &key, bool isMuted);

private:
    struct Time {
        qint64 sinceMs = 0;
        qint64 seenMs = 0;
    };
    QHash<QString, Time> m_times;
    QSet<QString> m_muted;
};

} // namespace natsight
