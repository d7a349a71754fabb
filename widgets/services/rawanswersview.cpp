// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/services/rawanswersview.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/payload/jsonprinter.h"
#include "models/services/serviceclient.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>

namespace natsight {

namespace {

constexpr qsizetype maxShown = qsizetype { 1 } << 20;

/// One value on a line; as it came where it is no JSON.
QString shownText(const QByteArray &payload)
{
    if (payload.size() > maxShown)
        return QString::fromUtf8(payload.first(maxShown));
    JsonPrinter printer(payload, RenderLimits {}, true);
    printer.run();
    return QString::fromUtf8(
        printer.hasError() || printer.isCut() || printer.cutTokens() > 0 ? payload : printer.text());
}

} // namespace

RawAnswersView::RawAnswersView(ServiceFeed *feed, const QString &service, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_service(service)
    , m_instances(new QComboBox(this))
{
    setObjectName(QStringLiteral("rawAnswers"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    m_instances->setObjectName(QStringLiteral("rawInstance"));
    m_instances->setAccessibleName(tr("Instance"));
    m_instances->setToolTip(tr("Whose answers are shown"));
    m_instances->setFont(Theme::monospace());
    m_instances->setMinimumContentsLength(24);
    m_instances->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    bar->addWidget(m_instances);
    auto *again = new QToolButton(this);
    again->setObjectName(QStringLiteral("rawAsk"));
    again->setText(tr("Ask again"));
    again->setAccessibleName(again->text());
    again->setToolTip(tr("Ask the instance for both answers again (F5)"));
    again->setIcon(icon(QStringLiteral("refresh")));
    again->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    again->setFocusPolicy(Qt::TabFocus);
    bar->addWidget(again);
    bar->addStretch(1);
    layout->addLayout(bar);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("rawSplitter"));
    splitter->setChildrenCollapsible(false);
    const auto makeSide = [&](const char *name, const QString &title) {
        Side side;
        auto *widget = new QWidget(splitter);
        auto *column = new QVBoxLayout(widget);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        side.head = plainLabel(widget, QString(QLatin1String(name) + QStringLiteral("Head")));
        side.head->setAccessibleName(title);
        side.head->setFont(Theme::caption());
        side.head->setForegroundRole(QPalette::PlaceholderText);
        side.head->setContentsMargins(Theme::inset, 4, Theme::inset, 4);
        side.head->setWordWrap(true);
        column->addWidget(side.head);
        side.text = new CodeEditor(widget);
        side.text->setObjectName(QLatin1String(name));
        side.text->setEditorName(title);
        side.text->setLanguage(CodeEditor::Language::Json);
        column->addWidget(side.text, 1);
        return side;
    };
    m_info = makeSide("rawInfo", tr("Answer to INFO"));
    m_stats = makeSide("rawStats", tr("Answer to STATS"));
    layout->addWidget(splitter, 1);
    connect(again, &QToolButton::clicked, this, &RawAnswersView::ask);
    connect(m_instances, &QComboBox::currentIndexChanged, this, [this] {
        if (isVisible())
            ask();
        Q_EMIT chosenChanged();
    });
}

void RawAnswersView::setInstances(const QStringList &ids)
{
    QStringList known;
    for (int i = 0; i < m_instances->count(); ++i)
        known << m_instances->itemText(i);
    if (known != ids) {
        const QString before = chosen();
        {
            const QSignalBlocker blocker(m_instances);
            m_instances->clear();
            m_instances->addItems(ids);
            m_instances->setCurrentIndex(std::max(0, m_instances->findText(before)));
        }
        if (isVisible() && chosen() != m_asked)
            ask();
    }
    if (!m_wanted.isEmpty())
        choose(m_wanted);
}

void RawAnswersView::choose(const QString &id)
{
    const int index = m_instances->findText(id);
    m_wanted = index < 0 ? id : QString();
    if (index >= 0)
        m_instances->setCurrentIndex(index);
}

QString RawAnswersView::chosen() const
{
    return m_instances->currentText();
}

void RawAnswersView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (chosen() != m_asked)
        ask();
}

void RawAnswersView::ask()
{
    const QString id = chosen();
    ++m_generation;
    if (!m_feed || id.isEmpty())
        return;
    if (id != m_asked) {
        m_info.text->setText({});
        m_stats.text->setText({});
    }
    m_asked = id;
    for (const ServiceVerb verb : { ServiceVerb::Info, ServiceVerb::Stats }) {
        Side &side = verb == ServiceVerb::Info ? m_info : m_stats;
        side.head->setText(tr("asking %1…").arg(QString::fromUtf8(serviceSubject(verb, m_service, id))));
        whenDone(this, m_feed->client()->raw(verb, m_service, id),
            [this, &side, verb, generation = m_generation](const Result<Reply> &reply) {
                if (generation == m_generation)
                    take(side, verb, reply);
            });
    }
}

void RawAnswersView::take(Side &side, ServiceVerb verb, const Result<Reply> &reply)
{
    if (!reply) {
        side.head->setText(reply.error().text());
        return;
    }
    const QByteArray &payload = reply->message.payload;
    QStringList words { QString::fromUtf8(serviceSubject(verb, m_service, m_asked)),
        tr("%1 in %2", "size in time")
            .arg(format::bytes(static_cast<double>(payload.size())), format::duration(reply->elapsed)),
        format::time(QDateTime::currentMSecsSinceEpoch() * 1'000'000) };
    for (const auto &[name, value] : reply->message.headers)
        words << QString::fromUtf8(QByteArray(name + ": " + value));
    if (payload.size() > maxShown)
        words << tr("only the first %1 are shown").arg(format::bytes(static_cast<double>(maxShown)));
    side.head->setText(words.join(QStringLiteral(" · ")));
    side.text->updateText(shownText(payload));
}

} // namespace natsight
