// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/schemabook.h"

#include <QObject>

#include <memory>

namespace natsight {

class Settings;

/// The schemas of payloads that the settings name: read on a thread of the pool at the start and on a change, then those of the process.
/// GUI thread.
class SchemaKeeper : public QObject
{
    Q_OBJECT

public:
    explicit SchemaKeeper(Settings *settings, QObject *parent = nullptr);
    ~SchemaKeeper() override;

    [[nodiscard]] QStringList sources() const; ///< files and folders, absolute
    void setSources(const QStringList &sources);
    [[nodiscard]] QList<SchemaMapping> mappings() const;
    void setMappings(const QList<SchemaMapping> &mappings);
    /// Reads the files again: they may have changed.
    void reload();

    [[nodiscard]] bool isReading() const { return m_isReading; }
    /// As they were read last; never null.
    [[nodiscard]] const std::shared_ptr<const SchemaBook> &book() const { return m_book; }
    [[nodiscard]] const SchemaReport &report() const { return m_report; }

Q_SIGNALS:
    void changed(); ///< book, report or whether they are being read

private:
    void take(std::shared_ptr<const SchemaBook> book);

    Settings *m_settings;
    std::shared_ptr<const SchemaBook> m_book;
    SchemaReport m_report;
    quint64 m_generation = 0; ///< of the newest reading; an older result is thrown away
    bool m_isReading = false;
};

} // namespace natsight
