// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosystem.h"

#include "app/demo/demoworld.h"

namespace natsight {

DemoSystem::DemoSystem(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<QList<ConnectionProfile>>();
    qRegisterMetaType<Error>();
    m_thread.setObjectName(QStringLiteral("demo"));
}

DemoSystem::~DemoSystem()
{
    if (m_world != nullptr) {
        m_world->cancel();
        m_world->deleteLater(); // on its own thread, when that thread ends at the latest
    }
    m_thread.quit();
    m_thread.wait();
}

void DemoSystem::start()
{
    if (m_world != nullptr)
        return;
    m_world = new DemoWorld;
    m_world->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_world, &QObject::deleteLater);
    connect(m_world, &DemoWorld::progress, this, &DemoSystem::progress);
    connect(m_world, &DemoWorld::ready, this, &DemoSystem::ready);
    connect(m_world, &DemoWorld::complete, this, &DemoSystem::complete);
    connect(m_world, &DemoWorld::failed, this, &DemoSystem::failed);
    m_thread.start();
    QMetaObject::invokeMethod(m_world, &DemoWorld::start, Qt::QueuedConnection);
}

} // namespace natsight
