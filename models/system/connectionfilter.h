// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemtypes.h"

#include <QStringList>

namespace natsight {

/// A connection of any server, with its load.
struct ConnectionRow {
    ConnectionDetail detail;
    QString serverId;
    QString server; ///< name
    TrafficRates rates;
    qint64 atMs = 0; ///< of the figures
    quint64 sweep = 0; ///< in which it was seen last

    [[nodiscard]] QString address() const;
};
using ConnectionRowPtr = std::shared_ptr<const ConnectionRow>;

/// What a person types to find connections. Words are looked for in any text of the row, case aside; `account:ORDERS` in one field
/// (server, name, account, user, lang, version, address, kind, reason); `pending>1M`, `subs>=10`, `rtt>5ms`, `in>100`,
/// `out<1`, `cid=7` compare figures. All must hold. A value, any thread.
class ConnectionFilter
{
public:
    ConnectionFilter() = default;
    explicit ConnectionFilter(const QString &typed);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty() && m_fields.isEmpty() && m_figures.isEmpty(); }
    [[nodiscard]] bool matches(const ConnectionRow &row) const;
    /// Names of fields and figures, for a tool tip.
    [[nodiscard]] static QStringList names();

private:
    struct Field {
        QString name;
        QString text;
    };
    struct Figure {
        QString name;
        QString comparison;
        double value = 0;
    };

    QStringList m_words;
    QList<Field> m_fields;
    QList<Figure> m_figures;
};

} // namespace natsight
