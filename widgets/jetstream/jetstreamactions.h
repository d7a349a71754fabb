// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamfeed.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <chrono>
#include <functional>

namespace natsight {

class ChangeGate;

/// What can be done with streams and consumers besides looking: each asks first where data or others are concerned, and
/// tells how it went. Whether the connection is read-only is the caller's to know, and to tell while a dialog is open. GUI thread.
class JetStreamActions : public QObject
{
    Q_OBJECT

public:
    /// `parent` carries the sheets.
    JetStreamActions(JetStreamFeed *feed, QWidget *parent);

    /// Dialogs that are open can't be confirmed while it is.
    void setReadOnly(bool isReadOnly);

    /// Opens the editor for a stream, a consumer or a bucket.
    void edit(struct ConfigTask task);
    void newStream();
    void editStream(const QString &stream);
    void copyStream(const QString &stream); ///< its configuration to a new stream
    void deleteStreams(const QStringList &streams);
    void purgeStream(const QString &stream);
    void sealStream(const QString &stream);
    /// `preferred`: the server that is to become leader (2.11+); empty: any.
    void stepDownStream(const QString &stream, const QString &preferred = {});
    void removeStreamPeer(const QString &stream, const QString &peer);
    void evacuateStreamPeer(const QString &stream, const QString &peer); ///< 2.15+
    void cancelReconfiguration(const QString &stream);

    /// Of a stream that is chosen there where none is given.
    void newConsumer(const QString &stream = {});
    void editConsumer(const QString &stream, const QString &consumer);
    void copyConsumer(const QString &stream, const QString &consumer); ///< its configuration to a new consumer
    using Consumers = QList<std::pair<QString, QString>>; ///< stream and name
    void deleteConsumers(const Consumers &consumers);
    void stepDownConsumer(const QString &stream, const QString &consumer, const QString &preferred = {});
    void removeConsumerPeer(const QString &stream, const QString &consumer, const QString &peer); ///< 2.15+
    void evacuateConsumerPeer(const QString &stream, const QString &consumer, const QString &peer); ///< 2.15+
    void pauseConsumer(const QString &stream, const QString &consumer, std::chrono::nanoseconds length);
    void resumeConsumer(const QString &stream, const QString &consumer); ///< asks nothing
    void unpinConsumer(const QString &stream, const QString &consumer, const QString &group);
    /// Asks where it is to go on, with the number of messages that come again; deletes and creates it anew where the server
    /// has no reset.
    void resetConsumer(const QString &stream, const QString &consumer);

Q_SIGNALS:
    void succeeded(const QString &text);
    void failed(const QString &text, const QString &details);
    /// Something new is there and its dialog is closed: open it.
    void streamCreated(const QString &stream);
    void consumerCreated(const QString &stream, const QString &consumer);
    /// It was reset, or deleted and created again: what it delivered before, it has forgotten.
    void consumerRestarted(const natsight::ConsumerInfo &info);

private:
    void ask(struct Confirmation confirmation, const std::function<void()> &run);
    [[nodiscard]] QStringList streamNames() const;
    void tell(const Error &error, const QString &what);
    void resetTo(const QString &stream, const QString &consumer, const struct ResetPlan &plan);
    void recreate(const QString &stream, const QString &consumer, const struct ResetPlan &plan);

    QPointer<JetStreamFeed> m_feed;
    QWidget *m_parent;
    ChangeGate *m_gate;
};

} // namespace natsight
