// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/traffic/capturefilebar.h"

#include "models/core/format.h"

#include <QAbstractButton>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace natsight {

CaptureFileBar::CaptureFileBar(TrafficFeed *feed, QWidget *parent)
    : NoticeBar(parent)
    , m_feed(feed)
{
    setObjectName(QStringLiteral("captureFileBar"));
    button()->setObjectName(QStringLiteral("captureFileButton"));
    CaptureImport *file = feed ? feed->file() : nullptr;
    if (!file)
        return;
    connect(file, &CaptureImport::progressChanged, this, &CaptureFileBar::updateText);
    connect(file, &CaptureImport::finished, this, &CaptureFileBar::updateText);
    connect(this, &NoticeBar::triggered, this, [this] {
        CaptureImport *read = m_feed ? m_feed->file() : nullptr;
        if (read && read->isRunning())
            read->cancel();
        else if (read)
            showBrokenLines();
    });
    updateText();
}

QString CaptureFileBar::balance() const
{
    const CaptureImport *file = m_feed ? m_feed->file() : nullptr;
    if (!file)
        return {};
    const TapCounters counters = m_feed->store()->tap(CaptureImport::tap);
    return tr("read %1 · kept %2 · left out %3 · broken lines %4")
        .arg(format::count(file->progress().messages), format::count(counters.kept),
            format::count(counters.evicted + counters.rejected), format::count(file->progress().broken));
}

void CaptureFileBar::updateText()
{
    const CaptureImport *file = m_feed ? m_feed->file() : nullptr;
    if (!file)
        return;
    const CaptureImport::Progress &progress = file->progress();
    if (file->isRunning()) {
        const double share = progress.totalBytes > 0
            ? 100 * static_cast<double>(progress.bytes) / static_cast<double>(progress.totalBytes)
            : 0;
        setNotice(Tone::Info,
            tr("Reading %1: %2 messages, %3 % of %4.")
                .arg(file->path(), format::count(progress.messages),
                    QString::number(static_cast<int>(std::min(share, 100.0))),
                    format::bytes(static_cast<double>(progress.totalBytes))),
            tr("Stop reading"));
        button()->setToolTip(tr("What was read so far stays"));
        return;
    }
    QStringList lines;
    Tone tone = Tone::Info;
    if (file->error()) {
        lines << file->error()->text();
        if (!file->error()->details.isEmpty())
            lines << file->error()->details;
        tone = Tone::Bad;
    }
    if (file->wasCancelled())
        lines << tr("Reading was stopped after %1 of %2: the rest of the file is not here.")
                     .arg(format::bytes(static_cast<double>(progress.bytes)),
                         format::bytes(static_cast<double>(progress.totalBytes)));
    const TapCounters counters = m_feed->store()->tap(CaptureImport::tap);
    if (counters.evicted > 0)
        lines << tr(
            "The first %1 of %2 messages are left out: all together are larger than the capture budget, which the "
            "settings tell.")
                     .arg(format::count(counters.evicted), format::count(progress.messages));
    if (counters.rejected > 0)
        lines << tr("%1 messages are left out: each is larger than the capture budget.")
                     .arg(format::count(counters.rejected));
    if (progress.broken > 0 && !file->brokenLines().isEmpty()) {
        const CaptureImport::BrokenLine &first = file->brokenLines().constFirst();
        lines << tr("%1 lines could not be read. The first is line %2: %3")
                     .arg(format::count(progress.broken), format::count(first.line), first.reason);
    }
    if (progress.sequences > 0)
        lines << tr("%1 messages are of a stream: their sequence is not shown here and not exported again.")
                     .arg(format::count(progress.sequences));
    if (progress.others > 0)
        lines << tr("%1 lines have more than a message has: that is left out.").arg(format::count(progress.others));
    if (tone == Tone::Info && (file->wasCancelled() || counters.evicted + counters.rejected + progress.broken > 0))
        tone = Tone::Warning;
    setNotice(tone, lines.join(u'\n'), progress.broken > 1 ? tr("Show broken lines") : QString());
    button()->setToolTip(tr("Which lines could not be read, and why"));
}

void CaptureFileBar::showBrokenLines()
{
    const CaptureImport *file = m_feed ? m_feed->file() : nullptr;
    if (!file)
        return;
    QStringList lines;
    for (const CaptureImport::BrokenLine &broken : file->brokenLines())
        lines << tr("Line %1: %2").arg(format::count(broken.line), broken.reason);
    const quint64 named = static_cast<quint64>(lines.size());
    if (file->progress().broken > named)
        lines << tr("… and %1 more.").arg(format::count(file->progress().broken - named));
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Broken lines"),
        tr("%1 lines of %2 could not be read.")
            .arg(format::count(file->progress().broken), QFileInfo(file->path()).fileName()),
        QMessageBox::Close, this);
    box->setObjectName(QStringLiteral("brokenLines"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QAbstractButton *close = box->button(QMessageBox::Close);
    close->setObjectName(QStringLiteral("brokenLinesClose"));
    close->setAccessibleName(tr("Close"));
    QStringList first = lines.mid(0, 10);
    if (lines.size() > first.size()) {
        first << tr("All of them are under Details.");
        box->setDetailedText(lines.join(u'\n'));
    }
    box->setInformativeText(first.join(u'\n'));
    box->open();
}

} // namespace natsight
