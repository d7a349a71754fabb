// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/configfields.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;
class QTreeView;
class QStandardItemModel;

namespace natsight {

class CodeEditor;

/// A configuration to read: in sections and words, made from the table of fields, or as the server's JSON. GUI thread.
class ConfigView : public QWidget
{
    Q_OBJECT

public:
    ConfigView(ConfigOf what, const QString &name, QWidget *parent = nullptr);

    void setConfig(const JsonPtr &config);
    /// Empty: it can be edited; else why not.
    void setEditDenied(const QString &reason);

Q_SIGNALS:
    void editRequested();

private:
    void fill();

    ConfigOf m_what;
    JsonPtr m_config;
    QToolButton *m_edit;
    QToolButton *m_raw;
    QToolButton *m_all;
    QStackedWidget *m_stack;
    QTreeView *m_tree;
    QStandardItemModel *m_model;
    CodeEditor *m_json;
};

} // namespace natsight
