// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/ttlfield.h"

#include "models/core/quantity.h"

namespace natsight {

using namespace std::chrono_literals;

TtlField::TtlField(const KeyValueClient *client, const QString &toolTip, QWidget *parent)
    : QLineEdit(parent)
{
    const auto can = client ? client->canSetTtl() : Result<void>();
    setEnabled(can.has_value());
    setAccessibleName(tr("Time to live"));
    setPlaceholderText(can ? tr("none; for instance %1").arg(QStringLiteral("15m")) : can.error().message);
    setToolTip(can ? toolTip : can.error().text());
}

std::optional<std::chrono::seconds> TtlField::ttl() const
{
    if (text().trimmed().isEmpty())
        return 0s;
    const auto duration = durationFromText(text());
    if (!duration || *duration < 1s || *duration % 1s != 0s)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(*duration);
}

QString TtlField::problem() const
{
    return ttl() ? QString()
                 : tr("The time to live is a length of time in whole seconds, for instance 90s, 15m or 1d 12h.");
}

} // namespace natsight
