// SPDX-License-Identifier: GPL-3.0-or-later
// A walk over the start page, every kind of page and every dialog: what must be true of each, whoever adds the next one.
#include "tests/app/windowfixture.h"
#include "widgets/common/codeeditor.h"
#include "widgets/jetstream/configeditor.h"
#include "widgets/keyvalue/bulkbar.h"
#include "widgets/keyvalue/comparedialog.h"
#include "widgets/keyvalue/keysview.h"
#include "widgets/keyvalue/newkeysheet.h"
#include "widgets/keyvalue/valueview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QToolButton>
#include <QTranslator>

#include <cmath>

using namespace natsight;

namespace {

/// Every text 40 % longer, as some languages are.
class LongerTexts final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString source = QString::fromUtf8(text);
        QString more;
        while (more.size() < std::ceil(static_cast<double>(source.size()) * 0.4))
            more += more.size() % 7 == 3 ? u' ' : u'ö';
        return source + more;
    }
};

bool isInteractive(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QTabBar *>(widget);
}

/// Parts that Qt makes inside its own widgets.
bool isInside(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QComboBoxListView") || !parent
        || qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent)
        || parent->inherits("QTabBar") || parent->inherits("QLineEdit") || parent->inherits("QDockWidget")
        || parent->inherits("QMenuBar") || parent->inherits("QTableView")
        || parent->inherits("QComboBoxPrivateContainer") || parent->inherits("QToolBar")
        || widget->inherits("QHeaderView") || parent->inherits("QTabWidget");
}

QString nameOf(const QWidget *widget)
{
    QString name;
    for (const QWidget *one = widget; one && name.size() < 100; one = one->parentWidget())
        name += QLatin1String(one->metaObject()->className()) + u' ' + one->objectName() + QLatin1String(" < ");
    return name;
}

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

/// Widgets of `root` that are shown, `root` among them.
QList<QWidget *> shown(QWidget *root)
{
    QList<QWidget *> all { root };
    const QList<QWidget *> children = root->findChildren<QWidget *>();
    for (QWidget *child : children) {
        if (child->isVisibleTo(root) && child->window() == root->window())
            all << child;
    }
    return all;
}

} // namespace

class TestWalk : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WindowFixture> m_fixture;

    /// Calls `look` with each place, named.
    void walk(const std::function<void(const QString &name, QWidget *place)> &look)
    {
        MainWindow *window = m_fixture->window.get();
        window->resize(1280, 800);
        QTest::qWait(20);
        look(QStringLiteral("start page"), window);
        for (const PageKind &kind : m_fixture->registry.kinds()) {
            Page *page = m_fixture->open(QStringLiteral("natsight://a/") + kind.kind);
            QTest::qWait(50);
            QVERIFY2(window->width() <= 1280 && window->height() <= 800, qPrintable(kind.kind));
            look(kind.kind, page);
        }
        Page *missing = m_fixture->open(QStringLiteral("natsight://a/cheese"));
        QTest::qWait(20);
        look(QStringLiteral("missing page"), missing);
        for (const char *command : { "newConnection", "settings", "keys", "about" }) {
            window->findChild<QAction *>(QLatin1String(command))->trigger();
            QTest::qWait(50);
            QDialog *dialog = nullptr;
            for (QDialog *one : window->findChildren<QDialog *>()) {
                if (one->isVisible())
                    dialog = one;
            }
            QVERIFY2(dialog, command);
            // Every tab of it.
            auto *tabs = dialog->findChild<QTabBar *>();
            for (int tab = 0; tab < (tabs ? tabs->count() : 1); ++tab) {
                if (tabs)
                    tabs->setCurrentIndex(tab);
                QTest::qWait(20);
                look(QStringLiteral("%1, tab %2").arg(QLatin1String(command)).arg(tab), dialog);
            }
            dialog->reject();
            QTRY_VERIFY(window->findChildren<QDialog *>().isEmpty());
        }
        walkEditor(ConfigOf::Stream, look);
        walkEditor(ConfigOf::Consumer, look);
        walkEditor(ConfigOf::KeyValue, look);
        walkEditor(ConfigOf::Objects, look);
        walkKeys(look);
    }

    /// What a bucket's page is made of, with keys and a value in it, and its dialogs.
    void walkKeys(const std::function<void(const QString &name, QWidget *place)> &look)
    {
        MainWindow *window = m_fixture->window.get();
        Page *page = m_fixture->open(QStringLiteral("natsight://a/kv/config/billing.limits"));
        QTest::qWait(20);
        look(QStringLiteral("bucket"), page);
        Session session { ConnectionProfile() };
        JetStreamClient client(&session);
        Bucket bucket;
        bucket.name = QStringLiteral("config");
        bucket.stream = QStringLiteral("KV_config");
        bucket.keyPrefix = bucket.writePrefix = "$KV.config.";
        KeyFeed feed(&client, bucket);
        KeyValueClient keys(&client, bucket);
        for (const char *key : { "billing.limits", "billing.retry", "features.dark_mode" }) {
            KeyFacts facts;
            facts.revision = 1;
            facts.timeNs = 1;
            quint32 id = 0;
            (void)feed.index()->take(key, facts, id);
        }
        feed.index()->commit();
        const auto show = [&](const QString &name, QDialog *dialog) {
            const QPointer<QDialog> there = dialog;
            dialog->setWindowModality(Qt::NonModal);
            dialog->open();
            QTest::qWait(50);
            look(name, dialog);
            delete there;
        };
        auto *holder = new QDialog(window);
        auto *row = new QHBoxLayout(holder);
        auto *view = new KeysView(&feed, holder);
        row->addWidget(view);
        auto *value = new ValueView(&keys, holder);
        row->addWidget(value);
        value->setKey(bucket, "billing.limits");
        holder->resize(1100, 600);
        show(QStringLiteral("keys as a tree"), holder);
        holder = new QDialog(window);
        row = new QHBoxLayout(holder);
        view = new KeysView(&feed, holder);
        view->setTree(false);
        row->addWidget(view);
        holder->resize(600, 600);
        show(QStringLiteral("keys as a list"), holder);
        show(QStringLiteral("new key"), new NewKeySheet(&keys, "billing.", window));
        auto *copy = new BulkDialog(
            QStringLiteral("Copy"), QStringLiteral("What is copied."), QStringLiteral("Copy"), window);
        JetStreamFeed jetStream(&session);
        copy->askForBucket(
            { { QStringLiteral("a"), &jetStream, {} }, { QStringLiteral("b"), nullptr, QStringLiteral("Why not.") } },
            QStringLiteral("config"));
        show(QStringLiteral("copy of keys"), copy);
        show(QStringLiteral("merge of values"),
            new CompareDialog(QStringLiteral("Changed"), { QStringLiteral("Base"), "a\nb" },
                { QStringLiteral("Mine"), "a\nc" }, { QStringLiteral("Theirs"), "a\nd" }, ValueFormat::Text, window));
    }

    /// The editor of configurations, in each section and step, with as much in it as there can be and something wrong.
    void walkEditor(ConfigOf what, const std::function<void(const QString &name, QWidget *place)> &look)
    {
        Session session { ConnectionProfile() };
        JetStreamClient client(&session);
        const bool isStream = what != ConfigOf::Consumer;
        const QString name = what == ConfigOf::Stream ? QStringLiteral("stream editor")
            : isStream                                ? QStringLiteral("bucket editor")
                                                      : QStringLiteral("consumer editor");
        ConfigTask task;
        task.what = what;
        task.streams = QStringList { QStringLiteral("ORDERS") };
        QPointer<ConfigEditor> editor = new ConfigEditor(&client, task, m_fixture->window.get());
        editor->open();
        QTest::qWait(20);
        look(name + QLatin1String(", new"), editor);
        const char *config = isStream
            ? R"({"name":"a.b","subjects":["x y"],"max_age":1,"metadata":{"a":"b"},"placement":{},"mirror":{"external":{}},
                 "sources":[{"subject_transforms":[{}],"consumer":{}}],"republish":{},"subject_transform":{},"consumer_limits":{},"unknown":1})"
            : R"({"name":"a.b","filter_subjects":["a","a"],"backoff":["x"],"opt_start_seq":5,"metadata":{"a":"b"},"pause_until":"x"})";
        editor->findChild<CodeEditor *>(QStringLiteral("configJson"))->setText(QString::fromUtf8(config));
        auto *sections = editor->findChild<QListWidget *>(QStringLiteral("configSections"));
        for (int row = 0; row < sections->count(); ++row) {
            sections->setCurrentRow(row);
            QTest::qWait(20);
            look(QStringLiteral("%1, section %2").arg(name).arg(row), editor);
        }
        editor->findChild<QPushButton *>(QStringLiteral("configPrimary"))->click();
        QTest::qWait(20);
        look(name + QLatin1String(", review"), editor);
        delete editor;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_fixture = std::make_unique<WindowFixture>();
    }
    void cleanup()
    {
        m_fixture.reset();
        QVERIFY(Session::waitForClosed());
    }

    void everythingHasAName()
    {
        walk([](const QString &name, QWidget *place) {
            QStringList nameless;
            for (const QWidget *widget : shown(place)) {
                if (isInteractive(widget) && !isInside(widget)
                    && (widget->accessibleName().isEmpty() || widget->objectName().isEmpty()))
                    nameless << nameOf(widget);
            }
            QVERIFY2(nameless.isEmpty(), qPrintable(name + u'\n' + nameless.join(u'\n')));
        });
    }

    void everythingIsReachedByTab()
    {
        walk([](const QString &name, QWidget *place) {
            QSet<QWidget *> wanted;
            for (QWidget *widget : shown(place)) {
                if (isInteractive(widget) && !isInside(widget) && widget->isEnabled()
                    && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
                    wanted << widget;
                // Buttons that only a mouse can press.
                if (const auto *button = qobject_cast<QAbstractButton *>(widget);
                    button && !isInside(button) && button->isEnabled())
                    QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(name + u'\n' + nameOf(button)));
            }
            if (wanted.isEmpty())
                return;
            place->window()->activateWindow();
            QWidget *first = nullptr;
            for (QWidget *widget : std::as_const(wanted))
                first = widget;
            first->setFocus(Qt::TabFocusReason);
            QWidget *at = first;
            for (int step = 0; step < 500 && at; ++step) {
                wanted.remove(at);
                QTest::keyClick(at, Qt::Key_Tab);
                at = place->window()->focusWidget();
                if (at == first)
                    break;
            }
            QStringList left;
            for (const QWidget *widget : std::as_const(wanted))
                left << nameOf(widget);
            QVERIFY2(left.isEmpty(), qPrintable(name + u'\n' + left.join(u'\n')));
        });
    }

    void textStandsOut_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textStandsOut()
    {
        QFETCH(bool, isDark);
        m_fixture->theme.apply(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        walk([](const QString &name, QWidget *place) {
            for (QWidget *widget : shown(place)) {
                const auto *label = qobject_cast<QLabel *>(widget);
                const auto *button = qobject_cast<QAbstractButton *>(widget);
                const QString text = label ? label->text() : button ? button->text() : QString();
                if (text.isEmpty() || !widget->isEnabled() || isInside(widget))
                    continue;
                // What is really behind and in the letters: the most frequent colour, and the one farthest from it.
                const QImage picture = widget->grab().toImage();
                QHash<QRgb, int> counts;
                for (int y = 0; y < picture.height(); ++y) {
                    for (int x = 0; x < picture.width(); ++x)
                        ++counts[picture.pixel(x, y)];
                }
                QRgb back = 0;
                for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
                    if (count.value() > counts.value(back))
                        back = count.key();
                }
                double best = 1;
                for (auto count = counts.cbegin(); count != counts.cend(); ++count)
                    best = std::max(best, contrast(QColor(count.key()), QColor(back)));
                QVERIFY2(best >= 4.5,
                    qPrintable(
                        QStringLiteral("%1: “%2” has a contrast of %3\n").arg(name, text).arg(best) + nameOf(widget)));
            }
        });
    }

    void longerTextsFit()
    {
        LongerTexts longer;
        QVERIFY(QCoreApplication::installTranslator(&longer));
        m_fixture = std::make_unique<WindowFixture>();
        walk([](const QString &name, QWidget *place) {
            for (QWidget *widget : shown(place)) {
                if (isInside(widget))
                    continue;
                QString problem;
                if (const auto *label = qobject_cast<QLabel *>(widget); label && !label->text().isEmpty()) {
                    const bool mayShrink = widget->inherits("natsight::ElidedLabel")
                        || widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored
                        || widget->minimumWidth() == 1;
                    if (label->wordWrap() ? widget->height() + 1 < label->heightForWidth(widget->width())
                                          : !mayShrink && widget->width() + 1 < widget->sizeHint().width())
                        problem = label->text();
                } else if (const auto *button = qobject_cast<QAbstractButton *>(widget);
                           button && !button->text().isEmpty()) {
                    const auto *tool = qobject_cast<QToolButton *>(widget);
                    const bool isIcon = tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly
                        && !tool->icon().isNull();
                    if (!isIcon && widget->width() + 1 < widget->sizeHint().width())
                        problem = button->text();
                } else if (const auto *box = qobject_cast<QComboBox *>(widget)) {
                    if (widget->width() + 1 < widget->minimumSizeHint().width())
                        problem = box->currentText();
                }
                QVERIFY2(problem.isEmpty(),
                    qPrintable(QStringLiteral("%1: “%2” is cut: %3 of %4 px\n")
                                   .arg(name, problem)
                                   .arg(widget->width())
                                   .arg(widget->sizeHint().width())
                        + nameOf(widget)));
                // And nothing hangs over its parent's edge, where it would be cut without a trace.
                const QWidget *parent = widget->parentWidget();
                if (widget != place && parent && isInteractive(widget) && parent->isVisible()
                    && !parent->inherits("QWidgetWindow")
                    && !qobject_cast<const QAbstractScrollArea *>(parent->parentWidget()))
                    QVERIFY2(widget->geometry().right() <= parent->width() + 1,
                        qPrintable(QStringLiteral("%1 hangs over: ").arg(name) + nameOf(widget)));
            }
        });
        m_fixture.reset();
        QCoreApplication::removeTranslator(&longer);
    }
};

QTEST_MAIN(TestWalk)
#include "tst_walk.moc"
