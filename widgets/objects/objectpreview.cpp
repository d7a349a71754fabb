// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/objects/objectpreview.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/payload/payload.h"
#include "widgets/common/detailsform.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/headersview.h"
#include "widgets/common/labels.h"
#include "widgets/common/payloadview.h"
#include "widgets/common/pictureview.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QtConcurrentRun>

namespace natsight {

ObjectPreview::ObjectPreview(ObjectClient *client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_tabs(new QTabWidget(this))
    , m_stack(new QStackedWidget(m_tabs))
    , m_empty(new EmptyState(m_stack))
    , m_payload(new PayloadView(m_stack))
    , m_picture(new PictureView(m_stack))
    , m_details(new DetailsForm)
    , m_headers(new HeadersView(m_tabs))
    , m_description(plainParagraph({}, this))
{
    setObjectName(QStringLiteral("objectPreview"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    m_tabs->setObjectName(QStringLiteral("objectTabs"));
    m_tabs->tabBar()->setObjectName(QStringLiteral("objectTabBar"));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the object"));
    m_tabs->setDocumentMode(true);
    m_empty->button()->setObjectName(QStringLiteral("objectPreviewButton"));
    m_picture->setObjectName(QStringLiteral("objectPicture"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_payload);
    m_stack->addWidget(m_picture);
    m_tabs->addTab(m_stack, tr("Preview"));
    auto *scroll = new QScrollArea(m_tabs);
    scroll->setObjectName(QStringLiteral("objectDetails"));
    scroll->setAccessibleName(tr("Details of the object"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *body = new QWidget(scroll);
    body->setBackgroundRole(QPalette::Base);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(Theme::inset, Theme::inset, Theme::inset, Theme::inset);
    column->addWidget(m_description);
    column->addWidget(m_details);
    column->addStretch(1);
    scroll->setWidget(body);
    m_tabs->addTab(scroll, tr("Details"));
    m_tabs->addTab(m_headers, tr("Headers"));
    connect(m_payload, &PayloadView::statusText, this, &ObjectPreview::statusText);
    clear(tr("Select an object to see what is in it."));
}

QImage ObjectPreview::picture() const
{
    return m_stack->currentWidget() == m_picture ? m_picture->image() : QImage();
}

void ObjectPreview::focusContent()
{
    m_tabs->setCurrentIndex(0);
    m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void ObjectPreview::showWords(const QString &what, const QString &how)
{
    m_empty->setContent(QStringLiteral("object"), what, how);
    m_stack->setCurrentWidget(m_empty);
}

void ObjectPreview::clear(const QString &why)
{
    ++m_generation;
    m_info = {};
    m_payload->clear();
    m_picture->setPicture({});
    showWords(why, {});
    updateDetails();
}

void ObjectPreview::setObject(const ObjectInfo &info)
{
    if (info.subject == m_info.subject && info.sequence == m_info.sequence && info.bucket == m_info.bucket)
        return;
    const bool isSameBytes = info.subject == m_info.subject && info.nuid == m_info.nuid && !info.isDeleted
        && !info.isLink();
    m_info = info;
    updateDetails();
    if (!isSameBytes)
        load();
}

void ObjectPreview::load()
{
    const quint64 generation = ++m_generation;
    if (m_info.isDeleted)
        return showWords(tr("%1 was deleted.").arg(m_info.name), tr("Only its metadata are left."));
    if (m_info.isLink() && m_info.link->name.isEmpty())
        return showWords(tr("A link to the bucket %1").arg(m_info.link->bucket), tr("Press Enter to open it."));
    if (!m_client)
        return;
    showWords(tr("Fetching the beginning of %1…").arg(m_info.name), {});
    whenDone(this, m_client->resolve(m_info), [this, generation](const Result<ObjectInfo> &target) {
        if (generation != m_generation || !m_client)
            return;
        if (!target)
            return showWords(target.error().message, target.error().advice);
        whenDone(this, m_client->firstBytes(*target, maxBytes),
            [this, generation, target = *target](const Result<QByteArray> &bytes) {
                if (generation != m_generation || !m_client)
                    return;
                if (!bytes)
                    return showWords(bytes.error().message, bytes.error().advice);
                const bool isPicture = !imageFormat(*bytes).isEmpty();
                const bool isPart = static_cast<quint64>(bytes->size()) < target.size;
                if (!isPicture || !isPart || target.size > static_cast<quint64>(maxPictureBytes))
                    return show(target, *bytes);
                whenDone(this, m_client->firstBytes(target, static_cast<qint64>(target.size)),
                    [this, generation, target, part = *bytes](const Result<QByteArray> &all) {
                        if (generation == m_generation)
                            show(target, all ? *all : part);
                    });
            });
    });
}

void ObjectPreview::show(const ObjectInfo &target, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return showWords(tr("%1 is empty.").arg(target.name), {});
    const auto showPayload = [this, target, bytes] {
        Headers headers;
        m_payload->setMessage(bytes, headers, QString::fromUtf8(objectChunkSubject(target.bucket, target.nuid)), {},
            static_cast<qint64>(target.size));
        m_stack->setCurrentWidget(m_payload);
    };
    if (imageFormat(bytes).isEmpty() || static_cast<quint64>(bytes.size()) < target.size)
        return showPayload();
    whenDone(this, QtConcurrent::run(&readPicture, bytes),
        [this, generation = m_generation, showPayload](const Picture &picture) {
            if (generation != m_generation)
                return;
            if (picture.image.isNull())
                return showPayload();
            m_picture->setPicture(picture);
            m_stack->setCurrentWidget(m_picture);
        });
}

void ObjectPreview::updateDetails()
{
    m_details->clear();
    m_description->setText(m_info.texts.description);
    m_description->setVisible(!m_info.texts.description.isEmpty());
    Headers headers;
    for (const auto &[name, values] : m_info.texts.headers) {
        for (const QString &value : values)
            headers.push_back({ name.toUtf8(), value.toUtf8() });
    }
    m_headers->setHeaders(headers);
    m_tabs->setTabText(2, headers.empty() ? tr("Headers") : tr("Headers (%1)").arg(headers.size()));
    if (m_info.name.isEmpty())
        return;
    const auto add = [this](const QString &name, const QString &value, bool isMonospace = false,
                         const QString &exact = {}) {
        if (!value.isEmpty())
            m_details->add(name, value, isMonospace, exact);
    };
    add(tr("Name"), m_info.name, true);
    add(tr("Problem"), m_info.problem);
    if (m_info.link)
        add(tr("Link to"),
            m_info.link->name.isEmpty() ? m_info.link->bucket : QString(m_info.link->bucket + u'/' + m_info.link->name),
            true);
    if (!m_info.isLink() && !m_info.isDeleted) {
        add(tr("Size"), format::bytes(static_cast<double>(m_info.size)), false,
            tr("%1 bytes").arg(format::count(m_info.size)));
        add(tr("Chunks"),
            m_info.maxChunkSize > 0
                ? tr("%1 of up to %2")
                      .arg(format::count(m_info.chunks), format::bytes(static_cast<double>(m_info.maxChunkSize)))
                : format::count(m_info.chunks));
        add(tr("Digest"), m_info.digest.isEmpty() ? tr("none: its bytes cannot be verified") : m_info.digest,
            !m_info.digest.isEmpty());
    }
    add(tr("Modified"), m_info.modifiedNs > 0 ? format::time(m_info.modifiedNs) : QString(), false,
        m_info.modifiedNs > 0 ? format::exactTime(m_info.modifiedNs) : QString());
    add(tr("Nuid"), m_info.nuid, true);
    add(tr("Sequence"), format::count(m_info.sequence));
    add(tr("Subject"), QString::fromUtf8(m_info.subject), true);
    for (const auto &[name, value] : m_info.texts.metadata)
        add(tr("Metadata: %1").arg(name), value, true);
}

} // namespace natsight
