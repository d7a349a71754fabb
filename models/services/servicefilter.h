// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicetypes.h"

#include <QByteArray>
#include <QStringList>

namespace natsight {

/// What a person types to find services. Words are looked for in any field (name, id, version, description, metadata, endpoints,
/// queue groups, last errors, connection), case aside; a word with a wildcard token (`orders.>`), or after `subject:`, asks
/// who answers it: an endpoint whose subject overlaps. All words must be found. A value, any thread.
class ServiceFilter
{
public:
    ServiceFilter() = default;
    explicit ServiceFilter(const QString &typed);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty() && m_patterns.isEmpty(); }
    [[nodiscard]] const QList<QByteArray> &patterns() const { return m_patterns; }

    [[nodiscard]] bool matches(const InstanceRow &row) const;
    [[nodiscard]] bool matches(const EndpointRow &row) const;
    [[nodiscard]] bool matches(const ServiceEvent &event) const;

private:
    [[nodiscard]] bool hasWords(const QString &text) const;

    QStringList m_words;
    QList<QByteArray> m_patterns;
};

/// All fields of a row in one text, for searching.
[[nodiscard]] QString searchText(const InstanceRow &row);
[[nodiscard]] QString searchText(const EndpointRow &row);

} // namespace natsight
