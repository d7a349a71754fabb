// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/bulkbar.h"

#include "models/core/format.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace natsight {

namespace {

QString wordOf(KeyBulk::Left left)
{
    switch (left) {
    case KeyBulk::Left::Skipped:
        return BulkBar::tr("skipped");
    case KeyBulk::Left::Failed:
        return BulkBar::tr("failed");
    case KeyBulk::Left::Unknown:
        return BulkBar::tr("not known");
    case KeyBulk::Left::NotReached:
        return BulkBar::tr("not reached");
    case KeyBulk::Left::WithoutHeaders:
        return BulkBar::tr("written without headers");
    }
    return {};
}

} // namespace

BulkBar::BulkBar(QWidget *parent)
    : QWidget(parent)
    , m_words(plainLabel(this, QStringLiteral("bulkWords")))
    , m_progress(new QProgressBar(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    row->setSpacing(Theme::gap);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_words, 1);
    m_progress->setObjectName(QStringLiteral("bulkProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(160);
    row->addWidget(m_progress);
    const auto button = [this, row](const char *name, const QString &text, const QString &tip) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setAccessibleName(tip);
        made->setToolTip(tip);
        made->setFocusPolicy(Qt::TabFocus);
        row->addWidget(made);
        return made;
    };
    m_cancel = button("bulkCancel", tr("Cancel"), tr("Begin no more; what is under way is waited for"));
    m_report = button("bulkReport", tr("Report"), tr("What was not written, and why"));
    m_close = button("bulkClose", tr("Close"), tr("Close this line"));
    connect(m_cancel, &QToolButton::clicked, this, &BulkBar::cancel);
    connect(m_report, &QToolButton::clicked, this, &BulkBar::showReport);
    connect(m_close, &QToolButton::clicked, this, &BulkBar::close);
    hide();
}

BulkBar::~BulkBar() = default;

KeyBulk *BulkBar::begin(const QString &verb)
{
    if (isRunning())
        return nullptr;
    delete m_bulk;
    m_bulk = new KeyBulk(this);
    m_verb = verb;
    connect(m_bulk, &KeyBulk::progressChanged, this, &BulkBar::update);
    connect(m_bulk, &KeyBulk::finished, this, [this] {
        update();
        Q_EMIT finished();
    });
    return m_bulk;
}

bool BulkBar::cancel()
{
    if (!isRunning())
        return false;
    m_bulk->cancel();
    return true;
}

QString BulkBar::text() const
{
    return m_words->text();
}

QString BulkBar::words() const
{
    if (m_bulk->isReading())
        return tr("Looking into the folder…");
    QString text = m_bulk->isDryRun() ? tr("Dry run, nothing is written: %1").arg(m_verb) : m_verb;
    text += u' ' + format::count(m_bulk->written());
    if (m_bulk->left() > 0)
        text += tr(" · %1 not").arg(format::count(m_bulk->left()));
    if (m_bulk->unknown() > 0)
        text += tr(" · of these nobody knows of %1").arg(format::count(m_bulk->unknown()));
    if (m_bulk->withoutHeaders() > 0)
        text += tr(" · %1 without all headers").arg(format::count(m_bulk->withoutHeaders()));
    if (m_bulk->error())
        text += QStringLiteral(" · ") + m_bulk->error()->text();
    return text;
}

void BulkBar::update()
{
    const bool isRunning = m_bulk->isRunning();
    m_words->setText(words());
    m_progress->setValue(static_cast<int>(m_bulk->share() * 100));
    m_progress->setVisible(isRunning);
    m_cancel->setVisible(isRunning);
    m_report->setVisible(!isRunning && !m_bulk->report().isEmpty());
    m_close->setVisible(!isRunning);
    show();
}

void BulkBar::close()
{
    if (isRunning())
        return;
    delete m_bulk;
    m_bulk = nullptr;
    hide();
}

void BulkBar::showReport()
{
    if (!m_bulk)
        return;
    QString text;
    for (const KeyBulk::Item &item : m_bulk->report()) {
        text += item.key.isEmpty() ? QStringLiteral("–") : format::preview(item.key, 1'000);
        text += u'\t' + wordOf(item.left) + u'\t' + item.reason + u'\n';
    }
    const auto listed = static_cast<quint64>(m_bulk->report().size());
    if (const quint64 all = m_bulk->left() + m_bulk->withoutHeaders(); all > listed)
        text += tr("… and %1 more").arg(format::count(all - listed));
    auto *dialog = new QDialog(window());
    dialog->setObjectName(QStringLiteral("bulkReportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(m_bulk->left() > 0 ? tr("Not written") : tr("Written without all headers"));
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(plainParagraph(words(), dialog));
    auto *list = new QPlainTextEdit(text, dialog);
    list->setObjectName(QStringLiteral("bulkReportText"));
    list->setAccessibleName(tr("Keys that were not written, with the reason"));
    list->setReadOnly(true);
    list->setFont(Theme::monospace());
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    layout->addWidget(list);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog->resize(640, 400);
    dialog->open();
}

BulkDialog::BulkDialog(const QString &title, const QString &what, const QString &verb, QWidget *parent)
    : QDialog(parent)
    , m_form(new QFormLayout)
    , m_conflict(new QComboBox(this))
    , m_problem(plainParagraph({}, this))
{
    setObjectName(QStringLiteral("bulkDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    setMinimumWidth(460);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(title, this));
    layout->addWidget(plainParagraph(what, this));
    m_form->setHorizontalSpacing(Theme::inset);
    m_form->setVerticalSpacing(Theme::gap);
    m_conflict->setObjectName(QStringLiteral("bulkConflict"));
    m_conflict->addItems({ tr("Keep what is there, and list it"), tr("Overwrite"), tr("Stop at the first") });
    m_conflict->setItemData(
        1, tr("What somebody changes while it is overwritten stays, and is listed."), Qt::ToolTipRole);
    m_form->addRow(new QLabel(this), m_conflict);
    setConflictLabel(tr("&Keys that are there"));
    layout->addLayout(m_form);
    m_problem->setObjectName(QStringLiteral("bulkProblem"));
    m_problem->setForegroundRole(QPalette::PlaceholderText);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::gap);
    const auto add = [this, buttons](const char *name, const QString &text) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(text);
        button->setAutoDefault(false);
        buttons->addWidget(button);
        return button;
    };
    m_dry = add("bulkDryRun", tr("Dry run"));
    m_dry->setToolTip(tr("Looks at everything and writes nothing"));
    buttons->addStretch(1);
    connect(add("bulkDialogCancel", tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_start = add("bulkStart", verb);
    m_start->setProperty("primary", true);
    m_start->setDefault(true);
    const auto choose = [this](bool isDryRun) {
        Q_EMIT chosen(isDryRun);
        accept();
    };
    connect(m_dry, &QPushButton::clicked, this, [choose] { choose(true); });
    connect(m_start, &QPushButton::clicked, this, [choose] { choose(false); });
    layout->addLayout(buttons);
}

void BulkDialog::setConflictLabel(const QString &text)
{
    auto *label = qobject_cast<QLabel *>(m_form->labelForField(m_conflict));
    label->setText(text);
    label->setBuddy(m_conflict);
    m_conflict->setAccessibleName(QString(text).remove(u'&'));
}

void BulkDialog::askForBucket(const QList<BucketPlace> &places, const QString &bucket)
{
    m_from = places.value(0);
    m_fromBucket = bucket;
    m_fields = new BucketPlaceFields(ConfigOf::KeyValue, places, this);
    const auto insert = [this](int row, const QString &text, QComboBox *box) {
        auto *label = new QLabel(text, this);
        label->setBuddy(box);
        m_form->insertRow(row, label, box);
    };
    m_fields->placeBox()->setVisible(m_fields->hasOtherPlaces());
    if (m_fields->hasOtherPlaces())
        insert(0, tr("&Connection"), m_fields->placeBox());
    insert(m_form->rowCount() - 1, tr("To &bucket"), m_fields->bucketBox());
    connect(m_fields, &BucketPlaceFields::changed, this, &BulkDialog::check);
    QWidget::setTabOrder(m_fields->placeBox(), m_fields->bucketBox());
    QWidget::setTabOrder(m_fields->bucketBox(), m_conflict);
    m_fields->bucketBox()->setFocus();
    check();
}

void BulkDialog::check()
{
    QString problem = m_fields->problem();
    if (problem.isEmpty() && bucket() == m_fromBucket && place().feed == m_from.feed)
        problem = tr("This is the bucket that the keys come from.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    for (QPushButton *button : { m_dry, m_start })
        button->setEnabled(problem.isEmpty() && !bucket().isEmpty());
}

BucketPlace BulkDialog::place() const
{
    return m_fields ? m_fields->place() : BucketPlace();
}

QString BulkDialog::bucket() const
{
    return m_fields ? m_fields->bucket() : QString();
}

KeyBulk::OnConflict BulkDialog::onConflict() const
{
    switch (m_conflict->currentIndex()) {
    case 1:
        return KeyBulk::OnConflict::Overwrite;
    case 2:
        return KeyBulk::OnConflict::Stop;
    default:
        return KeyBulk::OnConflict::Skip;
    }
}

} // namespace natsight
