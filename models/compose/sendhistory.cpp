// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/sendhistory.h"

#include "models/core/format.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <nlohmann/json.hpp>

namespace natsight {

using JsonTree = nlohmann::ordered_json;

namespace {

constexpr qint64 maxFile = qint64 { 64 } << 20;
constexpr QFileDevice::Permissions ownOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QByteArray lineOf(const SentEntry &entry)
{
    JsonTree json = JsonTree::object();
    json["time"] = entry.timeMs;
    json["connection"] = entry.connection.toStdString();
    json["good"] = entry.isGood;
    json["outcome"] = entry.outcome.toStdString();
    if (!entry.hasBody)
        json["without_body"] = true;
    json["message"] = toJson(entry.message);
    return QByteArray::fromStdString(json.dump(-1, ' ', false, JsonTree::error_handler_t::replace)) + '\n';
}

std::optional<SentEntry> entryOf(const QByteArray &line)
{
    const JsonTree json = JsonTree::parse(line.begin(), line.end(), nullptr, false);
    if (!json.is_object() || !json.contains("message") || !json["message"].is_object())
        return std::nullopt;
    SentEntry entry;
    entry.message = composedFromJson(json["message"]);
    const auto text = [&json](const char *key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                         : QString();
    };
    const auto flag = [&json](const char *key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_boolean() && found->get<bool>();
    };
    if (const auto found = json.find("time"); found != json.end() && found->is_number_integer())
        entry.timeMs = found->get<qint64>();
    entry.connection = text("connection");
    entry.outcome = text("outcome");
    entry.isGood = flag("good");
    entry.hasBody = !flag("without_body");
    return entry;
}

} // namespace

SendHistory::SendHistory(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SendHistory::setFile(const QString &path)
{
    beginResetModel();
    m_path = path;
    m_entries.clear();
    m_problem.clear();
    m_lines = 0;
    QFile file(path);
    if (!path.isEmpty() && file.exists()) {
        if (!file.open(QIODevice::ReadOnly)) {
            m_problem = tr("The history %1 cannot be read: %2").arg(path, file.errorString());
        } else {
            if (file.size() > maxFile)
                file.seek(file.size() - maxFile);
            int broken = 0;
            while (!file.atEnd()) {
                const QByteArray line = file.readLine();
                ++m_lines;
                if (auto entry = entryOf(line))
                    m_entries.push_front(std::move(*entry));
                else
                    ++broken;
                if (m_entries.size() > maxEntries)
                    m_entries.pop_back();
            }
            if (broken > 0)
                m_problem = tr("%n line(s) of the history cannot be read.", nullptr, broken);
        }
    }
    endResetModel();
}

void SendHistory::add(SentEntry entry)
{
    if (entry.message.body.size() > maxBody && entry.message.bodyFormat != ComposedMessage::Body::File) {
        entry.message.body.clear();
        entry.hasBody = false;
    }
    const QByteArray line = lineOf(entry);
    beginInsertRows({}, 0, 0);
    m_entries.push_front(std::move(entry));
    endInsertRows();
    if (m_entries.size() > maxEntries) {
        const int last = static_cast<int>(m_entries.size()) - 1;
        beginRemoveRows({}, last, last);
        m_entries.pop_back();
        endRemoveRows();
    }
    if (m_path.isEmpty())
        return;
    if (m_lines >= 2 * maxEntries) {
        writeAll();
        return;
    }
    QDir().mkpath(QFileInfo(m_path).path());
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(line) != line.size()) {
        m_problem = tr("The history cannot be written to %1: %2").arg(m_path, file.errorString());
        return;
    }
    file.setPermissions(ownOnly);
    ++m_lines;
}

void SendHistory::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
    if (!m_path.isEmpty() && QFile::exists(m_path))
        writeAll();
}

void SendHistory::writeAll()
{
    QSaveFile file(m_path);
    bool isGood = file.open(QIODevice::WriteOnly);
    for (auto it = m_entries.rbegin(); isGood && it != m_entries.rend(); ++it) {
        const QByteArray line = lineOf(*it);
        isGood = file.write(line) == line.size();
    }
    if (isGood)
        file.setPermissions(ownOnly);
    if (!isGood || !file.commit()) {
        m_problem = tr("The history cannot be written to %1: %2").arg(m_path, file.errorString());
        return;
    }
    m_lines = static_cast<int>(m_entries.size());
}

int SendHistory::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int SendHistory::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant SendHistory::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SentEntry &sent = entry(index.row());
    switch (role) {
    case IsGoodRole:
        return sent.isGood;
    case SearchRole:
        return QString(sent.message.subject + u'\n' + sent.connection + u'\n' + sent.outcome);
    case Qt::ToolTipRole:
        if (index.column() == Time)
            return format::exactTime(sent.timeMs * 1'000'000);
        return sent.hasBody ? tr("%1: %2").arg(sent.connection, sent.outcome)
                            : tr("%1: %2 Its body was too large to be kept.").arg(sent.connection, sent.outcome);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Time:
        return format::time(sent.timeMs * 1'000'000);
    case Mode:
        switch (sent.message.mode) {
        case ComposedMessage::Mode::Publish:
            return tr("publish");
        case ComposedMessage::Mode::JetStream:
            return tr("to a stream");
        case ComposedMessage::Mode::Request:
            return tr("request");
        }
        return {};
    case Subject:
        return sent.message.subject;
    case Outcome:
        return sent.outcome;
    default:
        return {};
    }
}

QVariant SendHistory::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Sent");
    case Mode:
        return tr("How");
    case Subject:
        return tr("Subject");
    case Outcome:
        return tr("What came of it");
    default:
        return {};
    }
}

} // namespace natsight
