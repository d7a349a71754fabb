// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>

/// What must hold for every input; the fuzzer keeps the input that broke it.
inline void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size);
