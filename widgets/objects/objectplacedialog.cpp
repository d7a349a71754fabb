// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/objects/objectplacedialog.h"

#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace natsight {

ObjectPlaceDialog::ObjectPlaceDialog(Purpose purpose, QList<BucketPlace> places, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_fields(new BucketPlaceFields(ConfigOf::Objects, std::move(places), this))
    , m_name(new QLineEdit(this))
    , m_target(new QLineEdit(this))
    , m_problem(plainParagraph({}, this))
    , m_confirm(new QPushButton(purpose == Purpose::Link ? tr("Create link") : tr("Copy"), this))
{
    setObjectName(QStringLiteral("objectPlaceDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    setMinimumWidth(460);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    QLabel *heading = plainParagraph(title, this);
    QFont strong = Theme::heading();
    strong.setPixelSize(16);
    heading->setFont(strong);
    layout->addWidget(heading);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::inset);
    form->setVerticalSpacing(Theme::gap);
    const auto add = [&](QWidget *field, const char *name, const QString &text, const QString &accessible,
                         bool isWanted) {
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(accessible);
        field->setVisible(isWanted);
        if (!isWanted)
            return;
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        form->addRow(label, field);
    };
    for (QLineEdit *line : { m_name, m_target })
        line->setFont(Theme::monospace());
    m_target->setPlaceholderText(tr("the bucket as a whole"));
    const bool isLink = purpose == Purpose::Link;
    add(m_name, "placeName", isLink ? tr("&Name of the link") : tr("&Name"), tr("Name"), purpose != Purpose::CopyMany);
    add(m_fields->placeBox(), "placeConnection", tr("&Connection"), tr("Connection"),
        !isLink && m_fields->hasOtherPlaces());
    add(m_fields->bucketBox(), "placeBucket", isLink ? tr("Leads to &bucket") : tr("&Bucket"), tr("Bucket"), true);
    add(m_target, "placeTarget", tr("&Object"), tr("Object that the link leads to"), isLink);
    layout->addLayout(form);
    m_problem->setObjectName(QStringLiteral("placeProblem"));
    m_problem->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("placeCancel"));
    cancel->setAutoDefault(false);
    m_confirm->setObjectName(QStringLiteral("placeConfirm"));
    m_confirm->setProperty("primary", true);
    m_confirm->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(m_fields->place(), m_fields->bucket(), m_name->text(), m_target->text());
        accept();
    });
    connect(m_fields, &BucketPlaceFields::changed, this, &ObjectPlaceDialog::check);
    connect(m_name, &QLineEdit::textChanged, this, &ObjectPlaceDialog::check);
    connect(m_target, &QLineEdit::textChanged, this, &ObjectPlaceDialog::check);
    check();
}

void ObjectPlaceDialog::setNames(const QString &name, const QString &bucket, const QString &target)
{
    m_name->setText(name);
    m_fields->setBucket(bucket);
    m_target->setText(target);
    m_name->setFocus();
    check();
}

void ObjectPlaceDialog::check()
{
    const QString bucket = m_fields->bucket();
    QString problem = m_fields->problem();
    if (const auto valid = validateBucketName(bucket); problem.isEmpty() && !bucket.isEmpty() && !valid)
        problem = valid.error().text();
    else if (problem.isEmpty() && !m_name->text().isEmpty() && !validateObjectName(bucket, m_name->text()))
        problem = validateObjectName(bucket, m_name->text()).error().text();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_confirm->setEnabled(
        problem.isEmpty() && !bucket.isEmpty() && (m_purpose == Purpose::CopyMany || !m_name->text().isEmpty()));
}

} // namespace natsight
