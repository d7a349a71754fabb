// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace natsight {

/// SHA-256 piece by piece, by OpenSSL: it uses what the processor has for it, several times as fast as Qt's own. Any thread,
/// one at a time.
class Sha256
{
public:
    static constexpr qsizetype size = 32;

    Sha256();
    ~Sha256();
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;

    void add(QByteArrayView bytes);
    /// The 32 bytes of all that was added. Once, at the end.
    [[nodiscard]] QByteArray result();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace natsight
