// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/composecommand.h"

#include "models/core/quantity.h"
#include "models/core/text.h"
#include "models/payload/natscommand.h"

#include <array>

namespace natsight {

using Mode = ComposedMessage::Mode;
using Replies = ComposedMessage::Replies;

namespace {

constexpr qsizetype maxCommand = qsizetype { 4 } << 20;

/// A word of the shell, or one of its signs.
struct Word {
    QByteArray text;
    bool isSign = false; ///< `|`, `<`, `;` …
};

Failure notRead(const QString &why)
{
    return fail(Error::Kind::Invalid, Text::tr("This command cannot be read: %1").arg(why),
        Text::tr("Paste one command that begins with nats pub or nats request."));
}

bool isOctal(char c)
{
    return c >= '0' && c <= '7';
}

/// The bytes that `printf 'FORMAT'` writes; only escapes are known.
QByteArray printed(QByteArrayView format)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] == '%' && i + 1 < format.size() && format[i + 1] == '%')
            ++i;
        if (format[i] != '\\' || i + 1 >= format.size()) {
            bytes += format[i];
            continue;
        }
        const char next = format[++i];
        if (isOctal(next)) {
            int value = 0;
            for (int digits = 0; digits < 3 && i < format.size() && isOctal(format[i]); ++digits)
                value = value * 8 + (format[i++] - '0');
            --i;
            bytes += static_cast<char>(value);
        } else {
            bytes += next == 'n' ? '\n' : next == 't' ? '\t' : next == 'r' ? '\r' : next;
        }
    }
    return bytes;
}

/// Splits as a POSIX shell does. `"$(printf '…')"` is the one substitution that is known: it stands for bytes.
Result<QList<Word>> wordsOf(const QByteArray &text)
{
    QList<Word> words;
    QByteArray word;
    bool isInWord = false;
    const auto end = [&] {
        if (isInWord)
            words.append({ word, false });
        word.clear();
        isInWord = false;
    };
    const auto shellNeeded = [] {
        return notRead(Text::tr("it needs a shell, for a variable or a command inside of it."));
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c == '\\') {
            if (++i >= text.size())
                return notRead(Text::tr("it ends within an escape."));
            if (text.at(i) == '\r' && i + 1 < text.size() && text.at(i + 1) == '\n')
                ++i;
            if (text.at(i) == '\n')
                continue;
            word += text.at(i);
            isInWord = true;
        } else if (c == '\'') {
            const qsizetype close = text.indexOf('\'', i + 1);
            if (close < 0)
                return notRead(Text::tr("a single quote is not closed."));
            word += QByteArrayView(text).sliced(i + 1, close - i - 1);
            isInWord = true;
            i = close;
        } else if (c == '"') {
            isInWord = true;
            bool isClosed = false;
            for (++i; i < text.size(); ++i) {
                const char inner = text.at(i);
                if (inner == '"') {
                    isClosed = true;
                    break;
                }
                if (inner == '\\' && i + 1 < text.size() && QByteArrayView("$`\"\\\n").contains(text.at(i + 1))) {
                    if (text.at(++i) != '\n')
                        word += text.at(i);
                    continue;
                }
                if (inner == '`')
                    return shellNeeded();
                if (inner == '$') {
                    static constexpr QByteArrayView start("$(printf '");
                    const auto rest = QByteArrayView(text).sliced(i);
                    const qsizetype close = rest.startsWith(start) ? rest.indexOf("')", start.size()) : -1;
                    if (close < 0)
                        return shellNeeded();
                    word += printed(rest.sliced(start.size(), close - start.size()));
                    i += close + 1;
                    continue;
                }
                word += inner;
            }
            if (!isClosed)
                return notRead(Text::tr("a double quote is not closed."));
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            end();
        } else if (c == '$' || c == '`') {
            return shellNeeded();
        } else if (QByteArrayView("|<>;&").contains(c)) {
            end();
            words.append({ QByteArray(1, c), true });
        } else if (c == '#' && !isInWord) {
            const qsizetype line = text.indexOf('\n', i);
            i = line < 0 ? text.size() : line;
        } else {
            word += c;
            isInWord = true;
        }
    }
    end();
    return words;
}

/// The bytes that come before the pipe.
Result<QByteArray> piped(const QList<Word> &words)
{
    QList<QList<QByteArray>> commands { {} };
    for (const Word &word : words) {
        if (word.isSign && word.text == "|")
            commands.append(QList<QByteArray>());
        else if (word.isSign)
            return notRead(Text::tr("only a pipe from echo or printf is known before it."));
        else
            commands.last().append(word.text);
    }
    QByteArray bytes;
    for (const QList<QByteArray> &command : commands) {
        const QByteArray name = command.value(0);
        if (name == "echo" && &command == &commands.constFirst()) {
            const bool hasLine = command.value(1) != "-n";
            bytes = command.sliced(hasLine ? 1 : 2).join(' ') + (hasLine ? "\n" : "");
        } else if (name == "printf" && command.size() == 3 && command.at(1) == "%s") {
            bytes = command.at(2);
        } else if (name == "printf" && command.size() == 2) {
            bytes = printed(command.at(1));
        } else if (name == "base64" && (command.value(1) == "-d" || command.value(1) == "--decode")) {
            const auto read = QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors);
            if (!read)
                return notRead(Text::tr("what goes into base64 is no Base64."));
            bytes = *read;
        } else {
            return notRead(Text::tr("only echo, printf and base64 -d are known before the pipe."));
        }
    }
    return bytes;
}

struct Flag {
    const char *name;
    char letter;
    bool hasValue;
};
constexpr std::array flags { Flag { "reply", 0, true }, Flag { "header", 'H', true }, Flag { "count", 0, true },
    Flag { "sleep", 0, true }, Flag { "jitter", 0, true }, Flag { "send-on", 0, true }, Flag { "translate", 0, true },
    Flag { "replies", 0, true }, Flag { "reply-timeout", 0, true }, Flag { "timeout", 0, true },
    Flag { "server", 's', true }, Flag { "user", 0, true }, Flag { "password", 0, true }, Flag { "token", 0, true },
    Flag { "connection-name", 0, true }, Flag { "creds", 0, true }, Flag { "nkey", 0, true }, Flag { "jwt", 0, true },
    Flag { "seed", 0, true }, Flag { "tlscert", 0, true }, Flag { "tlskey", 0, true }, Flag { "tlsca", 0, true },
    Flag { "socks-proxy", 0, true }, Flag { "js-api-prefix", 0, true }, Flag { "js-event-prefix", 0, true },
    Flag { "js-domain", 0, true }, Flag { "inbox-prefix", 0, true }, Flag { "context", 0, true },
    Flag { "colors", 0, true }, Flag { "schedule-after", 0, true }, Flag { "schedule-at", 0, true },
    Flag { "schedule-cron", 0, true }, Flag { "schedule-dest", 0, true }, Flag { "schedule-every", 0, true },
    Flag { "schedule-source", 0, true }, Flag { "schedule-ttl", 0, true }, Flag { "jetstream", 'J', false },
    Flag { "quiet", 'q', false }, Flag { "raw", 'r', false }, Flag { "force-stdin", 0, false },
    Flag { "templates", 0, false }, Flag { "atomic", 0, false }, Flag { "wait-for-empty", 0, false },
    Flag { "tlsfirst", 0, false }, Flag { "trace", 0, false } };

const Flag *flagOf(const QByteArray &name)
{
    const auto found = std::find_if(
        flags.begin(), flags.end(), [&name](const Flag &flag) { return name == flag.name; });
    return found == flags.end() ? nullptr : &*found;
}

} // namespace

QString composeCommand(const ComposedMessage &form, const OutgoingMessage &message, QString *note)
{
    QString command = natsCommand(message.subject, form.mode == Mode::Publish ? message.reply : QByteArray(),
        message.headers, message.payload, note);
    if (form.mode == Mode::Publish)
        return command;
    QString verb = QStringLiteral("nats pub --jetstream");
    if (form.mode == Mode::Request) {
        verb = QStringLiteral("nats request");
        if (form.replies == Replies::Count)
            verb += QStringLiteral(" --replies=%1").arg(form.replyCount);
        else if (form.replies == Replies::UntilStall)
            verb += QStringLiteral(" --replies=0");
        if (form.replies == Replies::UntilStall) {
            if (const auto stall = durationFromText(form.stall))
                verb += QStringLiteral(" --reply-timeout=%1ms").arg(stall->count() / 1'000'000);
        }
    }
    if (const auto timeout = durationFromText(form.timeout); timeout && form.timeout != ComposedMessage().timeout)
        verb += QStringLiteral(" --timeout=%1ms").arg(timeout->count() / 1'000'000);
    // The payload before the pipe is Base64 and has no space.
    const QString publish = QStringLiteral("nats pub");
    const qsizetype at = command.startsWith(publish) ? 0 : command.indexOf(QLatin1String("| ") + publish) + 2;
    return command.replace(at, publish.size(), verb);
}

Result<ReadCommand> readComposeCommand(const QString &command)
{
    QByteArray text = command.trimmed().toUtf8();
    if (text.startsWith("$ "))
        text.remove(0, 2);
    if (text.size() > maxCommand)
        return notRead(Text::tr("it is longer than 4 MiB."));
    const auto read = wordsOf(text);
    if (!read)
        return fail(read.error());
    ReadCommand result;
    std::optional<QByteArray> body;
    QString file;
    // From the last pipe on it is the command itself.
    QList<Word> words = *read;
    for (qsizetype i = words.size() - 1; i >= 0; --i) {
        if (!words.at(i).isSign || words.at(i).text != "|")
            continue;
        auto bytes = piped(words.first(i));
        if (!bytes)
            return fail(std::move(bytes.error()));
        body = std::move(*bytes);
        words = words.sliced(i + 1);
        break;
    }
    const auto isWord = [&words](qsizetype at, const char *name) {
        return at < words.size() && !words.at(at).isSign && words.at(at).text == name;
    };
    if (!isWord(0, "nats") && !(words.size() > 0 && words.at(0).text.endsWith("/nats")))
        return notRead(Text::tr("it does not begin with nats."));

    std::optional<Mode> mode;
    bool isJetStream = false;
    bool hasTemplates = true;
    OutgoingMessage message;
    QByteArrayList others;
    QString timeout;
    QString stall;
    std::optional<int> replies;
    bool areFlagsOver = false;
    for (qsizetype i = 1; i < words.size(); ++i) {
        const Word &word = words.at(i);
        if (word.isSign) {
            if (word.text == "<" && i + 1 < words.size() && !words.at(i + 1).isSign && !body) {
                file = QString::fromUtf8(words.at(++i).text);
                continue;
            }
            return notRead(Text::tr("what stands behind %1 is for a shell.").arg(QString::fromUtf8(word.text)));
        }
        QByteArray name = word.text;
        if (areFlagsOver || !name.startsWith('-') || name.size() < 2) {
            if (!mode) {
                if (name == "pub" || name == "publish")
                    mode = Mode::Publish;
                else if (name == "req" || name == "request")
                    mode = Mode::Request;
                else
                    return notRead(
                        Text::tr("nats %1 is no publish and no request.").arg(QString::fromUtf8(name.left(40))));
            } else {
                others << name;
            }
            continue;
        }
        if (name == "--") {
            areFlagsOver = true;
            continue;
        }
        std::optional<QByteArray> value;
        const Flag *flag = nullptr;
        bool isNegated = false;
        if (name.startsWith("--")) {
            name.remove(0, 2);
            if (const qsizetype equals = name.indexOf('='); equals >= 0) {
                value = name.sliced(equals + 1);
                name.truncate(equals);
            }
            flag = flagOf(name);
            if (flag == nullptr && name.startsWith("no-")) {
                flag = flagOf(name.sliced(3));
                isNegated = flag != nullptr;
            }
        } else {
            const auto found = std::find_if(flags.begin(), flags.end(),
                [&name](const Flag &one) { return one.letter == name.at(1) && one.letter; });
            flag = found == flags.end() ? nullptr : &*found;
            if (flag != nullptr && name.size() > 2) {
                if (!flag->hasValue)
                    flag = nullptr;
                else
                    value = name.sliced(2);
            }
        }
        if (flag == nullptr)
            return notRead(Text::tr("the option %1 is not known.").arg(QString::fromUtf8(word.text.left(80))));
        if (flag->hasValue && !value) {
            if (i + 1 >= words.size() || words.at(i + 1).isSign)
                return notRead(Text::tr("the option %1 has no value.").arg(QString::fromUtf8(word.text)));
            value = words.at(++i).text;
        }
        const QByteArrayView key(flag->name);
        if (key == "header") {
            const qsizetype colon = value->indexOf(':');
            if (colon <= 0)
                return notRead(
                    Text::tr("the header %1 has no name and value.").arg(QString::fromUtf8(value->left(80))));
            message.headers.emplace_back(value->first(colon).trimmed(), value->sliced(colon + 1).trimmed());
        } else if (key == "reply") {
            message.reply = *value;
        } else if (key == "jetstream") {
            isJetStream = !isNegated;
        } else if (key == "templates") {
            hasTemplates = !isNegated;
        } else if (key == "timeout") {
            timeout = QString::fromUtf8(*value);
        } else if (key == "reply-timeout") {
            stall = QString::fromUtf8(*value);
        } else if (key == "replies") {
            bool isNumber = false;
            replies = value->toInt(&isNumber);
            if (!isNumber || *replies < 0)
                return notRead(Text::tr("--replies takes a whole number."));
        } else if (key != "quiet" && key != "raw" && key != "force-stdin" && key != "send-on") {
            result.notes << Text::tr("--%1 was left out.").arg(QLatin1String(flag->name));
        }
    }
    if (!mode)
        return notRead(Text::tr("it says neither pub nor request."));
    if (others.isEmpty())
        return notRead(Text::tr("it has no subject."));
    if (others.size() > 2)
        return notRead(Text::tr("it has more than a subject and a body. Put the body into quotes."));
    message.subject = others.at(0);
    if (others.size() == 2)
        message.payload = others.at(1);
    else if (body)
        message.payload = *body;

    const auto hasBraces = [&] {
        return message.subject.contains("{{") || message.reply.contains("{{") || message.payload.contains("{{")
            || std::any_of(message.headers.begin(), message.headers.end(),
                [](const auto &header) { return header.second.contains("{{"); });
    };
    if (!hasTemplates) {
        // Headers are templates all the same.
        for (auto &[name, value] : message.headers) {
            QByteArray plain = value;
            plain.replace("{{\"{{\"}}", "");
            if (plain.contains("{{"))
                result.notes << Text::tr("The nats tool would fill in the header %1; here it stays as it is.")
                                    .arg(QString::fromUtf8(name));
            value.replace("{{\"{{\"}}", "{{");
        }
    }
    ComposedMessage &form = result.message;
    form = composedFrom(message, *mode == Mode::Publish && isJetStream ? Mode::JetStream : *mode);
    form.hasVariables = hasTemplates || !hasBraces();
    // The nats tool fills nothing in there.
    if (form.hasVariables)
        form.reply.replace(QStringLiteral("{{"), QStringLiteral("{{\"{{\"}}"));
    if (!file.isEmpty() && others.size() < 2) {
        form.bodyFormat = ComposedMessage::Body::File;
        form.body = file;
    }
    if (!timeout.isEmpty())
        form.timeout = timeout;
    if (replies) {
        form.replies = *replies == 1 ? Replies::One : *replies == 0 ? Replies::UntilStall : Replies::Count;
        if (*replies > 1)
            form.replyCount = std::min(*replies, ComposedMessage::maxReplyCount);
    }
    if (!stall.isEmpty())
        form.stall = stall;
    return result;
}

} // namespace natsight
