// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterbook.h"

#include "models/filter/filterexpression.h"

#include <algorithm>

namespace natsight {

void FilterBook::remember(const QString &text)
{
    const QString plain = text.trimmed();
    if (plain.isEmpty() || plain.size() > maxFilterLength || (!m_used.isEmpty() && m_used.constFirst() == plain))
        return;
    m_used.removeAll(plain);
    m_used.prepend(plain);
    while (m_used.size() > mostUsed)
        m_used.removeLast();
    Q_EMIT changed();
}

void FilterBook::forgetUsed()
{
    if (m_used.isEmpty())
        return;
    m_used.clear();
    Q_EMIT changed();
}

bool FilterBook::save(const QString &name, const QString &text)
{
    const QString plain = name.simplified().left(100);
    if (plain.isEmpty() || text.trimmed().isEmpty() || text.size() > maxFilterLength)
        return false;
    const auto place = std::lower_bound(m_saved.begin(), m_saved.end(), plain,
        [](const auto &one, const QString &wanted) { return one.first < wanted; });
    if (place != m_saved.end() && place->first == plain) {
        place->second = text.trimmed();
    } else {
        if (m_saved.size() >= mostSaved)
            return false;
        m_saved.insert(place, { plain, text.trimmed() });
    }
    Q_EMIT changed();
    return true;
}

void FilterBook::remove(const QString &name)
{
    if (m_saved.removeIf([&name](const auto &one) { return one.first == name; }) > 0)
        Q_EMIT changed();
}

QStringList FilterBook::savedTexts() const
{
    QStringList texts;
    for (const auto &[name, text] : m_saved)
        texts << name << text;
    return texts;
}

void FilterBook::restore(const QStringList &used, const QStringList &savedTexts)
{
    const QSignalBlocker isQuiet(this);
    m_used.clear();
    m_saved.clear();
    for (qsizetype i = std::min(used.size(), mostUsed); i-- > 0;)
        remember(used.at(i));
    for (qsizetype i = 0; i + 1 < savedTexts.size(); i += 2)
        save(savedTexts.at(i), savedTexts.at(i + 1));
}

} // namespace natsight
