// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/system/topology.h"

#include <QByteArrayView>

namespace natsight {

// The way of a message through servers, as they tell of it (server 2.11+, ADR-41). All pure, any thread.
// Bounds: an event of 8 MiB with 20,000 steps, 1,000 events and 50,000 steps of a trace, texts of 4 KiB.

/// Something that a server did with a traced message.
struct TraceStep {
    enum class Kind { Ingress, Mapping, StreamExport, ServiceImport, JetStream, Egress, Other };
    /// Whom it came from or went to.
    enum class Peer { Client, Router, Gateway, System, Leaf, JetStream, Account, Unknown };

    Kind kind = Kind::Other;
    Peer peer = Peer::Unknown;
    qint64 timeNs = 0; ///< since the epoch; 0: not told
    quint64 connection = 0;
    QString name; ///< of the client or server
    QString account;
    QString subject; ///< that it came with, was mapped to, or is stored with
    QString from; ///< of a service import
    QString stream;
    QString subscription;
    QString queue;
    QString hop; ///< that another server tells of it with
    QString error;
    bool hasNoInterest = false; ///< of a stream
    bool isLastTold = false; ///< of an import or export, after which nothing is told of the other account

    bool operator==(const TraceStep &) const = default;
};

/// What one server tells.
struct TraceEvent {
    ServerIdentity server;
    QString hop; ///< empty: where the message was published
    QList<TraceStep> steps;
    int hops = 0; ///< how many other servers it was sent to, as it says

    bool operator==(const TraceEvent &) const = default;
    /// The first step where it came in; null when it does not tell.
    [[nodiscard]] const TraceStep *ingress() const;
};

[[nodiscard]] Result<TraceEvent> readTraceEvent(QByteArrayView payload);

/// All events of one message, by hop, with who follows whom.
struct MessageTrace {
    struct Hop {
        TraceEvent event;
        qsizetype parent = -1; ///< in `hops`; -1: the first, or the one before is not known
        qsizetype step = -1; ///< of the parent, that led here

        bool operator==(const Hop &) const = default;
    };
    /// A server that it was sent to and that has not told of it.
    struct Missing {
        QString hop;
        QString server; ///< empty: not named
        QString from; ///< name of the server that sent it there

        bool operator==(const Missing &) const = default;
    };
    QList<Hop> hops; ///< parents before their children
    QList<Missing> missing;
    int clients = 0; ///< that would have got it
    int streams = 0; ///< that would have stored it
    int errors = 0;

    static constexpr qsizetype maxEvents = 1'000;
    static constexpr qsizetype maxSteps = 50'000;

    bool operator==(const MessageTrace &) const = default;
    [[nodiscard]] bool isComplete() const
    {
        return !hops.isEmpty() && hops.constFirst().event.hop.isEmpty() && missing.isEmpty();
    }
    /// When it was published; 0 while not known.
    [[nodiscard]] qint64 startNs() const;
};

/// Events in any order, each once.
[[nodiscard]] MessageTrace traceOf(const QList<TraceEvent> &events);

/// Why a message cannot be traced at the server of the connection: an older one would deliver it. Empty: it can.
[[nodiscard]] QString whyNotTraceAt(const QString &server, const QString &version);
/// The same of all servers that are known. Refused as well where it is not known which ones there are (null), or a server does not
/// tell its version. A leaf node that does not answer is no reason: servers from 2.11 on do not pass a trace to one that cannot trace.
[[nodiscard]] QString whyNotTrace(
    const QString &server, const QString &version, const Topology *topology, bool isReadOnly = false);

/// `route to east2`, `client workers-1, subject new.*, queue group workers`: what a step is, and to whom.
[[nodiscard]] QString traceStepWords(const TraceStep &step);
/// One word: `in`, `mapped`, `out`, …
[[nodiscard]] QString traceStepKind(const TraceStep &step);
/// `3 servers · 2 clients would get it · 1 stream would store it · 1 error`
[[nodiscard]] QString traceWords(const MessageTrace &trace);
/// `west1 (hop 3, sent by east1)`, …: who has not told; empty when all did.
[[nodiscard]] QString traceMissingWords(const MessageTrace &trace);

} // namespace natsight
