// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/configform.h"

#include "models/core/moment.h"
#include "models/core/quantity.h"
#include "models/jetstream/bucketconfig.h"
#include "models/nats/session.h"
#include "widgets/common/delegates.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSet>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>
#include <QWheelEvent>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace natsight {

namespace {

constexpr int captionWidth = 132;
constexpr int numberWidth = 170;
constexpr int maxMembers = 100;
/// A line edit keeps so many characters, and no line ends.
constexpr qsizetype maxLineChars = 10'000;
constexpr int ErrorsRole = Qt::UserRole + 1;
constexpr int CountRole = Qt::UserRole + 2;

/// What all parts of a form know.
struct Context {
    ConfigOf what = ConfigOf::Stream;
    ServerInfo server;
    JsonPtr original; ///< null: something new
};

QString textOf(const Json &value)
{
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>()) : QString();
}

QString jsonText(const Json &value)
{
    return value.is_string() ? textOf(value)
                             : QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

qint64 numberOf(const Json &value)
{
    return value.is_number_integer() ? value.get<qint64>() : 0;
}

/// Writes a member, null leaves it out. One that comes back stands where `loaded` has it.
void put(Json &object, const Json &loaded, const std::string &key, Json value)
{
    if (!object.is_object())
        object = Json::object();
    const bool isBack = !value.is_null() && !object.contains(key) && loaded.is_object() && loaded.contains(key);
    if (value.is_null())
        object.erase(key);
    else
        object[key] = std::move(value);
    if (!isBack)
        return;
    Json ordered = Json::object();
    for (const auto &item : loaded.items()) {
        if (object.contains(item.key()))
            ordered[item.key()] = object[item.key()];
    }
    for (const auto &item : object.items()) {
        if (!ordered.contains(item.key()))
            ordered[item.key()] = item.value();
    }
    object = std::move(ordered);
}

bool isServerOwned(const std::string &key)
{
    return key.rfind("_nats.", 0) == 0;
}

void setText(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
}

QLabel *smallLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(Theme::caption());
    label->setForegroundRole(QPalette::PlaceholderText);
    label->hide();
    return label;
}

QToolButton *smallButton(const QString &name, const QString &iconName, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setAccessibleName(text);
    button->setToolTip(plainTip(text));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// What is wrong, in the colour of it and with its mark.
class ProblemLabel : public QLabel
{
public:
    explicit ProblemLabel(QWidget *parent)
        : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setWordWrap(true);
        setFont(Theme::caption());
        setForegroundRole(QPalette::WindowText);
        setContentsMargins(mark + 6, 0, 0, 0);
        hide();
    }

    void set(Tone tone, const QString &text)
    {
        m_tone = tone;
        color();
        setText(text);
        setVisible(!text.isEmpty());
    }

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange && !m_isColoring)
            color();
        QLabel::changeEvent(event);
    }
    void paintEvent(QPaintEvent *event) override
    {
        QLabel::paintEvent(event);
        QPainter painter(this);
        paintState(&painter, QRectF(0, (fontMetrics().height() - mark) / 2.0, mark, mark), m_tone, palette());
    }

private:
    static constexpr int mark = 8;

    void color()
    {
        m_isColoring = true;
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, Theme::color(m_tone, colors));
        setPalette(colors);
        m_isColoring = false;
    }

    Tone m_tone = Tone::Bad;
    bool m_isColoring = false;
};

/// The wheel scrolls the form, it does not turn what happens to be under the pointer.
class QuietComboBox : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

/// Edits one value. Null stands for a field that is left out.
class ValueEditor : public QWidget
{
public:
    explicit ValueEditor(QWidget *parent)
        : QWidget(parent)
    {
    }

    std::function<void(Json)> changed;

    virtual void setValue(const Json &value) = 0; ///< tells nobody
    /// Whether a value looks like none.
    [[nodiscard]] virtual bool isBlank(const Json &value) const { return value.is_null(); }
    /// Better words than the check's for what is no value of this kind.
    [[nodiscard]] virtual QString complaint(const Json &) const { return {}; }
    virtual void setProblems(const QList<ConfigProblem> &) { }
    virtual bool goTo(const QString &) { return false; } ///< a member of it
    [[nodiscard]] virtual QWidget *focusTarget() = 0;
    /// More than the field's own help, by the value.
    [[nodiscard]] virtual QString extraHelp() const { return {}; }
    /// Stands below the caption, as wide as the form.
    [[nodiscard]] virtual QWidget *wideArea() { return nullptr; }
};

/// Texts and numbers on one line.
class LineEditor : public ValueEditor
{
public:
    LineEditor(const ConfigField &field, const QString &path, const QString &title, QWidget *parent)
        : ValueEditor(parent)
        , m_field(field)
        , m_line(new QLineEdit(this))
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Theme::gap);
        m_line->setObjectName(QLatin1String("field:") + path);
        m_line->setAccessibleName(title);
        m_line->setAccessibleDescription(field.help);
        if (isNumeric()) {
            m_line->setFixedWidth(numberWidth);
        } else if (field.kind != ConfigKind::Text || field.isName) {
            m_line->setFont(Theme::monospace());
        }
        m_line->setPlaceholderText(placeholder());
        if (!field.prefix.isEmpty())
            m_line->setToolTip(ConfigForm::tr("Its stream has the same name with %1 before it.").arg(field.prefix));
        row->addWidget(m_line, isNumeric() ? 0 : 1);
        if (!field.unit.isEmpty()) {
            auto *unit = new QLabel(field.unit, this);
            unit->setForegroundRole(QPalette::PlaceholderText);
            row->addWidget(unit);
        }
        if (isNumeric())
            row->addStretch(1);
        QObject::connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
            m_value = parsed(text.trimmed());
            changed(m_value);
        });
        // What was understood is shown as it is understood.
        QObject::connect(m_line, &QLineEdit::editingFinished, this, [this] {
            if (const QString exact = shown(m_value); exact != m_line->text())
                m_line->setText(exact);
        });
    }

    void setValue(const Json &value) override
    {
        m_value = value;
        if (const QString text = shown(value); text != m_line->text()) {
            m_line->setText(text);
            m_line->setCursorPosition(0);
        }
        const bool isLong = value.is_string()
            && (textOf(value).size() > maxLineChars || textOf(value).contains(u'\n') || textOf(value).contains(u'\r'));
        m_line->setReadOnly(isLong);
        if (isLong || m_field.prefix.isEmpty())
            m_line->setToolTip(
                isLong ? ConfigForm::tr("This text has line ends or is very long: edit it as JSON.") : QString());
    }
    [[nodiscard]] bool isBlank(const Json &value) const override { return shown(value).isEmpty(); }
    [[nodiscard]] QString complaint(const Json &value) const override
    {
        switch (m_field.kind) {
        case ConfigKind::Integer:
            return value.is_string() ? ConfigForm::tr("“%1” is no whole number.").arg(textOf(value)) : QString();
        case ConfigKind::Bytes:
            return value.is_string()
                ? ConfigForm::tr("“%1” is no size; write it like 1 GiB, 500 MiB or 4096.").arg(textOf(value))
                : QString();
        case ConfigKind::Duration:
            return value.is_string()
                ? ConfigForm::tr("“%1” is no length of time; write it like 4h, 1h30m or 30s.").arg(textOf(value))
                : QString();
        case ConfigKind::DurationList:
            return std::any_of(value.begin(), value.end(), [](const Json &one) { return one.is_string(); })
                ? ConfigForm::tr("Write lengths of time with commas between them, like 1s, 5s, 1m.")
                : QString();
        case ConfigKind::Time:
            return ConfigForm::tr("“%1” is no time; write it like 2026-11-24T12:00:00Z, 14:30 or -2h.")
                .arg(textOf(value));
        default:
            return {};
        }
    }
    [[nodiscard]] QWidget *focusTarget() override { return m_line; }
    [[nodiscard]] QString extraHelp() const override
    {
        // Where the default is a limit, people have to know how to say that there is none.
        return !m_field.unlimited.isEmpty() && m_field.defaultValue.toLongLong() > 0
            ? ConfigForm::tr("Write “%1” for none.").arg(m_field.unlimited)
            : QString();
    }

private:
    [[nodiscard]] bool isNumeric() const
    {
        return m_field.kind == ConfigKind::Integer || m_field.kind == ConfigKind::Bytes
            || m_field.kind == ConfigKind::Duration;
    }

    [[nodiscard]] QString placeholder() const
    {
        switch (m_field.kind) {
        case ConfigKind::Integer:
        case ConfigKind::Bytes:
        case ConfigKind::Duration: {
            if (m_field.unlimited.isEmpty() && m_field.defaultValue == "0")
                return {};
            ConfigField bare = m_field;
            bare.unit.clear();
            return configValueText(bare, Json());
        }
        case ConfigKind::DurationList:
            return QStringLiteral("1s, 5s, 30s");
        case ConfigKind::Time:
            return QStringLiteral("2026-11-24T12:00:00Z");
        default:
            return {};
        }
    }

    /// What the line shows of a value; nothing where a number says the same as leaving it out.
    [[nodiscard]] QString shown(const Json &value) const
    {
        if (value.is_null())
            return {};
        if (isNumeric()) {
            if (!value.is_number_integer())
                return jsonText(value);
            const qint64 normal = m_field.defaultValue.toLongLong();
            if (value == 0 || (!value.is_number_unsigned() && numberOf(value) < 0 && !m_field.unlimited.isEmpty())) {
                // Zero is what servers take for nothing said; below that is no limit, also where one is the default.
                return value == 0 || normal <= 0 ? QString() : m_field.unlimited;
            }
            if (m_field.kind == ConfigKind::Bytes && numberOf(value) > 0)
                return bytesText(numberOf(value));
            if (m_field.kind == ConfigKind::Duration && numberOf(value) > 0)
                return durationText(std::chrono::nanoseconds(numberOf(value)));
            return jsonText(value);
        }
        if (m_field.kind == ConfigKind::DurationList && value.is_array()) {
            QStringList parts;
            for (const Json &one : value)
                parts << (one.is_number_integer() ? durationText(std::chrono::nanoseconds(numberOf(one)))
                                                  : jsonText(one));
            return parts.join(QLatin1String(", "));
        }
        if (m_field.kind == ConfigKind::Time && textOf(value).startsWith(QLatin1String("0001-01-01T")))
            return {};
        if (const QString text = jsonText(value); !m_field.prefix.isEmpty() && text.startsWith(m_field.prefix))
            return text.mid(m_field.prefix.size());
        return jsonText(value);
    }

    /// What was typed as a value; as the text itself where it is none of this kind.
    [[nodiscard]] Json parsed(const QString &typed) const
    {
        if (typed.isEmpty())
            return {};
        const Json asTyped = QString(m_field.prefix + typed).toStdString();
        if (isNumeric() && !m_field.unlimited.isEmpty() && typed.compare(m_field.unlimited, Qt::CaseInsensitive) == 0)
            return m_field.kind == ConfigKind::Duration || m_field.defaultValue == "0" ? Json(0) : Json(-1);
        switch (m_field.kind) {
        case ConfigKind::Integer:
            if (m_field.isUnsigned) {
                const auto number = unsignedFromText(typed);
                return number ? Json(*number) : asTyped;
            }
            if (const auto number = integerFromText(typed))
                return *number;
            return asTyped;
        case ConfigKind::Bytes:
            if (typed == QLatin1String("-1"))
                return -1;
            if (const auto bytes = bytesFromText(typed))
                return *bytes;
            return asTyped;
        case ConfigKind::Duration:
            if (const auto length = durationFromText(typed))
                return static_cast<qint64>(length->count());
            return asTyped;
        case ConfigKind::DurationList: {
            Json list = Json::array();
            for (const QString &part : typed.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                const auto length = durationFromText(part);
                if (!part.trimmed().isEmpty())
                    list.push_back(
                        length ? Json(static_cast<qint64>(length->count())) : Json(part.trimmed().toStdString()));
            }
            return list;
        }
        case ConfigKind::Time: {
            // Exact where it is JSON's own form; else as people say a moment.
            if (timeFromJson(typed.toUtf8()) != 0 && typed.contains(u'T'))
                return asTyped;
            const auto moment = momentFromText(typed, QDateTime::currentMSecsSinceEpoch());
            return moment ? Json(timeToJson(*moment).toStdString()) : asTyped;
        }
        default:
            return asTyped;
        }
    }

    ConfigField m_field;
    QLineEdit *m_line;
    Json m_value;
};

/// A text of several lines that looks like one of one line.
class InputText : public QPlainTextEdit
{
public:
    explicit InputText(QWidget *parent)
        : QPlainTextEdit(parent)
    {
        setProperty("input", true);
        setTabChangesFocus(true);
        setViewportMargins(2, 2, 2, 2); // its corners are square, those of the frame are round
    }
};

/// Long texts, and lists of texts with one on each line.
class LinesEditor : public ValueEditor
{
public:
    LinesEditor(const ConfigField &field, const QString &path, const QString &title, QWidget *parent)
        : ValueEditor(parent)
        , m_isList(field.kind != ConfigKind::Text)
        , m_text(new InputText(this))
    {
        auto *row = new QVBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        m_text->setObjectName(QLatin1String("field:") + path);
        m_text->setAccessibleName(title);
        m_text->setAccessibleDescription(field.help);
        if (m_isList) {
            m_text->setFont(Theme::monospace());
            m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
            m_text->setPlaceholderText(ConfigForm::tr("one per line"));
        }
        row->addWidget(m_text);
        fit();
        QObject::connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
            fit();
            if (!m_isSetting)
                changed(parsed());
        });
    }

    void setValue(const Json &value) override
    {
        const QString text = shown(value);
        // Not while it says the same: the cursor and empty lines stay.
        if (m_isList ? parsed() == value || (value.is_null() && parsed().is_null()) : text == m_text->toPlainText())
            return;
        m_isSetting = true;
        m_text->setPlainText(text);
        m_isSetting = false;
    }
    [[nodiscard]] bool isBlank(const Json &value) const override { return shown(value).isEmpty(); }
    [[nodiscard]] QWidget *focusTarget() override { return m_text; }

private:
    void fit()
    {
        const int lines = std::clamp(m_text->blockCount(), m_isList ? 2 : 1, 8);
        m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing() + 15);
    }
    [[nodiscard]] QString shown(const Json &value) const
    {
        if (!m_isList || !value.is_array())
            return value.is_null() ? QString() : jsonText(value);
        QStringList lines;
        for (const Json &one : value)
            lines << jsonText(one);
        return lines.join(u'\n');
    }
    [[nodiscard]] Json parsed() const
    {
        const QString text = m_text->toPlainText();
        if (!m_isList)
            return text.isEmpty() ? Json() : Json(text.toStdString());
        Json list = Json::array();
        for (const QString &line : text.split(u'\n')) {
            if (const QString item = line.trimmed(); !item.isEmpty())
                list.push_back(item.toStdString());
        }
        return list.empty() ? Json() : list;
    }

    bool m_isList;
    bool m_isSetting = false;
    QPlainTextEdit *m_text;
};

class BoolEditor : public ValueEditor
{
public:
    BoolEditor(const ConfigField &field, const QString &path, const QString &title, QWidget *parent)
        : ValueEditor(parent)
        , m_box(new QCheckBox(QString(field.title).replace(u'&', QLatin1String("&&")), this))
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        m_box->setObjectName(QLatin1String("field:") + path);
        m_box->setAccessibleName(title);
        m_box->setAccessibleDescription(field.help);
        row->addWidget(m_box);
        row->addStretch(1);
        QObject::connect(m_box, &QCheckBox::clicked, this, [this](bool isOn) { changed(isOn ? Json(true) : Json()); });
    }

    void setValue(const Json &value) override { m_box->setChecked(value.is_boolean() && value.get<bool>()); }
    [[nodiscard]] bool isBlank(const Json &value) const override { return !value.is_boolean() || !value.get<bool>(); }
    [[nodiscard]] QWidget *focusTarget() override { return m_box; }

private:
    QCheckBox *m_box;
};

class ChoiceEditor : public ValueEditor
{
public:
    ChoiceEditor(
        const ConfigField &field, const QString &path, const QString &title, const Context &context, QWidget *parent)
        : ValueEditor(parent)
        , m_field(field)
        , m_box(new QuietComboBox(this))
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        m_box->setObjectName(QLatin1String("field:") + path);
        m_box->setAccessibleName(title);
        m_box->setAccessibleDescription(field.help);
        m_box->setMinimumWidth(numberWidth);
        row->addWidget(m_box);
        row->addStretch(1);
        for (const ConfigChoice &choice : field.choices) {
            QString text = choice.title;
            QString why;
            if (!isKnownTo(choice.since, context.server)) {
                text = ConfigForm::tr("%1 (server %2 and later)").arg(choice.title, sinceText(choice.since));
                why = ConfigForm::tr("The server does not know this.");
            } else if (context.original && field.change == ConfigChange::Special && !path.contains(u'.')) {
                Json other = *context.original;
                other[field.name.toStdString()] = choice.value.toStdString();
                if (!impossibleChanges(context.what, *context.original, other, context.server).isEmpty())
                    why = field.changeHelp;
            }
            m_box->addItem(text, choice.value);
            const int at = m_box->count() - 1;
            m_box->setItemData(at, why.isEmpty() ? choice.help : why, Qt::ToolTipRole);
            if (auto *model = qobject_cast<QStandardItemModel *>(m_box->model()); model && !why.isEmpty())
                model->item(at)->setEnabled(false);
        }
        QObject::connect(m_box, &QComboBox::activated, this, [this] {
            const QString value = m_box->currentData().toString();
            // What was left out stays so while it says the same.
            const bool isNormal = '"' + value.toUtf8() + '"' == m_field.defaultValue;
            changed(isNormal && m_isLeftOut ? Json() : Json(value.toStdString()));
        });
    }

    void setValue(const Json &value) override
    {
        m_isLeftOut = isBlank(value);
        while (m_box->count() > m_field.choices.size())
            m_box->removeItem(m_box->count() - 1);
        const QByteArray normal = m_field.defaultValue.mid(1, m_field.defaultValue.size() - 2);
        const QString text = m_isLeftOut ? QString::fromUtf8(normal) : jsonText(value);
        int at = m_box->findData(text);
        if (at < 0) {
            m_box->addItem(text.left(60), text);
            at = m_box->count() - 1;
        }
        m_box->setCurrentIndex(at);
    }
    [[nodiscard]] bool isBlank(const Json &value) const override
    {
        return value.is_null() || (value.is_string() && textOf(value).isEmpty());
    }
    [[nodiscard]] QWidget *focusTarget() override { return m_box; }
    [[nodiscard]] QString extraHelp() const override
    {
        const int at = m_box->currentIndex();
        return at >= 0 && at < m_field.choices.size() ? m_field.choices.at(at).help : QString();
    }

private:
    ConfigField m_field;
    QComboBox *m_box;
    bool m_isLeftOut = true;
};

/// Names and values of texts.
class MapEditor : public ValueEditor
{
public:
    MapEditor(const ConfigField &field, const QString &path, const QString &title, QWidget *parent)
        : ValueEditor(parent)
        , m_path(path)
        , m_title(title)
        , m_rows(new QVBoxLayout)
        , m_more(smallLabel(this))
        , m_add(smallButton(QLatin1String("field:") + path + QLatin1String(":add"), QStringLiteral("add"),
              ConfigForm::tr("Add to %1").arg(title), this))
    {
        m_add->setAccessibleDescription(field.help);
        m_add->setText(ConfigForm::tr("Add"));
        m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(Theme::gap / 2);
        m_rows->setSpacing(Theme::gap / 2);
        column->addLayout(m_rows);
        column->addWidget(m_more);
        column->addWidget(m_add, 0, Qt::AlignLeft);
        QObject::connect(m_add, &QToolButton::clicked, this, [this] {
            addLine({}, Json(std::string()));
            m_lines.back().name->setFocus();
            tell();
        });
    }

    void setValue(const Json &value) override
    {
        if (value == m_value && !m_lines.empty())
            return;
        m_value = value;
        while (!m_lines.empty())
            removeLine(m_lines.size() - 1);
        int left = 0;
        for (const auto &item : value.items()) {
            if (!value.is_object() || isServerOwned(item.key()))
                continue;
            if (m_lines.size() >= maxMembers)
                ++left;
            else
                addLine(QString::fromStdString(item.key()), item.value());
        }
        setText(m_more, left > 0 ? ConfigForm::tr("And %1 more: edit them as JSON.").arg(left) : QString());
    }
    [[nodiscard]] bool isBlank(const Json &value) const override { return !value.is_object() || value.empty(); }
    [[nodiscard]] QWidget *focusTarget() override
    {
        return m_lines.empty() ? static_cast<QWidget *>(m_add) : m_lines.front().name;
    }

private:
    struct Line {
        QWidget *whole;
        QLineEdit *name;
        QLineEdit *value;
        QToolButton *remove;
        std::string key; ///< as in the object; empty: not in it yet
        Json content;
    };

    void addLine(const QString &key, const Json &content)
    {
        const auto number = m_lines.size();
        const QString base = QStringLiteral("field:%1[%2]").arg(m_path).arg(number);
        Line line { new QWidget(this), nullptr, nullptr, nullptr, key.toStdString(), content };
        auto *row = new QHBoxLayout(line.whole);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Theme::gap / 2);
        line.name = new QLineEdit(key, line.whole);
        line.name->setObjectName(base + QLatin1String(":name"));
        line.name->setAccessibleName(ConfigForm::tr("%1: name").arg(m_title));
        line.name->setPlaceholderText(ConfigForm::tr("name"));
        line.value = new QLineEdit(jsonText(content).left(maxLineChars), line.whole);
        line.value->setObjectName(base + QLatin1String(":value"));
        line.value->setAccessibleName(ConfigForm::tr("%1: value").arg(m_title));
        line.value->setPlaceholderText(ConfigForm::tr("value"));
        for (QLineEdit *edit : { line.name, line.value }) {
            edit->setFont(Theme::monospace());
            edit->setCursorPosition(0);
        }
        const QString whole = jsonText(content);
        if (!content.is_string() || whole.size() > maxLineChars || whole.contains(u'\n') || whole.contains(u'\r')) {
            line.value->setReadOnly(true);
            line.value->setToolTip(ConfigForm::tr("This text has line ends or is very long: edit it as JSON."));
        }
        line.remove = smallButton(
            base + QLatin1String(":remove"), QStringLiteral("close"), ConfigForm::tr("Remove %1").arg(key), line.whole);
        row->addWidget(line.name, 2);
        row->addWidget(line.value, 3);
        row->addWidget(line.remove);
        m_rows->addWidget(line.whole);
        line.whole->show(); // at once, so that it can have the focus
        QWidget *id = line.whole;
        QObject::connect(line.name, &QLineEdit::textEdited, this, [this, id] { take(id); });
        QObject::connect(line.value, &QLineEdit::textEdited, this, [this, id] { take(id); });
        QObject::connect(line.remove, &QToolButton::clicked, this, [this, id] {
            for (std::size_t i = 0; i < m_lines.size(); ++i) {
                if (m_lines[i].whole == id) {
                    removeLine(i);
                    break;
                }
            }
            m_add->setFocus();
            tell();
        });
        m_lines.push_back(std::move(line));
    }

    void removeLine(std::size_t at)
    {
        m_lines[at].whole->hide();
        m_lines[at].whole->deleteLater();
        m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(at));
    }

    void take(QWidget *id)
    {
        for (Line &line : m_lines) {
            if (line.whole != id)
                continue;
            line.key = line.name->text().toStdString();
            if (!line.value->isReadOnly())
                line.content = line.value->text().toStdString();
        }
        tell();
    }

    void tell()
    {
        Json object = Json::object();
        for (const Line &line : m_lines) {
            if (!line.key.empty())
                object[line.key] = line.content;
        }
        // What has no line is kept.
        if (m_value.is_object()) {
            int count = 0;
            for (const auto &item : m_value.items()) {
                if (isServerOwned(item.key()) || ++count > maxMembers)
                    object[item.key()] = item.value();
            }
            if (count <= maxMembers)
                m_value = object;
        } else {
            m_value = object;
        }
        changed(object.empty() ? Json() : object);
    }

    QString m_path;
    QString m_title;
    QVBoxLayout *m_rows;
    QLabel *m_more;
    QToolButton *m_add;
    std::vector<Line> m_lines;
    Json m_value;
};

class FieldRow;

/// The fields of one object, indented behind a thin line.
class FieldGroup : public QWidget
{
public:
    FieldGroup(const QList<ConfigField> &fields, const QString &path, const QString &title, const Context &context,
        QWidget *parent);

    std::function<void(Json)> changed;

    void setValue(const Json &object);
    void setProblems(const QList<ConfigProblem> &problems);
    bool goTo(const QString &path);

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(Theme::color(Tone::Line, palette()));
        painter.drawLine(0, 2, 0, height() - 2);
    }

private:
    std::vector<FieldRow *> m_rows;
    Json m_value;
    Json m_loaded;
};

/// An object that is there or not.
class ObjectEditor : public ValueEditor
{
public:
    ObjectEditor(
        const ConfigField &field, const QString &path, const QString &title, const Context &context, QWidget *parent)
        : ValueEditor(parent)
        , m_field(field)
        , m_path(path)
        , m_title(title)
        , m_context(context)
        , m_box(new QCheckBox(QString(field.title).replace(u'&', QLatin1String("&&")), this))
        , m_area(new QWidget(parent))
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        m_box->setObjectName(QLatin1String("field:") + path);
        m_box->setAccessibleName(title);
        m_box->setAccessibleDescription(field.help);
        row->addWidget(m_box);
        row->addStretch(1);
        auto *column = new QVBoxLayout(m_area);
        column->setContentsMargins(Theme::gap, 0, 0, 0);
        m_area->hide();
        QObject::connect(m_box, &QCheckBox::clicked, this, [this](bool isOn) {
            Json value;
            if (isOn)
                value = m_last.is_object() ? m_last : Json::object();
            setValue(value);
            changed(value);
        });
    }

    void setValue(const Json &value) override
    {
        const bool isOn = value.is_object();
        m_box->setChecked(isOn);
        if (isOn) {
            m_last = value;
            if (!m_group) {
                m_group = new FieldGroup(m_field.fields, m_path, m_title, m_context, m_area);
                m_group->changed = [this](const Json &object) {
                    m_last = object;
                    changed(object);
                };
                m_area->layout()->addWidget(m_group);
            }
            m_group->setValue(value);
        }
        m_area->setVisible(isOn);
    }
    [[nodiscard]] bool isBlank(const Json &value) const override { return !value.is_object(); }
    void setProblems(const QList<ConfigProblem> &problems) override
    {
        if (m_group)
            m_group->setProblems(problems);
    }
    bool goTo(const QString &path) override
    {
        return m_group && m_box->isChecked() && path.startsWith(m_path + u'.') && m_group->goTo(path);
    }
    [[nodiscard]] QWidget *focusTarget() override { return m_box; }
    [[nodiscard]] QWidget *wideArea() override { return m_area; }

private:
    ConfigField m_field;
    QString m_path;
    QString m_title;
    Context m_context;
    QCheckBox *m_box;
    QWidget *m_area;
    FieldGroup *m_group = nullptr;
    Json m_last; ///< comes back when it is switched on again
};

/// Objects one below the other, with add and remove.
class ObjectListEditor : public ValueEditor
{
public:
    ObjectListEditor(
        const ConfigField &field, const QString &path, const QString &title, const Context &context, QWidget *parent)
        : ValueEditor(parent)
        , m_field(field)
        , m_path(path)
        , m_title(title)
        , m_context(context)
        , m_add(smallButton(QLatin1String("field:") + path + QLatin1String(":add"), QStringLiteral("add"),
              ConfigForm::tr("Add to %1").arg(title), this))
        , m_area(new QWidget(parent))
        , m_items(new QVBoxLayout(m_area))
        , m_more(smallLabel(m_area))
    {
        m_add->setAccessibleDescription(field.help);
        m_add->setText(ConfigForm::tr("Add"));
        m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(m_add);
        row->addStretch(1);
        m_items->setContentsMargins(Theme::gap, 0, 0, 0);
        m_items->setSpacing(Theme::gap);
        m_items->addWidget(m_more);
        m_area->hide();
        QObject::connect(m_add, &QToolButton::clicked, this, [this] {
            Json value = m_value.is_array() ? m_value : Json::array();
            value.push_back(Json::object());
            setValue(value);
            changed(value);
            if (!m_shown.empty())
                goTo(m_shown.back().path);
        });
    }

    void setValue(const Json &value) override
    {
        m_value = value;
        const auto count = value.is_array() ? std::min<std::size_t>(value.size(), maxMembers) : 0;
        while (m_shown.size() > count) {
            m_shown.back().whole->hide();
            m_shown.back().whole->deleteLater();
            m_shown.pop_back();
        }
        while (m_shown.size() < count)
            addItem();
        for (std::size_t i = 0; i < count; ++i)
            m_shown[i].group->setValue(value[i]);
        const auto left = value.is_array() ? value.size() - count : 0;
        setText(m_more, left > 0 ? ConfigForm::tr("And %1 more: edit them as JSON.").arg(left) : QString());
        m_area->setVisible(count > 0);
    }
    [[nodiscard]] bool isBlank(const Json &value) const override { return !value.is_array() || value.empty(); }
    void setProblems(const QList<ConfigProblem> &problems) override
    {
        for (const Item &item : m_shown)
            item.group->setProblems(problems);
    }
    bool goTo(const QString &path) override
    {
        return std::any_of(m_shown.begin(), m_shown.end(),
            [&path](const Item &item) { return path.startsWith(item.path) && item.group->goTo(path); });
    }
    [[nodiscard]] QWidget *focusTarget() override { return m_add; }
    [[nodiscard]] QWidget *wideArea() override { return m_area; }

private:
    struct Item {
        QWidget *whole;
        FieldGroup *group;
        QString path;
    };

    void addItem()
    {
        const auto at = m_shown.size();
        const QString path = QStringLiteral("%1[%2]").arg(m_path).arg(at);
        const QString title = QStringLiteral("%1 %2").arg(m_title).arg(at + 1);
        Item item { new QWidget(m_area), nullptr, path };
        auto *column = new QVBoxLayout(item.whole);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(Theme::gap / 2);
        auto *head = new QHBoxLayout;
        auto *label = new QLabel(title, item.whole);
        label->setTextFormat(Qt::PlainText);
        QFont strong = label->font();
        strong.setWeight(QFont::DemiBold);
        label->setFont(strong);
        auto *remove = smallButton(QStringLiteral("field:%1:remove").arg(path), QStringLiteral("close"),
            ConfigForm::tr("Remove %1").arg(title), item.whole);
        head->addWidget(label);
        head->addWidget(remove);
        head->addStretch(1);
        column->addLayout(head);
        item.group = new FieldGroup(m_field.fields, path, title, m_context, item.whole);
        column->addWidget(item.group);
        item.group->changed = [this, at](const Json &object) {
            if (!m_value.is_array() || at >= m_value.size())
                return;
            m_value[at] = object;
            changed(m_value);
        };
        QObject::connect(remove, &QToolButton::clicked, this, [this, at] {
            if (!m_value.is_array() || at >= m_value.size())
                return;
            Json value = m_value;
            value.erase(at);
            m_add->setFocus();
            setValue(value);
            changed(value.empty() ? Json() : value);
        });
        m_items->insertWidget(static_cast<int>(at), item.whole);
        item.whole->show(); // at once, so that it can have the focus
        m_shown.push_back(item);
    }

    ConfigField m_field;
    QString m_path;
    QString m_title;
    Context m_context;
    QToolButton *m_add;
    QWidget *m_area;
    QVBoxLayout *m_items;
    QLabel *m_more;
    std::vector<Item> m_shown;
    Json m_value;
};

ValueEditor *makeEditor(
    const ConfigField &field, const QString &path, const QString &title, const Context &context, QWidget *parent)
{
    switch (field.kind) {
    case ConfigKind::Text:
        if (field.maxLength > 1'000)
            return new LinesEditor(field, path, title, parent);
        break;
    case ConfigKind::TextList:
    case ConfigKind::SubjectList:
        return new LinesEditor(field, path, title, parent);
    case ConfigKind::Bool:
        return new BoolEditor(field, path, title, parent);
    case ConfigKind::Choice:
        return new ChoiceEditor(field, path, title, context, parent);
    case ConfigKind::Map:
        return new MapEditor(field, path, title, parent);
    case ConfigKind::Object:
        return new ObjectEditor(field, path, title, context, parent);
    case ConfigKind::ObjectList:
        return new ObjectListEditor(field, path, title, context, parent);
    default:
        break;
    }
    return new LineEditor(field, path, title, parent);
}

/// One field: caption, editor, help, and what is wrong with it.
class FieldRow : public QWidget
{
public:
    FieldRow(const ConfigField &field, const QString &parentPath, const QString &parentTitle, const Context &context,
        QWidget *parent)
        : QWidget(parent)
        , m_field(field)
        , m_path(parentPath.isEmpty() ? field.name : parentPath + u'.' + field.name)
        , m_context(context)
        , m_caption(new QLabel(this))
        , m_help(smallLabel(this))
        , m_problem(new ProblemLabel(this))
    {
        const QString title = parentTitle.isEmpty() ? field.title : parentTitle + QStringLiteral(" › ") + field.title;
        auto *grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(Theme::inset);
        grid->setVerticalSpacing(2);
        grid->setColumnMinimumWidth(0, captionWidth);
        grid->setColumnStretch(1, 1);
        m_caption->setTextFormat(Qt::PlainText);
        m_caption->setWordWrap(true);
        m_caption->setFixedWidth(captionWidth);
        m_caption->setContentsMargins(0, 5, 0, 0);
        m_caption->setToolTip(field.name);
        m_editor = makeEditor(field, m_path, title, context, this);
        m_editor->changed = [this](Json value) {
            if (value.is_null() && !m_loaded.is_null()) {
                // Emptied: what said nothing comes back; a switch says no.
                if (m_editor->isBlank(m_loaded))
                    value = m_loaded;
                else if (m_field.kind == ConfigKind::Bool)
                    value = false;
            }
            m_value = value;
            updateHelp();
            if (changed)
                changed(m_field, std::move(value));
        };
        const bool isBox = field.kind == ConfigKind::Bool || field.kind == ConfigKind::Object;
        if (!isBox)
            m_caption->setText(field.title);
        m_help->setObjectName(QLatin1String("help:") + m_path);
        m_problem->setObjectName(QLatin1String("problem:") + m_path);
        grid->addWidget(m_caption, 0, 0, 2, 1, Qt::AlignTop);
        grid->addWidget(m_editor, 0, 1);
        grid->addWidget(m_help, 1, 1);
        grid->addWidget(m_problem, 2, 1);
        if (QWidget *area = m_editor->wideArea())
            grid->addWidget(area, 3, 0, 1, 2);
        if (!isKnownTo(field.since, context.server)) {
            m_reason = context.server.version.isEmpty()
                ? ConfigForm::tr("Needs server %1 or later.").arg(sinceText(field.since))
                : ConfigForm::tr("Needs server %1 or later; this one is %2.")
                      .arg(sinceText(field.since), context.server.version);
        } else if (field.isInternal) {
            m_reason = field.help;
        } else if (context.original && parentPath.isEmpty()) {
            const Json &old = memberOf(*context.original, field.name.toStdString());
            if (field.change == ConfigChange::Never
                || (field.change == ConfigChange::OnlyOn && old.is_boolean() && old.get<bool>()) || isStuck(old))
                m_reason = field.changeHelp;
        }
        updateHelp();
        updateEnabled();
    }

    std::function<void(const ConfigField &field, Json value)> changed;

    void setValue(const Json &value)
    {
        m_loaded = value;
        m_value = value;
        m_editor->setValue(value);
        updateHelp();
        updateEnabled();
    }
    void setChanged(bool isChanged)
    {
        QFont font = m_caption->font();
        const auto weight = isChanged ? QFont::DemiBold : QFont::Normal;
        if (font.weight() == weight)
            return;
        font.setWeight(weight);
        m_caption->setFont(font);
        if (m_field.kind == ConfigKind::Bool || m_field.kind == ConfigKind::Object)
            m_editor->focusTarget()->setFont(font);
    }
    void setProblems(const QList<ConfigProblem> &problems)
    {
        const bool hasParts = m_field.kind == ConfigKind::Object || m_field.kind == ConfigKind::ObjectList;
        QStringList lines;
        bool isError = false;
        for (const ConfigProblem &problem : problems) {
            const bool isOwn = problem.path == m_path
                || (!hasParts && (problem.path.startsWith(m_path + u'[') || problem.path.startsWith(m_path + u'.')));
            if (!isOwn || lines.size() >= 5)
                continue;
            isError = isError || problem.severity == ConfigProblem::Severity::Error;
            const QString better = problem.severity == ConfigProblem::Severity::Error && !isValueOfKind()
                ? m_editor->complaint(m_value)
                : QString();
            const QString line = better.isEmpty() ? memberText(problem.path) + problem.text : better;
            if (!lines.contains(line))
                lines << line;
        }
        m_problem->set(isError ? Tone::Bad : Tone::Warning, lines.join(u'\n'));
        m_hasProblem = !lines.isEmpty();
        updateEnabled();
        m_editor->setProblems(problems);
    }
    bool goTo(const QString &path)
    {
        if (m_editor->goTo(path))
            return true;
        if (path != m_path && !path.startsWith(m_path + u'[') && !path.startsWith(m_path + u'.'))
            return false;
        return focusHere();
    }
    bool focusHere()
    {
        if (!m_editor->isEnabled())
            return false;
        m_editor->focusTarget()->setFocus(Qt::OtherFocusReason);
        if (auto *line = qobject_cast<QLineEdit *>(m_editor->focusTarget()))
            line->selectAll();
        return true;
    }
    [[nodiscard]] const ConfigField &field() const { return m_field; }

private:
    /// Whether it could be no other choice.
    [[nodiscard]] bool isStuck(const Json &old) const
    {
        if (m_field.change != ConfigChange::Special || m_field.kind != ConfigKind::Choice)
            return false;
        return std::all_of(m_field.choices.begin(), m_field.choices.end(), [&](const ConfigChoice &choice) {
            Json other = *m_context.original;
            other[m_field.name.toStdString()] = choice.value.toStdString();
            return choice.value == textOf(old)
                || !impossibleChanges(m_context.what, *m_context.original, other, m_context.server).isEmpty();
        });
    }
    /// Whether the value is what the kind wants, so that a problem is about its content.
    [[nodiscard]] bool isValueOfKind() const
    {
        switch (m_field.kind) {
        case ConfigKind::Integer:
        case ConfigKind::Bytes:
        case ConfigKind::Duration:
            return m_value.is_number_integer();
        case ConfigKind::DurationList:
        case ConfigKind::Time:
            return false;
        default:
            return true;
        }
    }
    /// `“orders a”: ` before what is wrong with one of several.
    [[nodiscard]] QString memberText(const QString &path) const
    {
        if (!path.startsWith(m_path + u'[') || !m_value.is_array())
            return {};
        bool isNumber = false;
        const auto at = path.mid(m_path.size() + 1).section(u']', 0, 0).toULongLong(&isNumber);
        return isNumber && at < m_value.size() ? QStringLiteral("“%1”: ").arg(jsonText(m_value[at]).left(60))
                                               : QString();
    }
    void updateHelp()
    {
        if (!m_reason.isEmpty()) {
            setText(m_help, m_reason);
            m_caption->setToolTip(plainTip(m_field.name + QLatin1String(": ") + m_field.help));
            return;
        }
        const QString extra = m_editor->extraHelp();
        setText(m_help, extra.isEmpty() ? m_field.help : QString(m_field.help + u' ' + extra));
    }
    void updateEnabled()
    {
        // What cannot be set can be put right where it is wrong.
        m_editor->setEnabled(m_reason.isEmpty() || m_hasProblem);
        m_caption->setEnabled(m_editor->isEnabled());
        setVisible(!m_field.isInternal || !m_editor->isBlank(m_value));
        m_editor->focusTarget()->setToolTip(m_editor->isEnabled() ? QString() : plainTip(m_reason));
    }

    ConfigField m_field;
    QString m_path;
    Context m_context;
    QString m_reason; ///< why it cannot be set
    QLabel *m_caption;
    ValueEditor *m_editor = nullptr;
    QLabel *m_help;
    ProblemLabel *m_problem;
    Json m_loaded;
    Json m_value;
    bool m_hasProblem = false;
};

FieldGroup::FieldGroup(const QList<ConfigField> &fields, const QString &path, const QString &title,
    const Context &context, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::inset, Theme::gap / 2, 0, Theme::gap / 2);
    column->setSpacing(Theme::gap);
    for (const ConfigField &field : fields) {
        auto *row = new FieldRow(field, path, title, context, this);
        row->changed = [this](const ConfigField &of, Json value) {
            put(m_value, m_loaded, of.name.toStdString(), std::move(value));
            changed(m_value);
        };
        column->addWidget(row);
        m_rows.push_back(row);
    }
}

void FieldGroup::setValue(const Json &object)
{
    m_value = object.is_object() ? object : Json::object();
    m_loaded = m_value;
    for (FieldRow *row : m_rows)
        row->setValue(memberOf(m_value, row->field().name.toStdString()));
}

void FieldGroup::setProblems(const QList<ConfigProblem> &problems)
{
    for (FieldRow *row : m_rows)
        row->setProblems(problems);
}

bool FieldGroup::goTo(const QString &path)
{
    if (std::any_of(m_rows.begin(), m_rows.end(), [&path](FieldRow *row) { return row->goTo(path); }))
        return true;
    return !m_rows.empty() && m_rows.front()->focusHere();
}

/// A section, how much of it is set, and whether something is wrong in it.
class SectionDelegate : public TextDelegate
{
public:
    using TextDelegate::TextDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        constexpr int mark = 10;
        const int errors = index.data(ErrorsRole).toInt();
        const int count = index.data(CountRole).toInt();
        paintBackground(painter, option);
        painter->save();
        const QRect inner = option.rect.adjusted(Theme::inset, 0, -Theme::inset, 0);
        int right = inner.right();
        if (errors > 0) {
            paintState(
                painter, QRectF(right - mark, inner.center().y() - mark / 2.0, mark, mark), Tone::Bad, option.palette);
            right -= mark + Theme::gap;
        } else if (count > 0) {
            painter->setFont(Theme::caption());
            painter->setPen(Theme::color(Tone::Muted, option.palette));
            const QString text = QString::number(count);
            painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, text);
            right -= painter->fontMetrics().horizontalAdvance(text) + Theme::gap;
        }
        painter->setFont(option.font);
        painter->setPen(Theme::color(Tone::Text, option.palette));
        const QRect room(inner.left(), inner.top(), right - inner.left(), inner.height());
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(option.font).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return { 0, Theme::rowHeight() + 6 };
    }
};

} // namespace

class ConfigForm::Private
{
public:
    struct Section {
        ConfigSection section;
        QScrollArea *area;
        std::vector<FieldRow *> rows;
    };

    Context context;
    Json config = Json::object();
    Json loaded = Json::object();
    QListWidget *list = nullptr;
    QStackedWidget *stack = nullptr;
    std::vector<Section> sections;
    QList<ConfigProblem> problems;

    QLabel *unknown = nullptr;

    void updateMarks();
    [[nodiscard]] QString unknownText() const;
};

ConfigForm::ConfigForm(ConfigOf what, const ServerInfo &server, const JsonPtr &original, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->context.what = what;
    d->context.server = server;
    d->context.original = original;
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    d->list = new QListWidget(this);
    d->list->setObjectName(QStringLiteral("configSections"));
    d->list->setAccessibleName(tr("Sections"));
    d->list->setFrameShape(QFrame::NoFrame);
    d->list->setItemDelegate(new SectionDelegate(d->list));
    d->list->setTabKeyNavigation(false);
    d->list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    row->addWidget(d->list);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    row->addLayout(right, 1);
    d->stack = new QStackedWidget(this);
    right->addWidget(d->stack, 1);
    d->unknown = smallLabel(this);
    d->unknown->setObjectName(QStringLiteral("configUnknown"));
    d->unknown->setContentsMargins(Theme::margin, Theme::gap / 2, Theme::margin, Theme::gap / 2);
    right->addWidget(d->unknown);

    for (const ConfigField &field : configFields(what)) {
        auto found = std::find_if(d->sections.begin(), d->sections.end(),
            [&field](const Private::Section &one) { return one.section == field.section; });
        if (found == d->sections.end()) {
            auto *area = new QScrollArea(d->stack);
            area->setObjectName(QStringLiteral("configSection%1").arg(static_cast<int>(field.section)));
            area->setAccessibleName(sectionTitle(field.section));
            area->setWidgetResizable(true);
            area->setFrameShape(QFrame::NoFrame);
            area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
            area->setFocusPolicy(Qt::NoFocus);
            area->viewport()->setBackgroundRole(QPalette::Base);
            auto *body = new QWidget(area);
            body->setBackgroundRole(QPalette::Base);
            auto *column = new QVBoxLayout(body);
            column->setContentsMargins(Theme::margin, Theme::inset, Theme::margin, Theme::inset);
            column->setSpacing(Theme::inset);
            area->setWidget(body);
            d->stack->addWidget(area);
            d->sections.push_back({ field.section, area, {} });
            found = std::prev(d->sections.end());
            d->list->addItem(sectionTitle(field.section));
        }
        auto *body = found->area->widget();
        auto *line = new FieldRow(field, {}, {}, d->context, body);
        line->changed = [this](const ConfigField &of, Json value) {
            put(d->config, d->loaded, of.name.toStdString(), std::move(value));
            d->updateMarks();
            Q_EMIT edited();
        };
        body->layout()->addWidget(line);
        found->rows.push_back(line);
    }
    for (const Private::Section &section : d->sections)
        static_cast<QVBoxLayout *>(section.area->widget()->layout())->addStretch(1);
    int width = 0;
    for (int i = 0; i < d->list->count(); ++i)
        width = std::max(width, d->list->fontMetrics().horizontalAdvance(d->list->item(i)->text()));
    d->list->setFixedWidth(std::min(width + 2 * Theme::inset + 36, 260));
    connect(d->list, &QListWidget::currentRowChanged, d->stack, &QStackedWidget::setCurrentIndex);
    d->list->setCurrentRow(0);
}

ConfigForm::~ConfigForm() = default;

void ConfigForm::setConfig(const Json &config)
{
    d->config = config.is_object() ? config : Json::object();
    d->loaded = d->config;
    for (const Private::Section &section : d->sections) {
        for (FieldRow *row : section.rows)
            row->setValue(memberOf(d->config, row->field().name.toStdString()));
    }
    d->updateMarks();
}

void ConfigForm::setField(const QString &name, const Json &value)
{
    put(d->config, d->loaded, name.toStdString(), value);
    for (const Private::Section &section : d->sections) {
        for (FieldRow *row : section.rows) {
            if (row->field().name == name)
                row->setValue(value);
        }
    }
    d->updateMarks();
}

const Json &ConfigForm::config() const
{
    return d->config;
}

void ConfigForm::setProblems(const QList<ConfigProblem> &problems)
{
    d->problems = problems;
    for (const Private::Section &section : d->sections) {
        for (FieldRow *row : section.rows)
            row->setProblems(problems);
    }
    d->updateMarks();
}

void ConfigForm::Private::updateMarks()
{
    const QList<ConfigDifference> differences = configDifferences(
        context.what, context.original ? *context.original : configBaseline(context.what, config), config);
    QSet<QString> changed;
    for (const ConfigDifference &one : differences)
        changed << one.path.section(u'.', 0, 0).section(u'[', 0, 0);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        int count = 0;
        int errors = 0;
        for (FieldRow *row : sections[i].rows) {
            const QString name = row->field().name;
            const bool isChanged = changed.contains(name);
            row->setChanged(isChanged && context.original);
            count += isChanged ? 1 : 0;
            for (const ConfigProblem &problem : std::as_const(problems)) {
                const QString field = problem.path.section(u'.', 0, 0).section(u'[', 0, 0);
                errors += field == name && problem.severity == ConfigProblem::Severity::Error ? 1 : 0;
            }
        }
        QListWidgetItem *item = list->item(static_cast<int>(i));
        item->setData(CountRole, count);
        item->setData(ErrorsRole, errors);
        QString words;
        if (errors > 0)
            words = ConfigForm::tr("problems: %1").arg(errors);
        else if (count > 0)
            words = context.original ? ConfigForm::tr("changed: %1").arg(count) : ConfigForm::tr("set: %1").arg(count);
        item->setToolTip(words);
        item->setData(Qt::AccessibleTextRole,
            words.isEmpty() ? item->text() : QString(item->text() + QLatin1String(", ") + words));
    }
    setText(unknown, unknownText());
}

QString ConfigForm::Private::unknownText() const
{
    QStringList names;
    for (const auto &item : config.items()) {
        const QString name = QString::fromStdString(item.key());
        if (!findConfigField(context.what, name))
            names << name.left(60);
    }
    if (names.isEmpty())
        return {};
    const auto more = names.size() - 5;
    QString text = names.mid(0, 5).join(QLatin1String(", "));
    if (more > 0)
        text += QLatin1String(", …");
    return ConfigForm::tr("Kept as they are, because Natsight does not know them: %1").arg(text);
}

void ConfigForm::goTo(const QString &path)
{
    for (std::size_t i = 0; i < d->sections.size(); ++i) {
        for (FieldRow *row : d->sections[i].rows) {
            const bool isThis = path.isEmpty() || row->field().name == path.section(u'.', 0, 0).section(u'[', 0, 0);
            if (!isThis)
                continue;
            d->list->setCurrentRow(static_cast<int>(i));
            if (path.isEmpty() ? row->focusHere() : row->goTo(path)) {
                if (QWidget *at = window()->focusWidget())
                    d->sections[i].area->ensureWidgetVisible(at);
                return;
            }
            if (!path.isEmpty()) {
                d->sections[i].area->ensureWidgetVisible(row);
                d->list->setFocus();
                return;
            }
        }
    }
}

} // namespace natsight
