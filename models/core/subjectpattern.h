// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace natsight {

// Patterns of subjects where nobody talks to a server: filters, choices of a person. All pure, any thread.

/// Whether a pattern is one: no empty token, `>` at the end only.
[[nodiscard]] bool isSubjectPattern(std::string_view pattern);
[[nodiscard]] bool subjectPatternMatches(std::string_view pattern, std::string_view subject);
/// Whether of two patterns that match a subject the first says more of it: from the left, a token before `*` before `>`.
[[nodiscard]] bool isMoreSpecific(std::string_view a, std::string_view b);

} // namespace natsight
