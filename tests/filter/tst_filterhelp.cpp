// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterexpression.h"
#include "models/filter/filterhelp.h"
#include "models/traffic/messagefilter.h"

#include <QTest>

using namespace natsight;

namespace {

FilterFields things()
{
    FilterFields fields;
    fields.fields = { { "state", FilterType::Text, 0, QStringLiteral("state"), false, false, true },
        { "pending", FilterType::Number, 1, QStringLiteral("messages that wait"), true } };
    return fields;
}

} // namespace

class TestFilterHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examplesAreFilters();
    void tellsEveryField();
    void tellsNoMoreThanThereIs();
    void operatorsFit();
};

void TestFilterHelp::examplesAreFilters()
{
    for (const FilterFields &fields : { messageFields(), things() }) {
        int examples = 0;
        for (const FilterHelpPart &part : filterHelp(fields)) {
            QVERIFY(!part.title.isEmpty() && !part.rows.isEmpty());
            for (const FilterHelpRow &row : part.rows) {
                QVERIFY(!row.what.isEmpty() && !row.meaning.isEmpty());
                for (const QString &example : row.examples) {
                    const auto read = parseFilter(example, fields);
                    QVERIFY2(read, qPrintable(example + QLatin1String(": ") + (read ? QString() : read.error().text)));
                    ++examples;
                }
            }
        }
        QVERIFY(examples > 5);
    }
}

void TestFilterHelp::tellsEveryField()
{
    QStringList told;
    const QList<FilterHelpPart> help = filterHelp(messageFields());
    for (const FilterHelpRow &row : help.constFirst().rows)
        told << row.what;
    for (const FilterField &field : messageFields().fields)
        QVERIFY2(told.contains(QString::fromLatin1(field.name)), field.name.constData());
    QCOMPARE(told.size(), qsizetype(messageFields().fields.size()) + 2);
}

void TestFilterHelp::tellsNoMoreThanThereIs()
{
    for (const FilterHelpPart &part : filterHelp(things())) {
        for (const FilterHelpRow &row : part.rows) {
            QVERIFY(!row.what.startsWith(QLatin1String("json")) && !row.what.startsWith(QLatin1String("header")));
            for (const QString &example : row.examples)
                QVERIFY2(!example.contains(QLatin1String("subject")), qPrintable(example));
        }
    }
}

/// What is offered for a field is what the parser takes, and nothing else.
void TestFilterHelp::operatorsFit()
{
    using Op = FilterTest::Op;
    const auto valueFor = [](FilterType type, Op op) {
        if (op == Op::Exists)
            return QString();
        if (op == Op::Matches)
            return QStringLiteral("/a/");
        const QString value = op == Op::Contains || op == Op::Pattern ? QStringLiteral("\"a\"")
            : type == FilterType::Size || type == FilterType::Number  ? QStringLiteral("1")
            : type == FilterType::Time                                ? QStringLiteral("-5m")
                                                                      : QStringLiteral("\"a\"");
        return op == Op::In ? QString(QLatin1Char('{') + value + QLatin1Char('}')) : value;
    };
    for (const FilterFields &fields : { messageFields(), things() }) {
        for (const FilterField &field : fields.fields) {
            const auto good = filterOperators(field.type, field.isOptional);
            for (const Op op : { Op::Equal, Op::NotEqual, Op::Less, Op::LessOrEqual, Op::More, Op::MoreOrEqual,
                     Op::Contains, Op::Matches, Op::Pattern, Op::In, Op::Exists }) {
                const QString text = QString::fromLatin1(field.name) + QLatin1Char(' ') + filterOperator(op)
                    + QLatin1Char(' ') + valueFor(field.type, op);
                const bool isGood = std::find(good.cbegin(), good.cend(), op) != good.cend();
                QVERIFY2(parseFilter(text, fields).has_value() == isGood, qPrintable(text));
                QVERIFY(!filterOperatorMeaning(op).isEmpty());
                QCOMPARE(filterOperatorOf(filterOperator(op)), std::optional(op));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestFilterHelp)
#include "tst_filterhelp.moc"
