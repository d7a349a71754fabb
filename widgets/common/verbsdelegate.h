// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/delegates.h"

#include <QPersistentModelIndex>
#include <QStringList>

#include <functional>

namespace natsight {

/// Small buttons in each cell of a column, painted, so that ten thousand rows cost nothing. By mouse they are hovered, pressed and
/// clicked as others are; by keyboard Left and Right choose one of the current row, and Space or Enter presses it. GUI thread.
class VerbsDelegate : public TextDelegate
{
    Q_OBJECT

public:
    /// What a button of a row is at the moment.
    enum class State {
        Absent, ///< it is not there, and its place stays empty
        Disabled,
        Enabled,
    };
    struct Verb {
        QString text;
        QString tip; ///< with its key
    };

    /// The view's rows are selected as a whole, and its mouse is tracked.
    VerbsDelegate(QList<Verb> verbs, int column, QAbstractItemView *view);

    /// Asked for each row that is painted or clicked; default: all enabled.
    void setState(std::function<State(const QModelIndex &)> stateOf)
    {
        m_stateOf = [stateOf = std::move(stateOf)](const QModelIndex &index, int) { return stateOf(index); };
    }
    /// The same for each button of a row.
    void setVerbState(std::function<State(const QModelIndex &, int verb)> stateOf) { m_stateOf = std::move(stateOf); }
    /// Of one verb, in place of the one it was made with; `reason` of a disabled row comes before it.
    void setTip(int verb, const QString &tip);
    void setDisabledReason(const QString &reason) { m_reason = reason; }
    /// As wide as all buttons stand side by side.
    [[nodiscard]] int width() const;
    /// Of a button in the viewport, whether it is on screen or not.
    [[nodiscard]] QRect rectOf(const QModelIndex &index, int verb) const;
    /// That was chosen by the keyboard; -1 = none.
    [[nodiscard]] int chosen() const { return m_chosen; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

Q_SIGNALS:
    void triggered(const QModelIndex &index, int verb);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Place {
        QModelIndex index;
        int verb = -1; ///< none
        bool operator==(const Place &) const = default;
    };

    [[nodiscard]] State stateOf(const QModelIndex &index, int verb) const
    {
        return m_stateOf ? m_stateOf(index, verb) : State::Enabled;
    }
    /// The next one that is there, from `verb` on; -1 = none.
    [[nodiscard]] int nextVerb(const QModelIndex &index, int verb, int step) const;
    [[nodiscard]] QRect rectIn(const QRect &cell, int verb) const;
    [[nodiscard]] Place placeAt(const QPoint &position) const;
    [[nodiscard]] QModelIndex currentCell() const;
    void setHover(const Place &place);
    void choose(int verb);
    bool pressKey(int key, bool isRepeated);

    QList<Verb> m_verbs;
    QList<int> m_widths;
    int m_column;
    QAbstractItemView *m_view;
    QObject *m_viewport; ///< outlives the view by some of its events
    std::function<State(const QModelIndex &, int verb)> m_stateOf;
    QString m_reason;
    QPersistentModelIndex m_hoverIndex;
    int m_hover = -1;
    QPersistentModelIndex m_pressedIndex;
    int m_pressed = -1;
    int m_chosen = -1;
};

} // namespace natsight
