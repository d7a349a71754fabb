// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include "tests/support/testserver.h"

#include <QFile>
#include <QStandardPaths>

namespace natsight {

namespace {

bool openssl(const QStringList &arguments)
{
    return !runProgram(QStringLiteral("openssl"), arguments).isNull();
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

} // namespace

QByteArray Certificates::Pair::config() const
{
    return "cert_file: \"" + certificate.toUtf8() + "\", key_file: \"" + key.toUtf8() + '"';
}

bool Certificates::hasProgram()
{
    return !QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty();
}

Certificates::Pair Certificates::pair(const char *name) const
{
    return { file(name) + QLatin1String(".pem"), file(name) + QLatin1String(".key") };
}

bool Certificates::make()
{
    const QByteArray here = "DNS:localhost,IP:127.0.0.1";
    return m_folder.isValid() && makeCa("ca") && makeCa("otherca") && makePair("server", here, 30)
        && makePair("stranger", "DNS:nats.example.org", 30) && makePair("client", "email:someone@example.org", 30)
        && makePair("expired", here, -1);
}

bool Certificates::makeCa(const char *name)
{
    const Pair made = pair(name);
    return openssl(words("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj")
        << QStringLiteral("/CN=Natsight test %1").arg(QLatin1String(name)) << QStringLiteral("-keyout") << made.key
        << QStringLiteral("-out") << made.certificate);
}

bool Certificates::makePair(const char *name, const QByteArray &alternativeNames, int days)
{
    const Pair made = pair(name);
    const QString request = file(name) + QLatin1String(".csr");
    QFile extensions(file(name) + QLatin1String(".ext"));
    if (!extensions.open(QIODevice::WriteOnly))
        return false;
    extensions.write(
        "basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth,clientAuth\nsubjectAltName=" + alternativeNames + '\n');
    extensions.close();
    return openssl(words("req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj")
               << QStringLiteral("/CN=%1").arg(QLatin1String(name)) << QStringLiteral("-keyout") << made.key
               << QStringLiteral("-out") << request)
        && openssl(words("x509 -req -CAcreateserial -CA")
            << ca() << QStringLiteral("-CAkey") << pair("ca").key << QStringLiteral("-in") << request
            << QStringLiteral("-out") << made.certificate << QStringLiteral("-days") << QString::number(days)
            << QStringLiteral("-extfile") << extensions.fileName());
}

} // namespace natsight
