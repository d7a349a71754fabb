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
        { QLatin1String("capture/budgetMiB"), 512, 16, 65'536 },
        { QLatin1String("capture/maxSubjects"), 200'000, 1'000, 5'000'000 },
        { QLatin1String("capture/autoStopMessages"), 1'000'000, 0, 2'000'000'000 },
        { QLatin1String("capture/autoStopMinutes"), 10, 0, 100'000 },
        { QLatin1String("capture/askBeforeBroad"), true },
        { QLatin1String("favourites"), QStringList() },
        { QLatin1String("window/geometry"), QByteArray() },
        { QLatin1String("window/state"), QByteArray() },
        { QLatin1String("window/pages"), QByteArray() },
    } };
    return entries.at(static_cast<std::size_t>(key));
}

QString folder(const QString &dir)
{
    return QDir(dir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) : dir).absolutePath();
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

QString Settings::connectionColor(const QString &name) const
{
    const QString color = m_file.value(connectionKey(name, QLatin1String("color"))).toString();
    return QColor::isValidColor(color) ? color : QString();
}

void Settings::setConnectionColor(const QString &name, const QString &color)
{
    if (connectionColor(name) != color)
        m_file.setValue(connectionKey(name, QLatin1String("color")), color);
}

bool Settings::isConnectionReadOnly(const QString &name) const
{
    return m_file.value(connectionKey(name, QLatin1String("readOnly"))).toBool();
}

void Settings::setConnectionReadOnly(const QString &name, bool isReadOnly)
{
    if (isConnectionReadOnly(name) != isReadOnly)
        m_file.setValue(connectionKey(name, QLatin1String("readOnly")), isReadOnly);
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
