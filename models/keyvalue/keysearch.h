// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/streamsearch.h"
#include "models/keyvalue/keyindex.h"

#include <QObject>

#include <memory>
#include <vector>

namespace natsight {

class KeyFeed;

/// Looks for a text in the newest values of a bucket, as they were when it began. Hits come as they are found. GUI thread.
/// Bounds: those of StreamSearch; 16 bytes a key while it runs.
class KeySearch : public QObject
{
    Q_OBJECT

public:
    using Hits = std::shared_ptr<const std::vector<quint32>>;

    explicit KeySearch(KeyFeed *feed, QObject *parent = nullptr);
    ~KeySearch() override;

    /// Ends what runs and begins anew.
    void start(const QByteArray &text);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_search && m_search->isRunning(); }
    [[nodiscard]] double share() const { return m_search ? m_search->progress().share : 0; }
    /// Numbers, ascending; never null after start().
    [[nodiscard]] const Hits &hits() const { return m_hits; }
    /// How it went, in a sentence.
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void hitsChanged();
    void progressChanged();

private:
    void take(const QList<SearchHit> &found);

    KeyFeed *m_feed;
    StreamReader *m_reader = nullptr;
    StreamSearch *m_search = nullptr;
    std::vector<std::pair<quint64, quint32>> m_byRevision;
    Hits m_hits;
};

} // namespace natsight
