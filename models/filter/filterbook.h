// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace natsight {

/// A filter under a name.
struct SavedFilter {
    QString name;
    QString text;

    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

/// The filters of one kind of thing that a person used or saved. A value, any thread.
class FilterBook
{
public:
    static constexpr qsizetype mostHistory = 50;
    static constexpr qsizetype mostSaved = 200;
    static constexpr qsizetype longestName = 100;

    [[nodiscard]] const QStringList &history() const { return m_history; } ///< newest first, none twice
    [[nodiscard]] const QList<SavedFilter> &saved() const { return m_saved; } ///< by name, none twice

    /// Puts a filter in front of the history. White space around it does not count. False when it stands there already.
    bool remember(const QString &text);
    void clearHistory() { m_history.clear(); }

    /// Keeps a filter, in place of one that has the name. False when name or text is empty or too long, or there are too many.
    bool save(const QString &name, const QString &text);
    /// False when there is none of the old name, or the new one is empty, too long or taken by another.
    bool rename(const QString &from, const QString &to);
    bool remove(const QString &name);
    /// Takes over what another book has saved.
    void setSaved(const FilterBook &other) { m_saved = other.m_saved; }
    [[nodiscard]] const SavedFilter *find(const QString &name) const;

    [[nodiscard]] QByteArray toJson() const;
    /// What is none of toJson()'s is passed over.
    [[nodiscard]] static FilterBook fromJson(const QByteArray &json);

    friend bool operator==(const FilterBook &, const FilterBook &) = default;

private:
    QStringList m_history;
    QList<SavedFilter> m_saved;
};

} // namespace natsight
