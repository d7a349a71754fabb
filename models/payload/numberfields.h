// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/decode.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <string_view>

namespace natsight {

class ForeignJson;

/// A number somewhere in the tree of a payload, whatever its format.
struct NumberField {
    QByteArray pointer; ///< RFC 6901; empty = the whole payload is a number
    QString name; ///< `items[0].qty`
    double value = 0;
};

/// The numbers of a payload in their order, at most `most`; none when it has no tree, its JSON has more than 1 MiB or nests deeper than
/// 64 levels. Any thread.
[[nodiscard]] QList<NumberField> numberFields(QByteArrayView payload, std::string_view subject = {}, int most = 40);

/// Reads one field out of many payloads. One thread at a time. Bounds: as of numberFields().
class NumberReader
{
public:
    explicit NumberReader(const QByteArray &pointer);
    ~NumberReader();
    Q_DISABLE_COPY_MOVE(NumberReader)

    /// None when there is no such field, or it is no number.
    [[nodiscard]] std::optional<double> read(std::string_view payload, std::string_view subject = {});

private:
    QByteArray m_pointer;
    TreeReader m_trees;
    std::unique_ptr<ForeignJson> m_json;
};

} // namespace natsight
