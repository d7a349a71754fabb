// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/serviceanswer.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/nats/subject.h"
#include "models/payload/foreignjson.h"

#include <QDateTime>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace natsight {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr qsizetype maxWarnings = 20;
constexpr qsizetype maxMembers = 1'000;

Failure unreadable(const QString &why)
{
    return fail(Error::Kind::Protocol, Text::tr("This is no answer of a service: %1").arg(why),
        Text::tr("Another program may answer on $SRV."));
}

/// Reads fields of one answer, and remembers what was wrong with them.
class Reader
{
public:
    explicit Reader(ServiceInstance &to)
        : m_to(to)
    {
    }

    void warn(const QString &text)
    {
        if (m_to.warnings.size() < maxWarnings && !m_to.warnings.contains(text))
            m_to.warnings << text;
    }

    QString cut(std::string_view text, const QString &field)
    {
        if (text.size() > static_cast<std::size_t>(maxServiceTextBytes)) {
            warn(Text::tr("“%1” is cut: it has %2.").arg(field, format::bytes(static_cast<double>(text.size()))));
            text = text.substr(0, static_cast<std::size_t>(maxServiceTextBytes));
        }
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }

    QString text(std::string_view key, const element &value)
    {
        std::string_view found;
        if (value.get(found) == simdjson::SUCCESS)
            return cut(found, name(key));
        if (!value.is_null())
            warn(Text::tr("“%1” is no text.").arg(name(key)));
        return {};
    }

    quint64 number(std::string_view key, const element &value)
    {
        std::uint64_t whole = 0;
        if (value.get(whole) == simdjson::SUCCESS)
            return whole;
        std::int64_t negative = 0;
        double real = 0;
        if (value.get(negative) == simdjson::SUCCESS) {
            warn(Text::tr("“%1” is negative; it counts as 0.").arg(name(key)));
        } else if (value.get(real) == simdjson::SUCCESS) {
            constexpr double most = 1.8e19;
            if (std::isfinite(real) && real >= 0 && real < most)
                return static_cast<quint64>(real);
            warn(Text::tr("“%1” is out of range; it counts as 0.").arg(name(key)));
        } else {
            warn(Text::tr("“%1” is no number; it counts as 0.").arg(name(key)));
        }
        return 0;
    }

    qint64 time(std::string_view key, const element &value)
    {
        const QString written = text(key, value);
        if (written.isEmpty())
            return 0;
        const auto moment = QDateTime::fromString(written, Qt::ISODateWithMs);
        constexpr qint64 mostMs = 9'000'000'000'000;
        const qint64 ms = moment.isValid() ? moment.toMSecsSinceEpoch() : 0;
        if (!moment.isValid() || ms > mostMs) {
            warn(Text::tr("“%1” is no time.").arg(name(key)));
            return 0;
        }
        return ms > 0 ? ms * 1'000'000 : 0; // 0001-01-01 is none
    }

    ServiceMetadata metadata(const element &value)
    {
        ServiceMetadata result;
        object members;
        if (value.get(members) != simdjson::SUCCESS) {
            if (!value.is_null())
                warn(Text::tr("“metadata” is no object."));
            return result;
        }
        for (const auto &[key, item] : members) {
            std::string_view written;
            std::string other;
            if (item.get(written) != simdjson::SUCCESS) {
                warn(Text::tr("“metadata” has values that are no text."));
                other = simdjson::minify(item);
                written = other;
            }
            const auto bytes = static_cast<qsizetype>(key.size() + written.size());
            if (result.size() >= maxMembers || m_metadataBytes + bytes > maxServiceMetadataBytes) {
                warn(Text::tr("Metadata over %1 is left out.")
                         .arg(format::bytes(static_cast<double>(maxServiceMetadataBytes))));
                continue;
            }
            m_metadataBytes += bytes;
            result.append({ QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())),
                QString::fromUtf8(written.data(), static_cast<qsizetype>(written.size())) });
        }
        return result;
    }

    /// JSON text, within what all of an answer may have.
    QByteArray json(const element &value)
    {
        const std::string written = simdjson::minify(value);
        const auto bytes = static_cast<qsizetype>(written.size());
        if (m_dataBytes + bytes > maxServiceDataBytes) {
            warn(Text::tr("Own statistics and unknown fields over %1 are left out.")
                     .arg(format::bytes(static_cast<double>(maxServiceDataBytes))));
            return {};
        }
        m_dataBytes += bytes;
        return { written.data(), bytes };
    }

    void keepUnknown(QByteArray &unknown, std::string_view key, const element &value)
    {
        const QByteArray written = json(value);
        if (written.isEmpty() || static_cast<qsizetype>(key.size()) > maxServiceTextBytes)
            return;
        const std::string quoted = nlohmann::json(std::string(key)).dump();
        if (unknown.isEmpty())
            unknown = "{";
        else
            unknown.chop(1), unknown += ',';
        unknown += QByteArray(quoted.data(), static_cast<qsizetype>(quoted.size())) + ':' + written + '}';
    }

    void endpoints(const element &value)
    {
        array items;
        if (value.get(items) != simdjson::SUCCESS) {
            if (!value.is_null())
                warn(Text::tr("“endpoints” is no list."));
            return;
        }
        for (const element item : items) {
            object fields;
            if (item.get(fields) != simdjson::SUCCESS) {
                warn(Text::tr("“endpoints” has entries that are no objects."));
                continue;
            }
            if (m_to.endpoints.size() >= maxServiceEndpoints) {
                warn(Text::tr("It has more than %1 endpoints; the others are left out.").arg(maxServiceEndpoints));
                break;
            }
            m_to.endpoints << endpoint(fields);
        }
    }

private:
    static QString name(std::string_view key)
    {
        return QString::fromUtf8(key.data(), static_cast<qsizetype>(std::min<std::size_t>(key.size(), 60)));
    }

    EndpointStats endpoint(object fields)
    {
        EndpointStats one;
        for (const auto &[key, value] : fields) {
            if (key == "name")
                one.name = text(key, value);
            else if (key == "subject")
                one.subject = text(key, value);
            else if (key == "queue_group")
                one.queueGroup = text(key, value);
            else if (key == "metadata")
                one.metadata = metadata(value);
            else if (key == "num_requests")
                one.requests = number(key, value);
            else if (key == "num_errors")
                one.errors = number(key, value);
            else if (key == "processing_time")
                one.processingNs = number(key, value);
            else if (key == "last_error")
                one.lastError = text(key, value);
            else if (key == "data")
                one.data = value.is_null() ? QByteArray() : json(value);
            else if (key != "average_processing_time") // computed here; some send a text, or NaN
                keepUnknown(one.unknown, key, value);
        }
        if (one.name.isEmpty() && one.subject.isEmpty())
            warn(Text::tr("An endpoint has neither name nor subject."));
        return one;
    }

    ServiceInstance &m_to;
    qsizetype m_metadataBytes = 0;
    qsizetype m_dataBytes = 0;
};

std::string_view typeWord(ServiceVerb verb)
{
    switch (verb) {
    case ServiceVerb::Ping:
        return "io.nats.micro.v1.ping_response";
    case ServiceVerb::Info:
        return "io.nats.micro.v1.info_response";
    case ServiceVerb::Stats:
        break;
    }
    return "io.nats.micro.v1.stats_response";
}

bool isToken(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c == QLatin1Char('.') || c == QLatin1Char('*') || c == QLatin1Char('>') || c.unicode() <= ' '
            || c == QChar(0x7f);
    });
}

} // namespace

QByteArray serviceVerbText(ServiceVerb verb)
{
    switch (verb) {
    case ServiceVerb::Ping:
        return "PING";
    case ServiceVerb::Info:
        return "INFO";
    case ServiceVerb::Stats:
        break;
    }
    return "STATS";
}

QByteArray serviceSubject(ServiceVerb verb, const QString &name, const QString &id)
{
    QByteArray subject = "$SRV." + serviceVerbText(verb);
    if (name.isEmpty())
        return id.isEmpty() ? subject : QByteArray();
    if (!isToken(name) || !isToken(id))
        return {};
    subject += '.' + name.toUtf8();
    if (!id.isEmpty())
        subject += '.' + id.toUtf8();
    return subject.size() <= maxSubjectBytes ? subject : QByteArray();
}

Result<ServiceInstance> readServiceAnswer(ServiceVerb asked, QByteArrayView payload, const Headers &headers)
{
    if (const QByteArray code = headerValue(headers, "Nats-Service-Error-Code"),
        words = headerValue(headers, "Nats-Service-Error");
        !code.isNull() || !words.isNull()) {
        Error error { Error::Kind::Server,
            Text::tr("A service answers with an error: %1").arg(format::preview(QByteArray(code + ' ' + words))) };
        error.advice = Text::tr("Look into the service's own log.");
        error.code = code.toInt();
        return fail(std::move(error));
    }
    if (payload.size() > maxServiceAnswerBytes) {
        return fail(Error::Kind::Limit,
            Text::tr("An answer has %1 and is not read; the limit is %2.")
                .arg(format::bytes(static_cast<double>(payload.size())),
                    format::bytes(static_cast<double>(maxServiceAnswerBytes))),
            Text::tr("Give the service less metadata."));
    }
    if (payload.isEmpty())
        return unreadable(Text::tr("it is empty."));
    ServiceInstance instance;
    Reader reader(instance);
    ForeignJson json;
    if (const auto problem = json.parseWithNan(payload); problem != simdjson::SUCCESS)
        return unreadable(QString::fromLatin1(simdjson::error_message(problem)));
    if (json.hadNan())
        reader.warn(Text::tr("It has NaN or Infinity, which is no JSON; they count as unknown."));
    object fields;
    if (json.root().get(fields) != simdjson::SUCCESS)
        return unreadable(Text::tr("it is no JSON object."));
    for (const auto &[key, value] : fields) {
        if (key == "name") {
            instance.name = reader.text(key, value);
        } else if (key == "id") {
            instance.id = reader.text(key, value);
        } else if (key == "version") {
            instance.version = reader.text(key, value);
        } else if (key == "description") {
            instance.description = reader.text(key, value);
        } else if (key == "metadata") {
            instance.metadata = reader.metadata(value);
        } else if (key == "started") {
            instance.startedNs = reader.time(key, value);
        } else if (key == "endpoints") {
            reader.endpoints(value);
        } else if (key == "type") {
            const QString type = reader.text(key, value);
            const auto expected = typeWord(asked);
            if (type != QLatin1String(expected.data(), static_cast<qsizetype>(expected.size())))
                reader.warn(Text::tr("Its type is “%1”.").arg(type.left(100)));
        } else {
            reader.keepUnknown(instance.unknown, key, value);
        }
    }
    if (instance.name.isEmpty())
        return unreadable(Text::tr("it has no name."));
    if (instance.id.isEmpty())
        reader.warn(Text::tr("It has no id."));
    instance.hasInfo = asked == ServiceVerb::Info;
    instance.hasStats = asked == ServiceVerb::Stats;
    return instance;
}

ServiceInstance mergedInstance(const ServiceInstance &before, ServiceInstance now)
{
    // Only counters tell of endpoints what they count; only INFO tells what they are for.
    const bool isStats = now.hasStats;
    if (!now.hasInfo && before.hasInfo) {
        now.description = before.description;
        if (now.metadata.isEmpty())
            now.metadata = before.metadata;
    }
    if (now.startedNs == 0)
        now.startedNs = before.startedNs;
    if (now.version.isEmpty())
        now.version = before.version;
    if (now.endpoints.isEmpty() && !isStats)
        now.endpoints = before.endpoints;
    const auto known = [&before](const EndpointStats &one, qsizetype place) -> const EndpointStats * {
        const auto isSame = [&one](const EndpointStats &other) {
            return other.name == one.name && (other.subject == one.subject || one.subject.isEmpty());
        };
        if (place < before.endpoints.size() && isSame(before.endpoints.at(place)))
            return &before.endpoints.at(place);
        const auto found = std::find_if(before.endpoints.begin(), before.endpoints.end(), isSame);
        return found != before.endpoints.end() ? &*found : nullptr;
    };
    for (qsizetype i = 0; i < now.endpoints.size(); ++i) {
        const EndpointStats *old = known(now.endpoints.at(i), i);
        if (!old)
            continue;
        EndpointStats &one = now.endpoints[i];
        if (one.metadata.isEmpty())
            one.metadata = old->metadata;
        if (one.queueGroup.isEmpty())
            one.queueGroup = old->queueGroup;
        if (one.subject.isEmpty())
            one.subject = old->subject;
        if (!isStats && before.hasStats) {
            one.requests = old->requests;
            one.errors = old->errors;
            one.processingNs = old->processingNs;
            one.lastError = old->lastError;
            one.data = old->data;
        }
    }
    now.hasInfo |= before.hasInfo;
    now.hasStats |= before.hasStats;
    return now;
}

} // namespace natsight
