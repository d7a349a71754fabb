// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/messagetablemodel.h"

#include <QWidget>

#include <atomic>
#include <memory>
#include <optional>

class QLabel;
class QTableView;

namespace natsight {

class PayloadChangeModel;

/// In what a message differs from the one before it on its subject, or from another one: member by member where both are JSON.
///
/// GUI thread; the message before is looked for and both are compared on a pool thread, while the view is visible. A newer question
/// ends an older one.
class DifferenceView : public QWidget
{
    Q_OBJECT

public:
    explicit DifferenceView(std::shared_ptr<CaptureStore> store, QWidget *parent = nullptr);
    ~DifferenceView() override;

    /// `other`: what it is compared with; none = the one before it on its subject. The older one counts as the one before.
    void setMessage(const KeptMessage &message, const std::optional<KeptMessage> &other = {});
    void clear();
    [[nodiscard]] QString summary() const; ///< what is shown, in a sentence
    [[nodiscard]] const PayloadChangeModel *model() const { return m_model; }

Q_SIGNALS:
    void compared();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Answer;

    void start();
    void show(const Answer &answer);
    void say(const QString &text);

    std::shared_ptr<CaptureStore> m_store;
    std::optional<KeptMessage> m_message;
    std::optional<KeptMessage> m_other;
    std::shared_ptr<std::atomic<bool>> m_isStale; ///< of the question that runs
    bool m_isAsked = false; ///< what is shown is not of the present question
    PayloadChangeModel *m_model;
    QLabel *m_summary;
    QTableView *m_table;
};

} // namespace natsight
