// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/bulkbar.h"

#include "models/core/format.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

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
    QString text = m_bulk->isDryRun() ? tr("Dry run, nothing is written: %1").arg(m_verb) : m_verb;
    text += u' ' + format::count(m_bulk->written());
    if (m_bulk->left() > 0)
        text += tr(" · %1 not").arg(format::count(m_bulk->left()));
    if (m_bulk->unknown() > 0)
        text += tr(" · of these nobody knows of %1").arg(format::count(m_bulk->unknown()));
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
    if (m_bulk->left() > listed)
        text += tr("… and %1 more").arg(format::count(m_bulk->left() - listed));
    auto *dialog = new QDialog(window());
    dialog->setObjectName(QStringLiteral("bulkReportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Not written"));
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

BulkDialog::BulkDialog(
    const QString &title, const QString &what, const QString &verb, const QStringList &buckets, QWidget *parent)
    : QDialog(parent)
    , m_conflict(new QComboBox(this))
{
    setObjectName(QStringLiteral("bulkDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(plainParagraph(what, this));
    auto *form = new QFormLayout;
    if (!buckets.isEmpty()) {
        m_bucket = new QComboBox(this);
        m_bucket->setObjectName(QStringLiteral("bulkBucket"));
        m_bucket->setAccessibleName(tr("Bucket"));
        m_bucket->addItems(buckets);
        form->addRow(tr("To &bucket"), m_bucket);
    }
    m_conflict->setObjectName(QStringLiteral("bulkConflict"));
    m_conflict->setAccessibleName(tr("Keys that are there already"));
    m_conflict->addItems({ tr("Keep what is there, and list it"), tr("Overwrite"), tr("Stop at the first") });
    form->addRow(tr("&Keys that are there"), m_conflict);
    layout->addLayout(form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *dry = buttons->addButton(tr("Dry run"), QDialogButtonBox::ActionRole);
    dry->setObjectName(QStringLiteral("bulkDryRun"));
    dry->setToolTip(tr("Looks at everything and writes nothing"));
    auto *start = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    start->setObjectName(QStringLiteral("bulkStart"));
    start->setProperty("primary", true);
    connect(dry, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(true);
        accept();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(false);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

QString BulkDialog::bucket() const
{
    return m_bucket ? m_bucket->currentText() : QString();
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
