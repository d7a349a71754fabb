// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because one of its enumerators has the name of a JetStream type, of which gcc 12 warns in the other order.
#include "models/payload/payload.h"

#include "models/jetstream/consumerfetch.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace natsight {

class ChangeGate;
class ElidedLabel;
class EmptyState;
class MessageTabs;
class NoticeBar;
class VerbsDelegate;

/// Fetching from a consumer by hand: what is asked for, what is held with its ack-wait clock, the message that is selected, and
/// the answers. Says before anything is taken that it is taken from others. GUI thread.
class ConsumerFetchView : public QWidget
{
    Q_OBJECT

public:
    ConsumerFetchView(ConsumerFetch *fetch, QString stream, QString consumer, QWidget *parent = nullptr);
    ~ConsumerFetchView() override;

    void setInfo(const ConsumerInfo &info);
    /// Of the stream: whether an acknowledged message is deleted.
    void setWorkQueue(bool isWorkQueue);
    void setReadOnly(bool isReadOnly);
    /// To where one begins.
    void focusRequest();
    /// For F1: pairs of key and meaning.
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const;

Q_SIGNALS:
    void statusText(const QString &text);
    void messageRequested(quint64 sequence);
    /// Fill the composer in with a message.
    void composeRequested(const natsight::OutgoingMessage &message, bool isRequest);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeRequest();
    [[nodiscard]] QWidget *makeGroup();
    void makeTable();
    void fitPreview();
    [[nodiscard]] QWidget *makeAnswers();
    [[nodiscard]] QWidget *makeInspector();
    void updateState();
    void updateAnswers();
    void updateWarning();
    void showCurrent();
    void askToFetch();
    void fetch();
    /// To the selected messages, as the line below says.
    void answer(ConsumerAnswer::Kind kind);
    void answer(const QList<quint64> &ids, const ConsumerAnswer &answer);
    /// To one of the row's buttons.
    void answerRow(const QModelIndex &index, ConsumerAnswer::Kind kind);
    void openDelays(const QModelIndex &index);
    [[nodiscard]] ConsumerAnswer answerOf(ConsumerAnswer::Kind kind) const;
    void send(const QList<quint64> &ids, const ConsumerAnswer &answer);
    void openMenu(const QPoint &position);
    [[nodiscard]] FetchRequest request() const;
    [[nodiscard]] QList<quint64> selected() const;
    [[nodiscard]] QString readOnlyReason() const;

    ConsumerFetch *m_fetch;
    QString m_stream;
    QString m_consumer;
    ChangeGate *m_gate;
    NoticeBar *m_warning;
    NoticeBar *m_forgotten;
    QStackedWidget *m_pages;
    EmptyState *m_push;
    QSpinBox *m_batch = nullptr;
    QSpinBox *m_bytes = nullptr;
    QSpinBox *m_expires = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_cancel = nullptr;
    ElidedLabel *m_state = nullptr;
    QWidget *m_groupRow = nullptr;
    QComboBox *m_group = nullptr;
    QLabel *m_minPendingLabel = nullptr;
    QSpinBox *m_minPending = nullptr;
    QLabel *m_minAckPendingLabel = nullptr;
    QSpinBox *m_minAckPending = nullptr;
    QLabel *m_priorityLabel = nullptr;
    QSpinBox *m_priority = nullptr;
    QLabel *m_pinned = nullptr;
    QPushButton *m_ack = nullptr;
    QPushButton *m_nak = nullptr;
    QSpinBox *m_delay = nullptr;
    QPushButton *m_progress = nullptr;
    QPushButton *m_terminate = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_release = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QTableView *m_table = nullptr;
    VerbsDelegate *m_rowAnswers = nullptr;
    QSplitter *m_splitter = nullptr;
    QLabel *m_title = nullptr;
    QToolButton *m_show = nullptr;
    MessageTabs *m_tabs = nullptr;
    QLabel *m_strip = nullptr;
    quint64 m_shown = 0; ///< id in the inspector
    quint64 m_waiting = 0; ///< open pulls, ours among them
    bool m_isWorkQueue = false;
    bool m_isReadOnly = false;
    bool m_hasAsked = false;
};

} // namespace natsight
