// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/jsonplace.h"

#include "models/filter/filterexpression.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace natsight {

namespace {

constexpr std::size_t mostLevels = 256;

struct Level {
    bool isObject = false;
    bool wantsName = false;
    quint32 index = 0;
    std::string name;
};

std::vector<FilterStep> pathOf(const std::vector<Level> &levels)
{
    std::vector<FilterStep> path;
    for (const Level &level : levels) {
        if (level.isObject)
            path.push_back({ FilterStep::Kind::Member, level.name, 0 });
        else
            path.push_back({ FilterStep::Kind::Element, {}, level.index });
    }
    return path;
}

} // namespace

std::optional<QString> conditionAtJsonPlace(const QString &text, qsizetype position)
{
    std::vector<Level> levels;
    qsizetype nameBegin = -1; ///< of the value that comes
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text[at];
        if (c.isSpace() || c == u':') {
            ++at;
            continue;
        }
        if (c == u',') {
            if (levels.empty())
                return {};
            levels.back().wantsName = levels.back().isObject;
            ++levels.back().index;
            nameBegin = -1;
            ++at;
            continue;
        }
        if (c == u'}' || c == u']') {
            if (levels.empty())
                return {};
            levels.pop_back();
            nameBegin = -1;
            ++at;
            continue;
        }
        if (c == u'{' || c == u'[') {
            if (nameBegin >= 0 && position >= nameBegin && position <= at)
                return QString(pathForFilter(pathOf(levels)) + QLatin1String(" exists"));
            if (levels.size() >= mostLevels)
                return {};
            levels.push_back({ c == u'{', c == u'{', 0, {} });
            nameBegin = -1;
            ++at;
            continue;
        }
        const qsizetype begin = at;
        if (c == u'"') {
            for (++at; at < text.size() && text[at] != u'"'; ++at) {
                if (text[at] == u'\\')
                    ++at;
            }
            ++at;
        } else {
            while (at < text.size() && (text[at].isLetterOrNumber() || QStringView(u"+-.").contains(text[at])))
                ++at;
            if (at == begin)
                return {};
        }
        const auto value = nlohmann::json::parse(
            text.mid(begin, at - begin).toStdString(), nullptr, /*allow_exceptions=*/false);
        if (value.is_discarded())
            return {};
        if (!levels.empty() && levels.back().wantsName) {
            if (!value.is_string())
                return {};
            levels.back().name = value.get<std::string>();
            levels.back().wantsName = false;
            nameBegin = begin;
            continue;
        }
        if (position < (nameBegin >= 0 ? nameBegin : begin))
            return {};
        if (position <= at) {
            FilterValue literal;
            if (value.is_string()) {
                literal.text = value.get<std::string>();
            } else {
                literal.text = text.mid(begin, at - begin).toStdString();
                literal.kind = FilterValue::Kind::Number;
            }
            return QString(pathForFilter(pathOf(levels)) + QLatin1String(" == ") + literal.print());
        }
        nameBegin = -1;
    }
    return {};
}

} // namespace natsight
