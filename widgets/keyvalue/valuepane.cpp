// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/valuepane.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/keyvalue/keycells.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/payloadview.h"

#include <QStackedWidget>

namespace natsight {

ValuePane::ValuePane(JetStreamClient *client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(m_stack))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_empty->setContent(
        QStringLiteral("key"), tr("No key is selected."), tr("Select one in the list to see its value."));
    m_stack->addWidget(m_empty);
    auto *body = new QWidget(m_stack);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    head->setSpacing(Theme::inset);
    m_name = new ElidedLabel(body);
    m_name->setObjectName(QStringLiteral("valueKey"));
    QFont font = Theme::monospace();
    font.setWeight(QFont::DemiBold);
    m_name->setFont(font);
    head->addWidget(m_name, 1);
    m_about = plainLabel(body, QStringLiteral("valueAbout"));
    m_about->setForegroundRole(QPalette::PlaceholderText);
    head->addWidget(m_about);
    column->addLayout(head);
    m_notice = new NoticeBar(body);
    m_notice->setObjectName(QStringLiteral("valueNotice"));
    connect(m_notice, &NoticeBar::triggered, this, &ValuePane::refresh);
    column->addWidget(m_notice);
    m_payload = new PayloadView(body);
    connect(m_payload, &PayloadView::statusText, this, &ValuePane::statusText);
    column->addWidget(m_payload, 1);
    m_stack->addWidget(body);
}

void ValuePane::setKey(const Bucket &bucket, const QByteArray &key)
{
    if (m_client && (!m_reader || m_reader->stream() != bucket.stream)) {
        delete m_reader;
        m_reader = new StreamReader(m_client, bucket.stream, this);
    }
    m_bucket = bucket;
    m_key = key;
    m_revision = 0;
    m_name->setText(format::preview(key, 1'000));
    m_about->clear();
    m_notice->setNotice(Tone::Bad, {});
    m_payload->clear();
    m_stack->setCurrentIndex(key.isEmpty() ? 0 : 1);
    refresh();
}

void ValuePane::keyChanged(const KeyEntry &meta)
{
    if (meta.key == m_key && meta.revision > m_revision)
        refresh();
}

void ValuePane::refresh()
{
    const quint64 generation = ++m_generation;
    if (m_key.isEmpty() || !m_reader)
        return;
    MessageQuery query;
    query.mode = MessageQuery::Mode::LastBySubject;
    query.subject = m_bucket.subjectOf(m_key);
    whenDone(this, m_reader->message(query), [this, generation](const Result<StoredMessage> &message) {
        if (generation == m_generation)
            take(message);
    });
}

void ValuePane::take(const Result<StoredMessage> &message)
{
    if (!message) {
        m_payload->clear();
        if (StreamReader::isNoMessage(message.error()))
            m_notice->setNotice(Tone::Info, tr("The bucket has nothing of this key any more."));
        else
            m_notice->setNotice(Tone::Bad, message.error().text(), tr("Ask again"));
        return;
    }
    const auto entry = KeyEntry::ofMessage(m_bucket, *message);
    if (!entry)
        return;
    m_revision = entry->revision;
    KeyFacts facts;
    facts.revision = entry->revision;
    facts.meaning = entry->meaning;
    m_about->setText(tr("revision %1 · %2").arg(entry->revision).arg(format::time(entry->timeNs)));
    m_about->setToolTip(format::exactTime(entry->timeNs));
    m_notice->setNotice(Tone::Info,
        entry->isDeleted() ? tr("This key has no value: %1.").arg(KeyCells::operationWord(facts)) : QString());
    m_payload->setMessage(entry->value, entry->headers, QString::fromUtf8(message->subject));
}

} // namespace natsight
