// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/tlscheck.h"

#include "models/core/text.h"
#include "models/nats/serverprobe.h"

#include <QDateTime>
#include <QFile>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <poll.h>

#include <array>
#include <memory>

namespace natsight {

namespace {

using Clock = std::chrono::steady_clock;
using ContextHandle = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using SslHandle = std::unique_ptr<SSL, decltype(&SSL_free)>;
using CertificateHandle = std::unique_ptr<X509, decltype(&X509_free)>;

constexpr int pollSliceMs = 100;

QString libraryText()
{
    std::array<char, 256> text {};
    const unsigned long code = ERR_get_error();
    if (code == 0)
        return {};
    ERR_error_string_n(code, text.data(), text.size());
    return QString::fromLatin1(text.data());
}

Failure tlsError(const QString &message, const QString &advice)
{
    return fail(Error::Kind::Tls, message, advice, libraryText());
}

QString certificateText(X509 *certificate)
{
    std::array<char, 256> name {};
    X509_NAME_get_text_by_NID(
        X509_get_subject_name(certificate), NID_commonName, name.data(), static_cast<int>(name.size()));
    tm until {};
    ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &until);
    const QDate date(until.tm_year + 1900, until.tm_mon + 1, until.tm_mday);
    return Text::tr("certificate of %1, valid until %2")
        .arg(QString::fromUtf8(name.data()), date.toString(Qt::ISODate));
}

} // namespace

Result<QString> checkTls(const Socket &socket, const ServerGreeting &greeting, const QString &host,
    const TlsOptions &options, std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled)
{
    // Since TLS 1.3 the handshake would succeed without it, and the channel break right afterwards.
    if (greeting.wantsClientCertificate && options.certificateFile.isEmpty())
        return fail(Error::Kind::Tls,
            Text::tr("The server asks for a client certificate, and this connection has none."),
            Text::tr("Choose the certificate and its key in the connection's TLS settings."));
    ERR_clear_error();
    const auto deadline = Clock::now() + timeout;
    const ContextHandle context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    if (!context)
        return tlsError(Text::tr("TLS can't be set up."), {});
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    if (options.caFile.isEmpty())
        SSL_CTX_set_default_verify_paths(context.get());
    else if (SSL_CTX_load_verify_locations(context.get(), QFile::encodeName(options.caFile).constData(), nullptr) != 1)
        return tlsError(Text::tr("The CA file %1 can't be used.").arg(options.caFile),
            Text::tr("Choose a PEM file with the CA's certificate."));
    if (!options.certificateFile.isEmpty()
        && (SSL_CTX_use_certificate_chain_file(context.get(), QFile::encodeName(options.certificateFile).constData())
                != 1
            || SSL_CTX_use_PrivateKey_file(
                   context.get(), QFile::encodeName(options.keyFile).constData(), SSL_FILETYPE_PEM)
                != 1
            || SSL_CTX_check_private_key(context.get()) != 1))
        return tlsError(Text::tr("The client certificate %1 and its key can't be used.").arg(options.certificateFile),
            Text::tr("Choose PEM files of a certificate and the key that belongs to it."));

    const SslHandle ssl(SSL_new(context.get()), SSL_free);
    if (!ssl || SSL_set_fd(ssl.get(), socket.descriptor()) != 1)
        return tlsError(Text::tr("TLS can't be set up."), {});
    const QByteArray name = (options.expectedHost.isEmpty() ? host : options.expectedHost).toUtf8();
    // What SSL_set_tlsext_host_name() does, without the C cast of that macro.
    QByteArray serverName = name;
    SSL_ctrl(ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, serverName.data());
    X509_VERIFY_PARAM *rules = SSL_get0_param(ssl.get());
    if (X509_VERIFY_PARAM_set1_ip_asc(rules, name.constData()) != 1)
        X509_VERIFY_PARAM_set1_host(rules, name.constData(), static_cast<std::size_t>(name.size()));
    SSL_set_verify(ssl.get(), options.skipVerify ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, nullptr);
    ERR_clear_error();

    for (;;) {
        const int done = SSL_connect(ssl.get());
        if (done == 1)
            break;
        const int want = SSL_get_error(ssl.get(), done);
        if (want != SSL_ERROR_WANT_READ && want != SSL_ERROR_WANT_WRITE) {
            const long verdict = SSL_get_verify_result(ssl.get());
            if (verdict == X509_V_ERR_HOSTNAME_MISMATCH || verdict == X509_V_ERR_IP_ADDRESS_MISMATCH)
                return tlsError(
                    Text::tr("The server's certificate is for another host than %1.").arg(QString::fromUtf8(name)),
                    Text::tr("Use the name that the certificate has, or set it as the expected host name."));
            if (verdict == X509_V_ERR_CERT_HAS_EXPIRED)
                return tlsError(Text::tr("The server's certificate has expired."),
                    Text::tr("Ask whoever runs the server for a new one."));
            if (verdict != X509_V_OK)
                return tlsError(Text::tr("The server's certificate is not trusted: %1.")
                                    .arg(QString::fromLatin1(X509_verify_cert_error_string(verdict))),
                    Text::tr("Choose the CA that signed it."));
            return tlsError(Text::tr("The TLS handshake failed."),
                Text::tr("The server may ask for a client certificate, or speak another TLS version."));
        }
        if (isCancelled.load(std::memory_order_relaxed))
            return fail(Error::Kind::Cancelled, Text::tr("The attempt was cancelled."));
        if (Clock::now() >= deadline)
            return fail(Error::Kind::Timeout, Text::tr("The server stopped in the middle of the TLS handshake."),
                Text::tr("Look into the server's log."));
        pollfd entry { socket.descriptor(), static_cast<short>(want == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT), 0 };
        ::poll(&entry, 1, pollSliceMs);
    }
    const CertificateHandle certificate(SSL_get1_peer_certificate(ssl.get()), X509_free);
    QString text = QString::fromLatin1(SSL_get_version(ssl.get()));
    if (certificate)
        text += QLatin1String(", ") + certificateText(certificate.get());
    return text;
}

} // namespace natsight
