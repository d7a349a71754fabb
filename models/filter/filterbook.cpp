// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterbook.h"

#include "models/filter/filterexpression.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

namespace {

using Json = nlohmann::ordered_json;

QString textOf(const Json &value)
{
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>()) : QString();
}

/// An array of the object; empty when there is none.
Json listOf(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_array() ? *found : Json::array();
}

} // namespace

bool FilterBook::remember(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty() || typed.size() > maxFilterLength || (!m_history.isEmpty() && m_history.constFirst() == typed))
        return false;
    m_history.removeOne(typed);
    m_history.prepend(typed);
    if (m_history.size() > mostHistory)
        m_history.removeLast();
    return true;
}

const SavedFilter *FilterBook::find(const QString &name) const
{
    const auto found = std::find_if(
        m_saved.cbegin(), m_saved.cend(), [&name](const SavedFilter &one) { return one.name == name; });
    return found == m_saved.cend() ? nullptr : &*found;
}

bool FilterBook::save(const QString &name, const QString &text)
{
    const SavedFilter kept { name.trimmed(), text.trimmed() };
    if (kept.name.isEmpty() || kept.name.size() > longestName || kept.text.isEmpty()
        || kept.text.size() > maxFilterLength)
        return false;
    remove(kept.name);
    if (m_saved.size() >= mostSaved)
        return false;
    const auto isBefore = [](const SavedFilter &a, const SavedFilter &b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.name < b.name;
    };
    m_saved.insert(std::upper_bound(m_saved.begin(), m_saved.end(), kept, isBefore), kept);
    return true;
}

bool FilterBook::rename(const QString &from, const QString &to)
{
    const QString name = to.trimmed();
    const SavedFilter *known = find(from);
    if (!known || name.isEmpty() || name.size() > longestName || (name != from && find(name)))
        return false;
    const QString text = known->text;
    remove(from);
    return save(name, text);
}

bool FilterBook::remove(const QString &name)
{
    const auto gone = std::remove_if(
        m_saved.begin(), m_saved.end(), [&name](const SavedFilter &one) { return one.name == name; });
    const bool wasThere = gone != m_saved.end();
    m_saved.erase(gone, m_saved.end());
    return wasThere;
}

QByteArray FilterBook::toJson() const
{
    Json json = Json::object();
    json["history"] = Json::array();
    for (const QString &text : m_history)
        json["history"].push_back(text.toStdString());
    json["saved"] = Json::array();
    for (const SavedFilter &one : m_saved)
        json["saved"].push_back({ { "name", one.name.toStdString() }, { "filter", one.text.toStdString() } });
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

FilterBook FilterBook::fromJson(const QByteArray &json)
{
    FilterBook book;
    const Json read = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!read.is_object())
        return book;
    const Json history = listOf(read, "history");
    for (auto text = history.crbegin(); text != history.crend(); ++text)
        book.remember(textOf(*text));
    for (const Json &one : listOf(read, "saved")) {
        if (one.is_object())
            book.save(textOf(one.value("name", Json())), textOf(one.value("filter", Json())));
    }
    return book;
}

} // namespace natsight
