// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/link.h"
#include "models/jetstream/jetstreamtypes.h"
#include "models/jetstream/liverows.h"
#include "models/services/servicefindings.h"
#include "models/system/serverbook.h"

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
    QString rule; ///< what is taken for a sign of trouble, with its threshold; empty where the reason says it
    std::optional<Link> where; ///< of the cause, without context
    qint64 sinceMs = 0; ///< when it was found first; since the epoch
    bool isMuted = false;

    bool operator==(const Attention &) const = default;
};

/// The part of a limit from which on it is said to be nearly used up.
inline constexpr double nearlyUsed = 0.85;

/// `note`, `warning`, `bad`.
[[nodiscard]] QString harmWord(Attention::Harm harm);

// What the domains tell, as findings. Pure, any thread.
[[nodiscard]] QList<Attention> attentionOf(const QList<StreamRow> &streams);
[[nodiscard]] QList<Attention> attentionOf(const QList<ConsumerRow> &consumers);
[[nodiscard]] QList<Attention> attentionOf(const QList<ServiceFinding> &findings);
/// Servers that need a look; those that left, too.
[[nodiscard]] QList<Attention> attentionOf(const QList<ServerSnapshot> &servers, qint64 nowMs);
/// Limits of the account, and of its tiers, that are nearly or wholly used.
[[nodiscard]] QList<Attention> attentionOf(const AccountInfo &account);

/// Keeps since when each finding lasts, and which are muted. GUI thread.
///
/// What is gone and comes back within a minute is the same finding: a state at its threshold does not flicker.
class AttentionBook
{
public:
    static constexpr qint64 graceMs = 60'000;

    /// Ranked: what is not muted first, then by harm, then what lasts longest. Doubled keys count once.
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
