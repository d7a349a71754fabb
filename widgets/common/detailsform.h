// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QFormLayout;

namespace natsight {

/// Names and values of what is selected, to be read and copied: a line each, plain text. GUI thread.
class DetailsForm : public QWidget
{
    Q_OBJECT

public:
    struct Line {
        QString name;
        QString value;
        bool isMonospace = false;
        QString exact = {};

        bool operator==(const Line &) const = default;
    };

    explicit DetailsForm(QWidget *parent = nullptr);

    void clear();
    /// All of it; lines without a value are left out. Where the same lines stand only what changed is renewed, so that focus and what a
    /// person selected stay.
    void setLines(const QList<Line> &lines);
    /// `exact` is the tooltip where the value is a short form.
    void add(const QString &name, const QString &value, bool isMonospace, const QString &exact = {});

private:
    QFormLayout *m_form;
    QList<Line> m_lines; ///< as setLines() left them
};

} // namespace natsight
