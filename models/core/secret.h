// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace natsight {

/// A password, token or seed. Wiped when it goes, never printed: it has no stream operator and no conversion to
/// text but `reveal()`, which a reader can search for.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    ~Secret() { wipe(m_bytes); }
    Secret(const Secret &other);
    Secret &operator=(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }

    /// Overwrites the bytes before they are freed, unless somebody else still shares them.
    static void wipe(QByteArray &bytes);
    /// Overwrites memory in a way that the compiler keeps.
    static void overwrite(char *place, qsizetype size);

    friend bool operator==(const Secret &a, const Secret &b) { return a.m_bytes == b.m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace natsight
