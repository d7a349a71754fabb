// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filtercompletion.h"

#include "models/core/text.h"

#include <simdjson.h>

#include <algorithm>
#include <utility>

namespace natsight {

namespace {

constexpr std::size_t mostHeaders = 200;
constexpr std::size_t mostPaths = 500;
constexpr std::size_t mostSteps = 8;
constexpr std::size_t mostProposals = 60;
constexpr int mostNameValues = 20'000;
constexpr std::size_t mostNameBytes = 200;
constexpr std::size_t mostDocumentBytes = std::size_t { 256 } << 10;

void addPaths(const simdjson::dom::element &value, std::vector<FilterStep> &path, std::set<QString> &paths, int &left)
{
    if (--left < 0 || path.size() >= mostSteps || paths.size() >= mostPaths)
        return;
    if (simdjson::dom::object object; value.get(object) == simdjson::SUCCESS) {
        for (const auto [key, child] : object) {
            if (key.empty() || key.size() > mostNameBytes)
                continue;
            path.push_back({ FilterStep::Kind::Member, std::string(key), 0 });
            if (paths.size() < mostPaths && !child.is_object())
                paths.insert(pathForFilter(path));
            addPaths(child, path, paths, left);
            path.pop_back();
        }
    } else if (simdjson::dom::array array; value.get(array) == simdjson::SUCCESS) {
        path.push_back({ FilterStep::Kind::EveryElement, {}, 0 });
        int looked = 0;
        for (const simdjson::dom::element child : array) {
            if (++looked > 5)
                break;
            addPaths(child, path, paths, left);
        }
        path.pop_back();
    }
}

bool isTokenChar(QChar c)
{
    return !c.isSpace() && !QStringView(u"()!&|=<>~\"{},").contains(c);
}

QString operatorMeaning(FilterTest::Op op)
{
    switch (op) {
    case FilterTest::Op::Equal:
        return Text::tr("is equal to");
    case FilterTest::Op::NotEqual:
        return Text::tr("is there and not equal to");
    case FilterTest::Op::Less:
        return Text::tr("is less than");
    case FilterTest::Op::LessOrEqual:
        return Text::tr("is at most");
    case FilterTest::Op::More:
        return Text::tr("is more than");
    case FilterTest::Op::MoreOrEqual:
        return Text::tr("is at least");
    case FilterTest::Op::Contains:
        return Text::tr("has this text in it");
    case FilterTest::Op::Matches:
        return Text::tr("matches a regular expression");
    case FilterTest::Op::Pattern:
        return Text::tr("matches a subject with wildcards");
    case FilterTest::Op::In:
        return Text::tr("is one of these");
    case FilterTest::Op::Exists:
        return Text::tr("is there");
    }
    return {};
}

std::vector<FilterTest::Op> operatorsOf(FilterType type, bool isOptional)
{
    using Op = FilterTest::Op;
    std::vector<Op> operators;
    switch (type) {
    case FilterType::Subject:
        operators = { Op::Pattern, Op::Equal, Op::NotEqual, Op::Contains, Op::Matches, Op::In };
        break;
    case FilterType::Text:
        operators = { Op::Equal, Op::NotEqual, Op::Contains, Op::Matches, Op::Pattern, Op::In };
        break;
    case FilterType::Bytes:
        operators = { Op::Contains, Op::Matches, Op::Equal, Op::NotEqual };
        break;
    case FilterType::Size:
    case FilterType::Number:
        operators = { Op::More, Op::Less, Op::MoreOrEqual, Op::LessOrEqual, Op::Equal, Op::NotEqual, Op::In };
        break;
    case FilterType::Time:
        operators = { Op::More, Op::Less, Op::MoreOrEqual, Op::LessOrEqual };
        break;
    case FilterType::Header:
    case FilterType::Path:
        operators = { Op::Equal, Op::NotEqual, Op::More, Op::Less, Op::MoreOrEqual, Op::LessOrEqual, Op::Contains,
            Op::Matches, Op::In };
        isOptional = true;
        break;
    }
    if (isOptional)
        operators.push_back(Op::Exists);
    return operators;
}

} // namespace

void FilterNameCollector::addHeaders(std::string_view block)
{
    while (!block.empty() && m_headers.size() < mostHeaders) {
        const auto end = block.find("\r\n");
        const std::string_view line = block.substr(0, end);
        block = end == std::string_view::npos ? std::string_view() : block.substr(end + 2);
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && colon > 0 && colon <= mostNameBytes)
            m_headers.emplace(line.substr(0, colon));
    }
}

void FilterNameCollector::addJson(std::string_view bytes)
{
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (bytes[first] != '{' && bytes[first] != '[')
        || bytes.size() > mostDocumentBytes || m_paths.size() >= mostPaths)
        return;
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.allocate(bytes.size(), 64) != simdjson::SUCCESS
        || parser.parse(bytes.data(), bytes.size()).get(root) != simdjson::SUCCESS)
        return;
    std::vector<FilterStep> path;
    int left = mostNameValues;
    addPaths(root, path, m_paths, left);
}

FilterNames FilterNameCollector::names() const
{
    FilterNames names;
    for (const std::string &header : m_headers)
        names.headers << headerForFilter(header);
    for (const QString &path : m_paths)
        names.paths << path;
    return names;
}

FilterCompletion completeFilter(
    const QString &text, qsizetype cursor, const FilterFields &fields, const FilterNames &names)
{
    FilterCompletion completion;
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    const QString before = text.left(cursor);

    // Inside of quotes only the name of a header is known.
    bool isQuoted = false;
    qsizetype quote = 0;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i] == u'\\' && isQuoted)
            ++i;
        else if (before[i] == u'"')
            isQuoted = !isQuoted, quote = i;
    }
    const auto propose = [&completion](const QString &proposed, const QString &meaning) {
        if (completion.proposals.size() < mostProposals)
            completion.proposals.push_back({ proposed, meaning });
    };
    if (isQuoted) {
        const QString head = QStringLiteral("header[");
        if (!before.left(quote).endsWith(head) || !fields.hasHeaders)
            return completion;
        completion.begin = quote - head.size();
        const QString typed = before.mid(completion.begin);
        completion.length = cursor - completion.begin;
        while (completion.begin + completion.length < text.size()
            && (text[completion.begin + completion.length] == u'"'
                || text[completion.begin + completion.length] == u']'))
            ++completion.length;
        for (const QString &name : names.headers) {
            if (name.startsWith(typed, Qt::CaseInsensitive))
                propose(name, Text::tr("header"));
        }
        return completion;
    }

    completion.begin = cursor;
    while (completion.begin > 0 && isTokenChar(before[completion.begin - 1]))
        --completion.begin;
    completion.length = cursor - completion.begin;
    const QString token = before.mid(completion.begin);
    if (token.startsWith(u']')) // after header["…"]
        return completion;

    const QString former = before.left(completion.begin);
    const std::vector<FilterPiece> pieces = filterPieces(former, fields);
    QString last;
    FilterPiece::Kind kind = FilterPiece::Kind::Operator;
    if (!pieces.empty()) {
        const FilterPiece &piece = pieces.back();
        last = former.mid(piece.begin, piece.length);
        kind = piece.kind;
    }
    const bool isBracket = last == QLatin1String("]");
    if (kind == FilterPiece::Kind::Operator && !isBracket && last != QLatin1String(")")
        && last != QLatin1String("exists") && last != QLatin1String("}")) {
        const bool isComparison = !last.isEmpty() && last != QLatin1String("&") && last != QLatin1String("|")
            && last != QLatin1String("!") && last != QLatin1String("(") && last != QLatin1String("and")
            && last != QLatin1String("or") && last != QLatin1String("not");
        if (isComparison) {
            if (last == QLatin1String("in") && token.isEmpty())
                propose(QStringLiteral("{\"\"}"), Text::tr("values, with commas"));
            const FilterField *field = nullptr;
            for (auto piece = pieces.crbegin(); piece != pieces.crend() && !field; ++piece) {
                if (piece->kind == FilterPiece::Kind::Field)
                    field = fields.find(former.mid(piece->begin, piece->length).toUtf8());
                else if (piece->kind != FilterPiece::Kind::Operator)
                    break;
            }
            const QStringList values = !field ? QStringList()
                : field->type == FilterType::Time
                ? QStringList { QStringLiteral("-1m"), QStringLiteral("-5m"), QStringLiteral("-1h") }
                : field->type == FilterType::Size
                ? QStringList { QStringLiteral("1KiB"), QStringLiteral("100KiB"), QStringLiteral("1MiB") }
                : QStringList();
            for (const QString &value : values) {
                if (value.startsWith(token))
                    propose(value, {});
            }
            return completion;
        }
        // A condition begins.
        std::vector<FilterProposal> inner;
        const auto offer = [&](const QString &name, const QString &meaning, const QString &inside) {
            if (name.startsWith(token, Qt::CaseInsensitive))
                propose(name, meaning);
            else if (token.size() >= 2 && inside.contains(token, Qt::CaseInsensitive))
                inner.push_back({ name, meaning });
        };
        for (const FilterField &field : fields.fields)
            offer(QString::fromLatin1(field.name), field.meaning, QString::fromLatin1(field.name));
        for (const QString &path : names.paths)
            offer(path, Text::tr("JSON"), path.mid(4));
        for (const QString &name : names.headers)
            offer(name, Text::tr("header"), name.mid(6));
        for (FilterProposal &proposal : inner)
            propose(proposal.text, proposal.meaning);
        if (completion.proposals.size() == 1 && completion.proposals.front().text == token)
            completion.proposals.clear();
        return completion;
    }

    if (kind == FilterPiece::Kind::Field || isBracket) {
        const FilterField *field = kind == FilterPiece::Kind::Field ? fields.find(last.toUtf8()) : nullptr;
        for (const FilterTest::Op op :
            operatorsOf(field ? field->type : FilterType::Path, field ? field->isOptional : true)) {
            const QString spelled = filterOperator(op);
            if (spelled.startsWith(token) && spelled != token)
                propose(spelled, operatorMeaning(op));
        }
        return completion;
    }
    if (token.isEmpty()) {
        propose(QStringLiteral("&&"), Text::tr("and"));
        propose(QStringLiteral("||"), Text::tr("or"));
    }
    return completion;
}

} // namespace natsight
