// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logdock.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/viewsetup.h"

#include <QHeaderView>
#include <QTableView>

namespace natsight {

void LogModel::add(const QString &connection, const SessionEvent &event)
{
    if (m_lines.size() >= maxLines) {
        constexpr int block = maxLines / 10;
        beginRemoveRows({}, 0, block - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + block);
        endRemoveRows();
    }
    const int row = static_cast<int>(m_lines.size());
    beginInsertRows({}, row, row);
    m_lines.push_back({ connection, event });
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnCount_;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    if (role == SeverityRole)
        return static_cast<int>(line.event.severity);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return format::time(line.event.timeMs * 1'000'000);
    case Severity:
        switch (line.event.severity) {
        case SessionEvent::Severity::Info:
            return tr("info");
        case SessionEvent::Severity::Warning:
            return tr("warning");
        case SessionEvent::Severity::Error:
            return tr("error");
        }
        return {};
    case Source:
        return line.connection;
    case Text:
        return line.event.text;
    case Details:
        return line.event.details;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Severity:
        return tr("Severity");
    case Source:
        return tr("Connection");
    case Text:
        return tr("What happened");
    case Details:
        return tr("Details");
    default:
        return {};
    }
}

LogDock::LogDock(QWidget *parent)
    : QDockWidget(tr("Log"), parent)
{
    setObjectName(QStringLiteral("logDock"));
}

void LogDock::showEvent(QShowEvent *event)
{
    if (!m_isMade) {
        m_isMade = true;
        auto *view = new QTableView(this);
        view->setObjectName(QStringLiteral("logTable"));
        view->setAccessibleName(tr("Log"));
        view->setModel(&m_model);
        ViewOptions options;
        options.widths = { 16, 12, 18, 70, 50 };
        options.isSortable = false;
        setUpTable(view, options);
        view->setItemDelegateForColumn(LogModel::Severity,
            new StateDelegate(
                [](const QModelIndex &index) {
                    switch (static_cast<SessionEvent::Severity>(index.data(LogModel::SeverityRole).toInt())) {
                    case SessionEvent::Severity::Error:
                        return Tone::Bad;
                    case SessionEvent::Severity::Warning:
                        return Tone::Warning;
                    case SessionEvent::Severity::Info:
                        break;
                    }
                    return Tone::Info;
                },
                view));
        view->horizontalHeader()->setStretchLastSection(true);
        setWidget(view);
        connect(&m_model, &QAbstractItemModel::rowsInserted, view, [view] { view->scrollToBottom(); });
        view->scrollToBottom();
    }
    QDockWidget::showEvent(event);
}

} // namespace natsight
