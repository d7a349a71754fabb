// SPDX-License-Identifier: GPL-3.0-or-later
// The last lines of a test run: which servers and which CLI it could test against.
#include "tests/support/testserver.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    std::printf("Tested against:");
    for (const auto &program : natsight::findServerPrograms()) {
        if (QVersionNumber(2, 9).isPrefixOf(program.version) || QVersionNumber(2, 15).isPrefixOf(program.version)
            || qEnvironmentVariableIsSet("NATSIGHT_ALL_SERVERS"))
            std::printf(" nats-server %s,", qPrintable(program.version.toString()));
    }
    std::printf(" %s\n", natsight::natsCli().isEmpty() ? "without the official CLI" : "the official nats CLI");
    return 0;
}
