// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemevent.h"

#include <QList>

namespace natsight {

/// Clients that connect again and again, are refused, or are cut off as too slow, as events of servers tell of them.
struct ClientTrouble {
    enum class Kind { ReconnectStorm, SignInRefused, CutOff };

    Kind kind = Kind::ReconnectStorm;
    QString account; ///< empty where the server does not tell it
    QString user;
    QString client; ///< its name, else its host
    QString server; ///< of the newest of these events
    QString reason; ///< of the newest, as the server says it
    int count = 0;
    double perMinute = 0; ///< storms only
    qint64 firstMs = 0; ///< by the clock of this machine
    qint64 lastMs = 0;

    /// The same as long as it is the same trouble of the same client.
    [[nodiscard]] QString key() const;
    bool operator==(const ClientTrouble &) const = default;
};

/// What is looked at: storms by the last minute, the others by the last five.
inline constexpr qint64 stormWindowMs = 60'000;
inline constexpr qint64 troubleWindowMs = 5 * 60'000;

/// Of events in the order of their arrival, by the thresholds that were set; most events first. Connections with the same account,
/// user and client name are one client. Linear in the events of the last five minutes; 1,000 troubles at most. Any thread.
[[nodiscard]] QList<ClientTrouble> clientTroubles(const QList<SystemEvent> &events, qint64 nowMs);

} // namespace natsight
