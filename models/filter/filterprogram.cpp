// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterprogram.h"

#include "models/core/moment.h"
#include "models/core/subjectpattern.h"
#include "models/payload/textfinder.h"

#include <re2/re2.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <utility>

namespace natsight {

namespace {

using Op = FilterTest::Op;
using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::size_t mostLevels = 256;
constexpr std::size_t keptReaderBytes = std::size_t { 1 } << 20; ///< a reader that grew larger is let go

enum Verdict : unsigned char { No, Yes, Open };

bool isIn(std::string_view bytes, std::string_view part)
{
    return ::memmem(bytes.data(), bytes.size(), part.data(), part.size()) != nullptr;
}

re2::StringPiece pieceOf(std::string_view view)
{
    return { view.data(), view.size() };
}

/// What a condition compares: a text, a number or something without either.
struct Scalar {
    enum class Kind { Text, Number, True, False, Null, Other };
    Kind kind = Kind::Other;
    std::string_view text;
    FilterNumber number = 0;

    static Scalar of(std::string_view text) { return { Kind::Text, text, 0 }; }
    static Scalar of(FilterNumber number) { return { Kind::Number, {}, number }; }
};

/// A text that needs no escapes in JSON: then it stands in the bytes as it is, save for those who escape for fun.
bool isPlainInJson(std::string_view text)
{
    return std::all_of(text.cbegin(), text.cend(),
        [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; });
}

Scalar scalarOf(const element &value)
{
    switch (value.type()) {
    case element_type::STRING:
        return Scalar::of(value.get_string().value_unsafe());
    case element_type::INT64:
        return Scalar::of(static_cast<FilterNumber>(value.get_int64().value_unsafe()));
    case element_type::UINT64:
        return Scalar::of(static_cast<FilterNumber>(value.get_uint64().value_unsafe()));
    case element_type::DOUBLE:
        return Scalar::of(static_cast<FilterNumber>(value.get_double().value_unsafe()));
    case element_type::BOOL:
        return { value.get_bool().value_unsafe() ? Scalar::Kind::True : Scalar::Kind::False, {}, 0 };
    case element_type::NULL_VALUE:
        return { Scalar::Kind::Null, {}, 0 };
    default:
        return {};
    }
}

/// A condition made ready.
struct Test {
    FilterTest::Op op = Op::Contains;
    FilterType type = FilterType::Bytes;
    int field = -1; ///< none: a bare word
    std::string header;
    std::vector<FilterStep> path;
    std::vector<Scalar> values; ///< their texts live in the program's expression
    TextFinder finder;
    std::unique_ptr<RE2> regex;
    bool isPattern = false; ///< of `in`: some value has wildcards
    std::vector<std::string> needed; ///< stand in the bytes of JSON that has no escapes, or nothing is found
    std::vector<int> ofKey; ///< of a bare word: the fields that are the key's
    std::vector<int> others;
    int keyBit = -1; ///< this test depends on the key alone

    [[nodiscard]] bool isEqual(const Scalar &a, const Scalar &b) const
    {
        if (a.kind != b.kind)
            return false;
        if (a.kind == Scalar::Kind::Text)
            return a.text == b.text;
        return a.kind != Scalar::Kind::Number || a.number == b.number;
    }

    /// One value; `NotEqual` as its opposite, see below.
    [[nodiscard]] bool holds(const Scalar &is) const
    {
        switch (op) {
        case Op::Exists:
            return true;
        case Op::Contains:
            return is.kind == Scalar::Kind::Text && finder.isIn(is.text);
        case Op::Matches:
            return is.kind == Scalar::Kind::Text
                && regex->Match(pieceOf(is.text), 0, is.text.size(), RE2::UNANCHORED, nullptr, 0);
        case Op::Pattern:
            return is.kind == Scalar::Kind::Text && subjectPatternMatches(values.front().text, is.text);
        case Op::In:
            return std::any_of(values.cbegin(), values.cend(), [&](const Scalar &value) {
                return isPattern ? subjectPatternMatches(value.text, is.text) : isEqual(is, value);
            });
        case Op::Equal:
        case Op::NotEqual:
            return isEqual(is, values.front());
        default:
            break;
        }
        const Scalar &bound = values.front();
        if (is.kind != bound.kind)
            return false;
        const int order = is.kind == Scalar::Kind::Text ? is.text.compare(bound.text)
            : is.number < bound.number                  ? -1
            : is.number > bound.number                  ? 1
                                                        : 0;
        switch (op) {
        case Op::Less:
            return order < 0;
        case Op::LessOrEqual:
            return order <= 0;
        case Op::More:
            return order > 0;
        default:
            return order >= 0;
        }
    }

    [[nodiscard]] bool holdsOnly(const Scalar &is) const { return op == Op::NotEqual ? !holds(is) : holds(is); }

    /// A header's values are text; with a number beside them they are read as numbers.
    [[nodiscard]] bool holdsForHeader(std::string_view value) const
    {
        const auto isNumber = [](const Scalar &scalar) { return scalar.kind == Scalar::Kind::Number; };
        if (std::any_of(values.cbegin(), values.cend(), isNumber)) {
            if (const auto number = filterNumber(value); number && holds(Scalar::of(*number)))
                return true;
        }
        return holds(Scalar::of(value));
    }
};

/// Whether any value holds; with `!=` whether there is a value and none is equal.
class Any
{
public:
    explicit Any(bool isNegated)
        : m_isNegated(isNegated)
    {
    }
    /// True when no more values are wanted.
    bool add(bool holds)
    {
        m_isThere = true;
        m_holds = m_holds || holds;
        return m_holds;
    }
    [[nodiscard]] bool result() const { return m_isNegated ? m_isThere && !m_holds : m_holds; }

private:
    bool m_isNegated;
    bool m_isThere = false;
    bool m_holds = false;
};

/// Walks to the values of a path. True when it was told to stop.
template<typename Visit>
bool walk(const element &value, const FilterStep *step, const FilterStep *end, const Visit &visit)
{
    if (step == end)
        return visit(value);
    switch (step->kind) {
    case FilterStep::Kind::Member: {
        simdjson::dom::object object;
        element child;
        if (value.get(object) != simdjson::SUCCESS || object.at_key(step->name).get(child) != simdjson::SUCCESS)
            return false;
        return walk(child, step + 1, end, visit);
    }
    case FilterStep::Kind::Element: {
        simdjson::dom::array array;
        element child;
        if (value.get(array) != simdjson::SUCCESS || array.at(step->index).get(child) != simdjson::SUCCESS)
            return false;
        return walk(child, step + 1, end, visit);
    }
    case FilterStep::Kind::EveryElement: {
        simdjson::dom::array array;
        if (value.get(array) != simdjson::SUCCESS)
            return false;
        for (const element child : array) {
            if (walk(child, step + 1, end, visit))
                return true;
        }
        return false;
    }
    case FilterStep::Kind::Anywhere:
        break;
    }
    if (simdjson::dom::object object; value.get(object) == simdjson::SUCCESS) {
        for (const auto [key, child] : object) {
            if (key == step->name && walk(child, step + 1, end, visit))
                return true;
            if (walk(child, step, end, visit))
                return true;
        }
    } else if (simdjson::dom::array array; value.get(array) == simdjson::SUCCESS) {
        for (const element child : array) {
            if (walk(child, step, end, visit))
                return true;
        }
    }
    return false;
}

} // namespace

struct FilterProgram::Private {
    /// The tree with its conditions by number.
    struct Node {
        FilterExpression::Kind kind = FilterExpression::Kind::Test;
        int test = 0;
        std::vector<Node> parts;
    };

    QString text;
    bool passesAll = true;
    FilterExpression expression;
    Node root;
    std::deque<Test> tests;
    int keyBits = 0;

    Node add(const FilterExpression &from, const FilterFields &fields, qint64 nowNs);
    Test prepared(const FilterTest &from, const FilterFields &fields, qint64 nowNs);
};

namespace {

constexpr int mostKeyBits = 15; // two bits each in 32, beside the two of the whole

} // namespace

Test FilterProgram::Private::prepared(const FilterTest &from, const FilterFields &fields, qint64 nowNs)
{
    Test test;
    test.op = from.op;
    test.type = from.type;
    test.header = from.header;
    test.path = from.path;
    bool isOfKey = false;
    if (from.isBareWord()) {
        for (const FilterField &field : fields.fields) {
            if (field.isSearched)
                (field.isOfKey ? test.ofKey : test.others).push_back(field.id);
        }
        isOfKey = !test.ofKey.empty();
    } else if (const FilterField *field = fields.find(from.field)) {
        test.field = field->id;
        isOfKey = field->isOfKey;
    }
    if (isOfKey && keyBits < mostKeyBits)
        test.keyBit = keyBits++;
    for (const FilterValue &value : from.values) {
        Scalar scalar;
        scalar.number = value.number;
        scalar.text = value.text;
        switch (value.kind) {
        case FilterValue::Kind::Text:
        case FilterValue::Kind::Regex:
            scalar.kind = Scalar::Kind::Text;
            break;
        case FilterValue::Kind::Number:
        case FilterValue::Kind::Size:
        case FilterValue::Kind::Duration:
            scalar.kind = Scalar::Kind::Number;
            break;
        case FilterValue::Kind::True:
            scalar.kind = Scalar::Kind::True;
            break;
        case FilterValue::Kind::False:
            scalar.kind = Scalar::Kind::False;
            break;
        case FilterValue::Kind::Null:
            scalar.kind = Scalar::Kind::Null;
            break;
        }
        if (from.type == FilterType::Time) {
            if (scalar.kind == Scalar::Kind::Number)
                scalar.number += static_cast<FilterNumber>(nowNs);
            else
                scalar.number = static_cast<FilterNumber>(
                    momentFromText(QString::fromStdString(value.text), nowNs / 1'000'000).value_or(0));
            scalar.kind = Scalar::Kind::Number;
        }
        test.values.push_back(scalar);
    }
    if (from.op == Op::Contains)
        test.finder = TextFinder(from.values.front().text);
    if (from.op == Op::Matches) {
        RE2::Options options(RE2::Quiet);
        const std::string &flags = from.values.front().flags;
        options.set_case_sensitive(flags.find('i') == std::string::npos);
        options.set_dot_nl(flags.find('s') != std::string::npos);
        const std::string lines = flags.find('m') != std::string::npos ? "(?m)" : "";
        test.regex = std::make_unique<RE2>(lines + from.values.front().text, options);
    }
    if (from.op == Op::In && from.type == FilterType::Subject)
        test.isPattern = std::any_of(from.values.cbegin(), from.values.cend(),
            [](const FilterValue &value) { return value.text.find_first_of("*>") != std::string::npos; });
    // A negation still asks whether the value is there.
    for (const FilterStep &step : from.path) {
        if (!step.name.empty() && isPlainInJson(step.name))
            test.needed.push_back('"' + step.name + '"');
    }
    if (from.type == FilterType::Path && from.op == Op::Equal && from.values.front().kind == FilterValue::Kind::Text
        && isPlainInJson(from.values.front().text))
        test.needed.push_back('"' + from.values.front().text + '"');
    // What is rarest first: values before names, inner names before outer ones.
    std::reverse(test.needed.begin(), test.needed.end());
    return test;
}

FilterProgram::Private::Node FilterProgram::Private::add(
    const FilterExpression &from, const FilterFields &fields, qint64 nowNs)
{
    Node node;
    node.kind = from.kind;
    if (from.kind == FilterExpression::Kind::Test) {
        node.test = static_cast<int>(tests.size());
        tests.push_back(prepared(from.test, fields, nowNs));
    }
    for (const FilterExpression &part : from.parts)
        node.parts.push_back(add(part, fields, nowNs));
    return node;
}

FilterProgram::FilterProgram(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

FilterProgram::~FilterProgram() = default;

tl::expected<std::shared_ptr<const FilterProgram>, FilterError> FilterProgram::compile(
    const QString &text, const FilterFields &fields, qint64 nowNs)
{
    auto made = std::make_unique<Private>();
    made->text = text;
    if (!text.trimmed().isEmpty()) {
        auto expression = parseFilter(text, fields);
        if (!expression)
            return tl::unexpected(expression.error());
        made->passesAll = false;
        made->expression = std::move(*expression);
        made->root = made->add(made->expression, fields, nowNs);
    }
    return std::shared_ptr<const FilterProgram>(new FilterProgram(std::move(made)));
}

const QString &FilterProgram::text() const
{
    return d->text;
}

bool FilterProgram::passesAll() const
{
    return d->passesAll;
}

bool FilterProgram::uses(int field) const
{
    return std::any_of(d->tests.cbegin(), d->tests.cend(), [field](const Test &test) { return test.field == field; });
}

struct FilterEvaluator::Private {
    using Node = FilterProgram::Private::Node;

    explicit Private(std::shared_ptr<const FilterProgram> ready)
        : program(std::move(ready))
        , code(*program->d)
    {
    }

    std::shared_ptr<const FilterProgram> program;
    const FilterProgram::Private &code;
    std::vector<quint32>
        keys; ///< two bits for the whole (0 = not asked yet, else verdict + 1), then two for each key test
    std::unique_ptr<simdjson::dom::parser> reader;

    // Of the record that is looked at:
    const FilterRecord *record = nullptr;
    quint32 known = 0; ///< of its key
    bool hasKey = false;
    bool isRead = false;
    bool isJson = false;
    bool hasEscapes = false;
    bool isScanned = false;
    element root;

    bool read(std::string_view bytes)
    {
        if (isRead)
            return isJson;
        isRead = true;
        isJson = false;
        const auto first = bytes.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos || (bytes[first] != '{' && bytes[first] != '['))
            return false;
        if (!reader || reader->capacity() > std::max(keptReaderBytes, bytes.size() * 4)) {
            reader = std::make_unique<simdjson::dom::parser>();
            if (reader->allocate(4'096, mostLevels) != simdjson::SUCCESS)
                return false;
        }
        isJson = reader->parse(bytes.data(), bytes.size()).get(root) == simdjson::SUCCESS;
        return isJson;
    }

    bool json(const Test &test)
    {
        const std::string_view bytes = record->json();
        // Before anything is parsed: names and values stand in the bytes, unless somebody wrote them with escapes.
        if (!isScanned) {
            isScanned = true;
            hasEscapes = std::memchr(bytes.data(), '\\', bytes.size()) != nullptr;
        }
        if (!hasEscapes && !std::all_of(test.needed.cbegin(), test.needed.cend(), [bytes](const std::string &part) {
                return isIn(bytes, part);
            }))
            return false;
        if (!read(bytes))
            return false;
        Any any(test.op == Op::NotEqual);
        walk(root, test.path.data(), test.path.data() + test.path.size(),
            [&](const element &value) { return any.add(test.holds(scalarOf(value))); });
        return any.result();
    }

    [[nodiscard]] bool header(const Test &test) const
    {
        Any any(test.op == Op::NotEqual);
        std::string_view block = record->headers();
        while (!block.empty()) {
            const auto end = block.find("\r\n");
            const std::string_view line = block.substr(0, end);
            block = end == std::string_view::npos ? std::string_view() : block.substr(end + 2);
            if (line.size() <= test.header.size() || line[test.header.size()] != ':' || !line.starts_with(test.header))
                continue;
            std::string_view value = line.substr(test.header.size() + 1);
            const auto first = value.find_first_not_of(" \t");
            value = first == std::string_view::npos ? std::string_view()
                                                    : value.substr(first, value.find_last_not_of(" \t") - first + 1);
            if (any.add(test.holdsForHeader(value)))
                break;
        }
        return any.result();
    }

    /// Of a test without a key bit, or the part of a bare word that the key does not decide.
    bool rest(const Test &test)
    {
        switch (test.type) {
        case FilterType::Path:
            return json(test);
        case FilterType::Header:
            return header(test);
        case FilterType::Size:
        case FilterType::Number:
        case FilterType::Time:
            return test.holdsOnly(Scalar::of(record->number(test.field)));
        default:
            break;
        }
        if (test.field < 0)
            return std::any_of(test.others.cbegin(), test.others.cend(),
                [&](int field) { return test.finder.isIn(record->text(field)); });
        const std::string_view text = record->text(test.field);
        if (test.op == Op::Exists)
            return !text.empty();
        return test.holdsOnly(Scalar::of(text));
    }

    [[nodiscard]] bool keyPart(const Test &test) const
    {
        return test.field < 0 && std::any_of(test.ofKey.cbegin(), test.ofKey.cend(), [&](int field) {
            return test.finder.isIn(record->text(field));
        });
    }

    /// What the key alone says.
    Verdict ofKey(const Test &test)
    {
        if (test.keyBit < 0)
            return Open;
        if (test.field >= 0)
            return rest(test) ? Yes : No;
        return keyPart(test) ? Yes : test.others.empty() ? No : Open;
    }

    template<typename Ask>
    Verdict evaluate(const Node &node, const Ask &ask)
    {
        switch (node.kind) {
        case FilterExpression::Kind::Test:
            return ask(code.tests[static_cast<std::size_t>(node.test)]);
        case FilterExpression::Kind::Not: {
            const Verdict verdict = evaluate(node.parts.front(), ask);
            return verdict == Open ? Open : verdict == Yes ? No : Yes;
        }
        default:
            break;
        }
        const Verdict final = node.kind == FilterExpression::Kind::And ? No : Yes;
        bool isOpen = false;
        for (const Node &part : node.parts) {
            const Verdict verdict = evaluate(part, ask);
            if (verdict == final)
                return final;
            isOpen = isOpen || verdict == Open;
        }
        return isOpen ? Open : final == No ? Yes : No;
    }

    /// The bits of a key: its verdict, and that of each test.
    quint32 learn()
    {
        quint32 bits = 0;
        for (const Test &test : code.tests) {
            if (test.keyBit >= 0)
                bits |= static_cast<quint32>(ofKey(test)) << (2 + 2 * test.keyBit);
        }
        known = bits;
        const Verdict verdict = evaluate(code.root, [this](const Test &test) {
            return test.keyBit < 0 ? Open : static_cast<Verdict>(known >> (2 + 2 * test.keyBit) & 3U);
        });
        return bits | (static_cast<quint32>(verdict) + 1);
    }

    Verdict ask(const Test &test)
    {
        if (test.keyBit >= 0) {
            const auto verdict = static_cast<Verdict>(known >> (2 + 2 * test.keyBit) & 3U);
            if (verdict != Open)
                return verdict;
            return rest(test) ? Yes : No;
        }
        return keyPart(test) || rest(test) ? Yes : No;
    }
};

FilterEvaluator::FilterEvaluator(std::shared_ptr<const FilterProgram> program)
    : d(std::make_unique<Private>(std::move(program)))
{
}

FilterEvaluator::~FilterEvaluator() = default;
FilterEvaluator::FilterEvaluator(FilterEvaluator &&) noexcept = default;
FilterEvaluator &FilterEvaluator::operator=(FilterEvaluator &&) noexcept = default;

bool FilterEvaluator::matches(const FilterRecord &record, quint32 key)
{
    if (d->code.passesAll)
        return true;
    d->record = &record;
    d->isRead = false;
    d->isScanned = false;
    if (d->code.keyBits > 0) {
        if (key == noKey) {
            d->known = d->learn();
        } else {
            if (key >= d->keys.size())
                d->keys.resize(std::size_t { key } + 1'024, 0);
            quint32 &known = d->keys[key];
            if (known == 0)
                known = d->learn();
            d->known = known;
        }
        const auto verdict = static_cast<Verdict>((d->known & 3U) - 1);
        if (verdict != Open)
            return verdict == Yes;
    }
    return d->evaluate(d->code.root, [this](const Test &test) { return d->ask(test); }) == Yes;
}

} // namespace natsight
