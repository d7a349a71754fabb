// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/session.h"

#include <QAbstractTableModel>
#include <QDockWidget>

#include <deque>

namespace natsight {

/// What happened to the connections, newest last; the oldest of 5,000 lines goes. GUI thread.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Severity, Source, Text, Details, columnCount_ };
    enum Role { SeverityRole = Qt::UserRole };
    static constexpr int maxLines = 5'000;

    using QAbstractTableModel::QAbstractTableModel;
    void add(const QString &connection, const SessionEvent &event);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Line {
        QString connection;
        SessionEvent event;
    };
    std::deque<Line> m_lines;
};

/// The log at the bottom of the window; its table is made when it is first shown. GUI thread.
class LogDock : public QDockWidget
{
    Q_OBJECT

public:
    explicit LogDock(QWidget *parent = nullptr);
    [[nodiscard]] LogModel *model() { return &m_model; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    LogModel m_model;
    bool m_isMade = false;
};

} // namespace natsight
