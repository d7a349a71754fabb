// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keystore.h"
#include "models/nats/message.h"

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace natsight {

/// What a push consumer sent. A value; any thread.
struct KeyDelivery {
    enum class Kind {
        Key,
        Heartbeat,
        FlowControl, ///< an empty message to `answerTo` keeps it coming
        Ended, ///< the consumer says that it is gone
        Odd, ///< nothing that a consumer of this bucket sends
    };

    Kind kind = Kind::Odd;
    std::string_view key; ///< of the message that was read
    KeyFacts facts;
    quint64 consumerSequence = 0; ///< Heartbeat: of the last delivery, 0 = not told
    quint64 pending = 0; ///< Key: messages still to come
    std::string_view answerTo; ///< FlowControl, and a heartbeat that is held up by it

    /// Reads a delivery, whatever its bytes are. Views are of the message.
    [[nodiscard]] static KeyDelivery read(const IncomingMessage &message, std::string_view keyPrefix);
};

/// Where the deliveries of one consumer wait for the GUI thread. append() is called on the delivery thread and only reads and
/// copies; take() by anyone. Bounds: `maxKeys` keys and `maxBytes` bytes of text; what is beyond is left out, which its sequence
/// number tells the reader.
class KeyStage final : public MessageSink
{
public:
    static constexpr std::size_t maxKeys = 400'000;
    static constexpr std::size_t maxBytes = std::size_t { 64 } << 20;

    struct Item {
        KeyDelivery::Kind kind = KeyDelivery::Kind::Odd;
        KeyFacts facts;
        quint64 consumerSequence = 0;
        quint64 pending = 0;
        std::size_t text = 0; ///< of key or subject
        std::size_t length = 0;
    };
    struct Batch {
        std::vector<Item> items;
        std::string texts;

        [[nodiscard]] std::string_view text(const Item &item) const
        {
            return std::string_view(texts).substr(item.text, item.length);
        }
    };

    /// `wake` is called on the delivery thread when there is something after there was nothing.
    KeyStage(std::string keyPrefix, std::function<void()> wake);

    void append(const IncomingMessage &message) noexcept override;
    [[nodiscard]] Batch take();
    /// Nothing is kept or woken from now on.
    void close();

private:
    const std::string m_keyPrefix;
    std::mutex m_mutex;
    std::function<void()> m_wake;
    Batch m_batch;
    bool m_isClosed = false;
};

} // namespace natsight
