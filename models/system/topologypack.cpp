// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topologypack.h"

#include <bit>
#include <cmath>

namespace natsight {

namespace {

// Steps are numbers of seven bits a byte, the lowest first; signed ones with the sign in the lowest bit.

class Writer
{
public:
    void number(quint64 value)
    {
        while (value >= 0x80) {
            m_bytes.append(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        m_bytes.append(static_cast<char>(value));
    }
    /// As a difference; all of 64 bits come back.
    void from(quint64 value, quint64 base)
    {
        const auto off = static_cast<qint64>(value - base);
        number((static_cast<quint64>(off) << 1) ^ static_cast<quint64>(off >> 63));
    }
    void byte(int value) { m_bytes.append(static_cast<char>(value)); }
    void real(double value)
    {
        const auto bits = std::bit_cast<quint64>(value);
        for (int i = 0; i < 8; ++i)
            byte(static_cast<int>(bits >> (8 * i) & 0xff));
    }
    [[nodiscard]] QByteArray take()
    {
        m_bytes.squeeze();
        return std::move(m_bytes);
    }

    qint64 toldMs = 0; ///< of the way before
    qint64 spanMs = 0;

private:
    QByteArray m_bytes;
};

class Reader
{
public:
    explicit Reader(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }
    quint64 number()
    {
        quint64 value = 0;
        int shift = 0;
        quint64 byte = 0;
        do {
            byte = static_cast<quint64>(this->byte());
            value |= (byte & 0x7f) << shift;
            shift += 7;
        } while (byte & 0x80);
        return value;
    }
    quint64 from(quint64 base)
    {
        const quint64 value = number();
        return base + ((value >> 1) ^ (~(value & 1) + 1));
    }
    int byte() { return static_cast<unsigned char>(m_bytes.at(m_at++)); }
    double real()
    {
        quint64 bits = 0;
        for (int i = 0; i < 8; ++i)
            bits |= static_cast<quint64>(byte()) << (8 * i);
        return std::bit_cast<double>(bits);
    }

    qint64 toldMs = 0;
    qint64 spanMs = 0;

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

bool same(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

// Figures: what changes with each look and is packed as a difference ---------------------------------------------------

enum RatesAs { Same, Unknown, Counts, Reals };

void writeRates(Writer &out, const TrafficRates &rates, const TrafficRates &base, qint64 spanMs)
{
    const double values[] = { rates.inMessages, rates.outMessages, rates.inBytes, rates.outBytes };
    const double bases[] = { base.inMessages, base.outMessages, base.inBytes, base.outBytes };
    bool areSame = true;
    bool areUnknown = true;
    bool areCounts = spanMs > 0;
    quint64 counts[4] = {};
    const double seconds = static_cast<double>(spanMs) / 1000;
    for (int i = 0; i < 4; ++i) {
        areSame = areSame && same(values[i], bases[i]);
        areUnknown = areUnknown && std::isnan(values[i]);
        const double count = values[i] * seconds;
        areCounts = areCounts && count >= 0 && count < 9e15;
        if (areCounts) {
            counts[i] = static_cast<quint64>(std::llround(count));
            areCounts = static_cast<double>(counts[i]) / seconds == values[i];
        }
    }
    if (areSame || areUnknown)
        return out.byte(areSame ? Same : Unknown);
    out.byte(areCounts ? Counts : Reals);
    for (int i = 0; i < 4; ++i) {
        if (areCounts)
            out.number(counts[i]);
        else
            out.real(values[i]);
    }
}

void readRates(Reader &in, TrafficRates &rates, qint64 spanMs)
{
    double *values[] = { &rates.inMessages, &rates.outMessages, &rates.inBytes, &rates.outBytes };
    const int how = in.byte();
    const double seconds = static_cast<double>(spanMs) / 1000;
    for (double *value : values) {
        if (how == Unknown)
            *value = unknownFigure;
        else if (how == Counts)
            *value = static_cast<double>(in.number()) / seconds;
        else if (how == Reals)
            *value = in.real();
    }
}

void writeCount(Writer &out, const MaybeCount &count, const MaybeCount &base)
{
    out.byte(count ? 1 : 0);
    if (count)
        out.from(*count, base.value_or(0));
}

void readCount(Reader &in, MaybeCount &count)
{
    const quint64 base = count.value_or(0);
    count.reset();
    if (in.byte() == 1)
        count = in.from(base);
}

void takeFigures(TopologyEdge &to, const TopologyEdge &from)
{
    to.flow = from.flow;
    to.rttNs = from.rttNs;
    to.pendingBytes = from.pendingBytes;
}

void writeFigures(Writer &out, const TopologyEdge &one, const TopologyEdge &base)
{
    const TopologyFlow &is = one.flow;
    const TopologyFlow &was = base.flow;
    out.byte((is.isCounted ? 1 : 0) | (is.isOther ? 2 : 0) | (one.rttNs != base.rttNs ? 4 : 0)
        | (one.pendingBytes != base.pendingBytes ? 8 : 0) | (is.toldMs != out.toldMs ? 16 : 0)
        | (is.spanMs != out.spanMs ? 32 : 0));
    if (one.rttNs != base.rttNs)
        out.from(static_cast<quint64>(one.rttNs), static_cast<quint64>(base.rttNs));
    if (one.pendingBytes != base.pendingBytes)
        out.from(one.pendingBytes, base.pendingBytes);
    if (is.toldMs != out.toldMs)
        out.from(static_cast<quint64>(is.toldMs), static_cast<quint64>(out.toldMs));
    if (is.spanMs != out.spanMs)
        out.from(static_cast<quint64>(is.spanMs), static_cast<quint64>(out.spanMs));
    out.toldMs = is.toldMs;
    out.spanMs = is.spanMs;
    out.from(is.inMessages, was.inMessages);
    out.from(is.outMessages, was.outMessages);
    out.from(is.inBytes, was.inBytes);
    out.from(is.outBytes, was.outBytes);
    writeRates(out, is.rates, was.rates, is.spanMs);
}

void readFigures(Reader &in, TopologyEdge &one)
{
    TopologyFlow &is = one.flow;
    const int flags = in.byte();
    is.isCounted = flags & 1;
    is.isOther = flags & 2;
    if (flags & 4)
        one.rttNs = static_cast<qint64>(in.from(static_cast<quint64>(one.rttNs)));
    if (flags & 8)
        one.pendingBytes = in.from(one.pendingBytes);
    if (flags & 16)
        in.toldMs = static_cast<qint64>(in.from(static_cast<quint64>(in.toldMs)));
    if (flags & 32)
        in.spanMs = static_cast<qint64>(in.from(static_cast<quint64>(in.spanMs)));
    is.toldMs = in.toldMs;
    is.spanMs = in.spanMs;
    is.inMessages = in.from(is.inMessages);
    is.outMessages = in.from(is.outMessages);
    is.inBytes = in.from(is.inBytes);
    is.outBytes = in.from(is.outBytes);
    readRates(in, is.rates, is.spanMs);
}

template<typename Server, typename Visit>
void forCounts(Server &one, const Visit &visit)
{
    visit(one.memory);
    visit(one.connections);
    visit(one.subscriptions);
    visit(one.slowConsumers);
    visit(one.storage);
}

void takeFigures(TopologyServer &to, const TopologyServer &from)
{
    to.cpu = from.cpu;
    to.rttNs = from.rttNs;
    to.rates = from.rates;
    to.memory = from.memory;
    to.connections = from.connections;
    to.subscriptions = from.subscriptions;
    to.slowConsumers = from.slowConsumers;
    to.storage = from.storage;
}

void writeFigures(Writer &out, const TopologyServer &one, const TopologyServer &base)
{
    out.byte(same(one.cpu, base.cpu) ? 0 : 1);
    if (!same(one.cpu, base.cpu))
        out.real(one.cpu);
    out.from(static_cast<quint64>(one.rttNs), static_cast<quint64>(base.rttNs));
    writeRates(out, one.rates, base.rates, 0);
    writeCount(out, one.memory, base.memory);
    writeCount(out, one.connections, base.connections);
    writeCount(out, one.subscriptions, base.subscriptions);
    writeCount(out, one.slowConsumers, base.slowConsumers);
    writeCount(out, one.storage, base.storage);
}

void readFigures(Reader &in, TopologyServer &one)
{
    if (in.byte() == 1)
        one.cpu = in.real();
    one.rttNs = static_cast<qint64>(in.from(static_cast<quint64>(one.rttNs)));
    readRates(in, one.rates, 0);
    forCounts(one, [&in](MaybeCount &count) { readCount(in, count); });
}

void takeFigures(TopologyCluster &to, const TopologyCluster &from)
{
    to.connections = from.connections;
    to.rates = from.rates;
}

void writeFigures(Writer &out, const TopologyCluster &one, const TopologyCluster &base)
{
    writeCount(out, one.connections, base.connections);
    writeRates(out, one.rates, base.rates, 0);
}

void readFigures(Reader &in, TopologyCluster &one)
{
    readCount(in, one.connections);
    readRates(in, one.rates, 0);
}

void takeFigures(TopologyLeaf &, const TopologyLeaf &) { }
void writeFigures(Writer &, const TopologyLeaf &, const TopologyLeaf &) { }
void readFigures(Reader &, TopologyLeaf &) { }

// Lists ----------------------------------------------------------------------------------------------------------------

/// What is done with the next ones of the base's list, or with those that are not in it.
enum class Step { Take, Skip, Add, Change };

template<typename List>
void packList(Writer &out, const List &list, const List &base, List &added)
{
    Writer figures = std::move(out);
    Step step = Step::Take;
    quint64 count = 0;
    // Figures follow the step that they belong to, so a run of changed ones is written when it begins.
    const auto flush = [&] {
        if (count > 0)
            figures.number(count << 2 | static_cast<quint64>(step));
        count = 0;
    };
    const auto run = [&](Step next) {
        if (next != step)
            flush();
        step = next;
        ++count;
    };
    qsizetype at = 0;
    for (const auto &one : list) {
        while (at < base.size() && base.at(at).key < one.key) {
            run(Step::Skip);
            ++at;
        }
        if (at < base.size() && base.at(at).key == one.key) {
            const auto &was = base.at(at);
            auto still = one;
            takeFigures(still, was);
            if (still == was) {
                ++at;
                if (one == was) {
                    run(Step::Take);
                } else {
                    flush();
                    figures.number(quint64 { 1 } << 2 | static_cast<quint64>(Step::Change));
                    writeFigures(figures, one, was);
                }
                continue;
            }
            run(Step::Skip);
            ++at;
        }
        run(Step::Add);
        added.append(one);
    }
    flush();
    added.squeeze();
    figures.number(0); // the end
    out = std::move(figures);
}

template<typename List>
List unpackList(Reader &in, const List &base, const List &added)
{
    List made;
    made.reserve(base.size() + added.size());
    qsizetype at = 0;
    qsizetype next = 0;
    while (const quint64 code = in.number()) {
        const auto count = static_cast<qsizetype>(code >> 2);
        switch (static_cast<Step>(code & 3)) {
        case Step::Take:
            for (qsizetype i = 0; i < count; ++i)
                made.append(base.at(at++));
            break;
        case Step::Skip:
            at += count;
            break;
        case Step::Add:
            for (qsizetype i = 0; i < count; ++i)
                made.append(added.at(next++));
            break;
        case Step::Change:
            made.append(base.at(at++));
            readFigures(in, made.last());
            break;
        }
    }
    return made;
}

} // namespace

TopologyPack::TopologyPack(const Topology &topology, TopologyPtr base)
    : m_base(std::move(base))
{
    static const Topology nothing;
    const Topology &was = m_base ? *m_base : nothing;
    m_rest.timeMs = topology.timeMs;
    m_rest.meta = topology.meta;
    m_rest.expected = topology.expected;
    m_rest.answered = topology.answered;
    m_rest.leftOut = topology.leftOut;
    Writer out;
    packList(out, topology.clusters, was.clusters, m_rest.clusters);
    packList(out, topology.servers, was.servers, m_rest.servers);
    packList(out, topology.leaves, was.leaves, m_rest.leaves);
    packList(out, topology.edges, was.edges, m_rest.edges);
    m_steps = out.take();
    m_bytes = qsizetype(sizeof(TopologyPack)) + m_steps.capacity() + m_rest.memoryBytes();
}

TopologyPtr TopologyPack::topology() const
{
    static const Topology nothing;
    const Topology &was = m_base ? *m_base : nothing;
    auto made = std::make_shared<Topology>(m_rest);
    Reader in(m_steps);
    made->clusters = unpackList(in, was.clusters, m_rest.clusters);
    made->servers = unpackList(in, was.servers, m_rest.servers);
    made->leaves = unpackList(in, was.leaves, m_rest.leaves);
    made->edges = unpackList(in, was.edges, m_rest.edges);
    return made;
}

} // namespace natsight
