// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/protobufwire.h"

#include "models/core/text.h"

#include <QtEndian>

#include <utility>

namespace natsight::protobuf {

namespace {

constexpr std::size_t maxFields = 200'000;
constexpr std::size_t maxGroups = 64;

class WireReader
{
public:
    WireReader(QByteArrayView message, QByteArrayView payload)
        : m_bytes(message)
        , m_base(message.isEmpty() ? 0 : message.data() - payload.data())
    {
    }

    WireFields read();

private:
    bool fail(qsizetype at, const QString &text);
    std::optional<quint64> varint();
    std::optional<quint64> fixed(qsizetype size);
    bool tag(WireField &field);
    bool content(WireField &field);
    bool delimited(WireField &field);
    bool group(WireField &field);

    QByteArrayView m_bytes;
    qsizetype m_base; ///< of the payload, where the bytes begin
    qsizetype m_at = 0;
    WireFields m_read;
};

bool WireReader::fail(qsizetype at, const QString &text)
{
    if (!m_read.problem)
        m_read.problem = TreeText::Problem { text, m_base + at };
    return false;
}

std::optional<quint64> WireReader::varint()
{
    const qsizetype begin = m_at;
    QByteArrayView rest = m_bytes.sliced(m_at);
    const auto value = takePacked(rest, Wire::Varint);
    m_at = m_bytes.size() - rest.size();
    if (!value)
        fail(begin,
            m_at == m_bytes.size() ? Text::tr("The bytes end within a number.")
                                   : Text::tr("This number has more than 64 bits."));
    return value;
}

std::optional<quint64> WireReader::fixed(qsizetype size)
{
    const qsizetype begin = m_at;
    QByteArrayView rest = m_bytes.sliced(m_at);
    const auto value = takePacked(rest, size == 8 ? Wire::Fixed64 : Wire::Fixed32);
    m_at = m_bytes.size() - rest.size();
    if (!value)
        fail(begin, Text::tr("The bytes end within a number."));
    return value;
}

bool WireReader::tag(WireField &field)
{
    constexpr quint64 maxNumber = (quint64 { 1 } << 29U) - 1;
    const qsizetype begin = m_at;
    const auto read = varint();
    if (!read)
        return false;
    const quint64 wire = *read & 7U;
    const quint64 number = *read >> 3U;
    if (number == 0 || number > maxNumber)
        return fail(begin, Text::tr("No field begins here: fields have no number %1.").arg(number));
    if (wire > 5)
        return fail(begin, Text::tr("No field begins here: there is no wire type %1.").arg(wire));
    field.number = static_cast<quint32>(number);
    field.wire = static_cast<Wire>(wire);
    return true;
}

bool WireReader::delimited(WireField &field)
{
    const auto length = varint();
    if (!length)
        return false;
    const auto left = static_cast<quint64>(m_bytes.size() - m_at);
    field.isShort = *length > left;
    field.bytes = m_bytes.sliced(m_at, static_cast<qsizetype>(std::min(*length, left)));
    m_at += field.bytes.size();
    if (field.isShort)
        fail(m_at,
            Text::tr("Field %1 should have %2 bytes, and %3 are there.").arg(field.number).arg(*length).arg(left));
    return true;
}

/// A group with what is in it, up to the mark of its end.
bool WireReader::group(WireField &field)
{
    const qsizetype begin = m_at;
    std::vector<quint32> open { field.number };
    for (std::size_t count = 0; m_at < m_bytes.size(); ++count) {
        if (count >= maxFields) {
            m_read.isCut = true;
            field.bytes = m_bytes.sliced(begin, std::exchange(m_at, m_bytes.size()) - begin);
            field.isShort = true;
            return true;
        }
        const qsizetype at = m_at;
        WireField inner;
        if (!tag(inner))
            break;
        if (inner.wire == Wire::Group) {
            if (open.size() >= maxGroups) {
                fail(at, Text::tr("Groups nest deeper than %1 levels.").arg(maxGroups));
                break;
            }
            open.push_back(inner.number);
        } else if (inner.wire == Wire::GroupEnd) {
            if (inner.number != open.back()) {
                fail(at, Text::tr("Group %1 ends, and %2 is open.").arg(inner.number).arg(open.back()));
                break;
            }
            open.pop_back();
            if (open.empty()) {
                field.bytes = m_bytes.sliced(begin, at - begin);
                return true;
            }
        } else if (!content(inner)) {
            break;
        }
    }
    fail(m_at, Text::tr("Group %1 has no end.").arg(open.back()));
    field.bytes = m_bytes.sliced(begin, m_at - begin);
    field.isShort = true;
    return true;
}

bool WireReader::content(WireField &field)
{
    switch (field.wire) {
    case Wire::Varint:
    case Wire::Fixed64:
    case Wire::Fixed32: {
        const auto value = field.wire == Wire::Varint ? varint() : fixed(field.wire == Wire::Fixed64 ? 8 : 4);
        field.value = value.value_or(0);
        return value.has_value();
    }
    case Wire::Bytes:
        return delimited(field);
    case Wire::Group:
        return group(field);
    case Wire::GroupEnd:
        break;
    }
    return false;
}

WireFields WireReader::read()
{
    while (m_at < m_bytes.size() && !m_read.problem) {
        if (m_read.fields.size() >= maxFields) {
            m_read.isCut = true;
            break;
        }
        const qsizetype begin = m_at;
        WireField field;
        if (!tag(field))
            break;
        if (field.wire == Wire::GroupEnd) {
            fail(begin, Text::tr("Group %1 ends, and none is open.").arg(field.number));
            break;
        }
        if (!content(field))
            break;
        m_read.fields.push_back(field);
    }
    return std::move(m_read);
}

} // namespace

WireFields readWire(QByteArrayView message, QByteArrayView payload)
{
    return WireReader(message, payload).read();
}

std::optional<quint64> takePacked(QByteArrayView &bytes, Wire wire)
{
    if (wire == Wire::Fixed64 || wire == Wire::Fixed32) {
        const qsizetype size = wire == Wire::Fixed64 ? 8 : 4;
        if (bytes.size() < size)
            return std::nullopt;
        const quint64 value = size == 8 ? qFromLittleEndian<quint64>(bytes.data())
                                        : qFromLittleEndian<quint32>(bytes.data());
        bytes = bytes.sliced(size);
        return value;
    }
    quint64 value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (bytes.isEmpty())
            return std::nullopt;
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes = bytes.sliced(1);
        if (shift == 63 && byte > 1)
            return std::nullopt;
        value |= static_cast<quint64>(byte & 0x7FU) << shift;
        if (byte < 0x80)
            return value;
    }
    return std::nullopt;
}

} // namespace natsight::protobuf
