// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemfeed.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;

namespace natsight {

class PayloadView;

/// What a server answers to one question, as it came but without secrets: asked when the pane is shown, when the question becomes
/// another one, and on demand. GUI thread.
class RawAnswerPane : public QWidget
{
    Q_OBJECT

public:
    /// `name` begins the object names.
    RawAnswerPane(SystemFeed *feed, const QString &name, QWidget *parent = nullptr);

    /// Who may be asked what; the server that is chosen stays where it is among them.
    void setQuestion(SystemVerb verb, const QByteArray &body, const QList<ServerIdentity> &servers);
    void ask();

Q_SIGNALS:
    void statusText(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QPointer<SystemFeed> m_feed;
    QComboBox *m_server;
    QLabel *m_note;
    PayloadView *m_answer;
    SystemVerb m_verb = SystemVerb::JetStream;
    QByteArray m_body;
    QList<ServerIdentity> m_servers;
    quint64 m_question = 0;
    bool m_isAsked = false; ///< this question
};

} // namespace natsight
