// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace natsight {

class ConnectionManager;
class FrameClock;
class PageRegistry;
class Settings;

/// The kinds of pages of this version: a new kind of thing is one add() here. Settings, clock and
/// connections (where things can be copied to; none: only within one) must outlive the pages.
void registerPages(
    PageRegistry &registry, Settings &settings, FrameClock &clock, ConnectionManager *connections = nullptr);

} // namespace natsight
