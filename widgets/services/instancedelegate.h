// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/delegates.h"

namespace natsight {

/// The id of an instance behind a dot in the colour of its line in the plots; no dot where it has none. GUI thread.
class InstanceDelegate : public MonospaceDelegate
{
    Q_OBJECT

public:
    explicit InstanceDelegate(BarDelegate::ColorOf colorOf, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    BarDelegate::ColorOf m_colorOf;
};

} // namespace natsight
