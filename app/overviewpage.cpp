// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overviewpage.h"

#include "app/connectionmanager.h"
#include "app/statuswidgets.h"
#include "models/core/format.h"
#include "models/core/future.h"
#include "widgets/common/icons.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

namespace natsight {

namespace {

constexpr qsizetype maxSubjectsListed = 20;

QString subjects(const nlohmann::json &list)
{
    QStringList names;
    for (const auto &one : list) {
        if (!one.is_string())
            continue;
        if (names.size() == maxSubjectsListed) {
            names << QStringLiteral("…");
            break;
        }
        names << format::preview(QByteArray::fromStdString(one.get<std::string>()));
    }
    return names.join(QLatin1String(", "));
}

} // namespace

OverviewPage::OverviewPage(Connection *connection, const Link &link, QWidget *parent)
    : Page(link, parent)
    , m_connection(connection)
{
    setObjectName(QStringLiteral("overviewPage"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("overviewScroll"));
    scroll->setAccessibleName(tr("Overview"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    outer->addWidget(scroll);
    auto *body = new QWidget(scroll);
    scroll->setWidget(body);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::inset);
    m_heading = new QLabel(connection->name(), body);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setFont(Theme::heading());
    layout->addWidget(m_heading);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(Theme::margin * 2);
    layout->addLayout(columns);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::margin);
    form->setVerticalSpacing(Theme::gap);
    columns->addLayout(form, 3);
    for (const auto &[name, title] : std::initializer_list<std::pair<const char *, QString>> { { "state", tr("State") },
             { "server", tr("Server") }, { "version", tr("Version") }, { "cluster", tr("Cluster") },
             { "url", tr("Address") }, { "account", tr("Account") }, { "user", tr("User") },
             { "tls", tr("Encryption") }, { "rtt", tr("Round trip") }, { "clientId", tr("Client id") },
             { "maxPayload", tr("Largest message") }, { "jetStream", tr("JetStream") } })
        m_values.append({ QLatin1String(name), addRow(form, QLatin1String(name), title) });
    m_permissions = addRow(form, QStringLiteral("permissions"), tr("Permissions"));
    auto *right = new QVBoxLayout;
    right->setSpacing(Theme::gap);
    columns->addLayout(right, 2);
    auto *attention = new QLabel(tr("Needs attention"), body);
    QFont bold = attention->font();
    bold.setWeight(QFont::DemiBold);
    attention->setFont(bold);
    right->addWidget(attention);
    m_findings = new QVBoxLayout;
    m_findings->setSpacing(Theme::gap);
    right->addLayout(m_findings);
    m_actions = new QWidget(body);
    auto *actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(0, Theme::gap, 0, 0);
    actions->setSpacing(Theme::gap);
    const auto command = [this, actions](const QString &name, const QString &text, const QString &tip) {
        auto *button = new QPushButton(text, m_actions);
        button->setObjectName(QStringLiteral("overview:") + name);
        button->setAccessibleName(text);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, [this, name] { Q_EMIT commandRequested(name); });
        actions->addWidget(button);
        return button;
    };
    command(QStringLiteral("connect"), tr("Connect"), tr("Open this connection"))->setProperty("primary", true);
    command(QStringLiteral("editConnection"), tr("Edit connection…"),
        tr("Change servers, sign-in or TLS of this connection"));
    actions->addStretch();
    right->addWidget(m_actions);
    right->addStretch(1);
    layout->addStretch();

    connect(connection, &Connection::changed, this, &OverviewPage::update);
    connect(connection->traffic(), &TrafficFeed::numbersChanged, this, &OverviewPage::update);
    update();
}

QLabel *OverviewPage::addRow(QFormLayout *form, const QString &name, const QString &title)
{
    auto *value = new QLabel(format::unknown(), this);
    value->setObjectName(QStringLiteral("overview:") + name);
    value->setAccessibleName(title);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(true);
    auto *label = new QLabel(title, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(label, value);
    return value;
}

QString OverviewPage::liveText() const
{
    if (!m_connection)
        return {};
    return m_connection->status().state == SessionStatus::State::Connected ? tr("live")
                                                                           : stateWord(m_connection->status());
}

void OverviewPage::refresh()
{
    m_isAsked = false;
    update();
}

void OverviewPage::update()
{
    if (!m_connection)
        return;
    const SessionStatus &status = m_connection->status();
    const ServerInfo &server = status.server;
    const auto orUnknown = [](const QString &text) { return text.isEmpty() ? format::unknown() : text; };
    const bool isConnected = status.state == SessionStatus::State::Connected;
    const QString jetStream = !isConnected ? QString()
        : !server.isJetStream              ? tr("not available to this user")
        : server.apiLevel > 0              ? tr("available, API level %1").arg(server.apiLevel)
                                           : tr("available");
    const QStringList texts { stateWord(status), server.name, server.version, server.cluster, server.url,
        server.account, server.user,
        isConnected ? (server.isTls ? tr("TLS") : tr("none: messages travel in clear text")) : QString(),
        status.rtt ? format::duration(*status.rtt) : QString(),
        server.clientId > 0 ? QString::number(server.clientId) : QString(),
        server.maxPayload > 0 ? format::bytes(static_cast<double>(server.maxPayload)) : QString(), jetStream };
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const QString text = orUnknown(texts.value(i));
        if (m_values.at(i).second->text() != text)
            m_values.at(i).second->setText(text);
    }

    QStringList findings;
    if (!isConnected)
        findings << (status.reason ? status.reason->text()
                                   : tr("Not connected. Connection › Connect opens this connection."));
    if (status.isLameDuck)
        findings << tr("The server announced that it shuts down. Natsight moves to another server of the cluster.");
    const bool isLocal = server.url.contains(QLatin1String("://127."))
        || server.url.contains(QLatin1String("://localhost")) || server.url.contains(QLatin1String("://[::1]"));
    if (isConnected && !server.isTls && !isLocal)
        findings << tr("The connection is not encrypted.");
    if (m_connection->profile().tls.skipVerify)
        findings << tr("The server's certificate is not verified: anyone could answer in its place.");
    const TrafficSubscription totals = m_connection->traffic()->totals();
    if (totals.droppedLibrary + totals.droppedOther > 0)
        findings
            << tr("%1 captured messages were dropped.").arg(format::count(totals.droppedLibrary + totals.droppedOther));
    if (findings.isEmpty())
        findings << tr("Nothing.");
    m_actions->setVisible(status.state == SessionStatus::State::Closed);
    if (findings != m_shownFindings) {
        m_shownFindings = findings;
        while (QLayoutItem *item = m_findings->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        for (const QString &finding : findings) {
            auto *label = new QLabel(finding, this);
            label->setTextFormat(Qt::PlainText);
            label->setWordWrap(true);
            label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
            label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
            m_findings->addWidget(label);
        }
    }
    if (isConnected && !m_isAsked)
        askPermissions();
    if (!isConnected)
        m_isAsked = false;
    Q_EMIT liveChanged();
}

void OverviewPage::askPermissions()
{
    m_isAsked = true;
    whenDone(this, m_connection->session()->request({ .subject = QByteArrayLiteral("$SYS.REQ.USER.INFO") }),
        [this](Result<Reply> reply) {
            QString text = reply ? permissionsInWords(reply->message.payload) : QString();
            if (text.isEmpty())
                text = tr("not told by this server");
            m_permissions->setText(text);
        });
}

QString OverviewPage::permissionsInWords(const QByteArray &json)
{
    const auto answer = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
    if (!answer.is_object() || !answer.contains("data") || !answer["data"].is_object())
        return {};
    const auto &data = answer["data"];
    if (!data.contains("permissions") || !data["permissions"].is_object())
        return tr("no limits: may publish and subscribe to everything in its account");
    QStringList sentences;
    const auto say = [&](const char *field, const QString &allowed, const QString &denied) {
        const auto &permissions = data["permissions"];
        if (!permissions.contains(field) || !permissions[field].is_object())
            return;
        const auto &part = permissions[field];
        if (part.contains("allow") && part["allow"].is_array() && !part["allow"].empty())
            sentences << allowed.arg(subjects(part["allow"]));
        if (part.contains("deny") && part["deny"].is_array() && !part["deny"].empty())
            sentences << denied.arg(subjects(part["deny"]));
    };
    say("publish", tr("May publish to %1."), tr("May not publish to %1."));
    say("subscribe", tr("May subscribe to %1."), tr("May not subscribe to %1."));
    return sentences.isEmpty() ? tr("no limits: may publish and subscribe to everything in its account")
                               : sentences.join(u'\n');
}

} // namespace natsight
