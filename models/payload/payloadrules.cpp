// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/payloadrules.h"

#include "models/core/bytes.h"
#include "models/core/subjectpattern.h"

#include <algorithm>
#include <array>
#include <utility>

namespace natsight {

namespace {

constexpr qsizetype longestPattern = 1'000;

struct SpelledFormat {
    PayloadFormat format;
    QLatin1String word;
};

constexpr std::array<SpelledFormat, 10> spelledFormats { {
    { PayloadFormat::Json, QLatin1String("json") },
    { PayloadFormat::MessagePack, QLatin1String("messagepack") },
    { PayloadFormat::Cbor, QLatin1String("cbor") },
    { PayloadFormat::Schema, QLatin1String("schema") },
    { PayloadFormat::Protobuf, QLatin1String("protobuf") },
    { PayloadFormat::Avro, QLatin1String("avro") },
    { PayloadFormat::Text, QLatin1String("text") },
    { PayloadFormat::Image, QLatin1String("image") },
    { PayloadFormat::SnappyBlock, QLatin1String("snappy") },
    { PayloadFormat::Hex, QLatin1String("hex") },
} };

} // namespace

bool PayloadChoices::set(const QByteArray &pattern, PayloadFormat format)
{
    if (pattern.size() > longestPattern || !isSubjectPattern(viewOf(pattern)))
        return false;
    const auto known = std::find_if(
        m_choices.begin(), m_choices.end(), [&pattern](const Choice &choice) { return choice.pattern == pattern; });
    if (format == PayloadFormat::Auto) {
        if (known != m_choices.end())
            m_choices.erase(known);
        return true;
    }
    if (known != m_choices.end()) {
        known->format = format;
        return true;
    }
    if (m_choices.size() >= most)
        return false;
    const auto place = std::find_if(m_choices.cbegin(), m_choices.cend(),
        [&pattern](const Choice &choice) { return isMoreSpecific(viewOf(pattern), viewOf(choice.pattern)); });
    m_choices.insert(place - m_choices.cbegin(), { pattern, format });
    return true;
}

const PayloadChoices::Choice *PayloadChoices::find(std::string_view subject) const
{
    const auto found = std::find_if(m_choices.cbegin(), m_choices.cend(),
        [subject](const Choice &choice) { return subjectPatternMatches(viewOf(choice.pattern), subject); });
    return found == m_choices.cend() ? nullptr : &*found;
}

QStringList PayloadChoices::toLines() const
{
    QStringList lines;
    for (const Choice &choice : m_choices) {
        const auto *spelled = std::find_if(spelledFormats.begin(), spelledFormats.end(),
            [&choice](const SpelledFormat &one) { return one.format == choice.format; });
        lines << spelled->word + QLatin1Char(' ') + QString::fromUtf8(choice.pattern);
    }
    return lines;
}

PayloadChoices PayloadChoices::fromLines(const QStringList &lines)
{
    PayloadChoices choices;
    for (const QString &line : lines) {
        const QString word = line.section(u' ', 0, 0);
        const auto *spelled = std::find_if(spelledFormats.begin(), spelledFormats.end(),
            [&word](const SpelledFormat &one) { return one.word == word; });
        if (spelled != spelledFormats.end())
            choices.set(line.section(u' ', 1).toUtf8(), spelled->format);
    }
    return choices;
}

const QList<PayloadFormat> &choosableFormats()
{
    static const QList<PayloadFormat> formats = [] {
        QList<PayloadFormat> made;
        for (const SpelledFormat &one : spelledFormats)
            made << one.format;
        return made;
    }();
    return formats;
}

PayloadRulesBook::PayloadRulesBook()
    : m_rules(std::make_shared<const PayloadRules>())
{
}

PayloadRulesBook &PayloadRulesBook::shared()
{
    static PayloadRulesBook book;
    return book;
}

std::shared_ptr<const PayloadRules> PayloadRulesBook::rules() const
{
    return m_rules.load(std::memory_order_acquire);
}

void PayloadRulesBook::set(PayloadRules rules)
{
    const bool isEmpty = rules.choices.isEmpty() && !rules.schemas;
    m_rules.store(std::make_shared<const PayloadRules>(std::move(rules)), std::memory_order_release);
    m_isEmpty.store(isEmpty, std::memory_order_release);
}

void PayloadRulesBook::setChoices(const PayloadChoices &choices)
{
    PayloadRules next = *rules();
    if (next.choices == choices)
        return;
    next.choices = choices;
    set(std::move(next));
    Q_EMIT choicesChanged();
}

void PayloadRulesBook::setSchemas(std::shared_ptr<const PayloadSchemas> schemas)
{
    PayloadRules next = *rules();
    if (next.schemas == schemas)
        return;
    next.schemas = std::move(schemas);
    set(std::move(next));
    Q_EMIT schemasChanged();
}

} // namespace natsight
