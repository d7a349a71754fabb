// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/nats/message.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace natsight {

/// The HTTP monitoring port of one server: answers the questions of a SystemClient as that server would over `$SYS`, in the same
/// envelope. GUI thread; nothing blocks.
///
/// Only questions: events, commands and other servers need the system account. Redirects are not followed. Bounds: 64 MiB an
/// answer, others are refused.
class MonitorPort : public QObject
{
    Q_OBJECT

public:
    explicit MonitorPort(const QUrl &address, QObject *parent = nullptr);
    ~MonitorPort() override;

    /// What a person typed: `localhost:8222`, `https://nats.example.com/monitor`. An error that says what is missing.
    [[nodiscard]] static Result<QUrl> addressOf(const QString &typed);
    /// Whether a text is an address, and no name of a connection.
    [[nodiscard]] static bool isAddress(const QString &text);

    [[nodiscard]] const QUrl &address() const { return m_address; }

    /// A question by its `$SYS.REQ.…` subject and body; `take` is called once, on this thread.
    void request(const QByteArray &subject, const QByteArray &body, std::chrono::milliseconds patience,
        std::function<void(Result<Reply>)> take);

    /// The page and its parameters that answer a question; empty when none does. Pure.
    [[nodiscard]] static QByteArray pageOf(const QByteArray &subject, const QByteArray &body);
    /// The light figures (STATSZ) that `/varz` has. Pure.
    [[nodiscard]] static QByteArray statsOf(QByteArrayView variables);

private:
    void get(const QByteArray &page, std::chrono::milliseconds patience,
        const std::function<void(const Result<QByteArray> &)> &take);
    [[nodiscard]] Result<QByteArray> bodyOf(QNetworkReply *reply, const QByteArray &page) const;
    void identify(QByteArrayView variables);

    QUrl m_address;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QByteArray m_server; ///< the envelope's `server`, as JSON; empty before the first answer
};

} // namespace natsight
