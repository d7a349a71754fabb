// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace natsight {

class FrameClock;
class PageRegistry;
class Settings;

/// The kinds of pages of this version: a new kind of thing is one add() here. Settings and clock must outlive the pages.
void registerPages(PageRegistry &registry, Settings &settings, FrameClock &clock);

} // namespace natsight
