// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/error.h"

namespace natsight {

QString Error::text() const
{
    return advice.isEmpty() ? message : message + u' ' + advice;
}

} // namespace natsight
