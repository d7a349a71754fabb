// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/traffic/exportdialog.h"

#include "models/core/format.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace natsight {

using Format = CaptureExport::Format;

ExportDialog::ExportDialog(std::shared_ptr<const CaptureStore> store, QList<Choice> choices, QWidget *parent)
    : QDialog(parent)
    , m_store(std::move(store))
    , m_choices(std::move(choices))
    , m_export(new CaptureExport(this))
    , m_what(new QComboBox(this))
    , m_format(new QComboBox(this))
    , m_about(plainParagraph({}, this))
    , m_progress(new QProgressBar(this))
    , m_state(plainParagraph({}, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_start(new QPushButton(tr("Export…"), this))
{
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Export messages"));
    setMinimumWidth(520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(tr("Export captured messages"), this));

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::inset);
    form->setVerticalSpacing(Theme::gap);
    m_what->setObjectName(QStringLiteral("exportWhat"));
    m_what->setAccessibleName(tr("Messages to export"));
    int offered = -1;
    for (const Choice &choice : qAsConst(m_choices)) {
        const std::uint64_t count = countOf(choice.rows);
        if (offered < 0 && count > 0)
            offered = m_what->count();
        m_what->addItem(tr("%1 (%2)", "which messages, and how many").arg(choice.text, format::count(count)));
    }
    m_what->setCurrentIndex(std::max(offered, 0));
    form->addRow(tr("&Messages"), m_what);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->setAccessibleName(tr("Format"));
    m_format->addItem(tr("NDJSON"), static_cast<int>(Format::Ndjson));
    m_format->addItem(tr("NDJSON, JSON payloads as values"), static_cast<int>(Format::NdjsonValues));
    m_format->addItem(tr("CSV"), static_cast<int>(Format::Csv));
    m_format->addItem(tr("A file for each payload"), static_cast<int>(Format::Payloads));
    form->addRow(tr("&Format"), m_format);
    layout->addLayout(form);

    m_about->setObjectName(QStringLiteral("exportAbout"));
    m_about->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_about);
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setRange(0, 1'000);
    layout->addWidget(m_progress);
    m_state->setObjectName(QStringLiteral("exportState"));
    m_state->setAccessibleName(tr("State of the export"));
    layout->addWidget(m_state);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::gap);
    buttons->addStretch(1);
    m_cancel->setObjectName(QStringLiteral("exportCancel"));
    m_cancel->setAutoDefault(false);
    m_start->setObjectName(QStringLiteral("exportStart"));
    m_start->setDefault(true);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_start);
    layout->addSpacing(4);
    layout->addLayout(buttons);

    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::choosePlace);
    connect(m_what, &QComboBox::currentIndexChanged, this, &ExportDialog::updateShown);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::updateShown);
    connect(m_export, &CaptureExport::progressChanged, this, &ExportDialog::updateShown);
    connect(m_export, &CaptureExport::finished, this, &ExportDialog::finish);
    updateShown();
}

Format ExportDialog::format() const
{
    return static_cast<Format>(m_format->currentData().toInt());
}

void ExportDialog::choosePlace()
{
    const bool isFolder = format() == Format::Payloads;
    auto *chooser = new QFileDialog(this, isFolder ? tr("Export payloads to a folder") : tr("Export messages"));
    chooser->setObjectName(QStringLiteral("exportPlace"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    if (isFolder) {
        chooser->setFileMode(QFileDialog::Directory);
    } else {
        chooser->setAcceptMode(QFileDialog::AcceptSave);
        const QString suffix = format() == Format::Csv ? QStringLiteral("csv") : QStringLiteral("ndjson");
        chooser->setDefaultSuffix(suffix);
        chooser->selectFile(QLatin1String("messages.") + suffix);
    }
    connect(chooser, &QFileDialog::fileSelected, this, &ExportDialog::exportTo);
    chooser->open();
}

void ExportDialog::exportTo(const QString &path)
{
    const int chosen = m_what->currentIndex();
    if (chosen < 0 || m_export->isRunning())
        return;
    m_path = path;
    m_hasEnded = false;
    m_export->start(m_store, m_choices.at(chosen).rows, format(), path);
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void ExportDialog::reject()
{
    if (m_export->isRunning())
        m_export->cancel();
    else
        QDialog::reject();
}

void ExportDialog::updateShown()
{
    const bool isRunning = m_export->isRunning();
    switch (format()) {
    case Format::Ndjson:
        m_about->setText(tr("A line of JSON for each message. Payloads are texts, or Base64 where they are no UTF-8: "
                            "nothing is lost."));
        break;
    case Format::NdjsonValues:
        m_about->setText(
            tr("A line of JSON for each message. A payload that is a JSON object or list in one line stands as "
               "the value payload_json, for tools that look into it."));
        break;
    case Format::Csv:
        m_about->setText(
            tr("A row for each message, for spreadsheets. Headers are JSON in one column; payloads that are no "
               "UTF-8 are Base64."));
        break;
    case Format::Payloads:
        m_about->setText(
            tr("Each payload as it came, in a file named by number and subject. Subject, time and headers are "
               "not in the files."));
        break;
    }
    const int chosen = m_what->currentIndex();
    m_what->setEnabled(!isRunning);
    m_format->setEnabled(!isRunning);
    m_start->setEnabled(!isRunning && chosen >= 0 && countOf(m_choices.at(chosen).rows) > 0);
    m_cancel->setText(m_hasEnded && !isRunning ? tr("Close") : tr("Cancel"));
    m_progress->setVisible(isRunning);
    if (isRunning) {
        const CaptureExport::Progress &progress = m_export->progress();
        m_progress->setValue(m_export->total() > 0 ? static_cast<int>(progress.rows * 1'000 / m_export->total()) : 0);
        m_state->setText(tr("%1 of %2 messages, %3, %4/s")
                             .arg(format::count(progress.rows), format::count(m_export->total()),
                                 format::bytes(static_cast<double>(progress.bytes)),
                                 format::count(static_cast<quint64>(m_export->rowsPerSecond()))));
    } else if (!m_hasEnded) {
        m_state->setText(m_start->isEnabled() ? QString() : tr("There are no such messages."));
    }
    m_state->setVisible(!m_state->text().isEmpty());
}

void ExportDialog::finish()
{
    const CaptureExport::Progress &progress = m_export->progress();
    const QString written = tr("%1 messages (%2) written to %3.")
                                .arg(format::count(progress.written),
                                    format::bytes(static_cast<double>(progress.bytes)), m_path);
    QString text = written;
    if (m_export->error())
        text = tr("%1 Then it ended: %2").arg(written, m_export->error()->text());
    else if (m_export->wasCancelled())
        text = tr("Cancelled. %1").arg(written);
    if (progress.gone > 0)
        text += u' '
            + tr("%1 had left the memory limit before they were reached, and are missing.")
                  .arg(format::count(progress.gone));
    const bool isGood = !m_export->error() && !m_export->wasCancelled() && progress.gone == 0;
    m_hasEnded = true;
    updateShown();
    m_state->setText(text);
    m_state->setVisible(true);
    Q_EMIT ended(text, isGood);
    if (isGood)
        accept();
}

} // namespace natsight
