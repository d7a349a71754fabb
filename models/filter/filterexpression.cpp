// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterexpression.h"

#include "models/core/moment.h"
#include "models/core/subjectpattern.h"
#include "models/core/text.h"

#include <re2/re2.h>

#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace natsight {

namespace {

using Op = FilterTest::Op;
using Kind = FilterValue::Kind;

constexpr int mostLevels = 64;
constexpr std::size_t mostValues = 1'000;
constexpr int mostAnywhere = 2; // so that the walk through a deep document stays short

constexpr std::array<std::pair<Op, const char *>, 11> operators { { { Op::Equal, "==" }, { Op::NotEqual, "!=" },
    { Op::LessOrEqual, "<=" }, { Op::MoreOrEqual, ">=" }, { Op::Less, "<" }, { Op::More, ">" }, { Op::Pattern, "~" },
    { Op::Contains, "contains" }, { Op::Matches, "matches" }, { Op::In, "in" }, { Op::Exists, "exists" } } };

bool isNamePart(QChar c)
{
    return isFilterWordChar(c) && c != u'.';
}

/// Whether a name can stand in a path without quotes.
bool isPlainName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), isNamePart);
}

bool isTextual(FilterType type)
{
    return type == FilterType::Subject || type == FilterType::Text || type == FilterType::Header
        || type == FilterType::Path || type == FilterType::Bytes;
}

struct Problem {
    FilterError error;
};

/// Recursive descent over the text itself. Leaves by an exception of its own, caught in parseFilter().
class Parser
{
public:
    Parser(const QString &text, const FilterFields &fields)
        : m_text(text)
        , m_fields(fields)
    {
    }

    FilterExpression whole()
    {
        FilterExpression expression = either();
        if (!atEnd()) {
            if (here() == u')')
                fail(m_at, 1, Text::tr("This parenthesis closes nothing. Remove it, or open one before."));
            fail(m_at, 1, unexpected());
        }
        return expression;
    }

private:
    [[noreturn]] static void fail(qsizetype begin, qsizetype length, QString text)
    {
        throw Problem { { begin, length, std::move(text) } };
    }

    [[nodiscard]] QChar here() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }
    [[nodiscard]] QChar next() const { return m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar(); }

    bool atEnd()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        return m_at >= m_text.size();
    }

    [[nodiscard]] QString unexpected() const
    {
        return Text::tr("“%1” can't stand here. Join conditions with && or ||, and put text with such characters in "
                        "quotes.")
            .arg(here());
    }

    [[nodiscard]] QString word(qsizetype at) const
    {
        qsizetype end = at;
        while (end < m_text.size() && isFilterWordChar(m_text[end]))
            ++end;
        return m_text.mid(at, end - at);
    }

    bool take(const char *symbol, const char *name)
    {
        if (atEnd())
            return false;
        const auto symbolText = QLatin1String(symbol);
        if (QStringView(m_text).mid(m_at).startsWith(symbolText)) {
            m_at += symbolText.size();
            return true;
        }
        if (here() == symbolText[0])
            fail(m_at, 1, Text::tr("Write %1 to join conditions.").arg(symbolText));
        if (word(m_at) == QLatin1String(name)) {
            m_at += QLatin1String(name).size();
            return true;
        }
        return false;
    }

    FilterExpression either()
    {
        std::vector<FilterExpression> parts;
        parts.push_back(both());
        while (take("||", "or"))
            parts.push_back(both());
        return joined(FilterExpression::Kind::Or, std::move(parts));
    }

    FilterExpression both()
    {
        std::vector<FilterExpression> parts;
        parts.push_back(one());
        for (;;) {
            if (take("&&", "and")) {
                parts.push_back(one());
                continue;
            }
            // Conditions beside each other hold both, as words in a search do.
            if (atEnd() || here() == u')' || here() == u'|' || word(m_at) == QLatin1String("or"))
                break;
            parts.push_back(one());
        }
        return joined(FilterExpression::Kind::And, std::move(parts));
    }

    static FilterExpression joined(FilterExpression::Kind kind, std::vector<FilterExpression> parts)
    {
        if (parts.size() == 1)
            return std::move(parts.front());
        FilterExpression expression;
        expression.kind = kind;
        for (FilterExpression &part : parts) {
            if (part.kind == kind)
                std::move(part.parts.begin(), part.parts.end(), std::back_inserter(expression.parts));
            else
                expression.parts.push_back(std::move(part));
        }
        return expression;
    }

    void descend()
    {
        if (++m_levels > mostLevels)
            fail(m_at, 1, Text::tr("Too many parentheses in each other: at most %1.").arg(mostLevels));
    }

    FilterExpression one()
    {
        if (atEnd())
            fail(m_text.size(), 0, Text::tr("A condition is missing at the end."));
        const bool isNot = word(m_at) == QLatin1String("not");
        if (isNot || (here() == u'!' && next() != u'=')) {
            m_at += isNot ? 3 : 1;
            descend();
            FilterExpression expression;
            expression.kind = FilterExpression::Kind::Not;
            expression.parts.push_back(one());
            --m_levels;
            return expression;
        }
        if (here() == u'(') {
            const qsizetype open = m_at++;
            descend();
            FilterExpression expression = either();
            --m_levels;
            if (atEnd())
                fail(open, 1, Text::tr("This parenthesis is never closed. Add a )."));
            if (here() != u')')
                fail(m_at, 1, unexpected());
            ++m_at;
            return expression;
        }
        FilterExpression expression;
        expression.test = condition();
        return expression;
    }

    FilterTest condition()
    {
        FilterTest test;
        const qsizetype begin = m_at;
        if (here() == u'"') {
            test.values.push_back(quoted());
            const qsizetype end = m_at;
            if (findOperator())
                fail(begin, end - begin,
                    Text::tr("A comparison begins with a field, as in subject == \"orders.eu\". Fields are: %1.")
                        .arg(fieldNames()));
            m_at = end;
            return test;
        }
        const QString name = word(m_at);
        if (name.isEmpty()) {
            if (here() == u'=' && next() != u'=')
                fail(m_at, 1, Text::tr("Write == to compare."));
            if (here() == u'=' || here() == u'<' || here() == u'>' || here() == u'~' || here() == u'!')
                fail(m_at, 1, Text::tr("A field is missing before the operator. Fields are: %1.").arg(fieldNames()));
            if (here() == u'&' || here() == u'|')
                fail(m_at, 1, Text::tr("A condition is missing before this."));
            fail(m_at, 1, unexpected());
        }
        if (name == QLatin1String("and") || name == QLatin1String("or"))
            fail(m_at, name.size(),
                Text::tr("A condition is missing before this. To search for the word, put it in quotes."));
        const QChar after = m_at + name.size() < m_text.size() ? m_text[m_at + name.size()] : QChar();
        const auto isPath = [&name, after](QLatin1String field) {
            return name == field || name.startsWith(QString(field + QLatin1Char('.')));
        };
        if (m_fields.hasJson && isPath(QLatin1String("json"))) {
            test.type = FilterType::Path;
            test.field = "json";
            m_at += 4;
            test.path = path();
        } else if (m_fields.hasHeaders && isPath(QLatin1String("header"))) {
            test.type = FilterType::Header;
            test.field = "header";
            m_at += 6;
            test.header = headerName(begin);
        } else if (const FilterField *field = m_fields.find(name.toUtf8())) {
            test.type = field->type;
            test.field = field->name;
            m_at += name.size();
            if (after == u'[')
                fail(m_at, 1, Text::tr("%1 has no parts. Remove the brackets.").arg(name));
        } else {
            m_at += name.size();
            const qsizetype end = m_at;
            if (after == u'[')
                fail(begin, name.size() + 1,
                    Text::tr("There is no field %1 with parts. Write header[\"Name\"] or json.name[0], or put the text "
                             "in quotes.")
                        .arg(name));
            if (findOperator())
                fail(begin, name.size(),
                    Text::tr("There is no field %1. Fields are: %2. To search for the word, put it in quotes.")
                        .arg(name, fieldNames()));
            m_at = end;
            test.values.push_back({ Kind::Text, name.toStdString(), {}, 0 });
            return test;
        }
        const qsizetype end = m_at;
        const auto op = findOperator();
        if (!op) {
            if (here() == u'=')
                fail(m_at, 1, Text::tr("Write == to compare."));
            fail(begin, end - begin,
                Text::tr("After a field comes an operator, as in %1. To search for the word, put it in quotes.")
                    .arg(example(test)));
        }
        test.op = op->first;
        checkOperator(test, op->second, m_at - op->second);
        if (test.op == Op::Exists)
            return test;
        if (test.op == Op::In) {
            set(test);
            return test;
        }
        const auto [value, place] = literal(test.op == Op::Matches);
        checkValue(test, value, place, m_at - place);
        test.values.push_back(value);
        return test;
    }

    /// Takes an operator; with the place where it begins.
    std::optional<std::pair<Op, qsizetype>> findOperator()
    {
        if (atEnd())
            return {};
        const QString name = word(m_at);
        for (const auto &[op, spelled] : operators) {
            const auto text = QLatin1String(spelled);
            const bool isWord = spelled[0] >= 'a' && spelled[0] <= 'z';
            if (isWord ? name == text : QStringView(m_text).mid(m_at).startsWith(text)) {
                const qsizetype begin = m_at;
                m_at += text.size();
                return std::pair(op, begin);
            }
        }
        return {};
    }

    std::vector<FilterStep> path()
    {
        std::vector<FilterStep> steps;
        int anywhere = 0;
        for (;;) {
            FilterStep step;
            if (here() == u'.') {
                const qsizetype begin = m_at++;
                if (here() == u'.') {
                    ++m_at;
                    step.kind = FilterStep::Kind::Anywhere;
                    if (++anywhere > mostAnywhere)
                        fail(begin, 2, Text::tr("At most %1 times “..” in a path.").arg(mostAnywhere));
                }
                const qsizetype at = m_at;
                while (m_at < m_text.size() && isNamePart(m_text[m_at]))
                    ++m_at;
                if (m_at == at && here() == u'[' && next() == u'"') {
                    step.name = bracketName();
                } else if (m_at == at) {
                    fail(begin, m_at - begin, Text::tr("A name is missing after the dot, as in json.order.id."));
                } else {
                    step.name = m_text.mid(at, m_at - at).toStdString();
                }
            } else if (here() == u'[' && next() == u'"') {
                step.name = bracketName();
            } else if (here() == u'[') {
                const qsizetype begin = m_at++;
                const qsizetype close = m_text.indexOf(u']', m_at);
                const QString inside = close < 0 ? QString() : m_text.mid(m_at, close - m_at).trimmed();
                bool isNumber = false;
                step.kind = FilterStep::Kind::Element;
                if (inside == QLatin1String("*"))
                    step.kind = FilterStep::Kind::EveryElement;
                else if (step.index = inside.toUInt(&isNumber); !isNumber || inside.startsWith(u'+'))
                    fail(begin, close < 0 ? 1 : close - begin + 1,
                        Text::tr("Between brackets stands a number from 0, * for every element, or a name in quotes."));
                m_at = close + 1;
            } else {
                return steps;
            }
            steps.push_back(std::move(step));
        }
    }

    std::string bracketName()
    {
        const qsizetype begin = m_at++;
        const FilterValue name = quoted();
        if (atEnd() || here() != u']')
            fail(begin, 1, Text::tr("This bracket is never closed. Add a ]."));
        ++m_at;
        return name.text;
    }

    std::string headerName(qsizetype begin)
    {
        if (here() == u'.') {
            const QString name = word(m_at + 1);
            if (!name.isEmpty()) {
                m_at += 1 + name.size();
                return name.toStdString();
            }
        } else if (here() == u'[' && next() == u'"') {
            std::string name = bracketName();
            if (!name.empty())
                return name;
        }
        fail(begin, std::max<qsizetype>(m_at - begin, 6),
            Text::tr("Say which header, as in header[\"Nats-Msg-Id\"]. To search for the word, put it in quotes."));
    }

    FilterValue quoted()
    {
        const qsizetype begin = m_at++;
        FilterValue value;
        while (m_at < m_text.size() && m_text[m_at] != u'"') {
            const QChar c = m_text[m_at++];
            if (c != u'\\') {
                qsizetype length = 1;
                if (c.isHighSurrogate() && here().isLowSurrogate())
                    length = 2, ++m_at;
                value.text += m_text.mid(m_at - length, length).toStdString();
                continue;
            }
            const QChar escaped = here();
            ++m_at;
            switch (escaped.unicode()) {
            case u'"':
            case u'\\':
            case u'/':
                value.text += static_cast<char>(escaped.unicode());
                break;
            case u'n':
                value.text += '\n';
                break;
            case u'r':
                value.text += '\r';
                break;
            case u't':
                value.text += '\t';
                break;
            case u'x': {
                bool isHex = false;
                const QString digits = m_text.mid(m_at, 2);
                const auto byte = digits.size() == 2 && digits[0].isLetterOrNumber() ? digits.toUInt(&isHex, 16) : 0;
                if (!isHex)
                    fail(m_at - 2, 2, Text::tr("After \\x come two hexadecimal digits, as in \\x0a."));
                value.text += static_cast<char>(byte);
                m_at += 2;
                break;
            }
            default:
                fail(m_at - 2, std::min<qsizetype>(2, m_text.size() - m_at + 2),
                    Text::tr("After a backslash comes one of \\ \" n r t x. For a backslash write \\\\."));
            }
        }
        if (m_at >= m_text.size())
            fail(begin, m_text.size() - begin, Text::tr("The quotes are never closed. Add a \"."));
        ++m_at;
        return value;
    }

    FilterValue regex()
    {
        const qsizetype begin = m_at++;
        FilterValue value;
        value.kind = Kind::Regex;
        QString pattern;
        while (m_at < m_text.size() && m_text[m_at] != u'/') {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size()) {
                if (m_text[m_at + 1] != u'/')
                    pattern += m_text[m_at];
                ++m_at;
            }
            pattern += m_text[m_at++];
        }
        if (m_at >= m_text.size())
            fail(begin, m_text.size() - begin, Text::tr("The regular expression is never closed. Add a /."));
        ++m_at;
        value.text = pattern.toStdString();
        const qsizetype flags = m_at;
        while (m_at < m_text.size() && isFilterWordChar(m_text[m_at])) {
            const QChar flag = m_text[m_at];
            if (flag != u'i' && flag != u'm' && flag != u's')
                fail(m_at, 1,
                    Text::tr("After the regular expression may stand i (either case), m (lines) or s (dot is any)."));
            ++m_at;
        }
        value.flags = m_text.mid(flags, m_at - flags).toStdString();
        std::sort(value.flags.begin(), value.flags.end());
        value.flags.erase(std::unique(value.flags.begin(), value.flags.end()), value.flags.end());
        return value;
    }

    std::pair<FilterValue, qsizetype> literal(bool isRegex)
    {
        if (atEnd())
            fail(m_text.size(), 0, Text::tr("A value is missing at the end."));
        const qsizetype begin = m_at;
        if (isRegex && here() == u'/')
            return { regex(), begin };
        if (here() == u'"') {
            FilterValue value = quoted();
            if (isRegex) {
                value.kind = Kind::Regex;
                // As between slashes.
                for (std::size_t i = 0; i + 1 < value.text.size(); ++i) {
                    if (value.text[i] == '\\' && value.text[i + 1] == '/')
                        value.text.erase(i, 1);
                    else if (value.text[i] == '\\')
                        ++i;
                }
            }
            return { value, begin };
        }
        const QString spelled = word(m_at);
        if (spelled.isEmpty())
            fail(m_at, 1, Text::tr("A value is missing here: a text in quotes, or a number."));
        m_at += spelled.size();
        FilterValue value;
        value.text = spelled.toStdString();
        if (spelled == QLatin1String("true"))
            value.kind = Kind::True;
        else if (spelled == QLatin1String("false"))
            value.kind = Kind::False;
        else if (spelled == QLatin1String("null"))
            value.kind = Kind::Null;
        else if (auto quantity = filterQuantity(spelled))
            value = std::move(*quantity);
        else if (spelled[0].isDigit() || (spelled[0] == u'-' && spelled.size() > 1 && spelled[1].isDigit()))
            fail(begin, spelled.size(),
                Text::tr("%1 is no number. Sizes are written 10KiB, times ago -5m or -1h30m; text stands in quotes.")
                    .arg(spelled));
        else
            fail(begin, spelled.size(), Text::tr("Put text in quotes: \"%1\".").arg(spelled));
        return { value, begin };
    }

    void set(FilterTest &test)
    {
        if (atEnd() || here() != u'{')
            fail(std::min(m_at, m_text.size()), m_at < m_text.size() ? 1 : 0,
                Text::tr("After in come values in braces, as in {\"a\", \"b\"}."));
        const qsizetype open = m_at++;
        for (;;) {
            const auto [value, place] = literal(false);
            checkValue(test, value, place, m_at - place);
            test.values.push_back(value);
            if (test.values.size() > mostValues)
                fail(place, m_at - place, Text::tr("At most %1 values in a set.").arg(mostValues));
            if (atEnd())
                fail(open, 1, Text::tr("This brace is never closed. Add a }."));
            if (here() == u'}')
                break;
            if (here() != u',')
                fail(m_at, 1, Text::tr("Between the values of a set stand commas."));
            ++m_at;
        }
        ++m_at;
    }

    [[nodiscard]] QString fieldNames() const
    {
        QStringList names;
        for (const FilterField &field : m_fields.fields)
            names << QString::fromLatin1(field.name);
        if (m_fields.hasHeaders)
            names << QStringLiteral("header");
        if (m_fields.hasJson)
            names << QStringLiteral("json");
        return names.join(QLatin1String(", "));
    }

    [[nodiscard]] static QString nameOf(const FilterTest &test) { return QString::fromLatin1(test.field); }

    [[nodiscard]] static QString example(const FilterTest &test)
    {
        return filterExamples(test.type, nameOf(test)).constFirst();
    }

    void checkOperator(const FilterTest &test, qsizetype place, qsizetype length) const
    {
        const FilterField *field = m_fields.find(test.field);
        const std::vector<Op> good = filterOperators(test.type, !field || field->isOptional);
        const bool isGood = std::find(good.cbegin(), good.cend(), test.op) != good.cend();
        if (isGood)
            return;
        if (test.op == Op::Exists)
            fail(place, length, Text::tr("%1 is always there. Compare it, as in %2.").arg(nameOf(test), example(test)));
        fail(place, length,
            Text::tr("%1 does not go with %2. Write for instance %3.")
                .arg(filterOperator(test.op), nameOf(test), example(test)));
    }

    void checkValue(const FilterTest &test, const FilterValue &value, qsizetype place, qsizetype length) const
    {
        const auto wrong = [&](const QString &what) { fail(place, length, what); };
        const bool isNumber = value.kind == Kind::Number || value.kind == Kind::Size || value.kind == Kind::Duration;
        switch (test.op) {
        case Op::Matches: {
            if (value.kind != Kind::Regex)
                wrong(Text::tr("After matches comes a regular expression: /created|paid/i."));
            RE2::Options options(RE2::Quiet);
            options.set_max_mem(1 << 20);
            const RE2 compiled(value.text, options);
            if (!compiled.ok())
                wrong(Text::tr("This regular expression can't be read: %1.")
                          .arg(QString::fromStdString(compiled.error())));
            return;
        }
        case Op::Contains:
            if (value.kind != Kind::Text)
                wrong(Text::tr("Put text in quotes: \"%1\".").arg(QString::fromStdString(value.text)));
            return;
        case Op::Pattern:
            if (value.kind != Kind::Text)
                wrong(
                    Text::tr("After ~ comes a subject in quotes, * for one token and > for the rest: \"orders.*.>\"."));
            else if (!isSubjectPattern(value.text))
                wrong(Text::tr("This is no pattern: no token may be empty, and > stands at the end only."));
            return;
        default:
            break;
        }
        switch (test.type) {
        case FilterType::Subject:
            if (test.op == Op::In && value.kind == Kind::Text && !isSubjectPattern(value.text))
                wrong(Text::tr("This is no subject or pattern: no token may be empty, and > stands at the end only."));
            [[fallthrough]];
        case FilterType::Text:
        case FilterType::Bytes:
            if (value.kind != Kind::Text)
                wrong(Text::tr("%1 is text. Put the value in quotes: \"%2\".")
                          .arg(nameOf(test), QString::fromStdString(value.text)));
            return;
        case FilterType::Header:
            if (value.kind != Kind::Text && value.kind != Kind::Number)
                wrong(Text::tr("A header is compared with a text in quotes or a number."));
            return;
        case FilterType::Size:
            if (value.kind != Kind::Number && value.kind != Kind::Size)
                wrong(Text::tr("%1 is compared with a size: 100, 10KiB, 1.5MiB.").arg(nameOf(test)));
            return;
        case FilterType::Number:
            if (value.kind != Kind::Number)
                wrong(Text::tr("%1 is compared with a number.").arg(nameOf(test)));
            return;
        case FilterType::Time:
            if (value.kind == Kind::Duration && value.number > 0)
                wrong(Text::tr("For a time ago write -%1.").arg(QString::fromStdString(value.text)));
            else if (value.kind == Kind::Text
                && !momentFromText(QString::fromStdString(value.text), QDateTime::currentMSecsSinceEpoch()))
                wrong(Text::tr("This is no time. Write \"14:03\", \"2026-03-01T14:03:20\" or -5m."));
            else if (value.kind != Kind::Duration && value.kind != Kind::Text)
                wrong(Text::tr("A time is written -5m (ago), \"14:03\" or \"2026-03-01T14:03:20\"."));
            return;
        case FilterType::Path: {
            const bool isOrder = test.op != Op::Equal && test.op != Op::NotEqual && test.op != Op::In;
            if (isOrder && !isNumber && value.kind != Kind::Text)
                wrong(Text::tr("%1 has no order. Compare it with == or !=.").arg(QString::fromStdString(value.text)));
            return;
        }
        }
    }

    const QString &m_text;
    const FilterFields &m_fields;
    qsizetype m_at = 0;
    int m_levels = 0;
};

QString printed(const FilterTest &test)
{
    if (test.isBareWord())
        return quotedForFilter(test.values.front().text);
    QString text;
    if (test.type == FilterType::Path)
        text = filterPath(test.path);
    else if (test.type == FilterType::Header)
        text = QLatin1String("header[") + quotedForFilter(test.header) + QLatin1Char(']');
    else
        text = QString::fromLatin1(test.field);
    text += QLatin1Char(' ') + filterOperator(test.op);
    if (test.op == Op::Exists)
        return text;
    if (test.op != Op::In)
        return QString(text + QLatin1Char(' ') + test.values.front().print());
    QStringList values;
    for (const FilterValue &value : test.values)
        values << value.print();
    return QString(text + QLatin1String(" {") + values.join(QLatin1String(", ")) + QLatin1Char('}'));
}

} // namespace

QString filterOperator(FilterTest::Op op)
{
    for (const auto &[known, spelled] : operators) {
        if (known == op)
            return QLatin1String(spelled);
    }
    return {};
}

std::optional<FilterTest::Op> filterOperatorOf(QStringView spelled)
{
    for (const auto &[known, text] : operators) {
        if (spelled == QLatin1String(text))
            return known;
    }
    return {};
}

QString filterOperatorMeaning(FilterTest::Op op)
{
    switch (op) {
    case Op::Equal:
        return Text::tr("is equal");
    case Op::NotEqual:
        return Text::tr("is there, and none is equal");
    case Op::Less:
        return Text::tr("is less, or earlier");
    case Op::LessOrEqual:
        return Text::tr("is at most");
    case Op::More:
        return Text::tr("is more, or later");
    case Op::MoreOrEqual:
        return Text::tr("is at least");
    case Op::Contains:
        return Text::tr("has this text in it; capital letters make it exact");
    case Op::Matches:
        return Text::tr("a regular expression fits; i either case, m lines, s dot is any");
    case Op::Pattern:
        return Text::tr("fits a subject with * for one token and > for the rest");
    case Op::In:
        return Text::tr("is one of these; of subjects also patterns");
    case Op::Exists:
        return Text::tr("is there");
    }
    return {};
}

std::vector<FilterTest::Op> filterOperators(FilterType type, bool isOptional)
{
    std::vector<Op> ops;
    switch (type) {
    case FilterType::Subject:
        ops = { Op::Pattern, Op::Equal, Op::NotEqual, Op::In, Op::Contains, Op::Matches };
        break;
    case FilterType::Text:
    case FilterType::Header:
    case FilterType::Path:
        ops = { Op::Equal, Op::NotEqual, Op::Contains, Op::In, Op::Matches, Op::Pattern };
        break;
    case FilterType::Bytes:
        ops = { Op::Contains, Op::Matches, Op::Equal, Op::NotEqual, Op::In };
        break;
    case FilterType::Size:
    case FilterType::Number:
        ops = { Op::More, Op::MoreOrEqual, Op::Less, Op::LessOrEqual, Op::Equal, Op::NotEqual, Op::In };
        break;
    case FilterType::Time:
        ops = { Op::More, Op::MoreOrEqual, Op::Less, Op::LessOrEqual, Op::Equal, Op::NotEqual };
        break;
    }
    if (isTextual(type) && type != FilterType::Bytes) {
        const auto orders = { Op::More, Op::MoreOrEqual, Op::Less, Op::LessOrEqual };
        ops.insert(type == FilterType::Path ? ops.begin() + 2 : ops.end(), orders);
    }
    if (isOptional)
        ops.push_back(Op::Exists);
    return ops;
}

QStringList filterExamples(FilterType type, const QString &name)
{
    const auto with = [&name](const char *rest) { return QString(name + QLatin1Char(' ') + QLatin1String(rest)); };
    switch (type) {
    case FilterType::Subject:
        return { with("~ \"orders.*.created\""), with("in {\"a.b\", \"c.>\"}") };
    case FilterType::Text:
        return { with("== \"text\""), with("contains \"text\"") };
    case FilterType::Bytes:
        return { with("contains \"text\""), with("matches /created|paid/i") };
    case FilterType::Size:
        return { with("> 10KiB") };
    case FilterType::Number:
        return { with("> 10") };
    case FilterType::Time:
        return { with("> -5m"), with("<= \"14:03\"") };
    case FilterType::Header:
        return { QStringLiteral("header[\"Nats-Msg-Id\"] == \"42\""), QStringLiteral("header[\"Trace\"] exists") };
    case FilterType::Path:
        return { QStringLiteral("json.total >= 100"), QStringLiteral("json.items[*].qty > 3"),
            QStringLiteral("json..sku == \"A1\"") };
    }
    return { name };
}

QString filterPath(const std::vector<FilterStep> &path)
{
    QString text = QStringLiteral("json");
    for (const FilterStep &step : path) {
        switch (step.kind) {
        case FilterStep::Kind::Element:
            text += QStringLiteral("[%1]").arg(step.index);
            continue;
        case FilterStep::Kind::EveryElement:
            text += QLatin1String("[*]");
            continue;
        case FilterStep::Kind::Anywhere:
            text += QLatin1String("..");
            break;
        case FilterStep::Kind::Member:
            break;
        }
        const QString name = QString::fromStdString(step.name);
        if (isPlainName(name) && name.toStdString() == step.name)
            text += step.kind == FilterStep::Kind::Member ? QString(QLatin1Char('.') + name) : name;
        else
            text += QLatin1Char('[') + quotedForFilter(step.name) + QLatin1Char(']');
    }
    return text;
}

FilterExpression FilterExpression::negated() const
{
    if (kind == Kind::Not)
        return parts.front();
    FilterExpression expression;
    expression.kind = Kind::Not;
    expression.parts.push_back(*this);
    return expression;
}

QString filterWith(const QString &typed, const FilterExpression &condition, const FilterFields &fields)
{
    const auto former = parseFilter(typed, fields);
    if (!former)
        return condition.print();
    const bool isAnd = former->kind == FilterExpression::Kind::And;
    if (*former == condition
        || (isAnd && std::find(former->parts.cbegin(), former->parts.cend(), condition) != former->parts.cend()))
        return typed;
    const auto part = [](const FilterExpression &expression, const QString &spelled) {
        const bool isOr = expression.kind == FilterExpression::Kind::Or;
        return isOr ? QString(QLatin1Char('(') + spelled + QLatin1Char(')')) : spelled;
    };
    return QString(part(*former, typed.trimmed()) + QLatin1String(" && ") + part(condition, condition.print()));
}

QString FilterExpression::print() const
{
    if (kind == Kind::Test)
        return printed(test);
    if (kind == Kind::Not) {
        const FilterExpression &part = parts.front();
        const bool needsNone = part.kind == Kind::Not || (part.kind == Kind::Test && part.test.isBareWord());
        return needsNone ? QString(QLatin1Char('!') + part.print())
                         : QString(QLatin1String("!(") + part.print() + QLatin1Char(')'));
    }
    QStringList texts;
    for (const FilterExpression &part : parts)
        texts << (part.kind == Kind::Or ? QString(QLatin1Char('(') + part.print() + QLatin1Char(')')) : part.print());
    return texts.join(kind == Kind::And ? QLatin1String(" && ") : QLatin1String(" || "));
}

tl::expected<FilterExpression, FilterError> parseFilter(const QString &text, const FilterFields &fields)
{
    if (text.size() > maxFilterLength)
        return tl::unexpected(FilterError { maxFilterLength, text.size() - maxFilterLength,
            Text::tr("A filter has at most %1 characters.").arg(maxFilterLength) });
    try {
        return Parser(text, fields).whole();
    } catch (const Problem &problem) {
        return tl::unexpected(problem.error);
    }
}

} // namespace natsight
