// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keylistmodel.h"
#include "models/keyvalue/keytreemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace natsight;

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u'|');
}

KeyFacts put(quint64 revision, qint64 size = 10)
{
    KeyFacts facts;
    facts.revision = revision;
    facts.timeNs = qint64(revision) * 1'000;
    facts.size = size;
    return facts;
}

KeyFacts deletion(quint64 revision)
{
    KeyFacts facts = put(revision, 0);
    facts.meaning.operation = KeyOperation::Delete;
    return facts;
}

quint32 take(KeyIndex &index, const std::string &key, const KeyFacts &facts)
{
    quint32 id = KeyStore::none;
    (void)index.take(key, facts, id);
    return id;
}

void settle(const KeyIndex &index)
{
    QTRY_VERIFY(!index.isWorking());
}

QStringList rows(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList list;
    for (int row = 0; row < model.rowCount(parent); ++row)
        list << model.index(row, 0, parent).data().toString();
    return list;
}

/// Every key of the tree, by walking all of it.
void collect(const KeyTreeModel &model, const QModelIndex &parent, std::vector<quint32> &ids)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QCOMPARE(index.parent(), parent);
        if (model.idAt(index) != KeyStore::none)
            ids.push_back(model.idAt(index));
        QCOMPARE(model.hasChildren(index), model.rowCount(index) > 0);
        collect(model, index, ids);
    }
}

} // namespace

class TestKeyModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersDotsFirst()
    {
        const std::vector<std::string> sorted { "a", "a.a", "a.b", "a!", "a-", "aa", "b", "b.", "b..c", "b\x01" };
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            for (std::size_t j = 0; j < sorted.size(); ++j)
                QCOMPARE(compareKeys(sorted[i], sorted[j]), i < j ? -1 : i > j ? 1 : 0);
        }
    }

    void keepsTheNewest()
    {
        KeyStore store;
        quint32 id = 0;
        QCOMPARE(store.take("a.b", put(5, 100), id), KeyStore::Taken::Added);
        QCOMPARE(store.take("a.b", put(4, 7), id), KeyStore::Taken::Older);
        QCOMPARE(store.valueBytes(), quint64 { 100 });
        QCOMPARE(store.take("a.b", deletion(6), id), KeyStore::Taken::Changed);
        QCOMPARE(store.keys(), quint32 { 0 });
        QCOMPARE(store.deleted(), quint32 { 1 });
        QCOMPARE(store.valueBytes(), quint64 { 0 });
        KeyFacts again = put(9, 5);
        again.meaning.ttlNs = 1'500'000'000;
        QCOMPARE(store.take("a.b", again, id), KeyStore::Taken::Changed);
        QCOMPARE(store.facts(id).meaning.ttlNs, qint64 { 2'000'000'000 });
        QCOMPARE(store.facts(id).revision, quint64 { 9 });
        store.drop(id);
        QCOMPARE(store.goneKeys(), quint32 { 1 });
        QCOMPARE(store.keys(), quint32 { 0 });
        QCOMPARE(store.find("a.b"), id);
        QCOMPARE(store.find("a.c"), KeyStore::none);
        QCOMPARE(store.take("a.b", put(9, 5), id), KeyStore::Taken::Changed);
        QCOMPARE(store.keys(), quint32 { 1 });
        QCOMPARE(store.take(std::string(KeyStore::maxKeyBytes + 1, 'x'), put(1), id), KeyStore::Taken::Refused);
        QCOMPARE(store.refused(), quint64 { 1 });
    }

    /// Issue: at most 200 bytes a key of 30 bytes at a million, list on screen included.
    void isSmall()
    {
        KeyIndex index;
        KeyCells cells(&index, nullptr, nullptr);
        const KeyListModel list(&cells);
        constexpr int keys = 200'000;
        index.reserve(keys);
        for (int i = 0; i < keys; ++i)
            take(index, "devices.region-1.sensor." + std::to_string(1'000'000 + i), put(quint64(i) + 1));
        index.commit();
        settle(index);
        QCOMPARE(list.rowCount(), keys);
        const double each = double(index.memoryBytes() + list.memoryBytes()) / keys;
        QVERIFY2(each <= 200, QByteArray::number(each).constData());
    }

    void listsAndFilters()
    {
        KeyIndex index;
        KeyCells cells(&index, nullptr, nullptr);
        KeyListModel list(&cells);
        KeyTreeModel tree(&cells);
        const QAbstractItemModelTester listTester(&list);
        const QAbstractItemModelTester treeTester(&tree);
        QCOMPARE(list.rowCount(), 0);
        QCOMPARE(tree.rowCount(), 0);

        take(index, "b.x", put(1));
        take(index, "a", put(2));
        take(index, "b.y.z", put(3));
        take(index, "b-c", put(4));
        index.commit();
        QCOMPARE(rows(list), words("a|b.x|b.y.z|b-c"));
        QCOMPARE(rows(tree), words("a|b (2)|b-c"));
        const QPersistentModelIndex branch = tree.index(1, 0);
        QCOMPARE(rows(tree, branch), words("x|y (1)"));

        // A key that becomes a branch, and a branch that is a key.
        take(index, "a.b", put(5));
        take(index, "b", put(6));
        index.commit();
        QCOMPARE(rows(tree), words("a (2)|b (3)|b-c"));
        QVERIFY(tree.hasChildren(tree.index(0, 0)));
        QCOMPARE(rows(tree, tree.index(0, 0)), words("b"));
        QCOMPARE(branch.data().toString(), QStringLiteral("b (3)"));

        QSignalSpy changed(&list, &QAbstractItemModel::dataChanged);
        take(index, "b.x", put(7));
        index.commit();
        QCOMPARE(changed.count(), 1);
        const int row = list.rowOf(index.store().find("b.x"));
        QCOMPARE(list.index(row, KeyCells::Revision).data().toString(), QStringLiteral("7"));

        const quint32 gone = take(index, "b.x", deletion(8));
        index.commit();
        QVERIFY(list.rowOf(gone) < 0);
        QCOMPARE(rows(tree, branch), words("y (1)"));
        index.setFilter({ {}, true, nullptr });
        settle(index);
        QCOMPARE(rows(tree, branch), words("x|y (1)"));
        QCOMPARE(list.index(list.rowOf(gone), KeyCells::Operation).data().toString(), QStringLiteral("deleted"));
        QVERIFY(list.index(list.rowOf(gone), 0).data(KeyCells::IsDeletedRole).toBool());

        index.setFilter({ "Y.Z", false, nullptr });
        settle(index);
        QCOMPARE(list.rowCount(), 0); // a capital: exactly so
        QVERIFY(!branch.isValid());
        index.setFilter({ "y.z", false, nullptr });
        settle(index);
        QCOMPARE(rows(list), words("b.y.z"));
        QCOMPARE(rows(tree), words("b (1)"));
        // What comes meanwhile is filtered as well.
        take(index, "q", put(9));
        take(index, "q.y.z", put(10));
        index.commit();
        QCOMPARE(rows(list), words("b.y.z|q.y.z"));
        index.setFilter({});
        settle(index);
        QCOMPARE(list.rowCount(), 7);

        list.sort(KeyCells::Revision, Qt::DescendingOrder);
        QCOMPARE(rows(list).first(), QStringLiteral("q.y.z"));
        list.sort(KeyCells::Key, Qt::DescendingOrder);
        QCOMPARE(rows(list).last(), QStringLiteral("a"));

        index.clear();
        QCOMPARE(list.rowCount(), 0);
        QCOMPARE(tree.rowCount(), 0);
        take(index, "z", put(1));
        index.commit();
        QCOMPARE(rows(tree), words("z"));
    }

    /// By another column each level has its own order, and rows that are looked at stay the same.
    void sortsTree()
    {
        KeyIndex index;
        KeyCells cells(&index, nullptr, nullptr);
        KeyTreeModel tree(&cells);
        const QAbstractItemModelTester tester(&tree);
        take(index, "a", put(5));
        take(index, "b.x", put(1));
        take(index, "b.y", put(9));
        take(index, "b.z", put(4));
        take(index, "c", put(7));
        take(index, "d.e", put(2));
        index.commit();
        QCOMPARE(rows(tree), words("a|b (3)|c|d (1)"));
        const QPersistentModelIndex branch = tree.indexOf("b");
        const QPersistentModelIndex leaf = tree.indexOf("b.y");
        tree.sort(KeyCells::Revision, Qt::DescendingOrder);
        QCOMPARE(rows(tree), words("b (3)|d (1)|c|a")); // branches first
        QCOMPARE(rows(tree, branch), words("y|z|x"));
        QCOMPARE(leaf.row(), 0);
        QCOMPARE(tree.indexOf("b.y"), QModelIndex(leaf));
        // What comes stands last until it is put in order.
        take(index, "b.new", put(10));
        take(index, "a", put(11));
        index.commit();
        QCOMPARE(rows(tree, branch), words("y|z|x|new"));
        QTRY_COMPARE(rows(tree, branch), words("new|y|z|x"));
        QCOMPARE(rows(tree), words("b (4)|d (1)|a|c"));
        QCOMPARE(leaf.row(), 1);
        tree.setOrderHeld(true);
        take(index, "b.x", put(12));
        take(index, "b.y", deletion(13));
        index.commit();
        QCOMPARE(rows(tree, branch), words("new|z|x"));
        QVERIFY(!leaf.isValid());
        tree.setOrderHeld(false);
        QTRY_COMPARE(rows(tree, branch), words("x|new|z"));
        tree.sort(KeyCells::Key, Qt::DescendingOrder);
        QCOMPARE(rows(tree), words("d (1)|c|b (3)|a"));
        tree.sort(-1, Qt::AscendingOrder);
        QCOMPARE(rows(tree), words("a|b (3)|c|d (1)"));
        QCOMPARE(rows(tree, branch), words("new|x|z"));
    }

    void findsInTree()
    {
        KeyIndex index;
        KeyCells cells(&index, nullptr, nullptr);
        const KeyTreeModel tree(&cells);
        for (const char *key : { "a.b.c", "a.b.d", "a.c", "..", "x." })
            take(index, key, put(1));
        index.commit();
        QCOMPARE(tree.idAt(tree.indexOf("a.b.d")), index.store().find("a.b.d"));
        QCOMPARE(tree.idAt(tree.indexOf("a.b")), KeyStore::none);
        QVERIFY(tree.indexOf("a.b").isValid());
        QVERIFY(!tree.indexOf("a.b.e").isValid());
        QVERIFY(tree.indexOf("..").isValid()); // foreign, but there
        QCOMPARE(tree.idsBelow(tree.indexOf("a")).size(), std::size_t { 3 });
        QCOMPARE(tree.idsBelow(tree.indexOf("a.c")).size(), std::size_t { 1 });
    }

    /// Many at once, few at a time, deletions and filters in any order: list and tree always have what a plain set has.
    void agreesWithSet()
    {
        KeyIndex index;
        KeyCells cells(&index, nullptr, nullptr);
        KeyListModel list(&cells);
        KeyTreeModel tree(&cells);
        const QAbstractItemModelTester listTester(&list);
        const QAbstractItemModelTester treeTester(&tree);
        const auto less = [](const std::string &a, const std::string &b) { return compareKeys(a, b) < 0; };
        std::set<std::string, decltype(less)> there(less);
        QRandomGenerator random(20'261);
        quint64 revision = 0;
        for (int round = 0; round < 30; ++round) {
            const int count = round % 10 == 3 ? 1'500 : 40;
            for (int i = 0; i < count; ++i) {
                std::string key(1, char('a' + random.bounded(3)));
                const int depth = random.bounded(4);
                for (int level = 0; level < depth; ++level)
                    key += "." + std::to_string(random.bounded(12));
                const bool isDeleted = random.bounded(3) == 0;
                take(index, key, isDeleted ? deletion(++revision) : put(++revision));
                if (isDeleted)
                    there.erase(key);
                else
                    there.insert(key);
                if (random.bounded(50) == 0) {
                    const quint32 id = index.store().find(key);
                    if (!index.store().isGone(id))
                        index.drop(id);
                    there.erase(key);
                }
            }
            index.commit();
            if (round % 7 == 0)
                index.setFilter({ round % 14 == 0 ? QByteArray("1") : QByteArray(), false, nullptr });
            if (random.bounded(2) == 0)
                continue; // goes on while it works
            settle(index);
            std::vector<std::string> expected;
            for (const std::string &key : there) {
                if (index.filter().text.isEmpty() || key.find('1') != std::string::npos)
                    expected.push_back(key);
            }
            QCOMPARE(list.rowCount(), int(expected.size()));
            for (std::size_t row = 0; row < expected.size(); ++row)
                QCOMPARE(index.store().key(list.idAt(int(row))), std::string_view(expected[row]));
            // By another column and back: the same rows.
            tree.sort(KeyCells::Revision, round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            std::vector<quint32> other;
            collect(tree, {}, other);
            QCOMPARE(other.size(), expected.size());
            tree.sort(round % 3 == 0 ? KeyCells::Size : KeyCells::Key, Qt::AscendingOrder);
            std::vector<quint32> ids;
            collect(tree, {}, ids);
            QCOMPARE(ids.size(), expected.size());
            if (round % 3 == 0)
                continue; // it stays so
            for (std::size_t at = 0; at < ids.size(); ++at)
                QCOMPARE(index.store().key(ids[at]), std::string_view(expected[at]));
        }
    }

    void cutsLongLevels()
    {
        KeyIndex index;
        KeyCells cells(&index, nullptr, nullptr);
        const KeyTreeModel tree(&cells);
        const int keys = int(KeyTreeModel::maxLevel) + 500;
        for (int i = 0; i < keys; ++i)
            take(index, "k" + std::to_string(1'000'000 + i), put(1));
        index.commit();
        settle(index);
        QCOMPARE(tree.rowCount(), int(KeyTreeModel::maxLevel) + 1);
        QVERIFY(rows(tree).last().contains(QStringLiteral("500 more")));
        take(index, "z", put(2));
        index.commit();
        QVERIFY(rows(tree).last().contains(QStringLiteral("501 more")));
    }

    void readsJsonFields()
    {
        const QByteArray value = R"({"limits":{"max":9007199254740993},"hosts":["a\nb","c"],"a/b":true})";
        QCOMPARE(jsonField(value, QStringLiteral("limits.max")), QStringLiteral("9007199254740993"));
        QCOMPARE(jsonField(value, QStringLiteral("hosts.1")), QStringLiteral("c"));
        QCOMPARE(jsonField(value, QStringLiteral("a/b")), QStringLiteral("true"));
        QCOMPARE(jsonField(value, QStringLiteral("hosts")), QStringLiteral(R"(["a\nb","c"])"));
        QVERIFY(jsonField(value, QStringLiteral("none")).isNull());
        QVERIFY(jsonField("\xff{", QStringLiteral("a")).isNull());
        QVERIFY(jsonField(QByteArray(100'000, '['), QStringLiteral("0")).isNull());
    }
};

QTEST_GUILESS_MAIN(TestKeyModels)
#include "tst_keymodels.moc"
