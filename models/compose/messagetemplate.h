// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/nats/message.h"

#include <QMap>
#include <QStringList>

#include <vector>

namespace natsight {

/// What the variables of a template stand for.
struct TemplateValues {
    quint64 count = 0; ///< of the message or answer, from 1
    const QMap<QString, QString> *environment = nullptr;
    const Message *request = nullptr; ///< the request that is answered, where there is one
};

/// A text with variables in double braces: `{{count}}`, `{{uuid}}` (also `{{ID}}`), `{{time}}` (RFC 3339), `{{unix}}`,
/// `{{unixms}}`, `{{unixnano}}` (also `{{time unix}}`, `{{time ms}}`, `{{time ns}}`), `{{random 10 20}}` (so many letters and
/// digits), `{{random string 16}}`, `{{random choice red green}}`, `{{number 1 6}}`, `{{request.subject}}`, `{{request.reply}}`,
/// `{{request.payload}}`, `{{request.token 2}}`, `{{request.header Name}}`, `{{request.json order.lines[0].id}}`; `{{env NAME}}` or
/// any other name is looked up in the environment and stands for nothing where it is not there. Names of the nats tool mean the
/// same here, in any case of letters: `{{Count}}`, `{{TimeStamp}}`, `{{Random 10 20}}`. Two braces themselves: `{{{{` or `{{"{{"}}`.
/// A value, any thread; compiled once, rendered often. Bounds: `{{random}}` makes at most 1 MiB; `{{request.json}}` reads payloads
/// up to 1 MiB and stands for nothing where there is no such place.
class MessageTemplate
{
public:
    /// An error's sentence names the place.
    [[nodiscard]] static Result<MessageTemplate> compile(const QByteArray &text);
    /// The same bytes each time.
    [[nodiscard]] bool isConstant() const { return m_parts.empty(); }
    [[nodiscard]] QByteArray render(const TemplateValues &values) const;
    /// Names that are looked up in the environment.
    [[nodiscard]] QStringList environmentNames() const;

private:
    enum class Kind {
        Count,
        Uuid,
        Time,
        Unix,
        UnixMs,
        UnixNano,
        Random,
        Number,
        RequestSubject,
        RequestPayload,
        RequestToken,
        RequestHeader,
        RequestReply,
        RequestJson,
        Choice,
        Environment,
        Literal,
    };
    struct Part {
        Kind kind;
        QByteArray name = {}; ///< of a header or variable, a JSON pointer, choices, or the literal itself
        qint64 first = 0;
        qint64 second = 0;
        QByteArray after = {}; ///< the text up to the next variable
    };

    static Result<Part> read(const QByteArray &words);
    static Result<Part> readRandom(const QByteArrayList &words, const QByteArray &shown);

    QByteArray m_before;
    std::vector<Part> m_parts;
};

} // namespace natsight
