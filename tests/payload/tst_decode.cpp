// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/decode.h"
#include "models/payload/numberfields.h"
#include "models/payload/payloaddifference.h"

#include "models/core/bytes.h"
#include "models/core/subjectpattern.h"

#include <QSignalSpy>
#include <QTest>

using namespace natsight;

namespace {

// Of Python: gzip(msgpack.packb({"id": 17, "price": 12.5})), and the bytes within.
const QByteArray packed = QByteArray::fromHex("82a2696411a57072696365cb4029000000000000");
const QByteArray gzipped = QByteArray::fromHex(
    "1f8b08000000000002036b5a949922b8b4a0283339f5b48326031800006c4a8af614000000");
const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d4948445200000001");

/// Reads what begins with `!` on one subject.
class Bang final : public PayloadSchemas
{
public:
    [[nodiscard]] std::optional<TreeText> decode(std::string_view subject, QByteArrayView bytes) const override
    {
        if (subject != "bang" || !bytes.startsWith('!'))
            return {};
        TreeText tree;
        tree.json = R"({"bang":)" + QByteArray::number(bytes.size()) + '}';
        tree.type = QStringLiteral("Bang");
        return tree;
    }
};

} // namespace

class TestDecode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        PayloadRulesBook::shared().setChoices({});
        PayloadRulesBook::shared().setSchemas({});
    }

    void looks_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<PayloadFormat>("format");
        QTest::addColumn<QString>("layers");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray() << PayloadFormat::Text << QStringLiteral("Text") << QByteArray();
        QTest::newRow("json") << QByteArray(" {\"a\":1}") << PayloadFormat::Json << QStringLiteral("JSON")
                              << QByteArray(" {\"a\":1}");
        QTest::newRow("text") << QByteArray("hello there") << PayloadFormat::Text << QStringLiteral("Text")
                              << QByteArray();
        QTest::newRow("noise") << QByteArray::fromHex("00ff01fe02fd0300") << PayloadFormat::Hex << QStringLiteral("Hex")
                               << QByteArray();
        QTest::newRow("msgpack") << packed << PayloadFormat::MessagePack << QStringLiteral("MessagePack")
                                 << QByteArray(R"({"id":17,"price":12.5})");
        QTest::newRow("cbor") << QByteArray::fromHex("a1616101") << PayloadFormat::Cbor << QStringLiteral("CBOR")
                              << QByteArray(R"({"a":1})");
        QTest::newRow("gzip") << gzipped << PayloadFormat::MessagePack << QStringLiteral("gzip › MessagePack")
                              << QByteArray(R"({"id":17,"price":12.5})");
        QTest::newRow("base64") << gzipped.toBase64() << PayloadFormat::MessagePack
                                << QStringLiteral("base64 › gzip › MessagePack")
                                << QByteArray(R"({"id":17,"price":12.5})");
        QTest::newRow("picture") << png << PayloadFormat::Image << QStringLiteral("Image") << QByteArray();
        QTest::newRow("broken at once") << gzipped.first(8) << PayloadFormat::Hex << QStringLiteral("gzip › Hex")
                                        << QByteArray();
    }

    void looks()
    {
        QFETCH(QByteArray, payload);
        QFETCH(PayloadFormat, format);
        QFETCH(QString, layers);
        QFETCH(QByteArray, json);
        const DecodedPayload decoded = decodePayload(payload, "any");
        QCOMPARE(decoded.format, format);
        QCOMPARE(decoded.layers(), layers);
        QCOMPARE(decoded.json().toByteArray(), json);
        QVERIFY(!decoded.isChosen);
        TreeReader trees;
        QCOMPARE(bytesOf(trees.json(viewOf(payload), "any")), json.isEmpty() ? payload : json);
        const Rendered rendered = renderDecoded(decoded);
        QVERIFY(rendered.format == format || format == PayloadFormat::Image);
        QCOMPARE(rendered.problem.has_value(), decoded.unwrapped.problem.has_value());
    }

    /// Nothing is copied where the bytes are JSON.
    void plainJsonCostsNothing()
    {
        const QByteArray payload = "\n{\"a\":1}";
        TreeReader trees;
        QVERIFY(trees.json(viewOf(payload), "s").data() == payload.constData());
        const DecodedPayload decoded = decodePayload(payload, "s");
        QVERIFY(decoded.content().data() == payload.constData());
        QVERIFY(decoded.isPlain());
        // What only begins as JSON is told by who shows it.
        QCOMPARE(renderDecoded(decodePayload("[12] started", "s")).format, PayloadFormat::Text);
        QCOMPARE(renderDecoded(decodePayload("{\"a\":1,}", "s")).format, PayloadFormat::Json);
    }

    void chosenFormats()
    {
        DecodeOptions options;
        options.format = PayloadFormat::Hex;
        QCOMPARE(decodePayload(gzipped, "s", options).content().toByteArray(), gzipped);
        options.format = PayloadFormat::Cbor;
        const DecodedPayload wrong = decodePayload(packed, "s", options);
        QVERIFY(wrong.isChosen && wrong.tree && wrong.tree->problem);
        QVERIFY(renderDecoded(wrong).problem);
        options.format = PayloadFormat::MessagePack;
        const Rendered part = renderDecoded(decodePayload(packed.first(8), "s", options));
        QCOMPARE(part.format, PayloadFormat::MessagePack);
        QVERIFY(part.problem);
        QVERIFY(part.text.contains(QLatin1String("\"id\": 17")));
        QVERIFY(part.problem->textPosition > 0 && part.problem->textPosition < part.text.size());
        options.format = PayloadFormat::SnappyBlock;
        const DecodedPayload block = decodePayload(QByteArray::fromHex("1d1468656c6c6f205a0600"), "s", options);
        QCOMPARE(block.layers(), QStringLiteral("snappy block › Text"));
        QCOMPARE(renderDecoded(block).text, QStringLiteral("hello hello hello hello hello"));
    }

    void brokenPacking()
    {
        const DecodedPayload decoded = decodePayload(gzipped.chopped(6), "s");
        QVERIFY(decoded.unwrapped.problem);
        const Rendered rendered = renderDecoded(decoded);
        QVERIFY(rendered.problem);
        QVERIFY2(rendered.problem->error.message.startsWith(QLatin1String("The gzip data breaks at byte ")),
            qPrintable(rendered.problem->error.message));
    }

    void choices()
    {
        PayloadChoices choices;
        QVERIFY(choices.set("orders.>", PayloadFormat::Text));
        QVERIFY(choices.set("orders.*.created", PayloadFormat::Hex));
        QVERIFY(choices.set("orders.eu.created", PayloadFormat::MessagePack));
        QVERIFY(choices.set(">", PayloadFormat::Json));
        QVERIFY(choices.set("orders.eu.>", PayloadFormat::Cbor));
        QVERIFY(!choices.set("orders..x", PayloadFormat::Json));
        QVERIFY(!choices.set("", PayloadFormat::Json));
        const auto of = [&choices](std::string_view subject) {
            const auto *choice = choices.find(subject);
            return choice != nullptr ? choice->format : PayloadFormat::Auto;
        };
        QCOMPARE(of("orders.eu.created"), PayloadFormat::MessagePack);
        QCOMPARE(of("orders.eu.paid"), PayloadFormat::Cbor);
        QCOMPARE(of("orders.us.created"), PayloadFormat::Hex);
        QCOMPARE(of("orders.us"), PayloadFormat::Text);
        QCOMPARE(of("other"), PayloadFormat::Json);
        QCOMPARE(PayloadChoices::fromLines(choices.toLines()), choices);
        QCOMPARE(choices.toLines().constFirst(), QStringLiteral("messagepack orders.eu.created"));
        QVERIFY(choices.set(">", PayloadFormat::Auto));
        QCOMPARE(of("other"), PayloadFormat::Auto);
        QVERIFY(PayloadChoices::fromLines(
            { QStringLiteral("nothing a"), QStringLiteral("json"), QStringLiteral("json a..b"), {} })
                    .isEmpty());
        PayloadChoices many;
        for (int i = 0; i < PayloadChoices::most; ++i)
            QVERIFY(many.set("s." + QByteArray::number(i), PayloadFormat::Text));
        QVERIFY(!many.set("one.more", PayloadFormat::Text));
        QVERIFY(many.set("s.0", PayloadFormat::Hex));
    }

    void specific()
    {
        QVERIFY(isMoreSpecific("a.b", "a.*"));
        QVERIFY(isMoreSpecific("a.*", "a.>"));
        QVERIFY(isMoreSpecific("a.>", "*.b"));
        QVERIFY(isMoreSpecific("a.*.>", "a.>"));
        QVERIFY(!isMoreSpecific("a.*", "a.*"));
        QVERIFY(!isMoreSpecific(">", "a"));
    }

    void rememberedFormat()
    {
        QSignalSpy changed(&PayloadRulesBook::shared(), &PayloadRulesBook::choicesChanged);
        PayloadChoices choices;
        choices.set("blocks.*", PayloadFormat::SnappyBlock);
        choices.set("raw.>", PayloadFormat::Hex);
        PayloadRulesBook::shared().setChoices(choices);
        PayloadRulesBook::shared().setChoices(choices);
        QCOMPARE(changed.size(), 1);
        // A block that happens to begin as JSON does: 123 bytes of it.
        const QByteArray inside = "{\"a\":1" + QByteArray(116, ' ') + '}';
        const QByteArray block = "{\xf0\x7a" + inside;
        TreeReader trees;
        QCOMPARE(bytesOf(trees.json(viewOf(block), "blocks.1")), inside);
        QCOMPARE(bytesOf(trees.json(viewOf(block), "other")), block);
        const QByteArray plain = R"({"a":1})";
        QCOMPARE(decodePayload(packed, "raw.x.y").format, PayloadFormat::Hex);
        QCOMPARE(decodePayload(packed, "raw.x.y").pattern, QByteArray("raw.>"));
        QVERIFY(decodePayload(packed, "other").pattern.isEmpty());
        QCOMPARE(bytesOf(trees.json(viewOf(plain), "other")), plain);
        DecodeOptions options;
        options.format = PayloadFormat::MessagePack;
        QCOMPARE(decodePayload(packed, "raw.x.y", options).format, PayloadFormat::MessagePack);
        QCOMPARE(decodePayload(QByteArray::fromHex("1d1468656c6c6f205a0600"), "blocks.1").unwrapped.wrappings,
            QList<Wrapping> { Wrapping::SnappyBlock });
    }

    void schemas()
    {
        PayloadRulesBook::shared().setSchemas(std::make_shared<const Bang>());
        QVERIFY(!PayloadRulesBook::shared().isEmpty());
        const DecodedPayload decoded = decodePayload("!!!", "bang");
        QCOMPARE(decoded.format, PayloadFormat::Schema);
        QCOMPARE(decoded.layers(), QStringLiteral("Bang"));
        QCOMPARE(decoded.json().toByteArray(), QByteArray(R"({"bang":3})"));
        QCOMPARE(decodePayload("!!!", "other").format, PayloadFormat::Text);
        QCOMPARE(decodePayload("{}", "bang").format, PayloadFormat::Json);
        QCOMPARE(numberFields("!!!!", "bang").size(), 1);
        TreeReader trees;
        QCOMPARE(bytesOf(trees.json("!!", "bang")), QByteArray(R"({"bang":2})"));
    }

    void previews()
    {
        const QString tree = QStringLiteral(R"({"id":17,"price":12.5})");
        QCOMPARE(payloadPreview(gzipped, "s"), tree);
        QCOMPARE(payloadPreview(packed, "s"), tree);
        QCOMPARE(payloadPreview(gzipped, "s", 6).size(), 6);
        QCOMPARE(payloadPreview(tree.toUtf8(), "s"), tree);
        QCOMPARE(payloadPreview("hello there", "s"), QStringLiteral("hello there"));
        QCOMPARE(payloadPreview({}, "s"), QString());
        // A list with more than is shown, and a large text that is base64 by its letters.
        const QByteArray list = QByteArray::fromHex("dd000f4240") + QByteArray(1'000'000, '\x07');
        QCOMPARE(payloadBeginning(list.first(200'000), "s", 5).size(), 5);
        QVERIFY(payloadBeginning(list.first(200'000), "s").startsWith("[7,7,7,"));
        QCOMPARE(payloadBeginning(QByteArray(10'000'000, 'A'), "s", 5), QByteArray("AAAAA"));
        PayloadChoices choices;
        choices.set("raw", PayloadFormat::Hex);
        PayloadRulesBook::shared().setChoices(choices);
        QCOMPARE(payloadBeginning(gzipped, "raw", 3), gzipped.first(3));
        QCOMPARE(payloadPreview(tree.toUtf8(), "s"), tree);
    }

    void numbersOfTrees()
    {
        const auto fields = numberFields(gzipped, "s");
        QCOMPARE(fields.size(), 2);
        QCOMPARE(fields.at(1).name, QStringLiteral("price"));
        QCOMPARE(fields.at(1).value, 12.5);
        NumberReader reader("/price");
        QCOMPARE(reader.read(viewOf(gzipped), "s").value(), 12.5);
        QCOMPARE(reader.read(viewOf(packed), "s").value(), 12.5);
        QVERIFY(!reader.read("hello", "s"));
    }

    void differencesOfTrees()
    {
        const PayloadDifference difference = payloadDifference(gzipped, R"({"id":18,"price":12.5})");
        QCOMPARE(difference.by, PayloadDifference::By::Members);
        QCOMPARE(difference.changes.size(), 1);
        QCOMPARE(difference.changes.constFirst().place, QStringLiteral("id"));
        // The same in other packings: then the bytes are what differs.
        const PayloadDifference outer = payloadDifference(gzipped, packed);
        QCOMPARE(outer.by, PayloadDifference::By::Bytes);
        QVERIFY(!outer.changes.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestDecode)
#include "tst_decode.moc"
