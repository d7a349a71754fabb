// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keybulk.h"
#include "models/keyvalue/keyfeed.h"
#include "widgets/jetstream/bucketplace.h"
#include "widgets/jetstream/jetstreampage.h"

class QAction;
class QMenu;
class QPushButton;
class QSplitter;

namespace natsight {

class BucketActions;
class BulkBar;
class KeysView;
class KeyValueClient;
class NoticeBar;
class NumberTile;
class ThingHeader;
class ValueView;

/// One key-value bucket: its keys as they change, and the value of one of them. Link `kv/BUCKET[/KEY]`. GUI thread.
class BucketPage : public JetStreamPage
{
    Q_OBJECT

public:
    /// Null when the link names no bucket.
    [[nodiscard]] static BucketPage *make(JetStreamFeed *feed, const Link &link, QWidget *parent);
    ~BucketPage() override;

    [[nodiscard]] QString title() const override { return tr("%1 · bucket").arg(m_name); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("bucket"); }
    bool goTo(const Link &link) override;
    void focusFilter() override;
    void refresh() override;
    void setPaused(bool isPaused) override;
    [[nodiscard]] QString liveText() const override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;
    /// Asks while keys are being written, or a value is edited.
    [[nodiscard]] bool mayClose() override;
    void setKeysAsTree(bool isTree);
    /// Where keys can be copied to; without it only to this connection.
    void setPlaces(BucketPlaces places) { m_places = std::move(places); }

    /// Of the keys; null until the bucket is known.
    [[nodiscard]] KeyFeed *keyFeed() const { return m_keyFeed; }

Q_SIGNALS:
    void keysAsTreeChanged(bool isTree);

protected:
    [[nodiscard]] JetStreamFeed::Watch startWatch() override;
    [[nodiscard]] const FeedState &feedState() const override;
    [[nodiscard]] QString what() const override { return tr("bucket %1").arg(m_name); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    BucketPage(JetStreamFeed *feed, Link link, QWidget *parent);

    void makeHeader(ThingHeader *header);
    void makeKeys(const Bucket &bucket);
    void updateHeader();
    void updateLive();
    void openKey(const QByteArray &key);
    void tick();
    void addBulkVerbs(QMenu *menu);
    [[nodiscard]] QList<KeyBulk::Key> selectedKeys() const;
    void newKey();
    void askRemove(bool isPurge);
    void askCopy();
    void startCopy(const BucketPlace &place, const QString &bucket, const QList<KeyBulk::Key> &keys,
        KeyBulk::OnConflict onConflict, bool isDryRun);
    void askImport(bool isFolder);
    void askExport(bool isFolder);
    void importFrom(const QString &path);
    void importFromFolder(const QString &folder);
    void exportTo(const QString &path, const QList<KeyBulk::Key> &keys);
    void exportToFolder(const QString &folder, const QList<KeyBulk::Key> &keys);
    void showProblem(const QString &text);
    [[nodiscard]] QString whyNotWrite() const;

    QString m_name;
    QString m_stream;
    QByteArray m_key; ///< of the link
    bool m_isTree = true;
    bool m_isOnScreen = false;
    KeyFeed *m_keyFeed = nullptr;
    KeyValueClient *m_client = nullptr;
    NumberTile *m_keys = nullptr;
    NumberTile *m_size = nullptr;
    NumberTile *m_changes = nullptr;
    NumberTile *m_history = nullptr;
    BucketActions *m_actions;
    BucketPlaces m_places;
    NoticeBar *m_notice = nullptr;
    BulkBar *m_bulk = nullptr;
    QPushButton *m_edit = nullptr;
    QAction *m_watchers = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_newKey = nullptr;
    QSplitter *m_splitter = nullptr;
    KeysView *m_view = nullptr;
    ValueView *m_value = nullptr;
    QTimer m_clock;
};

} // namespace natsight
