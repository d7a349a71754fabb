// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace natsight {

/// Bounds of the tree that is read off one binary payload.
struct TreeLimits {
    int maxDepth = 100; ///< maps, lists and tags within each other
    qsizetype maxJson = qsizetype { 16 } << 20; ///< bytes of the JSON text
};

/// Writes the values of a binary payload as compact JSON while they are read, without recursion. Keys that are no text become the
/// JSON text that they have. Whoever reads calls value after value and looks at isDone() and isCut(). One thread at a time.
class TreeWriter
{
public:
    explicit TreeWriter(const TreeLimits &limits)
        : m_limits(limits)
    {
    }

    void text(QByteArrayView utf8); ///< what is no UTF-8 becomes replacement characters
    void bytes(QByteArrayView bytes); ///< as base64
    void null() { scalar("null"); }
    void boolean(bool value) { scalar(value ? "true" : "false"); }
    void integer(qint64 value) { scalar(QByteArray::number(value)); }
    void unsignedInteger(quint64 value) { scalar(QByteArray::number(value)); }
    void number(double value); ///< shortest form that reads back the same; NaN and infinities as texts
    void number(float value); ///< as above, with the digits that a float has
    void digits(const QByteArray &decimal) { scalar(decimal); } ///< a number of any size
    /// `count`: of elements or members; none = close() ends it.
    void open(bool isMap, std::optional<quint64> count);
    void close();
    /// What follows counts as one level deeper until a value is complete; of tags.
    void addLevel();

    [[nodiscard]] bool isDone() const { return m_isDone; } ///< one whole value is there
    [[nodiscard]] bool isCut() const { return m_isTooLong || m_isTooDeep; } ///< more values are of no use
    [[nodiscard]] bool isTooDeep() const { return m_isTooDeep; }
    /// Whether close() may come: an open list or map without a count, the latter not between key and value.
    [[nodiscard]] bool canClose() const;

    /// The JSON, closed wherever it stopped: a key without its value is left out. The writer is empty afterwards.
    [[nodiscard]] QByteArray take();

private:
    struct Level {
        bool isMap = false;
        bool isKey = false; ///< the whole stands where a key does
        bool expectsKey = false;
        bool isEmpty = true;
        std::optional<quint64> left; ///< keys and values count each
        qsizetype start = 0;
        qsizetype memberStart = 0; ///< where the newest member began, its comma included
    };

    bool begin(); ///< true where the value is a key
    void end();
    void scalar(QByteArrayView json);
    template<typename Float>
    void shortest(Float value);
    void closeTop();
    void asKey(qsizetype start);

    TreeLimits m_limits;
    QByteArray m_out;
    std::vector<Level> m_levels;
    int m_tags = 0; ///< levels of what comes next
    bool m_isDone = false;
    bool m_isTooLong = false;
    bool m_isTooDeep = false;
};

} // namespace natsight
