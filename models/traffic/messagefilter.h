// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/textfinder.h"
#include "models/traffic/capturestore.h"

#include <QByteArray>

#include <vector>

namespace natsight {

/// What the message table shows: all conditions hold together. A value, any thread.
struct MessageFilter {
    QByteArray branch; ///< subject prefix `orders.eu`, or a pattern `orders.*.created`; empty = all
    QByteArray text; ///< part of subject or payload; ASCII letters match either case unless one is a capital
    bool hidesInternal = false; ///< see isInternalSubject()
    std::vector<TapId> hiddenTaps; ///< messages of these subscriptions are left out

    [[nodiscard]] bool isEmpty() const
    {
        return branch.isEmpty() && text.isEmpty() && !hidesInternal && hiddenTaps.empty();
    }
    friend bool operator==(const MessageFilter &, const MessageFilter &) = default;
};

/// A filter made ready for many messages of one store. Remembers what it decided about each subject (a byte a subject).
/// One thread at a time.
class MessageMatcher
{
public:
    explicit MessageMatcher(MessageFilter filter = {});
    [[nodiscard]] bool matches(const CapturedMessage &message);
    [[nodiscard]] const MessageFilter &filter() const { return m_filter; }

private:
    [[nodiscard]] unsigned char decide(std::string_view subject) const;

    MessageFilter m_filter;
    TextFinder m_finder;
    bool m_isPattern = false;
    std::vector<unsigned char> m_subjects; ///< by id; 0 = not decided
};

} // namespace natsight
