// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/objects/objectclient.h"

#include <QImage>
#include <QPointer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace natsight {

class DetailsForm;
class EmptyState;
class HeadersView;
class PayloadView;
class PictureView;

/// What one object is: its beginning as text, JSON, picture or hex dump, and all that its metadata tell.
///
/// Bounds: the first 256 KiB are fetched, of a picture up to 8 MiB; pictures of more than 40 million points are not drawn. GUI
/// thread; pictures are read on a pool's thread.
class ObjectPreview : public QWidget
{
    Q_OBJECT

public:
    static constexpr qint64 maxBytes = qint64 { 256 } << 10;
    static constexpr qint64 maxPictureBytes = qint64 { 8 } << 20;

    explicit ObjectPreview(ObjectClient *client, QWidget *parent = nullptr);

    /// The object as it is now; the same one again costs nothing.
    void setObject(const ObjectInfo &info);
    void clear(const QString &why);
    /// The picture that is shown; null where none is.
    [[nodiscard]] QImage picture() const;
    void focusContent();

Q_SIGNALS:
    void statusText(const QString &text);

private:
    void load();
    void show(const ObjectInfo &target, const QByteArray &bytes);
    void showWords(const QString &what, const QString &how);
    void updateDetails();

    QPointer<ObjectClient> m_client;
    ObjectInfo m_info;
    quint64 m_generation = 0;
    QTabWidget *m_tabs;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    PayloadView *m_payload;
    PictureView *m_picture;
    DetailsForm *m_details;
    HeadersView *m_headers;
    QLabel *m_description;
};

} // namespace natsight
