// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/composedmessage.h"

namespace natsight {

/// The `nats pub …` or `nats request …` command that does the same as sending this message; `note`, if given, says what the
/// reader has to know, or becomes empty. Pure, any thread.
[[nodiscard]] QString composeCommand(
    const ComposedMessage &form, const OutgoingMessage &message, QString *note = nullptr);

struct ReadCommand {
    ComposedMessage message;
    QStringList notes; ///< what of the command was left out, a sentence each
};

/// Reads a `nats pub`, `nats request` or `nats req` command as a shell would, without running anything: quotes, escapes, line
/// continuations, headers, templates, and a body that comes from echo, printf or a file. Pure, any thread; up to 4 MiB.
[[nodiscard]] Result<ReadCommand> readComposeCommand(const QString &command);

} // namespace natsight
