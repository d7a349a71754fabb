// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <cstdio>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace {

/// Passwords pass through memory: no core file, and no other process of the user may look inside.
void keepMemoryPrivate()
{
    const rlimit none { 0, 0 };
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

/// The client library frees a million messages a second on a thread of its own. With the standard thresholds the C library gives
/// the memory back to the system and asks for it again hundreds of times a second, a sixth of all the time spent.
void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
    mallopt(M_MMAP_THRESHOLD, 4 << 20); // setting one ends the adaption of the other, too
#endif
}

int refuse(const natsight::Error &error)
{
    std::fputs(qPrintable(QStringLiteral("natsight: ") + error.text() + u'\n'), stderr);
    return 2;
}

} // namespace

int main(int argc, char *argv[])
{
    using natsight::CommandLine;
    keepMemoryPrivate();
    keepFreedMemory();

    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    // Before there is a display: --help and --version need none, and a typing mistake is told at once.
    natsight::Result<CommandLine> line = CommandLine::parse(arguments);
    if (!line)
        return refuse(line.error());
    if (line->wantsHelp || line->wantsVersion) {
        std::fputs(qPrintable(line->wantsHelp ? CommandLine::help() : CommandLine::version()), stdout);
        return 0;
    }

    QApplication::setApplicationName(QStringLiteral("natsight"));
    QApplication::setApplicationDisplayName(QStringLiteral("Natsight"));
    QApplication::setApplicationVersion(QStringLiteral(NATSIGHT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.natsight"));
    int qtArgc = 1; // ours are parsed already, and Qt would take some of them for its own
    natsight::TimedApplication application(qtArgc, argv);

    QString language = line->language;
    if (language.isEmpty())
        language = natsight::Settings(line->configDir).string(natsight::Settings::Key::Language);
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    QLocale::setDefault(locale);
    QTranslator own;
    if (own.load(locale, QStringLiteral("natsight"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QApplication::installTranslator(&own);
    QTranslator qt;
    if (qt.load(
            locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qt);

    int code = 0;
    {
        natsight::Application program(std::move(*line));
        program.start();
        code = QApplication::exec();
        if (!program.finish() && code == 0)
            code = 1;
    }
    natsight::Session::waitForClosed();
    return code;
}
