// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/keychain.h"

#include "models/core/text.h"

#include <QPromise>

#include <qt6keychain/keychain.h>

#include <memory>

namespace natsight {

namespace {

template<typename Value>
QFuture<Value> ready(Value value)
{
    QPromise<Value> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

Error errorOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser)
        return { Error::Kind::Denied, Text::tr("The system keychain refused access."),
            Text::tr("Unlock it and try again."), job.errorString() };
    return { Error::Kind::Unsupported, Text::tr("The system keychain can't be used."),
        Text::tr("Start a keychain service (GNOME Keyring, KWallet), or let Natsight ask each time."),
        job.errorString() };
}

/// Starts a job and turns its end into a future.
template<typename Value, typename Job, typename Convert>
QFuture<Value> run(Job *job, Convert convert)
{
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    const auto future = promise->future();
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, job, convert](QKeychain::Job *) {
        promise->addResult(convert(*job));
        promise->finish();
    });
    job->start();
    return future;
}

Result<void> outcome(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
        return {};
    return fail(errorOf(job));
}

} // namespace

QString SecretVault::keyFor(const QString &connection, const QString &field)
{
    return connection + u'/' + field;
}

Keychain::Keychain(QString service)
    : m_service(std::move(service))
{
}

Keychain::~Keychain() = default;

QString Keychain::description() const
{
    return Text::tr("the system keychain");
}

QFuture<bool> Keychain::isAvailable()
{
    auto *job = new QKeychain::ReadPasswordJob(m_service, &m_jobs);
    job->setKey(QStringLiteral("natsight-probe"));
    return run<bool>(job, [](const QKeychain::ReadPasswordJob &done) {
        return done.error() == QKeychain::NoError || done.error() == QKeychain::EntryNotFound;
    });
}

QFuture<Result<Secret>> Keychain::read(const QString &key)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service, &m_jobs);
    job->setKey(key);
    return run<Result<Secret>>(job, [](const QKeychain::ReadPasswordJob &done) -> Result<Secret> {
        if (done.error() == QKeychain::EntryNotFound)
            return Secret();
        if (done.error() != QKeychain::NoError)
            return fail(errorOf(done));
        return Secret(done.binaryData());
    });
}

QFuture<Result<void>> Keychain::write(const QString &key, const Secret &secret)
{
    auto *job = new QKeychain::WritePasswordJob(m_service, &m_jobs);
    job->setKey(key);
    job->setBinaryData(secret.reveal());
    return run<Result<void>>(job, outcome);
}

QFuture<Result<void>> Keychain::remove(const QString &key)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service, &m_jobs);
    job->setKey(key);
    return run<Result<void>>(job, outcome);
}

QString MemoryVault::description() const
{
    return Text::tr("memory, until Natsight ends");
}

QFuture<bool> MemoryVault::isAvailable()
{
    return ready(m_isAvailable);
}

QFuture<Result<Secret>> MemoryVault::read(const QString &key)
{
    return ready<Result<Secret>>(m_secrets.value(key));
}

QFuture<Result<void>> MemoryVault::write(const QString &key, const Secret &secret)
{
    m_secrets.insert(key, secret);
    return ready<Result<void>>({});
}

QFuture<Result<void>> MemoryVault::remove(const QString &key)
{
    m_secrets.remove(key);
    return ready<Result<void>>({});
}

} // namespace natsight
