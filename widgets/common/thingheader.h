// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace natsight {

class ElidedLabel;
class NumberTile;

/// The head of a thing's page: where it belongs, its name and state, its big numbers, and its verbs. GUI thread.
class ThingHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ThingHeader(const QString &name, QWidget *parent = nullptr);

    /// Leads up; one button each.
    void addCrumb(const QString &text, const std::function<void()> &go);
    void setState(Tone tone, const QString &word);
    NumberTile *addTile(const QString &name, const QString &caption);
    QPushButton *addVerb(const QString &name, const QString &text, const QString &toolTip, bool isPrimary = false);
    /// The `⋯` of all other verbs; its menu is the caller's.
    QToolButton *addMore(const QString &name);

private:
    class StateMark;

    QHBoxLayout *m_crumbs;
    StateMark *m_state;
    QHBoxLayout *m_tiles;
    QHBoxLayout *m_verbs;
};

} // namespace natsight
