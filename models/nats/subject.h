// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArrayView>

#include <string_view>

namespace natsight {

// Subjects as the server sees them: tokens separated by dots; `*` stands for one whole token, `>` for one or more at the
// end. A space, tab, CR or LF would be protocol injection: the client library does not check publishes, so we do.
// All pure, any thread.

/// The most bytes of a subject that Natsight sends; servers refuse a protocol line of 4 KiB by default.
inline constexpr qsizetype maxSubjectBytes = 3800;

/// A literal subject: no wildcards, no empty token, no white space or control characters.
[[nodiscard]] Result<void> validatePublishSubject(QByteArrayView subject);
/// A subject that may have whole-token wildcards.
[[nodiscard]] Result<void> validateSubscribeSubject(QByteArrayView subject);
[[nodiscard]] Result<void> validateQueueGroup(QByteArrayView group);
/// Name: printable ASCII without `:` and space. Value: no CR or LF.
[[nodiscard]] Result<void> validateHeader(QByteArrayView name, QByteArrayView value);

/// Whether a literal subject falls under a pattern. No allocation.
[[nodiscard]] bool subjectMatches(std::string_view pattern, std::string_view subject);
/// Whether some literal subject falls under both patterns.
[[nodiscard]] bool patternsOverlap(std::string_view a, std::string_view b);
/// Inboxes, JetStream, system, key-value and object store plumbing: hidden by a switch on the traffic page.
[[nodiscard]] bool isInternalSubject(std::string_view subject);

} // namespace natsight
