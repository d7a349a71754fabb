// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>
#include <vector>

namespace natsight::bench {

/// A plain nats-server of its own on a free loopback port, ended with this object.
class Server
{
public:
    Server();
    ~Server();
    [[nodiscard]] bool start(const QString &program, bool withJetStream = false);
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString url() const;
    /// Body of a monitoring page, empty on failure.
    [[nodiscard]] QByteArray monitor(const QString &path) const;
    /// Waits until somebody has subscribed to this.
    [[nodiscard]] bool waitForSubscriber(const QByteArray &pattern, int timeoutMs) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    quint16 m_monitorPort = 0;
};

struct Published {
    quint64 sent = 0;
    double seconds = 0;
};

/// Runs the publisher beside this executable to its end. Rate 0 = flat out.
[[nodiscard]] std::optional<Published> publish(quint16 port, double seconds, double rate);

/// One measurement of a subscriber in a process of its own.
struct Received {
    quint64 received = 0;
    quint64 dropped = 0;
    double seconds = 0; ///< from the first message to the last
    qint64 rssBefore = 0;
    qint64 rssAfter = 0;
    qint64 rssMiddle = 0; ///< when half of the time was over
    quint64 kept = 0;
    quint64 sent = 0;
    double publishSeconds = 0;
};

/// Runs `bench_capture --worker KIND` (bare, direct, session) while the publisher runs.
[[nodiscard]] std::optional<Received> runWorker(
    const QString &kind, const Server &server, double seconds, double rate, quint64 budgetMib = 512);

[[nodiscard]] double median(std::vector<double> values);
[[nodiscard]] qint64 residentBytes(qint64 pid = 0); ///< 0 = this process

/// The figures, as a table on stdout and a JSON file.
class Report
{
public:
    enum class Target { AtLeast, AtMost, None };
    void add(const QString &name, double value, const QString &unit, Target target = Target::None, double bound = 0,
        const QString &remark = {});
    void skip(const QString &name, const QString &reason);
    /// Prints the table; writes the file if there is a name. False when the file could not be written.
    bool finish(const QString &title, const QString &jsonFile) const;

private:
    struct Row {
        QString name;
        double value = 0;
        QString unit;
        Target target = Target::None;
        double bound = 0;
        QString remark;
        bool isSkipped = false;
    };
    std::vector<Row> m_rows;
};

/// `--nats-server`, $NATSIGHT_NATS_SERVER or the one on the path.
[[nodiscard]] QString serverProgram(const QStringList &arguments);
/// Value after `name` in the arguments.
[[nodiscard]] QString option(const QStringList &arguments, const QString &name, const QString &fallback = {});

} // namespace natsight::bench
