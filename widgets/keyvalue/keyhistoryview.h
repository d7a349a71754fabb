// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keyhistorymodel.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace natsight {

class VerbsDelegate;

/// The revisions of a key with what each changed, and what can be done with one: compare it (Enter) and go back to it (R). Two
/// selected rows are compared with each other. GUI thread.
class KeyHistoryView : public QWidget
{
    Q_OBJECT

public:
    explicit KeyHistoryView(QWidget *parent = nullptr);

    void setHistory(const KeyHistory &history);
    void clear(const QString &why = {});
    [[nodiscard]] KeyHistoryModel *model() const { return m_model; }
    /// Why nothing can be reverted; empty = it can.
    void setRevertReason(const QString &reason);

Q_SIGNALS:
    /// Two revisions, the older first.
    void compareRequested(quint64 older, quint64 newer);
    void revertRequested(quint64 revision);

private:
    void compare(const QList<int> &rows);
    void revert(int row);
    [[nodiscard]] bool canCompare(int row) const;
    [[nodiscard]] bool canRevert(int row) const;
    [[nodiscard]] bool isOlderValue(int row) const;
    [[nodiscard]] QList<int> selectedRows() const;

    KeyHistoryModel *m_model;
    QTableView *m_table;
    VerbsDelegate *m_verbs;
    QLabel *m_strip;
    QString m_revertReason;
};

} // namespace natsight
