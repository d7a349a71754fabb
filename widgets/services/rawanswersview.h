// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/nats/message.h"
#include "models/services/servicefeed.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;

namespace natsight {

class CodeEditor;

/// What one instance answers to `$SRV.INFO` and `$SRV.STATS`, word for word, one value on a line. Asked when an instance is chosen,
/// when the view is shown, and on demand; never by itself. The first MiB of an answer is shown. GUI thread.
class RawAnswersView : public QWidget
{
    Q_OBJECT

public:
    RawAnswersView(ServiceFeed *feed, const QString &service, QWidget *parent = nullptr);

    /// Whom to choose from, by id.
    void setInstances(const QStringList &ids);
    void choose(const QString &id);
    [[nodiscard]] QString chosen() const;
    /// Asks again.
    void ask();

Q_SIGNALS:
    void chosenChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Side {
        QLabel *head = nullptr;
        CodeEditor *text = nullptr;
    };

    void take(Side &side, ServiceVerb verb, const Result<Reply> &reply);

    QPointer<ServiceFeed> m_feed;
    QString m_service;
    QComboBox *m_instances;
    Side m_info;
    Side m_stats;
    QString m_wanted; ///< chosen before it is known
    QString m_asked; ///< whose answers are shown
    quint64 m_generation = 0;
};

} // namespace natsight
