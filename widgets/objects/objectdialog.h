// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/objects/objecttypes.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace natsight {

/// Name, description, headers and metadata of one object, to be changed. It stays open until save() is told to have worked, so
/// that nothing typed is lost. GUI thread.
class ObjectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ObjectDialog(const ObjectInfo &info, QWidget *parent = nullptr);

    void setProblem(const QString &text);

Q_SIGNALS:
    void saveRequested(const QString &name, const natsight::ObjectTexts &texts);

private:
    void check();
    void save();
    [[nodiscard]] Result<ObjectTexts> texts() const;

    ObjectInfo m_info;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QPlainTextEdit *m_headers;
    QPlainTextEdit *m_metadata;
    QLabel *m_problem;
    QPushButton *m_save;
};

} // namespace natsight
