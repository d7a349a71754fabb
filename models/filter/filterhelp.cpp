// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterhelp.h"

#include "models/core/text.h"
#include "models/filter/filterexpression.h"

#include <algorithm>

namespace natsight {

namespace {

using Op = FilterTest::Op;

QList<FilterHelpRow> fieldRows(const FilterFields &fields)
{
    QList<FilterHelpRow> rows;
    for (const FilterField &field : fields.fields) {
        const QString name = QString::fromLatin1(field.name);
        QStringList examples = filterExamples(field.type, name);
        if (field.isOptional)
            examples << name + QLatin1String(" exists");
        rows.append({ name, field.meaning, examples });
    }
    if (fields.hasHeaders)
        rows.append({ QStringLiteral("header[\"…\"]"), Text::tr("a header by its exact name; any of its values"),
            filterExamples(FilterType::Header, {}) });
    if (fields.hasJson)
        rows.append({ QStringLiteral("json.…"),
            Text::tr("a value in the payload; [0] an element, [*] any of them, .. at any depth"),
            filterExamples(FilterType::Path, {}) });
    return rows;
}

/// All operators that some field takes.
QList<FilterHelpRow> operatorRows(const FilterFields &fields)
{
    std::vector<Op> known;
    const auto add = [&known](FilterType type, bool isOptional) {
        const std::vector<Op> ops = filterOperators(type, isOptional);
        known.insert(known.end(), ops.cbegin(), ops.cend());
    };
    for (const FilterField &field : fields.fields)
        add(field.type, field.isOptional);
    if (fields.hasHeaders)
        add(FilterType::Header, true);
    if (fields.hasJson)
        add(FilterType::Path, true);
    QList<FilterHelpRow> rows;
    for (const Op op : { Op::Equal, Op::NotEqual, Op::More, Op::MoreOrEqual, Op::Less, Op::LessOrEqual, Op::Contains,
             Op::Matches, Op::Pattern, Op::In, Op::Exists }) {
        if (std::find(known.cbegin(), known.cend(), op) != known.cend())
            rows.append({ filterOperator(op), filterOperatorMeaning(op), {} });
    }
    return rows;
}

/// Two conditions of the table, to be joined.
std::pair<QString, QString> twoOf(const FilterFields &fields)
{
    QStringList two;
    for (const FilterType type : { FilterType::Subject, FilterType::Size, FilterType::Text, FilterType::Number }) {
        for (const FilterField &field : fields.fields) {
            if (field.type == type && two.size() < 2 && (two.isEmpty() || type != FilterType::Subject))
                two << filterExamples(type, QString::fromLatin1(field.name)).constFirst();
        }
    }
    two.resize(2);
    const QString word = QStringLiteral("berlin");
    return { two[0].isEmpty() ? word : two[0], two[1].isEmpty() ? word : two[1] };
}

QList<FilterHelpRow> joiningRows(const FilterFields &fields)
{
    const auto [one, other] = twoOf(fields);
    QStringList searched;
    for (const FilterField &field : fields.fields) {
        if (field.isSearched)
            searched << QString::fromLatin1(field.name);
    }
    QList<FilterHelpRow> rows;
    if (!searched.isEmpty())
        rows.append({ Text::tr("a word"),
            Text::tr("stands in %1; capital letters make it exact").arg(searched.join(Text::tr(" or "))),
            { QStringLiteral("berlin"), QStringLiteral("\"two words\"") } });
    rows.append(
        { QStringLiteral("&&"), Text::tr("both hold; a space does as well"), { one + QLatin1String(" && ") + other } });
    rows.append({ QStringLiteral("||"), Text::tr("one of them holds"), { one + QLatin1String(" || ") + other } });
    rows.append({ QStringLiteral("!"), Text::tr("does not hold"), { QLatin1String("!(") + one + QLatin1Char(')') } });
    return rows;
}

} // namespace

QList<FilterHelpPart> filterHelp(const FilterFields &fields)
{
    return { { Text::tr("Fields"), fieldRows(fields) },
        { Text::tr("Words and several conditions"), joiningRows(fields) },
        { Text::tr("Operators"), operatorRows(fields) } };
}

} // namespace natsight
