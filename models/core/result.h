// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

#include <tl/expected.hpp>

namespace natsight {

/// A value, or the error that says why there is none.
template<typename T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure fail(Error error)
{
    return Failure(std::move(error));
}

[[nodiscard]] inline Failure fail(Error::Kind kind, QString message, QString advice = {}, QString details = {})
{
    Error error;
    error.kind = kind;
    error.message = std::move(message);
    error.advice = std::move(advice);
    error.details = std::move(details);
    return Failure(std::move(error));
}

} // namespace natsight
