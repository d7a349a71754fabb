// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <utility>

namespace natsight {

/// The filters that were used, newest first, and those that were saved under a name. Shared by all pages; whoever makes it
/// keeps it over the end of the program. GUI thread. Bounds: 30 used ones, 200 saved ones.
class FilterBook : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostUsed = 30;
    static constexpr qsizetype mostSaved = 200;

    using QObject::QObject;

    [[nodiscard]] const QStringList &used() const { return m_used; }
    void remember(const QString &text);
    void forgetUsed();

    /// Name and text, by name.
    [[nodiscard]] const QList<std::pair<QString, QString>> &saved() const { return m_saved; }
    /// Replaces one of the same name. False when there is no place left, or name or text is blank.
    bool save(const QString &name, const QString &text);
    void remove(const QString &name);

    /// Both lists as texts and back; foreign texts are cut to the bounds.
    [[nodiscard]] QStringList savedTexts() const; ///< name, text, name, text, …
    void restore(const QStringList &used, const QStringList &savedTexts);

Q_SIGNALS:
    void changed();

private:
    QStringList m_used;
    QList<std::pair<QString, QString>> m_saved;
};

} // namespace natsight
