// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/objects/objectplacedialog.h"

#include "models/core/future.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace natsight {

ObjectPlaceDialog::ObjectPlaceDialog(Purpose purpose, QList<ObjectPlace> places, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_places(std::move(places))
    , m_place(new QComboBox(this))
    , m_bucket(new QComboBox(this))
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
    for (const ObjectPlace &place : std::as_const(m_places))
        m_place->addItem(place.name);
    m_bucket->setEditable(true);
    m_bucket->setInsertPolicy(QComboBox::NoInsert);
    m_bucket->lineEdit()->setAccessibleName(tr("Bucket"));
    m_bucket->lineEdit()->setObjectName(QStringLiteral("placeBucketLine"));
    for (QLineEdit *line : { m_name, m_target })
        line->setFont(Theme::monospace());
    m_target->setPlaceholderText(tr("the bucket as a whole"));
    const bool isLink = purpose == Purpose::Link;
    add(m_name, "placeName", isLink ? tr("&Name of the link") : tr("&Name"), tr("Name"), purpose != Purpose::CopyMany);
    add(m_place, "placeConnection", tr("&Connection"), tr("Connection"), !isLink && m_places.size() > 1);
    add(m_bucket, "placeBucket", isLink ? tr("Leads to &bucket") : tr("&Bucket"), tr("Bucket"), true);
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
        const ObjectPlace place = m_places.value(std::max(0, m_place->currentIndex()));
        Q_EMIT chosen(place, m_bucket->currentText(), m_name->text(), m_target->text());
        accept();
    });
    connect(m_place, &QComboBox::currentIndexChanged, this, &ObjectPlaceDialog::listBuckets);
    connect(m_bucket, &QComboBox::editTextChanged, this, &ObjectPlaceDialog::check);
    connect(m_name, &QLineEdit::textChanged, this, &ObjectPlaceDialog::check);
    connect(m_target, &QLineEdit::textChanged, this, &ObjectPlaceDialog::check);
    listBuckets();
    check();
}

void ObjectPlaceDialog::setNames(const QString &name, const QString &bucket, const QString &target)
{
    m_name->setText(name);
    m_bucket->setEditText(bucket);
    m_target->setText(target);
    m_name->setFocus();
    check();
}

void ObjectPlaceDialog::listBuckets()
{
    const ObjectPlace place = m_places.value(std::max(0, m_place->currentIndex()));
    if (!place.feed)
        return;
    whenDone(
        this, place.feed->client()->streamNames(), [this, generation = ++m_generation](const Listing<QString> &names) {
            if (generation != m_generation)
                return;
            const QString typed = m_bucket->currentText();
            const QSignalBlocker blocker(m_bucket);
            m_bucket->clear();
            for (const QString &name : names.items) {
                if (const QString bucket = bucketOfStream(name); !bucket.isEmpty())
                    m_bucket->addItem(bucket);
            }
            m_bucket->setEditText(typed);
            check();
        });
}

void ObjectPlaceDialog::check()
{
    const QString bucket = m_bucket->currentText();
    QString problem;
    if (const auto valid = validateBucketName(bucket); !bucket.isEmpty() && !valid)
        problem = valid.error().text();
    else if (!m_name->text().isEmpty() && !validateObjectName(bucket, m_name->text()))
        problem = validateObjectName(bucket, m_name->text()).error().text();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_confirm->setEnabled(
        problem.isEmpty() && !bucket.isEmpty() && (m_purpose == Purpose::CopyMany || !m_name->text().isEmpty()));
}

} // namespace natsight
