// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/responderdialog.h"

#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/taborder.h"
#include "widgets/common/theme.h"
#include "widgets/compose/answerform.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>

namespace natsight {

namespace {

void name(QWidget *widget, const char *objectName, const QString &accessible)
{
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(accessible);
}

QFormLayout *makeForm()
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::inset);
    form->setVerticalSpacing(Theme::gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

/// Scrolls where the window is too small for it.
QScrollArea *scrolled(QWidget *content, const char *objectName, const QString &accessible)
{
    auto *area = new QScrollArea(content->parentWidget());
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    name(area, objectName, accessible);
    area->setWidget(content);
    area->setMinimumWidth(content->minimumSizeHint().width() + 2 * Theme::margin);
    return area;
}

/// Problem line and buttons below.
void addButtons(QDialog *dialog, QVBoxLayout *layout, QLabel *problem, QPushButton *save, QPushButton *start)
{
    name(problem, "responderProblem", ResponderDialog::tr("What is wrong"));
    layout->addWidget(problem);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::gap);
    buttons->addStretch(1);
    auto *cancel = new QPushButton(ResponderDialog::tr("Cancel"), dialog);
    name(cancel, "responderCancel", cancel->text());
    cancel->setAutoDefault(false);
    save->setAutoDefault(false);
    name(save, "responderSave", save->text());
    name(start, "responderStart", start->text());
    start->setProperty("primary", true);
    start->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    buttons->addWidget(start);
    layout->addLayout(buttons);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
}

void setProblemText(QLabel *label, const QString &text)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, Theme::color(Tone::Bad, palette));
    label->setPalette(palette);
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

ResponderDialog::ResponderDialog(const ResponderRules &rules, bool isNew, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(rules.name, this))
    , m_subject(new QLineEdit(QString::fromUtf8(rules.subject), this))
    , m_queueGroup(new QLineEdit(QString::fromUtf8(rules.queueGroup), this))
    , m_problem(plainParagraph({}, this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_start(new QPushButton(tr("Save and start"), this))
{
    setObjectName(QStringLiteral("responderDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(isNew ? tr("New responder") : tr("Edit responder %1").arg(rules.title()));
    resize(640, 720);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(windowTitle(), this));
    layout->addWidget(plainParagraph(
        tr("It answers every request on its subject while it runs. In a queue group, one of all who answer in the same "
           "group gets each request: a lottery."),
        this));
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::inset);
    name(m_subject, "responderSubject", tr("Subject"));
    name(m_queueGroup, "responderQueueGroup", tr("Queue group"));
    name(m_name, "responderName", tr("Name"));
    for (QLineEdit *line : { m_subject, m_queueGroup })
        line->setFont(Theme::monospace());
    m_subject->setPlaceholderText(tr("rollcall, guestbook.sign, greet.*"));
    m_queueGroup->setPlaceholderText(tr("none: it answers every request; or for instance lottery"));
    m_name->setPlaceholderText(tr("as the subject"));
    m_answer = new AnswerForm(
        { { tr("&Subject"), m_subject }, { tr("&Queue group"), m_queueGroup }, { tr("&Name"), m_name } }, content);
    m_answer->setRules(rules.answer);
    column->addWidget(m_answer);
    column->addStretch(1);
    layout->addWidget(scrolled(content, "responderScroll", tr("Responder")), 1);
    addButtons(this, layout, m_problem, m_save, m_start);
    for (QLineEdit *line : { m_name, m_subject, m_queueGroup })
        connect(line, &QLineEdit::textChanged, this, &ResponderDialog::check);
    connect(m_answer, &AnswerForm::changed, this, &ResponderDialog::check);
    const auto choose = [this](bool startsIt) {
        if (const auto wanted = this->rules())
            Q_EMIT rulesChosen(*wanted, startsIt);
    };
    connect(m_save, &QPushButton::clicked, this, [choose] { choose(false); });
    connect(m_start, &QPushButton::clicked, this, [choose] { choose(true); });
    m_subject->setFocus();
    check();
}

bool ResponderDialog::focusNextPrevChild(bool isNext)
{
    return moveFocus(this, isNext) || QDialog::focusNextPrevChild(isNext);
}

Result<ResponderRules> ResponderDialog::rules() const
{
    ResponderRules rules;
    rules.name = m_name->text().trimmed();
    rules.subject = m_subject->text().trimmed().toUtf8();
    rules.queueGroup = m_queueGroup->text().trimmed().toUtf8();
    auto answer = m_answer->rules();
    if (!answer)
        return fail(std::move(answer.error()));
    rules.answer = std::move(*answer);
    if (auto valid = validateResponder(rules); !valid)
        return fail(std::move(valid.error()));
    return rules;
}

void ResponderDialog::check()
{
    const QByteArray subject = m_subject->text().trimmed().toUtf8();
    m_answer->setSample(
        subject, { { QStringLiteral("name"), m_name->text().isEmpty() ? m_subject->text() : m_name->text() } });
    const auto wanted = rules();
    // Nobody is blamed for what is not typed yet.
    setProblemText(m_problem, wanted || subject.isEmpty() ? QString() : wanted.error().text());
    m_save->setEnabled(wanted.has_value());
    m_start->setEnabled(wanted.has_value());
}

void ResponderDialog::setProblem(const QString &text)
{
    setProblemText(m_problem, text);
}

ServiceDialog::ServiceDialog(const ServiceRules &rules, bool isNew, QWidget *parent)
    : QDialog(parent)
    , m_endpoints(rules.endpoints)
    , m_name(new QLineEdit(rules.name, this))
    , m_version(new QLineEdit(rules.version, this))
    , m_description(new QLineEdit(rules.description, this))
    , m_metadata(new QPlainTextEdit(pairLines(rules.metadata, QStringLiteral(" = ")), this))
    , m_instances(new QSpinBox(this))
    , m_list(new QListWidget(this))
    , m_remove(new QToolButton(this))
    , m_problem(plainParagraph({}, this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_start(new QPushButton(tr("Save and start"), this))
{
    setObjectName(QStringLiteral("serviceDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(isNew ? tr("Host a service") : tr("Edit service %1").arg(rules.name));
    resize(960, 720);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(windowTitle(), this));
    layout->addWidget(plainParagraph(
        tr("While it runs, others find it among their services, with its endpoints and statistics (ADR-32). Several "
           "instances share the requests of a queue group, each with its own id."),
        this));

    auto *sides = new QHBoxLayout;
    sides->setSpacing(Theme::margin);
    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(Theme::gap);
    QFormLayout *form = makeForm();
    name(m_name, "serviceName", tr("Name of the service"));
    m_name->setPlaceholderText(tr("hello"));
    name(m_version, "serviceVersion", tr("Version of the service"));
    m_version->setPlaceholderText(QStringLiteral("1.0.0"));
    name(m_description, "serviceDescription", tr("Description of the service"));
    name(m_metadata, "serviceMetadata", tr("Metadata of the service, a line each"));
    m_metadata->setPlaceholderText(tr("owner = workshop"));
    name(m_instances, "serviceInstances", tr("Number of instances"));
    m_instances->setRange(1, ServiceRules::maxInstances);
    m_instances->setValue(rules.instances);
    for (QLineEdit *line : { m_name, m_version })
        line->setFont(Theme::monospace());
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Version"), m_version);
    form->addRow(tr("Des&cription"), m_description);
    form->addRow(tr("&Instances"), m_instances);
    form->addRow(tr("&Metadata"), m_metadata);
    leftColumn->addLayout(form);
    leftColumn->addWidget(captionLabel(tr("Endpoints"), left));
    name(m_list, "serviceEndpoints", tr("Endpoints"));
    m_list->setMinimumHeight(80);
    leftColumn->addWidget(m_list, 1);
    auto *verbs = new QHBoxLayout;
    verbs->setSpacing(Theme::gap);
    auto *add = new QToolButton(left);
    name(add, "serviceAddEndpoint", tr("Add endpoint"));
    add->setText(tr("Add endpoint"));
    add->setIcon(icon(QStringLiteral("add")));
    name(m_remove, "serviceRemoveEndpoint", tr("Remove endpoint"));
    m_remove->setText(tr("Remove"));
    m_remove->setIcon(icon(QStringLiteral("remove")));
    for (QToolButton *one : { add, m_remove }) {
        one->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        one->setFocusPolicy(Qt::StrongFocus);
        verbs->addWidget(one);
    }
    verbs->addStretch(1);
    leftColumn->addLayout(verbs);
    left->setMaximumWidth(380);
    sides->addWidget(left, 2);

    m_form = new QWidget(this);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::inset);
    m_endpointName = new QLineEdit(m_form);
    m_subject = new QLineEdit(m_form);
    m_queueGroup = new QLineEdit(m_form);
    m_endpointMetadata = new QPlainTextEdit(m_form);
    name(m_endpointName, "endpointName", tr("Name of the endpoint"));
    name(m_subject, "endpointSubject", tr("Subject of the endpoint"));
    name(m_queueGroup, "endpointQueueGroup", tr("Queue group of the endpoint"));
    name(m_endpointMetadata, "endpointMetadata", tr("Metadata of the endpoint, a line each"));
    m_endpointName->setPlaceholderText(tr("echo"));
    m_subject->setPlaceholderText(tr("hello.echo"));
    m_queueGroup->setPlaceholderText(tr("none: each instance answers each request"));
    m_endpointMetadata->setPlaceholderText(tr("format = text"));
    for (QLineEdit *line : { m_endpointName, m_subject, m_queueGroup })
        line->setFont(Theme::monospace());
    for (QPlainTextEdit *edit : { m_metadata, m_endpointMetadata }) {
        edit->setFont(Theme::monospace());
        edit->setProperty("input", true);
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(2 * edit->fontMetrics().lineSpacing() + 16);
    }
    m_answer = new AnswerForm({ { tr("End&point"), m_endpointName }, { tr("&Subject"), m_subject },
                                  { tr("&Queue group"), m_queueGroup }, { tr("Metada&ta"), m_endpointMetadata } },
        m_form);
    column->addWidget(m_answer);
    column->addStretch(1);
    sides->addWidget(scrolled(m_form, "serviceScroll", tr("Endpoint")), 3);
    layout->addLayout(sides, 1);
    addButtons(this, layout, m_problem, m_save, m_start);

    if (m_endpoints.isEmpty()) {
        EndpointRules first;
        first.name = QStringLiteral("echo");
        first.subject = QByteArrayLiteral("hello.echo");
        first.answer.kind = AnswerRules::Kind::Echo;
        m_endpoints << first;
    }
    m_endpointProblems.resize(m_endpoints.size());
    for (const EndpointRules &one : std::as_const(m_endpoints))
        m_list->addItem(one.name);
    connect(m_list, &QListWidget::currentRowChanged, this, &ServiceDialog::showEndpoint);
    connect(add, &QToolButton::clicked, this, &ServiceDialog::addEndpoint);
    connect(m_remove, &QToolButton::clicked, this, &ServiceDialog::removeEndpoint);
    for (QLineEdit *line : { m_name, m_version, m_description })
        connect(line, &QLineEdit::textChanged, this, &ServiceDialog::check);
    connect(m_metadata, &QPlainTextEdit::textChanged, this, &ServiceDialog::check);
    connect(m_instances, &QSpinBox::valueChanged, this, &ServiceDialog::check);
    for (QLineEdit *line : { m_endpointName, m_subject, m_queueGroup })
        connect(line, &QLineEdit::textChanged, this, &ServiceDialog::takeEndpoint);
    connect(m_endpointMetadata, &QPlainTextEdit::textChanged, this, &ServiceDialog::takeEndpoint);
    connect(m_answer, &AnswerForm::changed, this, &ServiceDialog::takeEndpoint);
    const auto choose = [this](bool startsIt) {
        if (const auto wanted = this->rules())
            Q_EMIT rulesChosen(*wanted, startsIt);
    };
    connect(m_save, &QPushButton::clicked, this, [choose] { choose(false); });
    connect(m_start, &QPushButton::clicked, this, [choose] { choose(true); });
    m_list->setCurrentRow(0);
    m_name->setFocus();
    check();
}

bool ServiceDialog::focusNextPrevChild(bool isNext)
{
    return moveFocus(this, isNext) || QDialog::focusNextPrevChild(isNext);
}

void ServiceDialog::addEndpoint()
{
    EndpointRules made;
    made.name = QStringLiteral("endpoint%1").arg(m_endpoints.size() + 1);
    const QString service = m_name->text().isEmpty() ? QStringLiteral("hello") : m_name->text();
    made.subject = QStringLiteral("%1.%2").arg(service, made.name).toUtf8();
    m_endpoints << made;
    m_endpointProblems << QString();
    m_list->addItem(made.name);
    m_list->setCurrentRow(m_list->count() - 1);
    m_endpointName->setFocus();
    m_endpointName->selectAll();
    check();
}

void ServiceDialog::removeEndpoint()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_endpoints.removeAt(row);
    m_endpointProblems.removeAt(row);
    delete m_list->takeItem(row);
    showEndpoint();
    check();
}

void ServiceDialog::showEndpoint()
{
    const int row = m_list->currentRow();
    m_form->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    if (row < 0 || row >= m_endpoints.size())
        return;
    m_isShowing = true;
    const EndpointRules endpoint = m_endpoints.at(row);
    m_endpointName->setText(endpoint.name);
    m_subject->setText(QString::fromUtf8(endpoint.subject));
    m_queueGroup->setText(QString::fromUtf8(endpoint.queueGroup));
    m_endpointMetadata->setPlainText(pairLines(endpoint.metadata, QStringLiteral(" = ")));
    m_answer->setRules(endpoint.answer);
    m_isShowing = false;
    takeEndpoint();
}

void ServiceDialog::takeEndpoint()
{
    const int row = m_list->currentRow();
    if (m_isShowing || row < 0 || row >= m_endpoints.size())
        return;
    EndpointRules &endpoint = m_endpoints[row];
    QString &problem = m_endpointProblems[row];
    problem.clear();
    endpoint.name = m_endpointName->text().trimmed();
    endpoint.subject = m_subject->text().trimmed().toUtf8();
    endpoint.queueGroup = m_queueGroup->text().trimmed().toUtf8();
    if (auto metadata = pairsFromLines(m_endpointMetadata->toPlainText(), u'='))
        endpoint.metadata = *metadata;
    else
        problem = tr("Metadata: %1").arg(metadata.error().text());
    if (const auto answer = m_answer->rules())
        endpoint.answer = *answer;
    else
        problem = answer.error().text();
    m_list->item(row)->setText(endpoint.name.isEmpty() ? tr("(no name)") : endpoint.name);
    m_answer->setSample(endpoint.subject,
        { { QStringLiteral("instance"), QStringLiteral("1") },
            { QStringLiteral("id"), QStringLiteral("1FqT0Y8sVtq3ZbKc5xGm2R") },
            { QStringLiteral("service"), m_name->text() }, { QStringLiteral("endpoint"), endpoint.name } });
    check();
}

Result<ServiceRules> ServiceDialog::rules() const
{
    ServiceRules rules;
    rules.name = m_name->text().trimmed();
    rules.version = m_version->text().trimmed();
    rules.description = m_description->text().trimmed();
    rules.instances = m_instances->value();
    auto metadata = pairsFromLines(m_metadata->toPlainText(), u'=');
    if (!metadata) {
        metadata.error().message = tr("Metadata: %1").arg(metadata.error().message);
        return fail(std::move(metadata.error()));
    }
    rules.metadata = std::move(*metadata);
    for (qsizetype i = 0; i < m_endpoints.size(); ++i) {
        if (!m_endpointProblems.at(i).isEmpty())
            return fail(
                Error::Kind::Invalid, tr("Endpoint %1: %2").arg(m_endpoints.at(i).name, m_endpointProblems.at(i)));
    }
    rules.endpoints = m_endpoints;
    if (auto valid = validateService(rules); !valid)
        return fail(std::move(valid.error()));
    return rules;
}

void ServiceDialog::check()
{
    const auto wanted = rules();
    setProblemText(m_problem, wanted || m_name->text().isEmpty() ? QString() : wanted.error().text());
    m_save->setEnabled(wanted.has_value());
    m_start->setEnabled(wanted.has_value());
}

void ServiceDialog::setProblem(const QString &text)
{
    setProblemText(m_problem, text);
}

} // namespace natsight
