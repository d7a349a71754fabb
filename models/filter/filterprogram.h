// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterexpression.h"

#include <QString>

#include <memory>
#include <string_view>

namespace natsight {

/// A filter made ready: texts to search for prepared, regular expressions compiled, times made absolute. Immutable, any
/// thread; each thread that evaluates has a FilterEvaluator of its own.
class FilterProgram
{
public:
    /// `-5m` counts from `nowNs`. The error of parseFilter() when the text is none; white space alone is a filter that everything
    /// passes.
    [[nodiscard]] static tl::expected<std::shared_ptr<const FilterProgram>, FilterError> compile(
        const QString &text, const FilterFields &fields, qint64 nowNs);

    ~FilterProgram();
    FilterProgram(const FilterProgram &) = delete;
    FilterProgram &operator=(const FilterProgram &) = delete;

    [[nodiscard]] const QString &text() const; ///< as it was typed
    [[nodiscard]] bool passesAll() const;
    [[nodiscard]] bool uses(int field) const; ///< whether a condition is about this field

private:
    friend class FilterEvaluator;
    struct Private;
    explicit FilterProgram(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Runs a program over records. Remembers what the fields of a key decided (four bytes a key), and keeps one JSON reader.
/// One thread at a time; not shared.
/// Bounds: JSON is read to 256 levels; regular expressions take time linear in the text and at most 8 MiB.
class FilterEvaluator
{
public:
    static constexpr quint32 noKey = UINT32_MAX;

    explicit FilterEvaluator(std::shared_ptr<const FilterProgram> program);
    ~FilterEvaluator();
    FilterEvaluator(FilterEvaluator &&) noexcept;
    FilterEvaluator &operator=(FilterEvaluator &&) noexcept;

    /// Records of one key have equal `isOfKey` fields. Keys are small numbers.
    [[nodiscard]] bool matches(const FilterRecord &record, quint32 key = noKey);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace natsight
