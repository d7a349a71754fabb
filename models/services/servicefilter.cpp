// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicefilter.h"

#include "models/core/bytes.h"
#include "models/nats/subject.h"

#include <algorithm>

namespace natsight {

namespace {

bool isPattern(const QString &word)
{
    return word == QLatin1String(">") || word.endsWith(QLatin1String(".>")) || word.startsWith(QLatin1String("*."))
        || word.endsWith(QLatin1String(".*")) || word.contains(QLatin1String(".*."));
}

void add(QString &text, const QString &field)
{
    if (!field.isEmpty())
        text += field + QChar(u'\n');
}

void add(QString &text, const ServiceMetadata &metadata)
{
    for (const auto &[key, value] : metadata) {
        add(text, key);
        add(text, value);
    }
}

void add(QString &text, const EndpointStats &endpoint)
{
    add(text, endpoint.name);
    add(text, endpoint.subject);
    add(text, endpoint.queueGroup);
    add(text, endpoint.metadata);
    add(text, endpoint.lastError);
}

/// Whether all patterns are answered by the endpoint's subject.
bool answers(const QList<QByteArray> &patterns, const QList<EndpointStats> &endpoints)
{
    return std::all_of(patterns.begin(), patterns.end(), [&endpoints](const QByteArray &pattern) {
        return std::any_of(endpoints.begin(), endpoints.end(), [&pattern](const EndpointStats &endpoint) {
            return !endpoint.subject.isEmpty() && patternsOverlap(viewOf(pattern), viewOf(endpoint.subject.toUtf8()));
        });
    });
}

} // namespace

ServiceFilter::ServiceFilter(const QString &typed)
{
    const auto prefix = QLatin1String("subject:");
    const QStringList words = typed.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const bool isAsked = word.startsWith(prefix, Qt::CaseInsensitive);
        const QString pattern = isAsked ? word.mid(prefix.size()) : word;
        if (isAsked && pattern.isEmpty())
            continue; // being typed
        if ((isAsked || isPattern(word)) && validateSubscribeSubject(pattern.toUtf8()))
            m_patterns << pattern.toUtf8();
        else
            m_words << pattern;
    }
}

bool ServiceFilter::hasWords(const QString &text) const
{
    return std::all_of(m_words.begin(), m_words.end(),
        [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool ServiceFilter::matches(const InstanceRow &row) const
{
    return (m_words.isEmpty() || hasWords(searchText(row)))
        && (m_patterns.isEmpty() || answers(m_patterns, row.info->endpoints));
}

bool ServiceFilter::matches(const EndpointRow &row) const
{
    return (m_words.isEmpty() || hasWords(searchText(row)))
        && (m_patterns.isEmpty() || answers(m_patterns, { row.stats }));
}

bool ServiceFilter::matches(const ServiceEvent &event) const
{
    if (!m_patterns.isEmpty())
        return false;
    QString text;
    for (const QString &field : { event.service, event.instance, event.version, event.previous, event.text })
        add(text, field);
    return hasWords(text);
}

QString searchText(const InstanceRow &row)
{
    QString text;
    add(text, row.service);
    add(text, row.id);
    if (row.info) {
        add(text, row.info->version);
        add(text, row.info->description);
        add(text, row.info->metadata);
        for (const EndpointStats &endpoint : row.info->endpoints)
            add(text, endpoint);
    }
    if (row.connection) {
        for (const QString &field : { row.connection->name, row.connection->language, row.connection->address,
                 row.connection->serverName, row.connection->account })
            add(text, field);
    }
    return text;
}

QString searchText(const EndpointRow &row)
{
    QString text;
    add(text, row.service);
    add(text, row.instance);
    add(text, row.stats);
    return text;
}

} // namespace natsight
