// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/objects/objecttransfer.h"

#include "tests/jetstream/support.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>

namespace natsight {

inline const char *bucketConfig = R"({"name":"OBJ_files","subjects":["$O.files.C.>","$O.files.M.>"],"discard":"new",
    "allow_rollup_hdrs":true,"allow_direct":true})";

/// Bytes that are the same for the same seed.
inline QByteArray someBytes(qsizetype size, quint32 seed = 1)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(seed);
    qsizetype at = 0;
    for (; at + 4 <= size; at += 4) {
        const quint32 word = random.generate();
        memcpy(bytes.data() + at, &word, 4);
    }
    for (; at < size; ++at)
        bytes[at] = static_cast<char>(random.generate());
    return bytes;
}

inline void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

/// Runs a transfer to its end; its progress.
inline TransferProgress run(ObjectTransfer &transfer)
{
    transfer.start();
    QElapsedTimer clock;
    clock.start();
    while (!transfer.progress().isOver() && clock.elapsed() < 90'000)
        QTest::qWait(1);
    if (!transfer.progress().isOver())
        qFatal("a transfer did not end");
    return transfer.progress();
}

/// Messages of a bucket's chunks under some nuid or, without one, all.
inline quint64 chunksIn(JetStreamClient &client, const QString &bucket, const QString &nuid = {})
{
    const QString filter = QStringLiteral("$O.") + bucket + QStringLiteral(".C.")
        + (nuid.isEmpty() ? QStringLiteral(">") : nuid);
    quint64 count = 0;
    for (const SubjectCount &one : received(client.streamSubjects(objectStream(bucket), filter, 100'000)).items)
        count += one.messages;
    return count;
}

} // namespace natsight

#define VERIFY_DONE(progress)                                                                                          \
    do {                                                                                                               \
        const natsight::TransferProgress verified = (progress);                                                        \
        QVERIFY2(verified.state == natsight::TransferProgress::State::Done, qPrintable(verified.words));               \
    } while (false)
