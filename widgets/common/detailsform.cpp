// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/detailsform.h"

#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace natsight {

DetailsForm::DetailsForm(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(Theme::margin);
    m_form->setVerticalSpacing(0);
    m_form->setLabelAlignment(Qt::AlignLeft);
    m_form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
}

void DetailsForm::clear()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_lines.clear();
}

void DetailsForm::setLines(const QList<Line> &lines)
{
    QList<Line> shown = lines;
    shown.removeIf([](const Line &line) { return line.value.isEmpty(); });
    if (shown == m_lines)
        return;
    const bool areSame = std::equal(shown.cbegin(), shown.cend(), m_lines.cbegin(), m_lines.cend(),
        [](const Line &a, const Line &b) { return a.name == b.name && a.isMonospace == b.isMonospace; });
    if (!areSame) {
        clear();
        for (const Line &line : std::as_const(shown))
            add(line.name, line.value, line.isMonospace, line.exact);
    }
    for (int i = 0; areSame && i < shown.size(); ++i) {
        auto *field = qobject_cast<QLineEdit *>(m_form->itemAt(i, QFormLayout::FieldRole)->widget());
        if (!field || field->text() == shown.at(i).value)
            continue;
        field->setText(shown.at(i).value);
        field->setToolTip(plainTip(shown.at(i).exact.isEmpty() ? shown.at(i).value : shown.at(i).exact));
        field->setCursorPosition(0);
    }
    m_lines = shown;
}

void DetailsForm::add(const QString &name, const QString &value, bool isMonospace, const QString &exact)
{
    auto *label = new QLabel(name, this);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto *field = new QLineEdit(value, this);
    field->setObjectName(QStringLiteral("detail%1").arg(m_form->rowCount()));
    field->setReadOnly(true);
    field->setFrame(false);
    field->setAccessibleName(name);
    field->setToolTip(plainTip(exact.isEmpty() ? value : exact));
    field->setCursorPosition(0);
    field->setProperty("detail", name);
    field->setMinimumWidth(80);
    QPalette colors = field->palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    field->setPalette(colors);
    if (isMonospace)
        field->setFont(Theme::monospace());
    m_form->addRow(label, field);
}

} // namespace natsight
