// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settingsdialog.h"

#include "app/settings.h"
#include "app/thresholdsdialog.h"
#include "widgets/common/payloadformatsdialog.h"
#include "widgets/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

namespace natsight {

SettingsDialog::SettingsDialog(Settings *settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
{
    setObjectName(QStringLiteral("settingsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    form->setHorizontalSpacing(Theme::margin);
    form->setVerticalSpacing(Theme::gap);
    const auto choice = [&](const QString &label, Settings::Key key, const QList<std::pair<QString, QString>> &values) {
        auto *box = new QComboBox(this);
        box->setObjectName(QStringLiteral("setting%1").arg(static_cast<int>(key)));
        box->setAccessibleName(QString(label).remove(u'&'));
        for (const auto &[value, text] : values)
            box->addItem(text, value);
        box->setCurrentIndex(std::max(0, box->findData(m_settings->string(key))));
        connect(box, &QComboBox::currentIndexChanged, this,
            [this, box, key] { m_settings->setValue(key, box->currentData()); });
        form->addRow(label, box);
    };
    choice(tr("&Theme"), Settings::Key::Theme,
        { { QStringLiteral("system"), tr("As the system") }, { QStringLiteral("light"), tr("Light") },
            { QStringLiteral("dark"), tr("Dark") } });
    choice(tr("&Language (after a restart)"), Settings::Key::Language,
        { { QString(), tr("As the system") }, { QStringLiteral("en"), QStringLiteral("English") },
            { QStringLiteral("de"), QStringLiteral("Deutsch") } });
    choice(tr("Mo&tion"), Settings::Key::Motion,
        { { QStringLiteral("system"), tr("As the system") }, { QStringLiteral("full"), tr("Full") },
            { QStringLiteral("reduced"), tr("Reduced: nothing moves by itself") } });
    const auto number = [&](const QString &label, Settings::Key key, int least, int most, const QString &unit) {
        auto *box = new QSpinBox(this);
        box->setObjectName(QStringLiteral("setting%1").arg(static_cast<int>(key)));
        box->setAccessibleName(QString(label).remove(u'&'));
        box->setRange(least, most);
        box->setGroupSeparatorShown(true);
        box->setSuffix(unit);
        if (least == 0)
            box->setSpecialValueText(tr("never"));
        box->setValue(m_settings->integer(key));
        connect(box, &QSpinBox::valueChanged, this, [this, key](int value) { m_settings->setValue(key, value); });
        form->addRow(label, box);
    };
    number(tr("Memory for captured &messages"), Settings::Key::CaptureBudgetMiB, 16, 65'536, tr(" MiB"));
    number(tr("Most &subjects in the tree"), Settings::Key::MaxSubjects, 1'000, 5'000'000, {});
    number(tr("&Broad subscriptions stop after"), Settings::Key::AutoStopMessages, 0, 2'000'000'000, tr(" messages"));
    number(tr("…&or after"), Settings::Key::AutoStopMinutes, 0, 100'000, tr(" minutes"));
    const auto check = [&](const char *name, const QString &text, const QString &tip, Settings::Key key) {
        auto *box = new QCheckBox(text, this);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(QString(text).remove(u'&'));
        box->setToolTip(tip);
        box->setChecked(m_settings->boolean(key));
        connect(box, &QCheckBox::toggled, this, [this, key](bool isOn) { m_settings->setValue(key, isOn); });
        form->addRow(box);
    };
    check("settingAsk", tr("&Ask before a broad subscription"), {}, Settings::Key::AskBeforeBroad);
    check("settingServiceNotices", tr("&Notify me when an instance of a service leaves"),
        tr("Services of open connections that you looked at are then asked every 15 s also while no page of them is "
           "open"),
        Settings::Key::ServiceNotices);
    auto *thresholds = new QPushButton(tr("Thresholds of what &needs attention…"), this);
    thresholds->setObjectName(QStringLiteral("settingsThresholds"));
    thresholds->setAccessibleName(tr("Thresholds of what needs attention"));
    thresholds->setAutoDefault(false);
    connect(thresholds, &QPushButton::clicked, this, [this] {
        auto *dialog = new ThresholdsDialog(m_settings, this);
        dialog->open();
    });
    form->addRow(thresholds);
    auto *formats = new QPushButton(tr("&Formats of payloads…"), this);
    formats->setObjectName(QStringLiteral("settingsPayloadFormats"));
    formats->setAccessibleName(tr("Formats of payloads"));
    formats->setAutoDefault(false);
    connect(formats, &QPushButton::clicked, this, [this] { (new PayloadFormatsDialog(this))->open(); });
    form->addRow(formats);
    auto *done = new QPushButton(tr("Close"), this);
    done->setObjectName(QStringLiteral("settingsClose"));
    done->setAccessibleName(tr("Close"));
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    form->addRow(done);
    form->setAlignment(done, Qt::AlignRight);
}

} // namespace natsight
