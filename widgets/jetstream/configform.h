// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/configfields.h"

#include <QWidget>

#include <memory>

namespace natsight {

/// A configuration to edit, in sections, made from the table of fields.
///
/// Reads and writes the JSON object itself: what the form has no field for stays as it is, what is not touched is not
/// written, and what cannot be understood stands in it as the text that was typed, for validateConfig() to refuse. A field
/// that is emptied goes back to what it was when that said nothing, and is left out otherwise. Fields that the server does
/// not know, or that cannot change, are disabled and say why. Of lists and maps the first 100 members have editors. GUI thread.
class ConfigForm : public QWidget
{
    Q_OBJECT

public:
    /// `original` is the configuration of what is edited; null for something new.
    ConfigForm(ConfigOf what, const ServerInfo &server, const JsonPtr &original, QWidget *parent = nullptr);
    ~ConfigForm() override;

    /// Shows a configuration; what it has now is what emptied fields go back to.
    void setConfig(const Json &config);
    /// One field by itself, for what follows from an edit: null leaves it out. Where the cursor is in another one it stays there.
    void setField(const QString &name, const Json &value);
    [[nodiscard]] const Json &config() const;

    /// Shows each problem beside its field.
    void setProblems(const QList<ConfigProblem> &problems);

    /// Opens the section of a field and puts the cursor there; of an empty path: the first one that can be edited.
    void goTo(const QString &path);

Q_SIGNALS:
    void edited(); ///< by the user

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace natsight
