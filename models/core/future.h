// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <utility>

namespace natsight {

/// Calls `done` with the result of a future, on the owner's thread, unless the owner is gone by then or the future was
/// cancelled without a result. The way to receive every answer: QFuture::then() with a context ends the program in
/// Qt 6.4 when the context dies before the answer comes. Call on the owner's thread.
template<typename Value, typename Done>
void whenDone(QObject *owner, const QFuture<Value> &future, Done done)
{
    auto *watcher = new QFutureWatcher<Value>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, done = std::move(done)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            done(watcher->future().takeResult());
    });
    watcher->setFuture(future);
}

/// The future of what `read` makes, on a thread of the pool, of the value that `start` passes to the function it is given,
/// from any thread. Instead of QFuture::then() with a pool: in Qt 6.4 a continuation that is attached in the
/// moment in which the future finishes on another thread runs twice, the second time on freed memory.
template<typename Made, typename Value, typename Start, typename Read>
[[nodiscard]] QFuture<Made> readInBackground(QThreadPool *pool, Start start, Read read)
{
    auto promise = std::make_shared<QPromise<Made>>();
    auto future = promise->future();
    promise->start();
    start(std::function<void(Value)>([promise, pool, read = std::move(read)](Value value) {
        pool->start([promise, read, value = std::move(value)]() mutable {
            promise->addResult(read(std::move(value)));
            promise->finish();
        });
    }));
    return future;
}

} // namespace natsight
