// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicefeed.h"
#include "widgets/common/livepage.h"
#include "widgets/common/theme.h"

class QLabel;
class QModelIndex;

namespace natsight {

/// The colour of how well it goes.
[[nodiscard]] Tone serviceTone(ServiceHealth health);
/// Of a cell by ServiceRole::Health.
[[nodiscard]] Tone serviceToneOf(const QModelIndex &index);

/// What pages of services have in common. GUI thread.
class ServiceLivePage : public LivePage
{
    Q_OBJECT

public:
    ServiceLivePage(ServiceFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString iconName() const override { return QStringLiteral("service"); }
    void refresh() override;

protected:
    [[nodiscard]] ServiceFeed *feed() const { return m_feed; }
    [[nodiscard]] std::shared_ptr<void> startWatch() override { return m_feed ? m_feed->watch() : nullptr; }
    [[nodiscard]] Freshness freshness() const override;
    /// `5 instances answered in 4–9 ms · asked every 2 s`, and what is wrong with the answers.
    [[nodiscard]] QString roundText() const;
    /// The line that it stands in.
    [[nodiscard]] static QLabel *makeStrip(QWidget *parent, const QString &name);
    /// Fills the composer in with a request.
    void call(const QString &subject);
    /// Links of this connection.
    [[nodiscard]] Link linkTo(const QString &kind, const QStringList &path = {}) const;

private:
    QPointer<ServiceFeed> m_feed;
};

} // namespace natsight
