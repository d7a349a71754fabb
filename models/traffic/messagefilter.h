// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterprogram.h"
#include "models/payload/decode.h"
#include "models/traffic/capturestore.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace natsight {

/// What the message table shows: all conditions hold together. A value, any thread.
struct MessageFilter {
    QByteArray branch; ///< subject prefix `orders.eu`, or a pattern `orders.*.created`; empty = all
    std::shared_ptr<const FilterProgram> program; ///< of messageFields(); compared by identity; none = all
    bool hidesInternal = false; ///< see isInternalSubject()
    std::vector<TapId> hiddenTaps; ///< messages of these subscriptions are left out
    std::vector<std::pair<TapId, QByteArray>> taps; ///< patterns, for the field `subscription`

    [[nodiscard]] bool isEmpty() const
    {
        return branch.isEmpty() && (!program || program->passesAll()) && !hidesInternal && hiddenTaps.empty();
    }
    friend bool operator==(const MessageFilter &, const MessageFilter &) = default;
};

/// The fields of messages in the filter language.
enum class MessageField { Subject, Reply, Size, Time, Subscription, Payload };
[[nodiscard]] const FilterFields &messageFields();

/// A filter made ready for many messages of one store. Remembers what it decided about each subject (five bytes a subject).
/// One thread at a time.
class MessageMatcher
{
public:
    explicit MessageMatcher(MessageFilter filter = {});
    [[nodiscard]] bool matches(const CapturedMessage &message);
    [[nodiscard]] const MessageFilter &filter() const { return m_filter; }

private:
    [[nodiscard]] bool decide(std::string_view subject) const;

    MessageFilter m_filter;
    std::optional<FilterEvaluator> m_evaluator;
    TreeReader m_trees;
    bool m_decides = false; ///< branch or internal subjects
    bool m_isPattern = false;
    std::vector<unsigned char> m_subjects; ///< by id; 0 = not decided
};

} // namespace natsight
