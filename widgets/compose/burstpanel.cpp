// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/burstpanel.h"

#include "models/core/format.h"
#include "models/core/quantity.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"
#include "widgets/compose/histogramview.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

namespace natsight {

using namespace std::chrono_literals;

BurstPanel::BurstPanel(QWidget *parent)
    : QWidget(parent)
    , m_count(new QLineEdit(QStringLiteral("1000"), this))
    , m_rate(new QLineEdit(this))
    , m_inFlight(new QSpinBox(this))
    , m_start(new QPushButton(tr("Start"), this))
    , m_progress(new QProgressBar(this))
    , m_notice(new NoticeBar(this))
    , m_text(plainParagraph({}, this))
    , m_times(plainParagraph({}, this))
    , m_histogram(new HistogramView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::gap, Theme::gap, Theme::gap, Theme::gap);
    layout->setSpacing(Theme::gap);
    // Two rows: the panel is narrow where the composer stands beside other pages.
    auto *grid = new QGridLayout;
    grid->setSpacing(Theme::gap);
    const auto add = [this, grid](
                         QWidget *widget, const char *objectName, const QString &text, int chars, int row, int column) {
        auto *label = new QLabel(text, this);
        label->setBuddy(widget);
        widget->setObjectName(QLatin1String(objectName));
        widget->setAccessibleName(text);
        widget->setFixedWidth(fontMetrics().averageCharWidth() * chars + 2 * Theme::inset);
        grid->addWidget(label, row, column);
        grid->addWidget(widget, row, column + 1);
    };
    add(m_count, "burstCount", tr("Messages"), 9, 0, 0);
    add(m_rate, "burstRate", tr("Per second"), 9, 0, 2);
    m_rate->setPlaceholderText(tr("flat out"));
    add(m_inFlight, "burstInFlight", tr("Under way"), 9, 1, 0);
    m_inFlight->setRange(1, BurstOptions::maxInFlight);
    m_inFlight->setValue(BurstOptions().inFlight);
    m_inFlight->setToolTip(tr("How many wait for an answer at once, at most"));
    m_start->setObjectName(QStringLiteral("burstStart"));
    grid->addWidget(m_start, 1, 3, Qt::AlignRight);
    grid->setColumnStretch(4, 1);
    layout->addLayout(grid);
    m_notice->setObjectName(QStringLiteral("burstNotice"));
    layout->addWidget(m_notice);
    m_progress->setObjectName(QStringLiteral("burstProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 1'000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->hide();
    layout->addWidget(m_progress);
    m_text->setObjectName(QStringLiteral("burstText"));
    m_text->setAccessibleName(tr("How far it is"));
    m_text->setText(
        tr("Sends the message on the left again and again, with {{count}} from 1 on, and measures the answers."));
    layout->addWidget(m_text);
    m_times->setObjectName(QStringLiteral("burstTimes"));
    m_times->setAccessibleName(tr("Times of the answers"));
    m_times->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_times);
    layout->addWidget(m_histogram, 1);
    m_poll.setInterval(100ms);
    connect(&m_poll, &QTimer::timeout, this, &BurstPanel::showProgress);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_burst)
            m_burst->cancel();
        else
            start();
    });
    for (QLineEdit *edit : { m_count, m_rate })
        connect(edit, &QLineEdit::textChanged, this, &BurstPanel::updateState);
    updateState();
}

BurstPanel::~BurstPanel() = default;

void BurstPanel::setSession(Session *session)
{
    if (m_session == session)
        return;
    cancel();
    m_session = session;
}

void BurstPanel::setBlocked(const QString &reason)
{
    m_blocked = reason;
    updateState();
}

void BurstPanel::cancel()
{
    if (!m_burst)
        return;
    m_burst->cancel();
    QTimer::singleShot(0, this, &BurstPanel::showProgress);
}

Result<BurstOptions> BurstPanel::options() const
{
    BurstOptions options;
    const auto count = unsignedFromText(m_count->text());
    if (!count || *count < 1 || *count > BurstOptions::maxCount)
        return fail(Error::Kind::Invalid,
            tr("The number of messages is a whole number from 1 to %1.").arg(format::count(BurstOptions::maxCount)));
    options.count = *count;
    if (!m_rate->text().trimmed().isEmpty()) {
        const auto rate = unsignedFromText(m_rate->text());
        if (!rate || *rate < 1 || *rate > 10'000'000)
            return fail(Error::Kind::Invalid, tr("Messages per second is a whole number; empty means flat out."));
        options.perSecond = static_cast<double>(*rate);
    }
    options.inFlight = m_inFlight->value();
    return options;
}

void BurstPanel::updateState()
{
    const auto valid = options();
    const QString reason = !m_blocked.isEmpty() ? m_blocked : valid ? QString() : valid.error().text();
    m_start->setText(m_burst ? tr("Cancel") : tr("Start"));
    m_start->setAccessibleName(m_burst ? tr("Cancel the burst") : tr("Start the burst"));
    m_start->setEnabled(m_burst || reason.isEmpty());
    m_start->setToolTip(plainTip(m_burst ? QString() : reason));
    for (QWidget *one :
        { static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_rate), static_cast<QWidget *>(m_inFlight) })
        one->setEnabled(!m_burst);
}

void BurstPanel::start()
{
    const auto chosen = options();
    if (!chosen || !m_session || !m_source)
        return;
    const auto message = m_source();
    if (!message) {
        m_notice->setNotice(Tone::Bad, message.error().text());
        return;
    }
    m_notice->setNotice(Tone::Info, {});
    if (chosen->count <= BurstOptions::askAbove) {
        run(*message, *chosen);
        return;
    }
    Confirmation question;
    question.grade = Confirmation::Grade::Changes;
    question.title = tr("Send %1 messages?").arg(format::count(chosen->count));
    const auto first = message->render(1);
    question.what = tr("They go to %1, %2 each and %3 in all. Everybody who listens there gets them.")
                        .arg(first ? format::preview(first->subject) : QString(),
                            format::bytes(first ? double(first->payload.size()) : 0),
                            format::bytes(first ? double(first->payload.size()) * double(chosen->count) : 0));
    question.verb = tr("Send %1 messages").arg(format::count(chosen->count));
    auto *sheet = new ConfirmSheet(question, this);
    connect(sheet, &QDialog::accepted, this, [this, message = *message, options = *chosen, asked = m_session] {
        if (!m_blocked.isEmpty() || m_session != asked) {
            m_notice->setNotice(Tone::Bad,
                m_blocked.isEmpty() ? tr("Nothing was sent: the connection is another one than when you were asked.")
                                    : tr("Nothing was sent. %1").arg(m_blocked));
            return;
        }
        run(message, options);
    });
    sheet->open();
}

void BurstPanel::run(const PreparedMessage &message, const BurstOptions &options)
{
    if (!m_session || m_burst)
        return;
    m_mode = message.mode();
    m_burst = std::make_unique<Burst>(m_session, message, options);
    m_progress->setValue(0);
    m_progress->show();
    m_poll.start();
    updateState();
    showProgress();
}

void BurstPanel::showProgress()
{
    if (!m_burst)
        return;
    const BurstProgress progress = m_burst->progress();
    const quint64 done = progress.sent - progress.waiting();
    m_progress->setValue(static_cast<int>(1'000.0 * static_cast<double>(done) / static_cast<double>(progress.total)));
    const QString text = burstText(progress, m_mode);
    m_text->setText(progress.isOver ? text : tr("%1 Now %2.").arg(text, format::rate(progress.perSecond())));
    m_histogram->setHistogram(progress.latency);
    m_times->setText(progress.latency.count() == 0
            ? QString()
            : tr("p50 %1 · p90 %2 · p99 %3 · max %4")
                  .arg(format::duration(progress.latency.percentile(0.5)),
                      format::duration(progress.latency.percentile(0.9)),
                      format::duration(progress.latency.percentile(0.99)), format::duration(progress.latency.max())));
    const bool isBad = progress.errors + progress.timeouts + progress.noResponders + progress.failed > 0;
    m_notice->setNotice(progress.isLost ? Tone::Bad : Tone::Warning, isBad ? progress.lastError : QString());
    if (!progress.isOver)
        return;
    m_poll.stop();
    m_burst.reset();
    m_progress->hide();
    updateState();
    Q_EMIT finished(!isBad && !progress.isCancelled, text);
}

} // namespace natsight
