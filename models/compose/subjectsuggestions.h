// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QString>

#include <array>
#include <string_view>

namespace natsight {

/// A subject that could be meant, and where it is known from, in words.
struct SubjectSuggestion {
    QString subject; ///< to be typed; ends with a dot where only the beginning is known
    QString origin;

    friend bool operator==(const SubjectSuggestion &, const SubjectSuggestion &) = default;
};

/// Collects the subjects that fit to what is typed: those that begin with it, then those with a token that does, then those that
/// have it anywhere, in either case of letters; of each kind as they were added, each once. A value, any thread.
/// Bounds: so many of each kind.
class SubjectSuggestions
{
public:
    static constexpr int most = 50;

    explicit SubjectSuggestions(const QString &typed);

    /// A pattern stands for what comes before its first wildcard. False when it does not fit.
    bool add(std::string_view pattern, const QString &origin);
    /// Whether nothing better can come: enough begin with what is typed.
    [[nodiscard]] bool isFull() const { return m_ranks[0].size() >= most; }
    /// The best ones, `most` at most.
    [[nodiscard]] QList<SubjectSuggestion> best() const;

private:
    QByteArray m_typed; ///< in lower case
    QByteArray m_exact;
    std::array<QList<SubjectSuggestion>, 3> m_ranks;
    QSet<QByteArray> m_seen;
};

} // namespace natsight
