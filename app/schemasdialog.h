// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;
class QStandardItemModel;
class QTableView;
class QTreeView;

namespace natsight {

class SchemaKeeper;
class SchemaMappingModel;
struct SchemaProblem;

/// The files by which protobuf and Avro payloads are read, what is wrong with them, and which subjects have which type. Each change takes
/// effect at once. Deletes itself when closed. GUI thread.
class SchemasDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SchemasDialog(SchemaKeeper *keeper, QWidget *parent = nullptr);

    /// Files and folders; those that are there already stay once.
    void addSources(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; ///< Del in the lists

private:
    QWidget *makeSources();
    QWidget *makeMappings();
    QPushButton *addButton(class QLayout *row, const char *name, const QString &text, const QString &tip);
    void choose(bool isFolder);
    void removeSource();
    void addMapping();
    void removeMappings();
    void addRow(const QString &source, const QString &state, const QList<SchemaProblem> &problems);
    void showSources();
    void update();

    SchemaKeeper *m_keeper;
    QStandardItemModel *m_sources;
    QTreeView *m_sourceView = nullptr;
    SchemaMappingModel *m_mappings;
    QTableView *m_mappingView = nullptr;
    QPushButton *m_removeSource = nullptr;
    QPushButton *m_reload = nullptr;
    QPushButton *m_removeMapping = nullptr;
};

} // namespace natsight
