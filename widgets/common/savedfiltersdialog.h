// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterbook.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QModelIndex;
class QPushButton;
class QStandardItem;
class QStandardItemModel;
class QTableView;

namespace natsight {

/// Keeps a filter under a name, and uses, renames and deletes those that are kept. GUI thread.
class SavedFiltersDialog : public QDialog
{
    Q_OBJECT

public:
    /// `typed` is what can be saved; empty: nothing.
    SavedFiltersDialog(FilterBook book, const QString &typed, QWidget *parent = nullptr);

    /// A book with what is saved here.
    [[nodiscard]] FilterBook savedIn(FilterBook book) const;

Q_SIGNALS:
    void changed();
    void chosen(const QString &filter); ///< to be used

private:
    void buildForm();
    void buildList();
    QPushButton *button(const QString &name, const QString &text, const QString &toolTip);
    void fill(const QString &current);
    void save();
    void rename(QStandardItem *item);
    void remove();
    void use();
    void updateButtons();
    [[nodiscard]] QString currentName() const;

    FilterBook m_book;
    QString m_text;
    QLineEdit *m_name;
    QPushButton *m_save;
    QLabel *m_problem;
    QStandardItemModel *m_model;
    QTableView *m_table;
    QPushButton *m_rename;
    QPushButton *m_remove;
    QPushButton *m_use;
    bool m_isFilling = false;
};

} // namespace natsight
