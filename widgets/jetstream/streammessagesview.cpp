// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/streammessagesview.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/moment.h"
#include "models/jetstream/searchhitmodel.h"
#include "models/jetstream/storedfilter.h"
#include "models/jetstream/streammessagemodel.h"
#include "models/jetstream/streampublish.h"
#include "models/nats/subject.h"
#include "models/payload/natscommand.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/filterline.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/messageinspector.h"
#include "widgets/common/theme.h"
#include "widgets/common/viewsetup.h"
#include "widgets/jetstream/changegate.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace natsight {

namespace {

constexpr int hitRowsShown = 5; ///< until the edge is dragged
/// A connection that breaks so often because it is read from is not broken once more without being told to.
constexpr int mostLosses = 2;

QString plain(const QByteArray &bytes, qsizetype maxChars = 500)
{
    return format::preview(bytes, maxChars);
}

/// A whole number as people type it, with or without groups; 0 when it is none.
quint64 numberFrom(QString typed)
{
    typed.remove(QLatin1Char(',')).remove(QLatin1Char('.')).remove(QLatin1Char(' ')).remove(QLatin1Char('#'));
    return typed.toULongLong();
}

/// `Name: value` lines.
QString textOf(const Headers &headers)
{
    QStringList lines;
    for (const auto &[name, value] : headers)
        lines << QString::fromUtf8(name) + QLatin1String(": ") + QString::fromUtf8(value);
    return lines.join(QLatin1Char('\n'));
}

/// `Name: value` lines; the first line that is none is the problem.
Result<Headers> headersFrom(const QString &text)
{
    Headers headers;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const auto colon = line.indexOf(QLatin1Char(':'));
        if (colon <= 0)
            return fail(Error::Kind::Invalid,
                StreamMessagesView::tr("A header is a line `Name: value`: %1").arg(line.left(80)));
        QByteArray name = line.left(colon).trimmed().toUtf8();
        QByteArray value = line.mid(colon + 1).trimmed().toUtf8();
        if (const auto valid = validateHeader(name, value); !valid)
            return fail(valid.error());
        headers.emplace_back(std::move(name), std::move(value));
    }
    return headers;
}

} // namespace

StreamMessagesView::StreamMessagesView(JetStreamClient *client, const QString &stream, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_stream(stream)
    , m_reader(new StreamReader(client, stream, this))
    , m_model(new StreamMessageModel(
          [reader = QPointer<StreamReader>(m_reader)](const PageQuery &query) {
              return reader ? reader->page(query) : QtFuture::makeReadyFuture(MessagePage());
          },
          this))
    , m_search(new StreamSearch(m_reader, this))
    , m_hits(new SearchHitModel(this))
    , m_export(new StreamExport(m_reader, this))
    , m_gate(new ChangeGate(client ? client->session() : nullptr, this))
    , m_visibleDelay(new QTimer(this))
    , m_filterDelay(new QTimer(this))
{
    setObjectName(QStringLiteral("streamMessages"));
    setAccessibleName(tr("Messages of stream %1").arg(stream));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildBar();
    buildSearchPanel();
    buildExportPanel();
    buildPublishPanel();
    for (QWidget *part :
        { m_bar, m_problemRow, m_searchPanel, static_cast<QWidget *>(m_searchProblem), m_exportPanel, m_publishPanel })
        layout->addWidget(part);
    buildTable();
    buildHits();
    buildInspector();
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("streamMessagesSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_hitsTable);
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 2);
    m_splitter->setSizes({ (hitRowsShown + 1) * Theme::rowHeight(), 360, 260 });
    layout->addWidget(m_splitter, 1);

    auto *strip = new QHBoxLayout;
    strip->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    strip->setSpacing(Theme::margin);
    auto *way = new ElidedLabel(this);
    m_way = way;
    m_way->setObjectName(QStringLiteral("messagesWay"));
    m_way->setFont(Theme::caption());
    m_way->setForegroundRole(QPalette::PlaceholderText);
    way->setElideMode(Qt::ElideRight);
    m_way->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_strip = plainLabel(this, QStringLiteral("messagesStrip"));
    m_strip->setFont(Theme::caption());
    m_strip->setForegroundRole(QPalette::PlaceholderText);
    strip->addWidget(m_way, 1);
    strip->addWidget(m_strip);
    layout->addLayout(strip);

    m_visibleDelay->setSingleShot(true);
    m_visibleDelay->setInterval(0);
    connect(m_visibleDelay, &QTimer::timeout, this, &StreamMessagesView::lookAtVisibleRows);
    m_filterDelay->setSingleShot(true);
    m_filterDelay->setInterval(300);
    connect(m_filterDelay, &QTimer::timeout, this, [this] {
        const QByteArray filter = m_filter->text().trimmed().toUtf8();
        if (!filter.isEmpty()) {
            if (const auto valid = validateSubscribeSubject(filter); !valid) {
                m_problem->setText(valid.error().text());
                m_retry->hide();
                m_problemRow->show();
                return;
            }
        }
        m_problemRow->hide();
        m_isUpdating = true;
        m_model->setFilter(filter);
        m_isUpdating = false;
        updateState();
        if (m_live->isChecked())
            goToEnd();
    });

    connect(m_model, &StreamMessageModel::loadingChanged, this, &StreamMessagesView::updateState);
    connect(m_model, &StreamMessageModel::errorChanged, this, [this] {
        if (m_model->error()) {
            const bool isLost = m_model->error()->kind == Error::Kind::NotConnected;
            m_losses += isLost && m_isRetrying ? 1 : 0;
            m_isRetrying = false;
        }
        updateState();
    });
    connect(m_model, &StreamMessageModel::jumped, this, &StreamMessagesView::goToRow);
    connect(m_reader, &StreamReader::wayChanged, this, &StreamMessagesView::updateStrip);
    // Whoever needs to know of the stream asks for it; the table takes it as well.
    connect(m_reader, &StreamReader::infoChanged, this, [this] {
        m_infoError.reset();
        const bool wasFollowing = m_model->isFollowing();
        m_model->setState(m_reader->info()->state);
        // Since the stream answers, its messages may, too.
        if (m_model->error() && m_model->error()->kind != Error::Kind::Denied && m_losses < mostLosses) {
            m_isRetrying = true;
            m_model->retry();
        }
        updateState();
        updateActions();
        if (wasFollowing)
            goToEnd();
    });
    connect(m_search, &StreamScan::progressChanged, this, &StreamMessagesView::updateSearch);
    connect(m_search, &StreamScan::finished, this, &StreamMessagesView::updateSearch);
    connect(m_search, &StreamSearch::found, this, [this](const QList<SearchHit> &hits) {
        m_hits->append(hits);
        updateHits();
        if (m_hit < 0)
            goToHit(0);
    });
    connect(m_export, &StreamScan::progressChanged, this, &StreamMessagesView::updateExport);
    connect(m_export, &StreamScan::finished, this, &StreamMessagesView::updateExport);
    if (client && client->session())
        connect(client->session(), &Session::statusChanged, this, [this] {
            if ((m_infoError || m_model->error()) && m_client && m_client->session() && m_losses < mostLosses
                && m_client->session()->status().state == SessionStatus::State::Connected) {
                m_isRetrying = m_model->error().has_value();
                readAgain();
            }
        });

    const auto shortcut = [this](const QKeySequence &key, auto slot) {
        auto *made = new QShortcut(key, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, slot);
    };
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_G), [this] {
        m_jump->setFocus(Qt::ShortcutFocusReason);
        m_jump->selectAll();
    });
    shortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { openSearch(); });
    shortcut(QKeySequence(Qt::Key_F3), [this] { stepHit(1); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { stepHit(-1); });
    shortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { m_inspector->copyCommand(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Down), [this] { nextOfSubject(); });

    showMessage();
    updateState();
    updateActions();
    refresh();
}

StreamMessagesView::~StreamMessagesView()
{
    // Views and models still talk while they go; nobody is here to listen any more.
    m_table->selectionModel()->disconnect(this);
    m_hitsTable->disconnect(this);
    m_table->verticalScrollBar()->disconnect(this);
    for (QObject *part : { static_cast<QObject *>(m_model), static_cast<QObject *>(m_reader),
             static_cast<QObject *>(m_search), static_cast<QObject *>(m_export) })
        part->disconnect(this);
}

// Building ------------------------------------------------------------------------------------------------------------

QToolButton *StreamMessagesView::toolButton(
    const QString &name, const QString &iconName, const QString &what, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setText(what);
    button->setAccessibleName(what);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void StreamMessagesView::buildBar()
{
    m_bar = new QWidget(this);
    m_bar->setObjectName(QStringLiteral("messagesBar"));
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    row->setSpacing(Theme::gap);
    m_jump = new QLineEdit(m_bar);
    m_jump->setObjectName(QStringLiteral("messagesJump"));
    m_jump->setAccessibleName(tr("Go to a sequence or time"));
    m_jump->setPlaceholderText(tr("Go to 1204, -2h, 14:03, last"));
    m_jump->setToolTip(
        tr("A sequence, a time of today, an ISO date and time, -2h, first or last (Ctrl+G, then Enter)"));
    m_jump->setFixedWidth(220);
    m_jump->installEventFilter(this);
    connect(m_jump, &QLineEdit::returnPressed, this, [this] { jump(m_jump->text()); });
    row->addWidget(m_jump);
    m_filter = new QLineEdit(m_bar);
    m_filter->setObjectName(QStringLiteral("messagesFilter"));
    m_filter->setAccessibleName(tr("Filter by subject"));
    m_filter->setPlaceholderText(tr("Subject or pattern, for instance orders.*.created"));
    m_filter->setToolTip(
        tr("Only messages of this subject; * stands for one token, > at the end for one or more (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFont(Theme::monospace());
    m_filter->setMinimumWidth(160);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterDelay->start(); });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_filterDelay->start(0); });
    row->addWidget(m_filter, 1);

    m_live = toolButton(QStringLiteral("messagesLive"), QStringLiteral("jump-newest"), tr("Follow the newest"),
        tr("Show new messages as they come, while the table is at its end"));
    m_live->setCheckable(true);
    m_live->setChecked(true);
    connect(m_live, &QToolButton::toggled, this, [this](bool isChecked) {
        if (isChecked)
            goToEnd();
        updateFollowing();
        updateStrip();
    });
    m_searchButton = toolButton(QStringLiteral("messagesSearchButton"), QStringLiteral("search"), tr("Search"),
        tr("Search subjects, headers and payloads (Ctrl+Shift+F)"));
    connect(m_searchButton, &QToolButton::clicked, this, &StreamMessagesView::openSearch);
    m_exportButton = toolButton(QStringLiteral("messagesExportButton"), QStringLiteral("download"), tr("Export"),
        tr("Write a range of messages to a file"));
    connect(m_exportButton, &QToolButton::clicked, this, [this] {
        m_exportPanel->setVisible(!m_exportPanel->isVisible());
        if (m_exportPanel->isVisible())
            m_exportStart->setFocus(Qt::OtherFocusReason);
    });
    m_publishButton = toolButton(QStringLiteral("messagesPublishButton"), QStringLiteral("publish"), tr("Publish"), {});
    m_publishButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_publishButton, &QToolButton::clicked, this, [this] { openPublish(); });
    for (QToolButton *button : { m_live, m_searchButton, m_exportButton, m_publishButton })
        row->addWidget(button);

    m_problemRow = new QWidget(this);
    m_problemRow->setObjectName(QStringLiteral("messagesProblemRow"));
    auto *problem = new QHBoxLayout(m_problemRow);
    problem->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    problem->setSpacing(Theme::gap);
    m_problem = plainLabel(m_problemRow, QStringLiteral("messagesProblem"));
    m_problem->setWordWrap(true);
    m_retry = new QPushButton(tr("Try again"), m_problemRow);
    m_retry->setObjectName(QStringLiteral("messagesRetry"));
    m_retry->setAccessibleName(tr("Try again"));
    m_retry->setToolTip(tr("Read what failed once more"));
    connect(m_retry, &QPushButton::clicked, this, &StreamMessagesView::refresh);
    problem->addWidget(m_problem, 1);
    problem->addWidget(m_retry);
    m_problemRow->hide();
}

void StreamMessagesView::buildSearchPanel()
{
    m_searchPanel = new QWidget(this);
    m_searchPanel->setObjectName(QStringLiteral("messagesSearchPanel"));
    auto *row = new QHBoxLayout(m_searchPanel);
    row->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    row->setSpacing(Theme::gap);
    m_searchText = new FilterLine(storedFields(), m_searchPanel);
    m_searchText->setObjectName(QStringLiteral("messagesSearch"));
    m_searchText->setAccessibleName(tr("What to search for"));
    m_searchText->setPlaceholderText(tr("Words in subject, headers or payload, or conditions"));
    m_searchText->setToolTip(tr("Reads the whole stream (with a subject filter only its messages). Capital letters "
                                "make a word exact (Enter starts, F1 explains conditions)."));
    m_searchText->installEventFilter(this);
    m_searchText->setNameSource([this] { return [messages = knownMessages()] { return storedNames(messages); }; });
    m_searchProblem = m_searchText->newProblemLabel(this);
    m_searchProblem->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    connect(m_searchText, &QLineEdit::returnPressed, this, &StreamMessagesView::startSearch);
    connect(m_searchText, &FilterLine::left, this, [this] {
        QTableView *next = m_hitsTable->isVisible() ? m_hitsTable : m_table;
        next->setFocus(Qt::OtherFocusReason);
    });
    m_searchStart = new QPushButton(tr("Search"), m_searchPanel);
    m_searchStart->setObjectName(QStringLiteral("messagesSearchStart"));
    connect(m_searchStart, &QPushButton::clicked, this, [this] {
        if (m_search->isRunning())
            m_search->cancel();
        else
            startSearch();
    });
    m_hitBefore = toolButton(
        QStringLiteral("messagesHitBefore"), QStringLiteral("back"), tr("Hit before"), tr("Hit before (Shift+F3)"));
    connect(m_hitBefore, &QToolButton::clicked, this, [this] { stepHit(-1); });
    m_hitAfter = toolButton(
        QStringLiteral("messagesHitAfter"), QStringLiteral("forward"), tr("Next hit"), tr("Next hit (F3)"));
    connect(m_hitAfter, &QToolButton::clicked, this, [this] { stepHit(1); });
    m_searchState = new ElidedLabel(m_searchPanel);
    m_searchState->setObjectName(QStringLiteral("messagesSearchState"));
    m_searchState->setElideMode(Qt::ElideRight);
    m_searchState->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_searchState->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_searchText, 1);
    row->addWidget(m_searchStart);
    row->addWidget(m_hitBefore);
    row->addWidget(m_hitAfter);
    row->addWidget(m_searchState, 1);
    m_searchPanel->hide();
    updateSearch();
}

void StreamMessagesView::buildHits()
{
    m_hitsTable = new QTableView(this);
    m_hitsTable->setObjectName(QStringLiteral("messagesHits"));
    m_hitsTable->setAccessibleName(tr("Hits of the search"));
    m_hitsTable->setModel(m_hits);
    ViewOptions options;
    options.widths = { 12, 24, 26, 8, 40 };
    options.isSortable = false;
    options.exactRole = ExactRole;
    setUpTable(m_hitsTable, options);
    m_hitsTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_hitsTable->horizontalHeader()->setStretchLastSection(true);
    m_hitsTable->setMinimumHeight(3 * Theme::rowHeight());
    for (const int column : { SearchHitModel::Time, SearchHitModel::Subject })
        m_hitsTable->setItemDelegateForColumn(column, new MonospaceDelegate(m_hitsTable));
    auto *preview = new MonospaceDelegate(m_hitsTable);
    preview->setTone(Tone::Muted);
    preview->setElideMode(Qt::ElideRight);
    m_hitsTable->setItemDelegateForColumn(SearchHitModel::Preview, preview);
    m_hitsTable->installEventFilter(this);
    m_hitsTable->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_hitsTable, &QTableView::customContextMenuRequested, this, &StreamMessagesView::openHitsMenu);
    const auto go = [this](const QModelIndex &index) { goToHit(index.row()); };
    connect(m_hitsTable, &QTableView::clicked, this, go);
    connect(m_hitsTable, &QTableView::activated, this, go);
    QWidget *before = m_searchText;
    for (QWidget *next : std::initializer_list<QWidget *> { m_searchStart, m_hitBefore, m_hitAfter, m_hitsTable }) {
        setTabOrder(before, next);
        before = next;
    }
    setTabOrder(m_hitsTable, m_table);
    m_hitsTable->hide(); // until there is one
}

void StreamMessagesView::buildExportPanel()
{
    m_exportPanel = new QWidget(this);
    m_exportPanel->setObjectName(QStringLiteral("messagesExportPanel"));
    auto *row = new QHBoxLayout(m_exportPanel);
    row->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    row->setSpacing(Theme::gap);
    const auto line = [&](const QString &name, const QString &what, const QString &hint) {
        auto *edit = new QLineEdit(m_exportPanel);
        edit->setObjectName(name);
        edit->setAccessibleName(what);
        edit->setPlaceholderText(hint);
        edit->setFixedWidth(130);
        edit->installEventFilter(this);
        return edit;
    };
    m_exportFirst = line(QStringLiteral("messagesExportFirst"), tr("First sequence of the export"), tr("first"));
    m_exportLast = line(QStringLiteral("messagesExportLast"), tr("Last sequence of the export"), tr("last"));
    m_exportFormat = new QComboBox(m_exportPanel);
    m_exportFormat->setObjectName(QStringLiteral("messagesExportFormat"));
    m_exportFormat->setAccessibleName(tr("Format of the file"));
    m_exportFormat->addItem(tr("NDJSON"), static_cast<int>(StreamExport::Format::Ndjson));
    m_exportFormat->addItem(tr("CSV"), static_cast<int>(StreamExport::Format::Csv));
    m_exportStart = new QPushButton(tr("Export…"), m_exportPanel);
    m_exportStart->setObjectName(QStringLiteral("messagesExportStart"));
    connect(m_exportStart, &QPushButton::clicked, this, [this] {
        if (m_export->isRunning())
            m_export->cancel();
        else
            chooseFile();
    });
    m_exportState = plainLabel(m_exportPanel, QStringLiteral("messagesExportState"));
    m_exportState->setForegroundRole(QPalette::PlaceholderText);
    m_exportState->setWordWrap(true);
    row->addWidget(new QLabel(tr("Sequences"), m_exportPanel));
    row->addWidget(m_exportFirst);
    row->addWidget(new QLabel(tr("to"), m_exportPanel));
    row->addWidget(m_exportLast);
    row->addWidget(m_exportFormat);
    row->addWidget(m_exportStart);
    row->addWidget(m_exportState, 1);
    m_exportPanel->hide();
    updateExport();
}

void StreamMessagesView::buildPublishPanel()
{
    m_publishPanel = new QWidget(this);
    m_publishPanel->setObjectName(QStringLiteral("messagesPublishPanel"));
    auto *layout = new QVBoxLayout(m_publishPanel);
    layout->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    layout->setSpacing(Theme::gap);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    m_publishTitle = plainLabel(m_publishPanel, QStringLiteral("publishTitle"));
    m_publishSubject = new QLineEdit(m_publishPanel);
    m_publishSubject->setObjectName(QStringLiteral("publishSubject"));
    m_publishSubject->setAccessibleName(tr("Subject to publish to"));
    m_publishSubject->setPlaceholderText(tr("Subject"));
    m_publishSubject->setFont(Theme::monospace());
    m_publishSubject->installEventFilter(this);
    connect(m_publishSubject, &QLineEdit::textChanged, this, &StreamMessagesView::updatePublish);
    m_publishSend = new QPushButton(tr("Publish"), m_publishPanel);
    m_publishSend->setObjectName(QStringLiteral("publishSend"));
    m_publishSend->setAccessibleName(tr("Publish the message"));
    m_publishSend->setProperty("primary", true);
    connect(m_publishSend, &QPushButton::clicked, this, &StreamMessagesView::publish);
    auto *close = new QPushButton(tr("Close"), m_publishPanel);
    close->setObjectName(QStringLiteral("publishClose"));
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close without publishing (Esc)"));
    connect(close, &QPushButton::clicked, m_publishPanel, &QWidget::hide);
    row->addWidget(m_publishTitle);
    row->addWidget(m_publishSubject, 1);
    row->addWidget(m_publishSend);
    row->addWidget(close);
    layout->addLayout(row);
    auto *texts = new QHBoxLayout;
    texts->setSpacing(Theme::gap);
    const auto text = [&](const QString &name, const QString &what, const QString &hint) {
        auto *edit = new QPlainTextEdit(m_publishPanel);
        edit->setObjectName(name);
        edit->setAccessibleName(what);
        edit->setPlaceholderText(hint);
        edit->setFont(Theme::monospace());
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(96);
        edit->installEventFilter(this);
        return edit;
    };
    m_publishHeaders = text(QStringLiteral("publishHeaders"), tr("Headers"), tr("Name: value"));
    m_publishBody = text(QStringLiteral("publishBody"), tr("Payload"), tr("Payload"));
    texts->addWidget(m_publishHeaders, 1);
    texts->addWidget(m_publishBody, 2);
    layout->addLayout(texts);
    m_publishWarning = plainLabel(m_publishPanel, QStringLiteral("publishWarning"));
    m_publishWarning->setWordWrap(true);
    m_publishState = plainLabel(m_publishPanel, QStringLiteral("publishState"));
    m_publishState->setWordWrap(true);
    m_publishState->hide();
    layout->addWidget(m_publishWarning);
    layout->addWidget(m_publishState);
    m_publishPanel->hide();
}

void StreamMessagesView::buildTable()
{
    m_pages = new QStackedWidget(this);
    m_table = new QTableView(m_pages);
    m_table->setObjectName(QStringLiteral("messagesTable"));
    m_table->setAccessibleName(tr("Messages"));
    m_table->setModel(m_model);
    ViewOptions options;
    options.widths = { 12, 24, 26, 8, 4, 40 };
    options.isSortable = false;
    options.exactRole = StreamMessageModel::ExactRole;
    setUpTable(m_table, options);
    const auto toneOf = [](const QModelIndex &index) {
        return index.data(StreamMessageModel::KindRole).toInt()
                == static_cast<int>(StreamMessageModel::RowKind::Message)
            ? Tone::Text
            : Tone::Muted;
    };
    for (const int column : { StreamMessageModel::Time, StreamMessageModel::Subject }) {
        auto *delegate = new MonospaceDelegate(m_table);
        delegate->setTone(toneOf);
        m_table->setItemDelegateForColumn(column, delegate);
    }
    for (const int column : { StreamMessageModel::Sequence, StreamMessageModel::HeadersMark }) {
        auto *muted = new TextDelegate(m_table);
        muted->setTone(Tone::Muted);
        m_table->setItemDelegateForColumn(column, muted);
    }
    auto *preview = new MonospaceDelegate(m_table);
    preview->setTone(Tone::Muted);
    preview->setElideMode(Qt::ElideRight);
    m_table->setItemDelegateForColumn(StreamMessageModel::Preview, preview);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::customContextMenuRequested, this, &StreamMessagesView::openMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StreamMessagesView::showCurrent);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        m_visibleDelay->start();
        if (m_isUpdating)
            return;
        m_isAtEnd = value >= m_table->verticalScrollBar()->maximum();
        updateFollowing();
    });
    // What a person looks at stays where it is when pages take their place above it.
    const auto moved = [this](int first, int count) {
        m_visibleDelay->start();
        updateState();
        if (m_isUpdating)
            return;
        QScrollBar *bar = m_table->verticalScrollBar();
        const int top = m_table->rowAt(0);
        const int before = bar->value();
        m_isUpdating = true;
        m_table->doItemsLayout();
        if (m_isAtEnd)
            m_table->scrollToBottom();
        else if (top >= 0 && first <= top)
            bar->setValue(std::max(0, before + count));
        m_isUpdating = false;
    };
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
        [moved](const QModelIndex &, int first, int last) { moved(first, last - first + 1); });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this,
        [moved](const QModelIndex &, int first, int last) { moved(first, first - last - 1); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_visibleDelay->start();
        updateState();
        if (m_isAtEnd)
            m_table->scrollToBottom();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        updateStrip();
        if (m_message || m_wanted != 0)
            return;
        showCurrent();
    });
    m_pages->addWidget(m_table);
    m_empty = new EmptyState(m_pages);
    m_empty->setObjectName(QStringLiteral("messagesEmpty"));
    m_pages->addWidget(m_empty);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_infoError || m_model->error())
            refresh();
        else if (!m_filter->text().isEmpty())
            m_filter->clear();
        else
            openPublish();
    });
}

void StreamMessagesView::buildInspector()
{
    m_inspector = new MessageInspector(this);
    m_inspector->setSizes({ 640, 330 });
    connect(m_inspector, &MessageInspector::statusText, this, &StreamMessagesView::statusText);
    m_resendButton = m_inspector->addVerb(
        QStringLiteral("messageResend"), tr("Edit and resend…"), tr("Publish an edited copy of this message"));
    m_deleteButton = m_inspector->addVerb(
        QStringLiteral("messageDelete"), tr("Delete…"), tr("Delete this message (Del)"));
    m_eraseButton = m_inspector->addVerb(QStringLiteral("messageErase"), tr("Erase securely…"),
        tr("Delete this message and overwrite its bytes on disk"));
    connect(m_resendButton, &QPushButton::clicked, this, &StreamMessagesView::openResend);
    connect(m_deleteButton, &QPushButton::clicked, this, [this] { askToDelete(false); });
    connect(m_eraseButton, &QPushButton::clicked, this, [this] { askToDelete(true); });
}

// What is known -------------------------------------------------------------------------------------------------------

void StreamMessagesView::setInfo(const StreamInfo &info)
{
    m_reader->setInfo(info);
}

void StreamMessagesView::refresh()
{
    m_losses = 0;
    readAgain();
}

void StreamMessagesView::readAgain()
{
    if (!m_client)
        return;
    m_model->retry();
    whenDone(this, m_client->streamInfo(m_stream), [this](const Result<StreamInfo> &info) {
        if (info) {
            m_reader->setInfo(*info);
            return;
        }
        m_infoError = info.error();
        updateState();
    });
}

void StreamMessagesView::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_gate->setReadOnly(isReadOnly);
    if (isReadOnly)
        m_publishPanel->hide();
    updateActions();
    updateState();
}

QString StreamMessagesView::changeProblem() const
{
    return m_isReadOnly ? tr("This connection is read-only.") : QString();
}

QString StreamMessagesView::deleteProblem() const
{
    if (m_isReadOnly)
        return changeProblem();
    const auto &info = m_reader->info();
    if (info && info->isSealed)
        return tr("The stream is sealed: nothing in it can change.");
    if (info && info->deniesDelete)
        return tr("The stream does not allow to delete single messages (deny_delete).");
    return {};
}

void StreamMessagesView::updateActions()
{
    const bool hasMessage = m_message.has_value();
    const auto set = [](QAbstractButton *button, bool isEnabled, const QString &problem, const QString &tip) {
        button->setEnabled(isEnabled && problem.isEmpty());
        button->setToolTip(problem.isEmpty() ? tip : problem);
    };
    for (QPushButton *button : { m_resendButton, m_deleteButton, m_eraseButton })
        button->setVisible(hasMessage);
    set(m_publishButton, true, changeProblem(), tr("Publish a message into this stream"));
    set(m_resendButton, hasMessage, changeProblem(), tr("Publish an edited copy of this message"));
    set(m_deleteButton, hasMessage, deleteProblem(), tr("Delete this message (Del)"));
    set(m_eraseButton, hasMessage, deleteProblem(), tr("Delete this message and overwrite its bytes on disk"));
}

void StreamMessagesView::updateState()
{
    const auto &info = m_reader->info();
    const bool hasRows = m_model->rowCount() > 0;
    std::optional<Error> error = m_model->error() ? m_model->error() : m_infoError;
    if (!m_model->error() && !m_model->isLoading() && m_model->loadedMessages() > 0)
        m_losses = 0;
    if (error && m_losses >= mostLosses)
        error->advice = tr("It is lost each time that the server sends them: one may be larger than what the server "
                           "keeps waiting for a client (max_pending).");
    if (error && (!hasRows || m_model->loadedMessages() == 0)) {
        const bool isDenied = error->kind == Error::Kind::Denied;
        m_empty->setContent(isDenied ? QStringLiteral("lock") : QStringLiteral("error"),
            isDenied ? tr("This user may not read the stream") : tr("The messages cannot be read"), error->text(),
            tr("Try again"));
        m_pages->setCurrentIndex(1);
    } else if (hasRows) {
        m_pages->setCurrentIndex(0);
    } else if (!info || m_model->isLoading()) {
        m_empty->setContent(QStringLiteral("message"), tr("Reading stream %1").arg(m_stream),
            m_model->filter().isEmpty() ? tr("Asked the server for its state.")
                                        : tr("Looking for %1.").arg(plain(m_model->filter(), 80)));
        m_pages->setCurrentIndex(1);
    } else if (!m_model->filter().isEmpty() && info->state.messages > 0) {
        m_empty->setContent(QStringLiteral("filter"), tr("No message matches"),
            tr("None of %1 messages has a subject under %2.")
                .arg(format::count(info->state.messages), plain(m_model->filter(), 80)),
            tr("Clear the filter"));
        m_pages->setCurrentIndex(1);
    } else {
        m_empty->setContent(QStringLiteral("message"), tr("The stream holds no message"),
            info->subjects.isEmpty()
                ? tr("Messages come from its mirror or sources.")
                : tr("What is published to %1 shows up here.").arg(info->subjects.join(QLatin1String(", ")).left(200)),
            m_isReadOnly || info->subjects.isEmpty() ? QString() : tr("Publish a message"));
        m_pages->setCurrentIndex(1);
    }
    const QString verb = m_empty->button()->text();
    m_empty->button()->setAccessibleName(verb.isEmpty() ? tr("Nothing to do") : verb);
    if (error && m_pages->currentIndex() == 0) {
        m_problem->setText(error->text());
        m_retry->show();
        m_problemRow->show();
    } else if (m_retry->isVisibleTo(m_problemRow)) {
        m_problemRow->hide();
    }
    updateStrip();
}

void StreamMessagesView::updateStrip()
{
    QStringList parts;
    if (m_model->isLoading())
        parts << tr("reading…");
    if (const auto &info = m_reader->info()) {
        parts << tr("%1 of %2 messages loaded")
                     .arg(format::count(static_cast<quint64>(m_model->loadedMessages())),
                         format::count(info->state.messages));
        if (info->state.deleted > 0)
            parts << tr("%1 deleted between").arg(format::count(info->state.deleted));
    }
    parts << (m_model->isFollowing() ? tr("following") : tr("not following"));
    m_strip->setText(parts.join(QStringLiteral(" · ")));
    if (m_way->text() != m_reader->wayText())
        m_way->setText(m_reader->wayText());
}

void StreamMessagesView::lookAtVisibleRows()
{
    if (!isVisible() || m_pages->currentIndex() != 0)
        return;
    const int first = m_table->rowAt(0);
    int last = m_table->rowAt(m_table->viewport()->height() - 1);
    if (last < 0)
        last = m_model->rowCount() - 1;
    m_model->setVisibleRows(first, last);
    updateStrip();
}

void StreamMessagesView::updateFollowing()
{
    const bool isFollowing = m_live->isChecked() && m_isAtEnd;
    if (isFollowing != m_model->isFollowing()) {
        m_model->setFollowing(isFollowing);
        updateStrip();
    }
}

void StreamMessagesView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_visibleDelay->start();
    if (m_isAtEnd)
        m_table->scrollToBottom();
}

// Moving about --------------------------------------------------------------------------------------------------------

void StreamMessagesView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void StreamMessagesView::setSubjectFilter(const QString &subject)
{
    m_filter->setText(subject);
    m_filterDelay->start(0);
}

bool StreamMessagesView::jump(const QString &typed)
{
    const QString what = typed.trimmed();
    const auto say = [this](const QString &problem) {
        m_problem->setText(problem);
        m_retry->hide();
        m_problemRow->setVisible(!problem.isEmpty());
    };
    say({});
    if (what.compare(QLatin1String("first"), Qt::CaseInsensitive) == 0) {
        jumpTo(1);
        return true;
    }
    if (what.compare(QLatin1String("last"), Qt::CaseInsensitive) == 0) {
        jumpTo(std::numeric_limits<quint64>::max());
        return true;
    }
    if (const quint64 sequence = numberFrom(what); sequence > 0) {
        if (const auto &info = m_reader->info(); info && sequence > info->state.lastSequence)
            say(tr("The last sequence is %1.").arg(format::count(info->state.lastSequence)));
        jumpTo(sequence);
        return true;
    }
    const auto moment = momentFromText(what, QDateTime::currentMSecsSinceEpoch());
    if (!moment) {
        say(tr("That is neither a sequence nor a time: 1204, -2h, 14:03, 2026-11-24T14:03:00, first or last."));
        return false;
    }
    whenDone(this, m_reader->sequenceAtTime(*moment), [this, say](const Result<quint64> &sequence) {
        if (!sequence)
            say(sequence.error().text());
        else if (*sequence == 0) {
            say(tr("All messages are older; this is the last one."));
            jumpTo(std::numeric_limits<quint64>::max());
        } else {
            jumpTo(*sequence);
        }
    });
    return true;
}

void StreamMessagesView::jumpTo(quint64 sequence)
{
    m_model->jumpTo(sequence);
}

void StreamMessagesView::goToRow(int row)
{
    if (row < 0)
        return;
    m_pages->setCurrentIndex(0);
    const QModelIndex index = m_model->index(row, 0);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_isAtEnd = m_table->verticalScrollBar()->value() >= m_table->verticalScrollBar()->maximum();
    updateFollowing();
    m_visibleDelay->start();
}

void StreamMessagesView::goToEnd()
{
    m_isAtEnd = true;
    m_table->scrollToBottom();
    updateFollowing();
    m_visibleDelay->start();
}

void StreamMessagesView::nextOfSubject()
{
    if (!m_message)
        return;
    const QByteArray subject = m_message->subject;
    whenDone(this, m_reader->message({ MessageQuery::Mode::NextBySubject, m_message->sequence + 1, subject }),
        [this, subject](const Result<StoredMessage> &message) {
            if (message)
                jumpTo(message->sequence);
            else if (StreamReader::isNoMessage(message.error()))
                Q_EMIT statusText(tr("There is no later message on %1.").arg(plain(subject, 80)));
            else
                Q_EMIT statusText(message.error().text());
        });
}

// Inspector -----------------------------------------------------------------------------------------------------------

void StreamMessagesView::showCurrent()
{
    const quint64 sequence = m_model->sequenceAt(m_table->currentIndex().row());
    if (sequence == 0 || sequence == m_wanted || (m_message && m_message->sequence == sequence))
        return;
    m_wanted = sequence;
    const quint64 generation = ++m_generation;
    m_inspector->setTitle(tr("Reading message %1…").arg(format::count(sequence)));
    whenDone(this, m_reader->message({ MessageQuery::Mode::Sequence, sequence, {} }),
        [this, generation, sequence](Result<StoredMessage> message) {
            if (generation != m_generation)
                return;
            m_wanted = 0;
            if (message) {
                m_message = std::move(*message);
                showMessage();
                return;
            }
            m_message.reset();
            showMessage();
            if (StreamReader::isNoMessage(message.error())) {
                m_inspector->setTitle(tr("Message %1 has been deleted meanwhile.").arg(format::count(sequence)));
                m_model->forget(sequence);
            } else {
                m_inspector->setTitle(message.error().text());
            }
        });
}

void StreamMessagesView::showMessage()
{
    updateActions();
    if (!m_message) {
        m_inspector->clear(tr("The message that you select shows up here."));
        return;
    }
    m_inspector->showMessage(tr("Message %1").arg(format::count(m_message->sequence)),
        { m_message->subject, {}, m_message->headers, m_message->payload },
        { { tr("Sequence"), format::count(m_message->sequence), false, QString::number(m_message->sequence) },
            { tr("Stored"), format::time(m_message->timeNs), true, format::exactTime(m_message->timeNs) } });
}

void StreamMessagesView::askToDelete(bool isErased)
{
    if (!m_message || !deleteProblem().isEmpty())
        return;
    const quint64 sequence = m_message->sequence;
    Confirmation ask;
    ask.grade = Confirmation::Grade::Destroys;
    ask.title = isErased ? tr("Erase message %1 of %2?").arg(format::count(sequence), m_stream)
                         : tr("Delete message %1 of %2?").arg(format::count(sequence), m_stream);
    ask.what = isErased ? tr("The message on %1 is deleted and its bytes are overwritten on disk. Nobody can read it "
                             "again; copies in mirrors and other streams stay.")
                              .arg(plain(m_message->subject, 80))
                        : tr("The message on %1 is deleted. Consumers that have not seen it never will; copies in "
                             "mirrors and other streams stay.")
                              .arg(plain(m_message->subject, 80));
    ask.command = QStringLiteral("nats stream rmm %1 %2").arg(shellWord(m_stream.toUtf8())).arg(sequence);
    ask.verb = isErased ? tr("Erase message %1").arg(format::count(sequence))
                        : tr("Delete message %1").arg(format::count(sequence));
    ask.name = QString::number(sequence);
    if (!isErased)
        ask.command.clear(); // the command line tool always overwrites
    auto *sheet = new ConfirmSheet(ask, window());
    m_gate->guard(sheet);
    connect(sheet, &QDialog::accepted, this, [this, sequence, isErased] {
        if (!m_client || !deleteProblem().isEmpty())
            return;
        whenDone(this, m_client->deleteMessage(m_stream, sequence, isErased),
            [this, sequence, isErased](const Result<void> &done) {
                if (!done) {
                    m_problem->setText(
                        tr("Message %1 was not deleted: %2").arg(format::count(sequence), done.error().text()));
                    m_retry->hide();
                    m_problemRow->show();
                    return;
                }
                Q_EMIT statusText(isErased ? tr("Message %1 is erased.").arg(format::count(sequence))
                                           : tr("Message %1 is deleted.").arg(format::count(sequence)));
                if (m_message && m_message->sequence == sequence) {
                    m_message.reset();
                    showMessage();
                }
                m_model->forget(sequence);
                refresh();
                Q_EMIT streamChanged();
            });
    });
    sheet->open();
}

void StreamMessagesView::openMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(m_table);
    menu->setObjectName(QStringLiteral("messagesMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_model->kindAt(index.row()) == StreamMessageModel::RowKind::Message) {
        const QString subject = index.data(StreamMessageModel::SubjectRole).toString();
        menu->addAction(tr("Copy as nats command"), m_inspector, &MessageInspector::copyCommand)
            ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
        menu->addAction(tr("Copy payload"), m_inspector, &MessageInspector::copyPayload);
        menu->addAction(tr("Copy subject"), this, [subject] { QApplication::clipboard()->setText(subject); });
        menu->addSeparator();
        menu->addAction(tr("Next on this subject"), this, &StreamMessagesView::nextOfSubject)
            ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Down));
        menu->addAction(tr("Show only this subject"), this, [this, subject] { m_filter->setText(subject); });
        menu->addSeparator();
        QAction *resend = menu->addAction(tr("Edit and resend…"), this, &StreamMessagesView::openResend);
        resend->setEnabled(m_resendButton->isEnabled());
        QAction *again = menu->addAction(tr("Send again…"), this, [this] {
            if (m_message)
                sendAgain(m_message->sequence);
        });
        again->setObjectName(QStringLiteral("sendAgain"));
        again->setEnabled(m_message.has_value());
        QAction *remove = menu->addAction(tr("Delete…"), this, [this] { askToDelete(false); });
        remove->setShortcut(Qt::Key_Delete);
        remove->setEnabled(m_deleteButton->isEnabled());
    }
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(m_table->viewport()->mapToGlobal(position));
}

void StreamMessagesView::openHitsMenu(const QPoint &position)
{
    const QModelIndex index = m_hitsTable->indexAt(position);
    if (!index.isValid())
        return;
    const SearchHit &hit = m_hits->hit(index.row());
    auto *menu = new QMenu(m_hitsTable);
    menu->setObjectName(QStringLiteral("hitsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString subject = QString::fromUtf8(hit.subject);
    menu->addAction(tr("Send again…"), this, [this, sequence = hit.sequence] { sendAgain(sequence); })
        ->setObjectName(QStringLiteral("sendHitAgain"));
    menu->addAction(tr("Copy subject"), this, [subject] { QApplication::clipboard()->setText(subject); });
    menu->popup(m_hitsTable->viewport()->mapToGlobal(position));
}

void StreamMessagesView::sendAgain(quint64 sequence)
{
    const auto compose = [this](const StoredMessage &message) {
        Q_EMIT composeRequested({ message.subject, message.payload, message.headers }, false);
    };
    if (m_message && m_message->sequence == sequence) {
        compose(*m_message);
        return;
    }
    if (!m_client)
        return;
    // A hit knows the beginning of its message only.
    MessageQuery query;
    query.sequence = sequence;
    whenDone(this, m_client->message(m_stream, query), [this, compose](const Result<StoredMessage> &message) {
        if (message)
            compose(*message);
        else
            Q_EMIT statusText(message.error().text());
    });
}

// Search and export ---------------------------------------------------------------------------------------------------

void StreamMessagesView::openSearch()
{
    m_searchPanel->show();
    m_searchProblem->setVisible(!m_searchText->problem().isEmpty());
    updateHits();
    m_searchText->setFocus(Qt::ShortcutFocusReason);
    m_searchText->selectAll();
}

void StreamMessagesView::closeSearch()
{
    m_searchPanel->hide();
    m_searchProblem->hide();
    updateHits();
}

/// What is at hand of the stream's messages: the one that is shown, and the subjects of hits.
QList<StoredMessage> StreamMessagesView::knownMessages() const
{
    QList<StoredMessage> known;
    if (m_message)
        known << *m_message;
    for (int row = 0; row < std::min(m_hits->rowCount(), 1'000); ++row) {
        StoredMessage hit;
        hit.subject = m_hits->hit(row).subject;
        known << hit;
    }
    return known;
}

void StreamMessagesView::startSearch()
{
    const auto &info = m_reader->info();
    m_searchText->apply();
    if (m_searchText->error() || m_searchText->program()->passesAll() || !info)
        return;
    m_search->cancel();
    m_hit = -1;
    m_hits->clear();
    m_hasSearched = true;
    m_search->setTest(filterTest(m_searchText->program()));
    m_search->start(info->state.firstSequence, info->state.lastSequence, m_model->filter());
    updateHits();
}

void StreamMessagesView::updateSearch()
{
    const bool isRunning = m_search->isRunning();
    m_searchStart->setText(isRunning ? tr("Cancel") : tr("Search"));
    m_searchStart->setAccessibleName(isRunning ? tr("Cancel the search") : tr("Start the search"));
    m_searchStart->setToolTip(m_searchStart->accessibleName());
    const auto kept = static_cast<quint64>(m_search->hits().size());
    const quint64 found = m_search->foundCount();
    m_hitBefore->setEnabled(kept > 0);
    m_hitAfter->setEnabled(kept > 0);
    const ScanProgress &progress = m_search->progress();
    QStringList parts;
    if (kept > 0 && m_hit >= 0)
        parts << tr("hit %1 of %2").arg(format::count(static_cast<quint64>(m_hit) + 1), format::count(kept));
    else if (progress.messages > 0 || isRunning)
        parts << (found == 0 ? tr("no hit yet") : tr("%n hit(s)", nullptr, static_cast<int>(kept)));
    if (found > kept)
        parts << tr("first %1 hits shown, %2 found").arg(format::count(kept), format::count(found));
    if (isRunning)
        parts << tr("%1 %").arg(static_cast<int>(progress.share * 100)) << format::rate(progress.messagesPerSecond);
    else if (m_search->error())
        parts << tr("ended at %1: %2").arg(format::count(progress.sequence), m_search->error()->text());
    else if (m_search->wasCancelled())
        parts << tr("cancelled at %1").arg(format::count(progress.sequence));
    else if (progress.sequence > 0)
        parts << tr("%1 messages read").arg(format::count(progress.messages));
    if (!isRunning && found == 0 && m_hasSearched) {
        if (progress.messages > 0)
            parts.first() = tr("no hit");
        else
            parts.prepend(tr("no hit"));
    }
    m_searchState->setText(parts.join(QStringLiteral(" · ")));
}

void StreamMessagesView::updateHits()
{
    m_hitsTable->setVisible(m_searchPanel->isVisibleTo(this) && m_hits->rowCount() > 0);
}

void StreamMessagesView::stepHit(int step)
{
    const int count = m_hits->rowCount();
    if (count > 0)
        goToHit(m_hit < 0 ? 0 : (m_hit + step + count) % count);
}

void StreamMessagesView::goToHit(qsizetype hit)
{
    if (hit < 0 || hit >= m_hits->rowCount())
        return;
    m_hit = hit;
    const QModelIndex index = m_hits->index(static_cast<int>(hit), 0);
    m_hitsTable->setCurrentIndex(index);
    m_hitsTable->scrollTo(index);
    jumpTo(m_hits->hit(static_cast<int>(hit)).sequence);
    updateSearch();
}

void StreamMessagesView::chooseFile()
{
    const auto format = static_cast<StreamExport::Format>(m_exportFormat->currentData().toInt());
    const bool isCsv = format == StreamExport::Format::Csv;
    auto *dialog = new QFileDialog(window(), tr("Export messages of %1").arg(m_stream));
    dialog->setObjectName(QStringLiteral("messagesExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(isCsv ? QStringLiteral("csv") : QStringLiteral("ndjson"));
    dialog->selectFile(m_stream + (isCsv ? QStringLiteral(".csv") : QStringLiteral(".ndjson")));
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &path) { exportTo(path, format); });
    dialog->open();
}

void StreamMessagesView::exportTo(const QString &path, StreamExport::Format format)
{
    const auto &info = m_reader->info();
    if (!info || m_export->isRunning())
        return;
    m_exportPanel->show();
    const auto bound = [](const QLineEdit *line, quint64 otherwise) {
        const quint64 typed = numberFrom(line->text());
        return typed > 0 ? typed : otherwise;
    };
    const quint64 first = bound(m_exportFirst, info->state.firstSequence);
    const quint64 last = std::min(bound(m_exportLast, info->state.lastSequence), info->state.lastSequence);
    m_exportPath = path;
    if (const auto started = m_export->startTo(path, format, first, last, m_model->filter()); !started)
        m_exportState->setText(started.error().text());
}

void StreamMessagesView::updateExport()
{
    const bool isRunning = m_export->isRunning();
    m_exportStart->setText(isRunning ? tr("Cancel") : tr("Export…"));
    m_exportStart->setAccessibleName(isRunning ? tr("Cancel the export") : tr("Choose a file and export"));
    m_exportStart->setToolTip(m_exportStart->accessibleName());
    if (m_exportPath.isEmpty()) {
        m_exportState->setText(tr("With a subject filter only its messages."));
        return;
    }
    const QString written = tr("%1 messages written").arg(format::count(m_export->written()));
    const ScanProgress &progress = m_export->progress();
    if (isRunning)
        m_exportState->setText(QStringList {
            written, tr("%1 %").arg(static_cast<int>(progress.share * 100)), format::rate(progress.messagesPerSecond) }
                                   .join(QStringLiteral(" · ")));
    else if (m_export->error())
        m_exportState->setText(tr("%1, then: %2").arg(written, m_export->error()->text()));
    else if (m_export->wasCancelled())
        m_exportState->setText(tr("Cancelled: %1 to %2.").arg(written, m_exportPath));
    else
        m_exportState->setText(tr("%1 to %2.").arg(written, m_exportPath));
}

// Publishing ----------------------------------------------------------------------------------------------------------

void StreamMessagesView::openPublish(const QString &subject)
{
    if (!changeProblem().isEmpty())
        return;
    if (m_isResend || !m_publishPanel->isVisible()) {
        const auto &info = m_reader->info();
        const QString own = info && info->subjects.size() == 1
                && !info->subjects.constFirst().contains(QLatin1Char('*'))
                && !info->subjects.constFirst().contains(QLatin1Char('>'))
            ? info->subjects.constFirst()
            : QString();
        if (m_isResend) {
            m_publishHeaders->clear();
            m_publishBody->clear();
            m_publishSubject->clear();
        }
        if (m_publishSubject->text().isEmpty() || !subject.isEmpty())
            m_publishSubject->setText(subject.isEmpty() ? own : subject);
    }
    m_isResend = false;
    m_resent.reset();
    m_publishBytes.reset();
    m_publishBody->setReadOnly(false);
    m_publishState->hide();
    updatePublish();
    m_publishPanel->show();
    m_publishSubject->setFocus(Qt::OtherFocusReason);
}

void StreamMessagesView::openResend()
{
    if (!m_message || !changeProblem().isEmpty())
        return;
    m_isResend = true;
    m_resent = m_message;
    m_publishSubject->setText(QString::fromUtf8(m_message->subject));
    m_publishHeaders->setPlainText(textOf(m_message->headers));
    // What an editor would change goes as it is.
    const QByteArray &payload = m_message->payload;
    const bool isText = payload.isValidUtf8() && payload.size() <= (1 << 20) && !payload.contains('\0')
        && !payload.contains('\r');
    m_publishBytes.reset();
    if (!isText)
        m_publishBytes = payload;
    m_publishBody->setPlainText(isText ? QString::fromUtf8(payload)
                                       : tr("%1 that cannot be edited as text; they are sent unchanged.")
                                             .arg(format::bytes(static_cast<double>(payload.size()))));
    m_publishBody->setReadOnly(!isText);
    m_publishState->hide();
    updatePublish();
    m_publishPanel->show();
    m_publishSubject->setFocus(Qt::OtherFocusReason);
}

void StreamMessagesView::updatePublish()
{
    m_publishTitle->setText(m_isResend ? tr("Resend to") : tr("Publish to"));
    const QByteArray subject = m_publishSubject->text().trimmed().toUtf8();
    const auto &info = m_reader->info();
    const bool isOurs = info && !subject.isEmpty()
        && std::any_of(info->subjects.cbegin(), info->subjects.cend(), [&subject](const QString &pattern) {
               return subjectMatches(pattern.toStdString(), subject.toStdString());
           });
    QString warning;
    if (m_isResend && m_reader->way() == StreamReader::Way::Leader && subject.contains("\xef\xbf\xbd"))
        warning = tr("▲ The subject holds bytes that are no text, and the server does not tell them: the copy goes to "
                     "another subject.");
    else if (m_isResend && isOurs)
        warning = tr("▲ This subject goes back to stream %1: its consumers get the message once more.").arg(m_stream);
    else if (!m_isResend && !isOurs && !subject.isEmpty() && info)
        warning = tr("▲ Stream %1 does not take this subject; another one may.").arg(m_stream);
    m_publishWarning->setText(warning);
    m_publishWarning->setVisible(!warning.isEmpty());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::color(Tone::Warning, palette()));
    m_publishWarning->setPalette(colors);
    m_publishSend->setEnabled(!m_isPublishing && !subject.isEmpty());
    m_publishSend->setToolTip(tr("Publish and wait for the acknowledgement"));
}

void StreamMessagesView::publish()
{
    if (!m_client || !m_client->session() || !changeProblem().isEmpty() || m_isPublishing)
        return;
    const auto say = [this](Tone tone, const QString &text) {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, Theme::color(tone, palette()));
        m_publishState->setPalette(colors);
        m_publishState->setText(text);
        m_publishState->show();
    };
    OutgoingMessage message;
    message.subject = m_publishSubject->text().trimmed().toUtf8();
    // What was not edited goes as it came: bytes that are no text have no way through an editor.
    if (m_isResend && m_resent && m_publishSubject->text() == QString::fromUtf8(m_resent->subject))
        message.subject = m_resent->subject;
    if (m_isResend && m_resent && m_publishHeaders->toPlainText() == textOf(m_resent->headers)) {
        message.headers = m_resent->headers;
    } else {
        auto headers = headersFrom(m_publishHeaders->toPlainText());
        if (!headers) {
            say(Tone::Bad, QStringLiteral("■ ") + headers.error().text());
            return;
        }
        message.headers = std::move(*headers);
    }
    message.payload = m_publishBytes ? *m_publishBytes : m_publishBody->toPlainText().toUtf8();
    m_isPublishing = true;
    updatePublish();
    say(Tone::Muted, tr("Waiting for the acknowledgement…"));
    whenDone(
        this, publishToStream(m_client->session(), std::move(message)), [this, say](const Result<PublishAck> &ack) {
            m_isPublishing = false;
            updatePublish();
            if (!ack) {
                say(Tone::Bad, QStringLiteral("■ ") + ack.error().text());
                return;
            }
            if (ack->isDuplicate)
                say(Tone::Warning,
                    tr("▲ Stream %1 has it already, as sequence %2 (same Nats-Msg-Id): nothing was stored.")
                        .arg(ack->stream, format::count(ack->sequence)));
            else
                say(Tone::Good,
                    tr("● Stored in stream %1 as sequence %2.").arg(ack->stream, format::count(ack->sequence)));
            refresh();
            Q_EMIT streamChanged();
        });
}

// Keys ----------------------------------------------------------------------------------------------------------------

QList<std::pair<QString, QString>> StreamMessagesView::keys() const
{
    return { { QStringLiteral("Ctrl+G"), tr("Go to a sequence or time") },
        { QStringLiteral("Ctrl+Shift+F"), tr("Search the messages") }, { QStringLiteral("F3"), tr("Next hit") },
        { QStringLiteral("Down, Return"), tr("From the search into its hits; go to the one that is selected") },
        { QStringLiteral("Shift+F3"), tr("Hit before") },
        { QStringLiteral("Ctrl+Down"), tr("Next message on the same subject") },
        { QStringLiteral("Ctrl+C"), tr("Copy the selected messages as tab-separated text") },
        { QStringLiteral("Ctrl+Shift+C"), tr("Copy the message as nats command") },
        { QStringLiteral("Del"), tr("Delete the message, after asking") } };
}

bool StreamMessagesView::eventFilter(QObject *watched, QEvent *event)
{
    if (m_table && watched == m_table->viewport() && event->type() == QEvent::Resize)
        m_visibleDelay->start();
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_table && key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier) {
            askToDelete(false);
            return true;
        }
        if (watched == m_filter && key->key() == Qt::Key_Down) {
            m_table->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (key->key() == Qt::Key_Escape && watched != m_table) {
            if (watched == m_hitsTable || m_searchPanel->isAncestorOf(qobject_cast<QWidget *>(watched)))
                closeSearch();
            for (QWidget *panel : { m_exportPanel, m_publishPanel }) {
                if (panel->isAncestorOf(qobject_cast<QWidget *>(watched)))
                    panel->hide();
            }
            m_table->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace natsight
