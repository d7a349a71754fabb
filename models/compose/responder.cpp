// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/responder.h"

#include "models/compose/heldrequestmodel.h"
#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/quantity.h"
#include "models/core/text.h"
#include "models/nats/subject.h"

#include <QRandomGenerator>

#include <nlohmann/json.hpp>

#include <array>

namespace natsight {

using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

namespace {

constexpr qsizetype maxName = 100;

struct KindName {
    AnswerRules::Kind kind;
    const char *name;
};
constexpr std::array kindNames {
    KindName { AnswerRules::Kind::Template, "template" },
    KindName { AnswerRules::Kind::Echo, "echo" },
    KindName { AnswerRules::Kind::Error, "error" },
    KindName { AnswerRules::Kind::Silent, "silent" },
    KindName { AnswerRules::Kind::ByHand, "hand" },
};

std::string text(const QString &value)
{
    return value.toStdString();
}

QString stringOf(const Json &json, const char *key, const QString &standard = {})
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? QString::fromStdString(found->get_ref<const std::string &>())
                                                     : standard;
}

std::chrono::milliseconds timeOf(const Json &json, const char *key, std::chrono::milliseconds standard)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_integer())
        return standard;
    return std::clamp(std::chrono::milliseconds(found->get<qint64>()), 0ms, AnswerRules::longestDelay);
}

Message messageOf(const IncomingMessage &request)
{
    return { bytesOf(request.subject), bytesOf(request.reply), decodeHeaders(request.headers),
        bytesOf(request.payload) };
}

} // namespace

Result<void> validateAnsweredSubject(QByteArrayView pattern)
{
    if (pattern.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("A subject is missing, for instance %1.").arg(u"greet.*"));
    if (auto valid = validateSubscribeSubject(pattern); !valid)
        return valid;
    const std::string_view view(pattern.data(), static_cast<std::size_t>(pattern.size()));
    for (const char *plumbing : { "$JS.>", "$SYS.>", "$SRV.>", "$KV.>", "$O.>", "_INBOX.>" }) {
        if (patternsOverlap(view, plumbing)) {
            return fail(Error::Kind::Invalid,
                Text::tr("%1 would also answer what NATS itself is asked on %2.")
                    .arg(QString::fromUtf8(pattern), QString::fromLatin1(plumbing)),
                Text::tr("Name a subject of your own, for instance %1.").arg(QStringLiteral("greet.*")));
        }
    }
    return {};
}

Result<void> validateAnswer(const AnswerRules &rules)
{
    if (rules.minDelay < 0ms || rules.maxDelay < rules.minDelay)
        return fail(Error::Kind::Invalid, Text::tr("The longest delay is shorter than the shortest."));
    if (rules.maxDelay > AnswerRules::longestDelay) {
        return fail(Error::Kind::Invalid,
            Text::tr("An answer can be delayed by %1 at most.").arg(durationText(AnswerRules::longestDelay)));
    }
    if (rules.kind == AnswerRules::Kind::ByHand && (rules.holdFor < 100ms || rules.holdFor > AnswerRules::longestDelay))
        return fail(Error::Kind::Invalid,
            Text::tr("Requests are held between %1 and %2.")
                .arg(durationText(100ms), durationText(AnswerRules::longestDelay)));
    if (rules.body.size() > AnswerRules::maxBody)
        return fail(
            Error::Kind::Limit, Text::tr("The body of an answer has %1 at most.").arg(bytesText(AnswerRules::maxBody)));
    if (rules.kind == AnswerRules::Kind::Error && rules.errorText.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("An error needs a text that says what is wrong."));
    const auto compiled = AnswerPlan::compile(rules);
    return compiled ? Result<void>() : fail(compiled.error());
}

Result<void> validateResponder(const ResponderRules &rules)
{
    if (rules.name.size() > maxName)
        return fail(Error::Kind::Invalid, Text::tr("A name has %1 characters at most.").arg(maxName));
    if (auto valid = validateAnsweredSubject(rules.subject); !valid)
        return valid;
    if (!rules.queueGroup.isEmpty()) {
        if (auto valid = validateQueueGroup(rules.queueGroup); !valid)
            return valid;
    }
    return validateAnswer(rules.answer);
}

QString answerInWords(const AnswerRules &rules)
{
    QString words;
    switch (rules.kind) {
    case AnswerRules::Kind::Template:
        words = rules.body.isEmpty()
            ? Text::tr("empty")
            : format::preview(QByteArrayView(rules.body).first(std::min<qsizetype>(rules.body.size(), 200)), 60);
        break;
    case AnswerRules::Kind::Echo:
        words = Text::tr("echo");
        break;
    case AnswerRules::Kind::Error:
        words = Text::tr("error %1: %2").arg(QString::number(rules.errorCode), rules.errorText);
        break;
    case AnswerRules::Kind::Silent:
        return Text::tr("no answer");
    case AnswerRules::Kind::ByHand:
        return Text::tr("by hand, within %1").arg(durationText(rules.holdFor));
    }
    if (rules.maxDelay > 0ms) {
        words = rules.minDelay == rules.maxDelay
            ? Text::tr("%1 · after %2").arg(words, durationText(rules.maxDelay))
            : Text::tr("%1 · after %2 to %3").arg(words, durationText(rules.minDelay), durationText(rules.maxDelay));
    }
    return words;
}

QByteArray sampleSubject(const QByteArray &pattern)
{
    QList<QByteArray> tokens = pattern.split('.');
    for (QByteArray &token : tokens) {
        if (token == "*" || token == ">")
            token = "sample";
    }
    return tokens.join('.');
}

Json toJson(const AnswerRules &rules)
{
    Json json;
    for (const KindName &one : kindNames) {
        if (one.kind == rules.kind)
            json["kind"] = one.name;
    }
    json["body"] = rules.body.toStdString();
    Json headers = Json::array();
    for (const auto &[name, value] : rules.headers)
        headers.push_back({ text(name), text(value) });
    json["headers"] = std::move(headers);
    json["error_code"] = rules.errorCode;
    json["error_text"] = text(rules.errorText);
    json["min_delay_ms"] = rules.minDelay.count();
    json["max_delay_ms"] = rules.maxDelay.count();
    json["hold_ms"] = rules.holdFor.count();
    return json;
}

Json toJson(const ResponderRules &rules)
{
    Json json;
    json["name"] = text(rules.name);
    json["subject"] = rules.subject.toStdString();
    json["queue_group"] = rules.queueGroup.toStdString();
    json["answer"] = toJson(rules.answer);
    return json;
}

AnswerRules answerFromJson(const Json &json)
{
    AnswerRules rules;
    if (!json.is_object())
        return rules;
    const QString kind = stringOf(json, "kind");
    for (const KindName &one : kindNames) {
        if (kind == QLatin1String(one.name))
            rules.kind = one.kind;
    }
    rules.body = stringOf(json, "body").toUtf8();
    if (const auto headers = json.find("headers"); headers != json.end() && headers->is_array()) {
        for (const Json &one : *headers) {
            if (one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_string())
                rules.headers.emplaceBack(QString::fromStdString(one[0].get<std::string>()),
                    QString::fromStdString(one[1].get<std::string>()));
        }
    }
    if (const auto code = json.find("error_code"); code != json.end() && code->is_number_integer())
        rules.errorCode = static_cast<int>(std::clamp<qint64>(code->get<qint64>(), 0, 999'999));
    rules.errorText = stringOf(json, "error_text");
    rules.minDelay = timeOf(json, "min_delay_ms", rules.minDelay);
    rules.maxDelay = timeOf(json, "max_delay_ms", rules.maxDelay);
    rules.holdFor = timeOf(json, "hold_ms", rules.holdFor);
    return rules;
}

ResponderRules responderFromJson(const Json &json)
{
    ResponderRules rules;
    if (!json.is_object())
        return rules;
    rules.name = stringOf(json, "name");
    rules.subject = stringOf(json, "subject").toUtf8();
    rules.queueGroup = stringOf(json, "queue_group").toUtf8();
    if (const auto answer = json.find("answer"); answer != json.end())
        rules.answer = answerFromJson(*answer);
    return rules;
}

QString pairLines(const QList<std::pair<QString, QString>> &pairs, const QString &separator)
{
    QStringList lines;
    for (const auto &[name, value] : pairs)
        lines << QString(name + separator + value);
    return lines.join(u'\n');
}

Result<QList<std::pair<QString, QString>>> pairsFromLines(const QString &text, QChar separator)
{
    QList<std::pair<QString, QString>> pairs;
    int number = 0;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto at = line.indexOf(separator);
        const QString name = line.left(at).trimmed();
        if (at < 0 || name.isEmpty())
            return fail(Error::Kind::Invalid,
                Text::tr("Line %1 is not a name, “%2” and a value.").arg(QString::number(number), separator));
        pairs.emplaceBack(name, line.mid(at + 1).trimmed());
    }
    return pairs;
}

Headers serviceErrorHeaders(int code, const QByteArray &text)
{
    // What came of variables may hold anything; a header may not.
    QByteArray clean = text.left(1024);
    for (char &c : clean) {
        if (c == '\r' || c == '\n' || c == '\0')
            c = ' ';
    }
    return { { "Nats-Service-Error", clean }, { "Nats-Service-Error-Code", QByteArray::number(code) } };
}

Result<AnswerPlan> AnswerPlan::compile(const AnswerRules &rules, QMap<QString, QString> environment)
{
    AnswerPlan plan;
    plan.m_rules = rules;
    plan.m_environment = std::move(environment);
    const auto compiled = [&plan](const QByteArray &source, const QString &where) -> Result<MessageTemplate> {
        auto made = MessageTemplate::compile(source);
        if (!made) {
            made.error().message = Text::tr("%1: %2").arg(where, made.error().message);
            return made;
        }
        plan.m_isConstant = plan.m_isConstant && made->isConstant();
        return made;
    };
    if (rules.kind == AnswerRules::Kind::Template || rules.kind == AnswerRules::Kind::Error) {
        auto body = compiled(rules.body, Text::tr("Body"));
        if (!body)
            return fail(body.error());
        plan.m_body = std::move(*body);
    }
    if (rules.kind == AnswerRules::Kind::Error) {
        auto error = compiled(rules.errorText.toUtf8(), Text::tr("Error text"));
        if (!error)
            return fail(error.error());
        plan.m_errorText = std::move(*error);
    }
    for (const auto &[name, value] : rules.headers) {
        const QByteArray bytes = name.toUtf8();
        if (auto valid = validateHeader(bytes, value.toUtf8()); !valid)
            return fail(valid.error());
        auto made = compiled(value.toUtf8(), Text::tr("Header %1").arg(name));
        if (!made)
            return fail(made.error());
        plan.m_headers.emplace_back(bytes, std::move(*made));
    }
    return plan;
}

Answer AnswerPlan::make(const IncomingMessage &request, quint64 count) const
{
    Answer answer;
    TemplateValues values;
    values.count = count;
    values.environment = &m_environment;
    Message message;
    if (!m_isConstant) {
        message = messageOf(request);
        values.request = &message;
    }
    switch (m_rules.kind) {
    case AnswerRules::Kind::Echo:
        answer.payload = QByteArray::fromRawData(
            request.payload.data(), static_cast<qsizetype>(request.payload.size()));
        // What the server puts in is not the requester's.
        for (auto &header : decodeHeaders(request.headers)) {
            if (header.first != "Status" && header.first != "Description")
                answer.headers.push_back(std::move(header));
        }
        break;
    case AnswerRules::Kind::Error:
        answer.isError = true;
        answer.headers = serviceErrorHeaders(m_rules.errorCode, m_errorText->render(values));
        [[fallthrough]];
    case AnswerRules::Kind::Template:
        answer.payload = m_body->render(values);
        break;
    case AnswerRules::Kind::Silent:
    case AnswerRules::Kind::ByHand:
        break;
    }
    for (const auto &[name, value] : m_headers)
        answer.headers.emplace_back(name, value.render(values));
    return answer;
}

std::chrono::milliseconds AnswerPlan::delay() const
{
    const auto spread = (m_rules.maxDelay - m_rules.minDelay).count();
    if (spread <= 0)
        return m_rules.minDelay;
    return m_rules.minDelay
        + std::chrono::milliseconds(QRandomGenerator::global()->bounded(static_cast<int>(spread) + 1));
}

RuleResponder::RuleResponder(AnswerPlan plan, QString title, std::shared_ptr<HeldInbox> held)
    : m_plan(std::move(plan))
    , m_title(std::move(title))
    , m_held(std::move(held))
{
}

void RuleResponder::respond(const IncomingMessage &request, Replier &replier) noexcept
{
    const auto began = Clock::now();
    m_requests.fetch_add(1, std::memory_order_relaxed);
    m_lastRequestNs.store(request.receivedNs, std::memory_order_relaxed);
    const auto number = m_numbers.fetch_add(1, std::memory_order_relaxed) + 1;
    if (request.reply.empty() || rules().kind == AnswerRules::Kind::Silent) {
        m_unanswered.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    if (rules().kind == AnswerRules::Kind::ByHand) {
        HeldRequest held;
        held.title = m_title;
        held.message = messageOf(request);
        held.receivedMs = request.receivedNs / 1'000'000;
        held.deadlineMs = held.receivedMs + rules().holdFor.count();
        held.began = began;
        held.replier = replier.later();
        held.responder = shared_from_this();
        m_waiting.fetch_add(1, std::memory_order_relaxed);
        if (!m_held || !m_held->push(std::move(held))) {
            m_waiting.fetch_sub(1, std::memory_order_relaxed);
            m_unanswered.fetch_add(1, std::memory_order_relaxed);
        }
        return;
    }
    auto answer = m_plan.make(request, number);
    const auto delay = m_plan.delay();
    if (delay <= 0ms) {
        finish(replier.reply(answer.payload, answer.headers), began, answer.isError ? &answer.headers : nullptr);
        return;
    }
    m_waiting.fetch_add(1, std::memory_order_relaxed);
    answer.payload.detach(); // an echo's bytes are the library's
    auto errorHeaders = answer.isError ? answer.headers : Headers();
    replier.later().reply(std::move(answer.payload), std::move(answer.headers), delay,
        [self = shared_from_this(), began, isError = answer.isError, errorHeaders = std::move(errorHeaders)](
            const Result<void> &result) {
            self->m_waiting.fetch_sub(1, std::memory_order_relaxed);
            self->finish(result, began, isError ? &errorHeaders : nullptr);
        });
}

void RuleResponder::answerHeld(const HeldRequest &request, Answer answer, AnswerDone done)
{
    auto errorHeaders = answer.isError ? answer.headers : Headers();
    request.replier.reply(std::move(answer.payload), std::move(answer.headers), {},
        [self = shared_from_this(), began = request.began, isError = answer.isError,
            errorHeaders = std::move(errorHeaders), done = std::move(done)](Result<void> result) {
            // Held on where it could not be sent: the person may try again.
            if (result)
                self->m_waiting.fetch_sub(1, std::memory_order_relaxed);
            self->finish(result, began, isError ? &errorHeaders : nullptr);
            if (done)
                done(std::move(result));
        });
}

void RuleResponder::dropHeld()
{
    m_waiting.fetch_sub(1, std::memory_order_relaxed);
    m_unanswered.fetch_add(1, std::memory_order_relaxed);
}

void RuleResponder::finish(const Result<void> &result, Clock::time_point began, const Headers *errorHeaders)
{
    m_processingNs.fetch_add(std::chrono::nanoseconds(Clock::now() - began).count(), std::memory_order_relaxed);
    (result ? m_answers : m_failed).fetch_add(1, std::memory_order_relaxed);
    if (result && errorHeaders == nullptr)
        return;
    const std::scoped_lock lock(m_mutex);
    if (errorHeaders != nullptr && result) {
        m_errors.fetch_add(1, std::memory_order_relaxed);
        m_lastError = headerValue(*errorHeaders, "Nats-Service-Error-Code") + ':'
            + headerValue(*errorHeaders, "Nats-Service-Error");
    }
    if (!result) {
        m_lastProblem = result.error().message;
        m_lastError = "500:" + result.error().message.toUtf8();
    }
}

ResponderCounts RuleResponder::counts() const
{
    ResponderCounts counts;
    counts.requests = m_requests.load(std::memory_order_relaxed);
    counts.answers = m_answers.load(std::memory_order_relaxed);
    counts.errors = m_errors.load(std::memory_order_relaxed);
    counts.failed = m_failed.load(std::memory_order_relaxed);
    counts.unanswered = m_unanswered.load(std::memory_order_relaxed);
    counts.waiting = static_cast<quint64>(std::max<qint64>(0, m_waiting.load(std::memory_order_relaxed)));
    counts.processingNs = m_processingNs.load(std::memory_order_relaxed);
    counts.lastRequestNs = m_lastRequestNs.load(std::memory_order_relaxed);
    const std::scoped_lock lock(m_mutex);
    counts.lastError = m_lastError;
    counts.lastProblem = m_lastProblem;
    return counts;
}

void RuleResponder::reset()
{
    for (auto *one : { &m_requests, &m_answers, &m_errors, &m_failed, &m_unanswered })
        one->store(0, std::memory_order_relaxed);
    m_processingNs.store(0, std::memory_order_relaxed);
    const std::scoped_lock lock(m_mutex);
    m_lastError.clear();
    m_lastProblem.clear();
}

} // namespace natsight
