// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterfields.h"
#include "models/filter/filtervalue.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace natsight {

/// What is wrong with a typed filter: the place in UTF-16 units, and a sentence that says what to do.
struct FilterError {
    qsizetype begin = 0;
    qsizetype length = 0; ///< 0 only at the end of the text
    QString text;
};

/// A step of a JSON path.
struct FilterStep {
    enum class Kind {
        Member, ///< `.name`
        Element, ///< `[0]`
        EveryElement, ///< `[*]`
        Anywhere, ///< `..name`: a member of this name at any depth
    };
    Kind kind = Kind::Member;
    std::string name;
    quint32 index = 0;

    friend bool operator==(const FilterStep &, const FilterStep &) = default;
};

/// One condition: a field, an operator, values.
struct FilterTest {
    enum class Op { Equal, NotEqual, Less, LessOrEqual, More, MoreOrEqual, Contains, Matches, Pattern, In, Exists };
    /// Of the field; `Bytes` without a name is a bare word: all fields that are searched.
    FilterType type = FilterType::Bytes;
    QByteArray field;
    std::string header;
    std::vector<FilterStep> path;
    Op op = Op::Contains;
    std::vector<FilterValue> values;

    [[nodiscard]] bool isBareWord() const { return field.isEmpty(); }
    friend bool operator==(const FilterTest &, const FilterTest &) = default;
};

/// A condition or several joined. A value, any thread.
struct FilterExpression {
    enum class Kind { Test, And, Or, Not };
    Kind kind = Kind::Test;
    FilterTest test;
    std::vector<FilterExpression> parts; ///< of And and Or two or more, none of them of the same kind; of Not one

    [[nodiscard]] static FilterExpression of(FilterTest test)
    {
        FilterExpression expression;
        expression.test = std::move(test);
        return expression;
    }
    [[nodiscard]] FilterExpression negated() const;

    /// In the language, with the parentheses that it needs and no others; parseFilter() makes the same of it again.
    [[nodiscard]] QString print() const;
    friend bool operator==(const FilterExpression &, const FilterExpression &) = default;
};

/// The operator as it is written: `==`, `contains`, …
[[nodiscard]] QString filterOperator(FilterTest::Op op);

[[nodiscard]] std::optional<FilterTest::Op> filterOperatorOf(QStringView spelled);
/// What it asks, in a few words.
[[nodiscard]] QString filterOperatorMeaning(FilterTest::Op op);
/// Those that go with a field, the most natural first. `isOptional`: it may be missing.
[[nodiscard]] std::vector<FilterTest::Op> filterOperators(FilterType type, bool isOptional);
/// Conditions about a field of this name, as an example; at least one.
[[nodiscard]] QStringList filterExamples(FilterType type, const QString &name);
/// `json.a.b[0]`, names quoted where they need it.
[[nodiscard]] QString filterPath(const std::vector<FilterStep> &path);

/// What is typed and a condition that has to hold as well: what is typed stays as it is spelled, with parentheses where it needs them. What
/// is no filter gives way to the condition. Any thread.
[[nodiscard]] QString filterWith(const QString &typed, const FilterExpression &condition, const FilterFields &fields);

/// Reads a filter and checks that its fields, operators and values fit each other. `text` must have something besides white space. At
/// most `maxFilterLength` units, 64 levels of parentheses. Any thread.
[[nodiscard]] tl::expected<FilterExpression, FilterError> parseFilter(const QString &text, const FilterFields &fields);

inline constexpr qsizetype maxFilterLength = 10'000;

} // namespace natsight
