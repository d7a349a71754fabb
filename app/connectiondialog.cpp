// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectiondialog.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace natsight {

namespace {

QWidget *tab(QTabWidget *tabs, const QString &title, QFormLayout *&form)
{
    auto *page = new QWidget(tabs);
    form = new QFormLayout(page);
    form->setContentsMargins(Theme::inset, Theme::inset, Theme::inset, Theme::inset);
    form->setSpacing(Theme::gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    tabs->addTab(page, title);
    return page;
}

} // namespace

ConnectionDialog::ConnectionDialog(
    ConnectionManager *connections, const ConnectionProfile &profile, const QString &oldName, QWidget *parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_profile(profile)
    , m_oldName(oldName)
{
    setObjectName(QStringLiteral("connectionDialog"));
    setWindowTitle(oldName.isEmpty() ? tr("New connection") : tr("Edit connection"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(600, 560);
    auto *layout = new QVBoxLayout(this);
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("connectionTabs"));
    tabs->setAccessibleName(tr("Settings of the connection"));
    layout->addWidget(tabs);

    const auto checkBox = [this](QFormLayout *form, const char *name, const QString &text, bool isOn) {
        auto *box = new QCheckBox(text, this);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(QString(text).remove(u'&'));
        box->setChecked(isOn);
        form->addRow(box);
        return box;
    };

    QFormLayout *form = nullptr;
    tab(tabs, tr("Connection"), form);
    m_signIn = form;
    m_name = addLine(form, "connectionName", tr("&Name"), profile.name);
    m_description = addLine(form, "connectionDescription", tr("D&escription"), profile.description);
    m_servers = addLine(form, "connectionServers", tr("&Servers"), profile.servers.join(QLatin1String(", ")));
    m_servers->setPlaceholderText(QStringLiteral("nats://localhost:4222"));
    m_mode = new QComboBox(this);
    m_mode->setObjectName(QStringLiteral("connectionMode"));
    m_mode->setAccessibleName(tr("Sign-in"));
    m_mode->addItems({ tr("None"), tr("User and password"), tr("Token"), tr("NKey seed file"), tr("Credentials file"),
        tr("JWT and seed") });
    m_mode->setCurrentIndex(static_cast<int>(profile.signIn.mode));
    form->addRow(tr("Sign-&in"), m_mode);
    m_user = addLine(form, "connectionUser", tr("&User"), profile.signIn.user);
    m_password = addLine(form, "connectionPassword", tr("&Password"), {}, true);
    m_token = addLine(form, "connectionToken", tr("To&ken"), {}, true);
    m_file = addFile(form, "connectionFile", tr("&File"), profile.signIn.file);
    m_jwt = addLine(form, "connectionJwt", tr("&JWT"), {}, true);
    m_seed = addLine(form, "connectionSeed", tr("See&d"), {}, true);
    m_secrets = new QComboBox(this);
    m_secrets->setObjectName(QStringLiteral("connectionSecrets"));
    m_secrets->setAccessibleName(tr("Keep the secret"));
    m_secrets->addItem(tr("Ask each time"), static_cast<int>(ConnectionManager::Secrets::Ask));
    m_secrets->addItem(tr("Write to the context file, readable by you alone (0600)"),
        static_cast<int>(ConnectionManager::Secrets::File));
    form->addRow(tr("Keep the se&cret"), m_secrets);
    whenDone(this, connections->vault().isAvailable(), [this](bool isAvailable) {
        if (!isAvailable)
            return;
        m_secrets->insertItem(0, tr("In %1").arg(m_connections->vault().description()),
            static_cast<int>(ConnectionManager::Secrets::Vault));
        m_secrets->setCurrentIndex(0);
    });
    m_color = new QPushButton(tr("Choose…"), this);
    m_color->setObjectName(QStringLiteral("connectionColor"));
    m_color->setAccessibleName(tr("Colour"));
    m_color->setToolTip(tr("Colour that marks this connection"));
    m_color->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form->addRow(tr("Col&our"), m_color);
    setColor(profile.color);
    m_readOnly = checkBox(
        form, "connectionReadOnly", tr("&Read-only: disable what changes the system"), profile.readOnly);

    tab(tabs, tr("TLS"), form);
    m_tls = checkBox(form, "connectionTls", tr("&Require TLS"), profile.tls.required);
    m_ca = addFile(form, "connectionCa", tr("C&A certificates"), profile.tls.caFile);
    m_certificate = addFile(form, "connectionCertificate", tr("&Client certificate"), profile.tls.certificateFile);
    m_key = addFile(form, "connectionKey", tr("Client &key"), profile.tls.keyFile);
    m_host = addLine(form, "connectionHost", tr("E&xpected host name"), profile.tls.expectedHost);
    m_skipVerify = checkBox(
        form, "connectionSkipVerify", tr("Do not &verify the server (unsafe)"), profile.tls.skipVerify);

    tab(tabs, tr("Advanced"), form);
    m_inbox = addLine(form, "connectionInbox", tr("&Inbox prefix"), profile.inboxPrefix);
    m_inbox->setPlaceholderText(QStringLiteral("_INBOX"));
    m_domain = addLine(form, "connectionDomain", tr("JetStream &domain"), profile.jetStreamDomain);
    m_apiPrefix = addLine(form, "connectionApiPrefix", tr("JetStream API &prefix"), profile.jetStreamApiPrefix);
    m_ignoreDiscovered = checkBox(form, "connectionIgnoreDiscovered",
        tr("I&gnore servers that the cluster tells of (for port-forwards)"), profile.ignoreDiscoveredServers);

    m_steps = new QListWidget(this);
    m_steps->setObjectName(QStringLiteral("connectionSteps"));
    m_steps->setAccessibleName(tr("Steps of the test"));
    m_steps->setWordWrap(true);
    m_steps->hide();
    layout->addWidget(m_steps);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("connectionProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);

    auto *buttons = new QHBoxLayout;
    const auto button = [this, buttons](const char *name, const QString &text, const QString &tip) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(QString(text).remove(u'&'));
        made->setToolTip(tip);
        made->setAutoDefault(false);
        buttons->addWidget(made);
        return made;
    };
    m_test = button("connectionTest", tr("&Test connection"), tr("Try each step and show where it fails"));
    connect(m_test, &QPushButton::clicked, this, &ConnectionDialog::startTest);
    buttons->addStretch();
    connect(button("connectionCancel", tr("Cancel"), tr("Close without saving (Esc)")), &QPushButton::clicked, this,
        &QDialog::reject);
    connect(button("connectionSave", tr("Save"), tr("Save as a context of the nats CLI")), &QPushButton::clicked, this,
        [this] { save(false); });
    QPushButton *open = button(
        "connectionSaveOpen", tr("Save and connect"), tr("Save, then open the connection (Enter)"));
    open->setDefault(true);
    open->setProperty("primary", true);
    connect(open, &QPushButton::clicked, this, [this] { save(true); });
    layout->addLayout(buttons);

    connect(m_mode, &QComboBox::currentIndexChanged, this, &ConnectionDialog::updateFields);
    updateFields();
    m_name->setFocus();
}

QLineEdit *ConnectionDialog::addLine(
    QFormLayout *form, const char *name, const QString &label, const QString &text, bool isSecret)
{
    auto *line = new QLineEdit(text, this);
    line->setObjectName(QLatin1String(name));
    line->setAccessibleName(QString(label).remove(u'&'));
    if (isSecret) {
        line->setEchoMode(QLineEdit::Password);
        line->setPlaceholderText(m_oldName.isEmpty() ? QString() : tr("unchanged"));
    }
    form->addRow(label, line);
    return line;
}

QLineEdit *ConnectionDialog::addFile(QFormLayout *form, const char *name, const QString &label, const QString &text)
{
    QLineEdit *line = addLine(form, name, label, text);
    QAction *browse = line->addAction(style()->standardIcon(QStyle::SP_DirOpenIcon), QLineEdit::TrailingPosition);
    browse->setText(tr("Choose a file"));
    browse->setToolTip(tr("Choose a file"));
    connect(browse, &QAction::triggered, line, [this, line] {
        auto *dialog = new QFileDialog(this, tr("Choose a file"), line->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, line, &QLineEdit::setText);
        dialog->open();
    });
    return line;
}

void ConnectionDialog::updateFields()
{
    const auto mode = static_cast<SignIn::Mode>(m_mode->currentIndex());
    const auto show = [this](QWidget *field, bool isShown) {
        field->setVisible(isShown);
        m_signIn->labelForField(field)->setVisible(isShown);
    };
    show(m_user, mode == SignIn::Mode::UserPassword);
    show(m_password, mode == SignIn::Mode::UserPassword);
    show(m_token, mode == SignIn::Mode::Token);
    show(m_file, mode == SignIn::Mode::NKeyFile || mode == SignIn::Mode::CredentialsFile);
    show(m_jwt, mode == SignIn::Mode::JwtAndSeed);
    show(m_seed, mode == SignIn::Mode::JwtAndSeed);
    show(m_secrets,
        mode == SignIn::Mode::UserPassword || mode == SignIn::Mode::Token || mode == SignIn::Mode::JwtAndSeed);
}

ConnectionProfile ConnectionDialog::profile() const
{
    ConnectionProfile profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.description = m_description->text();
    profile.servers.clear();
    const QString servers = m_servers->text().trimmed().isEmpty() ? m_servers->placeholderText() : m_servers->text();
    for (const QString &server : servers.split(u',', Qt::SkipEmptyParts))
        profile.servers << server.trimmed();
    const SignIn before = profile.signIn;
    profile.signIn = {};
    profile.signIn.mode = static_cast<SignIn::Mode>(m_mode->currentIndex());
    const auto secret = [](const QLineEdit *line, const Secret &old) {
        return line->text().isEmpty() ? old : Secret(line->text().toUtf8());
    };
    switch (profile.signIn.mode) {
    case SignIn::Mode::None:
        break;
    case SignIn::Mode::UserPassword:
        profile.signIn.user = m_user->text();
        profile.signIn.password = secret(m_password, before.password);
        break;
    case SignIn::Mode::Token:
        profile.signIn.token = secret(m_token, before.token);
        break;
    case SignIn::Mode::NKeyFile:
    case SignIn::Mode::CredentialsFile:
        profile.signIn.file = ContextStore::expandPath(m_file->text().trimmed());
        break;
    case SignIn::Mode::JwtAndSeed:
        profile.signIn.jwt = secret(m_jwt, before.jwt);
        profile.signIn.seed = secret(m_seed, before.seed);
        break;
    }
    profile.tls.required = m_tls->isChecked();
    profile.tls.skipVerify = m_skipVerify->isChecked();
    profile.tls.caFile = ContextStore::expandPath(m_ca->text().trimmed());
    profile.tls.certificateFile = ContextStore::expandPath(m_certificate->text().trimmed());
    profile.tls.keyFile = ContextStore::expandPath(m_key->text().trimmed());
    profile.tls.expectedHost = m_host->text().trimmed();
    profile.inboxPrefix = m_inbox->text().trimmed();
    profile.jetStreamDomain = m_domain->text().trimmed();
    profile.jetStreamApiPrefix = m_apiPrefix->text().trimmed();
    profile.ignoreDiscoveredServers = m_ignoreDiscovered->isChecked();
    profile.readOnly = m_readOnly->isChecked();
    profile.color = m_colorName;
    return profile;
}

void ConnectionDialog::startTest()
{
    m_running = std::make_unique<ConnectionTest>(profile());
    connect(m_running.get(), &ConnectionTest::changed, this, &ConnectionDialog::showTest);
    connect(m_running.get(), &ConnectionTest::finished, this, [this] {
        m_test->setEnabled(true);
        showTest();
    });
    m_test->setEnabled(false);
    m_steps->show();
    m_steps->setMinimumHeight(190);
    m_running->start();
    showTest();
}

void ConnectionDialog::showTest()
{
    m_steps->clear();
    for (const TestStep &step : m_running->steps()) {
        QString mark;
        switch (step.state) {
        case TestStep::State::Passed:
            mark = QStringLiteral("✓");
            break;
        case TestStep::State::Failed:
            mark = QStringLiteral("✗");
            break;
        case TestStep::State::Warning:
            mark = QStringLiteral("▲");
            break;
        case TestStep::State::Running:
            mark = QStringLiteral("…");
            break;
        case TestStep::State::Pending:
        case TestStep::State::Skipped:
            mark = QStringLiteral("–");
            break;
        }
        QString text = mark + u' ' + step.name;
        if (!step.text.isEmpty())
            text += QStringLiteral(": ") + step.text;
        if (!step.advice.isEmpty())
            text += u'\n' + step.advice;
        auto *item = new QListWidgetItem(text, m_steps);
        item->setToolTip(plainTip(step.details));
    }
}

void ConnectionDialog::save(bool opensIt)
{
    const auto secrets = static_cast<ConnectionManager::Secrets>(m_secrets->currentData().toInt());
    const ConnectionProfile edited = profile();
    const Result<Connection *> saved_ = m_connections->save(edited, m_oldName, secrets);
    m_problem->setVisible(!saved_);
    if (!saved_) {
        m_problem->setText(saved_.error().text());
        return;
    }
    Q_EMIT saved(edited.name, opensIt);
    accept();
}

void ConnectionDialog::chooseColor()
{
    auto *dialog = new QColorDialog(QColor(m_colorName), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &color) { setColor(color.name()); });
    dialog->open();
}

void ConnectionDialog::setColor(const QString &color)
{
    m_colorName = color;
    if (color.isEmpty()) {
        connect(m_color, &QPushButton::clicked, this, &ConnectionDialog::chooseColor, Qt::UniqueConnection);
        return;
    }
    QPixmap swatch(16, 16);
    swatch.fill(QColor(color));
    m_color->setIcon(swatch);
    connect(m_color, &QPushButton::clicked, this, &ConnectionDialog::chooseColor, Qt::UniqueConnection);
}

} // namespace natsight
