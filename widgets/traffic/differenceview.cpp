// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/traffic/differenceview.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/future.h"
#include "models/payload/payloaddifference.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"
#include "widgets/common/viewsetup.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QtConcurrentRun>

#include <utility>

namespace natsight {

namespace {

constexpr RowNumber rowsBetweenLooks = 65'536;

} // namespace

/// What the pool thread found.
struct DifferenceView::Answer {
    std::optional<KeptMessage> other; ///< none: there is none before
    RowNumber lookedTo = 0; ///< the oldest row that was there
    PayloadDifference difference;
    bool areHeadersSame = true;

    static std::optional<KeptMessage> previousOf(
        const CaptureStore &store, const KeptMessage &message, const std::atomic<bool> &isStale, RowNumber &lookedTo)
    {
        const std::string_view subject = viewOf(message.message.subject);
        const CaptureStore::Snapshot kept = store.snapshot();
        lookedTo = kept.firstRow();
        for (RowNumber row = std::min(message.row, kept.endRow()); row > kept.firstRow();) {
            --row;
            if (row % rowsBetweenLooks == 0 && isStale)
                return {};
            const CapturedMessage one = kept.at(row);
            if (one.subject != subject)
                continue;
            KeptMessage found { row, one.timeNs, one.tap, {} };
            found.message.subject = bytesOf(one.subject);
            found.message.headers = decodeHeaders(one.headers);
            found.message.payload = bytesOf(one.payload);
            return found;
        }
        return {};
    }
};

DifferenceView::DifferenceView(std::shared_ptr<CaptureStore> store, QWidget *parent)
    : QWidget(parent)
    , m_store(std::move(store))
    , m_model(new PayloadChangeModel(this))
    , m_summary(plainLabel(this, QStringLiteral("differenceSummary")))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("differenceView"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    layout->addWidget(m_summary);
    m_table->setObjectName(QStringLiteral("differenceTable"));
    m_table->setAccessibleName(tr("Differences of the payloads"));
    m_table->setModel(m_model);
    ViewOptions options;
    options.widths = { 20, 28, 28 };
    options.isSortable = false;
    options.exactRole = PayloadChangeModel::ExactRole;
    setUpTable(m_table, options);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const auto toned = [this](int column, PayloadChange::Kind missing, Tone tone) {
        auto *delegate = new MonospaceDelegate(m_table);
        delegate->setElideMode(Qt::ElideRight);
        delegate->setTone([missing, tone](const QModelIndex &index) {
            return index.data(PayloadChangeModel::KindRole).toInt() == static_cast<int>(missing) ? Tone::Muted : tone;
        });
        m_table->setItemDelegateForColumn(column, delegate);
    };
    m_table->setItemDelegateForColumn(PayloadChangeModel::Place, new MonospaceDelegate(m_table));
    toned(PayloadChangeModel::Before, PayloadChange::Kind::Added, Tone::Bad);
    toned(PayloadChangeModel::After, PayloadChange::Kind::Removed, Tone::Good);
    layout->addWidget(m_table, 1);
    clear();
}

DifferenceView::~DifferenceView()
{
    if (m_isStale)
        *m_isStale = true;
}

void DifferenceView::setMessage(const KeptMessage &message, const std::optional<KeptMessage> &other)
{
    m_message = message;
    m_other = other;
    if (m_other && m_other->row > m_message->row)
        std::swap(*m_message, *m_other);
    m_isAsked = true;
    if (isVisible())
        start();
}

void DifferenceView::clear()
{
    if (m_isStale)
        *m_isStale = true;
    m_isStale.reset();
    m_message.reset();
    m_other.reset();
    m_isAsked = false;
    m_model->setChanges({});
    say(tr(
        "Select a message to see in what it differs from the one before it on its subject, or two to compare them."));
}

QString DifferenceView::summary() const
{
    return m_summary->text();
}

void DifferenceView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isAsked)
        start();
}

void DifferenceView::say(const QString &text)
{
    m_summary->setText(text);
    m_summary->setAccessibleName(text);
}

void DifferenceView::start()
{
    if (!m_message)
        return;
    m_isAsked = false;
    if (m_isStale)
        *m_isStale = true;
    m_isStale = std::make_shared<std::atomic<bool>>(false);
    const auto work = [store = m_store, message = *m_message, other = m_other, isStale = m_isStale] {
        Answer answer;
        answer.other = other ? other : Answer::previousOf(*store, message, *isStale, answer.lookedTo);
        if (answer.other && !*isStale) {
            answer.difference = payloadDifference(answer.other->message.payload, message.message.payload,
                viewOf(answer.other->message.subject), viewOf(message.message.subject));
            answer.areHeadersSame = answer.other->message.headers == message.message.headers;
        }
        return answer;
    };
    whenDone(this, QtConcurrent::run(work), [this, isStale = m_isStale](const Answer &answer) {
        if (!*isStale)
            show(answer);
    });
}

void DifferenceView::show(const Answer &answer)
{
    if (!m_message)
        return;
    m_model->setChanges(answer.difference.changes);
    const QString number = format::count(m_message->row + 1);
    if (!answer.other) {
        say(answer.lookedTo > 0
                ? tr("No earlier message on this subject is kept: the oldest that is kept has number %1.")
                      .arg(format::count(answer.lookedTo + 1))
                : tr("Message %1 is the first on its subject.").arg(number));
        Q_EMIT compared();
        return;
    }
    const QString before = format::count(answer.other->row + 1);
    const auto places = static_cast<int>(answer.difference.changes.size());
    QStringList text;
    if (places == 0)
        text << tr("The payloads of message %1 and of message %2 are the same.").arg(number, before);
    else
        text << tr("Message %1 differs from message %2, %3 before it, in %4.")
                    .arg(number, before,
                        format::duration(std::chrono::nanoseconds(m_message->timeNs - answer.other->timeNs)),
                        tr("%n place(s)", nullptr, places));
    if (answer.difference.isCut)
        text << tr("There may be more than is listed.");
    if (m_message->message.subject != answer.other->message.subject)
        text << tr("Its subject differs.");
    if (!answer.areHeadersSame)
        text << tr("Its headers differ.");
    say(text.join(u' '));
    Q_EMIT compared();
}

} // namespace natsight
