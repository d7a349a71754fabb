// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QDir>
#include <QStandardPaths>

#include <array>

namespace natsight {

namespace {

struct Entry {
    QLatin1String name;
    QVariant standard;
    int least = 0;
    int most = 0; ///< 0 = no bounds
};

const Entry &entry(Settings::Key key)
{
    static const std::array<Entry, static_cast<std::size_t>(Settings::Key::count)> entries { {
        { QLatin1String("theme"), QStringLiteral("system") },
        { QLatin1String("language"), QString() },
        { QLatin1String("motion"), QStringLiteral("system") },
        { QLatin1String("capture/budgetMiB"), 512, 16, 65'536 },
        { QLatin1String("capture/maxSubjects"), 200'000, 1'000, 5'000'000 },
        { QLatin1String("capture/autoStopMessages"), 1'000'000, 0, 2'000'000'000 },
        { QLatin1String("capture/autoStopMinutes"), 10, 0, 100'000 },
        { QLatin1String("capture/askBeforeBroad"), true },
        { QLatin1String("streams/subjectsAsTree"), false },
        { QLatin1String("buckets/keysAsTree"), true },
        { QLatin1String("payloads/formats"), QStringList() },
        { QLatin1String("services/notices"), false },
        { QLatin1String("schemas/sources"), QStringList() },
        { QLatin1String("schemas/mappings"), QStringList() },
        { QLatin1String("favourites"), QStringList() },
        { QLatin1String("window/geometry"), QByteArray() },
        { QLatin1String("window/state"), QByteArray() },
        { QLatin1String("window/openPages"), QStringList() },
        { QLatin1String("window/openConnections"), QStringList() },
        { QLatin1String("window/pages"), QByteArray() },
    } };
    return entries.at(static_cast<std::size_t>(key));
}

QString folder(const QString &dir)
{
    return QDir(dir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) : dir)
        .absolutePath();
}

QString connectionKey(const QString &name, QLatin1String field)
{
    // Names may hold any character; a key of an INI file may not.
    return QStringLiteral("connections/") + QString::fromLatin1(name.toUtf8().toHex()) + u'/' + field;
}

} // namespace

Settings::Settings(const QString &dir, QObject *parent)
    : QObject(parent)
    , m_dir(folder(dir))
    , m_file(m_dir + QStringLiteral("/natsight.ini"), QSettings::IniFormat)
{
    m_file.setFallbacksEnabled(false);
}

QVariant Settings::defaultValue(Key key)
{
    return entry(key).standard;
}

QVariant Settings::value(Key key) const
{
    const Entry &known = entry(key);
    QVariant stored = m_file.value(known.name, known.standard);
    if (!stored.convert(known.standard.metaType()))
        return known.standard;
    if (known.most > 0)
        return qBound(known.least, stored.toInt(), known.most);
    return stored;
}

void Settings::setValue(Key key, const QVariant &newValue)
{
    if (value(key) == newValue)
        return;
    m_file.setValue(entry(key).name, newValue);
    Q_EMIT changed(key);
}

void Settings::readConnection(ConnectionProfile &profile) const
{
    const auto value = [&](const char *field) {
        return m_file.value(connectionKey(profile.name, QLatin1String(field)));
    };
    const QString color = value("color").toString();
    profile.color = QColor::isValidColor(color) ? color : QString();
    profile.readOnly = value("readOnly").toBool();
    profile.tls.required = value("tlsRequired").toBool();
    profile.tls.skipVerify = value("tlsSkipVerify").toBool();
    profile.tls.expectedHost = value("tlsExpectedHost").toString();
    profile.ignoreDiscoveredServers = value("ignoreDiscoveredServers").toBool();
}

void Settings::writeConnection(const ConnectionProfile &profile)
{
    const auto write = [&](const char *field, const QVariant &value) {
        const QString key = connectionKey(profile.name, QLatin1String(field));
        const QVariant standard = QVariant(value.metaType()); // false, empty: not worth a line
        if (value == standard)
            m_file.remove(key);
        else if (m_file.value(key) != value)
            m_file.setValue(key, value);
    };
    write("color", profile.color);
    write("readOnly", profile.readOnly);
    write("tlsRequired", profile.tls.required);
    write("tlsSkipVerify", profile.tls.skipVerify);
    write("tlsExpectedHost", profile.tls.expectedHost);
    write("ignoreDiscoveredServers", profile.ignoreDiscoveredServers);
}

QByteArray Settings::responders(const QString &connection) const
{
    return m_file.value(connectionKey(connection, QLatin1String("responders"))).toString().toUtf8();
}

void Settings::setResponders(const QString &connection, const QByteArray &definitions)
{
    if (responders(connection) != definitions)
        m_file.setValue(connectionKey(connection, QLatin1String("responders")), QString::fromUtf8(definitions));
}

QStringList Settings::mutedFindings(const QString &connection) const
{
    return m_file.value(connectionKey(connection, QLatin1String("mutedFindings"))).toStringList();
}

void Settings::setMutedFindings(const QString &connection, const QStringList &keys)
{
    if (mutedFindings(connection) != keys)
        m_file.setValue(connectionKey(connection, QLatin1String("mutedFindings")), keys);
}

QByteArray Settings::filters(const QString &kind) const
{
    return m_file.value(QStringLiteral("filters/") + kind).toString().toUtf8();
}

void Settings::setFilters(const QString &kind, const QByteArray &book)
{
    if (filters(kind) == book)
        return;
    m_file.setValue(QStringLiteral("filters/") + kind, QString::fromUtf8(book));
    Q_EMIT filtersChanged(kind);
}

void Settings::applyThresholds() const
{
    for (const Threshold which : allThresholds()) {
        const ThresholdFacts &facts = factsOf(which);
        bool isNumber = false;
        const double value = m_file.value(QStringLiteral("thresholds/") + facts.key).toDouble(&isNumber);
        natsight::setThreshold(which, isNumber ? value : facts.standard);
    }
}

void Settings::setThreshold(Threshold which, double value)
{
    const ThresholdFacts &facts = factsOf(which);
    const double before = threshold(which);
    natsight::setThreshold(which, value);
    const double now = threshold(which);
    const QString key = QStringLiteral("thresholds/") + facts.key;
    if (now == facts.standard)
        m_file.remove(key);
    else
        m_file.setValue(key, now);
    if (now != before)
        Q_EMIT thresholdChanged(which);
}

QString Settings::systemConnection(const QString &connection) const
{
    return m_file.value(connectionKey(connection, QLatin1String("system"))).toString();
}

void Settings::setSystemConnection(const QString &connection, const QString &system)
{
    const QString key = connectionKey(connection, QLatin1String("system"));
    if (system.isEmpty())
        m_file.remove(key);
    else if (m_file.value(key) != system)
        m_file.setValue(key, system);
}

void Settings::forgetConnection(const QString &name)
{
    m_file.remove(QStringLiteral("connections/") + QString::fromLatin1(name.toUtf8().toHex()));
}

bool Settings::save()
{
    m_file.sync();
    return m_file.status() == QSettings::NoError;
}

} // namespace natsight
