// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schemakeeper.h"

#include "app/settings.h"
#include "models/core/future.h"

#include <QtConcurrent/QtConcurrentRun>

#include <utility>

namespace natsight {

namespace {

using Read = std::pair<std::shared_ptr<const SchemaBook>, SchemaReport>;

Read readSchemas(const QStringList &sources)
{
    Read read;
    read.first = SchemaBook::load(sources, {}, read.second);
    return read;
}

} // namespace

SchemaKeeper::SchemaKeeper(Settings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_book(readSchemas({}).first)
{
    if (!sources().isEmpty())
        reload();
}

SchemaKeeper::~SchemaKeeper()
{
    PayloadRulesBook &rules = PayloadRulesBook::shared();
    if (rules.rules()->schemas == m_book)
        rules.setSchemas({});
}

QStringList SchemaKeeper::sources() const
{
    return m_settings->list(Settings::Key::SchemaSources);
}

void SchemaKeeper::setSources(const QStringList &sources)
{
    if (sources == this->sources())
        return;
    m_settings->setValue(Settings::Key::SchemaSources, sources);
    reload();
}

QList<SchemaMapping> SchemaKeeper::mappings() const
{
    // A line of the settings is the pattern, which has no blank, and the type.
    QList<SchemaMapping> mappings;
    for (const QString &line : m_settings->list(Settings::Key::SchemaMappings)) {
        const QString pattern = line.section(u' ', 0, 0);
        if (!pattern.isEmpty())
            mappings << SchemaMapping { pattern.toUtf8(), line.section(u' ', 1) };
    }
    return mappings;
}

void SchemaKeeper::setMappings(const QList<SchemaMapping> &mappings)
{
    QStringList lines;
    for (const SchemaMapping &mapping : mappings)
        lines << QString(QString::fromUtf8(mapping.pattern) + u' ' + mapping.type);
    if (lines == m_settings->list(Settings::Key::SchemaMappings))
        return;
    m_settings->setValue(Settings::Key::SchemaMappings, lines);
    take(m_book);
}

void SchemaKeeper::reload()
{
    m_isReading = true;
    const quint64 generation = ++m_generation;
    whenDone(this, QtConcurrent::run(&readSchemas, sources()), [this, generation](Read read) {
        if (generation != m_generation)
            return;
        m_isReading = false;
        m_report = std::move(read.second);
        take(std::move(read.first));
    });
    Q_EMIT changed();
}

void SchemaKeeper::take(std::shared_ptr<const SchemaBook> book)
{
    const bool wasEmpty = m_book->isEmpty();
    m_book = book->withMappings(mappings());
    if (!m_book->isEmpty() || !wasEmpty)
        PayloadRulesBook::shared().setSchemas(m_book->isEmpty() ? nullptr : m_book);
    Q_EMIT changed();
}

} // namespace natsight
