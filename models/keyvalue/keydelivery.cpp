// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keydelivery.h"

#include <array>
#include <charconv>

namespace natsight {

namespace {

/// Server and CLI write them in this case.
constexpr std::string_view statusName("Status");
constexpr std::string_view descriptionName("Description");

template<typename Number>
Number numberOf(std::string_view text)
{
    Number number {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : Number {};
}

/// Calls `line` with name and value of each header.
template<typename Line>
void eachHeader(std::string_view block, Line line)
{
    while (!block.empty()) {
        const std::size_t end = block.find("\r\n");
        const std::string_view whole = block.substr(0, end);
        const std::size_t colon = whole.find(':');
        if (colon != std::string_view::npos) {
            std::string_view value = whole.substr(colon + 1);
            while (!value.empty() && (value.front() == ' ' || value.front() == '\t'))
                value.remove_prefix(1);
            line(whole.substr(0, colon), value);
        }
        if (end == std::string_view::npos)
            break;
        block.remove_prefix(end + 2);
    }
}

/// `$JS.ACK.<stream>.<consumer>.<times>.<stream seq>.<consumer seq>.<time>.<pending>`, or with domain and account before the
/// stream (and a word after them).
bool readReply(std::string_view reply, KeyDelivery &delivery)
{
    constexpr std::string_view prefix("$JS.ACK.");
    constexpr std::size_t most = 12;
    if (reply.substr(0, prefix.size()) != prefix)
        return false;
    reply.remove_prefix(prefix.size());
    std::array<std::string_view, most> tokens;
    std::size_t count = 0;
    while (count < most) {
        const std::size_t dot = reply.find('.');
        tokens[count++] = reply.substr(0, dot);
        if (dot == std::string_view::npos)
            break;
        reply.remove_prefix(dot + 1);
    }
    if (count != 7 && count < 9)
        return false;
    const std::size_t at = count == 7 ? 3 : 5;
    delivery.facts.revision = numberOf<quint64>(tokens[at]);
    delivery.consumerSequence = numberOf<quint64>(tokens[at + 1]);
    delivery.facts.timeNs = numberOf<qint64>(tokens[at + 2]);
    delivery.pending = numberOf<quint64>(tokens[at + 3]);
    return delivery.facts.revision > 0 && delivery.consumerSequence > 0;
}

/// As KeyMeaning::ofHeaders(), without copying what most messages do not have.
void readHeaders(const IncomingMessage &message, KeyFacts &facts)
{
    facts.size = static_cast<qint64>(message.payload.size());
    bool hasMeaning = false;
    eachHeader(message.headers, [&](std::string_view name, std::string_view value) {
        if (name == "Nats-Msg-Size")
            facts.size = std::max<qint64>(0, numberOf<qint64>(value));
        else if (name == "KV-Operation" || name == "Nats-Marker-Reason" || name == "Nats-TTL")
            hasMeaning = true;
    });
    if (hasMeaning)
        facts.meaning = KeyMeaning::ofHeaders(decodeHeaders(message.headers));
}

} // namespace

KeyDelivery KeyDelivery::read(const IncomingMessage &message, std::string_view keyPrefix)
{
    KeyDelivery delivery;
    if (message.subject.size() > keyPrefix.size() && message.subject.substr(0, keyPrefix.size()) == keyPrefix
        && readReply(message.reply, delivery)) {
        delivery.kind = Kind::Key;
        delivery.key = message.subject.substr(keyPrefix.size());
        readHeaders(message, delivery.facts);
        return delivery;
    }
    std::string_view status;
    std::string_view description;
    std::string_view stalled;
    eachHeader(message.headers, [&](std::string_view name, std::string_view value) {
        if (name == statusName)
            status = value;
        else if (name == descriptionName)
            description = value;
        else if (name == "Nats-Last-Consumer")
            delivery.consumerSequence = numberOf<quint64>(value);
        else if (name == "Nats-Consumer-Stalled")
            stalled = value;
    });
    if (status == "100" && !message.reply.empty()) {
        delivery.kind = Kind::FlowControl;
        delivery.answerTo = message.reply;
    } else if (status == "100") {
        delivery.kind = Kind::Heartbeat;
        delivery.answerTo = stalled;
    } else if (!status.empty()) {
        delivery.kind = Kind::Ended;
    }
    return delivery;
}

KeyStage::KeyStage(std::string keyPrefix, std::function<void()> wake)
    : m_keyPrefix(std::move(keyPrefix))
    , m_wake(std::move(wake))
{
}

void KeyStage::append(const IncomingMessage &message) noexcept
{
    try {
        const KeyDelivery delivery = KeyDelivery::read(message, m_keyPrefix);
        if (delivery.kind == KeyDelivery::Kind::Odd)
            return;
        const std::string_view text = delivery.kind == KeyDelivery::Kind::Key ? delivery.key : delivery.answerTo;
        const std::scoped_lock lock(m_mutex);
        if (m_isClosed || m_batch.items.size() >= maxKeys || m_batch.texts.size() + text.size() > maxBytes)
            return;
        const bool wasEmpty = m_batch.items.empty();
        m_batch.items.push_back({ delivery.kind, delivery.facts, delivery.consumerSequence, delivery.pending,
            m_batch.texts.size(), text.size() });
        m_batch.texts.append(text);
        if (wasEmpty || delivery.kind == KeyDelivery::Kind::FlowControl)
            m_wake();
    } catch (const std::bad_alloc &) {
        // Left out, as what is beyond the bounds.
    }
}

KeyStage::Batch KeyStage::take()
{
    Batch batch;
    const std::scoped_lock lock(m_mutex);
    std::swap(batch, m_batch);
    return batch;
}

void KeyStage::close()
{
    const std::scoped_lock lock(m_mutex);
    m_isClosed = true;
    m_batch = {};
    m_wake = [] {};
}

} // namespace natsight
