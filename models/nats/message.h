// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace natsight {

/// Header names and values in order; a name may come more than once. Raw bytes as on the wire.
using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

/// The first value of a header (exact case, as NATS compares them), or a null array.
[[nodiscard]] QByteArray headerValue(const Headers &headers, QByteArrayView name);

/// `Name: value` lines ending in CRLF, as they stand in a HPUB block without its status line; and back.
[[nodiscard]] QByteArray encodeHeaders(const Headers &headers);
[[nodiscard]] Headers decodeHeaders(std::string_view block);

/// A message of the core protocol. A value, any thread.
struct Message {
    QByteArray subject;
    QByteArray reply;
    Headers headers;
    QByteArray payload;
};

/// What is sent.
struct OutgoingMessage {
    QByteArray subject;
    QByteArray payload = {};
    Headers headers = {};
    QByteArray reply = {};
};

/// An answer to a request.
struct Reply {
    Message message;
    std::chrono::nanoseconds elapsed { 0 }; ///< from handing the request to the library to the answer's arrival
    int status = 0; ///< inline status (100, 404, 408, 409, 503, …); 0 when there is none
    QByteArray statusText;
};

/// Name and value of a header.
using HeaderView = std::pair<std::string_view, std::string_view>;

/// An answer on the delivery thread, before anything of it is copied. The views die with the call.
struct IncomingReply {
    std::string_view subject;
    std::string_view payload;
    /// In the library's order, values of one name in the message's; the inline status is among them as `Status` and `Description`.
    std::span<const HeaderView> headers;

    /// The first value of a header; a null view when there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Takes the answers to a request as they come, for those who make something else of them than a Reply. On the delivery
/// thread, in order, never two at once and never after the request has ended; must be short.
using ReplyTaker = std::function<void(const IncomingReply &reply)>;

using TapId = std::uint32_t;

/// A message on the delivery thread. The views die with the call.
struct IncomingMessage {
    TapId tap = 0;
    std::int64_t receivedNs = 0; ///< system clock at delivery, nanoseconds since the epoch
    std::string_view subject;
    std::string_view reply;
    std::string_view headers; ///< as `encodeHeaders()`; empty without headers
    std::string_view payload;
};

/// Where the captured messages of a connection go.
///
/// `append()` is called on the one delivery thread of all taps of a session, in order, and must neither block nor throw:
/// a slow sink makes the client library drop (counted per tap), never the server stall.
class MessageSink
{
public:
    virtual ~MessageSink() = default;
    virtual void append(const IncomingMessage &message) noexcept = 0;
};

} // namespace natsight

Q_DECLARE_METATYPE(natsight::Message)
