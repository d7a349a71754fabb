// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>

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

} // namespace natsight
