// SPDX-License-Identifier: GPL-3.0-or-later
// Captured messages written to a file, against the same bytes written plainly to the same place.
//   bench_export [--json FILE] [--rounds N] [--messages N]
#include "tests/benchmarks/benchrun.h"

#include "models/traffic/captureexport.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

using namespace natsight;

namespace {

std::shared_ptr<CaptureStore> filled(int messages)
{
    auto store = std::make_shared<CaptureStore>();
    IncomingMessage message;
    message.tap = 1;
    for (int i = 0; i < messages; ++i) {
        const std::string subject = "orders." + std::to_string(i % 1'000) + ".created";
        std::string payload = R"({"id":)" + std::to_string(i) + R"(,"region":"eu","total":)" + std::to_string(i % 977)
            + R"(,"note":")";
        payload.resize(126, 'x');
        payload += "\"}";
        message.receivedNs = 1'700'000'000'000'000'000 + i * qint64 { 10'000 };
        message.subject = subject;
        message.payload = payload;
        store->append(message);
    }
    return store;
}

double exported(const std::shared_ptr<CaptureStore> &store, CaptureExport::Format format, const QString &path)
{
    CaptureExport out;
    QEventLoop loop;
    QObject::connect(&out, &CaptureExport::finished, &loop, &QEventLoop::quit);
    const auto snapshot = store->snapshot();
    const RowRange rows { snapshot.firstRow(), snapshot.endRow() };
    QElapsedTimer clock;
    clock.start();
    out.start(store, rows, format, path);
    loop.exec();
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

/// The bytes of one file to another, in the same blocks.
double written(const QByteArray &bytes, const QString &path)
{
    constexpr qsizetype block = qsizetype { 2 } << 20;
    QElapsedTimer clock;
    clock.start();
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return 0;
    for (qsizetype from = 0; from < bytes.size(); from += block)
        file.write(bytes.constData() + from, std::min(block, bytes.size() - from));
    file.close();
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addOptions({ { QStringLiteral("json"), QStringLiteral("Write the figures there."), QStringLiteral("file") },
        { QStringLiteral("rounds"), {}, QStringLiteral("n"), QStringLiteral("5") },
        { QStringLiteral("messages"), {}, QStringLiteral("n"), QStringLiteral("1000000") } });
    options.addHelpOption();
    options.process(app);
    const int rounds = std::max(1, options.value(QStringLiteral("rounds")).toInt());
    const int messages = std::max(1, options.value(QStringLiteral("messages")).toInt());

    const auto store = filled(messages);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out"));
    bench::Report report;
    for (const auto &[format, name] : std::initializer_list<std::pair<CaptureExport::Format, QString>> {
             { CaptureExport::Format::Ndjson, QStringLiteral("NDJSON") },
             { CaptureExport::Format::NdjsonValues, QStringLiteral("NDJSON with values") },
             { CaptureExport::Format::Csv, QStringLiteral("CSV") } }) {
        std::vector<double> ratios;
        std::vector<double> seconds;
        for (int round = 0; round < rounds; ++round) {
            seconds.push_back(exported(store, format, path));
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return 1;
            const QByteArray bytes = file.readAll();
            file.remove();
            ratios.push_back(written(bytes, path) / seconds.back());
            QFile::remove(path);
        }
        report.add(QStringLiteral("export to %1 / plain write").arg(name), bench::median(ratios), {},
            bench::Report::Target::AtLeast, 0.5,
            QStringLiteral("%1 messages of 128 B in %2 s").arg(messages).arg(bench::median(seconds), 0, 'f', 2));
    }
    return report.finish(QStringLiteral("Export of captured messages"), options.value(QStringLiteral("json"))) ? 0 : 1;
}
