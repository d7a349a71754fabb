// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsonprinter.h"
#include "models/payload/payload.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <simdjson.h>

#include <string>

using namespace natsight;

namespace {

std::string minified(QByteArrayView json)
{
    std::string out(static_cast<std::size_t>(json.size()) + simdjson::SIMDJSON_PADDING, '\0');
    std::size_t size = 0;
    const auto error = simdjson::minify(json.data(), static_cast<std::size_t>(json.size()), out.data(), size);
    if (error != simdjson::SUCCESS) {
        return "minify failed";
    }
    out.resize(size);
    return out;
}

QByteArray randomString(QRandomGenerator &random)
{
    static const QByteArrayList pieces { "a", "Z", " ", "é", "漢", "😀", "\\n", "\\\"", "\\\\", "\\u00e9",
        "\\uD83D\\uDE00", "{", "]", ",", ":", "\\/" };
    QByteArray text = "\"";
    for (auto count = random.bounded(6); count > 0; --count) {
        text += pieces[random.bounded(static_cast<int>(pieces.size()))];
    }
    return text + '"';
}

QByteArray randomBlank(QRandomGenerator &random)
{
    static const QByteArrayList blanks { "", "", "", " ", "\n", "\t ", "\r\n" };
    return blanks[random.bounded(static_cast<int>(blanks.size()))];
}

QByteArray randomJson(QRandomGenerator &random, int depth)
{
    static const QByteArrayList scalars { "0", "-0", "1", "18446744073709551615", "-9223372036854775808", "1.50",
        "1E+5", "0.1e-7", "true", "false", "null", "3.14159265358979323846264338327950288" };
    const auto kind = random.bounded(depth > 0 ? 6 : 3);
    QByteArray text = randomBlank(random);
    if (kind < 2) {
        text += scalars[random.bounded(static_cast<int>(scalars.size()))];
    } else if (kind == 2) {
        text += randomString(random);
    } else {
        const bool isObject = kind % 2 == 0;
        text += isObject ? '{' : '[';
        text += randomBlank(random);
        const auto count = random.bounded(4);
        for (int i = 0; i < count; ++i) {
            if (i > 0) {
                text += ',';
            }
            if (isObject) {
                text += randomBlank(random) + randomString(random) + randomBlank(random) + ':';
            }
            text += randomJson(random, depth - 1);
        }
        text += isObject ? '}' : ']';
    }
    return text + randomBlank(random);
}

QString joined(const Rendered &rendered)
{
    return rendered.notes.join(QLatin1Char('|'));
}

} // namespace

class TestPayload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void detects_data();
    void detects();
    void printsJson_data();
    void printsJson();
    void saysWhereJsonBreaks_data();
    void saysWhereJsonBreaks();
    void prettyThenMinifiedIsTheOriginal();
    void flatLevelsKeepTheirText();
    void agreesWithSimdjson();
    void showsText_data();
    void showsText();
    void showsHex();
    void boundsBombs_data();
    void boundsBombs();
    void breaksLines();
    void stops();
    void copiesText();
    void replaysCorpus();
};

void TestPayload::detects_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<PayloadFormat>("format");
    const auto row = [](const char *name, const QByteArray &bytes, PayloadFormat format) {
        QTest::newRow(name) << bytes << format;
    };
    row("empty", {}, PayloadFormat::Text);
    row("object", "{\"a\":1}", PayloadFormat::Json);
    row("blanks first", " \r\n\t[1]", PayloadFormat::Json);
    row("string", "\"hi\"", PayloadFormat::Json);
    row("number", "42", PayloadFormat::Text);
    row("byte order mark", "\xEF\xBB\xBF{\"a\":1}", PayloadFormat::Json);
    row("lines of JSON", "{\"a\":1}\n{\"a\":2}\n", PayloadFormat::Json);
    row("cut object", "{\"a\":1,\"b\":[1,2", PayloadFormat::Json);
    row("comma too many", "{\"a\":1,}", PayloadFormat::Json);
    row("cut string", "\"hi", PayloadFormat::Text);
    row("log line", "[INFO] started", PayloadFormat::Text);
    row("log line with pid", "[12] started", PayloadFormat::Text);
    row("braces", "{name}", PayloadFormat::Text);
    row("template", "{{Count}}", PayloadFormat::Text);
    row("utf-8", "grüße 漢字", PayloadFormat::Text);
    row("utf-8 cut", QByteArray("grüße und noch viel mehr Text 漢").chopped(1), PayloadFormat::Text);
    row("latin-1",
        "gr\xFC\xDF"
        "e aus Kiel",
        PayloadFormat::Text);
    row("utf-16 le", QByteArray("h\0e\0l\0l\0o\0", 10), PayloadFormat::Text);
    row("utf-16 be mark", QByteArray("\xFE\xFF\0h\0i", 6), PayloadFormat::Text);
    row("terminal colours", "\x1B[31mred\x1B[0m", PayloadFormat::Text);
    row("nul", QByteArray(8, '\0'), PayloadFormat::Hex);
    row("gzip", QByteArray("\x1F\x8B\x08\0\0\0\0\0\0\x03\xCB\x48\xCD", 13), PayloadFormat::Hex);
    row("protobuf", QByteArray("\x08\x96\x01\x12\x07\x74\x65\x73\x74\x69\x6E\x67\x00\x01\x02\xFF\xFE", 17),
        PayloadFormat::Hex);
    row("big text", QByteArray(3 << 20, 'x'), PayloadFormat::Text);
    row("big json", "[" + QByteArray("1234567,").repeated(400'000) + "1]", PayloadFormat::Json);
    row("utf-8 across the window", QByteArray("漢").repeated(700'000), PayloadFormat::Text);
}

void TestPayload::detects()
{
    QFETCH(QByteArray, bytes);
    QFETCH(PayloadFormat, format);
    QCOMPARE(detectFormat(bytes), format);
    QCOMPARE(renderPayload(bytes, PayloadFormat::Auto).format, format);
}

void TestPayload::printsJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *bytes, const char *text) {
        QTest::newRow(name) << QByteArray(bytes) << QString::fromUtf8(text);
    };
    row("scalar", " 42 ", "42");
    row("empty containers", "{\"a\":{},\"b\":[ ]}", "{\n  \"a\": {},\n  \"b\": []\n}");
    row("order and duplicates", "{\"b\":1,\"a\":2,\"b\":3}", "{\n  \"b\": 1,\n  \"a\": 2,\n  \"b\": 3\n}");
    row("number text", "[18446744073709551615,1.50,1E400,-0]",
        "[\n  18446744073709551615,\n  1.50,\n  1E400,\n  -0\n]");
    row("escapes stay", "\"\\u0041\\/\\n\"", "\"\\u0041\\/\\n\"");
    row("several", "{\"a\":1}\n[2]\n", "{\n  \"a\": 1\n}\n[\n  2\n]");
    row("direction marks",
        "\"a\xE2\x80\xAE"
        "b\"",
        "\"a‹U+202E›b\"");
    row("nested", "[[1,{\"x\":[true,null]}]]",
        "[\n  [\n    1,\n    {\n      \"x\": [\n        true,\n        null\n      ]\n    }\n  ]\n]");
}

void TestPayload::printsJson()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const auto rendered = renderPayload(bytes, PayloadFormat::Json);
    QCOMPARE(rendered.text, text);
    QVERIFY(!rendered.problem);
    QVERIFY(!rendered.truncated);
}

void TestPayload::saysWhereJsonBreaks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<qsizetype>("line");
    QTest::addColumn<qsizetype>("column");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    const auto row = [](const QByteArray &bytes, qsizetype offset, qsizetype line, qsizetype column, const char *words,
                         const char *text) {
        QTest::newRow(words) << bytes << offset << line << column << QString::fromUtf8(words)
                             << QString::fromUtf8(text);
    };
    row("{\"a\":1,}", 7, 1, 8, "expected a key in double quotes, found '}'", "{\n  \"a\": 1,\n  }");
    row("{\n\"a\" 1}", 6, 2, 5, "expected ':' after the key, found '1'", "{\n  \"a\" 1}");
    row("[1 2]", 3, 1, 4, "expected ',' or ']' after the value, found '2'", "[\n  1 2]");
    row("{\"a\":1 x", 7, 1, 8, "expected ',' or '}' after the value, found 'x'", "{\n  \"a\": 1 x");
    row("[1,", 3, 1, 4, "the text ends inside an array", "[\n  1,\n  ");
    row("{", 1, 1, 2, "the text ends inside an object", "{");
    row("  ", 2, 1, 3, "there is no value", "");
    row("1 2", 2, 1, 3, "there is more text after the JSON value", "1 2");
    row("[\"abc", 1, 1, 2, "the string that starts here is not closed", "[\n  \"abc");
    row("\"abc\\", 0, 1, 1, "the string that starts here is not closed (escape)", "\"abc\\");
    row("[\"a\\x\"]", 3, 1, 4, "unknown escape after a backslash", "[\n  \"a\\x\"]");
    row("[\"\\u12g4\"]", 2, 1, 3, "\\u needs four hexadecimal digits", "[\n  \"\\u12g4\"]");
    row("[\"a\nb\"]", 3, 1, 4, "a control character in a string must be escaped", "[\n  \"a\nb\"]");
    row("[\"a\xFF\"]", 3, 1, 4, "a byte in a string is not UTF-8", "[\n  \"a‹FF›\"]");
    row("[\xFF]", 1, 1, 2, "expected a value, found a byte that is not UTF-8", "[\n  ‹FF›]");
    row("[01]", 1, 1, 2, "a number does not start with 0, found '1'", "[\n  01]");
    row("[1.]", 1, 1, 2, "expected a digit after the point, found ']'", "[\n  1.]");
    row("-", 0, 1, 1, "expected a digit, found the end", "-");
    row("[1e+]", 1, 1, 2, "expected a digit in the exponent, found ']'", "[\n  1e+]");
    row("[nul]", 1, 1, 2, "expected a value, found 'n'", "[\n  nul]");
    row("NaN", 0, 1, 1, "expected a value, found 'N'", "NaN");
}

void TestPayload::saysWhereJsonBreaks()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto rendered = renderPayload(bytes, PayloadFormat::Json);
    QVERIFY(rendered.problem);
    QTEST(rendered.problem->offset, "offset");
    QTEST(rendered.problem->line, "line");
    QTEST(rendered.problem->column, "column");
    words.remove(QStringLiteral(" (escape)"));
    QVERIFY2(rendered.problem->error.message.contains(words), qPrintable(rendered.problem->error.message));
    QCOMPARE(rendered.problem->error.kind, Error::Kind::Invalid);
    QVERIFY(rendered.problem->textPosition <= rendered.text.size());
    QTEST(rendered.text, "text");
}

void TestPayload::prettyThenMinifiedIsTheOriginal()
{
    QRandomGenerator random(20'240'601);
    for (int round = 0; round < 3000; ++round) {
        const auto json = randomJson(random, 5);
        const auto rendered = renderPayload(json, PayloadFormat::Json);
        QVERIFY2(!rendered.problem, json.constData());
        QCOMPARE(minified(rendered.text.toUtf8()), minified(json));
        // Printing what was printed changes nothing.
        QCOMPARE(renderPayload(rendered.text.toUtf8(), PayloadFormat::Json).text, rendered.text);
    }
}

void TestPayload::flatLevelsKeepTheirText()
{
    RenderLimits limits;
    limits.maxDepth = 2;
    QRandomGenerator random(7);
    for (int round = 0; round < 500; ++round) {
        const auto json = randomJson(random, 6);
        const auto rendered = renderPayload(json, PayloadFormat::Json, limits);
        QCOMPARE(minified(rendered.text.toUtf8()), minified(json));
    }
    const auto rendered = renderPayload("[[[1,{\"a\":[2]}],3],4]", PayloadFormat::Json, limits);
    QCOMPARE(rendered.text, QStringLiteral("[\n  [\n    [1,{\"a\":[2]}],\n    3\n  ],\n  4\n]"));
    QVERIFY(joined(rendered).contains(QStringLiteral("deeper than 2 levels")));
    QVERIFY(!rendered.truncated);
}

void TestPayload::agreesWithSimdjson()
{
    // Mutated JSON: what simdjson reads is read, and with the same text.
    QRandomGenerator random(99);
    simdjson::dom::parser parser;
    int good = 0;
    for (int round = 0; round < 5000; ++round) {
        auto json = randomJson(random, 4);
        for (auto mutations = random.bounded(3); mutations > 0; --mutations) {
            static const QByteArray alphabet("{}[]\",:\\u01e.-+tfn \n\xC3\xFF\x01");
            json[random.bounded(static_cast<int>(json.size()))]
                = alphabet[random.bounded(static_cast<int>(alphabet.size()))];
        }
        const auto error = parser.parse(json.constData(), static_cast<std::size_t>(json.size())).error();
        const auto rendered = renderPayload(json, PayloadFormat::Json);
        if (error == simdjson::SUCCESS) {
            ++good;
            QVERIFY2(!rendered.problem, json.constData());
            QCOMPARE(minified(rendered.text.toUtf8()), minified(json));
        } else if (!rendered.problem) {
            JsonPrinter printer(json, {}, false);
            printer.run();
            // simdjson also refuses several values, numbers that do not fit and lone surrogates.
            QVERIFY2(printer.documents() > 1 || error == simdjson::STRING_ERROR || error == simdjson::NUMBER_ERROR,
                json.constData());
        }
    }
    QVERIFY(good > 500);
}

void TestPayload::showsText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoding");
    const auto row = [](const char *name, const QByteArray &bytes, const char *text, const char *encoding) {
        QTest::newRow(name) << bytes << QString::fromUtf8(text) << QString::fromLatin1(encoding);
    };
    row("plain", "one\ntwo\t3\r\n", "one\ntwo\t3\r\n", "UTF-8");
    row("control characters", QByteArray("a\0b\x07\x7F", 5), "a␀b␇␡", "UTF-8");
    row("broken", "grüße \xFF und \xC3 weiter", "grüße ‹FF› und ‹C3› weiter", "UTF-8");
    row("hidden", "a\xE2\x80\x8B\xE2\x80\xA8\xEF\xBB\xBF.", "a‹U+200B›‹U+2028›‹U+FEFF›.", "UTF-8");
    row("mark", "\xEF\xBB\xBFhi", "hi", "UTF-8");
    row("overlong", "é\xC0\x80 and more text around it", "é‹C0›‹80› and more text around it", "UTF-8");
    row("latin-1",
        "gr\xFC\xDF"
        "e aus Kiel",
        "grüße aus Kiel", "Latin-1");
    row("utf-16 le", QByteArray("\xFF\xFEh\0\xDF\0=\xD8\0\xDE", 10), "hß😀", "UTF-16 LE");
    row("utf-16 be", QByteArray("\0h\0e\0l\0l\0o", 10), "hello", "UTF-16 BE");
    row("utf-16 broken", QByteArray("\xFE\xFF\0h\xD8\x3D\0i\x41", 9), "h‹D8›‹3D›i‹41›", "UTF-16 BE");
}

void TestPayload::showsText()
{
    QFETCH(QByteArray, bytes);
    const auto rendered = renderPayload(bytes, PayloadFormat::Text);
    QTEST(rendered.text, "text");
    QTEST(rendered.encoding, "encoding");
    QCOMPARE(rendered.shownBytes, bytes.size());
    QVERIFY(!rendered.truncated);
}

void TestPayload::showsHex()
{
    QByteArray bytes;
    for (int i = 0; i < 20; ++i) {
        bytes += static_cast<char>(i * 7 + 0x30);
    }
    const auto rendered = renderPayload(bytes, PayloadFormat::Hex);
    QCOMPARE(rendered.text,
        QStringLiteral("00000000  30 37 3e 45 4c 53 5a 61  68 6f 76 7d 84 8b 92 99  |07>ELSZahov}....|\n"
                       "00000010  a0 a7 ae b5                                       |....|"));
    QCOMPARE(rendered.encoding, QString());

    const auto big = renderPayload(QByteArray(1 << 20, 'x'), PayloadFormat::Hex);
    QVERIFY(big.truncated);
    QCOMPARE(big.shownBytes, qsizetype { 64 } << 10);
    QCOMPARE(big.text.count(QLatin1Char('\n')), 4095);
    QVERIFY(joined(big).contains(QStringLiteral("first")));
    RenderLimits limits;
    limits.maxText = 200;
    QCOMPARE(renderPayload(QByteArray(1 << 20, 'x'), PayloadFormat::Hex, limits).shownBytes, 32);
    QVERIFY(joined(renderPayload("\x1F\x8B\x08\x01", PayloadFormat::Hex)).contains(QStringLiteral("gzip")));
}

void TestPayload::boundsBombs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    constexpr int many = 100'000;
    QTest::newRow("nested arrays") << QByteArray(QByteArray(many, '[') + QByteArray(many, ']'));
    QTest::newRow("nested arrays, open") << QByteArray(5'000'000, '[');
    QTest::newRow("nested objects") << QByteArray(QByteArray("{\"a\":").repeated(many) + "1" + QByteArray(many, '}'));
    QTest::newRow("long string") << QByteArray('"' + QByteArray(50 << 20, 'x') + '"');
    QTest::newRow("long string, open") << QByteArray("[\"" + QByteArray(50 << 20, 'x'));
    QTest::newRow("escapes") << QByteArray('"' + QByteArray("\\u0000").repeated(1'000'000) + '"');
    QTest::newRow("hidden characters") << QByteArray("\xE2\x80\xAE").repeated(2'000'000);
    QTest::newRow("broken bytes") << QByteArray(10'000'000, '\xFF');
    QTest::newRow("digits") << QByteArray(20'000'000, '7');
    QTest::newRow("indented commas") << QByteArray(QByteArray(250, '[') + "1" + QByteArray(",1").repeated(1'000'000));
    QTest::newRow("zeros") << QByteArray(64 << 20, '\0');
    QTest::newRow("backslashes") << QByteArray('"' + QByteArray(5'000'000, '\\'));
    QTest::newRow("documents") << QByteArray("[]\n").repeated(2'000'000);
    QTest::newRow("blanks") << QByteArray('[' + QByteArray(20'000'000, '\n') + ']');
}

void TestPayload::boundsBombs()
{
    QFETCH(QByteArray, bytes);
    const RenderLimits limits;
    for (const auto format : { PayloadFormat::Auto, PayloadFormat::Json, PayloadFormat::Text, PayloadFormat::Hex }) {
        const auto rendered = renderPayload(bytes, format);
        // One character may be written as a few.
        QVERIFY(rendered.text.size() <= limits.maxText + 16);
        QVERIFY(rendered.shownBytes <= bytes.size());
        QVERIFY(rendered.truncated || rendered.shownBytes == bytes.size());
        QVERIFY(!rendered.truncated || !rendered.notes.isEmpty());
    }
}

void TestPayload::breaksLines()
{
    RenderLimits limits;
    limits.maxLine = 64;
    const auto mark = QStringLiteral("↵\n");
    QCOMPARE(renderPayload(QByteArray(64, 'x'), PayloadFormat::Text, limits).text, QString(64, QLatin1Char('x')));
    const QByteArray bytes = "first\n" + QByteArray("é😀x").repeated(100) + "\n" + QByteArray(70, 'y');
    const auto rendered = renderPayload(bytes, PayloadFormat::Text, limits);
    for (const auto &line : rendered.text.split(QLatin1Char('\n'))) {
        QVERIFY(line.size() <= 18);
        QVERIFY(line.isEmpty() || !line.front().isLowSurrogate());
    }
    QCOMPARE(QString(rendered.text).remove(mark), QString::fromUtf8(bytes));
    QVERIFY(joined(rendered).contains(QStringLiteral("64 characters")));
    const auto broken = renderPayload(QByteArray('"' + QByteArray(100, 'x') + "\" wrong"), PayloadFormat::Json, limits);
    QCOMPARE(broken.text.mid(broken.problem->textPosition), QStringLiteral("wrong"));
}

void TestPayload::stops()
{
    std::stop_source source;
    source.request_stop();
    const QByteArray bytes = '[' + QByteArray("1,").repeated(1'000'000) + "1]";
    const auto rendered = renderPayload(bytes, PayloadFormat::Json, {}, source.get_token());
    QVERIFY(rendered.shownBytes < bytes.size() / 100);
}

void TestPayload::copiesText()
{
    QCOMPARE(payloadPlainText("a\xE2\x80\x8B"), QString::fromUtf8("a\xE2\x80\x8B"));
    QCOMPARE(payloadPlainText("gr\xFC\xDF"
                              "e aus Kiel"),
        QStringLiteral("grüße aus Kiel"));
    QCOMPARE(payloadPlainText(QByteArray("\xFF\xFEh\0i\0", 6)), QStringLiteral("hi"));
    QCOMPARE(payloadPlainText(QByteArray("\0h\0e\0l\0l\0o", 10)), QStringLiteral("hello"));
    QCOMPARE(payloadPlainText(QByteArray("\0\1\2\xFF", 4)), QStringLiteral("000102ff"));
    QCOMPARE(payloadPlainText({}), QString());
}

void TestPayload::replaysCorpus()
{
    const QDir corpus(QStringLiteral(NATSIGHT_CORPUS "/json"));
    const auto files = corpus.entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 20);
    for (const auto &info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        for (const auto format :
            { PayloadFormat::Auto, PayloadFormat::Json, PayloadFormat::Text, PayloadFormat::Hex }) {
            const auto rendered = renderPayload(bytes, format);
            QVERIFY(rendered.truncated || rendered.shownBytes == bytes.size());
        }
    }
}

QTEST_APPLESS_MAIN(TestPayload)
#include "tst_payload.moc"
