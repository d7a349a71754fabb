// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/objectcounts.h"

#include "models/core/future.h"
#include "models/jetstream/bucketconfig.h"

namespace natsight {

ObjectCounts::ObjectCounts(JetStreamClient *client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void ObjectCounts::update(const QList<StreamRow> &rows)
{
    for (const StreamRow &row : rows) {
        if (!row.info || bucketKindOf(row.name) != ConfigOf::Objects || row.info->state.subjects > maxSubjects)
            continue;
        const State state { row.info->state.lastSequence, row.info->state.messages };
        if (const auto known = m_asked.constFind(row.name); known != m_asked.cend() && *known == state)
            continue;
        m_asked.insert(row.name, state);
        if (!m_waiting.contains(row.name))
            m_waiting << row.name;
    }
    next();
}

void ObjectCounts::next()
{
    if (m_isAsking || m_waiting.isEmpty() || !m_client)
        return;
    m_isAsking = true;
    const QString stream = m_waiting.takeFirst();
    const QString filter = QStringLiteral("$O.%1.M.>").arg(bucketName(ConfigOf::Objects, stream));
    whenDone(this, m_client->streamSubjects(stream, filter, maxSubjects),
        [this, stream](const Listing<SubjectCount> &listing) {
            m_isAsking = false;
            if (!listing.error)
                Q_EMIT counted(stream, listing.total > 0 ? listing.total : listing.received);
            next();
        });
}

} // namespace natsight
