// SPDX-License-Identifier: GPL-3.0-or-later
// Context files from any bytes: they are read or refused, a file that is refused is never written, and saving one again
// changes nothing that Natsight does not know.
#include "models/nats/contextstore.h"

#include "tests/fuzz/require.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace natsight;
using Json = nlohmann::ordered_json;

namespace {

const QString contextName = QStringLiteral("fuzzed");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    require(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    require(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    require(file.write(bytes) == bytes.size());
}

std::vector<std::string> keysOf(const Json &object)
{
    std::vector<std::string> keys;
    for (const auto &entry : object.items())
        keys.push_back(entry.key());
    return keys;
}

/// Known texts may be tidied (null and absent are empty, lists of servers lose their blanks); all else is the same.
bool isTidied(const std::string &key, const Json &before, const Json &after)
{
    static const std::array<std::string, 8> tidied { "description", "url", "user", "jetstream_domain",
        "jetstream_api_prefix", "inbox_prefix", "socks_proxy", "tls_first" };
    if (before == after)
        return true;
    if (std::find(tidied.begin(), tidied.end(), key) == tidied.end())
        return false;
    return before.is_null() || key == "url"
        || QString::fromStdString(before.get<std::string>()) == QString::fromStdString(after.get<std::string>());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    (void)ContextStore::expandPath(QString::fromUtf8(bytes));
    (void)ContextStore::validateName(QString::fromUtf8(bytes));

    const auto context = ContextStore::parse(contextName, bytes);
    require(context || !context.error().message.isEmpty());

    // In memory where the system has such a folder: saving waits for the disk.
    const QString memory = QStringLiteral("/dev/shm");
    static const QTemporaryDir folder(
        (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/fuzz_context"));
    ContextStore store(folder.path());
    QDir().mkpath(store.contextDirectory());
    write(store.path(contextName), bytes);

    ConnectionProfile profile;
    profile.name = contextName;
    if (context)
        profile = context->profile;
    const auto saved = store.save(profile, false);
    const QByteArray after = contentOf(store.path(contextName));
    if (!saved) {
        require(!context && after == bytes);
        return 0;
    }
    if (!context) // only a secret that leads nowhere; the empty profile took the sign-in away
        return 0;

    const Json before = Json::parse(bytes.begin(), bytes.end());
    const Json now = Json::parse(after.begin(), after.end());
    const auto oldKeys = keysOf(before);
    const auto newKeys = keysOf(now);
    require(newKeys.size() >= oldKeys.size());
    require(std::equal(oldKeys.begin(), oldKeys.end(), newKeys.begin()));
    for (const auto &key : oldKeys)
        require(isTidied(key, before.at(key), now.at(key)));

    const auto again = ContextStore::parse(contextName, after);
    require(again.has_value());
    require(again->profile.servers == profile.servers && again->profile.signIn.mode == profile.signIn.mode);
    require(again->profile.signIn.user == profile.signIn.user && again->profile.signIn.file == profile.signIn.file);
    require(again->profile.tls.caFile == profile.tls.caFile);
    require(again->profile.tls.handshakeFirst == profile.tls.handshakeFirst);
    require(again->warnings == context->warnings);
    return 0;
}
