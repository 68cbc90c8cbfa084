#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_REORGANISATION_EDITOR (td_reorganisation_editor_get_type ())

/* TdReorganisationEditor: the assistant in which a reorganisation is typed, a line for each unit,
 * with what it will do beside it; saving carries it out. */
G_DECLARE_FINAL_TYPE (
    TdReorganisationEditor, td_reorganisation_editor, TD, REORGANISATION_EDITOR, TdEditor)

/* td_reorganisation_editor_new:
 * @unit_ids, @n_units: units that a line is made for at once; their action is to be chosen */
GtkWidget *td_reorganisation_editor_new (GtkWindow *parent,
                                         TdBook *book,
                                         const gint64 *unit_ids,
                                         guint n_units);

G_END_DECLS
