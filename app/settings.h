// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/thresholds.h"
#include "models/nats/connectionprofile.h"

#include <QColor>
#include <QObject>
#include <QSettings>

namespace natsight {

/// What the user chose and how the window was left: an INI file in the configuration folder, written atomically and only
/// when something changed. Never holds a secret. GUI thread.
class Settings : public QObject
{
    Q_OBJECT

public:
    enum class Key {
        Theme, ///< light, dark, system
        Language, ///< empty = the system's
        Motion, ///< full, reduced, system
        CaptureBudgetMiB,
        MaxSubjects,
        AutoStopMessages,
        AutoStopMinutes,
        AskBeforeBroad,
        SubjectsAsTree, ///< of streams
        KeysAsTree, ///< of buckets
        PayloadFormats, ///< lines of PayloadChoices
        ServiceNotices, ///< on the desktop when an instance of a service leaves
        SchemaSources, ///< files and folders of schemas of payloads
        SchemaMappings, ///< a pattern of subjects and a type each
        Favourites, ///< names of connections
        WindowGeometry,
        WindowState,
        OpenPages, ///< links
        OpenConnections, ///< names of those with pages
        PagesState,
        count,
    };
    Q_ENUM(Key)

    /// `dir` is made when something is written first; empty = the system's place for this program.
    explicit Settings(const QString &dir = {}, QObject *parent = nullptr);

    [[nodiscard]] QString directory() const { return m_dir; }
    [[nodiscard]] QVariant value(Key key) const;
    [[nodiscard]] QString string(Key key) const { return value(key).toString(); }
    [[nodiscard]] int integer(Key key) const { return value(key).toInt(); }
    [[nodiscard]] bool boolean(Key key) const { return value(key).toBool(); }
    [[nodiscard]] QStringList list(Key key) const { return value(key).toStringList(); }
    void setValue(Key key, const QVariant &value);
    [[nodiscard]] static QVariant defaultValue(Key key);

    /// Fills in what Natsight keeps of a connection because its context file has no field for it: colour, read-only, TLS
    /// rules, discovered servers. By the profile's name.
    void readConnection(ConnectionProfile &profile) const;
    void writeConnection(const ConnectionProfile &profile);
    void forgetConnection(const QString &name);
    /// The responders of a connection, as their feed saves them.
    [[nodiscard]] QByteArray responders(const QString &connection) const;
    void setResponders(const QString &connection, const QByteArray &definitions);
    /// Keys of findings that do not count as trouble on a connection.
    [[nodiscard]] QStringList mutedFindings(const QString &connection) const;
    void setMutedFindings(const QString &connection, const QStringList &keys);

    /// Earlier and saved filters of a kind of thing (`messages`), as FilterBook writes them.
    [[nodiscard]] QByteArray filters(const QString &kind) const;
    void setFilters(const QString &kind, const QByteArray &book);

    /// Makes what is kept here the thresholds of the process; others become the standard.
    void applyThresholds() const;
    /// Keeps and applies; the standard is not kept.
    void setThreshold(Threshold which, double value);

    /// Name of the connection whose credentials are used to ask about the system of this one; empty: its own.
    [[nodiscard]] QString systemConnection(const QString &connection) const;
    void setSystemConnection(const QString &connection, const QString &system);

    /// False when the file cannot be written.
    bool save();

Q_SIGNALS:
    void changed(natsight::Settings::Key key);
    void thresholdChanged(natsight::Threshold which);
    void filtersChanged(const QString &kind);

private:
    QString m_dir;
    QSettings m_file;
};

} // namespace natsight
