// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace natsight {

/// A certificate authority and what it signed, made with the openssl program in a folder of its own.
class Certificates
{
public:
    /// A PEM certificate and its key.
    struct Pair {
        QString certificate;
        QString key;
        /// `cert_file: … key_file: …` of a server's tls block.
        [[nodiscard]] QByteArray config() const;
    };

    /// False when openssl is missing or fails.
    [[nodiscard]] bool make();
    [[nodiscard]] static bool hasProgram();

    [[nodiscard]] QString ca() const { return file("ca.pem"); }
    [[nodiscard]] QString otherCa() const { return file("otherca.pem"); } ///< of a stranger
    [[nodiscard]] Pair server() const { return pair("server"); } ///< for localhost and 127.0.0.1
    [[nodiscard]] Pair stranger() const { return pair("stranger"); } ///< for nats.example.org
    [[nodiscard]] Pair expired() const { return pair("expired"); } ///< for localhost and 127.0.0.1, until yesterday
    [[nodiscard]] Pair client() const { return pair("client"); }

private:
    [[nodiscard]] QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] Pair pair(const char *name) const;
    [[nodiscard]] bool makeCa(const char *name);
    [[nodiscard]] bool makePair(const char *name, const QByteArray &alternativeNames, int days);

    QTemporaryDir m_folder;
};

} // namespace natsight

// In initTestCase(), like NATSIGHT_NEED_SERVER().
#define NATSIGHT_NEED_OPENSSL()                                                                                        \
    do {                                                                                                               \
        if (!natsight::Certificates::hasProgram()) {                                                                   \
            if (natsight::arePeersRequired())                                                                          \
                QFAIL("no openssl program, and NATSIGHT_REQUIRE_SERVERS is set");                                      \
            QSKIP("no openssl program");                                                                               \
        }                                                                                                              \
    } while (false)
