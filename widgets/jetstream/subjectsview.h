// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamclient.h"
#include "models/jetstream/subjectcountmodel.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace natsight {

class ListPanel;

/// The subjects of a stream with their counts, 100,000 at most. Up to 10,000 come by themselves when the view is first
/// seen; of a stream with more it asks which. GUI thread.
class SubjectsView : public QWidget
{
    Q_OBJECT

public:
    SubjectsView(JetStreamClient *client, const QString &stream, QWidget *parent = nullptr);

    /// How many there are, as far as the stream tells.
    void setKnown(quint64 subjects, quint64 messages);
    void focusFilter();

    static constexpr quint64 maxUnbidden = 10'000;
    static constexpr quint64 maxSubjects = 100'000;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    void loadFew();
    void updateWords();

    QPointer<JetStreamClient> m_client;
    QString m_stream;
    SubjectCountModel *m_model;
    QLineEdit *m_pattern;
    QPushButton *m_load;
    ListPanel *m_list;
    std::optional<quint64> m_subjects;
    quint64 m_messages = 0;
    std::optional<Error> m_error;
    quint64 m_total = 0;
    int m_question = 0;
    qint64 m_countedMs = 0;
    bool m_isLoading = false;
    bool m_isLoaded = false;
};

} // namespace natsight
