// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/jsonplace.h"

#include "models/filter/filterprogram.h"

#include <algorithm>

namespace natsight {

namespace {

constexpr std::size_t mostLevels = 256; // as of the evaluator

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
}

/// The character that somebody means who points at one.
qsizetype meant(QStringView text, qsizetype offset)
{
    qsizetype at = std::clamp<qsizetype>(offset, 0, text.size() - 1);
    const auto isBetween = [](QChar c) { return c == u' ' || c == u'\t' || c == u',' || c == u':'; };
    if (text[at] == u'\n' && at > 0 && text[at - 1] != u'\n')
        --at;
    const qsizetype from = at;
    while (at > 0 && isBetween(text[at]))
        --at;
    if (text[at] != u'\n' && !isBetween(text[at]))
        return at;
    for (at = from; at + 1 < text.size() && isBetween(text[at]);)
        ++at;
    return at;
}

/// Reads JSON up to a place.
class Reader
{
public:
    Reader(QStringView text, qsizetype place)
        : m_text(text)
        , m_place(place)
    {
    }

    std::optional<JsonPlace> read()
    {
        while (skipBlank()) {
            const QChar c = m_text[m_at];
            const bool isHere = m_place == m_at;
            if (c == u'{' || c == u'[') {
                if (isHere || m_isWanted)
                    return JsonPlace { path(), {} };
                if (m_levels.size() >= mostLevels)
                    return {};
                m_levels.push_back({ c == u'{', 0, {} });
                m_isMember = false;
                ++m_at;
            } else if (c == u'}' || c == u']') {
                if (m_levels.empty())
                    return {};
                m_levels.pop_back();
                if (isHere)
                    return JsonPlace { path(), {} };
                ++m_at;
            } else if (c == u',') {
                if (!m_levels.empty())
                    ++m_levels.back().index;
                m_isMember = false;
                ++m_at;
            } else if (!token()) {
                return {};
            } else if (m_found) {
                return m_found;
            }
            if (m_at > m_place && !m_isWanted)
                return {};
        }
        return {};
    }

private:
    struct Level {
        bool isObject = false;
        quint32 index = 0;
        std::string name;
    };

    bool skipBlank()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
        return m_at < m_text.size();
    }

    [[nodiscard]] std::vector<FilterStep> path() const
    {
        std::vector<FilterStep> steps;
        for (const Level &level : m_levels) {
            FilterStep step;
            step.kind = level.isObject ? FilterStep::Kind::Member : FilterStep::Kind::Element;
            step.name = level.isObject ? level.name : std::string();
            step.index = level.isObject ? 0 : level.index;
            steps.push_back(std::move(step));
        }
        return steps;
    }

    /// A name or a scalar. False when it is neither.
    bool token()
    {
        const qsizetype begin = m_at;
        std::optional<FilterValue> value = m_text[m_at] == u'"' ? string() : word();
        if (!value)
            return false;
        const bool isHere = m_place >= begin && m_place < m_at;
        const bool isText = value->kind == FilterValue::Kind::Text;
        if (!m_levels.empty() && m_levels.back().isObject && !m_isMember) {
            if (!isText || !skipBlank() || m_text[m_at] != u':')
                return false;
            ++m_at;
            m_levels.back().name = std::move(value->text);
            m_isMember = true;
            m_isWanted = isHere;
            return true;
        }
        m_isMember = false;
        if (isHere || m_isWanted)
            m_found = JsonPlace { path(), std::move(value) };
        return true;
    }

    std::optional<FilterValue> word()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !isBlank(m_text[m_at]) && !QStringView(u",:{}[]\"").contains(m_text[m_at]))
            ++m_at;
        const QStringView spelled = m_text.sliced(begin, m_at - begin);
        FilterValue value;
        value.text = spelled.toString().toStdString();
        if (spelled == QLatin1String("true"))
            value.kind = FilterValue::Kind::True;
        else if (spelled == QLatin1String("false"))
            value.kind = FilterValue::Kind::False;
        else if (spelled == QLatin1String("null"))
            value.kind = FilterValue::Kind::Null;
        else if (const auto number = filterNumber(value.text)) {
            value.kind = FilterValue::Kind::Number;
            value.number = *number;
        } else
            return {};
        return value;
    }

    /// The character after a backslash; `u` takes four digits more.
    std::optional<QChar> escaped()
    {
        const QChar c = m_text[m_at++];
        switch (c.unicode()) {
        case u'b':
            return u'\b';
        case u'f':
            return u'\f';
        case u'n':
            return u'\n';
        case u'r':
            return u'\r';
        case u't':
            return u'\t';
        case u'u': {
            bool isHex = false;
            const auto unit = m_text.mid(m_at, 4).toUShort(&isHex, 16);
            m_at += 4;
            return isHex && m_at <= m_text.size() ? std::optional(QChar(unit)) : std::nullopt;
        }
        default:
            return c;
        }
    }

    std::optional<FilterValue> string()
    {
        QString text;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != u'"';) {
            const QChar c = m_text[m_at++];
            if (c != u'\\') {
                text += c;
                continue;
            }
            const auto one = m_at < m_text.size() ? escaped() : std::nullopt;
            if (!one)
                return {};
            text += *one;
        }
        if (m_at >= m_text.size())
            return {};
        ++m_at;
        FilterValue value;
        value.text = text.toStdString();
        return value;
    }

    QStringView m_text;
    qsizetype m_place;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
    bool m_isMember = false; ///< the name of a member was read, its value not yet
    bool m_isWanted = false; ///< it is the value of the name that is meant
    std::optional<JsonPlace> m_found;
};

class PayloadRecord final : public FilterRecord
{
public:
    explicit PayloadRecord(QByteArrayView payload)
        : m_payload(payload)
    {
    }
    [[nodiscard]] std::string_view text(int) const override { return {}; }
    [[nodiscard]] FilterNumber number(int) const override { return 0; }
    [[nodiscard]] std::string_view json() const override
    {
        return { m_payload.data(), static_cast<std::size_t>(m_payload.size()) };
    }

private:
    QByteArrayView m_payload;
};

} // namespace

FilterExpression JsonPlace::condition() const
{
    FilterTest test;
    test.type = FilterType::Path;
    test.field = "json";
    test.path = path;
    test.op = value ? FilterTest::Op::Equal : FilterTest::Op::Exists;
    if (value)
        test.values.push_back(*value);
    return FilterExpression::of(std::move(test));
}

bool jsonFulfils(QByteArrayView payload, const FilterExpression &condition)
{
    FilterFields fields;
    fields.hasJson = true;
    const auto program = FilterProgram::compile(condition.print(), fields, 0);
    return program && FilterEvaluator(*program).matches(PayloadRecord(payload));
}

std::optional<JsonPlace> jsonPlaceAt(QStringView text, qsizetype offset)
{
    if (text.isEmpty() || offset < 0)
        return {};
    return Reader(text, meant(text, offset)).read();
}

} // namespace natsight
