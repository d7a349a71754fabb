// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keyvalueclient.h"

#include <QLineEdit>

namespace natsight {

/// A time to live in whole seconds, as servers take it, or none. Disabled with the reason where the server or the bucket has none.
/// GUI thread.
class TtlField : public QLineEdit
{
    Q_OBJECT

public:
    TtlField(const KeyValueClient *client, const QString &toolTip, QWidget *parent = nullptr);

    /// 0 s without any; none when it is no length of time, or not one in whole seconds.
    [[nodiscard]] std::optional<std::chrono::seconds> ttl() const;
    /// What is wrong with it, a sentence, or empty.
    [[nodiscard]] QString problem() const;
};

} // namespace natsight
