// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/configfields.h"
#include "models/jetstream/jetstreamfeed.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>

class QAction;
class QMenu;

namespace natsight {

class JetStreamActions;

/// What can be done with buckets as a whole, of one kind: each asks first where data or others are concerned, and tells how it
/// went. Buckets are named by their streams (`KV_config`). Whether the connection is read-only is the caller's to know. GUI thread.
class BucketActions : public QObject
{
    Q_OBJECT

public:
    /// KeyValue or Objects; `parent` carries the sheets.
    BucketActions(ConfigOf what, JetStreamFeed *feed, QWidget *parent);

    void create();
    void edit(const QString &stream);
    void copy(const QString &stream); ///< its configuration to a new bucket
    void remove(const QStringList &streams);
    void compact(const QString &stream); ///< key-value: what is left of deleted keys
    void seal(const QString &stream); ///< for good
    /// What can be done with one bucket besides edit(), at the end of the menu of its page.
    void addVerbs(QMenu *menu, const QString &stream);
    /// Enables what can be done now; `whyNot`: why nothing can be changed, or empty.
    void updateVerbs(const QString &whyNot);
    /// Why compact() would not do anything; empty: it can be done.
    [[nodiscard]] QString whyNotCompact(const QString &stream) const;

Q_SIGNALS:
    void succeeded(const QString &text);
    void failed(const QString &text, const QString &details);
    /// Something new is there and its dialog is closed: open it.
    void created(const QString &stream);

private:
    void ask(struct Confirmation confirmation, const std::function<void()> &run);
    void tell(const Error &error, const QString &what);
    [[nodiscard]] QString nameOf(const QString &stream) const;
    [[nodiscard]] const StreamRow *rowOf(const QString &stream) const;

    ConfigOf m_what;
    QPointer<JetStreamFeed> m_feed;
    QWidget *m_parent;
    JetStreamActions *m_streams;
    QString m_stream; ///< of addVerbs()
    QList<QAction *> m_verbs;
    QAction *m_compact = nullptr;
    QAction *m_seal = nullptr;
};

} // namespace natsight
