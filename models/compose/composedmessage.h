// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/messagetemplate.h"
#include "models/nats/session.h"

#include <nlohmann/json_fwd.hpp>

#include <QMetaType>

#include <memory>

namespace natsight {

/// Values of the variables in a message by their names.
using Environment = QMap<QString, QString>;

/// A header as it is typed, or as it was seen.
struct ComposedHeader {
    QString name;
    QString value;
    /// The value's bytes where they are no UTF-8 and the text only shows them: sent as they are, without variables.
    QByteArray raw = {};

    friend bool operator==(const ComposedHeader &, const ComposedHeader &) = default;
};

/// What the form of the composer holds: texts as they were typed, right or wrong. A value, any thread.
struct ComposedMessage {
    enum class Mode { Publish, JetStream, Request };
    enum class Body { Text, JsonText, Hex, Base64, MessagePack, Cbor, File };
    enum class Replies { One, Count, UntilStall };

    Mode mode = Mode::Publish;
    QString subject;
    QString reply;
    QList<ComposedHeader> headers;
    Body bodyFormat = Body::Text;
    QString body; ///< as text; the path of a file
    bool hasVariables = true; ///< `{{…}}` in subject, headers and body are filled in
    QString timeout = QStringLiteral("5s");
    Replies replies = Replies::One;
    int replyCount = 3;
    QString stall = QStringLiteral("300ms");
    // Of JetStream publishes; empty = not sent.
    QString messageId;
    QString expectedStream;
    QString expectedLastSequence;
    QString expectedLastSubjectSequence;
    QString expectedLastMessageId;
    QString ttl;

    static constexpr int maxReplyCount = 10'000;

    friend bool operator==(const ComposedMessage &, const ComposedMessage &) = default;
};

/// Parts of the form that can be wrong, or out of reach of a server.
enum class ComposeField {
    Subject,
    Reply,
    HeaderLines,
    Payload,
    Timeout,
    Stall,
    Sequence,
    SubjectSequence,
    Ttl,
    JetStreamMode,
    Other
};

struct ComposeProblem {
    ComposeField field;
    QString text; ///< a sentence
};

/// A message that was checked and can be rendered again and again. Any thread.
class PreparedMessage
{
public:
    /// With `{{count}}` as given. Fails where what the variables brought makes no message.
    [[nodiscard]] Result<OutgoingMessage> render(quint64 count) const;
    [[nodiscard]] ComposedMessage::Mode mode() const { return m_mode; }
    [[nodiscard]] std::chrono::milliseconds timeout() const { return m_timeout; }
    [[nodiscard]] ScatterOptions scatter() const;
    [[nodiscard]] ComposedMessage::Replies replies() const { return m_replies; }

private:
    friend Result<PreparedMessage> prepareMessage(const ComposedMessage &, const ServerInfo &, const Environment &);

    ComposedMessage::Mode m_mode = ComposedMessage::Mode::Publish;
    ComposedMessage::Replies m_replies = ComposedMessage::Replies::One;
    int m_replyCount = 1;
    std::chrono::milliseconds m_timeout { 5'000 };
    std::chrono::milliseconds m_stall { 300 };
    MessageTemplate m_subject;
    MessageTemplate m_reply;
    std::vector<std::pair<MessageTemplate, MessageTemplate>> m_headers;
    ComposedMessage::Body m_bodyFormat = ComposedMessage::Body::Text;
    MessageTemplate m_body;
    QByteArray m_bytes; ///< of a body without variables
    qint64 m_maxPayload = 0;
    Environment m_environment;
};

// Pure but for the file of a body, which prepareMessage() reads; any thread.

/// Everything that is wrong, in the order of the form; the file of a body is not opened.
[[nodiscard]] QList<ComposeProblem> composeProblems(
    const ComposedMessage &message, const ServerInfo &server, const Environment &environment);
/// Those of the body alone: all else takes no time, while a body can be large.
[[nodiscard]] QList<ComposeProblem> bodyProblems(
    const ComposedMessage &message, const ServerInfo &server, const Environment &environment);
/// Checked and ready, or the first problem.
[[nodiscard]] Result<PreparedMessage> prepareMessage(
    const ComposedMessage &message, const ServerInfo &server, const Environment &environment);
/// Whether the server knows a part of the form; the error says from which version on.
[[nodiscard]] Result<void> canCompose(ComposeField field, const ServerInfo &server);

/// Bytes of a body in a format; the text of hex, Base64 and so on is read.
[[nodiscard]] Result<QByteArray> bodyBytes(const QString &text, ComposedMessage::Body format);
[[nodiscard]] QString bodyFormatName(ComposedMessage::Body format);

/// The form filled in with a message that was seen or sent.
[[nodiscard]] ComposedMessage composedFrom(const OutgoingMessage &message, ComposedMessage::Mode mode);

/// What is kept: fields that are as usual are left out. Reading takes what it knows and leaves the rest as usual.
[[nodiscard]] nlohmann::ordered_json toJson(const ComposedMessage &message);
[[nodiscard]] ComposedMessage composedFromJson(const nlohmann::ordered_json &json);

/// Names of headers that people send, for suggestions.
[[nodiscard]] QStringList knownHeaderNames();

} // namespace natsight

Q_DECLARE_METATYPE(natsight::ComposedMessage)
