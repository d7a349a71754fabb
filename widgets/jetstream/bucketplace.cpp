// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/bucketplace.h"

#include "models/core/future.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

namespace natsight {

BucketPlaceFields::BucketPlaceFields(ConfigOf what, QList<BucketPlace> places, QWidget *form)
    : QObject(form)
    , m_what(what)
    , m_places(std::move(places))
    , m_place(new QComboBox(form))
    , m_bucket(new QComboBox(form))
{
    m_place->setObjectName(QStringLiteral("placeConnection"));
    m_place->setAccessibleName(tr("Connection"));
    for (const BucketPlace &place : std::as_const(m_places))
        m_place->addItem(place.name);
    m_bucket->setObjectName(QStringLiteral("placeBucket"));
    m_bucket->setAccessibleName(tr("Bucket"));
    m_bucket->setEditable(true);
    m_bucket->setInsertPolicy(QComboBox::NoInsert);
    m_bucket->lineEdit()->setObjectName(QStringLiteral("placeBucketLine"));
    m_bucket->lineEdit()->setAccessibleName(tr("Bucket"));
    connect(m_place, &QComboBox::currentIndexChanged, this, &BucketPlaceFields::list);
    connect(m_bucket, &QComboBox::editTextChanged, this, &BucketPlaceFields::changed);
    list();
}

BucketPlace BucketPlaceFields::place() const
{
    return m_places.value(std::max(0, m_place->currentIndex()));
}

QString BucketPlaceFields::bucket() const
{
    return m_bucket->currentText();
}

void BucketPlaceFields::setBucket(const QString &bucket)
{
    m_bucket->setEditText(bucket);
}

QString BucketPlaceFields::problem() const
{
    const BucketPlace there = place();
    if (!there.whyNot.isEmpty())
        return there.whyNot;
    if (!there.feed)
        return tr("The connection is gone.");
    if (bucket().isEmpty())
        return m_listError;
    const auto valid = JetStreamClient::validateStreamName(bucketPrefix(m_what) + bucket());
    return valid ? QString() : valid.error().text();
}

void BucketPlaceFields::list()
{
    const quint64 generation = ++m_generation;
    const QString typed = bucket();
    m_listError.clear();
    {
        const QSignalBlocker blocker(m_bucket);
        m_bucket->clear();
        m_bucket->setEditText(typed);
    }
    Q_EMIT changed();
    const BucketPlace there = place();
    if (!there.feed || !there.whyNot.isEmpty())
        return;
    whenDone(this, there.feed->client()->streamNames(), [this, generation](const Listing<QString> &names) {
        if (generation != m_generation)
            return;
        QStringList buckets;
        for (const QString &name : names.items) {
            if (bucketKindOf(name) == m_what)
                buckets << bucketName(m_what, name);
        }
        buckets.sort();
        if (names.error)
            m_listError = tr("Can't list the buckets: %1").arg(names.error->text());
        const QString now = bucket();
        const QSignalBlocker blocker(m_bucket);
        m_bucket->clear();
        m_bucket->addItems(buckets);
        m_bucket->setEditText(now);
        Q_EMIT changed();
    });
}

} // namespace natsight
