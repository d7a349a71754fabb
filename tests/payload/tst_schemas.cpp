// SPDX-License-Identifier: GPL-3.0-or-later
// Protobuf and Avro by schemas: against what other implementations wrote (schemas/vectors.py), cut at each byte, and hostile bytes.
#include "models/payload/avrodecoder.h"
#include "models/payload/decode.h"
#include "models/payload/protobufdecoder.h"
#include "models/payload/schemabook.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <zlib.h>

using namespace natsight;
using Json = nlohmann::json; // the order of members does not matter here

namespace {

const QString folder = QStringLiteral(NATSIGHT_SCHEMAS "/");

/// A line of vectors.ndjson.
struct Vector {
    QString type; ///< `protobuf shop.Order`
    QString encoding;
    QByteArray bytes;
    Json json;
};

std::vector<Json> lines()
{
    QFile file(folder + QStringLiteral("vectors.ndjson"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<Json> read;
    while (!file.atEnd())
        read.push_back(Json::parse(file.readLine().toStdString()));
    return read;
}

QString textOf(const Json &json, const char *name)
{
    return QString::fromStdString(json.value(name, std::string()));
}

std::vector<Vector> vectors()
{
    std::vector<Vector> made;
    for (const Json &line : lines()) {
        if (line.contains("bytes"))
            made.push_back({ textOf(line, "format") + u' ' + textOf(line, "type"), textOf(line, "encoding"),
                QByteArray::fromBase64(QByteArray::fromStdString(line.at("bytes").get<std::string>())),
                line.at("json") });
    }
    return made;
}

std::shared_ptr<const SchemaBook> book(const QStringList &sources, SchemaReport *report = nullptr)
{
    SchemaReport own;
    return SchemaBook::load(sources, {}, report ? *report : own);
}

std::shared_ptr<const SchemaBook> shop()
{
    static const auto made = book({ folder + QStringLiteral("proto"), folder + QStringLiteral("avro") });
    return made;
}

TreeText decoded(const QString &type, const QByteArray &bytes)
{
    return shop()->decodeAs(type, bytes).value_or(TreeText { "missing", {}, {}, false });
}

Json parsed(const TreeText &tree)
{
    return Json::parse(tree.json.toStdString(), nullptr, false);
}

QByteArray wire(const char *hex)
{
    return protobuf::wireTree(QByteArray::fromHex(hex), {}).json;
}

std::shared_ptr<const AvroTypes> avro(const char *schema)
{
    const auto types = AvroTypes::fromText(schema);
    return types ? *types : nullptr;
}

TreeText avroOf(const char *schema, const QByteArray &bytes, const TreeLimits &limits = {})
{
    const auto types = avro(schema);
    return types ? avroTree(*types->root(), bytes, limits) : TreeText {};
}

QString problemOf(const char *schema)
{
    const auto types = AvroTypes::fromText(schema);
    return types ? QString() : types.error().message;
}

QByteArray container(const QByteArray &schema, const QByteArray &codec, const QByteArray &blocks)
{
    const auto counted = [](const QByteArray &bytes) {
        QByteArray made;
        for (auto left = static_cast<quint64>(bytes.size()) << 1U;; left >>= 7U) {
            made += static_cast<char>((left & 0x7FU) | (left > 0x7F ? 0x80U : 0U));
            if (left <= 0x7F)
                return QByteArray(made + bytes);
        }
    };
    return QByteArray("Obj\x01\x04", 5) + counted("avro.schema") + counted(schema) + counted("avro.codec")
        + counted(codec) + QByteArray(1, '\0') + QByteArray(16, 'm') + blocks;
}

} // namespace

class TestSchemas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asOthersWroteIt_data()
    {
        QTest::addColumn<int>("index");
        const auto all = vectors();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::addRow("%d %s %s", int(i), qPrintable(all[i].type), qPrintable(all[i].encoding)) << int(i);
        QVERIFY(all.size() > 15);
    }
    void asOthersWroteIt()
    {
        QFETCH(int, index);
        const Vector vector = vectors().at(static_cast<std::size_t>(index));
        const TreeText tree = decoded(vector.type, vector.bytes);
        QVERIFY2(!tree.problem, tree.problem ? qPrintable(tree.problem->text) : "");
        QVERIFY(!tree.isCut);
        QVERIFY2(parsed(tree) == vector.json, tree.json.constData());
        QVERIFY(tree.type == vector.type || vector.encoding == QStringLiteral("datum"));
        // These need no mapping.
        if (vector.encoding == QStringLiteral("object")) {
            const auto found = shop()->decode("any.subject", vector.bytes);
            QVERIFY(found && parsed(*found) == vector.json);
        } else if (vector.encoding.startsWith(QStringLiteral("container"))) {
            const DecodedPayload found = decodePayload(vector.bytes, "any.subject");
            QCOMPARE(found.format, PayloadFormat::Avro);
            QVERIFY(found.tree && parsed(*found.tree) == vector.json);
        }
    }

    void cutAtEachByte()
    {
        for (const Vector &vector : vectors()) {
            for (qsizetype length = 0; length < vector.bytes.size(); ++length) {
                const QByteArray cut = vector.bytes.first(length);
                const TreeText tree = decoded(vector.type, cut);
                const Json json = parsed(tree);
                QVERIFY(!json.is_discarded());
                QVERIFY(!tree.problem || (tree.problem->offset >= 0 && tree.problem->offset <= length));
                QVERIFY(!tree.problem || !tree.problem->text.isEmpty());
                if (vector.encoding == QStringLiteral("datum"))
                    QVERIFY2(tree.problem, "a value that ends early");
                // What is complete is there: the first field.
                if (vector.type == QStringLiteral("Avro shop.Order") && vector.encoding == QStringLiteral("datum")
                    && length > 20)
                    QCOMPARE(json.at("id"), vector.json.at("id"));
                if (vector.json.contains("id") && vector.type.startsWith(QStringLiteral("protobuf")) && length > 20)
                    QCOMPARE(json.at("id"), vector.json.at("id"));
                QVERIFY(!Json::parse(protobuf::wireTree(cut, {}).json.toStdString(), nullptr, false).is_discarded());
            }
        }
    }

    void fingerprints()
    {
        int count = 0;
        for (const Json &line : lines()) {
            if (!line.contains("fingerprint"))
                continue;
            ++count;
            SchemaReport report;
            const auto types = AvroTypes::fromFiles(
                { folder + QStringLiteral("avro/item.avsc"), folder + QStringLiteral("avro/order.avsc") }, report);
            const auto form = avroCanonicalForm(*types->named().at(line.at("type").get<std::string>()));
            QVERIFY(form.has_value());
            QCOMPARE(form->toStdString(), line.at("canonical").get<std::string>());
            QByteArray bytes = QByteArray::fromHex(
                QByteArray::fromStdString(line.at("fingerprint").get<std::string>()));
            std::reverse(bytes.begin(), bytes.end());
            QCOMPARE(QByteArray::number(avroFingerprint(*form), 16).rightJustified(16, '0'), bytes.toHex());
        }
        QCOMPARE(count, 2);
        QCOMPARE(avroFingerprint("\"int\""), 0x7275d51a3f395c8fU); // of the specification's tests
        QCOMPARE(avroFingerprint("\"null\""), 0x63dd24e7cc258f8aU);
    }

    void whatIsKnown()
    {
        SchemaReport report;
        const auto all = book({ folder + QStringLiteral("proto"), folder + QStringLiteral("avro") }, &report);
        QVERIFY2(report.problems.isEmpty(),
            report.problems.isEmpty() ? "" : qPrintable(report.problems.constFirst().sentence()));
        const QStringList types = all->types();
        for (const char *type : { "protobuf common.Money", "protobuf shop.Order", "protobuf shop.Order.Item",
                 "protobuf legacy.Report", "protobuf legacy.Report.Line", "Avro shop.Order", "Avro shop.Item",
                 "Avro shop.State", "Avro shop.keys.Digest", "Avro readings" })
            QVERIFY2(types.contains(QLatin1String(type)), type);
        QVERIFY(!types.contains(QStringLiteral("protobuf shop.Order.StockEntry")));
        QVERIFY(!types.contains(QStringLiteral("protobuf google.protobuf.Any"))); // nobody chose it
        QCOMPARE(report.typeCountOf(folder + QStringLiteral("avro")), 5);
        QVERIFY(report.types.value(folder + QStringLiteral("proto/common/money.proto"))
                    .contains(QStringLiteral("common.Money")));
        QCOMPARE(all->typeNamed(QStringLiteral("common.Money")), QStringLiteral("protobuf common.Money"));
        QCOMPARE(all->typeNamed(QStringLiteral("avro shop.Order ")), QStringLiteral("Avro shop.Order"));
        QCOMPARE(all->typeNamed(QStringLiteral("shop.Order")), QStringLiteral("protobuf shop.Order"));
        QVERIFY(!all->typeNamed(QStringLiteral("shop.Ordr")));
    }

    void descriptorSetsHaveTheSame()
    {
        SchemaReport report;
        const auto set = book({ folder + QStringLiteral("shop.desc") }, &report);
        QVERIFY(report.problems.isEmpty());
        for (const Vector &vector : vectors()) {
            if (!vector.type.startsWith(QStringLiteral("protobuf")))
                continue;
            const auto tree = set->decodeAs(vector.type, vector.bytes);
            QVERIFY(tree && parsed(*tree) == vector.json);
        }
    }

    void aFileAloneFindsWhatIsBesideIt()
    {
        SchemaReport report;
        const auto one = book({ folder + QStringLiteral("proto/shop.proto") }, &report);
        QVERIFY(report.problems.isEmpty());
        QVERIFY(one->types().contains(QStringLiteral("protobuf shop.Event")));
    }

    void problemsHaveTheirPlace()
    {
        const auto problem = [](const char *name) {
            SchemaReport report;
            const QString path = folder + QStringLiteral("broken/") + QLatin1String(name);
            const auto read = book({ path }, &report);
            return report.problems.isEmpty() || !read->types().isEmpty() ? SchemaProblem {}
                                                                         : report.problemsOf(path).value(0);
        };
        SchemaProblem found = problem("broken.proto");
        QCOMPARE(found.line, 5);
        QCOMPARE(found.column, 3);
        QVERIFY(found.text.contains(QStringLiteral("Itm")));
        QCOMPARE(found.sentence().section(u' ', 0, 0), QStringLiteral("broken.proto:5:3:"));
        found = problem("lost.proto");
        QCOMPARE(found.line, 2);
        QVERIFY(found.text.contains(QStringLiteral("nowhere/else.proto")));
        found = problem("cut.avsc");
        QCOMPARE(found.line, 3);
        QCOMPARE(found.column, 15);
        found = problem("refers.avsc");
        QVERIFY2(found.text.contains(QStringLiteral("broken.Refers")) && found.text.contains(QStringLiteral("Nowhere")),
            qPrintable(found.text));
        found = problem("there.is.none");
        QVERIFY(!found.text.isEmpty());
    }

    void oneBrokenFileLeavesTheOthers()
    {
        SchemaReport report;
        const auto all = book({ folder.chopped(1) }, &report);
        QVERIFY(all->types().contains(QStringLiteral("Avro shop.Order")));
        QVERIFY(all->types().contains(QStringLiteral("protobuf common.Money")));
        QVERIFY(!report.problemsOf(folder + QStringLiteral("broken")).isEmpty());
        QVERIFY(report.problemsOf(folder + QStringLiteral("avro")).isEmpty());
    }

    void descriptorSetsThatAreNone()
    {
        QTemporaryDir dir;
        QFile set(dir.filePath(QStringLiteral("a.desc")));
        QVERIFY(set.open(QIODevice::WriteOnly));
        set.write("this is no descriptor set");
        set.close();
        SchemaReport report;
        QVERIFY(book({ set.fileName() }, &report)->types().isEmpty());
        QCOMPARE(report.problems.size(), 1);
        QTemporaryDir empty;
        QVERIFY(book({ empty.path() }, &report)->types().isEmpty());
        QCOMPARE(report.problems.size(), 2);
    }

    void theMostSpecificPatternCounts()
    {
        const auto mapped = shop()->withMappings({ { ">", QStringLiteral("protobuf shop.Event") },
            { "orders.*.created", QStringLiteral("protobuf shop.Order.Item") },
            { "orders.>", QStringLiteral("Avro readings") },
            { "orders.eu.created", QStringLiteral("protobuf common.Money") },
            { "bad..pattern", QStringLiteral("Avro readings") }, { "gone", QStringLiteral("protobuf shop.Gone") } });
        const auto typeOf = [&mapped](std::string_view subject) {
            const SchemaMapping *found = mapped->mappingOf(subject);
            return found ? found->type : QString();
        };
        QCOMPARE(typeOf("orders.eu.created"), QStringLiteral("protobuf common.Money"));
        QCOMPARE(typeOf("orders.us.created"), QStringLiteral("protobuf shop.Order.Item"));
        QCOMPARE(typeOf("orders.us.deleted"), QStringLiteral("Avro readings"));
        QCOMPARE(typeOf("orders"), QStringLiteral("protobuf shop.Event"));
        QCOMPARE(typeOf("gone"), QStringLiteral("protobuf shop.Event")); // its own has no type
        QVERIFY(!mapped->problemOf({ "gone", QStringLiteral("protobuf shop.Gone") }).isEmpty());
        QVERIFY(!mapped->problemOf({ "bad..pattern", QStringLiteral("Avro readings") }).isEmpty());
        QVERIFY(mapped->problemOf({ "a.*", QStringLiteral("Avro readings") }).isEmpty());
        QVERIFY(!shop()->decode("orders.eu.created", QByteArray::fromHex("0a0345555210")));
        const auto tree = mapped->decode("orders.eu.created", QByteArray::fromHex("0a03455552100c"));
        QCOMPARE(tree->json, R"({"currency":"EUR","units":12})");
        QCOMPARE(tree->type, QStringLiteral("protobuf common.Money"));
    }

    void payloadsAreReadByTheirMapping()
    {
        PayloadRulesBook &rules = PayloadRulesBook::shared();
        rules.setSchemas(shop()->withMappings({ { "money.>", QStringLiteral("protobuf common.Money") },
            { "items.*", QStringLiteral("Avro shop.Item") } }));
        const QByteArray money = QByteArray::fromHex("0a03455552100c");
        DecodedPayload found = decodePayload(money, "money.eu");
        QCOMPARE(found.format, PayloadFormat::Schema);
        QCOMPARE(found.layers(), QStringLiteral("protobuf common.Money"));
        QCOMPARE(found.json(), R"({"currency":"EUR","units":12})");
        // Packed.
        QByteArray packed = qCompress(money).sliced(4); // zlib's format
        QCOMPARE(decodePayload(packed, "money.eu").json(), R"({"currency":"EUR","units":12})");
        // A currency of 123 bytes: the message begins with a line break and a brace, as JSON may.
        const QByteArray brace = "\n{" + QByteArray(123, 'x');
        QCOMPARE(decodePayload(brace, "money.eu").format, PayloadFormat::Schema);
        QCOMPARE(decodePayload(R"({"error":"no money"})", "money.eu").format, PayloadFormat::Json);
        QVERIFY(decodePayload(money, "elsewhere").format != PayloadFormat::Schema);
        // What does not fit says so.
        found = decodePayload(QByteArray::fromHex("0a0345"), "money.eu");
        QCOMPARE(found.format, PayloadFormat::Schema);
        QVERIFY(found.tree->problem);
        QVERIFY(renderDecoded(found).problem);
        // By number, only when it is asked for.
        DecodeOptions options;
        options.format = PayloadFormat::Protobuf;
        QCOMPARE(decodePayload(money, "elsewhere", options).json(), R"({"1":"EUR","2":12})");
        TreeReader reader;
        QCOMPARE(reader.json(std::string_view(money.constData(), 7), "money.eu"), R"({"currency":"EUR","units":12})");
        rules.setSchemas({});
    }

    void fieldsThatTheSchemaLacks()
    {
        // Field 7 as a number, field 9 as a message, field 1 with a wrong wire type.
        const TreeText tree = decoded(
            QStringLiteral("protobuf common.Money"), QByteArray::fromHex("0a03455552382a4a0408011a000805"));
        QVERIFY(!tree.problem);
        QCOMPARE(tree.json, R"({"currency":"EUR","1":5,"7":42,"9":{"1":1,"3":""}})");
    }

    void brokenMessagesShowWhatIsThere()
    {
        // items[1] says 20 bytes, 4 are there; the first is whole.
        TreeText tree = decoded(
            QStringLiteral("protobuf shop.Order"), QByteArray::fromHex("0a01417a030a01787a140a0179"));
        QCOMPARE(tree.json, R"({"id":"A","items":[{"sku":"x"},{"sku":"y"}]})");
        QVERIFY(tree.problem);
        QCOMPARE(tree.problem->offset, 13);
        QCOMPARE(tree.problem->text, QStringLiteral("Byte 13: Field 15 should have 20 bytes, and 3 are there."));
        // Within the first item (at byte 5) no field begins; what follows it is read all the same.
        tree = decoded(QStringLiteral("protobuf shop.Order"), QByteArray::fromHex("0a01417a0207006001"));
        QCOMPARE(tree.json, R"({"id":"A","is_gift":true,"items":[{}]})");
        QCOMPARE(tree.problem->offset, 5);
        // A text that is none.
        tree = decoded(QStringLiteral("protobuf common.Money"), QByteArray::fromHex("0a02ff41"));
        QCOMPARE(tree.json,
            QByteArray("{\"currency\":\"\xef\xbf\xbd"
                       "A\"}"));
        QCOMPARE(tree.problem->offset, 2);
        // A number of eleven bytes.
        tree = decoded(QStringLiteral("protobuf common.Money"), QByteArray::fromHex("10ffffffffffffffffffff01"));
        QCOMPARE(tree.json, "{}");
        QCOMPARE(tree.problem->offset, 1);
    }

    void messagesInPartsAreOne()
    {
        // cash comes twice: {currency} and {units}; count comes twice: the last one holds.
        const TreeText tree = decoded(
            QStringLiteral("protobuf shop.Order"), QByteArray::fromHex("ba01050a03455552ba0102100cc80101c80102"));
        QCOMPARE(tree.json, R"({"cash":{"currency":"EUR","units":12},"count":2})");
    }

    void withoutASchema()
    {
        QCOMPARE(wire(""), "{}");
        QCOMPARE(wire("089601"), R"({"1":150})");
        QCOMPARE(wire("08ffffffffffffffffff01"), R"({"1":-1})");
        QCOMPARE(wire("09000000000000f83f1500000040"), R"({"1":1.5,"2":2.0})");
        QCOMPARE(wire("090500000000000000"
                      "1507000000"),
            R"({"1":5,"2":7})");
        QCOMPARE(wire("12026974"), R"({"2":"it"})"); // also a field 13 that is cut
        QCOMPARE(wire("1202ff00"), R"({"2":"/wA="})");
        QCOMPARE(wire("1a03089601"), R"({"3":{"1":150}})");
        QCOMPARE(wire("0801080208031001"), R"({"1":[1,2,3],"2":1})");
        QCOMPARE(wire("0b08010c"), R"({"1":{"1":1}})");
        QCOMPARE(wire("1203610a62"), "{\"2\":\"a\\nb\"}");
        const TreeText broken = protobuf::wireTree(QByteArray::fromHex("08010f"), {});
        QCOMPARE(broken.json, R"({"1":1})");
        QCOMPARE(broken.problem->offset, 2);
    }

    void hostileMessages()
    {
        TreeLimits limits { 64, 4096 };
        // A thousand messages within each other.
        QByteArray deep = "\x08\x01";
        for (int i = 0; i < 1000; ++i) {
            QByteArray length;
            for (auto left = static_cast<unsigned>(deep.size());; left >>= 7U) {
                length += static_cast<char>((left & 0x7FU) | (left > 0x7F ? 0x80U : 0U));
                if (left <= 0x7F)
                    break;
            }
            deep = "\x0a" + length + deep;
        }
        TreeText tree = protobuf::wireTree(deep, limits);
        QVERIFY(tree.isCut && !parsed(tree).is_discarded());
        // Groups that never end.
        tree = protobuf::wireTree(QByteArray(100'000, '\x0b'), limits);
        QVERIFY(tree.problem && !parsed(tree).is_discarded());
        // Groups within each other around more fields than are looked at.
        const QByteArray groups = QByteArray(60, '\x0b') + QByteArray("\x08\x01").repeated(300'000)
            + QByteArray(60, '\x0c');
        tree = protobuf::wireTree(groups, limits);
        QVERIFY(tree.isCut && !parsed(tree).is_discarded());
        // Many fields.
        tree = protobuf::wireTree(QByteArray("\x08\x01").repeated(1'000'000), limits);
        QVERIFY(tree.isCut && tree.json.size() < 10'000 && !parsed(tree).is_discarded());
        tree = decoded(QStringLiteral("protobuf shop.Order"), QByteArray("\xc2\x01\x00", 3).repeated(300'000));
        QVERIFY(!parsed(tree).is_discarded());
    }

    void avroBlocksWithSizes()
    {
        // [1, 2] as a block of -2 with 2 bytes, then [3], then the end.
        const auto *ints = R"({"type":"array","items":"int"})";
        TreeText tree = avroOf(ints,
            QByteArray::fromHex("03040204"
                                "0206"
                                "00"));
        QVERIFY(!tree.problem);
        QCOMPARE(tree.json, "[1,2,3]");
        tree = avroOf(ints, QByteArray::fromHex("0308020400")); // says 4 bytes, 3 are left
        QCOMPARE(tree.json, "[]");
        QVERIFY(tree.problem);
        tree = avroOf(R"({"type":"map","values":"int"})",
            QByteArray::fromHex("0302"
                                "0261"
                                "02"
                                "00"));
        QVERIFY(tree.problem || tree.json == R"({"a":1})");
        tree = avroOf(ints,
            QByteArray::fromHex("0202"
                                "00"
                                "ff"));
        QCOMPARE(tree.json, "[1]");
        QCOMPARE(tree.problem->offset, 3);
    }

    void brokenAvroShowsWhatIsThere()
    {
        const auto *schema = R"({"type":"record","name":"a.B","fields":[{"name":"s","type":"string"},
            {"name":"e","type":{"type":"enum","name":"E","symbols":["X","Y"]}},{"name":"b","type":"boolean"},
            {"name":"u","type":["null","int"]}]})";
        TreeText tree = avroOf(schema, QByteArray::fromHex("026102010202"));
        QCOMPARE(tree.json, R"({"s":"a","e":"Y","b":true,"u":1})");
        QVERIFY(!tree.problem);
        QCOMPARE(tree.type, QStringLiteral("Avro a.B"));
        tree = avroOf(schema, QByteArray::fromHex("026106010202"));
        QCOMPARE(tree.json, R"({"s":"a"})");
        QCOMPARE(tree.problem->offset, 2);
        QVERIFY(tree.problem->text.contains(QStringLiteral("a.E")));
        tree = avroOf(schema, QByteArray::fromHex("026102020202"));
        QCOMPARE(tree.problem->offset, 3);
        tree = avroOf(schema, QByteArray::fromHex("026102010402"));
        QCOMPARE(tree.json, R"({"s":"a","e":"Y","b":true})");
        QCOMPARE(tree.problem->offset, 4);
        tree = avroOf("\"int\"", QByteArray::fromHex("80808080808080808001"));
        QVERIFY(tree.problem);
        QCOMPARE(tree.json, "null");
        QVERIFY(avroOf("\"string\"", QByteArray::fromHex("01")).problem);
        QVERIFY(avroOf("\"bytes\"", QByteArray::fromHex("feffffffffffffffff01")).problem);
        QVERIFY(avroOf(R"({"type":"fixed","name":"F","size":9223372036854775807})", "abc").problem);
        QVERIFY(avroOf("[]", QByteArray(1, '\0')).problem);
        QCOMPARE(avroOf("\"double\"", QByteArray::fromHex("000000000000f87f")).json, R"("NaN")");
        QCOMPARE(avroOf("\"float\"", QByteArray::fromHex("cdcccc3d")).json, "0.1");
    }

    void hostileAvro()
    {
        const TreeLimits limits { 64, 10'000 };
        // Values that take no bytes.
        TreeText tree = avroOf(
            R"({"type":"array","items":"null"})", QByteArray::fromHex("feffffffffffffffff0100"), limits);
        QVERIFY(tree.isCut && tree.json.size() < 20'000 && !parsed(tree).is_discarded());
        tree = avroOf(R"({"type":"array","items":{"type":"record","name":"E","fields":[]}})",
            QByteArray::fromHex("ffffffffffffffffff0100"), limits);
        QVERIFY(!parsed(tree).is_discarded());
        // A record of itself, ten times over.
        QByteArray self = R"({"type":"record","name":"S","fields":[)";
        for (int i = 0; i < 10; ++i)
            self += (i > 0 ? "," : "") + QByteArray("{\"name\":\"f") + QByteArray::number(i) + "\",\"type\":\"S\"}";
        self += "]}";
        tree = avroOf(self.constData(), {}, limits);
        QVERIFY(tree.isCut && !parsed(tree).is_discarded());
        QVERIFY(avroCanonicalForm(*avro(self.constData())->root()).has_value());
        // Lists within lists.
        tree = avroOf(R"({"type":"record","name":"L","fields":[{"name":"l","type":{"type":"array","items":"L"}}]})",
            QByteArray(1'000, '\x02'), limits);
        QVERIFY(tree.isCut && !parsed(tree).is_discarded());
    }

    void schemasThatAreNone()
    {
        for (const char *schema : { "", "  ", "{", "1", "{}", "\"\"", "\"Unknown\"", "[[\"int\"]]",
                 R"({"type":"array"})", R"({"type":"map"})", R"({"type":"record","name":"a"})",
                 R"({"type":"record","fields":[]})", R"({"type":"record","name":"a","fields":[{}]})",
                 R"({"type":"record","name":"a","fields":[{"name":"f"}]})", R"({"type":"enum","name":"a"})",
                 R"({"type":"enum","name":"a","symbols":[1]})", R"({"type":"fixed","name":"a"})",
                 R"({"type":"fixed","name":"a","size":-1})", R"("int" "int")",
                 R"([{"type":"fixed","name":"a","size":1},{"type":"fixed","name":"a","size":2}])" })
            QVERIFY2(!problemOf(schema).isEmpty(), schema);
        QVERIFY(problemOf(QByteArray(100, '[').append(100, ']').constData()).contains(QStringLiteral("64")));
        // Named by its file, and not to be meant by that name.
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("u.avsc")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"(["null","u"])");
        file.close();
        SchemaReport report;
        QVERIFY(book({ dir.path() }, &report)->types().isEmpty());
        QCOMPARE(report.problems.size(), 1);
    }

    void brokenContainers()
    {
        const QByteArray good = container("\"int\"", "null", QByteArray::fromHex("04040204") + QByteArray(16, 'm'));
        QCOMPARE(avroContainerTree(good).json, "[1,2]");
        QCOMPARE(avroContainerTree(good).type, QStringLiteral("Avro int"));
        const auto problem = [](const QByteArray &bytes) {
            const TreeText tree = avroContainerTree(bytes);
            return tree.problem && !parsed(tree).is_discarded() ? tree.problem->text : QString();
        };
        QVERIFY(
            !problem(container("\"int\"", "null", QByteArray::fromHex("04040204") + QByteArray(16, 'x'))).isEmpty());
        QVERIFY(
            !problem(container("\"int\"", "null", QByteArray::fromHex("02040204") + QByteArray(16, 'm'))).isEmpty());
        QVERIFY(
            !problem(container("\"int\"", "null", QByteArray::fromHex("03040204") + QByteArray(16, 'm'))).isEmpty());
        QVERIFY(!problem(container("\"int", "null", {})).isEmpty());
        QVERIFY(problem(container("\"int\"", "bzip2", QByteArray::fromHex("020202") + QByteArray(16, 'm')))
                    .contains(QStringLiteral("bzip2")));
        for (const char *codec : { "deflate", "snappy", "zstandard" }) {
            const QByteArray bytes = container(
                "\"int\"", codec, QByteArray::fromHex("0208ffffffff") + QByteArray(16, 'm'));
            QVERIFY2(!problem(bytes).isEmpty(), codec);
        }
    }

    void blocksThatUnpackToTooMuch()
    {
        // 100 MiB of zeros in a hundred kilobytes.
        const QByteArray zeros(qsizetype { 1 } << 20, '\0');
        z_stream stream {};
        QCOMPARE(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
        QByteArray packed(qsizetype { 1 } << 20, Qt::Uninitialized);
        stream.next_out = reinterpret_cast<Bytef *>(packed.data());
        stream.avail_out = static_cast<uInt>(packed.size());
        for (int i = 0; i < 100; ++i) {
            stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(zeros.constData()));
            stream.avail_in = static_cast<uInt>(zeros.size());
            QCOMPARE(deflate(&stream, i == 99 ? Z_FINISH : Z_NO_FLUSH), i == 99 ? Z_STREAM_END : Z_OK);
        }
        packed.chop(stream.avail_out);
        deflateEnd(&stream);
        QByteArray length;
        for (auto left = static_cast<quint64>(packed.size()) << 1U;; left >>= 7U) {
            length += static_cast<char>((left & 0x7FU) | (left > 0x7F ? 0x80U : 0U));
            if (left <= 0x7F)
                break;
        }
        // One text of 100 MiB that it says to hold.
        const TreeText tree = avroContainerTree(container(R"({"type":"fixed","name":"F","size":104857600})", "deflate",
            "\x02" + length + packed + QByteArray(16, 'm')));
        QVERIFY(tree.isCut);
        QCOMPARE(tree.json, "[]");
    }
};

QTEST_GUILESS_MAIN(TestSchemas)
#include "tst_schemas.moc"
