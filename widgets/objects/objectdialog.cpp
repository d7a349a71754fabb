// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/objects/objectdialog.h"

#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace natsight {

ObjectDialog::ObjectDialog(const ObjectInfo &info, QWidget *parent)
    : QDialog(parent)
    , m_info(info)
    , m_name(new QLineEdit(info.name, this))
    , m_description(new QLineEdit(info.texts.description, this))
    , m_headers(new QPlainTextEdit(headerLines(info.texts.headers), this))
    , m_metadata(new QPlainTextEdit(metadataLines(info.texts.metadata), this))
    , m_problem(plainParagraph({}, this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(QStringLiteral("objectDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Edit %1").arg(info.name));
    setMinimumWidth(520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    QLabel *title = plainParagraph(tr("Edit %1").arg(info.name), this);
    QFont strong = Theme::heading();
    strong.setPixelSize(16);
    title->setFont(strong);
    layout->addWidget(title);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::inset);
    form->setVerticalSpacing(Theme::gap);
    const auto add = [&](QWidget *field, const char *name, const QString &text, const QString &accessible) {
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(accessible);
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        form->addRow(label, field);
    };
    m_name->setFont(Theme::monospace());
    for (QPlainTextEdit *edit : { m_headers, m_metadata }) {
        edit->setFont(Theme::monospace());
        edit->setProperty("input", true);
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(4 * edit->fontMetrics().lineSpacing() + 16);
        connect(edit, &QPlainTextEdit::textChanged, this, &ObjectDialog::check);
    }
    m_headers->setPlaceholderText(tr("Content-Type: text/plain"));
    m_metadata->setPlaceholderText(tr("owner = warehouse"));
    add(m_name, "objectName", tr("&Name"), tr("Name"));
    add(m_description, "objectDescription", tr("&Description"), tr("Description"));
    add(m_headers, "objectHeaders", tr("&Headers"), tr("Headers, a line each"));
    add(m_metadata, "objectMetadata", tr("&Metadata"), tr("Metadata, a line each"));
    layout->addLayout(form);
    layout->addWidget(plainParagraph(
        tr("The bytes stay as they are. What someone else changes meanwhile is not overwritten."), this));
    m_problem->setObjectName(QStringLiteral("objectProblem"));
    m_problem->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("objectCancel"));
    cancel->setAutoDefault(false);
    m_save->setObjectName(QStringLiteral("objectSave"));
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ObjectDialog::save);
    connect(m_name, &QLineEdit::textChanged, this, &ObjectDialog::check);
    connect(m_description, &QLineEdit::textChanged, this, &ObjectDialog::check);
    check();
}

Result<ObjectTexts> ObjectDialog::texts() const
{
    ObjectTexts texts;
    texts.description = m_description->text();
    auto headers = headersFromLines(m_headers->toPlainText());
    if (!headers)
        return fail(std::move(headers.error()));
    texts.headers = std::move(*headers);
    auto metadata = metadataFromLines(m_metadata->toPlainText());
    if (!metadata)
        return fail(std::move(metadata.error()));
    texts.metadata = std::move(*metadata);
    return texts;
}

void ObjectDialog::check()
{
    const auto name = validateObjectName(m_info.bucket, m_name->text());
    const auto wanted = texts();
    m_problem->setText(!name ? name.error().text() : !wanted ? wanted.error().text() : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_save->setEnabled(name && wanted && (m_name->text() != m_info.name || *wanted != m_info.texts));
}

void ObjectDialog::setProblem(const QString &text)
{
    check();
    m_problem->setText(text);
    m_problem->setVisible(true);
}

void ObjectDialog::save()
{
    const auto wanted = texts();
    if (!wanted)
        return;
    m_save->setEnabled(false);
    Q_EMIT saveRequested(m_name->text(), *wanted);
}

} // namespace natsight
