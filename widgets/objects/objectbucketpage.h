// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/objects/objectfeed.h"
#include "models/objects/objectnames.h"
#include "widgets/jetstream/jetstreampage.h"
#include "widgets/objects/objectplacedialog.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

class QAction;
class QMimeData;
class QPushButton;
class QSplitter;
class QToolButton;

namespace natsight {

class BucketActions;
class ConfirmSheet;
class ListPanel;
class NoticeBar;
class NumberTile;
class ObjectDialog;
class ObjectListModel;
class ObjectPreview;
class ObjectTransfer;
class ThingHeader;
class TransferListModel;

/// The objects of one bucket: list, preview and details, files in and out by button and by drag, and the transfers with what came
/// of each. Link `objects/BUCKET[/NAME]`. GUI thread.
class ObjectBucketPage : public JetStreamPage
{
    Q_OBJECT

public:
    /// Files that are taken at once, folders included.
    static constexpr int maxFiles = 10'000;
    /// Objects up to this size are fetched to be dragged out.
    static constexpr quint64 maxDragBytes = quint64 { 256 } << 20;

    /// Null when the link names no bucket.
    [[nodiscard]] static ObjectBucketPage *make(JetStreamFeed *feed, const Link &link, QWidget *parent);

    ~ObjectBucketPage() override;

    /// Where objects can be copied to; without it only to this connection.
    void setPlaces(BucketPlaces places) { m_places = std::move(places); }

    /// Stores files under these names; asks where that overwrites.
    void upload(const QList<FileToPut> &files);
    /// Fetches objects into a folder; names with slashes make folders in it.
    void downloadTo(const QString &folder, const QList<ObjectInfo> &objects);
    void downloadAs(const QString &path, const ObjectInfo &object);

    [[nodiscard]] QString title() const override { return tr("%1 · objects").arg(m_bucket); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("objects"); }
    bool goTo(const Link &link) override;
    void focusFilter() override;
    void refresh() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;
    /// Asks where transfers are under way: they are cancelled first.
    [[nodiscard]] bool mayClose() override;

protected:
    [[nodiscard]] JetStreamFeed::Watch startWatch() override;
    [[nodiscard]] const FeedState &feedState() const override;
    [[nodiscard]] QString what() const override { return tr("bucket %1").arg(m_bucket); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;

    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    ObjectBucketPage(JetStreamFeed *feed, Link link, QWidget *parent);

    void makeHeader();
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeTransfers();
    void select(const QString &name);
    void updateSelection();
    void updateStrip();
    void updateTransfers();
    [[nodiscard]] QList<ObjectInfo> selected() const;
    [[nodiscard]] QString whyNoWrite() const; ///< empty: it can be written to
    void open(int row, bool beside);
    void askForFiles(bool isFolder);
    void askWhereTo();
    /// `agreed`: the sequences that the person agreed to lose, by name; an object that changed since is not overwritten.
    void startUploads(const QList<FileToPut> &files, const QHash<QString, quint64> &agreed);
    void copyTo();
    void startCopies(
        const BucketPlace &place, const QString &bucket, const QString &newName, const QList<ObjectInfo> &objects);
    struct Copies;
    void askAboutTaken(const std::shared_ptr<Copies> &copies);
    void edit();
    void rename(ObjectDialog *dialog, const ObjectInfo &info, const QString &name, const ObjectTexts &texts,
        std::optional<quint64> replaces);
    void remove();
    void addLink();
    void add(ObjectTransfer *transfer);
    void finished(const ObjectTransfer *transfer);
    void showProblem(const QString &text);
    void drag();
    [[nodiscard]] BucketPlace here() const;

    QString m_bucket;
    QString m_wanted; ///< name to be selected as soon as it is there
    ObjectFeed *m_objects;
    ObjectListModel *m_model;
    TransferListModel *m_transfers;
    BucketPlaces m_places;
    ThingHeader *m_header = nullptr;
    NumberTile *m_count = nullptr;
    NumberTile *m_bytes = nullptr;
    NumberTile *m_replicas = nullptr;
    NumberTile *m_moving = nullptr;
    NoticeBar *m_problem = nullptr;
    NoticeBar *m_reason = nullptr;
    QSplitter *m_parts = nullptr;
    ListPanel *m_list = nullptr;
    ListPanel *m_transferList = nullptr;
    ObjectPreview *m_preview = nullptr;
    QToolButton *m_upload = nullptr;
    QToolButton *m_uploadFolder = nullptr;
    QToolButton *m_download = nullptr;
    QToolButton *m_edit = nullptr;
    QToolButton *m_delete = nullptr;
    QAction *m_link = nullptr;
    QPushButton *m_editBucket = nullptr;
    BucketActions *m_actions;
    QAction *m_copy = nullptr;
    QToolButton *m_cancel = nullptr;
    QToolButton *m_clear = nullptr;
    QPointer<ConfirmSheet> m_closeQuestion;
    QPoint m_pressed;
    bool m_mayDrag = false;
    std::unique_ptr<QTemporaryDir> m_dragFolder;
    QHash<QString, QString> m_dragFiles; ///< nuid: file that is fetched
    int m_dragFetches = 0;
    bool m_isClosing = false;
};

} // namespace natsight
