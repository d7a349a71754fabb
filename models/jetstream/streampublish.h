// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamtypes.h"
#include "models/nats/session.h"

#include <QFuture>

#include <chrono>

namespace natsight {

/// A stream's word that it keeps a message.
struct PublishAck {
    QString stream;
    QString domain;
    quint64 sequence = 0;
    bool isDuplicate = false; ///< its Nats-Msg-Id was there already: nothing new is stored
};

/// Publishes and waits until a stream has the message. NoResponders: no stream takes this subject. Server: the stream
/// refused it. Protocol: something that is no stream answered. Received with `whenDone()`.
[[nodiscard]] QFuture<Result<PublishAck>> publishToStream(
    Session *session, OutgoingMessage message, std::chrono::milliseconds timeout = std::chrono::seconds(5));

[[nodiscard]] Result<PublishAck> readPublishAck(QByteArrayView answer);

} // namespace natsight
