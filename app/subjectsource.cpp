// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/subjectsource.h"

#include "app/composerdock.h"
#include "app/connectionmanager.h"
#include "models/core/bytes.h"
#include "models/core/text.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace natsight {

using namespace std::chrono_literals;

namespace {

constexpr qint64 freshMs = 10'000;
constexpr int mostSaved = 2'000;
constexpr qsizetype mostServices = 500;
constexpr qsizetype mostStreams = 2'000;
constexpr std::uint32_t mostCaptured = 50'000;

class SubjectSource : public QObject
{
public:
    SubjectSource(Connection *connection, Settings *settings, QObject *owner)
        : QObject(owner)
        , m_connection(connection)
        , m_store(ComposerStore::of(settings))
    {
        // Who does not answer is not waited for.
        m_release.setSingleShot(true);
        m_release.setInterval(10s);
        m_release.callOnTimeout(this, [this] {
            m_services.reset();
            m_streams.reset();
        });
    }

    QList<SubjectSuggestion> suggest(const QString &typed, ComposedMessage::Mode mode)
    {
        SubjectSuggestions found(typed);
        addSent(found);
        addSaved(found, {});
        if (m_connection && m_connection->isOpen()) {
            look();
            if (mode == ComposedMessage::Mode::JetStream) {
                addStreams(found);
                addEndpoints(found);
            } else {
                addEndpoints(found);
                addStreams(found);
            }
        }
        if (m_connection && m_connection->hasSession())
            addCaptured(found, typed);
        return found.best();
    }

private:
    void addSent(SubjectSuggestions &found) const
    {
        const SendHistory *history = m_store->history();
        for (int row = 0; row < history->rowCount(); ++row)
            found.add(viewOf(history->entry(row).message.subject.toUtf8()), Text::tr("sent before"));
    }

    void addSaved(SubjectSuggestions &found, const QModelIndex &parent, int *count = nullptr) const
    {
        int counted = 0;
        int &all = count ? *count : counted;
        const CollectionModel *saved = m_store->collections();
        for (int row = 0; row < saved->rowCount(parent) && all < mostSaved; ++row) {
            const QModelIndex index = saved->index(row, 0, parent);
            if (saved->kind(index) != CollectionNode::Kind::Message) {
                addSaved(found, index, &all);
                continue;
            }
            ++all;
            found.add(viewOf(index.data(CollectionModel::SubjectRole).toString().toUtf8()),
                Text::tr("saved: %1").arg(index.data().toString()));
        }
    }

    void addEndpoints(SubjectSuggestions &found) const
    {
        const ServiceFeed *feed = m_connection->services();
        const auto services = feed->services();
        for (const ServiceRow &service : services.first(std::min(services.size(), mostServices))) {
            const auto endpoints = feed->endpoints(service.name);
            for (const EndpointRow &endpoint : endpoints)
                found.add(viewOf(endpoint.stats.subject.toUtf8()),
                    Text::tr("service %1, %2").arg(service.name, endpoint.stats.name));
        }
    }

    void addStreams(SubjectSuggestions &found) const
    {
        const auto streams = m_connection->jetStream()->streams();
        for (const StreamRow &stream : streams.first(std::min(streams.size(), mostStreams))) {
            if (!stream.info)
                continue;
            for (const QString &subject : stream.info->subjects) {
                // Buckets are written by their own pages.
                if (!subject.startsWith(u'$'))
                    found.add(viewOf(subject.toUtf8()), Text::tr("stream %1: %2").arg(stream.name, subject));
            }
        }
    }

    void addCaptured(SubjectSuggestions &found, const QString &typed) const
    {
        const auto store = m_connection->traffic()->store();
        const std::uint32_t count = store->subjectCount();
        const bool wantsInternal = typed.startsWith(u'$') || typed.startsWith(u'_');
        const QString origin = Text::tr("seen in the traffic");
        for (std::uint32_t i = 0; i < std::min(count, mostCaptured) && !found.isFull(); ++i) {
            const std::string_view subject = store->subjectText(count - 1 - i);
            if (wantsInternal || !(subject.starts_with('$') || subject.starts_with("_INBOX.")))
                found.add(subject, origin);
        }
    }

    /// Asks once for what is not known, or no more.
    void look()
    {
        if (m_asked.isValid() && m_asked.elapsed() < freshMs)
            return;
        if (m_connection->status().state != SessionStatus::State::Connected)
            return;
        m_asked.start();
        ServiceFeed *services = m_connection->services();
        JetStreamFeed *streams = m_connection->jetStream();
        if (!std::exchange(m_isListening, true)) {
            connect(services, &ServiceFeed::stateChanged, this, [this, services] {
                if (services->state().rounds > m_rounds)
                    m_services.reset();
            });
            connect(streams, &JetStreamFeed::streamsListed, this, [this] { m_streams.reset(); });
        }
        // What was refused before is not asked for again.
        if (services->state().condition != ServiceFeedState::Condition::Denied) {
            m_rounds = services->state().rounds;
            m_services = services->watch();
        }
        if (m_connection->status().server.isJetStream && !streams->streamsState().error)
            m_streams = streams->watchStreams();
        m_release.start();
    }

    QPointer<Connection> m_connection;
    QPointer<ComposerStore> m_store;
    ServiceFeed::Watch m_services;
    JetStreamFeed::Watch m_streams;
    quint64 m_rounds = 0;
    bool m_isListening = false;
    QElapsedTimer m_asked;
    QTimer m_release;
};

} // namespace

ComposeForm::SubjectSource subjectSource(Connection *connection, Settings *settings, QObject *owner)
{
    auto *source = new SubjectSource(connection, settings, owner);
    return [source = QPointer<SubjectSource>(source)](const QString &typed, ComposedMessage::Mode mode) {
        return source ? source->suggest(typed, mode) : QList<SubjectSuggestion>();
    };
}

} // namespace natsight
