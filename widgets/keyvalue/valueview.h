// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keyvalueclient.h"
#include "models/payload/valuecodec.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QAction;
class QActionGroup;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace natsight {

class ChipButton;
class CodeEditor;
class ConfirmSheet;
struct Confirmation;
enum class Tone;
class ElidedLabel;
class EmptyState;
class KeyHistoryView;
class NoticeBar;

/// The value of one key, to be read and edited, with its history.
///
/// Saving is a compare-and-set with the revision that was loaded: what others wrote meanwhile is told and never overwritten
/// unawares. What is typed is kept until it is saved or given up, also when another key is shown meanwhile (a draft for each
/// key) and when writing fails. The page tells of changes by keyChanged(). GUI thread.
class ValueView : public QWidget
{
    Q_OBJECT

public:
    explicit ValueView(KeyValueClient *client, QWidget *parent = nullptr);
    ~ValueView() override;

    /// Shows a key of a bucket (the client's, as it is now); an empty key shows nothing.
    void setKey(const Bucket &bucket, const QByteArray &key);
    [[nodiscard]] const QByteArray &key() const { return m_key; }
    /// A watch saw a revision of some key: newest wins, values are not looked at.
    void keyChanged(const KeyEntry &meta);
    /// Asks again for the key; what is typed stays.
    void refresh();
    void setReadOnly(bool isReadOnly);

    [[nodiscard]] bool isEdited() const; ///< the key that is shown
    [[nodiscard]] QList<QByteArray> editedKeys() const; ///< all with a draft
    /// Whether the page may go now. Else it is asked, and closeAnswered() follows.
    [[nodiscard]] bool mayClose();
    /// The revision that is edited, 0 = a new one.
    [[nodiscard]] quint64 baseRevision() const { return m_base ? m_base->revision : 0; }

    // Verbs; those that ask open a sheet.

    void newKey(const QByteArray &prefix = {});
    void save();
    void format();
    void discard();
    void removeKey();
    void purgeKey();
    void loadFrom(const QString &path);
    void saveTo(const QString &path);

Q_SIGNALS:
    void written(const QByteArray &key, quint64 revision);
    void keyCreated(const QByteArray &key);
    void editedChanged();
    void closeAnswered(bool mayClose);
    /// A line for the status bar.
    void statusText(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Draft {
        std::optional<KeyEntry> base;
        QString text;
        ValueFormat format = ValueFormat::Text;
        bool isCompact = false;
        std::optional<QByteArray> bytes; ///< from a file, where they are too many to edit
    };
    enum class Purpose { Save, Revert, Remove, Purge };

    void buildHeader();
    void load(bool isNewest);
    void takeLoaded(const Result<KeyEntry> &entry);
    void loadHistory();
    void loadTheirs();
    void show(const std::optional<KeyEntry> &base);
    void showBytes(const QByteArray &bytes, ValueFormat format, bool isUndoable);
    void keepDraft();
    void setTheirs(const std::optional<KeyEntry> &theirs);
    void compareTheirs();
    void takeTheirs();
    void keepMine();
    void compareRevisions(quint64 older, quint64 newer);
    void revertTo(quint64 revision);
    void write(Purpose purpose, const QByteArray &bytes, std::chrono::seconds ttl = std::chrono::seconds(0));
    void takeWrite(Purpose purpose, const QByteArray &key, const QByteArray &bytes, const KeyWrite &write);
    void takeConflict(Purpose purpose, const QByteArray &bytes, const KeyWrite &write);
    void lookForUnknown(const QByteArray &bytes);
    void chooseFormat(ValueFormat format);
    void edited();
    void updateView();
    void updateSize();
    void updateConflict();
    void tell(Tone tone, const QString &text, const QString &verb = {}, std::function<void()> run = {});
    ConfirmSheet *ask(Confirmation confirmation, const std::function<void()> &run);
    [[nodiscard]] Result<QByteArray> bytes() const;
    [[nodiscard]] QByteArray baseBytes() const; ///< what the editor began with
    [[nodiscard]] QString noWriteReason() const;
    [[nodiscard]] QString shownKey() const;

    QPointer<KeyValueClient> m_client;
    QByteArray m_key;
    std::optional<KeyEntry> m_base; ///< what was loaded; none: the key has no revision
    std::optional<KeyEntry> m_theirs; ///< with its value, once it is loaded
    bool m_isTheirsGone = false; ///< others' change is that there is no revision any more
    quint64 m_theirRevision = 0; ///< newer than ours as the watch or a conflict told; 0 = none
    qint64 m_theirTimeNs = 0;
    bool m_wasSaveRefused = false; ///< the bar says that it was not saved
    std::optional<KeyEntry> m_restored; ///< the last value of a deleted key
    ValueFormat m_format = ValueFormat::Text;
    QString m_startText; ///< of the editor when the value was shown
    bool m_isCompact = false;
    std::optional<QByteArray> m_fileBytes;
    bool m_isExact = true;
    bool m_canEdit = false;
    bool m_isLoaded = false;
    bool m_isWriting = false;
    bool m_isShowing = false;
    bool m_isReadOnly = false;
    bool m_wasEdited = false;
    std::optional<KeyEntry> m_seenWhileWriting;
    QString m_problem;
    QString m_afterLoad; ///< what is told when the key has been read again
    qint64 m_size = 0;
    quint64 m_generation = 0;
    QHash<QByteArray, Draft> m_drafts;
    std::function<void()> m_noticeVerb;
    QPointer<ConfirmSheet> m_closeQuestion;
    QTimer m_sizeDelay;
    QTimer m_clock;

    QStackedWidget *m_stack;
    EmptyState *m_empty;
    ElidedLabel *m_name = nullptr;
    ChipButton *m_chip = nullptr;
    QMenu *m_formats = nullptr;
    QActionGroup *m_formatGroup = nullptr;
    QAction *m_compact = nullptr;
    QLabel *m_revision = nullptr;
    QPushButton *m_formatButton = nullptr;
    QPushButton *m_save = nullptr;
    QToolButton *m_more = nullptr;
    QAction *m_discard = nullptr;
    QAction *m_load = nullptr;
    QAction *m_store = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_purge = nullptr;
    NoticeBar *m_notice = nullptr;
    NoticeBar *m_conflict = nullptr;
    CodeEditor *m_editor = nullptr;
    QLabel *m_footer = nullptr;
    KeyHistoryView *m_history = nullptr;
};

} // namespace natsight
