// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/session.h"
#include "widgets/common/page.h"

namespace natsight {

class CollectionModel;
class ComposerView;
class SendHistory;

/// The composer as a page, `compose[/SUBJECT]`, or `compose/saved/COLLECTION[/FOLDER…][/MESSAGE]` with a saved message filled in: with
/// more room than at the bottom, and several beside each other. GUI thread.
class ComposerPage : public Page
{
    Q_OBJECT

public:
    /// Null where the link is no composer.
    static ComposerPage *make(Session *session, CollectionModel *collections, SendHistory *history, const Link &link,
        QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    bool goTo(const Link &link) override;
    void focusFilter() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;
    void setReadOnly(bool isReadOnly) override;
    [[nodiscard]] ComposerView *view() const { return m_view; }

protected:
    /// No focus proxy: with one, Tab would not come by what stands before the proxy.
    void focusInEvent(QFocusEvent *event) override;

private:
    ComposerPage(
        Session *session, CollectionModel *collections, SendHistory *history, const Link &link, QWidget *parent);
    static bool isKnown(const Link &link);
    void take(const Link &link);
    ComposerView *m_view;
};

} // namespace natsight
