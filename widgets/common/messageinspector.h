// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterexpression.h"
#include "models/nats/message.h"

#include <QList>
#include <QSplitter>
#include <QString>
#include <QTabWidget>

#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;

namespace natsight {

class DetailsForm;
class HeadersView;
class PayloadView;

/// Payload and headers of a message in tabs. GUI thread.
class MessageTabs : public QTabWidget
{
    Q_OBJECT

public:
    explicit MessageTabs(QWidget *parent = nullptr);

    void setMessage(const Message &message);
    void clearMessage();
    void copyPayload();
    /// Offers to filter by the values of headers and JSON payloads. Default: no.
    void setFilterable(bool isFilterable);

Q_SIGNALS:
    void statusText(const QString &text);
    /// One wants to see only messages with this, or only others.
    void conditionChosen(const natsight::FilterExpression &condition, bool isExcluded);

private:
    PayloadView *m_payload;
    HeadersView *m_headers;
};

/// One message beside its list: payload and headers in tabs, details and verbs in a column to their right. GUI thread.
class MessageInspector : public QSplitter
{
    Q_OBJECT

public:
    /// A line of the details that not every message has.
    struct Detail {
        QString name;
        QString value;
        bool isMonospace = false;
        QString exact; ///< tooltip where the value is a short form
    };

    explicit MessageInspector(QWidget *parent = nullptr);

    /// `details` stand between subject and size.
    void showMessage(const QString &title, const Message &message, const QList<Detail> &details);
    void clear(const QString &title);
    void setTitle(const QString &title);

    /// Another button below the details, right of or below *Copy as nats*.
    QPushButton *addVerb(const QString &name, const QString &text, const QString &toolTip);
    /// Another tab behind payload and headers; the caller fills it.
    void addTab(QWidget *tab, const QString &title);
    void showTab(QWidget *tab);
    /// What is shown, if anything.
    [[nodiscard]] const std::optional<Message> &message() const { return m_message; }
    /// Offers to filter by the values of headers and JSON payloads. Default: no.
    void setFilterable(bool isFilterable) { m_tabs->setFilterable(isFilterable); }
    void copyPayload();
    void copyCommand(); ///< the `nats` command that publishes the message

Q_SIGNALS:
    void statusText(const QString &text);
    void conditionChosen(const natsight::FilterExpression &condition, bool isExcluded);

private:
    std::optional<Message> m_message;
    MessageTabs *m_tabs;
    QLabel *m_title;
    DetailsForm *m_details;
    QGridLayout *m_verbs;
    QPushButton *m_copy;
};

} // namespace natsight
