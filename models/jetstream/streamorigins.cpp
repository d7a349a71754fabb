// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/streamorigins.h"

#include "models/core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

namespace {

/// More sources than a server takes in one configuration that a person wrote.
constexpr qsizetype maxOrigins = 1'000;

const Json *member(const Json &object, const char *name)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(name);
    return found != object.end() ? &*found : nullptr;
}

QString textOf(const Json &object, const char *name)
{
    const Json *value = member(object, name);
    const auto *text = value ? value->get_ptr<const std::string *>() : nullptr;
    return text ? QString::fromStdString(*text) : QString();
}

/// `hub` of `$JS.hub.API`.
QString domainOf(const QString &api)
{
    const QStringList tokens = api.split(u'.');
    const bool isDomain = tokens.size() == 3 && tokens.at(0) == QLatin1String("$JS")
        && tokens.at(2) == QLatin1String("API");
    return isDomain ? tokens.at(1) : QString();
}

StreamOrigin originOf(const Json &config, bool isMirror, const QString &ownDomain)
{
    StreamOrigin origin;
    origin.name = textOf(config, "name");
    origin.isMirror = isMirror;
    origin.filterSubject = textOf(config, "filter_subject");
    if (const Json *transforms = member(config, "subject_transforms"); transforms && transforms->is_array()) {
        for (const Json &one : *transforms) {
            if (origin.transforms.size() < maxOrigins)
                origin.transforms << SubjectTransform { textOf(one, "src"), textOf(one, "dest") };
        }
    }
    if (const Json *external = member(config, "external")) {
        origin.externalApi = textOf(*external, "api");
        origin.domain = domainOf(origin.externalApi);
        const bool isOwn = origin.externalApi == QLatin1String("$JS.API")
            || (!origin.domain.isEmpty() && origin.domain == ownDomain);
        if (isOwn) {
            origin.externalApi.clear();
            origin.domain.clear();
        }
    }
    return origin;
}

/// How well a state belongs to a configured source; servers list the states in any order, old ones without the filter.
int likeness(const StreamOrigin &origin, const Json &config, const SourceInfo &state)
{
    if (state.name != origin.name)
        return 0;
    const Json *external = member(config, "external");
    const QString api = external ? textOf(*external, "api") : QString();
    return 1 + (state.externalApi == api ? 2 : 0) + (state.filterSubject == origin.filterSubject ? 1 : 0)
        + (state.transforms == origin.transforms ? 1 : 0);
}

} // namespace

QList<StreamOrigin> originsOf(const StreamInfo &info)
{
    QList<StreamOrigin> origins;
    if (!info.config)
        return origins;
    if (const Json *mirror = member(*info.config, "mirror"); mirror && mirror->is_object()) {
        origins << originOf(*mirror, true, info.domain);
        origins.last().state = info.mirror;
    }
    const Json *sources = member(*info.config, "sources");
    if (!sources || !sources->is_array())
        return origins;
    QList<SourceInfo> states = info.sources;
    for (const Json &config : *sources) {
        if (origins.size() >= maxOrigins)
            break;
        StreamOrigin origin = originOf(config, false, info.domain);
        int best = 0;
        qsizetype place = -1;
        for (qsizetype i = 0; i < states.size(); ++i) {
            if (const int points = likeness(origin, config, states.at(i)); points > best) {
                best = points;
                place = i;
            }
        }
        if (place >= 0)
            origin.state = states.takeAt(place);
        origins << origin;
    }
    return origins;
}

std::optional<Republish> republishOf(const StreamInfo &info)
{
    const Json *config = info.config ? member(*info.config, "republish") : nullptr;
    if (!config || !config->is_object())
        return {};
    Republish republish;
    republish.source = textOf(*config, "src");
    if (republish.source.isEmpty())
        republish.source = QStringLiteral(">");
    republish.destination = textOf(*config, "dest");
    const Json *headersOnly = member(*config, "headers_only");
    republish.isHeadersOnly = headersOnly && headersOnly->is_boolean() && headersOnly->get<bool>();
    return republish;
}

QString patternOfDestination(const QString &destination)
{
    QStringList tokens = destination.split(u'.');
    for (QString &token : tokens) {
        const bool isPlace = token.size() > 1 && token.startsWith(u'$') && token.at(1).isDigit();
        if (isPlace || token.contains(QLatin1String("{{")))
            token = QStringLiteral("*");
    }
    return tokens.join(u'.');
}

QList<StreamCopier> copiersOf(const QString &stream, const QList<StreamRow> &streams)
{
    QList<StreamCopier> copiers;
    for (const StreamRow &row : streams) {
        // Most streams copy nothing: their configuration needs no second reading.
        if (!row.info || (!row.info->isMirror() && row.info->sourceNames.isEmpty()))
            continue;
        for (const StreamOrigin &origin : originsOf(*row.info)) {
            if (origin.name == stream && !origin.isOutside())
                copiers << StreamCopier { row.name, origin };
        }
    }
    std::stable_sort(copiers.begin(), copiers.end(), [](const StreamCopier &a, const StreamCopier &b) {
        return a.origin.isMirror != b.origin.isMirror ? a.origin.isMirror : a.name < b.name;
    });
    return copiers;
}

QStringList originWords(const StreamOrigin &origin)
{
    QStringList words;
    if (!origin.filterSubject.isEmpty() && origin.filterSubject != QLatin1String(">"))
        words << Text::tr("only %1").arg(origin.filterSubject);
    for (const SubjectTransform &transform : origin.transforms) {
        words << (transform.destination.isEmpty()
                ? Text::tr("only %1").arg(transform.source)
                : Text::tr("%1 as %2")
                      .arg(transform.source.isEmpty() ? QStringLiteral(">") : transform.source, transform.destination));
    }
    if (!origin.domain.isEmpty())
        words << Text::tr("in domain %1").arg(origin.domain);
    else if (origin.isOutside())
        words << Text::tr("behind %1").arg(origin.externalApi);
    return words;
}

} // namespace natsight
