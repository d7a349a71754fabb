// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

class QMenu;

namespace natsight {

/// Code or data as text: highlighting, folding, find (Ctrl+F inside). The only user of QScintilla.
///
/// The editor itself is made when the widget is first shown; until then text and settings wait, so that a page that was
/// never looked at costs nothing. Colours follow the palette. GUI thread.
class CodeEditor : public QWidget
{
    Q_OBJECT

public:
    // `Json` is also the name of a type of models/jetstream; a scoped name hides nothing.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
    enum class Language { Plain, Json };
#pragma GCC diagnostic pop

    explicit CodeEditor(QWidget *parent = nullptr);
    ~CodeEditor() override;

    void setText(const QString &text);
    /// The same for a text that is another by a little: the place that is looked at stays, and it can be undone.
    void updateText(const QString &text);
    [[nodiscard]] QString text() const;
    /// About how long it is, without making the text: its bytes, or its characters while it was not shown yet.
    [[nodiscard]] qsizetype length() const;
    [[nodiscard]] QString selectedText() const;

    void setReadOnly(bool isReadOnly); ///< default: true. Tab then moves the focus.
    [[nodiscard]] bool isReadOnly() const;
    /// Tab moves the focus also where the text can be edited, so that the keyboard gets out again. Default: false.
    void setTabMovesFocus(bool moves);
    void setLanguage(Language language);
    [[nodiscard]] Language language() const;
    void setWordWrap(bool wraps);
    [[nodiscard]] bool wordWrap() const;
    void setLineNumbersShown(bool areShown);

    void foldAll(); ///< everything below the outermost level
    void unfoldAll();
    /// Whether any line is hidden in a fold.
    [[nodiscard]] bool hasFolds() const;

    /// Underlines from `position` (a character of the text) to the end of its line; -1 removes the mark.
    void setMark(qsizetype position);
    /// Brings the marked place into view and puts the cursor there.
    void goToMark();
    /// Lines that differ from another text, from 0: a tinted ground behind them.
    void setTintedLines(const QList<qsizetype> &lines);

    void openFind(); ///< opens the find bar with what is selected
    void closeFind();

    /// What a screen reader calls the editor.
    void setEditorName(const QString &name);

Q_SIGNALS:
    void textChanged(); ///< by the user or `setText()`
    /// The context menu opens for a character of the text: others may put actions of theirs before its own.
    void menuAboutToShow(QMenu *menu, qsizetype position);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Private;

    void ensureEditor();
    void applyTheme();
    void applySettings();
    void applyMargin();
    void applyMark();
    void applyTint();
    void find(bool isForward, bool fromStart);
    void openMenu(const QPoint &globalPosition, bool isAtPointer);

    std::unique_ptr<Private> d;
};

} // namespace natsight
