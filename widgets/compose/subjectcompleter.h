// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/subjectsuggestions.h"

#include <QAbstractTableModel>

#include <functional>

class QCompleter;
class QLineEdit;
class QTreeView;

namespace natsight {

/// Suggests subjects below a line edit while one types, with where each is known from. Down opens the list when it is closed, Enter
/// or Tab takes what is marked, Esc closes it. Asks its source with each key, which answers at once and with few. GUI thread.
class SubjectCompleter : public QObject
{
    Q_OBJECT

public:
    using Source = std::function<QList<SubjectSuggestion>(const QString &typed)>;

    explicit SubjectCompleter(QLineEdit *edit);
    ~SubjectCompleter() override;

    /// Null: nothing is suggested.
    void setSource(Source source) { m_source = std::move(source); }
    /// A suggestion is marked in the open list: Enter takes it and means nothing else.
    [[nodiscard]] bool isChoosing() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Model;
    void ask(const QString &typed);
    void layOut();

    QLineEdit *m_edit;
    Model *m_model;
    QCompleter *m_completer;
    QTreeView *m_popup;
    Source m_source;
};

} // namespace natsight
