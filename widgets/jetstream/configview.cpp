// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/configview.h"

#include "widgets/common/codeeditor.h"
#include "widgets/common/delegates.h"
#include "widgets/common/icons.h"
#include "widgets/common/viewsetup.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>
#include <QTreeView>

#include <nlohmann/json.hpp>

namespace natsight {

namespace {

constexpr int MutedRole = Qt::UserRole + 1;

/// Whether a value says the same as leaving the field out.
bool isUnset(const Json &value)
{
    return value.is_null() || (value.is_string() && value.get_ref<const std::string &>().empty())
        || ((value.is_array() || value.is_object()) && value.empty());
}

void addField(QStandardItem *parent, const ConfigField &field,
    const Json *value) // NOLINT(misc-no-recursion): as deep as the table
{
    const bool isDefault = !value || isUnset(*value);
    const Json normal = field.defaultValue.isEmpty()
        ? Json()
        : Json::parse(field.defaultValue.constBegin(), field.defaultValue.constEnd(), nullptr, false);
    auto *title = new QStandardItem(field.title);
    title->setToolTip(field.help + QLatin1String("\n") + field.name);
    auto *text = new QStandardItem;
    auto *help = new QStandardItem(field.help);
    help->setData(true, MutedRole);
    const Json &shown = isDefault ? normal : *value;
    text->setData(isDefault || shown == normal, MutedRole);
    parent->appendRow({ title, text, help });
    if (!isDefault && field.kind == ConfigKind::Object && value->is_object()) {
        for (const ConfigField &inner : field.fields) {
            const auto found = value->find(inner.name.toStdString());
            if (found != value->end())
                addField(title, inner, &*found);
        }
        text->setText(title->rowCount() == 0 ? configValueText(field, *value) : QString());
        return;
    }
    if (!isDefault && field.kind == ConfigKind::ObjectList && value->is_array()) {
        int number = 0;
        for (const Json &one : *value) {
            auto *item = new QStandardItem(QStringLiteral("%1").arg(++number));
            title->appendRow({ item, new QStandardItem, new QStandardItem });
            if (!one.is_object())
                continue;
            for (const ConfigField &inner : field.fields) {
                const auto found = one.find(inner.name.toStdString());
                if (found != one.end())
                    addField(item, inner, &*found);
            }
        }
        return;
    }
    text->setText(shown.is_null() ? QStringLiteral("–") : configValueText(field, shown));
    text->setToolTip(text->text());
}

} // namespace

ConfigView::ConfigView(ConfigOf what, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_what(what)
    , m_edit(new QToolButton(this))
    , m_raw(new QToolButton(this))
    , m_all(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_tree(new QTreeView(this))
    , m_model(new QStandardItemModel(this))
    , m_json(new CodeEditor(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    m_edit->setObjectName(name + QLatin1String("EditConfig"));
    m_edit->setText(tr("Edit…"));
    m_edit->setAccessibleName(tr("Edit the configuration"));
    m_edit->setIcon(icon(QStringLiteral("edit")));
    m_edit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_edit->setFocusPolicy(Qt::TabFocus);
    connect(m_edit, &QToolButton::clicked, this, &ConfigView::editRequested);
    bar->addWidget(m_edit);
    setEditDenied({});
    const auto toggle = [&](QToolButton *button, const char *suffix, const QString &text, const QString &tip) {
        button->setObjectName(name + QLatin1String(suffix));
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
    };
    toggle(m_all, "AllFields", tr("All fields"), tr("Show also what is not set"));
    toggle(m_raw, "RawJson", tr("JSON"), tr("Show the server's own configuration object"));
    auto *copy = new QToolButton(this);
    copy->setObjectName(name + QLatin1String("CopyJson"));
    copy->setAccessibleName(tr("Copy JSON"));
    copy->setToolTip(tr("Copy the configuration as JSON"));
    copy->setIcon(icon(QStringLiteral("copy")));
    copy->setAutoRaise(true);
    copy->setFocusPolicy(Qt::TabFocus);
    connect(copy, &QToolButton::clicked, this, [this] {
        if (m_config)
            QGuiApplication::clipboard()->setText(QString::fromUtf8(configText(*m_config)));
    });
    bar->addWidget(copy);
    bar->addStretch(1);
    layout->addLayout(bar);

    m_tree->setObjectName(name + QLatin1String("Config"));
    m_tree->setAccessibleName(tr("Configuration"));
    m_model->setColumnCount(3);
    m_model->setHorizontalHeaderLabels({ tr("Field"), tr("Value"), tr("Meaning") });
    m_tree->setModel(m_model);
    ViewOptions options;
    options.widths = { 34, 44, 60 };
    options.isSortable = false;
    setUpTree(m_tree, options);
    auto *tones = new TextDelegate(m_tree);
    tones->setTone([](const QModelIndex &index) { return index.data(MutedRole).toBool() ? Tone::Muted : Tone::Text; });
    m_tree->setItemDelegate(tones);
    m_json->setObjectName(name + QLatin1String("ConfigJson"));
    m_json->setEditorName(tr("Configuration as JSON"));
    m_json->setLanguage(CodeEditor::Language::Json);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_json);
    layout->addWidget(m_stack, 1);
    connect(m_raw, &QToolButton::toggled, this, [this](bool isRaw) {
        m_stack->setCurrentIndex(isRaw ? 1 : 0);
        m_all->setEnabled(!isRaw);
    });
    connect(m_all, &QToolButton::toggled, this, &ConfigView::fill);
}

void ConfigView::setConfig(const JsonPtr &config)
{
    if (!config || (m_config && *m_config == *config))
        return;
    m_config = config;
    fill();
    m_json->setText(QString::fromUtf8(configText(*config)));
}

void ConfigView::setEditDenied(const QString &reason)
{
    m_edit->setEnabled(reason.isEmpty());
    m_edit->setToolTip(reason.isEmpty() ? tr("Change the configuration") : reason);
}

void ConfigView::fill()
{
    if (!m_config)
        return;
    const int at = m_tree->verticalScrollBar()->value();
    m_model->removeRows(0, m_model->rowCount());
    QHash<int, QStandardItem *> sections;
    for (const ConfigField &field : configFields(m_what)) {
        const auto found = m_config->find(field.name.toStdString());
        const bool isSet = found != m_config->end() && !isUnset(*found);
        if (!isSet && !m_all->isChecked())
            continue;
        QStandardItem *&section = sections[static_cast<int>(field.section)];
        if (!section) {
            section = new QStandardItem(sectionTitle(field.section));
            QFont strong = m_tree->font();
            strong.setWeight(QFont::DemiBold);
            section->setFont(strong);
            m_model->appendRow({ section, new QStandardItem, new QStandardItem });
        }
        addField(section, field, isSet ? &*found : nullptr);
    }
    // What only newer servers know is shown as it is.
    QStandardItem *unknown = nullptr;
    for (const auto &[key, value] : m_config->items()) {
        if (findConfigField(m_what, QString::fromStdString(key)))
            continue;
        if (!unknown) {
            unknown = new QStandardItem(tr("Unknown to this version"));
            m_model->appendRow({ unknown, new QStandardItem, new QStandardItem });
        }
        unknown->appendRow({ new QStandardItem(QString::fromStdString(key)),
            new QStandardItem(
                QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace)).left(500)),
            new QStandardItem });
    }
    m_tree->expandAll();
    m_tree->verticalScrollBar()->setValue(at);
}

} // namespace natsight
