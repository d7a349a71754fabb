// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connectionmanager.h"
#include "app/mainwindow.h"
#include "app/pageregistry.h"
#include "app/pages.h"
#include "widgets/common/frameclock.h"
#include "widgets/common/theme.h"

#include <QTemporaryDir>
#include <QTest>

namespace natsight {

/// The whole window on a folder of its own, with two connections `a` and `b` that lead nowhere.
struct WindowFixture {
    QTemporaryDir dir;
    Settings settings { dir.path() };
    FrameClock clock;
    Theme theme;
    PageRegistry registry;
    std::unique_ptr<ConnectionManager> manager;
    std::unique_ptr<MainWindow> window;

    WindowFixture()
    {
        registerPages(registry, settings, clock);
        makeWindow();
    }
    ~WindowFixture()
    {
        window.reset();
        manager.reset();
    }

    void makeWindow()
    {
        window.reset();
        manager = std::make_unique<ConnectionManager>(
            ContextStore(dir.filePath(QStringLiteral("nats"))), std::make_unique<MemoryVault>(), &settings);
        for (const QString &name : { QStringLiteral("a"), QStringLiteral("b") }) {
            ConnectionProfile profile;
            profile.name = name;
            profile.servers = QStringList { QStringLiteral("nats://127.0.0.1:1") };
            if (!manager->find(name))
                manager->addAdHoc(profile);
        }
        window = std::make_unique<MainWindow>(&settings, manager.get(), &registry, &theme);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }

    Page *open(const QString &link) { return window->openLink(*Link::parse(link)); }
};

} // namespace natsight
