// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/configeditor.h"

#include "models/core/future.h"
#include "models/jetstream/bucketconfig.h"
#include "models/nats/subject.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/taborder.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"
#include "widgets/common/viewsetup.h"
#include "widgets/jetstream/configform.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

namespace natsight {

namespace {

constexpr int ToneRole = Qt::UserRole + 1;
constexpr int PathRole = Qt::UserRole + 2;
/// A form beside JSON needs so much.
constexpr int minSideBySide = 900;

/// Finds where a text stops being JSON.
class ErrorPlace : public nlohmann::json_sax<Json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t &) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        place = static_cast<qsizetype>(position);
        return false;
    }

    qsizetype place = -1; ///< bytes read up to and with what is wrong
};

QString textIn(const Json &object, const char *key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? QString::fromStdString(found->get_ref<const std::string &>())
                                                       : QString();
}

QStringList subjectsOf(const Json &config)
{
    QStringList subjects;
    if (!config.is_object())
        return subjects;
    const auto found = config.find("subjects");
    if (found == config.end() || !found->is_array())
        return subjects;
    for (const Json &one : *found)
        subjects << (one.is_string() ? QString::fromStdString(one.get_ref<const std::string &>()) : QString());
    return subjects;
}

/// `Sources 2 › Stream` of `sources[1].name`.
QString titleOf(ConfigOf what, const QString &path)
{
    QString whole;
    QStringList titles;
    for (const QString &part : path.split(u'.')) {
        whole += whole.isEmpty() ? part : QString(u'.' + part);
        const ConfigField *field = findConfigField(what, whole);
        QString title = field ? field->title : part;
        if (field && field->kind == ConfigKind::ObjectList && part.contains(u'['))
            title += u' ' + QString::number(part.section(u'[', 1).section(u']', 0, 0).toInt() + 1);
        titles << title;
    }
    return titles.join(QStringLiteral(" › "));
}

QTableView *makeTable(const QString &name, const QString &title, const QStringList &headings, const QList<int> &widths,
    QStandardItemModel *&model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    model = new QStandardItemModel(table);
    model->setColumnCount(static_cast<int>(headings.size()));
    model->setHorizontalHeaderLabels(headings);
    table->setObjectName(name);
    table->setAccessibleName(title);
    table->setModel(model);
    ViewOptions options;
    options.widths = widths;
    options.isSortable = false;
    setUpTable(table, options);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

/// As high as its rows up to so many.
void fitTable(QTableView *table, int most)
{
    const int rows = std::clamp(table->model()->rowCount(), 1, most);
    table->setFixedHeight(rows * Theme::rowHeight() + table->horizontalHeader()->sizeHint().height() + 4);
}

void fillDifferences(QStandardItemModel *model, const QList<ConfigDifference> &differences)
{
    model->removeRows(0, model->rowCount());
    for (const ConfigDifference &one : differences) {
        const auto cell = [&one](const QString &text) {
            auto *item = new QStandardItem(text.isEmpty() ? QStringLiteral("–") : text);
            item->setData(one.path, PathRole);
            return item;
        };
        auto *title = cell(one.title);
        title->setToolTip(one.path);
        model->appendRow({ title, cell(one.oldText), cell(one.newText) });
    }
}

} // namespace

class ConfigEditor::Private
{
public:
    enum Step { Waiting, Editing, Reviewing, Done };

    explicit Private(ConfigEditor *editor)
        : q(editor)
    {
    }

    ConfigEditor *q;
    QPointer<JetStreamClient> client;
    ConfigTask task;
    ServerInfo server;
    Json serverConfig; ///< of what is edited: as the server sent it
    JsonPtr original; ///< the same without the servers' own metadata; null for something new
    Json copied; ///< of what is copied
    Json start; ///< as the form began
    Json config = Json::object();
    bool isJsonGood = true;
    QList<ConfigProblem> problems;
    QList<ConfigProblem> losses; ///< those of them with which messages go
    Step step = Waiting;
    bool isApplying = false;
    bool isApplied = false;
    bool hasConflict = false;
    bool wasReviewed = false;
    Json theirs; ///< what somebody else made of it meanwhile, as the server sent it
    int request = 0;
    bool isSyncing = false;

    QLabel *title = nullptr;
    QToolButton *jsonToggle = nullptr;
    QWidget *streamRow = nullptr;
    QComboBox *streamBox = nullptr;
    NoticeBar *notice = nullptr;
    NoticeBar *blocked = nullptr;
    QStackedWidget *pages = nullptr;
    EmptyState *waiting = nullptr;
    QSplitter *splitter = nullptr;
    ConfigForm *form = nullptr;
    QWidget *jsonPane = nullptr;
    CodeEditor *json = nullptr;
    NoticeBar *jsonProblem = nullptr;

    QWidget *conflictArea = nullptr;
    QStandardItemModel *conflictModel = nullptr;
    QTableView *conflictTable = nullptr;
    QLabel *problemsCaption = nullptr;
    QStandardItemModel *problemsModel = nullptr;
    QTableView *problemsTable = nullptr;
    QLabel *changesCaption = nullptr;
    QStandardItemModel *changesModel = nullptr;
    QTableView *changesTable = nullptr;
    QLabel *commandCaption = nullptr;
    QPlainTextEdit *command = nullptr;
    QPushButton *copyCommand = nullptr;
    QPushButton *copyFile = nullptr;
    QLabel *commandNote = nullptr;
    ConfigCommand shownCommand;
    QWidget *confirmRow = nullptr;
    QLineEdit *confirmName = nullptr; ///< of the stream, to be typed where messages go

    QLabel *resultText = nullptr;
    QStandardItemModel *resultModel = nullptr;
    QTableView *resultTable = nullptr;

    ElidedLabel *note = nullptr;
    QPushButton *back = nullptr;
    QPushButton *cancel = nullptr;
    QPushButton *primary = nullptr;

    void build();
    QWidget *buildEditing();
    QWidget *buildReview();
    QWidget *buildResult();
    QPushButton *button(const char *name, const QString &text, QBoxLayout *layout);

    void load();
    void begin(const Json &first);
    void takeForm();
    void takeJson();
    void check();
    void complete();
    void go(Step to);
    void updateReview();
    void updateButtons();
    void goToProblem(const QModelIndex &index);
    void apply();
    void makeSureItIsNew();
    void send();
    void takeResult(const Json &sent, const Json &returned);
    void showError(const Error &error, const QString &what);
    void showConflict(const Json &now);
    void applyOnTop();
    void reload();

    [[nodiscard]] bool isEdit() const { return task.purpose == ConfigTask::Purpose::Edit; }
    /// A bucket is one as well.
    [[nodiscard]] bool isStream() const { return task.what != ConfigOf::Consumer; }
    [[nodiscard]] bool isBucket() const { return isBucketConfig(task.what); }
    /// What people call it.
    [[nodiscard]] QString thingName() const { return bucketName(task.what, isStream() ? task.stream : task.consumer); }
    [[nodiscard]] bool isDirty() const { return !isApplied && form && (config != start || !isJsonGood); }
    [[nodiscard]] QString streamName() const { return streamBox ? streamBox->currentText().trimmed() : task.stream; }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString nameNow() const;
    [[nodiscard]] int errorCount() const;
    [[nodiscard]] QList<ConfigDifference> changes() const
    {
        return configDifferences(task.what, original ? *original : configBaseline(task.what, config), config);
    }
    void ask(const std::function<void(const Result<Json> &)> &done);
};

ConfigEditor::ConfigEditor(JetStreamClient *client, ConfigTask task, QWidget *parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this))
{
    d->client = client;
    d->task = std::move(task);
    if (client->session())
        d->server = client->session()->status().server;
    setObjectName(QStringLiteral("configEditor"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(d->heading());
    QSize size(1120, 720);
    if (parent)
        size = size.boundedTo(parent->window()->size() - QSize(24, 24));
    d->build();
    resize(size.expandedTo(QSize(640, 480)));
    const bool isWide = width() >= minSideBySide;
    d->jsonToggle->setChecked(isWide);
    d->jsonPane->setVisible(isWide);
    if (d->task.purpose == ConfigTask::Purpose::Create) {
        Json first = newBucketConfig(d->task.what);
        first["name"] = "";
        if (!d->isStream()) {
            // What most programs want; servers' own defaults are an ephemeral one that acknowledges nothing.
            first["durable_name"] = "";
            first["ack_policy"] = "explicit";
        }
        d->begin(first);
    } else {
        d->load();
    }
}

ConfigEditor::~ConfigEditor() = default;

QString ConfigEditor::Private::heading() const
{
    const bool isCopy = task.purpose == ConfigTask::Purpose::Copy;
    if (isBucket()) {
        return isEdit()                       ? tr("Edit bucket %1").arg(thingName())
            : isCopy                          ? tr("Copy %1 to a new bucket").arg(thingName())
            : task.what == ConfigOf::KeyValue ? tr("New key-value bucket")
                                              : tr("New object bucket");
    }
    if (isStream()) {
        return isEdit() ? tr("Edit stream %1").arg(task.stream)
            : isCopy    ? tr("Copy %1 to a new stream").arg(task.stream)
                        : tr("New stream");
    }
    return isEdit()             ? tr("Edit consumer %1 of %2").arg(task.consumer, task.stream)
        : isCopy                ? tr("Copy %1 to a new consumer").arg(task.consumer)
        : task.stream.isEmpty() ? tr("New consumer")
                                : tr("New consumer of %1").arg(task.stream);
}

QString ConfigEditor::Private::nameNow() const
{
    const QString name = textIn(config, "name");
    const QString other = name.isEmpty() ? textIn(config, "durable_name") : name;
    return !other.isEmpty() ? bucketName(task.what, other)
        : isBucket()        ? tr("the bucket")
        : isStream()        ? tr("the stream")
                            : tr("the consumer");
}

int ConfigEditor::Private::errorCount() const
{
    return static_cast<int>(std::count_if(problems.begin(), problems.end(),
        [](const ConfigProblem &one) { return one.severity == ConfigProblem::Severity::Error; }));
}

QPushButton *ConfigEditor::Private::button(const char *name, const QString &text, QBoxLayout *layout)
{
    auto *made = new QPushButton(text, q);
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(text);
    made->setAutoDefault(false);
    layout->addWidget(made);
    return made;
}

void ConfigEditor::Private::build()
{
    q->setMinimumSize(640, 480);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::inset);
    head->setSpacing(Theme::gap);
    auto *name = new ElidedLabel(heading(), q);
    name->setObjectName(QStringLiteral("configTitle"));
    QFont strong = Theme::heading();
    strong.setPixelSize(16);
    name->setFont(strong);
    title = name;
    title->setMinimumHeight(28); // as high as the button that comes and goes beside it
    head->addWidget(title, 1);
    jsonToggle = new QToolButton(q);
    jsonToggle->setObjectName(QStringLiteral("configShowJson"));
    jsonToggle->setText(tr("JSON"));
    jsonToggle->setAccessibleName(tr("Show the JSON editor"));
    jsonToggle->setToolTip(tr("Edit the configuration as JSON beside the form"));
    jsonToggle->setCheckable(true);
    jsonToggle->setFocusPolicy(Qt::TabFocus);
    head->addWidget(jsonToggle);
    layout->addLayout(head);

    if (!isStream() && !isEdit() && (task.stream.isEmpty() || task.purpose == ConfigTask::Purpose::Copy)) {
        streamRow = new QWidget(q);
        auto *row = new QHBoxLayout(streamRow);
        row->setContentsMargins(Theme::margin, 0, Theme::margin, Theme::inset);
        row->setSpacing(Theme::inset);
        auto *label = new QLabel(tr("&Stream"), streamRow);
        streamBox = new QComboBox(streamRow);
        streamBox->setObjectName(QStringLiteral("configStream"));
        streamBox->setAccessibleName(tr("Stream of the consumer"));
        streamBox->setEditable(true);
        streamBox->setInsertPolicy(QComboBox::NoInsert);
        streamBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        streamBox->setMinimumContentsLength(24);
        QStringList names = task.streams;
        names.sort(Qt::CaseInsensitive);
        streamBox->addItems(names);
        streamBox->completer()->setFilterMode(Qt::MatchContains);
        streamBox->completer()->setCompletionMode(QCompleter::PopupCompletion);
        streamBox->lineEdit()->setObjectName(QStringLiteral("configStreamName"));
        streamBox->lineEdit()->setAccessibleName(tr("Stream of the consumer"));
        streamBox->lineEdit()->setPlaceholderText(tr("Which stream does it read?"));
        streamBox->setCurrentIndex(task.stream.isEmpty() && names.size() != 1
                ? -1
                : std::max(0, static_cast<int>(names.indexOf(task.stream))));
        if (!task.stream.isEmpty())
            streamBox->setEditText(task.stream);
        label->setBuddy(streamBox);
        row->addWidget(label);
        row->addWidget(streamBox);
        row->addStretch(1);
        layout->addWidget(streamRow);
        QObject::connect(streamBox, &QComboBox::currentTextChanged, q, [this] { check(); });
    }

    notice = new NoticeBar(q);
    notice->setObjectName(QStringLiteral("configNotice"));
    notice->button()->setAutoDefault(false);
    QObject::connect(notice, &NoticeBar::triggered, q, [this] { notice->setNotice(Tone::Bad, {}); });
    layout->addWidget(notice);
    blocked = new NoticeBar(q);
    blocked->setObjectName(QStringLiteral("configBlocked"));
    layout->addWidget(blocked);

    auto *rule = new QFrame(q);
    rule->setFrameShape(QFrame::HLine);
    rule->setForegroundRole(QPalette::Mid);
    pages = new QStackedWidget(q);
    pages->setBackgroundRole(QPalette::Base);
    pages->setAutoFillBackground(true);
    waiting = new EmptyState(pages);
    waiting->button()->setObjectName(QStringLiteral("configAskAgain"));
    waiting->button()->setAutoDefault(false);
    QObject::connect(waiting, &EmptyState::triggered, q, [this] { load(); });
    pages->addWidget(waiting);
    pages->addWidget(buildEditing());
    pages->addWidget(buildReview());
    pages->addWidget(buildResult());
    layout->addWidget(rule);
    layout->addWidget(pages, 1);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::margin, Theme::inset, Theme::margin, Theme::inset);
    foot->setSpacing(Theme::gap);
    note = new ElidedLabel(q);
    note->setObjectName(QStringLiteral("configNote"));
    note->setElideMode(Qt::ElideRight);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    foot->addWidget(note, 1);
    back = button("configBack", tr("Back"), foot);
    cancel = button("configCancel", tr("Cancel"), foot);
    primary = button("configPrimary", tr("Review"), foot);
    primary->setProperty("primary", true);
    primary->setDefault(true);
    layout->addLayout(foot);

    QObject::connect(jsonToggle, &QToolButton::toggled, q, [this](bool isOn) { jsonPane->setVisible(isOn); });
    QObject::connect(back, &QPushButton::clicked, q, [this] {
        go(Editing);
        form->goTo({});
    });
    QObject::connect(cancel, &QPushButton::clicked, q, &ConfigEditor::reject);
    QObject::connect(primary, &QPushButton::clicked, q, [this] {
        if (step == Editing)
            go(Reviewing);
        else if (step == Reviewing)
            apply();
        else if (step == Done)
            q->accept();
    });
    // Also from where Enter begins a new line.
    for (const int key : { Qt::Key_Return, Qt::Key_Enter }) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)), q);
        QObject::connect(shortcut, &QShortcut::activated, primary, [this] { primary->click(); });
    }
}

QWidget *ConfigEditor::Private::buildEditing()
{
    splitter = new QSplitter(Qt::Horizontal, pages);
    splitter->setObjectName(QStringLiteral("configSplitter"));
    splitter->setChildrenCollapsible(false);
    jsonPane = new QWidget(splitter);
    auto *column = new QVBoxLayout(jsonPane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    json = new CodeEditor(jsonPane);
    json->setObjectName(QStringLiteral("configJson"));
    json->setEditorName(tr("Configuration as JSON"));
    json->setLanguage(CodeEditor::Language::Json);
    json->setReadOnly(false);
    json->setTabMovesFocus(true);
    json->setLineNumbersShown(true);
    column->addWidget(json, 1);
    jsonProblem = new NoticeBar(jsonPane);
    jsonProblem->setObjectName(QStringLiteral("configJsonProblem"));
    jsonProblem->button()->setAutoDefault(false);
    QObject::connect(jsonProblem, &NoticeBar::triggered, q, [this] { json->goToMark(); });
    column->addWidget(jsonProblem);
    QObject::connect(json, &CodeEditor::textChanged, q, [this] {
        if (!isSyncing)
            takeJson();
    });
    return splitter;
}

QWidget *ConfigEditor::Private::buildReview()
{
    auto *page = new QWidget(pages);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::margin, Theme::inset, Theme::margin, Theme::inset);
    column->setSpacing(Theme::gap);

    conflictArea = new QWidget(page);
    auto *conflict = new QVBoxLayout(conflictArea);
    conflict->setContentsMargins(0, 0, 0, Theme::gap);
    conflict->setSpacing(Theme::gap);
    conflict->addWidget(captionLabel(tr("Changed by someone else meanwhile"), conflictArea));
    conflictTable = makeTable(QStringLiteral("configConflict"), tr("What someone else changed"),
        { tr("Field"), tr("Was"), tr("Is now") }, { 30, 36, 36 }, conflictModel, conflictArea);
    conflict->addWidget(conflictTable);
    auto *verbs = new QHBoxLayout;
    verbs->setSpacing(Theme::gap);
    QPushButton *onTop = button("configApplyOnTop", tr("Apply mine on top"), verbs);
    onTop->setToolTip(tr("Keep what they changed and add your changes"));
    QPushButton *again = button("configReload", tr("Reload"), verbs);
    again->setToolTip(tr("Drop your changes and begin with what the server has now"));
    verbs->addStretch(1);
    conflict->addLayout(verbs);
    QObject::connect(onTop, &QPushButton::clicked, q, [this] { applyOnTop(); });
    QObject::connect(again, &QPushButton::clicked, q, [this] { reload(); });
    conflictArea->hide();
    column->addWidget(conflictArea);

    problemsCaption = captionLabel({}, page);
    problemsTable = makeTable(QStringLiteral("configProblems"), tr("Problems"), { tr("Field"), tr("What to know") },
        { 34, 80 }, problemsModel, page);
    problemsTable->setItemDelegateForColumn(0,
        new StateDelegate(
            [](const QModelIndex &index) { return static_cast<Tone>(index.data(ToneRole).toInt()); }, problemsTable));
    problemsTable->setToolTip(tr("Double click or Enter goes to the field"));
    QObject::connect(
        problemsTable, &QTableView::doubleClicked, q, [this](const QModelIndex &index) { goToProblem(index); });
    auto *enter = new QShortcut(QKeySequence(Qt::Key_Return), problemsTable);
    enter->setContext(Qt::WidgetShortcut);
    QObject::connect(enter, &QShortcut::activated, q, [this] { goToProblem(problemsTable->currentIndex()); });
    column->addWidget(problemsCaption);
    column->addWidget(problemsTable);

    changesCaption = captionLabel({}, page);
    changesTable = makeTable(QStringLiteral("configChanges"), tr("What changes"),
        isEdit() ? QStringList { tr("Field"), tr("Now"), tr("After") }
                 : QStringList { tr("Field"), tr("Default"), tr("Set to") },
        { 30, 36, 36 }, changesModel, page);
    column->addWidget(changesCaption);
    column->addWidget(changesTable, 1);

    commandCaption = captionLabel(tr("The same with the nats tool"), page);
    column->addWidget(commandCaption);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    command = new QPlainTextEdit(page);
    command->setObjectName(QStringLiteral("configCommand"));
    command->setAccessibleName(tr("Equivalent command"));
    command->setReadOnly(true);
    command->setTabChangesFocus(true);
    command->setFont(Theme::monospace());
    command->setWordWrapMode(QTextOption::WrapAnywhere);
    command->setFixedHeight(4 * command->fontMetrics().lineSpacing() + 14);
    row->addWidget(command, 1);
    auto *copies = new QVBoxLayout;
    copies->setSpacing(Theme::gap);
    copyCommand = button("configCopyCommand", tr("Copy"), copies);
    copyCommand->setAccessibleName(tr("Copy as nats command"));
    copyCommand->setToolTip(tr("Copy as nats command (Ctrl+Shift+C)"));
    copyCommand->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copyFile = button("configCopyFile", tr("Copy file"), copies);
    copyFile->setAccessibleName(tr("Copy the file's content"));
    copies->addStretch(1);
    row->addLayout(copies);
    column->addLayout(row);
    commandNote = plainParagraph({}, page);
    commandNote->setObjectName(QStringLiteral("configCommandNote"));
    commandNote->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(commandNote);
    confirmRow = new QWidget(page);
    auto *confirm = new QHBoxLayout(confirmRow);
    confirm->setContentsMargins(0, Theme::gap / 2, 0, 0);
    confirm->setSpacing(Theme::inset);
    auto *question = plainParagraph(tr("This cannot be undone. Type %1 to confirm:").arg(thingName()), confirmRow);
    confirmName = new QLineEdit(confirmRow);
    confirmName->setObjectName(QStringLiteral("configConfirmName"));
    confirmName->setAccessibleName(question->text());
    confirmName->setFont(Theme::monospace());
    confirmName->setMinimumWidth(200);
    question->setBuddy(confirmName);
    confirm->addWidget(question, 1);
    confirm->addWidget(confirmName, 1);
    column->addWidget(confirmRow);
    QObject::connect(confirmName, &QLineEdit::textChanged, q, [this] { updateButtons(); });
    QObject::connect(
        copyCommand, &QPushButton::clicked, q, [this] { QGuiApplication::clipboard()->setText(shownCommand.command); });
    QObject::connect(copyFile, &QPushButton::clicked, q,
        [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(shownCommand.fileContent)); });
    return page;
}

QWidget *ConfigEditor::Private::buildResult()
{
    auto *page = new QWidget(pages);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::margin, Theme::inset, Theme::margin, Theme::inset);
    column->setSpacing(Theme::gap);
    resultText = plainParagraph({}, page);
    resultText->setObjectName(QStringLiteral("configResultText"));
    resultTable = makeTable(QStringLiteral("configResult"), tr("What the server did not take as it was sent"),
        { tr("Field"), tr("Sent"), tr("The server has") }, { 30, 36, 36 }, resultModel, page);
    column->addWidget(resultText);
    column->addWidget(resultTable, 1);
    return page;
}

/// Asks for what is edited or copied; `done` gets the configuration or the error.
void ConfigEditor::Private::ask(const std::function<void(const Result<Json> &)> &done)
{
    const int mine = ++request;
    const auto take = [this, mine, done](const auto &info) {
        if (mine != request)
            return;
        if (info)
            done(Result<Json>(*info->config));
        else
            done(Result<Json>(fail(info.error())));
    };
    if (!client)
        return done(Result<Json>(fail(Error::Kind::NotConnected, tr("The connection is gone."))));
    if (isStream())
        whenDone(q, client->streamInfo(task.stream), take);
    else
        whenDone(q, client->consumerInfo(task.stream, task.consumer), take);
}

void ConfigEditor::Private::load()
{
    const QString what = isBucket() ? tr("bucket %1").arg(thingName())
        : isStream()                ? tr("stream %1").arg(task.stream)
                                    : tr("consumer %1 of %2").arg(task.consumer, task.stream);
    waiting->setContent(isBucket() ? QStringLiteral("bucket")
            : isStream()           ? QStringLiteral("stream")
                                   : QStringLiteral("consumer"),
        tr("Asking for the configuration of %1…").arg(what), {});
    go(Waiting);
    ask([this, what](const Result<Json> &found) {
        if (!found) {
            waiting->setContent(QStringLiteral("warning"), tr("Can't read %1: %2").arg(what, found.error().message),
                found.error().advice, tr("Ask again"));
            waiting->button()->setAccessibleName(tr("Ask again"));
            return;
        }
        if (isEdit()) {
            serverConfig = *found;
            original = std::make_shared<const Json>(patchedConfig(*found, Json::object()));
            begin(*original);
        } else {
            copied = *found;
            const QString old = isStream() ? task.stream : task.consumer;
            Json copy = clonedConfig(task.what, *found, old + QLatin1String("-copy"));
            begin(patchedConfig(copy, bucketFollowUp(task.what, *found, copy)));
        }
    });
}

void ConfigEditor::Private::begin(const Json &first)
{
    delete form;
    form = new ConfigForm(task.what, server, original, splitter);
    form->setObjectName(QStringLiteral("configForm"));
    splitter->insertWidget(0, form);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    const int all = std::max(splitter->width(), q->width());
    splitter->setSizes({ all * 16 / 25, all * 9 / 25 });
    QObject::connect(form, &ConfigForm::edited, q, [this] { takeForm(); });
    start = first;
    config = first;
    form->setConfig(config);
    isSyncing = true;
    json->setText(QString::fromUtf8(configText(config)));
    isSyncing = false;
    isJsonGood = true;
    jsonProblem->setNotice(Tone::Bad, {});
    go(Editing);
    // The name of something new, else the first thing that can be changed.
    if (streamBox && streamName().isEmpty())
        streamBox->setFocus();
    else
        form->goTo(isEdit() ? QString() : QStringLiteral("name"));
}

void ConfigEditor::Private::takeForm()
{
    const QString oldName = textIn(config, "name");
    const Json before = config;
    config = form->config();
    const Json follows = bucketFollowUp(task.what, before, config);
    for (const auto &item : follows.items())
        form->setField(QString::fromStdString(item.key()), item.value());
    config = form->config();
    // A durable consumer has its name twice.
    const QString newName = textIn(config, "name");
    if (!isStream() && !isEdit() && newName != oldName && config.contains("durable_name")
        && textIn(config, "durable_name") == oldName) {
        config["durable_name"] = newName.toStdString();
        form->setConfig(config);
    }
    isSyncing = true;
    json->updateText(QString::fromUtf8(configText(config)));
    isSyncing = false;
    isJsonGood = true;
    jsonProblem->setNotice(Tone::Bad, {});
    check();
}

void ConfigEditor::Private::takeJson()
{
    if (!form)
        return;
    const QByteArray text = json->text().toUtf8();
    const Result<JsonPtr> read = readConfig(text);
    isJsonGood = read.has_value();
    if (read) {
        config = **read;
        json->setMark(-1);
        jsonProblem->setNotice(Tone::Bad, {});
        form->setConfig(config);
    } else {
        ErrorPlace place;
        (void)Json::sax_parse(text.toStdString(), &place);
        QString where;
        if (place.place >= 0) {
            const qsizetype at = std::clamp<qsizetype>(place.place - 1, 0, text.size());
            const qsizetype line = text.left(at).count('\n') + 1;
            const qsizetype column = QString::fromUtf8(text.left(at)).section(u'\n', -1).size() + 1;
            where = tr("Line %1, column %2: this is no JSON. The form keeps what was good last.").arg(line).arg(column);
            json->setMark(QString::fromUtf8(text.left(at)).size());
        } else {
            where = tr("%1 The form keeps what was good last.").arg(read.error().text());
            json->setMark(-1);
        }
        jsonProblem->setNotice(Tone::Bad, where, place.place >= 0 ? tr("Show") : QString());
    }
    check();
}

void ConfigEditor::Private::check()
{
    if (!form)
        return;
    problems = validateConfig(task.what, config, server);
    if (!original)
        problems << newBucketProblems(task.what, config);
    if (original)
        problems << impossibleChanges(task.what, *original, config, server);
    losses = original && isStream() ? losingChanges(*original, config, server) : QList<ConfigProblem>();
    problems << losses;
    if (isStream() && task.purpose == ConfigTask::Purpose::Copy) {
        const QStringList theirSubjects = subjectsOf(copied);
        const QStringList mine = subjectsOf(config);
        for (qsizetype i = 0; i < std::min<qsizetype>(mine.size(), 1'000); ++i) {
            for (const QString &other : theirSubjects) {
                if (mine.at(i).isEmpty() || !patternsOverlap(mine.at(i).toStdString(), other.toStdString()))
                    continue;
                problems.append({ ConfigProblem::Severity::Error, QStringLiteral("subjects[%1]").arg(i),
                    tr("%1 stores this already: no two streams may share a subject.").arg(task.stream) });
                break;
            }
        }
    }
    // Nobody is told that a name is missing before anything was typed.
    wasReviewed = wasReviewed || step == Reviewing;
    const bool isFresh = task.purpose == ConfigTask::Purpose::Create && !isDirty() && !wasReviewed;
    form->setProblems(isFresh ? QList<ConfigProblem>() : problems);
    updateButtons();
}

void ConfigEditor::Private::go(Step to)
{
    step = to;
    pages->setCurrentIndex(to);
    jsonToggle->setVisible(to == Editing);
    if (streamRow)
        streamRow->setVisible(to == Editing);
    if (to == Reviewing) {
        complete();
        check();
        updateReview();
    } else {
        notice->setNotice(Tone::Bad, {});
        hasConflict = false;
        conflictArea->hide();
        check();
    }
    updateButtons();
    if (to == Reviewing) {
        QWidget *target = back;
        if (primary->isEnabled())
            target = primary;
        else if (!losses.isEmpty() && errorCount() == 0)
            target = confirmName;
        else if (problemsTable->isVisibleTo(q))
            target = problemsTable;
        target->setFocus();
    } else if (to == Done) {
        primary->setFocus();
    }
}

/// What nobody types: the transforms of a bucket's new sources.
void ConfigEditor::Private::complete()
{
    const Json whole = completedBucket(task.what, original ? *original : Json::object(), config, server);
    if (whole == config)
        return;
    config = whole;
    form->setConfig(config);
    isSyncing = true;
    json->updateText(QString::fromUtf8(configText(config)));
    isSyncing = false;
}

void ConfigEditor::Private::updateReview()
{
    problemsModel->removeRows(0, problemsModel->rowCount());
    const auto addProblem = [this](Tone tone, const QString &path, const QString &text) {
        auto *where = new QStandardItem(path.isEmpty() ? tr("Configuration") : titleOf(task.what, path));
        where->setData(static_cast<int>(tone), ToneRole);
        where->setData(path, PathRole);
        where->setToolTip(path);
        problemsModel->appendRow({ where, new QStandardItem(text) });
    };
    if (!isJsonGood)
        addProblem(Tone::Bad, {}, jsonProblem->text());
    if (!isStream() && streamName().isEmpty())
        addProblem(Tone::Bad, {}, tr("Choose the stream that the consumer reads."));
    for (const ConfigProblem &one : std::as_const(problems))
        addProblem(one.severity == ConfigProblem::Severity::Error ? Tone::Bad : Tone::Warning, one.path, one.text);
    const int count = problemsModel->rowCount();
    problemsCaption->setText(count == 1 ? tr("1 thing to look at") : tr("%1 things to look at").arg(count));
    problemsCaption->setVisible(count > 0);
    problemsTable->setVisible(count > 0);
    fitTable(problemsTable, 6);
    if (count > 0)
        problemsTable->selectRow(0);

    const QList<ConfigDifference> differences = changes();
    fillDifferences(changesModel, differences);
    const auto number = differences.size();
    changesCaption->setText(isEdit() ? number == 0 ? tr("Nothing changes")
                : number == 1                      ? tr("1 change")
                                                   : tr("%1 changes").arg(number)
            : isBucket() ? number == 1 ? tr("1 setting that is not the default")
                                       : tr("%1 settings that are not the default").arg(number)
            : number == 1 ? tr("1 setting that is not the server's default")
                                     : tr("%1 settings that are not the server's defaults").arg(number));
    shownCommand = isEdit() ? natsEditCommand(task.what, *original, config, streamName())
                            : natsAddCommand(task.what, config, streamName());
    command->setPlainText(shownCommand.command);
    const bool hasCommand = !shownCommand.command.isEmpty();
    for (QWidget *one : { static_cast<QWidget *>(commandCaption), static_cast<QWidget *>(command),
             static_cast<QWidget *>(copyCommand) })
        one->setVisible(hasCommand);
    copyFile->setVisible(!shownCommand.fileName.isEmpty());
    copyFile->setToolTip(plainTip(tr("Copy the content of %1").arg(shownCommand.fileName)));
    commandNote->setText(shownCommand.note);
    commandNote->setVisible(!shownCommand.note.isEmpty());
    confirmRow->setVisible(!losses.isEmpty());
    confirmName->clear();
}

void ConfigEditor::Private::updateButtons()
{
    const int errors = errorCount() + (isJsonGood ? 0 : 1) + (!isStream() && streamName().isEmpty() ? 1 : 0);
    const bool isNothing = isEdit() && form && changes().isEmpty();
    QString why;
    if (step == Waiting)
        why = QString();
    else if (isApplying)
        why = tr("Waiting for the server…");
    else if (step == Reviewing && !blocked->text().isEmpty())
        why = blocked->text();
    else if (step == Reviewing && hasConflict)
        why = tr("Decide first what becomes of the changes of others.");
    else if (step == Reviewing && errors > 0)
        why = errors == 1 ? tr("One problem has to be solved first.")
                          : tr("%1 problems have to be solved first.").arg(errors);
    else if (step == Reviewing && isNothing)
        why = tr("Nothing is changed.");
    else if (step == Reviewing && !losses.isEmpty() && confirmName->text() != thingName())
        why = isBucket() ? tr("Type the bucket's name to confirm.") : tr("Type the stream's name to confirm.");
    else if (step == Editing && errors > 0 && isDirty())
        why = errors == 1 ? tr("1 problem") : tr("%1 problems").arg(errors);
    else if (step == Editing && isEdit())
        why = isNothing ? tr("Nothing is changed.") : tr("Changed fields: %1").arg(changes().size());
    note->setText(why == blocked->text() ? QString() : why); // it is said once
    const bool isBlocked = step == Waiting || isApplying || (step == Reviewing && !why.isEmpty());
    primary->setEnabled(!isBlocked);
    primary->setToolTip(step == Reviewing ? plainTip(why) : QString());
    QString verb = tr("Review");
    if (step == Reviewing) {
        const auto number = changes().size();
        verb = isApplying ? tr("Applying…")
            : isEdit()    ? (number == 1 ? tr("Apply 1 change") : tr("Apply %1 changes").arg(number))
            : isBucket()  ? tr("Create bucket")
            : isStream()  ? tr("Create stream")
                          : tr("Create consumer");
    } else if (step == Done) {
        verb = tr("Close");
    }
    primary->setProperty("danger", step == Reviewing && !losses.isEmpty());
    primary->update();
    primary->setText(verb);
    primary->setAccessibleName(verb);
    back->setVisible(step == Reviewing);
    back->setEnabled(!isApplying);
    cancel->setVisible(step != Done);
    conflictArea->setEnabled(!isApplying && blocked->text().isEmpty());
}

void ConfigEditor::Private::goToProblem(const QModelIndex &index)
{
    if (!index.isValid() || isApplying)
        return;
    const QString path = index.sibling(index.row(), 0).data(PathRole).toString();
    go(Editing);
    if (path.isEmpty()) {
        if (!isJsonGood) {
            jsonToggle->setChecked(true);
            json->goToMark();
        } else if (streamBox) {
            streamBox->setFocus();
        }
        return;
    }
    form->goTo(path);
}

void ConfigEditor::Private::apply()
{
    if (!blocked->text().isEmpty())
        return updateButtons();
    notice->setNotice(Tone::Bad, {});
    if (!isEdit() && !isStream())
        return send();
    isApplying = true;
    updateButtons();
    if (!isEdit())
        return makeSureItIsNew();
    ask([this](const Result<Json> &found) {
        isApplying = false;
        if (!found)
            return showError(found.error(), tr("Can't read it again before changing it:"));
        if (!configDifferences(task.what, *original, patchedConfig(*found, Json::object())).isEmpty())
            return showConflict(*found);
        serverConfig = *found;
        send();
    });
}

/// Servers answer to the same configuration once more as if they had made it anew.
void ConfigEditor::Private::makeSureItIsNew()
{
    if (!client)
        return;
    const int mine = ++request;
    whenDone(q, client->streamInfo(textIn(config, "name")), [this, mine](const Result<StreamInfo> &found) {
        if (mine != request)
            return;
        isApplying = false;
        if (!found)
            return send(); // whatever the reason is: this tells
        Error error;
        error.kind = Error::Kind::Server;
        error.message = isBucket() ? tr("A bucket of this name exists already.")
                                   : tr("A stream of this name exists already.");
        error.advice = isBucket() ? tr("Choose another name, or edit that bucket.")
                                  : tr("Choose another name, or edit that stream.");
        showError(error, tr("Nothing was sent:"));
    });
}

void ConfigEditor::Private::send()
{
    if (!client)
        return;
    isApplying = true;
    updateButtons();
    const int mine = ++request;
    const Json sent = isEdit() ? patchedConfig(serverConfig, configEdits(*original, config))
                               : patchedConfig(config, Json::object());
    const QString failed = isEdit() ? tr("The server did not change %1:").arg(nameNow())
                                    : tr("The server did not make %1:").arg(nameNow());
    const auto taken = [this, mine, sent, failed](const auto &info, auto applied) {
        if (mine != request)
            return;
        isApplying = false;
        if (!info)
            return showError(info.error(), failed);
        isApplied = true;
        applied(*info);
        takeResult(sent, *info->config);
    };
    if (isStream()) {
        whenDone(q, isEdit() ? client->updateStream(sent) : client->createStream(sent),
            [this, taken](const Result<StreamInfo> &info) {
                taken(info, [this](const StreamInfo &made) { Q_EMIT q->streamApplied(made); });
            });
    } else {
        whenDone(q, isEdit() ? client->updateConsumer(streamName(), sent) : client->createConsumer(streamName(), sent),
            [this, taken](const Result<ConsumerInfo> &info) {
                taken(info, [this](const ConsumerInfo &made) { Q_EMIT q->consumerApplied(made); });
            });
    }
}

void ConfigEditor::Private::takeResult(const Json &sent, const Json &returned)
{
    const QList<ConfigDifference> lost = notApplied(task.what, sent, returned);
    if (lost.isEmpty()) {
        q->accept();
        return;
    }
    fillDifferences(resultModel, lost);
    resultText->setText(isEdit()
            ? tr("%1 is changed, but the server did not take all of it as it was sent:").arg(nameNow())
            : tr("%1 is made, but the server did not take all of it as it was sent:").arg(nameNow()));
    go(Done);
}

void ConfigEditor::Private::showError(const Error &error, const QString &what)
{
    QString text = what + u' ' + error.text();
    if (!error.details.isEmpty())
        text += u'\n' + tr("The server says: %1").arg(error.details);
    notice->setNotice(Tone::Bad, text, tr("Close"));
    updateButtons();
    back->setFocus();
}

void ConfigEditor::Private::showConflict(const Json &now)
{
    theirs = now;
    hasConflict = true;
    fillDifferences(conflictModel, configDifferences(task.what, *original, patchedConfig(now, Json::object())));
    fitTable(conflictTable, 5);
    conflictArea->show();
    notice->setNotice(Tone::Warning, tr("Someone else changed this while you were at it. Nothing was sent."));
    updateButtons();
    if (auto *onTop = q->findChild<QPushButton *>(QStringLiteral("configApplyOnTop")))
        onTop->setFocus();
}

void ConfigEditor::Private::applyOnTop()
{
    const Json edits = configEdits(*original, config);
    serverConfig = theirs;
    original = std::make_shared<const Json>(patchedConfig(theirs, Json::object()));
    const Json mine = patchedConfig(theirs, edits);
    begin(*original);
    config = mine;
    form->setConfig(config);
    isSyncing = true;
    json->setText(QString::fromUtf8(configText(config)));
    isSyncing = false;
    go(Reviewing);
    // Shown once more where it no longer can be done, else it goes out.
    if (primary->isEnabled())
        apply();
}

void ConfigEditor::Private::reload()
{
    serverConfig = theirs;
    original = std::make_shared<const Json>(patchedConfig(theirs, Json::object()));
    begin(*original);
}

void ConfigEditor::setBlocked(const QString &reason)
{
    const bool isBack = reason.isEmpty() && !d->blocked->text().isEmpty();
    d->blocked->setNotice(Tone::Warning, reason);
    // What could not be read meanwhile; nothing is typed yet.
    if (isBack && d->step == Private::Waiting && d->task.purpose != ConfigTask::Purpose::Create)
        d->load();
    d->updateButtons();
}

bool ConfigEditor::focusNextPrevChild(bool next)
{
    return moveFocus(this, next);
}

void ConfigEditor::reject()
{
    if (d->step == Private::Done) {
        accept();
        return;
    }
    if (d->isApplying) {
        ++d->request;
        Q_EMIT abandoned();
        QDialog::reject();
        return;
    }
    if (!d->isDirty()) {
        QDialog::reject();
        return;
    }
    if (findChild<ConfirmSheet *>())
        return;
    Confirmation question;
    question.title = tr("Discard what you entered?");
    question.what = tr("Nothing of it was sent to the server.");
    question.verb = tr("Discard");
    auto *sheet = new ConfirmSheet(question, this);
    connect(sheet, &QDialog::accepted, this, [this] { QDialog::reject(); });
    sheet->open();
}

} // namespace natsight
