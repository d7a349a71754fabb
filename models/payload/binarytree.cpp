// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/binarytree.h"

#include "models/core/text.h"

#include <QDateTime>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace natsight {

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;

/// Bytes from the front; remembers where the value began that did not fit.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] qsizetype position() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    [[nodiscard]] quint64 left() const { return static_cast<quint64>(m_bytes.size() - m_at); }

    std::optional<quint8> byte()
    {
        return atEnd() ? std::nullopt : std::optional(static_cast<quint8>(m_bytes[m_at++]));
    }

    /// Big endian, of 1, 2, 4 or 8 bytes.
    std::optional<quint64> number(unsigned int size)
    {
        const auto part = take(size);
        if (!part)
            return {};
        quint64 value = 0;
        for (const char c : *part)
            value = value << 8U | static_cast<quint8>(c);
        return value;
    }

    std::optional<QByteArrayView> take(quint64 size)
    {
        if (size > left())
            return {};
        const QByteArrayView part = m_bytes.sliced(m_at, static_cast<qsizetype>(size));
        m_at += static_cast<qsizetype>(size);
        return part;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

float floatOf(quint64 bits)
{
    return std::bit_cast<float>(static_cast<quint32>(bits));
}

/// IEEE 754 half precision (RFC 8949, appendix D).
double halfOf(quint64 bits)
{
    const auto exponent = static_cast<int>(bits >> 10U & 0x1FU);
    const auto mantissa = static_cast<double>(bits & 0x3FFU);
    const double value = exponent == 0 ? std::ldexp(mantissa, -24)
        : exponent != 31               ? std::ldexp(mantissa + 1024, exponent - 25)
        : mantissa == 0                ? std::numeric_limits<double>::infinity()
                                       : std::numeric_limits<double>::quiet_NaN();
    return (bits & 0x8000U) != 0 ? -value : value;
}

/// The decimal digits of a big-endian number.
QByteArray decimalOf(QByteArrayView bytes)
{
    QByteArray digits; // the last one first, as values
    for (const char c : bytes) {
        unsigned int carry = static_cast<quint8>(c);
        for (char &digit : digits) {
            carry += static_cast<unsigned int>(digit) * 256;
            digit = static_cast<char>(carry % 10);
            carry /= 10;
        }
        for (; carry > 0; carry /= 10)
            digits += static_cast<char>(carry % 10);
    }
    if (digits.isEmpty())
        return "0";
    std::reverse(digits.begin(), digits.end());
    for (char &digit : digits)
        digit = static_cast<char>(digit + '0');
    return digits;
}

/// What both formats do alike: value after value until one is whole, and words for where it ended.
template<typename Format>
TreeText readTree(QByteArrayView bytes, const TreeLimits &limits, const QString &name)
{
    TreeText result;
    result.type = name;
    ByteReader reader(bytes);
    TreeWriter writer(limits);
    Format format(reader, writer);
    const auto broken = [&](const QString &text, qsizetype offset) {
        result.problem = TreeText::Problem { text, offset };
    };
    while (!writer.isDone() && !writer.isCut() && !result.problem) {
        const qsizetype start = reader.position();
        const QString wrong = format.value();
        if (!wrong.isNull())
            broken(Text::tr("Not %1 from byte %2 on: %3.").arg(name, QString::number(start), wrong), start);
    }
    if (writer.isTooDeep()) {
        result.isCut = true;
        broken(Text::tr("%1 is read to %2 levels; from byte %3 on it nests deeper.")
                   .arg(name, QString::number(limits.maxDepth), QString::number(reader.position())),
            reader.position());
    } else if (writer.isCut()) {
        result.isCut = true;
    } else if (!result.problem && !reader.atEnd()) {
        broken(Text::tr("The value ends at byte %1, and %2 bytes follow.")
                   .arg(QString::number(reader.position()), QString::number(reader.left())),
            reader.position());
    }
    result.json = writer.take();
    return result;
}

QString endsWithin()
{
    return Text::tr("the payload ends within a value");
}

/// MessagePack as of https://github.com/msgpack/msgpack/blob/master/spec.md.
class MessagePack
{
public:
    MessagePack(ByteReader &reader, TreeWriter &writer)
        : m_reader(reader)
        , m_writer(writer)
    {
    }

    /// Null when it was one.
    QString value()
    {
        const auto first = m_reader.byte();
        if (!first)
            return endsWithin();
        if (*first < 0x80)
            return m_writer.unsignedInteger(*first), QString();
        if (*first >= 0xE0)
            return m_writer.integer(static_cast<qint8>(*first)), QString();
        if (*first < 0x90)
            return m_writer.open(true, *first & 0x0FU), QString();
        if (*first < 0xA0)
            return m_writer.open(false, *first & 0x0FU), QString();
        if (*first < 0xC0)
            return text(*first & 0x1FU);
        switch (*first) {
        case 0xC0:
            m_writer.null();
            return {};
        case 0xC2:
        case 0xC3:
            m_writer.boolean(*first == 0xC3);
            return {};
        case 0xC1:
            return Text::tr("no value begins with the byte c1");
        default:
            break;
        }
        // fixext has its length in the code; all others have a number behind it.
        if (*first >= 0xD4 && *first <= 0xD8)
            return extension(1U << (*first - 0xD4U));
        const auto number = m_reader.number(sizeOf(*first));
        if (!number)
            return endsWithin();
        return sized(*first, *number);
    }

private:
    static unsigned int sizeOf(quint8 code)
    {
        if (code <= 0xC6)
            return 1U << (code - 0xC4U); // bin
        if (code <= 0xC9)
            return 1U << (code - 0xC7U); // ext
        if (code <= 0xCB)
            return 4U << (code - 0xCAU); // float
        if (code <= 0xCF)
            return 1U << (code - 0xCCU); // uint
        if (code <= 0xD3)
            return 1U << (code - 0xD0U); // int
        if (code <= 0xDB)
            return 1U << (code - 0xD9U); // str
        return 2U << ((code - 0xDCU) & 1U); // array, map
    }

    QString sized(quint8 code, quint64 number)
    {
        if (code <= 0xC6) {
            const auto bytes = m_reader.take(number);
            if (!bytes)
                return endsWithin();
            return m_writer.bytes(*bytes), QString();
        }
        if (code <= 0xC9)
            return extension(number);
        if (code <= 0xCB)
            return m_writer.number(code == 0xCA ? double { floatOf(number) } : std::bit_cast<double>(number)),
                   QString();
        if (code <= 0xCF)
            return m_writer.unsignedInteger(number), QString();
        if (code <= 0xD3) {
            const unsigned int unused = 64U - 8U * sizeOf(code);
            return m_writer.integer(static_cast<qint64>(number << unused) >> unused), QString();
        }
        if (code <= 0xDB)
            return text(number);
        return m_writer.open(code >= 0xDE, number), QString();
    }

    QString text(quint64 size)
    {
        const auto bytes = m_reader.take(size);
        if (!bytes)
            return endsWithin();
        return m_writer.text(*bytes), QString();
    }

    QString extension(quint64 size)
    {
        const auto type = m_reader.byte();
        const auto data = type ? m_reader.take(size) : std::nullopt;
        if (!data)
            return endsWithin();
        if (*type == 0xFF) { // -1
            if (const QByteArray time = timeOf(*data); !time.isEmpty())
                return m_writer.text(time), QString();
        }
        m_writer.open(true, 2);
        if (m_writer.isCut())
            return {};
        m_writer.text("type");
        m_writer.integer(static_cast<qint8>(*type));
        m_writer.text("data");
        m_writer.bytes(*data);
        return {};
    }

    static QByteArray timeOf(QByteArrayView data)
    {
        qint64 seconds = 0;
        quint64 ns = 0;
        if (data.size() == 4) {
            seconds = qFromBigEndian<quint32>(data.data());
        } else if (data.size() == 8) {
            const auto both = qFromBigEndian<quint64>(data.data());
            ns = both >> 34U;
            seconds = static_cast<qint64>(both & 0x3'FFFF'FFFFU);
        } else if (data.size() == 12) {
            ns = qFromBigEndian<quint32>(data.data());
            seconds = qFromBigEndian<qint64>(data.data() + 4);
        } else {
            return {};
        }
        // Years that have four digits.
        constexpr qint64 first = -62'135'596'800;
        constexpr qint64 last = 253'402'300'799;
        if (ns >= nsPerSecond || seconds < first || seconds > last)
            return {};
        QByteArray text = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)
                              .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"))
                              .toLatin1();
        if (ns > 0)
            text += '.' + QByteArray::number(ns).rightJustified(9, '0');
        return text + 'Z';
    }

    ByteReader &m_reader;
    TreeWriter &m_writer;
};

/// CBOR as of RFC 8949.
class Cbor
{
public:
    Cbor(ByteReader &reader, TreeWriter &writer)
        : m_reader(reader)
        , m_writer(writer)
    {
    }

    QString value()
    {
        Head head;
        if (QString wrong = read(head); !wrong.isNull())
            return wrong;
        const quint64 tag = std::exchange(m_tag, 0);
        switch (head.major) {
        case 0:
            m_writer.unsignedInteger(head.argument);
            return {};
        case 1:
            if (head.argument <= static_cast<quint64>(std::numeric_limits<qint64>::max()))
                m_writer.integer(-1 - static_cast<qint64>(head.argument));
            else
                negative(bigEndian(head.argument));
            return {};
        case 2:
        case 3:
            return string(head, tag);
        case 4:
        case 5:
            m_writer.open(head.major == 5, head.isIndefinite ? std::nullopt : std::optional(head.argument));
            return {};
        case 6:
            m_tag = head.argument;
            m_writer.addLevel();
            return {};
        default:
            return simple(head);
        }
    }

private:
    struct Head {
        unsigned int major = 0;
        unsigned int info = 0;
        quint64 argument = 0;
        bool isIndefinite = false;
    };

    QString read(Head &head)
    {
        const auto first = m_reader.byte();
        if (!first)
            return endsWithin();
        head.major = *first >> 5U;
        head.info = *first & 0x1FU;
        if (head.info < 24) {
            head.argument = head.info;
            return {};
        }
        if (head.info < 28) {
            const auto argument = m_reader.number(1U << (head.info - 24U));
            if (!argument)
                return endsWithin();
            head.argument = *argument;
            return {};
        }
        head.isIndefinite = head.info == 31 && head.major != 0 && head.major != 1 && head.major != 6;
        return head.isIndefinite
            ? QString()
            : Text::tr("no value begins with the byte %1").arg(QString::number(*first, 16).rightJustified(2, u'0'));
    }

    QString string(const Head &head, quint64 tag)
    {
        QByteArray joined; // of pieces
        QByteArrayView bytes;
        if (head.isIndefinite) {
            for (;;) {
                Head piece;
                if (QString wrong = read(piece); !wrong.isNull())
                    return wrong;
                if (piece.major == 7 && piece.isIndefinite)
                    break;
                if (piece.major != head.major || piece.isIndefinite)
                    return Text::tr("a piece of a string is something else");
                const auto part = m_reader.take(piece.argument);
                if (!part)
                    return endsWithin();
                joined.append(part->data(), part->size());
            }
            bytes = joined;
        } else {
            const auto part = m_reader.take(head.argument);
            if (!part)
                return endsWithin();
            bytes = *part;
        }
        if (head.major == 3)
            m_writer.text(bytes);
        else if (tag == 2 && bytes.size() <= mostBigBytes)
            m_writer.digits(decimalOf(bytes));
        else if (tag == 3 && bytes.size() <= mostBigBytes)
            negative(bytes.toByteArray());
        else
            m_writer.bytes(bytes);
        return {};
    }

    QString simple(const Head &head)
    {
        if (head.isIndefinite) {
            if (!m_writer.canClose())
                return Text::tr("the end of a list stands where none is open");
            m_writer.close();
            return {};
        }
        switch (head.info) {
        case 20:
        case 21:
            m_writer.boolean(head.info == 21);
            return {};
        case 22:
        case 23:
            m_writer.null();
            return {};
        case 25:
            m_writer.number(halfOf(head.argument));
            return {};
        case 26:
            m_writer.number(double { floatOf(head.argument) });
            return {};
        case 27:
            m_writer.number(std::bit_cast<double>(head.argument));
            return {};
        default:
            m_writer.unsignedInteger(head.argument); // simple values have no names
            return {};
        }
    }

    static QByteArray bigEndian(quint64 number)
    {
        QByteArray bytes(8, '\0');
        qToBigEndian(number, bytes.data());
        return bytes;
    }

    /// -1 minus the number.
    void negative(QByteArray number)
    {
        auto at = number.size();
        while (at > 0 && ++number[--at] == '\0') { }
        if (at == 0 && (number.isEmpty() || number.at(0) == '\0'))
            number.prepend('\x01');
        m_writer.digits('-' + decimalOf(number));
    }

    static constexpr qsizetype mostBigBytes = 64;

    ByteReader &m_reader;
    TreeWriter &m_writer;
    quint64 m_tag = 0; ///< of what comes next; 0 (a time as text) changes nothing
};

} // namespace

TreeText messagePackTree(QByteArrayView bytes, const TreeLimits &limits)
{
    return readTree<MessagePack>(bytes, limits, QStringLiteral("MessagePack"));
}

TreeText cborTree(QByteArrayView bytes, const TreeLimits &limits)
{
    return readTree<Cbor>(bytes, limits, QStringLiteral("CBOR"));
}

std::optional<FoundTree> findBinaryTree(QByteArrayView bytes, const TreeLimits &limits)
{
    if (bytes.size() < 2)
        return {};
    const auto first = static_cast<quint8>(bytes.front());
    const auto found = [](bool isCbor, TreeText tree) -> std::optional<FoundTree> {
        const bool isOne = !tree.problem && tree.json.size() > 2
            && (tree.json.front() == '{' || tree.json.front() == '[');
        return isOne ? std::optional(FoundTree { isCbor, std::move(tree) }) : std::nullopt;
    };
    if ((first >= 0x80 && first < 0xA0) || (first >= 0xDC && first <= 0xDF)) {
        if (auto tree = found(false, messagePackTree(bytes, limits)))
            return tree;
    }
    if (first >= 0x80 && first < 0xDC)
        return found(true, cborTree(bytes, limits));
    return {};
}

} // namespace natsight
