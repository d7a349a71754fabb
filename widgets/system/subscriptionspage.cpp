// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/subscriptionspage.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/icons.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/tips.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QToolButton>

namespace natsight {

namespace {

using State = SubscriptionProgress::State;

} // namespace

SubscriptionsPage::SubscriptionsPage(SystemFeed *feed, Link link, QWidget *parent)
    : SystemPage(feed, std::move(link), parent)
    , m_search(new SubscriptionSearch(feed, this))
    , m_model(new SubscriptionModel(this))
{
    setObjectName(QStringLiteral("subscriptionsPage"));
    setAccessibleName(tr("Subscriptions"));
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    layout->addWidget(makeNotice(content));
    layout->addWidget(makeBar(content));
    m_problem = new NoticeBar(content);
    m_problem->setObjectName(QStringLiteral("subscriptionsProblem"));
    layout->addWidget(m_problem);

    ListOptions options;
    options.name = QStringLiteral("subscriptions");
    options.title = tr("Subscriptions");
    options.view.widths = { 34, 18, 22, 12, 12, 12, 7, 11, 8 };
    options.view.hiddenColumns = { SubscriptionModel::Sid };
    options.sortRole = SystemRole::Sort;
    options.exactRole = SystemRole::Exact;
    options.nameColumn = SubscriptionModel::Subject;
    m_list = new ListPanel(m_model, options, content);
    QTableView *view = m_list->view();
    for (const int column : { SubscriptionModel::Subject, SubscriptionModel::QueueGroup })
        view->setItemDelegateForColumn(column, new MonospaceDelegate(view));
    connect(m_list, &ListPanel::activated, this, &SubscriptionsPage::openConnection);
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const int row = m_list->currentRow();
        if (row < 0)
            return;
        const SubscriptionRow subscription = m_model->row(row);
        menu->addAction(tr("Open its connection"), this, [this, row] { openConnection(row, false); });
        menu->addAction(tr("Open its server"), this, [this, subscription] {
            Q_EMIT openRequested(linkTo(QStringLiteral("servers"), { subscription.server }), false);
        });
        menu->addAction(tr("Open its account"), this, [this, subscription] {
            Q_EMIT openRequested(linkTo(QStringLiteral("accounts"), { subscription.detail.account }), false);
        });
        menu->addSeparator();
        menu->addAction(tr("Find who subscribes to this subject"), this, [this, subscription] {
            m_subject->setText(subscription.detail.subject);
            ask();
        });
        menu->addAction(tr("Copy subject"), this,
            [subscription] { QApplication::clipboard()->setText(subscription.detail.subject); });
    });
    layout->addWidget(m_list, 1);
    connect(m_search, &SubscriptionSearch::changed, this, &SubscriptionsPage::searchChanged);
    connect(feed, &SystemFeed::serversChanged, this, &SubscriptionsPage::updateState);
    setContent(content);
    if (!this->link().path.isEmpty()) {
        m_subject->setText(this->link().path.constFirst());
        ask();
    }
    searchChanged();
}

QWidget *SubscriptionsPage::makeBar(QWidget *parent)
{
    auto *bar = new QWidget(parent);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, 0);
    layout->setSpacing(Theme::gap);
    m_subject = new QLineEdit(bar);
    m_subject->setObjectName(QStringLiteral("subscriptionsSubject"));
    m_subject->setAccessibleName(tr("Subject"));
    m_subject->setPlaceholderText(tr("Who subscribes to this subject? orders.new, orders.*, orders.>"));
    m_subject->setToolTip(
        plainTip(tr("A subject finds all subscriptions that get its messages; one with wildcards finds all that share "
                    "a subject with it, but then the servers send all their subscriptions.")));
    m_subject->setFont(Theme::monospace());
    m_subject->setClearButtonEnabled(true);
    layout->addWidget(m_subject, 3);
    m_account = new QLineEdit(bar);
    m_account->setObjectName(QStringLiteral("subscriptionsAccount"));
    m_account->setAccessibleName(tr("Account"));
    m_account->setPlaceholderText(tr("All accounts"));
    m_account->setToolTip(plainTip(tr("Only subscriptions of this account")));
    m_account->setClearButtonEnabled(true);
    m_account->setMaximumWidth(220);
    layout->addWidget(m_account, 1);
    m_find = new QToolButton(bar);
    m_find->setObjectName(QStringLiteral("subscriptionsFind"));
    m_find->setFocusPolicy(Qt::TabFocus);
    m_find->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout->addWidget(m_find);
    connect(m_subject, &QLineEdit::returnPressed, this, &SubscriptionsPage::ask);
    connect(m_account, &QLineEdit::returnPressed, this, &SubscriptionsPage::ask);
    connect(m_subject, &QLineEdit::textChanged, this, [this] { m_problem->setNotice(Tone::Info, {}); });
    connect(m_find, &QToolButton::clicked, this, [this] {
        if (m_search->isBusy())
            m_search->cancel();
        else
            ask();
    });
    return bar;
}

QString SubscriptionsPage::title() const
{
    return tr("Subscriptions");
}

bool SubscriptionsPage::goTo(const Link &link)
{
    if (link.context != this->link().context || link.kind != this->link().kind || link.path.size() > 1)
        return false;
    // Without a subject: the page as it stands.
    if (!link.path.isEmpty() && link.path.constFirst() != m_search->query().subject) {
        m_subject->setText(link.path.constFirst());
        ask();
    }
    return true;
}

void SubscriptionsPage::focusFilter()
{
    if (m_model->rowCount() > 0) {
        m_list->focusFilter();
        return;
    }
    m_subject->setFocus(Qt::ShortcutFocusReason);
    m_subject->selectAll();
}

void SubscriptionsPage::refresh()
{
    SystemPage::refresh();
    if (!m_search->query().subject.isEmpty() && !m_search->isBusy())
        (void)m_search->ask(m_search->query());
}

QString SubscriptionsPage::liveText() const
{
    const SubscriptionProgress &progress = m_search->progress();
    switch (progress.state) {
    case State::Idle:
        return {};
    case State::Waiting:
        return tr("waiting");
    case State::Asking:
    case State::Naming:
        return tr("asking");
    case State::Done:
        break;
    }
    return tr("as of %1").arg(format::time(progress.answeredMs * 1'000'000));
}

QList<std::pair<QString, QString>> SubscriptionsPage::keys() const
{
    return { { QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the connection") },
        { QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText),
            tr("Open the connection beside") } };
}

std::shared_ptr<void> SubscriptionsPage::startWatch()
{
    if (!feed())
        return nullptr;
    m_search->setShown(true);
    return { nullptr, [watch = feed()->watch(SystemPart::Servers), search = QPointer(m_search)](void *) {
                if (search)
                    search->setShown(false);
            } };
}

bool SubscriptionsPage::hasContent() const
{
    return feed() && (feed()->state(SystemPart::Servers).isKnown || feed()->access() == SystemAccess::None);
}

void SubscriptionsPage::ask()
{
    const QString subject = m_subject->text().trimmed();
    if (subject.isEmpty()) {
        m_subject->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (const auto good = m_search->ask({ subject, m_account->text().trimmed() }); !good) {
        m_problem->setNotice(Tone::Bad, good.error().text());
        return;
    }
    m_problem->setNotice(Tone::Info, {});
    setLink(linkTo(QStringLiteral("subscriptions"), { subject }));
}

void SubscriptionsPage::openConnection(int row, bool beside)
{
    const SubscriptionRow &subscription = m_model->row(row);
    if (subscription.holder == SubscriptionRow::Holder::Other) {
        Q_EMIT statusText(tr("It belongs to no client: this is its server."));
        Q_EMIT openRequested(linkTo(QStringLiteral("servers"), { subscription.server }), beside);
        return;
    }
    QString filter = QLatin1String("cid=") + QString::number(subscription.detail.connection);
    // A filter's word ends at a space.
    if (!subscription.server.contains(u' '))
        filter += QLatin1String(" server:") + subscription.server;
    Q_EMIT openRequested(linkTo(QStringLiteral("connections"), { filter }), beside);
}

void SubscriptionsPage::searchChanged()
{
    m_model->setRows(m_search->rows());
    const SubscriptionProgress &progress = m_search->progress();
    const QString subject = m_search->query().subject;
    const bool isBusy = m_search->isBusy();
    m_find->setText(isBusy ? tr("Stop") : tr("Find"));
    m_find->setAccessibleName(m_find->text());
    m_find->setIcon(icon(isBusy ? QStringLiteral("stop") : QStringLiteral("search")));
    m_find->setToolTip(plainTip(isBusy ? tr("What came so far stays") : tr("Ask the servers (Enter)")));
    const QString iconName = QStringLiteral("subject");
    switch (progress.state) {
    case State::Idle:
        m_list->setEmpty(iconName, tr("Subscriptions to a subject, of all servers, stand here."),
            tr("Type the subject above and press Enter. Each row leads to the connection that holds it."));
        break;
    case State::Waiting:
        m_list->setEmpty(iconName, tr("The servers will be asked for %1.").arg(subject),
            tr("This question is heavy for them: it is asked at most every 5 s, and only while the page is shown."));
        break;
    case State::Asking:
    case State::Naming:
        m_list->setEmpty(iconName, tr("Servers are asked for %1…").arg(subject), {});
        break;
    case State::Done:
        if (progress.error)
            m_list->setEmpty(
                QStringLiteral("error"), tr("Nobody told who subscribes to %1.").arg(subject), progress.error->text());
        else
            m_list->setEmpty(iconName, tr("Nobody subscribes to %1.").arg(subject),
                feed() && feed()->access() == SystemAccess::Account
                    ? tr("This account sees its own clients only: its streams, services of other accounts and what "
                         "comes over leaf nodes are not among them.")
                    : tr("Messages on it go nowhere. Servers beyond a leaf node are told of by those alone."));
        break;
    }
    QStringList problems;
    if (progress.isCut)
        problems << tr("There are more subscriptions than were looked through: the list is not complete. Name an "
                       "account or a subject without wildcards.");
    if (!progress.silent.isEmpty() && !progress.error)
        problems << tr("Some servers did not answer, their subscriptions are missing: %1")
                        .arg(progress.silent.mid(0, 3).join(QLatin1String("; ")));
    if (!problems.isEmpty())
        m_problem->setNotice(Tone::Warning, problems.join(u' '));
    else if (isBusy || progress.state == State::Done)
        m_problem->setNotice(Tone::Info, {});
    Q_EMIT liveChanged();
    updateState();
}

QString SubscriptionsPage::stripText() const
{
    const SubscriptionProgress &progress = m_search->progress();
    if (progress.state == State::Idle)
        return tr("asked only when you ask, every 5 s at most");
    QStringList parts { m_search->query().account.isEmpty()
            ? m_search->query().subject
            : tr("%1 in account %2").arg(m_search->query().subject, m_search->query().account) };
    if (progress.state == State::Waiting) {
        parts << tr("the servers are asked soon: every 5 s at most");
        return parts.join(QStringLiteral(" · "));
    }
    QSet<QString> connections;
    quint64 groups = 0;
    for (const SubscriptionRow &row : m_search->rows()) {
        connections.insert(row.serverId + u' ' + QString::number(row.detail.connection));
        groups += row.detail.queueGroup.isEmpty() ? 0 : 1;
    }
    parts << tr("%n subscription(s)", nullptr, static_cast<int>(m_search->rows().size()))
          << tr("%n connection(s)", nullptr, static_cast<int>(connections.size()));
    if (groups > 0)
        parts << tr("%1 in queue groups").arg(format::count(groups));
    parts << tr("%1 of %2 servers answered").arg(progress.answered).arg(progress.servers);
    if (progress.looked > static_cast<quint64>(m_search->rows().size()))
        parts << tr("%1 looked through").arg(format::count(progress.looked));
    if (progress.isCut)
        parts << tr("cut off");
    if (progress.unnamed > 0)
        parts << tr("names of %1 more connections were not asked for").arg(format::count(progress.unnamed));
    return parts.join(QStringLiteral(" · "));
}

void SubscriptionsPage::updateContent()
{
    updateNotice();
    m_list->setStrip(stripText());
}

} // namespace natsight
