// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/rawanswerpane.h"

#include "models/core/format.h"
#include "widgets/common/labels.h"
#include "widgets/common/payloadview.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace natsight {

RawAnswerPane::RawAnswerPane(SystemFeed *feed, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_server(new QComboBox(this))
    , m_note(plainLabel(this, name + QLatin1String("RawNote")))
    , m_answer(new PayloadView(this))
{
    setObjectName(name + QLatin1String("RawPane"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    m_server->setObjectName(name + QLatin1String("RawServer"));
    m_server->setAccessibleName(tr("Whose answer is shown"));
    m_server->setToolTip(tr("Whose answer is shown"));
    m_server->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    bar->addWidget(m_server);
    auto *again = new QToolButton(this);
    again->setObjectName(name + QLatin1String("RawAgain"));
    again->setText(tr("Ask again"));
    again->setAccessibleName(tr("Ask again"));
    again->setToolTip(tr("Ask the server for this answer once more"));
    again->setFocusPolicy(Qt::TabFocus);
    bar->addWidget(again);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    bar->addWidget(m_note, 1);
    layout->addLayout(bar);
    m_answer->setObjectName(name + QLatin1String("Raw"));
    m_answer->setAccessibleName(tr("The server's answer"));
    m_answer->setFormat(PayloadFormat::Json);
    layout->addWidget(m_answer, 1);
    connect(m_server, &QComboBox::activated, this, &RawAnswerPane::ask);
    connect(again, &QToolButton::clicked, this, &RawAnswerPane::ask);
    connect(m_answer, &PayloadView::statusText, this, &RawAnswerPane::statusText);
}

void RawAnswerPane::setQuestion(SystemVerb verb, const QByteArray &body, const QList<ServerIdentity> &servers)
{
    const auto isSame = [](const ServerIdentity &one, const ServerIdentity &other) { return one.id == other.id; };
    if (verb == m_verb && body == m_body
        && std::equal(servers.begin(), servers.end(), m_servers.begin(), m_servers.end(), isSame))
        return;
    const QString chosen = m_server->currentData().toString();
    m_verb = verb;
    m_body = body;
    m_servers = servers;
    m_server->clear();
    for (const ServerIdentity &server : servers)
        m_server->addItem(server.name, server.id);
    m_server->setCurrentIndex(std::max(m_server->findData(chosen), servers.isEmpty() ? -1 : 0));
    m_server->setEnabled(servers.size() > 1);
    m_isAsked = false;
    if (isVisible())
        ask();
}

void RawAnswerPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isAsked)
        ask();
}

void RawAnswerPane::ask()
{
    m_isAsked = true;
    const quint64 question = ++m_question;
    const int place = m_server->currentIndex();
    if (!m_feed || place < 0) {
        m_answer->clear();
        m_note->setText(tr("No server that answers is selected."));
        return;
    }
    if (m_feed->access() != SystemAccess::System) {
        m_answer->clear();
        m_note->setText(tr("This needs credentials of the system account."));
        return;
    }
    const ServerIdentity server = m_servers.at(place);
    m_note->setText(tr("Asking…"));
    whenDone(this, m_feed->client()->raw(m_verb, server, m_body),
        [this, question, subject = QString::fromLatin1(systemSubject(m_verb, server.id))](
            const Result<QByteArray> &answer) {
            if (question != m_question)
                return;
            if (answer) {
                m_answer->setMessage(*answer, {}, subject);
                m_note->setText(
                    tr("Answered at %1").arg(format::time(QDateTime::currentMSecsSinceEpoch() * 1'000'000)));
            } else {
                m_answer->clear();
                m_note->setText(answer.error().text());
            }
        });
}

} // namespace natsight
