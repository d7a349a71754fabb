// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/filterhelpdialog.h"

#include "widgets/common/filterline.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace natsight {

namespace {

constexpr int widestMeaning = 250;

QGridLayout *newGrid()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::margin);
    grid->setVerticalSpacing(2);
    return grid;
}

} // namespace

FilterHelpDialog::FilterHelpDialog(const FilterFields &fields, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("filterHelp"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Filter language"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Theme::margin);
    layout->setSpacing(Theme::inset);
    layout->addWidget(titleLabel(tr("How to filter"), this));
    layout->addWidget(plainParagraph(
        tr("A condition is a field, an operator and a value. Click an example to put it into the filter."), this));

    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("filterHelpArea"));
    area->setAccessibleName(tr("Fields, operators and examples"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(area);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(2 * Theme::margin);
    QGridLayout *left = newGrid();
    QGridLayout *right = newGrid();
    columns->addLayout(left, 1);
    columns->addLayout(right);
    for (const FilterHelpPart &part : filterHelp(fields)) {
        const bool hasExamples = !part.rows.isEmpty() && !part.rows.constFirst().examples.isEmpty();
        addPart(hasExamples ? left : right, part);
    }
    FilterHelpPart keys { tr("Keys"), {} };
    for (const auto &[key, meaning] : FilterLine::keys())
        keys.rows.append({ key, meaning, {} });
    addPart(right, keys);
    for (QGridLayout *grid : { left, right })
        grid->setRowStretch(grid->rowCount(), 1);
    area->setWidget(content);
    layout->addWidget(area, 1);
    // As large as what it says, on a screen that has the room.
    area->setMinimumSize(
        qMin(content->sizeHint().width() + Theme::margin, 1'080), qMin(content->sizeHint().height(), 560));

    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("filterHelpClose"));
    close->setAccessibleName(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    layout->addWidget(close, 0, Qt::AlignRight);
    close->setFocus();
}

void FilterHelpDialog::addPart(QGridLayout *grid, const FilterHelpPart &part)
{
    int row = grid->rowCount();
    auto *title = captionLabel(part.title, this);
    title->setContentsMargins(0, row > 1 ? Theme::gap : 0, 0, 0);
    grid->addWidget(title, row, 0, 1, 3);
    for (const FilterHelpRow &one : part.rows) {
        ++row;
        auto *what = new QLabel(this);
        what->setTextFormat(Qt::PlainText);
        what->setText(one.what);
        what->setFont(FilterLine::fontFor(one.what));
        grid->addWidget(what, row, 0, Qt::AlignTop);
        auto *meaning = new QLabel(this);
        meaning->setTextFormat(Qt::PlainText);
        meaning->setText(one.meaning);
        meaning->setForegroundRole(QPalette::PlaceholderText);
        meaning->setWordWrap(true);
        meaning->setFixedWidth(widestMeaning);
        grid->addWidget(meaning, row, 1, Qt::AlignTop);
        auto *examples = new QVBoxLayout;
        examples->setSpacing(0);
        for (const QString &example : one.examples)
            examples->addWidget(exampleButton(example), 0, Qt::AlignLeft);
        grid->addLayout(examples, row, 2, Qt::AlignTop);
    }
    grid->setColumnStretch(2, 1);
}

QWidget *FilterHelpDialog::exampleButton(const QString &filter)
{
    QString shown = filter;
    auto *button = new QPushButton(shown.replace(QLatin1Char('&'), QLatin1String("&&")), this);
    button->setObjectName(QStringLiteral("filterExample"));
    button->setAccessibleName(tr("Filter by %1").arg(filter));
    button->setFont(FilterLine::fontFor(filter));
    button->setFlat(true);
    button->setAutoDefault(false);
    button->setCursor(Qt::PointingHandCursor);
    button->setStyleSheet(
        QStringLiteral("QPushButton { color: palette(link); border: none; padding: 1px 4px; text-align: left; }"
                       "QPushButton:hover, QPushButton:focus { text-decoration: underline; }"));
    connect(button, &QPushButton::clicked, this, [this, filter] { Q_EMIT exampleChosen(filter); });
    return button;
}

} // namespace natsight
