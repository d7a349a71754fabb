// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composerdock.h"

#include "app/connectionmanager.h"
#include "app/settings.h"
#include "app/subjectsource.h"
#include "widgets/compose/composerview.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace natsight {

using namespace std::chrono_literals;

ComposerStore *ComposerStore::of(Settings *settings)
{
    auto *store = settings->findChild<ComposerStore *>(QString(), Qt::FindDirectChildrenOnly);
    return store ? store : new ComposerStore(settings);
}

ComposerStore::ComposerStore(Settings *settings)
    : QObject(settings)
    , m_folder(settings->directory())
{
    m_collections.setFolder(m_folder + QStringLiteral("/collections"));
    m_history.setFile(m_folder + QStringLiteral("/sent.ndjson"));
    QFile file(m_folder + QStringLiteral("/draft.json"));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray bytes = file.readAll();
        const auto json = nlohmann::ordered_json::parse(bytes.begin(), bytes.end(), nullptr, false);
        m_draft = composedFromJson(json);
    }
    m_write.setSingleShot(true);
    m_write.setInterval(1s);
    connect(&m_write, &QTimer::timeout, this, &ComposerStore::writeDraft);
}

ComposerStore::~ComposerStore()
{
    finishDraft();
}

void ComposerStore::draftChanged(std::function<std::optional<ComposedMessage>()> draft)
{
    m_typed = std::move(draft);
    m_write.start();
}

void ComposerStore::finishDraft()
{
    if (!m_write.isActive())
        return;
    m_write.stop();
    writeDraft();
}

void ComposerStore::writeDraft()
{
    const auto typed = m_typed ? m_typed() : std::nullopt;
    m_typed = nullptr;
    if (!typed || *typed == m_draft)
        return;
    m_draft = *typed;
    if (!QDir().mkpath(m_folder))
        return;
    QSaveFile file(m_folder + QStringLiteral("/draft.json"));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QByteArray::fromStdString(
        toJson(m_draft).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)));
    file.commit();
}

ComposerDock::ComposerDock(Settings *settings, QWidget *parent)
    : QDockWidget(tr("Composer"), parent)
    , m_settings(settings)
{
    setObjectName(QStringLiteral("composerDock"));
}

ComposerDock::~ComposerDock()
{
    if (m_view) {
        ComposerStore::of(m_settings)->finishDraft();
        m_view->disconnect(this);
    }
}

void ComposerDock::make()
{
    if (m_view)
        return;
    ComposerStore *store = ComposerStore::of(m_settings);
    m_view = new ComposerView(store->collections(), store->history(), this);
    m_view->setDraft(store->draft());
    connect(m_view, &ComposerView::draftChanged, store, [store, view = QPointer<ComposerView>(m_view)] {
        store->draftChanged([view] { return view ? std::optional(view->draft()) : std::nullopt; });
    });
    connect(m_view, &ComposerView::statusText, this, &ComposerDock::statusText);
    setWidget(m_view);
    useConnection();
}

void ComposerDock::setConnection(Connection *connection)
{
    // One that was deleted is null by now as well.
    if (m_connection == connection && connection)
        return;
    if (m_connection)
        m_connection->disconnect(this);
    m_connection = connection;
    if (connection)
        connect(connection, &Connection::changed, this, &ComposerDock::useConnection);
    useConnection();
}

void ComposerDock::useConnection()
{
    if (!m_view || !isVisible())
        return;
    m_view->setSession(
        m_connection ? m_connection->session() : nullptr, m_connection ? m_connection->name() : QString());
    if (m_suggestionsOf != m_connection) {
        m_suggestionsOf = m_connection;
        m_view->setSubjectSource(m_connection ? subjectSource(m_connection, m_settings, m_view) : nullptr);
    }
    m_view->setReadOnly(m_connection && m_connection->isReadOnly());
}

void ComposerDock::begin(bool isRequest)
{
    make();
    show();
    raise();
    m_view->begin(isRequest);
}

void ComposerDock::compose(const OutgoingMessage &message, bool isRequest)
{
    make();
    show();
    raise();
    m_view->compose(message, isRequest);
}

void ComposerDock::showEvent(QShowEvent *event)
{
    make();
    QDockWidget::showEvent(event);
    useConnection();
}

} // namespace natsight
