// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <functional>
#include <vector>

namespace natsight {

class Connection;

/// One kind of thing that a person can open: all that the window knows of it.
struct PageKind {
    QString kind; ///< first part of the link, `traffic`
    QString title; ///< of the row in the explorer, translated
    QString icon; ///< name of an icon
    QString linkForm; ///< `traffic[/SUBJECT]`, for help and completion
    bool isInExplorer = true;
    /// A page for the link, or nullptr when the link names nothing that this kind can show.
    std::function<Page *(Connection &, const Link &, QWidget *parent)> make;
    bool isOfCaptures = false; ///< shows captured messages, which a file has as well
};

/// The kinds that this version can show, in the order of the explorer, and the words for those it cannot. Made once at
/// start; a new kind of page is one add(). GUI thread.
class PageRegistry
{
public:
    void add(PageKind kind);
    [[nodiscard]] const std::vector<PageKind> &kinds() const { return m_kinds; }
    [[nodiscard]] const PageKind *find(const QString &kind) const;
    /// Those of a connection, or of a file of captured messages.
    [[nodiscard]] std::vector<PageKind> kindsOf(const Connection &connection) const;

    /// A name of the link language that no page of this version stands behind.
    [[nodiscard]] static bool isPlanned(const QString &kind);
    /// Why a link opens nothing, in a sentence.
    [[nodiscard]] QString whyMissing(const Link &link, bool isConnectionKnown) const;

private:
    std::vector<PageKind> m_kinds;
};

} // namespace natsight
