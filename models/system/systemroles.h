// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemtypes.h"

#include <QVariant>

namespace natsight {

/// Roles that the models of a system share, besides Qt's own (display, tooltip). The first ones have the numbers of the roles of
/// other lists, so that what widgets share works on all.
struct SystemRole {
    enum Role {
        Sort = Qt::UserRole + 1, ///< typed: numbers as double, unknown below all others
        Exact, ///< for copies: numbers as numbers, times in ISO form, rates unrounded
        Condition, ///< int of `ServerCondition`, or of `SystemEvent::Severity`
        Reason, ///< why, a sentence
        Name, ///< of the thing, in every column
        Id, ///< of the server or connection
        Tail, ///< QList<float> of the newest messages per second
        Share, ///< double 0 to 1 for a bar; NaN for none
    };
};

/// A cell by role: shown, sorted by (unknown below everything), copied, or told in a tooltip. A value, any thread.
class SystemCell
{
public:
    explicit SystemCell(int role)
        : m_role(role)
    {
    }
    /// Whether it is one of those four roles.
    [[nodiscard]] bool isOne() const { return isShown() || isSort() || isExact() || isTip(); }
    [[nodiscard]] bool isShown() const { return m_role == Qt::DisplayRole; }
    [[nodiscard]] bool isSort() const { return m_role == SystemRole::Sort; }
    [[nodiscard]] bool isExact() const { return m_role == SystemRole::Exact; }
    [[nodiscard]] bool isTip() const { return m_role == Qt::ToolTipRole; }

    [[nodiscard]] QVariant count(const MaybeCount &value) const;
    [[nodiscard]] QVariant bytes(const MaybeCount &value) const;
    [[nodiscard]] QVariant number(double value, const QString &shown) const; ///< NaN is unknown
    [[nodiscard]] QVariant rate(double perSecond) const;
    [[nodiscard]] QVariant byteRate(double perSecond) const;
    [[nodiscard]] QVariant text(const QString &value, const QString &tip = {}) const;
    [[nodiscard]] QVariant moment(qint64 unixMs) const;
    [[nodiscard]] QVariant duration(qint64 ns) const; ///< negative is unknown
    [[nodiscard]] QVariant nothing() const;

private:
    int m_role;
};

} // namespace natsight
