// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace natsight {

/// Something that servers or JetStream told of by themselves.
struct SystemEvent {
    enum class Severity { Info, Good, Warning, Error };
    enum class Source { Server, JetStream };
    /// Of those that are counted.
    enum class What { Other, Connected, Disconnected, SignInRefused };

    qint64 timeMs = 0; ///< as the server says, else of its arrival
    qint64 arrivedMs = 0; ///< by the clock of this machine
    Severity severity = Severity::Info;
    Source source = Source::Server;
    What what = What::Other;
    QString kind; ///< in words: `connected`, `stream created`
    QString server; ///< name
    QString account;
    QString thing; ///< that it is about: client, stream › consumer, server
    QString text; ///< a sentence
    QString user; ///< of the client
    QString client; ///< its name, else its host
    QString reason; ///< as the server says it
    quint64 connection = 0; ///< id on the server; 0 = none
    QString serverId;
    QByteArray subject;
    QByteArray raw; ///< JSON as it came, without its secrets; cut at 64 KiB
    quint64 number = 0; ///< counts up
};

/// A system event (`$SYS.>`) or advisory (`$JS.EVENT.>`), of any bytes: what cannot be read has only its subject and a text. Any
/// thread.
[[nodiscard]] SystemEvent readSystemEvent(const QByteArray &subject, QByteArrayView payload, qint64 arrivedMs);

} // namespace natsight
