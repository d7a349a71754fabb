// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/localserver.h"
#include "models/nats/session.h"

#include <QObject>
#include <QTimer>

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <random>
#include <vector>

namespace natsight {

class DemoService;

/// The servers and programs of the demo. Lives on the demo's own thread, where starting servers may block.
class DemoWorld : public QObject
{
    Q_OBJECT

public:
    explicit DemoWorld(QObject *parent = nullptr);
    ~DemoWorld() override;

    void start();
    /// Makes a start that is under way end early. Any thread.
    void cancel() { m_isCancelled = true; }

Q_SIGNALS:
    void progress(const QString &text);
    void ready(const QList<natsight::ConnectionProfile> &profiles);
    void complete();
    void failed(const natsight::Error &error);

private:
    [[nodiscard]] Result<void> startServers();
    [[nodiscard]] ConnectionProfile profile(
        const QString &name, const QString &user, const QString &client, bool atLeaf = false) const;
    Session *connectAs(const QString &user, const QString &client, bool atLeaf = false);
    void startPrograms();

    // JetStream assets, made one after the other as the cluster gets ready.
    struct Step {
        Session *session;
        QByteArray verb;
        QByteArray body;
    };
    void makeAssets();
    void makeNext();
    void fillBuckets();
    void put(Session *session, const std::string &bucket, const std::string &key, const nlohmann::ordered_json &value);
    void signIn(); ///< a session more
    void reportDevice(int device);
    void putObjects();
    [[nodiscard]] QByteArray picture(int width, int height); ///< a heat map
    void putObject(const QByteArray &name, const QByteArray &description, const QByteArray &content);

    void everyTick(); ///< 20 times a second
    void publishOrders();
    void publishSensors();
    void chat();
    void callServices();
    void changeServices();
    void changeBuckets();
    void answerInventory();
    void consume(Session *session, const char *consumer, int batch, std::chrono::milliseconds interval);

    [[nodiscard]] int random(int below);
    [[nodiscard]] bool chance(double probability);
    template<typename List>
    [[nodiscard]] const auto &oneOf(const List &list)
    {
        return list[static_cast<std::size_t>(random(static_cast<int>(std::size(list))))];
    }

    std::atomic<bool> m_isCancelled { false };
    std::unique_ptr<DemoFolder> m_folder;
    std::vector<std::unique_ptr<LocalServer>> m_servers;
    std::vector<std::unique_ptr<Session>> m_sessions;
    std::vector<std::unique_ptr<DemoService>> m_services;
    DemoService *m_restarting = nullptr; ///< of these
    DemoService *m_leaving = nullptr;
    QString m_password;
    std::vector<Step> m_steps;
    std::size_t m_nextStep = 0;
    int m_attempts = 0;

    Session *m_shop = nullptr; ///< publishes orders
    Session *m_storefront = nullptr; ///< calls services
    Session *m_billing = nullptr;
    Session *m_analytics = nullptr;
    Session *m_inventory = nullptr;
    Session *m_chat = nullptr;
    Session *m_gateway = nullptr; ///< at the leaf node
    Session *m_registry = nullptr; ///< writes the device bucket
    std::shared_ptr<Mailbox<Message>> m_inventoryRequests;

    QTimer m_tick;
    quint64 m_tickCount = 0;
    quint64 m_orderNumber = 88'000;
    double m_ordersDue = 0;
    std::vector<std::array<double, 3>> m_sensorState;
    std::size_t m_nextSensor = 0;
    std::mt19937 m_random;
};

} // namespace natsight
