// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemevent.h"
#include "models/system/systemroles.h"

#include <QAbstractTableModel>

#include <deque>

namespace natsight {

/// Events as rows, the newest first, fed with values only. Bounds: the newest 10,000. GUI thread.
class SystemEventModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Kind, Server, Account, Thing, Words, Subject, ColumnCount };
    enum class Show { All, Servers, JetStream, Problems };
    static constexpr qsizetype maxRows = 10'000;

    using QAbstractTableModel::QAbstractTableModel;

    /// Oldest first; those that it has already are left out.
    void add(const QList<SystemEvent> &events);
    void clear();
    void setShow(Show show);
    [[nodiscard]] Show show() const { return m_show; }
    [[nodiscard]] const SystemEvent &event(int row) const { return m_shown[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isShown(const SystemEvent &event) const;

    std::deque<SystemEvent> m_all; ///< newest first
    std::deque<SystemEvent> m_shown;
    Show m_show = Show::All;
};

} // namespace natsight
