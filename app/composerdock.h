// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/collections.h"
#include "models/compose/sendhistory.h"
#include "models/nats/message.h"

#include <QDockWidget>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>

namespace natsight {

class ComposerView;
class Connection;
class Settings;

/// What all composers share, in files of the settings' folder: `collections/`, `sent.ndjson` and `draft.json`. One for each
/// Settings, which owns it; made with the first composer. GUI thread.
class ComposerStore : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static ComposerStore *of(Settings *settings);
    ~ComposerStore() override;

    [[nodiscard]] CollectionModel *collections() { return &m_collections; }
    [[nodiscard]] SendHistory *history() { return &m_history; }
    [[nodiscard]] const ComposedMessage &draft() const { return m_draft; }
    /// What is typed is another: it is asked for and written a second later, or with finishDraft(), because reading a large body
    /// takes longer than typing a letter of it. `draft` may return nothing once its form is gone.
    void draftChanged(std::function<std::optional<ComposedMessage>()> draft);
    void finishDraft();

private:
    explicit ComposerStore(Settings *settings);
    void writeDraft();

    QString m_folder;
    CollectionModel m_collections;
    SendHistory m_history;
    ComposedMessage m_draft;
    std::function<std::optional<ComposedMessage>()> m_typed;
    QTimer m_write;
};

/// The composer at the bottom of the window, closed until asked for; it sends over the connection of the current page. Made
/// when it is first shown. GUI thread.
class ComposerDock : public QDockWidget
{
    Q_OBJECT

public:
    explicit ComposerDock(Settings *settings, QWidget *parent = nullptr);
    ~ComposerDock() override;

    void setConnection(Connection *connection);
    void begin(bool isRequest);
    void compose(const OutgoingMessage &message, bool isRequest);

Q_SIGNALS:
    void statusText(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void make();
    void useConnection();

    Settings *m_settings;
    QPointer<Connection> m_connection;
    QPointer<Connection> m_suggestionsOf;
    ComposerView *m_view = nullptr;
};

} // namespace natsight
