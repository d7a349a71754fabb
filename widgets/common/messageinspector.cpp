// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/messageinspector.h"

#include "models/core/format.h"
#include "models/payload/natscommand.h"
#include "widgets/common/detailsform.h"
#include "widgets/common/headersview.h"
#include "widgets/common/labels.h"
#include "widgets/common/payloadview.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>

namespace natsight {

namespace {

constexpr int mostDetailHeaders = 12;
constexpr int verbsInRow = 2;

} // namespace

MessageTabs::MessageTabs(QWidget *parent)
    : QTabWidget(parent)
    , m_payload(new PayloadView(this))
    , m_headers(new HeadersView(this))
{
    setObjectName(QStringLiteral("inspectorTabs"));
    setAccessibleName(tr("Message"));
    tabBar()->setObjectName(QStringLiteral("inspectorTabBar"));
    tabBar()->setAccessibleName(tr("Parts of the message"));
    setDocumentMode(true);
    m_payload->setObjectName(QStringLiteral("payloadView"));
    m_headers->setObjectName(QStringLiteral("headersView"));
    addTab(m_payload, tr("Payload"));
    addTab(m_headers, tr("Headers"));
    connect(m_payload, &PayloadView::statusText, this, &MessageTabs::statusText);
    connect(m_payload, &PayloadView::conditionChosen, this, &MessageTabs::conditionChosen);
    connect(m_headers, &HeadersView::conditionChosen, this, &MessageTabs::conditionChosen);
}

void MessageTabs::setMessage(const Message &message)
{
    m_payload->setMessage(
        message.payload, message.headers, QString::fromUtf8(message.subject), QString::fromUtf8(message.reply));
    m_headers->setHeaders(message.headers);
    setTabText(1, message.headers.empty() ? tr("Headers") : tr("Headers %1").arg(message.headers.size()));
}

void MessageTabs::clearMessage()
{
    m_payload->clear();
    m_headers->clear();
    setTabText(1, tr("Headers"));
}

void MessageTabs::setFilterable(bool isFilterable)
{
    m_payload->setFilterable(isFilterable);
    m_headers->setFilterable(isFilterable);
}

void MessageTabs::copyPayload()
{
    m_payload->copyPayload();
}

MessageInspector::MessageInspector(QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_tabs(new MessageTabs(this))
{
    setObjectName(QStringLiteral("messageInspector"));
    setChildrenCollapsible(false);
    connect(m_tabs, &MessageTabs::statusText, this, &MessageInspector::statusText);
    connect(m_tabs, &MessageTabs::conditionChosen, this, &MessageInspector::conditionChosen);
    addWidget(m_tabs);

    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("detailsArea"));
    area->setAccessibleName(tr("Details of the message"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(area);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    layout->setSpacing(Theme::gap);
    m_title = plainLabel(content, QStringLiteral("detailsTitle"));
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_title->setWordWrap(true);
    layout->addWidget(m_title);
    m_details = new DetailsForm(content);
    layout->addWidget(m_details);
    m_verbs = new QGridLayout;
    m_verbs->setSpacing(Theme::gap);
    m_verbs->setColumnStretch(verbsInRow, 1);
    layout->addLayout(m_verbs);
    layout->addStretch();
    area->setWidget(content);
    addWidget(area);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);

    m_copy = addVerb(QStringLiteral("copyAsNats"), tr("Copy as nats"),
        tr("Copy the nats command that publishes this message (Ctrl+Shift+C)"));
    connect(m_copy, &QPushButton::clicked, this, &MessageInspector::copyCommand);
    clear({});
}

void MessageInspector::showMessage(const QString &title, const Message &message, const QList<Detail> &details)
{
    m_message = message;
    m_copy->show();
    m_title->setText(title);
    m_details->clear();
    m_details->add(tr("Subject"), format::preview(message.subject, 4'000), true);
    for (const Detail &detail : details)
        m_details->add(detail.name, detail.value, detail.isMonospace, detail.exact);
    m_details->add(tr("Size"), format::bytes(static_cast<double>(message.payload.size())), false,
        tr("%1 bytes").arg(format::count(static_cast<quint64>(message.payload.size()))));
    int shown = 0;
    for (const auto &[name, value] : message.headers) {
        if (++shown > mostDetailHeaders)
            break;
        m_details->add(format::preview(name, 40), format::preview(value, 1'000), true);
    }
    m_tabs->setMessage(message);
}

void MessageInspector::clear(const QString &title)
{
    m_message.reset();
    m_copy->hide();
    m_title->setText(title);
    m_details->clear();
    m_tabs->clearMessage();
}

void MessageInspector::setTitle(const QString &title)
{
    m_title->setText(title);
}

QPushButton *MessageInspector::addVerb(const QString &name, const QString &text, const QString &toolTip)
{
    auto *verb = new QPushButton(text, m_title->parentWidget());
    verb->setObjectName(name);
    verb->setAccessibleName(toolTip);
    verb->setToolTip(toolTip);
    m_verbs->addWidget(verb, m_verbs->count() / verbsInRow, m_verbs->count() % verbsInRow, Qt::AlignLeft);
    return verb;
}

void MessageInspector::addTab(QWidget *tab, const QString &title)
{
    m_tabs->addTab(tab, title);
}

void MessageInspector::showTab(QWidget *tab)
{
    m_tabs->setCurrentWidget(tab);
}

void MessageInspector::copyPayload()
{
    if (m_message)
        m_tabs->copyPayload();
}

void MessageInspector::copyCommand()
{
    if (!m_message)
        return;
    QString note;
    QApplication::clipboard()->setText(
        natsCommand(m_message->subject, m_message->reply, m_message->headers, m_message->payload, &note));
    Q_EMIT statusText(note.isEmpty() ? tr("nats command copied.") : tr("nats command copied. %1").arg(note));
}

} // namespace natsight
