#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_PERSON_EDITOR (td_person_editor_get_type ())

/* TdPersonEditor: puts right what the book knows of a person today. The person's awards keep the
 * name, post and unit that stood in their decisions. */
G_DECLARE_FINAL_TYPE (TdPersonEditor, td_person_editor, TD, PERSON_EDITOR, TdEditor)

/* td_person_editor_new:
 *
 * Returns: (transfer floating) (nullable): NULL with TD_ERROR_NOT_FOUND; to be presented */
GtkWidget *td_person_editor_new (GtkWindow *parent, TdBook *book, gint64 person_id, GError **error);

G_END_DECLS
