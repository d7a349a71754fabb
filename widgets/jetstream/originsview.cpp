// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/originsview.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/tips.h"
#include "widgets/jetstream/jetstreampage.h"

#include <QBoxLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace natsight {

namespace {

/// More copiers than these are a number: the list of streams has them all.
constexpr qsizetype maxRows = 50;

// So that words stand below words, whether these are a button or not.
constexpr int markWidth = 14;
/// In pixels; names of streams may have 255 characters, and all are in the tooltip.
constexpr int longestTitle = 320;
constexpr int buttonPadding = 9;
constexpr int textIndent = markWidth + Theme::gap / 2 + buttonPadding;

/// The shape of a state.
class Mark : public QWidget
{
public:
    explicit Mark(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(markWidth, 22);
    }

    void set(Tone tone, const QString &word)
    {
        m_tone = tone;
        setAccessibleName(word);
        setToolTip(word);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintState(&painter, QRectF(0, height() / 2.0 - 5, 10, 10), m_tone, palette());
    }

private:
    Tone m_tone = Tone::Idle;
};

QLabel *selectableLabel(const QString &name, QWidget *parent)
{
    QLabel *label = plainLabel(parent, name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setText(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

/// Mark and title, with what there is to say about it below.
class OriginsView::Row : public QWidget
{
public:
    Row(const Line &line, OriginsView *view)
        : QWidget(view)
        , m_mark(new Mark(this))
        , m_detail(selectableLabel(QLatin1String("streamOriginDetail:") + line.name, this))
        , m_error(selectableLabel(QLatin1String("streamOriginError:") + line.name, this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, Theme::gap / 2);
        layout->setSpacing(0);
        auto *head = new QHBoxLayout;
        head->setSpacing(Theme::gap / 2);
        head->addWidget(m_mark);
        if (line.stream.isEmpty()) {
            m_title = selectableLabel(QLatin1String("streamOrigin:") + line.name, this);
            m_title->setMinimumHeight(22);
            m_title->setContentsMargins(buttonPadding, 0, 0, 0);
            head->addWidget(m_title, 1);
        } else {
            m_button = new QToolButton(this);
            m_button->setObjectName(QLatin1String("streamCopy:") + line.name);
            m_button->setAutoRaise(true);
            m_button->setFocusPolicy(Qt::TabFocus);
            m_button->setToolTip(plainTip(OriginsView::tr("Open %1").arg(line.stream)));
            connect(m_button, &QToolButton::clicked, view, [view, stream = line.stream] {
                Q_EMIT view->openRequested(stream, QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
            });
            head->addWidget(m_button);
            head->addStretch(1);
        }
        layout->addLayout(head);
        for (QLabel *label : { m_detail, m_error }) {
            label->setContentsMargins(textIndent, 0, 0, 0);
            layout->addWidget(label);
        }
        m_detail->setFont(Theme::caption());
        m_detail->setForegroundRole(QPalette::PlaceholderText);
        m_error->setFont(Theme::caption());
    }

    void set(const Line &line)
    {
        if (m_button) {
            m_button->setText(m_button->fontMetrics()
                                  .elidedText(line.title, Qt::ElideMiddle, longestTitle)
                                  .replace(u'&', QLatin1String("&&")));
            m_button->setAccessibleName(line.title);
            m_button->setAccessibleDescription(line.detail);
        } else {
            setText(m_title, line.title);
        }
        m_mark->set(line.hasHealth ? healthTone(line.health) : Tone::Idle,
            line.hasHealth ? healthWord(line.health) : QString());
        setText(m_detail, line.detail);
        setText(m_error, line.error);
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, Theme::color(Tone::Bad, colors));
        m_error->setPalette(colors);
    }

    [[nodiscard]] bool isOf(const Line &line) const
    {
        const QString known = m_button ? m_button->objectName() : m_title->objectName();
        return known
            == (line.stream.isEmpty() ? QLatin1String("streamOrigin:") : QLatin1String("streamCopy:")) + line.name;
    }

private:
    Mark *m_mark;
    QToolButton *m_button = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_detail;
    QLabel *m_error;
};

OriginsView::OriginsView(QWidget *parent)
    : QWidget(parent)
    , m_originsTitle(captionLabel(tr("Copied from"), this))
    , m_copiesTitle(captionLabel(tr("Copied to"), this))
    , m_origins(new QVBoxLayout)
    , m_copies(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::gap / 2);
    layout->addWidget(m_originsTitle);
    layout->addLayout(m_origins);
    layout->addWidget(m_copiesTitle);
    layout->addLayout(m_copies);
    for (QBoxLayout *rows : { m_origins, m_copies })
        rows->setSpacing(0);
    hide();
}

OriginsView::Line OriginsView::lineOf(const StreamOrigin &origin)
{
    Line line;
    QStringList parts;
    if (origin.state) {
        const SourceInfo &state = *origin.state;
        parts << (state.lag > 0 ? tr("%1 messages behind").arg(format::count(state.lag)) : tr("up to date"));
        parts << (state.activeNs >= 0 ? tr("last active %1").arg(format::ago(std::chrono::nanoseconds(state.activeNs)))
                                      : tr("not heard of yet"));
        if (state.error)
            line.error = state.error->text();
        line.hasHealth = true;
        line.health = judge(state).health;
    }
    parts << originWords(origin);
    line.detail = parts.join(QStringLiteral(" · "));
    return line;
}

void OriginsView::setStream(const StreamInfo &info, const QList<StreamCopier> &copiers)
{
    QList<Line> lines;
    for (const StreamOrigin &origin : originsOf(info)) {
        Line line = lineOf(origin);
        line.isOrigin = true;
        line.name = origin.name;
        line.stream = origin.isOutside() ? QString() : origin.name;
        line.title = origin.isMirror ? tr("Mirror of %1").arg(origin.name) : tr("Copies from %1").arg(origin.name);
        lines << line;
        if (lines.size() == maxRows)
            break;
    }
    qsizetype left = copiers.size();
    for (const StreamCopier &copier : copiers.first(std::min(maxRows, copiers.size()))) {
        Line line = lineOf(copier.origin);
        line.name = copier.name;
        line.stream = copier.name;
        line.title = copier.origin.isMirror ? tr("%1 is a mirror of this stream").arg(copier.name)
                                            : tr("%1 copies from this stream").arg(copier.name);
        lines << line;
        --left;
    }
    if (left > 0) {
        Line line;
        line.name = QStringLiteral("more");
        line.title = tr("%1 more streams copy from this one").arg(format::count(static_cast<quint64>(left)));
        lines << line;
    }
    if (const std::optional<Republish> republish = republishOf(info)) {
        Line line;
        line.name = QStringLiteral("republish");
        line.title = tr("Published again as %1").arg(republish->destination);
        QStringList parts;
        if (republish->source != QLatin1String(">"))
            parts << tr("only %1").arg(republish->source);
        if (republish->isHeadersOnly)
            parts << tr("headers only");
        line.detail = parts.join(QStringLiteral(" · "));
        lines << line;
    }
    show(lines);
}

void OriginsView::show(const QList<Line> &lines)
{
    // While the same streams stay only their words change, so that the keyboard stays where it is.
    const bool isSame = std::equal(lines.cbegin(), lines.cend(), m_rows.cbegin(), m_rows.cend(),
        [](const Line &line, const Row *row) { return row->isOf(line); });
    if (!isSame) {
        for (Row *row : std::as_const(m_rows)) {
            row->hide();
            row->deleteLater();
        }
        m_rows.clear();
        for (const Line &line : lines) {
            auto *row = new Row(line, this);
            (line.isOrigin ? m_origins : m_copies)->addWidget(row);
            m_rows << row;
        }
        const auto isOrigin = [](const Line &line) { return line.isOrigin; };
        m_originsTitle->setVisible(std::any_of(lines.cbegin(), lines.cend(), isOrigin));
        m_copiesTitle->setVisible(!std::all_of(lines.cbegin(), lines.cend(), isOrigin));
    }
    for (qsizetype i = 0; i < lines.size(); ++i)
        m_rows.at(i)->set(lines.at(i));
    setVisible(!lines.isEmpty());
}

} // namespace natsight
