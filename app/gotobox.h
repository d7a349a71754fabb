// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QLineEdit>

#include <functional>

class QListWidget;

namespace natsight {

/// Something that the go-to box can do: open a page, run a command.
struct GoToEntry {
    QString text;
    QString detail; ///< key or kind, shown behind the text
    QString icon;
    std::function<void()> run;
};

/// One line to go to anything and run any command; the keyboard is enough. At most 12 matches are listed. GUI thread.
class GoToBox : public QLineEdit
{
    Q_OBJECT

public:
    /// `entries` is asked each time the box is entered; `openText` takes what is typed when it looks like a link.
    GoToBox(std::function<QList<GoToEntry>()> entries, std::function<bool(const QString &)> openText, QWidget *parent);

    /// How well `pattern` fits: letters in order, better at the start of words and together; 0 = not at all.
    [[nodiscard]] static int score(const QString &pattern, const QString &text);
    /// Takes the focus and lists everything, also when the box has the focus already.
    void open();
    [[nodiscard]] QStringList shown() const; ///< texts of the matches now listed

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void filter();
    void accept();
    void leave();

    std::function<QList<GoToEntry>()> m_source;
    std::function<bool(const QString &)> m_openText;
    QList<GoToEntry> m_entries;
    QList<int> m_matches;
    QListWidget *m_list = nullptr;
};

} // namespace natsight
