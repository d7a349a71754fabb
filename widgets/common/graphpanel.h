// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace natsight {

class EmptyState;
class GraphView;

/// A drawn graph with its bar: a filter by which boxes stand out, how many do, and the zoom. Where there is nothing to draw a person
/// is told why. Names of its widgets begin with its own. GUI thread.
class GraphPanel : public QWidget
{
    Q_OBJECT

public:
    /// `name` begins the object names; takes the view.
    GraphPanel(const QString &name, const QString &title, GraphView *view, QWidget *parent = nullptr);

    [[nodiscard]] GraphView *view() const { return m_view; }
    [[nodiscard]] EmptyState *nothing() const { return m_nothing; }
    /// The picture, or why there is none.
    void showPicture(bool isThere);
    [[nodiscard]] QString filterText() const;
    void focusFilter();
    /// A button of the bar before those of the zoom; text beside its icon where it has both.
    QToolButton *addTool(const char *suffix, const QString &iconName, const QString &text, const QString &tip);
    /// How many boxes stand out, and the zoom; to be called when there are others.
    void updateWords();
    /// For F1.
    [[nodiscard]] static QList<std::pair<QString, QString>> keys();

Q_SIGNALS:
    void filterChanged(); ///< after the boxes that stand out

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar();
    void applyFilter();

    GraphView *m_view;
    EmptyState *m_nothing;
    QStackedWidget *m_stack;
    QHBoxLayout *m_bar;
    QLineEdit *m_filter = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_zoom = nullptr;
    QTimer m_filterDelay;
    int m_toolPlace = 0; ///< in the bar
};

} // namespace natsight
