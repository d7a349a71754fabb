// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filtercompletion.h"

#include "models/core/text.h"
#include "models/filter/filterexpression.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace natsight {

namespace {

using Op = FilterTest::Op;
using Kind = FilterCompletion::Kind;

constexpr qsizetype mostCompletions = 60;
constexpr qsizetype fewNames = 6; ///< of each kind where nothing is typed yet
constexpr qsizetype fewSubjects = 5;

bool isSymbol(QChar c)
{
    return QStringView(u"=!<>~").contains(c);
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

/// What stands at the end of a text that is read from its beginning.
struct Spot {
    enum class Part { Nothing, Condition, Operator, Value, Joiner };
    Part part = Part::Condition;
    qsizetype begin = 0; ///< of what is being typed
    QString name; ///< of the field before an operator or value
    FilterType type = FilterType::Text;
    bool isOptional = false;
    Op op = Op::Equal;
    bool isInSet = false;
    int open = 0; ///< parentheses
};

/// Reads the beginning of a filter, which need not be one yet.
class Scanner
{
public:
    Scanner(QStringView text, const FilterFields &fields)
        : m_text(text)
        , m_fields(fields)
    {
    }

    Spot spot()
    {
        for (;;) {
            const qsizetype before = m_at;
            while (!atEnd() && here().isSpace())
                ++m_at;
            m_spot.begin = m_at;
            if (atEnd()) {
                const bool isApart = before < m_at || m_at == 0;
                if ((m_spot.part == Spot::Part::Joiner && !isApart) || (m_spot.isInSet && !m_isSeparated))
                    m_spot.part = Spot::Part::Nothing;
                return m_spot;
            }
            if (!step())
                return m_spot;
        }
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar here() const { return m_text[m_at]; }

    bool nothing()
    {
        m_spot.part = Spot::Part::Nothing;
        return false;
    }

    /// Goes over what begins here. False when it reaches the end: then it is what is being typed.
    bool step()
    {
        switch (m_spot.part) {
        case Spot::Part::Condition:
            return condition();
        case Spot::Part::Operator:
            return findOperator();
        case Spot::Part::Value:
            return value();
        case Spot::Part::Joiner:
            return joiner();
        case Spot::Part::Nothing:
            break;
        }
        return false;
    }

    /// Over a text in quotes. False when they are not closed.
    bool quoted()
    {
        for (++m_at; !atEnd(); ++m_at) {
            if (here() == u'\\')
                ++m_at;
            else if (here() == u'"') {
                ++m_at;
                return true;
            }
        }
        m_at = m_text.size();
        return false;
    }

    void word()
    {
        while (!atEnd() && isFilterWordChar(here()))
            ++m_at;
    }

    /// Over a name with its parts in brackets.
    void name()
    {
        for (word(); !atEnd() && here() == u'['; word()) {
            ++m_at;
            if (!atEnd() && here() == u'"' && !quoted())
                return;
            while (!atEnd() && here() != u']')
                ++m_at;
            if (!atEnd())
                ++m_at;
        }
    }

    bool condition()
    {
        const QChar c = here();
        if (c == u'(' || c == u'!' || c == u')') {
            m_spot.open += c == u'(' ? 1 : c == u')' ? -1 : 0;
            if (c == u')')
                m_spot.part = Spot::Part::Joiner;
            ++m_at;
            return true;
        }
        if (c == u'"') {
            if (!quoted())
                return nothing();
            m_spot.part = Spot::Part::Joiner;
            return true;
        }
        if (!isFilterWordChar(c))
            return nothing();
        name();
        if (atEnd())
            return false;
        const QStringView typed = m_text.sliced(m_spot.begin, m_at - m_spot.begin);
        if (typed == QLatin1String("not") || typed == QLatin1String("and") || typed == QLatin1String("or"))
            return true;
        m_spot.part = isField(typed) ? Spot::Part::Operator : Spot::Part::Joiner;
        return true;
    }

    bool isField(QStringView typed)
    {
        m_spot.name = typed.toString();
        m_spot.isOptional = true;
        const auto isOf = [typed](QLatin1String name) {
            return typed.startsWith(name)
                && (typed.size() == name.size() || typed[name.size()] == u'.' || typed[name.size()] == u'[');
        };
        if (m_fields.hasJson && isOf(QLatin1String("json"))) {
            m_spot.type = FilterType::Path;
        } else if (m_fields.hasHeaders && isOf(QLatin1String("header"))) {
            m_spot.type = FilterType::Header;
        } else if (const FilterField *field = m_fields.find(typed.toUtf8())) {
            m_spot.type = field->type;
            m_spot.isOptional = field->isOptional;
        } else {
            return false;
        }
        return true;
    }

    bool findOperator()
    {
        if (isSymbol(here())) {
            while (!atEnd() && isSymbol(here()))
                ++m_at;
        } else {
            word();
        }
        if (atEnd())
            return false;
        const auto op = filterOperatorOf(m_text.sliced(m_spot.begin, m_at - m_spot.begin));
        if (!op) {
            // The field was a word after all.
            m_at = m_spot.begin;
            m_spot.part = Spot::Part::Joiner;
            return true;
        }
        m_spot.op = *op;
        m_spot.part = *op == Op::Exists ? Spot::Part::Joiner : Spot::Part::Value;
        return true;
    }

    bool value()
    {
        const QChar c = here();
        const bool isSet = m_spot.op == Op::In;
        if (isSet && !m_spot.isInSet && c != u'{')
            return nothing();
        if (isSet && (c == u'{' || c == u',' || c == u'}')) {
            m_spot.isInSet = c != u'}';
            m_isSeparated = m_spot.isInSet;
            if (!m_spot.isInSet)
                m_spot.part = Spot::Part::Joiner;
            ++m_at;
            return true;
        }
        if (c == u'"') {
            if (!quoted())
                return false;
        } else if (m_spot.op == Op::Matches && c == u'/') {
            for (++m_at; !atEnd() && here() != u'/'; ++m_at)
                m_at += here() == u'\\' ? 1 : 0;
            if (m_at >= m_text.size())
                return nothing();
            ++m_at;
            word();
        } else if (isFilterWordChar(c)) {
            word();
            if (atEnd())
                return false;
        } else {
            return nothing();
        }
        m_isSeparated = false;
        if (!isSet)
            m_spot.part = Spot::Part::Joiner;
        return true;
    }

    bool joiner()
    {
        const QStringView rest = m_text.sliced(m_at);
        if (rest.startsWith(QLatin1String("&&")) || rest.startsWith(QLatin1String("||"))) {
            m_at += 2;
            m_spot.part = Spot::Part::Condition;
        } else if (rest.size() == 1 && (rest[0] == u'&' || rest[0] == u'|')) {
            return false;
        } else if (here() == u')') {
            --m_spot.open;
            ++m_at;
        } else {
            m_spot.part = Spot::Part::Condition; // beside each other both have to hold
        }
        return true;
    }

    QStringView m_text;
    const FilterFields &m_fields;
    qsizetype m_at = 0;
    bool m_isSeparated = false; ///< in a set: a value may follow
    Spot m_spot;
};

/// How well something fits what is typed; less is better.
std::optional<int> rankOf(QStringView candidate, QStringView typed)
{
    if (typed.isEmpty() || candidate.startsWith(typed, Qt::CaseInsensitive))
        return 0;
    for (qsizetype at = candidate.indexOf(typed, 1, Qt::CaseInsensitive); at > 0;
         at = candidate.indexOf(typed, at + 1, Qt::CaseInsensitive)) {
        if (!candidate[at - 1].isLetterOrNumber())
            return 1;
        if (typed.size() > 1)
            return 2;
    }
    return {};
}

/// Makes the list.
class Completer
{
public:
    Completer(const QString &text, qsizetype cursor, const FilterFields &fields, const SeenNames &names)
        : m_text(text)
        , m_cursor(std::clamp<qsizetype>(cursor, 0, text.size()))
        , m_fields(fields)
        , m_names(names)
        , m_spot(Scanner(QStringView(text).first(m_cursor), fields).spot())
        , m_typed(QStringView(text).sliced(m_spot.begin, m_cursor - m_spot.begin))
    {
    }

    QList<FilterCompletion> list()
    {
        switch (m_spot.part) {
        case Spot::Part::Condition:
            addFields();
            addPaths();
            addHeaders();
            addSubjects();
            break;
        case Spot::Part::Operator:
            addOperators();
            break;
        case Spot::Part::Value:
            addValues();
            break;
        case Spot::Part::Joiner:
            addJoiners();
            break;
        case Spot::Part::Nothing:
            break;
        }
        std::stable_sort(
            m_found.begin(), m_found.end(), [](const Found &a, const Found &b) { return a.rank < b.rank; });
        QList<FilterCompletion> list;
        for (const Found &found : qAsConst(m_found)) {
            // What stands there already is nothing to choose.
            if (list.size() < mostCompletions && found.completion.insert.trimmed() != m_typed)
                list.append(found.completion);
        }
        return list;
    }

private:
    struct Found {
        FilterCompletion completion;
        int rank = 0;
    };

    /// `cursor` -1: behind it.
    void add(Kind kind, const QString &insert, const QString &shown, const QString &meaning, int rank, bool continues,
        qsizetype cursor = -1)
    {
        const qsizetype end = endOfTyped();
        QString whole = insert;
        if (whole.endsWith(u' ') && end < m_text.size() && m_text[end].isSpace())
            whole.chop(1);
        m_found.append({ { kind, m_spot.begin, end - m_spot.begin, whole,
                             cursor < 0 ? whole.size() : std::min(cursor, whole.size()), shown, meaning, continues },
            rank });
    }

    /// The rest of the word in which the cursor is, and what closes what is open before it.
    [[nodiscard]] qsizetype endOfTyped() const
    {
        const QStringView rest = QStringView(m_text).sliced(m_cursor);
        qsizetype length = 0;
        if (m_typed.startsWith(u'"')) {
            length = rest.startsWith(u'"') ? 1 : 0;
        } else if (const qsizetype bracket = m_typed.lastIndexOf(u'[');
                   bracket >= 0 && m_typed.indexOf(u']', bracket) < 0) {
            length = rest.startsWith(QLatin1String("\"]")) ? 2 : rest.startsWith(u']') ? 1 : 0;
        } else if (!m_typed.isEmpty()) {
            const bool isOperator = isSymbol(m_typed[0]);
            while (length < rest.size() && (isOperator ? isSymbol(rest[length]) : isFilterWordChar(rest[length])))
                ++length;
        }
        return m_cursor + length;
    }

    void addFields()
    {
        for (const FilterField &field : m_fields.fields) {
            const QString name = QString::fromLatin1(field.name);
            if (const auto rank = rankOf(name, m_typed))
                add(Kind::Field, name + QLatin1Char(' '), name, field.meaning, *rank, true);
        }
        if (const QString name = QStringLiteral("header"); m_fields.hasHeaders && rankOf(name, m_typed) == 0)
            add(Kind::Field, name + QLatin1String("[\"\"]"), name + QStringLiteral("[\"…\"]"),
                Text::tr("a header by its name"), 0, true, name.size() + 2);
        if (const QString name = QStringLiteral("json"); m_fields.hasJson && rankOf(name, m_typed) == 0)
            add(Kind::Field, name + QLatin1Char('.'), name + QStringLiteral(".…"), Text::tr("a value in the payload"),
                0, true);
    }

    /// At most this many where nothing is typed that chooses among them.
    [[nodiscard]] qsizetype most() const { return m_typed.isEmpty() ? fewNames : mostCompletions; }

    [[nodiscard]] static QString meaningOf(const SeenName &name)
    {
        return name.values.isEmpty() ? QString() : Text::tr("such as %1").arg(name.values.constFirst());
    }

    void addHeaders()
    {
        if (!m_fields.hasHeaders)
            return;
        const qsizetype until = m_found.size() + most();
        for (const SeenName &header : m_names.headers) {
            const QString whole = QLatin1String("header[") + quotedForFilter(utf8(header.text)) + QLatin1Char(']');
            auto rank = rankOf(whole, m_typed);
            if (const auto ofName = rankOf(header.text, m_typed))
                rank = std::min(rank.value_or(*ofName), *ofName);
            if (const auto dotted = rankOf(QString(QLatin1String("header.") + header.text), m_typed))
                rank = std::min(rank.value_or(*dotted), *dotted);
            if (rank && m_found.size() < until)
                add(Kind::Field, whole + QLatin1Char(' '), whole, meaningOf(header), nameRank(*rank), true);
        }
    }

    void addPaths()
    {
        if (!m_fields.hasJson)
            return;
        if (m_typed.startsWith(QLatin1String("json..")))
            return addAnywhere();
        QStringList elements;
        const QString typed = everyElement(m_typed, &elements);
        const qsizetype until = m_found.size() + most();
        for (const SeenName &path : m_names.paths) {
            const auto rank = rankOf(path.text, typed);
            if (!rank || m_found.size() >= until)
                continue;
            QString whole = path.text;
            qsizetype at = 0;
            for (const QString &element : qAsConst(elements)) {
                at = whole.indexOf(QLatin1String("[*]"), at);
                if (at < 0)
                    break;
                whole.replace(at, 3, element);
                at += element.size();
            }
            add(Kind::Field, whole + QLatin1Char(' '), whole, meaningOf(path), nameRank(*rank), true);
        }
    }

    /// Names that were seen come behind the fields that fit as well.
    [[nodiscard]] int nameRank(int rank) const { return m_typed.isEmpty() ? 1 : rank; }

    /// `[3]` as `[*]`; `elements` gets what stood there.
    [[nodiscard]] static QString everyElement(QStringView path, QStringList *elements = nullptr)
    {
        QString every;
        for (qsizetype at = 0; at < path.size(); ++at) {
            const qsizetype close = path[at] == u'[' ? path.indexOf(u']', at) : -1;
            const QStringView inside = close < 0 ? QStringView() : path.sliced(at + 1, close - at - 1);
            const bool isElement = !inside.isEmpty()
                && (inside == u'*' || std::all_of(inside.begin(), inside.end(), [](QChar c) { return c.isDigit(); }));
            if (!isElement) {
                every += path[at];
                continue;
            }
            if (elements)
                elements->append(path.sliced(at, close - at + 1).toString());
            every += QLatin1String("[*]");
            at = close;
        }
        return every;
    }

    /// The last name of a path that was seen; empty when there is none without quotes.
    [[nodiscard]] static QString lastName(const QString &path)
    {
        const qsizetype dot = path.lastIndexOf(u'.');
        const qsizetype end = path.indexOf(u'[', dot + 1);
        return dot < 0 || path.endsWith(QLatin1String("\"]")) ? QString()
                                                              : path.mid(dot + 1, end < 0 ? -1 : end - dot - 1);
    }

    void addAnywhere()
    {
        QSet<QString> had;
        for (const SeenName &path : m_names.paths) {
            const QString name = lastName(path.text);
            if (name.isEmpty() || had.contains(name))
                continue;
            had.insert(name);
            const QString whole = QLatin1String("json..") + name;
            if (const auto rank = rankOf(whole, m_typed))
                add(Kind::Field, whole + QLatin1Char(' '), whole, Text::tr("at any depth"), *rank, true);
        }
    }

    /// A word that is part of known subjects.
    void addSubjects()
    {
        if (m_typed.size() < 2 || m_typed.contains(u'['))
            return;
        const auto field = std::find_if(m_fields.fields.cbegin(), m_fields.fields.cend(),
            [](const FilterField &one) { return one.type == FilterType::Subject && one.isSearched; });
        if (field == m_fields.fields.cend())
            return;
        qsizetype left = fewSubjects;
        const QStringList subjects = m_names.values.value(field->name);
        for (const QString &subject : subjects) {
            if (!rankOf(subject, m_typed) || left-- <= 0)
                continue;
            const QString whole = QString::fromLatin1(field->name) + QLatin1String(" == ")
                + quotedForFilter(utf8(subject));
            add(Kind::Field, whole, whole, {}, 3, false);
        }
    }

    void addOperators()
    {
        for (const Op op : filterOperators(m_spot.type, m_spot.isOptional)) {
            const QString spelled = filterOperator(op);
            const auto rank = rankOf(spelled, m_typed);
            if (!rank || *rank > 0)
                continue;
            const bool isText = m_spot.type == FilterType::Subject || m_spot.type == FilterType::Text
                || m_spot.type == FilterType::Bytes || op == Op::Contains || op == Op::Pattern;
            const QString open = op == Op::In ? QStringLiteral("{}")
                : op == Op::Matches           ? QStringLiteral("//")
                : isText                      ? QStringLiteral("\"\"")
                                              : QString();
            if (op == Op::Exists)
                add(Kind::Operator, spelled + QLatin1Char(' '), spelled, filterOperatorMeaning(op), 0, true);
            else
                add(Kind::Operator, QString(spelled + QLatin1Char(' ') + open), spelled, filterOperatorMeaning(op), 0,
                    op != Op::Matches, spelled.size() + 1 + open.size() / 2);
        }
    }

    void addValue(const QString &literal, const QString &meaning = {})
    {
        if (const auto rank = rankOf(literal, m_typed))
            add(Kind::Value, literal, literal, meaning, *rank, false);
        // Between quotes one types the text itself.
        else if (m_typed.startsWith(u'"') && literal.startsWith(u'"')) {
            if (const auto inside = rankOf(QStringView(literal).sliced(1), m_typed.sliced(1)))
                add(Kind::Value, literal, literal, meaning, *inside, false);
        }
    }

    void addValues()
    {
        if (m_spot.op == Op::Contains || m_spot.op == Op::Matches)
            return;
        switch (m_spot.type) {
        case FilterType::Subject:
            addSubjectValues();
            break;
        case FilterType::Text:
            for (const QString &text : m_names.values.value(m_spot.name.toUtf8()))
                addValue(quotedForFilter(utf8(text)));
            break;
        case FilterType::Header:
            for (const SeenName &header : m_names.headers) {
                const QString bracket = QLatin1String("header[") + quotedForFilter(utf8(header.text))
                    + QLatin1Char(']');
                if (m_spot.name == bracket || m_spot.name == QLatin1String("header.") + header.text)
                    addLiterals(header.values);
            }
            break;
        case FilterType::Path:
            addPathValues();
            break;
        case FilterType::Size:
            addQuantities({ "KiB", "MiB", "GiB", "B" }, { "1KiB", "10KiB", "100KiB", "1MiB" });
            break;
        case FilterType::Time:
            addQuantities({ "s", "m", "h", "d" }, { "-30s", "-1m", "-5m", "-1h", "-1d" });
            break;
        case FilterType::Number:
        case FilterType::Bytes:
            break;
        }
    }

    void addLiterals(const QStringList &literals)
    {
        for (const QString &literal : literals)
            addValue(literal);
    }

    void addSubjectValues()
    {
        const QStringList subjects = m_names.values.value(m_spot.name.toUtf8());
        if (m_spot.op == Op::Pattern || m_spot.op == Op::In) {
            QSet<QString> had;
            for (const QString &subject : subjects) {
                const qsizetype dot = subject.indexOf(u'.');
                const QString branch = subject.left(dot);
                if (dot <= 0 || had.contains(branch))
                    continue;
                had.insert(branch);
                addValue(quotedForFilter(utf8(QString(branch + QLatin1String(".>")))), Text::tr("all below"));
            }
        }
        for (const QString &subject : subjects)
            addValue(quotedForFilter(utf8(subject)));
    }

    void addPathValues()
    {
        const QString wanted = everyElement(m_spot.name);
        const QString anywhere = wanted.startsWith(QLatin1String("json..")) ? wanted.mid(6) : QString();
        QStringList literals;
        for (const SeenName &path : m_names.paths) {
            if (path.text == wanted || (!anywhere.isEmpty() && lastName(path.text) == anywhere))
                literals += path.values;
        }
        literals.removeDuplicates();
        const bool isPattern = m_spot.op == Op::Pattern;
        for (const QString &literal : qAsConst(literals)) {
            if (!isPattern || literal.startsWith(u'"'))
                addValue(literal);
        }
    }

    /// Units behind the digits that are typed, or some that are of use.
    void addQuantities(std::initializer_list<const char *> units, std::initializer_list<const char *> examples)
    {
        const bool hasDigits = !m_typed.isEmpty() && (m_typed.back().isDigit() || m_typed.back() == u'.');
        const auto meaningOf = [this](const QString &literal) {
            return m_spot.type == FilterType::Time ? Text::tr("%1 ago").arg(literal.mid(1)) : QString();
        };
        if (!hasDigits) {
            for (const char *example : examples)
                addValue(QLatin1String(example), meaningOf(QLatin1String(example)));
            return;
        }
        if (m_spot.type == FilterType::Time && !m_typed.startsWith(u'-'))
            return;
        for (const char *unit : units) {
            const QString literal = m_typed.toString() + QLatin1String(unit);
            addValue(literal, meaningOf(literal));
        }
    }

    void addJoiners()
    {
        if (rankOf(QStringLiteral("&&"), m_typed))
            add(Kind::Joiner, QStringLiteral("&& "), QStringLiteral("&&"), Text::tr("both hold"), 0, true);
        if (rankOf(QStringLiteral("||"), m_typed))
            add(Kind::Joiner, QStringLiteral("|| "), QStringLiteral("||"), Text::tr("one of them holds"), 0, true);
        if (m_spot.open > 0 && m_typed.isEmpty())
            add(Kind::Joiner, QStringLiteral(")"), QStringLiteral(")"), Text::tr("closes the parenthesis"), 0, false);
    }

    const QString &m_text;
    qsizetype m_cursor;
    const FilterFields &m_fields;
    const SeenNames &m_names;
    Spot m_spot;
    QStringView m_typed;
    QList<Found> m_found;
};

} // namespace

QList<FilterCompletion> filterCompletions(
    const QString &text, qsizetype cursor, const FilterFields &fields, const SeenNames &names)
{
    if (text.size() > maxFilterLength)
        return {};
    return Completer(text, cursor, fields, names).list();
}

} // namespace natsight
