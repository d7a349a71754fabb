// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamclient.h"

#include <limits>
#include <memory>

namespace natsight {

class BytePool;

/// Which stored messages are wanted: the first ones at or after `first`, or backwards the last ones at or before `last`.
struct PageQuery {
    quint64 first = 1;
    quint64 last = std::numeric_limits<quint64>::max();
    QByteArray filter; ///< subject, may have wildcards; empty = all
    int count = 256; ///< at most so many messages
    qint64 maxBytes = qint64 { 1 } << 20; ///< no further message after so many bytes; the first one always comes
    bool isBackward = false;
    std::shared_ptr<BytePool> memory = {}; ///< where payloads that come in batches get theirs from; none: it is fresh
};

/// A run of sequences that holds no message any more.
struct SequenceGap {
    quint64 first = 0;
    quint64 last = 0;

    [[nodiscard]] quint64 size() const { return last - first + 1; }
    bool operator==(const SequenceGap &) const = default;
};

/// What came of a PageQuery.
struct MessagePage {
    QList<StoredMessage> messages; ///< ascending, forwards and backwards
    quint64 first = 1; ///< from here …
    quint64 last
        = 0; ///< … to here all was looked at: what is not in `messages` is deleted, or does not match. Before `first`: nothing
    bool isComplete = false; ///< the query's range has no more in this direction
    std::optional<Error> error; ///< what ended it early; what came before is there

    /// The deleted runs between first and last. Only for a query without a filter.
    [[nodiscard]] QList<SequenceGap> gaps() const;
};

/// Reads pages of the messages that a stream keeps, by the best way that it and its server allow: batched direct get
/// (allow_direct and server 2.11), else direct get or the leader's STREAM.MSG.GET, several at once. None of these is
/// a consumer, so nothing is ever taken from a work queue or an interest stream.
///
/// Lives on the client's thread; every function returns at once. Answers are read in the background; receive with
/// `whenDone()`. Cancelling a future ends its reading; when the reader or its client goes, open ones end without a result.
///
/// A way that is denied or not answered is left for the next one, and `wayText()` says why. Bounds: a page is at most
/// `count` messages and its last message is the first that goes beyond `maxBytes`; message by message at most 256
/// requests and, by the size of the messages so far, about 8 MiB are under way at once.
class StreamReader : public QObject
{
    Q_OBJECT

public:
    enum class Way { Unknown, Batches, Direct, Leader };
    Q_ENUM(Way)

    static constexpr int maxInFlight = 256;
    static constexpr qint64 maxBytesInFlight = qint64 { 8 } << 20;

    StreamReader(JetStreamClient *client, QString stream, QObject *parent = nullptr);
    ~StreamReader() override;

    [[nodiscard]] const QString &stream() const;
    [[nodiscard]] JetStreamClient *client() const;
    /// How long a single answer may take, and a batch twice as long; 5 s unless set.
    void setTimeout(std::chrono::milliseconds timeout);
    /// What is known of the stream (it is asked for where nothing is). Newer is better: give it whenever it is at hand.
    void setInfo(const StreamInfo &info);
    [[nodiscard]] const std::optional<StreamInfo> &info() const;

    /// The way that the last answer came by.
    [[nodiscard]] Way way() const;
    /// The same in a sentence, with the reason when it is not the best one.
    [[nodiscard]] QString wayText() const;

    /// A page. With batches forwards it is one round trip. Never an error as a whole: see MessagePage.
    [[nodiscard]] QFuture<MessagePage> page(PageQuery query);
    /// One message. An error with isNoMessage() where there is none.
    [[nodiscard]] QFuture<Result<StoredMessage>> message(MessageQuery query);
    /// The first message stored at or after a time (nanoseconds since the epoch); 0 when all are older.
    [[nodiscard]] QFuture<Result<quint64>> sequenceAtTime(qint64 timeNs);

    /// Whether an error says that there is no such message, and no more than that.
    [[nodiscard]] static bool isNoMessage(const Error &error);

Q_SIGNALS:
    void wayChanged();
    /// The stream was asked for, by setInfo() or by a reading that needed to know.
    void infoChanged();

private:
    class Private;
    class Reading;
    class TimeSearch;

    std::unique_ptr<Private> d;
};

} // namespace natsight
