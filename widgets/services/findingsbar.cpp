// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/services/findingsbar.h"

#include "models/services/serviceroles.h"
#include "widgets/common/delegates.h"
#include "widgets/common/noticebar.h"
#include "widgets/services/servicelivepage.h"

#include <QBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QStandardItemModel>

namespace natsight {

namespace {

constexpr int maxRows = 6; ///< on screen; the others are scrolled to

} // namespace

QStringList placeOf(const ServiceFinding &finding)
{
    if (!finding.instance.isEmpty())
        return { QStringLiteral("instances"), finding.instance };
    switch (finding.kind) {
    case ServiceFinding::Kind::MixedVersions:
        return { QStringLiteral("versions") };
    case ServiceFinding::Kind::Left:
        return { QStringLiteral("timeline") };
    case ServiceFinding::Kind::Failing:
    case ServiceFinding::Kind::Slow:
    case ServiceFinding::Kind::Starved:
    case ServiceFinding::Kind::Restarting:
    case ServiceFinding::Kind::OddAnswer:
        break;
    }
    return { QStringLiteral("endpoints") };
}

FindingsBar::FindingsBar(const QString &name, bool namesService, QWidget *parent)
    : QWidget(parent)
    , m_namesService(namesService)
    , m_notice(new NoticeBar(this))
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
{
    setObjectName(QString(name + QStringLiteral("Bar")));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_notice->setObjectName(name);
    m_notice->button()->setObjectName(QString(name + QStringLiteral("Show")));
    connect(m_notice, &NoticeBar::triggered, this, [this] { open(0); });
    m_all = m_notice->addButton(tr("All findings"));
    m_all->setObjectName(QString(name + QStringLiteral("All")));
    m_all->setCheckable(true);
    m_all->setToolTip(tr("Show every finding, the worst first"));
    connect(m_all, &QPushButton::toggled, this, &FindingsBar::updateList);
    layout->addWidget(m_notice);
    m_list->setObjectName(QString(name + QStringLiteral("List")));
    m_list->setAccessibleName(tr("Findings, the worst first"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setTabKeyNavigation(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new StateDelegate(serviceToneOf, m_list));
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { open(index.row()); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) { open(index.row()); });
    auto *below = new QHBoxLayout; // its marks stand below that of the line above
    below->setContentsMargins(Theme::gap / 2, 0, Theme::gap / 2, 0);
    below->addWidget(m_list);
    layout->addLayout(below);
    m_list->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

QString FindingsBar::textOf(const ServiceFinding &finding) const
{
    return m_namesService
        ? tr("%1: %2 %3", "service: title, sentences").arg(finding.service, finding.title, finding.text)
        : QString(finding.title + u' ' + finding.text);
}

void FindingsBar::setFindings(const QList<ServiceFinding> &findings)
{
    m_findings = findings;
    if (findings.isEmpty()) {
        m_notice->setNotice(Tone::Info, {});
    } else {
        const ServiceFinding &worst = findings.constFirst();
        m_notice->setNotice(
            serviceTone(worst.severity), textOf(worst), worst.instance.isEmpty() ? tr("Show") : tr("Show instance"));
    }
    setVisible(!findings.isEmpty());
    updateList();
}

void FindingsBar::setNotice(Tone tone, const QString &text)
{
    m_findings.clear();
    m_notice->setNotice(tone, text);
    setVisible(!text.isEmpty());
    updateList();
}

void FindingsBar::updateList()
{
    const auto count = static_cast<int>(m_findings.size());
    const QString word = tr("All %n finding(s)", nullptr, count);
    if (m_all->text() != word) {
        m_all->setText(word);
        m_all->setAccessibleName(word);
    }
    m_all->setVisible(count > 1);
    const bool isShown = m_all->isChecked() && count > 1;
    m_list->setVisible(isShown);
    if (!isShown)
        return;
    // In place, so that the selection stays.
    for (int row = 0; row < count; ++row) {
        const ServiceFinding &finding = m_findings.at(row);
        if (row >= m_model->rowCount())
            m_model->appendRow(new QStandardItem);
        QStandardItem *item = m_model->item(row);
        const QString text = textOf(finding);
        if (item->text() != text)
            item->setText(text);
        if (item->data(ServiceRole::Health).toInt() != static_cast<int>(finding.severity)
            || !item->data(ServiceRole::Health).isValid())
            item->setData(static_cast<int>(finding.severity), ServiceRole::Health);
        const QString said = serviceHealthWord(finding.severity) + QStringLiteral(", ") + text;
        if (item->data(Qt::AccessibleTextRole).toString() != said)
            item->setData(said, Qt::AccessibleTextRole);
    }
    if (m_model->rowCount() > count)
        m_model->removeRows(count, m_model->rowCount() - count);
    m_list->setFixedHeight(std::min(count, maxRows) * Theme::rowHeight() + Theme::gap);
}

void FindingsBar::open(int row)
{
    if (row >= 0 && row < m_findings.size())
        Q_EMIT opened(ServiceFinding(m_findings.at(row)));
}

} // namespace natsight
