// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/textmerge.h"
#include "models/payload/valuecodec.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace natsight {

class CodeEditor;
class MergeChoiceModel;

/// A value as it stands in a comparison.
struct ComparedValue {
    QString title; ///< `Revision 702 · 1 Nov 11:02`
    QByteArray bytes;
};

/// Two values side by side with what differs; or three, of which one is made: base, mine and theirs above, and beneath what is to
/// be. Both sides of a merge that do not touch each other are in it from the beginning; what both changed is listed, to be taken
/// from me, from them, or of both (M, T and B in the list). Closing without taking the result changes nothing. Never blocks: open() it; it deletes itself. GUI thread.
class CompareDialog : public QDialog
{
    Q_OBJECT

public:
    /// Two ways.
    CompareDialog(const QString &heading, const ComparedValue &left, const ComparedValue &right, ValueFormat format,
        QWidget *parent = nullptr);
    /// Three ways.
    CompareDialog(const QString &heading, const ComparedValue &base, const ComparedValue &mine,
        const ComparedValue &theirs, ValueFormat format, QWidget *parent = nullptr);

    [[nodiscard]] QString result() const;

    /// JSON and binary JSON with a value on each line; of what is too big to edit only the beginning.
    [[nodiscard]] static QString textOf(const QByteArray &bytes, ValueFormat format);

Q_SIGNALS:
    void resultTaken(const QString &text);

private:
    void setUp(const QString &heading, const QList<ComparedValue> &sides);
    void showDifferences(const QList<ComparedValue> &sides);
    void addResult();
    [[nodiscard]] QWidget *makePlaces();
    void updateResult();

    ValueFormat m_format;
    TextMerge m_merge; ///< of lines, where it is not by members
    bool m_isJsonMerge = false;
    MergeChoiceModel *m_choices = nullptr;
    QList<CodeEditor *> m_panes;
    CodeEditor *m_result = nullptr;
    QLabel *m_summary;
};

} // namespace natsight
