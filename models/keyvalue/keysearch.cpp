// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keysearch.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/keyvalue/keyfeed.h"
#include "models/payload/textfinder.h"

#include <algorithm>

namespace natsight {

KeySearch::KeySearch(KeyFeed *feed, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
{
    connect(feed->index(), &KeyIndex::aboutToClear, this, &KeySearch::cancel);
}

KeySearch::~KeySearch() = default;

void KeySearch::start(const QByteArray &text)
{
    delete m_search;
    if (!m_reader)
        m_reader = new StreamReader(m_feed->client(), m_feed->bucket().stream, this);
    m_search = new StreamSearch(m_reader, this);
    m_hits = std::make_shared<const std::vector<quint32>>();
    m_byRevision.clear();
    const KeyStore &store = m_feed->index()->store();
    m_byRevision.reserve(store.size());
    quint64 first = m_feed->lastRevision();
    for (quint32 id = 0; id < store.size(); ++id) {
        if (store.isGone(id) || store.isDeleted(id))
            continue;
        const quint64 revision = store.revision(id);
        m_byRevision.emplace_back(revision, id);
        first = std::min(first, revision);
    }
    std::sort(m_byRevision.begin(), m_byRevision.end());
    m_search->setTest([finder = TextFinder(viewOf(text))](
                          const StoredMessage &message) { return finder.isIn(viewOf(message.payload)); });
    connect(m_search, &StreamSearch::found, this, &KeySearch::take);
    connect(m_search, &StreamScan::progressChanged, this, &KeySearch::progressChanged);
    connect(m_search, &StreamScan::finished, this, [this] {
        std::vector<std::pair<quint64, quint32>>().swap(m_byRevision);
        Q_EMIT progressChanged();
    });
    m_search->start(
        std::max<quint64>(1, first), std::max<quint64>(1, m_feed->lastRevision()), m_feed->bucket().keyPrefix + '>');
    Q_EMIT hitsChanged();
    Q_EMIT progressChanged();
}

void KeySearch::cancel()
{
    if (m_search)
        m_search->cancel();
}

void KeySearch::take(const QList<SearchHit> &found)
{
    auto hits = std::make_shared<std::vector<quint32>>(*m_hits);
    for (const SearchHit &hit : found) {
        const auto key = std::lower_bound(
            m_byRevision.cbegin(), m_byRevision.cend(), std::pair(hit.sequence, quint32 { 0 }));
        if (key != m_byRevision.cend() && key->first == hit.sequence)
            hits->push_back(key->second);
    }
    std::sort(hits->begin(), hits->end());
    if (hits->size() == m_hits->size())
        return; // only in older revisions
    m_hits = std::move(hits);
    Q_EMIT hitsChanged();
}

QString KeySearch::words() const
{
    if (!m_search)
        return {};
    const auto hits = static_cast<quint64>(m_hits->size());
    if (m_search->isRunning())
        return tr("Searching values: %1 % · %2 found")
            .arg(static_cast<int>(m_search->progress().share * 100))
            .arg(format::count(hits));
    if (m_search->error())
        return tr("The search ended early: %1").arg(m_search->error()->text());
    if (m_search->wasCancelled())
        return tr("The search was stopped: %1 found so far").arg(format::count(hits));
    if (m_search->foundCount() > quint64 { StreamSearch::maxHits })
        return tr("Found in more than %1 messages: only keys among these are shown")
            .arg(format::count(StreamSearch::maxHits));
    return tr("%1 found by their values, as they were when the search began").arg(format::count(hits));
}

} // namespace natsight
