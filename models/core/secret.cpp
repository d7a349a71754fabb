// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/secret.h"

#include <utility>

namespace natsight {

Secret::Secret(const Secret &other)
    : m_bytes(other.m_bytes.constData(), other.m_bytes.size())
{
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe(m_bytes);
        m_bytes = QByteArray(other.m_bytes.constData(), other.m_bytes.size());
    }
    return *this;
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe(m_bytes);
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

void Secret::wipe(QByteArray &bytes)
{
    if (bytes.isDetached())
        overwrite(bytes.data(), bytes.size());
    bytes.clear();
}

void Secret::overwrite(char *place, qsizetype size)
{
    // Through volatile: the compiler may not drop stores to memory that is about to be freed.
    volatile char *next = place;
    for (qsizetype i = 0; i < size; ++i)
        next[i] = 0;
}

} // namespace natsight
