// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/conversationbook.h"
#include "models/traffic/exchangemodel.h"
#include "widgets/common/page.h"

#include <QPointer>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace natsight {

class ConversationSubjectModel;
class ElidedLabel;
class EmptyState;
class ExchangeMessageModel;
class LatencyView;
class ListPanel;
class MessageInspector;
class RowsView;

/// Requests and their replies in the captured traffic: by subject, one by one with a latency histogram, and one exchange alone
/// (*Follow*). Links `conversations[/SUBJECT]` and `conversations/message/NUMBER`, a message as the traffic page counts them.
///
/// GUI thread. What was captured is paired in the background; hidden it goes on once a second.
class ConversationsPage : public Page
{
    Q_OBJECT

public:
    /// Null when the link is of nothing that the page can show.
    [[nodiscard]] static ConversationsPage *make(TrafficFeed *feed, const Link &link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Requests"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("request"); }
    bool goTo(const Link &link) override;
    void focusFilter() override;
    [[nodiscard]] bool canPause() const override { return !isFile(); }
    [[nodiscard]] bool isPaused() const override { return m_book->isPaused(); }
    void setPaused(bool isPaused) override;
    [[nodiscard]] QString liveText() const override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ConversationsPage(TrafficFeed *feed, const Link &link, QWidget *parent);

    [[nodiscard]] static bool isKnown(const Link &link);
    [[nodiscard]] bool isFile() const { return m_feed && m_feed->file(); } ///< without a connection
    void takeNow(); ///< what open requests have waited until
    [[nodiscard]] Link linkTo(const QString &kind, const QStringList &path = {}) const;
    [[nodiscard]] QWidget *buildSubjects();
    [[nodiscard]] QWidget *buildExchanges();
    [[nodiscard]] QWidget *buildFollow();
    void take(const ConversationUpdate &update);
    void chooseSubject(const std::optional<QByteArray> &subject);
    void applyFilter();
    void openExchangeMenu(const QPoint &position);
    void copyExchanges(bool asCsv);
    void follow(quint64 id);
    void followWanted();
    void leaveFollow();
    void showFollowed();
    void showFollowedMessage();
    void subscribeToInboxes();
    void updateWords();
    void updateVerbs();

    QPointer<TrafficFeed> m_feed;
    ConversationBook *m_book;
    ConversationSubjectModel *m_subjectModel;
    ExchangeModel *m_exchangeModel;
    ExchangeMessageModel *m_followModel;

    QStackedWidget *m_pages = nullptr; ///< all, one exchange alone
    ListPanel *m_subjects = nullptr;
    LatencyView *m_latencies = nullptr;

    QToolButton *m_chip = nullptr; ///< the subject that exchanges are restricted to
    QLineEdit *m_filter = nullptr;
    QComboBox *m_show = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_followButton = nullptr;
    QToolButton *m_copy = nullptr;
    QStackedWidget *m_tablePages = nullptr;
    RowsView *m_table = nullptr;
    EmptyState *m_noExchange = nullptr;

    QToolButton *m_back = nullptr;
    ElidedLabel *m_followTitle = nullptr;
    QLabel *m_followState = nullptr;
    QLabel *m_followReason = nullptr;
    RowsView *m_followTable = nullptr;
    MessageInspector *m_inspector = nullptr;

    ConversationUpdate m_last; ///< without its lists
    std::optional<QByteArray> m_subject; ///< chosen; empty is the row of all others
    std::optional<quint64> m_followed;
    std::optional<RowNumber> m_wanted; ///< a message whose exchange is to be followed once it was read
    QTimer m_second;
    QTimer m_filterDelay;
    qint64 m_pausedAtMs = 0;
    bool m_isFollowingNewest = true;
    bool m_isUpdating = false;
    int m_shift = 0; ///< rows that left above the view in this update
};

} // namespace natsight
