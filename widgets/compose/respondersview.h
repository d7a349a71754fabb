// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/responderfeed.h"
#include "widgets/common/page.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QSplitter;
class QTableView;
class QToolButton;

namespace natsight {

class ListPanel;
class MessageTabs;

/// The responders and hosted services of one connection: what runs and what it did, and the requests that wait for an answer by
/// hand. In the dock at the bottom, and in a page of its own. GUI thread.
class RespondersView : public QWidget
{
    Q_OBJECT

public:
    explicit RespondersView(ResponderFeed *feed, QWidget *parent = nullptr);
    ~RespondersView() override;

    void focusFilter();
    void newResponder(const QByteArray &subject = {});
    void newService();
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const;
    [[nodiscard]] ResponderFeed *feed() const { return m_feed; }

Q_SIGNALS:
    void statusText(const QString &text);
    /// A request to what is answered here, for the composer.
    void requestAsked(const natsight::OutgoingMessage &message);
    void trafficAsked(const QByteArray &subject);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHeld();
    void update();
    void updateVerbs();
    void showHeld();
    void edit();
    void removeSelected();
    void start(bool isOn);
    void answer(bool isError);
    void dropHeld();
    void openDialog(const ResponderFeed::Rules &rules, quint64 id);
    [[nodiscard]] quint64 heldId() const;
    /// Definition and instance of the selected rows, each once.
    [[nodiscard]] QList<std::pair<quint64, int>> selected() const;

    QPointer<ResponderFeed> m_feed;
    ListPanel *m_list;
    QSplitter *m_splitter;
    QToolButton *m_new;
    QToolButton *m_host;
    QToolButton *m_start;
    QToolButton *m_stop;
    QToolButton *m_stopAll;
    QWidget *m_heldPane;
    QTableView *m_held = nullptr;
    QLabel *m_heldTitle = nullptr;
    MessageTabs *m_request = nullptr;
    QPlainTextEdit *m_body = nullptr;
    QPlainTextEdit *m_headers = nullptr;
    QSpinBox *m_code = nullptr;
    QLineEdit *m_errorText = nullptr;
    QPushButton *m_answer = nullptr;
    QPushButton *m_error = nullptr;
    QPushButton *m_drop = nullptr;
    quint64 m_shown = 0;
    QString m_failure; ///< of the last start; stands until the next
};

/// The same as a page. Link `responders`. GUI thread.
class RespondersPage : public Page
{
    Q_OBJECT

public:
    RespondersPage(ResponderFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Responders"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("responder"); }
    void focusFilter() override { m_view->focusFilter(); }
    [[nodiscard]] QString liveText() const override { return tr("live"); }
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override { return m_view->keys(); }

private:
    RespondersView *m_view;
};

} // namespace natsight
