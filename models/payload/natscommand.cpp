// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/natscommand.h"

#include "models/core/text.h"
#include "models/payload/utf8.h"

#include <QStringList>

#include <algorithm>

namespace natsight {

namespace {

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("._-/:,+@%").contains(c);
}

/// Characters that a person sees and a terminal prints; everything else is written as an escape.
bool isPrintable(QByteArrayView bytes, bool allowLines)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const auto [codePoint, length] = utf8::decode(bytes.sliced(at));
        if (codePoint == utf8::invalid || (!QChar::isPrint(codePoint) && !(allowLines && codePoint == '\n'))) {
            return false;
        }
        at += length;
    }
    return true;
}

QString quoted(QByteArrayView printable)
{
    auto text = QString::fromUtf8(printable);
    text.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

/// What the command line tool turns into these bytes: it expands `{{…}}` in headers whether asked or not.
QByteArray escapedTemplate(QByteArray bytes)
{
    return bytes.replace("{{", "{{\"{{\"}}");
}

bool isToken(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

} // namespace

QString shellWord(QByteArrayView bytes)
{
    if (!bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), isPlain)) {
        return QString::fromLatin1(bytes);
    }
    if (isPrintable(bytes, false)) {
        return quoted(bytes);
    }
    QString word = QStringLiteral("\"$(printf '");
    for (const char c : bytes) {
        if (isPlain(c) && c != '%') {
            word += QLatin1Char(c);
        } else {
            word += QStringLiteral("\\%1").arg(
                static_cast<uint>(static_cast<unsigned char>(c)), 3, 8, QLatin1Char('0'));
        }
    }
    return word + QLatin1String("')\"");
}

QString natsCommand(const QByteArray &subject, const QByteArray &reply,
    const std::vector<std::pair<QByteArray, QByteArray>> &headers, const QByteArray &payload, QString *note)
{
    QStringList notes;
    QStringList words { QStringLiteral("nats"), QStringLiteral("pub") };
    // Otherwise the tool expands Go templates in body and subject.
    if (payload.contains("{{") || subject.contains("{{")) {
        words += QStringLiteral("--no-templates");
    }
    if (!reply.isEmpty()) {
        words += QStringLiteral("--reply=") + shellWord(reply);
    }
    int leftOut = 0;
    for (const auto &[name, value] : headers) {
        if (!isToken(name) || value.contains('\0') || value.contains('\n') || value.contains('\r')) {
            ++leftOut;
            continue;
        }
        words += QStringLiteral("-H");
        const QByteArray header = name + ':' + escapedTemplate(value.trimmed());
        words += shellWord(header);
    }
    if (leftOut > 0) {
        notes += Text::tr("%1 headers that the command line tool cannot send are left out.").arg(leftOut);
    }

    const bool isInline = payload.size() <= (qsizetype { 64 } << 10) && isPrintable(payload, true);
    // Neither flags nor the tool's own file names.
    const auto needsEnd = [](const QByteArray &word) { return word.startsWith('-') || word.startsWith('@'); };
    if (needsEnd(subject) || (isInline && needsEnd(payload))) {
        words += QStringLiteral("--");
    }
    words += shellWord(subject);
    QString command = words.join(QLatin1Char(' '));
    if (isInline) {
        command += QLatin1Char(' ') + quoted(payload);
    } else if (payload.size() <= maxCommandPayload) {
        command = QStringLiteral("printf %s '") + QString::fromLatin1(payload.toBase64())
            + QStringLiteral("' | base64 -d | ") + command;
    } else {
        command += QLatin1String(" < payload.bin");
        notes += Text::tr("The payload is too large for a command: save it as payload.bin first.");
    }
    if (note != nullptr) {
        *note = notes.join(QLatin1Char(' '));
    }
    return command;
}

} // namespace natsight
