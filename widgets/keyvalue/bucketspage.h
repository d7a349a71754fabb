// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/bucketlistmodel.h"
#include "widgets/jetstream/jetstreampage.h"

class QToolButton;

namespace natsight {

class BucketActions;
class ListPanel;
class ObjectCounts;

/// All buckets of one kind in the account, as the list of their streams. Links `kv` and `objects`. GUI thread.
class BucketsPage : public JetStreamPage
{
    Q_OBJECT

public:
    /// KeyValue or Objects.
    BucketsPage(ConfigOf what, JetStreamFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    void focusFilter() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    [[nodiscard]] JetStreamFeed::Watch startWatch() override;
    [[nodiscard]] const FeedState &feedState() const override;
    [[nodiscard]] QString what() const override { return tr("the buckets"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;

private:
    void fillMenu(class QMenu *menu);
    void makeNew();
    void editSelected();
    void deleteSelected();
    void updateStrip();
    [[nodiscard]] bool isKeyValue() const { return m_model->kind() == ConfigOf::KeyValue; }
    [[nodiscard]] QStringList selected() const; ///< names of the streams
    [[nodiscard]] QString newTip() const;
    [[nodiscard]] Link linkOf(const QString &stream) const;

    BucketListModel *m_model;
    BucketActions *m_actions;
    ObjectCounts *m_counts = nullptr; ///< objects only
    ListPanel *m_list = nullptr;
    QToolButton *m_new = nullptr;
    QToolButton *m_edit = nullptr;
    QToolButton *m_compact = nullptr; ///< key-value only
    QToolButton *m_delete = nullptr;
};

} // namespace natsight
