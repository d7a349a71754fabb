// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ringseries.h"
#include "models/traffic/messagetablemodel.h"
#include "models/traffic/trafficfeed.h"
#include "widgets/common/page.h"

#include <QPointer>

class QAction;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace natsight {

class CaptureFileBar;
class DifferenceView;
class FieldPlotFeed;
class FieldPlotsView;
class FilterLine;
class FrameClock;
struct PlottedField;
class MessageInspector;
class Plot;
class RowsView;
class SubjectTreeModel;

/// Captured messages: subscriptions and filter, rate, subject tree, message table, inspector. Link `traffic[/SUBJECT]`.
///
/// GUI thread. Each frame: new rows of table and tree within the models' budgets. Once a second: rates, plot, strip.
/// Hidden it goes on once a second, so that no evicted memory is held.
class TrafficPage : public Page
{
    Q_OBJECT

public:
    enum class Ask { Yes, No };

    TrafficPage(TrafficFeed *feed, FrameClock *clock, Link link, QWidget *parent = nullptr);
    ~TrafficPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    bool goTo(const Link &link) override;
    void focusFilter() override;
    void refresh() override;
    [[nodiscard]] bool canPause() const override { return !isFile(); }
    [[nodiscard]] bool isPaused() const override;
    void setPaused(bool isPaused) override;
    [[nodiscard]] QString liveText() const override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

    /// Whether subscribe() with Ask::Yes asks before a broad pattern. Default: yes.
    void setAsksBeforeBroad(bool asks) { m_asksBeforeBroad = asks; }
    /// Subscribes; a broad pattern asks first unless told not to. False when the pattern was refused at once.
    bool subscribe(const QByteArray &pattern, Ask ask, const QByteArray &queueGroup = {});
    /// Opens the line for a new subscription.
    void openSubscribe(const QString &pattern = {});

    /// Shows only this subject, what is below it, or a pattern; empty = all.
    void restrictTo(const QString &branch);

    /// Where the display filter is typed.
    [[nodiscard]] FilterLine *filterLine() const { return m_filter; }

    /// Opens the dialog that writes messages to a file.
    void openExport();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// The messages are those of a file, without a connection.
    [[nodiscard]] bool isFile() const { return m_fileBar != nullptr; }
    void setUpForFile();
    void buildBar();
    void buildSubscribePanel();
    void buildNotice();
    void buildTree();
    void buildTable();
    void buildInspector();
    QToolButton *toolButton(const QString &name, const QString &iconName, const QString &text, const QString &toolTip);

    bool frame(); ///< whether anything came
    void everySecond();
    void updateChips();
    void updateNotice();
    void updateStrip();
    void updatePlot();
    void updateCount();
    void updateEmptyState();
    void updateJump();
    void showMessage();
    void showNewest();
    void showDifference(); ///< of the message that is shown to the other selected one, or to the one before
    void applyFilter();
    [[nodiscard]] std::optional<FilterExpression> conditionOf(
        const QModelIndex &index) const; ///< that this cell fulfils
    void applyTreeFilter();
    void tryToSubscribe();
    void askBroad(const QByteArray &pattern, const QByteArray &queueGroup);
    bool addSubscription(const QByteArray &pattern, const QByteArray &queueGroup);
    void closePanel();
    void openGoTo();
    void goToTyped();
    void showRow(int row);
    void jumpToNewest();
    void clearCapture();
    void openTreeMenu(const QPoint &position);
    void sendAgain();
    void openTableMenu(const QPoint &position);
    void addPlotMenu(QMenu *menu, const QModelIndex &index);
    void addRatePlots(QMenu *menu, const MessageFilter &filter, const QString &of); ///< `of` says which messages
    void addPlot(const PlottedField &field);
    void showMoment(qint64 timeMs); ///< the message of that time
    void expandTo(int depth);
    void copyRows();
    [[nodiscard]] QList<int> selectedRows() const;

    QPointer<TrafficFeed> m_feed;
    std::shared_ptr<CaptureStore> m_store;
    MessageTableModel *m_messages;
    SubjectTreeModel *m_subjects;

    QWidget *m_bar = nullptr;
    CaptureFileBar *m_fileBar = nullptr; ///< of a file only
    QHBoxLayout *m_chips = nullptr;
    QToolButton *m_subscribe = nullptr;
    QToolButton *m_branch = nullptr; ///< the branch that the table is restricted to
    FilterLine *m_filter = nullptr;
    QLabel *m_filterProblem = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_pause = nullptr;
    QToolButton *m_goToButton = nullptr;
    QToolButton *m_internal = nullptr;
    QToolButton *m_plotButton = nullptr;
    QToolButton *m_exportButton = nullptr;
    QToolButton *m_clearButton = nullptr;
    QWidget *m_goToPanel = nullptr;
    QLineEdit *m_goTo = nullptr;
    QLabel *m_goToProblem = nullptr;

    QWidget *m_panel = nullptr;
    QStackedWidget *m_panelPages = nullptr;
    QLineEdit *m_pattern = nullptr;
    QLineEdit *m_queueGroup = nullptr;
    QLabel *m_panelProblem = nullptr;
    QPushButton *m_panelSubscribe = nullptr;
    QLabel *m_broadText = nullptr;
    QPushButton *m_broadSubscribe = nullptr;
    QByteArray m_broadPattern;
    QByteArray m_broadQueueGroup;
    int m_question = 0; ///< of the newest question; answers to older ones are dropped

    QWidget *m_notice = nullptr;
    QLabel *m_noticeText = nullptr;
    QPushButton *m_extend = nullptr;

    FieldPlotFeed *m_fieldPlots = nullptr;
    FieldPlotsView *m_fieldPlotsView = nullptr;
    Plot *m_plot = nullptr;
    int m_allSeries = -1;
    int m_filteredSeries = -1;
    int m_selectedSeries = -1;
    RingSeries m_filteredRate;
    RingSeries m_selectedRate;
    quint64 m_lastMatched = 0;
    qint64 m_lastSecondMs = 0;

    QSplitter *m_main = nullptr;
    QSplitter *m_right = nullptr;
    QLineEdit *m_treeFilter = nullptr;
    QTreeView *m_tree = nullptr;
    RowsView *m_table = nullptr;
    QStackedWidget *m_tablePages = nullptr;
    QLabel *m_emptyTitle = nullptr;
    QLabel *m_emptyAdvice = nullptr;
    QPushButton *m_emptyButton = nullptr;
    QPushButton *m_jump = nullptr;

    MessageInspector *m_inspector = nullptr;
    DifferenceView *m_difference = nullptr;
    std::optional<KeptMessage> m_message;
    bool m_isNewest = true; ///< nobody chose a message: the inspector goes with the newest
    bool m_asksBeforeBroad = true;

    QLabel *m_watching = nullptr;
    QLabel *m_strip = nullptr;

    QTimer *m_treeFilterDelay = nullptr;
    QString m_branchText;
    qint64 m_pausedAtMs = 0;
    bool m_isFollowing = true;
    bool m_isUpdating = false;
    int m_shift = 0; ///< rows that came or went above the view in this frame
    int m_frames = 0;
    quint64 m_captured = 0; ///< as of the last frame
    QString m_selectedSubject;
};

} // namespace natsight
