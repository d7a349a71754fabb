// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/streamreader.h"
#include "models/keyvalue/keyentry.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace natsight {

class ElidedLabel;
class EmptyState;
class NoticeBar;
class PayloadView;

/// The newest value of one key, to be read. GUI thread.
class ValuePane : public QWidget
{
    Q_OBJECT

public:
    explicit ValuePane(JetStreamClient *client, QWidget *parent = nullptr);

    /// An empty key shows nothing.
    void setKey(const Bucket &bucket, const QByteArray &key);
    [[nodiscard]] const QByteArray &key() const { return m_key; }
    /// A watch saw a revision of some key.
    void keyChanged(const KeyEntry &meta);
    void refresh();

Q_SIGNALS:
    void statusText(const QString &text);

private:
    void take(const Result<StoredMessage> &message);

    QPointer<JetStreamClient> m_client;
    StreamReader *m_reader = nullptr;
    Bucket m_bucket;
    QByteArray m_key;
    quint64 m_revision = 0;
    quint64 m_generation = 0;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    ElidedLabel *m_name;
    QLabel *m_about;
    NoticeBar *m_notice;
    PayloadView *m_payload;
};

} // namespace natsight
