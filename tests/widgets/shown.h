// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLabel>
#include <QWidget>

#include <functional>

namespace natsight {

/// A window with one page in it, and what tests look for there.
template<typename Made>
struct Shown {
    QWidget window; // without a layout: the offscreen platform warns when a window's smallest size changes
    Made *page = nullptr;

    explicit Shown(const std::function<Made *(QWidget *)> &make)
    {
        page = make(&window);
        page->setGeometry(0, 0, 1100, 720);
        window.resize(page->size());
        window.show();
    }
    template<typename Widget>
    Widget *child(const char *name)
    {
        auto *found = window.findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("no child %s", name);
        return found;
    }
    [[nodiscard]] QDialog *dialog() const
    {
        for (QDialog *one : window.findChildren<QDialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    /// What a person reads there: the text of every label on screen.
    [[nodiscard]] QString words() const
    {
        QStringList lines;
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                lines << label->text();
        }
        return lines.join(u'\n');
    }
    [[nodiscard]] bool says(const QString &words) const { return this->words().contains(words); }
    [[nodiscard]] bool says(const char *words) const { return says(QString::fromUtf8(words)); }
};

} // namespace natsight

// Waits until a page says something, and tells what it says instead.
#define SAYS(shown, what) QTRY_VERIFY2((shown).says(what), qPrintable((shown).words()))
