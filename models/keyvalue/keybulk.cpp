// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keybulk.h"

#include "models/core/future.h"
#include "models/core/text.h"
#include "models/nats/subject.h"

#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <nlohmann/json.hpp>

namespace natsight {

namespace {

constexpr int maxUnderWay = 32;

bool startsWith(const QByteArray &name, const char *prefix)
{
    return name.toLower().startsWith(prefix);
}

/// Texts, or what base64 stands for; what is neither is passed.
void takeHeaders(const Json &object, const char *member, bool isEncoded, Headers &headers)
{
    const auto found = object.find(member);
    if (found == object.end() || !found->is_object())
        return;
    for (const auto &[name, values] : found->items()) {
        const Json all = values.is_array() ? values : Json::array({ values });
        for (const Json &one : all) {
            if (!one.is_string())
                continue;
            const QByteArray text = QByteArray::fromStdString(one.get_ref<const std::string &>());
            const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
            if (!isEncoded || decoded)
                headers.emplace_back(QByteArray::fromStdString(name), isEncoded ? decoded.decoded : text);
        }
    }
}

} // namespace

KeptHeaders keptHeaders(const Headers &headers, bool takesTtl)
{
    KeptHeaders kept;
    for (const auto &[name, value] : headers) {
        if (startsWith(name, "nats-expected-") || name.compare("Nats-Msg-Id", Qt::CaseInsensitive) == 0)
            continue;
        const bool isTtl = name == "Nats-TTL" && takesTtl;
        const bool isSteering = startsWith(name, "nats-") || startsWith(name, "kv-operation");
        if (isTtl || (!isSteering && validateHeader(name, value)))
            kept.headers.emplace_back(name, value);
        else
            kept.left << QString::fromUtf8(name);
    }
    kept.left.removeDuplicates();
    return kept;
}

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
    for (const auto &[name, value] : entry.headers) {
        if (value.isValidUtf8())
            line["headers"][name.toStdString()].push_back(value.toStdString());
        else
            line["headers_base64"][name.toStdString()].push_back(value.toBase64().toStdString());
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
    // The reader of configurations gives what fits into 63 bits as signed.
    if (const auto revision = object.find("revision"); revision != object.end() && revision->is_number_integer()
        && (revision->is_number_unsigned() || revision->get<qint64>() >= 0))
        made.revision = revision->get<quint64>();
    takeHeaders(object, "headers", false, made.headers);
    takeHeaders(object, "headers_base64", true, made.headers);
    return made;
}

KeyBulk::KeyBulk(QObject *parent)
    : QObject(parent)
{
}

KeyBulk::~KeyBulk()
{
    if (m_stopReading)
        *m_stopReading = true;
}

void KeyBulk::start(Source source, OnConflict onConflict, bool isDryRun)
{
    m_source = source;
    m_onConflict = onConflict;
    m_isDryRun = isDryRun;
    m_isReading = false;
    m_isRunning = true;
    m_isStopped = false;
    m_at = 0;
    m_underWay = 0;
    m_lineNumber = 0;
    m_written = 0;
    m_left = 0;
    m_unknown = 0;
    m_withoutHeaders = 0;
    m_report.clear();
    m_error.reset();
    // After the caller has connected what it wants to hear.
    QMetaObject::invokeMethod(this, &KeyBulk::pump, Qt::QueuedConnection);
}

void KeyBulk::remove(KeyValueClient *client, QList<Key> keys, bool isPurge)
{
    m_keys = std::move(keys);
    m_isRemoval = true;
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
    start(Source::Keys, OnConflict::Skip, false);
}

void KeyBulk::copy(KeyValueClient *from, KeyValueClient *to, QList<Key> keys, OnConflict onConflict, bool isDryRun)
{
    m_keys = std::move(keys);
    m_isRemoval = false;
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
                write(to, { key, entry->value, entry->revision, entry->headers }, done);
            }
        });
    };
    start(Source::Keys, onConflict, isDryRun);
}

Result<void> KeyBulk::exportTo(KeyValueClient *from, QList<Key> keys, const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::WriteOnly))
        return fail(Error::Kind::File, tr("Can't write %1: %2").arg(path, file->errorString()));
    m_file = std::move(file);
    m_keys = std::move(keys);
    m_isRemoval = false;
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
                    stopWith(
                        { Error::Kind::File, tr("Can't write %1: %2").arg(m_file->fileName(), m_file->errorString()) });
                } else {
                    ++m_written;
                }
            }
            done();
        });
    };
    start(Source::Keys, OnConflict::Skip, false);
    return {};
}

Result<void> KeyBulk::importFrom(KeyValueClient *to, const QString &path, OnConflict onConflict, bool isDryRun)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(Error::Kind::File, tr("Can't read %1: %2").arg(path, file->errorString()));
    m_file = std::move(file);
    m_keys.clear();
    m_isRemoval = false;
    m_work = [this, to = QPointer(to)](const KeyLine &line, const Done &done) {
        if (to)
            write(to, line, done);
        else
            giveUp({ Error::Kind::Cancelled, tr("The bucket was closed.") });
    };
    start(Source::Lines, onConflict, isDryRun);
    return {};
}

Result<void> KeyBulk::exportToFolder(
    KeyValueClient *from, QList<Key> keys, const QString &folder, OnConflict onConflict, bool isDryRun)
{
    if (const QFileInfo info(folder); !info.isDir() || !info.isWritable())
        return fail(Error::Kind::File, tr("Can't write to the folder %1.").arg(folder));
    m_file.reset();
    m_keys = std::move(keys);
    m_isRemoval = false;
    m_work = [this, from = QPointer(from), folder](const KeyLine &line, const Done &done) {
        if (!from)
            return giveUp({ Error::Kind::Cancelled, tr("The bucket was closed.") });
        whenDone(this, from->get(line.key), [this, folder, key = line.key, done](const Result<KeyEntry> &entry) {
            if (!entry || entry->isDeleted()) {
                leave(key, entry || KeyValueClient::isNoKey(entry.error()) ? Left::Skipped : Left::Failed,
                    entry ? tr("It is deleted.") : entry.error().text());
                return done();
            }
            const KeptHeaders kept = keptHeaders(entry->headers, true);
            QStringList left = kept.left;
            for (const auto &[name, value] : kept.headers)
                left << QString::fromUtf8(name);
            whenDone(this,
                QtConcurrent::run(
                    &writeKeyFile, folder, key, entry->value, m_onConflict == OnConflict::Overwrite, m_isDryRun),
                [this, key, left, done](const Result<KeyFileWrite> &write) {
                    takeFileWrite(key, write, left);
                    done();
                });
        });
    };
    start(Source::Keys, onConflict, isDryRun);
    return {};
}

Result<void> KeyBulk::importFromFolder(KeyValueClient *to, const QString &folder, OnConflict onConflict, bool isDryRun)
{
    if (const QFileInfo info(folder); !info.isDir() || !info.isReadable())
        return fail(Error::Kind::File, tr("Can't read the folder %1.").arg(folder));
    m_file.reset();
    m_keys.clear();
    m_isRemoval = false;
    m_work = [this, to = QPointer(to), folder](const KeyLine &line, const Done &done) {
        if (!to)
            return giveUp({ Error::Kind::Cancelled, tr("The bucket was closed.") });
        const qint64 limit = to->maxValueBytes();
        whenDone(this,
            QtConcurrent::run(&readKeyFile, folder, line.key, limit >= 0 ? std::min(limit, maxLine) : maxLine),
            [this, to, key = line.key, done](const Result<QByteArray> &value) {
                if (!value) {
                    leave(key, Left::Failed, value.error().text());
                    done();
                } else if (!to) {
                    giveUp({ Error::Kind::Cancelled, tr("The bucket was closed.") });
                } else {
                    write(to, { key, *value }, done);
                }
            });
    };
    start(Source::Keys, onConflict, isDryRun);
    m_isReading = true;
    m_stopReading = std::make_shared<std::atomic<bool>>(false);
    whenDone(this, QtConcurrent::run([folder, stop = m_stopReading] { return readKeyFolder(folder, maxFiles, *stop); }),
        [this](const KeyFolder &found) {
            m_isReading = false;
            for (const QByteArray &key : found.keys)
                m_keys.append({ key, 0 });
            for (const KeyFolder::Problem &problem : found.problems)
                leave({}, Left::Failed, tr("%1: %2").arg(problem.path, problem.reason));
            m_left += static_cast<quint64>(found.moreProblems);
            if (found.isCut)
                leave({}, Left::NotReached, tr("The folder has more files than one import takes."));
            pump();
        });
    return {};
}

/// The next key to work on; what of a file is none is listed and passed.
std::optional<KeyLine> KeyBulk::next()
{
    if (m_source == Source::Keys) {
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
    KeptHeaders kept = keptHeaders(line.headers, to->canSetTtl().has_value());
    if (m_isDryRun) {
        whenDone(
            this, to->get(line.key), [this, key = line.key, left = kept.left, done](const Result<KeyEntry> &entry) {
                const bool isThere = entry && !entry->isDeleted();
                if (!entry && !KeyValueClient::isNoKey(entry.error())) {
                    leave(key, Left::Failed, entry.error().text());
                } else if (isThere && m_onConflict != OnConflict::Overwrite) {
                    leave(key, Left::Skipped, tr("There is such a key."));
                    if (m_onConflict == OnConflict::Stop)
                        stopWith({ Error::Kind::Server, tr("It would stop at the first key that is there already.") });
                } else {
                    ++m_written;
                    leaveHeaders(key, left);
                }
                done();
            });
        return;
    }
    KeyLine own = line;
    own.headers = std::move(kept.headers);
    if (m_onConflict == OnConflict::Overwrite)
        return writeOver(to, own, kept.left, done);
    whenDone(this, to->create(own.key, own.value, std::chrono::seconds(0), own.headers),
        [this, key = own.key, left = kept.left, done](const KeyWrite &write) {
            takeWrite(key, write, left);
            done();
        });
}

/// What is there is looked at and replaced, if it is still that.
void KeyBulk::writeOver(KeyValueClient *to, const KeyLine &line, const QStringList &headersLeft, const Done &done)
{
    whenDone(this, to->getFromLeader(line.key),
        [this, to = QPointer(to), line, headersLeft, done](const Result<KeyEntry> &entry) {
            if (!to)
                return giveUp({ Error::Kind::Cancelled, tr("The bucket was closed.") });
            if (!entry && !KeyValueClient::isNoKey(entry.error())) {
                leave(line.key, Left::Failed, entry.error().text());
                return done();
            }
            const bool isThere = entry && !entry->isDeleted();
            whenDone(this,
                isThere ? to->update(line.key, line.value, entry->revision, line.headers)
                        : to->create(line.key, line.value, std::chrono::seconds(0), line.headers),
                [this, key = line.key, headersLeft, done](const KeyWrite &write) {
                    takeWrite(key, write, headersLeft);
                    done();
                });
        });
}

void KeyBulk::takeFileWrite(const QByteArray &key, const Result<KeyFileWrite> &write, const QStringList &headersLeft)
{
    if (!write) {
        leave(key, Left::Failed, write.error().text());
    } else if (*write == KeyFileWrite::Written) {
        ++m_written;
        leaveHeaders(key, headersLeft);
    } else {
        leave(key, Left::Skipped, tr("There is such a file."));
        if (m_onConflict == OnConflict::Stop)
            stopWith({ Error::Kind::File, tr("Stopped at the first file that is there already.") });
    }
}

void KeyBulk::takeWrite(const QByteArray &key, const KeyWrite &write, const QStringList &headersLeft)
{
    switch (write.outcome) {
    case KeyWrite::Outcome::Written:
        ++m_written;
        leaveHeaders(key, headersLeft);
        break;
    case KeyWrite::Outcome::Conflict:
        leave(key, Left::Skipped,
            m_isRemoval || m_onConflict == OnConflict::Overwrite ? tr("Somebody else changed it meanwhile.")
                                                                 : tr("There is such a key."));
        if (m_onConflict == OnConflict::Stop)
            stopWith({ Error::Kind::Server, tr("Stopped at the first key that is there already.") });
        break;
    case KeyWrite::Outcome::Refused:
        leave(key, Left::Failed, write.error ? write.error->text() : QString());
        // What is missing for one is missing for all.
        if (write.error && (write.error->kind == Error::Kind::Denied || write.error->kind == Error::Kind::NotConnected))
            stopWith(*write.error);
        break;
    case KeyWrite::Outcome::Unknown:
        ++m_unknown;
        leave(key, Left::Unknown, write.error ? write.error->text() : QString());
        break;
    }
}

/// What is under way is waited for.
void KeyBulk::stopWith(Error error)
{
    m_error = std::move(error);
    m_isStopped = true;
}

void KeyBulk::leaveHeaders(const QByteArray &key, const QStringList &names)
{
    if (names.isEmpty())
        return;
    ++m_withoutHeaders;
    if (m_report.size() < maxListed)
        m_report.append(
            { key, Left::WithoutHeaders, tr("Headers that are not written: %1").arg(names.join(QLatin1String(", "))) });
}

void KeyBulk::leave(const QByteArray &key, Left left, const QString &reason)
{
    ++m_left;
    if (m_report.size() < maxListed)
        m_report.append({ key, left, reason });
}

void KeyBulk::giveUp(Error error)
{
    stopWith(std::move(error));
    --m_underWay;
    pump();
}

void KeyBulk::cancel()
{
    m_isStopped = true;
    if (m_stopReading)
        *m_stopReading = true;
}

void KeyBulk::pump()
{
    // Answers that are there at once come from within.
    if (!m_isRunning || m_isPumping)
        return;
    if (m_isReading) {
        Q_EMIT progressChanged();
        return;
    }
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
    if (m_file && m_source == Source::Keys && !m_file->flush() && !m_error)
        m_error = Error { Error::Kind::File, tr("Can't write %1: %2").arg(m_file->fileName(), m_file->errorString()) };
    m_file.reset();
    m_work = nullptr;
    m_isRunning = false;
    Q_EMIT progressChanged();
    Q_EMIT finished();
}

double KeyBulk::share() const
{
    if (m_isReading)
        return 0;
    if (m_source == Source::Lines)
        return m_file && m_file->size() > 0 ? double(m_file->pos()) / double(m_file->size()) : 1;
    return m_keys.isEmpty() ? 1 : double(m_at - m_underWay) / double(m_keys.size());
}

} // namespace natsight
