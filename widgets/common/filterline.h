// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterbook.h"
#include "models/filter/filtercompletion.h"
#include "models/filter/filterprogram.h"
#include "models/filter/seennames.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QCompleter;
class QLabel;
class QMenu;
class QTimer;
class QTreeView;

namespace natsight {

class FilterHelpDialog;

/// A line in which the filter language is typed. A valid text is compiled and told 150 ms after the last key, or at once with Enter; what
/// is none keeps the former program, is underlined where it breaks and said in a sentence. Completes names and values that were
/// seen, walks through former filters with Up and Down, keeps filters under names, and explains the language with F1.
///
/// What it filters is for its page: applied() → program(). GUI thread; names are collected on a pool thread.
class FilterLine : public QLineEdit
{
    Q_OBJECT

public:
    /// What the text is, on the edge of the line.
    enum class Edge { Neutral, Good, Bad };
    /// Called every few seconds while one types; what it yields runs on a pool thread, one at a time.
    using NameSource = std::function<std::function<SeenNames()>()>;

    explicit FilterLine(FilterFields fields, QWidget *parent = nullptr);
    ~FilterLine() override;

    void setNameSource(NameSource source) { m_nameSource = std::move(source); }
    /// Filters of before and saved ones; changes by the user are told with bookChanged().
    void setBook(const FilterBook &book);
    [[nodiscard]] const FilterBook &book() const { return m_book; }

    /// Of the newest valid text; never null.
    [[nodiscard]] const std::shared_ptr<const FilterProgram> &program() const { return m_program; }
    /// What is wrong with the text as it was last looked at.
    [[nodiscard]] const std::optional<FilterError> &error() const { return m_error; }
    /// The same as a sentence with the place; empty when all is well.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// A label for it, hidden while there is nothing to say.
    [[nodiscard]] QLabel *newProblemLabel(QWidget *parent);

    /// Whether a valid filter finds anything.
    void setHasHits(bool hasHits);
    [[nodiscard]] Edge edge() const;

    /// Compiles what is typed, without waiting.
    void apply();
    /// The same where values mean something else than before: program() is another one.
    void applyAnew();
    /// Lets a condition hold besides what is typed, or its opposite. Can be undone.
    void addCondition(const FilterExpression &condition, bool isExcluded);
    /// Puts another text in place of this one and applies it. Can be undone.
    void use(const QString &text);

    void openCompletion(); ///< Ctrl+Space
    void openMenu(); ///< Alt+Down
    void openHelp(); ///< F1
    void openSaved(); ///< the dialog of saved filters

    /// Monospace without ligatures, so that no ≠ stands for the two signs of !=; only for text that needs no shaping, else with them.
    [[nodiscard]] static QFont fontFor(const QString &text);
    /// Keys of the line, for its help.
    [[nodiscard]] static QList<std::pair<QString, QString>> keys();

Q_SIGNALS:
    void applied(); ///< program() is the one to use
    void problemChanged(const QString &problem);
    void bookChanged(const natsight::FilterBook &book);
    /// One leaves it downwards or with Esc: what is filtered should have the focus.
    void left();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class Model;

    void compile(bool isNew);
    void setUpCompletion();
    void lookAgain(); ///< after a key
    void setError(std::optional<FilterError> error);
    void underline();
    void updateCompletion(bool isAsked);
    void closeCompletion();
    void choose(int row);
    void replaceAll(const QString &text);
    void remember();
    void setChangedBook(const FilterBook &book);
    void walkHistory(int steps);
    void collectNames();
    void fillMenu(QMenu *menu);
    bool popupKey(const QKeyEvent *key);
    void escape();
    void insertExample(const QString &example);

    FilterFields m_fields;
    std::shared_ptr<const FilterProgram> m_program;
    std::optional<FilterError> m_error;
    QString m_problem;
    bool m_hasHits = true;
    bool m_isComposing = false; ///< an input method has something unfinished in the line
    bool m_isReplacing = false;
    QTimer *m_delay;

    FilterBook m_book;
    qsizetype m_past = -1; ///< entry of the history that is shown; -1: what one types
    QString m_typed; ///< what was typed before one went there

    NameSource m_nameSource;
    SeenNames m_names;
    bool m_isCollecting = false;
    bool m_isAsking = false; ///< one types: names that come now are welcome
    QElapsedTimer m_collected;

    Model *m_model;
    QCompleter *m_completer;
    QTreeView *m_popup;
    QAction *m_menuAction;
    QAction *m_helpAction;
    QPointer<FilterHelpDialog> m_help;
};

} // namespace natsight
