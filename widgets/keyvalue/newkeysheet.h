// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keyvalueclient.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace natsight {

class CodeEditor;
class NoticeBar;
class TtlField;

/// Asks for a new key and writes it, only where there is none. Stays open with what was typed until it is written. Never blocks:
/// open() it; it deletes itself. GUI thread.
class NewKeySheet : public QDialog
{
    Q_OBJECT

public:
    NewKeySheet(KeyValueClient *client, const QByteArray &prefix, QWidget *parent = nullptr);

Q_SIGNALS:
    void created(const QByteArray &key, quint64 revision);

private:
    void check();
    void create();
    void take(const QByteArray &key, const KeyWrite &write);

    QPointer<KeyValueClient> m_client;
    QLineEdit *m_key;
    TtlField *m_ttl;
    QComboBox *m_format;
    CodeEditor *m_value;
    QLabel *m_problem;
    NoticeBar *m_notice;
    QPushButton *m_create;
    bool m_isWriting = false;
};

} // namespace natsight
