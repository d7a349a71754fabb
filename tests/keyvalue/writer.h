// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/future.h"
#include "models/keyvalue/keyvalueclient.h"

#include <QRandomGenerator>
#include <QTimer>

namespace natsight {

/// Adds its marks to the value of the key `log`, one at a time, by compare-and-set.
class Writer : public QObject
{
public:
    Writer(KeyValueClient *client, QByteArray name, int marks, quint32 seed)
        : m_client(client)
        , m_name(std::move(name))
        , m_marks(marks)
        , m_random(seed)
    {
        next();
    }

    [[nodiscard]] bool isDone() const { return m_number > m_marks; }
    QList<QByteArray> written; ///< marks that are there for sure, in order
    QList<QByteArray> unknown;
    QList<QByteArray> refusals; ///< what was said
    int conflicts = 0;

private:
    void next()
    {
        if (++m_number > m_marks)
            return;
        m_mark = m_name + '-' + QByteArray::number(m_number) + ';';
        read();
    }
    void read()
    {
        whenDone(this, m_client->get("log"), [this](const Result<KeyEntry> &entry) {
            // Any time may pass between reading and writing.
            QTimer::singleShot(int(m_random.bounded(8)), this, [this, entry] { write(entry); });
        });
    }
    void write(const Result<KeyEntry> &entry)
    {
        if (!entry) {
            if (!KeyValueClient::isNoKey(entry.error())) {
                QTimer::singleShot(100, this, [this] { read(); });
                return;
            }
            whenDone(this, m_client->create("log", m_mark), [this](const KeyWrite &write) { take(write); });
            return;
        }
        whenDone(this, m_client->update("log", entry->value + m_mark, entry->revision),
            [this](const KeyWrite &write) { take(write); });
    }
    void take(const KeyWrite &write)
    {
        switch (write.outcome) {
        case KeyWrite::Outcome::Written:
            written << m_mark;
            return next();
        case KeyWrite::Outcome::Unknown:
            unknown << m_mark;
            return next();
        case KeyWrite::Outcome::Conflict:
            ++conflicts;
            if (write.isUncertain) {
                unknown << m_mark;
                return next();
            }
            return read();
        case KeyWrite::Outcome::Refused:
            refusals.append(
                QByteArray(m_mark + ' ' + QString(write.error->text() + u' ' + write.error->details).toUtf8()));
            QTimer::singleShot(50, this, [this] { read(); });
        }
    }

    KeyValueClient *m_client;
    QByteArray m_name;
    int m_marks;
    int m_number = 0;
    QByteArray m_mark;
    QRandomGenerator m_random;
};

/// Marks that are there for sure stand in the value once and in order.
inline QByteArray lostIn(const QByteArray &value, const QList<QByteArray> &marks)
{
    qsizetype at = 0;
    for (const QByteArray &mark : marks) {
        if (value.count(mark) != 1)
            return mark + " is there " + QByteArray::number(value.count(mark)) + " times";
        const qsizetype found = value.indexOf(mark, at);
        if (found < 0)
            return mark;
        at = found;
    }
    return {};
}

} // namespace natsight
