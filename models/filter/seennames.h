// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

#include <memory>
#include <string_view>

namespace natsight {

/// A name that stands in what is filtered, with what it had.
struct SeenName {
    QString text; ///< of a header its name; of JSON the path in the language, every element alike: `json.items[*].sku`
    QStringList
        values; ///< as the language writes them, `"A1"` or `3`; the most frequent first, none where hardly any comes twice

    friend bool operator==(const SeenName &, const SeenName &) = default;
};

/// What a filter can be about, as far as it was seen: for completion. The most frequent first. A value, any thread.
struct SeenNames {
    QHash<QByteArray, QStringList> values; ///< of fields that hold subjects or texts, as they are
    QList<SeenName> headers;
    QList<SeenName> paths;

    friend bool operator==(const SeenNames &, const SeenNames &) = default;
};

/// Counts the names of things that are filtered. One thread at a time.
/// Bounds: 2,000 names of a kind are counted and 300 answered, with 8 values each; values above 60 bytes, JSON above 64 KiB and what
/// lies deeper than 8 levels or behind the first 20 elements are passed over.
class NameCounter
{
public:
    static constexpr qsizetype mostNames = 300;
    static constexpr qsizetype mostValues = 8;

    NameCounter();
    ~NameCounter();
    Q_DISABLE_COPY_MOVE(NameCounter)

    /// Of a field that holds subjects or texts.
    void addValue(const QByteArray &field, std::string_view value);
    /// `Name: value` lines ending in CRLF.
    void addHeaders(std::string_view headers);
    /// What is no JSON is passed over.
    void addJson(std::string_view json);

    [[nodiscard]] SeenNames names() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace natsight
