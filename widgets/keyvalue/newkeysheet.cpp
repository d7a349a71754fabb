// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/newkeysheet.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/payload/valuecodec.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/theme.h"
#include "widgets/keyvalue/ttlfield.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace natsight {

NewKeySheet::NewKeySheet(KeyValueClient *client, const QByteArray &prefix, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_key(new QLineEdit(QString::fromUtf8(prefix), this))
    , m_ttl(new TtlField(client, tr("The key expires by itself after this time, unless it is written again."), this))
    , m_format(new QComboBox(this))
    , m_value(new CodeEditor(this))
    , m_problem(plainParagraph({}, this))
    , m_notice(new NoticeBar(this))
    , m_create(new QPushButton(tr("Create key"), this))
{
    setObjectName(QStringLiteral("newKeySheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("New key in %1").arg(client->bucket().name));
    resize(560, 440);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    QLabel *title = plainParagraph(windowTitle(), this);
    QFont strong = Theme::heading();
    strong.setPixelSize(16);
    title->setFont(strong);
    layout->addWidget(title);
    m_notice->setObjectName(QStringLiteral("newKeyNotice"));
    layout->addWidget(m_notice);

    const auto named = [](QWidget *widget, const char *name, const QString &accessible) {
        widget->setObjectName(QLatin1String(name));
        widget->setAccessibleName(accessible);
    };
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::inset);
    form->setVerticalSpacing(Theme::gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    named(m_key, "newKeyName", tr("Key"));
    m_key->setFont(Theme::monospace());
    m_key->setPlaceholderText(tr("for instance %1").arg(QStringLiteral("billing.limits")));
    m_ttl->setObjectName(QStringLiteral("newKeyTtl"));
    named(m_format, "newKeyFormat", tr("Format"));
    for (const ValueFormat one :
        { ValueFormat::Json, ValueFormat::Text, ValueFormat::Hex, ValueFormat::MessagePack, ValueFormat::Cbor })
        m_format->addItem(valueFormatName(one), QVariant::fromValue(one));
    m_format->setCurrentIndex(1);
    form->addRow(tr("&Key"), m_key);
    form->addRow(tr("&Time to live"), m_ttl);
    form->addRow(tr("&Format"), m_format);
    layout->addLayout(form);
    m_value->setObjectName(QStringLiteral("newKeyValue"));
    m_value->setEditorName(tr("Value"));
    m_value->setReadOnly(false);
    m_value->setTabMovesFocus(true);
    layout->addWidget(m_value, 1);
    named(m_problem, "newKeyProblem", tr("Size of the value, or what is wrong"));
    m_problem->setFont(Theme::caption());
    m_problem->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_problem);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::gap);
    buttons->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    named(cancel, "newKeyCancel", cancel->text());
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    named(m_create, "newKeyCreate", m_create->text());
    m_create->setProperty("primary", true);
    m_create->setDefault(true);
    connect(m_create, &QPushButton::clicked, this, &NewKeySheet::create);
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    layout->addLayout(buttons);

    connect(m_key, &QLineEdit::textChanged, this, &NewKeySheet::check);
    connect(m_ttl, &QLineEdit::textChanged, this, &NewKeySheet::check);
    connect(m_value, &CodeEditor::textChanged, this, &NewKeySheet::check);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        const auto chosen = m_format->currentData().value<ValueFormat>();
        m_value->setLanguage(chosen == ValueFormat::Text || chosen == ValueFormat::Hex ? CodeEditor::Language::Plain
                                                                                       : CodeEditor::Language::Json);
        check();
    });
    m_key->setFocus();
    // The prefix is gone on with; getting the focus would select it.
    QTimer::singleShot(0, m_key, [this] { m_key->end(false); });
    check();
}

void NewKeySheet::check()
{
    const auto bytes = valueBytes(m_value->text(), m_format->currentData().value<ValueFormat>());
    const auto key = Bucket::validateKey(m_key->text().toUtf8());
    const qint64 limit = m_client ? m_client->maxValueBytes() : -1;
    QString problem;
    if (!key && !m_key->text().isEmpty())
        problem = key.error().text();
    else if (!m_ttl->ttl())
        problem = m_ttl->problem();
    else if (!bytes)
        problem = bytes.error().text();
    else if (limit >= 0 && bytes->size() > limit)
        problem = tr("The value has %1, and this bucket takes %2.")
                      .arg(format::bytes(double(bytes->size())), format::bytes(double(limit)));
    m_problem->setText(!problem.isEmpty() ? problem
            : limit >= 0 ? tr("%1 of %2").arg(format::bytes(double(bytes->size())), format::bytes(double(limit)))
                         : format::bytes(double(bytes->size())));
    m_create->setEnabled(key && problem.isEmpty() && !m_isWriting);
    m_create->setToolTip(problem);
}

void NewKeySheet::create()
{
    const auto bytes = valueBytes(m_value->text(), m_format->currentData().value<ValueFormat>());
    const auto ttl = m_ttl->ttl();
    if (!bytes || !ttl || !m_client || m_isWriting)
        return;
    m_isWriting = true;
    m_notice->setNotice(Tone::Info, tr("Writing…"));
    check();
    const QByteArray key = m_key->text().toUtf8();
    whenDone(this, m_client->create(key, *bytes, *ttl), [this, key](const KeyWrite &write) { take(key, write); });
}

void NewKeySheet::take(const QByteArray &key, const KeyWrite &write)
{
    m_isWriting = false;
    check();
    if (write.isWritten()) {
        Q_EMIT created(key, write.revision);
        accept();
        return;
    }
    const QString text = write.error ? write.error->text() : QString();
    m_notice->setNotice(write.outcome == KeyWrite::Outcome::Refused ? Tone::Bad : Tone::Warning,
        write.isConflict()
            ? tr("The key %1 is there already (revision %2). Nothing was overwritten: choose another name.")
                  .arg(QString::fromUtf8(key), format::count(write.revision))
            : text);
}

} // namespace natsight
