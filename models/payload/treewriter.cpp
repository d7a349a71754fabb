// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/treewriter.h"

#include "models/payload/jsontext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace natsight {

namespace {

std::string_view viewOf(QByteArrayView bytes)
{
    return { bytes.data(), static_cast<std::size_t>(bytes.size()) };
}

} // namespace

bool TreeWriter::begin()
{
    m_tags = 0;
    if (m_levels.empty())
        return false;
    Level &level = m_levels.back();
    if (!level.isMap || level.expectsKey) {
        level.memberStart = m_out.size();
        if (!level.isEmpty)
            m_out += ',';
        level.isEmpty = false;
    }
    return level.isMap && level.expectsKey;
}

void TreeWriter::end()
{
    if (m_out.size() > m_limits.maxJson)
        m_isTooLong = true;
    // A value may end the list in which it stands, and that one the next.
    for (;;) {
        if (m_levels.empty()) {
            m_isDone = true;
            return;
        }
        Level &level = m_levels.back();
        if (level.isMap) {
            if (level.expectsKey)
                m_out += ':';
            level.expectsKey = !level.expectsKey;
        }
        if (!level.left || --*level.left > 0)
            return;
        closeTop();
    }
}

/// Without telling the level around it.
void TreeWriter::closeTop()
{
    const Level level = m_levels.back();
    m_levels.pop_back();
    m_out += level.isMap ? '}' : ']';
    if (level.isKey)
        asKey(level.start);
}

void TreeWriter::asKey(qsizetype start)
{
    // Keys within keys: each level would double the marks of escapes.
    constexpr qsizetype longestKey = 4'096;
    const QByteArray json = m_out.mid(start);
    m_out.truncate(start);
    if (json.size() > longestKey)
        m_isTooLong = true; // the member is left out
    else
        appendJsonText(m_out, viewOf(json));
}

void TreeWriter::scalar(QByteArrayView json)
{
    const bool isKey = begin();
    if (isKey)
        m_out += '"';
    m_out.append(json.data(), json.size());
    if (isKey)
        m_out += '"';
    end();
}

void TreeWriter::text(QByteArrayView utf8)
{
    begin();
    appendForeignJsonText(m_out, viewOf(utf8));
    end();
}

void TreeWriter::bytes(QByteArrayView bytes)
{
    begin();
    m_out += '"';
    m_out += QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64();
    m_out += '"';
    end();
}

void TreeWriter::number(double value)
{
    shortest(value);
}

void TreeWriter::number(float value)
{
    shortest(value);
}

template<typename Float>
void TreeWriter::shortest(Float value)
{
    if (std::isnan(value))
        return text("NaN");
    if (std::isinf(value))
        return text(value > 0 ? "Infinity" : "-Infinity");
    std::array<char, 32> digits {};
    auto *end = std::to_chars(digits.data(), digits.data() + digits.size() - 2, value).ptr;
    // Tells it from an integer.
    if (std::string_view(digits.data(), end).find_first_of(".e") == std::string_view::npos) {
        *end++ = '.';
        *end++ = '0';
    }
    scalar({ digits.data(), end - digits.data() });
}

void TreeWriter::open(bool isMap, std::optional<quint64> count)
{
    if (static_cast<int>(m_levels.size()) + m_tags >= m_limits.maxDepth) {
        m_isTooDeep = true;
        return;
    }
    const bool isKey = begin();
    Level level;
    level.isMap = isMap;
    level.isKey = isKey;
    level.expectsKey = isMap;
    level.start = m_out.size();
    level.memberStart = level.start + 1;
    if (count)
        level.left = isMap ? 2 * std::min(*count, quint64 { 1 } << 62) : *count;
    m_out += isMap ? '{' : '[';
    m_levels.push_back(level);
    if (level.left && *level.left == 0) {
        closeTop();
        end();
    }
}

bool TreeWriter::canClose() const
{
    return !m_levels.empty() && !m_levels.back().left && (!m_levels.back().isMap || m_levels.back().expectsKey);
}

void TreeWriter::close()
{
    closeTop();
    end();
}

void TreeWriter::addLevel()
{
    if (static_cast<int>(m_levels.size()) + ++m_tags > m_limits.maxDepth)
        m_isTooDeep = true;
}

QByteArray TreeWriter::take()
{
    while (!m_levels.empty()) {
        const Level level = m_levels.back();
        m_levels.pop_back();
        if (level.isMap && !level.expectsKey)
            m_out.truncate(level.memberStart);
        if (level.isKey) {
            m_out.truncate(level.start); // half a key is none; its map leaves the member out
            if (!m_levels.empty()) {
                m_out.truncate(m_levels.back().memberStart);
                m_levels.back().expectsKey = true;
            }
            continue;
        }
        m_out += level.isMap ? '}' : ']';
        if (!m_levels.empty() && m_levels.back().isMap)
            m_levels.back().expectsKey = true; // its value is closed now
    }
    return std::exchange(m_out, {});
}

} // namespace natsight
