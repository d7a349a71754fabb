// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/serviceroles.h"
#include "models/services/servicetypes.h"

#include <QAbstractTableModel>

namespace natsight {

/// What happened to instances, newest first, fed with values only. Bounds: 1,000 events, the oldest go. GUI thread.
class ServiceTimelineModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Event, Service, Instance, Version, Words, ColumnCount };
    static constexpr int maxRows = 1'000;

    using QAbstractTableModel::QAbstractTableModel;

    /// All of them, oldest first, as ServiceFeed::events() gives them. What is known already (by its number) is not inserted again.
    void setEvents(const QList<ServiceEvent> &events);
    [[nodiscard]] const ServiceEvent &event(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ServiceEvent> m_events; ///< oldest first; rows run the other way
};

/// `joined`, `left`, `restarted`, …
[[nodiscard]] QString serviceEventWord(ServiceEvent::Kind kind);

} // namespace natsight
