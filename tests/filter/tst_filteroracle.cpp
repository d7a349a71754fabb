// SPDX-License-Identifier: GPL-3.0-or-later
// The display filter against a naive one, on random expressions and messages: the naive one walks its own tree over values that
// were never serialised, and shares no code with the filter.
#include "models/traffic/messagefilter.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <functional>
#include <random>
#include <regex>

using namespace natsight;

namespace {

using Json = nlohmann::ordered_json;

constexpr qint64 now = 1'800'000'000'000'000'000;
constexpr qint64 second = 1'000'000'000;

struct Sample {
    std::string subject;
    quint32 subjectId = 0;
    std::string reply;
    std::vector<std::pair<std::string, std::string>> headers;
    std::optional<Json> document;
    std::string payload; ///< of the document, or something else
    qint64 timeNs = 0;

    [[nodiscard]] std::string headerBlock() const
    {
        std::string block;
        for (const auto &[name, value] : headers)
            block += name + ": " + value + "\r\n";
        return block;
    }
};

std::vector<std::string> tokensOf(const std::string &subject)
{
    std::vector<std::string> tokens(1);
    for (const char c : subject) {
        if (c == '.')
            tokens.emplace_back();
        else
            tokens.back() += c;
    }
    return tokens;
}

bool matchesPattern(const std::string &pattern, const std::string &subject)
{
    const auto wanted = tokensOf(pattern);
    const auto is = tokensOf(subject);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i >= is.size())
            return false;
        if (wanted[i] == ">")
            return true;
        if (wanted[i] != "*" && wanted[i] != is[i])
            return false;
    }
    return wanted.size() == is.size();
}

/// Small letters stand for both, unless a capital among them says otherwise.
bool contains(std::string text, const std::string &part)
{
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (std::none_of(part.cbegin(), part.cend(), isCapital))
        std::transform(text.begin(), text.end(), text.begin(),
            [&](char c) { return isCapital(c) ? static_cast<char>(c + 32) : c; });
    return text.find(part) != std::string::npos;
}

std::optional<double> numberOf(const std::string &text)
{
    static const std::regex form("[+-]?[0-9]+(\\.[0-9]+)?(e[0-9]+)?");
    return std::regex_match(text, form) ? std::optional(std::stod(text)) : std::nullopt;
}

/// An expression of the test's own: what it says, and how it is written.
struct Expression {
    std::string text;
    std::function<bool(const Sample &)> holds;
};

class Maker
{
public:
    explicit Maker(std::uint32_t seed)
        : m_random(seed)
    {
    }

    Sample sample()
    {
        Sample made;
        made.subjectId = number(static_cast<std::uint32_t>(subjects.size()));
        made.subject = subjects[made.subjectId];
        if (chance(3))
            made.reply = chance(2) ? "_INBOX.abc.1" : "answers.here";
        for (std::uint32_t i = number(4); i > 0; --i)
            made.headers.emplace_back(pick(headerNames), pick(headerValues));
        made.timeNs = now - number(600) * second;
        if (chance(5)) {
            made.payload = pick(
                std::vector<std::string> { "", "plain text eu", "{\"broken\": ", "42", "\"eu\"", "\xff\xfe" });
        } else {
            made.document = chance(6) ? Json::array({ document(2), document(1) }) : document(3);
            made.payload = written(*made.document);
        }
        return made;
    }

    Expression expression(int depth)
    {
        if (depth == 0 || chance(4))
            return condition();
        switch (number(4)) {
        case 0: {
            Expression part = expression(depth - 1);
            return { std::string(chance(2) ? "!" : "not ") + "(" + part.text + ")",
                [holds = part.holds](const Sample &sample) { return !holds(sample); } };
        }
        case 1: {
            Expression part = expression(depth - 1);
            return { "(" + space() + part.text + space() + ")", part.holds };
        }
        case 2:
            return joined(depth, { " && ", " and ", " ", "&&" },
                [](const Expression &a, const Expression &b, const Sample &sample) {
                    return a.holds(sample) && b.holds(sample);
                });
        default:
            return joined(
                depth, { " || ", " or ", "||" }, [](const Expression &a, const Expression &b, const Sample &sample) {
                    return a.holds(sample) || b.holds(sample);
                });
        }
    }

private:
    inline static const std::vector<std::string> subjects { "orders.eu.created", "orders.us.created", "orders.eu.paid",
        "orders", "a.b", "telemetry.1.temp", "größe.eu" };
    inline static const std::vector<std::string> patterns { "orders.*.created", "orders.>", "*.b", ">", "orders", "*",
        "orders.eu.*", "a.b", "telemetry.*", "größe.*" };
    inline static const std::vector<std::string> headerNames { "Trace", "N", "Nats-Msg-Id", "Tra" };
    inline static const std::vector<std::string> headerValues { "5f1e", "1", "2", "10", "eu", "1e1", "orders.eu.x" };
    inline static const std::vector<std::string> names { "city", "qty", "id", "items", "a b", "größe", "sku" };
    inline static const std::vector<std::string> words { "eu", "created", "berlin", "A1", "x y", "größe", "5f1e", "\\",
        "\"", "EU", "Berlin", "with created inside a longer text" };

    std::uint32_t number(std::uint32_t below)
    {
        return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(m_random);
    }
    bool chance(std::uint32_t oneOf) { return number(oneOf) == 0; }
    template<typename T>
    const T &pick(const std::vector<T> &from)
    {
        return from[number(static_cast<std::uint32_t>(from.size()))];
    }
    std::string space() { return chance(3) ? "  " : ""; }

    Json scalar()
    {
        switch (number(7)) {
        case 0:
            return nullptr;
        case 1:
            return chance(2);
        case 2:
            return -static_cast<int>(number(5));
        case 3:
            return number(10) * 0.5;
        case 4:
            return std::numeric_limits<std::uint64_t>::max() - number(2);
        default:
            return chance(2) ? pick(words) : pick(patterns);
        }
    }

    Json document(int depth)
    {
        Json made = Json::object();
        for (const std::string &name : names) {
            if (chance(2))
                continue;
            if (depth > 0 && chance(3)) {
                Json list = Json::array();
                for (std::uint32_t i = number(4); i > 0; --i)
                    list.push_back(chance(2) ? document(depth - 1) : scalar());
                made[name] = list;
            } else {
                made[name] = depth > 0 && chance(4) ? document(depth - 1) : scalar();
            }
        }
        return made;
    }

    /// As senders write it: close, with room, or with escapes that nobody needs.
    std::string written(const Json &document)
    {
        const std::string text = document.dump(chance(3) ? 2 : -1, ' ', chance(3));
        if (!chance(4))
            return text;
        std::string escaped;
        for (const char c : text) {
            if (c == 'e' || c == 'A')
                escaped += c == 'e' ? "\\u0065" : "\\u0041";
            else
                escaped += c;
        }
        // Outside of texts an escape is none: true and false and exponents.
        return Json::accept(escaped) ? escaped : text;
    }

    static std::string quoted(const std::string &text)
    {
        std::string made = "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\')
                made += '\\';
            made += c;
        }
        return made + '"';
    }

    template<typename Join>
    Expression joined(int depth, const std::vector<std::string> &joins, const Join &join)
    {
        Expression whole = expression(depth - 1);
        whole.text = "(" + whole.text + ")";
        for (std::uint32_t i = 1 + number(3); i > 0; --i) {
            Expression part = expression(depth - 1);
            whole = { whole.text + pick(joins) + "(" + part.text + ")",
                [whole, part, join](const Sample &sample) { return join(whole, part, sample); } };
        }
        return whole;
    }

    struct Compared {
        std::string text; ///< operator and values
        std::function<bool(const Json &)> holds; ///< of one value
        bool isNegated = false; ///< holds when there is a value and this is true of none
    };

    static bool isEqual(const Json &a, const Json &b)
    {
        if (a.is_number() && b.is_number()) {
            if (a.is_number_unsigned() && b.is_number_unsigned())
                return a.get<std::uint64_t>() == b.get<std::uint64_t>();
            return a.get<long double>() == b.get<long double>();
        }
        return a.type() == b.type() && a == b;
    }

    std::string literal(const Json &value)
    {
        return value.is_string() ? quoted(value.get<std::string>()) : value.dump();
    }

    Compared ordered(const Json &bound)
    {
        static const std::vector<std::string> signs { "<", "<=", ">", ">=" };
        const std::uint32_t which = number(4);
        return { space() + signs[which] + space() + literal(bound), [which, bound](const Json &is) {
                    if (!(is.is_number() && bound.is_number()) && !(is.is_string() && bound.is_string()))
                        return false;
                    int order = 0;
                    if (is.is_string()) {
                        order = is.get<std::string>().compare(bound.get<std::string>());
                    } else {
                        const auto a = is.get<long double>();
                        const auto b = bound.get<long double>();
                        order = a < b ? -1 : a > b ? 1 : 0;
                    }
                    return which == 0 ? order < 0 : which == 1 ? order <= 0 : which == 2 ? order > 0 : order >= 0;
                } };
    }

    Compared textual()
    {
        static const std::vector<std::string> expressions { "^or", "ed$", "o.d", "[0-9]+", "(eu|us)", "^$", "B" };
        switch (number(3)) {
        case 0: {
            const std::string part = pick(words);
            return { " contains " + quoted(part),
                [part](const Json &is) { return is.is_string() && contains(is.get<std::string>(), part); } };
        }
        case 1: {
            const std::string source = pick(expressions);
            const bool isEither = chance(2);
            const std::regex compiled(
                source, isEither ? std::regex::ECMAScript | std::regex::icase : std::regex::ECMAScript);
            return { " matches /" + source + "/" + (isEither ? "i" : ""), [compiled](const Json &is) {
                        return is.is_string() && std::regex_search(is.get<std::string>(), compiled);
                    } };
        }
        default: {
            const std::string pattern = pick(patterns);
            return { " ~ " + quoted(pattern), [pattern](const Json &is) {
                        return is.is_string() && !is.get<std::string>().empty()
                            && matchesPattern(pattern, is.get<std::string>());
                    } };
        }
        }
    }

    Compared equal(const Json &value)
    {
        const bool isNegated = chance(2);
        return { space() + (isNegated ? "!=" : "==") + space() + literal(value),
            [value](const Json &is) { return isEqual(is, value); }, isNegated };
    }

    template<typename Value>
    Compared within(const Value &value)
    {
        std::vector<Json> values;
        std::string text = " in {";
        for (std::uint32_t i = 1 + number(3); i > 0; --i) {
            values.push_back(value());
            text += (values.size() > 1 ? ", " : "") + literal(values.back());
        }
        return { text + "}", [values](const Json &is) {
                    return std::any_of(
                        values.cbegin(), values.cend(), [&is](const Json &one) { return isEqual(is, one); });
                } };
    }

    static bool decide(const Compared &compared, const std::vector<Json> &values)
    {
        const bool holds = std::any_of(values.cbegin(), values.cend(), compared.holds);
        return compared.isNegated ? !values.empty() && !holds : holds;
    }

    Expression condition()
    {
        switch (number(8)) {
        case 0: {
            const std::string word = pick(words);
            return { quoted(word), [word](const Sample &sample) {
                        return contains(sample.subject, word) || contains(sample.payload, word);
                    } };
        }
        case 1:
            return ofSubject();
        case 2: {
            static const std::vector<std::pair<std::string, double>> sizes { { "0", 0 }, { "10", 10 },
                { "0.1KiB", 102.4 }, { "60B", 60 }, { "1MiB", 1024.0 * 1024 } };
            const auto &[written, bytes] = pick(sizes);
            Compared compared = chance(3) ? equal(Json(bytes)) : ordered(Json(bytes));
            compared.text.replace(compared.text.rfind(Json(bytes).dump()), Json(bytes).dump().size(), written);
            return { "size" + compared.text,
                [compared](const Sample &sample) { return decide(compared, { Json(sample.payload.size()) }); } };
        }
        case 3: {
            static const std::vector<std::pair<std::string, qint64>> times { { "-5m", 300 }, { "-1m30s", 90 },
                { "-0.5m", 30 }, { "-1h", 3600 } };
            const auto &[written, ago] = pick(times);
            const bool isAfter = chance(2);
            return { std::string("time") + (isAfter ? " > " : " <= ") + written,
                [ago, isAfter](const Sample &sample) { return (sample.timeNs > now - ago * second) == isAfter; } };
        }
        case 4:
            if (chance(2))
                return { "reply exists", [](const Sample &sample) { return !sample.reply.empty(); } };
            return { "reply ~ \"_INBOX.>\"", [](const Sample &sample) { return sample.reply.starts_with("_INBOX."); } };
        case 5:
            return ofHeader();
        default:
            return ofDocument();
        }
    }

    Expression ofSubject()
    {
        const auto any = [this] { return Json(chance(2) ? pick(subjects) : pick(words)); };
        if (chance(4)) {
            std::vector<std::string> set { pick(patterns), pick(subjects) };
            return { "subject in {" + quoted(set[0]) + "," + quoted(set[1]) + "}", [set](const Sample &sample) {
                        return matchesPattern(set[0], sample.subject) || matchesPattern(set[1], sample.subject);
                    } };
        }
        Compared compared = chance(3) ? textual() : chance(2) ? equal(any()) : ordered(any());
        return { "subject" + compared.text,
            [compared](const Sample &sample) { return decide(compared, { Json(sample.subject) }); } };
    }

    Expression ofHeader()
    {
        const std::string name = pick(headerNames);
        const std::string field = chance(2) ? "header[" + quoted(name) + "]" : "header." + name;
        const auto valuesOf = [name](const Sample &sample) {
            std::vector<std::string> values;
            for (const auto &[key, value] : sample.headers) {
                if (key == name)
                    values.push_back(value);
            }
            return values;
        };
        if (chance(4))
            return { field + " exists", [valuesOf](const Sample &sample) { return !valuesOf(sample).empty(); } };
        const auto any = [this] { return chance(2) ? Json(pick(headerValues)) : Json(number(12)); };
        const Compared compared = chance(3) ? textual()
            : chance(3)                     ? within(any)
            : chance(2)                     ? equal(any())
                                            : ordered(any());
        return { field + compared.text, [compared, valuesOf](const Sample &sample) {
                    const auto values = valuesOf(sample);
                    // A value is a text, and a number where it is written as one.
                    const bool holds = std::any_of(
                        values.cbegin(), values.cend(), [&compared](const std::string &value) {
                            const auto number = numberOf(value);
                            return compared.holds(Json(value)) || (number && compared.holds(Json(*number)));
                        });
                    return compared.isNegated ? !values.empty() && !holds : holds;
                } };
    }

    struct Step {
        enum Kind { Member, Element, Every, Anywhere } kind = Member;
        std::string name;
        std::size_t index = 0;
    };

    static void find(const Json &value, const std::vector<Step> &path, std::size_t at, std::vector<Json> &found)
    {
        if (at == path.size()) {
            found.push_back(value);
            return;
        }
        const Step &step = path[at];
        switch (step.kind) {
        case Step::Member:
            if (value.is_object() && value.contains(step.name))
                find(value.at(step.name), path, at + 1, found);
            break;
        case Step::Element:
            if (value.is_array() && step.index < value.size())
                find(value.at(step.index), path, at + 1, found);
            break;
        case Step::Every:
            if (value.is_array()) {
                for (const Json &one : value)
                    find(one, path, at + 1, found);
            }
            break;
        case Step::Anywhere:
            if (value.is_object() && value.contains(step.name))
                find(value.at(step.name), path, at + 1, found);
            if (value.is_structured()) {
                for (const Json &one : value)
                    find(one, path, at, found);
            }
            break;
        }
    }

    Expression ofDocument()
    {
        std::vector<Step> path;
        std::string field = "json";
        int anywhere = 0;
        for (std::uint32_t i = 1 + number(3); i > 0; --i) {
            Step step;
            switch (number(6)) {
            case 0:
                step.kind = Step::Element;
                step.index = number(3);
                field += "[" + std::to_string(step.index) + "]";
                break;
            case 1:
                step.kind = Step::Every;
                field += "[*]";
                break;
            default: {
                step.name = pick(names);
                const bool isPlain = step.name.find(' ') == std::string::npos && chance(2);
                if (anywhere < 2 && chance(3)) {
                    ++anywhere;
                    step.kind = Step::Anywhere;
                    field += isPlain ? ".." + step.name : "..[" + quoted(step.name) + "]";
                } else {
                    field += isPlain ? "." + step.name : "[" + quoted(step.name) + "]";
                }
            }
            }
            path.push_back(step);
        }
        const auto valuesOf = [path](const Sample &sample) {
            std::vector<Json> values;
            if (sample.document)
                find(*sample.document, path, 0, values);
            return values;
        };
        if (chance(4))
            return { field + " exists", [valuesOf](const Sample &sample) { return !valuesOf(sample).empty(); } };
        const auto any = [this] { return scalar(); };
        const Json bound = scalar();
        const bool hasOrder = bound.is_number() || bound.is_string();
        const Compared compared = chance(3) ? textual()
            : chance(4)                     ? within(any)
            : hasOrder && chance(2)         ? ordered(bound)
                                            : equal(bound);
        return { field + compared.text,
            [compared, valuesOf](const Sample &sample) { return decide(compared, valuesOf(sample)); } };
    }

    std::mt19937 m_random;
};

} // namespace

class TestFilterOracle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decidesAlike_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void decidesAlike()
    {
        QFETCH(quint32, seed);
        Maker maker(seed);
        std::vector<Sample> samples;
        for (int i = 0; i < 150; ++i)
            samples.push_back(maker.sample());
        int hits = 0;
        int all = 0;
        for (int i = 0; i < 250; ++i) {
            const Expression expression = maker.expression(3);
            const auto text = QString::fromStdString(expression.text);
            const auto program = FilterProgram::compile(text, messageFields(), now);
            QVERIFY2(program, qPrintable(QString(text + u'\n' + (program ? QString() : program.error().text))));
            // What it prints means the same.
            const auto printed = parseFilter(text, messageFields())->print();
            const auto again = FilterProgram::compile(printed, messageFields(), now);
            QVERIFY2(again, qPrintable(printed));
            MessageFilter filter;
            filter.program = *program;
            MessageMatcher matcher(filter);
            filter.program = *again;
            MessageMatcher printedMatcher(filter);
            for (const Sample &sample : samples) {
                const std::string headers = sample.headerBlock();
                CapturedMessage message;
                message.timeNs = sample.timeNs;
                message.subject = sample.subject;
                message.reply = sample.reply;
                message.headers = headers;
                message.payload = sample.payload;
                const bool isIn = expression.holds(sample);
                const bool isFound = matcher.matches(message);
                message.subjectId = sample.subjectId; // now with what was learnt of its subject
                const bool isFoundByKey = matcher.matches(message);
                const bool isFoundPrinted = printedMatcher.matches(message);
                const std::string shown = expression.text + "\n" + sample.subject + "\n" + headers + sample.payload;
                QVERIFY2(isFound == isIn && isFoundByKey == isIn && isFoundPrinted == isIn, shown.c_str());
                hits += isIn ? 1 : 0;
                ++all;
            }
        }
        // Neither side is trivial.
        QVERIFY2(hits > all / 10 && hits < all * 9 / 10, qPrintable(QString::number(hits)));
    }
};

QTEST_APPLESS_MAIN(TestFilterOracle)
#include "tst_filteroracle.moc"
