// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/answerform.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/quantity.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace natsight {

namespace {

constexpr qsizetype maxShown = 4'000;

std::optional<std::chrono::milliseconds> millisecondsOf(const QString &typed)
{
    if (typed.trimmed().isEmpty())
        return std::chrono::milliseconds(0);
    const auto value = durationFromText(typed);
    if (!value || *value < std::chrono::nanoseconds(0))
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>(*value);
}

QString textOf(std::chrono::milliseconds value)
{
    return value.count() == 0 ? QString() : durationText(value);
}

} // namespace

AnswerForm::AnswerForm(const Rows &above, QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_kind(new QComboBox(this))
    , m_body(new QPlainTextEdit(this))
    , m_headers(new QPlainTextEdit(this))
    , m_code(new QSpinBox(this))
    , m_errorText(new QLineEdit(this))
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
    , m_delay(new QWidget(this))
    , m_hold(new QLineEdit(this))
    , m_sample(new QLineEdit(this))
    , m_preview(new QPlainTextEdit(this))
    , m_hint(plainParagraph({}, this))
{
    const auto named = [](QWidget *widget, const char *name, const QString &accessible) {
        widget->setObjectName(QLatin1String(name));
        widget->setAccessibleName(accessible);
    };
    named(m_kind, "answerKind", tr("How requests are answered"));
    m_kind->addItem(tr("With this text"), QVariant::fromValue(AnswerRules::Kind::Template));
    m_kind->addItem(tr("Echo: with the request itself"), QVariant::fromValue(AnswerRules::Kind::Echo));
    m_kind->addItem(tr("With an error"), QVariant::fromValue(AnswerRules::Kind::Error));
    m_kind->addItem(tr("Not at all, as if it hung"), QVariant::fromValue(AnswerRules::Kind::Silent));
    m_kind->addItem(tr("By hand"), QVariant::fromValue(AnswerRules::Kind::ByHand));
    named(m_body, "answerBody", tr("Body of the answer"));
    m_body->setPlaceholderText(tr("Present: Ada, for instance. Or with variables: Hello {{request.payload}}"));
    named(m_headers, "answerHeaders", tr("Headers of the answer, a line each"));
    m_headers->setPlaceholderText(tr("Content-Type: text/plain"));
    for (auto [edit, lines] :
        std::initializer_list<std::pair<QPlainTextEdit *, int>> { { m_body, 4 }, { m_headers, 2 }, { m_preview, 3 } }) {
        edit->setFont(Theme::monospace());
        edit->setProperty("input", true);
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(lines * edit->fontMetrics().lineSpacing() + 16);
    }
    named(m_code, "answerCode", tr("Code of the error"));
    m_code->setRange(0, 999'999);
    named(m_errorText, "answerErrorText", tr("Text of the error"));
    m_errorText->setPlaceholderText(tr("What is wrong, for instance: the guestbook is full"));
    named(m_from, "answerDelayFrom", tr("Shortest delay"));
    named(m_to, "answerDelayTo", tr("Longest delay"));
    m_from->setPlaceholderText(tr("none; for instance %1").arg(QStringLiteral("100ms")));
    m_to->setPlaceholderText(tr("the same"));
    auto *delay = new QHBoxLayout(m_delay);
    delay->setContentsMargins(0, 0, 0, 0);
    delay->setSpacing(Theme::gap);
    delay->addWidget(m_from, 1);
    delay->addWidget(new QLabel(tr("to"), m_delay));
    delay->addWidget(m_to, 1);
    named(m_hold, "answerHold", tr("How long a request waits for an answer"));
    m_hold->setPlaceholderText(QStringLiteral("5s"));
    m_hold->setToolTip(
        tr("How long a requester waits is not told. The clock of each request in the list runs so long."));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setObjectName(QStringLiteral("answerHint"));
    named(m_sample, "sampleRequest", tr("Payload of a sample request"));
    m_sample->setFont(Theme::monospace());
    m_sample->setPlaceholderText(tr("payload of a sample request"));
    named(m_preview, "answerPreview", tr("What the sample request gets"));
    m_preview->setReadOnly(true);

    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(Theme::inset);
    m_form->setVerticalSpacing(Theme::gap);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const auto &[label, field] : above)
        m_form->addRow(label, field);
    m_form->addRow(tr("&Answer"), m_kind);
    m_form->addRow(tr("&Body"), m_body);
    m_form->addRow(tr("Error &code"), m_code);
    m_form->addRow(tr("Error te&xt"), m_errorText);
    m_form->addRow(tr("&Headers"), m_headers);
    m_form->addRow(tr("&Delay"), m_delay);
    m_form->addRow(tr("Wait &for me"), m_hold);
    m_form->addRow(QString(), m_hint);
    m_form->addRow(tr("Sam&ple"), m_sample);
    m_form->addRow(tr("Gets"), m_preview);

    const auto touched = [this] {
        updatePreview();
        Q_EMIT changed();
    };
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this, touched] {
        updateKind();
        touched();
    });
    for (QPlainTextEdit *edit : { m_body, m_headers })
        connect(edit, &QPlainTextEdit::textChanged, this, touched);
    connect(m_code, &QSpinBox::valueChanged, this, touched);
    for (QLineEdit *line : { m_errorText, m_from, m_to, m_hold })
        connect(line, &QLineEdit::textChanged, this, touched);
    connect(m_sample, &QLineEdit::textChanged, this, &AnswerForm::updatePreview);
    setRules({});
}

AnswerRules::Kind AnswerForm::kind() const
{
    return m_kind->currentData().value<AnswerRules::Kind>();
}

void AnswerForm::setRules(const AnswerRules &rules)
{
    const QSignalBlocker blocker(this);
    m_kind->setCurrentIndex(m_kind->findData(QVariant::fromValue(rules.kind)));
    m_body->setPlainText(QString::fromUtf8(rules.body));
    m_headers->setPlainText(pairLines(rules.headers, QStringLiteral(": ")));
    m_code->setValue(rules.errorCode);
    m_errorText->setText(rules.errorText);
    m_from->setText(textOf(rules.minDelay));
    m_to->setText(rules.maxDelay == rules.minDelay ? QString() : textOf(rules.maxDelay));
    m_hold->setText(durationText(rules.holdFor));
    updateKind();
    updatePreview();
}

Result<AnswerRules> AnswerForm::rules() const
{
    AnswerRules rules;
    rules.kind = kind();
    rules.body = m_body->toPlainText().toUtf8();
    auto headers = pairsFromLines(m_headers->toPlainText(), u':');
    if (!headers) {
        headers.error().message = tr("Headers: %1").arg(headers.error().message);
        return fail(std::move(headers.error()));
    }
    rules.headers = std::move(*headers);
    rules.errorCode = m_code->value();
    rules.errorText = m_errorText->text();
    const auto from = millisecondsOf(m_from->text());
    const auto to = m_to->text().trimmed().isEmpty() ? from : millisecondsOf(m_to->text());
    const auto hold = m_hold->text().trimmed().isEmpty() ? AnswerRules().holdFor : millisecondsOf(m_hold->text());
    if (!from || !to || !hold)
        return fail(Error::Kind::Invalid,
            tr("“%1” is no length of time.")
                .arg(!from    ? m_from->text()
                        : !to ? m_to->text()
                              : m_hold->text()),
            tr("Type for instance 250ms, 2s or 1m."));
    rules.minDelay = *from;
    rules.maxDelay = *to;
    rules.holdFor = *hold;
    if (auto valid = validateAnswer(rules); !valid)
        return fail(std::move(valid.error()));
    return rules;
}

void AnswerForm::setSample(const QByteArray &pattern, const QMap<QString, QString> &environment)
{
    m_subject = sampleSubject(pattern);
    m_environment = environment;
    updatePreview();
}

void AnswerForm::updateKind()
{
    const auto chosen = kind();
    const bool isByHand = chosen == AnswerRules::Kind::ByHand;
    const bool isSilent = chosen == AnswerRules::Kind::Silent;
    const bool isTyped = chosen == AnswerRules::Kind::Template || chosen == AnswerRules::Kind::Error;
    m_form->setRowVisible(m_body, isTyped);
    m_form->setRowVisible(m_code, chosen == AnswerRules::Kind::Error);
    m_form->setRowVisible(m_errorText, chosen == AnswerRules::Kind::Error);
    m_form->setRowVisible(m_headers, !isByHand && !isSilent);
    m_form->setRowVisible(m_delay, !isByHand && !isSilent);
    m_form->setRowVisible(m_hold, isByHand);
    m_form->setRowVisible(m_sample, !isByHand && !isSilent);
    m_form->setRowVisible(m_preview, !isByHand && !isSilent);
    m_hint->setText(isByHand
            ? tr("Requests wait in the list of responders until you answer them: with a text, an error, "
                 "or not at all.")
            : isSilent ? tr("Requests are counted and get no answer: whoever asks runs into the timeout.")
            : chosen == AnswerRules::Kind::Echo
            ? tr("The request's payload and headers come back, and the headers above with them.")
            : tr("Variables: {{request.payload}} {{request.subject}} {{request.token 2}} {{request.header NAME}} "
                 "{{count}} "
                 "{{uuid}} {{time}} {{random 10 20}}"));
}

void AnswerForm::updatePreview()
{
    const auto wanted = rules();
    const auto plan = wanted ? AnswerPlan::compile(*wanted, m_environment) : fail(wanted.error());
    if (!plan) {
        m_preview->clear(); // what is wrong stands below
        return;
    }
    const QByteArray payload = m_sample->text().toUtf8();
    IncomingMessage request;
    request.subject = viewOf(m_subject);
    request.reply = "_INBOX.sample";
    request.payload = viewOf(payload);
    const Answer answer = plan->make(request, 1);
    QString text;
    for (const auto &[name, value] : answer.headers)
        text += QString::fromUtf8(name) + QLatin1String(": ") + QString::fromUtf8(value) + u'\n';
    if (!text.isEmpty())
        text += u'\n';
    text += QString::fromUtf8(answer.payload.left(maxShown));
    if (answer.payload.size() > maxShown)
        text += tr("… %1 in all").arg(format::bytes(static_cast<double>(answer.payload.size())));
    m_preview->setPlainText(text.isEmpty() ? tr("(an empty answer)") : text);
}

} // namespace natsight
