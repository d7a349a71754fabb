// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/bucketconfig.h"
#include "models/jetstream/jetstreamfeed.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QComboBox;

namespace natsight {

/// A connection to whose buckets something can be copied, or why it cannot be at the moment.
struct BucketPlace {
    QString name;
    QPointer<JetStreamFeed> feed; ///< may be null where there is a reason
    QString whyNot; ///< a sentence; empty: it can be written to
};
/// Who knows the connections, the page's own one first.
using BucketPlaces = std::function<QList<BucketPlace>()>;

/// Two fields of a form, a connection and one of its buckets of one kind, which can be typed too. The form adds the boxes to its
/// layout and owns them. GUI thread.
class BucketPlaceFields : public QObject
{
    Q_OBJECT

public:
    /// KeyValue or Objects.
    BucketPlaceFields(ConfigOf what, QList<BucketPlace> places, QWidget *form);

    [[nodiscard]] QComboBox *placeBox() const { return m_place; }
    [[nodiscard]] QComboBox *bucketBox() const { return m_bucket; }
    [[nodiscard]] bool hasOtherPlaces() const { return m_places.size() > 1; }

    [[nodiscard]] BucketPlace place() const;
    [[nodiscard]] QString bucket() const;
    void setBucket(const QString &bucket);
    /// Why nothing can be copied there, a sentence; empty: it can, or no bucket is chosen yet.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void list();

    ConfigOf m_what;
    QList<BucketPlace> m_places;
    QComboBox *m_place;
    QComboBox *m_bucket;
    QString m_listError;
    quint64 m_generation = 0;
};

} // namespace natsight
