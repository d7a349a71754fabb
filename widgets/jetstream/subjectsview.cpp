// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/subjectsview.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/nats/subject.h"
#include "widgets/common/delegates.h"
#include "widgets/common/listpanel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

namespace natsight {

SubjectsView::SubjectsView(JetStreamClient *client, const QString &stream, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_stream(stream)
    , m_model(new SubjectCountModel(this))
    , m_pattern(new QLineEdit(this))
    , m_load(new QPushButton(tr("Count"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, 0);
    bar->setSpacing(Theme::gap);
    auto *label = new QLabel(tr("&Subjects"), this);
    m_pattern->setObjectName(QStringLiteral("subjectsPattern"));
    m_pattern->setAccessibleName(tr("Subjects to count"));
    m_pattern->setPlaceholderText(QStringLiteral(">"));
    m_pattern->setToolTip(tr("A subject or a pattern, for instance orders.eu.>"));
    m_pattern->setFont(Theme::monospace());
    m_pattern->setMaximumWidth(420);
    label->setBuddy(m_pattern);
    m_load->setObjectName(QStringLiteral("subjectsCount"));
    m_load->setAccessibleName(tr("Count the messages of these subjects"));
    bar->addWidget(label);
    bar->addWidget(m_pattern, 1);
    bar->addWidget(m_load);
    bar->addStretch(1);
    layout->addLayout(bar);
    ListOptions options;
    options.name = QStringLiteral("subjects");
    options.title = tr("Subjects");
    options.view.widths = { 60, 16, 24 };
    options.sortRole = SortRole;
    options.exactRole = ExactRole;
    options.nameColumn = SubjectCountModel::Subject;
    m_list = new ListPanel(m_model, options, this);
    m_list->view()->setItemDelegateForColumn(SubjectCountModel::Subject, new MonospaceDelegate(m_list->view()));
    m_list->view()->setItemDelegateForColumn(
        SubjectCountModel::Share, new BarDelegate(SubjectCountModel::ShareRole, m_list->view()));
    m_list->view()->horizontalHeader()->setStretchLastSection(false);
    layout->addWidget(m_list, 1);
    connect(m_load, &QPushButton::clicked, this, &SubjectsView::load);
    connect(m_pattern, &QLineEdit::returnPressed, this, &SubjectsView::load);
    connect(m_list, &ListPanel::emptyTriggered, this, &SubjectsView::load);
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const int row = m_list->currentRow();
        if (row < 0)
            return;
        const QString subject = m_model->row(row).subject;
        menu->addAction(tr("Copy subject"), this, [subject] { QGuiApplication::clipboard()->setText(subject); });
    });
    updateWords();
}

void SubjectsView::focusFilter()
{
    m_list->focusFilter();
}

void SubjectsView::setKnown(quint64 subjects, quint64 messages)
{
    const bool isFirst = !m_subjects;
    m_subjects = subjects;
    m_messages = messages;
    if (isFirst && isVisible())
        loadFew();
    if (!m_isLoaded)
        updateWords();
}

void SubjectsView::showEvent(QShowEvent *event)
{
    loadFew();
    QWidget::showEvent(event);
}

void SubjectsView::loadFew()
{
    if (!m_isLoaded && !m_isLoading && m_subjects && *m_subjects <= maxUnbidden)
        load();
}

void SubjectsView::load()
{
    if (!m_client)
        return;
    const QString pattern = m_pattern->text().trimmed().isEmpty() ? QStringLiteral(">") : m_pattern->text().trimmed();
    const int question = ++m_question;
    m_isLoading = true;
    m_error.reset();
    m_total = 0;
    m_model->clear();
    updateWords();
    const auto onPage = [this, question, guard = QPointer(this)](
                            const ListPage<SubjectCount> &page, quint64, quint64 total) {
        if (!guard || question != m_question)
            return;
        m_total = total;
        m_model->add(page.items);
        updateWords();
    };
    whenDone(this, m_client->streamSubjects(m_stream, pattern, maxSubjects, onPage),
        [this, question](const Listing<SubjectCount> &listing) {
            if (question != m_question)
                return;
            m_isLoading = false;
            m_isLoaded = true;
            m_countedMs = QDateTime::currentMSecsSinceEpoch();
            m_error = listing.error;
            m_total = listing.total;
            updateWords();
        });
}

void SubjectsView::updateWords()
{
    const QString none = QStringLiteral("subject");
    if (m_isLoading)
        m_list->setEmpty(none, tr("Counting…"), {});
    else if (m_error)
        m_list->setEmpty(
            none, tr("Can't count the subjects: %1").arg(m_error->message), m_error->advice, tr("Ask again"));
    else if (m_isLoaded)
        m_list->setEmpty(none, tr("No message with such a subject is stored."), {});
    else if (m_subjects && *m_subjects > maxUnbidden)
        m_list->setEmpty(none, tr("This stream has %1 subjects.").arg(format::count(*m_subjects)),
            tr("Type which ones to count, for instance orders.eu.>; at most %1 are shown.")
                .arg(format::count(maxSubjects)),
            tr("Count the first %1").arg(format::count(maxSubjects)));
    else
        m_list->setEmpty(none, tr("Which subjects are stored, and how often."), {}, tr("Count"));
    const auto shown = static_cast<quint64>(m_model->rowCount());
    QString strip;
    if (shown > 0) {
        strip = tr("%1 of %2 subjects · %3 messages")
                    .arg(format::count(shown), format::count(std::max(shown, m_total)),
                        format::count(m_model->messages()));
        if (m_isLoading)
            strip += QStringLiteral(" · ") + tr("counting…");
        else
            strip += QStringLiteral(" · ") + tr("counted %1").arg(format::time(m_countedMs * 1'000'000));
        if (m_error)
            strip += QStringLiteral(" · ") + m_error->message;
    }
    m_list->setStrip(strip);
}

} // namespace natsight
