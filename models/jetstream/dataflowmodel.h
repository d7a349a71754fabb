// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/dataflow.h"
#include "models/jetstream/listroles.h"

#include <QAbstractListModel>

namespace natsight {

/// The boxes of a data flow as rows, fed with values only. While boxes and ways stay the same only what they carry
/// changes, and no box moves. GUI thread.
class DataFlowModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = TailRole + 1,
        KindRole, ///< int of FlowNode::Kind
        DetailRole, ///< second line
    };

    explicit DataFlowModel(QObject *parent = nullptr);

    /// Places are given here.
    void setFlow(DataFlow flow);
    [[nodiscard]] const DataFlow &flow() const { return m_flow; }
    [[nodiscard]] const FlowNode &node(int row) const { return m_flow.nodes.at(row); }
    /// Ways that end or begin at a box, from top to bottom.
    [[nodiscard]] const QList<qsizetype> &waysIn(int row) const { return m_in.at(row); }
    [[nodiscard]] const QList<qsizetype> &waysOut(int row) const { return m_out.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void collectWays();
    [[nodiscard]] QString words(int row) const;
    [[nodiscard]] QString tip(int row) const;

    DataFlow m_flow;
    QList<QList<qsizetype>> m_in;
    QList<QList<qsizetype>> m_out;
};

} // namespace natsight
