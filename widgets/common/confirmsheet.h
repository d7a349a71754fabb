// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace natsight {

class NoticeBar;

/// What is asked before something is done.
struct Confirmation {
    enum class Grade {
        Harmless, ///< undoable: nothing is asked, `accepted()` follows at once
        Changes, ///< changes the data of others: what changes, and the command
        Destroys, ///< loses data: the same, and the name typed
    };

    Grade grade = Grade::Changes;
    QString title; ///< `Purge stream ORDERS?`
    QString what; ///< one or two sentences: what will be different, what will be lost
    QStringList changes; ///< one line each, for instance `max_age: 24 h → 48 h`; the first 200 are shown
    QString command; ///< the equivalent `nats` command; empty when there is none
    QString verb; ///< text of the button: `Purge 12,331 messages`
    QString name; ///< to be typed (`Destroys` only)
    bool canBackUp = false; ///< offers "Back up first…"
};

/// The sheet that asks. Never blocks: open() it and follow `accepted()` or `rejected()`; it deletes itself. GUI thread.
class ConfirmSheet : public QDialog
{
    Q_OBJECT

public:
    explicit ConfirmSheet(Confirmation confirmation, QWidget *parent = nullptr);

    void open() override;
    [[nodiscard]] QPushButton *confirmButton() const { return m_confirm; }
    /// Why it can't be done for now, a sentence, which stands on the sheet while it cannot be confirmed; empty: it can.
    void setBlocked(const QString &reason);
    /// Something that is chosen with it, above the name that is typed. The sheet owns the field.
    void addField(const QString &label, QWidget *field);

Q_SIGNALS:
    void backUpRequested(); ///< the sheet stays open

private:
    void updateConfirm();

    Confirmation m_confirmation;
    NoticeBar *m_blocked;
    QFormLayout *m_fields;
    QLineEdit *m_name = nullptr;
    QPushButton *m_confirm = nullptr;
};

} // namespace natsight
