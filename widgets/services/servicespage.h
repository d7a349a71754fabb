// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicelistmodel.h"
#include "widgets/services/servicelivepage.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace natsight {

class FindingsBar;

/// All services of the account as service → version → instance, or flat, the worst first. Link `services`. GUI thread.
class ServicesPage : public ServiceLivePage
{
    Q_OBJECT

public:
    ServicesPage(ServiceFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Services"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("services"); }
    void focusFilter() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    [[nodiscard]] QString what() const override { return tr("the services"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar(QHBoxLayout *bar);
    void renew();
    void takeOrder();
    void open(const QModelIndex &index, bool beside);
    void openMenu(const QPoint &position);
    void pingSelected();
    [[nodiscard]] QModelIndex current() const; ///< of the model

    ServiceListModel *m_model;
    QSortFilterProxyModel *m_order;
    QLineEdit *m_filter;
    QLabel *m_count;
    QToolButton *m_worst;
    QToolButton *m_flat;
    QComboBox *m_interval;
    QToolButton *m_ping;
    QToolButton *m_forget;
    FindingsBar *m_findings;
    QStackedWidget *m_stack;
    QTreeView *m_view;
    QLabel *m_strip;
    QTimer m_filterDelay;
};

} // namespace natsight
