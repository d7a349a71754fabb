// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/messagetracer.h"
#include "models/system/tracemodel.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace natsight {

class NoticeBar;

/// Sends a message that is only traced and shows its way, server by server, as a tree. GUI thread.
class TracePanel : public QWidget
{
    Q_OBJECT

public:
    explicit TracePanel(QWidget *parent = nullptr);

    /// Who sends it. Does not take ownership.
    void setSession(Session *session) { m_session = session; }
    /// Tells why nothing may be traced now, or nothing; asked again before each trace.
    void setGuard(std::function<QString()> why);
    /// What the guard says may be another.
    void updateGuard();
    /// Fills the subject in; sends nothing.
    void setSubject(const QString &subject);
    [[nodiscard]] const MessageTrace &trace() const { return m_model->trace(); }
    [[nodiscard]] const TraceModel *model() const { return m_model; }
    [[nodiscard]] MessageTracer *tracer() const { return m_tracer; }

Q_SIGNALS:
    /// trace() is another.
    void traceChanged();
    void traceStarted(const QString &subject);
    /// A row of this server (id, name) was chosen.
    void serverChosen(const QString &id, const QString &name);
    void openRequested(const QString &kind, const QStringList &path, bool beside);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar(QHBoxLayout *bar);
    void makeTree();
    void start();
    void tracerChanged();
    void updateWords();
    void open(const QModelIndex &index, bool beside);
    void openMenu(const QPoint &at);
    void refuse(const QString &why);

    QPointer<Session> m_session;
    std::function<QString()> m_guard;
    MessageTracer *m_tracer;
    TraceModel *m_model;
    QString m_why; ///< of the guard
    QString m_refused; ///< why what was typed cannot be sent
    QLineEdit *m_subject = nullptr;
    QLineEdit *m_payload = nullptr;
    QLineEdit *m_headers = nullptr;
    QPushButton *m_button = nullptr;
    NoticeBar *m_notice = nullptr;
    QLabel *m_words = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTreeView *m_tree = nullptr;
    QLabel *m_empty = nullptr;
};

} // namespace natsight
