// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemtypes.h"

#include <array>
#include <tuple>

namespace natsight {

bool ServerIdentity::isAtLeast(int major, int minor, int patch) const
{
    std::array<int, 3> numbers {};
    std::size_t place = 0;
    bool hasDigit = false;
    for (const QChar c : version) {
        if (c.isDigit() && numbers.at(place) < 100'000) {
            numbers.at(place) = numbers.at(place) * 10 + c.digitValue();
            hasDigit = true;
        } else if (c == u'.' && hasDigit && place < 2) {
            ++place;
        } else if (!(c == u'v' && !hasDigit)) {
            break;
        }
    }
    return hasDigit && std::tuple(numbers[0], numbers[1], numbers[2]) >= std::tuple(major, minor, patch);
}

} // namespace natsight
