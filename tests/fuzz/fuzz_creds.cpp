// SPDX-License-Identifier: GPL-3.0-or-later
// Creds files, nkey seeds and JWTs from any bytes.
#include "models/nats/credentials.h"

#include "tests/fuzz/require.h"

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));

    if (const auto credentials = parseCredentials(bytes)) {
        const QByteArray &jwt = credentials->jwt.reveal();
        require(!jwt.isEmpty() && !jwt.contains('\n') && bytes.contains(jwt.first(1)));
        require(credentials->seed.isEmpty() || NKey::fromSeed(credentials->seed.reveal()));
        (void)decodeJwt(jwt);
    } else {
        require(!credentials.error().message.isEmpty());
    }

    if (const auto key = NKey::fromSeed(bytes)) {
        require(key->publicKey().size() == 56);
        require(key->isUser() == key->publicKey().startsWith('U'));
        const auto signature = key->sign(bytes);
        require(signature && signature->size() == 64);
    }

    (void)decodeJwt(bytes);
    // As the middle part, so that the claims themselves are reached.
    const auto claims = decodeJwt(
        "e30." + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".c2ln");
    require(claims || !claims.error().message.isEmpty());
    return 0;
}
