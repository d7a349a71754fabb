// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/heldrequestmodel.h"
#include "models/compose/responderlistmodel.h"
#include "models/compose/servicehost.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <variant>

namespace natsight {

/// The responders and hosted services of one connection: their definitions, which of them run, and the requests that wait for
/// an answer by hand.
///
/// GUI thread; answers come from delivery threads and never wait for it. Nothing starts by itself. When the connection is closed
/// or becomes read-only all stop and this is told; when it is only lost they go on once it is back. Bounds: 200 definitions;
/// held requests by their inbox.
class ResponderFeed : public QObject
{
    Q_OBJECT

public:
    using Rules = std::variant<ResponderRules, ServiceRules>;
    struct Definition {
        quint64 id = 0;
        Rules rules;
    };
    static constexpr int maxDefinitions = 200;

    explicit ResponderFeed(Session *session, QObject *parent = nullptr);
    ~ResponderFeed() override;

    [[nodiscard]] static Result<void> validate(const Rules &rules);
    [[nodiscard]] QList<Definition> definitions() const;
    [[nodiscard]] const Definition *find(quint64 id) const;
    /// Added stopped.
    [[nodiscard]] Result<quint64> add(const Rules &rules);
    /// What runs goes on with the new rules; its counters begin anew.
    [[nodiscard]] Result<void> change(quint64 id, const Rules &rules);
    void remove(quint64 id);
    /// The definitions as JSON, and back; what can't be read is left out and told.
    [[nodiscard]] QByteArray save() const;
    void load(const QByteArray &json);

    /// `instance` of a service counts from 1; 0 = all of them.
    [[nodiscard]] Result<void> start(quint64 id, int instance = 0);
    void stop(quint64 id, int instance = 0);
    void stopAll(const QString &why = {});
    [[nodiscard]] bool isRunning(quint64 id, int instance = 0) const;
    /// Responders, and instances of services.
    [[nodiscard]] int runningCount() const;
    /// Counters of all begin anew.
    void resetCounters();

    void setReadOnly(bool isReadOnly);
    /// Why nothing can be started now; empty: it can.
    [[nodiscard]] QString whyNot() const;

    [[nodiscard]] ResponderListModel *list() { return &m_list; }
    [[nodiscard]] HeldRequestModel *held() { return &m_held; }
    /// Requests that were not held because too many wait already.
    [[nodiscard]] quint64 refused() const { return m_inbox->refused(); }
    void answer(quint64 held, const Answer &answer);
    void drop(quint64 held);
    [[nodiscard]] Session *session() const { return m_session; }

Q_SIGNALS:
    void definitionsChanged();
    /// Counters, states or which run.
    void changed();
    void runningChanged();
    void heldCame();
    /// For the log: started, stopped, lost, back again.
    void eventHappened(const natsight::SessionEvent &event);
    /// What came of an answer by hand, in words.
    void answered(const QString &text);

private:
    struct Run;
    struct Entry;

    [[nodiscard]] Entry *entry(quint64 id);
    [[nodiscard]] Result<std::unique_ptr<Run>> makeRun(const Entry &entry, int instance);
    void stopRun(std::unique_ptr<Run> &run);
    void look();
    void followSession();
    void takeHeld();
    void takeOutcomes();
    void tell(SessionEvent::Severity severity, const QString &text);
    [[nodiscard]] static QString title(const Rules &rules);

    QPointer<Session> m_session;
    std::vector<std::unique_ptr<Entry>> m_entries;
    quint64 m_lastId = 0;
    std::shared_ptr<HeldInbox> m_inbox;
    /// What came of answers by hand, from background threads.
    struct Outcomes {
        std::mutex mutex;
        std::vector<std::pair<quint64, Result<void>>> list;
    };
    std::shared_ptr<Outcomes> m_outcomes;
    ResponderListModel m_list;
    HeldRequestModel m_held;
    QTimer m_tick;
    QElapsedTimer m_sinceStop; ///< what had come before is answered, and counted, for a while
    quint64 m_seenEvents = 0; ///< requests and answers at the last look
    quint64 m_toldRefused = 0;
    bool m_isReadOnly = false;
    bool m_isLost = false; ///< running, but without a connection
};

} // namespace natsight
