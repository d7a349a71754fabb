// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/link.h"
#include "models/core/secret.h"
#include "widgets/common/theme.h"

#include <QByteArrayList>
#include <QCommandLineParser>

#include <optional>

namespace natsight {

/// What the program was asked to do when it was started. A value; parsing needs no display and no application object.
struct CommandLine {
    QString context;
    QString server;
    QString user;
    Secret password; ///< first line of the password file, at most 64 KiB
    QString credentialsFile;
    QString nkeyFile;
    QString tlsCa;
    QString tlsCertificate;
    QString tlsKey;
    bool demo = false;
    bool readOnly = false;
    QList<Link> open;
    QStringList captures; ///< files of captured messages
    QByteArrayList subscribe;
    std::optional<Theme::Scheme> theme;
    QString language;
    QString configDir;
    QString screenshotDir;
    int quitAfterMs = 0; ///< 0 = stay
    QString statsFile;
    bool wantsVersion = false;
    bool wantsHelp = false;

    /// `arguments` begins with the program's name. Fails with a sentence and what to do.
    [[nodiscard]] static Result<CommandLine> parse(const QStringList &arguments);
    [[nodiscard]] static QString help();
    [[nodiscard]] static QString version();
};

} // namespace natsight
