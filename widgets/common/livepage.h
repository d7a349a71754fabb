// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/session.h"
#include "widgets/common/page.h"

#include <QPointer>
#include <QTimer>

#include <memory>

class QStackedWidget;
class QVBoxLayout;

namespace natsight {

class EmptyState;

/// How old what a page shows is.
struct Freshness {
    std::optional<Error> error; ///< of the last question; gone with the next good answer
    bool isAsking = false;
    qint64 askedMs = 0; ///< since the epoch; 0 = not yet
    qint64 answeredMs = 0; ///< last good answer; 0 = none yet
};

/// What pages that follow a feed have in common: it is asked only while they are on screen and not paused, they say in
/// words why there is nothing to see, and tell how old is what they show. GUI thread.
class LivePage : public Page
{
    Q_OBJECT

public:
    LivePage(Session *session, Link link, QWidget *parent = nullptr);

    [[nodiscard]] bool canPause() const override { return true; }
    [[nodiscard]] bool isPaused() const override { return m_pausedAtMs > 0; }
    void setPaused(bool isPaused) override;
    [[nodiscard]] QString liveText() const override;
    void setReadOnly(bool isReadOnly) override;

protected:
    [[nodiscard]] Session *session() const { return m_session; }
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    /// A tooltip that says why a verb is disabled where the connection is read-only.
    [[nodiscard]] QString verbTip(const QString &tip) const;

    /// What the page wants to be asked for while it is on screen; ends with the last copy.
    [[nodiscard]] virtual std::shared_ptr<void> startWatch() = 0;
    [[nodiscard]] virtual Freshness freshness() const = 0;
    /// What it is called while it is waited for or missing: `stream ORDERS`.
    [[nodiscard]] virtual QString what() const = 0;
    /// Whether there is something to show.
    [[nodiscard]] virtual bool hasContent() const = 0;
    /// Something of what is shown changed.
    virtual void updateContent() = 0;
    /// Read-only or not, another selection: enable what can be done.
    virtual void updateVerbs() { }

    /// An empty column on the panel's colour, for setContent().
    [[nodiscard]] QVBoxLayout *makeColumn();
    /// Content or, without any, why there is none. To be called with the finished content once.
    void setContent(QWidget *content);
    /// Looks again; cheap.
    void updateState();
    void watchAnew();

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateWatch();
    void updateEmpty();

    QPointer<Session> m_session;
    std::shared_ptr<void> m_watch;
    qint64 m_watchedMs = 0; ///< since when
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QString m_emptyCommand;
    QTimer m_tick;
    qint64 m_pausedAtMs = 0;
    bool m_isReadOnly = false;
    bool m_isShown = false;
};

} // namespace natsight
