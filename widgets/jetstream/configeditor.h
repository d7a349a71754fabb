// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/configfields.h"
#include "models/jetstream/jetstreamclient.h"

#include <QDialog>

#include <memory>

namespace natsight {

/// What a configuration is edited for.
struct ConfigTask {
    enum class Purpose {
        Create,
        Edit,
        Copy, ///< something new like one that exists
    };

    ConfigOf what = ConfigOf::Stream;
    Purpose purpose = Purpose::Create;
    QString
        stream; ///< whose consumer it is; the stream itself where that, or its bucket, is edited or copied. Empty: to be chosen
    QString consumer; ///< which one is edited or copied
    QStringList streams; ///< to choose from
};

/// Makes, edits and copies streams, consumers and buckets (which are streams underneath, see bucketconfig.h): a form and the JSON of the configuration side by side, then what changes
/// with the equivalent `nats` command, then what the server made of it.
///
/// An edit asks for the server's configuration when it opens and patches that one; before it is sent the server is asked
/// again, and changes of others are shown instead of being overwritten. What the server refuses leaves all as it was typed.
/// Deletes itself. GUI thread.
class ConfigEditor : public QDialog
{
    Q_OBJECT

public:
    ConfigEditor(JetStreamClient *client, ConfigTask task, QWidget *parent = nullptr);
    ~ConfigEditor() override;

    /// Asks before typed things are lost; closes at once where the server has them.
    void reject() override;
    /// Why nothing can be applied for now, a sentence; empty: it can. What is typed stays.
    void setBlocked(const QString &reason);

Q_SIGNALS:
    /// The server has it. The dialog is open still where the server changed something of it.
    void streamApplied(const natsight::StreamInfo &info);
    void consumerApplied(const natsight::ConsumerInfo &info);
    /// Closed while the request was under way: nobody waits for its answer.
    void abandoned();

protected:
    bool focusNextPrevChild(bool next) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace natsight
