#pragma once

#include "app/dialogs/td-editor.h"
#include "domain/td-record.h"

G_BEGIN_DECLS

#define TD_TYPE_RECORD_EDITOR (td_record_editor_get_type ())

/* TdRecordEditor: the window in which an initiative, a record of publicity, a role model or a
 * document is typed. Its form is made from the table of the kind's fields (td-record-kinds.c);
 * fields that make no sense for what is chosen are not shown.
 *
 * "Save and next" keeps the unit, the day and what else is chosen from a list: the next one is
 * mostly of the same pile.
 *
 * Action: record.remove */
G_DECLARE_FINAL_TYPE (TdRecordEditor, td_record_editor, TD, RECORD_EDITOR, TdEditor)

/* td_record_editor_new: @id: 0 for a new one
 *
 * Returns: (transfer floating) (nullable): NULL with TD_ERROR_NOT_FOUND if there is no such record
 */
GtkWidget *td_record_editor_new (
    GtkWindow *parent, TdBook *book, TdRecordKind kind, gint64 id, GError **error);

/* td_record_editor_new_for: a new one with what @template has, which is taken
 * @template: (transfer full): id 0 */
GtkWidget *td_record_editor_new_for (GtkWindow *parent, TdBook *book, TdRecord *template);

G_END_DECLS
