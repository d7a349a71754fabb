// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace natsight {

/// What went wrong, in words for a person: what failed and why (`message`), what to do (`advice`), and the
/// server's or library's own text (`details`). A value, usable from any thread.
struct Error {
    enum class Kind {
        Invalid, ///< what was asked for is malformed; nothing was sent
        NotConnected, ///< there is no connection, or it went away while waiting
        Timeout, ///< no answer in time
        NoResponders, ///< the server says that nobody listens on the subject (status 503)
        Denied, ///< a permission is missing; `subject` names it
        Authentication, ///< the server refused the credentials
        Tls, ///< the secured channel could not be made
        Network, ///< resolve, connect, read or write failed
        Protocol, ///< the peer does not speak NATS, or sent something malformed
        Unsupported, ///< this server, library or build cannot do it
        Server, ///< the server answered with an error of its own (`code`)
        File, ///< reading or writing a file failed
        Limit, ///< a stated bound was reached
        Cancelled, ///< the user or a closing page stopped it
    };

    Kind kind = Kind::Invalid;
    QString message;
    QString advice = {};
    QString details = {};
    QString subject = {};
    int code = 0; ///< JetStream err_code or status where there is one

    /// Message and advice in one line of plain text.
    [[nodiscard]] QString text() const;
};

} // namespace natsight
