// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

namespace natsight {

/// Roles that every list has under the same numbers, besides Qt's own (display, tooltip), so that what widgets share works on all.
inline constexpr int sortCellRole = Qt::UserRole + 1; ///< typed: numbers as double, unknown below all others
inline constexpr int exactCellRole = Qt::UserRole
    + 2; ///< for copies: numbers as numbers, times in ISO form, rates unrounded

/// A cell by role: shown, sorted by (unknown below everything), copied, or told in a tooltip. A value, any thread.
class ListCell
{
public:
    explicit ListCell(int role)
        : m_role(role)
    {
    }
    /// Whether it is one of those four roles.
    [[nodiscard]] bool isOne() const { return isShown() || isSort() || isExact() || isTip(); }
    [[nodiscard]] bool isShown() const { return m_role == Qt::DisplayRole; }
    [[nodiscard]] bool isSort() const { return m_role == sortCellRole; }
    [[nodiscard]] bool isExact() const { return m_role == exactCellRole; }
    [[nodiscard]] bool isTip() const { return m_role == Qt::ToolTipRole; }

    [[nodiscard]] QVariant text(const QString &value, const QString &tip = {}) const; ///< empty is an en dash
    /// `shown` where it is not the number itself.
    [[nodiscard]] QVariant number(quint64 value, const QString &shown = {}, const QString &tip = {}) const;
    [[nodiscard]] QVariant rate(double perSecond, const QString &shown) const; ///< NaN is not known
    [[nodiscard]] QVariant rate(double perSecond) const;
    [[nodiscard]] QVariant share(double value, const QString &tip = {}) const; ///< 0 to 1, shown in percent
    [[nodiscard]] QVariant duration(double nanoseconds) const;
    [[nodiscard]] QVariant moment(qint64 unixNs) const; ///< 0 is not known
    /// What a thing does not have.
    [[nodiscard]] QVariant nothing(const QString &shown = {}) const;

private:
    [[nodiscard]] QVariant real(double value, const QString &shown, const QString &tip = {}) const;

    int m_role;
};

/// `12 %`, `0.3 %`; an en dash for NaN.
[[nodiscard]] QString percentText(double share);

} // namespace natsight
