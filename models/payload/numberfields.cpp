// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/numberfields.h"

#include "models/payload/foreignjson.h"

namespace natsight {

namespace {

constexpr std::size_t mostBytes = std::size_t { 1 } << 20;
constexpr std::size_t longestName = 200;

QByteArray escaped(std::string_view name)
{
    QByteArray text(name.data(), static_cast<qsizetype>(name.size()));
    return text.replace('~', "~0").replace('/', "~1");
}

void collect(const simdjson::dom::element &value, const QByteArray &pointer, const QString &name, int most,
    QList<NumberField> &fields)
{
    if (fields.size() >= most)
        return;
    if (double number = 0; value.is_number() && value.get(number) == simdjson::SUCCESS) {
        fields.append({ pointer, name, number });
        return;
    }
    if (simdjson::dom::object object; value.get(object) == simdjson::SUCCESS) {
        for (const auto &[key, member] : object) {
            if (key.size() > longestName)
                continue;
            const QString part = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
            collect(member, QByteArray(pointer + '/' + escaped(key)),
                name.isEmpty() ? part : QString(name + QLatin1Char('.') + part), most, fields);
        }
        return;
    }
    if (simdjson::dom::array array; value.get(array) == simdjson::SUCCESS) {
        int index = 0;
        for (const simdjson::dom::element member : array) {
            if (fields.size() >= most)
                return;
            const QString number = QString::number(index++);
            collect(member, QByteArray(pointer + '/' + number.toLatin1()),
                QString(name + QLatin1Char('[') + number + QLatin1Char(']')), most, fields);
        }
    }
}

} // namespace

QList<NumberField> numberFields(QByteArrayView payload, std::string_view subject, int most)
{
    QList<NumberField> fields;
    TreeReader trees;
    const std::string_view tree = trees.json({ payload.data(), static_cast<std::size_t>(payload.size()) }, subject);
    ForeignJson json;
    if (tree.size() <= mostBytes
        && json.parse({ tree.data(), static_cast<qsizetype>(tree.size()) }) == simdjson::SUCCESS)
        collect(json.root(), {}, {}, most, fields);
    return fields;
}

NumberReader::NumberReader(const QByteArray &pointer)
    : m_pointer(pointer)
    , m_json(std::make_unique<ForeignJson>())
{
}

NumberReader::~NumberReader() = default;

std::optional<double> NumberReader::read(std::string_view payload, std::string_view subject)
{
    const std::string_view tree = m_trees.json(payload, subject);
    if (tree.empty() || tree.size() > mostBytes
        || m_json->parse({ tree.data(), static_cast<qsizetype>(tree.size()) }) != simdjson::SUCCESS)
        return {};
    simdjson::dom::element field = m_json->root();
    const std::string_view pointer(m_pointer.constData(), static_cast<std::size_t>(m_pointer.size()));
    if (!pointer.empty() && m_json->root().at_pointer(pointer).get(field) != simdjson::SUCCESS)
        return {};
    double number = 0;
    if (!field.is_number() || field.get(number) != simdjson::SUCCESS)
        return {};
    return number;
}

} // namespace natsight
