// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/streampublish.h"

#include "models/core/future.h"
#include "models/core/text.h"

#include <QThreadPool>

#include <nlohmann/json.hpp>

namespace natsight {

namespace {

/// An acknowledgement is short; what is longer is none.
constexpr qsizetype mostBytes = 64 * 1024;

template<typename T>
T member(const Json &object, const char *key, T otherwise)
{
    const auto found = object.find(key);
    if (found == object.end())
        return otherwise;
    if constexpr (std::is_same_v<T, QString>)
        return found->is_string() ? QString::fromStdString(found->template get<std::string>()) : otherwise;
    else if constexpr (std::is_same_v<T, bool>)
        return found->is_boolean() ? found->template get<bool>() : otherwise;
    else
        return found->is_number() ? found->template get<T>() : otherwise;
}

} // namespace

Result<PublishAck> readPublishAck(QByteArrayView answer)
{
    const auto malformed = [&answer] {
        return fail(Error::Kind::Protocol, Text::tr("What answered is no stream."), {},
            QString::fromUtf8(answer.first(std::min<qsizetype>(answer.size(), 1'000))));
    };
    if (answer.size() > mostBytes)
        return malformed();
    const Json root = Json::parse(answer.begin(), answer.end(), nullptr, false);
    if (!root.is_object())
        return malformed();
    if (const auto error = root.find("error"); error != root.end() && error->is_object())
        return fail(apiError(
            member(*error, "code", 0), member(*error, "err_code", 0), member(*error, "description", QString())));
    PublishAck ack;
    ack.stream = member(root, "stream", QString());
    ack.domain = member(root, "domain", QString());
    ack.sequence = member(root, "seq", quint64 { 0 });
    ack.isDuplicate = member(root, "duplicate", false);
    if (ack.stream.isEmpty())
        return malformed();
    return ack;
}

QFuture<Result<PublishAck>> publishToStream(
    Session *session, OutgoingMessage message, std::chrono::milliseconds timeout)
{
    const QString subject = QString::fromUtf8(message.subject);
    return readInBackground<Result<PublishAck>, Result<Reply>>(
        QThreadPool::globalInstance(),
        [&](std::function<void(Result<Reply>)> done) {
            session->request(std::move(message), timeout, std::move(done));
        },
        [subject](Result<Reply> reply) -> Result<PublishAck> {
            if (!reply) {
                if (reply.error().kind == Error::Kind::NoResponders) {
                    reply.error().message = Text::tr("No stream takes %1.").arg(subject);
                    reply.error().advice = Text::tr(
                        "It was not stored. Check the subject against those of the streams.");
                }
                return fail(std::move(reply.error()));
            }
            return readPublishAck(reply->message.payload);
        });
}

} // namespace natsight
