// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/nats/connectionprofile.h"

#include <QObject>
#include <QThread>

namespace natsight {

class DemoWorld;

/// A private NATS system with a life of its own: a three-node JetStream cluster and a leaf node on free loopback ports, a
/// system account and two application accounts, and a sample system that speaks through real connections. Everything
/// ends and is removed with this object, and after a crash with the next start. GUI thread; the work happens on one of
/// its own. Works with any nats-server from 2.9.
class DemoSystem : public QObject
{
    Q_OBJECT

public:
    explicit DemoSystem(QObject *parent = nullptr);
    /// Ends the servers; takes a fraction of a second.
    ~DemoSystem() override;

    void start();

Q_SIGNALS:
    /// What happens now: `Starting server 2 of 4…`
    void progress(const QString &text);
    /// The servers run and traffic flows: profiles of the two application accounts and of the system account.
    void ready(const QList<natsight::ConnectionProfile> &profiles);
    /// Streams, buckets and consumers are there, too.
    void complete();
    void failed(const natsight::Error &error);

private:
    QThread m_thread;
    DemoWorld *m_world = nullptr; ///< lives on m_thread
};

} // namespace natsight
