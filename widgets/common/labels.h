// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace natsight {

// Labels whose text may be foreign: never read as rich text.

[[nodiscard]] QLabel *plainLabel(QWidget *parent, const QString &name);
/// Sentences, which wrap.
[[nodiscard]] QLabel *plainParagraph(const QString &text, QWidget *parent);
/// What a dialog asks or is about, on top of it.
[[nodiscard]] QLabel *titleLabel(const QString &text, QWidget *parent);
/// Above a part of a page or dialog.
[[nodiscard]] QLabel *captionLabel(const QString &text, QWidget *parent);

} // namespace natsight
