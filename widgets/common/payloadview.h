// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterexpression.h"
#include "models/nats/message.h"
#include "models/payload/decode.h"
#include "widgets/common/pictureview.h"

#include <QWidget>

#include <stop_token>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace natsight {

class CodeEditor;
class ElidedLabel;

/// The payload of one message: unpacked, as JSON, text, picture or hex dump, with what can be done with it.
///
/// Payloads of more than 64 KiB, pictures, and what unpacks to more than 256 KiB are rendered on a pool thread: at most one at a time,
/// only the newest is shown. At most `RenderLimits` are shown at once; "Show more" quadruples them. The chosen format stays for the next
/// messages; one that is remembered for subjects (see PayloadChoices) comes in place of `Auto`.
/// GUI thread.
class PayloadView : public QWidget
{
    Q_OBJECT

public:
    explicit PayloadView(QWidget *parent = nullptr);
    ~PayloadView() override;

    /// Shows a message. Headers and reply are for the `nats pub` command only, the subject also for what is known of its format.
    /// `fullSize` is the size of the payload on the wire when only its beginning is at hand.
    void setMessage(const QByteArray &payload, const Headers &headers, const QString &subject,
        const QString &reply = {}, qint64 fullSize = -1);
    void clear();

    [[nodiscard]] const QByteArray &payload() const { return m_payload; }
    [[nodiscard]] PayloadFormat format() const; ///< as chosen; `Auto` by default
    void setFormat(PayloadFormat format);
    [[nodiscard]] bool wordWrap() const;
    void setWordWrap(bool wraps);

    /// What is shown now; while `isRendering()` still that of before.
    [[nodiscard]] const Rendered &rendered() const { return m_shown.rendered; }
    [[nodiscard]] const Picture &picture() const { return m_shown.picture; } ///< null image: none is shown
    [[nodiscard]] bool isRendering() const { return m_isRendering; }

    void copyPayload(); ///< decoded text, and the bytes as application/octet-stream
    void copyCommand(); ///< the equivalent `nats pub …`
    /// Writes the payload's bytes; `saved()` follows.
    void saveTo(const QString &path);
    void openFind();
    /// Offers to filter by a value of a JSON payload. Default: no.
    void setFilterable(bool isFilterable) { m_isFilterable = isFilterable; }

Q_SIGNALS:
    /// One wants to see only messages with this value, or only others.
    void conditionChosen(const natsight::FilterExpression &condition, bool isExcluded);
    void formatChanged(natsight::PayloadFormat format); ///< chosen by the user
    void wordWrapChanged(bool wraps);
    void renderingFinished();
    /// A line for the status bar: what was copied or saved, or why not.
    void statusText(const QString &text);
    void saved(const QString &path, bool isGood);

private:
    /// What is made of a payload.
    struct Shown {
        Rendered rendered;
        Picture picture;
        QByteArray content; ///< of the wrappings; the payload itself where there are none
        QByteArray json; ///< of a tree
        QString layers; ///< `gzip › MessagePack`; empty where the bytes are read as they came
        QByteArray pattern; ///< of the remembered choice
    };

    [[nodiscard]] static Shown make(
        const QByteArray &payload, DecodedPayload decoded, const RenderLimits &limits, const std::stop_token &stop);
    void fillFormats();
    void fillChoices();
    void remember(const QByteArray &pattern, PayloadFormat format);
    [[nodiscard]] PayloadFormat shownFormat() const;
    [[nodiscard]] bool isTree() const; ///< what is shown is JSON
    void render();
    bool renderAtOnce();
    void startRendering();
    void present(Shown shown);
    void askWhereToSave();
    void updateActions();
    void addConditions(QMenu *menu, qsizetype position);
    [[nodiscard]] QString sizeText() const;

    QByteArray m_payload;
    Headers m_headers;
    QString m_subject;
    QString m_reply;
    qint64 m_fullSize = -1;
    bool m_hasMessage = false;
    bool m_isFilterable = false;

    RenderLimits m_limits;
    Shown m_shown;
    quint64 m_generation = 0; ///< of the newest request; an older result is thrown away
    std::stop_source m_stop;
    bool m_isRendering = false;
    bool m_isPoolBusy = false;

    QComboBox *m_format;
    QMenu *m_choices;
    QToolButton *m_choicesButton;
    ElidedLabel *m_layers;
    QLabel *m_size;
    QLabel *m_problem;
    QToolButton *m_goToProblem;
    QWidget *m_problemRow;
    QLabel *m_note;
    QToolButton *m_more;
    QWidget *m_noteRow;
    QStackedWidget *m_stack;
    CodeEditor *m_editor;
    PictureView *m_picture;
    QTimer *m_delay;
    QAction *m_fold;
    QAction *m_unfold;
    QAction *m_wrap;
    QAction *m_copy;
    QAction *m_copyCommand;
    QAction *m_save;
};

} // namespace natsight
