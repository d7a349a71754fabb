// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamfeed.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"

#include <QPointer>

class QModelIndex;
class QStackedWidget;
class QVBoxLayout;

namespace natsight {

class EmptyState;

/// The colour of a verdict.
[[nodiscard]] Tone healthTone(Health health);
/// Of a cell by HealthRole.
[[nodiscard]] Tone healthToneOf(const QModelIndex &index);

/// What pages of JetStream things have in common: they are asked for only while they are on screen and not paused, say in
/// words why there is nothing to see, and tell how old is what they show. GUI thread.
class JetStreamPage : public Page
{
    Q_OBJECT

public:
    JetStreamPage(JetStreamFeed *feed, Link link, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] bool canPause() const override { return true; }
    [[nodiscard]] bool isPaused() const override { return m_pausedAtMs > 0; }
    void setPaused(bool isPaused) override;
    [[nodiscard]] QString liveText() const override;
    void setReadOnly(bool isReadOnly) override;

protected:
    [[nodiscard]] JetStreamFeed *feed() const { return m_feed; }
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    /// A tooltip that says why a verb is disabled where the connection is read-only.
    [[nodiscard]] QString verbTip(const QString &tip) const;

    /// What the page wants to be asked for while it is on screen.
    [[nodiscard]] virtual JetStreamFeed::Watch startWatch() = 0;
    [[nodiscard]] virtual const FeedState &feedState() const = 0;
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

    QPointer<JetStreamFeed> m_feed;
    JetStreamFeed::Watch m_watch;
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
