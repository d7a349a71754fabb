// SPDX-License-Identifier: GPL-3.0-or-later
// What an object up and down costs against the bare loop of chunks with the same window, each in a process of its own.
//   bench_objects [--json FILE] [--rounds N] [--mib N] [--nats-server PROGRAM]
#include "models/objects/objecttransfer.h"
#include "tests/benchmarks/bare.h"
#include "tests/benchmarks/benchrun.h"

#include "models/core/future.h"
#include "models/nats/sha256.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <nats/nats.h>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <cstdio>
#include <random>

using namespace natsight;

namespace {

constexpr qint64 chunk = objectChunkBytes;
const QString bucket = QStringLiteral("bench");
const QString object = QStringLiteral("big.bin");

/// The client library as it is: no check of what an acknowledgement says, and the same chunk again and again. With a digest it
/// reads the file and hashes what it sends or gets, which ADR-20 asks of every client, and waits for the disk.
class Bare : public bench::BareConnection
{
public:
    using BareConnection::BareConnection;

    /// Chunks published with the window of ObjectPut; seconds, 0 when it failed.
    [[nodiscard]] double put(const char *nuid, qint64 count, QFile &source, bool hasDigest) const
    {
        const QByteArray subject = QByteArray("$O.bench.C.") + nuid;
        QByteArray bytes(chunk, Qt::Uninitialized);
        if (source.read(bytes.data(), chunk) != chunk || !source.seek(0))
            return 0;
        Sha256 sha;
        QElapsedTimer clock;
        clock.start();
        const int acked = requests(
            static_cast<int>(count), static_cast<int>(ObjectPut::window / chunk), [&](int, const char *inbox) {
                if (hasDigest) {
                    source.read(bytes.data(), chunk);
                    sha.add(bytes);
                }
                natsConnection_PublishRequest(
                    m_connection, subject.constData(), inbox, bytes.constData(), static_cast<int>(bytes.size()));
            });
        return acked == count ? static_cast<double>(clock.nsecsElapsed()) / 1e9 : 0;
    }

    /// Batches by direct get, 8 MiB each, one after the other, into a file; seconds, 0 when it failed.
    [[nodiscard]] double get(const char *nuid, qint64 count, const QString &path, bool hasDigest) const
    {
        Sha256 sha;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return 0;
        QElapsedTimer clock;
        clock.start();
        qint64 read = 0;
        quint64 next = 1;
        while (read < count && next > 0) {
            const std::string body = "{\"seq\":" + std::to_string(next) + ",\"next_by_subj\":\"$O.bench.C." + nuid
                + "\",\"batch\":1000,\"max_bytes\":8388608}";
            next = batch("OBJ_bench", body, [&](natsMsg *message) {
                ++read;
                file.write(natsMsg_GetData(message), natsMsg_GetDataLength(message));
                if (hasDigest)
                    sha.add(QByteArray::fromRawData(natsMsg_GetData(message), natsMsg_GetDataLength(message)));
            });
        }
        if (hasDigest)
            ::fsync(file.handle());
        return read == count ? static_cast<double>(clock.nsecsElapsed()) / 1e9 : 0;
    }
};

template<typename T>
std::optional<T> wait(const QFuture<T> &future)
{
    QObject owner;
    QEventLoop loop;
    std::optional<T> result;
    whenDone(&owner, future, [&](T value) {
        result.emplace(std::move(value));
        loop.quit();
    });
    QTimer::singleShot(600'000, &loop, &QEventLoop::quit);
    loop.exec();
    return result;
}

/// Runs a transfer; seconds, and the most memory that it took beside what was there before.
nlohmann::json run(ObjectTransfer &transfer)
{
    const qint64 before = bench::residentBytes();
    qint64 most = before;
    QEventLoop loop;
    QTimer look;
    look.setInterval(20);
    QObject::connect(&look, &QTimer::timeout, &loop, [&most] { most = std::max(most, bench::residentBytes()); });
    QObject::connect(&transfer, &ObjectTransfer::finished, &loop, &QEventLoop::quit);
    QElapsedTimer clock;
    clock.start();
    transfer.start();
    look.start();
    if (!transfer.progress().isOver())
        loop.exec();
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    most = std::max(most, bench::residentBytes());
    if (transfer.progress().state != TransferProgress::State::Done)
        std::fprintf(stderr, "%s\n", qPrintable(transfer.progress().words));
    return { { "seconds", transfer.progress().state == TransferProgress::State::Done ? seconds : 0.0 },
        { "memory", most - before } };
}

/// One measurement in a process of its own: its figures on stdout.
int worker(const QStringList &arguments)
{
    const QString kind = bench::option(arguments, QStringLiteral("--worker"));
    const QString url = bench::option(arguments, QStringLiteral("--url"));
    const QString file = bench::option(arguments, QStringLiteral("--file"));
    const qint64 chunks = bench::option(arguments, QStringLiteral("--chunks")).toLongLong();
    nlohmann::json result;
    if (kind.startsWith(QLatin1String("bare"))) {
        const Bare bare(url);
        if (!bare.isGood())
            return 1;
        const bool hasDigest = kind.endsWith(QLatin1String("digest"));
        QFile source(file);
        if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return 1;
        result["seconds"] = kind.startsWith(QLatin1String("bare-put"))
            ? bare.put("BARE", chunks, source, hasDigest)
            : bare.get("BARE", chunks, file + QLatin1String(".bare"), hasDigest);
    } else {
        ConnectionProfile profile;
        profile.name = QStringLiteral("bench");
        profile.servers = QStringList { url };
        Session session(profile);
        session.open();
        while (!session.status().server.isJetStream)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        JetStreamClient client(&session);
        ObjectClient objects(&client, bucket);
        const auto there = wait(objects.find(object));
        if (!there || !*there)
            return 1;
        if (kind == QLatin1String("put")) {
            PutRequest request { object, {}, {} };
            if ((*there)->sequence > 0 && !(*there)->isDeleted)
                request.replaces = (*there)->sequence;
            ObjectPut put(&objects, request, file);
            result = run(put);
        } else {
            ObjectGet get(&objects, { **there, file + QLatin1String(".down"), true });
            result = run(get);
        }
    }
    std::printf("%s\n", result.dump().c_str());
    return 0;
}

std::optional<nlohmann::json> measure(const char *kind, const QString &url, const QString &file, qint64 chunks)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
        { QStringLiteral("--worker"), QLatin1String(kind), QStringLiteral("--url"), url, QStringLiteral("--file"), file,
            QStringLiteral("--chunks"), QString::number(chunks) });
    const bool isOver = process.waitForFinished(900'000);
    // Each writes a new file into memory that the one before has given back: fresh memory costs more than all else here.
    for (const char *written : { ".bare", ".down" })
        QFile::remove(file + QLatin1String(written));
    if (!isOver || process.exitCode() != 0)
        return {};
    const QByteArray said = process.readAllStandardOutput();
    const auto json = nlohmann::json::parse(said.begin(), said.end(), nullptr, false);
    return json.is_object() && json.value("seconds", 0.0) > 0 ? std::optional(json) : std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.contains(QStringLiteral("--worker")))
        return worker(arguments);
    const int rounds = std::max(1, bench::option(arguments, QStringLiteral("--rounds"), QStringLiteral("3")).toInt());
    const qint64 mib = std::max(1, bench::option(arguments, QStringLiteral("--mib"), QStringLiteral("1024")).toInt());
    const qint64 chunks = (mib << 20) / chunk;

    bench::Server server;
    if (!server.start(bench::serverProgram(arguments), true)) {
        std::fprintf(stderr, "no nats-server\n");
        return 1;
    }
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("source"));
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        std::mt19937_64 random(1);
        QByteArray bytes(chunk, Qt::Uninitialized);
        for (qint64 i = 0; i < chunks; ++i) {
            for (qsizetype at = 0; at < bytes.size(); at += 8) {
                const quint64 word = random();
                memcpy(bytes.data() + at, &word, 8);
            }
            if (file.write(bytes) != bytes.size())
                return 1;
        }
    }
    ConnectionProfile profile;
    profile.name = QStringLiteral("bench");
    profile.servers = QStringList { server.url() };
    Session session(profile);
    session.open();
    while (!session.status().server.isJetStream)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    JetStreamClient client(&session);
    const Json config = Json::parse(
        R"({"name":"OBJ_bench","subjects":["$O.bench.C.>","$O.bench.M.>"],"discard":"new","allow_rollup_hdrs":true,"allow_direct":true})");
    const auto hasBatches = client.supports(JetStreamClient::Feature::BatchedDirectGet).has_value();

    std::vector<double> up;
    std::vector<double> down;
    std::vector<double> upDigest;
    std::vector<double> downDigest;
    std::vector<double> upRate;
    std::vector<double> downRate;
    double memory = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto deleted = wait(client.deleteStream(QStringLiteral("OBJ_bench")));
        const auto made = wait(client.createStream(config));
        if (!made || !*made)
            return 1;
        const auto bareUp = measure("bare-put", server.url(), path, chunks);
        const auto bareDown = hasBatches ? measure("bare-get", server.url(), path, chunks) : std::nullopt;
        PurgeOptions all;
        const auto purged = wait(client.purgeStream(QStringLiteral("OBJ_bench"), all));
        const auto digestUp = measure("bare-put-digest", server.url(), path, chunks);
        const auto digestDown = hasBatches ? measure("bare-get-digest", server.url(), path, chunks) : std::nullopt;
        const auto purgedAgain = wait(client.purgeStream(QStringLiteral("OBJ_bench"), all));
        const auto ourUp = measure("put", server.url(), path, chunks);
        const auto ourDown = measure("get", server.url(), path, chunks);
        if (!bareUp || !digestUp || !ourUp || !ourDown) {
            std::fprintf(stderr, "a measurement failed\n");
            return 1;
        }
        const auto seconds = [](const std::optional<nlohmann::json> &one) { return one->value("seconds", 0.0); };
        up.push_back(seconds(bareUp) / seconds(ourUp));
        upDigest.push_back(seconds(digestUp) / seconds(ourUp));
        if (digestDown)
            downDigest.push_back(seconds(digestDown) / seconds(ourDown));
        upRate.push_back(static_cast<double>(mib) / seconds(ourUp));
        if (bareDown)
            down.push_back(seconds(bareDown) / seconds(ourDown));
        downRate.push_back(static_cast<double>(mib) / seconds(ourDown));
        for (const auto *one : { &ourUp, &ourDown })
            memory = std::max(memory, (*one)->value("memory", 0.0));
    }
    bench::Report report;
    using Target = bench::Report::Target;
    report.add(QStringLiteral("object of %1 MiB up / bare chunk loop").arg(mib), bench::median(up),
        QStringLiteral("ratio"), Target::AtLeast, 0.8, QStringLiteral("rate against rate, same window"));
    if (down.empty())
        report.skip(
            QStringLiteral("object down / bare batches into a file"), QStringLiteral("a server without batches"));
    else
        report.add(QStringLiteral("object of %1 MiB down / bare batches into a file").arg(mib), bench::median(down),
            QStringLiteral("ratio"), Target::AtLeast, 0.8, QStringLiteral("into a file, digest verified"));
    report.add(QStringLiteral("object up / bare loop with digest"), bench::median(upDigest), QStringLiteral("ratio"),
        Target::None, 0, QStringLiteral("which reads and hashes the file, as ADR-20 asks"));
    if (!downDigest.empty())
        report.add(QStringLiteral("object down / bare batches with digest"), bench::median(downDigest),
            QStringLiteral("ratio"), Target::None, 0, QStringLiteral("which hashes, and waits for the disk"));
    report.add(QStringLiteral("up"), bench::median(upRate), QStringLiteral("MiB/s"));
    report.add(QStringLiteral("down"), bench::median(downRate), QStringLiteral("MiB/s"));
    report.add(QStringLiteral("extra memory of a transfer, at most"), memory / (1024.0 * 1024.0), QStringLiteral("MiB"),
        Target::AtMost, 64);
    return report.finish(QStringLiteral("Objects"), bench::option(arguments, QStringLiteral("--json"))) ? 0 : 1;
}
