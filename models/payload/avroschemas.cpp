// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/avroschemas.h"

#include "models/payload/avrodecoder.h"

namespace natsight {

std::shared_ptr<const AvroSchemas> AvroSchemas::load(const QStringList &files, SchemaReport &report)
{
    constexpr qsizetype mostText = qsizetype { 256 } << 20; // of canonical forms, which hold all that a type refers to
    auto made = std::make_shared<AvroSchemas>();
    made->m_types = AvroTypes::fromFiles(files, report);
    qsizetype text = 0;
    for (const auto &[name, type] : made->m_types->named()) {
        const auto form = text > mostText ? std::nullopt : avroCanonicalForm(*type);
        if (!form)
            continue;
        text += form->size();
        made->m_byFingerprint.insert(avroFingerprint(*form), type);
    }
    return made;
}

const AvroType *AvroSchemas::find(const QString &type) const
{
    const auto &named = m_types->named();
    const auto found = named.find(type.toStdString());
    return found == named.end() ? nullptr : found->second;
}

QStringList AvroSchemas::types() const
{
    QStringList names;
    for (const auto &[name, type] : m_types->named())
        names << QString::fromStdString(name);
    return names;
}

std::optional<quint64> AvroSchemas::fingerprint(const QString &type) const
{
    const AvroType *known = find(type);
    const auto form = known ? avroCanonicalForm(*known) : std::nullopt;
    return form ? std::optional(avroFingerprint(*form)) : std::nullopt;
}

std::optional<TreeText> AvroSchemas::decode(const QString &type, QByteArrayView bytes, const TreeLimits &limits) const
{
    const AvroType *known = find(type);
    if (!known)
        return std::nullopt;
    if (isAvroContainer(bytes))
        return avroContainerTree(bytes, limits);
    if (auto object = decodeObject(bytes, limits))
        return object;
    return avroTree(*known, bytes, limits);
}

std::optional<TreeText> AvroSchemas::decodeObject(QByteArrayView bytes, const TreeLimits &limits) const
{
    const auto fingerprint = avroObjectFingerprint(bytes);
    const AvroType *type = fingerprint ? m_byFingerprint.value(*fingerprint) : nullptr;
    if (!type)
        return std::nullopt;
    return avroTree(*type, bytes, limits, avroObjectHead);
}

} // namespace natsight
