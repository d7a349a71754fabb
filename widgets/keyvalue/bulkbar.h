// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keybulk.h"
#include "widgets/jetstream/bucketplace.h"

#include <QDialog>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace natsight {

/// How far work on many keys is, with a way to end it; then what came of it, with a report of what was not written. Hidden while
/// there is nothing to tell. GUI thread.
class BulkBar : public QWidget
{
    Q_OBJECT

public:
    explicit BulkBar(QWidget *parent = nullptr);
    ~BulkBar() override;

    /// A new piece of work, or null while one is under way. `verb` begins the sentence: `Deleted`.
    [[nodiscard]] KeyBulk *begin(const QString &verb);
    /// Whether there was something to end; finished() follows.
    bool cancel();
    [[nodiscard]] bool isRunning() const { return m_bulk && m_bulk->isRunning(); }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void finished();

private:
    void update();
    void showReport();
    void close();
    [[nodiscard]] QString words() const;

    KeyBulk *m_bulk = nullptr;
    QString m_verb;
    QLabel *m_words;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QToolButton *m_report;
    QToolButton *m_close;
};

/// What is asked before keys are copied, imported or exported: where to, what with those that are there, and whether to try it
/// first. GUI thread.
class BulkDialog : public QDialog
{
    Q_OBJECT

public:
    BulkDialog(const QString &title, const QString &what, const QString &verb, QWidget *parent = nullptr);

    /// Asks for a bucket too, another one than `bucket` of the first place.
    void askForBucket(const QList<BucketPlace> &places, const QString &bucket);
    /// Of what may be there: `Files that are there`.
    void setConflictLabel(const QString &text);

    [[nodiscard]] BucketPlace place() const;
    [[nodiscard]] QString bucket() const;
    [[nodiscard]] KeyBulk::OnConflict onConflict() const;

Q_SIGNALS:
    void chosen(bool isDryRun);

private:
    void check();

    QFormLayout *m_form;
    BucketPlaceFields *m_fields = nullptr;
    BucketPlace m_from;
    QString m_fromBucket;
    QComboBox *m_conflict;
    QLabel *m_problem;
    QPushButton *m_dry;
    QPushButton *m_start;
};

} // namespace natsight
