// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/objects/objecttypes.h"
#include "widgets/jetstream/bucketplace.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace natsight {

/// A bucket, of this or another connection, and a name: where objects are copied to, or what a link leads to. GUI thread.
class ObjectPlaceDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose {
        CopyOne, ///< connection, bucket and new name
        CopyMany, ///< connection and bucket: names stay
        Link, ///< name of the link; bucket and object that it leads to
    };

    ObjectPlaceDialog(Purpose purpose, QList<BucketPlace> places, const QString &title, QWidget *parent = nullptr);

    void setNames(const QString &name, const QString &bucket, const QString &target);

Q_SIGNALS:
    /// `target`: of a link; empty: the bucket as a whole.
    void chosen(const natsight::BucketPlace &place, const QString &bucket, const QString &name, const QString &target);

private:
    void check();

    Purpose m_purpose;
    BucketPlaceFields *m_fields;
    QLineEdit *m_name;
    QLineEdit *m_target;
    QLabel *m_problem;
    QPushButton *m_confirm;
};

} // namespace natsight
