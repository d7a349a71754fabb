// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/subject.h"

#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace natsight {

namespace {

/// What stands at a place, for an error message.
QString nameOf(char character)
{
    switch (character) {
    case ' ':
        return Text::tr("a space");
    case '\t':
        return Text::tr("a tab");
    case '\r':
    case '\n':
        return Text::tr("a line break");
    default:
        return Text::tr("a control character");
    }
}

std::optional<Error> whiteSpaceIn(QByteArrayView text, const QString &what)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto code = static_cast<unsigned char>(text[i]);
        if (code <= ' ' || code == 0x7F) {
            return Error { Error::Kind::Invalid,
                Text::tr("%1 has %2 at character %3.").arg(what, nameOf(text[i])).arg(i + 1),
                Text::tr("Remove it: white space and control characters are not allowed there.") };
        }
    }
    return std::nullopt;
}

Result<void> validate(QByteArrayView subject, bool mayHaveWildcards)
{
    if (subject.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("The subject is empty."),
            Text::tr("Type one, for instance orders.eu.created."));
    if (subject.size() > maxSubjectBytes)
        return fail(Error::Kind::Invalid, Text::tr("The subject is longer than %1 bytes.").arg(maxSubjectBytes));
    if (auto error = whiteSpaceIn(subject, Text::tr("The subject")))
        return fail(std::move(*error));

    qsizetype begin = 0;
    for (qsizetype i = 0; i <= subject.size(); ++i) {
        if (i < subject.size() && subject[i] != '.')
            continue;
        const QByteArrayView token = subject.sliced(begin, i - begin);
        if (token.isEmpty())
            return fail(Error::Kind::Invalid,
                Text::tr("The subject has an empty token at character %1.").arg(begin + 1),
                Text::tr("Dots separate tokens: none at the start or end, and no two in a row."));
        const bool isWildcard = token == "*" || token == ">";
        if (isWildcard && !mayHaveWildcards)
            return fail(Error::Kind::Invalid,
                Text::tr("The subject has the wildcard %1.").arg(QString::fromLatin1(token.toByteArray())),
                Text::tr("Wildcards are for subscribing; publish to one exact subject."));
        if (token == ">" && i < subject.size())
            return fail(Error::Kind::Invalid, Text::tr("The wildcard > stands before other tokens."),
                Text::tr("> matches everything that follows, so it can only come last."));
        begin = i + 1;
    }
    return {};
}

/// The tokens of a subject one by one; an empty one counts, as in `a.` or `a..b`.
struct Tokens {
    explicit Tokens(std::string_view subject)
        : rest(subject)
        , isAtEnd(subject.empty())
    {
    }
    std::string_view take()
    {
        const auto dot = rest.find('.');
        const auto token = rest.substr(0, dot);
        isAtEnd = dot == std::string_view::npos;
        rest = isAtEnd ? std::string_view() : rest.substr(dot + 1);
        return token;
    }
    /// Whether all that is left is the wildcard for the rest.
    [[nodiscard]] bool isFull() const { return rest.size() == 1 && rest.front() == '>'; }

    std::string_view rest;
    bool isAtEnd;
};

} // namespace

Result<void> validatePublishSubject(QByteArrayView subject)
{
    return validate(subject, false);
}

Result<void> validateSubscribeSubject(QByteArrayView subject)
{
    return validate(subject, true);
}

Result<void> validateQueueGroup(QByteArrayView group)
{
    if (group.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("The queue group is empty."));
    if (group.size() > maxSubjectBytes)
        return fail(Error::Kind::Invalid, Text::tr("The queue group is longer than %1 bytes.").arg(maxSubjectBytes));
    if (auto error = whiteSpaceIn(group, Text::tr("The queue group")))
        return fail(std::move(*error));
    return {};
}

Result<void> validateHeader(QByteArrayView name, QByteArrayView value)
{
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("A header has no name."));
    for (qsizetype i = 0; i < name.size(); ++i) {
        const auto code = static_cast<unsigned char>(name[i]);
        if (code <= ' ' || code >= 0x7F || code == ':')
            return fail(Error::Kind::Invalid,
                Text::tr("The header name “%1” has a character that is not allowed at %2.")
                    .arg(QString::fromUtf8(name))
                    .arg(i + 1),
                Text::tr("Use letters, digits and dashes."));
    }
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] == '\r' || value[i] == '\n' || value[i] == '\0')
            return fail(Error::Kind::Invalid,
                Text::tr("The value of the header “%1” has a line break at character %2.")
                    .arg(QString::fromUtf8(name))
                    .arg(i + 1),
                Text::tr("A header value is one line."));
    }
    return {};
}

bool subjectMatches(std::string_view pattern, std::string_view subject)
{
    Tokens wanted(pattern);
    Tokens tokens(subject);
    while (!wanted.isAtEnd) {
        if (tokens.isAtEnd)
            return false;
        if (wanted.isFull())
            return true;
        const auto pieceOfPattern = wanted.take();
        const auto token = tokens.take();
        if (pieceOfPattern != "*" && pieceOfPattern != token)
            return false;
    }
    return tokens.isAtEnd;
}

bool patternsOverlap(std::string_view a, std::string_view b)
{
    Tokens left(a);
    Tokens right(b);
    while (!left.isAtEnd && !right.isAtEnd) {
        if (left.isFull() || right.isFull())
            return true;
        const auto one = left.take();
        const auto other = right.take();
        if (one != other && one != "*" && other != "*")
            return false;
    }
    return left.isAtEnd && right.isAtEnd;
}

bool isInternalSubject(std::string_view subject)
{
    constexpr std::array<std::string_view, 6> prefixes { "_INBOX.", "_R_.", "$JS.", "$SYS.", "$KV.", "$O." };
    return std::any_of(
        prefixes.begin(), prefixes.end(), [subject](auto prefix) { return subject.starts_with(prefix); });
}

} // namespace natsight
