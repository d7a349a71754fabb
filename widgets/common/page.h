// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/link.h"
#include "models/nats/message.h"

#include <QWidget>

namespace natsight {

/// What a person opens: one thing (a subject tree, a stream, a server), one page. Pages live in dock widgets of the
/// main window, which asks them for title, link and state and never knows what they show. GUI thread.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(Link link, QWidget *parent = nullptr);

    /// The full link of what is shown; changes with the page's place inside the thing.
    [[nodiscard]] Link link() const { return m_link; }
    /// Text of the tab, for instance `Traffic` or `ORDERS · stream`.
    [[nodiscard]] virtual QString title() const = 0;
    /// Name of an icon of `icon()`.
    [[nodiscard]] virtual QString iconName() const = 0;

    /// Goes to another place of the same thing (`streams/ORDERS/consumers` from `streams/ORDERS`). False when this page
    /// cannot show it and a new page is needed.
    virtual bool goTo(const Link &link);

    // Keys that every page answers; those that it does not support do nothing.
    virtual void focusFilter() { } ///< Ctrl+F
    virtual void refresh() { } ///< F5
    [[nodiscard]] virtual bool canPause() const { return false; }
    [[nodiscard]] virtual bool isPaused() const { return false; }
    virtual void setPaused(bool) { } ///< Space
    /// `live`, `paused 14:03:22` or `stale: no answer for 12 s`; empty when the page is not a live one.
    [[nodiscard]] virtual QString liveText() const { return {}; }
    /// The page's keys for F1: pairs of key and meaning, the window's own left out.
    [[nodiscard]] virtual QList<std::pair<QString, QString>> keys() const { return {}; }

    /// Whether it may be closed now. A page that has to ask first returns false, asks, and tells the answer with
    /// closeAnswered(); after a yes it returns true.
    [[nodiscard]] virtual bool mayClose() { return true; }

    /// Read-only connection: disable what changes the system, with the reason in the tooltip.
    virtual void setReadOnly(bool) { }

Q_SIGNALS:
    void titleChanged();
    void linkChanged();
    void liveChanged();
    /// The page asks to open another thing.
    void openRequested(const natsight::Link &link, bool beside);
    /// The page asks to fill the composer in with a message, to be published or sent as a request.
    void composeRequested(const natsight::OutgoingMessage &message, bool isRequest);
    /// The page asks for a command of the window by its object name: `connect`, `editConnection`.
    void commandRequested(const QString &name);
    /// What came of the question that mayClose() had.
    void closeAnswered(bool mayClose);
    /// A line for the status bar: what happens now.
    void statusText(const QString &text);

protected:
    void setLink(const Link &link);

private:
    Link m_link;
};

} // namespace natsight
