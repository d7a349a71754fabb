// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/subjectcompleter.h"

#include "widgets/common/delegates.h"
#include "widgets/common/theme.h"

#include <QCompleter>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeView>

namespace natsight {

class SubjectCompleter::Model : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void set(QList<SubjectSuggestion> list)
    {
        beginResetModel();
        m_list = std::move(list);
        endResetModel();
    }
    [[nodiscard]] const QList<SubjectSuggestion> &list() const { return m_list; }

    int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_list.size());
    }
    int columnCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || index.row() >= m_list.size())
            return {};
        const SubjectSuggestion &one = m_list.at(index.row());
        if (role == Qt::AccessibleTextRole)
            return SubjectCompleter::tr("%1, %2", "subject, where it is known from").arg(one.subject, one.origin);
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return index.column() == 0 ? one.subject : one.origin;
        return {};
    }

private:
    QList<SubjectSuggestion> m_list;
};

SubjectCompleter::SubjectCompleter(QLineEdit *edit)
    : QObject(edit)
    , m_edit(edit)
    , m_model(new Model(this))
    , m_completer(new QCompleter(this))
    , m_popup(new QTreeView)
{
    m_popup->setObjectName(QStringLiteral("composeSubjects"));
    m_popup->setAccessibleName(tr("Subjects that are known"));
    m_popup->setRootIsDecorated(false);
    m_popup->setUniformRowHeights(true);
    m_popup->setAllColumnsShowFocus(true);
    m_popup->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_popup->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_popup->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_popup->header()->hide();
    m_popup->header()->setStretchLastSection(true);
    m_completer->setModel(m_model);
    m_completer->setPopup(m_popup); // owns it
    m_popup->setItemDelegateForColumn(0, new MonospaceDelegate(m_popup));
    auto *origin = new TextDelegate(m_popup);
    origin->setTone(Tone::Muted);
    m_popup->setItemDelegateForColumn(1, origin);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCompletionColumn(0);
    m_completer->setMaxVisibleItems(12);
    m_edit->setCompleter(m_completer);
    m_edit->installEventFilter(this);
    // Comes before the completer looks.
    connect(m_edit, &QLineEdit::textEdited, this, &SubjectCompleter::ask);
}

SubjectCompleter::~SubjectCompleter() = default;

bool SubjectCompleter::isChoosing() const
{
    return m_popup->isVisible() && m_popup->selectionModel()->hasSelection();
}

void SubjectCompleter::ask(const QString &typed)
{
    m_model->set(m_source ? m_source(typed) : QList<SubjectSuggestion>());
    if (!m_model->list().isEmpty())
        layOut();
}

void SubjectCompleter::layOut()
{
    // What is known of is as wide as it has to be, up to half of the list.
    int widest = 0;
    for (const SubjectSuggestion &one : m_model->list())
        widest = std::max(widest, m_popup->fontMetrics().horizontalAdvance(one.origin));
    const int all = m_edit->width();
    m_popup->header()->resizeSection(0, all - std::min(widest + 2 * Theme::inset, all / 2));
}

bool SubjectCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress && !m_popup->isVisible()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down && key->modifiers() == Qt::NoModifier && m_source) {
            ask(m_edit->text());
            m_completer->complete();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace natsight
