// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/messagetemplate.h"
#include "models/nats/responder.h"

#include <QMap>
#include <QMetaType>
#include <QStringList>

#include <nlohmann/json_fwd.hpp>

#include <atomic>
#include <mutex>
#include <optional>

namespace natsight {

class HeldInbox;
struct HeldRequest;

/// How a request is answered. A value, any thread.
struct AnswerRules {
    enum class Kind {
        Template, ///< body and headers, with variables
        Echo, ///< payload and headers of the request
        Error, ///< headers Nats-Service-Error and Nats-Service-Error-Code, and the body
        Silent, ///< none, as a service that hangs
        ByHand, ///< the request waits until a person answers it
    };

    Kind kind = Kind::Template;
    QByteArray body; ///< template
    QList<std::pair<QString, QString>> headers; ///< values are templates
    int errorCode = 500;
    QString errorText; ///< template
    std::chrono::milliseconds minDelay { 0 }; ///< a time in between is chosen by chance
    std::chrono::milliseconds maxDelay { 0 };
    std::chrono::milliseconds holdFor { 5000 }; ///< by hand: after this the requester has given up, as far as one knows

    static constexpr std::chrono::milliseconds longestDelay = std::chrono::minutes(10);
    static constexpr qsizetype maxBody = qsizetype { 8 } << 20;

    friend bool operator==(const AnswerRules &, const AnswerRules &) = default;
};

/// Who answers what. A value, any thread.
struct ResponderRules {
    QString name; ///< for people; empty: the subject
    QByteArray subject; ///< may have wildcards
    QByteArray queueGroup; ///< empty = none: this responder answers every request
    AnswerRules answer;

    [[nodiscard]] QString title() const { return name.isEmpty() ? QString::fromUtf8(subject) : name; }
    friend bool operator==(const ResponderRules &, const ResponderRules &) = default;
};

// Pure, any thread. Errors are sentences.
[[nodiscard]] Result<void> validateAnswer(const AnswerRules &rules);
[[nodiscard]] Result<void> validateResponder(const ResponderRules &rules);
/// A subject that may be answered: nothing that the plumbing of NATS is asked on, such as `>` or `$JS.API.>`.
[[nodiscard]] Result<void> validateAnsweredSubject(QByteArrayView pattern);
/// `template, 24 B`, `error 503`, `by hand`; with the delay.
[[nodiscard]] QString answerInWords(const AnswerRules &rules);
/// A literal subject that falls under the pattern, for samples.
[[nodiscard]] QByteArray sampleSubject(const QByteArray &pattern);

[[nodiscard]] nlohmann::ordered_json toJson(const AnswerRules &rules);
[[nodiscard]] nlohmann::ordered_json toJson(const ResponderRules &rules);
/// What is missing or of another type keeps its default.
[[nodiscard]] AnswerRules answerFromJson(const nlohmann::ordered_json &json);
[[nodiscard]] ResponderRules responderFromJson(const nlohmann::ordered_json &json);

/// `Name: value` lines as people type them, and back; the error names the line.
[[nodiscard]] QString pairLines(const QList<std::pair<QString, QString>> &pairs, const QString &separator);
[[nodiscard]] Result<QList<std::pair<QString, QString>>> pairsFromLines(const QString &text, QChar separator);

/// The headers of an error as services send them (ADR-32).
[[nodiscard]] Headers serviceErrorHeaders(int code, const QByteArray &text);

/// What a responder would send.
struct Answer {
    QByteArray payload;
    Headers headers;
    bool isError = false;
};

/// Rules that are ready to be used. Immutable, any thread.
class AnswerPlan
{
public:
    /// The environment's values stand for `{{name}}`.
    [[nodiscard]] static Result<AnswerPlan> compile(const AnswerRules &rules, QMap<QString, QString> environment = {});

    [[nodiscard]] const AnswerRules &rules() const { return m_rules; }
    /// Of kinds that answer by themselves. For an echo the payload is the view's bytes: copy it to keep it.
    [[nodiscard]] Answer make(const IncomingMessage &request, quint64 count) const;
    [[nodiscard]] std::chrono::milliseconds delay() const;

private:
    AnswerRules m_rules;
    QMap<QString, QString> m_environment;
    std::optional<MessageTemplate> m_body;
    std::optional<MessageTemplate> m_errorText;
    std::vector<std::pair<QByteArray, MessageTemplate>> m_headers;
    bool m_isConstant = true;
};

/// What a responder has done since it was started.
struct ResponderCounts {
    quint64 requests = 0;
    quint64 answers = 0; ///< sent, errors among them
    quint64 errors = 0; ///< answers that tell of an error
    quint64 failed = 0; ///< answers that could not be sent
    quint64 unanswered = 0; ///< silent by its rules, without a reply subject, dropped by hand, or one too many to hold
    quint64 waiting = 0; ///< requests under way: delayed or held
    qint64 processingNs = 0; ///< from arrival to answer, of all answers
    qint64 lastRequestNs = 0; ///< since the epoch; 0 = none yet
    QByteArray lastError; ///< `code:text`
    QString lastProblem; ///< why an answer could not be sent

    [[nodiscard]] qint64 averageNs() const
    {
        const auto ended = answers + failed;
        return ended > 0 ? processingNs / static_cast<qint64>(ended) : 0;
    }
};

/// Answers requests by rules and counts. Delivery threads call respond(), any thread the rest.
class RuleResponder final : public Responder, public std::enable_shared_from_this<RuleResponder>
{
public:
    /// `held` takes the requests of a plan by hand; `title` is what they are listed under.
    RuleResponder(AnswerPlan plan, QString title, std::shared_ptr<HeldInbox> held);

    void respond(const IncomingMessage &request, Replier &replier) noexcept override;

    /// Sends a typed answer to a held request.
    void answerHeld(const HeldRequest &request, Answer answer, AnswerDone done);
    /// A held request goes without an answer.
    void dropHeld();

    [[nodiscard]] ResponderCounts counts() const;
    void reset();
    [[nodiscard]] const AnswerRules &rules() const { return m_plan.rules(); }

private:
    using Clock = std::chrono::steady_clock;
    void finish(const Result<void> &result, Clock::time_point began, const Headers *errorHeaders);

    const AnswerPlan m_plan;
    const QString m_title;
    const std::shared_ptr<HeldInbox> m_held;
    std::atomic<quint64> m_numbers { 0 }; ///< for `{{count}}`; never reset
    std::atomic<quint64> m_requests { 0 };
    std::atomic<quint64> m_answers { 0 };
    std::atomic<quint64> m_errors { 0 };
    std::atomic<quint64> m_failed { 0 };
    std::atomic<quint64> m_unanswered { 0 };
    std::atomic<qint64> m_waiting { 0 };
    std::atomic<qint64> m_processingNs { 0 };
    std::atomic<qint64> m_lastRequestNs { 0 };
    mutable std::mutex m_mutex; ///< guards the next two
    QByteArray m_lastError;
    QString m_lastProblem;
};

} // namespace natsight

Q_DECLARE_METATYPE(natsight::AnswerRules::Kind)
