// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/compose/composeform.h"

namespace natsight {

class Connection;
class Settings;

/// Subjects that are known on a connection, for the composer: what was sent and is saved, endpoints of services, subjects of streams,
/// and what the capture has seen. The first question, and then one in ten seconds at most, asks services and streams once; what they
/// answer is there for the next letter. Lives as long as `owner`. GUI thread.
/// Bounds of one question: 500 sent, 2,000 saved, 500 services, 2,000 streams, the newest 50,000 captured subjects.
[[nodiscard]] ComposeForm::SubjectSource subjectSource(Connection *connection, Settings *settings, QObject *owner);

} // namespace natsight
