// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <string_view>
#include <vector>

namespace natsight {

/// What the values of a field are; decides which operators and literals the language takes for it.
enum class FilterType {
    Subject, ///< text of tokens: `~` and `in` know the wildcards
    Text,
    Bytes, ///< text of any length: no wildcards, no order
    Size, ///< bytes; `10KiB`
    Number,
    Time, ///< nanoseconds since the epoch; `-5m`, `"14:03"`
    Header, ///< `header["Name"]`: texts, a name may come more than once
    Path, ///< `json.a.b[0]`
};

/// A name that the language knows.
struct FilterField {
    QByteArray name;
    FilterType type = FilterType::Text;
    int id = 0; ///< what FilterRecord is asked for
    QString meaning; ///< a few words for the completion
    bool isOptional = false; ///< empty text means that it is not there
    bool isOfKey = false; ///< the same for all records of one key, see FilterEvaluator::matches()
    bool isSearched = false; ///< a bare word looks here
};

/// The fields of one kind of thing: made once by the domain that shows them.
struct FilterFields {
    std::vector<FilterField> fields;
    bool hasHeaders = false; ///< `header[…]`
    bool hasJson = false; ///< `json.…`

    [[nodiscard]] const FilterField *find(QByteArrayView name) const
    {
        const auto found = std::find_if(
            fields.cbegin(), fields.cend(), [name](const FilterField &field) { return field.name == name; });
        return found == fields.cend() ? nullptr : &*found;
    }
};

/// One thing that a filter looks at. Views live as long as the record.
class FilterRecord
{
public:
    FilterRecord() = default;
    FilterRecord(const FilterRecord &) = default;
    FilterRecord &operator=(const FilterRecord &) = default;
    virtual ~FilterRecord() = default;

    [[nodiscard]] virtual std::string_view text(int field) const = 0; ///< of subjects, texts, bytes
    [[nodiscard]] virtual long double number(int field) const = 0; ///< of sizes, numbers, times
    [[nodiscard]] virtual std::string_view headers() const { return {}; } ///< `Name: value` lines ending in CRLF
    [[nodiscard]] virtual std::string_view json() const { return {}; } ///< the bytes that `json.` reads
};

} // namespace natsight
