// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keybulk.h"

#include "models/core/future.h"
#include "models/core/text.h"

#include <QFile>

#include <nlohmann/json.hpp>

namespace natsight {

namespace {

constexpr int maxUnderWay = 32;

} // namespace

QByteArray lineOf(const KeyEntry &entry)
{
    Json line = Json::object();
    const auto put = [&line](const char *name, const char *encodedName, const QByteArray &bytes) {
        if (bytes.isValidUtf8())
            line[name] = bytes.toStdString();
        else
            line[encodedName] = bytes.toBase64().toStdString();
    };
    put("key", "key_base64", entry.key);
    put("value", "value_base64", entry.value);
    line["revision"] = entry.revision;
    line["time"] = timeToJson(entry.timeNs).toStdString();
    if (!entry.headers.empty()) {
        Json headers = Json::object();
        for (const auto &[name, value] : entry.headers)
            headers[name.toStdString()].push_back(value.toStdString());
        line["headers"] = std::move(headers);
    }
    return QByteArray::fromStdString(line.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<KeyLine> keyLineFrom(QByteArrayView line)
{
    const auto config = readConfig(line); // bounds depth and size
    if (!config)
        return fail(Error::Kind::Invalid, Text::tr("This line is no JSON object."));
    const Json &object = **config;
    const auto text = [&object](const char *name) -> std::optional<QByteArray> {
        const auto found = object.find(name);
        if (found == object.end() || !found->is_string())
            return std::nullopt;
        return QByteArray::fromStdString(found->get_ref<const std::string &>());
    };
    const auto encoded = [&text](const char *name) -> std::optional<QByteArray> {
        const auto found = text(name);
        if (!found)
            return std::nullopt;
        const auto decoded = QByteArray::fromBase64Encoding(*found, QByteArray::AbortOnBase64DecodingErrors);
        return decoded ? std::optional(decoded.decoded) : std::nullopt;
    };
    KeyLine made;
    if (const auto key = text("key"); key)
        made.key = *key;
    else if (const auto bytes = encoded("key_base64"); bytes)
        made.key = *bytes;
    else
        return fail(Error::Kind::Invalid, Text::tr("This line has no key."));
    const auto value = object.find("value");
    if (const auto bytes = encoded("value_base64"); bytes)
        made.value = *bytes;
    else if (object.contains("value_base64"))
        return fail(Error::Kind::Invalid, Text::tr("The value of this line is no base64."));
    else if (value == object.end())
        return fail(Error::Kind::Invalid, Text::tr("This line has no value."));
    else if (value->is_string())
        made.value = QByteArray::fromStdString(value->get_ref<const std::string &>());
    else
        made.value = QByteArray::fromStdString(value->dump(-1, ' ', false, Json::error_handler_t::replace));
    if (const auto revision = object.find("revision"); revision != object.end() && revision->is_number_unsigned())
        made.revision = revision->get<quint64>();
    return made;
}

KeyBulk::KeyBulk(QObject *parent)
    : QObject(parent)
{
}

KeyBulk::~KeyBulk() = default;

void KeyBulk::start(bool isDryRun)
{
    m_isDryRun = isDryRun;
    m_isRunning = true;
    m_isStopped = false;
    m_at = 0;
    m_underWay = 0;
    m_lineNumber = 0;
    m_written = 0;
    m_left = 0;
    m_unknown = 0;
    m_report.clear();
    m_error.reset();
    // After the caller has connected what it wants to hear.
    QMetaObject::invokeMethod(this, &KeyBulk::pump, Qt::QueuedConnection);
}

void KeyBulk::remove(KeyValueClient *client, QList<Key> keys, bool isPurge)
{
    m_keys = std::move(keys);
    m_isImport = false;
    m_isRemoval = true;
    m_onConflict = OnConflict::Skip;
    m_work = [this, client = QPointer(client), isPurge](const KeyLine &line, const Done &done) {
        if (!client)
            return giveUp({ Error::Kind::Cancelled, tr("The bucket was closed.") });
        const std::optional<quint64> revision = line.revision > 0 ? std::optional(line.revision) : std::nullopt;
        whenDone(this, isPurge ? client->purge(line.key, revision) : client->remove(line.key, revision),
            [this, key = line.key, done](const KeyWrite &write) {
                takeWrite(key, write);
                done();
            });
    };
    start(false);
}

void KeyBulk::copy(KeyValueClient *from, KeyValueClient *to, QList<Key> keys, OnConflict onConflict, bool isDryRun)
{
    m_keys = std::move(keys);
    m_isImport = false;
    m_isRemoval = false;
    m_onConflict = onConflict;
    m_work = [this, from = QPointer(from), to = QPointer(to)](const KeyLine &line, const Done &done) {
        if (!from || !to)
            return giveUp({ Error::Kind::Cancelled, tr("The bucket was closed.") });
        whenDone(this, from->get(line.key), [this, to, key = line.key, done](const Result<KeyEntry> &entry) {
            if (!entry || entry->isDeleted()) {
                leave(key, entry || KeyValueClient::isNoKey(entry.error()) ? Left::Skipped : Left::Failed,
                    entry ? tr("It is deleted.") : entry.error().text());
                done();
            } else if (!to) {
                giveUp({ Error::Kind::Cancelled, tr("The bucket was closed.") });
            } else {
                write(to, { key, entry->value, entry->revision }, done);
            }
        });
    };
    start(isDryRun);
}

Result<void> KeyBulk::exportTo(KeyValueClient *from, QList<Key> keys, const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::WriteOnly))
        return fail(Error::Kind::File, tr("Can't write %1: %2").arg(path, file->errorString()));
    m_file = std::move(file);
    m_keys = std::move(keys);
    m_isImport = false;
    m_work = [this, from = QPointer(from)](const KeyLine &line, const Done &done) {
        if (!from)
            return giveUp({ Error::Kind::Cancelled, tr("The bucket was closed.") });
        whenDone(this, from->get(line.key), [this, key = line.key, done](const Result<KeyEntry> &entry) {
            if (!entry) {
                leave(key, KeyValueClient::isNoKey(entry.error()) ? Left::Skipped : Left::Failed, entry.error().text());
            } else if (entry->isDeleted()) {
                leave(key, Left::Skipped, tr("It is deleted."));
            } else {
                const QByteArray text = lineOf(*entry) + '\n';
                if (m_file->write(text) != text.size()) {
                    leave(key, Left::Failed, m_file->errorString());
                    m_error = Error { Error::Kind::File,
                        tr("Can't write %1: %2").arg(m_file->fileName(), m_file->errorString()) };
                    m_isStopped = true;
                } else {
                    ++m_written;
                }
            }
            done();
        });
    };
    start(false);
    return {};
}

Result<void> KeyBulk::importFrom(KeyValueClient *to, const QString &path, OnConflict onConflict, bool isDryRun)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(Error::Kind::File, tr("Can't read %1: %2").arg(path, file->errorString()));
    m_file = std::move(file);
    m_keys.clear();
    m_isImport = true;
    m_isRemoval = false;
    m_onConflict = onConflict;
    m_work = [this, to = QPointer(to)](const KeyLine &line, const Done &done) {
        if (to)
            write(to, line, done);
        else
            giveUp({ Error::Kind::Cancelled, tr("The bucket was closed.") });
    };
    start(isDryRun);
    return {};
}

/// The next key to work on; what of a file is none is listed and passed.
std::optional<KeyLine> KeyBulk::next()
{
    if (!m_isImport) {
        if (m_at >= m_keys.size())
            return std::nullopt;
        const Key &key = m_keys.at(m_at++);
        return KeyLine { key.key, {}, key.revision };
    }
    while (!m_file->atEnd()) {
        const QByteArray text = m_file->readLine(maxLine);
        ++m_lineNumber;
        if (text.trimmed().isEmpty())
            continue;
        auto line = keyLineFrom(text);
        if (line)
            return std::move(*line);
        leave({}, Left::Failed, tr("Line %1: %2").arg(m_lineNumber).arg(line.error().message));
    }
    return std::nullopt;
}

void KeyBulk::write(KeyValueClient *to, const KeyLine &line, const Done &done)
{
    const auto refuse = [this, &line, &done](const QString &reason) {
        leave(line.key, Left::Failed, reason);
        done();
    };
    if (const auto valid = Bucket::validateKey(line.key); !valid)
        return refuse(valid.error().message);
    if (to->maxValueBytes() >= 0 && line.value.size() > to->maxValueBytes())
        return refuse(tr("The value is longer than the bucket takes."));
    if (m_isDryRun) {
        whenDone(this, to->get(line.key), [this, key = line.key, done](const Result<KeyEntry> &entry) {
            const bool isThere = entry && !entry->isDeleted();
            if (!entry && !KeyValueClient::isNoKey(entry.error()))
                leave(key, Left::Failed, entry.error().text());
            else if (isThere && m_onConflict != OnConflict::Overwrite)
                leave(key, Left::Skipped, tr("There is such a key."));
            else
                ++m_written;
            done();
        });
        return;
    }
    whenDone(this,
        m_onConflict == OnConflict::Overwrite ? to->put(line.key, line.value) : to->create(line.key, line.value),
        [this, key = line.key, done](const KeyWrite &write) {
            takeWrite(key, write);
            done();
        });
}

void KeyBulk::takeWrite(const QByteArray &key, const KeyWrite &write)
{
    switch (write.outcome) {
    case KeyWrite::Outcome::Written:
        ++m_written;
        break;
    case KeyWrite::Outcome::Conflict:
        leave(key, Left::Skipped, m_isRemoval ? tr("Somebody else changed it meanwhile.") : tr("There is such a key."));
        if (m_onConflict == OnConflict::Stop) {
            m_error = Error { Error::Kind::Server, tr("Stopped at the first key that is there already.") };
            m_isStopped = true;
        }
        break;
    case KeyWrite::Outcome::Refused:
        leave(key, Left::Failed, write.error ? write.error->text() : QString());
        // What is missing for one is missing for all.
        if (write.error
            && (write.error->kind == Error::Kind::Denied || write.error->kind == Error::Kind::NotConnected)) {
            m_error = write.error;
            m_isStopped = true;
        }
        break;
    case KeyWrite::Outcome::Unknown:
        ++m_unknown;
        leave(key, Left::Unknown, write.error ? write.error->text() : QString());
        break;
    }
}

void KeyBulk::leave(const QByteArray &key, Left left, const QString &reason)
{
    ++m_left;
    if (m_report.size() < maxListed)
        m_report.append({ key, left, reason });
}

void KeyBulk::giveUp(Error error)
{
    m_error = std::move(error);
    m_isStopped = true;
    --m_underWay;
    pump();
}

void KeyBulk::cancel()
{
    m_isStopped = true;
}

void KeyBulk::pump()
{
    // Answers that are there at once come from within.
    if (!m_isRunning || m_isPumping)
        return;
    m_isPumping = true;
    while (!m_isStopped && m_underWay < maxUnderWay) {
        const auto line = next();
        if (!line)
            break;
        ++m_underWay;
        m_work(*line, [this] {
            --m_underWay;
            Q_EMIT progressChanged();
            pump();
        });
    }
    m_isPumping = false;
    if (m_underWay == 0)
        end();
}

void KeyBulk::end()
{
    while (true) {
        const auto line = next();
        if (!line)
            break;
        leave(line->key, Left::NotReached, tr("Not reached."));
    }
    if (m_file && !m_isImport && !m_file->flush() && !m_error)
        m_error = Error { Error::Kind::File, tr("Can't write %1: %2").arg(m_file->fileName(), m_file->errorString()) };
    m_file.reset();
    m_work = nullptr;
    m_isRunning = false;
    Q_EMIT progressChanged();
    Q_EMIT finished();
}

double KeyBulk::share() const
{
    if (m_isImport)
        return m_file && m_file->size() > 0 ? double(m_file->pos()) / double(m_file->size()) : 1;
    return m_keys.isEmpty() ? 1 : double(m_at - m_underWay) / double(m_keys.size());
}

} // namespace natsight
