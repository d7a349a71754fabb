// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsonnan.h"

#include <array>
#include <string_view>

namespace natsight {

QByteArray jsonWithoutNan(QByteArrayView bytes)
{
    static constexpr std::array<std::string_view, 6> words { "-Infinity", "Infinity", "NaN", "nan", "-nan", "inf" };
    QByteArray result;
    bool isText = false;
    qsizetype kept = 0;
    const std::string_view all(bytes.data(), static_cast<std::size_t>(bytes.size()));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (isText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                isText = false;
            continue;
        }
        if (c == '"') {
            isText = true;
            continue;
        }
        if (c != '-' && c != 'I' && c != 'N' && c != 'n' && c != 'i')
            continue;
        for (const auto word : words) {
            if (all.substr(static_cast<std::size_t>(i), word.size()) != word)
                continue;
            result += bytes.sliced(kept, i - kept).toByteArray();
            result += "null";
            i += static_cast<qsizetype>(word.size()) - 1;
            kept = i + 1;
            break;
        }
    }
    if (kept == 0)
        return {};
    result += bytes.sliced(kept).toByteArray();
    return result;
}

} // namespace natsight
