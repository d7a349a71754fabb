// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because one of its enumerators has the name of a JetStream type, of which gcc 12 warns in the other order.
#include "models/payload/payload.h"

#include "models/jetstream/streamsearch.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTimer;
class QToolButton;

namespace natsight {

class ChangeGate;
class ElidedLabel;
class FilterLine;
class EmptyState;
class MessageInspector;
class SearchHitModel;
class StreamMessageModel;

/// The messages that a stream keeps: table, inspector, jump, subject filter, search with its hits, export, and what changes single
/// messages. The Messages tab of a stream's page.
///
/// GUI thread. The stream's state is given by whoever polls it (`setInfo()`); it asks for it itself at the start, on refresh()
/// and after what it changed. Memory: see StreamMessageModel; besides that only the message in the inspector.
class StreamMessagesView : public QWidget
{
    Q_OBJECT

public:
    StreamMessagesView(JetStreamClient *client, const QString &stream, QWidget *parent = nullptr);
    ~StreamMessagesView() override;

    /// The stream as it is now, as often as that is known.
    void setInfo(const StreamInfo &info);
    /// Asks for the stream again, and for the pages that failed.
    void refresh();
    void setReadOnly(bool isReadOnly);

    void focusFilter();
    /// Shows only the messages of a subject or pattern; empty: all.
    void setSubjectFilter(const QString &subject);
    void openSearch();
    /// A sequence, `first`, `last`, or a moment of momentFromText(). False when it is none of these.
    bool jump(const QString &typed);
    void jumpTo(quint64 sequence);
    /// Starts to write the range of the export line to a file.
    void exportTo(const QString &path, StreamExport::Format format);
    /// Opens the panel that publishes, with a subject.
    void openPublish(const QString &subject = {});
    [[nodiscard]] StreamReader *reader() const { return m_reader; }
    [[nodiscard]] FilterLine *searchLine() const { return m_searchText; }
    /// For F1: pairs of key and meaning.
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const;

Q_SIGNALS:
    /// A line for the status bar.
    void statusText(const QString &text);
    /// Messages came or went by what was done here.
    void streamChanged();
    /// Fill the composer in with a message.
    void composeRequested(const natsight::OutgoingMessage &message, bool isRequest);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void readAgain();
    void buildBar();
    void buildSearchPanel();
    void buildHits();
    void buildExportPanel();
    void buildPublishPanel();
    void buildTable();
    void buildInspector();
    [[nodiscard]] QToolButton *toolButton(
        const QString &name, const QString &iconName, const QString &what, const QString &tip);

    void lookAtVisibleRows();
    void updateFollowing();
    void updateState();
    void updateStrip();
    void updateActions();
    void showCurrent();
    void showMessage();
    void goToRow(int row);
    void goToEnd();
    void nextOfSubject();
    void closeSearch();
    void startSearch();
    [[nodiscard]] QList<StoredMessage> knownMessages() const;
    void updateSearch();
    void stepHit(int step);
    void goToHit(qsizetype hit);
    void updateHits();
    void updateExport();
    void chooseFile();
    void openResend();
    void updatePublish();
    void publish();
    void askToDelete(bool isErased);
    void openMenu(const QPoint &position);
    void openHitsMenu(const QPoint &position);
    void sendAgain(quint64 sequence);
    [[nodiscard]] QString changeProblem() const;
    [[nodiscard]] QString deleteProblem() const;

    QPointer<JetStreamClient> m_client;
    QString m_stream;
    StreamReader *m_reader;
    StreamMessageModel *m_model;
    StreamSearch *m_search;
    SearchHitModel *m_hits;
    StreamExport *m_export;
    std::optional<Error> m_infoError;
    ChangeGate *m_gate;
    bool m_isReadOnly = false;

    QWidget *m_bar = nullptr;
    QLineEdit *m_jump = nullptr;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_live = nullptr;
    QToolButton *m_searchButton = nullptr;
    QToolButton *m_exportButton = nullptr;
    QToolButton *m_publishButton = nullptr;
    QLabel *m_problem = nullptr; ///< of jump and filter
    QPushButton *m_retry = nullptr;
    QWidget *m_problemRow = nullptr;

    QWidget *m_searchPanel = nullptr;
    FilterLine *m_searchText = nullptr;
    QLabel *m_searchProblem = nullptr;
    QPushButton *m_searchStart = nullptr;
    QToolButton *m_hitBefore = nullptr;
    QToolButton *m_hitAfter = nullptr;
    ElidedLabel *m_searchState = nullptr;
    QTableView *m_hitsTable = nullptr;
    qsizetype m_hit = -1; ///< that was gone to last
    bool m_hasSearched = false;

    QWidget *m_exportPanel = nullptr;
    QLineEdit *m_exportFirst = nullptr;
    QLineEdit *m_exportLast = nullptr;
    QComboBox *m_exportFormat = nullptr;
    QPushButton *m_exportStart = nullptr;
    QLabel *m_exportState = nullptr;
    QString m_exportPath;

    QWidget *m_publishPanel = nullptr;
    QLabel *m_publishTitle = nullptr;
    QLineEdit *m_publishSubject = nullptr;
    QPlainTextEdit *m_publishHeaders = nullptr;
    QPlainTextEdit *m_publishBody = nullptr;
    QPushButton *m_publishSend = nullptr;
    QLabel *m_publishWarning = nullptr;
    QLabel *m_publishState = nullptr;
    bool m_isResend = false;
    bool m_isPublishing = false;
    std::optional<QByteArray> m_publishBytes; ///< a body that is no text goes as it is
    int m_losses = 0; ///< of the connection in a row, each when messages were read again by itself
    bool m_isRetrying = false;
    std::optional<StoredMessage> m_resent; ///< as it came

    QStackedWidget *m_pages = nullptr;
    EmptyState *m_empty = nullptr;
    QTableView *m_table = nullptr;
    QSplitter *m_splitter = nullptr;
    QTimer *m_visibleDelay = nullptr;
    QTimer *m_filterDelay = nullptr;

    MessageInspector *m_inspector = nullptr;
    QPushButton *m_resendButton = nullptr;
    QPushButton *m_deleteButton = nullptr;
    QPushButton *m_eraseButton = nullptr;
    std::optional<StoredMessage> m_message;
    quint64 m_wanted = 0; ///< sequence that the inspector waits for
    quint64 m_generation = 0;

    QLabel *m_way = nullptr;
    QLabel *m_strip = nullptr;
    bool m_isAtEnd = true;
    bool m_isUpdating = false;
};

} // namespace natsight
