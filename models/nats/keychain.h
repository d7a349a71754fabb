// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QString>

namespace natsight {

/// Where secrets live that a person typed: one entry for each connection and field. GUI thread; answers come later.
class SecretVault
{
public:
    virtual ~SecretVault() = default;

    /// What keeps the secrets, for a sentence: “the system keychain”.
    [[nodiscard]] virtual QString description() const = 0;
    /// Whether the vault can be used, found out by trying it; the answer is remembered.
    [[nodiscard]] virtual QFuture<bool> isAvailable() = 0;
    /// An empty secret when there is none under the key.
    [[nodiscard]] virtual QFuture<Result<Secret>> read(const QString &key) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> write(const QString &key, const Secret &secret) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> remove(const QString &key) = 0;

    /// The key of a connection's field (`password`, `token`, `jwt`, `seed`).
    [[nodiscard]] static QString keyFor(const QString &connection, const QString &field);
};

/// The system's keychain through QtKeychain (Secret Service or KWallet on Linux). Never falls back to a file.
class Keychain final : public SecretVault
{
public:
    explicit Keychain(QString service = QStringLiteral("natsight"));
    ~Keychain() override;

    [[nodiscard]] QString description() const override;
    [[nodiscard]] QFuture<bool> isAvailable() override;
    [[nodiscard]] QFuture<Result<Secret>> read(const QString &key) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &key, const Secret &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &key) override;

private:
    QString m_service;
    QObject m_jobs; ///< parent of running jobs: they go with the keychain
};

/// Secrets for as long as the program runs: for the demo, for tests, and where nothing may be written.
class MemoryVault final : public SecretVault
{
public:
    explicit MemoryVault(bool available = true)
        : m_isAvailable(available)
    {
    }
    [[nodiscard]] QString description() const override;
    [[nodiscard]] QFuture<bool> isAvailable() override;
    [[nodiscard]] QFuture<Result<Secret>> read(const QString &key) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &key, const Secret &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &key) override;

private:
    bool m_isAvailable;
    QHash<QString, Secret> m_secrets;
};

} // namespace natsight
