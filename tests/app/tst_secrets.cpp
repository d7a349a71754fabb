// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/mainwindow.h"
#include "app/pages.h"

#include "tests/support/testserver.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDirIterator>
#include <QMetaProperty>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace natsight;
using State = SessionStatus::State;

namespace {

constexpr int patience = 45'000; // ms; generous for a busy machine, never reached on success

/// Every text that a tree of objects shows, tells to assistive tools or would copy.
QString allTexts(const QObject *root)
{
    QString text;
    QList<const QObject *> rest { root };
    while (!rest.isEmpty()) {
        const QObject *object = rest.takeLast();
        for (const QObject *child : object->children())
            rest << child;
        const QMetaObject *meta = object->metaObject();
        for (int i = 0; i < meta->propertyCount(); ++i) {
            const QVariant value = meta->property(i).read(object);
            if (value.typeId() == QMetaType::QString || value.typeId() == QMetaType::QStringList)
                text += value.toStringList().join(u'\n') + u'\n';
        }
        const auto *view = qobject_cast<const QAbstractItemView *>(object);
        if (!view || !view->model())
            continue;
        QList<QModelIndex> parents { QModelIndex() };
        while (!parents.isEmpty()) {
            const QModelIndex parent = parents.takeLast();
            for (int row = 0; row < std::min(view->model()->rowCount(parent), 500); ++row) {
                for (int column = 0; column < view->model()->columnCount(parent); ++column) {
                    const QModelIndex index = view->model()->index(row, column, parent);
                    for (const int role : { Qt::DisplayRole, Qt::ToolTipRole, Qt::EditRole, Qt::AccessibleTextRole })
                        text += index.data(role).toString() + u'\n';
                    if (column == 0)
                        parents << index;
                }
            }
        }
    }
    return text;
}

} // namespace

/// No window, no list, no log line and no settings file holds a password.
class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { NATSIGHT_NEED_SERVER(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"))); }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed(std::chrono::seconds(20))); }

    void stayOutOfSight_data()
    {
        QTest::addColumn<bool>("isInAddress");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("in the address") << true << true;
        QTest::newRow("in the address, wrong") << true << false;
        QTest::newRow("in the sign-in") << false << true;
        QTest::newRow("in the sign-in, wrong") << false << false;
    }
    void stayOutOfSight()
    {
        QFETCH(bool, isInAddress);
        QFETCH(bool, isRight);
        TestServer server("authorization { user: alice, password: \"hush-hush\" }\n");
        QVERIFY(server.start());
        QTemporaryDir dir;
        Settings settings(dir.path());
        FrameClock clock;
        Theme theme;
        PageRegistry registry;
        registerPages(registry, settings, clock);
        ConnectionManager manager(
            ContextStore(dir.filePath(QStringLiteral("nats"))), std::make_unique<MemoryVault>(), &settings);
        ConnectionProfile profile;
        profile.name = QStringLiteral("shop");
        const QString password = isRight ? QStringLiteral("hush-hush") : QStringLiteral("hush-hush-no");
        if (isInAddress) {
            profile.servers = QStringList {
                QStringLiteral("nats://alice:%1@127.0.0.1:%2").arg(password).arg(server.port())
            };
        } else {
            profile.servers = QStringList { server.url() };
            profile.signIn.mode = SignIn::Mode::UserPassword;
            profile.signIn.user = QStringLiteral("alice");
            profile.signIn.password = Secret(password.toUtf8());
        }
        Connection *connection = manager.addAdHoc(profile);
        QString said;
        connect(connection, &Connection::eventHappened, this,
            [&said](const SessionEvent &event) { said += event.text + u'\n' + event.details + u'\n'; });
        {
            MainWindow window(&settings, &manager, &registry, &theme);
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            QString seen = allTexts(&window); // the start page lists what is known
            QVERIFY(seen.contains(QStringLiteral("shop")));
            window.openConnection(connection);
            for (const char *link : { "natsight://shop/overview", "natsight://shop/traffic" })
                QVERIFY(window.openLink(*Link::parse(QLatin1String(link))));
            QTRY_VERIFY_WITH_TIMEOUT(
                isRight ? connection->status().state == State::Connected : connection->status().reason.has_value(),
                patience);
            QTest::qWait(50); // a turn of the pages' own timers
            for (const QWidget *widget : QApplication::topLevelWidgets())
                seen += widget->windowTitle() + u'\n';
            seen += allTexts(&window);
            QVERIFY(seen.contains(QStringLiteral("127.0.0.1")));
            const auto at = seen.indexOf(QStringLiteral("hush"));
            QVERIFY2(at < 0, qPrintable(seen.mid(std::max<qsizetype>(0, at - 100), 200)));
            window.close();
        }
        QVERIFY(!said.isEmpty());
        QVERIFY2(!said.contains(QStringLiteral("hush")), qPrintable(said));
        QVERIFY(settings.save());
        QDirIterator files(dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("hush"), qPrintable(file.fileName()));
        }
        connection->close();
    }
};

QTEST_MAIN(TestSecrets)
#include "tst_secrets.moc"
