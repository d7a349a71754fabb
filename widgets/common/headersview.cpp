// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/headersview.h"

#include "models/core/format.h"
#include "models/payload/payload.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QAbstractTableModel>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace natsight {

class HeadersView::Model : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setHeaders(const Headers &headers)
    {
        beginResetModel();
        m_headers = headers;
        endResetModel();
    }
    [[nodiscard]] const Headers &headers() const { return m_headers; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
            return {};
        }
        return section == 0 ? HeadersView::tr("Header") : HeadersView::tr("Value");
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
            return {};
        }
        const auto &[name, value] = m_headers[static_cast<std::size_t>(index.row())];
        const auto &bytes = index.column() == 0 ? name : value;
        switch (role) {
        case Qt::DisplayRole:
            return format::preview(bytes, 1000);
        case Qt::ToolTipRole:
            return plainTip(format::preview(bytes, 4000)); // this table has Qt's own delegate
        case Qt::FontRole:
            return index.column() == 1 ? QVariant(Theme::monospace()) : QVariant();
        default:
            return {};
        }
    }

private:
    Headers m_headers;
};

HeadersView::HeadersView(QWidget *parent)
    : QWidget(parent)
    , m_status(new QLabel(this))
    , m_empty(new QLabel(tr("This message has no headers."), this))
    , m_table(new QTableView(this))
    , m_copy(new QAction(tr("Copy headers"), this))
    , m_model(new Model(this))
{
    setAccessibleName(tr("Headers"));
    m_status->setObjectName(QStringLiteral("headersStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_status->setContentsMargins(Theme::gap, Theme::gap / 2, Theme::gap, Theme::gap / 2);
    m_status->setAccessibleName(tr("Status line"));
    m_empty->setObjectName(QStringLiteral("headersEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_table->setObjectName(QStringLiteral("headersTable"));
    m_table->setAccessibleName(tr("Headers"));
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(Theme::rowHeight());
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(0, 220);
    m_copy->setObjectName(QStringLiteral("headersCopy"));
    m_copy->setToolTip(tr("Copy the selected headers, or all of them, as lines"));
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_copy, &QAction::triggered, this, &HeadersView::copy);
    m_filterBy = addConditionAction(QStringLiteral("filterByHeader"), tr("Filter by this"), false);
    m_exclude = addConditionAction(QStringLiteral("excludeHeader"), tr("Exclude this"), true);
    setFilterable(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_status);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    clear();
}

void HeadersView::setHeaders(const Headers &headers, int status, const QByteArray &statusText)
{
    m_model->setHeaders(headers);
    m_status->setText(statusText.isEmpty()
            ? tr("Status %1").arg(status)
            : tr("Status %1: %2").arg(QString::number(status), format::preview(statusText, 500)));
    m_status->setVisible(status != 0);
    m_table->setVisible(!headers.empty());
    m_empty->setVisible(headers.empty());
    m_copy->setEnabled(!headers.empty());
}

QAction *HeadersView::addConditionAction(const QString &name, const QString &text, bool isExcluded)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    m_table->addAction(action);
    connect(action, &QAction::triggered, this, [this, isExcluded] {
        const auto row = static_cast<std::size_t>(m_table->currentIndex().row());
        if (!m_table->currentIndex().isValid() || row >= m_model->headers().size()) {
            return;
        }
        const auto &[header, value] = m_model->headers()[row];
        FilterTest test;
        test.type = FilterType::Header;
        test.field = "header";
        test.header = header.toStdString();
        test.op = FilterTest::Op::Equal;
        test.values.push_back({ FilterValue::Kind::Text, value.toStdString(), {}, 0 });
        Q_EMIT conditionChosen(FilterExpression::of(std::move(test)), isExcluded);
    });
    return action;
}

void HeadersView::setFilterable(bool isFilterable)
{
    m_filterBy->setVisible(isFilterable);
    m_exclude->setVisible(isFilterable);
}

void HeadersView::clear()
{
    setHeaders({});
}

const Headers &HeadersView::headers() const
{
    return m_model->headers();
}

void HeadersView::copy()
{
    auto rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    Headers chosen;
    for (const auto &row : std::as_const(rows)) {
        chosen.push_back(m_model->headers()[static_cast<std::size_t>(row.row())]);
    }
    if (chosen.empty()) {
        chosen = m_model->headers();
    }
    QString text;
    for (const auto &[name, value] : chosen) {
        text += QString::fromUtf8(name) + QLatin1String(": ") + QString::fromUtf8(value) + QLatin1Char('\n');
    }
    QGuiApplication::clipboard()->setText(text);
}

} // namespace natsight
