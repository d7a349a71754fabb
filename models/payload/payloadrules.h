// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/payload.h"
#include "models/payload/treetext.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>
#include <string_view>

namespace natsight {

/// Schemas by which binary payloads are read. Immutable: what is chosen anew is a new object. Any thread.
class PayloadSchemas
{
public:
    PayloadSchemas() = default;
    virtual ~PayloadSchemas() = default;
    Q_DISABLE_COPY_MOVE(PayloadSchemas)

    /// The tree of a payload, unpacked; none when no schema is for it. A schema that is for it and does not fit answers with a problem.
    [[nodiscard]] virtual std::optional<TreeText> decode(std::string_view subject, QByteArrayView bytes) const = 0;
    /// Whether somebody said which schema the subject has: it then comes before what the bytes look like.
    [[nodiscard]] virtual bool isFor(std::string_view /*subject*/) const { return false; }
};

/// In which format the payloads of which subjects are, as far as somebody said it. A value.
class PayloadChoices
{
public:
    static constexpr qsizetype most = 100;

    struct Choice {
        QByteArray pattern;
        PayloadFormat format = PayloadFormat::Auto;
        friend bool operator==(const Choice &, const Choice &) = default;
    };

    /// `Auto` takes the choice away. False when the pattern is none, or there are as many as there may be.
    bool set(const QByteArray &pattern, PayloadFormat format);
    /// The most specific one that matches; null: none.
    [[nodiscard]] const Choice *find(std::string_view subject) const;
    [[nodiscard]] const QList<Choice> &all() const { return m_choices; } ///< the most specific ones first
    [[nodiscard]] bool isEmpty() const { return m_choices.isEmpty(); }

    /// `messagepack orders.*`, for settings.
    [[nodiscard]] QStringList toLines() const;
    [[nodiscard]] static PayloadChoices fromLines(const QStringList &lines); ///< what is malformed is left out

    friend bool operator==(const PayloadChoices &, const PayloadChoices &) = default;

private:
    QList<Choice> m_choices;
};

/// The formats that may be chosen, in the order of a list.
[[nodiscard]] const QList<PayloadFormat> &choosableFormats();

/// What decides beside the bytes how they are read.
struct PayloadRules {
    PayloadChoices choices;
    std::shared_ptr<const PayloadSchemas> schemas; ///< null: there are none
};

/// The rules of this process. Like the thresholds they hold for everything that reads payloads, so that a list, its filter and the view
/// beside it say the same. Any thread reads; the GUI thread sets.
class PayloadRulesBook : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static PayloadRulesBook &shared();

    /// Never null; any thread.
    [[nodiscard]] std::shared_ptr<const PayloadRules> rules() const;
    /// Whether there is a rule at all; any thread, costs nothing.
    [[nodiscard]] bool isEmpty() const { return m_isEmpty.load(std::memory_order_acquire); }

    void setChoices(const PayloadChoices &choices);
    void setSchemas(std::shared_ptr<const PayloadSchemas> schemas);

Q_SIGNALS:
    void choicesChanged();
    void schemasChanged();

private:
    PayloadRulesBook();
    void set(PayloadRules rules);

    std::atomic<std::shared_ptr<const PayloadRules>> m_rules;
    std::atomic<bool> m_isEmpty = true;
};

} // namespace natsight
