// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamclient.h"
#include "models/jetstream/subjectcountmodel.h"

#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QModelIndex;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace natsight {

class ListPanel;
class SubjectCountTreeModel;

/// The subjects of a stream with their counts, 100,000 at most, as a list or as a tree of their tokens. Up to 10,000 come by
/// themselves when the view is first seen; of a stream with more it asks which. GUI thread.
class SubjectsView : public QWidget
{
    Q_OBJECT

public:
    SubjectsView(JetStreamClient *client, const QString &stream, QWidget *parent = nullptr);

    /// How many there are, as far as the stream tells.
    void setKnown(quint64 subjects, quint64 messages);
    void focusFilter();
    void setTree(bool isTree);
    [[nodiscard]] bool isTree() const { return m_isTree; }
    /// For F1: pairs of key and meaning.
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const;

    static constexpr quint64 maxUnbidden = 10'000;
    static constexpr quint64 maxSubjects = 100'000;

Q_SIGNALS:
    void treeChanged(bool isTree);
    /// Of a subject, or of a branch as a pattern.
    void messagesRequested(const QString &pattern);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeTree();
    void load();
    void loadFew();
    void updateWords();
    void updateShown();
    void fillTree();
    void openKnown();
    void filterTree();
    void openTreeMenu(const QPoint &at);
    void addVerbs(QMenu *menu, const QString &pattern);
    void showMessages(const QModelIndex &index);

    QPointer<JetStreamClient> m_client;
    QString m_stream;
    SubjectCountModel *m_model;
    QLineEdit *m_pattern;
    QPushButton *m_load;
    QToolButton *m_treeButton;
    QStackedWidget *m_stack;
    ListPanel *m_list;

    SubjectCountTreeModel *m_treeModel;
    QSortFilterProxyModel *m_treeProxy;
    QWidget *m_treePanel = nullptr;
    QLineEdit *m_treeFilter = nullptr;
    QTreeView *m_tree = nullptr;
    QLabel *m_treeStrip = nullptr;
    QTimer m_treeFilterDelay;
    QSet<QString> m_open; ///< subjects of the branches that a person opened
    bool m_isTree = false;
    bool m_isTreeOld = true; ///< it has not all that the list has
    bool m_isOpening = false; ///< branches are opened by the program

    std::optional<quint64> m_subjects;
    quint64 m_messages = 0;
    std::optional<Error> m_error;
    quint64 m_total = 0;
    int m_question = 0;
    qint64 m_countedMs = 0;
    bool m_isLoading = false;
    bool m_isLoaded = false;
};

} // namespace natsight
