#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_UNIT_EDITOR (td_unit_editor_get_type ())

/* TdUnitEditor: one unit, in a window of its own so that two can be compared. Ctrl+S saves and
 * closes, Ctrl+Enter saves and begins the next one, Esc leaves, with a question only when something
 * would be lost. */
G_DECLARE_FINAL_TYPE (TdUnitEditor, td_unit_editor, TD, UNIT_EDITOR, TdEditor)

/* td_unit_editor_new:
 * @parent: (nullable): the window that it belongs to
 * @unit_id: 0 for a new unit
 * @parent_id: of a new unit: what it belongs to, 0 to leave it open
 *
 * Returns: (nullable): NULL with why the unit cannot be read */
GtkWidget *td_unit_editor_new (
    GtkWindow *parent, TdBook *book, gint64 unit_id, gint64 parent_id, GError **error);

G_END_DECLS
