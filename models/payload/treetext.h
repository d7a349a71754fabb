// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace natsight {

/// The tree that a binary payload holds, as JSON: what every decoder answers. A value, any thread.
struct TreeText {
    /// Where the bytes stop being what they seem to be.
    struct Problem {
        QString text; ///< a sentence
        qsizetype offset = 0; ///< byte
    };

    QByteArray json; ///< compact; with a problem what was read until there, closed so that it is JSON all the same
    QString type; ///< of what: `MessagePack`, `protobuf shop.Order`
    std::optional<Problem> problem;
    bool isCut = false; ///< a bound ended it: size, depth, number of values
};

} // namespace natsight
