// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <nlohmann/json.hpp>

namespace natsight {

/// A client in another language, run as a program: tests/support/peers/peer.py and peer.mjs say what it is asked. It is there where
/// `./dev test` could install it. ask() blocks, 20 s at most, after which the program is ended.
class Peer
{
public:
    using Json = nlohmann::ordered_json;
    enum class Language { Python, JavaScript };

    Peer(Language language, QString url)
        : m_url(std::move(url))
        , m_environment(QProcessEnvironment::systemEnvironment())
    {
        const QDir scripts(QStringLiteral(NATSIGHT_PEER_SCRIPTS));
        const QDir tools(toolsFolder());
        if (language == Language::Python) {
            const QString folder = tools.filePath(QStringLiteral("peer-python"));
            if (QFileInfo::exists(folder + QStringLiteral("/stamp")))
                m_program = folder + QStringLiteral("/bin/python3");
            m_script = scripts.filePath(QStringLiteral("peer.py"));
            m_environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
        } else {
            const QString folder = tools.filePath(QStringLiteral("peer-javascript"));
            if (QFileInfo::exists(folder + QStringLiteral("/stamp")))
                m_program = QStandardPaths::findExecutable(QStringLiteral("node"));
            m_script = scripts.filePath(QStringLiteral("peer.mjs"));
            m_environment.insert(QStringLiteral("NATSIGHT_PEER_MODULES"), folder);
        }
    }

    [[nodiscard]] bool isThere() const { return !m_program.isEmpty(); }
    [[nodiscard]] static const char *nameOf(Language language)
    {
        return language == Language::Python ? "Python" : "JavaScript";
    }

    /// Its answer; null, with a warning, where it had none.
    [[nodiscard]] Json ask(const QStringList &arguments) const
    {
        QProcess process;
        launch(process, arguments);
        process.closeWriteChannel();
        if (!process.waitForFinished(20'000) || process.exitCode() != 0) {
            process.kill();
            process.waitForFinished(5'000);
            qWarning("the peer failed at %s: %s", qPrintable(arguments.join(u' ')),
                process.readAllStandardError().constData());
            return {};
        }
        return Json::parse(process.readAllStandardOutput().toStdString(), nullptr, false);
    }

    /// A peer that stays until this object goes: what it has printed so far.
    class Staying
    {
    public:
        Staying(const Peer &peer, const QStringList &arguments)
        {
            peer.launch(m_process, arguments);
            QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] {
                while (m_process.canReadLine())
                    m_lines.push_back(Json::parse(m_process.readLine().toStdString(), nullptr, false));
            });
        }
        ~Staying()
        {
            m_process.closeWriteChannel();
            if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(5'000)) {
                m_process.kill();
                m_process.waitForFinished(5'000);
            }
        }
        Staying(const Staying &) = delete;
        Staying &operator=(const Staying &) = delete;

        [[nodiscard]] const std::vector<Json> &lines() const { return m_lines; }
        /// Whether it has printed its first line, which says that it is at work.
        [[nodiscard]] bool waitForFirstLine()
        {
            return QTest::qWaitFor([this] { return !m_lines.empty(); }, 20'000);
        }

    private:
        QProcess m_process;
        std::vector<Json> m_lines;
    };

private:
    void launch(QProcess &process, const QStringList &arguments) const
    {
        process.setProcessEnvironment(m_environment);
        process.start(m_program, QStringList { m_script, m_url } + arguments);
    }

    QString m_url;
    QString m_program;
    QString m_script;
    QProcessEnvironment m_environment;
};

/// Rows of a test that runs once for each language.
inline void addPeerRows()
{
    QTest::addColumn<Peer::Language>("language");
    for (const auto language : { Peer::Language::Python, Peer::Language::JavaScript })
        QTest::newRow(Peer::nameOf(language)) << language;
}

} // namespace natsight

Q_DECLARE_METATYPE(natsight::Peer::Language)

// Skipped where this client is not installed, or failed where nothing may be skipped.
#define NATSIGHT_NEED_PEER(peer)                                                                                       \
    do {                                                                                                               \
        if (!(peer).isThere()) {                                                                                       \
            if (natsight::arePeersRequired())                                                                          \
                QFAIL("this client is not installed (./dev test does it), and NATSIGHT_REQUIRE_SERVERS is set");       \
            QSKIP("this client is not installed: ./dev test does it where Python or Node is");                         \
        }                                                                                                              \
    } while (false)
