// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/seennames.h"

#include "models/core/bytes.h"
#include "models/filter/filterexpression.h"
#include "models/payload/foreignjson.h"

#include <QLocale>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace natsight {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::size_t mostCounted = 2'000;
constexpr std::size_t mostValuesCounted = 64;
constexpr std::size_t longestValue = 60;
constexpr std::size_t longestName = 100;
constexpr std::size_t mostJson = std::size_t { 64 } << 10;
constexpr std::size_t mostLevels = 8;
constexpr int mostElements = 20;

/// How often each of some texts came.
class Counts
{
public:
    /// Null when there are too many.
    quint64 *of(const std::string &text, std::size_t most)
    {
        const auto found = m_counts.find(text);
        if (found != m_counts.end())
            return &found->second;
        return m_counts.size() < most ? &m_counts[text] : nullptr;
    }

    [[nodiscard]] std::size_t size() const { return m_counts.size(); }

    [[nodiscard]] std::vector<std::pair<std::string, quint64>> sorted() const
    {
        std::vector<std::pair<std::string, quint64>> list(m_counts.cbegin(), m_counts.cend());
        std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        return list;
    }

private:
    std::unordered_map<std::string, quint64> m_counts;
};

struct Named {
    quint64 times = 0;
    Counts values;

    void add(const std::string &value)
    {
        ++times;
        if (value.empty() || value.size() > longestValue)
            return;
        if (quint64 *count = values.of(value, mostValuesCounted))
            ++*count;
    }

    /// Those that tell something: of ids, which hardly ever come twice, there is nothing to choose.
    [[nodiscard]] QStringList best() const
    {
        QStringList list;
        const auto most = static_cast<std::size_t>(NameCounter::mostValues);
        for (const auto &[text, count] : values.sorted()) {
            if (list.size() >= NameCounter::mostValues || (count < 2 && values.size() > most))
                break;
            list << QString::fromStdString(text);
        }
        return list;
    }
};

using Names = std::unordered_map<std::string, Named>;

Named *find(Names &names, const std::string &name)
{
    const auto found = names.find(name);
    if (found != names.end())
        return &found->second;
    return names.size() < mostCounted ? &names[name] : nullptr;
}

QList<SeenName> sorted(const Names &names)
{
    std::vector<const Names::value_type *> list;
    list.reserve(names.size());
    for (const auto &one : names)
        list.push_back(&one);
    std::sort(list.begin(), list.end(), [](const auto *a, const auto *b) {
        return a->second.times != b->second.times ? a->second.times > b->second.times : a->first < b->first;
    });
    if (list.size() > static_cast<std::size_t>(NameCounter::mostNames))
        list.resize(static_cast<std::size_t>(NameCounter::mostNames));
    QList<SeenName> answer;
    for (const auto *one : list)
        answer.append({ QString::fromStdString(one->first), one->second.best() });
    return answer;
}

/// A scalar as the language writes it.
std::string literalOf(const element &value)
{
    switch (value.type()) {
    case element_type::STRING: {
        const std::string_view text = value.get_string().value_unsafe();
        return text.size() > longestValue ? std::string() : quotedForFilter(text).toStdString();
    }
    case element_type::INT64:
        return std::to_string(value.get_int64().value_unsafe());
    case element_type::UINT64:
        return std::to_string(value.get_uint64().value_unsafe());
    case element_type::DOUBLE:
        return QString::number(value.get_double().value_unsafe(), 'g', QLocale::FloatingPointShortest).toStdString();
    case element_type::BOOL:
        return value.get_bool().value_unsafe() ? "true" : "false";
    default:
        return "null";
    }
}

} // namespace

struct NameCounter::Private {
    QHash<QByteArray, Counts> values;
    Names headers;
    Names paths;
    std::vector<FilterStep> path;
    ForeignJson json;

    void walk(const element &value);
};

void NameCounter::Private::walk(const element &value)
{
    if (simdjson::dom::object object; value.get(object) == simdjson::SUCCESS) {
        for (const auto [name, member] : object) {
            if (path.size() >= mostLevels || name.size() > longestName)
                continue;
            path.push_back({ FilterStep::Kind::Member, std::string(name), 0 });
            walk(member);
            path.pop_back();
        }
    } else if (simdjson::dom::array array; value.get(array) == simdjson::SUCCESS) {
        if (path.size() >= mostLevels)
            return;
        path.push_back({ FilterStep::Kind::EveryElement, {}, 0 });
        int elements = 0;
        for (const element member : array) {
            if (++elements > mostElements)
                break;
            walk(member);
        }
        path.pop_back();
    } else if (Named *named = find(paths, filterPath(path).toStdString())) {
        named->add(literalOf(value));
    }
}

NameCounter::NameCounter()
    : d(std::make_unique<Private>())
{
}

NameCounter::~NameCounter() = default;

void NameCounter::addValue(const QByteArray &field, std::string_view value)
{
    if (value.empty() || value.size() > longestName)
        return;
    if (quint64 *count = d->values[field].of(std::string(value), mostCounted))
        ++*count;
}

void NameCounter::addHeaders(std::string_view headers)
{
    while (!headers.empty()) {
        const auto end = headers.find("\r\n");
        const std::string_view line = headers.substr(0, end);
        headers = end == std::string_view::npos ? std::string_view() : headers.substr(end + 2);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0 || colon > longestName)
            continue;
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (Named *named = find(d->headers, std::string(line.substr(0, colon))))
            named->add(value.size() > longestValue ? std::string() : quotedForFilter(value).toStdString());
    }
}

void NameCounter::addJson(std::string_view json)
{
    const bool mayBe = !json.empty() && json.size() <= mostJson;
    if (mayBe && d->json.parse({ json.data(), static_cast<qsizetype>(json.size()) }) == simdjson::SUCCESS)
        d->walk(d->json.root());
}

SeenNames NameCounter::names() const
{
    SeenNames names;
    for (auto it = d->values.cbegin(); it != d->values.cend(); ++it) {
        QStringList &list = names.values[it.key()];
        for (const auto &[text, count] : it->sorted()) {
            if (list.size() >= mostNames)
                break;
            list << QString::fromStdString(text);
        }
    }
    names.headers = sorted(d->headers);
    names.paths = sorted(d->paths);
    return names;
}

} // namespace natsight
